"""Which of the places that a report names an incident was at, on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on
from rashomon.model import Account, PlaceRole, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2016, 8, 5), latest=date(2016, 8, 5), how="given")  # a Friday


def sites(a: Account) -> set[str]:
    return {p.name for p in a.places if p.role is PlaceRole.SITE}


@pytest.mark.parametrize(
    "told",
    [
        "It was the third shooting there. A woman was shot on Tarrow Avenue in March.",
        "The shooting came two weeks after a tailor was shot dead on Tarrow Avenue.",
        "Police said the gunman was also wanted for a July 12 shooting on Tarrow Avenue.",
        "He had been hurt by a shooting on Tarrow Avenue in 2013.",
    ],
)
def test_streets_of_earlier_shootings_are_no_sites(reader: Reader, told: str) -> None:
    (a, *_) = accounts_on(DAY, reader, f"A man was shot on Velin Street in Dayton, Ohio, on Thursday. {told}")
    assert sites(a) == {"Velin Street"}


def test_a_street_of_the_day_before_is_a_site(reader: Reader) -> None:
    text = "A man was arrested Thursday in Dayton, Ohio. The victim was shot on Velin Street on May 2."
    assert "Velin Street" in sites(accounts_on(DAY, reader, text)[0])


@pytest.mark.parametrize(
    "told",
    [
        "The death of a sentry is the second that is tied to the Ankara war.",
        "The cabinet is under pressure to answer raids on its guards despite political unease in Ankara.",
        "It has vowed to avenge the attacks on its guards amid anger in Ankara.",
    ],
)
def test_where_a_war_or_a_mood_is_told_of_nothing_struck(reader: Reader, told: str) -> None:
    found = accounts_on(DAY, reader, f"Rockets hit a fish farm in Mukalla on Thursday.\n\n{told}")
    assert all({p.name for p in a.places} <= {"Mukalla"} for a in found)


def test_those_who_died_amid_unrest_died_there(reader: Reader) -> None:
    text = "Gunmen killed six in Jos. Five cooks were shot dead amid rioting in Lagos."
    assert any("Lagos" in sites(a) for a in accounts_on(DAY, reader, text))


def test_a_fight_amid_which_a_town_is_bombed_has_its_place(reader: Reader) -> None:
    (a, *_) = accounts_on(DAY, reader, "Shells killed nine people on Monday amid fighting in Aleppo.")
    assert "Aleppo" in sites(a)
