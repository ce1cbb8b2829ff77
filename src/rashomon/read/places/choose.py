"""Which of the places that bear a name a document means: by what it names around it, then by size."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from rashomon.model.geography import kilometres
from rashomon.read.document import Document, Token
from rashomon.read.places.build import TRANSLITERATED
from rashomon.read.places.gazetteer import Entry, Gazetteer
from rashomon.read.places.outlets import of_outlet, seat
from rashomon.read.places.spans import Span
from rashomon.read.places.words import words

_Weights = dict[object, dict[str, float]]  # of a country or a division, by the name that speaks for it
_KIND = {"country": 6.0, "continent": 5.0, "region": 4.0, "water": 3.5, "admin1": 4.3, "admin2": 2.2, "base": 3.5,  # noqa: E501
         "camp": 3.0, "crossing": 3.0, "dam": 3.0, "site": 2.5, "airport": 3.0, "field": 2.5, "road": 2.0,
         "neighbourhood": 2.0}  # fmt: skip
_QUALITY = (0.0, -0.1, -1.3, -0.9, -1.0, -1.8)
# Where first-order divisions are named in the news without their country.
_DIVISIONS_KNOWN = TRANSLITERATED | frozenset("US CA AU GB DE FR ES IT IN BR MX CO UA RU CN JP NG".split())
_LITTLE_KNOWN = 0.5
_WELL_KNOWN = 300_000  # people of a town that is meant wherever else the sentence seems to put it
_NO_VILLAGE = 50_000  # people
_CALLED_LIKE_A_STATE = 10_000  # people of a town, at most
_ADMIN = frozenset({"admin1", "admin2"})
_TLD = {
    "uk": "GB",
    "au": "AU",
    "ca": "CA",
    "nz": "NZ",
    "in": "IN",
    "ie": "IE",
    "za": "ZA",
    "pk": "PK",
    "iq": "IQ",
}


def prior(e: Entry) -> float:
    """How well known a place is, before the document is looked at (log10-like)."""
    return (
        _KIND.get(e.kind, 0.0)
        - _LITTLE_KNOWN * (e.kind == "admin1" and (e.country or "") not in _DIVISIONS_KNOWN)
        + 0.75 * math.log10(e.population + 10) * (e.kind == "town")
        + _QUALITY[e.quality]
    )


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or division holds a place, by codes and names, or by nearness for counties."""
    if outer.id == inner.id or outer.country is None or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return outer.admin1 == inner.admin1 and inner.kind not in {"country", "admin1"}
    if outer.kind in {"admin2", "region"}:
        return inner.kind not in {"country", "admin1", "admin2"} and _apart(outer, inner) < 80
    return (
        outer.kind == "town"
        and inner.kind not in _ADMIN
        and inner.kind != "country"
        and _apart(outer, inner) < 25
    )


def _apart(a: Entry, b: Entry) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def containers(found: list[Span]) -> dict[int, Entry]:
    """Spans that the text itself puts in the next one ("Franklin, Ind.", "Douma in Syria").

    Returns the chosen inner place by the index of its span; marks both spans.
    """
    out: dict[int, Entry] = {}
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        if a.sentence is not b.sentence or not a.entries or not b.entries:
            continue
        between = [t.low for t in a.sentence.tokens[a.last : b.first]]
        if not _puts_in(between):
            continue
        pairs = [
            (prior(i) + prior(o), i)
            for i in a.entries
            for o in b.entries
            if o.kind in {"country", "admin1", "admin2", "region"}
            and holds(o, i)
            and not _are_countries(a, i, o)
        ]
        if not pairs and between == [","]:
            continue
        if pairs:
            out[k] = max(pairs, key=lambda p: (p[0], p[1].id))[1]
            a.notes.add("contained")
            b.notes.add("container")
    return out


def _puts_in(between: Sequence[str]) -> bool:
    """Whether words between two places put the first in the second: "Velm, Ind.", "Velm, a village in"."""
    return tuple(between) in _PUT_IN or _is_apposed(between)


