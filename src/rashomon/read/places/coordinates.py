"""Coordinates written out in the text: decimal degrees, degrees, minutes, seconds, and grid references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places.mgrs import to_degrees

_LIKELY = re.compile(r"\d(?:\.\d{3}| [A-Z]{2} ?\d|[A-Z] ?[A-Z]{2} ?\d| ?[NS]\b)|°|\b(?:[NS] ?\d|[Ll]at)")
# "38S MB 41234 87654", "38SMB4123487654", "37R FN 123 456": as many figures east as north.
_GRID = re.compile(
    r"(?<![\w.])([1-9]|[1-5]\d|60)\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?:(\d{3}) ?(\d{3})|(\d{4}) ?(\d{4})|(\d{5}) ?(\d{5}))(?![\w.]\d|\w)"
)
_DECIMAL = re.compile(
    r"(?<![\d.])(?P<lat>-?\d{1,2}\.\d{3,8})\s*°?\s*(?P<ns>[NS])?\s*[,;/ ]\s*"
    r"(?P<lon>-?\d{1,3}\.\d{3,8})\s*°?\s*(?P<ew>[EW])?(?!\d|\.\d)"
)
# With both letters fewer figures will do: "33.5N 36.3E", "15.3694° N and 44.191° E", "N 33.51, E 36.29".
_LETTERED = re.compile(
    r"(?<![\d.])(?P<lat>\d{1,2}\.\d{1,8})\s*°?\s?(?P<ns>[NS])(?:[,;/ ]\s*|\s+and\s+)"
    r"(?P<lon>\d{1,3}\.\d{1,8})\s*°?\s?(?P<ew>[EW])\b"
)
_LETTERS_FIRST = re.compile(
    r"\b(?P<ns>[NS])\s?(?P<lat>\d{1,2}\.\d{1,8})°?[,;/ ]\s*"
    r"(?P<ew>[EW])\s?(?P<lon>\d{1,3}\.\d{1,8})(?!\d|\.\d)"
)
# "lat 33.31 lon 44.36", "latitude 15.3694 and longitude 44.1910".
_LABELLED = re.compile(
    r"\blat(?:itude)?[.:=]?\s?(?:of )?(?P<lat>-?\d{1,2}\.\d{1,8})\s*°?\s?(?P<ns>[NS]\b)?"
    r"(?:[,;/ ]\s*(?:and )?)lon(?:g|gitude)?[.:=]?\s?(?:of )?"
    r"(?P<lon>-?\d{1,3}\.\d{1,8})\s*°?\s?(?P<ew>[EW]\b)?",
    re.I,
)
_PART = (
    r"(\d{1,%d})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′)?)?\s*([%s])"
)
_DMS = re.compile(_PART % (2, "NS") + r"\s*[,;/]?\s*" + _PART % (3, "EW"))
_FIRST_PART = r"\b([%s])\s*" + _PART.removesuffix(r"\s*([%s])")
_DMS_FIRST = re.compile(_FIRST_PART % ("NS", 2) + r"\s*[,;/]?\s*" + _FIRST_PART % ("EW", 3))


def coordinates(doc: Document) -> Iterator[PlaceMention]:
    """Points that the kept text gives in figures, as sites; pairs outside the globe are passed over."""
    if not _LIKELY.search(f"{doc.report.title} {doc.report.text}".replace("\n", " ")):
        return
    for s in doc:
        words = doc.words_of(s)
        if not _LIKELY.search(words):
            continue
        done = 0
        for m in _decimals(words):
            if m.start() >= done:
                done = m.end()
                lat, lon = _signed(float(m["lat"]), m["ns"]), _signed(float(m["lon"]), m["ew"])
                yield from _mention(s, m, lat, lon)
        for m in _DMS.finditer(words):
            lat, lon = _degrees(m[1], m[2], m[3]), _degrees(m[5], m[6], m[7])
            yield from _mention(s, m, _signed(lat, m[4]), _signed(lon, m[8]))
        for m in _DMS_FIRST.finditer(words):
            lat, lon = _degrees(m[2], m[3], m[4]), _degrees(m[6], m[7], m[8])
            yield from _mention(s, m, _signed(lat, m[1]), _signed(lon, m[5]))
        yield from _grid(s, words)


def _decimals(words: str) -> list[re.Match[str]]:
    """The pairs in decimal degrees, in reading order, of those that overlap the longest first."""
    patterns = (_DECIMAL, _LETTERED, _LETTERS_FIRST, _LABELLED)
    found = [m for pattern in patterns for m in pattern.finditer(words)]
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def _grid(s: Sentence, words: str) -> Iterator[PlaceMention]:
    for m in _GRID.finditer(words):
        east, north = (x for x in m.groups()[3:] if x)
        unit = 10 ** (5 - len(east))
        point = to_degrees(int(m[1]), m[2], m[3], (int(east) + 0.5) * unit, (int(north) + 0.5) * unit)
        if point:
            yield from _mention(s, m, *point)


def _degrees(d: str, m: str, s: str | None) -> float:
    return int(d) + float(m) / 60 + float(s or 0) / 3600


def _signed(degrees: float, letter: str | None) -> float:
    return -degrees if letter in ("S", "W") else degrees


def _mention(s: Sentence, m: re.Match[str], lat: float, lon: float) -> Iterator[PlaceMention]:
    if abs(lat) <= 90 and abs(lon) <= 180:
        yield PlaceMention(
            sentence=s.index, field=s.field, start=s.start + m.start(), end=s.start + m.end(), text=m.group(),
            place=Place(name=m.group(), lat=round(lat, 6), lon=round(lon, 6), precision=PlacePrecision.SITE),
            use=PlaceUse.LOCATIVE,
        )  # fmt: skip
