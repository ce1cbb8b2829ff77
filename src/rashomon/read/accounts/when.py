"""The day of an account, from the expressions in its tellings or from the publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from rashomon.model import BlockLabel, When
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.document import Document
from rashomon.read.mentions import TimeKind, TimeMention
from rashomon.read.table import rows

_AFTER, _COURT = 2, 3  # see _remove
_LONG = 2  # of _width: longer than a week
_YEAR = 3
_ASIDE = 60  # characters from an event's words beyond which a bare year is of another thing
_WEEK = 7
_FIRST = 3  # tellings in which a report says when it was
_CLAUSE = 5  # words in lower case beside a day of a story; a stamp has fewer


def date_mention(draft: Draft) -> TimeMention | None:
    """The expression that dates the account: of its own clauses before borrowed ones, the finest first.

    A day of a court is none, nor one after publication, nor a month or year that stands far down.
    """
    found = _best(draft)
    return found[1] if found and found[0][1] < _COURT and not _is_stray(*found) else None


_Rank = tuple[int, int, int, int, int]  # borrowed, _remove, width, telling, characters to the event


def _best(draft: Draft) -> tuple[_Rank, TimeMention] | None:
    best: tuple[_Rank, TimeMention] | None = None
    for k, t in enumerate(draft.tellings):
        for m in t.dates:
            if m.backward or not _dates_something(m.when) or _to_come(draft, m.when):
                continue
            rank = (int(t.borrowed_time), _remove(t, m), _width(m.when), k, _distance(t, m))
            if best is None or rank < best[0]:
                best = rank, m
    return best


def _to_come(draft: Draft, w: When) -> bool:
    """Whether the time begins after publication: a hearing to come dates nothing."""
    return draft.until is not None and w.earliest is not None and w.earliest > draft.until


def _is_stray(rank: _Rank, m: TimeMention) -> bool:
    """A month, a year or "a few years ago" is the deed's own where the first clauses say it."""
    w = m.when
    if rank[2] >= _YEAR and w.offset is None and rank[4] > _ASIDE:
        return True  # "the Opera House, which was opened in 2004"
    fine = w.weekday is not None or w.day is not None or (w.offset and w.offset[1] - w.offset[0] <= _WEEK)
    return not fine and rank[2] >= _LONG and rank[3] >= _FIRST


@cache
def _aftermath() -> dict[str, int]:
    """Words of an aftermath: 2 what may follow at once, 3 a court, months later."""
    return {word: _COURT if kind == "court" else _AFTER for word, kind in rows("accounts_aftermath.tsv")}


def _remove(t: Telling, m: TimeMention) -> int:
    """How far the day stands from the deed: 0 its own, 1 a death from it, 2 what came after or was said, 3 a
    court's. A word of an aftermath counts where it stands nearer than any event."""
    event = _gap(m, [(e.start, e.end) for e in t.told])
    near = 0
    for x in t.tokens:
        kind = _aftermath().get(x.low, 0)
        if kind > near and _gap(m, [(x.start, x.end)]) < event:
            near = kind
    if near or _of_saying(t, m):
        return near or _AFTER
    return int(_beside(t, m, words_of("died")))


def _of_saying(t: Telling, m: TimeMention) -> bool:
    """Whether the day is that of a statement: "said Monday that", "police on Tuesday confirmed"."""
    if _beside(t, m, words_of("saying")):
        return True
    low = [x.low for x in t.sentence.tokens if x.end <= m.start][-4:]
    return has("briefing", low) is not None


def _beside(t: Telling, m: TimeMention, words: frozenset[str]) -> bool:
    """Whether one of some words stands next to the expression but for small words."""
    small = words_of("small")
    before = [x.low for x in t.sentence.tokens if x.end <= m.start and x.low not in small][-1:]
    after = [x.low for x in t.sentence.tokens if x.start >= m.end][:1]
    return not words.isdisjoint(before + after)


