"""How the places of two accounts stand to each other: the finest words that both reports use decide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rashomon.data import rows
from rashomon.model import Place, PlacePrecision
from rashomon.model.geography import kilometres, site_words
from rashomon.resolve.names import skeleton

NEAR_KM = 25.0  # UCDP GED where_prec 2: "a ca. 25 km radius around a known point"

# From fine to coarse. A named place that no gazetteer knows is a village, quarter or building as a rule.
_RANK = {
    PlacePrecision.SITE: 0,
    PlacePrecision.UNKNOWN: 0,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.AREA: 4,
    PlacePrecision.COUNTRY: 5,
    PlacePrecision.SEA: 4,
}
FAR_DEGREES = NEAR_KM / 100  # a degree of latitude is 111 km
FINE = 2  # ranks up to this one are points on a map
_NEAR = _RANK[PlacePrecision.NEAR]
_DISTRICT = 3


@cache
def _cities() -> frozenset[str]:
    """Gazetteer ids of large cities (``resolve_cities.tsv``): a day in one of them sees many incidents."""
    return frozenset(row[0] for row in rows("resolve_cities.tsv"))


class Spot:
    """A place made ready to compare: equal keys are the same place, whatever the spelling."""

    __slots__ = ("admin1", "country", "key", "lat", "lon", "rank")

    def __init__(self, place: Place) -> None:
        self.rank = _RANK[place.precision]
        self.country = place.country or ""
        self.admin1 = skeleton(place.admin1 or "")
        name = skeleton(" ".join(site_words(place)) or place.canonical or place.name)
        self.key = place.gazetteer_id or f"{self.country}:{name}"
        self.lat = place.lat
        self.lon = place.lon
        if self.rank == _RANK[PlacePrecision.ADMIN1] and not self.admin1:
            self.admin1 = name


_TOLD = ("key", "rank", "country", "admin1", "lat", "lon")


class Spots(tuple[Spot, ...]):
    """The places of an account, finest first, each once."""

    def plain(self) -> tuple[object, ...]:
        """All that two of them may differ in."""
        return tuple([tuple([getattr(s, name) for name in _TOLD]) for s in self])

    @classmethod
    def of_plain(cls, plain: Iterable[Iterable[object]]) -> Spots:
        """The places that :meth:`plain` was made of."""
        spots = []
        for values in plain:
            spots.append(Spot.__new__(Spot))
            for name, value in zip(_TOLD, values, strict=True):
                setattr(spots[-1], name, value)
        return cls(spots)


@lru_cache(maxsize=400_000)
def _spot(place: Place) -> Spot:
    return Spot(place)


def spots(places: Sequence[Place]) -> Spots:
    """The places of an account made ready; one object for equal ones."""
    return _spots(tuple(places))


@lru_cache(maxsize=400_000)
def _spots(places: tuple[Place, ...]) -> Spots:
    found: dict[str, Spot] = {}
    for place in places:
        s = _spot(place)
        found.setdefault(s.key, s)
    ranked = sorted(found.values(), key=lambda s: (s.rank, s.key))
    finer = [s for s in ranked if s.rank < _RANK[PlacePrecision.COUNTRY]]
    return Spots(finer or ranked)  # beside a town or province, a country tells nothing


def _apart(a: Spot, b: Spot) -> float | None:
    """The distance of two places in kilometres, None where either is no point; infinite where their
    latitudes alone are farther apart than near."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if abs(a.lat - b.lat) > FAR_DEGREES:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def place_level(a: Sequence[Spot], b: Sequence[Spot]) -> str:
    """The level that holds between the places of two accounts (each finest first).

    "same site", "same town" (or "same city", of a large one), "same region" where the finest place of both
    is shared; "one within the other", or no finer than "one in the other's province"; "other site in the
    same town"; "near the other" where one says no more than that, and else "within 25 km"; "same district"
    (a county) of other towns; "same division"; "contradicting"; "other names" of towns or sites, where no map
    says how far they are apart; "unknown".
    """
    if not a or not b:
        return "unknown"
    ranks_a = {s.key: s.rank for s in a}
    ranks_b = {s.key: s.rank for s in b}
    shared = [k for k in ranks_a if k in ranks_b]
    finest_a, finest_b = a[0].rank, b[0].rank
    if shared:
        rank = min(min(ranks_a[k], ranks_b[k]) for k in shared)
        if rank == 0:
            return "same site"
        if rank <= FINE:
            if finest_a < rank and finest_b < rank:
                return _sites_apart(a, b)
            large = all(k in _cities() for k in shared if ranks_a[k] <= FINE)
            if finest_a == finest_b == rank:
                return "same city" if large else "same town"
            return "site in the same city" if large else "one within the other"
        if finest_a > FINE and finest_b > FINE:
            return "same region" if rank < 5 else "same country"
        if finest_a > FINE or finest_b > FINE:
            return _within(rank) if rank < 5 else "same country"
    fine_a = [s for s in a if s.rank <= FINE]
    fine_b = [s for s in b if s.rank <= FINE]
    if fine_a and fine_b:
        apart = [(d, _NEAR in (s.rank, t.rank)) for s in fine_a for t in fine_b
                 if (d := _apart(s, t)) is not None]  # fmt: skip
        near = [vague for d, vague in apart if d <= NEAR_KM]
        if near:
            return "near the other" if any(near) else "within 25 km"
        if any(min(ranks_a[k], ranks_b[k]) == _DISTRICT for k in shared):
            return "same district"
        if _same_division(fine_a, fine_b):
            return "same division"
        if _same_division(a, b):  # beside a far town one names the other's province
            return "far apart, province shared"
        if apart or _divisions_differ(fine_a, fine_b):
            return "contradicting"
        return "other names"
    coarse, other = (a, b) if not fine_a else (b, a)
    if _same_division(coarse, other):
        return _within(max(finest_a, finest_b)) if finest_a != finest_b else "same region"
    if _divisions_differ(coarse, other):
        return "contradicting"
    return "unknown"


def _within(rank: int) -> str:
    """The wider of two places is a town or district, or no more than the province or area."""
    return "one within the other" if rank <= _DISTRICT else "one in the other's province"


def _sites_apart(a: Sequence[Spot], b: Sequence[Spot]) -> str:
    """Both name a site in the same town: another one, unless their points all but coincide."""
    for s in a:
        for t in b:
            if s.rank == t.rank == 0 and _alike(s.key, t.key):
                return "same site"
    return "other site in the same town"


def _alike(a: str, b: str) -> bool:
    """One site name holds the other: "Zahra" and "Jamiyat al-Zahra"."""
    x, y = set(a.rpartition(":")[2].split()), set(b.rpartition(":")[2].split())
    return bool(x) and bool(y) and (x <= y or y <= x)


def _same_division(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    x = {(s.country, s.admin1) for s in a if s.admin1}
    return any((s.country, s.admin1) in x for s in b if s.admin1)


def _divisions_differ(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    x = {(s.country, s.admin1) for s in a if s.admin1}
    y = {(s.country, s.admin1) for s in b if s.admin1}
    if x and y:
        return not x & y
    u, v = {s.country for s in a if s.country}, {s.country for s in b if s.country}
    return bool(u) and bool(v) and not u & v
