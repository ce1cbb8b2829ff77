"""People of no known side who did it, and rows of things that were struck."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Property, Report
from rashomon.read.reader import Reader


def central(text: str, title: str | None = None) -> Account:
    reading = Reader().read(clean(Report(id="r1", text=text, title=title)))
    return next(a for a in reading.accounts if a.central)


def did(text: str) -> list[str]:
    return sorted(a.name for a in central(text).actors if a.role is ActorRole.PERPETRATOR)


def struck(text: str) -> list[str]:
    return sorted(c.value or "" for c in central(text).claims if c.property is Property.TARGET)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Three hooded men shot dead the prosecutor Iris Pardo in Manta on Monday.", "Three hooded men"),
        ("Two youths on a scooter shot and killed a notary in Manta on Monday.", "Two youths"),
        ("Notary Iris Pardo was stabbed to death near Manta on Monday by a man with a dagger.", "man"),
        ("Armed herdsmen attacked a mission near Jos on Monday, killing seven.", "Armed herdsmen"),
        ("A 17-year-old boy stabbed his tutor in Fairview on Monday, killing him.", "17-year-old boy"),
        ("Individuals in a van opened fire on a barbershop in Manta on Monday, killing one.", "Individuals"),
    ],
)
def test_people_of_no_side_who_did_it(text: str, who: str) -> None:
    assert len(did(text)) == 1
    assert did(text)[0].startswith(who)


@pytest.mark.parametrize(
    "text",
    [
        "Three men shot dead in Manta on Monday, police said.",
        "Three men shot and two women wounded at a tavern in Manta on Monday.",
        "Three men shot several times in Manta on Monday, police said.",
        "The murder of a notary in Manta on Monday was condemned by students.",
        "A blast in Manta on Monday left a man dead and hurt three women.",
        "THREE MEN SHOT OVERNIGHT IN MANTA ON MONDAY, POLICE SAY.",
        "A blast in Manta on Monday hurt a girl. The little girl died a day later.",
    ],
)
def test_people_who_were_hurt_did_nothing(text: str) -> None:
    assert did(text) == []


def test_a_known_side_is_who_did_it_and_the_people_with_it_are_not_named_again() -> None:
    text = "The Taliban killed a notary in Zabul on Monday. Two men on a scooter shot him, a cousin said."
    assert did(text) == ["Taliban"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Rockets struck the airfield, a fuel depot and a school in Ghat on Monday.",
            ["airfield", "fuel depot", "school"],
        ),
        (
            "Gunmen attacked a customs post, a clinic and a police station near Ghat on Monday.",
            ["clinic", "customs post", "police station"],
        ),
    ],
)
def test_a_row_of_things_struck(text: str, what: list[str]) -> None:
    assert set(what) <= set(struck(text))


def test_a_thing_with_its_own_verb_is_no_more_of_the_row() -> None:
    assert "station" not in struck("The strike hit the mill on Monday, a station official said; six died.")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (
            "A bomber on a bicycle blew himself up beside a school in Ghat on Monday, killing six.",
            "bicycle",
        ),
        ("A car laden with dynamite went off at a mill gate in Ghat on Monday, killing six.", "car"),
        ("Unknown aircraft bombed a mill near Ghat on Monday, killing six.", "Unknown aircraft"),
    ],
)
def test_what_carries_the_bomb_is_not_struck(text: str, thing: str) -> None:
    assert thing not in struck(text)


def test_verbs_of_the_wires() -> None:
    assert did("Hooded men machine-gunned a notary's car in Manta on Monday, killing him.") == ["Hooded men"]
    assert central("Rebels dynamited a bridge near Manta on Monday; one clerk died.").type.value == "bomb"
