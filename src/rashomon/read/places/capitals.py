"""The seat of a country's government called by what it is: "the capital", "the Syrian capital"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.read.document import Document, Token
from rashomon.read.places.folding import fold
from rashomon.read.places.gazetteer import Entry, Gazetteer
from rashomon.read.places.spans import CAPITAL, Span, capitalised
from rashomon.read.places.words import words

_ALSO_STATES = frozenset("US CA AU".split())  # where local news means the state's
_WIDE = frozenset({"country", "continent", "region", "admin1", "admin2"})


def with_capitals(doc: Document, named: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """``named`` and, in reading order, spans for "the capital" where its sentence names no place but
    countries and divisions: of the country whose adjective stands before ("the Syrian capital", then one
    span), else of that which most are of."""
    told = [s for s in doc if "capital" in doc.words_of(s)]
    if not told:
        return list(named)
    main = _main_country(named)
    ends = {(s.sentence.index, s.last): s for s in named}
    sited = {s.sentence.index for s in named if s.chosen and s.chosen.kind not in _WIDE}
    out = list(named)
    for sentence in told:
        if sentence.index in sited:
            continue  # which the capital is, or what is told of
        toks = sentence.tokens
        for k in _bare(toks):
            adjective = ends.get((sentence.index, k))
            first = adjective.first if adjective else k
            if (adjective and not adjective.demonym) or not first or toks[first - 1].low != "the":
                continue
            seat = _seat(adjective.demonym if adjective else main, gazetteer)
            if seat is not None:
                if adjective:
                    out.remove(adjective)
                start, name = toks[first].start, seat.name
                out.append(
                    Span(
                        sentence, first, k + 1, start, toks[k].end, name, fold(name), (seat,), chosen=seat,
                        notes={CAPITAL},
                    )
                )  # fmt: skip
    return sorted(out, key=lambda s: (s.sentence.index, s.first))


def _main_country(named: Sequence[Span]) -> str | None:
    """The country that more names are of than of any other."""
    of = Counter(c for s in named if (c := s.demonym or (s.chosen.country if s.chosen else None)))
    ranked = of.most_common(2)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return None if tied or not ranked else ranked[0][0]


def _bare(toks: Sequence[Token]) -> Iterator[int]:
    """Where "capital" is a town: no name follows, no "of", nothing that money or punishment is called."""
    for k, t in enumerate(toks):
        if t.low != "capital":
            continue
        after = toks[k + 1 : k + 2]
        if not after or not (capitalised(after[0]) or after[0].low in words("no_seat")):
            yield k


def _seat(country: str | None, gazetteer: Gazetteer) -> Entry | None:
    """The entry of a country's capital, the first where it has several."""
    if country is None or country in _ALSO_STATES:
        return None
    name = next((c for c, iso in gazetteer.capitals.items() if iso == country), None)
    towns = [e for e in gazetteer.exact(name) if e.kind == "town" and e.country == country] if name else []
    return max(towns, key=lambda e: e.population, default=None)
