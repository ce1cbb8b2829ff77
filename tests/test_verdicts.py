"""A report's own verdict on its range: invented strikes, each test one rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_told import claim, killed, told
from rashomon.clean import clean
from rashomon.model import Property, Qualifier, Report
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told
from rashomon.reconcile.verdicts import VERDICT

READER = Reader()
LEAD = "An air strike hit a mill in Aleppo on Tuesday, 4 March 2014, killing at least three people. "


def verdict(least: int | None, most: int | None) -> Told:
    bound = claim(least or most or 0, qualifier=Qualifier.UP_TO if least is None else Qualifier.AT_LEAST)
    return told(replace(bound, min=least, max=most, rule=VERDICT, id=f"v{least}{most}"))


@pytest.mark.parametrize(
    ("words", "property", "bounds"),
    [
        ("The minimum death toll has been assessed as two.", Property.KILLED, (2, None)),
        (
            "As a baker named nine, the maximum toll may reach nine people.",
            Property.KILLED,
            (None, 9),
        ),
        ("The recorders hence estimated the upper toll as 18 fatalities.", Property.KILLED, (None, 18)),
        (
            "The minimum number of guests killed that night has been recorded as 14.",
            Property.KILLED,
            (14, None),
        ),
        ("The recorders have used the range 13-26 for injuries.", Property.WOUNDED, (13, 26)),
        ("The minimum range was assessed as two given the deaths told of.", Property.KILLED, (2, None)),
        ("The recorders have included an upper range of eight casualties.", Property.KILLED, (None, 8)),
        (
            "This widens the casualty range, which may be as many as 17 people.",
            Property.KILLED,
            (None, 17),
        ),
        ("The number of deaths could therefore be up to 41.", Property.KILLED, (None, 41)),
    ],
)
def test_a_verdict_is_read_with_its_side(
    words: str, property: Property, bounds: tuple[int | None, int | None]
) -> None:
    reading = READER.read(clean(Report(id="r", text=LEAD + words)))
    found = [c for a in reading.accounts for c in a.claims if c.rule == VERDICT]
    assert [(c.property, c.min, c.max) for c in found] == [(property, *bounds)]


@pytest.mark.parametrize(
    "words",
    [
        "A minimum of two bakers had been killed, a paper reported.",
        "Missiles hit the upper floors of the mill and killed four.",
        "The minimum number of women killed was put at three.",
        "The mayor feared the toll could be as great as 40.",
        "The range of the rockets is 12-24 kilometres.",
        "The maximum sentence for the deaths is 20 years.",
    ],
)
def test_other_words_of_bounds_are_no_verdict(words: str) -> None:
    reading = READER.read(clean(Report(id="r", text=LEAD + words)))
    assert not [c for a in reading.accounts for c in a.claims if c.rule == VERDICT]


def test_a_verdict_sets_its_side_and_leaves_the_other() -> None:
    assert killed(told(claim(3)), verdict(None, 9))[:2] == (3, 9)
    assert killed(told(claim(3)), told(claim(7, voice="a")), verdict(5, None))[:2] == (5, 7)
    assert killed(verdict(2, None))[:2] == (2, 2)
    assert killed(told(claim(3)), verdict(5, None), verdict(None, 9))[:2] == (5, 9)


def test_a_verdict_is_listed_among_what_a_figure_comes_from() -> None:
    figure = figures([told(claim(3)), verdict(None, 9)])[0]
    assert "vNone9" in figure.used


def test_a_range_for_both_dead_and_hurt_is_two_verdicts() -> None:
    text = LEAD + "The recorders used a 13-26 range in both the fatality and the injury fields."
    reading = READER.read(clean(Report(id="r", text=text)))
    found = [(c.property, c.min, c.max) for a in reading.accounts for c in a.claims if c.rule == VERDICT]
    assert found == [(Property.KILLED, 13, 26), (Property.WOUNDED, 13, 26)]
