"""Totals over many incidents, and things that are counted."""

from __future__ import annotations

import pytest

from counts_told import one
from invented import doc
from rashomon.read.counts import find_counts
from rashomon.read.counts.spread import spread
from rashomon.read.counts.stretches import how_long, since


def test_a_total_over_years_is_a_tally() -> None:
    m = one("More than 61000 villagers have been killed since the war began in Norland in June 2003.")
    assert m.total
    assert m.since is not None
    assert m.since.startswith("since the war began")


def test_attacks_and_troops_are_counted_as_things() -> None:
    found = find_counts(
        doc("The forts have been attacked 83 times since August. It has 1,400 troops in Norland.")
    )[1]
    assert [(t.what, t.min) for t in found] == [("attacks", 83), ("troops", 1400)]


def test_what_is_told_by_sides_in_one_breath_adds_up_to_no_total() -> None:
    head = "At least 61 fighters have been killed since Friday in clashes across Norland.\n\n"
    for below, total in (
        ("The clinic said 39 raiders and 22 guards had been killed in the fighting for the dam.", False),
        ("The clinic said 39 raiders had been killed in the fighting for the dam.", True),
    ):
        assert find_counts(doc(head + below))[0][0].total is total


def test_a_round_up_of_a_weekend_is_a_total() -> None:
    found = find_counts(
        doc("Nine people died and 26 were hurt in shootings around Dorwick over the weekend.")
    )[0]
    assert [m.total for m in found] == [True, True]


def test_classes_of_words_tell_how_far_a_figure_reaches() -> None:
    many = spread("Skirmishes in several districts of Norland have killed 34 people.")
    assert {"deeds=TrueFalse", "wide=True", "perfect=True"} <= set(many)
    once = spread("A stabbing at a clinic on Monday killed two people.")
    assert {"deeds=FalseTrue", "wide=False", "region=FalseTrue", "time=TrueFalse"} <= set(once)
    assert "listed=True" in spread("Rockets hit Velm and Oran on Monday.")


def test_the_dead_and_the_hurt_of_one_stretch_of_time_are_totals_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rashomon.read.counts.sorted_out", lambda *_: [1.0, -1.0])  # the model's doubt
    both = find_counts(doc("The toll of nurses is 94 killed and 207 injured since the siege began."))[0]
    assert [m.total for m in both] == [True, True]
    apart = find_counts(doc("The ward told of 94 killed and 207 injured."))[0]
    assert [m.total for m in apart] == [True, False]
    one = find_counts(doc("The raid left 94 killed and 207 injured."))[0]
    assert [m.total for m in one] == [False, False]


def test_those_among_the_dead_of_a_total_are_of_the_total() -> None:
    text = (
        "Since January 640 people have been killed by shells across the country, clinics say. "
        "Among the dead were 45 children and 30 women."
    )
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(640, True), (45, True), (30, True)]


def test_an_hour_is_no_stretch_of_time() -> None:
    assert since("Within just one hour jets had killed more than 26 drovers.") is None
    assert since("Within just nine hours jets had killed more than 26 drovers.") is not None


def test_the_kind_of_stretch_is_told_to_the_model() -> None:
    assert "long=days" in how_long("over the past three weeks".split())
    assert {"long=war", "long=dated"} <= set(how_long("since the uprising began in 2013".split()))


def test_two_sides_dead_of_one_stretch_of_time_are_totals_together() -> None:
    text = "At least 120 rebels and 40 soldiers have been killed since the siege of Ostrem began, he said."
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(120, True), (40, True)]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (
            "The institute counted 270 shepherds killed by shells all over Norland in May. The victims "
            "included 51 boys 28 girls and five nurses.",
            [270, 51, 28, 5],
        ),
        ("Since the start of last week Velm saw raids that ended in the killing of 70 clerks.", [70]),
        ("An air strike killed 240 clerks in eastern Norland province last month.", []),
        ("The alliance said raids between June 4 and June 19 had killed five commanders.", [5]),
        ("A total of 37 gunmen were killed in separate operations near Velm and Oran.", [37]),
        ("Six clerks were killed, he said, among more than 70 killed in different attacks in May.", [70]),
        ("Six clerks were killed, he said, among over 70 killed in different attacks in May.", [70]),
        ("In Velm, 45 drovers lost lives in 130 violent incidents.", [45]),
        ("Shells and raids killed at least 26 clerks in the east and west of the country on Monday.", [26]),
        ("At least 180 died in Velm since April. The toll included three slain by a mine on Monday.", [180]),
        ("A monitor that had told of 20 dead said on Monday the victims included a family of nurses.", []),
        (
            "Some 940 herders have been killed since Norland opened its war in May. On the Norland side, 27 "
            "sailors and five nurses were killed.",
            [940, 27, 5],
        ),
        ("A raid killed nine clerks on Monday. On the Norland side, six guards were killed.", []),
        ("In recent weeks raids grew, including one that killed nine clerks in Velm.", []),
        ("Three boys were killed in five separate raids on Velm.", []),
        ("Raids killed 41 clerks across Yemen on Friday including nine in Taiz.", [41]),
        (
            "AMMAN An army air strike killed 43 clerks on Wednesday as they left a camp in the province.",
            [],
        ),
    ],
)
def test_what_runs_over_weeks_or_a_country_is_a_total(text: str, totals: list[int]) -> None:
    assert [m.min for m in find_counts(doc(text))[0] if m.total] == totals


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("About 60 people were slaughtered by a mob in a suburb of Dorwick over the weekend.", False),
        ("About 40 people were killed in shootings in Dorwick over the weekend.", True),
        ("Fights between gangs over the hills have recently killed at least nine people.", True),
    ],
)
def test_one_doer_of_a_weekend_is_one_deed_and_what_has_recently_killed_is_none(
    text: str, total: bool
) -> None:
    assert one(text).total is total


def test_some_of_the_dead_are_no_part_of_the_sum_that_a_lead_is() -> None:
    text = (
        "Bandits killed at least 48 miners in two attacks on Sunday.\n"
        "At least 29 miners, some of them boys, died in a shaft at Velm.\n"
        "Nineteen were killed in another attack on a bus at Orin. {} of the dead were cousins."
    )
    for some in ("Ten", "Seven"):
        totals = [m.min for m in find_counts(doc(text.format(some)))[0] if m.total]
        assert totals == [48], some


def test_what_the_deeds_before_the_latest_one_claimed_is_a_total() -> None:
    text = "A clerk was shot dead in Velm, the newest in a string of hold-ups that has cost seven lives."
    assert [(m.min, m.total) for m in find_counts(doc(text))[0]] == [(1, False), (7, True)]
