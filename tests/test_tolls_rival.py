"""Rival tolls within one page, and numbers that are none: invented assessments of strikes in several wars."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.counts.find import found_in, mentions
from rashomon.read.counts.totals import of_a_war, over_several
from rashomon.read.reader import Reader
from rashomon.read.sentences import document
from test_tolls_of_pages import Range, tolls

READER = Reader()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (  # named one by one, and a higher number that another voice gives
            "A drone strike near Shabwa on 4 June 2021 killed members of one family: Nasser Bakri (40 "
            "years old), his wife Samira, his brother Awad and his niece Huda. The Aden Post reported "
            "that in total seven family members were killed.",
            (4, 7),
        ),
        (  # a further person whom one voice alone tells of
            "Shells hit a market in Donetsk on 9 May 2022. Several residents said that the baker Oleh "
            "Hrytsenko was killed, and Radio Kalmius said that his son Petro was also killed.",
            (1, 2),
        ),
        (  # three children, told apart as two sons and a daughter
            "Yusuf Adan was killed along with his three children in a strike on his farm near Jilib. His "
            "two sons Ali and Omar and his daughter Sahra were all reported killed.",
            (4, 4),
        ),
        (  # "over three generations" bounds no toll
            "At least 31 civilians spanning over three generations of one family were killed in an "
            "airstrike on Taiz on 7 July 2019. The hospital gave the names of 31 civilians.",
            (31, 31),
        ),
        (  # what was lost before
            "A girl was killed in a strike on her home in Kunduz on 11 October 2019. An uncle said that "
            "the family had already lost two relatives in previous strikes.",
            (1, 1),
        ),
        (
            "A boy was killed by a shell in Hodeidah on 8 April 2020. A neighbour reported that the "
            "family had lost 13 members since the beginning of the war.",
            (1, 1),
        ),
        (  # mosques are no people
            "An airstrike hit a mosque in Saada on Monday and killed a guard. The ministry noted that the "
            "total number of mosques destroyed has risen to 32.",
            (1, 1),
        ),
        (  # bags are no bodies counted
            "At least 10 people were killed in a raid on Loikaw on 4 May 2022. A clip shows men in prayer "
            "over 13 body bags.",
            (10, 10),
        ),
        (  # "identified" stands before those who are counted
            "On Wednesday seven identified members of the Abu Harun family, including a mother with her "
            "five children, were killed and nine others were reportedly injured when an airstrike hit "
            "their home in Marib.",
            (7, 7),
        ),
        (  # raids are executed, and nobody is put to death
            "Jets executed seven raids on Binnish on Monday, killing three farmers.",
            (3, 3),
        ),
        (  # numbers in brackets
            "The shelling of El Obeid on Saturday killed (31) people and wounded (103) others.",
            (31, 31),
        ),
        (  # a bound, no fear
            "An airstrike hit Kani on Tuesday. At least 50 fatalities were reported. A rescuer estimated "
            "that the death toll could be up to 100.",
            (50, 100),
        ),
        (  # who it is behind a dash is nobody further
            "A missile hit a bureau in Kharkiv on Monday. A picture shows the killed journalist – a "
            "middle-aged man in a striped shirt.",
            (1, 1),
        ),
    ],
)
def test_the_killed_of_an_assessment(text: str, killed: Range) -> None:
    assert tolls(text)[0] == killed


def test_no_other_source_told_of_deaths_is_no_zero() -> None:
    text = "A post told of injuries and deaths in a raid on Ataq on Monday; no other source mentioned deaths."
    reading = READER.read(clean(Report(id="r", text=text)))
    assert all(c.max != 0 for a in reading.accounts for c in a.claims)


def test_a_rival_to_the_lead_s_toll_is_no_total_over_many_strikes() -> None:
    text = (
        "At least 24 people were killed in an airstrike on two homes in Mocha. Confusion reigned. A resident "
        "reported a total of {} deaths{}."
    )

    def totals(n: int, more: str = "") -> list[bool]:
        d = document(clean(Report(id="r", text=text.format(n, more))))
        found = found_in(d, lambda _: 1.0)
        return [m.total for m in mentions(d, found, [-1.0, 0.5])]  # log-odds of a total: for it, not surely

    assert totals(30) == [False, False]
    assert totals(300) == [False, True]
    assert totals(30, " in such attacks") == totals(30, " since the war began") == [False, True]


def test_five_children_are_no_sum_of_four_women_and_a_teacher() -> None:
    text = (
        "Five children were killed in an airstrike on Qaim on 9 October 2020. A second airstrike killed four "
        "women in Rawa on 10 October 2020. In Qaim a teacher was killed as well."
    )
    assert READER.read(clean(Report(id="r", text=text))).tallies == ()


def test_how_many_were_killed_counts_none_of_those_who_could_not_say() -> None:
    text = (
        "Two doctors and a nurse in Adwa told an agency that they could not confirm how many were killed, "
        "but health workers at the scene believe over 80 civilians died in the airstrike."
    )
    reading = READER.read(clean(Report(id="r", text=text)))
    assert [c.min for a in reading.accounts for c in a.claims if c.min is not None] == [80]


def test_words_that_add_up_a_war_so_far() -> None:
    assert over_several(" dead and 500 wounded the overall toll of an assault on the city")
    assert not over_several(" the overall death toll of the strike")
    assert over_several(" relatives in previous air strikes") and not over_several(" men in earlier shelling")
    assert of_a_war("Those attacks killed at least ") and not of_a_war("The attacks killed at least ")
