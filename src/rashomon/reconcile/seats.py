"""A county with its seat, where nothing finer is told: "Navarro County (Corsicana)".

Coders file what is known by its county alone under the county's seat (ACLED's codebook takes the capital of a
district or province, at geo_precision 3). The seat stands in the name only: the place stays the county, a
second-order division without a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rashomon.data import rows
from rashomon.model import Place, PlacePrecision, PlaceRole

_NAMED = frozenset(
    {"county", "parish", "co", "co."}
)  # how the words of a report make plain that a county is meant
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)


@cache
def _seats() -> dict[str, str]:
    """Gazetteer id of a county → the name of its seat."""
    return {f"geonames:{county}": seat for county, _, seat in rows("places_seats.tsv")}


def with_seats(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places of an incident, each county with its seat where no town that a gazetteer has is the site.

    >>> of = PlacePrecision.ADMIN2
    >>> with_seats([Place(name="Navarro County", precision=of, gazetteer_id="geonames:4713849")])[0].name
    'Navarro County (Corsicana)'
    """
    listed = tuple(places)
    if any(p.role is PlaceRole.SITE and p.precision in _TOWNS and p.gazetteer_id for p in listed):
        return listed
    return tuple(_with_seat(p) for p in listed)


def _with_seat(place: Place) -> Place:
    seat = _seats().get(place.gazetteer_id or "") if place.precision is PlacePrecision.ADMIN2 else None
    if seat is None or place.name.casefold().split()[-1] not in _NAMED or seat in place.name:
        return place
    return replace(place, name=f"{place.name} ({seat})")
