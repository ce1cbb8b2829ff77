"""Days counted from another incident, from the news, from a funeral: "24 hours earlier", "the same month"."""

from __future__ import annotations

from datetime import timedelta

from rashomon.model import When
from rashomon.model.when import MONTH
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Telling
from rashomon.read.mentions import TimeMention

_THAT_MONTH = "same month"
_THAT_DAY = ("same day", "same night", "same evening", "same morning", "same afternoon")
_LEAD = 4  # sentences, the title's included, that may tell the news
_ON_THE = frozenset(("on", "the", "just", "only"))
_BEHIND_DATELINE = frozenset(("-", "–", "—", ":", ")", "“", '"'))
_ARTICLES = frozenset(("a", "an", "the", "some"))
_LATER = (" later", " afterwards", " afterward")


def counted_from(draft: Draft, base: When | None) -> When | None:
    """The day as counted from the account told before it ("24 hours earlier"); None where it is not, or
    would be to come.

    What follows "came two days after" is what came first. Of two such counts the narrower one holds: "days
    after" in a headline, and then "two days after".
    """
    counts = [(t, x) for t in draft.tellings for x in t.dates if x.backward and not _says_after_what(t, x)]
    found = min(counts, key=lambda c: _spread(c[1]), default=None)
    if found is None or base is None or not base.known or found[1].when.offset is None:
        return None
    telling, m = found
    if m.text.casefold().endswith(_THAT_MONTH):
        return _month_of(base, m.text)
    least, most = m.when.offset or (0, 0)
    if telling.opened_by == f"turn:{m.text.casefold()}" or opens_back(telling, m):
        least, most = -most, -least
    assert base.earliest and base.latest
    first, last = base.earliest + timedelta(days=least), base.latest + timedelta(days=most)
    if draft.until is not None and first > draft.until:
        return None
    return When(earliest=first, latest=last, wording=m.text, how="counted from the incident told with it")


def _spread(m: TimeMention) -> int:
    """How many days a count leaves open."""
    return m.when.offset[1] - m.when.offset[0] if m.when.offset else MONTH


def is_of_the_last(draft: Draft) -> bool:
    """Whether an account is dated by the one told just before it, not by the news: "on the same day", "in the
    same month", "two months later"."""
    first = next(((t, x) for t in draft.tellings for x in t.dates if x.backward), None)
    if first is None:
        return False
    (t, m), words = first, first[1].text.casefold()
    later = words.endswith(_LATER) and m.when.offset is not None and m.when.offset[0] > 0
    return words.endswith((_THAT_MONTH, *_THAT_DAY)) or (later and t.opened_by != f"turn:{words}")


def _month_of(base: When, wording: str) -> When | None:
    """The calendar month of a day: "in the same month"."""
    if base.earliest is None or base.latest is None or base.latest - base.earliest > timedelta(days=MONTH):
        return None
    first = base.earliest.replace(day=1)
    last = (first + timedelta(days=MONTH)).replace(day=1) - timedelta(days=1)
    return When(earliest=first, latest=last, wording=wording, how="the month of the incident told before it")


def _says_after_what(t: Telling, m: TimeMention) -> bool:
    """Whether the words say what the account followed, which is not the one told before it: "the raid
    comes two days after the loss of Ostelin"."""
    if not m.text.casefold().endswith(" after") or not any(e.end <= m.start for e in t.told):
        return False
    after = next((x.text for x in t.tokens if x.start >= m.end), "")
    return bool(after) and after[0].isalnum()


def lead_counted_back(draft: Draft) -> TimeMention | None:
    """The time with which the news opens as past by so many days: "Two days after gunmen killed six in Varna,
    officials ask …"."""
    lead = (t for t in draft.tellings if t.sentence.index <= _LEAD)
    return next((m for t in lead for m in t.times if opens_back(t, m)), None)


def before_publication(m: TimeMention, published: When) -> When | None:
    """That many days before the news, which is of the day of publication or the one before."""
    if m.when.offset is None or published.earliest is None or published.latest is None:
        return None
    least, most = m.when.offset
    first, last = published.earliest - timedelta(days=most + 1), published.latest - timedelta(days=least)
    return When(earliest=first, latest=last, wording=m.text, how="counted back from the news")


def opens_back(t: Telling, m: TimeMention) -> bool:
    """Whether a stretch opens with what it came before: "two days after a bomb killed six"; not "two days
    after, a bomb killed six"."""
    before = [x for x in t.tokens if x.end <= m.start]
    after = next((x.text for x in t.tokens if x.start >= m.end), ",")
    led = all(not x.text[0].isalnum() or x.low in _ON_THE for x in before)
    opens = led or before[-1].text in _BEHIND_DATELINE
    return opens and m.backward and m.text.casefold().endswith(" after") and after != ","


def is_of_follow_up(draft: Draft, m: TimeMention) -> bool:
    """Whether a day stands in a clause that tells of no deed: "buried on Sunday, three days after a shell
    killed them"."""
    t = next((t for t in draft.tellings if m in t.dates), None)
    return (
        t is not None
        and all(e.start > m.end for e in t.told)
        and all(c.start > m.end for c in t.counts)
        and bool(t.told and t.counts)
        and not t.told[0].definite  # "May 4, six days after the massacre, a man was shot"
        and _leads_to_deed(t, m)
    )


def _leads_to_deed(t: Telling, m: TimeMention) -> bool:
    """Whether those whom a deed befell, or the deed, stand right behind "two days after"; not "two days after
    a truce gunmen killed six"."""
    after = next((x.end for x in t.times if x.backward and x.start > m.end), None)
    if after is None:
        return False
    first = min((x.start for x in (*t.told, *t.counts, *t.actors) if x.start > after), default=after)
    led = [x for x in t.tokens if after <= x.start < first]
    if any(e.noun and e.start == first for e in t.told) and [x.low for x in led[:1]] in _ONE:
        led = [x for x in led[1:] if not x.text.islower()]  # "a parcel bomb"
    return first > after and all(x.low in _ARTICLES for x in led)


_ONE = (["a"], ["an"])


def deed_between(t: Telling, m: TimeMention, after: TimeMention) -> bool:
    """Whether a deed or a toll stands between a day and "two days after", behind which another is told."""
    told = (*t.told, *t.counts)
    return after.start < m.end or any(m.end <= x.start < after.start for x in told)
