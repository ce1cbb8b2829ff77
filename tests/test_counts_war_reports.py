"""Counts as reports of war put them: people seized and then killed, losses, bodies place by place."""

from __future__ import annotations

import pytest

from counts_told import bounds, persons

K, W = "killed", "wounded"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Those who are seized first.
        ("Riders pulled 17 tailors out of a ferry and shot them on the quay.", [(K, 17, 17)]),
        ("The band took six boatmen out of the chapel and beheaded them.", [(K, 6, 6)]),
        ("Two riders stopped a cart and shot them.", []),
        ("Riders took 17 tailors from their homes in Ostrem and killed six of them.", [(K, 6, 6)]),
        # Losses, and those who fell.
        ("The garrison of Ostrem put its losses at 19 sappers.", [(K, 19, 19)]),
        ("The losses of the Norlanders rose to 52 men.", [(K, 52, 52)]),
        ("The Norlanders took heavy losses near two mills.", []),
        ("Near Ostrem 13 Norlander fighters fell in clashes on the ridge.", [(K, 13, 13)]),
        ("Two hamlets fell in the fighting.", []),
        ("Tal Orrin fell in fighting on Sunday.", []),
        ("Captain Edda Orrin fell in fighting on Sunday.", [(K, 1, 1)]),
        # A month and a number of people, or the day of it.
        ("In April 14 sappers were killed at the mill.", [(K, 14, 14)]),
        ("On April 14 sappers were killed at the mill.", []),
        # "At" that opens a bound.
        ("The band shot at least six ferrymen.", [(W, 6, None)]),
        ("The band shot at six ferrymen.", []),
        # Place by place, day by day.
        ("Police say 16 bodies were found in Ostrem nine in Velm and three in Karsk.",
         [(K, 16, 16), (K, 9, 9), (K, 3, 3)]),
        ("Six ferrymen were killed on Monday and two on Thursday.", [(K, 6, 6), (K, 2, 2)]),
        ("Two ferrymen died in Ostrem 17 in Karsk were hurt.", [(K, 2, 2), (W, 17, 17)]),
        ("Two ferrymen died in Ostrem and 17 in Karsk were questioned.", [(K, 2, 2)]),
        # What a verb of its own befell.
        ("Troops killed nine rebels and rounded up 41 insurgents in Ostrem.", [(K, 9, 9)]),
        ("Troops killed nine rebels, arrested 41 insurgents and freed six men.", [(K, 9, 9)]),
        ("The raid killed nine rebels, trapping 14 fighters in a mill.", [(K, 9, 9)]),
        ("The raid killed nine rebels besieged 14 fighters and hurt two.", [(K, 9, 9), (W, 2, 2)]),
        ("Nine rebels were killed, 41 arrested in Ostrem.", [(K, 9, 9)]),
        ("The raid killed 14 people, including three fighters.", [(K, 14, 14), (K, 3, 3)]),
        ("That murder was one in a series.", []),
        ("Among the dead was one of the guards.", [(K, 1, 1)]),
        # The dead and the hurt together, in a headline.
        ("17 Martyred, Injured in Ostrem.", []),
        # Those who tell of others, and where what they tell ends.
        ("Two guards and a clerk of the mill said nine tailors, five of them women, were killed.",
         [(K, 9, 9), (K, 5, 5)]),
        ("The dead included girls and nuns, according to the clerk.", []),
        ("A mine killed two tailors and hurt another, a navy captain said.", [(K, 2, 2), (W, 1, 1)]),
        ("A mine killed two tailors and hurt another a navy captain said.", [(K, 2, 2), (W, 1, 1)]),
        # Goods, behind which the next speaker stands.
        ("Riders wounded a guard and burned 14 houses the mayor said.", [(W, 1, 1)]),
        ("A blaze burned 19 kiosks near Ostrem.", []),
        # Who speaks of those among them, and who turns a gun on himself.
        ("A mine killed 26 people. Among them were seven bakers a midwife said.",
         [(K, 26, 26), (K, 7, 7)]),
        ("A rider shot himself dead in Ostrem.", [(K, 1, 1)]),
        # What is shot down.
        ("Nine drones came over Karsk and seven of them were shot down.", []),
        ("A pilot was shot down over Ostrem.", []),
        # The dead beside those who live, and beside further dead.
        ("Divers brought up 17 bodies and 26 survivors.", [(K, 17, 17)]),
        ("Six ferrymen were killed and one sapper martyred.", [(K, 6, 6), (K, 1, 1)]),
        # A rival toll is of the dead.
        ("The nurse counts 16 dead and 34 wounded while the priest speaks of 13.",
         [(K, 16, 16), (W, 34, 34), (K, 13, 13)]),
        # Lists of numbers with what befell them, and rows behind "the murder of".
        ("A ferry mine: 16 dead 34 wounded one rower arrested.", [(K, 16, 16), (W, 34, 34)]),
        ("The murder of six bakers and two nuns shocked Ostrem.", [(K, 6, 6), (K, 2, 2)]),
        ("The toll was confirmed to a Norlander reporter.", []),
        # A decade counts nobody.
        ("The fashion of the 1950's dies in Ostrem.", []),
        ("A mine went off at pier number 7 and two ferrymen were killed.", [(K, 2, 2)]),
        # Things of those who fight, whom no number counts.
        ("Jets hit 30 rebel positions and nine militant observation posts.", []),
        ("Six rebel leaders were killed.", [(K, 6, 6)]),
        # The dead and the taken in one sum; what was only tried.
        ("Some 30 raiders were killed or arrested.", []),
        ("Some 30 raiders surrendered or were killed in Karsk.", []),
        ("The mayor said the assassination attempt of Omar Harun had failed.", []),
        # One of two, and one object of two verbs.
        ("A drone hit a cart killing one ferryman and wounding the second.", [(K, 1, 1), (W, 1, 1)]),
        ("Riders fired at a cart, injuring and arresting its driver.", [(W, 1, 1)]),
        # Martyrs, and who is of a nation.
        ("A raid on Karsk resulted in one martyr and six injuries.", [(K, 1, 1), (W, 6, 6)]),
        ("Two youths rose as martyrs in Karsk.", [(K, 2, 2)]),
        ("The mayor's non-final toll of the aggression on Ostrem is six martyrs.", [(K, 6, 6)]),
        ("Riders killed a Norland navy colonel from the Orin front and six escorts at a quay.",
         [(K, 1, 1), (K, 6, 6)]),
        # A row of parts.
        ("Nine were killed, including a woman, a child and two guards.",
         [(K, 9, 9), (K, 1, 1), (K, 1, 1), (K, 2, 2)]),
    ],
)  # fmt: skip
def test_war_reports(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert bounds(text) == expected


def test_how_badly_some_of_them_are_hurt_needs_no_verb() -> None:
    text = (
        "Eighteen dockers were hurt in the raid on the quay on Sunday, five of them severely, a nurse said."
    )
    assert bounds(text) == [(W, 18, 18), (W, 5, 5)]
    assert bounds("Eighteen dockers were hurt in the raid, many of them severely, a nurse said.") == [
        (W, 18, 18)
    ]


def test_who_serves_and_who_does_not_are_two() -> None:
    told = "A captain was killed at the ford. In the meantime, a schoolgirl was killed by shrapnel."
    assert [p for _, p in persons(told)] == [(1,), (2,)]
    told = "Riders fired on a cart, killing a shepherd. A mine later killed a sergeant on the ridge."
    assert [p for _, p in persons(told)] == [(1,), (2,)]
    told = "A man was killed at the ford. An officer was killed at the ford while off duty."
    assert [p for _, p in persons(told)] == [(1,), (1,)]


def test_nobody_is_his_own_driver() -> None:
    assert bounds("Riders killed the mayor of Velm, his driver, medics said.") == [(K, 1, 1), (K, 1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nuns and seven cooks were among the victims.", [(K, 2, 2), (K, 7, 7)]),
        ("Among the victims were three nuns and five cooks.", [(K, 3, 3), (K, 5, 5)]),
        ("A sergeant in the Royal Guard was killed.", [(K, 1, 1)]),
        ("Jets killed 14 dockers in a raid that hit a mill and another six dockers in a raid on Karsk.",
         [(K, 14, 14), (K, 6, 6)]),
    ],
)  # fmt: skip
def test_rows_of_victims_and_of_raids(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert bounds(text) == expected
