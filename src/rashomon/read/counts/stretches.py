"""Words for how far a figure reaches: "since March", "over 48 hours", "in separate incidents".

They are expressions of ``data/counts_stretches.tsv``, which says of each what it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.data import expressions
from rashomon.read.sought import Sought

_TABLE = expressions("counts_stretches.tsv", blank=r"\s+")
_REACH = 150  # characters before and behind a count that may let it run over weeks


def _words(part: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(_TABLE[part], flags)


def _sought(part: str, flags: re.RegexFlag = re.IGNORECASE) -> Sought:
    return Sought(_TABLE[part], flags)


_SINCE = _sought("since")
_SEVERAL = _sought("several")
_IN_ALL = _sought("in all")
_IN_HOURS = _sought("in hours")
_OF_A_WAR = _sought("of a war")
_TO_NUMBER, _THE_TOTAL = _sought("to a number"), _words("the total")
_COMPARED, _IN_A_YEAR = _sought("compared"), _words("in a year")
_BEFORE_THIS = _words("before this")
_A_WHOLE = _words("a whole")
_OF_FIGHTING = _sought("of fighting")
_WEEKS = _sought("weeks", re.NOFLAG)
_IN_MONTH = _sought("in a month")
_OPENS_MONTH, _BY_ONE = _words("opens a month", re.NOFLAG), _words("by one", re.NOFLAG)
_ENDS_MONTH, _BY_DEEDS = _words("ends a month"), _words("by deeds")
_DATE, _PAST = _words("date"), _words("goes on")
_AGO, _OVER = _words("ago"), _words("over")
_DATED = _words("dated", re.NOFLAG)


def sums_up(sentence: str) -> bool:
    """Whether a sentence is on several deeds together: "in all", "in the two raids"."""
    return _IN_ALL.search(sentence) is not None


def of_a_war(before: str) -> bool:
    """Whether the words up to a number make it the toll of a war or a feud: "the toll of the conflict to
    (34)", "the murder toll stands at (71)", "a feud which has claimed (three lives)", "bringing the number
    of those killed this year to (nine)"."""
    return _OF_A_WAR.search(before) is not None


def to_the_number(before: str, after: str) -> bool:
    """Whether the words around a bare number make it a total: "taking to (90) the total number of", "against
    (20) in 2019"."""
    if _TO_NUMBER.search(before) is not None:
        return _THE_TOTAL.match(after) is not None
    return _COMPARED.search(before) is not None and _IN_A_YEAR.match(after) is not None


def up_to_a_whole(after: str) -> str:
    """The words behind a count up to the larger one that it is of: "Nine were killed, he said, | among more
    than 70 who died in separate raids"."""
    return _A_WHOLE.split(after, maxsplit=1)[0]


def over_several(after: str) -> bool:
    """Whether the rest of a sentence puts a count together from several crimes, or from a war so far."""
    return (
        _SEVERAL.match(after) is not None
        or _BEFORE_THIS.match(after) is not None
        or _OF_FIGHTING.match(after) is not None
        or _IN_HOURS.match(after) is not None
    )


def over_weeks(before: str, after: str) -> bool:
    """Whether the words on either side of a count in its sentence let it run over weeks."""
    told = _WEEKS.search(before[-_REACH:])
    if told is not None and "including" in before[-_REACH:][told.end() :]:
        told = None  # "raids in recent weeks, including one that killed nine"
    return told is not None or _WEEKS.search(after[:_REACH]) is not None


@lru_cache(maxsize=256)  # one sentence's words are asked about again and again
def _told(text: str) -> list[re.Match[str]]:
    return list(_SINCE.finditer(text))


def since(text: str) -> str | None:
    """The words that say from when or over what time a total runs."""
    for m in _told(text):
        if not (m.group()[:5].casefold() == "since" and _anniversary(text[: m.start()])):
            return " ".join(m.group().split())
    return None


def by_deeds_of_a_month(after: str) -> bool:
    """Whether a number is what deeds without a number did over a month, be it in one town."""
    return _BY_DEEDS.match(after) is not None


def of_a_month(before: str, after: str) -> bool:
    """Whether the words around a number put it into a month: "In October, (67 were killed)"; not "In July,
    (77 were killed by a gunman)"."""
    if _OPENS_MONTH.match(before) is not None:
        return _BY_ONE.match(after) is None
    return _ENDS_MONTH.match(after) is not None


def in_month(text: str) -> str | None:
    """The words that count over a month or a year: "in July", "throughout March 2019", "of the year"."""
    found = _IN_MONTH.search(text)
    return " ".join(found.group().split()) if found else None


def stretch(text: str) -> str | None:
    """The words that say over what time a total runs, without what goes on behind them."""
    found = since(text)
    if found is None:
        return in_month(text)
    date = _DATE.match(found)
    return date.group() if date else _PAST.sub("", found) or found


def only_so_far(text: str) -> bool:
    """Whether no words but "so far" and the like say over what time a figure runs: a toll may rise."""
    told = [" ".join(m.group().casefold().split()) for m in _told(text)]
    return bool(told) and all(t in _SO_FAR for t in told)


_SO_FAR = frozenset(("so far", "to date", "until now", "up to now"))


def _anniversary(before: str) -> bool:
    """ "A decade since gunmen stormed the school", not "in the ten years since"."""
    return bool(_AGO.search(before)) and not _OVER.search(before)


def how_long(words: Sequence[str]) -> list[str]:
    """What kind of stretch the words of a total run over: hours, days, years, a war, from a date."""
    said = {w.rstrip("s") for w in words}
    spans = [name for name, members in _SPANS.items() if not said.isdisjoint(members)]
    dated = ["long=dated"] if any(_DATED.fullmatch(w) for w in words) else []
    return [f"long={words[0]}{'+'.join(spans)}", *("long=" + name for name in spans), *dated]


_SPANS = {
    "hours": frozenset(("hour",)),
    "days": frozenset(("day", "week", "month", "weekend")),
    "years": frozenset(("year", "decade")),
    "war": frozenset(
        "war conflict uprising revolt offensive operation campaign clash clashe siege truce fighting".split()
    ),
    "weekday": frozenset("monday tuesday wednesday thursday friday saturday sunday".split()),
}
