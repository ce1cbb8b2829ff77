"""Counts whose people are named behind them, kin in rows, and words for people without a number. Invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.counts import find_counts
from rashomon.read.mentions import CountMention


def counts(text: str, property: Property = Property.KILLED) -> list[CountMention]:
    return [m for m in find_counts(doc(text))[0] if m.property is property]


def numbers(text: str, property: Property = Property.KILLED) -> list[int | None]:
    return [m.min for m in counts(text, property)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Two brothers, Omar Sarro (19 years old) and Ali Sarro (23 years old), were killed in a raid.", 2),
        ("Omar Sarro was killed along with his three sons Ali, Sami and Nour.", 3),
        ("Two men, Dan Reed, 19, and Bo Lane, 23, were shot dead.", 2),
    ],
)
def test_who_is_named_behind_a_number_is_counted_by_it(text: str, persons: int) -> None:
    found = counts(text)
    assert persons in [len(m.persons) for m in found if m.min == persons]
    assert sum(m.min or 0 for m in found) == len({n for m in found for n in m.persons})


def test_names_that_are_too_many_for_a_number_are_others() -> None:
    assert 3 in numbers("The raid killed three soldiers, Ali Sarro and Omar Lund.")


def test_kin_without_a_number_are_at_least_two() -> None:
    [children] = [
        m for m in counts("Nader Harun, his wife and his children were killed.") if m.who == "children"
    ]
    assert (children.min, children.max, children.qualifier) == (2, None, Qualifier.VAGUE)
    assert numbers("His parents were killed in the raid.") == [2]
    assert numbers("He was killed, and his children told reporters so.") == [1]


def test_a_row_of_a_name_and_his_kin_suffered_one_thing() -> None:
    text = "The raid hit a home, killing Omar Sarro, his wife, their two daughters and a grandson."
    assert sorted(n or 0 for n in numbers(text)) == [1, 1, 1, 2]
    assert numbers("The raid killed Omar Sarro (19), Ali Sarro (21) and their mother.") == [2, 1]


def test_two_of_one_family_are_two() -> None:
    [m] = counts("The dead were named as Omar Sarro, Ali Sarro and Lina Sarro.")
    assert len(m.persons) == 3


def test_of_two_brothers_one_is_dead_and_one_hurt() -> None:
    text = "A boy shot his 9-year-old brother to death and wounded his older brother in the foot."
    assert numbers(text) == [1]
    assert numbers(text, Property.WOUNDED) == [1]


def test_a_mother_is_not_her_baby() -> None:
    text = "A pregnant woman was shot on Monday. The unborn child was killed."
    assert numbers(text) == [1]
    assert numbers(text, Property.WOUNDED) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "The raid wounded “a number of citizens”, it said.",
        "One outlet wrote of “several” injuries in the raid.",
        "Numerous others were reported injured.",
        "Seven people were killed and a number injured.",
    ],
)
def test_words_for_an_unknown_number_of_hurt(text: str) -> None:
    [m] = counts(text, Property.WOUNDED)
    assert (m.min, m.max, m.qualifier) == (2, None, Qualifier.VAGUE)


@pytest.mark.parametrize(
    "text",
    [
        "Another unidentified civilian sustained injuries.",
        "A clerk walked into the hospital with one gunshot wound in his shin.",
        "A third passenger, whose name is being withheld, was hospitalized.",
        "A victim who fled a house where three people were killed was injured.",
        "A woman shot by her husband was taken to hospital.",
    ],
)
def test_one_person_hurt(text: str) -> None:
    [m] = counts(text, Property.WOUNDED)
    assert (m.min, m.max) == (1, 1)


def test_who_was_shot_and_has_died_is_dead() -> None:
    text = "An 8-year-old boy who was shot through the hand in a barn has died."
    assert numbers(text) == [1]
    assert numbers(text, Property.WOUNDED) == []


@pytest.mark.parametrize(
    "text",
    [
        "None of the sailors suffered life-threatening wounds.",
        "Two men walked up and shot him.",
        "One victim remains at home.",
        "The parents of the five siblings were killed.",
    ],
)
def test_no_such_count(text: str) -> None:
    found = find_counts(doc(text))[0]
    assert not [m for m in found if m.min in (0, 5) or (m.min == 2 and m.property is Property.WOUNDED)]


def test_the_toll_of_a_war_is_a_total() -> None:
    [m] = counts("The crash brought the toll of soldiers killed in the Velmian conflict to 18.")
    assert m.total


def test_men_of_a_force_with_its_letters_in_brackets() -> None:
    [m] = counts("Two men of the Velm Reserve Force (VRF) sustained injuries.", Property.WOUNDED)
    assert m.min == 2


def test_a_row_of_kin_shares_the_verb_before_or_behind_it() -> None:
    row = "Ali Darwi, his wife Huda and two of their children"
    assert numbers(f"The strike killed {row}, and injured three others.") == [1, 1, 2]
    row = "Ali Darwi, his wife Huda, their five children, and four of his grandchildren"
    assert numbers(f"{row} were killed.") == [1, 1, 5, 4]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("According to social media user Dana Vale, the girl was killed in Velm.", ["girl"]),
        ("Two were killed in the area of Old Velm and seven others were killed in Daruk.", [None, "others"]),
    ],
)
def test_sources_and_quarters_are_nobody_harmed(text: str, whom: list[str | None]) -> None:
    assert [m.who for m in counts(text)] == whom


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Union leader Ana Ruiz was one of 12 persons who died in the bombing of the hall.", [12]),
        ("Ana Ruiz, one of nine people killed in the attack, had come by bus.", [9]),
        ("In the wreck police found the remains of at least one pistol and forged papers.", []),
        ("They tried to recover the bodies of the killed miners on 4 and 5 March.", []),
        ("Gunmen shot and beat to death 40 members of a peasant vigilante band.", [40]),
        ("A female Kayah villager near Loikaw was killed in a second raid.", [1]),
        ("The Killing Fields, a history of the war", []),
        ("They broke into Pavilion two for a massacre.", []),
    ],
)
def test_who_is_counted_and_what_is_none(text: str, killed: list[int]) -> None:
    assert numbers(text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Forty pupils were aboard, of whom 12 were killed.", [12]),
        ("There were 14 riders on the bus, four of whom were killed.", [4]),
        ("Thirty miners were brought to a clinic, of whom six were dead on arrival.", [6]),
        ("Ten miners, four women and a child were admitted, of whom two died.", [2]),
        ("Nine people, of whom four were children, were killed.", [9, 4]),
    ],
)
def test_what_befell_those_of_whom_it_is_told_befell_no_others(text: str, killed: list[int]) -> None:
    assert numbers(text) == killed


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("the mayor of Velm, three cooks and four porters", [9, 1, 3, 4]),
        ("the deputy keeper in charge of lamps, three cooks and four porters", [9, 1, 3, 4]),
    ],
)
def test_a_part_told_with_its_office_leaves_the_next_parts_of_the_whole(row: str, parts: list[int]) -> None:
    found = find_counts(doc(f"The fire killed 9 people, including {row}, a nurse said."))[0]
    assert [m.min for m in found] == parts
    assert [m.part_of is None for m in found] == [True, False, False, False]


def test_so_many_of_the_victims_are_a_part_of_them() -> None:
    found = find_counts(
        doc("Raiders stopped a lorry near Orin, killing eight people. Three of the victims were beekeepers.")
    )[0]
    assert [(m.min, m.part_of is None) for m in found] == [(8, True), (3, False)]


def test_an_office_behind_a_name_is_no_second_person() -> None:
    assert not counts("Lieutenant Karl Ober, the head of the night watch, was buried on Monday.")
    found = find_counts(doc("A mine killed Captain Karl Ober, the head of the night watch in Velm."))[0]
    assert [m.min for m in found] == [1]


def test_what_somebody_speaks_as_counts_nobody() -> None:
    assert not counts('"As a miller, I cannot see my neighbours die," he said.')


def test_personnel_with_an_article_is_one() -> None:
    for text in (
        "A police personnel was killed in Velm.",
        "The blast in Velm killed a frontier force personnel.",
    ):
        assert [m.min for m in find_counts(doc(text))[0]] == [1]


@pytest.mark.parametrize(
    "who",
    ["Karl Ober, 50,", "Miller Karl Ober, 50,", "Omar Goni Harun, another resident,", "Karl Ober, a clerk,"],
)
def test_who_is_told_of_and_says_is_not_harmed(who: str) -> None:
    assert not counts(f"{who} said his pupils were shot dead on a bus in Velm.")
    assert [m.min for m in counts(f"{who} said 15 pupils were shot dead on a bus in Velm.")] == [15]


@pytest.mark.parametrize(
    ("who", "group"),
    [
        ("medical personnel", HarmGroup.MEDICS),
        ("UN personnel", HarmGroup.OTHER),
        ("hospital staff", HarmGroup.MEDICS),
        ("military personnel", HarmGroup.COMBATANTS),
        ("personnel", HarmGroup.COMBATANTS),
    ],
)
def test_whose_personnel_says_who_they_were(who: str, group: HarmGroup) -> None:
    assert [m.group for m in counts(f"Shells killed seven {who} in Velm.")] == [group]


@pytest.mark.parametrize("toll", ["injury toll", "wounded toll", "injured toll"])
def test_a_toll_may_be_of_the_wounded(toll: str) -> None:
    text = f"The {toll} in the mill fire rose to nine."
    assert numbers(text, Property.WOUNDED) == [9] and not numbers(text)
