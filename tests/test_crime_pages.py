"""Pages of crime reporters, one phenomenon a page. All incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, IncidentType, PlaceRole, Property, Reading, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2016, 7, 6), latest=date(2016, 7, 6), how="given")  # a Wednesday


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


def sites(a: Account) -> set[str]:
    return {p.name for p in a.places if p.role is PlaceRole.SITE}


def test_a_round_up_that_numbers_its_incidents_has_a_row_for_each(reader: Reader) -> None:
    text = (
        "There were shootings across Dunmore overnight.\n\n"
        "The first incident took place around 6 p.m. on Tuesday near Burley Street.\n\n"
        "A baker aged 33 was shot at the wheel of his van, police said. He was killed.\n\n"
        "The second incident took place around 9:35 p.m. on Tuesday near Nestor Avenue.\n\n"
        "Two brothers, 23 and 25, were shot there, and drove to a clinic by themselves, police said."
    )
    told = {tuple(sorted(sites(a))): counts(a) for a in read(reader, text).accounts if sites(a)}
    assert told[("Burley Street",)] == {"killed": {1}}
    assert told[("Nestor Avenue",)] == {"wounded": {2}}


def test_what_a_page_calls_separate_lends_its_place_to_no_other(reader: Reader) -> None:
    text = (
        "Two gunmen opened fire at a house in Dunmore, killing eight and wounding three others on Sunday.\n\n"
        "In a separate incident, police in Houston arrested a man over an unlicensed firearm."
    )
    assert sites(central(read(reader, text))) == {"Dunmore"}


@pytest.mark.parametrize(
    "further",
    [
        "The suspect was arrested in Dallas on Monday.",
        "A burnt-out car was found 20 minutes later in Dallas.",
        "The victim was returning from a meeting in Dallas.",
        "Five others are receiving treatment at the General Hospital, Dallas.",
        "The victim was identified as Orin Pell of Dallas.",
    ],
)
def test_where_no_deed_was_done_is_no_site(reader: Reader, further: str) -> None:
    text = f"A man was shot dead outside a house on Elm Street in Houston on Sunday.\n\n{further}"
    assert "Dallas" not in sites(central(read(reader, text)))


def test_a_surname_that_a_town_bears_is_no_site(reader: Reader) -> None:
    text = (
        "A potter of 24 was beaten to death at Tamla village in Gumla district on Sunday.\n\n"
        "The deceased was identified as Dilip Ansari of Garhwa. Villagers had seized him.\n\n"
        "Police freed a cousin, but Ansari succumbed to his injuries."
    )
    assert "Ansari" not in sites(central(read(reader, text)))


def test_a_tribal_fight_is_a_clash_and_a_machete_attack_an_attack(reader: Reader) -> None:
    fight = "At least 26 men were killed in a tribal fight in Dunmore on Sunday, police said."
    attack = "Two residents were killed in a machete attack in Dunmore on Sunday, police said."
    assert central(read(reader, fight)).type is IncidentType.CLASH
    assert central(read(reader, attack)).type is IncidentType.ATTACK


def test_an_item_of_a_round_up_is_not_in_the_quarter_of_another(reader: Reader) -> None:
    text = (
        "Two people were wounded in shootings across Houston.\n\n"
        "The latest of them left a student, 22, wounded in the Orchard Hill neighborhood at 11 p.m."
        "\n\n"
        "About 9:45 p.m., a courier, 20, was shot in the leg in the 1800 block of North Kessler Avenue."
    )
    kessler = next(a for a in read(reader, text).accounts if any("Kessler" in p.name for p in a.places))
    assert not any("Orchard Hill" in p.name for p in kessler.places)


def test_a_town_of_what_is_recalled_is_no_site(reader: Reader) -> None:
    text = (
        "Three officers were shot dead in Houston on Sunday, police said.\n\n"
        "The attack comes barely a week after two teachers were killed in Dallas."
    )
    assert sites(central(read(reader, text))) == {"Houston"}


def test_a_weekday_is_finer_than_the_month_of_a_feast_though_nobody_knows_the_year(reader: Reader) -> None:
    text = "One clerk is dead after a guard opened fire at a Christmas party in Dunmore on Friday night."
    found = central(reader.read(clean(Report(id="r", text=text)))).when
    assert (found.weekday, found.month) == (4, None)


def test_a_deed_that_started_on_a_weekday_was_then(reader: Reader) -> None:
    text = (
        "No fewer than 30 persons were feared killed following an attack on Fungzai and Kubwat communities."
        "\n\nThe attack, which started on Sunday morning and lasted for hours, was blamed on herdsmen.\n\n"
        "A youth leader said that 20 corpses had so far been recovered."
    )
    reading = read(reader, text, "30 feared dead as herders, farmers clash in Plateau")
    assert central(reading).when.edtf == "2016-07-03"


@pytest.mark.parametrize(
    "told",
    [
        "A man was shot in Washington Park on Washington Street on Sunday.",
        "Karl Washington shot a man in Dunmore on Sunday.",
        "A man was shot in Dunmore on Sunday near U.S. 278.",
    ],
)
def test_streets_roads_and_people_called_like_states_are_no_actors(reader: Reader, told: str) -> None:
    account = central(read(reader, told + " Police are looking for a gunman."))
    assert not {a.id for a in account.actors} - {None}


def test_news_of_last_week_is_not_of_the_day_after_publication(reader: Reader) -> None:
    text = (
        "The last of the five killed in last week's shooting at a mill in Dunmore has been named.\n\n"
        "Karl Doyle is accused of fatally shooting the five in the mill Thursday."
    )
    assert central(read(reader, text)).when.edtf == "2016-06-30"


def test_an_hour_in_what_was_said_is_that_of_the_deed(reader: Reader) -> None:
    text = (
        "A deputy was killed after an exchange of gunfire in Dunmore.\n\n"
        "The sheriff's office wrote in a notice that at 7:40 p.m. on Monday deputies tried to stop a car."
    )
    assert central(read(reader, text)).when.edtf == "2016-07-04"


def test_an_attempted_murder_suicide_killed_nobody(reader: Reader) -> None:
    text = (
        "Deputies say the shooting at a home in Dunmore on Monday was an attempted murder-suicide. "
        "Both were found in the garage with gunshot wounds and are in a hospital."
    )
    assert counts(central(read(reader, text, "Husband shot wife in attempted murder-suicide"))) == {
        "wounded": {1, 2}
    }


def test_a_charge_of_long_ago_takes_no_death_of_this_deed_for_granted(reader: Reader) -> None:
    text = (
        "Gunfire early Monday at a club in Dunmore left four people wounded.\n\n"
        "Police said the shots followed a quarrel at the bar, and that they were looking for a man who had"
        " left in a grey car with two others shortly before officers arrived at the scene of the gunfire."
        " Neighbors have asked the city to close the club, which they call a danger to the whole street,"
        " and a hearing on its licence will be held at the town hall next month, the mayor's office says.\n\n"
        "Karl Doyle, 30, was held on Tuesday. In 2009 he was charged with murder, and was let go."
    )
    assert counts(central(read(reader, text))) == {"wounded": {4}}


def rows(reading: Reading) -> list[tuple[str, bool]]:
    return sorted((a.when.edtf, a.central) for a in reading.accounts)


@pytest.mark.parametrize(
    ("below", "other"),
    [
        ("Two weeks ago, a teenager was shot and wounded a block away.", "2016-06-20/2016-06-26"),
        ("The town has seen more of this. On June 12, a man was killed outside a bar.", "2016-06-12"),
        ("We also learned that a 19-year-old was shot and killed on the block on June 25.", "2016-06-25"),
    ],
)
def test_a_crime_of_another_day_that_news_of_one_recalls_is_a_row_of_its_own(
    reader: Reader, below: str, other: str
) -> None:
    text = f"A clerk was shot and killed Monday at a store in Dunmore.\n\n{below}"
    assert rows(read(reader, text, "Clerk killed")) == [(other, False), ("2016-07-04", True)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Police asked for help on Tuesday in solving the killing of a baker. A 40-year-old man was found"
            " dead on June 2 in his shop in Dunmore.",
            None,
        ),
        (
            "A vigil was held Monday for a woman slain in Dunmore. A 25-year-old woman was shot to death"
            " June 22 in her car on Elm Street.",
            "2016-06-22",
        ),
        (
            "A teen was killed Thursday night in Dunmore. Police said a 17-year-old boy was found shot about"
            " 11 p.m. on June 30 on Oak Street.",
            "2016-06-30",
        ),
    ],
)
def test_one_crime_told_with_the_day_of_what_came_of_it_is_one_row(
    reader: Reader, text: str, day: str | None
) -> None:
    (account,) = read(reader, text).accounts
    assert day is None or account.when.edtf == day


def test_the_one_death_of_a_headline_is_the_one_below(reader: Reader) -> None:
    text = (
        "Deputies were called on Monday to a home in Dunmore, where a boy had a gunshot wound. One of his"
        " friends had picked up the pistol, which fired. Medics brought the victim to a hospital, where he"
        " later passed away."
    )
    account = central(read(reader, text, "Child killed in accidental shooting"))
    assert {c.persons for c in account.claims if c.property is Property.KILLED} == {(1,)}
