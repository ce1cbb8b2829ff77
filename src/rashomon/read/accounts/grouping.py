"""Which tellings are of the same incident: greedy, left to right, scored by a small trained model."""

from __future__ import annotations

import math
import re

from rashomon.learned import Linear, linear
from rashomon.model import POINTS, IncidentType, Property
from rashomon.model.when import WEEK
from rashomon.read.accounts.aftermath import AFTER, is_of_finding, is_of_saying, remove_from_deed
from rashomon.read.accounts.answers import replies
from rashomon.read.accounts.apart import (
    is_another,
    is_backdrop,
    is_like_it,
    is_other,
    is_separate,
)
from rashomon.read.accounts.called import called_before
from rashomon.read.accounts.drafts import (
    Draft,
    Said,
    counts_more,
    date_relation,
    head_of,
    is_other_toll,
    join_features,
    new_features,
    numbers,
    whens,
)
from rashomon.read.accounts.entries import HEADING, UNDER, corrects
from rashomon.read.accounts.folding import owned
from rashomon.read.accounts.fronts import is_other_front, opening_days
from rashomon.read.accounts.items import BACKDROP, ITEM, RECALLED, goes_on_about, is_known, is_other_item
from rashomon.read.accounts.onward import counts_on, days_of, of_its_people, of_those_answered, points_back
from rashomon.read.accounts.setting import of_armed_groups, setting_of
from rashomon.read.accounts.sites import closest_of, is_quarter
from rashomon.read.accounts.so_far import SoFar
from rashomon.read.accounts.tellings import PART, Telling
from rashomon.read.accounts.words import has, stem, words_of

SHA256 = "ae107d6f78b86e0f39b37807d9728a837fb7ac1b1704f4df29d398424df6d006"
_THERE = ("same", "within")
_HERE = (*_THERE, "wide", "none", "they_none", "we_none")
_ITS_PLACE = 18  # characters: "the attack on the town of Zarn"
_LEAD = 3  # sentences, the title's included, that may be the lead
_BEFORE_TOLD = 2  # days from a deed to the day on which a wire tells it
_NEAR_TOLL = 3  # sentences from a toll to who they were
# Of these, what is told with its article may be the whole that goes on: "since the attack began".
_WIDE = frozenset({IncidentType.ATTACK, IncidentType.CLASH, IncidentType.OTHER})
_OF_ONE_DEED = 31  # days that it may lie within, when told loosely
_LARGE = 10  # people: a number that two incidents of a page seldom have in common
_YEAR = re.compile(r"(?:19|20)\d\d$")


