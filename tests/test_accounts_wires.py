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
    "whose", ["said to be Turkish", "presumed to belong to the Turkish army", "suspected of being Turkish"]
)
def test_whose_aircraft_are_said_to_have_been(reader: Reader, whose: str) -> None:
    (raid,) = accounts_on(DAY, reader, f"Planes {whose} struck a dairy in Dohuk on Friday and killed nine.")
    assert [str(x).startswith("turk") for x in doers(raid)] == [True]
    assert any(c.property is Property.PERPETRATOR and c.stance.value == "alleged" for c in raid.claims)


def test_a_headline_is_of_what_its_text_tells(reader: Reader) -> None:
    title = "Dozens of fighters die over Kandahar road"
    text = (
        f"{title}. At least 34 rebels were killed in a counter-attack at Spin Boldak on Friday, a watchdog "
        "said. Twelve soldiers died too."
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
        "Shells hit a sawmill in Misrata on Friday, killing four people. Rebels ambushed a patrol near "
        "Tarhuna and shot a sergeant dead. Helicopters let barrel bombs fall on the town of Zuwara. A "
        "watchdog said that a boy was killed and seven porters were wounded."
    )
    last = accounts_on(DAY, reader, text)[-1]
    assert "Zuwara" in names(last)
    assert killed(last) == {1}


def test_a_wars_toll_gives_no_day_to_what_is_told_before_it(reader: Reader) -> None:
    text = (
        "Rebels shelled Misrata on Friday, killing two. On Monday a clinic in Sirte was damaged by shelling "
        "that wounded five. More than 7,000 civilians have been killed since fighting broke out in May 2016."
    )
    assert accounts_on(DAY, reader, text)[1].when.earliest == date(2019, 8, 12)


def test_the_sum_of_a_city_leaves_out_those_of_the_next(reader: Reader) -> None:
    text = (
        "Bombings in Baghdad killed 23 people on Friday, a day after troops retook the town of Zarn. A car "
        "bomb blew up in Sadr City and killed 14. Another car bomb killed nine people in Kadhimiya. Two "
        "guards were shot dead in Mosul."
    )
    found = accounts_on(DAY, reader, text)
    assert {23} not in [killed(a) for a in found]
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
        "in Sirte killed 18 people, a broadcaster said. State media said 16 porters had been killed and 37 "
        "wounded by a car bomb."
    )
    assert killed(accounts_on(DAY, reader, text)[-1]) == {18, 16}


def test_before_dawn_opens_no_clause(reader: Reader) -> None:
    text = "Insurgents raided a camp near Mosul with mortars before dawn on Friday, killing 23 soldiers."
    assert len(accounts_on(DAY, reader, text)) == 1


def test_a_headline_over_two_tolls_is_not_their_sum(reader: Reader) -> None:
    title = "Gunmen kill 26 at a mill; army kills 13 militants"
    text = (
        f"{title}. Gunmen killed at least 26 millers in Attamari on Friday, a clerk said. The army said that "
        "troops had killed 13 militants in Dikwa on Thursday."
    )
    assert 26 in killed(accounts_on(DAY, reader, text, title)[0])


def test_among_them_were_those_of_the_sentence_before(reader: Reader) -> None:
    text = (
        "Clashes in Sirte killed 23 people on Friday, medics said. Among them were 11 cadets and four nurses."
    )
    assert killed(accounts_on(DAY, reader, text)[0]) == {23, 11, 4}


def test_a_brigade_called_after_a_day(reader: Reader) -> None:
    text = "Jets bombed a camp of the March 19 Brigade in Sirte, killing two."
    assert [a.when.earliest for a in accounts_on(DAY, reader, text)] == [date(2019, 8, 16)]


