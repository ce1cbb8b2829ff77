"""The day of an account, from the expressions in its tellings or from the publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from rashomon.model import When
from rashomon.model.when import MONTH, WEEK
from rashomon.read.accounts.aftermath import (
    AFTER,
    COURT,
    DEATH,
    aftermath,
    called_by_month,
    is_by_clock,
    is_indefinite,
    is_led_up,
    is_of_arrest,
    is_of_saying,
    points_back,
    remove_from_deed,
)
from rashomon.read.accounts.counted_days import (
    before_publication,
    counted_from,
    deed_between,
    is_of_follow_up,
    lead_counted_back,
    opens_back,
)
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.mentions import TimeKind, TimeMention

NO_DAY = "news with no stated day: the day before publication or the day itself"
_LONG = 2  # of _width: longer than a week
_YEAR = 3
_ASIDE = 60  # characters from an event's words beyond which a bare year is of another thing
_FIRST = 3  # tellings in which a report says when it was
_NEAR_BY = 4  # words before a day
_LONG_PAST = timedelta(days=60)
_LONG_AGO = timedelta(days=366)
_ROUNDED = 0.7  # of a length told in words, at least


def date_mention(draft: Draft) -> TimeMention | None:
    """The expression that dates the account: of its own clauses before borrowed ones, the finest first.

    A day of a court is none, nor one after publication, nor a month or year that stands far down.
    """
    found = _best(draft)
    return found[1] if found and found[0][2] < COURT and not _is_stray(*found) else None


# Whether the day follows the deed, borrowed, remove_from_deed, width, telling, characters to the event.
_Rank = tuple[bool, int, int, int, int, int]


def _best(draft: Draft) -> tuple[_Rank, TimeMention] | None:
    if draft.dating is None:
        return _finest(draft)
    if not draft.dating:
        draft.dating.append(_finest(draft))
    return cast(tuple[_Rank, TimeMention] | None, draft.dating[0])


def _finest(draft: Draft) -> tuple[_Rank, TimeMention] | None:
    best: tuple[_Rank, TimeMention] | None = None
    until, arrests = _until(draft), _days_of_arrest(draft)
    called = next((m.when.latest for t in draft.tellings[:_FIRST] if (m := called_by_month(t))), None)
    if called and until and until - called > _LONG_AGO:
        called = None  # "it recalls the raid of May 2014"
    for k, t in enumerate(draft.tellings):
        for m in t.dates:
            if (
                points_back(m)
                or is_indefinite(t.sentence.tokens, m)
                or not _dates_something(m.when)
                or _is_to_come(m.when, until)
            ):
                continue
            remove = remove_from_deed(t, m)
            if remove == 0 and (
                is_led_up(t, m)
                or (not t.events and m.when.days == 1 and m.when.earliest in arrests)
                or (called and m.when.earliest and m.when.earliest > called)
            ):
                remove = AFTER
            width = _width(m.when)
            rank = (remove >= AFTER, int(t.borrowed_time), remove, width, k, _distance(t, m))
            if best is None or _order(rank, m) < _order(*best):
                best = rank, m
    return best


def _order(rank: _Rank, m: TimeMention) -> tuple[int, ...]:
    """How days compare; of single days on which something came of the deed, the earliest is nearest to it."""
    of_them = m.when.earliest.toordinal() if rank[0] and not rank[3] and m.when.earliest else 0
    return (*rank[:4], of_them, *rank[4:])


def _days_of_arrest(draft: Draft) -> set[date | None]:
    """The days of arrests that the account tells of: "arrested Wednesday", and then "was found Wednesday"."""
    return {
        m.when.earliest
        for t in draft.tellings
        for m in t.dates
        if m.when.days == 1 and is_of_arrest(t.tokens, m)
    }


def _until(draft: Draft) -> date | None:
    """The last day that the deed can have been: publication, or so long before it as the first clauses say
    ("some five months after the killing")."""
    if draft.until is None or not is_follow_up(draft):
        return draft.until
    since = [
        m.when.offset[0]
        for t in draft.tellings[:_FIRST]
        for m in t.times
        if m.backward
        and m.when.offset
        and m.when.offset[0] >= WEEK
        and not any(e.start < m.start for e in t.told)
        and words_of("term").isdisjoint(x.low for x in t.tokens if x.end <= m.start)
    ]
    return draft.until - timedelta(days=int(max(since) * _ROUNDED)) if since else draft.until


def _is_to_come(w: When, until: date | None) -> bool:
    """Whether a time begins after the last day that can be meant, or is told of as still to come."""
    ahead = w.offset is not None and w.offset[0] >= 0 and w.offset[1] > 0
    return ahead or (until is not None and w.earliest is not None and w.earliest > until)


def is_follow_up(draft: Draft) -> bool:
    """Whether the account is first told of by way of what came after: an arrest, a court, a funeral."""
    return any(not aftermath().keys().isdisjoint(t.low) for t in draft.tellings[:_FIRST])


def _is_stray(rank: _Rank, m: TimeMention) -> bool:
    """A month, a year or "a few years ago" is the deed's own where the first clauses say it."""
    w = m.when
    if rank[3] >= _YEAR and rank[5] > _ASIDE and w.weekday is None and w.day is None:
        return True  # "the Opera House, which was opened in 2004", "than some years ago"
    return not _is_fine(w) and rank[3] >= _LONG and rank[4] >= _FIRST


def _dates_something(w: When) -> bool:
    return (
        w.known or w.offset is not None or w.weekday is not None or w.month is not None or w.year is not None
    )


def _is_year_so_far(w: When, published: When) -> bool:
    """Whether a time is the year, or more, in which the report was published: "three killings this year"."""
    if w.earliest is None or w.latest is None or published.latest is None or _width(w) < _YEAR:
        return False
    if w.weekday is not None or w.month is not None or w.day is not None:
        return False  # "Wednesday", on a page whose own day is not known
    return w.earliest <= published.latest <= w.latest


def _width(w: When) -> int:
    n = w.days
    if n is None:
        return 1 if _is_fine(w) else 4
    return 0 if n <= 2 else 1 if n <= 7 else 2 if n <= 31 else 3


def _is_fine(w: When) -> bool:
    """Whether a time is a weekday, a day of a month, or within a week of publication."""
    return w.weekday is not None or w.day is not None or bool(w.offset and w.offset[1] - w.offset[0] <= WEEK)


def _distance(t: Telling, m: TimeMention) -> int:
    return min((abs(e.start - m.start) for e in t.told), default=0)


def is_long_past(when: When, published: When) -> bool:
    """Whether a time lies months before publication: no news."""
    return bool(when.latest and published.earliest and when.latest < published.earliest - _LONG_PAST)


def news_date(published: When) -> When:
    """News with no stated day happened on the day before publication or on that day."""
    if published.earliest is None or published.latest is None:
        return When(offset=(-1, 0), how=NO_DAY)
    return When(
        earliest=published.earliest - timedelta(days=1),
        latest=published.latest,
        offset=(-1, 0),
        how=NO_DAY,
    )


def date_of_account(
    draft: Draft,
    published: When,
    central: bool,
    base: When | None = None,
    around: TimeMention | None = None,
) -> When:
    """When the incident was, as an interval: stated, counted from another account, or bounded by publication.

    ``base`` is the day of the account that this one is told against ("24 hours earlier"); ``around`` a day
    that a report on one incident tells of beside the account (see :func:`~.other_days.day_around`).
    """
    m = date_mention(draft)
    if m is not None and central and _is_year_so_far(m.when, published):
        m = None
    found = _best(draft)
    back = lead_counted_back(draft) if central and base is None else None
    if back is not None and (m is None or m.sentence == back.sentence):
        news = before_publication(back, published)
        if news is not None:
            return news
    told_beside = around is not None and central and not _too_late(around.when, draft, found)
    if m is not None and not (told_beside and found and around and _yields(found, around)):
        when = _with_calendar(draft, m.when if m.when.wording else replace(m.when, wording=m.text))
        later = found and (
            found[0][2] in (DEATH, AFTER) or _is_release(draft, m) or is_of_follow_up(draft, m)
        )
        return _before_what_came_of_it(draft, m, when) if later else when
    counted = counted_from(draft, base)
    if counted is not None:
        return counted
    if (same_week := _that_weekday(draft, base)) is not None:
        return same_week
    if around is not None and told_beside:
        how = "; ".join(x for x in (around.when.how, "told beside the incident") if x)
        return replace(around.when, wording=around.when.wording or around.text, how=how)
    if found and found[0][2] == COURT:
        return When(latest=found[1].when.latest or published.latest, how="before what a court did of it")
    if _in_court(draft):
        return When(latest=published.latest, how="before what a court did of it")
    led_up = _leading_up(draft)
    if led_up is not None:
        return led_up
    stretch = _stretch(draft)
    if stretch is not None:
        return stretch
    if central or has("bygone", draft.tellings[0].low) is None:
        return news_date(published)
    return When(latest=published.latest, how="told as background, no day stated")


def since_day_before(draft: Draft, when: When) -> When:
    """The day of an account, widened by the day before where it is only that on which it was told ("the
    monitor said on Monday"): so does news without a day of its own happen on either."""
    found = _best(draft)
    if found is None or found[0][2] != AFTER or when.days != 1 or when.earliest is None:
        return when
    m = found[1]
    if any(c.isdigit() for c in m.text):
        return when  # "reported on October 12th that": assessments and statements date the deed so
    if m.when.earliest != when.earliest or not any(
        m is x and is_of_saying(t, m) for t in draft.tellings for x in t.dates
    ):
        return when
    how = "; ".join(x for x in (when.how, "the day on which it was told, or the one before") if x)
    offset = when.offset and (when.offset[0] - 1, when.offset[1])
    return replace(
        when, earliest=when.earliest - timedelta(days=1), weekday=None, day=None, offset=offset, how=how
    )


