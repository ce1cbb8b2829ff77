"""Counts of people harmed, on small reports about invented incidents."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import doc
from rashomon.model import HarmGroup, Qualifier
from rashomon.read.counts import find_counts
from rashomon.read.counts.numbers import quantities
from rashomon.read.counts.spread import spread
from rashomon.read.mentions import CountMention
from rashomon.read.sentences import tokens


def counts(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(m.property.value, m.min, m.max, m.qualifier.value) for m in find_counts(doc(text))[0]]


def one(text: str) -> CountMention:
    found = find_counts(doc(text))[0]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 1,200 people", (1200, None, "at_least")),
        ("more than a dozen villagers", (12, None, "at_least")),
        ("nearly 40 rebels", (40, 40, "about")),
        ("as many as 30 were there", (None, 30, "up_to")),
        ("between 10 and 15 farmers", (10, 15, "about")),
        ("12-15 farmers", (12, 15, "about")),
        ("dozens", (24, None, "vague")),
        ("tens of thousands of people", (20000, None, "vague")),
        ("a number of militants", (2, None, "vague")),
        ("two dozen", (24, 24, "exact")),
        ("twenty-six", (26, 26, "exact")),
        ("one hundred and five people", (105, 105, "exact")),
        ("a quarter of a million people", (250000, 250000, "exact")),
        ("1.9 million others", (1900000, 1900000, "exact")),
        ("70+ wounded", (70, None, "at_least")),
        ("١٢", (12, 12, "exact")),
        ("In 2016 at least 16 people", (16, None, "at_least")),
    ],
)
def test_numbers_and_their_bounds(text: str, expected: tuple[int | None, int | None, str]) -> None:
    q = quantities(tokens(text))[-1]
    assert (q.min, q.max, q.qualifier.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air strikes killed at least 25 civilians in Marhab.", [("killed", 25, None, "at_least")]),
        ("31 people were killed when shells hit the market.", [("killed", 31, 31, "exact")]),
        ("The death toll rose to 31 on Tuesday.", [("killed", 31, 31, "exact")]),
        ("The blast claimed the lives of seven workers.", [("killed", 7, 7, "exact")]),
        ("The shelling left 12 people dead.", [("killed", 12, 12, "exact")]),
        ("Militia shot down the jet, killing its pilot.", [("killed", 1, 1, "exact")]),
        ("Two killed, six hurt as bomb hits bus", [("killed", 2, 2, "exact"), ("wounded", 6, 6, "exact")]),
        (
            "Fighters killed 3 soldiers and wounded 10.",
            [("killed", 3, 3, "exact"), ("wounded", 10, 10, "exact")],
        ),
        ("The rockets caused no casualties.", [("killed", 0, 0, "exact")]),
        ("No injuries were reported.", [("wounded", 0, 0, "exact")]),
        ("Dozens of people were wounded.", [("wounded", 24, None, "vague")]),
        ("Gunmen kidnapped nine schoolgirls from a village.", [("abducted", 9, 9, "exact")]),
        ("Ann Lee, 27, of Harlow, was shot and killed.", [("killed", 1, 1, "exact")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, int, int | None, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 21-year-old soldier was on leave.",
        "The army destroyed two tanks and a depot.",
        "Police arrested 12 suspects after the killing.",
        "The shooting happened at 2:30 a.m. in the 900 block of Elm Street.",
        "It was not clear if there were any casualties.",
    ],
)
def test_what_is_no_casualty(text: str) -> None:
    assert counts(text) == []


def test_a_part_is_tied_to_its_whole() -> None:
    whole, part = find_counts(doc("Shelling killed 12 people, including four children."))[0]
    assert (whole.min, part.min) == (12, 4)
    assert part.part_of == whole.number
    assert part.group == HarmGroup.CHILDREN
    assert whole.part_of is None


def test_whom_and_the_passage() -> None:
    text = "On Monday, at least 12 government soldiers were killed in Marhab."
    m = one(text)
    assert m.who == "government soldiers"
    assert m.group == HarmGroup.COMBATANTS
    assert m.qualifier == Qualifier.AT_LEAST
    assert text[m.start : m.end] == "at least 12 government soldiers were killed"
    assert text[slice(*m.number)] == "12"
    assert text[slice(*m.trigger)] == "killed"


def test_a_total_over_years_is_a_tally() -> None:
    m = one("More than 280000 people have been killed since the war began in March 2011.")
    assert m.total
    assert m.since is not None
    assert m.since.startswith("since the war began")


def test_attacks_and_troops_are_counted_as_things() -> None:
    found = find_counts(
        doc("The bases have been attacked 151 times since October. It has 900 troops in Syria.")
    )[1]
    assert [(t.what, t.min) for t in found] == [("attacks", 151), ("troops", 900)]


def test_a_wounded_victim_who_died_is_one_death() -> None:
    text = "A boy was shot on Elm Street. The boy died at the hospital."
    assert counts(text) == [("killed", 1, 1, "exact")]


def test_the_title_is_read() -> None:
    found = find_counts(doc("Nothing else is known.", title="Four people killed in raid on Marhab"))[0]
    assert [(m.field, m.min) for m in found] == [("title", 4)]


_PIECES = st.lists(
    st.sampled_from(
        "at least 12 people were killed and wounded including two children , . dozens no casualties a "
        "man Ann Lee 27 ( ) died - 21 year old twenty-six hundreds of thousands himself shot 10 ١٢ \n".split(
            " "
        )
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(_PIECES)
def test_spans_hold_their_words(words: list[str]) -> None:
    text = " ".join(words)
    d = doc(text)
    found, things = find_counts(d)
    for m in [*found, *things]:
        assert text[m.start : m.end] == m.text
    for m in found:
        assert m.start <= m.number[0] < m.number[1] <= m.end
        assert m.start <= m.trigger[0] < m.trigger[1] <= m.end
        assert m.min is not None or m.max is not None
    assert find_counts(doc(text)) == (found, things)


def test_rough_input_is_survived() -> None:
    for text in ("", "KILLED", "12", "killed " * 3000, "АБВ 12 убиты", "12 " * 2000 + "dead"):
        find_counts(doc(text))


def test_the_verb_after_the_parts_is_the_whole_s() -> None:
    text = "Between seven and eight members of the Harun family, including two women and a boy, were killed."
    whole = next(m for m in find_counts(doc(text))[0] if m.part_of is None)
    assert (whole.min, whole.max, whole.group) == (7, 8, HarmGroup.CIVILIANS)


def test_a_man_and_the_name_after_the_comma_are_one_person() -> None:
    assert ("killed", 1, None, "at_least") in counts("At least one man, 43-year-old Sami Harun, was killed.")


def test_mosques_families_and_generations_are_no_people() -> None:
    assert not counts("The raid ended at dawn and three other mosques were hit.")
    assert counts("Nine villagers across three generations of one family were killed.") == [
        ("killed", 9, 9, "exact")
    ]


def test_others_without_a_number_are_more_than_one() -> None:
    text = "Six villagers were killed and others were wounded in Karsova."
    assert counts(text) == [("killed", 6, 6, "exact"), ("wounded", 2, None, "vague")]
    text = "Six villagers were killed and a large number were wounded in Karsova."
    assert ("wounded", 2, None, "vague") in counts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two other men, ages 22 and 20, were wounded.", [("wounded", 2)]),
        ("A man shot and killed a 4-month old baby on Sunday.", [("killed", 1)]),
        ("Toby Hall, 15, and Dan Reed, 16, were killed on Mill Road.", [("killed", 2)]),
        ("Police said a 25 y/o man, 29 y/o man, and 43 y/o man were shot and killed.", [("killed", 3)]),
        ("Image 1 of 4 A child, believed to be 5 years old, was shot.", [("wounded", 1)]),
        ("Two kids, 11 and 13 years old, are in critical condition.", [("wounded", 2)]),
        ("One of the six, a 24-year-old man, died at the hospital.", [("killed", 1)]),
    ],
)
def test_ages_and_those_one_is_picked_from_are_no_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc(text))[0]] == expected


def test_headlines_of_local_news_are_claims_with_no_text_below_them() -> None:
    for title in ("One man dead after shooting in Dorwick", "9-year-old boy fatally shot in Dorwick"):
        found = find_counts(doc("", title))[0]
        assert [(m.property.value, m.min, m.total) for m in found] == [("killed", 1, False)]


def persons(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(m.property.value, m.persons) for m in find_counts(doc(text))[0]]


def test_one_person_told_of_twice_has_one_number() -> None:
    text = (
        "A 20-year-old Dorwick man was killed on Saturday. Ann Lee, 31, was wounded. "
        "Taylor Moss, 20, was pronounced dead at the scene. A woman, 45, was killed too."
    )
    assert persons(text) == [("killed", (1,)), ("wounded", (2,)), ("killed", (1,)), ("killed", (3,))]


def test_two_words_for_one_person_with_one_verb_are_one_count() -> None:
    assert persons("An 11-year-old boy, Davey Mint, was fatally shot.") == [("killed", (1,))]


def test_names_that_differ_are_two_people() -> None:
    text = "Carl Moss, 30, was killed at home. Police said Dan Reed, 41, was killed in the yard."
    assert persons(text) == [("killed", (1,)), ("killed", (2,))]


def test_the_wounded_who_are_told_to_have_died_are_among_the_dead() -> None:
    text = "A 15-year-old boy was shot in the neck. The boy died on Friday. A 40-year-old man was shot too."
    assert persons(text) == [("killed", (1,)), ("wounded", (2,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 shot, one fatally, on Mill Road.", [("wounded", 4), ("killed", 1)]),
        ("The rifle went off, fatally wounding his brother.", [("killed", 1)]),
        ("The 22-year-old did not survive.", [("killed", 1)]),
        ("A three-year-old is fighting for his life.", [("wounded", 1)]),
        ("A man was struck by a car and killed.", [("killed", 1)]),
        ("The boy was taken away in critical condition and later died.", [("killed", 1)]),
        ("The dead were identified as Carl Moss, 30, Dan Reed, 41, and Pete Hull, 19.", [("killed", 3)]),
        ("Leo K. Andrews, 21, and Jim K. Brooks, 17, were also wounded.", [("wounded", 2)]),
        ("A third child was not shot.", []),
        ("Call the police about the killing at (618) 555-0100.", []),
        ("Stray rounds were fired, striking a counter.", []),
        ("It was three in the morning when a man was shot.", [("wounded", 1)]),
        ("Both were taken to the hospital where Harlow later died.", [("killed", 1)]),
        ("Two people started firing, fatally shooting a man.", [("killed", 1)]),
        ("Dan Reed, of Franklin, Louisiana, died in the accident.", [("killed", 1)]),
        ("A 15-year-old boy shot and killed an 18-year-old man.", [("killed", 1)]),
        ("The mother of an 8-year-old girl who died was arrested.", [("killed", 1)]),
    ],
)
def test_forms_of_local_news(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc(text))[0]] == expected


def test_what_one_of_a_row_suffered_all_of_them_did() -> None:
    text = "Sami Harun (45), his wife Nadia, his brother Karim and his niece Lina were killed."
    assert sum(m.min or 0 for m in find_counts(doc(text))[0] if m.property == "killed") == 4
    text = "Sami Harun was killed along with his wife Wafa and their four children."
    assert sum(m.min or 0 for m in find_counts(doc(text))[0] if m.property == "killed") == 6


def test_those_in_critical_condition_are_part_of_the_wounded() -> None:
    whole, one, others = find_counts(
        doc("Four people were shot. One is in critical condition, three are stable.")
    )[0]
    assert whole.part_of is None
    assert one.part_of == others.part_of == whole.number


def test_a_round_up_of_a_weekend_is_a_total() -> None:
    found = find_counts(
        doc("Seven people were killed and 40 wounded in shootings across the city over the weekend.")
    )[0]
    assert [m.total for m in found] == [True, True]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mother, daughter shot to death", [("killed", 2)]),
        ("Double homicide on Elm Street", [("killed", 2)]),
        ("Triple shooting leaves teen dead", [("wounded", 3), ("killed", 1)]),
        ("Gunman kills 3, self", [("killed", 3), ("killed", 1)]),
        ("Man fatally shoots wife, then kills himself", [("killed", 1), ("killed", 1)]),
    ],
)
def test_headlines(title: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc("", title))[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bombing claimed the lives of 14 civilians at least, it said.", (14, None)),
        ("Nine people or more were killed when a shell hit the school.", (9, None)),
        ("Seven militants at most were killed near Velm.", (None, 7)),
        ("The rebels put the toll of dead at least at 85.", (85, None)),
    ],
)
def test_a_bound_stands_behind_the_people_too(text: str, expected: tuple[int | None, int | None]) -> None:
    found = one(text)
    assert (found.min, found.max) == expected
    assert "least" not in (found.who or "")


def test_and_more_than_is_the_next_numbers_bound() -> None:
    found = counts("The raid left 70 martyrs and more than 300 people hurt.")
    assert [c[1:3] for c in found] == [(70, 70), (300, None)]


def test_in_2016_at_least_16_is_the_next_numbers_bound() -> None:
    assert counts("Nine people died in 2016, at least 16 people in 2017.")[0][1:3] == (9, 9)


def test_a_number_in_words_behind_a_year_that_no_stop_parts_from_it() -> None:
    found = one("Published March 4 2019 Thirty-one civilians were killed in Velm on Sunday.")
    assert (found.min, found.who) == (31, "civilians")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry reported the elimination of 22 militants near Oran.", 22),
        ("Up to 70 gunmen were destroyed in the raid.", 70),
        ("Some 40 militants, including natives of Oran, were destroyed in the raid.", 40),
    ],
)
def test_the_words_of_those_who_kill_fighters(text: str, expected: int) -> None:
    assert one(text).max == expected


def test_houses_and_civilians_homes_are_not_destroyed_people() -> None:
    assert counts("Nine houses of civilians were destroyed in the raid.") == []


def test_one_of_them_behind_the_verb_is_a_part() -> None:
    whole, part = find_counts(doc("The strike injured two farmers, one of them a child."))[0]
    assert (part.property, part.min, part.part_of) == (whole.property, 1, whole.number)
    assert len(counts("The strike injured two people, one of whom was arrested.")) == 1


def test_injuries_to_somebody() -> None:
    assert counts("The shells caused serious injuries to a woman.") == [("wounded", 1, 1, "exact")]


def test_no_causalities_as_pages_misspell_it() -> None:
    assert counts("No causalities were reported among the staff.") == [("killed", 0, 0, "exact")]


def test_classes_of_words_tell_how_far_a_figure_reaches() -> None:
    many = spread("Skirmishes in several districts of Norland have killed 34 people.")
    assert {"deeds=TrueFalse", "wide=True", "perfect=True"} <= set(many)
    once = spread("A stabbing at a clinic on Monday killed two people.")
    assert {"deeds=FalseTrue", "wide=False", "region=FalseTrue", "time=TrueFalse"} <= set(once)
    assert "listed=True" in spread("Rockets hit Velm and Oran on Monday.")


def test_a_number_alone_before_a_participle_is_of_nobody_told_before_it() -> None:
    text = "At least nine had been killed, including clerks, guards and the bomber, and a dozen injured."
    assert ("wounded", 1, 1, "exact") not in counts(text)


def test_things_burned_are_nobody() -> None:
    assert counts("Several parked lorries were burned in the depot.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Several members of the Abu Harun, Al-Saleh and Al-Odeh families were killed.",
        "One more family member, Salma Harun, a woman of 67, was killed too.",
        "Shells killed 14 [members] of [her] family.",
    ],
)
def test_members_of_families_are_no_fighters(text: str) -> None:
    assert one(text).group != HarmGroup.COMBATANTS
    assert one("Raids killed nine members of the Norland Front.").group == HarmGroup.COMBATANTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose from 12 to 15.", [("killed", 15, 15, "exact")]),
        ("The death toll from raids on Norland climbed from 558 to 569.", [("killed", 569, 569, "exact")]),
        ("The number of dead has increased from 30 to at least 34.", [("killed", 34, None, "at_least")]),
        ("The death toll in the bombing has gone up to 31.", [("killed", 31, 31, "exact")]),
        ("From 12 to 15 people were killed.", [("killed", 12, 15, "about")]),
    ],
)
def test_a_toll_that_changed_is_what_it_changed_to(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Shells killed a girl of 15 in Velm.", "A girl of 15 died in the raid.", "A girl of 15 was killed."],
)
def test_the_age_of_one_is_no_number_of_people(text: str) -> None:
    assert counts(text) == [("killed", 1, 1, "exact")]


def test_a_number_of_schools_destroyed_counts_nobody() -> None:
    assert counts("The number of destroyed schools has risen to 27.") == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a 24-hour period 19 people died.", [19]),
        ("The 48-hour toll was 250.", [250]),
        ("After a 72-hour truce 12 people were killed.", [12]),
        ("An L-39 was shot down near Velm and its gunner was killed.", [1]),
        ("An Su-25 was shot down near Velm.", []),
        ("Gunmen shot down two officers in Velm.", [2]),
    ],
)
def test_a_stretch_of_time_and_a_craft_are_nobody(text: str, expected: list[int]) -> None:
    assert [n for _, n, *_ in counts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine were killed, four of whom were women.", [(9, None), (4, "women")]),
        ("Nine were killed, of whom four were women.", [(9, None), (4, "women")]),
        ("Nine were killed, four of them women.", [(9, None), (4, "women")]),
        ("The mine killed a Border Guard officer.", [(1, "Border Guard officer")]),
        ("Three suicide bombers struck near the ministry.", []),
        ("No toll could be confirmed.", []),
        ("No one was killed.", [(0, None)]),
    ],
)
def test_who_a_number_is_of_and_who_it_is_not(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(m.min, m.who) for m in find_counts(doc(text))[0]] == expected