def model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds that a telling belongs to a candidate."""
    return linear("accounts_join", SHA256)


def group(tellings: list[Telling], weights: Linear | None = None) -> list[Draft]:
    """The accounts that the tellings make, in the order in which they are first told.

    ``weights`` stands in for the model that ships, for training.
    """
    weights = weights or model()
    drafts = SoFar()
    deeds = SoFar()  # those that what follows may be of: all but backdrops
    setting = setting_of(tellings)
    ruled = "war" if of_armed_groups(tellings) else setting  # by whose rules incidents are told apart
    itemed = ruled == "crime"
    for t in tellings:
        d = _next(weights, t, deeds, (setting, ruled), itemed)
        if d is None:
            d = Draft()
            if ruled == "war" and drafts and (is_another(t) or replies(t) or _turns(t, drafts)):
                t.entry = t.entry or ITEM
            elif drafts and is_backdrop(t):
                t.entry = t.entry or BACKDROP
            elif any(is_like_it(t, x) for x in drafts.open()):
                t.entry = t.entry or RECALLED
        d.add(t)
        drafts.note(d, t)
        if d.tellings[0].entry != BACKDROP:
            deeds.note(d, t)
    return drafts.drafts


def _turns(t: Telling, drafts: SoFar) -> bool:
    """Whether a telling turns from what was told to another front."""
    placed = [d for d in drafts.open() if d.sites or d.whens]
    return is_separate(t) or (bool(placed) and all(is_other_front(t, d) for d in placed))


def _next(weights: Linear, t: Telling, drafts: SoFar, setting: tuple[str, str], itemed: bool) -> Draft | None:
    """The account that a telling goes to; None: one of its own. ``itemed``: the page may be a round-up of
    crimes."""
    if not drafts:
        return None
    last = drafts.latest()
    if t.opened_by == PART:
        return last if setting[1] == "crime" else None  # one man went from place to place
    if itemed:
        if t.entry == ITEM or is_other_item(t, last):
            t.entry = ITEM
            return None
        if goes_on_about(t, last):
            return last
    if t.entry == HEADING and next(drafts.backwards()).last.sentence is not t.sentence:
        return None
    if t.entry in (HEADING, UNDER):
        return last
    given = _counted_by_number(t, drafts) or called_before(t, drafts.open())
    if given is not None or (given := of_those_answered(t, drafts.open())) is not None:
        return given
    if (
        _is_later_death(t)
        or _is_its_toll(t)
        or _is_rest_of_entry(t, last)
        or _is_first_toll(t, last)
        or (not itemed and counts_on(t, last))
        or (not itemed and points_back(t, last))
        or (not itemed and of_its_people(t, last))
        or _says_where_and_when(t, last)
        or _gives_day(t, last)
        or _goes_on_about_past(t, last)
        or _counts_them_again(t, last)
    ):
        return last
    counted = None if itemed else _counted_with(t, last, drafts) or _rival_toll(t, last, drafts)
    return counted or _speaks_of(t, drafts) or _best(weights, t, drafts, setting)


def _speaks_of(t: Telling, drafts: SoFar) -> Draft | None:
    """The account whose harmed it goes on about: "among the dead in Zarn camp were nine medics"; or the one
    told so far, on whose street it tells of a loss without a number: "a block was razed on Mill Street"."""
    if not t.sites or t.dates or any(e.noun or e.sure for e in t.told):
        return None
    street = len(drafts.drafts) == 1 and not t.counts and any(is_quarter(p) for p in t.sites)
    if has("same", t.low) is None and not street:
        return None
    return next((d for d in reversed(drafts.open()) if closest_of(t.inner, d.home_inner) == "same"), None)


def _counted_with(t: Telling, last: Draft, drafts: SoFar) -> Draft | None:
    """The account told last that counts as many as those of whom it says who they were: "two of the dead were
    nurses", "among the dead in Zarn camp were five nurses"."""
    own = numbers(t)
    if not own or t.opened_by or has("of the toll", t.low) is None or has("new", t.low[:2]) is not None:
        return None
    for d in (last, drafts.drafts[0]):
        most = {p: max(n for q, n in d.numbers if q == p) for p, _ in d.numbers}
        near = t.sentence.index - d.last.sentence.index <= _NEAR_TOLL
        days = [w for w in whens(t) if not w.over_a_week]  # not "a guild founded in May 2019"
        here = closest_of(t.inner, d.inner) != "apart" and date_relation(days, days_of(d)) != "apart"
        if near and here and all(n <= most.get(p, -1) for p, n in own):
            return d
    return None


def _rival_toll(t: Telling, last: Draft, drafts: SoFar) -> Draft | None:
    """The account of the deed that it counts with its article: "a monitor said 41 were killed in the raids",
    where what was told last is no raid ("the town, which troops have tried to capture in an offensive")."""
    if t.opened_by or t.dates or not numbers(t):
        return None
    deeds = [e for e in t.told if e.noun and e.key not in words_of("harm")]
    kinds = {e.type for e in deeds}
    if len(kinds) != 1 or not deeds[0].definite or kinds <= _WIDE or kinds & last.kinds:
        return None
    if has("new", [x.low for x in t.tokens if x.end <= deeds[0].start]) is not None:
        return None
    told = [d for d in drafts.open() if kinds <= d.sure and closest_of(t.inner, d.inner) in _HERE]
    return max(told, key=lambda d: d.last.order) if told else None


def _counted_by_number(t: Telling, drafts: SoFar) -> Draft | None:
    """The one account that has given its large number: "outlets spoke of 22 injured", whatever was told
    between."""
    own = {(harm, n) for harm, n in numbers(t) if n >= _LARGE}
    if not own or t.sites or t.dates or t.opened_by:
        return None
    given = drafts.with_numbers(own)
    return given[0] if len(given) == 1 else None


def _is_later_death(t: Telling) -> bool:
    """Whether it tells that some of those hurt have died: "two of the wounded died on Monday"; or that bodies
    were found where the deed was: "the bodies of 11 were pulled from the rubble"."""
    low = t.low
    if any(e.noun or e.sure for e in t.told):
        return False
    if has("hurt", low) is not None:
        return not t.dates or bool(t.counts) or has("died", low) is not None
    bodies = any(c.property is Property.KILLED and not c.total for c in t.counts)
    return bodies and has("recovered", low) is not None and not (t.sites or whens(t))


