"""What the other days of a page on one crime say of the day of its account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.model import Account, BlockLabel, IncidentType, When
from rashomon.model.when import WEEK
from rashomon.read.accounts.aftermath import (
    AFTER,
    COURT,
    after_words,
    aftermath,
    is_by_clock,
    is_indefinite,
    is_of_arrest,
    points_back,
    remove_from_deed,
)
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.items import ENTRIES
from rashomon.read.accounts.stamps import is_stamp
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.when import NO_DAY
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import TimeKind, TimeMention

_BARE = (-6, 0)  # offset of a weekday said of the past
_MOST_WIDE = 366  # days of a date that a later one may narrow
_CALLED = 3  # words from a day to the deed that is called by it: "the Oct. 8 triple homicide"
_LONG_PAST = timedelta(days=180)
_LEAD = 4  # sentences that tell of the arrest that a page is on
_CLAUSE = 5  # words in lower case beside a day of a story; a stamp has fewer


def settled(doc: Document, found: Mentions, when: When, published: When) -> When:
    """The day of the account that a page on one crime is about, as its other days narrow or move it."""
    when = _before_arrest(doc, found, _of_calendar(doc, found, _finer(doc, found, when)))
    return _brought_up_to_date(doc, found, _of_named_deed(doc, found, when, published), published)


def day_around(doc: Document, found: Mentions, elsewhere: Collection[int] = ()) -> TimeMention | None:
    """The first day that a report on one incident tells of outside what it tells of the deed, and outside the
    sentences that tell of others (``elsewhere``).

    "She came home on Saturday night and saw the boy run towards her": days of statements, arrests and courts
    are passed over, and days to come. Where there is none, a day of the calendar that is told with a deed or
    with its hour, though a court stand in the same sentence: "accused of breaking in around 2 a.m. March 27".
    """
    named: TimeMention | None = None
    for m, s in _days(doc, found):
        if s.index in elsewhere or sum(x.text.islower() for x in s.tokens) < _CLAUSE:
            continue
        alone = Telling(order=0, sentence=s, start=s.start, end=s.end)
        if not after_words(s.tokens, m.start) and not remove_from_deed(alone, m):
            return m
        if named is None and m.when.day is not None:
            t = _as_telling(found, s)
            named = m if is_by_clock(m) or (t.events and not remove_from_deed(t, m)) else None
    return named


def with_sibling_day(accounts: list[Account]) -> list[Account]:
    """The accounts of a page on one crime, its central one with the day of another that tells of the same:
    "charged with murder", and then "three people were shot at about 6:20 p.m. on May 9".

    Only where the page is on what came after, without a day, and tells of one other crime, which is of a
    single day before.
    """
    central = [a for a in accounts if a.central]
    others = [a for a in accounts if not a.central and a.type is IncidentType.ATTACK]
    if len(central) != 1 or len(others) != 1 or central[0].type is not IncidentType.ATTACK:
        return accounts
    when, told = central[0].when, others[0].when
    if when.wording or when.latest is None or told.days != 1 or told.day is None:
        return accounts
    if told.latest is None or told.latest > when.latest:
        return accounts
    dated = replace(told, how="; ".join(x for x in (told.how, "told of the crime that this came of") if x))
    return [replace(a, when=dated) if a.central else a for a in accounts]


def with_day_told_last(accounts: list[Account], published: When) -> list[Account]:
    """The accounts of a report of a war, those that state no day with that of the last one told before them
    that states its own, where it is the day of publication: "On Monday rockets hit Velm. In Daruk shells
    wounded five", in news of that Monday. A day before it may be that of a deed told beside the news."""
    out: list[Account] = []
    today = False
    for a in accounts:
        w, day = a.when, a.when
        if w.wording:
            today = w.days == 1 and w.latest is not None and w.latest == published.latest
        elif today and w.how == NO_DAY and w.latest == published.latest:
            how = f"{w.how}; on the latter, as what is told before it"
            day = replace(w, earliest=w.latest, offset=None, how=how)
        out.append(a if day is w else replace(a, when=day))
    return out


