"""Which of an incident's reports draw on one another, as a small graph."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageNode:
    """A report, or an agency or outlet that reports credit (``report`` None, ``id`` its folded name)."""

    id: str  # the report's id, or "from:reuters"
    name: str  # outlet, host or file name; the agency's name
    report: str | None = None
    published: When = field(default_factory=When)
    origin: str = ""  # reports with one label are one independent origin


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageEdge:
    """``source`` draws on ``target`` (the earlier of the two, or an agency); undirected where days are one.

    ``kind``: "copy" (half of the shorter text or more), "passage" (sentences in common), "quote" (an unusual
    quotation in common: both draw on one statement), "credit" (it names the agency or outlet), "republished"
    ("first appeared on"). ``share`` is the part of the shorter text's 5-grams in common, 0 for credits.
    """

    source: str
    target: str
    kind: str
    share: float = 0.0
    evidence: str = ""  # the longest words in common, the quotation, or the words of the credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The reports of one incident and what they draw on; ``origins`` of them are independent."""

    incident: str
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]
    origins: int
