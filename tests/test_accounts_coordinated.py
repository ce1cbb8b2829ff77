"""Deeds that one sentence sets side by side, ground taken in plain verbs, and what came first."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.model import Account, IncidentType, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2019, 8, 17), latest=date(2019, 8, 17), how="given")  # a Saturday
LEAD = "Bomb kills five in Misrata. A car bomb in Misrata killed five guards on Friday. It stood at a kiosk. "


def beside(reader: Reader, text: str) -> list[Account]:
    """The accounts of a text under a lead on a bomb, without that bomb."""
    return [a for a in accounts_on(DAY, reader, LEAD + text) if killed(a) != {5}]


def days(accounts: list[Account]) -> list[date | None]:
    return [a.when.earliest for a in accounts]


def test_a_clause_with_its_own_day_is_another_deed(reader: Reader) -> None:
    found = beside(
        reader, "Troops retook the hill of Qarsh on Sunday and on Tuesday shot down a drone there."
    )
    assert days(found) == [date(2019, 8, 11), date(2019, 8, 13)]


def test_a_clause_with_its_own_side_and_town_is_another_deed(reader: Reader) -> None:
    found = beside(reader, "Rebels captured the village of Zarn and the army bombed Sirte.")
    assert ["Zarn" in names(a) for a in found] == [True, False]


def test_what_the_other_side_had_done_there_a_day_before(reader: Reader) -> None:
    found = beside(
        reader, "The Libyan army on Thursday recaptured the town of Zarn a day after rebels stormed it."
    )
    assert days(found) == [date(2019, 8, 15), date(2019, 8, 14)]
    assert all("Zarn" in names(a) for a in found)


def test_a_siege_that_began_when_a_road_was_cut(reader: Reader) -> None:
    found = beside(reader, "The siege of Sirte began on July 9 when soldiers cut the last road to it.")
    assert date(2019, 7, 9) in days(found)


@pytest.mark.parametrize("verb", ["took", "entered", "lost the old quarter of"])
def test_armed_people_take_a_town_in_plain_verbs(reader: Reader, verb: str) -> None:
    (found,) = beside(reader, f"Rebels {verb} Sirte on Thursday.")
    assert (found.type, found.when.earliest) == (IncidentType.CLASH, date(2019, 8, 15))
    assert not beside(reader, f"A nurse {verb} Sirte on Thursday.")


def test_one_dead_by_the_other_sides_shells(reader: Reader) -> None:
    text = "Air raids on Sirte killed a nurse. A clinic burned. Rebel shells killed a man in Sabha."
    assert len(beside(reader, text)) == 2


def test_another_barrel_is_another_deed(reader: Reader) -> None:
    text = "A barrel bomb fell on Sirte and killed two tailors. Another barrel hit Sabha wounding 14."
    assert len(beside(reader, text)) == 2


def test_in_a_month_so_many_died(reader: Reader) -> None:
    (found,) = beside(reader, "In June 63 miners died in a raid on Sabha.")
    assert (found.when.earliest, found.when.latest) == (date(2019, 6, 1), date(2019, 6, 30))


def test_a_day_later_is_another_deed_and_dates_it_alone(reader: Reader) -> None:
    found = beside(reader, "Rebels shelled Sabha on Monday and two days later seized a post near Sirte.")
    assert days(found)[0] == date(2019, 8, 12) and len(found) == 2


def test_what_was_cut_off_names_the_place(reader: Reader) -> None:
    (found,) = beside(
        reader, "A crossing near Sabha is held by rebels since July when they drove troops out."
    )
    assert "Sabha" in names(found) and found.when.latest == date(2019, 7, 31)


def test_they_took_a_town_told_of_armed_people_before(reader: Reader) -> None:
    found = accounts_on(DAY, reader, "The rebels fought on near Sirte killing nine. They took Misrata.")
    assert "Misrata" in [p.name for a in found for p in a.places]
