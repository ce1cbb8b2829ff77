"""Reports of news agencies: what an attack answered, headlines and their text, tolls told a line later."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.model import Account, ActorRole, IncidentType, Property, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2019, 8, 17), latest=date(2019, 8, 17), how="given")  # a Saturday


def doers(account: Account) -> list[str | None]:
    return [a.id or a.name for a in account.actors if a.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    "after",
    [
        "after rebels attacked a barracks in Tarhuna",
        "hours after rebels shelled the port of Zuwara",
        "following an assault by rebels on a post near Tarhuna",
    ],
)
def test_what_another_side_had_done_elsewhere_is_an_incident_of_its_own(reader: Reader, after: str) -> None:
    raid, first = accounts_on(
        DAY, reader, f"Jets bombed a dairy in Misrata on Friday, killing nine, {after}."
    )
    assert killed(raid) == {9}
    assert "rebels" not in doers(raid)
    assert doers(first) == ["rebels"]
    assert first.type is not IncidentType.AIRSTRIKE


def test_who_provoked_an_air_raid_did_not_fly_it(reader: Reader) -> None:
    (raid,) = accounts_on(
        DAY, reader, "The army shelled Misrata on Friday after rebels attacked its convoys."
    )
    assert "rebels" not in doers(raid)


def test_who_attacked_a_place_and_was_shot_there_is_of_one_incident(reader: Reader) -> None:
    text = "Guards killed three gunmen in Misrata on Friday after militants attacked a bank in the city."
    assert len(accounts_on(DAY, reader, text)) == 1


@pytest.mark.parametrize(
    "whose", ["believed to be Russian", "thought to belong to the Russian army", "suspected of being Russian"]
)
def test_whose_aircraft_are_said_to_have_been(reader: Reader, whose: str) -> None:
    (raid,) = accounts_on(DAY, reader, f"Planes {whose} struck a dairy in Idlib on Friday and killed nine.")
    assert [str(x).startswith("russia") for x in doers(raid)] == [True]
    assert any(c.property is Property.PERPETRATOR and c.stance.value == "alleged" for c in raid.claims)


def test_a_headline_is_of_what_its_text_tells(reader: Reader) -> None:
    title = "Dozens of fighters die over Idlib road"
    text = (
        f"{title}. At least 31 rebels were killed in a counter-attack near the town of Ariha on Friday, a "
        "monitor said. Eleven soldiers died as well."
    )
    assert len(accounts_on(DAY, reader, text, title)) == 1


def test_a_headline_over_two_towns_is_no_incident_beside_them(reader: Reader) -> None:
    title = "Rocket attacks kill 11 in Misrata and Sirte"
    text = (
        f"{title}. Seven people were killed by rockets that fell on a yard in Misrata on Friday. Four people "
        "died when rockets hit a school in Sirte."
    )
    found = accounts_on(DAY, reader, text, title)
    assert [killed(a) for a in found] == [{7}, {4}]


def test_a_toll_told_a_sentence_later_is_of_what_was_told_last(reader: Reader) -> None:
    text = (
        "Shells hit a market in Misrata on Friday, killing four people. Rebels ambushed a patrol near "
        "Tarhuna and shot a sergeant dead. Helicopters dropped barrel bombs on the town of Zuwara. A local "
        "council said that a boy was killed and six people were wounded."
    )
    last = accounts_on(DAY, reader, text)[-1]
    assert "Zuwara" in names(last)
    assert killed(last) == {1}


def test_a_wars_toll_gives_no_day_to_what_is_told_before_it(reader: Reader) -> None:
    text = (
        "Rebels shelled Misrata on Friday, killing two. On Monday a clinic in Sirte was damaged by shelling "
        "that wounded five. More than 12,000 people have been killed since fighting broke out in April 2014."
    )
    assert accounts_on(DAY, reader, text)[1].when.earliest == date(2019, 8, 12)


def test_the_sum_of_a_city_leaves_out_those_of_the_next(reader: Reader) -> None:
    text = (
        "Bombings in Baghdad killed 19 people on Friday, a day after troops retook the town of Zarn. A car "
        "bomb went off in Sadr City and killed 12. Another car bomb killed seven people in Kadhimiya. Two "
        "guards were shot dead in Mosul."
    )
    found = accounts_on(DAY, reader, text)
    assert {19} not in [killed(a) for a in found]
    assert {2} in [killed(a) for a in found]
    assert any("Zarn" in names(a) and a.when.earliest == date(2019, 8, 15) for a in found)


def test_as_few_dead_the_day_before_in_another_city(reader: Reader) -> None:
    text = (
        "A Taliban suicide bomber rammed a lorry into a convoy in Kabul on Friday, killing three men. On "
        "Thursday night in Herat, unknown gunmen shot dead three vets on their way home, police said."
    )
    assert len(accounts_on(DAY, reader, text)) == 2


def test_a_second_voice_counts_what_was_told_last(reader: Reader) -> None:
    text = (
        "Rebels took a hill near Zuwara on Friday and killed 26 men, a monitor said. Separately, blasts "
        "in Sirte killed 18 people, a broadcaster said. State media said 15 people had been killed and 40 "
        "wounded by a car bomb."
    )
    assert killed(accounts_on(DAY, reader, text)[-1]) == {18, 15}


def test_before_dawn_opens_no_clause(reader: Reader) -> None:
    text = "Insurgents raided a camp near Mosul with mortars before dawn on Friday, killing 23 soldiers."
    assert len(accounts_on(DAY, reader, text)) == 1


def test_a_headline_over_two_tolls_is_not_their_sum(reader: Reader) -> None:
    title = "Gunmen kill 22 at a mill; army kills 11 militants"
    text = (
        f"{title}. Gunmen killed at least 22 millers in Attagara on Friday, a clerk said. The army said that "
        "troops had killed 11 militants in Bama on Thursday."
    )
    assert 22 in killed(accounts_on(DAY, reader, text, title)[0])


def test_among_them_were_those_of_the_sentence_before(reader: Reader) -> None:
    text = (
        "Clashes in Sirte killed 23 people on Friday, medics said. Among them were 11 cadets and four nurses."
    )
    assert killed(accounts_on(DAY, reader, text)[0]) == {23, 11, 4}


def test_a_brigade_called_after_a_day(reader: Reader) -> None:
    text = "Jets bombed a camp of the March 19 Brigade in Sirte on Friday, killing two."
    assert [a.when.earliest for a in accounts_on(DAY, reader, text)] == [date(2019, 8, 16)]


def test_a_dateline_in_small_letters(reader: Reader) -> None:
    text = "Aden (AFP) - A raid hit a hall in the town of Amran on Friday, killing 33 mourners."
    assert "Aden" not in names(accounts_on(DAY, reader, text)[0])


def test_a_weekdays_attack_is_the_one_told_of(reader: Reader) -> None:
    text = (
        "A car bomb tore through a street in Sirte, killing 12 people, medics said Friday. State TV blamed "
        "rebels for Thursday's attack."
    )
    found = accounts_on(DAY, reader, text)
    assert [a.when.earliest for a in found] == [date(2019, 8, 15)]
    assert doers(found[0]) == ["rebels"]


def test_a_headlines_second_half_is_of_the_second_account(reader: Reader) -> None:
    title = "Market bomb kills 31; Cameroon says ten dead in blast"
    text = (
        f"{title}. A bomb at a market in Yola killed 31 people on Thursday, the Red Cross said. Across the "
        "border in Cameroon, a woman blew herself up in Fotokol on Wednesday and killed ten, police said."
    )
    first, second = accounts_on(DAY, reader, text, title)
    assert (killed(first), killed(second)) == ({31}, {10})


def test_what_is_condemned_on_a_day_happened_before_it(reader: Reader) -> None:
    text = (
        "The United Nations on Friday condemned an air raid on a camp in Harad in which 19 people died "
        "this week. Monday's raid also injured 35 people, a charity said."
    )
    found = accounts_on(DAY, reader, text)
    assert [a.when.earliest for a in found] == [date(2019, 8, 12)]


def test_attacks_elsewhere_are_summed_by_what_follows(reader: Reader) -> None:
    text = (
        "Two bombs at a base in Tarmiyah killed nine soldiers on Friday, while attacks elsewhere in Iraq "
        "left seven dead. In Tuz Khurmatu a bomb killed a judge and his driver. Gunmen in Mosul shot dead a "
        "cameraman, and four members of a family died when a bomb hit their car in Baquba."
    )
    assert {7} not in [killed(a) for a in accounts_on(DAY, reader, text)]


def test_who_died_along_with_others_died_with_them(reader: Reader) -> None:
    text = (
        "The deputy head of Laghman province was killed along with two guards on Friday when a mine blew up "
        "under his car in the city of Mehtarlam."
    )
    assert len(accounts_on(DAY, reader, text)) == 1


def test_the_direction_that_fire_came_from_is_no_site(reader: Reader) -> None:
    text = (
        "Shells struck a block in the town of Svitlodarsk on Friday and killed three people. Kiev said "
        "separatists had opened fire from the direction of Debaltseve."
    )
    found = accounts_on(DAY, reader, text)
    assert "Debaltseve" not in " ".join(names(a) for a in found)
