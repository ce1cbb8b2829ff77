"""Rows of people told of one by one, and what stands beside their names: invented reports of strikes."""

from __future__ import annotations

import pytest

from test_tolls_of_pages import Range, tolls


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("Walid Dorr (63 years old), Dina Marr (59), and their son Nabil were", 3),
        ("Adel Sarro and his daughter Rim (13) were", 2),  # an age, whatever stands behind it
        ("Huda Marr, her son Tariq and her husband Yasin were", 3),
        ("47-year-old Adel Qasim, his two children, and Huda Haddad (24) were", 4),
        ("Lina Dorr (47), her husband Tariq Dorr (32), her cousin and her mother were", 4),
        ("Noor Qasim, her husband Adel, their two sons and her uncle were", 5),
        ("Sami Haddad, a shopkeeper, his wife Amal and a neighbour were", 3),
        ("16-year-old Lina Musab Yasin Karim Dorr and 33-year-old Salim Saad Abdul Qadir Marr were", 2),
        ("his one-month-old nephew Nour Marr and 33-year-old Salim Dorr were", 2),
        ("the blogger, teacher and activist Karim Dorr, aged 41, was", 1),
        ("the footballer and coach Karim Dorr was", 1),
        ("Karim Dorr, a 45-year-old grocer and resident of the town, was", 1),
        ("six children aged 3 months to 10 years old were", 6),
    ],
)
def test_a_row_of_people_is_as_many_as_it_names(row: str, people: int) -> None:
    assert tolls(f"On 6 April 2021 {row} killed by shelling in Dorwick.")[0] == (people, people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Those killed in the airstrike on Dorwick on 6 April 2021 were Huda Qasim and her son Fadi.", 2),
        (
            "The victims killed in the airstrike on Dorwick on 6 April 2021 were identified "
            "as nurse Rim Qasim, "
            "her two daughters Rana and Lina, and her husband.",
            4,
        ),
        (
            "An airstrike on Dorwick on 6 April 2021 killed Sami Haddad (62), his wife Amal, "
            "their 12-year-old son "
            "Walid, and their daughter Rana (5).",
            4,
        ),
        ("A columnist for the Dorwick Press Herald died in shelling of the town on 6 April 2021.", 1),
    ],
)
def test_a_row_shares_its_verb(text: str, people: int) -> None:
    assert tolls(text)[0] == (people, people)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (  # one of them told of again by name is no second figure beside the lead's "at least one"
            "At least one civilian was killed and another injured when an airstrike hit a "
            "house in Dorwick on 6 April "
            "2021. Some sources spoke of a number of civilians killed and injured. The next day a "
            "post from a neighbour, Nader Dorr, confirmed that Umm Yasin had been killed.",
            (1, 2),
            (1, 2),
        ),
        (  # other deaths, without a number
            "At least one civilian, Karim Dorr, was killed by shelling in Dorwick on 6 April "
            "2021. The Dorwick "
            "Post referred to other deaths, which nobody else did.",
            (1, 2),
            None,
        ),
        (  # those counted within "up to"
            "Up to four civilians, including two sisters, were killed by shelling in Dorwick "
            "on 6 April 2021.",
            (2, 4),
            None,
        ),
        (  # a figure for some is no verdict on all
            "Twenty people were killed in a strike on Dorwick on 6 April 2021. The assessors "
            "estimated the number "
            "of children killed to range between ten and eleven.",
            (20, 20),
            None,
        ),
        (
            "A strike on Dorwick on 6 April 2021 killed four people and injured others. It "
            "is unclear how many of "
            "the seven were hurt here, so the injury range has been put at between two and seven.",
            (4, 4),
            (2, 7),
        ),
        (  # nobody has found them
            "At least eight civilians were killed in Dorwick on 6 April 2021 when a bomb hit "
            "a house. The Post "
            "reported that ten bodies were believed to still be under the rubble.",
            (8, 8),
            None,
        ),
        (  # the report's own "over 20" is 21 at the least
            "Over 20 people were injured in a strike on Dorwick on 6 April 2021.",
            None,
            (21, 21),
        ),
        (  # "dozens" of the lead outlast a lower number below
            "Dozens of people were injured in a strike on Dorwick on 6 April 2021. A "
            "relative spoke of three "
            "others injured.",
            None,
            (12, 24),
        ),
        (
            "A strike on a market in Dorwick on 6 April 2021 resulted in 65 civilians "
            "killed, including six women, "
            "and “hundreds” of wounded.",
            (65, 65),
            (100, 200),
        ),
        (  # strikes that hit are not hurt
            "Two men were killed and two paramedics injured when an ambulance was struck in "
            "Dorwick on 6 April "
            "2021. A charity said that a number of strikes had hit the road.",
            (2, 2),
            (2, 2),
        ),
        (
            "A strike on Dorwick on 6 April 2021 killed four people. The father was taken "
            "into intensive care "
            "after being critically injured.",
            (4, 4),
            (1, 1),
        ),
        (
            "A woman was killed by shelling in Dorwick on 6 April 2021; her son Karim Dorr "
            "was injured in the "
            "attack alongside his children.",
            (1, 1),
            (3, 3),
        ),
    ],
)
def test_the_tolls_of_an_assessment(text: str, killed: Range, wounded: Range) -> None:
    assert tolls(text) == (killed, wounded)
