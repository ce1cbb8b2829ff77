"""Coordinates written out in the text: decimal degrees, degrees, minutes, seconds, and grid references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places.mgrs import to_degrees

_LIKELY = re.compile(r"\d\.\d{3}|°|\d [A-Z]{2} ?\d|\d[A-Z] ?[A-Z]{2} ?\d")
# "38S MB 41234 87654", "38SMB4123487654", "37R FN 123 456": as many figures east as north.
_GRID = re.compile(
    r"(?<![\w.])([1-9]|[1-5]\d|60)\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?:(\d{3}) ?(\d{3})|(\d{4}) ?(\d{4})|(\d{5}) ?(\d{5}))(?![\w.]\d|\w)"
)
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
        if not _LIKELY.search(words):
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
        yield from _grid(s, words)


def _grid(s: Sentence, words: str) -> Iterator[PlaceMention]:
    for m in _GRID.finditer(words):
        east, north = (x for x in m.groups()[3:] if x)
        unit = 10 ** (5 - len(east))
        point = to_degrees(int(m[1]), m[2], m[3], (int(east) + 0.5) * unit, (int(north) + 0.5) * unit)
        if point:
            yield from _mention(s.index, s.field, s.start, m, *point)


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