def _is_apposed(between: Sequence[str]) -> bool:
    """Whether words between two places say what the first is: ", a village in", ", a town in the municipality
    of"."""
    last = between[:-1] if between[-1:] == ["the"] else between
    named = last[:1] == [","] and last[1:2] in (["a"], ["an"], ["the"]) and last[-1] in ("in", "of")
    return named and 4 <= len(last) <= _APPOSED and last[-2] in words("settlement")


_LOOSELY = 100  # kilometres from the middle of a division
_APPOSED = 7  # tokens
_PUT_IN = {
    (",",), ("in",), (",", "in"), ("city", ","), (".", ","), ("county", ","), ("(",), (",", "the")
}  # fmt: skip


def _are_countries(a: Span, inner: Entry, outer: Entry) -> bool:
    """Whether a list names countries, of which one is called like a town of the other: "Turkey, the U.S. and"
    (but "Georgia, US" is the state)."""
    listed = any(e.kind == "country" for e in a.entries)
    return listed and outer.kind == "country" and inner.kind != "admin1"


def choose(doc: Document, found: list[Span], fixed: dict[int, Entry], gazetteer: Gazetteer) -> None:
    """Set ``chosen`` on every span that is no demonym."""
    countries, divisions = _evidence(doc, found, fixed)
    by_key: dict[str, list[int]] = defaultdict(list)
    for k, span in enumerate(found):
        if span.entries:
            by_key[span.key].append(k)
    grid = _grid(found, by_key, fixed)
    known = seat(doc, gazetteer)
    for e in (known,) if known else of_outlet(doc, gazetteer):
        countries[e.country]["(outlet)"] = 3 if known else 1
        if known:
            divisions[e.country, e.admin1]["(outlet)"] = 2
        cell = _cell(e)
        if cell:
            grid[cell]["(outlet)"] = 1.0 if known else 0.4
    senses: dict[str, Entry] = {}
    for key, at in by_key.items():
        entries = found[at[0]].entries
        told = Counter(fixed[k].id for k in at if k in fixed)
        scores = {}
        for e in entries:
            s = (
                prior(e)
                + 2.6 * _share(countries, e.country, key)
                + 3.0 * _share(divisions, (e.country, e.admin1), key)
            )
            s += 1.8 * min(1.5, _near(grid, e, key)) + 6.0 * (e.id in told)
            scores[e.id] = s
        best = max(entries, key=lambda e: (scores[e.id], e.id))
        best = _town_first(best, entries)
        senses[key] = best if best.id in told else _state_first(best, entries)
        for k in at:
            found[k].chosen = fixed.get(k) or _by_context(found[k], senses[key], scores, gazetteer)


def mark_city_parts(kept: Sequence[Span]) -> None:
    """Note "city part" on districts that the words give to a town: "Mogadishu's Hodan district", "the Hodan
    district of Mogadishu"."""
    for a, b in pairwise(kept):
        if a.sentence is not b.sentence:
            continue
        between = [t.text for t in a.sentence.tokens[a.last : b.first]]
        owned = a.end < b.start <= a.end + 3 and (not between or between[0] in {"'s", "’s"})
        if owned and _is_district(b) and a.chosen and a.chosen.kind == "town":
            b.notes.add("city part")
        elif between == ["district", "of"] and _is_district(a) and b.chosen and b.chosen.kind == "town":
            a.notes.add("city part")


