"""Reports on what came of a deed weeks later: its day by its month, tolls that rise, ground won back."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, names
from rashomon.model import Account, When
from rashomon.read.reader import Reader

DAY = date(2021, 10, 20)


def told(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return accounts_on(When(earliest=DAY, latest=DAY), reader, text, title)


def days(a: Account) -> tuple[date | None, date | None]:
    return a.when.earliest, a.when.latest


@pytest.mark.parametrize(
    "lead",
    [
        "The wrong shed was bombed in an air strike last month in Kismayo that left 33 dockers dead.",
        "The navy owned up to the bombing of a ferry quay in Kismayo last month, which left 33 dockers dead.",
        "The navy owned up to a September rocket attack in Kismayo that killed 33 dockers.",
    ],
)
def test_days_behind_the_month_that_a_deed_is_called_by_are_of_what_came_of_it(
    reader: Reader, lead: str
) -> None:
    first = told(reader, f"{lead} The letter on Tuesday was short.", "Navy owns up to quay deaths")[0]
    assert days(first) == (date(2021, 9, 1), date(2021, 9, 30))


def test_a_day_inside_that_month_is_the_deeds(reader: Reader) -> None:
    first, *rest = told(
        reader,
        "The navy owned up to the bombing of a ferry quay in Kismayo last month, which left 33 dockers dead."
        " It says that the September 14 navy strike in Kismayo was flown by a pupil.",
        "Navy owns up to quay deaths",
    )
    assert days(first) == (date(2021, 9, 14), date(2021, 9, 14))
    assert not rest


def test_days_of_a_campaign_that_began_in_a_month_are_its_own(reader: Reader) -> None:
    first = told(reader, "Troops entered Kismayo on Monday in an offensive last month's rains had slowed.")[0]
    assert days(first) == (date(2021, 10, 18), date(2021, 10, 18))


def test_a_month_stands_by_those_who_have_been_arrested(reader: Reader) -> None:
    first = told(
        reader,
        "Two bandits who killed 21 weavers at an inn in Kisangani in July have been arrested, the mayor wrote"
        " on Monday.",
        "Bandits arrested after inn attack",
    )[0]
    assert days(first) == (date(2021, 7, 1), date(2021, 7, 31))


def test_the_day_of_a_deed_stands_below_one_on_which_its_toll_rose(reader: Reader) -> None:
    first, *rest = told(
        reader,
        "The toll of a suicide bombing in Beledweyne climbed to 57 dead on Wednesday. A suicide bomber drove"
        " a bread van into a bus depot before dawn on Saturday.",
        "Toll of Beledweyne bombing climbs to 57",
    )
    assert days(first) == (date(2021, 10, 16), date(2021, 10, 16))
    assert not rest


@pytest.mark.parametrize(
    "text",
    [
        "The army has recaptured Berbera, more than two weeks after it was raided by Shabaab fighters.",
        "Marines have recaptured Berbera, a town that was stormed by Shabaab fighters two weeks ago.",
        "Marines have recaptured Berbera. On October 3, Shabaab fighters attacked the town and killed nine"
        " porters.",
    ],
)
def test_ground_won_back_is_another_incident_than_how_it_was_lost(reader: Reader, text: str) -> None:
    won, lost = told(reader, text)
    assert won.when.latest == date(2021, 10, 20)
    assert lost.when.latest and lost.when.latest <= date(2021, 10, 10)


def test_a_town_taken_months_ago_is_no_part_of_the_news(reader: Reader) -> None:
    first, last = told(
        reader,
        "A bomb in a mill in Kunduz killed eight fighters on Monday. Their band has ruled all of Takhar since"
        " the capture of its seat in May.",
    )
    assert days(first) == (date(2021, 10, 18), date(2021, 10, 18))
    assert days(last) == (date(2021, 5, 1), date(2021, 5, 31))


def test_a_deed_told_by_the_years_since_a_like_one_elsewhere(reader: Reader) -> None:
    first, last = told(
        reader,
        "Raiders stormed a mill in Kisumu on October 16, three years after a similar attack on Eldoret.",
    )
    assert names(first) == "Kisumu" and names(last) == "Eldoret"
    assert last.when.latest and last.when.latest.year == 2018


def test_what_struck_arms_had_been_used_for(reader: Reader) -> None:
    first, last = told(
        reader,
        "Navy jets struck the port of Derna and killed nine people. The raids hit boats used to shell the"
        " town of Tobruk on Sunday, a pilot said.",
    )
    assert "Tobruk" not in names(first)
    assert "Tobruk" in names(last) and days(last) == (date(2021, 10, 17), date(2021, 10, 17))
