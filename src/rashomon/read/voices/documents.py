"""Statements, lists and reports that are given as a source, and who issued them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY, Phrase
from rashomon.read.voices.tables import nouns, word_set

_GIVEN = 8  # tokens from "according to" to "provided by"
_BREAKS = frozenset(',"”')  # marks that end what was said


def read_out(toks: Sequence[Token], i: int) -> tuple[Phrase, str] | None:
    """Who issued what is read out, and the form of the cue, for "read" at ``i``: "…", an army statement read;
    "…", read a statement by X."""
    left = leftwards(toks, i)
    if left is not None and _is_document(toks[left.last]):
        return issued(toks, left), "before"
    if left is not None and _behind_document(toks, left.first):
        return left, "before"
    right = rightwards(toks, i + 1)
    if right is None or not i or toks[i - 1].text not in _BREAKS:
        return None
    document = _is_document(toks[right.first + 1]) or _is_document(toks[right.last])
    return (issued(toks, right), "after") if document else None


def _behind_document(toks: Sequence[Token], start: int) -> bool:
    """Whether "a statement by", "a communique issued by" stands before ``start``."""
    k = start - 1
    if k < 1 or toks[k].low not in ("by", "from"):
        return False
    return _is_document(toks[k - 1]) or (k > 1 and _is_document(toks[k - 2]))


def issued(toks: Sequence[Token], phrase: Phrase) -> Phrase:
    """Who issued it, for "a statement by X", "a statement from X" in a speaker's words, else those."""
    for k in range(phrase.first + 1, phrase.last):
        if toks[k].low in ("by", "from") and _is_document(toks[k - 1]):
            return Phrase(k + 1, phrase.last, phrase.trust)
    return issuer(toks, phrase) or phrase


def given_by(toks: Sequence[Token], start: int) -> Phrase | None:
    """Who gave it, for "earlier figures provided by X", "a roll of the dead issued by X", "a toll from X"."""
    for k in range(start, min(start + _GIVEN, len(toks) - 2)):
        given = toks[k].low in word_set("given") and toks[k + 1].low == "by"
        if given or (toks[k].low in word_set("counted") and toks[k + 1].low in ("by", "from")):
            phrase = rightwards(toks, k + 2)
            return phrase if phrase is not None and phrase.trust >= LIKELY else None
        if not toks[k].low.isalpha():
            return None
    return None


def issuer(toks: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """Who issued it, for "a statement (released on Monday) by X"."""
    if phrase is None or not _is_document(toks[phrase.last]):
        return None
    for k in range(phrase.last + 1, min(len(toks) - 1, phrase.last + 5)):
        if toks[k].low == "by":
            if toks[k - 1].low in word_set("passed on"):
                return None  # "an official statement carried by Velm Radio"
            issuer = rightwards(toks, k + 1)
            return issuer if issuer is not None and issuer.trust >= LIKELY else None
        if not toks[k].low.isalpha():
            return None
    return None


def behind_reference(toks: Sequence[Token], i: int) -> int | None:
    """Where a source begins behind "with reference | to", "in the words | of" at ``i``."""
    k = i + 1 + (i + 1 < len(toks) and toks[i + 1].low in ("a", "the"))
    if k + 2 >= len(toks):
        return None
    return k + 2 if (toks[i].low, toks[k].low, toks[k + 1].low) in _REFERENCES else None


_REFERENCES = frozenset((("with", "reference", "to"), ("in", "words", "of")))


def _is_document(t: Token) -> bool:
    noun = nouns().get(t.low)
    return noun is not None and noun.kind == "document"
