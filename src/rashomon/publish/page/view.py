"""What a page shows of an incident: claims in rows, ranges as bars, a report's text cut at its passages.

Shared by the page without a server and the review desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from rashomon.model import (
    COUNTS,
    Account,
    Actor,
    ActorRole,
    Agreement,
    Block,
    Claim,
    Figure,
    HarmGroup,
    Incident,
    Property,
    Tally,
    day_words,
)
from rashomon.publish import wording

ROW_NAMES = {
    Property.KILLED: "Killed",
    Property.WOUNDED: "Wounded",
    Property.MISSING: "Missing",
    Property.ABDUCTED: "Abducted",
    Property.DISPLACED: "Displaced",
    Property.DATE: "When",
    Property.PLACE: "Where",
    Property.PERPETRATOR: "Blamed or named as attacker",
    Property.RESPONSIBILITY: "Responsibility",
    Property.TARGET: "Target",
    Property.VICTIM: "Victim",
    Property.WEAPON: "Weapon",
    Property.TYPE: "Kind",
    Property.REASON: "Reason given",
}
RELATION_WORDS = {
    "response_to": ("answered", "was answered by"),
    "part_of": ("is part of", "has as a part"),
    "possibly_same": ("may be the same as", "may be the same as"),
}
ROLE_WORDS = {
    ActorRole.PERPETRATOR: "attacker",
    ActorRole.CLAIMANT: "claimed by",
    ActorRole.TARGET: "target",
    ActorRole.VICTIM: "victim",
}
_NAMED = 3  # actors of a role that are named before the rest


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text as the page shows it: its words, label, the claims that are quoted from it
    and those that it tells again."""

    text: str
    noise: str = ""  # why it was cut, "" where it is read
    claims: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """Where a field of a report holds a claim's words; with ``again``, a further telling of its number."""

    start: int
    end: int
    claim: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One property of an incident: a cell of claims for each of its accounts."""

    name: str
    agreement: Agreement | None
    figure: Figure | None
    cells: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn as a bar: ``left`` and ``width`` in percent of the incident's largest number."""

    name: str
    words: str
    left: float
    width: float
    best: float | None
    open_ended: bool


def cited_by(found: Iterable[Claim | Tally], field: str) -> list[Cited]:
    """Where a field of a report, "text" or "title", holds the words of claims and tallies."""
    out = []
    for c in found:
        told = c.passages() if isinstance(c, Claim) else (c.passage,)
        out += [Cited(p.start, p.end, c.id, k > 0) for k, p in enumerate(told) if p.field == field]
    return out


def pieces(text: str, blocks: Iterable[Block], cited: Iterable[Cited]) -> list[Piece]:
    """The text cut wherever a block or a cited passage begins or ends; joined again it is the text."""
    spans, noise = sorted(cited), [b for b in blocks if not b.is_read]
    ends = {e for s in spans for e in (s.start, s.end)} | {e for b in noise for e in (b.start, b.end)}
    cuts = sorted({0, len(text)} | ends)
    out = []
    for (a, b), here, cut in zip(pairwise(cuts), _over(cuts, spans), _over(cuts, noise), strict=True):
        own = tuple(s.claim for s in here if not s.again)
        again = tuple(s.claim for s in here if s.again)
        out.append(Piece(text[a:b], cut[0].label.value.replace("_", " ") if cut else "", own, again))
    return out


_Stretch = TypeVar("_Stretch", Block, Cited)


def _over(cuts: Sequence[int], stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    """Which of the stretches, by where they begin, cover each part of a text from one cut to the next."""
    here: list[_Stretch] = []
    k = 0
    for a, b in pairwise(cuts):
        while k < len(stretches) and stretches[k].start <= a:
            here.append(stretches[k])
            k += 1
        here = [s for s in here if s.end >= b]
        yield here


def rows(incident: Incident, accounts: Sequence[Account]) -> list[Row]:
    """The claims of an incident, properties down, its accounts across in the order given.

    Claims that are put aside as noise are among them, after the others.
    """
    agreement = {a.property: a for a in incident.agreement}
    found = []
    for prop, name in ROW_NAMES.items():
        cells = tuple(tuple(c for c in (*a.claims, *a.noise) if c.property == prop) for a in accounts)
        if any(cells):
            found.append(Row(name, agreement.get(prop), incident.figure(prop), cells))
    return found


def bars(incident: Incident) -> list[Bar]:
    """The incident's figures as bars on one scale."""
    known = [f for f in incident.figures if f.property in COUNTS and (f.min is not None or f.max is not None)]
    top = max((n for f in known for n in (f.min, f.max) if n is not None), default=0)
    scale = 100.0 / (top * 1.12) if top else 0.0
    drawn = []
    for f in known:
        low = f.min if f.min is not None else 0
        high = f.max if f.max is not None else top * 1.12  # no upper bound: to the edge
        group = "" if f.group == HarmGroup.ALL else f", {f.group.value}"
        best = f.best * scale if f.best is not None else None
        name = ROW_NAMES[f.property] + group
        drawn.append(
            Bar(name, wording.figure(f), low * scale, max((high - low) * scale, 1.5), best, f.max is None)
        )
    return drawn


@dataclass(frozen=True, slots=True)
class Role:
    """Those whom accounts name in one role: the first of them, and the rest."""

    words: str
    first: tuple[Actor, ...]
    rest: tuple[Actor, ...]


def by_role(actors: Iterable[Actor]) -> list[Role]:
    """The actors of an incident by role, those named by most accounts first, as they stand."""
    found = {role: tuple(a for a in actors if a.role == role) for role in ROLE_WORDS}
    return [
        # One more than has room is named too: "and 1 more" would take as much.
        Role(ROLE_WORDS[role], mine[:_NAMED], mine[_NAMED:]) if len(mine) > _NAMED + 1
        else Role(ROLE_WORDS[role], mine, ())
        for role, mine in found.items()
        if mine
    ]  # fmt: skip


def struck(accounts: Iterable[Account]) -> frozenset[str]:
    """The ids of the claims that are put aside as noise."""
    return frozenset(c.id for a in accounts for c in a.noise)


FILTERS: dict[str, Callable[..., Any]] = {  # of the templates
    "day": day_words.day,
    "value": wording.claim_value,
    "voice": wording.voice,
    "whose": wording.whose,
    "figure": wording.figure,
    "count": wording.count,
    "country": wording.country,
    "place": wording.place,
    "places": lambda i: wording.places(i.places),
    "precision": lambda p: wording.PRECISION_WORDS[p.precision],
    "by_role": by_role,
}
