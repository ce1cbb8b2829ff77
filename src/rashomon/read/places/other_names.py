"""Names that hold a place name but mean no place: of people, outlets, bodies, and capitals as governments."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rashomon.data import given_names
from rashomon.model.geography import kilometres
from rashomon.read.document import Token
from rashomon.read.places.gazetteer import Entry, Gazetteer
from rashomon.read.places.local import is_side
from rashomon.read.places.longer import (
    is_after_given,
    is_in_person,
    is_in_school,
    is_in_village,
    is_named_after,
)
from rashomon.read.places.spans import Span
from rashomon.read.places.tables import DATA
from rashomon.read.places.words import words

_BIG = 20_000  # people from which a town in a body's name still tells the country that the report is about

_OF_A_TOWN = (
    "feature",
    "division",
    "settlement",
    "part",
    "group",
    "jurisdiction",
    "name_noun",
    "street",
    "title",
    "care",
    "person",
    "outlet",
)
_BEYOND_KM = 100.0  # from a place of the report's country to one beyond the border
_NO_PART = frozenset({"country", "continent", "region", "water"})
_ALIKE = 2  # quality of a name above which it is only alike
_FAR_KM = 200.0  # from all that a document names to a village's namesake
_VILLAGES_NEAR_TOWNS = frozenset({"US", "CA", "AU"})  # where villages are in the tables
_CITY = 100_000  # people of a town that a report may name without a word of its country


def mark_parties(found: Sequence[Span], gazetteer: Gazetteer) -> None:
    """Note "party" on names inside the name of a body ("Islamic State of Iraq"), "metonym" on capitals and
    seats of government that stand for those who govern there, "named" on parts of outlets' names."""
    for span in found:
        if span.demonym or not span.entries:
            continue
        toks = span.sentence.tokens
        if _in_body(span, toks):
            span.notes.add("party")
        if _in_known(span, toks):
            span.notes.update(("party", "named"))
        a, b = span.after, span.before
        seat = span.key.replace(" ", "") in _seats()
        if seat or (
            span.key in gazetteer.capitals
            and "contained" not in span.notes
            and not (a and a.low in words("part", "feature", "settlement", "division"))
            and not (
                b and (b.low in words("struck") or b.text in {",", "(", "/"} or b.low in {"capital", "and"})
            )
            and not is_struck(span)
        ):
            span.notes.add("metonym")


def is_struck(span: Span) -> bool:
    """Whether the words before tell that the place was hit: "raids on", "the shelling of"."""
    low = [t.low for t in span.sentence.tokens[max(0, span.first - 2) : span.first]]
    return len(low) == 2 and low[1] in {"on", "of", "against"} and low[0] in words("strike")


def ships_named(found: Sequence[Span]) -> set[str]:
    """Keys of names that the document gives to ships: "HMS X", "the destroyer X"."""
    return {s.key for s in found if _is_aboard(s)}


def _is_aboard(span: Span) -> bool:
    return span.before is not None and span.before.low in words("ship")


def is_other_name(span: Span, gazetteer: Gazetteer, personal: set[str], others: set[str]) -> bool:
    """Whether the span is (part of) the name of a person, a ship, an outlet or a body, though a place bears
    it too.

    ``personal``: keys of names that the document gives to people and never puts after "in" or "near";
    ``others``: those of them that stand after a given name or before an age, and names of ships, which mean
    nothing else.
    """
    if span.demonym or not span.entries:
        return False
    best = span.entries[0]
    if _is_aboard(span):
        return True
    if best.kind == "country":
        return False
    big = max(e.population for e in span.entries) >= _BIG or best.kind in {"admin1", "admin2"}
    if "named" in span.notes and not big:
        return True
    if is_in_village(span) and span.sentence.tokens[span.first - 1].low not in gazetteer.demonyms:
        return True
    if is_in_school(span) or is_named_after(span):
        return True
    if span.key not in gazetteer.capitals and "contained" not in span.notes and is_in_person(span):
        return True
    if is_side(span) and not span.entries[0].id.startswith("rashomon:"):
        return True
    b = span.before
    if b and b.low == "named" and not _is_of_place(span):
        return True  # "a witness named Warren"
    if span.key in others and span.key not in gazetteer.capitals and "contained" not in span.notes:
        return True
    if span.key.replace(" ", "") in _seats() and best.kind == "town":
        return bool(b and b.low == "the")
    if span.titled or span.last - span.first > 3:
        return False
    if not big and _opens_a_name(span):
        return True
    if span.key in personal and not big and span.key not in gazetteer.capitals:
        return True
    return is_after_given(span) and not b.text.isupper()  # type: ignore[union-attr]


