"""Which words alone keep a telling out of an account: another day, another town, "in a separate attack"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.data import expressions
from rashomon.model import POINTS, IncidentType, PlacePrecision, Property
from rashomon.model.when import MONTH, WEEK
from rashomon.read.accounts.answers import replies
from rashomon.read.accounts.bygones import is_of_other_day
from rashomon.read.accounts.called import called_otherwise
from rashomon.read.accounts.captives import numbers_taken
from rashomon.read.accounts.coordinated import came_as, hands_changed_before, subject_of
from rashomon.read.accounts.drafts import (
    ELSEWHERE,
    Draft,
    counted_relation,
    counts_more,
    date_relation,
    head_of,
    is_far,
    is_other_toll,
    numbers,
    whens,
)
from rashomon.read.accounts.entries import is_other_entry
from rashomon.read.accounts.folding import akin, is_reverse_of, sides_of
from rashomon.read.accounts.fronts import (
    HEAD,
    LEAD,
    OPENING,
    PHRASE,
    deeds,
    fresh,
    is_by_other_arm,
    is_fallen_craft,
    is_of_other_means,
    is_on_other_side,
    is_other_front,
    is_set_beside,
    opening_days,
)
from rashomon.read.accounts.hands import was_taken_then
from rashomon.read.accounts.hitback import answering, is_by_other_arms, is_from_afar
from rashomon.read.accounts.items import is_known
from rashomon.read.accounts.sites import closest_of, inner, is_quarter
from rashomon.read.accounts.tellings import (
    ANNIVERSARY,
    ANSWER,
    AS,
    EARLIER,
    HEADLINE,
    SINCE,
    USED,
    WHERE,
    WHICH,
    Telling,
)
from rashomon.read.accounts.words import has, words_of
from rashomon.read.mentions import AT, PlaceMention

_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)
_LIKE = ("similar ", "another ", "previous ")
_FEW = 5  # people
_ELSEWHEN = ("apart", "overlap")
_ADJECTIVE = 12  # characters between "another" and its noun


@cache
def _words(part: str) -> re.Pattern[str]:
    """A part of ``data/accounts_apart.tsv``, to be held against words in small letters, a blank apart."""
    return re.compile(expressions("accounts_apart.tsv")[part])


def is_aside(t: Telling) -> bool:
    """Whether it is told in a clause that turns to something else: "... where 11 people died last week"."""
    return t.opened_by.startswith("turn:")


def is_other(t: Telling, d: Draft, setting: str) -> bool:
    """Whether the words alone keep a telling out of an account."""
    if t.opened_by.startswith(ANSWER):
        # What an incident answers is another incident.
        return d.last.sentence is t.sentence or (setting == "crime" and _is_recalled_death(t, d))
    month = t.opened_by == WHERE and t.counts and any(w.over_a_week for w in whens(t))
    anew = t.opened_by in WHICH or t.opened_by in (ANNIVERSARY, HEADLINE)
    if (anew or month) and d.last.sentence is t.sentence:
        return True
    if t.opened_by == AS and d.last.sentence is t.sentence and came_as(d.last):
        return True  # "the raid came as the army said that it had …"
    if called_otherwise(t, d) or (has("likened", t.low) and is_far(whens(t), d.whens)):
        return True  # "the May 2018 raid", "the raid is reminiscent of one in May 2018"
    if hands_changed_before(t) and (d.last.sentence is t.sentence or IncidentType.CLASH not in d.kinds):
        return True  # "retook the port a day after rebels seized it"
    if was_taken_then(t, d):
        return True
    if t.opened_by == SINCE and date_relation(whens(t), d.whens) in ("none", "apart"):
        return True  # "besieged since June, when troops cut the road": the day that it gives is its own
    if t.counts and d.last.counts and not numbers(t) & d.numbers and t.is_led_back:
        return True  # "... a week after 34 died there"
    if t.opened_by and d.last.sentence is t.sentence and (t.opened_by in USED or _is_led_elsewhere(t, d)):
        return True  # "five years after a similar raid on Orin", "guns used to shell Orin"
    if t.opened_by and t.counts and d.last.counts and not numbers(t) & d.numbers:
        here = d.last.sentence is t.sentence
        if here and date_relation(whens(t), whens(d.last)) == "apart":
            return True  # "... in a town where 11 people died last week"
        if setting == "war" and (here or not t.sites):
            return True  # "11 died in one town and seven in the next"
        if here and _in_towns(t.sites) and _in_towns(d.last.sites):
            return closest_of(t.inner, d.last.inner) == "apart"
    if _is_next_of_row(t, d) or _is_told_beside_past(t, d):
        return True
    if d.tellings[0].opened_by.startswith(ANSWER):
        elsewhere = closest_of(t.inner, d.inner) == "apart"  # the text goes on about the answer
        return elsewhere or is_reverse_of(t, d) or _is_recalled_by_month(t, d)
    if _is_earlier(t, d, setting) or _is_recalled(t, d, setting) or _is_recalled_by_month(t, d):
        return True
    if _is_reverse(t, d) or is_other_entry(t, d) or is_like_it(t, d) or _is_other_day(t, d):
        return True
    if setting == "war" and _is_other_round(t, d):
        return True
    if setting == "crime" and is_of_other_day(t, d):
        return True
    # Nor is such an aside what the headline is about.
    headline = all(x.sentence.index < HEAD for x in d.tellings) and not (d.home or d.whens)
    return headline and is_aside(t) and bool(whens(t)) and not numbers(t) & d.numbers


def _is_led_elsewhere(t: Telling, d: Draft) -> bool:
    """ "Hours after rebels seized Velm, a bomb went off in Daruk", "… five years after a raid on Orin"."""
    return (t.is_led_back or d.last.is_led_back) and closest_of(t.inner, d.last.inner) == "apart"


def _is_recalled_death(t: Telling, d: Draft) -> bool:
    """ "It follows the murder of Ann Lee in May", in news of a crime that has told of its own victims."""
    this = [x.low for x in t.sentence.tokens[:1]] in (["it"], ["this"])
    return this and bool(t.counts) and any(x.counts for x in d.tellings)


def _is_other_round(t: Telling, d: Draft) -> bool:
    """The rules that hold in a war alone, where one report goes from front to front."""
    if _is_next_quarter(t, d) or is_other_front(t, d) or is_on_other_side(t, d) or is_fallen_craft(t, d):
        return True
    if _counts_others(t, d) or is_of_other_means(t, d):
        return True
    if _is_in_another_part(t, d) or _is_deed_elsewhere(t, d):
        return True
    return _is_reply(t, d) or is_another(t) or is_set_beside(t, d) or is_by_other_arm(t, d)


def _is_deed_elsewhere(t: Telling, d: Draft) -> bool:
    """ "Rebels seized a base in Daruk", below an air strike on Velm: somebody does what the account is not
    told of, in a town that is none of its towns; or takes ground on days of which it is not told."""
    done = [e for e in t.told if e.key not in words_of("harm")]
    if t.start != t.sentence.start or not done or done[0].noun or numbers(t) & d.numbers:
        return False
    told = {e.type for x in d.tellings for e in x.told if e.key not in words_of("harm")}
    if any(e.type in told for e in done):
        return False
    if done[0].type is IncidentType.CLASH and subject_of(t) and date_relation(whens(t), d.whens) in _ELSEWHEN:
        return True  # "last week rebels cut off a highway"
    towns = [p for p in t.sites if p.place.precision in _TOWNS and p.use in AT and p.start >= done[0].end]
    there = bool(told) and any(p.place.precision in _TOWNS for p in d.sites)
    return bool(towns) and there and closest_of(t.inner, d.inner) == "apart"


def _is_in_another_part(t: Telling, d: Draft) -> bool:
    """ "A feud has killed six in another part of Peru": another toll, told of another place."""
    anew = t.start == t.sentence.start and d.last.sentence is not t.sentence and _is_anew(t)
    own = anew and numbers(t) and all(n <= _FEW for _, n in numbers(t) & d.numbers)
    return bool(own and _words("another part").search(" ".join(t.low)))


def _counts_others(t: Telling, d: Draft) -> bool:
    """ "21 others died in strikes on the east of the city", below what killed ten: a deed told as new; not
    "killed one guard and hurt four others"."""
    more = counts_more(t, Property.KILLED, others=True)
    if t.start != t.sentence.start or not more or not is_other_toll(numbers(t), d.numbers):
        return False
    deed = next((e for e in t.told if e.key not in words_of("harm")), None)
    return deed is not None and deed.noun and not deed.definite


def _is_next_of_row(t: Telling, d: Draft) -> bool:
    """ "Killed eight in Velm, two in Daruk and two in Senn": a toll for each place, though two are alike."""
    if not t.opened_by or d.last.sentence is not t.sentence:
        return False
    towns = _in_towns(t.sites) and _in_towns(d.last.sites)
    if closest_of(t.inner, d.last.inner) not in (("apart", "near", "wide") if towns else ("apart",)):
        return False
    return not _tolls(t).isdisjoint(_tolls(d.last))


def _tolls(t: Telling) -> frozenset[Property]:
    """What a stretch gives a toll of: "a martyr of Velm and of Daruk" names one person, and is none."""
    return frozenset(c.property for c in t.counts if not c.rule.startswith("counts:name"))


def _in_towns(sites: list[PlaceMention]) -> bool:
    return any(p.place.precision in _TOWNS and p.use in AT for p in sites)


def _is_earlier(t: Telling, d: Draft, setting: str) -> bool:
    """ "The last attack killed one person in 2022": another one, months from the account's days; in a war so
    is what happened in another town months from them."""
    if not is_far(whens(t), d.whens):
        return False
    elsewhere = setting == "war" and closest_of(t.inner, d.inner) == "apart"
    return elsewhere or bool(has("earlier", t.low))


def _is_reply(t: Telling, d: Draft) -> bool:
    """ "The group fired rockets at a base across the border in response": what is hit back is elsewhere."""
    verb = answering(t)
    shared = {n for _, n in numbers(t) & d.numbers}
    if not (verb or replies(t)) or (shared and not (verb and max(shared) <= _FEW)):
        return False  # a few may have died in the one as in the other
    if closest_of(t.inner, d.inner) == "apart":
        return True
    mine, theirs = sides_of(t)[0], sides_of(d)[0]
    if verb:
        afar = is_from_afar(d.tellings) and bool(fresh(t)) and not akin(mine, theirs)
        return afar or is_by_other_arms(t, d.tellings)
    return bool(mine and theirs and fresh(t) and not akin(mine, theirs))


def is_another(t: Telling) -> bool:
    """ "Another gunfight broke out in the next village", "Separately, jets raided a village": a further deed
    that a sentence opens with."""
    first = t.sentence.tokens[0]
    if t.start == t.sentence.start and first.low in words_of("separate"):
        return any(not e.definite for e in t.told)
    if t.start != t.sentence.start or first.low not in words_of("another") or not (t.sites or t.counts):
        return False
    # "Another barrel fell on the next village" has its noun before the deed.
    return any(
        (e.noun and not e.plural and e.start - first.end <= _ADJECTIVE)
        or (not e.noun and e.key not in words_of("harm") and _is_subject(t, first.end, e.start))
        for e in t.told
    )


def _is_subject(t: Telling, start: int, end: int) -> bool:
    """Whether one or two words in lower case, no numbers, stand between "another" and a verb."""
    between = [x.text for x in t.tokens if start <= x.start < end]
    return 0 < len(between) <= 2 and all(w.isalpha() and w.islower() and not w.endswith("s") for w in between)


def _is_other_day(t: Telling, d: Draft) -> bool:
    """ "In May, raiders killed 11 in the next village": a deed told anew, with its own day and toll."""
    return (
        _is_anew(t) and date_relation(whens(t), d.whens) == "apart" and is_other_toll(numbers(t), d.numbers)
    )


def _is_recalled(t: Telling, d: Draft, setting: str) -> bool:
    """ "Hours earlier, a bomb went off in the next town", "Days earlier, gunmen killed four": it opens with a
    time counted back from the account, by no mere minutes, and names another town, or a new deed with its
    own loss, or in a war what had befallen others. Streets and minutes are of one man's spree."""
    opens = next(
        (m for m in t.times if m.start - t.sentence.start <= OPENING and EARLIER.search(m.text)), None
    )
    if opens is None or not _is_anew(t):
        return False
    town = opens.backward and any(p.place.precision in _TOWNS for p in t.sites)
    if town and closest_of(t.inner, d.inner) == "apart":
        return True
    if not _several(t).isdisjoint(d.numbers):
        return False
    if setting == "war" and opens.backward and numbers(t) and "had" in t.low:
        return True
    told_of = [x.low for x in t.tokens if opens.end <= x.start < t.told[0].start]
    said = not words_of("saying").isdisjoint(told_of) and "have" not in told_of  # "reported to have struck"
    own = bool(fresh(t)) and not said
    return own and not counts_more(t, Property.KILLED) and is_other_toll(numbers(t), d.numbers)


