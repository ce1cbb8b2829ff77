"""Stretches of sentences that each tell of one incident, with the mentions that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rashomon.model import IncidentType, Place, PlacePrecision
from rashomon.read.accounts.sites import inner
from rashomon.read.accounts.words import stems
from rashomon.read.document import Sentence, Token
from rashomon.read.events import carries_out, fallen_craft, helps, lexicon
from rashomon.read.mentions import (
    NO_SITE,
    ActorMention,
    CountMention,
    EventMention,
    Mention,
    PlaceMention,
    TimeKind,
    TimeMention,
)

_COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN, PlacePrecision.SEA})
WHICH = frozenset(f"turn:{w}" for w in ("which", "that", "who", "site of", "scene of", "lost to"))
SINCE = "turn:since when"  # opens a stretch on what happened on the day since which something has lasted
HEADLINE = "headline"  # of several deeds, set side by side: "Army kills nine in Varna retakes Velm"
PART = "part"  # opens a stretch on some of those counted before, with a place of their own
AS = "turn:as"
ANNIVERSARY = "turn:anniversary of"  # opens a stretch on what is remembered on the day told of
USED = frozenset(("turn:used to", "turn:used in"))  # opens a stretch on what arms that were struck had done
WHERE = "turn:where"  # opens a stretch on what happened in the place told of before it
ANSWER = "turn:answer:"  # opens a stretch on what the stretch before it was an answer to
_ARE = frozenset(("was", "were", "is", "are", "has", "have", "had", "will"))
# A time counted back from what was told before.
EARLIER = re.compile(
    r"(?:hour|day|week|month)s? (?:earlier|before)\b|\bsame (?:day|week|month|year)\b"
    r"|(?:day|week|month)s? ago\b|\bearlier (?:this|last) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that the readers found in one document."""

    events: Sequence[EventMention]
    counts: Sequence[CountMention]
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    actors: Sequence[ActorMention]
    outlet: Place | None = None  # the town that the page comes from, unless its dateline names another
    seat: Place | None = None  # the town in which the page's outlet is known to sit


