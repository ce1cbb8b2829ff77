"""Clauses that leave words out, parts told far from their whole, those of whom nothing happened."""

from __future__ import annotations

import pytest

from counts_told import bounds, counts, one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A beekeeper was killed and both his aunt and two of his five sons wounded by a shell in Ostrem.",
            [("killed", 1, 1), ("wounded", 1, 1), ("wounded", 2, 2)],
        ),
        (
            "A gendarme was killed, four sappers and a porter injured when a mine went off outside Ostrem.",
            [("killed", 1, 1), ("wounded", 4, 4), ("wounded", 1, 1)],
        ),
        (
            "Eleven guards were killed and no more than 30 on either bank wounded in Ostrem.",
            [("killed", 11, 11), ("wounded", None, 30)],
        ),
        (
            "Six were abducted and their commander, Captain Nils Arvo, 44, beheaded near Ostrem.",
            [("abducted", 6, 6), ("killed", 1, 1)],
        ),
        (
            "About 19 died and nearly 40 injured a village elder told the station in Ostrem.",
            [("killed", 19, 19), ("wounded", 40, 40)],
        ),
    ],
)
def test_a_participle_without_its_auxiliary_is_of_those_before_it(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(text) == expected


def test_a_part_goes_with_its_whole_and_not_with_the_next_clause() -> None:
    text = "Officials put the dead at 23, among them six clerks of a bank; a further 70 were hurt."
    assert ("killed", 6, 6) in bounds(text)
    assert ("wounded", 70, 70) in bounds(text)
    text = "The siege took the lives of 41 farmhands and 17 rebels including an Ostrem councillor."
    assert ("killed", 1, 1) in bounds(text)


def test_the_parts_in_one_bracket_came_to_the_same_harm() -> None:
    found = bounds("Fatalities: 9 (7 farmers, 2 policemen). Injuries: 16.")
    assert found == [("killed", 9, 9), ("killed", 7, 7), ("killed", 2, 2), ("wounded", 16, 16)]


@pytest.mark.parametrize(
    "text",
    [
        "None of the 85 people aboard the tram was hurt when it was fired on in Ostrem.",
        "Monday's explosion near the mill hurt nobody.",
        "A grenade at the gate injured no one on Monday.",
        "Nobody came to harm when the mill was shelled.",
    ],
)
def test_nobody_was_hurt(text: str) -> None:
    assert bounds(text) == [("wounded", 0, 0)]


def test_there_was_no_loss_of_life() -> None:
    assert bounds("The shelling of the mill brought no loss of life.") == [("killed", 0, 0)]


def test_the_sum_of_the_dead_and_the_hurt_is_neither() -> None:
    text = "The raid on the mill claimed 26 victims, 11 dead and 15 wounded."
    assert bounds(text) == [("killed", 11, 11), ("wounded", 15, 15)]
    text = "In Ostrem at least 18 herders including 3 boys were killed and 19 more wounded."
    assert ("killed", 18, None) in bounds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine pupils were among the victims when a bus blew up in Ostrem.", [("killed", 9, 9)]),
        (
            "The victims, most of them pilgrims, included six cooks and four porters.",
            [("killed", 6, 6), ("killed", 4, 4)],
        ),
        ("The dead included Marit Osk, 61, and Jon Osk, 12.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The victims were told to wait by two guards.", []),
    ],
)
def test_the_victims_and_the_dead_included(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone destroyed at least 14 of 22 tankers at the depot.", []),
        ("The raid destroyed at least 14 tankers carrying milk for children.", []),
        ("(Wire 2019) KARIN MOE Ostrem Reporter Dies of her wounds.", [("killed", 1, 1)]),
        ("All Crew Members Dead in Ostrem Shelling.", []),
        ("Rebels killed a captured navy diver and a kidnapped judge.", [("killed", 2, 2)]),
        ("Three of the eight hostages held by the clan were shot dead.", [("killed", 3, 3)]),
        ("Raiders killed one sentry and made off with five others.", [("killed", 1, 1), ("abducted", 5, 5)]),
        ("A family of eight was wiped out by the shell.", [("killed", 8, 8)]),
        (
            "A sergeant, two nurses and nine conscripts lost their lives in Ostrem.",
            [("killed", 1, 1), ("killed", 2, 2), ("killed", 9, 9)],
        ),
        ("Otto Lund, a 52-year-old farmer and native of Ostrem, was killed.", [("killed", 1, 1)]),
    ],
)
def test_whom_a_number_counts(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert bounds(text) == expected


def test_scores_behind_a_verb_are_its_object_whatever_they_did() -> None:
    assert counts("The raid killed scores of recruits fighting the clan.")[0][3] == "vague"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of the women escaped and two died.", [2]),
        ("Nine guards surrendered and three were killed.", [3]),
        ("Twelve people survived but a porter was killed.", [1]),
    ],
)
def test_who_got_away_was_not_killed(text: str, expected: list[int]) -> None:
    assert [told[1] for told in bounds(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five anglers were shot in Ostrem. Aid came. The victims include a 9-year-old boy and a cook.",
            [("wounded", 5, 5)],
        ),
        (
            "Five anglers were shot dead by the pier of Ostrem. The victims include two cooks.",
            [("killed", 5, 5), ("killed", 2, 2)],
        ),
    ],
)
def test_victims_are_the_dead_unless_wounds_alone_were_told(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four cousins, Ulf, Bo, Per and Jan; their aunt, Mia Holt, 51; and a guard, 30, died in Ostrem.",
            [("killed", 4, 4), ("killed", 1, 1)],
        ),
        ("Guards stopped three smugglers; and a ferryman was shot dead in Ostrem.", [("killed", 1, 1)]),
        ("Guards stopped three smugglers; a ferryman was shot dead in Ostrem.", [("killed", 1, 1)]),
        ("The corpses of six family members were found in a barn of Ostrem.", [("killed", 6, 6)]),
        ("None of the seven sailors shot faces surgery in Ostrem.", []),
        ("Three of the seven sailors shot in a tavern died on the quay of Ostrem.", [("killed", 3, 3)]),
        (
            "Two sailors were shot in Ostrem. One, 27, died; the other survived.",
            [("wounded", 2, 2), ("killed", 1, 1)],
        ),
    ],
)
def test_rows_with_semicolons_and_parts_of_several_go_with_their_own_verb(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(text) == expected


def test_whom_a_part_of_several_is_of_is_told_without_their_number() -> None:
    assert one("Four of the eleven sailors were wounded off Ostrem.").who == "sailors"


def test_a_part_told_far_behind_its_whole_is_of_it() -> None:
    text = (
        "Some 57 shepherds were killed in air raids by jets, which bombed and shelled the mill, the barn and "
        "the quay of Ostrem on Sunday, including 8 in Ulvik."
    )
    assert bounds(text) == [("killed", 57, 57), ("killed", 8, 8)]
