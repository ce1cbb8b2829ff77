"""The public sets that lie beside the project, for measuring and for training."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rashomon.model import Block, BlockLabel, CleanReport, Report
from rashomon.read.document import Document
from rashomon.read.sentences import document
from rashomon.receive import read_row

SHARED = Path(__file__).resolve().parents[2] / "shared"


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf8") as f:
        return [json.loads(line) for line in f if line.strip()]


def report_of(row: dict[str, Any]) -> Report:
    """A row of a set as a report, as ``rashomon read`` takes it in."""
    return read_row(row, row["id"])


def all_article(report: Report) -> Document:
    """A report as a document, all of it taken for article text."""
    block = Block(0, len(report.text), BlockLabel.ARTICLE)
    return document(CleanReport(report=report, blocks=(block,)))
