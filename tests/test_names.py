"""Names that a report uses, for matching it with others."""

from __future__ import annotations

from rashomon.clean import clean
from rashomon.model import Account
from rashomon.read.reader import Reader
from rashomon.receive import read_row


def accounts(text: str) -> tuple[Account, ...]:
    return Reader().read(clean(read_row({"id": "r", "text": text}, "r"))).accounts


def test_names_are_told_by_capitals_within_a_sentence() -> None:
    (told,) = accounts(
        "Gunmen attacked the freighter Gorik on Tuesday and killed two sailors. "
        "Survivors were taken aboard the Vessaro by Arlen Jomeaux and his crew."
    )
    assert {"gorik", "vessaro", "jomeaux"} <= set(told.names)
    assert "survivor" not in told.names  # opens a sentence
    assert "freight" not in told.names


def test_places_voices_and_common_given_names_are_no_names_here() -> None:
    (told,) = accounts(
        "A gunman shot dead Robert Jomeaux near Aleppo on Tuesday. "
        "The Syrian police, said Captain Tolvan Brusk, arrested a man at the Velmora club."
    )
    assert "jomeaux" in told.names and "velmora" in told.names
    assert {"robert", "aleppo", "syrian", "brusk"}.isdisjoint(told.names)
