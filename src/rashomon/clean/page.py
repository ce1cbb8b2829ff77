"""A report to its blocks: every character that is not white space stands in exactly one."""

from __future__ import annotations

import re

from rashomon.clean.label import Line, label_lines
from rashomon.clean.metadata import STATED, STATED_INSIDE, WIRE, agencies
from rashomon.clean.one_line import peel
from rashomon.model import Block, BlockLabel, CleanReport, Passage, Report

L = BlockLabel
_LINE = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
_DASHES = ("-", "–", "—", ":", "_")  # one of them ends each dateline
_IN_CAPITALS = ("'", "’", ".", "-")  # what a name in capitals may have for its second letter
_LONG = 150  # characters; a page of one to three lines, one of them as long as this, lost its line ends


def clean(report: Report, *, keep_noise: bool = False) -> CleanReport:
    """The report with a label for every stretch of its text, and what the text says of itself.

    The blocks are in order, do not overlap, and together hold every character that is not white space;
    nothing is cut out of the text. A block that :attr:`Block.is_read` is read, the others are noise, with
    the reason in ``Block.reason``. ``title`` is the headline where it stands in the text, ``dateline``
    the words that hold the day of publication (else an agency's dateline), ``agencies`` the wire services
    that the report credits. With ``keep_noise`` what was found to be noise is labelled article, and the
    reason says what it was taken for, so that it is read as well.

    Raises:
        DamagedDataError: the model's file is not the one that the package was built with.
    """
    text = report.text
    spans = [m.span() for m in _LINE.finditer(text)]
    if len(spans) <= 3 and any(b - a >= _LONG for a, b in spans):
        blocks = [block for a, b in spans for block in peel(text, a, b, report.title)]
    else:
        blocks = _by_lines(report, spans)
    if keep_noise:
        blocks = [b if b.is_read else Block(b.start, b.end, L.ARTICLE, _kept(b)) for b in blocks]
    return _with_metadata(report, blocks)


def _kept(block: Block) -> str:
    return f"noise ({block.label.value}: {block.reason}) that is read on request"


def _by_lines(report: Report, spans: list[tuple[int, int]]) -> list[Block]:
    text = report.text
    texts = [text[a:b] for a, b in spans]
    before = [0, *(b for _, b in spans)]
    gaps = [a - end > 1 and text.count("\n", end, a) > 1 for end, (a, _) in zip(before, spans, strict=False)]
    out: list[Block] = []
    drawn = report.media_type == "text/html"
    for (start, b), line in zip(spans, label_lines(texts, gaps, report.title, drawn=drawn), strict=True):
        label, a = line.label or L.ARTICLE, start
        cut = _dateline_end(line) if label is L.ARTICLE else 0
        if cut:
            out.append(Block(a, a + cut, L.DATELINE, "a dateline"))
            a = a + cut + len(line.text[cut:]) - len(line.text[cut:].lstrip())
        low = line.low
        dated = "posted" in low or "published" in low or "updated" in low  # the words that begin a match
        stated = STATED_INSIDE.search(text, a + 1, b) if dated and line.words <= 40 else None
        if stated:
            # "Two hurt in … Posted: Saturday, June 27, 2015": the day is a block of its own.
            end = a + len(text[a : stated.start()].rstrip())
            if end > a:
                out.append(Block(a, end, label, line.reason))
            out.append(Block(stated.start(), b, L.DATELINE, "states the day of publication"))
        else:
            out.append(Block(a, b, label, line.reason))
    return out


def _dateline_end(line: Line) -> int:
    """How many characters of dateline a paragraph starts with; 0 where it is not followed by its text."""
    head = line.text[:80]
    # Each form of it names an agency in brackets or begins in capitals.
    likely = "(" in head or head[1:2].isupper() or head[1:2] in _IN_CAPITALS
    m = WIRE.match(head) if likely and any(dash in head for dash in _DASHES) else None
    if m and m.end() < len(line.text) - 20:
        return len(m.group().rstrip())
    return 0


def _with_metadata(report: Report, blocks: list[Block]) -> CleanReport:
    text = report.text
    titles = [b for b in blocks if b.label is L.TITLE]
    title = Passage.of(report, titles[0].start, titles[0].end) if titles else None
    stated = [b for b in blocks if b.label is L.DATELINE]
    dated = [b for b in stated if STATED.search(text, b.start, b.end)]
    chosen = (dated or stated)[:1]
    dateline = Passage.of(report, chosen[0].start, chosen[0].end) if chosen else None
    read = "\n".join(text[b.start : b.end] for b in blocks if b.is_read)
    heads = " ".join(text[b.start : b.end] for b in blocks if b.label is L.DATELINE or b.label is L.BYLINE)
    return CleanReport(
        report=report,
        blocks=tuple(blocks),
        title=title,
        dateline=dateline,
        agencies=agencies(read, heads),
    )
