"""How an incident moved as reports came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model.vocabulary import HarmGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of an incident before and after one report.

    ``what`` is "told" (the first report: ``after`` is the summary), a count ("killed"), "date", "place",
    "type", "perpetrator" or "claimant". ``before`` and ``after`` are the values as people read them, None
    where there was or is none. ``report`` is None where no report of the incident brought it about: what
    the same reports tell of other incidents did.
    """

    id: str  # a hash of what follows: the same change has the same id
    incident: str
    day: date | None  # the day that the report is counted under, None where it is unknown
    by: str  # what gave the day: "published" or "arrived"
    report: str | None
    what: str
    group: HarmGroup = HarmGroup.ALL
    before: str | None = None
    after: str | None = None
    quotes: tuple[str, ...] = ()  # the report's words on it


@dataclass(frozen=True, slots=True)
class Moment:
    """When a report counts as having come in."""

    day: date | None
    by: str = "published"
