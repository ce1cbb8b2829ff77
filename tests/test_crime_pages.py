"""Pages of crime reporters, one phenomenon a page. All incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, Property, Reading, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2016, 7, 6), latest=date(2016, 7, 6), how="given")  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))


def central(reading: Reading) -> Account:
    return next(a for a in reading.accounts if a.central)


def counts(a: Account) -> dict[str, set[int | None]]:
    out: dict[str, set[int | None]] = {}
    for c in a.claims:
        if c.property in (Property.KILLED, Property.WOUNDED):
            out.setdefault(c.property.value, set()).add(c.min)
    return out


def test_a_verdict_gives_the_day_of_the_deed_and_the_years_to_serve_do_not_move_it(reader: Reader) -> None:
    text = (
        "A man who hacked a father-of-two to death outside a Dunmore takeaway has been jailed for life.\n\n"
        "Karl Doyle, 24, will serve a minimum of 26 years after a jury found him guilty of murdering Omar"
        " Ferris, 31, on 14 October last year."
    )
    account = central(read(reader, text, "Man jailed for life over Dunmore machete murder"))
    assert account.when.edtf == "2015-10-14"


def test_a_deed_told_by_the_clock_goes_before_the_hour_of_a_death(reader: Reader) -> None:
    text = (
        "A man has died after he was shot by a police officer in south Dunmore.\n\n"
        "The car he was in was boxed in by two police vehicles shortly before 22:00 BST on Monday.\n\n"
        "The 24-year-old was taken to hospital, where he died at 00:16 on Tuesday."
    )
    account = central(read(reader, text))
    assert account.when.edtf == "2016-07-04"
    (day,) = (c for c in account.claims if c.property is Property.DATE)
    assert day.passage.quote == "shortly before 22:00 BST on Monday"


def test_a_similar_deed_of_before_is_an_incident_of_its_own(reader: Reader) -> None:
    text = (
        "Two soldiers were injured in a blast in Dunmore on Sunday.\n\n"
        "Earlier this year, three personnel were killed in a similar blast in neighbouring Velm.\n\n"
        "The two were taken to a hospital."
    )
    reading = read(reader, text)
    assert "killed" not in counts(central(reading))
    assert len(reading.accounts) == 2


def test_kin_of_the_victim_are_no_victims(reader: Reader) -> None:
    text = "Two teenagers are charged with the fatal shooting of Leon Tate's 15-year-old grandson in Dunmore."
    account = central(read(reader, text))
    assert [c.value for c in account.claims if c.property is Property.VICTIM] == []