def _yields(found: tuple[_Rank, TimeMention], around: TimeMention) -> bool:
    """Whether the day in the account's clauses gives way to one told beside them: one of what came after, or
    one far down and long before a day that the page begins with."""
    rank, m = found
    first, told = m.when.latest, around.when.earliest
    if rank[2] == DEATH and around.sentence < m.sentence and is_by_clock(around) and first and told:
        # "boxed in shortly before 22:00 on Monday … he died at 00:16 on Tuesday"
        return 0 < (first - told).days < WEEK
    behind = rank[4] >= _FIRST and around.sentence < m.sentence
    return rank[2] >= AFTER or bool(behind and first and told and (told - first).days > MONTH)


def day_told_next(draft: Draft, drafts: Sequence[Draft], published: When) -> When | None:
    """The day of what an account's own sentence tells next, where the account is counted back from it: "Two
    days after a bomb killed six, shells hit Varna on Thursday"."""
    told = draft.tellings[0]
    if told.start != told.sentence.start or not any(opens_back(told, m) for m in told.times):
        return None
    for d in drafts:
        if d.tellings[0].sentence is told.sentence and d.tellings[0].order == told.order + 1:
            return date_of_account(d, published, central=True)
    return None


def _leading_up(draft: Draft) -> When | None:
    """The day of what a dated clause came after, without a day of its own: "the town was shelled on Thursday
    after gunmen fired rockets". It was that day or the one before."""
    first = draft.tellings[0]
    if first.left is None or not first.opened_by.startswith("turn:"):
        return None
    own = (m for m in first.left.dates if not m.backward and remove_from_deed(first.left, m) < AFTER)
    day = next((m.when for m in own if m.when.days == 1), None)
    if day is None or day.earliest is None:
        return None
    if draft.until is not None and day.earliest > draft.until:
        return None
    return When(
        earliest=day.earliest - timedelta(days=1), latest=day.latest, how="told as what led up to that day"
    )


def _stretch(draft: Draft) -> When | None:
    """The stretch up to publication in which the first clauses put it: "in the past 24 hours"."""
    for t in draft.tellings[:_FIRST]:
        for m in t.times:
            w = m.when
            back = (
                m.kind is TimeKind.SINCE and w.offset is not None and -MONTH <= w.offset[0] < w.offset[1] == 0
            )
            if back and w.known and t.told:
                return w if w.wording else replace(w, wording=m.text)
    return None


def _with_calendar(draft: Draft, when: When) -> When:
    """A bare weekday of a page whose own day is not known, with the day and month that the account is told
    with elsewhere: "on Thursday", and then "the blast on March 7"."""
    if when.weekday is None or when.day is not None or when.days == 1:
        return when
    for t in draft.tellings:
        for m in t.dates:
            w = m.when
            named = w.day is not None and w.month is not None and w.days != 1
            if named and w.weekday in (None, when.weekday) and not m.backward and not remove_from_deed(t, m):
                how = "; ".join(x for x in (when.how, f"and {m.text!r} beside it") if x)
                return replace(when, day=w.day, month=w.month, year=w.year, how=how)
    return when


def _too_late(w: When, draft: Draft, found: tuple[_Rank, TimeMention] | None) -> bool:
    """Whether a day is to come, or lies after the one (of an arrest, say) in the account's own clauses."""
    last = found[1].when.latest if found and found[1].when.days == 1 else None
    return _is_to_come(w, _until(draft)) or (
        last is not None and w.earliest is not None and w.earliest > last
    )


def _is_release(draft: Draft, m: TimeMention) -> bool:
    """Whether a day is that on which somebody came free: "was freed on Thursday"."""
    tokens = next((t.tokens for t in draft.tellings if m in t.dates), [])
    before = [x.low for x in tokens if x.end <= m.start]
    return not words_of("freed").isdisjoint(before[-_NEAR_BY:])


def _that_weekday(draft: Draft, base: When | None) -> When | None:
    """ "In Senn that Wednesday": the one within a week of the account that it is told with."""
    that = (m for t in draft.tellings[:_FIRST] for m in t.dates if m.text.casefold().startswith("that "))
    m = next((m for m in that if m.when.weekday is not None and m.when.day is None), None)
    if m is None or base is None or base.days != 1 or base.earliest is None:
        return None
    assert m.when.weekday is not None
    ahead = (m.when.weekday - base.earliest.weekday()) % WEEK
    day = base.earliest + timedelta(days=ahead)
    if draft.until is not None and day > draft.until:
        return None
    return When(earliest=day, latest=day, wording=m.text, how="of the week of the incident told with it")


def _before_what_came_of_it(draft: Draft, m: TimeMention, died: When) -> When:
    """The day of the deed where what came of it is told with its distance: "died Friday, two days after it",
    "was freed on Thursday, 12 days after he was abducted", "was arrested Monday, three days after"."""
    for x in draft.tellings:
        for after in x.times:
            if (
                after.sentence == m.sentence
                and (not deed_between(x, m, after) or is_of_arrest(x.tokens, m))
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


def _in_court(draft: Draft) -> bool:
    """Whether the account is first told of by way of a court; "a convicted felon shot himself" is not."""
    low = [x.low for x in draft.tellings[0].sentence.tokens]
    of_court = (k for k, word in enumerate(low) if aftermath().get(word) == COURT)
    return any(words_of("convicted").isdisjoint(low[k + 1 : k + 2]) for k in of_court)
