"""Which lines of a page go on with the paragraph of the line before, because the text was wrapped.

Telexes, old archives, mails and pages copied out of a PDF break their lines where the next word would not
have fitted. Such lines are put together to one block, which is read as one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

EVIDENT = 3  # lines that plainly go on in the next, from which a text is taken for wrapped
WORDS = 4  # of a line that plainly goes on; menus in small letters have fewer
EVEN = 0.8  # of the longest such line; a line as long as this is full
SHARE = 0.5  # of the lines that go on are full, and of the full lines go on, where a text was wrapped
WIDTHS = range(30, 141)  # characters; narrower lines are a menu's, wider ones are paragraphs
_CLOSERS = "\"'”’»)]"


def joined(texts: Sequence[str], gaps: Sequence[bool]) -> list[bool]:
    """For each line, whether it goes on with the paragraph of the line before.

    ``gaps[i]`` tells whether an empty line stands before line i; where one stands before each line, it says
    nothing.
    """
    out = [False] * len(texts)
    apart = gaps if not all(gaps[1:]) else [False] * len(texts)
    evident = sorted(
        len(before)
        for before, text, gap in zip(texts, texts[1:], apart[1:], strict=False)
        if not gap and _plainly_on(before, text)
    )
    if len(evident) < EVIDENT:
        return out
    width = evident[-1]
    full = sum(EVEN * width <= len(text) <= width for text in texts)
    going_on = sum(size >= EVEN * width for size in evident)
    if width not in WIDTHS or going_on < SHARE * max(full, len(evident)):
        return out
    for i in range(1, len(texts)):
        before, text = texts[i - 1], texts[i]
        word = text.partition(" ")[0]
        filled = len(before) + 1 + len(word) > width or (before[-1] == "-" and before[-2:-1].isalpha())
        out[i] = filled and not apart[i] and len(before) <= width and (text[0].isalnum() or _open(before))
    return out


def _plainly_on(before: str, text: str) -> bool:
    small = text[0].islower() or (text[0].isupper() and text.isupper() and before.isupper())
    return small and before.count(" ") >= WORDS - 1 and _open(before)


def _open(text: str) -> bool:
    """Whether a sentence goes over the line's end."""
    return text.rstrip(_CLOSERS)[-1:] not in (*".!?…:;", "")
