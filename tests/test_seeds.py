"""The case the project began with: five scraped pages on three rounds of strikes and what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rashomon import Ledger, open_ledger
from rashomon.model import (
    COUNTS,
    ActorRole,
    BlockLabel,
    Claim,
    Incident,
    LinkKind,
    Property,
)

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("seeds") / "seeds.ledger") as ledger:
        ledger.read([shared / "seeds"])
        yield ledger


def report_id(ledger: Ledger, number: str) -> str:
    return next(i for i, c in ledger.clean_reports().items() if Path(c.report.name).name.startswith(number))


def about(ledger: Ledger, number: str) -> Incident:
    """The incident that a page is about: of those it is central to, the one that it tells of first."""
    rid = report_id(ledger, number)
    central = [
        (a.anchor.start, i) for i in ledger.incidents() for a in i.accounts if a.report == rid and a.central
    ]
    assert central, f"page {number} is about no incident"
    return min(central, key=lambda found: found[0])[1]


def claims(incident: Incident, prop: Property) -> list[Claim]:
    return [c for a in incident.accounts for c in a.claims if c.property == prop]


def test_three_outlets_tell_of_the_january_strikes(seeds: Ledger) -> None:
    january = about(seeds, "001")
    assert about(seeds, "000").id == january.id
    assert about(seeds, "002").id == january.id


def test_the_january_strikes_are_dated_across_time_zones(seeds: Ledger) -> None:
    when = about(seeds, "001").when
    assert when.earliest in (date(2024, 1, 23), date(2024, 1, 24))
    assert when.latest == date(2024, 1, 24)


def test_the_january_strikes_hit_two_places(seeds: Ledger) -> None:
    names = " ".join(p.canonical or p.name for p in about(seeds, "001").places).casefold()
    assert "qa" in names
    assert "jurf" in names


def test_each_january_number_stands_under_its_own_voice(seeds: Ledger) -> None:
    january = about(seeds, "001")
    killed, wounded = january.figure(Property.KILLED), january.figure(Property.WOUNDED)
    assert killed and (killed.min, killed.max) == (1, 2)
    assert wounded and (wounded.min, wounded.max) == (2, 4)
    voices = {
        (c.property, c.min): " ← ".join(c.chain or (c.attributed_to or "",))
        for c in (*claims(january, Property.KILLED), *claims(january, Property.WOUNDED))
    }
    assert "Popular Mobilization Forces" in voices[Property.KILLED, 1]
    assert "medical source" in voices[Property.WOUNDED, 4]
    assert "Reuters" in voices[Property.WOUNDED, 4]
    two = [c for c in claims(january, Property.KILLED) if c.min == 2]
    assert any("interior ministry" in (c.attributed_to or "").casefold() for c in two)


def test_the_attack_on_al_asad_is_what_the_strikes_answered(seeds: Ledger) -> None:
    january = about(seeds, "001")
    answered = [
        r.target for r in seeds.relations() if r.source == january.id and r.kind == LinkKind.RESPONSE_TO
    ]
    attack = next(i for i in seeds.incidents() if i.id in answered and any("sad" in p.name for p in i.places))
    assert attack.id != january.id
    assert attack.when.admits(date(2024, 1, 20))
    assert {a.report for a in attack.accounts} >= {report_id(seeds, "001"), report_id(seeds, "002")}


def test_rounds_of_strikes_are_kept_apart(seeds: Ledger) -> None:
    january, december, november = (about(seeds, n) for n in ("001", "003", "004"))
    assert len({january.id, december.id, november.id}) == 3
    background = [i for i in seeds.incidents() if any(c.min == 18 for c in claims(i, Property.WOUNDED))]
    assert len(background) == 1
    assert background[0].id not in (january.id, november.id)
    assert background[0].when.admits(date(2023, 12, 26))


def test_a_page_without_a_year_is_dated(seeds: Ledger) -> None:
    november = about(seeds, "004").when
    assert (november.earliest, november.latest) == (date(2023, 11, 21), date(2023, 11, 21))


def test_a_page_without_any_date_keeps_an_honest_interval(seeds: Ledger) -> None:
    when = about(seeds, "003").when
    assert when.admits(date(2023, 12, 25)) or when.admits(date(2023, 12, 26))


def test_spellings_of_one_group_and_one_town_are_one(seeds: Ledger) -> None:
    ids = {
        a.id
        for i in seeds.incidents()
        for a in i.actors
        if "h" in a.name and "ezbollah" in a.name and a.role != ActorRole.CLAIMANT and "Leban" not in a.name
    }
    assert ids == {"kataib-hezbollah"}
    towns = {
        p.gazetteer_id for i in seeds.incidents() for p in i.places if p.name.startswith(("Zurf", "Jurf"))
    }
    assert len(towns) == 1
    assert None not in towns


def test_tallies_are_kept_as_tallies(seeds: Ledger) -> None:
    told = {t.min for t in seeds.tallies()}
    assert {66, 151, 150, 62} <= told
    numbers = {c.min for i in seeds.incidents() for p in COUNTS for c in claims(i, p)}
    assert not numbers & {66, 151, 150, 62}


def test_nothing_is_read_from_page_noise(seeds: Ledger) -> None:
    noise = (BlockLabel.COMMENTS, BlockLabel.DONATION, BlockLabel.BIOGRAPHY, BlockLabel.RELATED)
    cleaned = seeds.clean_reports()
    for incident in seeds.incidents():
        for account in incident.accounts:
            blocks = [b for b in cleaned[account.report].blocks if b.label in noise]
            for c in account.claims:
                if c.passage.field == "text":
                    assert not any(b.start <= c.passage.start < b.end for b in blocks), c.passage.quote
    second = cleaned[report_id(seeds, "001")]
    murica = second.report.text.index("murica")
    assert any(b.start <= murica < b.end and not b.is_read for b in second.blocks)


def test_every_claim_cites_its_words(seeds: Ledger) -> None:
    cleaned = seeds.clean_reports()
    for incident in seeds.incidents():
        for account in incident.accounts:
            for c in account.claims:
                text = cleaned[account.report].report.of(c.passage.field)
                assert text[c.passage.start : c.passage.end] == c.passage.quote
