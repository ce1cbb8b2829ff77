"""A claim with what is needed to weigh it, and the numbers that its words put forward."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows
from rashomon.model import Claim, Qualifier, Stance
from rashomon.read.counts.tables import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with what is needed to weigh it.

    ``time`` orders reports (ordinal day of publication, 0 unknown), ``origin`` is the independent origin,
    ``voice`` who speaks ("" for the outlet itself), ``central`` whether the report is about the incident,
    ``own`` whether the one who struck speaks of those whom it struck.
    """

    claim: Claim
    report: str
    time: int
    origin: str
    voice: str
    central: bool = True
    own: bool = False


@cache
def _vague() -> Sequence[tuple[re.Pattern[str], int, int | None, bool]]:
    return [
        (
            re.compile(rf"\b(?:{words})\b", re.IGNORECASE),
            int(low),
            int(high) if high else None,
            size == "sized",
        )
        for words, low, high, size in rows("vague_counts.tsv")
    ]


def is_sizeless(claim: Claim) -> bool:
    """Whether the words for a number tell of no size: "a number of", "others"; "several" and "dozens" do."""
    if claim.qualifier != Qualifier.VAGUE:
        return False
    return next((not sized for p, _, _, sized in _vague() if p.search(claim.passage.quote)), True)


_MORE_THAN = re.compile(r"\b(?:more\s+than|over|exceed\w*|surpass\w*|upwards\s+of)\W+([\w,]+)", re.IGNORECASE)


def bounds(claim: Claim) -> tuple[int, int | None]:
    """What a claim puts forward: (least, most), most None where it leaves the upper side open.

    Words for numbers are ranges here by the trade's use ("dozens" is 12 to 24, "several" counts as 2,
    "more than 60" reaches 61: Airwars); see ``data/vague_counts.tsv``. "Up to 8" puts forward 8 and nothing
    lower.
    """
    if claim.qualifier == Qualifier.VAGUE:
        for pattern, low, high, _ in _vague():
            if pattern.search(claim.passage.quote):
                return low, high
        return claim.min if claim.min is not None else 1, claim.max
    if claim.qualifier == Qualifier.UP_TO:
        high = claim.max
        return (claim.min if claim.min is not None else high or 0), high
    low = claim.min if claim.min is not None else claim.max or 0
    if claim.max is not None and low < claim.max and _TOPPED.search(claim.passage.quote):
        return low, claim.max + 1  # "at least 18 and possibly more than 25"
    if is_more_than(claim):
        return low, low + 1
    return low, claim.max


_TOPPED = re.compile(r"\band\s+\w+ly\s+(?:more\s+than|over)\b", re.IGNORECASE)


def is_more_than(claim: Claim) -> bool:
    """ "More than 60", which rules out 60 itself; "at least 60" does not, also "over three generations"."""
    if claim.qualifier != Qualifier.AT_LEAST or claim.max is not None:
        return False
    numbers = (_number(m.group(1)) for m in _MORE_THAN.finditer(claim.passage.quote))
    return any(n is None or n == claim.min for n in numbers)


def _number(word: str) -> int | None:
    """The number that a word is by itself, else None: "a dozen", "one hundred and ten"."""
    digits = word.replace(",", "")
    if digits.isdecimal():
        return int(digits)
    kind, value = tables().numbers.get(word.casefold(), ("", 0))
    return value if kind == "unit" else None


def admitted(claim: Claim) -> tuple[int, int | None]:
    """The numbers that a claim can be true of: "up to 8" is true of none to eight, "at least 5" of no end."""
    low, high = bounds(claim)
    if claim.qualifier == Qualifier.UP_TO and claim.min is None:
        return 0, high
    return low, None if claim.qualifier == Qualifier.AT_LEAST and claim.max is None else high


ASIDE = "told beside the incident: of another one, or of people whom the report counts elsewhere"


def passed_over(t: Told) -> str | None:
    claim = t.claim
    if claim.stance == Stance.DENIED:
        return "a denial"
    if claim.stance == Stance.CONDITIONAL:
        return "feared or conditional, not reported as fact"
    if claim.min is None and claim.max is None:
        return "gives no number"
    if claim.aside:
        return ASIDE
    return None
