"""Corrections by hand: what is set, by whom, and how it is written down, found again and taken back.

Plain functions over an open connection, whose incidents must be fresh (see :class:`rashomon.ledger.Ledger`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon import naming
from rashomon.model import (
    Actor,
    Aspect,
    Correction,
    Figure,
    IncidentType,
    Judgement,
    Place,
    PlacePrecision,
    Review,
    When,
    content_id,
    days_of,
)
from rashomon.store import (
    LedgerError,
    NotFoundError,
    codec,
    corrections,
    identity,
    judgements,
    listing,
    readings,
    snapshot,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

VALUES = corrections.VALUES


class ConflictError(LedgerError):
    """Somebody else has set the same since the page was made. ``theirs`` is what they set."""

    def __init__(self, theirs: Sequence[Correction | Judgement]) -> None:
        super().__init__(f"{theirs[-1].who} has set this since. Look at it before you set it too.")
        self.theirs = tuple(theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What is to be set of an incident: exactly one of these.

    A figure with neither bound takes the figure away; empty places or actors say that none is known.
    """

    figure: Figure | None = None
    date: When | None = None
    places: tuple[Place, ...] | None = None
    type: IncidentType | None = None
    actors: tuple[Actor, ...] | None = None
    note: str | None = None
    review: Review | None = None

    @property
    def aspect(self) -> Aspect:
        given = [a for a in Aspect if a != Aspect.NOISE and getattr(self, a.value) is not None]
        if len(given) != 1:
            raise ValueError(f"a correction sets exactly one thing, not {len(given)}")
        return given[0]


def of_incident(
    connection: Connection, name: str, what: Set, who: str, why: str, when: datetime
) -> Correction:
    """The correction of an incident, not yet kept."""
    found = naming.incident(connection, name)
    aspect = what.aspect
    words = what.note if aspect == Aspect.NOTE else what.review.value if what.review else ""
    return Correction(
        id=content_id("k", found.id, aspect, who, when.isoformat(), codec.dumps(what)),
        subject=found.id, aspect=aspect, who=who, when=when, why=why, figure=what.figure, date=what.date,
        places=what.places, type=what.type, actors=what.actors, words=words or "",
        accounts=tuple(sorted(a.id for a in found.accounts)) if aspect == Aspect.REVIEW else (),
    )  # fmt: skip


def of_noise(connection: Connection, name: str, who: str, why: str, when: datetime) -> Correction:
    """The correction that calls a claim or an account noise, not yet kept.

    Raises:
        NotFoundError: no claim or account goes by that id.
    """
    id = content_id("k", name, Aspect.NOISE, who, when.isoformat())
    if name.startswith("c-"):
        account, claim = readings.claim(connection, name)
        return Correction(
            id=id, subject=claim.id, aspect=Aspect.NOISE, who=who, when=when, why=why, report=account.report,
            passage=claim.passage, property=claim.property,
        )  # fmt: skip
    if not name.startswith("a-"):
        raise NotFoundError(f"{name!r} is neither a claim (c-…) nor an account (a-…).")
    account = naming.accounts(connection, name)[0]
    return Correction(
        id=id, subject=account.id, aspect=Aspect.NOISE, who=who, when=when, why=why, report=account.report,
        passage=account.anchor,
    )  # fmt: skip


def keep(connection: Connection, correction: Correction, seen: str | None) -> None:
    """Write a correction down, in the transaction that is open.

    Args:
        seen: the last correction of the slot that its author knew of ("" for none); None: do not look.

    Raises:
        ConflictError: another stands in the slot since.
    """
    if seen is not None:
        others = in_slot(connection, correction)
        if others and others[-1].id != seen:
            raise ConflictError(others)
    corrections.add(connection, correction)
    if correction.aspect == Aspect.REVIEW:
        listing.set_review(connection, correction.subject, Review(correction.words))
    elif correction.aspect != Aspect.NOTE:
        _changed(connection, correction)


def in_slot(connection: Connection, like: Correction) -> list[Correction]:
    """The standing corrections in the slot of one, oldest first."""
    return [
        c for c in corrections.each(connection, [like.subject])
        if c.withdrawn is None and c.slot() == like.slot()
    ]  # fmt: skip


def log(connection: Connection) -> list[Judgement | Correction]:
    """Everything that people said, in the order in which they said it, the withdrawn among it."""
    both: list[Judgement | Correction] = [*judgements.each(connection), *corrections.each(connection)]
    return sorted(both, key=lambda x: x.when)


