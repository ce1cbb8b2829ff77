"""Days of other calendars and of feasts, in made-up sentences and against known days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from rashomon.read.times import parse_times
from rashomon.read.times.calendars import (
    ethiopian,
    ethiopian_year,
    hebrew,
    hebrew_year,
    islamic,
    islamic_year,
    solar,
    solar_year,
)
from rashomon.read.times.feasts import easter, orthodox_easter
from times_told import one


def test_islamic_dates_are_approximate_and_say_so() -> None:
    w = one("Killed on 12 Ramadan 1437.").when
    assert w.admits(date(2016, 6, 17))
    assert w.days == 3
    assert "Islamic" in w.how


def test_solar_dates_of_iran_and_afghanistan() -> None:
    def days(text: str) -> list[str]:
        return [t.when.edtf for t in parse_times(text, date(2016, 10, 3))]

    assert days("The shell fell on 12 Farvardin 1394.") == ["2015-04-01"]
    assert days("On Mehr 5, 1395 it fell.") == ["2016-09-26"]
    assert days("Mr Dey said on 31 Mehr 1395 that") == []  # a day that the month lacks
    assert days("Dey 1395") == days("Bahman was hit") == []


def test_a_feast_of_the_past_is_the_last_one() -> None:
    (told,) = parse_times("The shooting on Easter Sunday killed two.", date(2017, 1, 22))
    (planned,) = parse_times("The march will be on Easter Sunday.", date(2017, 1, 22))
    assert (told.when.edtf, planned.when.edtf) == ("2016-03-27", "2017-04-16")


def test_hijri_and_feasts_against_known_days() -> None:
    first = islamic(1445, 9, 1)
    assert first is not None
    assert first[0] <= date(2024, 3, 11) <= first[1]
    assert islamic_year(date(2024, 3, 11)) == 1445
    assert easter(2016) == date(2016, 3, 27)
    assert [orthodox_easter(y) for y in (2022, 2023, 2024)] == [
        date(2022, 4, 24),
        date(2023, 4, 16),
        date(2024, 5, 5),
    ]


def test_hebrew_and_ethiopian_days_against_known_ones() -> None:
    def day(span: tuple[date, date] | None) -> str | None:
        return span and span[0].isoformat()

    assert day(hebrew(5784, 1, 1)) == "2023-09-16"  # Rosh Hashanah
    assert day(hebrew(5785, 1, 10)) == "2024-10-12"  # Yom Kippur
    assert day(hebrew(5782, 8, 15)) == "2022-04-16"  # Passover
    assert day(ethiopian(2016, 1, 1)) == "2023-09-12"  # Enkutatash after a leap year
    assert day(ethiopian(2017, 1, 1)) == "2024-09-11"
    assert day(ethiopian(2015, 4, 29)) == "2023-01-07"  # Genna


@pytest.mark.parametrize(
    ("calendar", "year_of", "first_year", "months"),
    [(ethiopian, ethiopian_year, 1930, 13), (hebrew, hebrew_year, 5690, 13), (solar, solar_year, 1330, 12)],
)
def test_months_of_a_calendar_follow_each_other(
    calendar: Callable[[int, int, int | None], tuple[date, date] | None],
    year_of: Callable[[date], int],
    first_year: int,
    months: int,
) -> None:
    last: date | None = None
    for year in range(first_year, first_year + 110):
        for month in range(1, months + 1):
            span = calendar(year, month, None)
            if span is None:
                continue  # no Adar I in that year
            assert last is None or span[0] == last + timedelta(days=1), (year, month)
            assert year_of(span[0]) == year_of(span[1]) == year
            last = span[1]


def test_dates_of_ethiopian_and_hebrew_calendars() -> None:
    def days(text: str, published: date | None = date(2024, 5, 20)) -> list[str]:
        return [t.when.edtf for t in parse_times(text, published)]

    assert days("On 10 Hamle 2014 (Ethiopian calendar) a raid began.") == ["2022-07-17"]
    assert days("On the 3rd of Hidar 2013 a raid began.") == ["2020-11-12"]
    assert days("A raid began on 10 Hamle.") == ["2023-07-17"]
    assert days("Rockets fell on 14 Tishrei 5784.", None) == ["2023-09-29"]
    assert days("Rockets fell on 23 Adar II 5784.", None) == ["2024-04-02"]
    assert days("It was shelled on Yom Kippur.") == ["2023-09-25"]
    assert days("It was shelled on Orthodox Easter.") == ["2024-05-05"]
    # Months that people and verbs are called like need a day before them, or a year.
    assert days("Nisan Karni, 34, and Adar fled Tir; Sene said so.") == []
    assert days("It fell on 12 Tir.", None) == []
    assert days("On 31 Hidar 2013") == ["2013"]  # a day that the month lacks


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("two days after Christmas", "2015-12-27"),
        ("the day before Christmas", "2015-12-24"),
        ("just after Christmas", "2015-12-26/2016-01-01"),
    ],
)
def test_days_counted_from_a_feast(words: str, edtf: str) -> None:
    (t,) = parse_times(f"She was shot {words}.", date(2016, 2, 13))
    assert t.when.edtf == edtf


def test_a_day_of_a_feast_is_counted_from_its_first() -> None:
    def day(text: str) -> str:
        return one(text, date(2024, 7, 25)).when.edtf

    assert day("Shells fell on the second day of Eid al-Adha.") == "2024-06-17/2024-06-19"
    assert day("Shells fell on the third day of Passover.") == "2024-04-25"
    assert day("Shells fell on the 10th day of Ramadan.") == "2024-03-19/2024-03-21"
    assert day("Shells fell on the second day of Christmas.") == "2023-12-26"
    assert parse_times("The ninetieth day of Easter", date(2024, 7, 25))[-1].text == "Easter"


@pytest.mark.parametrize(("what", "edtf"), [("party", "2015-12"), ("market", None)])
def test_what_is_called_by_a_feast_is_not_of_its_day(what: str, edtf: str | None) -> None:
    found = parse_times(f"She was shot at a Christmas {what}.", date(2016, 2, 13))
    assert [t.when.edtf for t in found] == ([edtf] if edtf else [])
