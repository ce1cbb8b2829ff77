"""Who is named in a report, by full name: people, and not days, outlets or words of headlines."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.accounts.people import people
from rashomon.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon Oct 3 2022 Bomb hits the town of Velm.", []),
        ("Twin Norland Blasts Kill Dozens In Velm", []),
        ("The Velm Times was told that nine died.", []),
        ("Mariam Haddad, 34, was killed in Velm.", ["Mariam Haddad"]),
        ("Christian Hale, 24, was shot in Velm.", ["Christian Hale"]),
        ("Thieves broke into a Christian Hale boutique in Velm.", []),
        ("Robert Hale, 31, Held Over Velm Blast", ["Robert Hale"]),
    ],
)
def test_days_outlets_and_headlines_are_no_people(reader: Reader, text: str, expected: list[str]) -> None:
    document, _ = reader.tellings(clean(Report(id="r", text=text)))
    assert [name for *_, name in people(document)] == expected
