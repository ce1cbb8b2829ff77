"""Counts in texts that have lost their commas, apostrophes and quotation marks."""

from __future__ import annotations

import pytest

from counts_told import bounds, one

K, W = "killed", "wounded"


def plain(text: str) -> str:
    """The text as some archives keep it: stops and hyphens alone are left."""
    return text.translate(str.maketrans("", "", ",;'’\"“”"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Ages behind names and nouns.
        ("Omar Brandt, 27, of Ostrem, was shot dead on a quay.", [(K, 1, 1)]),
        ("Ivan K. Molt, 38, and Leo Brandt, 52, were hurt too.", [(W, 2, 2)]),
        ("A woman, 45, was killed at the ferry.", [(K, 1, 1)]),
        ("Six were seized and their head, Captain Nils Arvo, 44, beheaded.", [("abducted", 6, 6), (K, 1, 1)]),
        ("Anna Velmar, 34, and Annalis Ostrem, 41, were slain.", [(K, 2, 2)]),
        # One person told twice.
        ("A third victim, a clerk, was shot.", [(W, 1, 1)]),
        ("The victim, a 71-year-old sailor, was brought to hospital.", [(W, 1, 1)]),
        ("The mine killed a ferryman, the mayor said.", [(K, 1, 1)]),
        ("Colonel Adrin Molt, a senior Norlandic envoy, was killed.", [(K, 1, 1)]),
        # Who speaks right behind a number or a noun.
        ("Jets hit a mill, killing at least 30, activists said.", [(K, 30, None)]),
        ("It killed 12 people, local officials said.", [(K, 12, 12)]),
        ("The toll stands at 63 killed and 17 injured, Sami Dorr of the ministry told a paper.",
         [(K, 63, 63), (W, 17, 17)]),
        ("Ninety were killed, with dozens injured, Rolf Brandt told the station.",
         [(K, 90, 90), (W, 24, None)]),
        ("Several other sappers are missing, the mayor added.", [("missing", 2, None)]),
        # A part of them, behind the participle of the whole.
        ("Police counted 34 dead and 86 people wounded, 19 of them gravely.",
         [(K, 34, 34), (W, 86, 86), (W, 19, 19)]),
        ("Twelve clerks, including two natives of the Ostrem hills, were killed.",
         [(K, 12, 12), (K, 2, 2)]),
        # The next clause.
        ("Three died in the duel, others were killed by mines.", [(K, 3, 3)]),
        ("At least 57 killed, dozens injured as a mine sinks a ferry", [(K, 57, None), (W, 24, None)]),
        ("A gendarme was killed, four sappers and a porter injured near Ostrem.",
         [(K, 1, 1), (W, 4, 4), (W, 1, 1)]),
    ],
)  # fmt: skip
def test_a_text_without_marks_tells_as_much_as_with_them(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(plain(text)) == expected
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled Tel Dorr 12 were killed and seven hurt.", [(K, 12, 12), (W, 7, 7)]),
        ("The bombing killed the police chief 12 were wounded.", [(K, 1, 1), (W, 12, 12)]),
        ("Gunmen killed a guard 20 kilometres from Velm.", [(K, 1, 1)]),
        ("A mine killed his sister 36-year-old Rim Molt and two clerks.", [(K, 1, 1), (K, 2, 2)]),
        ("A sailor a baker and a nun were killed on the pier.", [(K, 3, 3)]),
        ("A gunman who killed five clerks and injured 13 died.", [(K, 5, 5), (W, 13, 13)]),
        ("Three anglers found the corpse of a boy.", [(K, 1, 1)]),
        ("Four youths threw stones at conscripts who shot one of them dead.", [(K, 1, 1)]),
        ("The victims two bakers and a nun were carried to hospital.", [(W, 2, 2), (W, 1, 1)]),
        ("Among those killed was a dentist from the Velm clinic.", [(K, 1, 1)]),
        ("On October 29th 2030 one clerk was killed.", [(K, 1, 1)]),
        ("The sailors both 31 were killed at sea.", []),
        ("Near the Velm mill roughly 28 widows and children were seized by raiders.", [("abducted", 28, 28)]),
        ("Raiders stormed a barn shooting dead 11 herders according to the vicar.", [(K, 11, 11)]),
        ("Mortars killed three and wounded 12 state news agency TANA said.", [(K, 3, 3), (W, 12, 12)]),
        (
            "Twelve clerks were killed eight in Velm three in Tarn and one in Dorr.",
            [(K, 12, 12), (K, 8, 8), (K, 3, 3), (K, 1, 1)],
        ),
        (
            "The group executed 25 captives at the theatre and abducted 40 more.",
            [(K, 25, 25), ("abducted", 40, 40)],
        ),
        ("Three clerks two brothers and a sister were killed.", [(K, 3, 3), (K, 2, 2), (K, 1, 1)]),
        ("Raiders kidnapped 11 workers and later freed four of them.", [("abducted", 11, 11)]),
        ("No Norlander was hurt in the blast.", [(W, 0, 0)]),
        ("Three men found the dead woman near the ford.", [(K, 1, 1)]),
        ("Guards named the three men found dead in a lorry.", [(K, 3, 3)]),
        ("Several other fighters are still missing.", [("missing", 2, None)]),
    ],
)
def test_words_alone_part_what_commas_would(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(text) == expected


def test_whom_a_number_counts_ends_before_who_speaks() -> None:
    assert one("A mine killed nine people medics and police said.").who == "people"
    assert one("A bomb killed twelve policemen officials said.").who == "policemen"
    assert one("The toll of the quake in the mine rose to 25 officials said.").who is None
    assert one("The raid killed 12 women officers.").who == "women officers"
    assert one("Shells fell killing 31 officials said.").who is None
    assert one("They killed a senior Norlandic envoy.").who == "senior Norlandic envoy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders shot at a ferry at Ostrem killing the boatman medics said.", [(K, 1, 1)]),
        ("Shells wounded nine dockers two of them badly wounded a nurse said.", [(W, 9, 9), (W, 2, 2)]),
        ("Shells hurt one docker and wounded another a navy captain said.", [(W, 1, 1), (W, 1, 1)]),
        ("A mine went off in the desert of Tal Orrin leaving a guard killed and two others injured.",
         [(K, 1, 1), (W, 2, 2)]),
    ],
)  # fmt: skip
def test_who_speaks_behind_a_person_is_not_harmed(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bounds(text) == expected