def put_where_told(kept: Sequence[Span], gazetteer: Gazetteer) -> None:
    """Keep by name, in the place that the text puts it in, what no gazetteer has there: "Tarim in Homs
    province" is no town of Yemen, "Tarim, Ind." none of California."""
    for a, b in pairwise(kept):
        outer = b.chosen
        if a.sentence is not b.sentence or a.chosen is None or outer is None:
            continue
        between = [t.low for t in a.sentence.tokens[a.last : b.first]]
        divided = outer.kind in {"country", "admin1"} or (bool(outer.admin1) and _is_apposed(between))
        if not divided or a.chosen.kind not in {"town", "admin2"} or a.titled:
            continue
        if between == [","] and outer.country == "US" and outer.quality == 1:  # "Ind", "Mo"
            if all((e.country, e.admin1) != (outer.country, outer.admin1) for e in a.entries):
                a.chosen = Entry("", a.name, "town", outer.country, outer.admin1, None, None, 0, 0)
            continue
        within = [e for e in a.entries if e.country == outer.country and _is_of(e, outer)]
        if between == [","] and _stands_in(a, b) and not within:
            a.chosen = Entry("", a.name, "town", outer.country, outer.admin1, None, None, 0, 0)
            continue
        large = a.key in gazetteer.capitals or max(e.population for e in a.entries) > _WELL_KNOWN
        named = a.sentence.tokens[a.last - 1].low in words("division")  # "Northern Province"
        if not _puts_in(between) or between[-1] == "," or large or named or "party" in a.notes:
            continue
        if all(e.country for e in a.entries) and not within:
            a.chosen = Entry("", a.name, "town", outer.country, outer.admin1, None, None, 0, 0)


