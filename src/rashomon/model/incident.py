"""What is derived from accounts and judgements: incidents, their figures and the links between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from rashomon.model.account import Account, Actor, Place
from rashomon.model.vocabulary import HarmGroup, IncidentType, LinkKind, Property, Verdict
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The range of one count for one group harmed, and the claims it came from or passed over.

    ``min`` and ``max`` are the lowest and the highest figure put forward: "at least 4" alone is 4 to 4, as
    no voice names a higher one. All three are None where every claim was passed over; ``best`` is the
    figure that a reader would quote.
    """

    property: Property
    group: HarmGroup = HarmGroup.ALL
    min: int | None = None
    max: int | None = None
    best: int | None = None
    used: tuple[str, ...] = ()  # claim ids
    passed_over: tuple[tuple[str, str], ...] = ()  # (claim id, why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far the accounts agree on one property: "agreed", "compatible", "disputed" or "single"."""

    property: Property
    state: str
    origins: int  # independent origins behind the property's claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One real-world event: the accounts taken for the same, and what follows from their claims."""

    id: str
    type: IncidentType
    summary: str
    when: When
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    accounts: tuple[Account, ...] = ()
    origins: int = 1  # independent origins (copies are not corroboration)

    def figure(self, property: Property, group: HarmGroup = HarmGroup.ALL) -> Figure | None:
        return next((f for f in self.figures if f.property == property and f.group == group), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link between two incidents, with the reports' words where they state it."""

    source: str  # incident id
    target: str  # incident id
    kind: LinkKind
    why: str = ""
    quotes: tuple[tuple[str, str], ...] = ()  # (report id, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on two accounts. Never overwritten: ``withdrawn`` is set instead."""

    id: str
    first: str  # account id, first < second
    second: str
    verdict: Verdict
    who: str
    when: datetime
    why: str = ""
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelHit:
    """One comparison of two accounts: the level that held, its weight (log2 odds), in plain words."""

    comparison: str  # "date", "place", "actors" …
    level: str  # "same day", "contradicting" …
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two accounts were or were not taken for the same incident."""

    first: str
    second: str
    hits: tuple[LevelHit, ...]
    score: float  # sum of weights
    contradictions: tuple[str, ...] = ()
    judgement: Judgement | None = None
    verdict: Verdict = Verdict.UNSURE
    notes: tuple[str, ...] = field(default=())