def with_days_of_items(
    doc: Document, found: Mentions, accounts: list[Account], drafts: Sequence[Draft]
) -> list[Account]:
    """The accounts of a round-up of crimes, those of its items that state no day with the last one told above
    them: a line that is a day, the item before, or the lead ("five men were shot on Friday night")."""
    days = [(s.index, m) for m, s in _days(doc, found)]
    out = []
    for a, d in zip(accounts, drafts, strict=True):
        first = d.tellings[0]
        above = [m for at, m in days if at < first.sentence.index]
        if first.entry in ENTRIES and not a.when.wording and above and not _is_later(above[-1].when, d.until):
            how = f"the last day told above it: {above[-1].text!r}"
            out.append(replace(a, when=replace(above[-1].when, how=how)))
        else:
            out.append(a)
    return out


def _is_later(w: When, until: date | None) -> bool:
    return until is not None and w.earliest is not None and w.earliest > until


def _days(doc: Document, found: Mentions) -> Iterator[tuple[TimeMention, Sentence]]:
    """The single days that the article tells of, with their sentences; no stamps."""
    for told in found.times:
        s = doc.sentences[told.sentence]
        m = since_when(told, s.tokens)
        if m.field != "text" or s.block is not BlockLabel.ARTICLE or points_back(m) or m.when.days != 1:
            continue
        if is_indefinite(s.tokens, m):
            continue
        if m.kind in (TimeKind.DATE, TimeKind.TIME) and not is_stamp(doc, m):
            yield m, s


def since_when(m: TimeMention, tokens: Sequence[Token]) -> TimeMention:
    """ "Wanted since Sunday when shots were fired": the day on which it began; any other time as it is."""
    if m.kind is not TimeKind.SINCE or m.when.earliest is None or (m.when.days or _MOST_WIDE) > WEEK:
        return m
    if "when" not in [x.low for x in tokens if x.start >= m.end][:2]:
        return m
    return replace(m, kind=TimeKind.DATE, when=replace(m.when, latest=m.when.earliest))


def _finer(doc: Document, found: Mentions, when: When) -> When:
    """A date of several days narrowed to the first single day inside it that the report tells of further
    down: "last week", and then "about 9 p.m. on Friday".

    Days of statements and courts are passed over, unless told with their hour.
    """
    if when.days is None or not 1 < when.days <= _MOST_WIDE or not when.wording:
        return when
    best: tuple[int, TimeMention] | None = None
    for m, s in _days(doc, found):
        if not _lies_in(m.when, when):
            continue
        remove = remove_from_deed(_as_telling(found, s), m)
        if (remove < AFTER or is_by_clock(m)) and (best is None or remove < best[0]):
            best = remove, m
    return _moved_to(best[1], when) if best else when


def _of_calendar(doc: Document, found: Mentions, when: When) -> When:
    """A bare weekday, on a page on what came after, or "last Tuesday", moved to the day of the calendar that
    falls on it and that the page tells of with a deed, weeks before and alone in its sentence: "was killed
    Monday", and then "his April 2 death"; not one of the years before, nor of a row of other deeds."""
    if when.weekday is None or when.day is not None or when.days != 1 or not when.earliest:
        return when
    if not _is_on_aftermath(doc) and "last" not in when.wording.casefold().split():
        return when
    rows = Counter(s.index for m, s in _days(doc, found) if m.when.day is not None)
    for m, s in _days(doc, found):
        day = m.when.earliest
        if m.when.day is None or not day or day >= when.earliest or day.weekday() != when.weekday:
            continue
        if when.earliest - day > _LONG_PAST or rows[s.index] > 1:
            continue
        t = _as_telling(found, s)
        if t.events and remove_from_deed(t, m) < COURT:
            return _moved_to(m, when)
    return when


