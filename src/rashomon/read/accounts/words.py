"""The phrases of ``data/accounts_words.tsv``, the stems of content words, and the ages of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rashomon.data import rows, word_sets
from rashomon.read.document import Token
from rashomon.read.table import Phrases, alternatives

_DUTY_BEFORE = 5  # words before "responded to" among which police may stand
_DUTY_BEHIND = 7  # words from it on among which a call for help may
_STEM = re.compile(r"(?:'s|ings?|edly|ed|ers?|ies|es|s)$")


@cache
def phrases(part: str) -> Phrases[str]:
    """The phrases of one part of the table, as token tuples."""
    lines = (p for kind, p in rows("accounts_words.tsv") if kind == part)
    return Phrases((words, p) for p in lines for words in alternatives(p))


@cache
def words_of(part: str) -> frozenset[str]:
    """The single words of one part of the table."""
    return word_sets("accounts_words.tsv")[part]


@cache
def cues(part: str) -> frozenset[str]:
    """The words of one part of ``data/actor_cues.tsv``."""
    return word_sets("actor_cues.tsv")[part]


def has(part: str, low: list[str]) -> str | None:
    """The first phrase of a part among the words, or None."""
    found = phrases(part).find(low)
    return found[0][2] if found else None


def is_duty(low: Sequence[str], first: int) -> bool:
    """Whether "responded to" at ``first`` tells where police and rescuers went, and no answer to a deed."""
    if not low[first].startswith("respond"):
        return False
    duty = words_of("duty")
    return not duty.isdisjoint(low[max(0, first - _DUTY_BEFORE) : first + _DUTY_BEHIND])


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in small letters without its ending."""
    return _STEM.sub("", word)


def stems(tokens: Iterable[Token]) -> set[str]:
    """Content words of a stretch, cut down to their stems."""
    stops = words_of("stop")
    words = {t.low for t in tokens} - stops
    return {stem(w) for w in words if len(w) > 3 and w[0].isalpha()}


_AGE = re.compile(r"(\d{1,2})-(year|month|week|day)s?-old")
_OLD = re.compile(r"[- ]*(year|month|week|day)s?[- ]olds?\b")


def ages(tokens: Sequence[Token]) -> list[str]:
    """The ages given, as "15-year-old": of "a 15-year-old boy", "aged 15", "the boy, 15, was shot"; and
    "6-month-old" of an infant."""
    found = []
    for i, t in enumerate(tokens):
        if not t.low[0].isdigit():
            continue
        if t.low.endswith("-old") and (whole := _AGE.fullmatch(t.low)):
            found.append((whole[1], whole[2]))
        elif t.low.isdecimal() and len(t.low) < 3:
            before = tokens[i - 1].low if i else ""
            after = " ".join(x.low for x in tokens[i + 1 : i + 4])
            aside = (
                before == "," and i > 1 and tokens[i - 2].low.isalpha() and after[:1] in ("", ",", ".", ";")
            )
            old = _OLD.match(after)
            if old or aside or before in ("aged", "age", "ages"):
                found.append((t.low, old[1] if old else "year"))
    return [f"{int(age)}-{unit}-old" for age, unit in dict.fromkeys(found)]
