"""What two places are to each other, and place precision in the codebooks' words. Pure functions on Place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

from rashomon.model.account import Place
from rashomon.model.vocabulary import POINTS, PlacePrecision, PlaceRole

EARTH_KM = 6371.0088  # mean radius, IUGG
NEAR_KM = 25.0  # UCDP where_prec 2: "a ca. 25 km radius around a known point"

# ACLED codebook, "Geo-precision": 1 a particular town or its outskirts; 2 near a known location or a small
# part of a region; 3 a region without further detail.
_ACLED = {
    PlacePrecision.SITE: 1,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.AREA: 3,
    PlacePrecision.COUNTRY: 3,
    PlacePrecision.SEA: 3,
}
# UCDP GED codebook, "where_prec": 1 exact location; 2 within a ca. 25 km radius; 3 second-order division;
# 4 first-order division; 5 linear feature or fuzzy polygon; 6 country; 7 international waters or airspace.
_UCDP = {
    PlacePrecision.SITE: 1,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.AREA: 5,
    PlacePrecision.COUNTRY: 6,
    PlacePrecision.SEA: 7,
}


def acled_geo_precision(place: Place) -> int | None:
    """ACLED ``geo_precision`` (1 to 3) of a place; None for a name that no gazetteer knows."""
    return _ACLED.get(place.precision)


def ucdp_where_prec(place: Place) -> int | None:
    """UCDP GED ``where_prec`` (1 to 7) of a place; None for a name that no gazetteer knows."""
    return _UCDP.get(place.precision)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance of two points in WGS 84 degrees (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    dp, dl = p2 - p1, math.radians(lon2 - lon1)
    h = math.sin(dp / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(dl / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def distance_km(a: Place, b: Place) -> float | None:
    """The distance of two places that have points, in kilometres; None where one has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name without case, accents, white space and marks.

    >>> folded("Dayr az-Zawr") == folded("dayr az zawr")
    True
    """
    return "".join(c for c in anyascii(name).casefold() if c.isalnum())


def told_sites(places: Sequence[Place]) -> list[Place]:
    """Where it happened, in as few places as tell it: the sites, else the first place.

    A street that another site names more fully is left out ("Elm Ave" beside "200 block of Elm Avenue").
    """
    sites = [p for p in places if p.role == PlaceRole.SITE] or list(places[:1])
    streets = [frozenset(site_words(p)) for p in sites]
    return [p for k, p in enumerate(sites) if not _is_told_again(k, streets)]


def town_of(sites: Sequence[Place], places: Sequence[Place]) -> Place | None:
    """The town that ``places`` name for sites which are streets and buildings alone."""
    if not sites or any(p.precision != PlacePrecision.SITE for p in sites):
        return None
    admins = {p.admin1 for p in sites if p.admin1}
    towns = (p for p in places if p.precision == PlacePrecision.TOWN)
    return next((p for p in towns if not admins or p.admin1 in admins), None)


def _is_told_again(k: int, streets: Sequence[frozenset[str]]) -> bool:
    """Whether the words of one are among those of another, or are those of one before it."""
    own = streets[k]
    return bool(own) and any(own < other or (own == other and j < k) for j, other in enumerate(streets))


_WRITTEN_OUT = {
    "ave": "avenue", "blvd": "boulevard", "cir": "circle", "ct": "court", "dr": "drive", "hwy": "highway",
    "ln": "lane", "pkwy": "parkway", "pl": "place", "rd": "road", "st": "street", "ter": "terrace",
    "n": "north", "s": "south", "e": "east", "w": "west",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
    "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip


def site_words(place: Place) -> list[str]:
    """The folded words of the name of a street or building, written out; none for other places.

    >>> site_words(Place(name="40 E. Fifth Ave", precision=PlacePrecision.SITE))
    ['40', 'east', '5th', 'avenue']
    """
    if place.precision != PlacePrecision.SITE:
        return []
    words = (folded(w) for w in (place.canonical or place.name).split())
    return [_WRITTEN_OUT.get(w, w) for w in words]


def relation(a: Place, b: Place) -> str:
    """How two places stand to each other, as far as names, divisions and points tell.

    Returns:
        ``"same"``: one gazetteer id, or one folded name and nothing against it;
        ``"within"``: one is a wider place (country, division) that holds the other;
        ``"near"``: points no more than 25 km apart, or one leans on the other ("near Manbij");
        ``"apart"``: other countries, other divisions, or points further apart;
        ``"unknown"``: nothing to tell by.
    """
    if _contradict(a.country, b.country):
        return "apart"
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return "same" if a.precision == b.precision else "near"
    km = distance_km(a, b)
    if km is not None:
        if km < 1.0 and a.precision == b.precision != PlacePrecision.NEAR and _same_name(a, b):
            return "same"
        return "near" if km <= NEAR_KM else "apart"
    for wide, narrow in ((a, b), (b, a)):
        held = _holds(wide, narrow)
        if held is not None:
            return "within" if held else "apart"
    if _contradict(a.admin1, b.admin1):
        return "apart"
    if _same_name(a, b):
        return "same"
    return "unknown"


def _same_name(a: Place, b: Place) -> bool:
    return bool(
        {folded(n) for n in (a.name, a.canonical) if n} & {folded(n) for n in (b.name, b.canonical) if n}
    )


def _contradict(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and folded(x) != folded(y)


def _holds(wide: Place, narrow: Place) -> bool | None:
    """Whether a country or first-order division holds another place; None where that cannot be told."""
    if wide.precision == PlacePrecision.COUNTRY:
        if narrow.precision == PlacePrecision.COUNTRY or wide.country is None or narrow.country is None:
            return None
        return wide.country == narrow.country
    if wide.precision == PlacePrecision.ADMIN1 and narrow.precision != PlacePrecision.COUNTRY:
        if narrow.precision == PlacePrecision.ADMIN1 or wide.admin1 is None or narrow.admin1 is None:
            return None
        return folded(wide.admin1) == folded(narrow.admin1)
    return None


class Drawn(StrEnum):
    """How a place may be drawn on a map without claiming to know more than the report says."""

    POINT = "point"  # a site or town with coordinates
    RING = "ring"  # around a point, NEAR_KM wide
    REGION = "region"  # the shape of its division or country


def drawn_as(place: Place) -> Drawn | None:
    """How to draw one place; None where nothing is known of where it lies (or it lies at sea).

    A site that has no coordinates of its own ("a market in Homs province") is drawn as its region.
    """
    if place.lat is not None and place.lon is not None:
        if place.precision == PlacePrecision.NEAR:
            return Drawn.RING
        if place.precision in POINTS:
            return Drawn.POINT
    return Drawn.REGION if place.country and place.precision != PlacePrecision.SEA else None


def drawn(places: Iterable[Place]) -> list[tuple[Place, Drawn]]:
    """What to draw of an incident's places: its points and rings, or else the finest regions that hold it.

    Wider areas (``PlaceRole.REGION``) are never drawn as points, and not at all where a site is known.
    """
    found = list(places)
    exact = [
        (p, d) for p in found if p.role == PlaceRole.SITE and (d := drawn_as(p)) not in (None, Drawn.REGION)
    ]
    if exact:
        return [(p, d) for p, d in exact if d]
    regions: dict[tuple[str | None, str | None], Place] = {}
    for p in found:
        if drawn_as(p) is not None:
            regions.setdefault((p.country, p.admin1), p)
    divided = {country for country, admin1 in regions if admin1}
    return [(p, Drawn.REGION) for (country, admin1), p in regions.items() if admin1 or country not in divided]
