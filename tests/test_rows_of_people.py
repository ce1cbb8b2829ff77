"""Rows of people told of one by one, and what stands beside their names: invented reports of strikes."""

from __future__ import annotations

import pytest

from test_tolls_of_pages import Range, tolls


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("Otto Brann (71 years old), Mira Dorr (68), and their daughter Ada were", 3),
        ("Emil Brann and his sister Ada (17) were", 2),  # an age, whatever stands behind it
        ("Vera Marr, her brother Nils and her uncle Axel were", 3),
        ("52-year-old Emil Brann, his three sisters, and Greta Holm (29) were", 5),
        ("Vera Marr (38), her brother Nils Marr (26), her aunt and her uncle were", 4),
        ("Mira Dorr, her brother Otto, their three daughters and her father were", 6),
        ("Jonas Brann, a farmer, his sister Ada and a colleague were", 3),
        ("19-year-old Ada Britt Carin Dora Holm and 44-year-old Emil Frans Gustav Hugo Brann were", 2),
        ("her two-month-old grandson Nils Marr and 44-year-old Emil Brann were", 2),
        ("the teacher, blogger and singer Emil Brann, aged 57, was", 1),
        ("the juggler and printer Emil Brann was", 1),
        ("Emil Brann, a 57-year-old baker and native of the valley, was", 1),
        ("four cousins aged 2 weeks to 9 years were", 4),
    ],
)
def test_a_row_of_people_is_as_many_as_it_names(row: str, people: int) -> None:
    assert tolls(f"On 6 April 2021 {row} killed by shelling in Dorwick.")[0] == (people, people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Those killed in the shelling of Dorwick on 6 April 2021 were Vera Marr and her daughter Ada.", 2),
        (
            "Those killed in the bombing of Dorwick on 6 April 2021 were named as farmer Mira Dorr, "
            "her two sisters Ada and Carin, and her uncle.",
            4,
        ),
        (
            "The bombing of Dorwick on 6 April 2021 killed Otto Marr (33), his sister Ada, "
            "their 14-year-old brother Axel, and their mother Vera (61).",
            4,
        ),
        ("A proofreader of the Dorwick Evening Herald died in shelling of the town on 6 April 2021.", 1),
    ],
)
def test_a_row_shares_its_verb(text: str, people: int) -> None:
    assert tolls(text)[0] == (people, people)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (  # one of them told of again by name is no second figure beside the lead's "at least one"
            "An airstrike on a mill in Dorwick on 6 April 2021 left at least one resident killed "
            "and another wounded. Two papers spoke of a number of residents killed and wounded. "
            "A cousin, Jalal Marr, confirmed that Umm Talib was killed.",
            (1, 2),
            (1, 2),
        ),
        (  # other deaths, without a number
            "At least one civilian, Emil Brann, died in shelling of Dorwick on 6 April 2021. "
            "The Valley Gazette mentioned further deaths, as no other paper did.",
            (1, 2),
            None,
        ),
        (  # those counted within "up to"
            "Up to six residents, including three brothers, died in shelling of Dorwick on 6 April 2021.",
            (3, 6),
            None,
        ),
        (  # a figure for some is no verdict on all
            "Thirty people died in a raid on Dorwick on 6 April 2021. The panel estimated the "
            "women among the dead to range from eight to nine.",
            (30, 30),
            None,
        ),
        (
            "A raid on Dorwick on 6 April 2021 killed five people and injured others. Nobody "
            "knows which of the nine were hurt here, so the injury range is set at three to nine.",
            (5, 5),
            (3, 9),
        ),
        (  # nobody has found them
            "A shell that hit a barn in Dorwick on 6 April 2021 killed at least seven residents. "
            "The Gazette wrote that 12 bodies are thought to lie buried beneath it.",
            (7, 7),
            None,
        ),
        (  # the report's own "over 30" is 31 at the least
            "Over 30 residents were hurt by a shell in Dorwick on 6 April 2021.",
            None,
            (31, 31),
        ),
        (  # "dozens" of the lead outlast a lower number below
            "Dozens of residents were hurt by a shell in Dorwick on 6 April 2021. A cousin told "
            "of four others injured.",
            None,
            (12, 24),
        ),
        (
            "A shell that fell on a dairy in Dorwick on 6 April 2021 left 48 residents killed, "
            "nine nurses among them, and “hundreds” of wounded.",
            (48, 48),
            (100, 200),
        ),
        (  # raids that strike are not hurt
            "Three nurses died and two drivers were hurt as a fire engine was hit in Dorwick on "
            "6 April 2021. A parish wrote that a number of raids had struck the bridge.",
            (3, 3),
            (2, 2),
        ),
        (
            "A raid on Dorwick on 6 April 2021 killed five people. The mother was flown abroad "
            "after being gravely wounded.",
            (5, 5),
            (1, 1),
        ),
        (
            "Shelling killed a widow in Dorwick on 6 April 2021; her brother Otto Brann was "
            "wounded in the raid alongside his daughters.",
            (1, 1),
            (3, 3),
        ),
        (  # no ages
            "Shelling hit Dorwick on 6 April 2021. Killed (13), wounded (20), the clinic wrote.",
            (13, 13),
            (20, 20),
        ),
    ],
)
def test_the_tolls_of_an_assessment(text: str, killed: Range, wounded: Range) -> None:
    assert tolls(text) == (killed, wounded)


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("three doctors, two welders and six soldiers", 11),
        ("three doctors, two welders, four nurses and six soldiers", 15),
        ("two soldiers, two militiamen and two nurses", 6),
        ("five civilians, a soldier and two clerks", 8),
        ("ten civilians, three of them children, and two soldiers", 12),
        ("eight civilians, three children and five women", 8),  # who the civilians were
    ],
)
def test_trades_side_by_side_are_added_up(row: str, people: int) -> None:
    assert tolls(f"Shells killed {row} in Dorwick on 6 April 2021.")[0] == (people, people)
    assert tolls(f"On 6 April 2021 {row} were killed by shells in Dorwick.")[0] == (people, people)


def test_a_part_larger_than_its_whole_stands_in_no_row() -> None:
    text = "A raid on Dorwick on 6 April 2021 killed at least two people, including at least six teachers."
    assert tolls(text)[0] == (6, 6)
