"""A table of places that a user adds, whatever its form."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from rashomon.read.places.ocha import headed_rows, is_headed
from rashomon.read.places.tables import GEONAMES_COLUMNS, Row, TableError, geonames_rows, own_rows


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a table on disk, told by its first line: a GeoNames dump (19 columns), a table with a
    line of column names (OCHA's, one's own), or our own columns.

    Raises:
        TableError: the file is none of these, or a line is damaged; the message names file and line.
        OSError: the file cannot be read.
    """
    csv.field_size_limit(1 << 30)
    opening = gzip.open if path.suffix == ".gz" else open
    try:
        with opening(path, "rt", encoding="utf-8-sig") as f:
            first = next((line for line in f if line.strip() and not line.startswith("#")), "")
            f.seek(0)
            if not first:
                raise TableError(f"{path.name}: holds no place")
            if first.count("\t") == GEONAMES_COLUMNS - 1:
                yield from geonames_rows(f, path.name)
            elif is_headed(first):
                yield from headed_rows((line for line in f if not line.startswith("#")), path.name)
            else:
                yield from own_rows(f, path.name, prefix=path.name.split(".")[0])
    except UnicodeDecodeError as e:
        raise TableError(f"{path.name}: no text in UTF-8 ({e.reason} at byte {e.start})") from None
