"""What tests invent: days, towns, claims and accounts, with ids as the reader gives them."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.model import (
    Account,
    Claim,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Qualifier,
    When,
    account_id,
    claim_id,
)


def dated(first: date | str, last: date | str | None = None) -> When:
    """That day, or the days from one to another, both included."""
    days = [date.fromisoformat(str(d)) for d in (first, last or first)]
    return When(earliest=days[0], latest=days[1])


def town(name: str, lat: float | None = None, lon: float | None = None, **more: Any) -> Place:
    """A town of a country that there is not."""
    given = {"gazetteer_id": f"test:{name}", "country": "ZZ", "precision": PlacePrecision.TOWN, **more}
    return Place(name=name, lat=lat, lon=lon, **given)


def passage(at: int = 0, words: str = "x") -> Passage:
    """Words that stand in a text that nobody looks at."""
    return Passage("text", at, at + len(words), words)


def count(
    low: int | None,
    high: int | None = None,
    *,
    report: str = "r1",
    said: Passage | None = None,
    property: Property = Property.KILLED,
    qualifier: Qualifier = Qualifier.EXACT,
    **more: Any,
) -> Claim:
    """A number of people; an exact one has one bound for both."""
    words = said or passage()
    if qualifier == Qualifier.EXACT and high is None:
        high = low
    hashed = {k: more[k] for k in ("who", "attributed_to", "stance") if k in more}
    id = claim_id(report, property, words, None, low, high, qualifier, **hashed)
    given = {"id": id, "passage": words, "min": low, "max": high, "qualifier": qualifier, **more}
    return Claim(property=property, **given)


def telling(
    report: str, type: IncidentType, anchor: Passage, *, central: bool = True, **more: Any
) -> Account:
    """An account of one report."""
    id = account_id(report, anchor, type)
    return Account(id=id, report=report, type=type, anchor=anchor, central=central, **more)