def _gap(m: TimeMention, spans: list[tuple[int, int]]) -> int:
    """Characters between an expression and the nearest of some spans; what stands behind it counts double."""
    return min(
        (m.start - b if b <= m.start else 2 * max(0, a - m.end) for a, b in spans),
        default=10_000,
    )


def _dates_something(w: When) -> bool:
    return (
        w.known or w.offset is not None or w.weekday is not None or w.month is not None or w.year is not None
    )


def _width(w: When) -> int:
    n = w.days
    return 4 if n is None else 0 if n <= 2 else 1 if n <= 7 else 2 if n <= 31 else 3


def _distance(t: Telling, m: TimeMention) -> int:
    return min((abs(e.start - m.start) for e in t.told), default=0)


def news_date(published: When) -> When:
    """News with no stated day happened on the day before publication or on that day."""
    if published.earliest is None or published.latest is None:
        return When(
            offset=(-1, 0), how="news with no stated day: the day before publication or the day itself"
        )
    return When(
        earliest=published.earliest - timedelta(days=1),
        latest=published.latest,
        offset=(-1, 0),
        how="news with no stated day: the day before publication or the day itself",
    )


def day_around(doc: Document, found: Mentions) -> TimeMention | None:
    """The first day that a report on one incident tells of outside what it tells of the deed.

    "She came home on Saturday night and saw the boy run towards her": days of statements, arrests and courts
    are passed over, and days to come.
    """
    for m in found.times:
        s = doc.sentences[m.sentence]
        if m.field != "text" or s.block is not BlockLabel.ARTICLE or m.backward or m.when.days != 1:
            continue
        if m.kind not in (TimeKind.DATE, TimeKind.TIME) or sum(x.text.islower() for x in s.tokens) < _CLAUSE:
            continue
        t = Telling(order=0, sentence=s, start=s.start, end=s.end)
        if not any(x.low in _aftermath() for x in s.tokens) and not _remove(t, m):
            return m
    return None


def date_of_account(
    draft: Draft,
    published: When,
    central: bool,
    base: When | None = None,
    around: TimeMention | None = None,
) -> When:
    """When the incident was, as an interval: stated, counted from another account, or bounded by publication.

    ``base`` is the day of the account that this one is told against ("24 hours earlier"); ``around`` a day
    that the report tells of beside the account, for a report on one incident (see :func:`day_around`).
    """
    m = date_mention(draft)
    found = _best(draft)
    told_beside = around is not None and central and not _to_come(draft, around.when)
    if m is not None and not (told_beside and found and found[0][1] >= _AFTER):
        return m.when if m.when.wording else replace(m.when, wording=m.text)
    backward = next((x for t in draft.tellings for x in t.dates if x.backward), None)
    if backward is not None and base is not None and base.known and backward.when.offset is not None:
        least, most = backward.when.offset
        assert base.earliest and base.latest
        return When(
            earliest=base.earliest + timedelta(days=least),
            latest=base.latest + timedelta(days=most),
            wording=backward.text,
            how="counted from the incident told with it",
        )
    if around is not None and told_beside:
        how = "; ".join(x for x in (around.when.how, "told beside the incident") if x)
        return replace(around.when, wording=around.when.wording or around.text, how=how)
    if found and found[0][1] == _COURT:
        return When(latest=found[1].when.latest or published.latest, how="before what a court did of it")
    if _in_court(draft):
        return When(latest=published.latest, how="before what a court did of it")
    if central or not _is_past(draft):
        return news_date(published)
    return When(latest=published.latest, how="told as background, no day stated")


def _in_court(draft: Draft) -> bool:
    """Whether the account is first told of by way of a court."""
    return any(_aftermath().get(x.low) == _COURT for x in draft.tellings[0].sentence.tokens)


def _is_past(draft: Draft) -> bool:
    return any(has("bygone", [x.low for x in t.tokens]) for t in draft.tellings)
