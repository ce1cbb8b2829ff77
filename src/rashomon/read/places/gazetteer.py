"""Look-ups of names: which places of the world, of the divisions, and of our own tables bear them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rashomon.model import Place, PlacePrecision
from rashomon.read.places.added import rows_of
from rashomon.read.places.build import TRANSLITERATED, Progress, build, cache_dir, signature, standard_rows
from rashomon.read.places.folding import as_heard, fold, transliterated
from rashomon.read.places.tables import Row, country_lines, division_names

_PRECISION = {
    "country": PlacePrecision.COUNTRY,
    "continent": PlacePrecision.AREA,
    "region": PlacePrecision.AREA,
    "water": PlacePrecision.AREA,
    "field": PlacePrecision.AREA,
    "admin1": PlacePrecision.ADMIN1,
    "admin2": PlacePrecision.ADMIN2,
    "town": PlacePrecision.TOWN,
    "neighbourhood": PlacePrecision.TOWN,
    "camp": PlacePrecision.TOWN,
}
_LEAST_KEY = 4  # letters of a key under which spellings meet: "al-Hail" and "Hilla" share three
_MOST = 60  # candidates kept for one name: the most populous


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a table. ``lat`` and ``lon`` are a middle where the place is no point."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    quality: int  # how the name looked up stands to it: 0 its name, 1 our variant, 2 any other, +3 by sound

    @property
    def precision(self) -> PlacePrecision:
        return _PRECISION.get(self.kind, PlacePrecision.SITE)

    @property
    def is_point(self) -> bool:
        return self.precision in (PlacePrecision.SITE, PlacePrecision.TOWN)

    def place(self, name: str) -> Place:
        """The place under the spelling of a report; a point only where the place is one."""
        return Place(
            name=name,
            gazetteer_id=self.id or None,
            canonical=self.name,
            country=self.country,
            admin1=self.admin1,
            lat=self.lat if self.is_point else None,
            lon=self.lon if self.is_point else None,
            precision=self.precision,
        )


class Gazetteer:
    """Places by name. Reads from SQLite files; answers are remembered, so repeated names cost a dict look-up.

    Attributes:
        version: names the tables behind the answers, for the ledger's record.
    """

    def __init__(self, paths: list[Path], version: str) -> None:
        self.version = version
        self._paths = paths
        self._connections = [
            sqlite3.connect(f"{p.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            for p in paths
        ]
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._looked: dict[str, tuple[Entry, ...]] = {}
        self._own: frozenset[str] | None = None

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[list[Path], str]]:
        return Gazetteer, (self._paths, self.version)

    def close(self) -> None:
        """Close the files. The gazetteer answers nothing new afterwards."""
        for db in self._connections:
            db.close()

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Places that bear this name but for case, accents, spaces and hyphens; the best known first."""
        return self._get(fold(name))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Places under this name, or, where none bears it exactly, under another spelling of it.

        >>> open_gazetteer().lookup("Hassakeh")[0].country  # doctest: +SKIP
        'SY'
        """
        found = self._looked.get(name)
        if found is None:
            if len(self._looked) > 200_000:
                self._looked.clear()
            found = self._looked[name] = self._lookup(name)
        return found

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        found = self.exact(name)
        key = transliterated(name)
        if len(key) < _LEAST_KEY or (found and not any(e.country in TRANSLITERATED for e in found)):
            return found
        if found and any(e.is_point for e in found):
            return found
        named = {e.id for e in found}
        here = {e.country for e in found}
        return (
            *found,
            *(e for e in self._get("~" + key) if e.id not in named and (not found or e.country in here)),
        )

    def heard(self, name: str, countries: frozenset[str]) -> tuple[Entry, ...]:
        """Places of a few countries whose names sound like this one ("Zurf al Saqr")."""
        key = as_heard(name)
        if not key or not countries:
            return ()
        return tuple(e for e in self._get("%" + key) if e.country in countries)

    def _get(self, key: str) -> tuple[Entry, ...]:
        found = self._known.get(key)
        if found is None:
            found = self._read(key)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[key] = found
        return found

    def _read(self, key: str) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        worse = 3 if key[:1] in "~%" else 0
        for db in self._connections:
            entries += [
                Entry(*row[:8], row[8] + worse)  # type: ignore[call-arg]
                for row in db.execute(
                    "select e.id, e.name, e.kind, e.country, e.admin1, e.lat, e.lon, e.population, m.quality"
                    " from name m join entry e using (n) where m.key = ?",
                    (key,),
                )
            ]
        entries.sort(key=lambda e: (e.quality, -e.population, e.id))
        seen: set[str] = set()
        return tuple([e for e in entries if not (e.id in seen or seen.add(e.id))][:_MOST])  # type: ignore[func-returns-value]

    @property
    def tables(self) -> tuple[tuple[str, str], ...]:
        """(name, hash) of the tables behind the answers: the standard one first, then those added."""
        standard, *added = self._paths
        out = [("standard", standard.stem.removeprefix("places-"))]
        for path, db in zip(added, self._connections[1:], strict=True):
            known = db.execute("select 1 from sqlite_master where name = 'source'").fetchone()
            digest = path.stem.rpartition("-")[2]
            out.append((db.execute("select name from source").fetchone()[0] if known else digest, digest))
        return tuple(out)

    @property
    def demonyms(self) -> dict[str, str]:
        """ "syrian" to "SY": the adjectives and peoples of countries."""
        return _countries_by("demonyms")

    @property
    def own(self) -> frozenset[str]:
        """Ids of the places that our own table or the user's have and GeoNames lacks."""
        if self._own is None:
            every = "select id from entry where id not like 'geonames:%'"
            self._own = frozenset(str(row[0]) for db in self._connections for row in db.execute(every))
        return self._own

    @property
    def country_names(self) -> dict[str, str]:
        """ISO code to the name a report would use: "SY" to "Syria"."""
        return _country_names()

    @property
    def capitals(self) -> dict[str, str]:
        """ "baghdad" to "IQ": capitals whose names stand for their governments."""
        return _countries_by("capital")

    @property
    def divisions(self) -> dict[str, str]:
        """GeoNames code to English name of the first-order divisions."""
        return division_names()

    def add_table(self, path: Path, progress: Progress | None = None) -> int:
        """Read a table of places (see :func:`rashomon.read.places.added.rows_of`) and keep it for later runs.

        Returns the number of places; a table that is there already is left as it is. Raises TableError or
        OSError where the file cannot be read; then nothing is kept.
        """
        with path.open("rb") as file:  # GeoNames' whole dump has 1.6 GB
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
        target = cache_dir() / f"places-added-{digest}.sqlite"
        if not target.exists():
            build(target, self._in_divisions(rows_of(path)), progress, path.name)
        if target not in self._paths:
            self._paths.append(target)
            self._connections.append(
                sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            )
            self._forget()
            self.version = "+".join([self.version, digest])
        count = self._connections[self._paths.index(target)].execute("select count(*) from entry")
        return int(count.fetchone()[0])

    def remove_table(self, which: str) -> None:
        """Take an added table out again, by its name or hash as :attr:`tables` has them.

        Raises:
            KeyError: no added table is called so.
        """
        at = [k for k, pair in enumerate(self.tables) if k and which in pair]
        if not at:
            raise KeyError(which)
        for k in reversed(at):
            self._connections.pop(k).close()
            path = self._paths.pop(k)
            path.unlink(missing_ok=True)
            digest = path.stem.rpartition("-")[2]
            self.version = "+".join(v for v in self.version.split("+") if v != digest)
        self._forget()

    def _forget(self) -> None:
        self._known.clear()
        self._looked.clear()
        self._own = None

    def _in_divisions(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows of a user's table in the divisions as the gazetteer calls them: "Idleb" is Idlib."""
        known: dict[tuple[str | None, str | None], str | None] = {}
        for row in rows:
            at = row.country, row.admin1
            if at not in known:
                found = self.lookup(row.admin1) if row.admin1 else ()
                names = [e.name for e in found if e.kind == "admin1" and e.country == row.country]
                known[at] = names[0] if names else row.admin1
            yield replace(row, admin1=known[at])


@cache
def _countries_by(column: str) -> dict[str, str]:
    """Each name in a column of the table of countries, and the ISO code of the country it belongs to."""
    return {fold(name): line["iso"] for line in country_lines() for name in line[column].split("|") if name}


@cache
def _country_names() -> dict[str, str]:
    return {line["iso"]: line["names"].split("|")[0] for line in country_lines()}


def is_built() -> bool:
    """Whether the gazetteer stands ready, so that opening it takes no time."""
    return (cache_dir() / f"places-{signature()}.sqlite").exists()


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built at first use (some 20 seconds), with every table added since.

    ``progress(what, rows)`` is told how the first build goes.
    """
    version = signature()
    path = cache_dir() / f"places-{version}.sqlite"
    if not path.exists():
        build(path, standard_rows(), progress)
    added = sorted(cache_dir().glob("places-added-*.sqlite"))
    return Gazetteer([path, *added], "+".join([version, *(p.stem.rpartition("-")[2] for p in added)]))
