"""Type, places and actors of an incident out of its accounts: votes by origin, unions without repeats."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import POINTS, Account, Actor, ActorRole, IncidentType, Place, PlacePrecision, PlaceRole
from rashomon.model.account import denying
from rashomon.read.actor_table import skeleton
from rashomon.reconcile.seats import with_seats

_FINENESS = {precision: n for n, precision in enumerate(PlacePrecision)}
SEPARATED = "; "  # between the voices of an actor
_CODE = 3  # letters of "USA", which stays in capitals
_ROLES = {role: n for n, role in enumerate(ActorRole)}


def type_of(accounts: Sequence[Account], origins: Mapping[str, str]) -> IncidentType:
    """The type that most independent origins give; reports about the incident count double.

    An origin speaks for the type that most of its accounts give, and for several where as many give each.
    Ties go to the more telling type: "suicide bomb" before "bomb" before "attack", "other" last.
    """
    told: dict[str, Counter[IncidentType]] = defaultdict(Counter)
    weight: dict[str, int] = {}
    for a in accounts:
        origin, mine = origins.get(a.report, a.report), 2 if a.central else 1
        told[origin][a.type] += mine
        weight[origin] = max(weight.get(origin, 0), mine)
    votes: Counter[IncidentType] = Counter()
    for origin, types in told.items():
        most = max(types.values())
        votes.update({t: weight[origin] for t, n in types.items() if n == most})
    return max(votes, key=lambda t: (votes[t], _TELLING.index(t)))


# From least to most telling.
_TELLING = [
    IncidentType.OTHER, IncidentType.ATTACK, IncidentType.CLASH, IncidentType.BOMB, IncidentType.SHELLING,
    IncidentType.AIRSTRIKE, IncidentType.MISSILE, IncidentType.DRONE, IncidentType.ABDUCTION,
    IncidentType.EXECUTION, IncidentType.SUICIDE_BOMB, IncidentType.CHEMICAL,
]  # fmt: skip


def places_of(accounts: Sequence[Account], origins: Mapping[str, str]) -> tuple[Place, ...]:
    """Every place that an account names, once: sites before regions, the most told, then the finest first.

    A place is the same under one gazetteer id, or where no gazetteer knows it under names that sound alike
    ("Qarsh", "Karsh"), and is called as most origins call it. A place that is a site in one report and a
    wider region in another is a site.
    """
    seen: dict[str, Place] = {}
    told: dict[str, set[str]] = defaultdict(set)
    called = _called(accounts, origins)
    for a in accounts:
        for p in a.places:
            key = p.gazetteer_id or called.get(_sound(p)) or _folded(p.canonical or p.name)
            told[key].add(origins.get(a.report, a.report))
            held = seen.get(key)
            if held is None or _rank(p, key) > _rank(held, key):
                seen[key] = p
    seen = _held_by_region(seen)
    return with_seats(
        in_full(seen[k])
        for k in sorted(
            seen,
            key=lambda k: (
                seen[k].role == PlaceRole.REGION, -len(told[k]), _FINENESS[seen[k].precision], seen[k].name, k
            ),
        )
    )  # fmt: skip


def _rank(place: Place, key: str) -> tuple[bool, bool]:
    """Which of two tellings of one place is kept: a site, under the name that most give it."""
    return place.role == PlaceRole.SITE, place.gazetteer_id is None and _folded(place.name) == key


def _called(accounts: Sequence[Account], origins: Mapping[str, str]) -> dict[str, str]:
    """How a place sounds → the folded name that most origins give it, of places that no gazetteer knows."""
    votes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for a in accounts:
        for p in a.places:
            if p.gazetteer_id is None and p.precision in POINTS:
                votes[_sound(p)][_folded(p.name)].add(origins.get(a.report, a.report))
    return {sound: min(names, key=lambda n: (-len(names[n]), n)) for sound, names in votes.items() if sound}


def _sound(place: Place) -> str:
    """The consonants of an unknown place's name, "" where they are too few to tell names apart."""
    words = [w for w in place.name.replace("-", " ").split() if w.casefold() not in _KINDS_OF_PLACE]
    bones = " ".join(map(skeleton, words))
    return bones if len(bones) >= _LEAST_SOUND and place.gazetteer_id is None else ""


