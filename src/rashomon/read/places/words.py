"""The words that place reading leans on, from data/places_words.tsv."""

from __future__ import annotations

from functools import cache

from rashomon.data import word_sets
from rashomon.read.places.tables import DATA


@cache
def words(*uses: str) -> frozenset[str]:
    """The words of some uses, lower case. Raises KeyError for a use that the table lacks."""
    table = word_sets("places_words.tsv")
    return frozenset(w.replace("_", " ") for use in uses for w in table[use])


@cache
def common_words() -> frozenset[str]:
    """Names of places that are far more often plain words: "police", "reading", "mobile"."""
    return frozenset(DATA.joinpath("places_common.txt").read_text("utf8").split())
