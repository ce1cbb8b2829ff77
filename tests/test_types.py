"""What kind of incident it was, by what its own sentences tell."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import IncidentType, Report
from rashomon.read.reader import Reader


def types(text: str) -> list[IncidentType]:
    return [a.type for a in Reader().read(clean(Report(id="r1", text=text))).accounts]


@pytest.mark.parametrize(
    "text",
    [
        "Suspected jihadists killed 22 farmers in the village of Dembo in Burkina Faso on Thursday.",
        "A suspected Boko Haram attack on the village of Dalori killed 12 people on Sunday.",
        "Militants killed five labourers in Kulgam on Tuesday.",
        "Al-Shabaab fighters stormed a hotel in Mogadishu on Saturday, killing 14 people.",
    ],
)
def test_one_side_that_kills_people_attacks(text: str) -> None:
    assert types(text) == [IncidentType.ATTACK]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes between the army and rebels killed 12 people in Goma on Friday.",
        "Islamic State fighters attacked an army post near Palmyra on Sunday, killing nine soldiers.",
        "Rebels captured the town of Harem on Sunday, killing 30 soldiers and three civilians.",
    ],
)
def test_two_sides_fight(text: str) -> None:
    assert types(text) == [IncidentType.CLASH]


def test_the_means_of_another_incident_are_its_own() -> None:
    text = (
        "Regime forces bombed Saraqib with chlorine on Monday, causing 30 cases of suffocation. Separately, "
        "12 civilians were killed when Russian jets raided the village of Abu Duhour on Monday."
    )
    assert types(text) == [IncidentType.CHEMICAL, IncidentType.AIRSTRIKE]
