"""Old incidents that features, funerals and follow-ups recall: which day, place and toll is whose."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, Property, Report
from rashomon.read.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> list[Account]:
    return list(reader.read(clean(Report(id="x", text=text))).accounts)


def killed(a: Account) -> set[int | None]:
    return {c.min for c in a.claims if c.property is Property.KILLED}


def names(a: Account) -> set[str]:
    return {p.name for p in a.places}


def test_the_day_is_counted_back_from_a_funeral(reader: Reader) -> None:
    first = told(
        reader,
        "06-07-2015 Crowds bury Kurdish general. Mourners walked through Erbil on Sunday three days after he"
        " and four guards were killed by a mortar shell near Makhmour.",
    )[0]
    assert first.when.earliest == first.when.latest == date(2015, 7, 2)
    assert names(first) == {"near Makhmour"}


def test_news_that_opens_with_days_past(reader: Reader) -> None:
    first = told(
        reader,
        "23-01-2018 Questions about hotel guards. Two days after Taliban gunmen killed 22 people in an inn in"
        " Kabul officials ask about a firm that took the job three weeks ago.",
    )[0]
    assert (first.when.earliest, first.when.latest) == (date(2018, 1, 20), date(2018, 1, 21))


def test_later_is_counted_from_the_account_told_last(reader: Reader) -> None:
    accounts = told(
        reader,
        "26-02-2014 The raid on a hostel in Damaturu on Monday killed 43 pupils. In July last year 42 people"
        " died when rebels stormed a school at Mamudo. Two months later fighters killed 44 students in"
        " Gujba.",
    )
    gujba = next(a for a in accounts if "Gujba" in names(a))
    assert gujba.when.earliest and gujba.when.earliest >= date(2013, 8, 1)
    assert gujba.when.latest and gujba.when.latest <= date(2013, 10, 31)


def test_what_stands_behind_a_recalled_year_is_no_part_of_it(reader: Reader) -> None:
    accounts = told(
        reader,
        "23-01-2018 Taliban gunmen killed 22 people in an inn in Kabul on Saturday. The same inn was attacked"
        " in June 2011 when 21 people died. A roadside bomb in Herats Gulran district hit a minibus killing"
        " eight passengers.",
    )
    bomb = next(a for a in accounts if 8 in killed(a))
    assert killed(bomb) == {8} and "Gulran district" in names(bomb)


def test_a_headline_without_a_number_is_of_the_first_account_in_its_town(reader: Reader) -> None:
    accounts = told(
        reader,
        "05-09-2014 Volunteers tell of ambush at Ilovaisk. On 29 August the column was shot at from both"
        " sides outside Ilovaisk and 108 men died. On Thursday shells fell on Mariupol and two civilians"
        " were hurt.",
    )
    assert [a.when.earliest for a in accounts] == [date(2014, 8, 29), date(2014, 9, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "A presenter on Radio Ostel Sahil Nur Tarrow 28 was shot dead by two men in Baidoa on Saturday.",
        "Tarrow 58 a peshmerga since he was young was killed by a shell in Gwer.",
    ],
)
def test_ages_behind_names_are_no_dead(reader: Reader, text: str) -> None:
    assert all(n == 1 for a in told(reader, text) for n in killed(a))


def test_a_second_day_begins_a_second_deed(reader: Reader) -> None:
    accounts = told(
        reader,
        "27-01-2015 Shells killed 30 in Mariupol. On 13 January a rocket landed near Volnovakha and 12"
        " passengers died on 22 January eight people were killed at a tram stop in Donetsk.",
    )
    days = {next(iter(killed(a))): a.when.earliest for a in accounts if killed(a)}
    assert days[12] == date(2015, 1, 13) and days[8] == date(2015, 1, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25-06-2017 The toll of Fridays twin explosions in Quetta has reached 67.", date(2017, 6, 23)),
        ("25-06-2017 In Thursdays assault on Sirte 34 fighters died.", date(2017, 6, 22)),
    ],
)
def test_a_weekday_whose_apostrophe_was_lost(reader: Reader, text: str, day: date) -> None:
    assert told(reader, text)[0].when.earliest == day


def test_the_month_of_the_deed_stands_before_the_day_in_court(reader: Reader) -> None:
    first = told(
        reader,
        "10-11-2017 Court is told of police list. A brother of the man who blew himself up at a railway"
        " station in Ankara in October 2015 told a court on Thursday that he had rung the police. The"
        " attack killed 101.",
    )[0]
    assert (first.when.earliest, first.when.latest) == (date(2015, 10, 1), date(2015, 10, 31))


def test_it_was_so_many_days_after_another_deed(reader: Reader) -> None:
    accounts = told(
        reader,
        "03-07-2015 Militants attacked posts in Sheikh Zuweid on Wednesday and 64 soldiers died. It was"
        " two days after a bomb in Cairo killed a prosecutor. In October a raid on an army post at Karm"
        " al-Wadi cost 33 lives.",
    )
    days = {next(iter(killed(a))): a.when.earliest for a in accounts}
    assert days == {64: date(2015, 7, 1), 1: date(2015, 6, 29), 33: date(2014, 10, 1)}


def test_what_a_toll_comes_on_the_heels_of(reader: Reader) -> None:
    accounts = told(
        reader,
        "19-07-2016 Air strikes on Tokhar killed 56 civilians on Tuesday. Tuesdays casualties come on the"
        " heels of air strikes on the town of Manbij on Monday when 15 civilians were killed.",
    )
    days = {next(iter(killed(a))): a.when.earliest for a in accounts}
    assert days == {56: date(2016, 7, 19), 15: date(2016, 7, 18)}


def test_what_is_only_supposed_is_no_incident(reader: Reader) -> None:
    accounts = told(
        reader,
        "09-01-2017 On Saturday Islamic State bombed the town of Azaz and sixty people died. If a bomb"
        " went off in Orleans and killed forty the world would stand still.",
    )
    assert [killed(a) for a in accounts] == [{60}]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("In the second week of September", date(2014, 9, 8), date(2014, 9, 14)),
        ("On the last day of November", date(2014, 11, 30), date(2014, 11, 30)),
        ("On Monday of last week", date(2015, 2, 2), date(2015, 2, 2)),
    ],
)
def test_parts_of_months_and_weeks(reader: Reader, words: str, first: date, last: date) -> None:
    account = told(reader, f"14-02-2015 War news. {words} a shell killed six people in Donetsk.")[0]
    assert (account.when.earliest, account.when.latest) == (first, last)


def test_a_weekday_of_the_same_week(reader: Reader) -> None:
    accounts = told(
        reader,
        "14-02-2015 The morgue. Rockets killed 17 people in Kramatorsk on Tuesday. In Donetsk that Wednesday"
        " a shell tore open a bus and six people died.",
    )
    assert [a.when.earliest for a in accounts] == [date(2015, 2, 10), date(2015, 2, 11)]


def test_a_number_of_people_is_no_part_of_the_days_behind_it(reader: Reader) -> None:
    accounts = told(
        reader,
        "14-02-2015 War news. Rebels shelled Homs on Thursday killing three two days after a rocket killed 12"
        " people in Idlib.",
    )
    assert [(killed(a), a.when.earliest) for a in accounts] == [
        ({3}, date(2015, 2, 12)),
        ({12}, date(2015, 2, 10)),
    ]


def test_men_with_pistols_are_no_bombers(reader: Reader) -> None:
    accounts = told(
        reader,
        "20-09-2012 Two suicide bombers killed 14 people in a restaurant in Mogadishu on Thursday. On Sunday"
        " unknown men with pistols killed a cameraman in Baidoa. Last week a mine went off under a minibus in"
        " Afgoye and five people lost their lives.",
    )
    assert [a.type.value for a in accounts] == ["suicide_bomb", "attack", "bomb"]


def test_a_number_before_were_is_no_age(reader: Reader) -> None:
    account = told(
        reader,
        "19-03-2015 The minister said that 23 people had been killed in Tunis including two attackers and a"
        " policeman 47 were wounded.",
    )[0]
    assert 47 in {c.min for c in account.claims if c.property is Property.WOUNDED}
