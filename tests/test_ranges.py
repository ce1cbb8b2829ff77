"""From claims to a range: invented tolls, each test one rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_told import LATE, claim, killed, told
from rashomon.model import HarmGroup, Passage, Qualifier, Retold, Stance
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import bounds


def test_two_voices_make_a_range() -> None:
    a = told(claim(1, voice="the front"))
    b = told(claim(2, voice="a medic", report="r2"), "r2")
    assert killed(a, b)[:2] == (1, 2)


def test_best_is_the_figure_of_most_independent_origins() -> None:
    claims = [
        told(claim(5, report="r1", voice="a"), "r1", origin="x"),
        told(claim(5, report="r2", voice="b"), "r2", origin="y"),
        told(claim(9, report="r3", voice="c"), "r3", origin="z"),
        told(claim(9, report="r4", voice="d"), "r4", origin="z"),
    ]
    assert killed(*claims) == (5, 9, 5)


def test_at_least_one_says_nothing_against_a_firm_number_above_it() -> None:
    firm = told(claim(3, voice="the sheriff"), "r1", 10)
    least = claim(1, voice="a clerk", report="r2", qualifier=Qualifier.AT_LEAST)
    vague = told(replace(least, max=None), "r2", 12)
    assert killed(firm, vague)[2] == 3


def test_sub_counts_without_a_stated_whole_are_added() -> None:
    a = claim(2, at=LATE, group=HarmGroup.WOMEN)
    b = claim(7, at=LATE + 20, group=HarmGroup.CHILDREN)
    assert killed(told(a), told(b)) == (9, 9, 9)
    assert killed(told(a), told(b), group=HarmGroup.CHILDREN) == (7, 7, 7)


def test_sub_counts_do_not_add_to_their_whole() -> None:
    whole = claim(12)
    part = claim(4, at=LATE + 20, group=HarmGroup.CHILDREN, part_of=whole.id)
    assert killed(told(whole), told(part)) == (12, 12, 12)


def test_a_voice_s_early_toll_gives_way_to_its_later_one() -> None:
    early = told(claim(3, voice="The Monitor"), "r1", 10)
    late = told(claim(8, voice="The Monitor", report="r2"), "r2", 12)
    f = figures([early, late])[0]
    assert (f.min, f.max, f.best) == (8, 8, 8)
    assert f.used == (late.claim.id,)
    assert "early toll" in dict(f.passed_over)[early.claim.id]


def test_denials_and_fears_are_kept_beside_and_passed_over() -> None:
    a, b = told(claim(4)), told(claim(0, voice="the army", stance=Stance.DENIED, at=LATE + 300))
    c = told(claim(40, voice="residents", stance=Stance.CONDITIONAL, at=LATE + 600))
    f = figures([a, b, c])[0]
    assert (f.min, f.max) == (4, 4)
    assert {why.split(",")[0] for _, why in f.passed_over} == {"a denial", "feared or conditional"}


def test_only_denials_give_no_figure_but_are_listed() -> None:
    f = figures([told(claim(0, stance=Stance.DENIED))])[0]
    assert (f.min, f.max, f.best) == (None, None, None)
    assert len(f.passed_over) == 1


def test_a_typo_of_a_factor_of_ten_is_flagged_and_kept() -> None:
    claims = [told(claim(n, report=f"r{n}", voice=f"v{n}"), f"r{n}", n) for n in (11, 12, 120)]
    f = figures(claims)[0]
    assert (f.min, f.max, f.best) == (11, 120, 12)  # it is the latest, and yet not the best
    assert "outlier" in dict(f.flags)[claims[2].claim.id]


def test_of_two_figures_a_factor_of_ten_apart_both_are_flagged() -> None:
    claims = [told(claim(n, report=f"r{n}", voice=f"v{n}"), f"r{n}", n) for n in (12, 120)]
    f = figures(claims)[0]
    assert (f.min, f.max, f.best) == (12, 120, 120)
    assert all("outlier" in dict(f.flags)[t.claim.id] for t in claims)


def test_within_one_report_a_number_ten_times_the_others_is_another_thing() -> None:
    claims = [told(claim(n, at=LATE + n, voice=f"v{n}")) for n in (11, 12, 120)]
    f = figures(claims)[0]
    assert (f.min, f.max) == (11, 12)
    assert "outlier" in dict(f.passed_over)[claims[2].claim.id]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("dozens killed", (12, 24)), ("several killed", (2, 2)), ("hundreds dead", (100, 200))],
)
def test_words_for_numbers_are_ranges(words: str, expected: tuple[int, int]) -> None:
    assert bounds(claim(2, None, qualifier=Qualifier.VAGUE, words=words)) == expected


def test_the_summary_at_a_report_s_head_stands_and_open_sides_are_filled() -> None:
    head = claim(8, None, at=30, voice=None, qualifier=Qualifier.AT_LEAST)
    other = claim(10, voice="a relative")
    assert killed(told(head), told(other))[:2] == (8, 10)
    up_to = claim(None, 10, at=30, voice=None, qualifier=Qualifier.UP_TO)
    assert killed(told(up_to), told(claim(7, voice="a medic")))[:2] == (7, 10)
    exact = claim(8, at=30, voice=None)
    assert killed(told(exact), told(claim(5, voice="early posts")))[:2] == (8, 8)


def test_a_number_says_more_than_the_words_for_it_in_one_report() -> None:
    vague = claim(12, None, at=LATE, qualifier=Qualifier.VAGUE, words="dozens killed", voice="a nurse")
    number = claim(54, at=LATE + 90, voice="the ministry")
    assert killed(told(vague), told(number)) == (54, 54, 54)
    other = claim(54, at=LATE + 90, voice="the ministry", report="r2")
    low, high, _ = killed(told(vague), told(other, "r2"))
    assert (low, high) == (12, 54)  # another report narrows nothing


def test_more_children_than_people_are_flagged() -> None:
    whole = claim(3)
    part = claim(5, at=LATE + 20, group=HarmGroup.CHILDREN, part_of=whole.id)
    f = figures([told(whole), told(part)])
    assert (f[0].min, f[0].max) == (3, 3)
    assert "more than the whole" in dict(f[0].flags)[part.id]
    children = next(x for x in f if x.group == HarmGroup.CHILDREN)
    assert (children.min, children.max) == (5, 5)
    assert "more than the whole" in dict(children.flags)[part.id]


def test_only_vague_words_make_a_range_of_the_trade_s_use() -> None:
    assert killed(told(claim(2, None, qualifier=Qualifier.VAGUE, words="dozens killed"))) == (12, 24, 12)


def test_a_first_toll_gives_way_to_the_report_s_later_one() -> None:
    first = replace(claim(4, voice="an agency"), toll="early")
    assert killed(told(first)) == (4, 4, 4)
    assert killed(told(first), told(claim(6, voice="a hospital", at=LATE + 300))) == (6, 6, 6)
    update = replace(claim(9, voice="an agency", at=LATE + 300), toll="late")
    assert killed(told(claim(6, voice="an agency")), told(update)) == (9, 9, 9)


def test_the_lead_s_bounds_hold_where_a_voice_gives_the_number_below() -> None:
    lead = Retold(passage=Passage("text", 30, 45, "at least 8 died"), min=8, qualifier=Qualifier.AT_LEAST)
    below = replace(claim(8, voice="a hospital"), also=(lead,))
    other = claim(10, voice="a relative", at=LATE + 400)
    assert killed(told(below), told(other))[:2] == (8, 10)


def test_more_than_raises_the_upper_end_by_one() -> None:
    between = claim(15, 40, at=30, voice=None, qualifier=Qualifier.ABOUT)
    more = claim(40, None, qualifier=Qualifier.AT_LEAST, words="more than 40 killed")
    assert killed(told(between), told(more))[:2] == (15, 41)


def test_at_least_one_and_up_to_twelve_is_one_range() -> None:
    low = claim(1, None, at=30, voice=None, qualifier=Qualifier.AT_LEAST)
    high = claim(None, 12, at=60, voice=None, qualifier=Qualifier.UP_TO)
    assert killed(told(low), told(high))[:2] == (1, 12)


def test_none_hurt_was_said_before_some_were_known_to_be() -> None:
    assert killed(told(claim(0, voice="an agency")), told(claim(3, voice="a medic", at=LATE + 200))) == (
        3,
        3,
        3,
    )


def test_another_telling_closes_what_the_first_leaves_open() -> None:
    lead = Retold(passage=Passage("text", 30, 45, "at least 21 died"), min=21, qualifier=Qualifier.AT_LEAST)
    verdict = replace(claim(21, 22, qualifier=Qualifier.ABOUT), also=(lead,))
    assert killed(told(verdict), told(claim(9, voice="an agency", at=LATE + 99)))[:2] == (21, 22)


def test_up_to_comes_down_to_the_people_told_of_within_it() -> None:
    head = claim(None, 27, at=30, voice=None, qualifier=Qualifier.UP_TO)
    family = claim(19, at=60, voice=None, words="19 members of the family", part_of=head.id)
    children = claim(5, at=90, voice=None, group=HarmGroup.CHILDREN, part_of=head.id)
    assert killed(told(head), told(family), told(children))[:2] == (19, 27)


def test_a_number_above_the_count_it_hangs_on_is_no_part_of_it() -> None:
    head = claim(11, None, at=30, voice=None, qualifier=Qualifier.AT_LEAST)
    most = claim(None, 30, at=90, voice=None, qualifier=Qualifier.UP_TO, part_of=head.id)
    assert killed(told(head), told(most))[:2] == (11, 30)


def test_far_higher_numbers_raise_the_summary_only_where_two_voices_give_them() -> None:
    head = claim(12, None, at=30, voice=None, qualifier=Qualifier.AT_LEAST)
    one, two = claim(70, voice="a channel"), claim(70, voice="an agency", at=LATE + 200)
    assert killed(told(head), told(one))[:2] == (12, 12)
    assert killed(told(head), told(one), told(two))[:2] == (12, 70)


def test_at_least_one_and_a_number_of_people_are_two() -> None:
    head = claim(1, None, at=30, voice=None, qualifier=Qualifier.AT_LEAST)
    some = claim(2, None, qualifier=Qualifier.VAGUE, words="a number of people were killed")
    assert killed(told(head), told(some))[:2] == (1, 2)


def test_words_without_a_size_give_way_to_words_with_one() -> None:
    some = claim(2, None, at=30, qualifier=Qualifier.VAGUE, voice=None, words="others were killed")
    dozens = claim(24, None, qualifier=Qualifier.VAGUE, voice="a post", words="dozens were killed")
    assert killed(told(some), told(dozens))[:2] == (12, 24)


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ((10, 0, "ten of one clan and nine of a second died"), (9, 20, "nine of a second died"), 19),
        ((1, 0, "killing Ali Odeh"), (11, 0, "killing Ali Odeh alongside 11 of his relatives"), 12),
        ((3, 0, "killed three civilians"), (3, 0, "killed three civilians, including three men"), 3),
    ],
)  # fmt: skip
def test_people_named_side_by_side_under_one_verb_are_added(
    one: tuple[int, int, str], other: tuple[int, int, str], total: int
) -> None:
    claims = [told(claim(n, at=30 + at, voice=None, words=words)) for n, at, words in (one, other)]
    assert killed(*claims)[:2] == (total, total)


def test_a_whole_told_apart_after_a_dash_is_counted_once() -> None:
    words = "killing the four young children of a clerk – two sons and two daughters"
    four = claim(4, at=30, voice=None, group=HarmGroup.CHILDREN, words=words[:32])
    sons = claim(2, at=30, voice=None, group=HarmGroup.CHILDREN, words=words[:59])
    daughters = claim(2, at=30, voice=None, group=HarmGroup.CHILDREN, words=words)
    assert killed(told(four), told(sons), told(daughters))[:2] == (4, 4)


def test_a_row_of_people_at_the_head_outweighs_one_of_them_told_of_again() -> None:
    father = claim(1, at=30, voice=None, words="Ali Odeh was killed")
    three = claim(3, at=60, voice=None, group=HarmGroup.CHILDREN, words="along with his three children")
    one = claim(1, at=340, voice=None, group=HarmGroup.CHILDREN, words="his daughter Rima (one year old)")
    assert killed(told(father), told(three), told(one))[:2] == (4, 4)


def test_some_of_the_dead_are_no_rival_figure() -> None:
    whole = told(claim(None, 9, voice=None, at=10, qualifier=Qualifier.UP_TO))
    some = told(claim(3, voice="the rescuers", words="three of the dead"))
    assert killed(whole, some)[:2] == (9, 9)
    every = told(claim(6, voice="the rescuers", words="six of the Harun family were killed"))
    assert killed(whole, every)[:2] == (6, 9)


def test_an_exact_head_is_bounded_above_by_up_to_in_its_sentence() -> None:
    named = told(claim(21, voice=None, at=10, words="killing 21 people whose names are known"))
    most = told(claim(None, 30, voice=None, at=60, qualifier=Qualifier.UP_TO, words="and up to 30 civilians"))
    assert killed(named, most)[:2] == (21, 30)


def test_up_to_comes_down_to_a_number_before_people_told_of_one_by_one() -> None:
    head = told(claim(None, 15, voice=None, at=10, qualifier=Qualifier.UP_TO))
    number = told(claim(7, voice="a cousin"))
    named = [
        told(replace(claim(4, voice=None, at=LATE + 900), persons=(1, 2, 3, 4), group=HarmGroup.WOMEN)),
        told(replace(claim(5, voice=None, at=LATE + 950), persons=(5, 6, 7, 8, 9), group=HarmGroup.MEN)),
    ]
    assert killed(head, number, *named)[:2] == (7, 15)


def test_at_least_ten_is_no_rival_of_dozens_at_the_head() -> None:
    dozens = told(claim(24, voice=None, at=10, qualifier=Qualifier.VAGUE, words="dozens were killed"))
    some = told(claim(10, voice=None, qualifier=Qualifier.AT_LEAST, words="at least ten bodies are seen"))
    assert killed(dozens, some)[:2] == (12, 24)
    assert killed(some, told(claim(24, voice="a medic", words="54 were killed")))[:2] == (10, 24)


def test_up_to_comes_down_to_a_far_lower_number_where_there_is_no_other() -> None:
    head = told(claim(None, 23, voice=None, at=10, qualifier=Qualifier.UP_TO))
    assert killed(head, told(claim(4, voice="medics")))[:2] == (4, 23)
    assert killed(head, told(claim(4, voice="medics")), told(claim(12, voice="b", at=LATE + 900)))[:2] == (
        12,
        23,
    )


def test_who_a_number_is_behind_a_dash_is_nobody_further() -> None:
    whole = claim(
        3, at=0, words="three of one family – a boy (9) and his parents Hoda and Karim – were killed"
    )
    parents = claim(2, at=36, words="his parents Hoda and Karim – were killed")
    assert killed(told(whole), told(parents)) == (3, 3, 3)


def test_the_lead_s_bound_holds_for_the_headline_s_number() -> None:
    said = claim(44, qualifier=Qualifier.AT_LEAST, at=10, words="more than 44 wounded")
    titled = replace(said.passage, field="title", start=3, end=7, quote="44 w")
    both = replace(said, also=(Retold(passage=titled, min=44, max=44, qualifier=Qualifier.EXACT),))
    assert killed(told(both))[:2] == (44, 45)
