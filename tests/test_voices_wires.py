"""Who is quoted in reports of news agencies whose commas are lost, and in those that kept them."""

from __future__ import annotations

import pytest

from voices_told import behind


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Guards shot two raiders near Velm on Friday Major Omar Harun a police officer said.",
            "two raiders",
            "Omar Harun",
        ),
        (
            '"We carried 18 dead from the hall" Omar Harun director of Velm ambulances told a wire.',
            "18 dead",
            "Omar Harun",
        ),
        (
            "A shell hit a clinic in Velm wounding a doctor said Omar Harun a spokesman for the unit.",
            "a doctor",
            "Omar Harun",
        ),
        (
            "Omar Harun who sits in the upper house of parliament said that nine died.",
            "nine died",
            "Omar Harun",
        ),
        (
            "Jets hit Velm killing nine the Velm Watch for Human Rights and rescue workers said.",
            "nine",
            "Watch",
        ),
        (
            "Jets hit Velm killing nine people the Civil Defence and the Observatory said.",
            "nine",
            "Civil Defence",
        ),
        (
            "A raid killed nine men and hurt six in Velm the Orin agency reported citing medics.",
            "six",
            "medics",
        ),
        ("A raid hurt six men in Velm, the Orin agency reported on Sunday, citing medics.", "six", "medics"),
        ("Jets hit Velm. Locals report some 12 people hurt.", "12", "Locals"),
        ("In Velm, first responders said they had recovered 16 bodies.", "16 bodies", "responders"),
        ("Citing its reporter, the state news agency said nine men died in Velm.", "nine", "agency"),
        ("A raid killed nine men in Velm said the official Syrian agency VONA.", "nine", "VONA"),
    ],
)
def test_who_speaks_where_commas_are_lost(text: str, words: str, name: str) -> None:
    assert name in (behind(text, words) or "")


def test_a_spokesman_is_of_the_body_that_spoke_before() -> None:
    text = (
        "The northern force confirmed it. Another six were injured, a spokesman said. Rebel spokesman Omar "
        "Harun said that 13 had died."
    )
    assert "Harun" not in (behind(text, "six") or "")
    assert "Harun" in (behind(text, "13") or "")


def test_what_somebody_refers_to_the_outlet_tells() -> None:
    text = "It is revenge the navy said referring to the port where shells killed 41 dockers."
    assert behind(text, "41") is None
    assert behind("The navy said 41 dockers died referring to the Velm raid.", "41") == "navy"


def test_who_monitors_a_deed_tells_of_it() -> None:
    text = "Net activists have monitored an ambush by riders near Velm leaving three sappers dead."
    assert "Net activists" in (behind(text, "three") or "")
    assert behind("Observers monitored the vote in Velm. Three sappers were killed.", "Three") is None
