"""Tolls without their noun, updates and one more dead: invented passages, each in one manner of telling."""

from __future__ import annotations

import pytest

from test_tolls_of_pages import Range, tolls


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("The mayor put it at 12.", 12),
        ("A councillor gave the number as 12.", 12),
        ("The Red Crescent spoke of 12, among them two nurses.", 12),
        ("The Red Crescent counted 12, including two nurses.", 12),
        ("The ministry later raised its estimate to 12.", 12),
        ("Others said 12.", 12),
        ("According to the mayor it was 12.", 12),
        ("Doctors wrote of 11 to 12.", 12),
        ("The mayor put it at 12 kilometres from the front.", 9),
        ("The Red Crescent counted 12 lorries.", 9),
        ("The governor spoke of 2012.", 9),
    ],
)
def test_a_number_without_its_noun_is_of_those_told_of_before(text: str, most: int) -> None:
    lead = "A strike on Oberwald on 4 May 2021 killed nine people, Radio Velm said. "
    assert tolls(lead + text)[0] == (9, most)


def test_a_number_without_its_noun_is_of_the_hurt_where_they_are_named() -> None:
    lead = "A strike on Oberwald killed nine people on 4 May 2021. Velm FM said four were injured. "
    assert tolls(lead + "The mayor put the number of the injured at six.") == ((9, 9), (4, 6))


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (  # the later toll, also where the first stands in the lead
            "A clinic in Oberwald took in nine dead after a strike on 4 May 2021. Two more died overnight, "
            "taking the number of dead to 11.",
            (11, 11),
            None,
        ),
        (  # where the report itself tells it, whoever gave the first
            "A clinic said nine people died in a strike on Oberwald on 4 May 2021. By Friday the number of "
            "dead had climbed to 11.",
            (11, 11),
            None,
        ),
        (  # but "at least" is raised
            "At least nine farmers were killed in Oberwald on 4 May 2021. The council raised the toll to 11.",
            (9, 11),
            None,
        ),
        (  # a first toll, called so behind it
            "A strike killed ten people in Oberwald on 4 May 2021, the mayor said. Velm FM gave two dead in "
            "its first bulletin.",
            (10, 10),
            None,
        ),
        (  # one more, as somebody says, and as the report does
            "A strike killed four people in Oberwald on 4 May 2021. According to Velm FM a fifth person, the "
            "driver, lost his life.",
            (4, 5),
            None,
        ),
        (
            "A strike killed four people in Oberwald on 4 May 2021. A fifth person died in hospital.",
            (5, 5),
            None,
        ),
        (
            "Ten people were killed in a strike on Oberwald on 4 May 2021. There were also wounded, whose "
            "names were not given.",
            (10, 10),
            (2, 2),
        ),
    ],
)
def test_updates_and_further_people(text: str, killed: Range, wounded: Range) -> None:
    assert tolls(text) == (killed, wounded)
