"""The phrases of ``data/accounts_words.tsv`` and the stems of content words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rashomon.read.document import Token
from rashomon.read.table import Phrases, rows

_STEM = re.compile(r"(?:'s|ings?|edly|ed|ers?|ies|es|s)$")


@cache
def phrases(part: str) -> Phrases[str]:
    """The phrases of one part of the table, as token tuples."""
    return Phrases((tuple(p.split()), p) for kind, p in rows("accounts_words.tsv") if kind == part)


@cache
def words_of(part: str) -> frozenset[str]:
    """The single words of one part of the table."""
    return frozenset(w for kind, p in rows("accounts_words.tsv") if kind == part for w in p.split())


def has(part: str, low: list[str]) -> str | None:
    """The first phrase of a part among the words, or None."""
    return next((value for _, _, value in phrases(part).find(low)), None)


def stems(tokens: Iterable[Token]) -> set[str]:
    """Content words of a stretch, cut down to their stems."""
    stops = words_of("stop")
    return {
        _STEM.sub("", t.low) for t in tokens if len(t.low) > 3 and t.low[0].isalpha() and t.low not in stops
    }
