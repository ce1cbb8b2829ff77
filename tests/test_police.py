"""Police are named all through local news; only what they did or suffered makes them a side."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import ActorRole, Report
from rashomon.read.reader import Reader


def parts(reader: Reader, text: str, title: str | None = None) -> set[tuple[str, ActorRole]]:
    """The names, in lower case, and parts of all actors that a page on a shooting in Ostelin gives."""
    reading = reader.read(clean(Report(id="r", title=title, text=f"OSTELIN, Ohio - {text}")))
    assert reading.accounts, "nothing read"
    return {(x.name.casefold(), x.role) for a in reading.accounts for x in a.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Police are investigating a shooting that killed one man on Harl Street on Sunday.",
        "Officers responded to a shooting on Harl Street that killed a man on Sunday.",
        "A man was shot dead on Harl Street on Sunday. His body was found by police.",
        "A man was shot dead on Harl Street on Sunday. The gun was seized by officers.",
        "A man was shot dead on Harl Street on Sunday as he was running from police.",
        "Police identified the baker who was shot and killed on Harl Street on Sunday.",
        "Authorities were asked on Sunday who shot and killed a man on Harl Street.",
    ],
)
def test_police_who_say_and_search_are_no_side(reader: Reader, text: str) -> None:
    assert not parts(reader, text)


def test_police_before_the_colon_of_a_headline_only_say_it(reader: Reader) -> None:
    text = "A girl of six was shot and wounded on Harl Street on Sunday."
    found = parts(reader, text, title="Police: Man shot girl, 6, on Harl Street")
    assert found == {("man", ActorRole.PERPETRATOR)}


def test_police_say_who_did_it(reader: Reader) -> None:
    text = "Police say a boy shot and killed an usher on Harl Street on Sunday."
    assert parts(reader, text) == {("boy", ActorRole.PERPETRATOR)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A baker was shot and killed by police on Harl Street on Sunday.", "police"),
        ("Officers fatally shot a man on Harl Street on Sunday.", "officers"),
        ("Police opened fire on a car on Harl Street on Sunday, killing a man.", "police"),
    ],
)
def test_police_who_shot_somebody_did_it(reader: Reader, text: str, name: str) -> None:
    assert (name, ActorRole.PERPETRATOR) in parts(reader, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A man opened fire on officers on Harl Street on Sunday, killing a woman who passed by.",
            "officers",
        ),
        ("Police were attacked by a man with a rifle on Harl Street on Sunday; a woman died.", "police"),
    ],
)
def test_police_who_were_shot_at_are_a_target(reader: Reader, text: str, name: str) -> None:
    found = parts(reader, text)
    assert (name, ActorRole.TARGET) in found
    assert (name, ActorRole.PERPETRATOR) not in found