@dataclass(slots=True, kw_only=True, eq=False)
class Telling:
    """One stretch [start, end) of a sentence; ``order`` counts over the document."""

    order: int
    sentence: Sentence
    start: int
    end: int
    events: list[EventMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    opened_by: str = ""  # the words at the boundary before it: "after", "while"
    left: Telling | None = None  # the stretch of the same sentence before it
    answered: bool = False  # the stretch behind it hits back at it
    borrowed_time: bool = False  # its time stands in another stretch of the sentence
    entry: str = ""  # how it opens an entry ("clock", "bullet"; entries.py) or a row of its own (items.py)
    roles: dict[str, list[Any]] = field(default_factory=dict, repr=False)  # see roles.py
    struck: list[tuple[int, int]] | None = field(default=None, repr=False)  # struck.py
    sides: tuple[set[str], set[str]] | None = field(default=None, repr=False)  # folding.py
    claimed: list[tuple[str, int, int]] | None = field(default=None, repr=False)  # reasons.py
    _tokens: list[Token] | None = field(default=None, repr=False)
    _low: list[str] | None = field(default=None, repr=False)
    # What the grouping asks of a telling for each account that it may be of, beside what it was found in.
    _sites: tuple[list[PlaceMention], list[PlaceMention]] | None = field(default=None, repr=False)
    _inner: tuple[list[PlaceMention], list[PlaceMention]] | None = field(default=None, repr=False)
    _dates: tuple[list[TimeMention], list[TimeMention]] | None = field(default=None, repr=False)
    _told: tuple[list[EventMention], list[EventMention]] | None = field(default=None, repr=False)
    _means: list[IncidentType] | None = field(default=None, repr=False)
    _cues: dict[IncidentType, int] | None = field(default=None, repr=False)
    _stems: set[str] | None = field(default=None, repr=False)

    @property
    def tokens(self) -> list[Token]:
        if self._tokens is None:
            self._tokens = [t for t in self.sentence.tokens if self.start <= t.start < self.end]
        return self._tokens

    @property
    def low(self) -> list[str]:
        """Its words in small letters."""
        if self._low is None:
            self._low = [t.low for t in self.tokens]
        return self._low

    @property
    def sites(self) -> list[PlaceMention]:
        """The places that may be where it happened, no countries."""
        if self._sites is None or self._sites[0] is not self.places:
            found = [p for p in self.places if p.use not in NO_SITE and p.place.precision not in _COARSE]
            self._sites = self.places, found
        return self._sites[1]

    @property
    def inner(self) -> list[PlaceMention]:
        """Those of its sites that do not only say where another of them lies."""
        if self._inner is None or self._inner[0] is not self.places:
            self._inner = self.places, inner(self.sites)
        return self._inner[1]

    @property
    def dates(self) -> list[TimeMention]:
        """The expressions that may date it."""
        if self._dates is None or self._dates[0] is not self.times:
            self._dates = self.times, [t for t in self.times if t.kind in (TimeKind.DATE, TimeKind.TIME)]
        return self._dates[1]

    @property
    def told(self) -> list[EventMention]:
        """Its event words that stand for a single incident."""
        if self._told is None or self._told[0] is not self.events:
            self._told = self.events, [e for e in self.events if not e.generic]
        return self._told[1]

    def stems(self) -> set[str]:
        if self._stems is None:
            self._stems = stems(self.tokens)
        return self._stems

    @property
    def is_led_back(self) -> bool:
        """Whether a counted time opens it that leads to what came first: "two days after 34 were killed"."""
        return any(m.start == self.start and leads_back(m) for m in self.times)

    @property
    def says_there(self) -> bool:
        """Whether it was in the place told of before: "two days after a raid on a camp there"; not "there
        were"."""
        return "there" in self.low and any(
            w == "there" and b not in _ARE for w, b in pairwise([*self.low[1:], ""])
        )

    def means(self) -> list[IncidentType]:
        """The types that go with what does the deed: "warplanes", "artillery"."""
        if self._means is None:
            lex, low = lexicon(), self.low
            none = lex.no_cues.find(low)
            ground = any(e.type is IncidentType.CLASH for e in self.told)
            fallen = fallen_craft(low)
            self._means = [
                kind
                for first, end, kind in lex.means.find(low)
                if first not in fallen
                and not any(a <= first and end <= b and end - first < b - a for a, b, _ in none)
                and not (ground and helps(low, first))
            ]  # not "on a helicopter", but "strategic bombers", which are no bombers in belts
        return self._means

    def cues(self) -> dict[IncidentType, int]:
        """How many words weigh for each type without being events of their own."""
        if self._cues is None:
            lex = lexicon()
            low = self.low
            no_cue = {i for first, end, _ in lex.no_cues.find(low) for i in range(first, end)}
            no_cue |= {i for i, w in enumerate(low) if w in lex.cues and carries_out(low, i)}
            no_cue |= fallen_craft(low)
            for e in self.events:
                if e.generic and e.type is IncidentType.EXECUTION:
                    no_cue |= {i for i, x in enumerate(self.tokens) if e.start <= x.start < e.end}
            if any(e.type is IncidentType.CLASH for e in self.told):
                no_cue |= {i for i, w in enumerate(low) if w in lex.cues and helps(low, i)}
            self._cues = {}
            for i, word in enumerate(low):
                for kind in lex.cues.get(word, ()) if i not in no_cue else ():
                    self._cues[kind] = self._cues.get(kind, 0) + 1
        return self._cues


def stands_at(m: Mention) -> int:
    """Where a mention belongs: a count to its harm word, or to its number where that comes later ("30 were
    killed in one town and another five outside the next"); the rest to where they begin."""
    return max(m.trigger[0], m.number[0]) if isinstance(m, CountMention) else m.start


def leads_back(m: TimeMention) -> bool:
    """Whether a counted time leads to what came first: "two days after"."""
    return m.backward and m.text.casefold().endswith(" after")