def _is_its_toll(t: Telling) -> bool:
    """ "Rescuers put the toll at 21 and said that a second strike had hit the site": it is of what is
    told last, on whatever day it was said."""
    dated = any(not is_of_saying(t, m) for m in t.dates)
    return bool(t.counts) and not (t.sites or dated) and has("its toll", t.low) is not None


def _is_first_toll(t: Telling, last: Draft) -> bool:
    """ "Helicopters dropped barrels on the town. A monitor said a child was killed": the next sentence tells
    of no deed, place or day and gives what was told last its first number. Not what fills years: "who
    treated the wounded of the wars of 2009 to 2014. A cousin named nine of the dead"."""
    if t.opened_by or t.sites or t.dates or not numbers(t) or last.numbers:
        return False
    if any(w.days is None or w.days > _OF_ONE_DEED for w in last.whens):
        return False
    known = any(is_known(c) or c.text.casefold().startswith("the ") for c in t.counts)
    bare = not known and all(e.key in words_of("harm") for e in t.told) and not has("new", t.low)
    return bare and t.sentence.index - last.last.sentence.index == 1 and bool(last.sites)


def _says_where_and_when(t: Telling, last: Draft) -> bool:
    """ "Gunmen stormed Zarn village on Monday", below a lead on one deed that has no town and only the day on
    which it was told: "gunmen killed 12 in the north, police said on Tuesday"; not "on Friday, gunmen …". Or
    it names no town, below one that does: "the toll in Zarn rose to 31 on Tuesday"."""
    if t.opened_by or opening_days(t) or numbers(t) or not whens(t):
        return False
    towns = [any(p.place.precision in POINTS for p in x.sites) for x in (t, last)]
    if towns[0] == towns[1] or (t.sites and last.sites and closest_of(t.inner, last.inner) == "apart"):
        return False
    own = [m for x in last.tellings for m in x.dates if remove_from_deed(x, m) < AFTER]
    if any(m.when.known and not m.backward for m in own):
        return False
    said = [w.latest for w in last.whens if w.latest]
    done = [w.earliest for w in whens(t) if w.earliest]
    if not (said or towns[0]):
        return False
    if said and done and (max(said) - min(done)).days > (_BEFORE_TOLD if towns[0] else WEEK):
        return False  # a toll may rise for days
    lead = t.sentence.index <= _LEAD + 1 and all(x.sentence.index <= _LEAD for x in last.tellings)
    one = not any(e.plural for x in last.tellings for e in x.told)
    return lead and one and bool(last.numbers) and _is_of_kind(t, last)


def _gives_day(t: Telling, last: Draft) -> bool:
    """ "It had begun to look into its strikes near Zarn last week. A monitor counted 31 dead in strikes near
    Zarn on June 4": the day lies in the week, and the week has no toll."""
    days, weeks = whens(t), whens(last.last)
    if t.opened_by or last.numbers or t.sentence.index - last.last.sentence.index != 1:
        return False
    if not days or any(w.days != 1 for w in days) or not weeks or any((w.days or 0) < WEEK for w in weeks):
        return False
    kinds = {e.type for e in t.told if e.key not in words_of("harm")}
    there = closest_of(t.inner, last.inner) in _THERE
    return there and bool(kinds & last.kinds) and date_relation(days, weeks) == "overlap"


def _goes_on_about_past(t: Telling, last: Draft) -> bool:
    """ "It is reminiscent of a raid in May 2018. The rebels attacked workers on a road and killed 20"; "the
    tram bombing occurred on 6 May 1982. The tram was full when a bomb went off"."""
    before = last.last
    if t.sentence.index - before.sentence.index != 1 or t.opened_by or whens(t):
        return False
    if has("likened", last.tellings[0].low) is not None and not last.numbers:
        return True
    year = any(m.when.year is not None and _YEAR.search(m.text) for m in before.dates)
    told = t.low[:1] == ["the"] and stem(t.low[1]) in before.stems() if len(t.low) > 1 else False
    return year and told and closest_of(t.inner, last.inner) != "apart"


def _counts_them_again(t: Telling, last: Draft) -> bool:
    """ "Divers on Sunday found the bodies of four men. The four men were shot on Friday, when …":
    the day told before is that on which they were found."""
    the = [c for c in t.counts if c.text.casefold().startswith("the ") and (c.min or 0) > 1]
    if not any((c.property.value, c.min) in last.numbers for c in the):
        return False
    found = any(is_of_finding(x, m) for x in last.tellings for m in x.dates)
    return found and closest_of(t.inner, last.inner) != "apart"


