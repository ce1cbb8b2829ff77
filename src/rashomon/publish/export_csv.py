"""One row an incident in our own plain columns (:data:`rashomon.publish.export_rows.COLUMNS`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from rashomon.publish.export_rows import columns, csv_line, rows

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write CSV (UTF-8, RFC 4180) to a binary stream. Returns "": nothing is left out."""
    header = list(columns(convention))
    out.write(csv_line(header))
    for row in rows(ledger, convention):
        out.write(csv_line(row.get(name) for name in header))
    return ""
