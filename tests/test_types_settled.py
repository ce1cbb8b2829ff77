"""The type of an account where one of its words says most, or where it is one more of a kind."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import IncidentType, Report
from rashomon.read.reader import Reader


def types(text: str) -> list[IncidentType]:
    return [a.type for a in Reader().read(clean(Report(id="r1", text=text))).accounts]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A drone killed 14 masons in Galkayo on Monday. Another strike killed a ferryman in Adado on "
            "Saturday.",
            [IncidentType.DRONE, IncidentType.DRONE],
        ),
        (
            "A suicide bomber killed seven pilgrims in Bajaur on Friday.\n\nOn 3 May a similar bombing in "
            "Kurram killed 19 traders.",
            [IncidentType.SUICIDE_BOMB, IncidentType.SUICIDE_BOMB],
        ),
    ],
)
def test_one_more_of_a_kind_is_of_that_kind(text: str, kinds: list[IncidentType]) -> None:
    assert types(text) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "A drone airstrike killed 17 porters in Sebha on Monday. The air raid flattened a shed, and "
            "the air strike shook the town.",
            IncidentType.DRONE,
        ),
        (
            "A van bomb was driven into the yard of a mess in Baidoa on Sunday, killing six.",
            IncidentType.SUICIDE_BOMB,
        ),
        (
            "A car bomb killed nine bakers in Kirkuk on Sunday. Nobody at the mill ruled out a suicide "
            "bombing.",
            IncidentType.BOMB,
        ),
        (
            "Gunmen attacked an army lorry on Friday near Sabha, which had been the scene of several "
            "executions, killing nine soldiers.",
            IncidentType.CLASH,
        ),
        (
            "Troops stormed a tannery near Jalula on Sunday and killed six insurgents in a yard used for "
            "executing deserters.",
            IncidentType.CLASH,
        ),
        (
            "A missile launched from a ridge hit a jeep near Kilis on Monday, killing two police officers.",
            IncidentType.MISSILE,
        ),
    ],
)
def test_the_word_that_says_most_settles_it(text: str, kind: IncidentType) -> None:
    assert types(text) == [kind]
