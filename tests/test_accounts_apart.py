"""Which incidents of one report are told apart, and which are known to be one: invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, Property, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2019, 6, 11), latest=date(2019, 6, 11), how="given")  # a Tuesday


def accounts(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY))).accounts


def told(account: Account, property: Property) -> set[int | None]:
    return {c.min for c in account.claims if c.property is property}


def names(account: Account) -> set[str]:
    return {p.name for p in account.places}


def test_shootings_with_a_street_and_an_hour_each_are_accounts_each(reader: Reader) -> None:
    found = accounts(
        reader,
        "Two people were wounded in separate shootings in Dayton, Ohio, police said.\n\n"
        "A 57-year-old man was shot about 4:20 p.m. Monday in the 1600 block of Elmhurst Road. He was taken "
        "to a clinic in good condition.\n\n"
        "Earlier, at 1:15 p.m., a 62-year-old nurse was shot in the arm in the 1400 block of Harvard "
        "Boulevard. She was in stable condition.",
    )
    streets = [{n for n in names(a) if "block" in n} for a in found]
    assert [s for s in streets if s] == [{"1600 block of Elmhurst Road"}, {"1400 block of Harvard Boulevard"}]
    assert all(told(a, Property.WOUNDED) == {1} for a, s in zip(found, streets, strict=True) if s)


def test_one_shooting_with_two_streets_is_one_account(reader: Reader) -> None:
    (account,) = accounts(
        reader,
        "A 57-year-old cook was shot about 4:20 p.m. Monday in the 1600 block of Elmhurst Road in Dayton, "
        "Ohio. Police found the victim in the 1400 block of Harvard Boulevard, where he was "
        "pronounced dead at 6:30 p.m.",
    )
    assert told(account, Property.KILLED) == {1}


def test_numbers_of_the_next_quarter_are_another_account(reader: Reader) -> None:
    found = accounts(
        reader,
        "Militants fired rocket shells on the Hamdaniya neighborhood in Aleppo city on Tuesday, killing "
        "three people and wounding 17.\n\n"
        "Shells also fell on the Midan neighborhood, killing five people and wounding 40.",
        "Rocket shells hit Aleppo",
    )
    assert sorted(max(told(a, Property.WOUNDED)) for a in found if told(a, Property.WOUNDED)) == [17, 40]  # type: ignore[type-var]


def test_where_those_stand_who_shell_is_not_where_shells_fall(reader: Reader) -> None:
    (account,) = accounts(
        reader,
        "Militants positioned in Douma fired mortar shells on Jaramana on Monday, killing two civilians.",
    )
    assert "Jaramana" in names(account)
    assert "Douma" not in names(account)


def test_a_headline_without_a_town_is_of_the_incident_in_the_text(reader: Reader) -> None:
    found = accounts(
        reader,
        "At least 15 people were killed by air strikes in northern Syria, a rescue service said on "
        "Tuesday.\n\n"
        "Two raids by warplanes on the town of Saraqib in Idlib province left another 30 injured, it said.",
        "Air strikes kill 15 in Syria",
    )
    assert len(found) == 1


def test_the_hospital_that_the_hurt_were_taken_to_is_no_site(reader: Reader) -> None:
    (account,) = accounts(
        reader,
        "An air strike hit a house in Nuseirat on Monday, killing four people. The bodies arrived "
        "at Nasser Hospital, a relative said, where 12 of the injured were treated.",
    )
    assert "Nuseirat" in names(account)
    assert not any("Hospital" in n for n in names(account))


def test_a_hospital_that_was_struck_is_the_site(reader: Reader) -> None:
    (account,) = accounts(
        reader, "Warplanes bombed Nasser Hospital in Khan Yunis on Monday, killing four people."
    )
    assert any("Hospital" in n for n in names(account))


def test_the_strike_that_gets_its_place_later_is_the_one_of_the_lead(reader: Reader) -> None:
    found = accounts(
        reader,
        "France has carried out two strikes against rebel militias in Chad, French officials said on "
        "Tuesday.\n\nThe French army said in a statement that the attack targeted two facilities in Chad on "
        'Tuesday morning.\n\n"The strikes are an answer to those who shell our troops," it said.\n\n'
        "An official said the air strike targeted and destroyed a depot and a command post near Moussoro, "
        "north of N'Djamena.\n\nThe group is one of the strongest of the country.\n\n"
        "About 24 hours earlier, French forces were attacked at a base near Abeche, and soldiers fired "
        "back, killing several rebels, officials said.",
    )
    lead = found[0]
    assert lead.central
    assert "near Moussoro" in names(lead)
    assert (lead.when.earliest, lead.when.latest) == (date(2019, 6, 11), date(2019, 6, 11))
    assert [a.central for a in found[1:]] == [False] * len(found[1:])
    assert any(told(a, Property.KILLED) for a in found[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Jets killed 16 traders in Armen on Monday. Farmers said it came a week after 41 were killed there.",
        "Jets killed 16 traders in Armen on Monday, a week after 41 farmers were killed in the same town.",
    ],
)
def test_what_an_incident_came_a_week_after_is_another(reader: Reader, text: str) -> None:
    main, before = accounts(reader, text)
    assert (told(main, Property.KILLED), told(before, Property.KILLED)) == ({16}, {41})
    assert (main.central, before.central) == (True, False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Danish navy captured 14 pirates off Mukalla on Monday after a chase.", "14-taken"),
        (
            "After fighting off Mukalla on Monday, 31 heavily armed smugglers were arrested.",
            "31-taken",
        ),
        (
            "Gunfire ended with the arrest of all 12 Omani and Danish smugglers off Mukalla on Monday.",
            "12-taken",
        ),
        ("Marines fought pirates off Mukalla on Monday and arrested three suspects.", None),
        ("Marines fought 14 pirates off Mukalla on Monday and captured the dhow.", None),
    ],
)
def test_how_many_were_taken_is_known_of_many_alone(reader: Reader, text: str, number: str | None) -> None:
    found = {w for a in accounts(reader, text) for w in a.words if w.endswith("-taken")}
    assert found == ({number} if number else set())


def test_a_capture_of_another_month_is_another(reader: Reader) -> None:
    text = (
        "The warship Trident foiled a hijacking off Mukalla on Saturday and captured 14 pirates.\n"
        "The pirates were taken ashore.\n"
        "In early April, the Danish navy had captured nine pirates."
    )
    first = accounts(reader, text)[0]
    assert not [c for c in first.claims if c.property is Property.PERPETRATOR]


@pytest.mark.parametrize(
    "earlier",
    [
        "Days earlier, gunmen were reported to have stormed a chapel in Varzob, killing at least 40 people.",
        "Two days earlier, rebels struck a mill in Varzob, killing at least 40 people.",
        "Hours earlier, gunmen killed 40 guards in the city.",
        "The day before, raiders killed 40 guards at a bridge.",
        "Earlier this month, a blast at a bank killed 40 people.",
    ],
)
def test_a_loss_of_its_own_behind_a_time_counted_back_is_another(reader: Reader, earlier: str) -> None:
    first, second = accounts(
        reader, f"A car bomb killed nine people at a market in Varzob on Monday, police said. {earlier}"
    )
    assert told(first, Property.KILLED) == {9}
    assert told(second, Property.KILLED) == {40}


def test_what_was_said_earlier_is_of_the_same(reader: Reader) -> None:
    (only,) = accounts(
        reader,
        "A car bomb killed nine people at a market in Varzob on Monday, police said. Hours earlier, medics"
        " had put the toll of the blast at seven dead.",
    )
    assert told(only, Property.KILLED) == {9, 7}


def test_a_day_and_a_village_are_no_part_of_a_war_told_between(reader: Reader) -> None:
    (only,) = accounts(
        reader,
        "An army air strike on a village killed ten civilians, residents said on Tuesday. Fighting has"
        " ravaged swathes of Myanmar since a coup in 2011, with troops battling rebels across the country. A"
        " jet dropped three bombs on Tarkone village in the northern Sagaing region on Monday afternoon, a"
        " farmer from the village said. Ten people were killed, he said.",
    )
    assert "Tarkone village" in names(only) and told(only, Property.KILLED) == {10}


def test_the_town_and_day_below_a_lead_that_has_only_the_day_of_its_telling(reader: Reader) -> None:
    (only,) = accounts(
        reader,
        "ACCRA (Wire) - Gunmen killed 12 farmers in central Nigeria, police said on Tuesday. Violence has"
        " gripped the region since 2011, with herders and farmers clashing over land. Gunmen on motorbikes"
        " stormed Tarkone village in Plateau state on Monday evening, a police spokesman said.",
    )
    assert "Tarkone village" in names(only) and only.when.latest == date(2019, 6, 10)


def test_as_many_dead_in_another_town_on_another_day(reader: Reader) -> None:
    first, second = accounts(
        reader,
        "Nigeria mourns the dead of two raids. Gunmen killed nine bakers in Bauchi on Saturday. Gunmen killed"
        " nine weavers in Gusau on Friday.",
    )
    assert names(first) == {"Bauchi"}
    assert names(second) == {"Gusau"}


def test_more_deeds_in_the_next_district_are_others_though_as_many_died(reader: Reader) -> None:
    first, second = accounts(
        reader,
        "Three rebels were killed by troops in Goz Beida on Monday, the army said.\n\n"
        "Two more engagements followed in Biltine district, in which three rebels fell, killed by shells.",
    )
    assert "Biltine district" not in names(first)
    assert told(second, Property.KILLED) == {3}


@pytest.mark.parametrize("deed", ["seized a base", "stormed the airport", "attacked a base"])
def test_what_somebody_does_in_another_town_is_not_of_the_strike_told_before(
    reader: Reader, deed: str
) -> None:
    text = "A bomb killed nine people in Hodeidah on Monday, a doctor said. Rebels {} in Marib."
    bomb, rebels = accounts(reader, text.format(deed))
    assert names(bomb) == {"Hodeidah"} and names(rebels) == {"Marib"}
    [only] = accounts(reader, text.replace("Marib", "Hodeidah").format(deed))
    assert told(only, Property.KILLED) == {9}


def test_a_toll_of_another_part_of_the_country_is_of_another_deed(reader: Reader) -> None:
    found = accounts(
        reader,
        "Bandits killed at least 11 people last week in southern Peru, the bishop said on Monday.\n\n"
        "It was at a hut near Nazca, in the north of the Ica region.\n\n"
        "Clashes between two football clubs killed 5 people in another part of Peru this month.\n\n"
        "Two cooks said that bandits took gold in last week's raid.",
        "Bandits kill at least 11 in attack in Peru's Ica region",
    )
    assert told(found[0], Property.KILLED) == {11}


def test_a_people_is_no_place(reader: Reader) -> None:
    (found,) = accounts(
        reader,
        "A landmine killed three cooks of the Bari ethnic group at a ford near Torit on Monday, a nun said.",
    )
    assert "Bari" not in names(found)


def test_a_related_deed_elsewhere_is_another_though_as_many_died(reader: Reader) -> None:
    found = accounts(
        reader,
        "Robbers shot dead scores of sailors at Akure on Monday, a pilot said.\n\nA diver said four of his "
        "brothers died there.\n\nIn a related development, robbers stormed Zala village in Kano State and "
        "killed four weavers.",
        "Robbers kill scores at jetty",
    )
    (other,) = [a for a in found if "Zala village" in names(a)]
    assert told(other, Property.KILLED) == {4} and "Akure" not in names(other)
