"""The day of an account, from the expressions in its tellings or from the publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from rashomon.data import rows
from rashomon.model import BlockLabel, When
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.stamps import is_stamp
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.document import Document
from rashomon.read.mentions import EventMention, TimeKind, TimeMention

_AFTER, _COURT = 2, 3  # see _remove
_LONG = 2  # of _width: longer than a week
_YEAR = 3
_ASIDE = 60  # characters from an event's words beyond which a bare year is of another thing
_WEEK = 7
_BARE = (-6, 0)  # offset of a weekday said of the past
_FIRST = 3  # tellings in which a report says when it was
_JOINED = 3  # characters between a day and the event it stands before
_REACH = 6  # words in which a day's own verb stands before it
_OPENS = frozenset("on but and late early also then later".split())  # before a day that opens a sentence
_MOST_WIDE = 366  # days of a date that a later one may narrow
_CLAUSE = 5  # words in lower case beside a day of a story; a stamp has fewer


def date_mention(draft: Draft) -> TimeMention | None:
    """The expression that dates the account: of its own clauses before borrowed ones, the finest first.

    A day of a court is none, nor one after publication, nor a month or year that stands far down.
    """
    found = _best(draft)
    return found[1] if found and found[0][2] < _COURT and not _is_stray(*found) else None


# Whether the day follows the deed, borrowed, _remove, width, telling, characters to the event.
_Rank = tuple[bool, int, int, int, int, int]


def _best(draft: Draft) -> tuple[_Rank, TimeMention] | None:
    best: tuple[_Rank, TimeMention] | None = None
    for k, t in enumerate(draft.tellings):
        for m in t.dates:
            if m.backward or not _dates_something(m.when) or _to_come(draft, m.when):
                continue
            remove = _remove(t, m)
            width = _width(m.when)
            rank = (remove >= _AFTER, int(t.borrowed_time), remove, width, k, _distance(t, m))
            if best is None or rank < best[0]:
                best = rank, m
    return best


def _to_come(draft: Draft, w: When) -> bool:
    """Whether the time begins after publication: a hearing to come dates nothing."""
    return draft.until is not None and w.earliest is not None and w.earliest > draft.until


def _is_stray(rank: _Rank, m: TimeMention) -> bool:
    """A month, a year or "a few years ago" is the deed's own where the first clauses say it."""
    w = m.when
    if rank[3] >= _YEAR and w.offset is None and rank[5] > _ASIDE:
        return True  # "the Opera House, which was opened in 2004"
    fine = w.weekday is not None or w.day is not None or (w.offset and w.offset[1] - w.offset[0] <= _WEEK)
    return not fine and rank[3] >= _LONG and rank[4] >= _FIRST


@cache
def _aftermath() -> dict[str, int]:
    """Words of an aftermath: 2 what may follow at once, 3 a court, months later."""
    return {word: _COURT if kind == "court" else _AFTER for word, kind in rows("accounts_aftermath.tsv")}


def _remove(t: Telling, m: TimeMention) -> int:
    """How far the day stands from the deed: 0 its own, 1 a death from it, 2 what came after or was said, 3 a
    court's. A word of an aftermath counts where it stands nearer than any event."""
    if _is_stated(t, m):
        return 0
    own = [e for e in t.told if not _is_charge(t, e)]
    if any(0 <= e.start - m.end <= _JOINED for e in own):
        return 0  # "the men on May 7 shot four"
    event = _gap(m, [(e.start, e.end) for e in own])
    near = 0
    for x in t.tokens:
        kind = _aftermath().get(x.low, 0)
        if kind > near and _gap(m, [(x.start, x.end)]) < event:
            near = kind
    if near or _of_saying(t, m):
        return near or _AFTER
    return int(_beside(t, m, words_of("died")))


def _is_stated(t: Telling, m: TimeMention) -> bool:
    """Whether the words say that the deed was then: "it happened about 9 p.m. Friday"."""
    before = [x.low for x in t.tokens if x.end <= m.start]
    low = before[-_REACH:]
    return (
        m.when.days == 1 and not words_of("befell").isdisjoint(low) and words_of("other").isdisjoint(before)
    )


def _is_charge(t: Telling, e: EventMention) -> bool:
    """Whether the word only names what somebody is charged with: "charged with murder Thursday"."""
    low = [x.low for x in t.tokens if x.end <= e.start][-_REACH:]
    return low[-1:] in (["with"], ["of"]) and not words_of("charging").isdisjoint(low)


