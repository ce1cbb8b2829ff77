"""What is derived from accounts and judgements: incidents, figures, links; and what people said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from rashomon.model.account import Account, Actor, Place
from rashomon.model.report import Passage
from rashomon.model.vocabulary import Aspect, HarmGroup, IncidentType, LinkKind, Property, Verdict
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The range of one count for one group harmed, and the claims it came from or passed over.

    ``min`` and ``max`` are the lowest and the highest figure put forward: "at least 4" alone is 4 to 4, as
    no voice names a higher one. All three are None where every claim was passed over; ``best`` is the
    figure that a reader would quote. ``flags`` name claims that look wrong and are kept: (claim id, what),
    as outliers, or more children than people.
    """

    property: Property
    group: HarmGroup = HarmGroup.ALL
    min: int | None = None
    max: int | None = None
    best: int | None = None
    used: tuple[str, ...] = ()  # claim ids
    passed_over: tuple[tuple[str, str], ...] = ()  # (claim id, why)
    flags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's word on one aspect of an incident. Never overwritten: ``withdrawn`` is set instead.

    Claims stay as they were read; a correction overrides what is derived from them. The last that stands
    in a :meth:`slot` counts. Exactly the field that its aspect names is set: ``figure``, ``date``,
    ``places``, ``type``, ``actors`` or ``words`` (a note, or a state of review). Of noise, the subject is
    a claim or an account; ``report``, ``passage`` and ``property`` say where it stood, so that it is found
    again when the report has been read anew.
    """

    id: str
    subject: str  # incident id; of noise a claim's or an account's
    aspect: Aspect
    who: str
    when: datetime
    why: str = ""
    withdrawn: datetime | None = None
    figure: Figure | None = None
    date: When | None = None
    places: tuple[Place, ...] | None = None
    type: IncidentType | None = None
    actors: tuple[Actor, ...] | None = None
    words: str = ""
    report: str = ""
    passage: Passage | None = None
    property: Property | None = None  # of a claim that is noise; None for an account
    accounts: tuple[str, ...] = ()  # of a review: the accounts that were looked at

    def slot(self) -> str:
        """What the correction takes the place of: two in one slot of one incident do not both count."""
        if self.aspect == Aspect.FIGURE and self.figure is not None:
            return f"{self.figure.property} {self.figure.group}"
        return self.id if self.aspect == Aspect.NOTE else self.aspect.value


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
    corrections: tuple[Correction, ...] = ()  # what a person set that stands in this incident's values

    def figure(self, property: Property, group: HarmGroup = HarmGroup.ALL) -> Figure | None:
        return next((f for f in self.figures if f.property == property and f.group == group), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link between two incidents, with the reports' words where they state it."""

    source: str  # incident id
    target: str  # incident id
    kind: LinkKind
    why: str = ""
    score: float | None = None  # of possibly_same: log2 odds that both are one
    quotes: tuple[tuple[str, str], ...] = ()  # (report id, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrigin:
    """Where one report has it from. Reports with equal ``origin`` are one voice, however many they are.

    ``how``: "own" (nothing says that it is another's), "credit" (it credits the agency or outlet
    ``name``), or "text" (its words are nearly those of another report, whose outlet or agency is ``name``).
    """

    report: str
    outlet: str | None
    origin: str
    name: str
    how: str
    published: When = field(default_factory=When)


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
