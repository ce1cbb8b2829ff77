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
            "A drone killed 14 masons in Galkayo on Monday. In another strike on Tuesday two men died in "
            "Adado.",
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
        ("A truck bomb was rammed into a mess in Kidal on Sunday, killing six.", IncidentType.SUICIDE_BOMB),
        (
            "A car bomb killed four people in Kirkuk on Sunday. A major could not rule out a suicide "
            "bombing.",
            IncidentType.BOMB,
        ),
        (
            "Gunmen attacked an army lorry on Friday near Palmyra, which became the scene of public "
            "executions, killing nine soldiers.",
            IncidentType.CLASH,
        ),
        (
            "Troops raided a farm near Baquba on Sunday and killed six insurgents in a cellar used for "
            "beheading deserters.",
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
