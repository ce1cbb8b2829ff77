"""The words that place reading leans on, from data/places_words.tsv."""

from __future__ import annotations

from functools import cache

from rashomon.data import word_sets
from rashomon.read.places.tables import DATA


@cache
def words(use: str) -> frozenset[str]:
    """The words of one use, lower case. Raises KeyError for a use that the table lacks."""
    return frozenset(w.replace("_", " ") for w in word_sets("places_words.tsv")[use])


@cache
def common_words() -> frozenset[str]:
    """Names of places that are far more often plain words: "police", "reading", "mobile"."""
    return frozenset(DATA.joinpath("places_common.txt").read_text("utf8").split())
