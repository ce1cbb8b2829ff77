"""What stands between a speaker and the verb, pronouns, and blame. The reports are invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_stances, find_voices, voice_for
from voices_told import behind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A guard contacted by telephone said nine men had fallen.", "guard"),
        ("Aides with knowledge of it said nine men had fallen.", "Aides with knowledge of it"),
        ("One, who asked to be known only as Tomas, said nine men had fallen.", "Tomas"),
        ("Velm Radio's Ada Brann, reporting from Daruk, said nine men had fallen.", "Velm Radio's Ada Brann"),
        ("But Otto, a baker whose shop burned, said nine men had fallen.", "Otto, a baker whose shop burned"),
        ("Otto Brann, who fled to Karam, said by phone: nine men fell.", "Otto Brann"),
        ("IS, in an online note, said nine men had fallen.", "IS"),
        ("Its spokesman, Otto, said nine men had fallen.", "spokesman, Otto"),
        ("A harbour guard on condition of anonymity said nine men had fallen.", "harbour guard"),
        ("Consul Otto Brann, cited by Velm Radio, said nine men had fallen.", "Consul Otto Brann"),
        ("The head of the rural border guards said nine men fell.", "head of the rural border guards"),
        ("An aid group watching the conflict said nine men had fallen.", "aid group"),
        ("\"Nine men had fallen here,\" said herdsman Otto Brann.", "herdsman Otto Brann"),
        ("The envoy said that her office had verified it: nine men fell.", "envoy"),
        ("The villagers, driven out in May, said troops shot at nine men.", "villagers, driven out in May"),
    ],
)  # fmt: skip
def test_what_stands_between_the_speaker_and_the_verb(text: str, name: str) -> None:
    assert behind(text, "ine men") == name


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("A coroner quoted by Velm Radio said nine men had fallen.", "coroner", ("Velm Radio",)),
        ("Nine men had fallen, according to a coroner quoted by Velm Radio.", "coroner", ("Velm Radio",)),
        ("Quoting a coroner, Velm Radio reported that nine men had fallen.", "coroner", ("Velm Radio",)),
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_passes_it_on(text: str, name: str, via: tuple[str, ...]) -> None:
    told = doc(text)
    voices = find_voices(told)
    at = text.index("ine men")
    voice = voice_for(voices, told, "text", at, at + 7)
    assert voice is not None
    assert voice.chain == (name, *via)


def test_a_pronoun_stands_for_whom_the_sentence_before_is_about() -> None:
    text = (
        "The ministry said four gunmen died. No arms were found. "
        "Herders from the hills disputed that. They said nine men had fallen."
    )
    assert behind(text, "ine men") == "Herders from the hills"
    text = (
        "The ministry said four died. That was all. Mayor Ada Brann disagreed. She spoke of nine men killed."
    )
    assert behind(text, "ine men") == "Mayor Ada Brann"


@pytest.mark.parametrize(
    "text",
    [
        "The militia denied any role in the blast at Velm, which left nine men dead.",
        "The army held the militia responsible for the blast, in which nine men were killed.",
        "The blast, which the army blamed on the militia, killed nine men.",
    ],
)
def test_blame_and_denial_count_none_of_the_dead_that_a_clause_adds(text: str) -> None:
    assert behind(text, "ine men") is None


@pytest.mark.parametrize(
    ("text", "kind", "voice", "party"),
    [
        ("Karam blamed the league for the strike on a mill.", "accusation", "Karam", "the league"),
        ("Police pointed the finger at the league for the raid.", "accusation", "Police", "the league"),
        ("Karam held the league responsible for the fire.", "accusation", "Karam", "the league"),
        ("The mayor said the league was behind the blast.", "accusation", "mayor", "the league"),
        ("Three died in an ambush blamed on the league.", "accusation", None, "the league"),
        ("Eyewitnesses accused the league.", "accusation", "Eyewitnesses", "the league"),
        ("The league denied any role in the blast.", "denial", "league", "The league"),
    ],
)  # fmt: skip
def test_forms_of_blame(text: str, kind: str, voice: str | None, party: str) -> None:
    told = doc(text)
    (found,) = find_stances(told, find_voices(told))
    assert (found.kind, found.voice.name if found.voice else None, text[slice(*found.party)]) == (
        kind,
        voice,
        party,
    )


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Karam said five troopers fell, Daruk two.", "two", "Daruk"),
        ("The police say seven, the hospital nine.", "seven", "police"),
        ("The police say seven, the hospital nine.", "nine", "hospital"),
        ("The mayor spoke of six dead, the Red Lantern of eight, and nurses of forty.", "forty", "nurses"),
        ("The army said five fell in Karam, two of them captains.", "two", "army"),
    ],
)
def test_a_speaker_whose_verb_is_left_out(text: str, words: str, name: str) -> None:
    assert behind(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bystanders at the quay said nine men had fallen.", "Bystanders at the quay"),
        ("A girl's aunt living next to the quay said nine men had fallen.", "girl's aunt"),
        ("The manager of the quarry, Otto Brann, said nine men had fallen.", "Otto Brann"),
        ("Nine men had fallen, according to the harbour's nurses.", "nurses"),
        ("Nine men had fallen, an army statement read.", "army"),
        ("A nurse speaking on condition of anonymity insisted nine men had fallen.", "nurse"),
        ("Medics could only confirm that nine men had fallen.", "Medics"),
        ("Mayor Ada Brann was in tears. She said nine men had fallen.", "Mayor Ada Brann"),
    ],
)
def test_speakers_by_where_they_are_and_what_is_theirs(text: str, name: str) -> None:
    told = behind(text, "ine men")
    assert told is not None
    assert name.casefold() in told.casefold()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of the Nusra Front entered Velm. The hard-line group said nine men fell.", "Nusra Front"),
        ("The interior ministry denied it. A brief statement said nine men fell.", "interior ministry"),
        ("Observatory which watches the war said nine men fell.", "Observatory"),
    ],
)
def test_who_is_told_of_before(text: str, name: str) -> None:
    assert behind(text, "ine men") == name


def test_a_plain_trade_goes_with_the_name_behind_it() -> None:
    told = doc("Nine men had fallen, said beekeeper Ada Brann.")
    assert [v.name for v in find_voices(told)] == ["beekeeper Ada Brann"]


def test_the_same_source_is_whoever_was_quoted_last() -> None:
    text = (
        "According to the Velm Rights Watch, fighting went on. According to the same source, nine men fell."
    )
    assert behind(text, "nine men") == "Velm Rights Watch"
