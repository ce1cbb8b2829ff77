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
_FEED = ord("\n")


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of lines, a line feed behind each line, an entry of each array for each."""

    kinds: NDArray[np.uint8]
    of_words: NDArray[np.bool_]  # letters and numbers
    low: NDArray[np.uint32]  # in lower case, one kind of apostrophe, no tabs
    ends: NDArray[np.int64]  # the places behind the line feeds

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where the lines start."""
        return np.append(0, self.ends[:-1])

    @property
    def folded(self) -> NDArray[np.uint32]:
        """What characters count as in a word: in lower case, 0 for white space, so that a running sum does
        not grow between words; all digits are one."""
        folded: NDArray[np.uint32] = self.low * (self.kinds != SPACE)
        folded[np.flatnonzero(folded >= _BMP)] = _BMP - 1
        folded[np.flatnonzero(self.kinds == DIGIT)] = ord("0")
        return folded

    def lines(self) -> list[str]:
        """The lines in lower case."""
        return self.low.tobytes().decode("utf-32-le", "surrogatepass").split("\n")[:-1]


def characters(lines: Sequence[str]) -> Characters:
    """The characters of lines that have no white space at their ends, and one line at least."""
    text = "\n".join([*lines, ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    told = _table().take(codes, mode="clip")
    low = told >> _LOW
    above = np.flatnonzero(codes >= _BMP)
    low[above] = codes[above]
    return Characters(
        (told & _KIND).astype(np.uint8), (told & _WORD) > 0, low, np.flatnonzero(codes == _FEED) + 1
    )


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
