"""Incidents as a GeoJSON FeatureCollection (RFC 7946), one feature an incident.

A feature has a Point only where the place is one (a site or a town). Wider places have geometry null and
their precision among the properties: the middle of a province is not where anything happened.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.publish.export_rows import POINT, rows

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

_PLACES = frozenset(p.value for p in POINT)


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write a FeatureCollection to a binary stream; the properties are the CSV's columns."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    for n, row in enumerate(rows(ledger, convention)):
        lat, lon = row.pop("lat"), row.pop("lon")
        point = row["place_precision"] in _PLACES and lat is not None and lon is not None
        feature: dict[str, Any] = {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [lon, lat]} if point else None,
            "properties": row,
        }
        line = json.dumps(feature, ensure_ascii=False).encode("utf-8", "replace")
        out.write((b",\n " if n else b"\n ") + line)
    out.write(b"\n]}\n")
    return ""
