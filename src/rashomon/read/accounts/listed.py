"""Entries of a list of past events, one account each: what an entry tells is never of another one's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from rashomon.model import POINTS
from rashomon.model.when import MONTH
from rashomon.read.accounts.drafts import Draft, date_relation, whens
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.items import is_known
from rashomon.read.accounts.setting import setting_of
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.chronicles import LEAST, Entry, entries
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention, PlaceMention, PlaceUse, TimeKind, TimeMention

_SHORT = 3  # sentences of an entry that tell of one incident, unless another day is told in them
_INITIAL = 2  # letters of an initial with its stop


def listed(doc: Document, found: Mentions) -> list[tuple[Entry, TimeMention]]:
    """The entries of a list of past events, each with the date that it stands under."""
    heads = {
        m.start: m
        for m in found.times
        if m.field == "text" and m.kind is TimeKind.DATE and m.when.known and not m.backward
        and (m.when.year is not None or m.when.month is not None or (m.when.days or 0) > 1)
    }  # fmt: skip
    return [(e, heads[e.date]) for e in entries(doc, ((m.start, m.end) for m in heads.values()))]


def without_totals(found: Mentions, under: list[tuple[Entry, TimeMention]]) -> Mentions:
    """The mentions, counts in the entries of a day or month no totals: "a series of attacks … killed 130"."""

    def own(c: CountMention) -> bool:
        return c.total and c.since is None and any(
            c.field == "text" and e.start <= c.start < e.end and (m.when.days or MONTH + 1) <= MONTH
            for e, m in under
        )  # fmt: skip

    return replace(found, counts=[replace(c, total=False) if own(c) else c for c in found.counts])


def of_entries(
    found: Mentions, tellings: list[Telling], under: list[tuple[Entry, TimeMention]]
) -> tuple[list[Telling], list[Draft]]:
    """The tellings outside the entries, and the accounts that the entries tell of."""

    def entry_of(t: Telling) -> int:
        here = (
            k for k, (e, _) in enumerate(under) if t.sentence.field == "text" and e.start <= t.start < e.end
        )
        return next(here, -1)

    rest: list[Telling] = []
    drafts: list[Draft] = []
    crime = bool(under) and setting_of(tellings) == "crime"
    entries_ = [(k, list(own)) for k, own in groupby(tellings, key=entry_of)]
    new = [k >= 0 and _is_new(found, own, under[k][0], crime) for k, own in entries_]
    if sum(new) < LEAST:
        return tellings, []  # the steps of one case: "March 5: she dies. March 9: a man is charged"
    for (k, own), alone in zip(entries_, new, strict=True):
        if not alone:
            rest += own
        else:
            _head(found, own[0], *under[k])
            drafts += _accounts(own)
    return rest, drafts


def _is_new(found: Mentions, tellings: list[Telling], entry: Entry, crime: bool) -> bool:
    """Whether an entry tells of a deed of its own, and not on about people told of by name elsewhere."""
    counts = [c for t in tellings for c in t.counts]
    if not counts:
        return not crime and any(t.told for t in tellings)
    others = [c for c in found.counts if not (c.field == "text" and entry.start <= c.start < entry.end)]
    return not all(is_known(c) or any(_is_one_person(c, x) for x in others) for c in counts)


def _is_one_person(a: CountMention, b: CountMention) -> bool:
    names = [{w for w in c.text.split() if w[:1].isupper() and len(w) > _INITIAL} for c in (a, b)]
    return bool(set(a.persons) & set(b.persons)) and bool(names[0] & names[1])


def _head(found: Mentions, first: Telling, entry: Entry, head: TimeMention) -> None:
    """Give the first stretch of an entry the day and the place that the entry stands under."""
    first.entry = "clock"
    own = [m for m in first.times if m.backward or m.start == head.start or _is_within(m, head)]
    first.times = own if any(m.start == head.start for m in own) else [head, *own]
    above = [p for p in found.places if p.field == "text" and entry.start <= p.start < entry.date]
    here = [p for p in first.places if not any(p.start == q.start for q in above)]
    towns = [p for p in above if p.place.precision in POINTS][:1] or above[:1]
    if towns or not any(p.use is PlaceUse.LOCATIVE and p.place.precision in POINTS for p in here):
        here = [_at(p) for p in here]  # "central Paris", "Paris is rocked by bombs": nobody writes from there
    first.places = [*map(_at, towns), *here]


def _at(p: PlaceMention) -> PlaceMention:
    far = p.use in (PlaceUse.DATELINE, PlaceUse.ORIGIN, PlaceUse.OTHER)
    return replace(p, use=PlaceUse.LOCATIVE) if far and p.place.precision in POINTS else p


def _is_within(m: TimeMention, head: TimeMention) -> bool:
    return date_relation([m.when], [head.when]) in ("same", "overlap")


def _accounts(tellings: list[Telling]) -> Iterator[Draft]:
    """The accounts of one entry: of a short one what states no other day is one incident."""
    if len({t.sentence.index for t in tellings}) > _SHORT:
        yield from group(tellings)
        return
    one = Draft()
    others: list[Telling] = []
    for t in tellings:
        own = [] if t is tellings[0] or t.borrowed_time else [m for m in t.dates if m.backward or whens(t)]
        (others.append if own and (t.counts or t.told) else one.add)(t)
    yield one
    yield from group(others)


def without_headings(drafts: list[Draft]) -> list[Draft]:
    """The accounts told beside the list without those that only announce it: "a history of the attacks"."""
    return [d for d in drafts if not _only_announces(d)]


def _only_announces(d: Draft) -> bool:
    if any(t.dates or t.counts for t in d.tellings):
        return False
    return all(e.plural for t in d.tellings for e in t.told)