def _is_next_toll(t: Telling, last: Draft, drafts: SoFar) -> bool:
    """ "State media counted 15 dead", right behind what was told last: a number that no account has."""
    own = numbers(t)
    return bool(own) and not drafts.with_numbers(own) and t.sentence.index - last.last.sentence.index == 1


def _is_rest_of_entry(t: Telling, last: Draft) -> bool:
    """Whether it goes on about the item of a log told last: "17:05 Shells fall. No one was hurt"."""
    return last.last.entry == "clock" and not t.entry and _goes_on(t, last)


def _goes_on(t: Telling, last: Draft) -> bool:
    """Whether a telling has no place or day of its own, and either no number or no other kind of deed
    either: then it goes on telling of what was told before ("the monitor put the toll at 14")."""
    if t.opened_by:
        return False
    if _takes_up(t, last):
        return True
    if whens(t):
        return False
    if t.sites:
        return _says_where(t, last)
    return not t.counts or _is_of_kind(t, last)


def _takes_up(t: Telling, last: Draft) -> bool:
    """Whether it tells of a deed with its article ("the raid hit a barn in Zarn quarter"), of a kind told
    before, on no other day and in no other place."""
    deeds = [e for e in t.told if (e.noun or e.sure) and e.key not in words_of("harm")]
    if not deeds or not (deeds[0].definite or owned(t, deeds[0])):
        return False
    if not (_is_of_kind(t, last) or (owned(t, deeds[0]) and deeds[0].type in last.kinds)):
        return False
    others = {e.type for e in t.told if e.key not in words_of("harm")} - last.sure - last.open
    if others or is_other_toll(numbers(t), last.numbers):
        return False  # nor "the raid came as rebels encircled the town"
    if date_relation(whens(t), days_of(last) if owned(t, deeds[0]) else last.whens) == "apart":
        return False
    # "The attack on Zarn" may be one not told of yet.
    named = any(0 <= p.start - deeds[0].end <= _ITS_PLACE for p in t.sites)
    return closest_of(t.inner, last.inner) in (_THERE if named else _HERE)


def _says_where(t: Telling, last: Draft) -> bool:
    """After "jets carried out two strikes", of which no site is told, "the strikes hit a base near …" says
    where: its article and its noun take up what was told before."""
    if _fills_in(t, last):
        return True
    named = {head_of(e) for e in t.told if e.definite}
    return _leaves_town_open(t, last) and not named.isdisjoint(last.heads) and _is_of_kind(t, last)


def _leaves_town_open(t: Telling, last: Draft) -> bool:
    """Whether an account names no town, nor a region that the telling's sites lie apart from."""
    if any(p.place.precision in POINTS for p in last.sites):
        return False
    return closest_of(t.inner, last.inner) != "apart"


def _fills_in(t: Telling, last: Draft) -> bool:
    """After a lead on what a group did, which names no town and no day, the next sentence does: "the group
    stormed Zarn camp on Monday"."""
    if any(p.place.precision in POINTS for p in last.sites) or last.whens or numbers(t):
        return False
    lead = all(x.sentence.index <= _LEAD for x in last.tellings) and t.sentence.index <= _LEAD + 1
    ids = {a.id for a in t.actors if a.id} & last.actors
    return lead and bool(ids) and _is_of_kind(t, last)


def _is_of_kind(t: Telling, last: Draft) -> bool:
    """Whether a telling is of no other kind of deed, and no word ("another") sets it apart."""
    sure = {e.type for e in t.told if e.sure}
    kinds = last.sure or last.open
    more = counts_more(t) and any(e.definite for e in t.told)  # "nine others were hurt in the raid"
    return (not sure or not sure.isdisjoint(kinds)) and (more or not has("new", t.low))


def _best(weights: Linear, t: Telling, drafts: SoFar, settings: tuple[str, str]) -> Draft | None:
    last = drafts.latest()
    setting, ruled = settings
    best: Draft | None = None
    said = Said.by(t)
    goes_on = corrects(t) or _goes_on(t, last)
    if goes_on and _is_next_toll(t, last, drafts) and not is_other(t, last, ruled):
        return last
    open_ = drafts.open()
    high = -math.inf if goes_on else weights.score(new_features(said, open_, setting))
    for d in open_:
        score = weights.score(join_features(said, d, last, drafts.drafts[0], len(drafts.drafts) > 1, setting))
        if score > high and not is_other(t, d, ruled):  # the dearer question last
            best, high = d, score
    return best
