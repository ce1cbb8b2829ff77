"""People told of one by one, each counted once."""

from __future__ import annotations

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
