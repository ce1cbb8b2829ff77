"""Claims of responsibility, accusations and denials. The reports are invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_stances, find_voices


def stances(text: str) -> list[tuple[str, str | None, str, str]]:
    """(kind, voice, party's words, what it is about) of each stance."""
    told = doc(text)
    out = []
    for s in find_stances(told, find_voices(told)):
        assert text[s.start : s.end] == s.text
        act = text[slice(*s.act)] if s.act else ""
        out.append((s.kind, s.voice.name if s.voice else None, text[slice(*s.party)], act))
    return out


@pytest.mark.parametrize(
    ("text", "kind", "voice", "party", "act"),
    [
        ("The AB claimed responsibility for the blast.", "responsibility", "AB", "The AB", "the blast"),
        ("The AB took responsibility for the attack.", "responsibility", "AB", "The AB", "the attack"),
        ("The AB said it carried out the attack.", "responsibility", "AB", "The AB", "the attack"),
        ("The army accused rebels of using gas.", "accusation", "army", "rebels", "using gas"),
        ("The army blamed rebels for the fire and closed it.", "accusation", "army", "rebels", "the fire"),
        ("Activists blamed the attack on the army.", "accusation", "Activists", "the army", "the attack"),
        ("The army denied involvement in the raid.", "denial", "army", "The army", "involvement in the raid"),
        ("The regime is accused of bombing markets.", "accusation", None, "The regime", "bombing markets"),
    ],
)  # fmt: skip
def test_each_kind(text: str, kind: str, voice: str | None, party: str, act: str) -> None:
    assert stances(text) == [(kind, voice, party, act)]


def test_nobody_claims_nothing() -> None:
    assert (
        stances("No group claimed responsibility for the blast. No one has claimed responsibility so far.")
        == []
    )


def test_an_accusation_inside_reported_speech_is_the_speakers() -> None:
    found = stances("Nine people died in Daruk the health ministry said blaming the attack on rebels.")
    assert found == [("accusation", "health ministry", "rebels", "the attack")]


def test_an_outlawed_group_is_not_the_monitor_that_spoke_before() -> None:
    text = (
        "The Karam Brigade said it would fight on. The Syrian Observatory for Human Rights said 4 died. "
        "The outlawed group claimed responsibility for the attack."
    )
    assert [voice for _, voice, _, _ in stances(text)] == ["Karam Brigade"]
