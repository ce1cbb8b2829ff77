"""Capitals of other states, and seats of bodies, on a page of war: there they speak or meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from rashomon.model import POINTS, PlacePrecision
from rashomon.read.accounts.aftermath import is_scene
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document
from rashomon.read.mentions import NO_SITE, PlaceMention, PlaceUse
from rashomon.read.places.tables import country_lines
from rashomon.read.places.words import words

_LOCAL = POINTS | {PlacePrecision.ADMIN1, PlacePrecision.ADMIN2}
_LEAST = 3  # places of one country that show which a page is about
_BEFORE = 3  # words before a city in which those who meet there are told


def afar(doc: Document, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions of capitals that only speak, or where people meet: "Moscow has urged", "talks in
    Geneva"."""
    told = Counter(
        p.place.country for p in places if p.place.precision in _LOCAL and p.use not in NO_SITE
    ).most_common(1)
    if not told or told[0][1] < _LEAST:
        return []
    main = told[0][0]
    return [
        p
        for p in places
        if p.text.casefold() in _capitals() and p.place.country not in (None, main) and _is_afar(doc, p)
    ]


def _is_afar(doc: Document, p: PlaceMention) -> bool:
    tokens = doc.sentences[p.sentence].tokens
    before = [t.low for t in tokens if t.end <= p.start]
    behind = next((t.low for t in tokens if t.start >= p.end), "")
    if behind in words_of("held there"):
        return True
    if p.use is PlaceUse.OTHER:
        speaks = behind in words_of("speaks") or behind in words("say")
        return speaks or not words_of("spoken with").isdisjoint(before[-1:])
    meet = p.use is PlaceUse.LOCATIVE and not words_of("who meet").isdisjoint(before[-_BEFORE:])
    return meet and not _were_harmed_there(before)


def _were_harmed_there(before: Sequence[str]) -> bool:
    """ "Shot the envoy at the talks (in Geneva)"; not "the raid killed nine, he said at the talks"."""
    harmed = max((i for i, w in enumerate(before) if w in words_of("harmed")), default=0)
    return is_scene(before) and words("say").isdisjoint(before[harmed:])


@cache
def _capitals() -> frozenset[str]:
    """Capitals in small letters, and towns where bodies of many states sit."""
    named = (w for line in country_lines() for w in line["capital"].casefold().split("|"))
    return frozenset(named) | {w.replace("_", " ") for w in words_of("seat")} - {""}
