"""Names on a local page that are called like a town too far away to be meant.

American, Canadian and Australian papers give a far town with its state ("Far, Ohio": the style of their
agencies). One that they give without it is a quarter, a street, a school or a person of their own town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from rashomon.model.geography import kilometres
from rashomon.read.places.gazetteer import Entry
from rashomon.read.places.local import is_policed
from rashomon.read.places.spans import Span
from rashomon.read.places.words import words

_FAR_KM = 150.0
_KINDS = frozenset({"town", "neighbourhood"})
_STATES_NAMED = frozenset({"US", "CA", "AU"})
_KNOWN = 1_000_000  # people from which a far town may be named without its state
_SOME_SIZE = 50_000  # the same of a quarter where only the outlet tells which town is near
_LARGE = 200_000  # the same of what is no quarter either
_STANDS = frozenset({"in", "near", "around", "through"})
_LEADS = frozenset({"in", "the", "of", "near", "around", "through"})


def settle_far(kept: Sequence[Span], home: Entry | None, base: Entry | None = None) -> list[Span]:
    """The spans without persons and streets called like far towns; "quarter" noted on those that stand where
    a place's name would.

    Args:
        home: the town that the page is about.
        base: the town of the page's outlet, which serves where the page tells of no town of its own.
    """
    at = home or base
    states = {
        (e.country, e.admin1)
        for s in kept
        if (e := s.chosen) and e.admin1 and (e.kind in {"admin1", "admin2"} or "contained" in s.notes)
    }
    if at is not None and (at.country not in _STATES_NAMED or at.lat is None):
        return list(kept)
    if at is None and not (states and all(country in _STATES_NAMED for country, _ in states)):
        return list(kept)
    far: dict[str, list[Span]] = defaultdict(list)
    for s in kept:
        if s.chosen and "contained" not in s.notes and _is_far(s.chosen, at, states):
            far[s.key].append(s)
    gone: set[str] = set()
    for key, spans in far.items():
        largest = _KNOWN if home else _SOME_SIZE
        population = max(s.chosen.population for s in spans if s.chosen)
        placed = any(_stands_as_place(s) for s in spans)
        if not placed and population < _LARGE:
            gone.add(key)
        elif at is not None and population < largest and (placed or any(_may_be_quarter(s) for s in spans)):
            for s in spans:
                s.notes.add("quarter")
    return [s for s in kept if s.key not in gone]


def _is_far(e: Entry, at: Entry | None, states: Collection[tuple[str | None, str | None]]) -> bool:
    """Whether a town is of another state than those told of, and far from the page's own."""
    if e.kind not in _KINDS or e.lat is None or e.lon is None or (e.country, e.admin1) in states:
        return False
    if at is None:
        return e.country in _STATES_NAMED
    if e.id == at.id or e.country != at.country or e.admin1 == at.admin1:
        return False
    assert at.lat is not None and at.lon is not None
    return kilometres(e.lat, e.lon, at.lat, at.lon) > _FAR_KM


def _stands_as_place(s: Span) -> bool:
    """Whether the words around are those of a place: "in X", "X police said", "an X man", "the X area"."""
    b, a = s.before, s.after
    if a is not None and (a.low in words("quarter") or a.low in words("part") or a.low in words("person")):
        return True
    if is_policed(s, sure=False):
        return True
    owning = s.sentence.tokens[s.last - 1].end > s.end  # "in X's memory"
    return b is not None and b.low in _STANDS and not owning


def _may_be_quarter(s: Span) -> bool:
    return s.titled or (s.before is not None and s.before.low in _LEADS)