def _is_anew(t: Telling) -> bool:
    """Whether it tells of a deed that no article points back to."""
    return any(not e.definite for e in t.told)


def is_like_it(t: Telling, d: Draft) -> bool:
    """ "Earlier this year, three were killed in a similar blast": told as another one, with its own toll;
    "in a separate incident, police arrested a man", "two more raids followed in the next district"."""
    if is_separate(t):
        same = set() < _several(t) <= _told_below(d) and closest_of(t.inner, d.inner) != "apart"
        return d.last.sentence is not t.sentence and not same
    own = numbers(t)
    if not own or own & d.numbers or any(e.definite for e in t.told):
        return False
    return (has("earlier", t.low) or "").startswith(_LIKE)


def _several(t: Telling) -> set[tuple[str, int]]:
    """Its numbers of two people or more: of one deed as of the next one man may have been shot."""
    return {(p, n) for p, n in numbers(t) if n > 1}


def _told_below(d: Draft) -> set[tuple[str, int]]:
    """The numbers of an account below the headline and the line under it, which may list each deed's."""
    below = (t for t in d.tellings if t.sentence.field != "title" and t.sentence.index >= LEAD)
    return {n for t in below for n in _several(t)}


def is_separate(t: Telling) -> bool:
    """Whether it opens with words that set it apart: "in a separate incident", "separately, a man was"."""
    opening = " ".join(t.low[:PHRASE])
    if t.start != t.sentence.start:
        return False
    anew = t.low[:1] == ["separately"] and _is_anew(t)
    return anew or _words("separate").match(opening) is not None


