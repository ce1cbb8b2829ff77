"""What is counted in the lines of a page, as arrays over their characters, words and marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.characters import KINDS, LOWER, SPACE, STOP, UPPER, Characters
from rashomon.clean.ngrams import Tokens, tokens

Ints = NDArray[np.int64]
_HIGH_BITS = 32  # of one number hold a second
_HIGH = 1 << _HIGH_BITS


@dataclass(frozen=True, slots=True)
class Letters:
    """What is counted in a page's lines, an array entry for each line unless it says otherwise."""

    characters: Characters
    tokens: Tokens
    sizes: Ints  # characters
    words: Ints  # what white space sets apart
    marks: Ints  # (kinds of characters, lines), small letters and spaces left out
    first: NDArray[np.uint8]  # kind of the first character
    last: NDArray[np.uint8]
    before_last: NDArray[np.uint8]
    small: NDArray[np.bool_]  # whether a small letter is among them
    quoted: NDArray[np.bool_]  # whether the first is the mark of a quotation
    of_words: NDArray[np.float32]  # see _over_words


def letters(page: Characters) -> Letters:
    """The same of the lines whose characters these are."""
    its, kinds, ends, starts = tokens(page), page.kinds, page.ends, page.starts
    sizes = page.sizes
    # Which of the words and marks begins what white space sets apart; the text's first does, behind no line.
    opening = np.flatnonzero(page.spaces[its.places - 1])
    words = np.diff(np.searchsorted(opening, its.behind), prepend=0)
    return Letters(
        characters=page,
        tokens=its,
        sizes=sizes,
        words=words,
        marks=_marks(page),
        first=kinds[starts],
        last=kinds[ends - 2],
        before_last=np.where(sizes > 1, kinds[ends - 3], SPACE),
        small=np.logical_or.reduceat(kinds == LOWER, starts),
        quoted=page.signs[starts] == ord(">"),
        of_words=_over_words(page, its.places, opening, words),
    )


def _marks(page: Characters) -> Ints:
    n = len(page.ends)
    of_line = np.repeat(np.arange(n), np.diff(np.searchsorted(page.counted, page.ends), prepend=0))
    of_kind = np.multiply(page.kinds[page.counted], n, dtype=np.int64)
    return np.bincount(of_kind + of_line, minlength=n * KINDS).reshape(KINDS, n)


def _over_words(page: Characters, places: Ints, opening: Ints, words: Ints) -> NDArray[np.float32]:
    """Of each line's words: how many are in capitals, small, begin with a small letter, end a sentence."""
    near = page.spaces.copy()
    near[:-1] |= page.spaces[1:]
    near[:-2] |= page.spaces[2:]
    starts = places[opening]
    first = page.kinds[starts]
    lower = first == LOWER
    ended = page.kinds[places[np.append(opening[1:], len(places)) - 1]] == STOP
    # Two counts are added up in one number.
    pairs = np.stack(((first == UPPER) + lower * _HIGH, (lower & near[starts + 1]) + ended * _HIGH))
    sums = np.add.reduceat(pairs, np.cumsum(words) - words, axis=1)
    return np.concatenate((sums & (_HIGH - 1), sums >> _HIGH_BITS)).astype(np.float32)
