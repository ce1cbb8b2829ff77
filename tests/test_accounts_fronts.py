"""Round-ups of a war: what turns to another front, country or day, and what goes on about the same deed."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, IncidentType, Property, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2023, 3, 14), latest=date(2023, 3, 14), how="given")  # a Tuesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def accounts(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY))).accounts


def killed(account: Account) -> set[int | None]:
    return {c.min for c in account.claims if c.property is Property.KILLED}


def names(account: Account) -> str:
    return " ".join(p.name for p in account.places)


def test_what_an_attack_came_after_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Militants attacked an army post in the Tolvar district, north of Mosul, on Monday and killed three "
        "soldiers.\n\nThe raid comes one day after the killing of six officers in a bomb attack in Mosul.",
    )
    assert [killed(a) for a in found] == [{3}, {6}]
    assert found[1].when.earliest == date(2023, 3, 12)
    assert found[1].type is IncidentType.BOMB and found[0].type is not IncidentType.BOMB


def test_a_sentence_on_another_country_turns_to_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen killed 22 villagers in northern Mali on Sunday, the latest in a spate of attacks there this "
        "month.\n\nThe government declared a day of mourning.\n\nIn Chad, gunmen killed nine herders in an "
        "attack on a well.",
    )
    assert [killed(a) for a in found] == [{22}, {9}]
    assert found[0].when.latest == date(2023, 3, 12)  # not all of the month


def test_the_next_village_with_another_loss_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "A total of seven people were killed in raids in Kandahar and Helmand provinces, police said.\n\n"
        "Gunmen opened fire on a patrol on Monday near the village of Tolvar, killing five policemen.\n\n"
        "Militants raided a house in the village of Ostelin in Helmand, killing two brothers.",
    )
    assert {5} in [killed(a) for a in found]
    (other,) = [a for a in found if "Ostelin" in names(a)]
    assert killed(other) == {2} and "Tolvar" not in names(other)


def test_another_group_at_the_same_time_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Militants attacked troops in Tolvar village, near Kirkuk, on Monday, and one officer was killed.\n\n"
        "Troops have closed the road.\n\n"
        "At the same time, another group of militants attacked a checkpoint in the village of Ostelin.",
    )
    assert [("Tolvar" in names(a), "Ostelin" in names(a)) for a in found] == [(True, False), (False, True)]


def test_a_sentence_that_opens_with_its_own_day_tells_of_another_deed(reader: Reader) -> None:
    found = accounts(
        reader,
        "Fighting broke out on Friday when a column advanced on Tolvar village in Sagaing Region.\n\n"
        "Both sides lost men, a resident said.\n\n"
        "On Saturday evening, a helicopter launched airstrikes on Tolvar village.",
    )
    assert [a.type for a in found] == [IncidentType.CLASH, IncidentType.AIRSTRIKE]
    assert found[1].when.earliest == date(2023, 3, 11)


def test_a_further_deed_told_within_a_sentence(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen ambushed a convoy in Tolvar village in northern Mali on Sunday, killing 11 soldiers.\n\n"
        "The army said the search goes on.\n\n"
        "A local leader also told of another, smaller attack on Sunday in Ostelin village, killing two.",
    )
    assert [killed(a) for a in found] == [{11}, {2}]


def test_a_camp_is_one_by_whatever_kind_of_camp_it_is_called(reader: Reader) -> None:
    found = accounts(
        reader,
        "Shelling on the Tolvar displacement camp in West Darfur killed 26 on Sunday, a doctor said.\n\n"
        "He said among the dead in the Tolvar camp were three nurses.",
    )
    assert len(found) == 1


def test_bodies_out_of_the_rubble_are_of_the_deed_told(reader: Reader) -> None:
    found = accounts(
        reader,
        "A missile struck a school in Marib on Sunday, an official said.\n\n"
        "Neighbours dug the bodies of 16 people out of the wreckage of the destroyed classrooms.",
    )
    assert [killed(a) for a in found] == [{16}]
    assert found[0].type is IncidentType.MISSILE


def test_what_goes_on_for_months_is_no_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Shelling killed five people in Omdurman on Monday, medics said.\n\n"
        "El Obeid has been under siege since last June.\n\n"
        "Troops have clashed with the rebels around Nyala in recent months.",
    )
    assert [killed(a) for a in found] == [{5}]


def test_whom_a_militia_killed_on_foot_it_did_not_bomb(reader: Reader) -> None:
    found = accounts(
        reader,
        "Scores dead after insurgents raid market in Nigeria\n\n"
        "Insurgents raided a market near Jos on Sunday, and scores of people were killed.\n\n"
        "Insurgents killed 17 traders near Kano last week.",
    )
    assert all(a.type is not IncidentType.AIRSTRIKE for a in found)


def test_the_town_of_who_speaks_is_not_where_it_was(reader: Reader) -> None:
    found = accounts(
        reader,
        '"At least 35 traders were killed in the raid on Tolvar camp on Sunday, with scores injured," Ali '
        "Tarrow, head of West Kordofan's hospital board, said.",
    )
    assert len(found) == 1


def test_strikes_that_were_executed_put_nobody_to_death(reader: Reader) -> None:
    (account,) = accounts(reader, "Warplanes executed about six airstrikes on Tolvar in Idlib on Sunday.")
    assert account.type is IncidentType.AIRSTRIKE
    assert not killed(account)
    (account,) = accounts(reader, "Eleven herders were executed in a raid on Tolvar in Idlib on Sunday.")
    assert account.type is IncidentType.EXECUTION
    assert killed(account)


def test_a_gold_mine_is_no_landmine(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen attacked lorries of a copper mine in northern Mozambique on Monday, killing four drivers.\n\n"
        "Last year 21 guards died when a camp of the same mine was targeted.",
    )
    assert all(a.type is not IncidentType.BOMB for a in found)


def test_at_the_same_time_in_another_district(reader: Reader) -> None:
    found = accounts(
        reader,
        "At least seven guards were killed when the Taliban attacked an outpost near the city of Ghazni in "
        "Afghanistan on Sunday.\n\nThe outpost was retaken by noon.\n\n"
        "At the same time, a child was killed when a roadside bomb exploded in the Nad Ali District in "
        "Helmand Province.",
    )
    assert [killed(a) for a in found] == [{7}, {1}]
    assert found[1].type is IncidentType.BOMB


def test_the_other_attack_is_the_other_one(reader: Reader) -> None:
    found = accounts(
        reader,
        "Two attacks shook Nigeria on Monday. In the attack on a church in Jos, 31 people were killed. The "
        "other attack took place on a road near Kano, killing eight.",
    )
    losses = [killed(a) for a in found]
    assert {31} in losses and {8} in losses


def test_what_a_sentence_opens_with_the_month_of_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Three people were killed and ten wounded in a car bomb attack in Baidoa in Somalia on Sunday, it "
        "was said.\n\nNobody has claimed it.\n\nIn October, three soldiers were killed in Baidoa when a mine "
        "went off.",
    )
    assert [a.when.edtf for a in found] == ["2023-03-12", "2022-10"]


def test_the_same_loss_in_the_same_town_the_night_before_is_told_again(reader: Reader) -> None:
    found = accounts(
        reader,
        "Rebels attacked a barracks in the city of Goma, killing nine recruits, an officer said on "
        'Monday.\n\n"Last night, rebels attacked the barracks in Goma city and killed nine recruits," '
        "the officer said.",
        "Rebel attack in Goma kills nine recruits",
    )
    assert len(found) == 1


def test_a_round_number_in_the_headline_is_the_one_told(reader: Reader) -> None:
    found = accounts(
        reader,
        "At least 34 people were killed in an air strike on a market south of the town of Saada on Monday.",
        "Air strike on market near Saada kills more than 30",
    )
    assert len(found) == 1


def test_drone_strikes_are_no_other_air_strikes(reader: Reader) -> None:
    found = accounts(
        reader,
        "Turkish strikes killed three people in northern Iraq on Monday.\n\nA drone strike killed one herder "
        "in the town of Sinjar, a mayor said. The raid in Sinjar hit a barn.",
    )
    assert IncidentType.DRONE in [a.type for a in found]


def test_a_strike_force_strikes_nobody_and_downed_missiles_are_no_aircraft(reader: Reader) -> None:
    found = accounts(
        reader,
        "Rebels raided the village of Tolvar in Cabo Delgado province on Sunday. Chased by an army strike "
        "force, they killed six fishermen, a mayor said.",
    )
    assert all(a.type is not IncidentType.AIRSTRIKE for a in found)
    (odesa,) = accounts(reader, "Parts of downed missiles wounded two sailors in Odesa on Monday.")
    assert odesa.type is not IncidentType.OTHER


def test_a_town_in_capitals_before_a_colon_is_where_it_was_written(reader: Reader) -> None:
    (account,) = accounts(
        reader,
        "QUETTA: A grenade killed two clerks in Khuzdar, a town in Balochistan province, on Monday.",
    )
    assert "QUETTA" not in names(account)
