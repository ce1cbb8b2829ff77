"""The places that a document names: spans, recognised, resolved, with how the sentence uses them."""

from __future__ import annotations

from collections import Counter
from functools import cache

from rashomon.learned import Linear, linear
from rashomon.read.document import Document
from rashomon.read.mentions import PlaceMention
from rashomon.read.places.capitals import with_capitals
from rashomon.read.places.choose import choose, containers, mark_city_parts, put_where_told
from rashomon.read.places.coordinates import coordinates
from rashomon.read.places.far import settle_far
from rashomon.read.places.fire import is_aimed_at
from rashomon.read.places.gazetteer import Gazetteer
from rashomon.read.places.local import (
    home_town,
    is_part_of_name,
    is_policed,
    mark_nearby,
    people_named,
)
from rashomon.read.places.other_names import is_other_name, mark_parties, ships_named, without_strays
from rashomon.read.places.outlets import of_outlet, seat
from rashomon.read.places.spans import FORCE, Span, elsewhere, features, spans
from rashomon.read.places.unknown import unknown_places
from rashomon.read.places.use import mentions
from rashomon.read.places.words import words

MODEL_SHA256 = "bb7113fbc852c853b2c54019f87c371d8e56127887938df55fa1be14880fc297"
_LEAST = 0.5  # probability from which a span is taken for a place
_LEAST_KNOWN = (
    0.2  # the same for names that are hardly ever anything else: countries, capitals, our own table
)


@cache
def _model() -> Linear:
    return linear("places_spans", MODEL_SHA256)


def find_places(doc: Document, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The place mentions of a document, in reading order.

    A mention's span covers the words that locate: "south of Baghdad", "western Iraq", "Homs province".
    ``place`` is the place itself (a region for relative places, without a point), ``use`` how the
    sentence uses it, ``within`` the wider places that the text puts it in. Adjectives and peoples
    ("Syrian") come as mentions of their country with use MODIFIER.
    """
    known = mentions(doc, with_capitals(doc, recognised(doc, gazetteer), gazetteer), gazetteer)
    base = seat(doc, gazetteer)
    known += unknown_places(doc, known, base.place(base.name) if base else None)
    known += coordinates(doc)
    return sorted(known, key=lambda m: (m.field != "title", m.start, m.end))


def _country_named(span: Span, countries: set[str | None]) -> bool:
    return any(e.country in countries for e in span.entries)


def candidates(doc: Document, gazetteer: Gazetteer) -> tuple[list[Span], list[dict[str, float]]]:
    """The spans that may be names, and what the model weighs for each."""
    found = spans(doc, gazetteer)
    containers(found)
    counts, locative, personal = elsewhere(found)
    return found, [features(s, counts, locative, personal) for s in found]


def recognised(doc: Document, gazetteer: Gazetteer) -> list[Span]:
    """The spans that are taken for place names, each with the gazetteer's entry it stands for."""
    found = spans(doc, gazetteer)
    containers(found)
    counts, locative, personal = elsewhere(found)
    rows = [features(s, counts, locative, personal) for s in found]
    personal -= locative
    base = seat(doc, gazetteer)
    mark_parties(found, gazetteer)
    model = _model()
    kept = []
    others = (people_named(found) | ships_named(found)) - locative
    often = Counter(s.key for s in found if is_policed(s, sure=False))
    countries = {s.demonym or s.entries[0].country for s in found if s.demonym or s.entries[0].quality < 3}
    for span, row in zip(found, rows, strict=True):
        span.score = model.probability(row)
        known = span.key in gazetteer.capitals or any(
            e.kind == "country" or e.id in gazetteer.own for e in span.entries
        )
        doubted = "personal elsewhere" in row or "given" in row or "common" in row
        near = base is not None and any(
            e.kind in {"town", "admin2"} and (e.country, e.admin1) == (base.country, base.admin1)
            for e in span.entries
        )
        policed = (
            (near and is_policed(span))
            or (often[span.key] > 1 and is_policed(span, sure=False))
            or FORCE in span.notes
        )
        likely = (known or near or is_aimed_at(span.sentence.tokens, span.first)) and not doubted
        if not policed and span.score < (_LEAST_KNOWN if likely else _LEAST):
            continue
        respelled = bool(span.entries) and span.entries[0].quality > 2
        if respelled and not _country_named(span, countries):
            continue  # into the name of a place in a country that nothing else speaks of
        if respelled and span.after and span.after.low in words("building"):
            continue  # "the al-Taqwa mosque": named after something else than a town of a like name
        if policed or not (is_other_name(span, gazetteer, personal, others) or is_part_of_name(span)):
            kept.append(span)
    choose(doc, kept, containers(kept), gazetteer)
    put_where_told(kept, gazetteer)
    kept = without_strays(kept, gazetteer, base.country if base else None)
    mark_city_parts(kept)
    mark_nearby(kept)
    return settle_far(kept, home_town(doc, kept, [base] if base else of_outlet(doc, gazetteer)), base)
