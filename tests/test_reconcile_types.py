"""The type of an incident: each independent origin has one vote."""

from __future__ import annotations

from invented import passage, telling
from rashomon.model import IncidentType
from rashomon.reconcile.values import type_of


def test_an_origin_speaks_for_the_type_that_most_of_its_accounts_give() -> None:
    wire = [telling(report, IncidentType.SHELLING, passage(), central=True) for report in "ab"]
    aside = telling("a", IncidentType.AIRSTRIKE, passage(5), central=True)  # the same wire, once
    other = telling("c", IncidentType.SHELLING, passage(), central=False)
    origins = {"a": "wire", "b": "wire"}
    assert type_of([*wire, aside], origins) == IncidentType.SHELLING
    assert type_of([wire[0], aside], origins) == IncidentType.AIRSTRIKE  # as many: the more telling
    assert type_of([wire[0], aside, other], origins) == IncidentType.SHELLING
