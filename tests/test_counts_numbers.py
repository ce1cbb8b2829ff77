"""Numbers, their bounds, and what looks like a number of people and is none."""

from __future__ import annotations

import pytest

from counts_told import counts, one
from invented import doc
from rashomon.read.counts import find_counts
from rashomon.read.counts.numbers import quantities
from rashomon.read.sentences import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 1,200 people", (1200, None, "at_least")),
        ("more than a dozen villagers", (12, None, "at_least")),
        ("nearly 40 rebels", (40, 40, "about")),
        ("as many as 30 were there", (None, 30, "up_to")),
        ("between 10 and 15 farmers", (10, 15, "about")),
        ("12-15 farmers", (12, 15, "about")),
        ("dozens", (24, None, "vague")),
        ("tens of thousands of people", (20000, None, "vague")),
        ("a number of militants", (2, None, "vague")),
        ("two dozen", (24, 24, "exact")),
        ("twenty-six", (26, 26, "exact")),
        ("one hundred and five people", (105, 105, "exact")),
        ("a quarter of a million herders", (250000, 250000, "exact")),
        ("1.9 million others", (1900000, 1900000, "exact")),
        ("70+ wounded", (70, None, "at_least")),
        ("١٢", (12, 12, "exact")),
        ("In 2016 at least 16 people", (16, None, "at_least")),
    ],
)
def test_numbers_and_their_bounds(text: str, expected: tuple[int | None, int | None, str]) -> None:
    q = quantities(tokens(text))[-1]
    assert (q.min, q.max, q.qualifier.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two more clerks, ages 51 and 37, were wounded.", [("wounded", 2)]),
        ("Velm 11-May-2031 Seven clerks were wounded.", [("wounded", 7)]),
        ("A gunman killed a 9-month old girl in Dorwick.", [("killed", 1)]),
        ("Toby Hall, 15, and Dan Reed, 16, were killed on Mill Road.", [("killed", 2)]),
        ("A 31 y/o woman, 38 y/o man, and 62 y/o man died in the tavern.", [("killed", 3)]),
        ("Photo 3 of 7 A girl, thought to be 9 years old, was wounded.", [("wounded", 1)]),
        ("Two sisters, 8 and 14 years old, lie in critical condition.", [("wounded", 2)]),
        ("One of the five, a 33-year-old nurse, died overnight.", [("killed", 1)]),
        ("Raiders killed nine in Dalm, a city of six million, in May.", [("killed", 9)]),
        ("Karel Vost, now 43, was shot when he left.", [("wounded", 1)]),
    ],
)
def test_ages_and_those_one_is_picked_from_are_no_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc(text))[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire took the lives of 17 farmers at least, it said.", (17, None)),
        ("Nine bakers or more were killed as a shell hit the mill.", (9, None)),
        ("Seven militants at most were killed near Velm.", (None, 7)),
        ("The rebels put the toll of dead at least at 74.", (74, None)),
    ],
)
def test_a_bound_stands_behind_the_people_too(text: str, expected: tuple[int | None, int | None]) -> None:
    found = one(text)
    assert (found.min, found.max) == expected
    assert "least" not in (found.who or "")


def test_and_more_than_is_the_next_numbers_bound() -> None:
    found = counts("The raid left 70 martyrs and more than 300 people hurt.")
    assert [c[1:3] for c in found] == [(70, 70), (300, None)]


def test_in_2016_at_least_16_is_the_next_numbers_bound() -> None:
    assert counts("Nine people died in 2016, at least 16 people in 2017.")[0][1:3] == (9, 9)


def test_a_number_in_words_behind_a_year_that_no_stop_parts_from_it() -> None:
    found = one("Published March 4 2019 Thirty-one civilians were killed in Velm on Sunday.")
    assert (found.min, found.who) == (31, "civilians")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose from 12 to 15.", [("killed", 15, 15, "exact")]),
        ("The death toll from raids on Norland climbed from 812 to 847.", [("killed", 847, 847, "exact")]),
        ("The number of dead has increased from 30 to at least 34.", [("killed", 34, None, "at_least")]),
        ("The toll of dead in the fire has gone up to 31.", [("killed", 31, 31, "exact")]),
        ("From 12 to 15 people were killed.", [("killed", 12, 15, "about")]),
    ],
)
def test_a_toll_that_changed_is_what_it_changed_to(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Shells killed a girl of 15 in Velm.", "A girl of 15 died in the raid.", "A girl of 15 was killed."],
)
def test_the_age_of_one_is_no_number_of_people(text: str) -> None:
    assert counts(text) == [("killed", 1, 1, "exact")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a 24-hour period 19 people died.", [19]),
        ("The 48-hour toll was 250.", [250]),
        ("After a 72-hour truce 12 people were killed.", [12]),
        ("An L-39 was shot down near Velm and its gunner was killed.", [1]),
        ("An Su-25 was shot down near Velm.", []),
        ("Gunmen shot down two officers in Velm.", [2]),
        ("A colonel said 54 of 80 were shot down and that nobody died.", [0]),
        ("Fri May 22 2020 Soldiers killed in Velm blast", []),
        ("2020-11-12 Soldiers killed in Velm blast", []),
        ("12-11-2020 Soldiers killed in Velm blast", []),
        ("Norland's jets struck 90 of 112 targets around Velm.", []),
        ("The navy hit 12 of the 15 boats on its list.", []),
    ],
)
def test_a_stretch_of_time_and_a_craft_are_nobody(text: str, expected: list[int]) -> None:
    assert [n for _, n, *_ in counts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine were killed, four of whom were women.", [(9, None), (4, "women")]),
        ("Nine were killed, of whom four were women.", [(9, None), (4, "women")]),
        ("Nine were killed, four of them women.", [(9, None), (4, "women")]),
        ("The mine killed a Border Guard officer.", [(1, "Border Guard officer")]),
        ("Three suicide bombers struck near the ministry.", []),
        ("Six of 30 people hurt in Velm are children.", [(6, "people")]),
        ("Seven members of one family died when a shell fell on a hut.", [(7, "members")]),
        ("Colonel Adrin Molt, a senior Norlandic envoy, was killed.", [(1, "Colonel Adrin Molt")]),
        ("Thieves halted the van of two priests, both of Velm; a porter was shot.", [(1, "porter")]),
        ("No toll could be confirmed.", []),
        ("No one was killed.", [(0, None)]),
    ],
)
def test_who_a_number_is_of_and_who_it_is_not(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(m.min, m.who) for m in find_counts(doc(text))[0]] == expected
