"""What a total is about, as its own sentence puts it: whom it counts, in which countries, from when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.data import rows
from rashomon.model import COUNTS, HarmGroup, Tally, When
from rashomon.read.counts.tables import tables
from rashomon.read.times import parse_times

STRENGTHS = frozenset({"troops"})  # what is counted at one moment, and may fall
# Words for one thing: "airstrikes" and "air raids" are counted together.
_ONE_KIND = {
    "airstrikes": "strikes", "air strikes": "strikes", "raids": "strikes", "air raids": "strikes",
    "assaults": "attacks",
}  # fmt: skip
_EVERYBODY = frozenset({HarmGroup.ALL, HarmGroup.OTHER})
_RUNNING = re.compile(
    r"\b(?:since|so far|to date|until now|up to now|began|begun|started|erupted|broke out)\b", re.IGNORECASE
)
_OPENED = re.compile(
    r"\b(?:since|began|begun|started|erupted|broke\s+out|start\s+of|beginning\s+of|outbreak\s+of)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"^\W*since\s+", re.IGNORECASE)
_ROLLING = re.compile(r"\b(?:past|last|previous|preceding|recent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one total counts. ``since`` unknown: its words name no start; ``running``: they say it goes on."""

    what: str
    whom: HarmGroup | None
    where: frozenset[str]
    since: When
    until: date | None = None
    running: bool = False

    @property
    def standing(self) -> bool:
        return self.what in STRENGTHS


def scope_of(tally: Tally, sentence: str, published: When) -> Scope:
    """What a tally counts, since when.

    Args:
        sentence: the sentence that it stands in; its words alone say in which countries.
        published: when its report was published, to date "since October" by.
    """
    what = _ONE_KIND.get(tally.what, tally.what)
    since, until = _start(tally.since or "", published)
    return Scope(
        what=what,
        whom=_whom(tally) if what in COUNTS else None,
        where=_where(tally, sentence),
        since=since,
        until=until,
        running=bool(_RUNNING.search(tally.since or "")),
    )


def _whom(tally: Tally) -> HarmGroup | None:
    """The people named behind the number: "killed 138 militants, 58 soldiers" for 58 tells of soldiers."""
    people = tables().people
    number = tally.min if tally.min is not None else tally.max or 0
    at = max(tally.passage.quote.rfind(f"{number:,}"), tally.passage.quote.rfind(str(number)), 0)
    behind = tally.passage.quote[at:].casefold()
    groups = [people[w][0] for w in re.findall(r"[^\W\d_]+", behind) if w in people]
    return groups[0] if groups and groups[0] not in _EVERYBODY else None


def _where(tally: Tally, sentence: str) -> frozenset[str]:
    """Countries that the sentence puts it in: "in Iraq and neighbouring Syria", "Syria's war".

    Of strengths, which are counted country by country ("900 in Syria and 2,500 in Iraq"), the next one.
    """
    if tally.what in STRENGTHS:
        at = sentence.find(tally.passage.quote)
        after = sentence[at + len(tally.passage.quote) :] if at >= 0 else sentence
        found = _places().search(after)
        return frozenset(_countries(found.group())[:1]) if found else frozenset()
    named = [c for m in _places().finditer(sentence) for c in _countries(m.group())]
    return frozenset(named)


_NEARBY = r"(?:(?:both|the|neighbou?ring|nearby|war-torn|north\w*|south\w*|east\w*|west\w*|central)\s+)*"


@cache
def _names() -> dict[str, str]:
    """Name of a country → its code."""
    out = {}
    for iso, names, *_ in rows("places_countries.tsv"):
        for name in names.split("|"):
            out[name] = iso
    return out


@cache
def _alternation() -> str:
    return "|".join(re.escape(n) for n in sorted(_names(), key=lambda n: (-len(n), n)))


@cache
def _places() -> re.Pattern[str]:
    name = rf"(?:{_alternation()})\b"
    joined = rf"{name}(?:(?:\s*,\s*|\s*,?\s+and\s+|\s+or\s+){_NEARBY}{name})*"
    war = r"(?:['’]?s)\s+(?:[\w-]+\s+){0,2}(?:war|conflict|uprising|revolt|crisis)\b"
    return re.compile(rf"\b(?:in|across|inside|within|throughout)\s+{_NEARBY}{joined}|\b{name[:-2]}{war}")


def _countries(words: str) -> list[str]:
    return [_names()[n] for n in re.findall(rf"\b(?:{_alternation()})", words)]


def _start(words: str, published: When) -> tuple[When, date | None]:
    """The first day that a total counts, as an interval, and the last where its period is closed.

    "Since mid-October", "began in 2011": a day within that stretch. "In 2015": from its first day to its
    last, open while the year lasts. "Over the past five years": about that long before publication.
    """
    reference = published.latest or published.earliest
    if not words or reference is None:
        return When(), None
    opened = bool(_OPENED.search(words))
    for mention in parse_times(_SINCE.sub("", words), published):
        first, last = mention.when.earliest, mention.when.latest
        if first is None or last is None or first > reference:
            continue
        if _ROLLING.search(mention.text):
            slack = timedelta(days=(reference - first).days // 10)
            return When(earliest=first - slack, latest=first + slack, wording=words), None
        if opened:
            return When(earliest=first, latest=min(last, reference), wording=words), None
        return When(earliest=first, latest=first, wording=words), last if last < reference else None
    return When(), None
