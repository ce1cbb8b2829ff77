"""Which lines of a page go on with the paragraph of the line before, because the text was wrapped.

Telexes, old archives, mails and pages copied out of a PDF break their lines where the next word would not
have fitted. Such lines are put together to one block, which is read as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.line import PageLines, ends_sentence, where

EVIDENT = 3  # lines that plainly go on in the next, from which a text is taken for wrapped
WORDS = 4  # of a line that plainly goes on; menus in small letters have fewer
EVEN = 0.8  # of the longest such line; a line as long as this is full
SHARE = 0.5  # of the lines that go on are full, and of the full lines go on, where a text was wrapped
WIDTHS = range(30, 141)  # characters; narrower lines are a menu's, wider ones are paragraphs
_ADDRESSES = ("http://", "https://", "www.")
_QUOTED = re.compile(r"(?:> ?)+")


def mark_wrapped(page: PageLines) -> None:
    """Marks the lines that go on with a paragraph, and with it the line before."""
    for i in joined(*unquoted(page)):
        if page.cues[i] is None:
            page.joins.add(i)
            page.flows.update((i - 1, i))


def mark_flowing(page: PageLines) -> None:
    """Marks the lines of a text that was wrapped at a fixed width: one ends without a stop, the next goes on.

    A single such pair is chance; three lines in a row are a wrapped text (or a transcript in capitals).
    """
    cues, words = page.cues, page.words
    sizes = page.sizes
    if len(sizes) >= 20 and 2 * np.count_nonzero(sizes >= 0.7 * sizes.max()) >= len(sizes):
        # Lines of one width: captions typed out, a telex.
        page.flows = {i for i, cue in enumerate(cues) if cue is None}
        return
    # An empty line after each line says nothing.
    mixed = int(np.count_nonzero(page.gaps[1:])) < len(page.gaps) - 1
    run: list[int] = []
    for i in _before_and_at(where(page.looks.may_go_on)):
        if run and run[-1] == i - 1 and cues[i] is None and _goes_on(page, i, len(run), mixed):
            run.append(i)
            continue
        if len(run) >= 3:
            page.flows.update(run)
        run = [i] if cues[i] is None and words[i] >= 3 else []
    if len(run) >= 3:
        page.flows.update(run)


def _before_and_at(some: Sequence[int]) -> list[int]:
    return sorted({*some, *(i - 1 for i in some if i)})


def _goes_on(page: PageLines, i: int, run: int, mixed: bool) -> bool:
    """Whether the line goes on with the sentence of so many lines before it."""
    text, before, words = page.texts[i], page.texts[i - 1], page.words[i]
    return (
        (text[0].islower() or (words >= 5 and text.isupper() and before.isupper()))
        and not (mixed and bool(page.gaps[i]))
        and (words >= 3 or run >= 2)
        and not ends_sentence(before)
    )


def unquoted(page: PageLines) -> tuple[Sequence[str], NDArray[np.bool_], Sequence[int]]:
    """The lines of a mail without the marks that quote them ("> "), and where a paragraph or quotation ends;
    then the lines that may go on with the one before.

    A line of a mark alone stands for an empty one.
    """
    if not np.count_nonzero(page.looks.quoted):
        return page.texts, page.gaps, where(page.looks.may_go_on)
    texts, gaps, depth, empty = [], [], 0, False
    for text, gap in zip(page.texts, page.gaps, strict=True):
        marks = _QUOTED.match(text) if text[0] == ">" else None
        bare = text[marks.end() :] if marks else text
        deep = marks.group().count(">") if marks else 0
        texts.append(bare or ".")
        gaps.append(gap or empty or not bare or deep != depth)
        depth, empty = deep, not bare
    return texts, np.array(gaps), range(len(texts))


def joined(texts: Sequence[str], gaps: NDArray[np.bool_], some: Sequence[int]) -> list[int]:
    """The lines that go on with the paragraph of the line before.

    ``gaps[i]`` tells whether an empty line stands before line i; where one stands before each line, it says
    nothing. ``some`` are all lines that begin small, or are in capitals, and perhaps others.
    """
    mixed = np.count_nonzero(gaps[1:]) < len(gaps) - 1
    apart = gaps if mixed else np.zeros(len(texts), dtype=np.bool_)
    evident = sorted(
        len(texts[i - 1])
        for i in some
        if i and not apart[i] and texts[i - 1].count(" ") >= WORDS - 1 and _plainly_on(texts[i - 1], texts[i])
    )
    if len(evident) < EVIDENT:
        return []
    width = evident[-1]
    if width not in WIDTHS:
        return []
    sizes = np.array(list(map(len, texts)))
    full = int(np.count_nonzero((sizes >= EVEN * width) & (sizes <= width)))
    going_on = sum(size >= EVEN * width for size in evident)
    if going_on < SHARE * max(full, len(evident)):
        return []
    out = []
    for i in range(1, len(texts)):
        before, text = texts[i - 1], texts[i]
        word = text.partition(" ")[0]
        filled = len(before) + 1 + len(word) > width or (before[-1] == "-" and text[0].isalpha())
        on = (filled and (text[0].isalnum() or _open(before))) or _plainly_on(before, text)
        if on and not apart[i] and len(before) <= width:
            out.append(i)
    return out


def _plainly_on(before: str, text: str) -> bool:
    if text.startswith(_ADDRESSES):
        return False
    small = text[0].islower() or (text[0].isupper() and text.isupper() and before.isupper())
    return small and before.count(" ") >= WORDS - 1 and _open(before)


def _open(text: str) -> bool:
    """Whether a sentence goes over the line's end."""
    return text[-1] not in ":;" and not ends_sentence(text)
