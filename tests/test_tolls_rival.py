"""Rival tolls within one page, and numbers that are none: invented assessments of strikes in several wars."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.counts.find import found_in, mentions
from rashomon.read.counts.stretches import of_a_war, over_several
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
            "A strike on a farm near Jilib killed Yusuf Adan and his three children. Reported killed were "
            "his two sons, Ali and Omar, and his daughter Sahra.",
            (4, 4),
        ),
        (  # "over four generations" bounds no toll
            "At least 19 relatives from over four generations were killed in Taiz on 7 July 2019. A clinic "
            "gave the names of 19 people.",
            (19, 19),
        ),
        (  # what was lost before
            "On 11 October 2019 shells killed a girl in her room in Kunduz. Two cousins had been lost in "
            "previous strikes, her uncle said.",
            (1, 1),
        ),
        (
            "Shells killed a boy in Hodeidah on 8 April 2020. A priest reported that the clan had "
            "lost 16 members since the start of the war.",
            (1, 1),
        ),
        (  # schools are no people
            "Bombs killed a guard at a school in Saada on Monday. A teacher told us that the total number of "
            "schools lost has risen to 27.",
            (1, 1),
        ),
        (  # bags are no bodies counted
            "A raid on Loikaw on 4 May 2022 killed at least 6 monks. Footage from a clinic shows 9 body bags "
            "on the floor.",
            (6, 6),
        ),
        (  # "identified" stands before those who are counted
            "On Saturday six identified relatives of a mayor, including a man with his three sisters, were "
            "killed by a missile on their farm in Marib.",
            (6, 6),
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
            "Shells hit a market in Kani on Tuesday. Medics counted at least 20 fatalities. The death toll "
            "could be up to 70, a grocer estimated.",
            (20, 70),
        ),
        (  # who it is behind a dash is nobody further
            "A missile fell on a dairy in Kharkiv on Monday. In the newspaper stands a portrait of the "
            "killed clerk – a young woman with a straw hat.",
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
        "An airstrike on a bakery in Mocha killed at least 24 people. Nobody knew who lay below. A grocer "
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
        "Nobody in Adwa could confirm how many were killed, three teachers and a monk wrote to a newspaper. "
        "Over 60 farmers died in the airstrike, by what a priest believes."
    )
    reading = READER.read(clean(Report(id="r", text=text)))
    assert [c.min for a in reading.accounts for c in a.claims if c.min is not None] == [60]


def test_words_that_add_up_a_war_so_far() -> None:
    assert over_several(" dead and 500 wounded the overall toll of an assault on the city")
    assert not over_several(" the overall death toll of the strike")
    assert over_several(" relatives in previous air strikes") and not over_several(" men in earlier shelling")
    assert of_a_war("Those attacks killed at least ") and not of_a_war("The attacks killed at least ")


def test_a_total_of_the_title_is_told_once_as_the_text_tells_it() -> None:
    text = (
        "Attacks killed 29 people across Iraq on Friday, police said. A car bomb in Ramadi killed 17 clerks. "
        "In Tikrit gunmen shot dead 12 guards at a depot."
    )
    read = READER.read(clean(Report(id="r", title="Attacks across Iraq kill 29", text=text)))
    assert [(t.min, t.attributed_to, t.passage.field) for t in read.tallies] == [(29, "police", "text")]
