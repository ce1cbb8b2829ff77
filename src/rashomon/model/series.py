"""Tallies of one kind over time: what is counted, since when, by whom, and where totals contradict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rashomon.model.vocabulary import HarmGroup, Qualifier
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One total as it was told on one day by one voice. ``tallies`` are the tallies that say so, by id."""

    day: When  # of publication
    min: int | None
    max: int | None
    qualifier: Qualifier
    by: str | None  # the voice nearest to the words, None where the outlets themselves speak
    reports: tuple[str, ...]
    tallies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two points of one series that cannot both hold; they are indices into ``Series.points``."""

    kind: str  # "smaller later" or "one day"
    first: int
    second: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Totals that count the same thing from the same start.

    ``since`` is when the count begins, as an interval that holds that day (unknown: no report says);
    ``until`` the last day of a closed period ("in 2015"), None for a count that runs on. ``standing`` is
    true of strengths ("900 troops"), which may fall; all other totals only grow.
    """

    id: str  # of its oldest point's first tally: stays while that is held
    what: str  # "killed", "attacks", "troops" …
    whom: HarmGroup | None = None  # for people: as a class
    where: tuple[str, ...] = ()  # countries, ISO 3166-1 alpha-2, where a report names them
    since: When = field(default_factory=When)
    until: date | None = None
    standing: bool = False
    points: tuple[Point, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
