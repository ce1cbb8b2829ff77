"""Phrase tables: the tab-separated word lists of ``rashomon/data``, matched over tokens, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, TypeVar

T = TypeVar("T")


def alternatives(words: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that ``words`` stands for.

    >>> list(alternatives("air strike|raid"))
    [('air', 'strike'), ('air', 'raid')]
    """
    yield from product(*(w.split("|") for w in words.split()))


class Phrases(Generic[T]):
    """Phrases of tokens with a value each; finds the longest one that begins at a position."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for words, value in entries:
            table.setdefault(words[0], {}).setdefault(words, value)
        # By first word: the phrases, and how many words they have, the most first.
        self._table: dict[str, tuple[list[int], dict[tuple[str, ...], T]]] = {
            first: (sorted({len(words) for words in found}, reverse=True), found)
            for first, found in table.items()
        }

    def at(self, words: Sequence[str], position: int) -> tuple[int, T] | None:
        """(number of words, value) of the longest phrase at ``position``, or None."""
        known = self._table.get(words[position])
        if known is not None:
            lengths, phrases = known
            for n in lengths:  # what the end of the words cuts short is a phrase of fewer, tried as such
                phrase = tuple(words[position : position + n])
                if phrase in phrases:
                    return len(phrase), phrases[phrase]
        return None

    def find(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """(first, end, value) of each phrase, left to right, none inside another."""
        table, done = self._table, 0
        out: list[tuple[int, int, T]] = []
        if table.keys().isdisjoint(words):
            return out
        for i in [k for k, w in enumerate(words) if w in table]:
            if i >= done and (hit := self.at(words, i)):
                done = i + hit[0]
                out.append((i, done, hit[1]))
        return out
