"""Armed groups, forces, states and their plain nouns."""

import pytest

from invented import doc
from rashomon.read.actor_table import ancestors, kin, skeleton, table
from rashomon.read.actors import find_actors
from rashomon.read.mentions import ActorMention


def actors(text: str) -> list[ActorMention]:
    found = find_actors(doc(text))
    assert all(text[a.start : a.end] == a.text for a in found)
    return found


@pytest.mark.parametrize("first", ["Kataib", "Kata'ib", "Kateib", "Ketaib", "Qateb", "Qatab", "Qadab"])
@pytest.mark.parametrize("second", ["Hezbollah", "Hizbullah", "Hizballah"])
def test_one_group_in_many_spellings(first: str, second: str) -> None:
    assert [a.id for a in actors(f"Fighters of {first} {second} fled.")][-1] == "kataib-hezbollah"


@pytest.mark.parametrize("name", ["Hezbollah", "Lebanese Hezbollah", "Lebanon’s Hezbollah"])
def test_lebanons_hezbollah_is_another(name: str) -> None:
    assert [a.id for a in actors(f"A convoy of {name} was hit.")] == ["hezbollah"]


def test_plain_nouns_and_their_state() -> None:
    found = {a.text: (a.id, a.head) for a in actors("Russian warplanes hit rebels near the regime forces.")}
    assert found["Russian warplanes"] == ("russian-air-force", "")
    assert found["rebels"] == (None, "rebels")
    assert found["regime forces"] == (None, "forces")


def test_short_names_need_capitals() -> None:
    assert actors("It is us who said so.") == []
    assert [a.id for a in actors("The US said IS lost.")] == ["united-states", "islamic-state"]


def test_two_names_in_a_row_are_two_actors() -> None:
    assert [a.id for a in actors("Jaish al-Islam al-Nusra Front and others fought.")] == [
        "jaish-al-islam",
        "nusra-front",
    ]


def test_kinship_follows_parents() -> None:
    assert kin("syrian-air-force", "syria")
    assert not kin("kataib-hezbollah", "hezbollah")
    assert ancestors("kataib-hezbollah")[1] == "islamic-resistance-iraq"
    assert ancestors("no such group") == ()


def test_every_parent_is_in_the_table() -> None:
    assert all(e.parent is None or e.parent in table() for e in table().values())


def test_sound_does_not_join_what_differs() -> None:
    assert skeleton("Kataib") == skeleton("Qadab")
    assert skeleton("Hamas") != skeleton("Hashd")


def test_a_sentence_that_opens_with_a_deed_is_read_to_its_end() -> None:
    found = find_actors(
        doc("Drone strikes killed four people in Moussoro. Warplanes air strikes hit Abeche.")
    )
    assert all(m.end > m.start for m in found)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The banned Tehreek-i-Taliban Pakistan (TTP) said so.", {"ttp"}),
        ("Men of Lashkar-e-Taiba and Jaish-e-Mohammed fled.", {"lashkar-e-taiba", "jaish-e-mohammed"}),
    ],
)
def test_names_with_hyphens_within(text: str, known: set[str]) -> None:
    assert {a.id for a in actors(text) if a.id} == known


def test_a_local_government_area_is_no_actor() -> None:
    assert actors("Herders burnt houses in five local government areas of Velm.") == []
