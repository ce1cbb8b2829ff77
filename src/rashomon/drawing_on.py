"""The lineage of one incident out of a ledger: its reports' texts, credits and origins put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Incident, Lineage
from rashomon.store import cleanings, readings, sources

if TYPE_CHECKING:
    from sqlalchemy import Connection


def lineage(connection: Connection, incident: Incident) -> Lineage:
    """Which of an incident's reports draw on one another; see :class:`rashomon.model.Lineage`."""
    from rashomon.reconcile.graph import Written, graph  # noqa: PLC0415 (brings in numpy)

    of = sorted({a.report for a in incident.accounts})
    origins = sources.of(connection, of)
    read = {r.report: r for r in readings.each(connection, of)}
    written = []
    for clean in cleanings.all_cleaned(connection, of):
        report, id = clean.report, clean.report.id
        reading, origin = read.get(id), origins.get(id)
        if reading is None:
            continue
        written.append(
            Written(
                report=id,
                name=report.source,
                outlet=report.outlet,
                published=reading.published,
                origin=origin.origin if origin else id,
                text=" ".join(report.text[b.start : b.end] for b in clean.blocks if b.is_read),
                whole=report.text,
                credits=reading.origins,
            )
        )
    return graph(incident.id, written)