def _of_saying(t: Telling, m: TimeMention) -> bool:
    """Whether the day is that of a statement: "said Monday that", "police on Tuesday confirmed", "on Tuesday,
    the chief said"; "was reported Monday" is none."""
    before = [x.low for x in t.sentence.tokens if x.end <= m.start]
    small = [w for w in before if w not in words_of("small")]
    if small[-1:] == ["reported"] and small[-2:-1] in (["was"], ["were"], ["been"]):
        return False
    if _beside(t, m, words_of("saying")):
        return True
    if _OPENS.issuperset(before):
        for x in [x for x in t.sentence.tokens if x.start >= m.end][: 2 * _REACH]:
            if x.low in words_of("saying"):
                return True
            if any(e.start <= x.start < e.end for e in t.told) or x.low in words_of("befell"):
                break
    return has("briefing", before[-4:]) is not None


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
        if not any(x.low in _aftermath() for x in s.tokens) and not _remove(t, m) and not is_stamp(doc, m):
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
    if m is not None and not (told_beside and found and found[0][2] >= _AFTER):
        when = m.when if m.when.wording else replace(m.when, wording=m.text)
        return _before_the_death(draft, m, when) if found and found[0][2] == 1 else when
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
    if found and found[0][2] == _COURT:
        return When(latest=found[1].when.latest or published.latest, how="before what a court did of it")
    if _in_court(draft):
        return When(latest=published.latest, how="before what a court did of it")
    if central or not _is_past(draft):
        return news_date(published)
    return When(latest=published.latest, how="told as background, no day stated")


def _before_the_death(draft: Draft, m: TimeMention, died: When) -> When:
    """The day of the deed where a death is told with its distance: "died Friday, two days after it"."""
    for x in draft.tellings:
        for after in x.times:
            if (
                after.sentence == m.sentence
                and 0 <= after.start - m.end <= _JOINED
                and after.backward
                and after.when.offset
                and after.text.casefold().endswith("after")
                and died.earliest
                and died.latest
            ):
                least, most = after.when.offset
                how = "; ".join(w for w in (died.how, f"{after.text} the deed") if w)
                first, last = died.earliest - timedelta(days=most), died.latest - timedelta(days=least)
                return replace(died, earliest=first, latest=last, weekday=None, offset=None, how=how)
    return died


def finer(doc: Document, found: Mentions, when: When) -> When:
    """A date of several days narrowed to the first single day inside it that the report tells of further
    down: "last week", and then "about 9 p.m. on Friday".

    Days of statements and courts are passed over.
    """
    if when.days is None or not 1 < when.days <= _MOST_WIDE or not when.wording:
        return when
    best: tuple[int, TimeMention] | None = None
    for m in found.times:
        s = doc.sentences[m.sentence]
        if m.field != "text" or s.block is not BlockLabel.ARTICLE or m.backward or m.when.days != 1:
            continue
        if m.kind not in (TimeKind.DATE, TimeKind.TIME) or not _lies_in(m.when, when) or is_stamp(doc, m):
            continue
        events = [e for e in found.events if e.sentence == m.sentence and not e.generic]
        remove = _remove(Telling(order=0, sentence=s, start=s.start, end=s.end, events=events), m)
        if remove < _AFTER and (best is None or remove < best[0]):
            best = remove, m
    if best is None:
        return when
    m = best[1]
    how = "; ".join(x for x in (when.how, f"and {m.text!r} further down") if x)
    return replace(when, earliest=m.when.earliest, latest=m.when.latest, how=how)


def brought_up_to_date(doc: Document, when: When, published: When) -> When:
    """A bare weekday six days back, on a page of local news: the page was published the day before and has
    been brought up to date since, for news of last week says "last Sunday" or is on what came after."""
    if any(x.low in _aftermath() for s in doc.sentences if s.field == "title" for x in s.tokens):
        return when
    first = published.earliest
    if published.days != 1 or first is None or when.weekday is None or when.day is not None:
        return when
    bare = when.offset == _BARE and "last" not in when.wording.casefold().split()
    if not bare or when.days != 1 or when.earliest != first - timedelta(days=_WEEK - 1):
        return when
    day = first + timedelta(days=1)
    return replace(
        when, earliest=day, latest=day, offset=(1, 1), how="the page was brought up to date that day"
    )


def _lies_in(fine: When, wide: When) -> bool:
    assert fine.earliest and fine.latest and wide.earliest and wide.latest
    return wide.earliest <= fine.earliest and fine.latest <= wide.latest


def _in_court(draft: Draft) -> bool:
    """Whether the account is first told of by way of a court."""
    return any(_aftermath().get(x.low) == _COURT for x in draft.tellings[0].sentence.tokens)


def _is_past(draft: Draft) -> bool:
    return any(has("bygone", [x.low for x in t.tokens]) for t in draft.tellings)
