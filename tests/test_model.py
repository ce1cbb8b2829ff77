"""Intervals of days and content ids."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import DatePrecision, When, content_id, days_between, days_of, month_end

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "edtf", "precision"),
    [
        (date(2024, 1, 23), date(2024, 1, 23), "2024-01-23", DatePrecision.DAY),
        (date(2024, 1, 23), date(2024, 1, 24), "2024-01-23/2024-01-24", DatePrecision.DAYS),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02", DatePrecision.MONTH),
        (date(2023, 2, 1), date(2023, 2, 27), "2023-02-01/2023-02-27", DatePrecision.MONTH),
        (date(2023, 1, 1), date(2023, 12, 31), "2023", DatePrecision.YEAR),
        (None, date(2023, 12, 31), "../2023-12-31", DatePrecision.UNKNOWN),
        (None, None, "", DatePrecision.UNKNOWN),
    ],
)
def test_edtf_and_precision(
    first: date | None, last: date | None, edtf: str, precision: DatePrecision
) -> None:
    when = When(earliest=first, latest=last)
    assert when.edtf == edtf
    assert when.precision == precision


def test_an_interval_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="after"):
        When(earliest=date(2024, 2, 1), latest=date(2024, 1, 1))


@given(DAYS, st.integers(0, 60), DAYS, st.integers(0, 60))
def test_narrowing_is_intersection(a: date, m: int, b: date, n: int) -> None:
    first, second = (a, a + timedelta(m)), (b, b + timedelta(n))
    got = When(earliest=first[0], latest=first[1]).narrowed(*second)
    both = set(days_between(*first)) & set(days_between(*second))
    if got is None:
        assert not both
    else:
        assert got.earliest and got.latest
        assert set(days_between(got.earliest, got.latest)) == both


def test_stated_weekday_rules_out_other_days() -> None:
    when = When(weekday=1, month=1)
    assert when.admits(date(2024, 1, 23))
    assert not when.admits(date(2024, 1, 24))
    assert not when.admits(date(2024, 2, 6))


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_content_ids_differ_when_the_parts_do(a: list[str], b: list[str]) -> None:
    assert (content_id("c", *a) == content_id("c", *b)) == (a == b)


@given(DAYS)
def test_a_day_month_or_year_read_back_is_itself(day: date) -> None:
    assert days_of(f"{day}") == (day, day)
    assert days_of(f"{day:%Y-%m}") == (day.replace(day=1), month_end(day.year, day.month))
    assert days_of(f"{day:%Y}") == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize("words", ["", "lately", "24-1-3", "2024-13", "2024-00", "2023-02-29", "2024-1-3-5"])
def test_no_other_words_are_days(words: str) -> None:
    with pytest.raises(ValueError, match="is no day: write 2024-01-23"):
        days_of(words)
