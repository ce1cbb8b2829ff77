"""Which tellings are of the same incident: greedy, left to right, scored by a small trained model."""

from __future__ import annotations

import math
import re

from rashomon.learned import Linear, linear
from rashomon.model import PlacePrecision, Property
from rashomon.read.accounts.answers import replies
from rashomon.read.accounts.drafts import (
    ELSEWHERE,
    WARLIKE,
    Draft,
    Said,
    counted_relation,
    date_relation,
    head_of,
    is_far,
    is_other_toll,
    join_features,
    new_features,
    numbers,
    setting_of,
    whens,
)
from rashomon.read.accounts.entries import corrects, is_other_entry
from rashomon.read.accounts.folding import sides_of, swapped
from rashomon.read.accounts.items import ITEM, RECALLED, goes_on_about, is_known, is_other_item
from rashomon.read.accounts.sites import closest_of, inner, is_quarter
from rashomon.read.accounts.tellings import ANSWER, EARLIER, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.mentions import PlaceMention, PlaceUse

SHA256 = "eb1e05c6240b3f0bdc1e8da036b4073610c21537453bf03c3e782d9bd45bd6a9"
_HEAD = 3  # sentences, the title's included, that may be a headline
_AT = (PlaceUse.LOCATIVE, PlaceUse.RELATIVE)
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)
_SEPARATE = re.compile(
    r"(?:meanwhile , )?in (?:a|an|another|yet another) (?:(?:separate|unrelated|different|similar|related) )?"
    r"(?:\w+ )?(?:incident|case|shooting|stabbing|attack|killing|murder|robbery|matter|development)\b"
)
_PHRASE = 8  # words of a sentence that may say so
_LIKE = ("similar ", "another ", "previous ")
_OPENING = 8  # characters: "Just hours earlier"
_ADJECTIVE = 12  # characters between "another" and its noun
_IN_SENTENCE = 4  # tellings of one account within which one of the same sentence stands
_OPEN_MOST = 40  # accounts that stay open to further tellings, the latest ones: keeps long round-ups linear


