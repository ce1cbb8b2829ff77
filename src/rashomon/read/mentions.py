"""What the readers find in sentences, before it is put together into accounts.

Every mention is a span [start, end) of one field of one report, and names the sentence it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model import (
    HarmGroup,
    IncidentType,
    Place,
    Property,
    Qualifier,
    Stance,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters [start, end) of a field of a report, and what they read."""

    sentence: int  # Sentence.index
    field: str
    start: int
    end: int
    text: str


class TimeKind(StrEnum):
    """What an expression of time gives."""

    DATE = "date"  # a day, or a span of days, months, years
    TIME = "time"  # a time of day, with the day where it is stated
    DURATION = "duration"  # "for three hours", "five-year"
    SET = "set"  # "every day"
    SINCE = "since"  # "since 17 October", "over the past five years": opens a total, dates no incident


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Mention):
    """An expression of time, as an interval of days."""

    kind: TimeKind
    when: When
    value: str = ""  # TIMEX3 value, where one can be given
    backward: bool = (
        False  # "24 hours earlier", "days after": counted from another incident, not from publication
    )
    part_of_day: str | None = None  # "dawn", "evening", "after midnight"
    zone: str | None = None  # "local time", "GMT", "Washington"


class PlaceUse(StrEnum):
    """How the sentence uses a place name."""

    LOCATIVE = "locative"  # "in", "at", "near", "on": where something happened
    RELATIVE = "relative"  # "south of Baghdad": a region that leans on a place
    DATELINE = "dateline"
    OUTLET = "outlet"  # part of the outlet's own name: "- Channel 5 - Memphis, Tennessee"
    ORIGIN = "origin"  # "from Karachi", "Baghdad said", "Damascus's foreign minister", "a Houston man"
    MODIFIER = "modifier"  # "Aleppo province", "the Homs governor", "Turkish border"
    OTHER = "other"


AT = (PlaceUse.LOCATIVE, PlaceUse.RELATIVE)
"""The uses of a place where something happened."""

NO_SITE = (PlaceUse.ORIGIN, PlaceUse.DATELINE, PlaceUse.OUTLET)
"""The uses of one that tell where somebody or something comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Mention):
    """The name of a place, resolved, and how its sentence uses it."""

    place: Place
    use: PlaceUse = PlaceUse.OTHER
    within: tuple[
        Place, ...
    ] = ()  # the wider places the text itself puts it in ("Jayrud, northeast of Damascus")
    town: Place | None = None  # that it is a part of: "the eastern districts of Damascus"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Mention):
    """An armed group, force, state, or its plain noun ("rebels", "regime aircraft")."""

    id: str | None  # key of data/actors.tsv, None for plain nouns and unknown groups
    kind: str  # "state", "rebel", "militia", "jihadist", "coalition", "police", "gang", "person", "unknown"
    head: str = ""  # the noun that makes it an actor: "aircraft", "forces", "fighters"
    doubted: bool = False  # "alleged", "suspected" before it


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A word or phrase that tells of violence: "air strikes", "shelled", "the blast"."""

    type: IncidentType
    weapon: str | None = None
    definite: bool = False  # "the attack", "it": refers back
    plural: bool = False  # "strikes": may be a wave
    generic: bool = (
        False  # "months of bombardment", "attacks since October", "will attack": no single incident
    )
    stance: Stance = Stance.ASSERTED
    sure: bool = True  # the words alone settle the type ("air strike"); not so for "attack", "hit"
    noun: bool = True  # "the shelling"; False for verbs: "shelled"
    key: str = ""  # the phrase of data/events.tsv that matched


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention(Mention):
    """People harmed: the span is the shortest clause with the number and the harm."""

    property: Property
    min: int | None
    max: int | None
    qualifier: Qualifier
    who: str | None  # the report's words for whom: "civilians", "Syrian soldiers"
    group: HarmGroup
    number: tuple[int, int]  # span of the number's own words
    trigger: tuple[int, int]  # span of the harm word
    stance: Stance = Stance.ASSERTED
    total: bool = False  # a tally: over many incidents
    since: str | None = None  # what the total runs from, in the report's words
    part_of: tuple[int, int] | None = None  # ``number`` span of the count that this one is a sub-count of
    persons: tuple[int, ...] = ()  # the single people told of, numbered from 1 over the document
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOfThings(Mention):
    """A total that counts no people harmed: attacks, strikes, troops. Becomes a tally."""

    what: str
    min: int | None
    max: int | None
    qualifier: Qualifier
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Mention):
    """Who says it: the span is the speaker's words; ``scope`` is what the voice vouches for."""

    name: str  # resolved: "it" and "the monitor" are given the name they stand for
    chain: tuple[str, ...]  # from this voice towards the outlet: ("a medical source", "Reuters")
    scopes: tuple[tuple[str, int, int], ...] = field(default=())  # (field, start, end)
    stance: Stance = Stance.ASSERTED  # "denied that …", "alleged …"
    cue: str = ""  # "said", "according to"
    at: int = 0  # where the cue starts
    form: str = ""  # where the speaker stands to the cue: "before", "after", "according", "citing" …
    kind: str = ""  # "monitor", "agency", "source", "person", "residents" …
