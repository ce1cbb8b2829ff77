"""A cleaned report as sentences and tokens: what every reader of mentions walks over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from rashomon.model import BlockLabel, CleanReport, Report


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One word, number or mark; ``start`` and ``end`` index the field of the report.

    Never changed; only not frozen because making a frozen one takes three times as long.
    """

    text: str
    low: str  # casefolded, curly apostrophes made straight
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, end) of one field. ``index`` counts over the document, the title first."""

    index: int
    field: str  # "title" or "text"
    start: int
    end: int
    tokens: tuple[Token, ...]
    block: BlockLabel = BlockLabel.ARTICLE

    def ended(self, position: int) -> int:
        """How many of its tokens end before a position of the field."""
        return bisect_right(self.tokens, position, key=_END)

    def begun(self, position: int) -> int:
        """How many of its tokens begin before a position of the field."""
        return bisect_left(self.tokens, position, key=_START)


_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Document:
    """A cleaned report and its sentences in reading order (title first, then the kept text)."""

    clean: CleanReport
    sentences: tuple[Sentence, ...]
    text_sentences: tuple[Sentence, ...] = field(init=False, repr=False, compare=False)
    report: Report = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = tuple([s for s in self.sentences if s.field == "text"])
        object.__setattr__(self, "text_sentences", text)
        object.__setattr__(self, "report", self.clean.report)

    def words_of(self, s: Sentence) -> str:
        """The sentence as it stands, its characters at their places, the ends of its lines as spaces."""
        return self.report.of(s.field)[s.start : s.end].replace("\n", " ")

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)
