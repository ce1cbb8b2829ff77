"""Counts that the form alone ties to people: taken to hospital, conditions, "the shooting of"."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.model import Property
from rashomon.read.counts import find_counts
from rashomon.read.mentions import CountMention


def counts(text: str) -> list[CountMention]:
    return find_counts(doc(text))[0]


def values(text: str, property: Property = Property.WOUNDED) -> list[tuple[int | None, int | None]]:
    return [(m.min, m.max) for m in counts(text) if m.property is property]


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("One person was taken to the hospital on Tuesday.", 1),
        ("The two victims were rushed to Velm Medical Center.", 2),
        ("A shooting in Harlow lands four men in hospital.", 4),
        ("Three people were listed in fair condition.", 3),
        ("Police are looking into the shooting of a 12-year-old boy by his brother.", 1),
        ("He is charged with shooting his 30-year-old neighbor.", 1),
        ("Two men were charged after the injury to a guard.", 1),
    ],
)
def test_people_hurt_by_the_form_of_the_words(text: str, wounded: int) -> None:
    assert (wounded, wounded) in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "The suspect was taken to jail.",
        "Two deputies were taken to the clinic for evaluation.",
        "The shooting range of the town was closed.",
        "The road is in good condition.",
        "Two homicide detectives were called.",
        "Murder suspect 28-year-old Dan Reed was arrested.",
    ],
)
def test_nobody_is_hurt(text: str) -> None:
    assert counts(text) == []


def test_quotes_hold_the_number_and_the_hospital() -> None:
    [m] = counts("Late on Monday two women were flown to Dorwick Hospital, police said.")
    assert m.text == "two women were flown to Dorwick Hospital"


def test_who_dies_in_hospital_is_dead_and_not_hurt() -> None:
    found = counts("A man was taken to a hospital. The man died there.")
    assert {m.property for m in found} == {Property.KILLED}


def test_what_a_person_is_adds_nobody() -> None:
    assert values("The victim, a 63-year-old woman, was brought to the hospital.") == [(1, 1)]


def test_the_dead_named_behind_their_verb() -> None:
    text = (
        "Killed were 25-year-old Dan Marsh of Oakton, 23-year-old Stella Rivers and 24-year-old Clara Smith."
    )
    assert values(text, Property.KILLED) == [(3, 3)]


def test_a_toll_that_rose_within_its_sentence() -> None:
    assert values("The death toll was initially 17 but rose to 26.", Property.KILLED) == [(17, 17), (26, 26)]


@pytest.mark.parametrize("text", ["No-one was injured.", "The fire is suspicious. No one was hurt."])
def test_no_one_is_none(text: str) -> None:
    assert values(text) == [(0, 0)]


def test_arms_are_not_abducted() -> None:
    assert counts("The army seized 14 AK-47 rifles and captured three boats.") == []


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Rockets fell on Fort Amra at dawn, resulting in nine injuries and a burnt shed.", [(9, 9)]),
        ("Fort Amra was shelled and officers reported eleven injuries, two aides said.", [(11, 11)]),
        ("Ann Lee suffered four injuries.", [(1, 1)]),
        ("He was treated for two injuries to his arm.", []),
    ],
)
def test_injuries_are_of_people_unless_one_bears_them(text: str, hurt: list[tuple[int, int]]) -> None:
    assert values(text, Property.WOUNDED) == hurt


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The militia buried a gunner it said was killed at the ford.", [(1, 1)]),
        ("The army named a fighter who it said had been killed.", [(1, 1)]),
        ("The man police said had shot two people fled.", []),
    ],
)
def test_who_is_said_to_have_been_killed(text: str, killed: list[tuple[int, int]]) -> None:
    assert values(text, Property.KILLED) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Abu Orin district was shelled, killing at least nine civilians, two security sources said.",
            [(9, None)],
        ),
        ("Abu Orin district was shelled; two bodies were pulled from the rubble.", [(2, 2)]),
    ],
)
def test_speakers_are_alive_and_bodies_are_dead(text: str, killed: list[tuple[int, int | None]]) -> None:
    assert values(text, Property.KILLED) == killed
