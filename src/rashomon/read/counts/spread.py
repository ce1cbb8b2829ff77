"""How far a sentence's figure reaches, by classes of words: one deed at one place on a day, or many.

Single words of a sentence say which it is as well, but only those that were seen in training; that "raids"
and "skirmishes", "province" and "county" say the same is told by ``data/counts_spread.tsv``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rashomon.data import word_sets
from rashomon.read.counts.tables import countries

_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*"
# "In Velm and Oran", "hit Velm, Oran": places in a row.
_LISTED = re.compile(
    rf"\b(?:in|on|of|at|near|hit|targeted|targeting)\s+(?:[\w-]+\s+){{0,2}}?{_NAME}(?:\s+and\s+|,\s+)(?:in\s+)?{_NAME}"
)
# "Have been killed", "has left": what goes on, more often than one deed.
_PERFECT = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:been\s+)?"
    r"(?:killed|left|wounded|injured|claimed|died|lost|martyred|executed)\b",
    re.IGNORECASE,
)
# "A", "the", "this" at most three words before a deed: one deed is told of.
_ONE = frozenset(("a", "an", "one", "the", "this"))
_BEFORE_DEED = 4


@cache
def _class(name: str) -> frozenset[str]:
    words = word_sets("counts_spread.tsv")[name]
    return words | countries() if name == "region" else words


@lru_cache(maxsize=64)  # the counts of one sentence, one after the other
def spread(text: str) -> tuple[str, ...]:
    """Features of a sentence: many deeds or one, a wide place, a list of places, a region or a site, a day or
    a stretch of time, and what goes on."""
    words = _WORDS.findall(text.casefold())
    said = set(words)
    deeds, wide, region, site, day, stretch = (
        not said.isdisjoint(_class(name)) for name in ("deeds", "wide", "region", "site", "day", "stretch")
    )
    listed = _LISTED.search(text) is not None
    one = _one_deed(words)
    return (
        f"deeds={deeds}{one}",
        f"wide={wide}",
        f"listed={listed}",
        f"deedswide={deeds}{one}{wide}{listed}",
        f"perfect={is_perfect(text)}",
        f"region={region}{site}",
        f"time={day}{stretch}",
    )


def many_deeds(text: str) -> bool:
    """Whether a sentence tells of deeds in the plural: "in such attacks"."""
    return not _class("deeds").isdisjoint(_WORDS.findall(text.casefold()))


def of_one_site(text: str) -> bool:
    """Whether a sentence names a kind of place that one deed may strike: "a market", "the town"."""
    return not _class("site").isdisjoint(_WORDS.findall(text.casefold()))


def is_perfect(text: str) -> bool:
    """Whether a sentence tells of a harm that goes on up to now: "have been killed"."""
    return _PERFECT.search(text) is not None


def on_a_day(text: str) -> bool:
    """Whether a sentence names a day: "on Monday", "overnight"."""
    return not _class("day").isdisjoint(_WORDS.findall(text.casefold()))


# "Across the country", "in several provinces", "nationwide": with what stands between them and a count.
_REACHES = r"(?:(?!\b(?:while|as|where|when|amid|which|who)\b)[^.;:]){0,90}"


# Without one of them neither pattern fits; to look for them takes a tenth of the time.
_OF_A_LAND = ("across", "throughout", "over", "provinces", "governorates", "states", "wide", "areas", "parts",
              "corners", "country")  # fmt: skip


@cache
def _countrywide() -> tuple[re.Pattern[str], re.Pattern[str]]:
    land = "|".join(sorted(re.escape(c) for c in countries()))
    wide = (
        rf"\b(?:(?:across|throughout|all\s+over)\s+(?:the\s+country|the\s+nation|{land})"
        r"|(?:\w+\s+){2}and\s+\w+\s+(?:provinces|governorates)"
        r"|(?:in|across)\s+(?:\w+\s+)?(?:several|various|different|separate|many|all|other)\s+(?:\w+\s+)?"
        r"(?:provinces|governorates|states)|nation-?wide|country-?wide"
        rf"|(?:areas|parts|corners)\s+of\s+(?:the\s+country|(?:{land})(?<!s))\b"
        r"|in\s+the\s+[a-z-]+\s+and\s+(?:the\s+)?[a-z-]+\s+of\s+the\s+country)\b"
    )
    return re.compile(_REACHES + wide, re.IGNORECASE), re.compile(wide + _REACHES + "$", re.IGNORECASE)


def countrywide(before: str, after: str) -> bool:
    """Whether the words on either side of a count spread it over a country: "eight died across Norland"."""
    around = f"{before[-150:]} {after}".casefold()
    if not any(map(around.__contains__, _OF_A_LAND)):
        return False
    behind, ahead = _countrywide()
    return behind.match(after) is not None or ahead.search(before[-150:]) is not None


def _one_deed(words: list[str]) -> bool:
    deed = _class("deed")
    return any(
        w in deed and not _ONE.isdisjoint(words[max(0, i - _BEFORE_DEED) : i]) for i, w in enumerate(words)
    )
