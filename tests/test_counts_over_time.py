"""What is told over a stretch of time: people who left, weapons used, places hit; the words for it."""

from __future__ import annotations

import pytest

from counts_told import bounds
from invented import doc
from rashomon.read.counts import find_counts
from rashomon.read.counts.stretches import stretch


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Hundreds of families fled the southern quarter of Velm in recent days.", 200),
        ("Drought and raids caused thousands of villagers to flee the delta.", 2000),
        ("Militias forced over 4,000 villagers out of their homes around Velm since June.", 4000),
        (
            "The feud has killed dozens and forced nearly two million herders from their homes since 2009.",
            2000000,
        ),
        ("Rebels swept south driving 900 potters and members of two small churches from their homes.", 900),
        ("Over 40,000 weavers found refuge across the border.", 40000),
        ("Over 70,000 Norlanders have become refugees.", 70000),
    ],
)
def test_those_who_left_their_homes_are_counted_by_whatever_verb(text: str, least: int) -> None:
    assert ("displaced", least) in [(p, a) for p, a, _ in bounds(text)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("There have been 27 air strikes on Velm today.", [("strikes", 27)]),
        ("There were 31 attacks on clinics in Norland in July.", [("attacks", 31)]),
        ("At least 90 clinics have been hit by shells since the start of 2031.", [("clinics", 90)]),
        (
            "In less than a week gunners have fired 31 cluster bombs and some 60 rockets at Velm.",
            [("cluster bombs", 31), ("rockets", 60)],
        ),
        ("The army has used nerve gas 18 times since the accord.", [("attacks", 18)]),
        ("A board said 17 shelling attacks were noted in Norland over the past day.", [("attacks", 17)]),
        ("Norland had eight cases of shelling over the past 36 hours.", [("attacks", 8)]),
        ("The delta saw 19 assassinations last month.", [("assassinations", 19)]),
        ("That brings the number of breaches noted since the truce to 365.", [("breaches", 365)]),
        ("She was the 12th journalist killed in Norland this year.", [("killed", 12)]),
        ("It was the town's fifth homicide of the year.", [("homicides", 5)]),
        ("Soldiers burned six clinics in the town on Monday.", []),
        ("On 2 August 2031 jets stepped up airstrikes on the north this week.", []),
        ("Rebels shelled Velm within 24 hours, all attacks at night.", []),
    ],
)
def test_what_is_counted_over_time(text: str, things: list[tuple[str, int]]) -> None:
    assert [(t.what, t.min) for t in find_counts(doc(text))[1]] == things


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("In October, 67 herders were killed in clashes with farmers, a think tank says.", [67]),
        ("In October gunmen killed 67 herders in a raid on Velm.", []),
        ("In July 2031, 77 people were killed by a lone gunman.", []),
        ("A raid on the village of Zarn displaced 3,000 herders.", []),
        ("The group documented 270 herders killed by shelling during April.", [270]),
        ("The toll since Monday had risen to 145, including 41 children, officials said.", [145, 41]),
        (
            "The mission said 543 villagers died in the first three months of the year, 30 of them at the "
            "hands of mercenaries.",
            [543, 30],
        ),
        ("More than 8,000 villagers have fled the valley.", [8000]),
        ("Some 3,000 villagers fled Velm on Monday.", []),
        (
            "The number of victims from March 7 2031 to March 20 2031 rose to 171 people as follows: 60 "
            "gunmen 111 villagers.",
            [171, 60, 111],
        ),
    ],
)
def test_what_runs_over_a_month_is_a_total(text: str, totals: list[int]) -> None:
    assert [m.min for m in find_counts(doc(text))[0] if m.total] == totals


def test_a_sentence_without_a_time_goes_on_with_the_stretch_of_the_one_before_it() -> None:
    text = "The port has been hit by shells over 60 times this year. At least 30 people have died."
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(30, True)]
    text = "Shells hit the port on Monday. At least 30 people have died."
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(30, False)]


def test_others_whom_the_next_sentence_adds_are_of_the_total() -> None:
    first = (
        "The bombardment of the valley, which entered its third week, has killed 520 villagers since May. "
    )
    then = "Another 45 have been wounded in strikes on the eastern banks."
    assert [(m.min, m.total) for m in find_counts(doc(first + then))[0]] == [(520, True), (45, True)]
    then = "Another 45 were wounded on Monday in an air strike on the bus station."
    assert [(m.min, m.total) for m in find_counts(doc(first + then))[0]] == [(520, True), (45, False)]


def test_numbers_that_share_a_verb_are_totals_together() -> None:
    text = "The feud has killed about 5,000 monks in Velm and nine cooks in Daruk."
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(5000, True), (9, True)]


def test_a_part_told_later_in_the_sentence_is_of_its_whole() -> None:
    text = "Fire on the port killed 640 people, the mission wrote, adding that 75 of them were nurses."
    assert bounds(text) == [("killed", 640, 640), ("killed", 75, 75)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Since October 2017 the revolt has left more than 300 dead.", "Since October 2017"),
        ("killed since the coup to 128", "since the coup"),
        ("since 1990 and wounded more than 90", "since 1990"),
        ("killed so far this year", "so far this year"),
        ("since the truce began in May 2031", "since the truce began in May 2031"),
        ("attacks in July alone", "in July alone"),
        ("during the month-long siege", "the month-long siege"),
        ("over the weekend", "over the weekend"),
    ],
)
def test_the_words_for_a_stretch_of_time_end_where_it_ends(text: str, words: str) -> None:
    assert stretch(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Two gunmen took refuge in a mosque.",
        "The man sought refuge in a shop.",
        "Hundreds of militants fled the town.",
        "The number of victims of robberies rose to 15.",
    ],
)
def test_who_hides_left_no_home_and_a_victim_may_live(text: str) -> None:
    assert not find_counts(doc(text))[0]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("Guards shot two bakers in Tarhuna, bringing the number of bakers killed in 2021 to nine.", [9]),
        ("Three thieves died in Orin on Friday, which has taken the total number killed to six.", [6]),
        ("Guards shot 14 thieves on Friday, taking to 132 the total number of thieves killed.", [132]),
        ("A nurse said the death toll in Tarhuna had passed 260 since fighting began six weeks ago.", [260]),
        (
            "Monitors said that 179 bakers were killed in May due to heavy shelling on the town of Velm.",
            [179],
        ),
        ("Three bakers died in a raid on Thursday. Gunmen killed 13 guards over the same period.", [13]),
        ("The delta floods each spring with over 3,200 poachers killed this year.", [3200]),
        ("The ferry line has run since last May with over 40 lives lost to raiders.", [40]),
        ("A raid on Velm ended on Friday with nine lives lost.", []),
        ("A board with scribes in the war-torn delta put the number of bakers killed at 11.", []),
        ("Nine bakers have been killed in mortar fire on two wards of the town of Velm.", []),
        ("At least 41 poachers were killed in separate river and forest operations, rangers said.", [41]),
        ("A bomb killed two bakers on Friday, bringing the death toll to nine.", []),
        ("In clashes since fighting erupted on Friday nine bakers were killed in Tarhuna.", []),
    ],
)
def test_numbers_that_words_put_over_many_deeds(text: str, totals: list[int]) -> None:
    assert [m.min for m in find_counts(doc(text))[0] if m.total] == totals
