"""Round-ups of a war: what turns to another front, country or day, and what goes on about the same deed."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.model import Account, IncidentType, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2023, 3, 14), latest=date(2023, 3, 14), how="given")  # a Tuesday


def accounts(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return accounts_on(DAY, reader, text, title)


def test_what_an_attack_came_after_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen attacked a dairy near Tolvar, outside Jos, on Monday and shot four shepherds dead.\n\nThe "
        "raid comes two days after the killing of nine traders in a bomb blast in Jos.",
    )
    assert [killed(a) for a in found] == [{4}, {9}]
    assert found[1].when.earliest == date(2023, 3, 11)
    assert found[1].type is IncidentType.BOMB and found[0].type is not IncidentType.BOMB


def test_a_sentence_on_another_country_turns_to_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen killed 17 weavers in northern Mali on Sunday, the latest in a wave of killings there this "
        "month.\n\nFlags flew low on Monday.\n\nIn Chad, gunmen killed nine herders in an "
        "attack on a well.",
    )
    assert [killed(a) for a in found] == [{17}, {9}]
    assert found[0].when.latest == date(2023, 3, 12)  # not all of the month


def test_the_next_village_with_another_loss_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Seven people died in all when raiders came to Kandahar and Helmand provinces, a mayor said.\n\n"
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
        "At the same time, another group of militants attacked a dairy in the village of Ostelin.",
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
        "He counted three nurses among the dead of the Tolvar camp.",
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
        "For El Obeid, the siege has gone on since last June.\n\n"
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
        "In an attack on the same mine 21 guards died last year.",
    )
    assert all(a.type is not IncidentType.BOMB for a in found)


def test_at_the_same_time_in_another_district(reader: Reader) -> None:
    found = accounts(
        reader,
        "On Sunday the Taliban stormed a dam near the city of Ghazni in Afghanistan and killed at least 16 "
        "guards.\n\nThe dam was retaken by noon.\n\n"
        "At the same time, a roadside bomb exploded in the Nad Ali District in Helmand Province, which "
        "killed two shepherds.",
    )
    assert [killed(a) for a in found] == [{16}, {2}]
    assert found[1].type is IncidentType.BOMB


def test_the_other_attack_is_the_other_one(reader: Reader) -> None:
    found = accounts(
        reader,
        "Nigeria mourned after two attacks on Monday. The attack on a church in Jos killed 31 worshippers. "
        "The other attack, on a ferry near Kano, killed eight.",
    )
    losses = [killed(a) for a in found]
    assert {31} in losses and {8} in losses


def test_what_a_sentence_opens_with_the_month_of_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "A car bomb killed three porters and wounded 18 in Baidoa in Somalia on Sunday, a mayor said."
        "\n\nNobody has claimed it.\n\nIn October, three soldiers were killed in Baidoa when a mine "
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
        "An air strike on Monday killed at least 34 people at a wedding south of the town of Saada.",
        "Air strike on wedding near Saada kills more than 30",
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


def test_a_row_of_towns_with_a_toll_each_is_an_incident_each(reader: Reader) -> None:
    found = accounts(
        reader,
        "Nine rebels were killed in Mardin, in Mardin province, four in the adjoining Batman province, and "
        "four in Bitlis province on Monday, a governor said.",
    )
    assert [killed(a) for a in found] == [{9}, {4}, {4}]
    assert [w in names(a) for a, w in zip(found, ("Mardin", "Batman", "Bitlis"), strict=True)] == [True] * 3


def test_bombs_of_one_day_are_told_apart_whoever_set_them(reader: Reader) -> None:
    found = accounts(
        reader,
        "Bombs shook Karrada and Sadr City on Monday, firemen said.\n\nIn the western quarter of Karrada a "
        "suicide car bomb killed nine and wounded 26, a fireman said. And a car bomb by a bus depot in the "
        "southern quarter of Sadr City killed two and wounded at least 17.",
    )
    assert [{2}, {9}] == sorted((killed(a) for a in found if killed(a)), key=min)


def test_a_name_in_a_prayer_is_no_toll_of_a_further_town(reader: Reader) -> None:
    found = accounts(
        reader,
        "A strike on 6 April 2021 killed at least 14 weavers in Mardin. His teacher wrote that Sami Marr now "
        "walks with the martyrs of Mardin, the martyrs of Batman, in Bitlis and by all wells.",
    )
    assert [killed(a) for a in found] == [{14, 1}]


def test_the_line_under_a_headline_may_list_two_deeds(reader: Reader) -> None:
    found = accounts(
        reader,
        "Clinics count eight dead in Mardin while a suicide attack there killed 17 guards.\n\n"
        "Eight clerks died as the army shelled Mardin on Monday, clinics say.\n\n"
        "In a separate incident, a lorry bomb killed 17 guards east of Mardin.",
        "Clerks dead in army shelling",
    )
    assert any(killed(a) == {17} for a in found)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "Barrel bombs on a rebel-held district of Aleppo left at least 14 traders dead on Monday.\n"
            "Rockets of the rebels on the government-held west of Aleppo left six teachers dead on Monday.",
            [14, 6],
        ),
        (
            "The army dropped barrel bombs on Aleppo's rebel-held Sukkari district on Monday, killing 14 "
            "people. Rebels fired rockets at regime-held Hamdaniya, killing six.",
            [14, 6],
        ),
        (
            "Rebels set off a mine under a barracks in Aleppo on Monday, killing 17 soldiers. Raids by jets "
            "on rebel-held quarters of the city killed 11 traders.",
            [17, 11],
        ),
        (
            "Barrel bombs on a rebel-held district of Aleppo left at least 14 traders dead on Monday.\n"
            "A medic said the strike on the rebel-held district killed 15 people.",
            [14],
        ),
    ],
)
def test_land_that_the_other_side_holds_is_another_place(reader: Reader, text: str, dead: list[int]) -> None:
    assert [min(n for n in killed(a) if n) for a in accounts(reader, text)] == dead


def test_a_headline_may_set_two_deeds_side_by_side(reader: Reader) -> None:
    for title in (
        "Guards Kill Nine Smugglers in Mardin Retake Bridge in Silopi",
        "Guards Kill Nine Smugglers in Mardin Border Guards Retake Silopi",
        "Guards Kill Nine Smugglers in Mardin Advances in Silopi",
    ):
        first, next_ = accounts(
            reader,
            "Guards ambushed smugglers near a well at Mardin on Monday and killed nine of them, a clerk said."
            "\n\nThe guards retook the bridge in Silopi, where smugglers had dug in.",
            title,
        )
        assert killed(first) == {9} and "Silopi" not in names(first)
        assert not killed(next_) and names(next_) == "Silopi"
    [only] = accounts(
        reader,
        "A bomb killed nine weavers in Artuklu, a quarter of Mardin, on Monday.",
        "Bomb in Mardin Kills Nine Weavers in Artuklu",
    )
    assert killed(only) == {9}


def test_other_parts_of_a_region_are_another_place(reader: Reader) -> None:
    found = accounts(
        reader,
        "Raiders executed two millers in Nazca in the Ica region on Monday, a nun said. In other parts of "
        "Ica region the raiders hanged two porters for theft.",
    )
    assert [killed(a) for a in found] == [{2}, {2}]


@pytest.mark.parametrize(
    ("title", "text", "dead"),
    [
        (  # an aircraft that fell is no raid
            "Raid on a tent camp",
            "Two helicopters raided a tent camp near Mardin on Thursday, a nurse said. They dropped barrels."
            "\n\nIt rained.\n\nA jet was shot down near Mardin on Thursday, killing both pilots.",
            [set(), {2}],
        ),
        (  # nor is what "also" tells of by other arms
            None,
            "Nine porters were killed on Thursday in a barrel bomb attack by the army on the Artuklu "
            'district of Mardin.\n\n"Nine porters died in a barrel bomb attack on Artuklu" in the west, '
            "a relief group said. It also reported six bakers were killed Thursday in rebel fire on the east "
            "of the town.",
            [{9}, {6}],
        ),
        (  # those hurt besides one who died are not counted besides those of the lead
            "Rockets kill a porter in Mardin",
            "A porter was killed and many were hurt as a rocket shell hit Mardin on Monday.\n\nThe shell "
            "fell near a park in the Artuklu neighborhood, killing one porter, a nurse said. It broke "
            "windows.\n\nA day ago a girl was killed and six other guests were injured as a result of a "
            "mortar attack that hit an inn in the countryside.",
            [{1}, {1}],
        ),
        (  # nor is a second bomb in one sentence
            None,
            "A suicide bombing claimed by rebels killed nine bakers on Monday in the centre of Mardin and a "
            "second bomb outside the town killed four, police said.",
            [{9}, {4}],
        ),
        (  # each day has its dead
            None,
            "On March 6, a clerk counted nine fighters who had been killed as a result of raids that were "
            "likely to be foreign, and four porters were killed as a result of similar raids in the "
            "countryside of Mardin on February 27.",
            [{9}, {4}],
        ),
        (  # one person may have died in the next town, too
            None,
            "Two people were killed on Monday as jets raided the provinces of Mardin and Batman.\n\nA clerk "
            "said the jets bombed a road in Kiziltepe in Mardin, which killed one driver. In Kozluk, jets "
            "bombed a bridge, killed one driver and destroyed a truck.",
            [{1}, {1}],
        ),
        (  # what was also hit in a town is not what the headline told
            "Coalition raids hit rebel camps",
            "Coalition air raids on rebel camps killed 31 men on Friday.\n\n"
            "Depots and trucks were also hit in Silopi, reporters said.",
            [{31}, set()],
        ),
    ],
)
def test_a_further_deed_is_told_apart(reader: Reader, title: str | None, text: str, dead: list[set]) -> None:
    assert [killed(a) for a in accounts(reader, text, title)] == dead