_LEAST_SOUND = 3  # consonants
_KINDS_OF_PLACE = frozenset(
    "neighbourhood neighborhood district quarter village town city area al el the of".split()
)
_SHORT = {"St": "Saint", "Ft": "Fort", "Mt": "Mount"}
_OPENS = re.compile(r"(St|Ft|Mt)\b\.? (?=\w)")
_SPOKEN = {"Philly": "Philadelphia", "Vegas": "Las Vegas", "NYC": "New York City", "Cincy": "Cincinnati"}
_NICKNAME = re.compile(rf"(?<!Las )\b(?:{'|'.join(_SPOKEN)})\b")


def in_full(place: Place) -> Place:
    """The place under one name, however a report writes it: not in capitals, "St. Louis" as "Saint Louis", as
    coders and the United States' own register of names write it.

    >>> in_full(Place(name="FT. WORTH", canonical="Fort Worth", precision=PlacePrecision.TOWN)).name
    'Fort Worth'
    """
    name = place.name
    if place.canonical and name.isupper() and _folded(name) == _folded(place.canonical):
        name = place.canonical
    elif name.isupper() and len(name) > _CODE:
        name = name.title()
    if place.precision in (PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.ADMIN2):
        name = _OPENS.sub(lambda m: f"{_SHORT[m[1]]} ", name, count=1)
        name = _NICKNAME.sub(lambda m: _SPOKEN[m.group()], name, count=1)
    return place if name == place.name else replace(place, name=name)


def _held_by_region(seen: Mapping[str, Place]) -> dict[str, Place]:
    """Beside a site that is a point, coarser sites are regions, as a country is beside anything finer; a
    region of another country holds none."""
    points = [p for p in seen.values() if p.role == PlaceRole.SITE and p.precision in POINTS]
    countries = {p.country for p in points if p.country}
    finer = any(p.precision != PlacePrecision.COUNTRY for p in seen.values())
    out = {}
    for key, p in seen.items():
        coarse = p.precision not in POINTS or p.role == PlaceRole.REGION
        held = points or (p.precision == PlacePrecision.COUNTRY and finer)
        if coarse and countries and p.country and p.country not in countries:
            continue
        out[key] = replace(p, role=PlaceRole.REGION) if coarse and held else p
    return out


def actors_of(accounts: Sequence[Account], origins: Mapping[str, str]) -> tuple[Actor, ...]:
    """Actors merged by id or folded name within a role; the voice is kept where every report names the same.

    Where one report has the outlet itself name the attacker, no voice is needed for the incident. A voice
    that only ever denies who did it says it of nobody (``Actor.denied_by``), and an attacker whom voices only
    deny to be one comes after those whom somebody names.
    """
    names: dict[tuple[int, str], list[Actor]] = defaultdict(list)
    told: dict[tuple[int, str], set[str]] = defaultdict(set)
    for a in accounts:
        for actor in a.actors:
            key = (_ROLES[actor.role], actor.id or _folded(actor.name))
            names[key].append(actor)
            told[key].add(origins.get(a.report, a.report))
    deny = denying(accounts)
    only_denied = {
        k: all(a.role == ActorRole.PERPETRATOR and a.attributed_to in deny for a in mine)
        for k, mine in names.items()
    }
    out = []
    for key in sorted(names, key=lambda k: (k[0], only_denied[k], -len(told[k]), k[1])):
        mine = names[key]
        denied = deny if mine[0].role == ActorRole.PERPETRATOR else frozenset[str]()
        voices = {a.attributed_to for a in mine} - denied
        name = max((a.name for a in mine), key=lambda n: (sum(a.name == n for a in mine), len(n), n))
        out.append(
            Actor(
                name=name, role=mine[0].role, id=mine[0].id,
                attributed_to=None if None in voices else _row(voices),
                denied_by=_row({a.attributed_to for a in mine} & denied),
                only_denied=only_denied[key],
            )
        )  # fmt: skip
    return tuple(out)


def _row(voices: Iterable[str | None]) -> str | None:
    return SEPARATED.join(sorted(v for v in voices if v)) or None


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
