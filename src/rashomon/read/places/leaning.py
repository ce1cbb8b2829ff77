"""Regions that lean on a place: "south of Baghdad", "30 km from Mosul", "off the coast of Yemen", "between
Homs and Palmyra". Each is a region of its own and never the place it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.model import PlacePrecision
from rashomon.model.geography import NEAR_KM
from rashomon.read.document import Token
from rashomon.read.places.gazetteer import Entry
from rashomon.read.places.spans import CAPITAL, Span, capitalised
from rashomon.read.places.words import words

_KM = {"nautical": 1.852, "mile": 1.609, "yard": 0.000914, "k": 1.0, "m": 0.001}  # by how the unit begins
_EDGES = frozenset({"outskirts", "edge", "entrance"})
_WIDER = frozenset({"countryside", "suburbs"})
_BESIDE = frozenset({"near", "nearby", "outside"})
_PARTS = words("part", "part_told")
_BEHIND = frozenset({"countryside", "outskirts", "suburbs", "border"})
_COAST = frozenset({"coast", "coasts", "shore", "shores", "coastline"})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIDES = words("sides")


class Lean(NamedTuple):
    """A region that leans on a place: its first token, the character it ends at, how wide it is, and whether
    the words give a direction or a distance ("near X" gives none)."""

    first: int
    end: int
    precision: PlacePrecision
    relative: bool = True


def leaning(span: Span, entry: Entry) -> Lean | None:
    """The region that the words around a place make of it, None where the place itself is meant."""
    toks, k = span.sentence.tokens, span.first
    while k and toks[k - 1].low in {",", "capital"}:  # "south of the capital, Baghdad"
        k -= 1
    if k != span.first or CAPITAL in span.notes:  # "south of the capital"
        k = k - 1 if toks[k - 1].low == "the" else span.first
    before = [t.low for t in reversed(toks[max(0, k - 6) : k])] + [""] * 6
    if before[0] in {"of", "from"}:
        found, settled = _led_by_of(toks, k, span, before)
        if settled:
            return found
    if entry.is_point:
        if before[0] in _BESIDE:
            return _away(toks, k - 1, span) or Lean(k - 1, span.end, PlacePrecision.NEAR, relative=False)
        if before[0] == "to" and before[1] in {"close", "next", "adjacent"}:
            return Lean(k - 2, span.end, PlacePrecision.NEAR, relative=False)
    return _by_neighbours(toks, k, span, before)


def is_part(text: str, name: str) -> bool:
    """Whether words that lean on a town's name tell a part of the town: "the northern districts of Varna";
    not "Varna's countryside", nor "northern Varna", which may be the province's north."""
    around = text.replace(name, " ").replace("'s", " ").replace("’s", " ").casefold().split()
    part = words("part") - _EDGES - _WIDER
    return not part.isdisjoint(around) and all(
        w in ("the", "a", "of") or w in words("compass") or w in part for w in around
    )


def _led_by_of(toks: Sequence[Token], k: int, span: Span, before: Sequence[str]) -> tuple[Lean | None, bool]:
    """What "… of X", "… from X" makes of it, and whether that settles the matter."""
    j = 2 if before[1] == "the" else 1
    if before[j] in words("compass_noun") and before[j] != "outskirts":
        j += 1
        if before[j] == "the" and before[j + 1] in {"to", "in"}:
            j += 2
    elif before[j] in words("settlement"):
        return None, True  # "the northern city of X" names X itself
    elif before[j] in _COAST:
        opens = next((n for n in (j + 1, j + 2, j + 3) if before[n] == "off"), None)
        if opens is not None:
            return Lean(k - opens - 1, span.end, PlacePrecision.SEA), True
    elif before[j] in _PARTS:
        return _part_of(k, j, span, before), True
    if away := _away(toks, k - j, span):
        return away, True
    if j > 1 and before[j - 1] not in {"the", "in", "to"}:
        return Lean(k - j, span.end, PlacePrecision.AREA), True
    return None, False


def _part_of(k: int, j: int, span: Span, before: Sequence[str]) -> Lean | None:
    """ "the eastern districts of X", "the outskirts of X", "the countryside of X"."""
    if before[j + 1] in words("compass") or before[j + 1] in {"eastern", "western"}:
        return Lean(k - j - 2, span.end, PlacePrecision.AREA)
    if before[j] in _EDGES:
        return Lean(k - j - 1, span.end, PlacePrecision.NEAR)
    if before[j] in _WIDER:
        return Lean(k - j - 1, span.end, PlacePrecision.AREA)
    return None


def _by_neighbours(toks: Sequence[Token], k: int, span: Span, before: Sequence[str]) -> Lean | None:
    """ "X's southern countryside", "the X border", "western X province"."""
    compass = words("compass")
    after = [t.low for t in toks[span.last : span.last + 2]] + [""] * 2
    if after[0] in compass and after[1] in words("part"):
        return Lean(k, toks[span.last + 1].end, PlacePrecision.AREA)
    if after[0] in _BEHIND:
        return Lean(k, toks[span.last].end, PlacePrecision.AREA)
    named = k > 1 and capitalised(toks[k - 1]) and capitalised(toks[k - 2])
    if before[0] in compass and before[0] != "central" and not named:
        divided = after[0] in words("division") and after[0] != "state"
        return Lean(k - 1, toks[span.last].end if divided else span.end, PlacePrecision.AREA)
    return None


def between(first: Span, then: Span) -> Lean | None:
    """The stretch between two towns, where a sentence says that something was there: "between Homs and
    Palmyra"; not of two sides ("talks between Homs and Palmyra")."""
    toks, k = first.sentence.tokens, first.first
    if then.sentence is not first.sentence or k == 0 or toks[k - 1].low != "between":
        return None
    towns = all(s.chosen and s.chosen.kind == "town" for s in (first, then))
    joined = [t.low for t in toks[first.last : then.first]] == ["and"]
    if not towns or not joined or (k > 1 and toks[k - 2].low in _SIDES):
        return None
    after = then.after
    if after is not None and (after.low in words("group") or after.low in words("division")):
        return None
    return Lean(k - 1, then.end, PlacePrecision.AREA)


def _away(toks: Sequence[Token], end: int, span: Span) -> Lean | None:
    """The region that a distance before token ``end`` makes: "30 km", "60 nautical miles", "12km"."""
    unit = end - 1
    if unit < 0:
        return None
    low = toks[unit].low
    figure = low.rstrip(_LETTERS)
    if figure and figure != low:
        first, low = unit, low[len(figure) :]
    else:
        first = unit - 2 if unit > 1 and toks[unit - 1].low == "nautical" else unit - 1
        figure = toks[first].text if first >= 0 else ""
        low = "nautical" if unit - first > 1 else low
    if low not in words("unit"):
        return None
    try:
        km = float(figure.replace(",", "")) * next(n for begins, n in _KM.items() if low.startswith(begins))
    except ValueError:
        return None
    return Lean(first, span.end, PlacePrecision.NEAR if km <= NEAR_KM else PlacePrecision.AREA)
