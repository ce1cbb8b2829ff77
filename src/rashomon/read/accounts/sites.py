"""How the sites that tellings and accounts name stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rashomon.model import PlacePrecision
from rashomon.model.geography import distance_km, folded
from rashomon.read.accounts.words import words_of
from rashomon.read.mentions import PlaceMention

_NEAR_KM = 15.0
_MOST_COMPARED = 12  # sites of one account or telling
_SETTLED = frozenset({PlacePrecision.TOWN, PlacePrecision.SITE, PlacePrecision.NEAR})
_WIDE = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.AREA})


def same_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions are of one place: by the gazetteer, or by their names but for what kind of place
    it is."""
    x, y = a.place, b.place
    if x.gazetteer_id and x.gazetteer_id == y.gazetteer_id:
        return True
    if a.text.casefold() == b.text.casefold():
        return True
    return {x.precision, y.precision} <= _SETTLED and _bare(a.text) == _bare(b.text)


@lru_cache(maxsize=1 << 12)
def _bare(name: str) -> str:
    """A name without what kind of place it is of: "Zarn camp" is "the Zarn displacement camp"."""
    kinds = words_of("place-kind")
    told = [w for w in name.casefold().replace("-", " ").split() if w not in kinds]
    return folded(" ".join(told) or name)


def holds(wide: PlaceMention, fine: PlaceMention) -> bool:
    """Whether one place is a region that holds the other, as far as the gazetteer or the text says."""
    w, f = wide.place, fine.place
    for x in fine.within:
        if x.gazetteer_id and x.gazetteer_id == w.gazetteer_id:
            return True
        if x.name.casefold() == wide.text.casefold():
            return True
    if w.precision is PlacePrecision.ADMIN1 and f.admin1 and f.precision is not PlacePrecision.ADMIN1:
        return f.country == w.country and f.admin1 in (w.admin1, w.canonical, w.name)
    if w.precision is PlacePrecision.TOWN and is_quarter(fine) and not is_quarter(wide):
        d = distance_km(w, f)
        return d <= _NEAR_KM if d is not None else wide.sentence == fine.sentence
    if w.precision in _WIDE and f.precision not in _WIDE:
        d = distance_km(w, f)
        return d is not None and d < 60
    return False


def _may_hold(wide: PlaceMention, fine: PlaceMention) -> bool:
    """Whether one is a part of a country that no gazetteer bounds ("northern Iraq"), the other in it; or one
    a region or town, the other a village or quarter that no gazetteer has."""
    w, f = wide.place, fine.place
    if w.precision is PlacePrecision.TOWN and f.lat is None and f.gazetteer_id is None:
        here = f.country in (None, w.country) and (w.admin1 is None or f.admin1 in (None, w.admin1))
        return here and is_quarter(fine) and not is_quarter(wide)
    if w.precision in _WIDE and f.precision in _SETTLED and f.lat is None and f.gazetteer_id is None:
        named = (None, w.admin1, w.canonical, w.name)
        return f.country in (None, w.country) and (w.admin1 is None or f.admin1 in named)
    area = w.precision is PlacePrecision.AREA and w.lat is None and w.admin1 in (None, f.admin1)
    inside = f.lat is not None or f.precision is PlacePrecision.ADMIN2
    return area and w.country is not None and f.country == w.country and inside


def is_quarter(p: PlaceMention) -> bool:
    """Whether a place is a part of a town: a building, a street, a neighbourhood."""
    return p.place.precision is PlacePrecision.SITE or _is_called_quarter(p.text)


@lru_cache(maxsize=1 << 12)  # the same few names are asked about for each pair of accounts
def _is_called_quarter(name: str) -> bool:
    return name.casefold().endswith(tuple(words_of("quarters")))


def inner(sites: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The sites without those that only say where another of them lies ("the Midan district of Aleppo")."""
    every = list(sites)[:_MOST_COMPARED]
    if len(every) < 2:
        return every
    found = [p for p in every if not any(q is not p and not same_place(p, q) and holds(p, q) for q in every)]
    return found or every  # names that each are said to lie in the other


def closest_of(ours: list[PlaceMention], theirs: list[PlaceMention]) -> str:
    """ "none", "same", "within", "near", "wide" (a town, and a part of its country that may hold it) or
    "apart": the closest that two sets of sites come, of which both are :func:`inner` ones."""
    if not ours:
        return "none" if not theirs else "we_none"
    if not theirs:
        return "they_none"
    best = "apart"
    for a in ours:
        for b in theirs:
            if same_place(a, b):
                return "same"
            if holds(a, b) or holds(b, a):
                best = "within"
            elif best in ("apart", "wide"):
                d = distance_km(a.place, b.place)
                if d is not None and d <= _NEAR_KM:
                    best = "near"
                elif _may_hold(a, b) or _may_hold(b, a):
                    best = "wide"
    return best


def several_towns(home: list[PlaceMention]) -> bool:
    """Whether an account was first told with two towns: a headline or lead that lists what follows."""
    towns = [p for p in home if p.place.precision is PlacePrecision.TOWN]
    return any((distance_km(towns[0].place, p.place) or 0.0) > _NEAR_KM for p in towns[1:])


def narrowed(sites: list[PlaceMention], home: list[PlaceMention]) -> list[PlaceMention]:
    """The sites, if each is one of the home's or inside one of them, and not all of them are named."""
    touched = [h for h in home if any(same_place(h, s) or holds(h, s) for s in sites)]
    every = all(any(same_place(h, s) or holds(h, s) for h in home) for s in sites)
    return sites if sites and every and len(touched) < len(home) else []
