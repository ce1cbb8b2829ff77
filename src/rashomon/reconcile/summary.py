"""An incident in one plain sentence, built from its values: no word of a report is copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import (
    Actor,
    ActorRole,
    Figure,
    HarmGroup,
    IncidentType,
    Place,
    Property,
    When,
)
from rashomon.model.account import in_role
from rashomon.model.day_words import day, day_of
from rashomon.model.geography import told_sites, town_of
from rashomon.reconcile.sides import is_machine

_NAMES = {
    IncidentType.AIRSTRIKE: "Airstrike",
    IncidentType.DRONE: "Drone attack",
    IncidentType.MISSILE: "Missile strike",
    IncidentType.SHELLING: "Shelling",
    IncidentType.BOMB: "Bombing",
    IncidentType.SUICIDE_BOMB: "Suicide bombing",
    IncidentType.CHEMICAL: "Chemical attack",
    IncidentType.CLASH: "Clashes",
    IncidentType.ATTACK: "Attack",
    IncidentType.EXECUTION: "Execution",
    IncidentType.ABDUCTION: "Abduction",
    IncidentType.OTHER: "Incident",
}
_MOST = 3  # names in a list; the rest are counted
_HARM = (
    (Property.KILLED, "killed"),
    (Property.WOUNDED, "wounded"),
    (Property.ABDUCTED, "abducted"),
    (Property.MISSING, "missing"),
)


def summary(
    type: IncidentType,
    when: When,
    places: Sequence[Place],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
) -> str:
    """One sentence: "Airstrike at al-Qa'im (Anbar) on 23 Jan 2024: 1–2 killed; blamed on the US"."""
    out = _NAMES[type] + _where(places) + _on(when)
    harm = [text for property, word in _HARM if (text := _count(figures, property, word))]
    if harm:
        out += ": " + ", ".join(harm)
    battle = type == IncidentType.CLASH
    doers = _names(told_names(actors, ActorRole.PERPETRATOR, enough=2 if battle else 1))
    claimed = _names(told_names(actors, ActorRole.CLAIMANT, enough=1))
    if battle and doers:
        out += f"; between {doers}" if " and " in doers else f"; involving {doers}"
    elif claimed:
        out += f"; claimed by {claimed}"
    elif doers:
        out += f"; blamed on {doers}"
    return out


def told_names(actors: Sequence[Actor], role: ActorRole, enough: int) -> list[str]:
    """The names in a role: known groups and states, and unless these are ``enough``, plain nouns that say
    more than the names before them ("rebels" beside "rebel fighters" does not). Nobody of whom it is only
    denied."""
    mine = [a for a in in_role(actors, role) if not is_machine(a)]
    out = [a.name for a in mine if a.id]
    if len(out) >= enough:
        return out
    for a in sorted((a for a in mine if not a.id), key=lambda a: -len(a.name.split())):
        if not any(_words(a.name) <= _words(name) for name in out):
            out.append(a.name)
    return out


def _words(name: str) -> set[str]:
    return {w.removesuffix("s") for w in name.casefold().split()}


def _where(places: Sequence[Place]) -> str:
    sites = told_sites(places)
    if not sites:
        return ""
    names = [p.canonical or p.name for p in sites]
    town = town_of(sites, places)
    within = [town.canonical or town.name] if town else []
    if (admin := sites[0].admin1) and admin not in names:
        within.append(admin)
    return f" at {_names(names)}" + (f" ({', '.join(within)})" if within else "")


def _on(when: When) -> str:
    if not when.edtf:
        return ", date unknown"
    if when.of_unknown_year:
        return f" on {day(when)}" if when.month and when.day else ", year unknown"
    if when.latest is None:
        return f" not before {day_of(when.earliest)}" if when.earliest else ""
    if when.earliest is None:
        return f" by {day_of(when.latest)}"
    return f" {'in' if len(when.edtf) in _WHOLE else 'on'} {day(when)}"


_WHOLE = (4, 7)  # characters of a whole year or month in EDTF


def _count(figures: Sequence[Figure], property: Property, word: str) -> str:
    f = next((f for f in figures if f.property == property and f.group == HarmGroup.ALL), None)
    if f is None or f.best is None:
        return ""
    if f.min == f.max:
        return f"{f.best} {word}" if f.best else f"none {word}"
    if f.max is None:
        return f"at least {f.min} {word}"
    return f"{f.min}–{f.max} {word}"


def _names(names: Iterable[str]) -> str:
    """Each name once: "a", "a and b", "a, b, c and 2 more"; "" for none."""
    listed = list(dict.fromkeys(names))
    if len(listed) > _MOST:
        listed = [*listed[:_MOST], f"{len(listed) - _MOST} more"]
    return in_a_row(listed)


def in_a_row(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; "" for none."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
