"""What cleaning made of each report: its blocks, what it names of itself, the signature of its text."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from rashomon.model import Block, BlockLabel, CleanReport
from rashomon.store import codec, reports, schema, templates
from rashomon.store.rows import among, chunks


def keep(connection: Connection, done: Sequence[tuple[CleanReport, tuple[int, ...]]]) -> None:
    """Keep cleaned reports, each with its signature, in place of what was kept of them before."""
    ids = [clean.report.id for clean, _ in done]
    connection.execute(schema.cleanings.delete().where(schema.cleanings.c.report.in_(ids)))
    rows = [
        {
            "report": clean.report.id,
            "blocks": json.dumps(
                [[b.start, b.end, b.label.value, b.reason] for b in clean.blocks],
                ensure_ascii=False,
                separators=(",", ":"),
            ),
            "found": codec.dumps(clean, leave_out=frozenset({"report", "blocks"})),
            "signature": struct.pack(f"<{len(signature)}I", *signature),
        }
        for clean, signature in done
    ]
    connection.execute(schema.cleanings.insert(), rows)


def cleaned(connection: Connection, report: str) -> CleanReport | None:
    """A report with its blocks as they were kept."""
    return next(all_cleaned(connection, [report]), None)


def all_cleaned(connection: Connection, of: Iterable[str]) -> Iterator[CleanReport]:
    """These reports with their blocks as they were kept, by id; those of outlets' templates are noise."""
    column = schema.cleanings.c.report
    for ids in chunks(sorted(set(of))):
        kept = {
            r.report: r for q in among(select(schema.cleanings), column, ids) for r in connection.execute(q)
        }
        aside = templates.Aside(connection, ids)
        for found in reports.some(connection, kept):
            row = kept[found.id]
            blocks = [Block(a, b, BlockLabel(label), why) for a, b, label, why in json.loads(row.blocks)]
            yield codec.loads(CleanReport, row.found, report=found, blocks=aside.marked(found.id, blocks))


def signatures(connection: Connection, of: Sequence[str] | None = None) -> dict[str, tuple[int, ...]]:
    """The signature of each report's text, by report id; of all, or of those named."""
    query = select(schema.cleanings.c.report, schema.cleanings.c.signature)
    return {
        row.report: struct.unpack(f"<{len(row.signature) // 4}I", row.signature)
        for q in among(query, schema.cleanings.c.report, of)
        for row in connection.execute(q)
    }
