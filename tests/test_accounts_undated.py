"""What parts accounts on pages whose own day is not known; all incidents are invented."""

from __future__ import annotations

import pytest

from accounts_told import accounts_on, killed
from rashomon.model import Block, BlockLabel, CleanReport, Report, When
from rashomon.read.document import Document
from rashomon.read.reader import Reader
from rashomon.read.sentences import document
from rashomon.read.times import as_if_dated, parse_times

UNKNOWN = When()


def _page(text: str) -> Document:
    blocks = (Block(start=0, end=len(text), label=BlockLabel.ARTICLE),)
    return document(CleanReport(report=Report(id="", text=text), blocks=blocks))


@pytest.mark.parametrize(
    "other",
    [
        "In May, gunmen killed 14 people in a dance hall in Dori.",
        "In January this year, some 14 traders were killed when gunmen attacked a convoy of seven lorries.",
        "Last week, gunmen killed 14 herders in the same district.",
        "Two months ago, 14 herders were killed in an attack in the district.",
    ],
)
def test_another_time_is_another_incident_whatever_day_it_is_counted_from(reader: Reader, other: str) -> None:
    accounts = accounts_on(
        UNKNOWN, reader, f"Gunmen attacked the village of Gorgadji on Tuesday and killed six people. {other}"
    )
    assert [killed(a) for a in accounts] == [{6}, {14}]
    assert not any(a.when.known for a in accounts)  # nothing is made up for the ledger


def test_a_day_of_a_month_may_be_the_weekday(reader: Reader) -> None:
    (account,) = accounts_on(
        UNKNOWN,
        reader,
        "Gunmen attacked the village of Gorgadji on Tuesday and killed six people. Police said the six were "
        "killed in the attack of May 12.",
    )
    assert (account.when.month, account.when.day) == (5, 12)


def test_a_weekday_may_be_the_full_date_of_the_lead(reader: Reader) -> None:
    (account,) = accounts_on(
        UNKNOWN,
        reader,
        "On 14 May 2019 a bomb killed six in Gorgadji. The bomb went off on Tuesday night, police said.",
    )
    assert account.when.edtf == "2019-05-14"


def test_weekdays_of_the_lead_lie_beside_each_other() -> None:
    text = "Gunmen killed six in Gorgadji on Thursday, police said on Friday. Nine had died last week."
    times = parse_times(text)
    doc = _page(text)
    thursday, friday, week = [m.when for m in as_if_dated(doc, times, UNKNOWN)]
    assert thursday.earliest and friday.earliest and week.latest
    assert (friday.earliest - thursday.earliest).days == 1
    assert week.latest < thursday.earliest


def test_where_the_lead_has_a_full_date_what_is_quoted_counts_from_other_days() -> None:
    text = "On 14 May 2019 a bomb killed six in Gorgadji. Six died yesterday, wrote one; last week, another."
    doc = _page(text)
    times = parse_times(text)
    assert as_if_dated(doc, times, UNKNOWN) is times
