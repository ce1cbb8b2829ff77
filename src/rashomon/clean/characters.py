"""The characters of a page, each looked up once: what kind it is of, and as which it counts in a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Kinds of characters.
SPACE, LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT, COMMA, STOP, COLON, QUOTE, BRACKET, MARK, DASH, OTHER = range(
    14
)
KINDS = 14
_BY_KIND = {
    COMMA: ",،、，",
    STOP: ".!?…。؟！？",
    COLON: ":;：；",
    QUOTE: "\"'“”„‘’‚«»‹›",
    BRACKET: "()[]{}",
    MARK: "|>@#©→•·/$€%=+~<_*►▶■✓&",
    DASH: "-–—",
}
_BY_CATEGORY = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Lm": LETTER, "Lo": LETTER, "Nd": DIGIT}
_NO_SPACES = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))  # between their words
_BMP = 0x10000  # what lies above counts as its last character
# An entry of the table: its kind, whether it is part of a word, then the bits of the character.
_KIND, _WORD, _LOW = 0xF, 0x10, np.uint32(5)
_FEED, _BLANK = np.uint8(ord("\n")), np.uint8(ord(" "))
_UPPER_A, _LOWER_A, _ALPHABET = np.uint8(ord("A")), np.uint8(ord("a")), np.uint8(26)
_SMALL = np.uint8(_LOWER_A - _UPPER_A)
_ZERO, _DIGITS = np.uint8(ord("0")), np.uint8(10)
_PICTURES, _BRACKET = 0x2600, ord("]")  # the first of the pictures; what closes the number of a note
_LATIN = np.uint8(0xFF)


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of lines, a line feed behind each line, an entry of each array for each."""

    kinds: NDArray[np.uint8]
    of_words: NDArray[np.bool_]  # letters and numbers
    spaces: NDArray[np.bool_]
    counted: NDArray[np.int64]  # places of all but small letters and white space, and of a few of them
    folded: NDArray[np.uint32]  # as what they count in a word: small, 0 for white space, all digits one
    signs: NDArray[np.uint8]  # in lower case, as Latin-1; "?" where it has none
    text: str  # in lower case, one kind of apostrophe, no tabs, a line feed behind each line
    ends: NDArray[np.int64]  # the places behind the line feeds
    adorned: NDArray[np.bool_]  # lines that begin with a picture, perhaps, or end with a square bracket

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where the lines start."""
        return np.append(0, self.ends[:-1])

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many characters each line has."""
        return np.diff(self.ends, prepend=0) - 1

    def lines(self) -> list[str]:
        """The lines in lower case."""
        return self.text.split("\n")[:-1]


def characters(lines: Sequence[str]) -> Characters:
    """The characters of lines that have no white space at their ends, and one line at least.

    Those of ASCII that are letters, digits or spaces are told by their numbers, which takes a tenth of the
    time of looking each up; the others, one in sixteen, are looked up.
    """
    text = "\n".join([*lines, ""])
    codes = np.array([text]).view(np.uint32)
    signs = codes.astype(np.uint8)
    signs |= _as_bytes(codes > _LATIN) * _LATIN
    capital = signs - _UPPER_A < _ALPHABET
    signs |= _as_bytes(capital) * _SMALL
    letter = signs - _LOWER_A < _ALPHABET
    digit = signs - _ZERO < _DIGITS
    feed = signs == _FEED
    space = (signs == _BLANK) | feed
    word = letter | digit
    kinds = _as_bytes(letter) + _as_bytes(capital) + _as_bytes(digit) * np.uint8(DIGIT)
    folded = (signs * _as_bytes(letter) + _as_bytes(digit) * _ZERO).astype(np.uint32)
    low = signs.astype(np.uint32)
    ends = np.flatnonzero(feed) + 1

    counted = np.flatnonzero(capital | ~(letter | space))
    rest = counted.compress(~word.take(counted))
    its = codes.take(rest)
    told = _table().take(its, mode="clip")
    low_rest = np.where(its < _BMP, told >> _LOW, its)
    kinds[rest] = kind = (told & _KIND).astype(np.uint8)
    word[rest] = (told & _WORD) > 0
    space[rest] = blank = kind == SPACE
    low[rest] = low_rest
    signs[rest] = np.where(low_rest > _LATIN, ord("?"), low_rest)
    low_rest[kind == DIGIT] = _ZERO
    folded[rest] = np.minimum(low_rest, _BMP - 1) * ~blank
    return Characters(
        kinds,
        word,
        space,
        counted,
        folded,
        signs,
        low.view(f"U{len(text)}").item(),
        ends,
        (codes[np.append(0, ends[:-1])] >= _PICTURES) | (codes[ends - 2] == _BRACKET),
    )


def _as_bytes(told: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return told.view(np.uint8)


@cache
def _table() -> NDArray[np.uint32]:
    kinds = np.full(_BMP, OTHER, dtype=np.uint32)
    lower = np.arange(_BMP, dtype=np.uint32)
    words = np.zeros(_BMP, dtype=np.uint32)
    for code in range(_BMP):
        c = chr(code)
        low = c.lower()
        lower[code] = ord(low) if len(low) == 1 else code
        kinds[code] = SPACE if c.isspace() else _BY_CATEGORY.get(unicodedata.category(c), OTHER)
        words[code] = _WORD if c.isalnum() else 0
    lower[ord("’")], lower[ord("\t")] = ord("'"), ord(" ")
    for low_code, high in _NO_SPACES:
        block = kinds[low_code : high + 1]
        block[block == LETTER] = IDEOGRAPH
    for kind, some in _BY_KIND.items():
        for c in some:
            kinds[ord(c)] = kind
    return kinds | words | lower << _LOW
