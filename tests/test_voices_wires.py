"""Who is quoted in reports of news agencies whose commas are lost, and in those that kept them."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_voices, voice_for


def voice_of(text: str, words: str) -> str | None:
    """The voice behind some words of a text."""
    d = doc(text)
    at = text.index(words)
    voice = voice_for(find_voices(d), d, "text", at, at + len(words))
    return voice.name if voice else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guards shot two raiders near Velm on Friday Major Omar Harun a police officer said.", "Omar Harun"),
        (
            '"We carried 18 dead from the hall" Omar Harun director of Velm ambulances told a wire.',
            "Omar Harun",
        ),
        (
            "A shell hit a clinic in Velm wounding a doctor said Omar Harun a spokesman for the unit.",
            "Omar Harun",
        ),
        ("Omar Harun who sits in the upper house of parliament said that nine died.", "Omar Harun"),
        ("Jets hit Velm killing nine the Velm Watch for Human Rights and rescue workers said.", "Watch"),
        ("Jets hit Velm killing nine people the Civil Defence and the Observatory said.", "Civil Defence"),
    ],
)
def test_who_speaks_where_commas_are_lost(text: str, name: str) -> None:
    words = "18 dead" if "18 dead" in text else "doctor" if "clinic" in text else text.split()[1]
    words = "nine" if "nine" in text else words
    assert name in (voice_of(text, words) or "")


def test_a_spokesman_is_of_the_body_that_spoke_before() -> None:
    text = (
        "The northern force confirmed it. Another six were injured, a spokesman said. Rebel spokesman Omar "
        "Harun said that 13 had died."
    )
    assert "Harun" not in (voice_of(text, "six") or "")
    assert "Harun" in (voice_of(text, "13") or "")
