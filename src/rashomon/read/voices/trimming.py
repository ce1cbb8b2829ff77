"""Where a speaker's words begin and end: what belongs to the clause before, in text that lost its commas."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Token
from rashomon.read.voices.speaker import ARTICLES, LOCATIVE, Phrase, capital, part_of, speaks, trust
from rashomon.read.voices.tables import known_names, nouns, verbs, word_set, words

_PLACE_NOUNS = word_set("place nouns")
_FULL = 2  # words of a name, at least
_NO_NAME = frozenset(("preposition", "weekday", "month", "adverb", "determiner", "pronoun"))
_RELATIVE = frozenset(("that", "which", "who"))
_FINITE = word_set("no part of a name")


def trimmed(toks: Sequence[Token], first: int, last: int) -> Phrase | None:
    """Cuts a place that belongs to the words before ("in Aleppo | activists said"), and judges the rest."""
    before = toks[first - 1].low if first else ""
    if before in LOCATIVE and words().get(toks[first].low) != "determiner":
        k = first
        while k < last and capital(toks[k]) and not speaks(toks[k].low):
            k += 1
        if k > first and (not capital(toks[k]) or speaks(toks[k].low)) and toks[k].low not in ("for", "of"):
            while k < last and toks[k].low in _PLACE_NOUNS:
                k += 1
            first = k if not capital(toks[k]) else first + 1
    for k in range(first, last):  # "killed 13 people | Doctors Without Borders said"
        noun = nouns().get(toks[k].low)
        if noun is not None and noun.many and not capital(toks[k]):
            after = nouns().get(toks[k + 1].low)
            if capital(toks[k + 1]) or (after is not None and after.many):
                first = k + 1
    first = _behind_clause(toks, first, last)
    while first < last and toks[first].low in _PLACE_NOUNS:
        first += 1
    while first < last and (
        words().get(toks[first].low) in ("preposition", "adverb") or toks[first].low == "and"
    ):
        first += 1
    return Phrase(first, last, trust(toks, first, last))


def _behind_clause(toks: Sequence[Token], first: int, last: int) -> int:
    """Where a speaker begins behind the words of another clause, its comma lost: "killing Major Omar
    Harun | well-informed sources said", "in a coalition operation | security sources said"."""
    noun = nouns().get(toks[last].low)
    if noun is None or not noun.many or capital(toks[last]):
        return first
    k = last
    while k > first and not capital(toks[k - 1]) and toks[k - 1].low not in word_set("events"):
        if words().get(toks[k - 1].low) in ("determiner", "preposition"):
            return first
        k -= 1
    if k in (first, last):
        return first
    if not capital(toks[k - 1]):
        return k
    name = k - 1
    while name > first and capital(toks[name - 1]):
        name -= 1
    known = " ".join(t.text for t in toks[name:k]) in known_names() or any(
        (noun := nouns().get(t.low)) is not None and noun.kind != "person" for t in toks[name:k]
    )
    return k if k - name >= _FULL and not known and not _titled(toks, name) else first


def _titled(toks: Sequence[Token], name: int) -> bool:
    """Whether an article opens the name, as with bodies: "the Free Army's local sources"."""
    return name > 0 and toks[name - 1].low in ARTICLES


def told_apart(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "Omar Harun a doctor in Velm | said", "The Velm Committee a group that opposes the government | said",
    without their commas: the name that opens, where words that tell who it is go on to ``end``."""
    first = k = floor + (toks[floor].low in ARTICLES)
    while k < end and capital(toks[k]) and part_of(toks[k]) not in _NO_NAME:
        k += 1
    if k - first < _FULL or toks[k].low not in ARTICLES:
        return None
    person = any(t.low in given_names(low=True) for t in toks[first:k])
    if toks[k].low == "the" and not person:
        return None
    allowed = _RELATIVE | {"and"} if _has_relative(toks, k, end) else frozenset()
    if any(t.low in verbs() or t.low in _FINITE - allowed or t.text in ",;:" for t in toks[k : end + 1]):
        return None
    return Phrase(floor, k - 1, 3)


def _has_relative(toks: Sequence[Token], first: int, end: int) -> bool:
    """ "a group | that opposes the government"."""
    return any(toks[k].low in _RELATIVE and speaks(toks[k - 1].low) for k in range(first + 1, end))


def before_network(toks: Sequence[Token], first: int, last: int) -> int:
    """The last token of "the monitor, | with a network of medics in Velm, said"."""
    for k in range(first + 1, last):
        if toks[k].low == "with" and any(t.low == "network" for t in toks[k + 1 : k + 4]):
            return k - 2 if toks[k - 1].text == "," else k - 1
    return last
