"""The shipped example: twelve reports by six invented outlets on four invented incidents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import Ledger, open_ledger
from rashomon.model import Incident, IncidentType, LinkKind, Property

REPORTS = Path(__file__).resolve().parents[1] / "examples" / "reports"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("example") / "example.ledger") as ledger:
        ledger.read([REPORTS])
        yield ledger


def on(ledger: Ledger, day: str) -> Incident:
    return next(i for i in ledger.incidents() if i.when.edtf == day)


def test_four_incidents_are_told_and_an_earlier_one_named(example: Ledger) -> None:
    found = [(i.when.edtf, i.type) for i in example.incidents()]
    assert found == [
        ("2022", IncidentType.BOMB),  # "where the last attack killed one person in 2022"
        ("2025-03-12", IncidentType.AIRSTRIKE),
        ("2025-03-14", IncidentType.SHELLING),
        ("2025-03-19", IncidentType.AIRSTRIKE),
        ("2025-03-20", IncidentType.BOMB),
    ]


def test_a_town_struck_twice_in_eight_days_is_two_incidents(example: Ledger) -> None:
    market, bakery = on(example, "2025-03-12"), on(example, "2025-03-19")
    assert [p.name for p in market.places][:1] == ["Qarsh"]  # the spelling of most, told once
    told = {c.value for a in market.accounts for c in a.claims if c.property == Property.PLACE}
    assert told >= {"Qarsh", "Karsh"}
    assert [p.name for p in bakery.places] == ["Qarsh"]
    killed = market.figure(Property.KILLED)
    assert killed
    assert (killed.min, killed.max, killed.best) == (11, 14, 11)


def test_the_wounded_stand_with_the_strike_told_of_not_with_one_named_in_passing(example: Ledger) -> None:
    wounded = on(example, "2025-03-19").figure(Property.WOUNDED)
    assert wounded
    assert (wounded.min, wounded.max) == (6, 7)
    lowest = on(example, "2025-03-12").figure(Property.WOUNDED)
    assert lowest
    assert lowest.min == 30


def test_what_the_rockets_answered_was_elsewhere(example: Ledger) -> None:
    assert "Dovrin" not in {p.name for p in on(example, "2025-03-12").places}


def test_the_army_s_own_toll_of_its_strike_is_context(example: Ledger) -> None:
    market = on(example, "2025-03-12")
    six = next(c for a in market.accounts for c in a.claims if c.passage.quote == "killing six terrorists")
    killed = market.figure(Property.KILLED)
    assert killed
    assert "the one who struck" in dict(killed.passed_over)[six.id]


def test_copies_of_one_wire_are_one_origin(example: Ledger) -> None:
    market = on(example, "2025-03-12")
    assert len(market.accounts) > market.origins


def test_a_page_without_a_year_takes_it_from_the_others(example: Ledger) -> None:
    rid = next(i for i, c in example.clean_reports().items() if c.report.name == "voice-karsh-market.txt")
    assert any(a.report == rid for a in on(example, "2025-03-12").accounts)


def test_the_rockets_answered_the_market(example: Ledger) -> None:
    rockets, market = on(example, "2025-03-14"), on(example, "2025-03-12")
    links = [(r.source, r.target) for r in example.relations() if r.kind == LinkKind.RESPONSE_TO]
    assert (rockets.id, market.id) in links


def test_totals_are_no_incidents_figures(example: Ledger) -> None:
    assert {(t.what, t.min) for t in example.tallies()} >= {("killed", 6000), ("strikes", 40)}


def test_a_total_told_by_two_reports_is_one_point_of_a_series(example: Ledger) -> None:
    strikes = next(s for s in example.series() if s.what == "strikes")
    assert [(p.min, len(p.reports)) for p in strikes.points] == [(40, 2)]
    assert strikes.since.edtf == "2025-01"
