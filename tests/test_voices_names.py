"""Who is meant where a speaker is named once and taken up by other words, or named inside other words."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.voices import find_voices
from voices_told import behind


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "It was calm, Lt. Gen. Omar Sadik, head of the front, said. Lt. Gen. Sadik said a cook died.",
            "a cook",
            "Omar Sadik",
        ),
        (
            "Raiders came said Omar Sadik a coast guard spokesman. The spokesman said a pilot drowned.",
            "a pilot",
            "Omar Sadik",
        ),
        (
            "Orin Eye, a monitoring group, said it was told. The monitor said a nun died.",
            "a nun",
            "Orin Eye",
        ),
        (
            "Liwa al-Orin said it took the mill. The group claimed 40 guards died.",
            "40 guards",
            "Liwa al-Orin",
        ),
        ("The press office of the IRC said a nun died.", "a nun", "press office of the IRC"),
        (
            "The Joint Command of the Orin Force of East and West Velm announced the death of a nun.",
            "a nun",
            "Joint Command",
        ),
        ("The news agency (Velm Post) on Monday April 6 reported that a nun died.", "a nun", "Velm Post"),
        ("Later in the evening Velm Radio said a nun died.", "a nun", "Velm Radio"),
        ("The Grey Hand in remarks carried on its Radio Orin said it shot a nun.", "a nun", "Grey Hand"),
        ("A nun died in Velm according to a brief statement Reuters reported.", "A nun", "statement"),
        ("A nun died in Velm, according to a brief statement carried by Reuters.", "A nun", "statement"),
        ("A nun died, TASS reported on Friday with reference to a bishop.", "A nun", "bishop"),
        ("In the words of Lena Orin, a nun died.", "a nun", "Lena Orin"),
        (
            "Quoting unnamed police sources the Orin daily Velm Post said a nun died.",
            "a nun",
            "police sources",
        ),
        (
            "A nun died in Velm a church official who asked not to be named due to rules on "
            "speaking to the press said.",
            "A nun",
            "church official",
        ),
        ("A nun died Adel Orin the towns mayor was quoted as saying by Reuters.", "A nun", "Adel Orin"),
        (
            "A statement issued by the Abbey Council of Velm read: A nun died on the stairs.",
            "A nun",
            "Abbey Council",
        ),
        ("Two nuns were brought in Dr Omar Sadik from the field hospital said.", "Two nuns", "Omar Sadik"),
        (
            "The Abbey Council published the names of a nun and two monks killed.",
            "two monks",
            "Abbey Council",
        ),
        ("The Abbey Guild another body of monks says the fire killed 13 nuns.", "13 nuns", "Abbey Guild"),
        ("Monks digging by torchlight gave a lower count of 19 dead.", "19 dead", "Monks"),
        ('A fire killed 13 nuns, according to the rebel group "Bell" radio network.', "13 nuns", "Bell"),
        (
            "The Orland officials speaking to the Velm Press without giving their names said a nun died.",
            "a nun",
            "officials",
        ),
        ("A fire killed 13 nuns the Palestinian police said.", "13 nuns", "Palestinian police"),
        (
            "The Abbey Guild in a letter posted on its site said it shot a thief.",
            "a thief",
            "Abbey Guild",
        ),
        ("The mayor Omar Sadik during a visit to the school said a nun died.", "a nun", "Omar Sadik"),
        ("The Abbey Guild through its press office said a nun died.", "a nun", "Abbey Guild"),
        ("Radio stations including Radio Velm reported 13 nuns dead.", "13 nuns", "Radio"),
        ("A fire killed 13 nuns including an abbess the Abbey Guild said.", "13 nuns", "Abbey Guild"),
        ("Monks said it was arson. Another said 13 nuns died.", "13 nuns", "Another"),
        ("The Abbey Guild said its monks killed six thieves.", "six thieves", "Abbey Guild"),
        (
            "We ran down. I saw 13 nuns dead. It was dark. The door was shut, Omar Sadik said.",
            "13 nuns",
            "Omar Sadik",
        ),
    ],
)
def test_whom_the_words_of_a_speaker_name(text: str, words: str, name: str) -> None:
    assert name in (behind(text, words) or "")


def test_a_number_of_the_headline_has_its_voice() -> None:
    text = "Gunfire at a ferry killed 14 rowers in Velm on Monday. It began at dawn."
    assert behind(text, "14 rowers", "Gunfire kills 14 rowers: Velm hospital") == "Velm hospital"
    again = f"Gunfire kills 14 rowers: Velm hospital\n\n{text}"
    assert behind(again, "14 rowers in", "Gunfire kills 14 rowers: Velm hospital") == "Velm hospital"
    assert behind(text, "14 rowers", "Velm Daily: gunfire kills 14 rowers") is None
    assert behind(text, "14 rowers", "Gunfire kills nine rowers: Velm hospital") is None


def test_an_official_is_who_speaks_next_by_a_bare_name() -> None:
    text = "A fire killed 13 nuns a town official said. It was arson Adel Harun told the Velm Post."
    assert behind(text, "13 nuns") == "Adel Harun, a town official"
    text = "A fire killed 13 nuns a town official said. Adel Harun another official said it was arson."
    assert behind(text, "13 nuns") == "town official"


def test_whom_the_words_of_a_speaker_do_not_name() -> None:
    text = "Ministry spokesman Omar Sadik said a nun drowned. The ministry said 13 cooks died."
    assert (
        behind(f"The Orin Transport Ministry said it was calm. {text}", "13 cooks")
        == "Orin Transport Ministry"
    )
    text = "The Orin military and Daruk police said a nun drowned. The military said 13 cooks died."
    assert behind(text, "13 cooks") == "military"
    text = "The General Board for Cooks and Medics, a new group, said a nun drowned. The group said 13 died."
    assert behind(text, "13 died") == "General Board for Cooks and Medics, a new group"
    text = "The Orin General Staff said a nun drowned. The statement said 13 cooks died."
    assert behind(text, "13 cooks") == "Orin General Staff"
    text = "A Velm official said a nun drowned. Orin official Omar Sadik said 13 cooks died."
    assert behind(text, "a nun") == "Velm official"
    assert behind("A ferry sank.", "injures", "Ferry sinks, injures Egyptian Minister", "title") is None


def test_the_head_of_a_body_somewhere_is_named_behind_it() -> None:
    text = "The head of the Lantern Watch in Velm, Omar Sadik, said 13 cooks died."
    assert behind(text, "13 cooks") == "head of the Lantern Watch in Velm, Omar Sadik"


def test_one_who_speaks_is_also_what_he_is_told_to_be() -> None:
    text = (
        "A nun drowned, a coast guard spokesman said. Omar Sadik, spokesman for the guard, said it was calm."
    )
    assert behind(text, "A nun") == "Omar Sadik, spokesman for the guard, a coast guard spokesman"
    text = "A nun drowned Omar Sadik a spokesman for the Orin coast guard said. He said 13 cooks died."
    assert behind(text, "13 cooks") == "Omar Sadik, a spokesman for the Orin coast guard"
    text = "A nun drowned, a guard official said.\nThe ferry came from the border Lt. Gen Omar Sadik said."
    assert behind(text, "A nun") == "Lt. Gen Omar Sadik, a guard official"


def test_the_capitals_of_a_headline_name_nobody() -> None:
    assert behind("A shot hit a nun.", "Killing", "Rebels Admit Killing 13 Nuns", "title") != "Killing"


def test_a_name_is_said_once_where_its_own_clause_says_what_it_is() -> None:
    text = "A town council, the Orin Council of Elders, said nine cooks drowned."
    assert [v.name for v in find_voices(doc(text))] == ["Orin Council of Elders"]
