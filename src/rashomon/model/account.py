"""What one report tells: accounts of incidents, claims about them, tallies over many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.model.ids import content_id
from rashomon.model.report import Passage
from rashomon.model.vocabulary import (
    ActorRole,
    HarmGroup,
    IncidentType,
    LinkKind,
    PlacePrecision,
    PlaceRole,
    Property,
    Qualifier,
    Stance,
)
from rashomon.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place as the gazetteer knows it; WGS 84 degrees, absent where the place is no point."""

    name: str  # as the report spells it
    gazetteer_id: str | None = None  # "geonames:98182", "rashomon:al-asad"
    canonical: str | None = None  # the gazetteer's name
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # name of the first-order division
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    role: PlaceRole = PlaceRole.SITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An armed group, force, state or named person in a role, with who says so (None: the outlet itself, or
    nobody where it is ``only_denied``) and who denies it. Several voices have "; " between them."""

    name: str  # as the report names it
    role: ActorRole
    id: str | None = None  # "kataib-hezbollah", where the table knows the group
    attributed_to: str | None = None
    denied_by: str | None = None
    only_denied: bool = False  # an attacker whom voices only deny to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A count told again elsewhere in its report: there perhaps with another qualifier, and by no voice."""

    passage: Passage
    min: int | None = None
    max: int | None = None
    qualifier: Qualifier | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One property of an account as one voice puts it. Immutable; its id is a hash of its content.

    Counts have ``min`` and ``max`` ("at least 12": min 12, max None); the other properties have ``value``.
    ``attributed_to`` is the voice nearest to the words, None where the outlet itself speaks; ``chain``
    runs from that voice to the outlet's immediate source: ("a medical source", "Reuters").
    ``part_of`` is the id of the claim that this one is a sub-count of ("12 people, 4 of them children").
    ``persons`` numbers, within the report, the single people that a count names or tells of one by one: a
    number that two claims share is one person ("a man, 31, was shot"; "Ann Lee died at the scene").
    ``also`` are the report's other tellings of the same number (title, lead, body).
    ``toll`` is "early" where the words call the number a first one ("initially"), "late" where they call it
    an update ("the toll has risen to 20").
    ``aside``: the report tells of these people beside its incident, or has counted them before in other
    words; judged by a model, so that figures pass the claim over and say so.
    ``rule`` names the stage's rule or model that read it.
    """

    id: str
    property: Property
    passage: Passage
    value: str | None = None
    min: int | None = None
    max: int | None = None
    qualifier: Qualifier | None = None
    who: str | None = None
    group: HarmGroup | None = None
    attributed_to: str | None = None
    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    part_of: str | None = None
    persons: tuple[int, ...] = ()
    also: tuple[Retold, ...] = ()
    toll: str = ""
    rule: str = ""
    aside: bool = False

    def passages(self) -> tuple[Passage, ...]:
        """The words that it is quoted from, and those of its further tellings."""
        return (self.passage, *(r.passage for r in self.also))


def claim_id(
    report: str,
    property: Property,
    passage: Passage,
    value: str | None = None,
    min: int | None = None,
    max: int | None = None,
    qualifier: Qualifier | None = None,
    who: str | None = None,
    attributed_to: str | None = None,
    stance: Stance = Stance.ASSERTED,
) -> str:
    """The content-addressed id of a claim: what is said, where, by whom."""
    p = passage
    return content_id(
        "c", report, property, p.field, p.start, p.end, value, min, max, qualifier, who, attributed_to, stance
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report tells of one incident.

    ``anchor`` is the passage that introduces the incident; the id hashes report, anchor and type.
    ``people`` are named victims and suspects, ``words`` content-word stems of the sentences that tell of
    it, ``beside`` those of the rest of its report, ``headline`` those of the title, ``names`` those of
    words that are written as names, anywhere in the report where the account is central and in the
    sentences that tell of it where it is not: they only propose and weigh matches, they are no claims.
    """

    id: str
    report: str
    type: IncidentType
    anchor: Passage
    central: bool = False
    when: When = field(default_factory=When)
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    noise: tuple[Claim, ...] = ()  # kept and not counted: called noise by a person, or in a template


def account_id(report: str, anchor: Passage, type: IncidentType) -> str:
    return content_id("a", report, anchor.field, anchor.start, anchor.end, type)


def in_role(actors: Iterable[Actor], role: ActorRole) -> list[Actor]:
    """Those who had a role by somebody's word: nobody of whom it is only denied."""
    return [a for a in actors if a.role == role and not a.only_denied]


def denying(accounts: Iterable[Account]) -> frozenset[str]:
    """The voices that only ever deny of somebody that he did it."""
    stances: dict[str, set[Stance]] = {}
    for a in accounts:
        for c in a.claims:
            if c.property == Property.PERPETRATOR and c.attributed_to:
                stances.setdefault(c.attributed_to, set()).add(c.stance)
    return frozenset(v for v, how in stances.items() if how == {Stance.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLink:
    """A link that one report states between two of its accounts, with the words that say so."""

    source: str  # account id
    target: str  # account id
    kind: LinkKind
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A total over many incidents: "at least 151 attacks since 17 October"."""

    id: str
    report: str
    what: str  # "killed", "wounded", "attacks", "displaced", "troops" …
    passage: Passage
    min: int | None = None
    max: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    since: str | None = None  # the report's words
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the reader got from one report."""

    report: str
    published: When  # as given, as stated in the text, or as bounded by what the text mentions
    evidence: tuple[tuple[str, Passage | None], ...] = ()  # what bounded ``published``: (reason, words)
    accounts: tuple[Account, ...] = ()
    links: tuple[AccountLink, ...] = ()
    tallies: tuple[Tally, ...] = ()
    origins: tuple[str, ...] = ()  # wire services and outlets that the report credits
    notes: tuple[str, ...] = ()  # "not read: language is ar"
