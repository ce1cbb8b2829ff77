"""Which lines of a page go on with the paragraph of the line before, because the text was wrapped.

Telexes, old archives, mails and pages copied out of a PDF break their lines where the next word would not
have fitted. Such lines are put together to one block, which is read as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.line import Line, ends_sentence

EVIDENT = 3  # lines that plainly go on in the next, from which a text is taken for wrapped
WORDS = 4  # of a line that plainly goes on; menus in small letters have fewer
EVEN = 0.8  # of the longest such line; a line as long as this is full
SHARE = 0.5  # of the lines that go on are full, and of the full lines go on, where a text was wrapped
WIDTHS = range(30, 141)  # characters; narrower lines are a menu's, wider ones are paragraphs
_ADDRESSES = ("http://", "https://", "www.")
_QUOTED = re.compile(r"(?:> ?)+")


def mark_wrapped(lines: list[Line]) -> None:
    """Marks the lines that go on with a paragraph, and with it the line before."""
    for i, on in enumerate(joined(*unquoted(lines))):
        if on and lines[i].cue is None:
            lines[i].joins = lines[i].flows = lines[i - 1].flows = True


def mark_flowing(lines: list[Line]) -> None:
    """Marks the lines of a text that was wrapped at a fixed width: one ends without a stop, the next goes on.

    A single such pair is chance; three lines in a row are a wrapped text (or a transcript in capitals).
    """
    sizes = sorted(len(x.text) for x in lines)
    if len(sizes) >= 20 and sizes[len(sizes) // 2] >= 0.7 * sizes[-1]:
        for one in lines:  # lines of one width: captions typed out, a telex
            one.flows = one.cue is None
        return
    mixed = not all(x.gap for x in lines[1:])  # else an empty line after each line says nothing
    run: list[Line] = []
    for x in lines:
        if run and x.cue is None and _goes_on(x, run, mixed):
            run.append(x)
            continue
        if len(run) >= 3:
            _flow(run)
        run = [x] if x.cue is None and x.words >= 3 else []
    if len(run) >= 3:
        _flow(run)


def _goes_on(x: Line, run: list[Line], mixed: bool) -> bool:
    """Whether the line goes on with the sentence of the lines before it."""
    before = run[-1].text
    return (
        (x.text[0].islower() or (x.words >= 5 and x.text.isupper() and before.isupper()))
        and not (x.gap and mixed)
        and (x.words >= 3 or len(run) >= 2)
        and not ends_sentence(before)
    )


def _flow(run: list[Line]) -> None:
    for x in run:
        x.flows = True


def unquoted(lines: list[Line]) -> tuple[list[str], list[bool]]:
    """The lines of a mail without the marks that quote them ("> "), and where a paragraph or quotation ends.

    A line of a mark alone stands for an empty one.
    """
    if not any(x.text.startswith(">") for x in lines):
        return [x.text for x in lines], [x.gap for x in lines]
    texts, gaps, depth, empty = [], [], 0, False
    for x in lines:
        marks = _QUOTED.match(x.text) if x.text[0] == ">" else None
        bare = x.text[marks.end() :] if marks else x.text
        deep = marks.group().count(">") if marks else 0
        texts.append(bare or ".")
        gaps.append(x.gap or empty or not bare or deep != depth)
        depth, empty = deep, not bare
    return texts, gaps


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
        filled = len(before) + 1 + len(word) > width or (before[-1] == "-" and text[0].isalpha())
        on = (filled and (text[0].isalnum() or _open(before))) or _plainly_on(before, text)
        out[i] = on and not apart[i] and len(before) <= width
    return out


def _plainly_on(before: str, text: str) -> bool:
    if text.startswith(_ADDRESSES):
        return False
    small = text[0].islower() or (text[0].isupper() and text.isupper() and before.isupper())
    return small and before.count(" ") >= WORDS - 1 and _open(before)


def _open(text: str) -> bool:
    """Whether a sentence goes over the line's end."""
    return text[-1] not in ":;" and not ends_sentence(text)
