"""Counts whose verb stands far off, and lists of relatives: each sentence one phenomenon."""

from __future__ import annotations

import pytest

from counts_told import bounds
from rashomon.clean import clean
from rashomon.model import Claim, Property, Qualifier, Report
from rashomon.read.counts import find_counts
from rashomon.read.reader import Reader
from rashomon.read.sentences import document

READER = Reader()
STRIKE = "in an alleged airstrike on a house in Aleppo on 4 March 2014."


def claims(text: str) -> list[Claim]:
    reading = READER.read(clean(Report(id="r", text=text)))
    return [c for a in reading.accounts for c in a.claims]


def numbers(text: str, property: Property = Property.KILLED) -> list[tuple[int | None, int | None, bool]]:
    return [(c.min, c.max, c.part_of is not None) for c in claims(text) if c.property == property]


@pytest.mark.parametrize(
    "aside",
    [
        ", including at least six women, two of whom were nurses, and eleven children and four men",
        " — the child Omar Haddad (12) and his parents Souad Ali Haddad (37) and Karim Haddad (44) —",
    ],
)
def test_the_verb_after_an_aside_is_the_subject_s(aside: str) -> None:
    found = numbers(f"Some 21 members of the Haddad family{aside} were reportedly killed {STRIKE}")
    assert (21, 21, False) in found
    assert all(part for low, _, part in found if low != 21)


def test_a_list_of_the_killed_ends_where_others_are_hurt() -> None:
    text = (
        f"At least 38 were killed, including 17 children and nine women, and four others were hurt {STRIKE}"
    )
    assert numbers(text, Property.WOUNDED) == [(4, 4, False)]
    assert (9, 9, True) in numbers(text)
    text = f"It killed up to 20, including 14 members of the Haddad family, and one child was hurt {STRIKE}"
    assert numbers(text, Property.WOUNDED) == [(1, 1, False)]


def test_relatives_after_a_colon_are_each_counted() -> None:
    text = (
        "A strike on Tuesday, 4 March 2014 in Aleppo killed members of the Haddad family: Karim Haddad (45 "
        "years old), his wife Nadia, his brother Omar Haddad (34 years old) and his niece Salma Haddad."
    )
    assert sorted(numbers(text)) == [(1, 1, False), (3, 3, False)]


def test_whose_wife_somebody_is_counts_nobody() -> None:
    text = f"Karim Haddad, 34, a teacher and husband of a doctor, was killed {STRIKE}"
    assert all(low == 1 for low, _, _ in numbers(text))
    text = f"It killed 34-year-old Nadia Haddad, a Belgian citizen and wife of a writer, {STRIKE}"
    assert all(low == 1 for low, _, _ in numbers(text))


def test_who_the_one_is_that_was_killed_counts_nobody() -> None:
    text = (
        "On 4 March 2014 aircraft bombed a house in Aleppo, killing at least one civilian, paramedic Karim "
        "Haddad, and injuring four of his children."
    )
    assert all(low == 1 for low, _, _ in numbers(text))


def test_at_least_and_up_to_are_one_range() -> None:
    assert numbers(f"At least 78, and possibly up to 95, people were killed {STRIKE}") == [(78, 95, False)]
    text = f"A house was hit, resulting in at least 16 and potentially more than 23 deaths, {STRIKE}"
    assert numbers(text) == [(16, 23, False)]


def test_up_to_so_many_behind_sub_counts_is_no_part() -> None:
    text = f"It killed 21 members of the Haddad family, including three women, and up to 30 people, {STRIKE}"
    assert numbers(text) == [(21, 21, False), (3, 3, True), (None, 30, False)]


def test_reporting_about_two_dead_is_no_rounding() -> None:
    text = f"A neighbour reported about the two civilians killed {STRIKE}"
    assert [c.qualifier for c in claims(text) if c.property == Property.KILLED] == [Qualifier.EXACT]


