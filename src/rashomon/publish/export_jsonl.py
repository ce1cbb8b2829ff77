"""One incident a line, each as ``incidents`` of the JSON export has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from rashomon.publish.export_json import incident
from rashomon.reconcile import conventions

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write JSON Lines to a binary stream; a codebook's figures go under ``convention``."""
    for i in ledger.each_incident():
        row = incident(i)
        if convention:
            row["convention"] = conventions.figures(i, convention)
        out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return ""