def model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds that a telling belongs to a candidate."""
    return linear("accounts_join", SHA256)


def group(tellings: list[Telling], weights: Linear | None = None) -> list[Draft]:
    """The accounts that the tellings make, in the order in which they are first told.

    ``weights`` stands in for the model that ships, for training.
    """
    weights = weights or model()
    drafts: list[Draft] = []
    setting = setting_of(tellings)
    itemed = setting == "crime" and not any(e.sure and e.type in WARLIKE for t in tellings for e in t.told)
    for t in tellings:
        d = _next(weights, t, drafts, setting, itemed)
        if d is None:
            d = Draft()
            if setting == "war" and drafts and (_is_another(t) or replies(t)):
                t.entry = t.entry or ITEM
            elif any(_is_like_it(t, x) for x in drafts):
                t.entry = t.entry or RECALLED
            drafts.append(d)
        d.add(t)
    return drafts


def _next(weights: Linear, t: Telling, drafts: list[Draft], setting: str, itemed: bool) -> Draft | None:
    """The account that a telling goes to; None: one of its own. ``itemed``: the page may be a round-up of
    crimes."""
    if itemed and drafts:
        last = latest(drafts)
        if t.entry == ITEM or is_other_item(t, last):
            t.entry = ITEM
            return None
        if goes_on_about(t, last):
            return last
    if drafts and (_is_later_death(t) or _is_rest_of_entry(t, latest(drafts))):
        return latest(drafts)
    return _best(weights, t, drafts, setting)


def _is_later_death(t: Telling) -> bool:
    """Whether it tells that some of those hurt have died: "two of the wounded died on Monday"."""
    died = any(c.property is Property.KILLED and not c.total for c in t.counts)
    return died and has("hurt", t.low) is not None and not any(e.noun or e.sure for e in t.told)


def _is_rest_of_entry(t: Telling, last: Draft) -> bool:
    """Whether it goes on about the item of a log told last: "17:05 Shells fall. No one was hurt"."""
    return last.last.entry == "clock" and not t.entry and _goes_on(t, last)


def candidates(t: Telling, drafts: list[Draft]) -> list[Draft]:
    """The accounts that a telling may belong to: the first and the latest ones."""
    if len(drafts) <= _OPEN_MOST:
        return drafts
    recent = sorted(drafts[1:], key=lambda d: d.last.order)[-(_OPEN_MOST - 1) :]
    return [drafts[0], *recent]


def latest(drafts: list[Draft]) -> Draft:
    """The account told last, where what a sentence tells in a subordinate clause is passed over.

    After "a raid hit the bakery of a town where 11 died last week" the next sentence goes on about it.
    """
    told = [d for d in drafts if d.tellings[0].entry != RECALLED] or drafts
    last = max(told, key=lambda d: d.last.order)
    if not _is_aside(last.last):
        return last
    s = last.last.sentence
    main = [
        d for d in drafts if any(t.sentence is s and not _is_aside(t) for t in d.tellings[-_IN_SENTENCE:])
    ]
    return max(main, key=lambda d: d.last.order) if main else last


def _is_aside(t: Telling) -> bool:
    return t.opened_by.startswith("turn:")


def _goes_on(t: Telling, last: Draft) -> bool:
    """Whether a telling has no place or day of its own, and either no number or no other kind of deed
    either: then it goes on telling of what was told before ("the monitor put the toll at 14")."""
    if whens(t) or t.opened_by:
        return False
    if t.sites:
        return _says_where(t, last)
    return not t.counts or _is_of_kind(t, last)


def _says_where(t: Telling, last: Draft) -> bool:
    """After "jets carried out two strikes", of which no site is told, "the strikes hit a base near …" says
    where: its article and its noun take up what was told before."""
    named = {head_of(e) for e in t.told if e.definite}
    return not last.sites and not named.isdisjoint(last.heads) and _is_of_kind(t, last)


def _is_of_kind(t: Telling, last: Draft) -> bool:
    """Whether a telling is of no other kind of deed, and no word ("another") sets it apart."""
    sure = {e.type for e in t.told if e.sure}
    kinds = last.sure or last.open
    return (not sure or not sure.isdisjoint(kinds)) and not has("new", t.low)


def _best(weights: Linear, t: Telling, drafts: list[Draft], setting: str) -> Draft | None:
    if not drafts:
        return None
    last = latest(drafts)
    best: Draft | None = None
    said = Said.by(t)
    goes_on = corrects(t) or _goes_on(t, last)
    high = -math.inf if goes_on else weights.scores(new_features(said, drafts, setting))[0]
    for d in candidates(t, drafts):
        if _is_other(t, d, setting):
            continue
        score = weights.scores(join_features(said, d, last, drafts[0], len(drafts) > 1, setting))[0]
        if score > high:
            best, high = d, score
    return best


def _is_other(t: Telling, d: Draft, setting: str) -> bool:
    """Whether the words alone keep a telling out of an account."""
    if t.opened_by.startswith(ANSWER):
        return d.last.sentence is t.sentence  # what an incident answers is another incident
    if t.opened_by and t.counts and d.last.counts and not numbers(t) & d.numbers:
        here = d.last.sentence is t.sentence
        if here and date_relation(whens(t), whens(d.last)) == "apart":
            return True  # "... in a town where 11 people died last week"
        if setting == "war" and (here or not t.sites):
            return True  # "11 died in one town and seven in the next"
        if here and _in_towns(t.sites) and _in_towns(d.last.sites):
            return closest_of(t.inner, d.last.inner) == "apart"
    if d.tellings[0].opened_by.startswith(ANSWER):
        return swapped(sides_of(t), sides_of(d))
    if setting == "war" and _is_next_quarter(t, d):
        return True
    if _is_earlier(t, d, setting) or _is_reverse(t, d) or _is_recalled(t, d) or is_other_entry(t, d):
        return True
    if _is_like_it(t, d) or _is_other_day(t, d) or (setting == "war" and (_is_reply(t, d) or _is_another(t))):
        return True
    # Nor is such an aside what the headline is about.
    headline = all(x.sentence.index < _HEAD for x in d.tellings) and not (d.home or d.whens)
    return headline and _is_aside(t) and bool(whens(t)) and not numbers(t) & d.numbers


def _in_towns(sites: list[PlaceMention]) -> bool:
    return any(p.place.precision in _TOWNS and p.use in _AT for p in sites)


def _is_earlier(t: Telling, d: Draft, setting: str) -> bool:
    """ "The last attack killed one person in 2022": another one, months from the account's days; in a war so
    is what happened in another town months from them."""
    if not is_far(whens(t), d.whens):
        return False
    elsewhere = setting == "war" and closest_of(t.inner, d.inner) == "apart"
    return elsewhere or bool(has("earlier", t.low))


def _is_reply(t: Telling, d: Draft) -> bool:
    """ "The group fired rockets at a base across the border in response": what is hit back is elsewhere."""
    return replies(t) and closest_of(t.inner, d.inner) == "apart" and not numbers(t) & d.numbers


def _is_another(t: Telling) -> bool:
    """ "Another gunfight broke out in the next village": a further deed that a sentence opens with."""
    first = t.sentence.tokens[0]
    if t.start != t.sentence.start or first.low not in words_of("another") or not (t.sites or t.counts):
        return False
    return any(e.noun and not e.plural and e.start - first.end <= _ADJECTIVE for e in t.told)


def _is_other_day(t: Telling, d: Draft) -> bool:
    """ "In May, raiders killed 11 in the next village": a deed told anew, with its own day and toll."""
    fresh = any(not e.definite for e in t.told)
    return fresh and date_relation(whens(t), d.whens) == "apart" and is_other_toll(numbers(t), d.numbers)


def _is_recalled(t: Telling, d: Draft) -> bool:
    """ "Hours earlier, a bomb went off in the next town": it opens with a time counted back from the account,
    by no mere minutes, and names another town. Streets and minutes are of one man's spree."""
    opens = any(
        m.backward and m.start - t.sentence.start <= _OPENING and EARLIER.search(m.text) for m in t.times
    )
    town = any(p.place.precision in _TOWNS for p in t.sites)
    fresh = any(not e.definite for e in t.told)
    return opens and town and fresh and closest_of(t.inner, d.inner) == "apart"