def _is_next_quarter(t: Telling, d: Draft) -> bool:
    """ "Two were hurt in one quarter. Shells also fell on the next, killing three"."""
    if any(c.part_of is not None or is_known(c) for c in t.counts):
        return False
    # A name of a person that is a town's as well does not stand after "in".
    sites = inner(p for p in t.sites if p.use in AT or is_quarter(p))
    return is_other_toll(numbers(t), d.numbers) and counted_relation(sites, d) in ELSEWHERE


def _is_reverse(t: Telling, d: Draft) -> bool:
    """Whether who did the one suffered the other, and the telling has a day, a place or a number that the
    account has not; "the strikes hit a convoy" below strikes goes on about them, whoever else it names."""
    if _opens_with_its_deed(t, d):
        return False
    own = numbers(t)
    if not (t.sites or whens(t) or (own and deeds(t))) or own & d.numbers:
        return False
    if date_relation(whens(t), d.whens) == "same" or closest_of(t.inner, d.inner) == "same":
        return False
    return is_reverse_of(t, d)


def _opens_with_its_deed(t: Telling, d: Draft) -> bool:
    """Whether it opens with the account's deed: "the strikes hit", not "the latest of those strikes"."""
    first = next((e for e in t.told[:1] if e.definite and e.noun), None)
    return first is not None and t.low[1:2] == first.key.split()[:1] and head_of(first) in d.heads


