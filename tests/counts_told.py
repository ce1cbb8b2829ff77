"""What tests of counting ask of a text."""

from __future__ import annotations

from invented import doc
from rashomon.read.counts import find_counts
from rashomon.read.mentions import CountMention


def counts(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """Property, bounds and qualifier of each count."""
    return [(m.property.value, m.min, m.max, m.qualifier.value) for m in find_counts(doc(text))[0]]


def bounds(text: str) -> list[tuple[str, int | None, int | None]]:
    """Property and bounds of each count."""
    return [(m.property.value, m.min, m.max) for m in find_counts(doc(text))[0]]


def one(text: str) -> CountMention:
    """The only count of a text."""
    found = find_counts(doc(text))[0]
    assert len(found) == 1, found
    return found[0]


def persons(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Property of each count, and the numbers of the single people that it is of."""
    return [(m.property.value, m.persons) for m in find_counts(doc(text))[0]]
