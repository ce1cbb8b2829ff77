"""Who it was that a verb far behind tells of."""

from __future__ import annotations

import pytest

from counts_told import bounds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Omar Sarro, a cook employed at the mill was among those killed.", [("killed", 1, 1)]),
        ("Omar Sarro, who kept a shop, was among the dead.", [("killed", 1, 1)]),
        (
            "Captain Omar Sarro is one of several cooks who have been killed there.",
            [("killed", 1, 1)],
        ),
        ("The mayor along with two guards was killed.", [("killed", 1, 1), ("killed", 2, 2)]),
        (
            "Omar Sarro, chief judge for Daruk, together with a cook was wounded.",
            [("wounded", 1, 1), ("wounded", 1, 1)],
        ),
        ("General Omar Sarro, the port commander, was killed.", [("killed", 1, 1)]),
        ("The head of the local council was killed in Daruk.", [("killed", 1, 1)]),
        ("The head of the union and three cooks were killed.", [("killed", 1, 1), ("killed", 3, 3)]),
        ("Six cooks including drivers of the mayor also sustained injuries.", [("wounded", 6, 6)]),
    ],
)  # fmt: skip
def test_a_subject_far_before_its_verb(text: str, told: list[tuple[str, int, int]]) -> None:
    assert bounds(text) == told


def test_the_head_of_a_man_is_no_person() -> None:
    assert bounds("Nurses treated a wound to the head of a cook.") == []
    assert bounds("The head of a cook was wounded.") == bounds("The leg of a cook was wounded.")


def test_who_is_burned_alive_or_hacked_to_death_as_the_third_has_died() -> None:
    text = "The raiders burned six cooks alive and hacked a seventh to death."
    assert bounds(text) == [("killed", 6, 6), ("killed", 1, 1)]


def test_a_verb_of_several_is_not_that_of_the_one_who_speaks() -> None:
    text = "Omar Sarro told of the guild, some of whose cooks were among the dead."
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Several cooks, mostly women, were feared killed.", [("killed", 2, None)]),
        ("The cook hid until he was finally killed.", [("killed", 1, 1)]),
        ("Raiders killed his uncle and went off with six of his cousins.", [("killed", 1, 1)]),
        ("He wrote of the death of our cousin, our neighbour and our teacher.", []),
        ("The chief told of the killing of his cooks to reporters, adding that 300 raiders stormed it.", []),
        ("The village head and four cooks were killed.", [("killed", 1, 1), ("killed", 4, 4)]),
        (
            "According to the office of the mayor, the port chief of Daruk was killed.",
            [("killed", 1, 1)],
        ),
        ("Three of the wounded remained in critical condition.", [("wounded", 3, 3)]),
    ],
)  # fmt: skip
def test_adverbs_owners_offices_and_further_clauses(
    text: str, told: list[tuple[str, int, int | None]]
) -> None:
    assert bounds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A driver who shot his nephew was killed by guards.",
            [("killed", 1, 1), ("wounded", 1, 1)],
        ),
        ("A woman accused of shooting two guards has died.", [("killed", 1, 1), ("wounded", 2, 2)]),
        ("A driver suspected of killing his uncle was wounded.", [("wounded", 1, 1), ("killed", 1, 1)]),
        ("A man charged with shooting his aunt was found dead.", [("killed", 1, 1), ("wounded", 1, 1)]),
    ],
)  # fmt: skip
def test_the_last_verb_is_of_who_did_a_deed_and_not_of_his_victim(
    text: str, told: list[tuple[str, int, int]]
) -> None:
    assert bounds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two nuns were stabbed and taken to a clinic, where they died.", [("killed", 2, 2)]),
        ("A clerk was hit and was driven to a clinic where they were pronounced dead.", [("killed", 1, 1)]),
        ("Six men were hit and taken to a clinic where they said a nun had died.", [("wounded", 6, 6)]),
    ],
)
def test_where_they_died_is_of_those_taken_there(text: str, told: list[tuple[str, int, int]]) -> None:
    assert bounds(text)[:1] == told


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who was standing at a gate went to a clinic with a bullet wound.",
        "A woman who had been at the shooting was taken to Harlow Hospital.",
    ],
)
def test_who_came_to_a_hospital_behind_words_for_who_it_was(text: str) -> None:
    assert bounds(text) == [("wounded", 1, 1)]
