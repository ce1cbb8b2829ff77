"""Counts of people harmed, on small reports about invented incidents."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counts_told import counts, one
from invented import doc
from rashomon.model import HarmGroup, Qualifier
from rashomon.read.counts import find_counts


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
        "The shooting happened at 4:10 a.m. in the 700 block of Elm Street.",
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


def test_mosques_families_and_generations_are_no_people() -> None:
    assert not counts("The raid ended at dawn and three other mosques were hit.")
    assert counts("Nine villagers across three generations of one family were killed.") == [
        ("killed", 9, 9, "exact")
    ]


def test_others_are_counted_by_words_for_a_number_alone() -> None:
    text = "Six villagers were killed and others were wounded in Karsova."
    assert counts(text) == [("killed", 6, 6, "exact")]
    text = "Six villagers were killed and a large number were wounded in Karsova."
    assert ("wounded", 2, None, "vague") in counts(text)


def test_headlines_of_local_news_are_claims_with_no_text_below_them() -> None:
    for title in ("One man dead after shooting in Dorwick", "9-year-old boy fatally shot in Dorwick"):
        found = find_counts(doc("", title))[0]
        assert [(m.property.value, m.min, m.total) for m in found] == [("killed", 1, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 shot, one fatally, on Mill Road.", [("wounded", 4), ("killed", 1)]),
        ("The rifle went off, fatally wounding his brother.", [("killed", 1)]),
        ("The 22-year-old did not survive.", [("killed", 1)]),
        ("A four-year-old is fighting for her life.", [("wounded", 1)]),
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
        ("A 17-year-old girl shot and killed a 38-year-old man.", [("killed", 1)]),
        ("The aunt of an 11-year-old girl who died was arrested.", [("killed", 1)]),
    ],
)
def test_forms_of_local_news(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.property.value, m.min) for m in find_counts(doc(text))[0]] == expected


def test_those_in_critical_condition_are_part_of_the_wounded() -> None:
    whole, one, others = find_counts(
        doc("Four people were shot. One is in critical condition, three are stable.")
    )[0]
    assert whole.part_of is None
    assert one.part_of == others.part_of == whole.number


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


def test_a_number_of_schools_destroyed_counts_nobody() -> None:
    assert counts("The number of destroyed schools has risen to 27.") == []


@pytest.mark.parametrize("what", ["the mill", "a bridge near Otham", "two houses", "their post"])
def test_who_destroys_a_thing_is_not_destroyed(what: str) -> None:
    assert counts(f"Ten gunmen destroyed {what} on Friday.") == []
