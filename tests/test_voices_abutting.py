"""Speakers in text that has lost its commas: where one phrase ends and the next begins. Invented reports."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_stances, find_voices
from voices_told import behind


def speakers(text: str) -> list[str]:
    return [v.name for v in find_voices(doc(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine were hurt in central Darum police and medics said.", "police and medics"),
        ("Two clerks died in the blast Orin said.", "Orin"),
        ("Mortars killed at least four Yemenis medics said.", "medics"),
        ("Mortars killed three beekeepers medics said.", "medics"),
        ("Three health officials said that mortars fell.", "Three health officials"),
        ("A shell hit the market near the Darian capital witnesses said.", "witnesses"),
        ("A mine blew up a cart killing the miller police said.", "police"),
        ("A mine killed two millers and three coal miners said the Velm Monitor which has clerks there.",
         "Velm Monitor"),
        ("The state-run Velm Media Centre said nine men fell.", "state-run Velm Media Centre"),
        ("A clerk of the guard-run Velm Media Centre said nine fell.", "guard-run Velm Media Centre"),
        ("In eastern Darum captain Otto Brann said nine guards fell.", "captain Otto Brann"),
        ("Shots rang out across the Darum region state media reported.", "state media"),
        ("Guards hit a depot in Upper Velm Moscow said.", "Moscow"),
        ("Two shops burned at the school Otto Brann head of the Velm police said.",
         "Otto Brann head of the Velm police"),
        ("KABUL (Velm Wire) Guards said they held the ford.", "Guards"),
        ("Raiders opened fire villagers said.", "villagers"),
        ("Two huts burned down after mortar fire Georgians say.", "Georgians"),
        ("A shell hit a bus security sources said.", "security sources"),
        ("A nurse and rescue workers said.", "nurse and rescue workers"),
    ],
)  # fmt: skip
def test_what_a_preposition_needs_is_no_part_of_the_speaker(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("According to Orin Syrian jets struck two farms.", ["Orin"]),
        ("As reported by Velmpress Russian gunners shelled the ford.", ["Velmpress"]),
        ("According to a free Syrian army unit nine died.", ["free Syrian army unit"]),
        ("Ann Lee told a reporter the hospital had recorded nine dead.", ["Ann Lee"]),
        ("According to an army source Reds stormed the post.", ["army source"]),
        ("The raid was claimed by Home Guard militants police said.", ["Home Guard militants", "police"]),
        ("The raid was claimed by Velm Radio.", ["Velm Radio"]),
    ],
)
def test_what_stands_behind_a_source_begins_its_own_clause(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Sunday the Velm Bakers Circle an unpaid rescue group said nine fell.",
         "Velm Bakers Circle"),
        ("Almar a Darian charity that runs clinics in Velm said nine fell.", "Almar"),
        ("Clan group the Wardens of the Ford said nine fell.", "Wardens of the Ford"),
        ("Medics in the eastern suburb of Daruk said nine fell.", "Medics in the eastern suburb of Daruk"),
        ("Captain Ada Brann a guard posted 40 km from the ruined base said nine fell.", "Captain Ada Brann"),
        ("Otto Brann the military spokesman for the Home Guard said nine fell.",
         "Otto Brann, the military spokesman for the Home Guard"),
        ("Darum An aged official said nine fell.", "aged official"),
        ("A local source who gave no name told Velm Radio nine fell.", "local source"),
        ("Ada Brann told a reporter the clinic had recorded nine deaths.", "Ada Brann"),
    ],
)  # fmt: skip
def test_a_speaker_told_apart_by_no_commas(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ada Brann said it was full. It was noon. We laid out nine bodies.", "nine bodies", "Ada Brann"),
        ("Otto Brann said five fell. The town council had a different count. It said nine traders fell.",
         "nine traders", "town council"),
        ("The raid hit four, Ada Brann said. We saw smoke. We buried six. My two sons fell.", "two sons",
         "Ada Brann"),
        ("According to the army five fell according to Velm Radio nine.", "five fell", "army"),
        ("According to the army five fell according to Velm Radio nine.", "nine", "Velm Radio"),
        ("The monitor has the names of nine dead traders.", "nine dead", "monitor"),
        ("The raid which left nine traders dead was condemned by Darum.", "nine traders dead", None),
        ("Darum called for calm after claiming nine traders fell.", "nine traders", "Darum"),
        ("A doctor reached by phone inside a hospital said nine traders fell.", "nine traders", "doctor"),
        ("A bomb killed nine traders provincial police chief Ada Brann said.", "nine traders",
         "provincial police chief Ada Brann"),
        ("The Council for Rights in Darum said nine traders fell.", "nine traders",
         "Council for Rights in Darum"),
        ("Nine traders fell the Home Circle said citing its staff.", "Nine traders", "Home Circle"),
        ("Rockets killed nine porters at the mill a day before Orin accused Velm of it.", "nine", None),
        ("Rockets killed nine porters which Orin said was an error.", "nine", None),
        ("The clinic had no names of the dead however said nine porters fell.", "nine", "clinic"),
        ("Nine porters fell. Separately Ada Brann a spokeswoman for the mill said eight were hurt.", "eight",
         "Ada Brann, a spokeswoman for the mill"),
        ("The limbs of many lay with each other Ada Brann said. Earlier she said nine porters fell.",
         "nine", "Ada Brann"),
        ("Reds raided the mill on Sunday Colonel Otto Brann an army officer said. Nine porters fell Colonel"
         " Brann said.", "Nine", "Colonel Otto Brann, an army officer"),
        ("Reds raided the mill, Colonel Otto Brann, an army officer, said. Nine porters fell, Colonel Brann"
         " said.", "Nine", "Colonel Otto Brann, an army officer"),
        ("A guard at a mill, according to Velm Radio, said nine porters fell.", "nine", "guard at a mill"),
        ("A guard at the mill according to Velm Radio said nine porters fell.", "nine", "guard at the mill"),
        ("The guard Otto Brann was later reported dead. Nine porters fell.", "Nine", None),
        ("Nine porters died the International Union of Red Cross Clubs said.", "Nine",
         "International Union of Red Cross Clubs"),
    ],
)  # fmt: skip
def test_who_is_behind_a_number_where_no_mark_says_so(text: str, words: str, name: str | None) -> None:
    assert behind(text, words) == name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The banned Reds in a phone call to a newspaper took responsibility for it.", "responsibility",
         "Reds"),
        ("The unity government blamed jets of General Otto Brann.", "accusation", "unity government"),
        ("The Reds said in an online note that it was behind the raid.", "responsibility", "Reds"),
        ("Reds of Upper Velm said through their radio that they were responsible.", "responsibility",
         "Reds of Upper Velm"),
        ("Admiral Otto Brann dismissed the statement.", "denial", "Admiral Otto Brann"),
    ],
)  # fmt: skip
def test_blame_without_marks(text: str, kind: str, name: str) -> None:
    told = doc(text)
    found = find_stances(told, find_voices(told))
    assert [(m.kind, m.voice.name if m.voice else None) for m in found] == [(kind, name)]
