"""A report to its blocks: every character that is not white space stands in exactly one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from rashomon.circles import no_search_for_circles
from rashomon.clean.cues import STATING
from rashomon.clean.label import label_lines
from rashomon.clean.line import PageLines
from rashomon.clean.metadata import STATED, STATED_INSIDE, WIRE, agencies
from rashomon.clean.one_line import peel
from rashomon.clean.scored import scored_pages
from rashomon.model import READ_LABELS, Block, BlockLabel, CleanReport, Passage, Report

L = BlockLabel
# By themselves, being looked at for each line: an enum takes longer to look at.
ARTICLE, BYLINE, DATELINE, TITLE = L.ARTICLE, L.BYLINE, L.DATELINE, L.TITLE
# One of them stands in each dateline, or a day and one of the others.
_SIGNS, _OTHER_SIGNS = ("(", "–", "—", "--"), ("-", ":", "_")
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(r"\)\s*[-–—:_]")
_IN_CAPITALS = ("'", "’", ".", "-")  # what a name in capitals may have for its second letter
_SENTENCE = 5  # words that a sentence behind the day has at least
_SHORT = 2  # words of a line that holds neither a dateline and its text nor a day behind something else
# Pages are measured together until they have so many lines or characters: eight long ones at once take
# a sixth less time than two by two, and some megabytes more.
_TOGETHER_LINES, _TOGETHER_CHARACTERS = 4_000, 500_000
_STATING = 40  # words of the longest line that states the day of publication behind something else
_FEED = np.uint32(ord("\n"))
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


@no_search_for_circles()
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
    starts: NDArray[np.int64]  # of its lines
    texts: list[str]  # of its lines
    gaps: NDArray[np.bool_]  # whether an empty line stands before

    @property
    def has_lines(self) -> bool:
        """Whether it has kept its line ends, or is too short to tell."""
        return bool(self.texts) and (len(self.texts) > 3 or max(map(len, self.texts)) < _LONG)


def _split(report: Report) -> _Page:
    text = _one_line_end(report.text)
    pieces = text.split("\n")
    bare = list(map(str.strip, pieces))
    (feeds,) = (np.array([text]).view(np.uint32) == _FEED).nonzero()
    starts = np.zeros(len(pieces), np.int64)
    starts[1:] = feeds + 1
    sizes = np.full(len(pieces), len(text))
    sizes[:-1] = feeds
    sizes -= starts
    if bare != pieces:  # some have white space around them
        before = [len(p) - len(p.lstrip()) for p in pieces]
        starts += np.fromiter(before, np.int64, len(pieces))
        sizes = np.fromiter(map(len, bare), np.int64, len(bare))
    (at,) = sizes.nonzero()
    gaps = np.empty(len(at), np.bool_)  # numpy's diff takes as long as all of this on a short page
    gaps[:1] = at[:1] > 1
    gaps[1:] = at[1:] - at[:-1] > 1
    return _Page(report, starts[at], list(filter(None, bare)), gaps)


def _one_line_end(text: str) -> str:
    """The text with a line feed for each end of a line, at the same places."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def _cleaned(pages: Sequence[_Page], keep_noise: bool) -> list[CleanReport]:
    whole = [(page.texts, page.gaps) for page in pages if page.has_lines]
    measured = iter(scored_pages(whole) if whole else ())
    out = []
    for page in pages:
        report, held = page.report, None
        if page.has_lines:
            lines, flattened = next(measured)
            label_lines(lines, report.title, whole=flattened, drawn=report.media_type == "text/html")
            blocks, read = _by_lines(report.text, page.starts, lines)
            lines_read = set(lines.are(BlockLabel if keep_noise else READ_LABELS))
            held = {s for s, some in lines.held.items() if not lines_read.isdisjoint(some)}
        else:
            lone = zip(page.starts.tolist(), map(len, page.texts), strict=True)
            blocks = [block for a, size in lone for block in peel(report.text, a, a + size, report.title)]
            read = [b for b in blocks if b.is_read]
        if keep_noise:
            read = blocks = [b if b.is_read else Block(b.start, b.end, L.ARTICLE, _kept(b)) for b in blocks]
        out.append(_with_metadata(report, blocks, read, held))
    return out


def _kept(block: Block) -> str:
    return f"noise ({block.label.value}: {block.reason}) that is read on request"