def _is_told_beside_past(t: Telling, d: Draft) -> bool:
    """Whether a sentence with a town and a toll of its own stands behind a deed that is only recalled, with a
    month or a year and no site: "The same hall was raided in May 2003, when six died. A bomb in Orin …"."""
    past = d.whens and all(w.over_a_week for w in d.whens) and not d.sites
    if not past or t.start != t.sentence.start or t.sentence.index <= LEAD or not _is_anew(t):
        return False
    return _in_towns(t.sites) and is_other_toll(numbers(t), d.numbers)


def is_backdrop(t: Telling) -> bool:
    """Whether it only tells of months or years, of no town and no number: "fighting has ravaged the region
    since a coup in 2021"."""
    if t.counts or t.opened_by or any(p.place.precision in POINTS for p in t.sites):
        return False
    return bool(whens(t)) and all((w.days or 0) > MONTH for w in whens(t))


def _is_recalled_by_month(t: Telling, d: Draft) -> bool:
    """ "In November, two policemen were killed in Varna": it opens with a month that no day of the account
    lies in; "early in June the navy captured nine smugglers" counts as well, and "last week, pirates boarded
    a yacht"."""
    if t.start != t.sentence.start or t.sentence.index < LEAD:
        return False
    months = [w for w in opening_days(t) if (w.days or 0) >= WEEK]
    anew = fresh(t) and all((w.days or 0) == WEEK for w in months)
    if not (months and (t.counts or anew or numbers_taken(t.tokens))):
        return False
    if not d.whens:  # "two days after a driver was killed" is of no month
        back = [m for x in d.tellings for m in x.dates]
        return bool(back) and all(m.backward for m in back) and is_other_toll(numbers(t), d.numbers)
    return date_relation(months, d.whens) == "apart"
