"""First tolls, updates, numbers told again, and people harmed of whom no number is told."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Claim, Property, Qualifier, Report
from rashomon.read.reader import Reader

READER = Reader()


def claims(text: str) -> list[Claim]:
    reading = READER.read(clean(Report(id="r", text=text)))
    return [
        c for a in reading.accounts for c in a.claims if c.property in (Property.KILLED, Property.WOUNDED)
    ]


def tolls(text: str) -> dict[int | None, str]:
    return {c.min: c.toll for c in claims(text)}


def test_a_first_toll_and_its_update_are_told_apart() -> None:
    found = tolls(
        "An air strike hit a bakery in Aleppo on Tuesday, 4 March 2014. Initially a hospital reported that "
        "four people were killed in the strike. The death toll later rose to nine, the hospital said."
    )
    assert found[4] == "early"
    assert found[9] == "late"


def test_a_plain_toll_is_neither() -> None:
    assert set(tolls("An air strike killed six people in Aleppo on Tuesday, 4 March 2014.").values()) == {""}


def test_the_lead_s_telling_is_kept_beside_the_named_voice_s() -> None:
    found = claims(
        "At least eight people were killed in an air strike on a bakery in Aleppo on Tuesday.\n\n"
        "The Syrian Observatory for Human Rights said eight people were killed in the strike."
    )
    eight = [c for c in found if c.property == Property.KILLED and c.min == 8]
    assert len(eight) == 1
    told = {eight[0].qualifier, *(r.qualifier for r in eight[0].also)}
    assert told == {Qualifier.AT_LEAST, Qualifier.EXACT}


def test_others_hurt_without_a_number_are_more_than_one() -> None:
    text = "An air strike hit a bakery in Aleppo on 4 March 2014, killing six people and injuring others."
    wounded = [c for c in claims(text) if c.property == Property.WOUNDED]
    assert [(c.min, c.max, c.qualifier) for c in wounded] == [(2, None, Qualifier.VAGUE)]
    assert text[wounded[0].passage.start : wounded[0].passage.end] == "injuring others"


def test_a_number_leaves_no_room_for_words() -> None:
    text = (
        "An air strike hit a bakery in Aleppo on Tuesday, 4 March 2014, and people were injured. Medics said "
        "seven people were wounded in the strike."
    )
    assert [c.min for c in claims(text) if c.property == Property.WOUNDED] == [7]


@pytest.mark.parametrize("words", ["five guards were killed and wounded", "one other person was hurt"])
def test_those_whose_number_is_told_are_not_told_without_one(words: str) -> None:
    text = f"Rockets destroyed a family home in Aleppo on 4 March 2014. {words}, according to sources."
    assert all(c.qualifier is not Qualifier.VAGUE for c in claims(text))


@pytest.mark.parametrize(
    ("words", "property", "quote"),
    [
        ("killing and wounding an unknown number of people", Property.KILLED, "an unknown number"),
        ("leaving dozens of wounded and martyrs under the rubble", Property.KILLED, "dozens of"),
        ("leaving dozens of wounded and martyrs under the rubble", Property.WOUNDED, "dozens of"),
    ],
)
def test_dead_and_hurt_in_one_breath_without_a_number(words: str, property: Property, quote: str) -> None:
    text = f"An air strike hit a family home in Aleppo on 4 March 2014, {words}, according to sources."
    found = [c for c in claims(text) if c.property == property]
    assert [(c.min, c.max, c.qualifier) for c in found] == [(2, None, Qualifier.VAGUE)]
    assert quote in found[0].passage.quote


def test_injuries_told_of_further_down_are_read_where_a_report_tells_of_one_strike() -> None:
    text = (
        "An air strike hit a family home in Aleppo on 4 March 2014, killing six people.\n\n"
        "Neighbours wrote of the family at length. The house stood by the old mill. Though injuries were "
        "mentioned by neighbours, nobody counted them."
    )
    wounded = [c for c in claims(text) if c.property == Property.WOUNDED]
    assert [c.passage.quote for c in wounded] == ["injuries were mentioned"]


def test_at_least_one_leaves_room_for_a_plural() -> None:
    text = (
        "An air strike killed at least one person in Aleppo on 4 March 2014. A radio station spoke of "
        "martyrs and wounded in the strike."
    )
    killed = [(c.min, c.qualifier) for c in claims(text) if c.property == Property.KILLED]
    assert killed == [(1, Qualifier.AT_LEAST), (2, Qualifier.VAGUE)]


def test_how_many_is_a_question() -> None:
    text = "An air strike killed six people in Aleppo on 4 March. It is unclear how many more were injured."
    assert not any("many" in c.passage.quote for c in claims(text))


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("HARLOW, Ohio - Police are investigating a fatal shooting on Elm Street early on Sunday.", 1),
        ("HARLOW, Ohio - A man was charged with second-degree murder after gunfire on Elm Street.", 1),
        ("HARLOW, Ohio - Police called the gunfire on Elm Street an apparent murder-suicide.", 2),
    ],
)
def test_deaths_that_words_take_for_granted(text: str, least: int) -> None:
    (c,) = claims(text)
    assert (c.property, c.min, c.max, c.qualifier) == (Property.KILLED, least, None, Qualifier.AT_LEAST)


def test_a_counted_death_needs_no_such_words() -> None:
    found = claims("HARLOW, Ohio - A man was killed in a fatal shooting on Elm Street on Sunday.")
    assert [(c.min, c.max) for c in found] == [(1, 1)]
