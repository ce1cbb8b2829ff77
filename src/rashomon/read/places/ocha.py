"""Tables of places with a line of column names: OCHA's common operational datasets, or a CSV of one's own.

OCHA names the columns of a level ``admin2Name_en`` and ``admin2Pcode``, or ``ADM2_EN`` and ``ADM2_PCODE``;
settlements stand in a column of their own, with latitude and longitude. A P-code opens with the country's
ISO 3166-1 code of two letters.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping

from rashomon.read.places.tables import (
    KINDS,
    LATITUDE,
    LONGITUDE,
    Row,
    TableError,
    degrees,
    inhabitants,
)

_NAME = re.compile(r"(?:admin|adm)(\d)_?(?:name_?)?(?:en|ref|alt)?$")
_CODE = re.compile(r"(?:admin|adm)(\d)_?pcode$")
_TOWN = ("featurename_en", "featurename", "name_en", "settlement", "village", "place", "name")
_LAT = ("latitude", "lat", "y", "point_y", "lat_dd")
_LON = ("longitude", "lon", "long", "lng", "x", "point_x", "long_dd")
_ID = ("id", "pcode", "featurepcode", "settlement_pcode", "pplcode")
_COUNTRY = ("country", "iso2", "country_code")
_DIVISION = ("admin1", "division", "province", "governorate", "state", "oblast")


def is_headed(line: str) -> bool:
    """Whether a first line names columns that :func:`headed_rows` knows.

    >>> is_headed("admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode"), is_headed("one,two")
    (True, False)
    """
    names = [_folded(c) for c in next(csv.reader([line], delimiter=_delimiter(line)), [])]
    return any(_NAME.match(n) for n in names) or ("name" in names and not _missing(names))


def headed_rows(lines: Iterable[str], source: str) -> Iterator[Row]:
    """Rows of a table with a line of column names: each the finest place that the line names.

    Raises:
        TableError: no column holds a name, a line has another number of columns or no name, or a
            coordinate is none.
    """
    given = iter(lines)
    first = next(given, "").lstrip("\ufeff")
    read = csv.reader(_chained(first, given), delimiter=_delimiter(first))
    head = [_folded(c) for c in next(read, [])]
    if not is_headed(first):
        raise TableError(f"{source}, line 1: no column for a name and one for latitude and longitude: {head}")
    seen: set[str] = set()
    for cells in read:
        if not any(c.strip() for c in cells):
            continue
        if len(cells) != len(head):
            raise TableError(
                f"{source}, line {read.line_num}: {len(cells)} columns, the first line has {len(head)}"
            )
        row = _row(dict(zip(head, (c.strip() for c in cells), strict=True)), source, read.line_num)
        if row.id not in seen:
            seen.add(row.id)
            yield row


def _row(cells: Mapping[str, str], source: str, number: int) -> Row:
    levels: dict[int, list[str]] = {}
    codes: dict[int, str] = {}
    for column, value in cells.items():
        if value and (m := _NAME.match(column)):
            levels.setdefault(int(m[1]), []).append(value)
        elif value and (m := _CODE.match(column)):
            codes[int(m[1])] = value
    where = f"{source}, line {number}"
    point = degrees(_first(cells, _LAT), LATITUDE, where), degrees(_first(cells, _LON), LONGITUDE, where)
    town = _first(cells, _TOWN)
    finest = max(levels, default=0)
    if not town and not finest:
        raise TableError(f"{where}: the place has no name")
    names = [town] if town else levels[finest]
    kind = cells.get("kind") or ("town" if town else f"admin{min(finest, 2)}")
    if kind not in KINDS:
        raise TableError(f"{where}: kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    code = _first(cells, _ID) or ("" if town else codes.get(finest, ""))
    country = _first(cells, _COUNTRY) or (codes[max(codes)] if codes else "")
    division = levels.get(1, [_first(cells, _DIVISION)])[0]
    spellings = {names[0]: 0} | {n: 1 for n in [*names[1:], *cells.get("variants", "").split("|")] if n}
    return Row(
        f"{source.split('.', maxsplit=1)[0]}:{code or '/'.join([division, names[0], str(number)])}",
        names[0], kind, country[:2].upper() or None, division or None, *point,
        inhabitants(_first(cells, ("population", "pop")), where), tuple(spellings.items()),
    )  # fmt: skip


def _first(cells: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((cells[c] for c in columns if cells.get(c)), "")


def _folded(column: str) -> str:
    return column.strip().casefold().replace(" ", "_")


def _missing(names: list[str]) -> bool:
    return not (set(names) & set(_LAT) and set(names) & set(_LON))


def _delimiter(line: str) -> str:
    return max("\t;,", key=line.count)


def _chained(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest
