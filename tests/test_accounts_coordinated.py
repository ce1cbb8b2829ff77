"""Deeds that one sentence sets side by side, ground taken in plain verbs, and what came first."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from invented import doc
from rashomon.model import Account, IncidentType, When
from rashomon.read.places.fire import is_driven_from
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


WAR = "Army jets bombed a rebel post in Misrata on Friday, killing five rebels. A kiosk burned. "


def beside_raid(reader: Reader, text: str) -> list[Account]:
    """The accounts of a text under a lead on an air raid, without that raid."""
    return [a for a in accounts_on(DAY, reader, "Army jets kill five. " + WAR + text) if killed(a) != {5}]


@pytest.mark.parametrize("driven", ["Rebels drove the army", "The army was expelled"])
def test_a_town_that_some_were_driven_from_is_where_it_was(reader: Reader, driven: str) -> None:
    (found,) = beside_raid(reader, f"{driven} from Sirte in June.")
    assert (found.type, found.when.earliest) == (IncidentType.CLASH, date(2019, 6, 1))
    assert "Sirte" in names(found)


def test_a_driver_from_a_town_fights_for_none() -> None:
    words = "Rebels drove a van from Sirte".split()
    toks = doc(" ".join(words)).sentences[0].tokens
    assert not is_driven_from(toks, len(words) - 1)
    assert is_driven_from(doc("Rebels drove guards from Sirte").sentences[0].tokens, len(words) - 2)


def test_a_while_after_a_town_was_retaken_counts_back_behind_a_row_of_villages(reader: Reader) -> None:
    text = "Guards stormed out of Sirte, capturing a string of farms two weeks after the bridge was retaken."
    assert date(2019, 8, 2) in days(beside_raid(reader, text))


def test_which_with_a_day_of_its_own_tells_of_another_deed(reader: Reader) -> None:
    text = "Air strikes support the Coast Brigade, which on Wednesday seized the port of Sirte."
    (found,) = (a for a in beside_raid(reader, text) if "Sirte" in names(a))
    assert (found.type, found.when.earliest) == (IncidentType.CLASH, date(2019, 8, 14))


def test_a_month_in_which_raids_grew_is_no_day_of_one(reader: Reader) -> None:
    text = "A raid on Sirte killed 12 cooks. The raids on Sirte {} in early March, nurses said."
    assert len(beside_raid(reader, text.format("hit a hotel"))) == 2
    assert len(beside_raid(reader, text.format("intensified"))) == 1


def test_another_front_is_no_part_of_the_fight_told_before(reader: Reader) -> None:
    text = "Clashes broke out in Sabha. {} clashes went on in the hills of Sabha."
    assert len(beside_raid(reader, text.format("On a separate front,"))) == 2
    assert len(beside_raid(reader, text.format("At dusk"))) == 1


def test_ground_taken_on_other_days_is_no_part_of_a_raid(reader: Reader) -> None:
    (found,) = beside_raid(reader, "Last month rebels cut off a main highway in the hills of Misrata.")
    assert (found.type, found.when.earliest) == (IncidentType.CLASH, date(2019, 7, 1))


@pytest.mark.parametrize("deed", ["offensive to retake the ring road", "fighting over the ring road"])
def test_a_fight_elsewhere_is_no_part_of_a_raid_though_it_has_no_toll(reader: Reader, deed: str) -> None:
    (found,) = beside_raid(reader, f"The {deed} near Sirte burned a mill.")
    assert found.type is IncidentType.CLASH


def test_a_day_in_the_week_told_before_is_of_the_same_strike(reader: Reader) -> None:
    text = "The army began to examine its strikes on Sirte last week. A clinic counted 31 dead in strikes"
    (found,) = beside_raid(reader, text + " on Sirte on August 7.")
    assert killed(found) == {31}
    assert len(beside_raid(reader, text + " on Sirte on July 7.")) == 2


def test_the_city_is_the_town_of_a_part_told_before(reader: Reader) -> None:
    text = "Raids on a southern quarter of Sabha left at least 13 dead"
    text += " while nine others died in a village near the city."
    part, village = beside_raid(reader, text)
    assert "Sabha" in names(part) and "Sabha" in names(village)


def test_the_city_is_no_quarter_told_before(reader: Reader) -> None:
    text = "Rebels shelled the Sukkari neighbourhood of Aleppo. A fire in Sukkari hurt two cooks."
    text += " Street fighting for control of the city flared on Tuesday as guards fled."
    assert "Aleppo" in names(beside_raid(reader, text)[-1])
