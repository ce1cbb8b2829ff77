"""Which of the accounts in the making are incidents that a reader would write down, and which of those the
report is about."""

from __future__ import annotations

from rashomon.model import POINTS, PlacePrecision, When
from rashomon.read.accounts.bygones import is_recalled_by
from rashomon.read.accounts.claims import is_headline
from rashomon.read.accounts.coordinated import hands_changed_before
from rashomon.read.accounts.drafts import Draft, numbers, whens
from rashomon.read.accounts.folding import joined
from rashomon.read.accounts.hands import is_of_named_ground
from rashomon.read.accounts.items import ITEM
from rashomon.read.accounts.kinds import is_central, is_incident
from rashomon.read.accounts.setting import WARLIKE, setting_of
from rashomon.read.accounts.tellings import ANSWER, SINCE, WHICH, Telling
from rashomon.read.accounts.when import is_follow_up, is_long_past
from rashomon.read.accounts.words import has, words_of
from rashomon.read.document import Document
from rashomon.read.mentions import TimeKind

_TOWNS = (*POINTS, PlacePrecision.ADMIN2)
_HAS = frozenset({"has", "have", "been"})
_LEAD = 3  # sentences, the title's included, that tell the news


def incidents(doc: Document, drafts: list[Draft], published: When) -> list[tuple[Draft, bool]]:
    """The drafts that are of an incident, in the order told, each with whether the report is about it."""
    drafts = [d for d in drafts if not _says_nothing(d)]
    war = any(d.sure & WARLIKE for d in drafts)  # courts and police see to old crimes
    past = [war and _is_old(d, published) for d in drafts]
    central = [
        is_central(d, drafts) and not (old and _is_beside(doc, d))
        for d, old in zip(drafts, past, strict=True)
    ]
    if central[:1] == [True] and drafts[0].numbers and drafts[0].home:
        # What a page on one crime goes on to is no headline's: "In a second shooting that night, …".
        central = [
            c and (k == 0 or d.tellings[0].entry != ITEM)
            for k, (d, c) in enumerate(zip(drafts, central, strict=True))
        ]
    if not war:
        main = [d for d, c in zip(drafts, central, strict=True) if c]
        central = [
            c and not any(d is not x and is_recalled_by(d, x) for x in main)
            for d, c in zip(drafts, central, strict=True)
        ]
    if not any(central):
        first = next((k for k, old in enumerate(past) if not old), 0)
        if drafts:
            central[first] = True  # all of it years ago: a day of remembrance
    return [
        (d, c)
        for d, c in zip(drafts, central, strict=True)
        if c
        or _is_answered(d)
        or _is_told_of_place(d)
        or (is_incident(d, drafts) and not all(_is_lasting(t) for t in d.tellings))
    ]


def past_apart(drafts: list[Draft], published: When) -> list[Draft]:
    """The drafts, what happened months before publication taken out of the news that counts people without a
    day: "60 were killed near the city", and then "the army freed it on March 27"."""
    if setting_of([t for d in drafts for t in d.tellings]) != "war":
        return drafts
    out: list[Draft] = []
    for d in drafts:
        old = [t for t in d.tellings[1:] if _is_long_past(t, published)]
        rest = [t for t in d.tellings if not any(t is x for x in old)]
        news = any(numbers(t) and t.sentence.index <= _LEAD for t in rest)
        again = {n for t in old for n in numbers(t)} & {n for t in rest for n in numbers(t)}
        aside = all(t.opened_by.startswith("turn:") for t in old)  # "since rebels took it in 2012"
        if old and (news or aside) and not again and not any(whens(t) for t in rest):
            out += [joined(Draft(), rest), joined(Draft(), old)]
        else:
            out.append(d)
    return sorted(out, key=lambda d: d.tellings[0].order)


def _is_long_past(t: Telling, published: When) -> bool:
    days = [] if t.borrowed_time else whens(t)
    return bool(days) and all(is_long_past(w, published) for w in days)


def _says_nothing(draft: Draft) -> bool:
    """Whether words of war tell of neither a place nor a number, nor who did it: "the first assault failed".
    Local news of a crime may leave all of that to the reader. Nor do they tell of one who only say that
    nobody was hurt in something that has no word of violence."""
    if all(_is_unhurt(t) for t in draft.tellings):
        return True
    if not draft.sure & WARLIKE:
        return False
    return not any(t.places or t.actors or any(not c.total for c in t.counts) for t in draft.tellings)


def _is_lasting(t: Telling) -> bool:
    """Whether it tells of no more than what goes on since a day: "the city has been besieged since May"."""
    if t.opened_by or any(not c.total for c in t.counts) or any(m.when.days == 1 for m in t.dates):
        return False
    if any(e.sure and not e.noun for e in t.told):
        return False  # "shelled the prison which they have besieged since April"
    low = [x.low for x in t.tokens]
    if has("lasting", low) is not None:
        return True
    return any(m.kind is TimeKind.SINCE for m in t.times) and not t.dates and not _HAS.isdisjoint(low)


def _is_unhurt(t: Telling) -> bool:
    harm = all(e.key in words_of("harm") for e in t.events)
    return harm and bool(t.counts) and all(c.max == 0 for c in t.counts)


def _is_old(draft: Draft, published: When) -> bool:
    """Whether all days told of it lie months before publication, and nothing that came of it now is told."""
    told = draft.whens
    return bool(told) and not is_follow_up(draft) and all(is_long_past(w, published) for w in told)


def _is_beside(doc: Document, draft: Draft) -> bool:
    """Whether the headline is not about it."""
    return not any(is_headline(doc, t) for t in draft.tellings)


def _is_told_of_place(draft: Draft) -> bool:
    """Whether a clause on a place tells what happened there, in a month or year of its own; or one on what
    lasts tells what began it: "besieged since May 3, when troops cut the road"; or it says when ground was
    taken, or how long before the news it was: "five years after a raid on Velm"."""
    first = draft.tellings[0]
    if first.opened_by == SINCE:
        return bool(first.told)
    if hands_changed_before(first) or is_of_named_ground(first):
        return True
    if first.opened_by and first.is_led_back and first.told:
        return any(p.place.precision in _TOWNS for p in first.sites)
    return first.opened_by in WHICH and any(p.place.precision in POINTS for p in first.sites)


def _is_answered(draft: Draft) -> bool:
    """Whether another incident is said to answer it: then it is one, however little is told of it."""
    return any(t.opened_by.startswith(ANSWER) for t in draft.tellings)