def _before_arrest(doc: Document, found: Mentions, when: When) -> When:
    """A bare weekday that lies after the arrest for the deed, moved to the week before: "arrested Thursday
    night" and, further down, "it happened about 7 p.m. Friday"."""
    if when.weekday is None or when.day is not None or when.days != 1 or not when.earliest:
        return when
    if not _is_on_aftermath(doc):
        return when
    lead = [s.index for s in doc.text_sentences[:_LEAD]]
    arrests = [
        m.when.earliest
        for m, s in _days(doc, found)
        if s.index in lead and m.when.earliest and is_of_arrest(s.tokens, m)
    ]
    if not arrests or not when.earliest - timedelta(days=WEEK - 1) < min(arrests) < when.earliest:
        return when
    day = when.earliest - timedelta(days=WEEK)
    how = "; ".join(x for x in (when.how, "and before the arrest for it") if x)
    return replace(when, earliest=day, latest=day, offset=None, how=how)


def _of_named_deed(doc: Document, found: Mentions, when: When, published: When) -> When:
    """A bare weekday, or no stated day, on a page on what came after, moved to the one day that it calls the
    deed by: "the Oct. 8 shooting", "his April 2 death"."""
    stated = when.day is not None and when.latest != published.latest
    if stated or published.latest is None or not _is_on_aftermath(doc):
        return when
    named = [
        m
        for m, s in _days(doc, found)
        if m.when.day is not None and m.when.year is None and _calls_a_deed(m, s) and m.when.latest
    ]
    days = {m.when.earliest for m in named}
    if len(days) != 1 or named[0].when.latest is None or named[0].when.latest >= published.latest:
        return when
    return _moved_to(named[0], when) if when.earliest != named[0].when.earliest else when


def _calls_a_deed(m: TimeMention, s: Sentence) -> bool:
    """Whether the day stands as what a deed is called by: "the Oct. 8 homicide", "her May 3 death"."""
    before = [x.low for x in s.tokens if x.end <= m.start][-1:]
    after = [x for x in s.tokens if x.start >= m.end][:_CALLED]
    if not before or not (before[0] in words_of("owner") or before[0].endswith(("'s", "’s"))):
        return False
    for x in after:
        if not x.text.islower():
            return False
        if x.low in words_of("deed"):
            return True
    return False


def _moved_to(m: TimeMention, when: When) -> When:
    how = "; ".join(x for x in (when.how, f"and {m.text!r} further down") if x)
    return replace(when, earliest=m.when.earliest, latest=m.when.latest, how=how)


def _as_telling(found: Mentions, s: Sentence) -> Telling:
    """A whole sentence with its words of a single incident."""
    events = [e for e in found.events if e.sentence == s.index and not e.generic]
    return Telling(order=0, sentence=s, start=s.start, end=s.end, events=events)


def _brought_up_to_date(doc: Document, found: Mentions, when: When, published: When) -> When:
    """A bare weekday six days back, on a page of local news: the page was published the day before and has
    been brought up to date since, for news of last week says "last Sunday" or is on what came after.

    A further day that would then lie in the future shows that it has not.
    """
    first = published.earliest
    if published.days != 1 or first is None or when.weekday is None or when.day is not None:
        return when
    bare = when.offset == _BARE and "last" not in when.wording.casefold().split()
    if not bare or when.days != 1 or when.earliest != first - timedelta(days=WEEK - 1):
        return when
    later = first - timedelta(days=WEEK - 2)
    if _is_on_aftermath(doc) or any(m.when.earliest == later and m.when.offset == _BARE for m in found.times):
        return when
    if any("last week" in m.text.casefold() and _lies_in(when, m.when) for m in found.times):
        return when  # "killed in last week's shooting", and "on Friday" below
    if any(m.when.day is not None and m.when.earliest == when.earliest for m in found.times):
        return when  # "Friday night", and "on Jan. 6", a Friday
    day = first + timedelta(days=1)
    return replace(
        when, earliest=day, latest=day, offset=(1, 1), how="the page was brought up to date that day"
    )


def _is_on_aftermath(doc: Document) -> bool:
    """Whether the title is on what came after: an arrest, a court, a funeral."""
    return any(x.low in aftermath() for s in doc.sentences if s.field == "title" for x in s.tokens)


def _lies_in(fine: When, wide: When) -> bool:
    if not (fine.earliest and fine.latest and wide.earliest and wide.latest):
        return False
    return wide.earliest <= fine.earliest and fine.latest <= wide.latest
