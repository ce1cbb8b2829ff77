"""What parts accounts on pages whose own day is not known; all incidents are invented."""

from __future__ import annotations

import pytest

from accounts_told import accounts_on, killed
from rashomon.model import When
from rashomon.read.reader import Reader

UNKNOWN = When()


@pytest.mark.parametrize(
    "other",
    [
        "In May, gunmen killed 14 people in a dance hall in Dori.",
        "This January, 14 traders died when gunmen ambushed seven lorries.",
        "Last week, gunmen killed 14 herders in the same district.",
        "Two months ago, 14 herders were killed in an attack in the district.",
    ],
)
def test_another_time_is_another_incident_whatever_day_it_is_counted_from(reader: Reader, other: str) -> None:
    accounts = accounts_on(
        UNKNOWN, reader, f"Gunmen attacked the village of Nouna on Tuesday and killed six people. {other}"
    )
    assert [killed(a) for a in accounts] == [{6}, {14}]
    assert not any(a.when.known for a in accounts)  # nothing is made up for the ledger


def test_a_day_of_a_month_may_be_the_weekday(reader: Reader) -> None:
    (account,) = accounts_on(
        UNKNOWN,
        reader,
        "Gunmen attacked the village of Nouna on Tuesday and killed six people. Police said the six were "
        "killed in the attack of May 12.",
    )
    assert (account.when.month, account.when.day) == (5, 12)


def test_a_weekday_may_be_the_full_date_of_the_lead(reader: Reader) -> None:
    (account,) = accounts_on(
        UNKNOWN,
        reader,
        "On 14 May 2019 a bomb killed six in Nouna. The bomb went off on Tuesday night, police said.",
    )
    assert account.when.edtf == "2019-05-14"
