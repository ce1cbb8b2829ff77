"""Old incidents that features, funerals and follow-ups recall: which day, place and toll is whose."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed
from rashomon.model import Account, Property, When
from rashomon.read.reader import Reader


def told(reader: Reader, text: str) -> tuple[Account, ...]:
    """The accounts of a report that gives its day of publication in its text alone."""
    return accounts_on(When(), reader, text)


def names(a: Account) -> set[str]:
    return {p.name for p in a.places}


def test_the_day_is_counted_back_from_a_funeral(reader: Reader) -> None:
    first = told(
        reader,
        "14-06-2021 Town buries militia chief. Hundreds followed the coffin through Kirkuk on Sunday four"
        " days after he and six drivers were killed by a mortar shell near Tuz Khurmatu.",
    )[0]
    assert first.when.earliest == first.when.latest == date(2021, 6, 9)
    assert names(first) == {"near Tuz Khurmatu"}


def test_news_that_opens_with_days_past(reader: Reader) -> None:
    first = told(
        reader,
        "17-09-2020 Questions about theatre wardens. Three days after masked gunmen killed 19 people in a"
        " theatre in Kismayo mayors ask about a company that was hired two months ago.",
    )[0]
    assert (first.when.earliest, first.when.latest) == (date(2020, 9, 13), date(2020, 9, 14))


def test_later_is_counted_from_the_account_told_last(reader: Reader) -> None:
    accounts = told(
        reader,
        "20-03-2019 The raid on a dormitory in Maroua on Monday killed 17 weavers. In May last year 26 people"
        " died when rebels stormed a mission at Mora. Three months later fighters killed 35 drovers in"
        " Kousseri.",
    )
    last = next(a for a in accounts if "Kousseri" in names(a))
    assert last.when.earliest and last.when.earliest >= date(2018, 7, 1)
    assert last.when.latest and last.when.latest <= date(2018, 9, 30)


def test_what_stands_behind_a_recalled_year_is_no_part_of_it(reader: Reader) -> None:
    accounts = told(
        reader,
        "11-02-2020 Wardens hold talks. Taliban gunmen killed 19 guests in a hall in Farah on Saturday. The"
        " owner wept. The same hall was raided in 2013 when 16 people died. Gunmen in Kandahar shot at a"
        " lorry and killed nine masons.",
    )
    lorry = next(a for a in accounts if 9 in killed(a))
    assert killed(lorry) == {9} and "Kandahar" in names(lorry)


def test_a_headline_without_a_number_is_of_the_first_account_in_its_town(reader: Reader) -> None:
    accounts = told(
        reader,
        "08-10-2021 Drivers tell of ambush at Tarhuna. On 2 October their lorries came under fire out of two"
        " orchards near Tarhuna and 41 men died. On Thursday rockets fell on Sirte and two cooks were hurt.",
    )
    assert [a.when.earliest for a in accounts] == [date(2021, 10, 2), date(2021, 10, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "A presenter on Radio Ostel Sahil Nur Tarrow 28 was shot dead at a kiosk in Baidoa on Saturday.",
        "Tarrow 58 a sergeant since he was young was killed by a shell in Zliten.",
    ],
)
def test_ages_behind_names_are_no_dead(reader: Reader, text: str) -> None:
    assert all(n == 1 for a in told(reader, text) for n in killed(a))


def test_a_second_day_begins_a_second_deed(reader: Reader) -> None:
    accounts = told(
        reader,
        "29-05-2021 Shells killed 24 in Zuwara. On 11 May a rocket landed near Tobruk and nine shearers died"
        " on 20 May seven people were killed on a ferry quay in Misrata.",
    )
    days = {n: a.when.earliest for a in accounts for n in killed(a)}
    assert days[9] == date(2021, 5, 11) and days[7] == date(2021, 5, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18-08-2019 The toll of Fridays twin blasts in Larkana has risen to 38.", date(2019, 8, 16)),
        ("18-08-2019 In Thursdays assault on Sabha 29 fighters died.", date(2019, 8, 15)),
    ],
)
def test_a_weekday_whose_apostrophe_was_lost(reader: Reader, text: str, day: date) -> None:
    assert told(reader, text)[0].when.earliest == day


def test_the_month_of_the_deed_stands_before_the_day_in_court(reader: Reader) -> None:
    first = told(
        reader,
        "12-03-2021 Court hears of lost file. A cousin of the man who blew himself up at a ferry stop in"
        " Konya in April 2019 told a court on Thursday that he had written to the mayor. The attack killed"
        " 38.",
    )[0]
    assert (first.when.earliest, first.when.latest) == (date(2019, 4, 1), date(2019, 4, 30))


def test_it_was_so_many_days_after_another_deed(reader: Reader) -> None:
    accounts = told(
        reader,
        "14-05-2021 Militants attacked posts in Kidal on Wednesday and 37 soldiers died. It was three days"
        " after a bomb in Mopti killed a judge. In August a raid on a depot at Ansongo cost 21 lives.",
    )
    days = {next(iter(killed(a))): a.when.earliest for a in accounts}
    assert days == {37: date(2021, 5, 12), 1: date(2021, 5, 9), 21: date(2020, 8, 1)}


def test_what_a_toll_comes_on_the_heels_of(reader: Reader) -> None:
    accounts = told(
        reader,
        "12-11-2020 Air strikes on Zaranj killed 33 porters on Thursday. Thursdays losses came on the heels"
        " of Tuesdays raids that killed 14 weavers.",
    )
    days = {next(iter(killed(a))): a.when.earliest for a in accounts}
    assert days == {33: date(2020, 11, 12), 14: date(2020, 11, 10)}


def test_what_is_only_supposed_is_no_incident(reader: Reader) -> None:
    accounts = told(
        reader,
        "06-09-2021 On Saturday rebels bombed the town of Zliten and thirty people died. If somebody set off"
        " a bomb in Toulouse and killed twenty no radio would be silent.",
    )
    assert [killed(a) for a in accounts] == [{30}]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("In the second week of September", date(2020, 9, 8), date(2020, 9, 14)),
        ("On the last day of November", date(2020, 11, 30), date(2020, 11, 30)),
        ("On Monday of last week", date(2021, 2, 1), date(2021, 2, 1)),
    ],
)
def test_parts_of_months_and_weeks(reader: Reader, words: str, first: date, last: date) -> None:
    account = told(reader, f"13-02-2021 War news. {words} a shell killed six people in Misrata.")[0]
    assert (account.when.earliest, account.when.latest) == (first, last)


def test_a_weekday_of_the_same_week(reader: Reader) -> None:
    accounts = told(
        reader,
        "13-02-2021 The graves. Rockets killed 13 people in Zuwara on Tuesday. In Misrata that Wednesday a"
        " shell burst in a tram shed and five people died.",
    )
    assert [a.when.earliest for a in accounts] == [date(2021, 2, 9), date(2021, 2, 10)]


def test_a_number_of_people_is_no_part_of_the_days_behind_it(reader: Reader) -> None:
    accounts = told(
        reader,
        "13-02-2021 War news. Rebels shelled Taiz on Thursday killing four three days after a rocket killed"
        " 11 people in Dhamar.",
    )
    assert [(killed(a), a.when.earliest) for a in accounts] == [
        ({4}, date(2021, 2, 11)),
        ({11}, date(2021, 2, 8)),
    ]


def test_men_with_pistols_are_no_bombers(reader: Reader) -> None:
    accounts = told(
        reader,
        "22-05-2020 Two suicide bombers killed 17 guests in a tea house in Galkayo on Thursday. On Monday"
        " unknown men with pistols killed a poet in Garowe. Last week a mine went off under a cart in Bosaso"
        " and six people lost their lives.",
    )
    assert [a.type.value for a in accounts] == ["suicide_bomb", "attack", "bomb"]


def test_a_number_before_were_is_no_age(reader: Reader) -> None:
    account = told(
        reader,
        "14-04-2021 The mayor said that 31 guests had been killed in Gabes including three raiders and a"
        " porter 58 were wounded.",
    )[0]
    assert 58 in {c.min for c in account.claims if c.property is Property.WOUNDED}


@pytest.mark.parametrize("what", ["If confirmed the raid that", "If true the raid that", "If the raid which"])
def test_what_is_named_behind_if_was(reader: Reader, what: str) -> None:
    (account,) = told(
        reader,
        f"06-09-2021 News from Marib. {what} killed 13 herders in Marib on Saturday was an error for which"
        " the army would pay.",
    )
    assert killed(account) == {13}


@pytest.mark.parametrize(
    ("last", "n"),
    [
        ("Meanwhile Omar Salim wrote that a whole block was destroyed on Mill Street in Misrata.", 1),
        ("Meanwhile rebels shelled Mill Street in Misrata and burnt a block.", 2),
    ],
)
def test_a_loss_without_a_number_on_the_street_told_of(reader: Reader, last: str, n: int) -> None:
    accounts = told(
        reader,
        "On 9 June 2020 at least 14 weavers died in an airstrike that hit two homes on Mill Street"
        " in Misrata. The strike on the homes set a paint store on fire. Its owner lost all that he had. A"
        f" clerk showed pictures of crews and flames. {last}",
    )
    assert len(accounts) == n and accounts[0].central


@pytest.mark.parametrize("what", ["a truce gunmen killed six porters", "the vote six porters were killed"])
def test_a_day_counted_from_what_was_no_deed_is_the_deeds(reader: Reader, what: str) -> None:
    (account,) = told(reader, f"09-03-2017 Unrest in Kano. In Kano on Wednesday two days after {what}.")
    assert account.when.earliest == account.when.latest == date(2017, 3, 8)


def test_those_killed_along_with_one_are_of_his_incident(reader: Reader) -> None:
    accounts = told(
        reader,
        "19-03-2017 News from Libya. A brigadier was shot dead in Sirte along with three nephews on"
        " Friday and a bomb in Misrata killed two.",
    )
    assert [killed(a) for a in accounts] == [{1, 3}, {2}]


MONDAY = When(earliest=date(2020, 7, 6), latest=date(2020, 7, 6))


def retaken(reader: Reader, text: str) -> tuple[Account, ...]:
    return accounts_on(MONDAY, reader, text, "Army enters Hawija")


@pytest.mark.parametrize(
    ("recalled", "first", "last"),
    [
        ("Rebels had seized it on May 12.", date(2020, 5, 12), date(2020, 5, 12)),
        ("Two weeks ago, the army lost the town to rebels.", date(2020, 6, 22), date(2020, 6, 28)),
        ("Rebels captured Hawija in 2014 and mined its bridges.", date(2014, 1, 1), date(2014, 12, 31)),
        ("Fighting has gone on since rebels captured it in March.", date(2020, 3, 1), date(2020, 3, 31)),
    ],
)
def test_ground_that_changed_hands_on_another_day_is_another_incident(
    reader: Reader, recalled: str, first: date, last: date
) -> None:
    news, then = retaken(
        reader, f"The army retook the town of Hawija on Sunday, state media said. {recalled}"
    )
    assert news.central and news.when.earliest == date(2020, 7, 5)
    assert (then.when.earliest, then.when.latest) == (first, last)
    assert names(then) == {"Hawija"} and not then.central


def test_days_of_one_battle_are_of_one_incident(reader: Reader) -> None:
    text = "The army retook the town of Hawija on Sunday. It had captured its west on Saturday."
    assert len(retaken(reader, text)) == 1


def test_what_is_retaken_was_lost_before(reader: Reader) -> None:
    text = "Marines retook Hawija at low tide. The army had lost the town to pirates last week."
    news, then = retaken(reader, text)
    assert then.when.latest == date(2020, 7, 5) and (news.when.latest, news.central) == (
        date(2020, 7, 6),
        True,
    )


def test_a_month_of_the_place_is_that_of_what_happened_there_before(reader: Reader) -> None:
    text = (
        "The attack was on Hawija, a port of salt traders, where some 52 died in January in a raid by a rival"
        ' guild. Ten boats took part, the midwife Mina Sabri said. "I saw 11 people dead," she said.'
    )
    news, then = accounts_on(MONDAY, reader, text, "Attack on port of salt traders kills 11")
    assert (killed(news), killed(then)) == ({11}, {52})
    assert news.when.latest == MONDAY.latest and then.when.latest == date(2020, 1, 31)


def test_days_after_what_happened_there(reader: Reader) -> None:
    text = "Looters stormed Hawija on Friday, three days after a bombing there killed 17 bakers."
    news, then = accounts_on(MONDAY, reader, text, "Looters in Hawija")
    assert (killed(then), then.when.earliest) == ({17}, date(2020, 6, 30)) and names(then) == {"Hawija"}
    assert news.when.earliest == date(2020, 7, 3)
