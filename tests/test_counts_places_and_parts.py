"""Tolls that go on from place to place, parts before their whole, those of the wounded who died."""

from __future__ import annotations

import pytest

from counts_told import bounds
from invented import doc
from rashomon.read.counts import find_counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were shot dead in Ostrem on Friday, three more in Kell and one in Dorn.", [5, 3, 1]),
        (
            "A total of 44 villagers were killed in raids by the junta's air force on Ostrem and its vale on "
            "Friday including 20 in the mill district of Dorn.",
            [44, 20],
        ),
        ("Seven drovers died at once, another four in the ambulance.", [7, 4]),
        ("A total of 31 were killed on Friday including 12 in Ostrem 10 in Kell 9 in Dorn.", [31, 12, 10, 9]),
        ("The shell killed a grocer, three of his clients and a traffic warden on Friday.", [1, 3, 1]),
    ],
)
def test_a_toll_goes_on(text: str, expected: list[int]) -> None:
    assert [(p, n) for p, n, _ in bounds(text)] == [("killed", n) for n in expected]


def test_parts_one_after_the_other_are_of_the_same_whole() -> None:
    text = "The raid killed 31 villagers, 19 of them guards, including two nurses, and 12 of them Vadim."
    found = [m for m in find_counts(doc(text))[0] if m.part_of]
    assert [(m.min, text[slice(*m.part_of or (0, 0))]) for m in found] == [(19, "31"), (2, "19"), (12, "31")]


def test_a_part_may_stand_before_its_whole() -> None:
    text = "A nurse and four porters were among nine guests who perished when the hall was shelled."
    assert bounds(text) == [("killed", 1, 1), ("killed", 4, 4), ("killed", 9, 9)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Two of the wounded died in a field clinic near Ostrem.", 2),
        ("Six of the 28 injured have since died.", 6),
    ],
)
def test_some_of_the_wounded_died(text: str, dead: int) -> None:
    assert ("killed", dead, dead) in bounds(text)


def test_of_the_wounded_of_whom_some_are_told_of_all_were_wounded() -> None:
    assert bounds("Surgeons saw to 14 of the 33 wounded after the raid.") == [("wounded", 33, 33)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A sniper killed Sergeant Ivo Marn, 26, near Hill 317 on Friday.", [("killed", 1, 1)]),
        ("Raiders kidnapped Colonel Petr Vadim on Friday.", [("abducted", 1, 1)]),
        (
            "The fire left nobody dead but put 13 men in hospital.",
            [("killed", 0, 0), ("wounded", 13, 13)],
        ),
        ("The rockets did not cause any deaths in Ostrem.", [("killed", 0, 0)]),
        ("The general did not speak of any deaths in Ostrem.", []),
    ],
)
def test_names_ranks_hills_and_hospitals(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 32 people were killed near Ostrem on Friday, 15 from the army, 10 from the militias and "
            "seven nurses.",
            [32, 15, 10, 7],
        ),
        (
            "The toll rose to 31 dead in Ostrem, including 11 Druze, 12 Bedouin and eight nurses.",
            [31, 11, 12, 8],
        ),
        ("Ten gunmen loyal to Norland, eight clerks and two nuns were killed in Ostrem.", [10, 8, 2]),
        ("A leader in the militia and three herders were killed in Ostrem.", [1, 3]),
        ("A former head of the Norland opposition and nine aides were killed in Ostrem.", [1, 9]),
        ("The raids, said to be Israeli, and the shelling killed six men in Ostrem.", [6]),
        ("She spoke of the killing of ten clerks by the junta, Turkey, and Iran.", [10]),
    ],
)
def test_rows_of_people(text: str, expected: list[int]) -> None:
    assert [(p, n) for p, n, _ in bounds(text)] == [("killed", n) for n in expected]
