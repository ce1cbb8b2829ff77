"""The people whom a page names: those hurt are victims, those accused of a crime did it as police have it;
kin, witnesses, officials and heads of state are neither."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Property, Report
from rashomon.read.reader import Reader

SHOT = "A tailor was shot and killed at a home in Fairview on Monday night, police said. "


def central(text: str, title: str | None = None) -> Account:
    reading = Reader().read(clean(Report(id="r1", text=text, title=title)))
    return next(a for a in reading.accounts if a.central)


def named(account: Account, role: ActorRole) -> list[str]:
    return [a.name for a in account.actors if a.role is role]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Police identified the victim as Marcus Bell, 34.", ["Marcus Bell"]),
        ("Marcus J. Bell, 34, of Fairview, died at the scene, police said.", ["Marcus J. Bell"]),
        ("Marcus Bell was sitting in his car, near Main Street, when he was shot.", ["Marcus Bell"]),
        ("Relatives of Marcus Bell gathered there. Bell was pronounced dead at a hospital.", ["Marcus Bell"]),
        ('Marcus "Duke" Bell, 34, was found dead in the hallway.', ['Marcus "Duke" Bell']),
        ("Police have identified 25 year old Marcus Bell as the victim.", ["Marcus Bell"]),
        ("The funeral of Marcus Bell Jr. is on Friday.", ["Marcus Bell"]),
        ("Officers arrested a suspect in the death of Marcus Bell.", ["Marcus Bell"]),
        (
            "Police identified the victims as 38-year-old Marcus Bell, 41-year-old Dana Reed and "
            "24-year-old Omar Price.",
            ["Marcus Bell", "Dana Reed", "Omar Price"],
        ),
        (
            "Police identified the victims on Tuesday:\nMarcus Bell, 34\nDana Reed, 21\nThey asked for help.",
            ["Marcus Bell", "Dana Reed"],
        ),
    ],
)
def test_who_was_hurt_is_a_victim(text: str, victims: list[str]) -> None:
    assert sorted(named(central(SHOT + text), ActorRole.VICTIM)) == sorted(victims)


@pytest.mark.parametrize(
    "text",
    [
        "His mother, Dana Reed, said that he was at home with friends.",
        "Neighbor Dana Reed heard five shots and called police.",
        "Police spokeswoman Dana Reed said that officers found shell casings.",
        "The shooting happened near Pierce Streets NW, and Fairview Crime Stoppers asked for tips.",
        "Armed Criminal Action is the charge that prosecutors chose.",
        "Reed County deputies were killed there before, said Dana Reed, who lives next door.",
        "A 52-year-old Des Moines baker was killed in the same street last year.",
        "Officers arrested Dana Reed, 31, on Tuesday. Reed told detectives that she was at work.",
    ],
)
def test_kin_witnesses_officials_suspects_and_streets_are_none(text: str) -> None:
    assert named(central(SHOT + text), ActorRole.VICTIM) == []


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors filed charges of murder and armed criminal action on Tuesday against Omar Price.",
        "Omar Price, 22, was arguing with him. Price shot the man twice, police said.",
        "Omar Price is being charged with manslaughter, court records say.",
        "Police identified the suspect as Omar Price. Price died of his own gunshot wound.",
    ],
)
def test_who_is_accused_did_it_and_is_no_victim(text: str) -> None:
    account = central(SHOT + text)
    assert "Omar Price" in named(account, ActorRole.PERPETRATOR)
    assert "Omar Price" not in named(account, ActorRole.VICTIM)


def test_a_surname_that_two_bear_says_of_neither() -> None:
    account = central(
        SHOT + "Ada Reed, 31, and her brother Omar Reed were at the home, police said. Reed was shot."
    )
    assert "Omar Reed" not in named(account, ActorRole.VICTIM)


def test_who_is_shot_in_a_headline_did_not_shoot() -> None:
    text = "Fairview police are searching for a shooter after a juvenile was found shot on Monday."
    account = central(text, title="Teenage boy shot in Fairview, suspect on the run")
    assert "Teenage boy" not in named(account, ActorRole.PERPETRATOR)


def test_a_headline_is_no_name() -> None:
    account = central("A man was gunned down in Fairview on Monday.", title="Man Killed, 3 Wounded At Party")
    assert named(account, ActorRole.VICTIM) == []


def test_where_police_went_is_no_reason() -> None:
    account = central(SHOT + "Officials responded to the first-floor residence and the shooting scene there.")
    assert not [c for c in account.claims if c.property is Property.REASON]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "Government air strikes killed nine people in the town of Al-Dana on Monday, activists said, "
            "days after rebels seeking the fall of President Samir Haddad took the airport.",
            [],
        ),
        (
            "Guerrillas killed Samir Haddad, the mayor of Al-Dana, with a bomb under his car on Monday. "
            "Two soldiers were wounded by the explosion.",
            ["Samir Haddad"],
        ),
    ],
)
def test_in_a_war_too_a_victim_is_somebody_of_whom_harm_is_told(text: str, victims: list[str]) -> None:
    told = [c.value for c in central(text).claims if c.property is Property.VICTIM]
    assert [v for v in told if v and "Haddad" in v] == victims


def test_who_stands_in_a_row_with_somebody_hurt_is_a_victim_and_kin_are_two() -> None:
    account = central(
        "Guerrillas murdered councillors Marco Bello, Juan Bello and Luis Otero in the town of Al-Dana on "
        "Monday. Two soldiers were wounded by the explosion."
    )
    told = [c.value for c in account.claims if c.property is Property.VICTIM]
    assert sorted(v for v in told if v) == ["Juan Bello", "Luis Otero", "Marco Bello"]


def test_in_a_war_who_tells_of_it_was_not_hurt_by_it() -> None:
    text = "According to social media user Dana Vale, the girl was killed in an airstrike on a house in Velm."
    assert "Dana Vale" not in [a.name for a in central(text).actors]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A clerk, Mona Price 44, was shot dead by Dana Reed 29.", ["Mona Price"]),
        ("Mona Price was killed by her neighbour Dana Reed 29.", ["Mona Price"]),
        ("Dana Reed of the Velm Monitor said 12 people were killed in Velm.", []),
        ("Mona Price of North Velm Heights was killed.", ["Mona Price"]),
    ],
)
def test_who_did_it_and_who_tells_of_it_are_no_victims(text: str, victims: list[str]) -> None:
    assert named(central(text), ActorRole.VICTIM) == victims
