"""Longer names that a span stands inside: of people by their age or kin, of families, of schools."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Token
from rashomon.read.places.spans import BEHIND_PLACE, Span, capitalised
from rashomon.read.places.words import words

_MOST = 5  # words of a name on either side of a span


def is_in_person(span: Span) -> bool:
    """Whether the words around make a person's or a family's name of it: "Munther Karni Tarrow (51)",
    "wife of Hilal Tarrow", "the Tarrow family"."""
    if span.titled:
        return False
    toks = span.sentence.tokens
    first, last = _run(toks, span)
    after = [t.low for t in toks[last : last + 3]]
    before = [t.low for t in toks[max(0, first - 3) : first]]
    if after[:1] and after[0] in {"family", "families", "clan"}:
        return first < span.first or before[-1:] == ["the"]
    if last - first == span.last - span.first:
        return False
    if is_age(toks, first):
        return True  # "47-year old Basim Tarrow Orin"
    if any(t.low in words("title") for t in toks[first : max(first, span.first - 1)]):
        return True  # "President Abd Tarrow Orin"
    aged = len(after) == 3 and after[0] in {"(", ","} and after[1].isdigit() and after[2] in {")", ",", "."}
    kin = len(before) > 1 and before[-1] == "of" and before[-2] in words("kin")
    led = first < span.first and toks[span.first - 1].low not in words("compass")
    if led and before[-1:] == ["of"] and before[-2:-1] and before[-2] in words("befell"):
        return True  # "in the death of Sahil Tarrow"
    return (aged and len(after[1]) < 4) or kin or (bool(before) and before[-1] in words("kin"))


def is_age(toks: Sequence[Token], end: int) -> bool:
    """Whether somebody's age ends before a token: "16-year-old", "47-year old", "three months old"."""
    if not end or not toks[end - 1].low.endswith("old"):
        return False
    if toks[end - 1].low.endswith("-old"):
        return True
    return end > 1 and toks[end - 2].low.rpartition("-")[2] in _AGES and toks[end - 1].low == "old"


def is_after_given(span: Span) -> bool:
    """Whether a given name stands right before that no longer place name ends with: "Omar Tarrow", not "Khan
    Omar Tarrow" of the towns Khan Omar and Tarrow."""
    b = span.before
    beside = b is not None and b.end + 1 == span.start and BEHIND_PLACE not in span.notes
    return beside and (b.text in given_names() or (b.text[:1].isupper() and b.low in words("given")))  # type: ignore[union-attr]


_AGES = frozenset("year years month months".split())


def is_in_school(span: Span) -> bool:
    """Whether the name stands inside that of a school or the like, and does not open it: "Stonewall Jackson
    High School", not "Dayton High School"."""
    if span.titled:
        return False
    toks = span.sentence.tokens
    first, last = _run(toks, span)
    nouns = words("school")
    return first < span.first and any(t.low in nouns for t in toks[span.last - 1 : last])


def is_in_village(span: Span) -> bool:
    """Whether the name ends a longer one that a village or camp bears: "Tin Tarrow village", "the village of
    Tin Tarrow"."""
    if span.titled or not span.first or span.chosen:
        return False
    toks = span.sentence.tokens
    first, last = _run(toks, span)
    after = [t.low for t in toks[last : last + 1]]
    before = toks[span.first - 1]
    led = 0 < first < span.first and not before.low.endswith(("'s", "’s"))  # no sentence's first word
    other = before.low in words("compass") or before.low in words("title") or before.low in words("article")
    ahead = [t.low for t in toks[max(0, first - 2) : first]]
    of_it = ahead[-1:] == ["of"] and ahead[0] in words("settled")
    named = of_it or after in (["village"], ["camp"], ["hamlet"], ["hill"])
    return led and not other and last == span.last and named


def is_named_after(span: Span) -> bool:
    """Whether a channel, an operation or a brigade bears the name of a site: "Al-Aqsa TV"."""
    a = span.after
    site = bool(span.entries) and not any(e.kind in {"town", "country", "admin1"} for e in span.entries)
    return bool(a and site and a.text[:1].isupper() and (a.low in words("named_after_it")))


def _run(toks: Sequence[Token], span: Span) -> tuple[int, int]:
    """The run of capitalised words and initials, each one space apart, that the span stands in."""
    first, last = span.first, span.last
    while first and span.first - first < _MOST and _joined(toks[first - 1], toks[first]):
        first -= 1
    while last < len(toks) and last - span.last < _MOST and _joined(toks[last], toks[last - 1]):
        last += 1
    return first, last


def _joined(new: Token, held: Token) -> bool:
    """Whether a capitalised word belongs to the name beside it."""
    apart = held.start - new.end if new.start < held.start else new.start - held.end
    return apart == 1 and capitalised(new) and new.low not in words("title_word")