def _is_like_it(t: Telling, d: Draft) -> bool:
    """ "Earlier this year, three were killed in a similar blast": told as another one, with its own toll;
    "in a separate incident, police arrested a man"."""
    if t.start == t.sentence.start and _SEPARATE.match(" ".join(t.low[:_PHRASE])):
        return not (numbers(t) & d.numbers or d.last.sentence is t.sentence)
    own = numbers(t)
    if not own or own & d.numbers or any(e.definite for e in t.told):
        return False
    return (has("earlier", t.low) or "").startswith(_LIKE)


def _is_next_quarter(t: Telling, d: Draft) -> bool:
    """ "Two were hurt in one quarter. Shells also fell on the next, killing three"."""
    if any(c.part_of is not None or is_known(c) for c in t.counts):
        return False
    # A name of a person that is a town's as well does not stand after "in".
    sites = inner(p for p in t.sites if p.use in _AT or is_quarter(p))
    return is_other_toll(numbers(t), d.numbers) and counted_relation(sites, d) in ELSEWHERE


def _is_reverse(t: Telling, d: Draft) -> bool:
    """Whether who did the one suffered the other, and the telling has a day, a place or a number that the
    account has not."""
    mine = sides_of(t)
    if not any(mine) or not (t.sites or whens(t) or numbers(t)) or numbers(t) & d.numbers:
        return False
    if date_relation(whens(t), d.whens) == "same" or closest_of(t.inner, d.inner) == "same":
        return False
    return swapped(mine, sides_of(d))
