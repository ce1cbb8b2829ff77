"""A report to its blocks: every character that is not white space stands in exactly one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clean.label import label_lines, scored_lines
from rashomon.clean.line import Line
from rashomon.clean.metadata import STATED, STATED_INSIDE, WIRE, agencies
from rashomon.clean.one_line import peel
from rashomon.model import READ_LABELS, Block, BlockLabel, CleanReport, Passage, Report

L = BlockLabel
# By themselves, being looked at for each line: an enum takes longer to look at.
ARTICLE, BYLINE, DATELINE, TITLE = L.ARTICLE, L.BYLINE, L.DATELINE, L.TITLE
_LINE = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
_DASHES = ("-", "–", "—", ":", "_")  # one of them ends each dateline
_IN_CAPITALS = ("'", "’", ".", "-")  # what a name in capitals may have for its second letter
_SHORT = 2  # words of a line that holds neither a dateline and its text nor a day behind something else
# Pages are measured together until they have so many lines or characters: eight long ones at once take
# a sixth less time than two by two, and four megabytes more.
_TOGETHER_LINES, _TOGETHER_CHARACTERS = 2_000, 250_000
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
    return clean_all([report], keep_noise=keep_noise)[0]


def clean_all(reports: Sequence[Report], *, keep_noise: bool = False) -> list[CleanReport]:
    """Each of the reports as :func:`clean` gives it, in their order; short ones take half the time together.

    Raises:
        DamagedDataError: see :func:`clean`.
    """
    out: list[CleanReport] = []
    some: list[_Page] = []
    lines = characters = 0
    for report in reports:
        some.append(page := _split(report))
        lines, characters = lines + len(page.texts), characters + len(report.text)
        if lines >= _TOGETHER_LINES or characters >= _TOGETHER_CHARACTERS:
            out += _cleaned(some, keep_noise)
            some, lines, characters = [], 0, 0
    return out + _cleaned(some, keep_noise)


@dataclass(frozen=True, slots=True)
class _Page:
    report: Report
    spans: list[tuple[int, int]]  # of its lines
    texts: list[str]  # of its lines, none where its line ends were lost
    gaps: list[bool]  # whether an empty line stands before


def _split(report: Report) -> _Page:
    text = report.text
    spans = [m.span() for m in _LINE.finditer(text)]
    if len(spans) <= 3 and any(b - a >= _LONG for a, b in spans):
        return _Page(report, spans, [], [])
    gaps, end = [], 0
    for a, b in spans:
        gaps.append(a - end > 1 and text.count("\n", end, a) > 1)
        end = b
    return _Page(report, spans, [text[a:b] for a, b in spans], gaps)


def _cleaned(pages: Sequence[_Page], keep_noise: bool) -> list[CleanReport]:
    whole = [(page.texts, page.gaps) for page in pages if page.texts]
    measured = iter(scored_lines(whole) if whole else ())
    out = []
    for page in pages:
        report = page.report
        if page.texts:
            lines, flattened = next(measured)
            label_lines(lines, report.title, whole=flattened, drawn=report.media_type == "text/html")
            blocks = _by_lines(report.text, page.spans, lines)
        else:
            blocks = [block for a, b in page.spans for block in peel(report.text, a, b, report.title)]
        if keep_noise:
            blocks = [b if b.is_read else Block(b.start, b.end, L.ARTICLE, _kept(b)) for b in blocks]
        out.append(_with_metadata(report, blocks))
    return out


def _kept(block: Block) -> str:
    return f"noise ({block.label.value}: {block.reason}) that is read on request"


def _by_lines(text: str, spans: list[tuple[int, int]], lines: list[Line]) -> list[Block]:
    out: list[Block] = []
    for (start, b), line in zip(spans, lines, strict=True):
        label, a = line.label or ARTICLE, start
        if line.words > _SHORT:
            cut = _dateline_end(line) if label is ARTICLE else 0
            if cut:
                out.append(Block(a, a + cut, DATELINE, "a dateline"))
                a = a + cut + len(line.text[cut:]) - len(line.text[cut:].lstrip())
            stated = _stated_inside(line, text, a, b)
            if stated:
                # "Two hurt in … Posted: Saturday, June 27, 2015": the day is a block of its own.
                end = a + len(text[a : stated.start()].rstrip())
                if end > a:
                    out.append(Block(a, end, label, line.reason))
                out.append(Block(stated.start(), b, DATELINE, "states the day of publication"))
                continue
        if line.joins and out and label is out[-1].label is ARTICLE:
            a = out.pop().start  # a paragraph that was wrapped is one block
        out.append(Block(a, b, label, line.reason))
    return out


def _stated_inside(line: Line, text: str, start: int, end: int) -> re.Match[str] | None:
    low = line.low
    if line.words <= 40 and ("posted" in low or "published" in low or "updated" in low):
        return STATED_INSIDE.search(text, start + 1, end)
    return None


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
    titles = [b for b in blocks if b.label is TITLE]
    title = Passage.of(report, titles[0].start, titles[0].end) if titles else None
    stated = [b for b in blocks if b.label is DATELINE]
    dated = [b for b in stated if STATED.search(text, b.start, b.end)]
    chosen = (dated or stated)[:1]
    dateline = Passage.of(report, chosen[0].start, chosen[0].end) if chosen else None
    read = "\n".join([text[b.start : b.end] for b in blocks if b.label in READ_LABELS])
    heads = " ".join([text[b.start : b.end] for b in blocks if b.label is DATELINE or b.label is BYLINE])
    return CleanReport(
        report=report,
        blocks=tuple(blocks),
        title=title,
        dateline=dateline,
        agencies=agencies(read, heads),
    )