def _is_of_place(span: Span) -> bool:
    """Whether a noun of a place stands before "named": "a village named X"."""
    low = [t.low for t in span.sentence.tokens[max(0, span.first - 3) : span.first - 1]]
    return not words("settled").isdisjoint(low) or not words("before").isdisjoint(low)


def _opens_a_name(span: Span) -> bool:
    """Whether a given name stands before a surname, or any before two: "Victor Tarrow", "Musab Hilal Tarrow",
    not "Victor Police", "Victor, N.Y."."""
    toks = span.sentence.tokens
    if span.last - span.first != 1 or span.end != toks[span.first].end:
        return False
    names = 0  # that follow, each one space on
    for held, t in pairwise(toks[span.first : span.first + 4]):
        if t.start != held.end + 1 or not t.text.istitle() or not t.text.isalpha():
            break
        if any(t.low in words(use) for use in _OF_A_TOWN):
            return False
        names += 1
    return names > 1 or (names == 1 and toks[span.first].text in given_names())


def without_strays(kept: Sequence[Span], gazetteer: Gazetteer, base: str | None = None) -> list[Span]:
    """The spans without lone small towns of a country that nothing else in the document points to.

    A surname or a plain word that some far village bears as well lands there; a report that names two or more
    places elsewhere does not jump to that village without a word of its country. ``base``: the country that
    the page comes from.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for s in kept:
        country = s.demonym or (s.chosen.country if s.chosen else None)
        if country:
            told[country].add(s.key)
    if base:
        told[base].add("(outlet)")
    if not told:
        return list(kept)
    most = max(len(keys) for keys in told.values())
    villages = set() if base else _villages_elsewhere(kept, gazetteer)
    placed: dict[str | None, set[str]] = defaultdict(set)
    for s in kept:
        if s.chosen and s.chosen.kind not in _NO_PART and not s.demonym:
            placed[s.chosen.country].add(s.key)
    several = max(map(len, placed.values()), default=0) > 1
    out = []
    for s in kept:
        e = s.chosen
        abroad = base is not None and e is not None and e.country != base
        stray = (
            e is not None
            and not s.demonym
            and e.kind not in _NO_PART
            and not _stands_as_division(s, e)
            and (most >= 2 or (e.quality > 1 and len(told) > 1) or abroad)
            and (
                told[e.country or ""] == {s.key}
                or (several and placed[e.country] <= {s.key} and _is_by_chance(s))
            )
            and e.population < _least(s, e, abroad=abroad)
            and e.id not in gazetteer.own
            and s.key not in gazetteer.capitals
            and "contained" not in s.notes
            and not _across_border(e, kept, told)
        )
        if not stray and s.key not in villages:
            out.append(s)
    return out


def _least(span: Span, e: Entry, *, abroad: bool) -> float:
    """People of a town that a report may name without a word of its country; "Salem Mosque" is of none."""
    a = span.after
    if a is not None and a.text[:1].isupper() and a.low in words("building"):
        return math.inf
    return _CITY if e.quality < 2 and not abroad else 10 * _CITY


def _villages_elsewhere(kept: Sequence[Span], gazetteer: Gazetteer) -> set[str]:
    """Keys of names that the words give to a village, and tables only to places far from all that the
    document tells of: a namesake that no table has is meant."""
    named = {(s.key, s.chosen.id): s.chosen for s in kept if s.chosen and s.chosen.kind != "country"}
    out: set[str] = set()
    seen: set[str] = set()
    for s in kept:
        e = s.chosen
        if e is None or e.kind != "town" or e.lat is None or e.lon is None or s.demonym:
            continue
        if s.key in seen or not _is_village(s) or e.id in gazetteer.own or "contained" in s.notes:
            continue
        seen.add(s.key)
        others = [o for (key, _), o in named.items() if key != s.key]
        alike = any((o.country, o.admin1) == (e.country, e.admin1) for o in others)
        if alike or e.country in _VILLAGES_NEAR_TOWNS:
            continue
        far = [o for o in others if o.admin1 and o.lat is not None and o.lon is not None]
        if far and all(kilometres(e.lat, e.lon, o.lat, o.lon) > _FAR_KM for o in far):  # type: ignore[arg-type]
            out.add(s.key)
    return out


def _is_village(span: Span) -> bool:
    """Whether the words beside a name make a village of it: "Tarrow village", "the village of Tarrow"."""
    a = span.after
    before = [t.low for t in span.sentence.tokens[max(0, span.first - 2) : span.first]]
    nouns = {"village", "villages", "hamlet"}
    return bool(a and a.low in nouns) or (before[1:] == ["of"] and before[0] in nouns)


def _is_by_chance(span: Span) -> bool:
    """Whether a name that only a district bears, without a word of one, or a town of a like name, is too
    little to be in a country of which nothing else is named than the country."""
    e = span.chosen
    if e is None or not (e.kind == "admin2" or (e.kind == "town" and e.quality > _ALIKE)):
        return False
    return all(t is None or t.low not in words("second_order") for t in (span.after, span.before))


def _stands_as_division(span: Span, e: Entry) -> bool:
    """Whether a name stands as that of a province or state: "in Ontario", "Duhok province"."""
    if e.kind != "admin1" or e.quality > 1:
        return False
    a, b = span.after, span.before
    return bool((b and b.low in words("within")) or (a and a.low in words("division")))


def _across_border(e: Entry, kept: Sequence[Span], told: dict[str, set[str]]) -> bool:
    """Whether a place lies so near one of the country that the report is about that it is told of too."""
    if e.lat is None or e.lon is None:
        return False
    return any(
        o is not None
        and o.is_point
        and o.country != e.country
        and len(told[o.country or ""]) > 1
        and o.lat is not None
        and o.lon is not None
        and kilometres(e.lat, e.lon, o.lat, o.lon) < _BEYOND_KM
        for o in (s.chosen for s in kept)
    )


def _in_body(span: Span, toks: Sequence[Token]) -> bool:
    """ "Islamic State of Iraq and the Levant", "Islamic Resistance in Iraq"."""
    low = [t.low for t in toks[max(0, span.first - 6) : span.first]]
    while low and low[-1] in {"the", "and", "iraq", "syria"}:
        low.pop()
    return len(low) > 2 and low[-1] in {"of", "in"} and f"{low[-3]} {low[-2]}" in words("body")


def _in_known(span: Span, toks: Sequence[Token]) -> bool:
    """Whether the span lies inside an outlet's or body's name of several words, or is one of one word."""
    for k in range(max(0, span.first - 5), span.first + 1):
        for name in _known().get(toks[k].low, ()):
            end = k + len(name)
            if end >= span.last and tuple(t.low for t in toks[k:end]) == name:
                return True
    return False


@cache
def _seats() -> frozenset[str]:
    return frozenset(w.replace(" ", "") for w in words("metonym"))


@cache
def _known() -> dict[str, list[tuple[str, ...]]]:
    """Names of bodies and agencies by their first word, as tokens in lower case."""
    names: set[str] = set()
    for file, columns in (
        ("voices_bodies.tsv", (0, 2, 3)),
        ("clean_agencies.tsv", (0, 1)),
        ("actors.tsv", (4,)),
    ):
        for line in DATA.joinpath(file).read_text("utf8").splitlines():
            cells = line.split("\t")
            if line.startswith("#"):
                continue
            for c in columns:
                found = cells[c].split("|") if c < len(cells) else []
                names.update(n for n in found if n and (file != "actors.tsv" or " " in n))
    out: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names):
        parts = tuple(name.casefold().split())
        out[parts[0]].append(parts)
    return dict(out)
