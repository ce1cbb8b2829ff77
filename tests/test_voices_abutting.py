"""Speakers in text that has lost its commas: where one phrase ends and the next begins. Invented reports."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_voices


def speakers(text: str) -> list[str]:
    return [v.name for v in find_voices(doc(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine were hurt in central Darum police and medics said.", "police and medics"),
        ("Two clerks died in the blast Orin said.", "Orin"),
        ("A shell hit the market near the Darian capital witnesses said.", "witnesses"),
        ("The state-run Velm Media Centre said nine men fell.", "state-run Velm Media Centre"),
        ("A clerk of the guard-run Velm Media Centre said nine fell.", "guard-run Velm Media Centre"),
        ("In eastern Darum captain Otto Brann said nine guards fell.", "captain Otto Brann"),
        ("Shots rang out across the Darum region state media reported.", "state media"),
        ("Guards hit a depot in Upper Velm Moscow said.", "Moscow"),
        ("Two shops burned at the school Otto Brann head of the Velm police said.",
         "Otto Brann head of the Velm police"),
        ("KABUL (Velm Wire) Guards said they held the ford.", "Guards"),
    ],
)  # fmt: skip
def test_what_a_preposition_needs_is_no_part_of_the_speaker(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("According to Orin Syrian jets struck two farms.", ["Orin"]),
        ("As reported by Velmpress Russian gunners shelled the ford.", ["Velmpress"]),
        ("According to a security source Reds stormed the post.", ["security source"]),
        ("The raid was claimed by Home Guard militants police said.", ["Home Guard militants", "police"]),
        ("The raid was claimed by Velm Radio.", ["Velm Radio"]),
    ],
)
def test_what_stands_behind_a_source_begins_its_own_clause(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Sunday the Velm Doctors Circle an independent medical group said nine fell.",
         "Velm Doctors Circle"),
        ("Almar a Darian charity that runs clinics in Velm said nine fell.", "Almar"),
        ("Captain Ada Brann a guard posted 40 km from the ruined base said nine fell.", "Captain Ada Brann"),
        ("Otto Brann the military spokesman for the Home Guard said nine fell.", "Otto Brann"),
        ("Darum An aged official said nine fell.", "aged official"),
        ("A local source who spoke on condition of anonymity told Velm Radio nine fell.", "local source"),
        ("Ada Brann told a reporter the clinic had recorded nine deaths.", "Ada Brann"),
    ],
)  # fmt: skip
def test_a_speaker_told_apart_by_no_commas(text: str, name: str) -> None:
    assert speakers(text) == [name]
