"""The words that place reading leans on, from data/places_words.tsv."""

from __future__ import annotations

from functools import cache

from rashomon.read.places.tables import DATA


@cache
def words(use: str) -> frozenset[str]:
    """The words of one use, lower case. Raises KeyError for a use that the table lacks."""
    return _table()[use]


@cache
def common_words() -> frozenset[str]:
    """Names of places that are far more often plain words: "police", "reading", "mobile"."""
    return frozenset(DATA.joinpath("places_common.txt").read_text("utf8").split())


@cache
def _table() -> dict[str, frozenset[str]]:
    out = {}
    for line in DATA.joinpath("places_words.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            use, listed = line.split("\t")
            out[use] = frozenset(w.replace("_", " ") for w in listed.split())
    return out