def test_a_dateline_in_small_letters(reader: Reader) -> None:
    text = "Aden (AFP) - A raid hit a dairy in the town of Amran on Friday, killing 23 milkers."
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
    title = "Stadium bomb kills 27; Niger says eight dead in blast"
    text = (
        f"{title}. A bomb at a stadium in Sokoto killed 27 people on Thursday, the Red Cross said. Over the "
        "border in Niger, a man blew himself up in Maradi on Wednesday and killed eight, police said."
    )
    first, second = accounts_on(DAY, reader, text, title)
    assert (killed(first), killed(second)) == ({27}, {8})


def test_what_is_condemned_on_a_day_happened_before_it(reader: Reader) -> None:
    text = (
        "The United Nations on Friday condemned an air strike on a depot in Dhamar in which 17 people died "
        "this week. Monday's strike also injured 28 people, a charity said."
    )
    found = accounts_on(DAY, reader, text)
    assert [a.when.earliest for a in found] == [date(2019, 8, 12)]


def test_attacks_elsewhere_are_summed_by_what_follows(reader: Reader) -> None:
    text = (
        "Two bombs at a barracks in Hit killed eight soldiers on Friday, while attacks elsewhere in Iraq "
        "left nine dead. In Samarra a bomb killed a tailor and his wife. Gunmen in Kut shot dead a "
        "typist, and six weavers died when a bomb hit their van in Hawija."
    )
    assert {9} not in [killed(a) for a in accounts_on(DAY, reader, text)]


def test_who_died_along_with_others_died_with_them(reader: Reader) -> None:
    text = (
        "The chief clerk of Kunar province was killed along with three cooks on Friday when a mine blew up "
        "under his lorry in the city of Asadabad."
    )
    assert len(accounts_on(DAY, reader, text)) == 1


def test_the_direction_that_fire_came_from_is_no_site(reader: Reader) -> None:
    text = (
        "Shells struck a dormitory in the town of Popasna on Friday and killed two cooks. An officer said "
        "rebels had opened fire from the direction of Alchevsk."
    )
    found = accounts_on(DAY, reader, text)
    assert "Alchevsk" not in " ".join(names(a) for a in found)


def test_wars_of_years_are_given_no_toll_of_the_news(reader: Reader) -> None:
    text = (
        "An air strike hit a mill in Hawija and killed a vet and 16 of his kin on Friday. A friend said he "
        "had sewn up men wounded in the Basra wars 2003-2014. Two uncles and an aunt were killed said a "
        "nephew."
    )
    old = [a for a in accounts_on(DAY, reader, text) if a.when.latest and a.when.latest.year < 2019]
    assert not any(killed(a) for a in old)


def test_raids_of_an_air_force_are_from_the_air(reader: Reader) -> None:
    text = (
        "Army air force raids killed 31 clerks in a rebel-held quarter of Sanaa after rocket attacks by "
        "rebels which struck shops near the old gate a watchdog said."
    )
    found = accounts_on(DAY, reader, text)
    assert [a.type for a in found if killed(a)] == [IncidentType.AIRSTRIKE]


def test_a_toll_told_twice_is_shown_where_its_voice_is_named(reader: Reader) -> None:
    text = (
        "The Popasna Health Ministry said shells hit a mill in Popasna on Friday. The attack also killed at "
        "least 26 weavers. At least 26 weavers fell dead in the attack the Popasna Health Ministry said."
    )
    (account,) = accounts_on(DAY, reader, text)
    (toll,) = [c for c in account.claims if c.property is Property.KILLED]
    assert (toll.attributed_to, "fell dead" in toll.passage.quote) == ("Popasna Health Ministry", True)


def test_some_of_the_dead_are_of_the_strike_told_before(reader: Reader) -> None:
    (raid,) = accounts_on(
        DAY,
        reader,
        "Air strikes on a district of Sirte killed 14 people on Friday, a monitor said. Five nurses were "
        "among those killed in the raids on the suburb of Jarif near Sirte, the monitor added.",
    )
    assert killed(raid) == {14, 5}