def _is_of(e: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division, or so near that the division may be told loosely."""
    return outer.kind == "country" or e.admin1 == outer.admin1 or _apart(e, outer) < _LOOSELY


def _stands_in(a: Span, b: Span) -> bool:
    """Whether a comma puts a town in a division, and joins no list: "in Port Orin, Tasmania on"."""
    if b.chosen is None or b.chosen.kind != "admin1" or b.chosen.quality > 1:
        return False
    after = b.sentence.tokens[b.last : b.last + 2]
    listed = bool(after) and (
        after[0].low in {"and", "or", "&"}
        or (after[0].text == "," and (len(after) < 2 or after[1].text[:1].isupper() or after[1].low == "and"))
    )
    return a.before is not None and a.before.low in words("within") and not listed


def _is_district(span: Span) -> bool:
    e, a = span.chosen, span.after
    return bool(e and a) and e.kind == "admin2" and a.low == "district"  # type: ignore[union-attr]


def _town_first(best: Entry, entries: tuple[Entry, ...]) -> Entry:
    """Where a province is called like its capital, the bare name means the town ("in Daraa"), as reports
    use it."""
    if best.kind != "admin1" or best.country not in TRANSLITERATED:
        return best
    towns = [e for e in entries if e.kind == "town" and e.country == best.country and e.admin1 == best.admin1]
    return max(towns, key=lambda e: (e.population, e.id), default=best)


def _state_first(best: Entry, entries: tuple[Entry, ...]) -> Entry:
    """Where a small town of the United States is called like a state, the bare name means the state: on a
    page from Pennsylvania, too, "in California" is not the borough."""
    if best.kind != "town" or best.country != "US" or best.population > _CALLED_LIKE_A_STATE:
        return best
    states = (e for e in entries if e.kind == "admin1" and e.country == "US" and e.quality == 0)
    return next(states, best)


def _by_context(span: Span, sense: Entry, scores: dict[str, float], gazetteer: Gazetteer) -> Entry:
    """The sense of the name, or its division or town where the next word says so ("Homs province")."""
    b, a = span.before, span.after
    narrow = _narrowed_by(a, sense)
    if a and narrow:
        every = (*span.entries, *gazetteer.exact(f"{span.name} {a.low}"))
        same = [e for e in every if e.kind == narrow and e.country == sense.country]
        return max(same, key=lambda e: (scores.get(e.id, 0.0), e.id), default=sense)
    wants_division = bool(a and a.low in words("division") and a.low not in {"region"})
    b2 = span.sentence.tokens[span.first - 2] if span.first > 1 else None
    if b and b.low == "of" and b2 and b2.low in words("division"):
        wants_division = True
    wants_town = bool(a and a.low in words("settlement")) or bool(
        b and b.low == "of" and b2 and b2.low in words("settlement")
    )
    if not (wants_division or wants_town):
        sea = b is not None and b.low == "the"  # "in the Red Sea", not "in Red Sea state"
        return next((e for e in span.entries if sea and e.kind == "water"), sense)
    pool = [e for e in span.entries if (e.kind in _ADMIN) == wants_division and e.kind != "country"]
    same = [e for e in pool if e.country == sense.country]
    return max(same or pool or [sense], key=lambda e: (scores[e.id], e.id))


def _narrowed_by(a: Token | None, sense: Entry) -> str | None:
    """The kind of division that the next word makes of a name: "Kulgam district", "Mopti region", "a raid on
    Sagaing village" (one in Sagaing, where the town called so is none of villages)."""
    if a is None:
        return None
    if a.low in words("second_order") and sense.kind in {"town", "admin2"}:
        return "admin2"
    if a.low == "region" and sense.country not in TRANSLITERATED:
        return "admin1"
    large = sense.kind == "admin1" or (sense.kind == "town" and sense.population > _NO_VILLAGE)
    if a.low in {"village", "villages", "hamlet"} and large:
        return "admin1"
    return None


def _evidence(doc: Document, found: list[Span], fixed: dict[int, Entry]) -> tuple[_Weights, _Weights]:
    """Weights of countries and of divisions, by the name that speaks for them (no name votes for itself)."""
    countries: _Weights = defaultdict(lambda: defaultdict(float))
    divisions: _Weights = defaultdict(lambda: defaultdict(float))
    host = urlsplit(doc.report.url or "").hostname or ""
    tld = _TLD.get(host.rpartition(".")[2])
    if tld:
        countries[tld]["(host)"] = 3
    for k, s in enumerate(found):
        if s.demonym:
            countries[s.demonym][s.key] = min(3, countries[s.demonym][s.key] + 1)
            continue
        if not s.entries:
            continue
        told = fixed.get(k)
        named = {e.country for e in s.entries if e.country}
        e = told or s.entries[0]
        if told or len(named) == 1 or e.kind == "country":
            countries[e.country][s.key] = min(3, countries[e.country][s.key] + 1)
        else:
            best = max(s.entries, key=prior)
            countries[best.country][s.key] = min(1.0, countries[best.country][s.key] + 0.3)
        places = {(x.country, x.admin1) for x in s.entries if x.kind != "country"}
        top = max(s.entries, key=prior)
        if told or len(places) == 1 or top.kind == "admin1":
            where = (told or top).country, (told or top).admin1
            if where[1]:
                divisions[where][s.key] = min(3, divisions[where][s.key] + 1)
    return countries, divisions


def _share(weights: _Weights, which: object, but: str) -> float:
    """The share of the evidence that speaks for one country or division, the name in question left out."""
    mine = sum(v for k, v in weights[which].items() if k != but) if which in weights else 0
    if not mine:
        return 0.0
    total = sum(v for c in weights.values() for k, v in c.items() if k != but)
    return mine / (total + 1.0)


_Grid = dict[tuple[int, int], dict[str, float]]


def _cell(e: Entry) -> tuple[int, int] | None:
    return None if e.lat is None or e.lon is None else (round(e.lat), round(e.lon))


def _grid(found: list[Span], by_key: dict[str, list[int]], fixed: dict[int, Entry]) -> _Grid:
    """For each degree cell, how strongly each name of the document points to it."""
    grid: _Grid = defaultdict(dict)
    for key, at in by_key.items():
        told = [fixed[k] for k in at if k in fixed]
        entries = told or list(found[at[0]].entries)
        best = max(prior(e) for e in entries)
        total = sum(math.exp(prior(e) - best) for e in entries)
        for e in entries:
            cell = _cell(e)
            if cell and e.kind not in {"admin1", "region"}:
                weight = math.exp(prior(e) - best) / total
                # A name with forty bearers says little, but a little of each of several says much.
                grid[cell][key] = max(grid[cell].get(key, 0.0), max(weight, 0.4 / math.sqrt(len(entries))))  # noqa: PLW3301
    return grid


def _near(grid: _Grid, e: Entry, but: str) -> float:
    cell = _cell(e)
    if cell is None:
        return 0.0
    votes: dict[str, float] = {}
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            for key, weight in grid.get((cell[0] + dy, cell[1] + dx), {}).items():
                if key != but:
                    votes[key] = max(votes.get(key, 0.0), weight * (1.0 if dx == dy == 0 else 0.7))
    return sum(votes.values())
