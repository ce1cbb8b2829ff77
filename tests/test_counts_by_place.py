"""One toll told place by place, and numbers that count nobody. The sentences are invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.counts import find_counts


def told(text: str) -> list[tuple[str, int | None, bool]]:
    return [(str(c.property), c.min, c.part_of is not None) for c in find_counts(doc(text))[0]]


def test_a_toll_goes_on_from_place_to_place() -> None:
    text = "Shells wounded 6 people in Velm, in addition to 2 children in Daruk and 9 in Senn village."
    assert told(text) == [("wounded", 6, False), ("wounded", 2, False), ("wounded", 9, False)]


def test_places_behind_a_colon_are_parts_of_the_whole() -> None:
    assert told("Eight people died: three in Velm, four in Daruk and one in Senn.") == [
        ("killed", 8, False),
        ("killed", 3, True),
        ("killed", 4, True),
        ("killed", 1, True),
    ]


def test_three_guards_and_one_clerk_were() -> None:
    assert told("Three guards and one clerk were killed at the gate.") == [
        ("killed", 3, False),
        ("killed", 1, False),
    ]


def test_a_part_in_brackets() -> None:
    assert told("Seven others were hurt (among them a Velmian guard).")[1] == ("wounded", 1, True)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The flood of shells killed all but six of the clerks.", []),
        ("VELM (Daruk 24) – A soldier was killed on Sunday.", [("killed", 1, False)]),
        ("The army killed sixteen gunmen and rescued 40 children.", [("killed", 16, False)]),
        ("Bombers executed seven further airstrikes near Velm.", []),
        ("Gunmen executed eight captives after a raid.", [("killed", 8, False)]),
        ("Eleven men were executed in an attack on Velm.", [("killed", 11, False)]),
        ("12 people were hurt at about 9 in Velm.", [("wounded", 12, False)]),
    ],
)
def test_numbers_of_nobody(text: str, counts: list[tuple[str, int | None, bool]]) -> None:
    assert told(text) == counts


def test_others_told_with_a_part_go_with_the_part_s_verb() -> None:
    text = (
        "Three women were killed at noon and 17 others, including five clerks sustained wounds when a barn "
        "blew up."
    )
    assert told(text) == [("killed", 3, False), ("wounded", 17, False), ("wounded", 5, True)]
