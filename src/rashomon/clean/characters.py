"""The characters of a page, each looked up once: what kind it is of, and as which it counts in a word."""

from __future__ import annotations

import unicodedata
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
_KIND, _WORD, _FOLDED = (
    0xF,
    0x10,
    5,
)  # an entry of the table: kind, part of a word, then bits of the character


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of lines, a line feed behind each line, an entry of each array for each."""

    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    of_words: NDArray[np.bool_]  # letters and numbers
    folded: NDArray[np.uint64]  # a small letter for a capital, "0" for each digit, 0 for white space


def characters(text: str) -> Characters:
    """The characters of a text, white space at the ends of its lines apart."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    told = _table().take(codes, mode="clip")
    kinds = (told & _KIND).astype(np.uint8)
    return Characters(codes, kinds, (told & _WORD) > 0, (told >> _FOLDED).astype(np.uint64))


@cache
def _table() -> NDArray[np.uint32]:
    kinds = np.full(_BMP, OTHER, dtype=np.uint32)
    folded = np.arange(_BMP, dtype=np.uint32)
    words = np.zeros(_BMP, dtype=np.uint32)
    for code in range(_BMP):
        c = chr(code)
        if c.isspace():
            kinds[code], folded[code] = SPACE, 0  # so that a running sum does not grow between words
            continue
        kinds[code] = _BY_CATEGORY.get(unicodedata.category(c), OTHER)
        if c.isalnum():
            words[code] = _WORD
            low = c.lower()
            folded[code] = ord("0") if c.isdecimal() else ord(low) if len(low) == 1 else code
    folded[ord("’")] = ord("'")
    for low_code, high in _NO_SPACES:
        block = kinds[low_code : high + 1]
        block[block == LETTER] = IDEOGRAPH
    for kind, some in _BY_KIND.items():
        for c in some:
            kinds[ord(c)] = kind
    return kinds | words | folded << _FOLDED