def test_a_lead_on_one_attack_gives_no_total() -> None:
    text = (
        "At least 15 people, including a child and four women, were killed and 15 others were injured "
        f"{STRIKE} A family posted the names of 14 people killed."
    )
    reading = READER.read(clean(Report(id="r", text=text)))
    assert 15 in [c.min for a in reading.accounts for c in a.claims if c.property == Property.KILLED]
    assert not reading.tallies


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Neighbours helped to gather the names of 14 killed members of the family.", 14),
        ("In a letter he named 23 members of his clan who had died in it.", 23),
        ("A cousin posted 12 names of those who were killed.", 12),
        ("The recorders identified 13 victims by name.", 13),
        ("Many papers wrote that it resulted in six deaths, but gave no names.", 6),
        ("A neighbour wrote about “eight martyrs” from it.", 8),
    ],
)
def test_the_dead_are_counted_by_names_and_by_deaths(words: str, number: int) -> None:
    assert number in [low for low, _, _ in numbers(f"At least 11 people were killed {STRIKE} {words}")]


@pytest.mark.parametrize(
    "words",
    [
        "The names of the other two victims were not released.",
        "Nine names of the hurt are known.",
    ],
)
def test_other_names_count_no_dead(words: str) -> None:
    assert [low for low, _, _ in numbers(f"At least 11 people were killed {STRIKE} {words}")] == [11]


def test_a_range_before_a_bare_participle_counts_the_dead() -> None:
    text = "A strike hit a house in Aleppo on 4 March 2014. All others cited between 17 and 20 killed in it."
    assert numbers(text) == [(17, 20, False)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Another 15 tailors were hurt, the official, Karim Daud, told Velm FM by phone.", [15]),
        ("Two clerks were killed, the mayor, who was away, said.", [2]),
        ("They shot dead a guard, the mayor said.", [1]),
        ("They shot dead a guard, a mayor and a nurse.", [3]),
    ],
)
def test_who_says_it_behind_a_comma_was_not_harmed(text: str, counted: list[int]) -> None:
    found, _ = find_counts(document(clean(Report(id="r", text=text))))
    assert [c.min for c in found] == counted


def test_an_aside_before_the_verb_of_a_second_clause() -> None:
    text = "One thief has been killed and three guards, including two cooks and a clerk, have been injured."
    assert set(bounds(text)) == {("killed", 1, 1), ("wounded", 3, 3), ("wounded", 2, 2), ("wounded", 1, 1)}


def test_a_toll_that_rose_is_not_of_the_next_verb() -> None:
    text = "The death toll of the raid on a mill in Velm has risen to 10 and five women were injured."
    assert bounds(text) == [("killed", 10, 10), ("wounded", 5, 5)]


def test_he_died_not_those_hurt_with_him() -> None:
    found = bounds("Omar was wounded last night along with two other guards and this morning he died.")
    assert ("killed", 2, 2) not in found


def test_two_days_of_a_month_count_nobody() -> None:
    assert bounds("On October 10 and 11, 2020, four bakers were killed in Velm.") == [("killed", 4, 4)]
    assert bounds("On 9 and 28 October, rebels killed four bakers in Velm.") == [("killed", 4, 4)]


def test_who_ends_a_sentence_by_saying_it_is_nobody_hurt() -> None:
    for who in (
        "an engineer at the Velm Water Works said",
        "a lawyer with the Coastal Bar Council (CBC) told the Ostrem Times",
    ):
        text = f"Five sailors were wounded in a blast at the quay on Sunday, {who}."
        assert bounds(text) == [("wounded", 5, 5)]
    text = "The blast killed two cooks, a nurse at the clinic and a boy, police said."
    assert len(bounds(text)) == 3


def test_the_nation_of_a_speaking_body_is_nobody_hurt() -> None:
    assert bounds("Shells hit the quay wounding a nun and a boy the Libyan navy said.") == [("wounded", 2, 2)]


def test_who_is_carried_or_shown_dead_in_a_picture_is_no_count() -> None:
    assert bounds("In the ward a nurse was cradling the body of a girl.") == []
    assert bounds("Drone pictures of the quay showed the limp body of a sailor.") == []
    assert bounds("Divers recovered the body of a sailor after the blast.") == [("killed", 1, 1)]
