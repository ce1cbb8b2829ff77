"""Coordinates written out in the text: decimal degrees, and degrees, minutes, seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document
from rashomon.read.mentions import PlaceMention, PlaceUse

_DECIMAL = re.compile(
    r"(?<![\d.])(-?\d{1,2}\.\d{3,8})\s*°?\s*([NS])?\s*[,;/ ]\s*(-?\d{1,3}\.\d{3,8})\s*°?\s*([EW])?(?!\d|\.\d)"
)
_DMS = re.compile(
    r"(\d{1,2})\s*°\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′)?)?\s*([NS])\s*[,;/]?\s*"
    r"(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′)?)?\s*([EW])"
)


def coordinates(doc: Document) -> Iterator[PlaceMention]:
    """Points that the kept text gives in figures, as sites; pairs outside the globe are passed over."""
    for s in doc:
        words = doc.words_of(s)
        if "." not in words and "°" not in words:
            continue
        for m in _DECIMAL.finditer(words):
            lat, lon = float(m[1]), float(m[3])
            yield from _mention(
                s.index, s.field, s.start, m, -lat if m[2] == "S" else lat, -lon if m[4] == "W" else lon
            )
        for m in _DMS.finditer(words):
            lat, lon = _degrees(m[1], m[2], m[3]), _degrees(m[5], m[6], m[7])
            yield from _mention(
                s.index, s.field, s.start, m, -lat if m[4] == "S" else lat, -lon if m[8] == "W" else lon
            )


def _degrees(d: str, m: str, s: str | None) -> float:
    return int(d) + int(m) / 60 + float(s or 0) / 3600


def _mention(
    sentence: int, field: str, offset: int, m: re.Match[str], lat: float, lon: float
) -> Iterator[PlaceMention]:
    if abs(lat) <= 90 and abs(lon) <= 180:
        yield PlaceMention(
            sentence=sentence, field=field, start=offset + m.start(), end=offset + m.end(), text=m.group(),
            place=Place(name=m.group(), lat=round(lat, 6), lon=round(lon, 6), precision=PlacePrecision.SITE),
            use=PlaceUse.LOCATIVE,
        )  # fmt: skip
