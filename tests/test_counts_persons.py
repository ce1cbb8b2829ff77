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
        ("Two women and a man, all between the ages of 30 and 44, were shot in Velm.", [2, 1]),
        ("Two cooks between the ages of 30 and 41 with Orin were hurt.", [2]),
        ("A 12-yr-old boy was stabbed to death in Velm.", [1]),
        ("People filled the pier, about 30 or 40, and he shot across the water.", []),
        ("Cal Orin added that all others on board were badly hurt.", []),
        ("Orin drew a pistol and fired one shot, a guard said.", []),
        ("From the roof one shot was fired.", []),
        ("The shooting happened in front of Orin's Soup Kitchen.", []),
        ("Both denied the two counts of felony injury to a child.", []),
        ("Neighbors say that the dead woman had three daughters.", [1]),
        ("Five women came from a feast for a slain cousin.", []),
        ("Six guests, including the fatally wounded clerk, stood by the gate.", [1]),
        ("The tools of Mia Holt lay under the burned ruins of a mill.", []),
    ],
)
def test_numbers_of_nobody_harmed(text: str, told: list[int]) -> None:
    assert [m.min for m in find_counts(doc(text))[0]] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A painter and teacher was shot dead on a pier.", [("killed", 1)]),
        ("A cellist and painter were shot dead on a pier.", [("killed", 2)]),
        ("Mia Holt, a dentist and singer, was shot dead.", [("killed", 1)]),
        ("Masked men killed the dentist and singer Mia Holt.", [("killed", 1)]),
        ("The clerk who was stabbed was pronounced dead by a nurse.", [("killed", 1)]),
        ("A clerk who was badly wounded in a shooting in Velm on Friday died on Sunday.", [("killed", 1)]),
        ("Bo Orin, 61, suffered a gunshot wound to the hip and died later on a ferry.", [("killed", 1)]),
        ("Orin and another clerk were found dead below the pier.", [("killed", 1), ("killed", 1)]),
        ("She shot and wounded two other clerks by the gate.", [("wounded", 2)]),
        ("He shot and paralyzed an old sailor.", [("wounded", 1)]),
        ("Police said Orin shot Sgt. Mia Holt after a stop.", [("wounded", 1)]),
        ("Two women walked into a Velm bakery with stab wounds.", [("wounded", 2)]),
        ("Guards say 61-year-old Bo Orin was found with multiple stab wounds.", [("wounded", 1)]),
        ("A 40-year-old woman and a 52-year-old male on the raft with Orin were hit, too.", [("wounded", 2)]),
        ("He killed his wife, then committed suicide.", [("killed", 1), ("killed", 1)]),
        (
            "A baker shot and killed his aunt before turning the rifle on himself Monday night.",
            [("killed", 1), ("killed", 1)],
        ),
        ("Seven women, including a nurse, were rushed to the hospital.", [("wounded", 7), ("wounded", 1)]),
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
        ("2 Boys, 2 Women Shot At A Fair In Velm", [("wounded", 2), ("wounded", 2)]),
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
        "At least 20 veterans committed suicide in Norland last year.",
        "Police do not believe the man who shot his wife committed suicide.",
    ],
)
def test_suicide_only_spoken_of_is_no_death(text: str) -> None:
    assert not [m for m in find_counts(doc(text))[0] if m.rule.startswith("counts:self")]


def test_the_same_noun_goes_before_who_was_told_of_last() -> None:
    text = (
        "A deputy was killed and a police officer was injured. The deputy sustained a fatal gunshot wound. "
        "The officer sustained a gunshot wound."
    )
    assert persons(text) == [("killed", (1,)), ("wounded", (2,)), ("killed", (1,)), ("wounded", (2,))]


def test_a_pronoun_is_whom_the_sentence_before_names() -> None:
    text = (
        "Police say 35-year-old Omar Sarro was shot. Another man, 21, also suffered a gunshot wound. "
        "Medics began first aid on Sarro. He was later pronounced dead."
    )
    assert persons(text) == [("wounded", (2,)), ("killed", (1,))]


def test_whom_police_shot_is_neither_a_victim_nor_his_own_mother() -> None:
    text = (
        "The suspect was killed by police. He had shot his mother. "
        "The female victim was taken to a hospital with a gunshot wound."
    )
    assert persons(text) == [("killed", (1,)), ("wounded", (2,)), ("wounded", (2,))]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen fired on Ivo Marn in Ostrem. Marn, who was waiting for a tram, died instantly.",
        "Gunmen fired on Ivo Marn in Ostrem. Marn who was waiting for a tram died instantly.",
        "Ivo Marn, who had left the militia, died in Ostrem.",
        "Marn, who used to work for the mill, was killed in Ostrem.",
    ],
)
def test_who_is_told_of_between_commas_died(text: str) -> None:
    assert bounds(text) == [("killed", 1, 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A ranger was stabbed on Sunday by a hiker who then killed himself. The ranger is at home.",
            [("wounded", (1,)), ("killed", (2,))],
        ),
        (
            "A deputy shot and wounded a man on a farm. The suspect is expected to recover.",
            [("wounded", (1,)), ("wounded", (1,))],
        ),
        (
            "Officers at the mill shot and wounded a man on Monday. The suspect is expected to recover.",
            [("wounded", (1,)), ("wounded", (1,))],
        ),
        (
            "He shot his wife dead in the choir. One of the singers later died.",
            [("killed", (1,)), ("killed", (2,))],
        ),
        (
            "The brawl left three dead and one cook wounded. Three people died and another was wounded.",
            [("killed", ()), ("wounded", (1,)), ("killed", ()), ("wounded", (1,))],
        ),
        (
            "A 7-year-old boy was killed on the ferry. A man was found dead on the quay.",
            [("killed", (1,)), ("killed", (2,))],
        ),
    ],
)
def test_who_is_the_same_in_news_of_police(text: str, told: list[tuple[str, tuple[int, ...]]]) -> None:
    assert persons(text) == told


def test_who_was_wounded_beside_one_who_died_is_not_the_he_who_died() -> None:
    text = (
        "Omar Moss was killed at a kiosk on Friday by a stranger who left a driver wounded. The baker, who "
        "lived next door, was shot in the neck, and he died at dusk. The driver was hit in the foot."
    )
    assert {n for harm, n in persons(text) if harm == "wounded"} == {(2,)}


def test_who_also_died_is_a_further_person() -> None:
    text = "A nun was shot on the pier by raiders. A guard was killed there. The victim also died."
    assert persons(text) == [("killed", (2,)), ("killed", (1,))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "They found a man dead and a boy hurt. The boy was flown to Harlow Clinic, where he died.",
            [("killed", (1,)), ("killed", (2,))],
        ),
        (
            "A man was found dead in a barn. The suspect was driven to Harlow Clinic, where he was declared "
            "dead.",
            [("killed", (1,)), ("killed", (2,))],
        ),
        (
            "One victim was found dead, the other was flown to a hospital in a grave state where he died.",
            [("killed", (1,)), ("killed", (2,))],
        ),
        (
            "Two bakers met a nun. A nun drove her brother to Harlow Clinic, where he died.",
            [("killed", (1,))],
        ),
        ("Another guard, a cousin, was shot.", [("wounded", (1,))]),
        ("A guard, a cousin and a nun were shot.", [("wounded", (1, 2, 3))]),
    ],
)
def test_where_he_died_is_of_whom_the_clause_before_tells(
    text: str, told: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert persons(text) == told


def test_who_was_nearly_killed_is_alive() -> None:
    assert counts("He then narrowly missed killing a nun who slept by the oven.") == []
