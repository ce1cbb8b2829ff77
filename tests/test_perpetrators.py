"""Who is said to have done it: adjectives of states before a deed, and people accused by police."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Property, Report, Stance
from rashomon.read.reader import Reader


def central(text: str, title: str | None = None) -> Account:
    reading = Reader().read(clean(Report(id="r1", text=text, title=title)))
    return next(a for a in reading.accounts if a.central)


def doers(account: Account) -> list[tuple[str, str | None]]:
    return [(a.name, a.id) for a in account.actors if a.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Russian drone attack on the city of Kharkiv killed five people on Tuesday.",
            ("Russia", "russia"),
        ),
        ("An Israeli air strike hit a school in Nuseirat on Monday, killing eight.", ("Israel", "israel")),
        ("One person was killed by Ukrainian shelling in Belgorod on Monday.", ("Ukraine", "ukraine")),
        (
            "Two people were killed in a Pakistani drone strike in Khost on Saturday.",
            ("Pakistan", "pakistan"),
        ),
        ("A fresh Turkish overnight shelling of Tal Rifaat killed one on Monday.", ("Turkey", "turkey")),
        ("A boy was killed by Israeli fire in Jenin on Monday.", ("Israel", "israel")),
        ("Eight civilians were killed in rebel fire on the west of Aleppo on Thursday.", ("rebel", None)),
    ],
)
def test_the_adjective_of_a_state_before_what_forces_do(text: str, expected: tuple[str, str | None]) -> None:
    assert doers(central(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi bombing killed twelve people in Mosul on Monday.",
        "Iraq suicide bombing kills 20 people in Baghdad on Monday.",
        "Ten people were killed in Syria air strikes on Monday in Idlib.",
        "An Israeli man was killed in a stabbing attack in Haifa on Monday.",
        "Drone strikes killed five people in Kyiv on Monday.",
    ],
)
def test_where_and_by_what_a_deed_was_done_is_not_who_did_it(text: str) -> None:
    assert doers(central(text)) == []


def test_militants_of_a_country_are_none_of_its_forces() -> None:
    found = doers(central("Pakistani militants killed six civilians in Quetta on Monday."))
    assert ("Pakistani militants", None) in found


def test_the_state_is_named_and_its_adjective_is_the_passage() -> None:
    account = central("Russian shelling killed two in Kherson on Monday.")
    claim = next(c for c in account.claims if c.property is Property.PERPETRATOR)
    assert (claim.value, claim.passage.quote) == ("Russia", "Russian")


SHOT = "A man was shot and killed in Fairview on Monday, police said."


@pytest.mark.parametrize(
    ("arrest", "who"),
    [
        ("The suspect, Terrell Oakes, 31, was taken into custody on Tuesday, police said.", "Terrell Oakes"),
        ("Police arrested Marcus Bell, 22, on Tuesday, officers said.", "Marcus Bell"),
        ("Dan Reed, 41, of Fairview, faces one count of murder, police said.", "Dan Reed"),
        ("A 34-year-old man has been charged with murder, police said.", "34-year-old man"),
    ],
)
def test_whom_police_accuse_did_it_as_they_have_it(arrest: str, who: str) -> None:
    account = central(f"{SHOT} {arrest}", "Man shot dead in Fairview")
    assert who in [name for name, _ in doers(account)]
    claim = next(c for c in account.claims if c.value == who)
    assert claim.property is Property.PERPETRATOR
    assert claim.stance is Stance.ALLEGED
    assert not any(a.name == who and a.role is ActorRole.VICTIM for a in account.actors)


def test_who_is_let_go_is_not_accused() -> None:
    account = central(
        f"{SHOT} Police arrested Sam Bell, 25, but he was released without charge, officers said."
    )
    assert "Sam Bell" not in [name for name, _ in doers(account)]


def test_who_is_hurt_did_not_do_it() -> None:
    text = "A teenager was stabbed to death in Croydon on Friday. A man was charged with murder, police said."
    assert "teenager" not in [c.value for c in central(text).claims if c.property is Property.PERPETRATOR]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Ukraine struck an oil depot in the Bryansk region on Sunday.", "oil depot"),
        ("Rebels attacked a police station in Goma on Sunday, killing three.", "police station"),
        ("A shell hit a hospital on Sunday in Goma, killing three people.", "hospital"),
        ("A suicide bombing on a crowded market killed three in Kabul on Sunday.", "crowded market"),
        ("Its forces had hit a drone assembly workshop in Kharkiv on Sunday.", "drone assembly workshop"),
    ],
)  # fmt: skip
def test_the_thing_struck_is_named_whole(text: str, thing: str) -> None:
    found = [c.value for c in central(text).claims if c.property is Property.TARGET]
    assert found == [thing]


def test_what_people_rode_on_was_not_struck() -> None:
    text = "The militants killed 34 fighters riding on the bus from Idlib on Sunday in Atmeh."
    assert not [c for c in central(text).claims if c.property is Property.TARGET and c.value == "bus"]


def test_police_who_respond_to_a_call_answer_nothing() -> None:
    text = "Officers responded to the 1200 block of Lincoln Avenue on Monday. A man was found shot dead."
    assert not [c for c in central(text).claims if c.property is Property.REASON]


def test_who_shoots_drones_down_struck_nobody() -> None:
    text = "A bomb killed a farmer in Zolochiv on Tuesday. Ukraine's army said it shot down 74 of 110 drones."
    assert doers(central(text)) == []


def test_no_injuries_are_no_injuries() -> None:
    account = central("Two rockets were fired towards Sderot on Monday. No injuries were reported.")
    assert [(c.min, c.max) for c in account.claims if c.property is Property.WOUNDED] == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An alleged Israeli bombardment hit a home in Nuseirat on Monday, killing four.", "Israel"),
        ("An apparent US drone strike killed four people in Khost on Monday.", "US drone"),
        ("Suspected bandits killed four people in Zamfara on Monday.", "Suspected bandits"),
        ("Four people were killed by suspected Boko Haram militants in Bama.", "Boko Haram militants"),
    ],
)
def test_who_is_suspected_is_alleged_to_have_done_it(text: str, name: str) -> None:
    account = central(text)
    assert [n for n, _ in doers(account)] == [name]
    claim = next(c for c in account.claims if c.property is Property.PERPETRATOR)
    assert (claim.value, claim.stance) == (name, Stance.ALLEGED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helicopters dropped barrel bombs on the town of Daraya on Monday, killing four.", []),
        (
            "Regime helicopters dropped barrel bombs on the town of Daraya on Monday, killing four.",
            ["Regime"],
        ),
    ],
)
def test_a_craft_alone_is_nobody(text: str, expected: list[str]) -> None:
    assert [n.split()[0] for n, _ in doers(central(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coalition warplanes killed at least 40 soldiers near Hajin on Monday.", ["coalition warplanes"]),
        ("Daesh executed at least 30 people in Hajin, residents said after the army retook it.", ["Daesh"]),
        ("A car bomb killed six in Hama on Monday, a week into a truce brokered by Ankara.", []),
    ],
)
def test_who_kills_at_least_some_is_not_hurt_and_who_comes_later_did_nothing(
    text: str, expected: list[str]
) -> None:
    assert [n.casefold() for n, _ in doers(central(text))] == [n.casefold() for n in expected]
