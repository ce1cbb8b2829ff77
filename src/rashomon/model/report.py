"""One document as received, and the spans of characters in it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from rashomon.model.ids import content_id
from rashomon.model.vocabulary import READ_LABELS, BlockLabel
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document: its text as received (for HTML: as drawn from it), never changed afterwards.

    ``id`` is the sender's own where one was given, else :func:`report_id` of the content. All offsets
    in the ledger index ``text`` or ``title`` in Unicode code points.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: When = field(default_factory=When)
    author: str | None = None
    language: str | None = None
    name: str = ""  # file name (and row or record in it) the report came from
    media_type: str = "text/plain"
    raw: bytes | None = None  # the bytes as received, where ``text`` was drawn from them (HTML)

    def of(self, field_name: str) -> str:
        """The text of a field: ``"text"`` or ``"title"``."""
        return self.text if field_name == "text" else (self.title or "")

    @property
    def source(self) -> str:
        """Whose report it is, by what is known: its outlet, the host of its address, its file, its id."""
        host = None
        with suppress(ValueError):
            host = urlsplit(self.url or "").hostname
        return self.outlet or (host or "").removeprefix("www.") or self.name or self.id


def report_id(text: str, title: str | None = None, url: str | None = None) -> str:
    """The id of a report whose sender gave none: a hash of what was received."""
    return content_id("r", text, title or "", url or "")


@dataclass(frozen=True, slots=True)
class Passage:
    """A span [start, end) of code points of one field of a report, and its exact words."""

    field: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, report: Report, start: int, end: int, field: str = "text") -> Passage:
        return cls(field, start, end, report.of(field)[start:end])


class Block(NamedTuple):
    """A stretch [start, end) of a report's text with one label, and why it got it.

    The blocks of a report are in order, do not overlap and cover every character that is not white space.
    There is one for each line of a page: a tuple is made in half the time of a dataclass.
    """

    start: int
    end: int
    label: BlockLabel
    reason: str = ""

    @property
    def is_read(self) -> bool:
        return self.label in READ_LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanReport:
    """A report with its blocks, and the metadata that stood in the flattened text itself."""

    report: Report
    blocks: tuple[Block, ...]
    title: Passage | None = None  # the headline, where it stands in the text
    dateline: Passage | None = None  # "WASHINGTON/BAGHDAD, Nov 21 (Reuters)", "Published July 2 2016"
    agencies: tuple[str, ...] = ()  # wire services credited: "Reuters", "AFP"