def withdrawn_with(connection: Connection, name: str | None) -> list[Judgement | Correction]:
    """What is withdrawn together: the last that stands, or that of an id, with what was given with it.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    standing = [x for x in log(connection) if x.withdrawn is None]
    found = [x for x in standing if x.id.startswith(name)] if name else standing[-1:]
    if len({(x.who, x.when) for x in found}) != 1:
        if name is None:
            raise NotFoundError("There is nothing to withdraw: no judgement or correction stands.")
        raise NotFoundError(
            f"No single judgement or correction {name!r} stands in this ledger. `rashomon log` lists them."
        )
    return [x for x in standing if (x.who, x.when) == (found[0].who, found[0].when)]


def withdraw(connection: Connection, these: Sequence[Judgement | Correction]) -> None:
    """Mark judgements and corrections as withdrawn, in the transaction that is open."""
    now = datetime.now(UTC)
    for x in these:
        if isinstance(x, Judgement):
            judgements.withdraw(connection, x.id, now)
            judgements.changed(connection, [x])
            continue
        corrections.withdraw(connection, x.id, now)
        if x.aspect == Aspect.REVIEW:
            incident = snapshot.get(connection, x.subject)
            if incident is not None:
                reviews = corrections.reviews(connection, [incident])
                listing.set_review(connection, x.subject, reviews.get(x.subject, Review.OPEN))
        elif x.aspect != Aspect.NOTE:
            _changed(connection, x)


def _changed(connection: Connection, correction: Correction) -> None:
    """Say that incidents have to be derived anew where a correction is about, given or withdrawn."""
    if correction.report:
        snapshot.touch(connection, [correction.report])
        return
    incident = identity.follow(connection, correction.subject)
    told = snapshot.members(connection, [incident]).get(incident, [])
    snapshot.touch(connection, readings.reports_of(connection, told))


def figure_of(words: str) -> tuple[int | None, int | None]:
    """The bounds that a person writes: "12", "3-5", "12+", "-" for no figure.

    Raises:
        ValueError: it is none of these, in words for the person.

    >>> [figure_of(w) for w in ("12", "3–5", "12+", "-")]
    [(12, 12), (3, 5), (12, None), (None, None)]
    """
    plain = words.strip().replace("–", "-").replace(" ", "")
    if plain == "-":
        return None, None
    if plain.endswith("+"):
        return _number(plain[:-1], words), None
    low, dash, high = plain.partition("-")
    a = _number(low, words)
    b = _number(high, words) if dash else a
    if a > b:
        raise ValueError(f"“{words}”: the lower bound is above the upper one.")
    return a, b


def places_named(name: str) -> list[Place]:
    """What places a name may stand for, the likeliest first, as the gazetteer has them."""
    from rashomon.read.places import open_gazetteer  # noqa: PLC0415 (opens the gazetteer)

    return [entry.place(name) for entry in open_gazetteer().lookup(name)]


def place_at(name: str, lat: float, lon: float, country: str | None = None) -> Place:
    """A place that a person points at, in degrees.

    Raises:
        ValueError: there is no such point.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"There is no point {lat:g}, {lon:g}: latitude is within ±90, longitude ±180.")
    return Place(
        name=name or f"{lat:.4f}, {lon:.4f}", country=country, lat=lat, lon=lon, precision=PlacePrecision.SITE
    )


def _number(digits: str, words: str) -> int:
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 7:
        raise ValueError(f"“{words}” is no figure: write 12, 3-5, 12+ or - for none.")
    return int(digits)


def when_of(words: str, who: str) -> When:
    """The days that a person writes: a day, month or year, "a/b" for an interval, "-" for unknown.

    Raises:
        ValueError: it is none of these, in words for the person.
    """
    plain = words.strip()
    how = f"set by {who}"
    if plain == "-":
        return When(how=how)
    first, slash, last = plain.partition("/")
    try:
        a = None if first == ".." else days_of(first)[0]
        b = None if last == ".." else days_of(last if slash else first)[1]
    except ValueError as error:
        raise ValueError(f"{error} Or an interval, 2024-01-23/2024-01-25, or - for unknown.") from None
    if a and b and a > b:
        raise ValueError(f"“{words}”: the first day is after the last.")
    return When(earliest=a, latest=b, wording=plain, how=how)