def _by_lines(text: str, starts: NDArray[np.int64], page: PageLines) -> tuple[list[Block], list[Block]]:
    """The blocks, and those of them that are read."""
    columns = (starts.tolist(), (starts + page.sizes).tolist(), page.labels, page.reasons)
    # What Block._make does, in half the time.
    blocks = list(map(tuple.__new__, repeat(Block), zip(*columns, strict=True)))
    parts = _in_parts(text, blocks, page)
    if not parts and not page.joins:
        return blocks, [blocks[i] for i in page.are(READ_LABELS)]
    out: list[Block] = []
    at = 0
    for i in sorted(page.joins.union(parts)):
        out += blocks[at:i]
        block, at = blocks[i], i + 1
        if i in parts:
            out += parts[i]
        elif out and block.label is out[-1].label is ARTICLE:
            out.append(block._replace(start=out.pop().start))  # a paragraph that was wrapped is one block
        else:
            out.append(block)
    out += blocks[at:]
    return out, [block for block in out if block.is_read]


def _in_parts(text: str, blocks: Sequence[Block], page: PageLines) -> dict[int, list[Block]]:
    """The blocks of lines that are several: a dateline before the text, a day of publication behind it."""
    words, texts = page.words, page.texts
    begun = ((i, _dateline_end(texts[i])) for i in page.are((ARTICLE,), page.may_date) if words[i] > _SHORT)
    days = ((i, _day_end(texts[i])) for i in page.are((DATELINE,)) if words[i] > _SHORT)
    cuts = {i: cut for some in (begun, days) for i, cut in some if cut}
    stating = {i for s in STATING for i in page.held.get(s, ()) if _SHORT < page.words[i] <= _STATING}
    found: dict[int, list[Block]] = {}
    for i in sorted(stating.union(cuts)):
        start, end, label, reason = blocks[i]
        parts = []
        if cut := cuts.get(i, 0):
            why, reason = ("a dateline", reason) if label is ARTICLE else (reason, "")
            parts.append(Block(start, start + cut, DATELINE, why))
            start, label = end - len(text[start + cut : end].lstrip()), ARTICLE
        stated = STATED_INSIDE.search(text, start + 1, end) if i in stating else None
        if stated:
            # "Two hurt in … Posted: Monday, March 4, 2030": the day is a block of its own.
            before = start + len(text[start : stated.start()].rstrip())
            if before > start:
                parts.append(Block(start, before, label, reason))
            parts.append(Block(stated.start(), end, DATELINE, "states the day of publication"))
        elif cut:
            parts.append(Block(start, end, label, reason))
        if parts:
            found[i] = parts
    return found


def _dateline_end(text: str) -> int:
    """How many characters of dateline a paragraph starts with; 0 where it is not followed by its text."""
    # Each form of it begins in capitals or names an agency in brackets before a dash.
    second = text[1:2]
    if not (second.isupper() or second in _IN_CAPITALS or text.find(")", 0, 80) >= 0):
        return 0
    head = text[:80]
    if not (second.isupper() or second in _IN_CAPITALS or _NAMED.search(head)):
        return 0
    holds = head.__contains__
    if not any(map(holds, _SIGNS)) and not (any(map(holds, _OTHER_SIGNS)) and _DIGIT.search(head)):
        return 0
    m = WIRE.match(head)
    if m and m.end() < len(text) - 20:
        return len(m.group().rstrip())
    return 0


def _day_end(text: str) -> int:
    """How many characters of a line tell the day of publication, where the first sentence of the text follows
    in it: "Published March 4 2030 Nine bakers died in a blast."; else 0."""
    at = 0
    while m := STATED.match(text, at):
        at = m.end() + len(text[m.end() :]) - len(text[m.end() :].lstrip(" |,-–·"))
    rest = text[at:]
    is_sentence = len(rest.split()) >= _SENTENCE and not rest[0].islower() and rest.rstrip('"”')[-1:] in ".!?"
    return len(text[:at].rstrip()) if is_sentence else 0


def _with_metadata(
    report: Report, blocks: list[Block], kept: list[Block], held: set[str] | None
) -> CleanReport:
    text = report.text
    titles = [b for b in kept if b.label is TITLE]
    title = Passage.of(report, titles[0].start, titles[0].end) if titles else None
    stated = [b for b in kept if b.label is DATELINE]
    dated = [b for b in stated if STATED.search(text, b.start, b.end)]
    chosen = (dated or stated)[:1]
    dateline = Passage.of(report, chosen[0].start, chosen[0].end) if chosen else None
    read = "\n".join([text[b.start : b.end] for b in kept])
    heads = " ".join([text[b.start : b.end] for b in kept if b.label is DATELINE or b.label is BYLINE])
    return CleanReport(
        report=report,
        blocks=tuple(blocks),
        title=title,
        dateline=dateline,
        agencies=agencies(read, heads, held),
    )
