"""What a ledger tells over time: series of tallies. Out of the store, through ``reconcile``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rashomon.model import Passage, Report, Series, Tally
from rashomon.read.sentences import spans
from rashomon.store import readings, reports

if TYPE_CHECKING:
    from sqlalchemy import Connection


def series(connection: Connection) -> list[Series]:
    """The tallies of a ledger gathered into series, as :func:`rashomon.reconcile.series.gather` does."""
    from rashomon.reconcile.series import gather  # noqa: PLC0415 (brings in the readers' tables)

    published = {r.report: r.published for r in readings.each(connection)}
    by_report: dict[str, list[Tally]] = defaultdict(list)
    for tally in readings.tallies(connection):
        by_report[tally.report].append(tally)
    sentences = {}
    for report, tallies in by_report.items():
        found = reports.get(connection, report)
        if found is not None:
            sentences.update({t.id: _sentence(found, t.passage) for t in tallies})
    every = [t for tallies in by_report.values() for t in tallies]
    return list(gather(every, published, sentences))


def _sentence(report: Report, passage: Passage) -> str:
    """The sentence that a passage begins in."""
    text = report.of(passage.field)
    low = text.rfind("\n", 0, passage.start) + 1
    high = text.find("\n", passage.end)
    for start, end in spans(text, low, len(text) if high < 0 else high):
        if start <= passage.start < end:
            return text[start:end]
    return passage.quote
