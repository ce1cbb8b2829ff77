"""What tests of times ask of a text."""

from __future__ import annotations

from datetime import date

from rashomon.model import When
from rashomon.read.mentions import TimeMention
from rashomon.read.times import parse_times

THURSDAY = date(2024, 1, 25)


def one(text: str, published: date | When | None = THURSDAY) -> TimeMention:
    found = parse_times(text, published)
    assert len(found) == 1, [t.text for t in found]
    return found[0]
