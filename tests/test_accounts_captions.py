"""Captions run into the report's first sentence, datelines abroad, institutes: none is where it happened."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.model import When
from rashomon.read.reader import Reader

TUESDAY = When(earliest=date(2019, 6, 11), latest=date(2019, 6, 11), how="given")


def test_a_caption_run_into_the_lead_shows_another_raid(reader: Reader) -> None:
    text = (
        "Rescuers search a house hit by an air strike in the rebel-held town of Tikrit June 1 2019 (Meridian "
        "Photo) Ten civilians were killed on Monday when jets struck a market in Mosul, rescuers said."
    )
    [only] = accounts_on(TUESDAY, reader, text)
    assert killed(only) == {10}
    assert "Mosul" in names(only) and "Tikrit" not in names(only)
    assert only.when.earliest == date(2019, 6, 10)


def test_an_agency_named_behind_news_makes_no_caption_of_it(reader: Reader) -> None:
    lead = "Twelve people were killed in an air raid on Mosul on Monday, a monitor said."
    death = "A guard was shot dead by gunmen in Basra on Tuesday, state media said (Reuters)"
    storm = "Gunmen stormed a post in Basra on Tuesday, state media said (AFP)"
    for more, dead in ((death, {1}), (storm, set()), (f"{death} The city is calm.", {1})):
        found = accounts_on(TUESDAY, reader, f"{lead} {more}")
        assert [killed(a) for a in found] == [{12}, dead]


@pytest.mark.parametrize(
    "text",
    [
        "AMMAN (Reuters) - Shelling killed nine people on Monday in Syria, a monitor said.",
        "CAIRO: Gunmen killed nine soldiers in Yemen on Monday, officials said.",
    ],
)
def test_where_the_agency_sits_is_no_site(reader: Reader, text: str) -> None:
    [only] = accounts_on(TUESDAY, reader, text)
    assert names(only) in ("Syria", "Yemen")


def test_an_institute_called_like_a_town_is_no_site(reader: Reader) -> None:
    text = (
        "Gunmen killed nine soldiers in Mosul on Monday, officials said. Omar Daud of the Hudson Institute "
        "said the attack in which nine died showed the group's reach."
    )
    [only] = accounts_on(TUESDAY, reader, text)
    assert names(only) == "Mosul"
