"""People told of one by one, each counted once."""

from __future__ import annotations

import pytest

from counts_told import bounds, counts, persons
from invented import doc
from rashomon.read.counts import find_counts


def test_a_wounded_victim_who_died_is_one_death() -> None:
    text = "A boy was shot on Elm Street. The boy died at the hospital."
    assert counts(text) == [("killed", 1, 1, "exact")]


def test_a_man_and_the_name_after_the_comma_are_one_person() -> None:
    assert ("killed", 1, None, "at_least") in counts("At least one cook, 57-year-old Sami Harun, was killed.")


def test_one_person_told_of_twice_has_one_number() -> None:
    text = (
        "A 20-year-old Dorwick man was killed on Saturday. Ann Lee, 31, was wounded. "
        "Taylor Moss, 20, was pronounced dead by a medic. A woman, 45, was killed too."
    )
    assert persons(text) == [("killed", (1,)), ("wounded", (2,)), ("killed", (1,)), ("killed", (3,))]


def test_two_words_for_one_person_with_one_verb_are_one_count() -> None:
    assert persons("An 11-year-old boy, Davey Mint, was fatally shot.") == [("killed", (1,))]


def test_names_that_differ_are_two_people() -> None:
    text = "Carl Moss, 30, was killed at home. Police said Dan Reed, 41, was killed in the yard."
    assert persons(text) == [("killed", (1,)), ("killed", (2,))]


def test_the_wounded_who_are_told_to_have_died_are_among_the_dead() -> None:
    text = "A girl, 16, was shot at a fair. The girl died on Friday. A 52-year-old baker was shot too."
    assert persons(text) == [("killed", (1,)), ("wounded", (2,))]


def test_what_one_of_a_row_suffered_all_of_them_did() -> None:
    text = "Sami Harun (45), his wife Nadia, his brother Karim and his niece Lina were killed."
    assert sum(m.min or 0 for m in find_counts(doc(text))[0] if m.property == "killed") == 4
    text = "Sami Harun perished along with his wife Nadia and their four children."
    assert sum(m.min or 0 for m in find_counts(doc(text))[0] if m.property == "killed") == 6


def test_of_those_who_were_shot_all_died() -> None:
    text = "Three porters were shot at the gate on Friday. All three died before help came."
    assert bounds(text) == [("killed", 3, 3)]
    text = "Two porters were shot dead at the gate, five were shot and wounded. Both died at once."
    assert ("wounded", 5, 5) in bounds(text)


def test_an_old_man_and_two_of_his_kin_are_three() -> None:
    found = bounds("The shells left nine dead, including an 81-year-old man and two of his granddaughters.")
    assert found == [("killed", 9, 9), ("killed", 1, 1), ("killed", 2, 2)]


def test_the_dead_of_a_day_are_no_name() -> None:
    assert bounds("Officials revised the count of Tuesday's dead, and that of the hurt from 30 to 43.") == [
        ("wounded", 43, 43)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five men and a woman, all between the ages of 19 and 24, were shot in Velm.", [5, 1]),
        ("Three men between the ages of 17 and 25 with Orin were injured.", [3]),
        ("A 9-yr-old girl was shot and killed in Velm.", [1]),
        ("A lot of people sat on the stairs, about 15 or 20, and he shot over into the crowd.", []),
        ("Anas Orin added that the rest of the family was badly hurt.", []),
        ("Orin drew a revolver and fired one shot, police said.", []),
        ("At least one shot was fired from the van.", []),
        ("The shooting happened in front of Orin's Bar Grill on Elm Street.", []),
        ("The two pleaded not guilty to charges of misdemeanor injury to a child.", []),
        ("Friends said the dead man had two young sons.", [1]),
        ("Four men coming from a wake for a slain friend were wounded.", []),
        ("Four people, including the fatally wounded clerk, were at the scene.", [1]),
        ("The vans of Mia Holt were found in the burned ruins of the barn.", []),
    ],
)
def test_numbers_of_nobody_harmed(text: str, told: list[int]) -> None:
    assert [m.min for m in find_counts(doc(text))[0]] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The 16-year-old boy who was shot was pronounced dead at the scene.", [("killed", 1)]),
        ("A clerk who was badly wounded in a shooting in Velm on Friday died on Sunday.", [("killed", 1)]),
        ("Bo Orin, 16, suffered a gunshot wound to the face and later died at a clinic.", [("killed", 1)]),
        ("Orin and another man were found dead behind the barn.", [("killed", 1), ("killed", 1)]),
        ("He shot and wounded two other boys, who are in critical condition.", [("wounded", 2)]),
        ("He shot and paralyzed a 15-year-old boy.", [("wounded", 1)]),
        ("Police said Orin shot Sgt. Mia Holt after a stop.", [("wounded", 1)]),
        ("Three men walked into a Velm garage with gunshot wounds.", [("wounded", 3)]),
        ("Police say 16-year-old Bo Orin was found with multiple gunshot wounds.", [("wounded", 1)]),
        ("A 15-year-old male and a 69-year-old male in the van with Orin were also hit.", [("wounded", 2)]),
        ("He killed his wife, then committed suicide.", [("killed", 1), ("killed", 1)]),
        (
            "A man shot and killed his daughter before turning the gun on himself Friday evening.",
            [("killed", 1), ("killed", 1)],
        ),
        ("Five people, including an infant, were rushed to the hospital.", [("wounded", 5), ("wounded", 1)]),
        ("A boy was hurt. Their two sons, ages 9 and 7, were inside but weren't hurt.", [("wounded", 1)]),
        ("A boy was hurt. Two other children weren't hurt.", [("wounded", 1)]),
        ("Orin's wife, 56-year-old Mia Holt, was killed.", [("killed", 1), ("killed", 1)]),
    ],
)  # fmt: skip
def test_who_is_told_to_be_harmed(text: str, told: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc(text))[0]] == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2 Girls, 2 Men Shot At A Party In Velm", [("wounded", 2), ("wounded", 2)]),
        ("Bo Orin, 16, Killed In Velm, Police Say", [("killed", 1)]),
    ],
)
def test_headlines_of_several_and_of_a_name_with_an_age(title: str, told: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc("", title))[0]] == told


@pytest.mark.parametrize(
    "text",
    [
        "He tried to commit suicide.",
        "He spoke of committing suicide.",
        "He committed suicide bombings in Velm.",
    ],
)
def test_suicide_only_spoken_of_is_no_death(text: str) -> None:
    assert not [m for m in find_counts(doc(text))[0] if m.rule.startswith("counts:self")]
