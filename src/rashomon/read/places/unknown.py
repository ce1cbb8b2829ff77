"""Places that no table knows, told by the words around them, each with the known place that it lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rashomon.data import expressions
from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import AT, PlaceMention, PlaceUse
from rashomon.read.places.local import surnames
from rashomon.read.places.spans import in_title_case
from rashomon.read.places.told import (
    Told,
    after_known,
    before_known,
    behind_streets,
    is_plain,
    names_titled,
    names_told,
    where_harmed,
)
from rashomon.read.places.use import hails
from rashomon.read.places.words import words
from rashomon.read.sought import Sought

_DATELINE_REACH = 40  # characters before the division in a dateline
_BACK = 60  # characters before a known place in which a name may lead to it
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.AREA)
_OWNERS = (
    PlacePrecision.TOWN,
    PlacePrecision.NEAR,
    PlacePrecision.ADMIN1,
    PlacePrecision.ADMIN2,
    PlacePrecision.AREA,
)
_BESIDE = 3  # words before a name
_HAPPENED = (PlaceUse.LOCATIVE, PlaceUse.RELATIVE, PlaceUse.OTHER)
_WRITTEN = (PlaceUse.DATELINE, PlaceUse.OUTLET)
_TABLE = expressions("places_told.tsv")
_LEADS = re.compile(_TABLE["leads"])
_OWNS = re.compile(_TABLE["owns"])
_DATELINE = re.compile(_TABLE["dateline"])
_TOLD_IN = re.compile(_TABLE["told in"])
_HOME = re.compile(_TABLE["home"])
_LIVES = re.compile(_TABLE["lives"])
_BORDER = re.compile(_TABLE["border"])
_HARM = Sought(_TABLE["local harm"])


def unknown_places(
    doc: Document,
    known: Sequence[PlaceMention],
    base: Place | None = None,
) -> list[PlaceMention]:
    """Places told by pattern where no recognised mention stands; each with the nearest known place it
    lies in.

    Args:
        base: the town that a local page comes from. On such a page a name that only stands where a town's
            would is one.
    """
    people = surnames(doc)
    covered = {(m.field, p) for m in known for p in range(m.start, m.end)}
    by_sentence: dict[int, list[PlaceMention]] = {}
    for m in known:
        by_sentence.setdefault(m.sentence, []).append(m)
    out: list[PlaceMention] = []
    first: dict[str, PlaceMention] = {}
    near = base
    beyond = set[int]() if base else _across(doc, known)
    for s in doc:
        every = by_sentence.get(s.index, [])
        here = [m for m in every if m.use is not PlaceUse.MODIFIER]
        near = next((m.place for m in here if _is_near(m, base) and id(m) not in beyond), near)
        text = doc.words_of(s)
        titled = in_title_case(s)
        found = [(*t, _use_of(text, t)) for t in _patterns(text, s, here, people, titled)]
        if base is None or base.country != "US":
            found += [(*t, PlaceUse.LOCATIVE) for t in behind_streets(text) if _may_be_town(text, t, people)]
        if base is not None and s.field == "text":
            found += _local_towns(text, s, here, titled)
        elif base is None and not titled:
            harmed = where_harmed(text, headline=s.field == "title")
            found += [(*t, PlaceUse.LOCATIVE) for t in harmed if _may_be_town(text, t, people)]
        for start, end, precision, use in found:
            a, b = s.start + start, s.start + end
            if any((s.field, p) in covered for p in range(a, b)):
                continue
            covered.update((s.field, p) for p in range(a, b))
            m = _mention(doc, s, a, b, precision, _holder(doc, s, a, b, every), near, use)
            told = first.setdefault(m.text, m)
            held = bool(m.within) and m.within[0] is not near  # by the sentence's own words
            out.append(m if held else replace(m, place=told.place, within=told.within))
    out = _of_country(out, [m for m in known if id(m) not in beyond])
    return out + _again(doc, out, covered)


def _use_of(text: str, told: Told) -> PlaceUse:
    """Where somebody lives ("Orin Pell, 32, of the 4400 block of"), else where something was."""
    lives = _LIVES.search(text, 0, told[0]) or hails(text[: told[0]])
    return PlaceUse.ORIGIN if lives else PlaceUse.LOCATIVE


def _of_country(told: list[PlaceMention], known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions, each without a country put in that of the first place that the report tells of, of a
    country as a whole where it tells of nothing finer."""
    named = [m.place for m in known if m.use in _HAPPENED and m.place.country]
    finer = [p for p in named if p.precision is not PlacePrecision.COUNTRY]
    first = (finer or named)[0].country if named else None
    return [m if m.place.country else replace(m, place=replace(m.place, country=first)) for m in told]


def _across(doc: Document, known: Sequence[PlaceMention]) -> set[int]:
    """Ids of the mentions of what lies across a border that a village is near: "45 km from the border
    with X", and of X as a whole."""
    at = {
        (m.sentence, m.place.country)
        for m in known
        if m.place.country
        and (
            _BORDER.search(doc.report.of(m.field)[max(0, m.start - _BACK) : m.start])
            or m.text.casefold().endswith(" border")
        )
    }
    lands = {country for _, country in at}
    whole = (PlacePrecision.COUNTRY, PlacePrecision.AREA)
    return {
        id(m)
        for m in known
        if (m.sentence, m.place.country) in at or (m.place.country in lands and m.place.precision in whole)
    }


def _is_near(m: PlaceMention, base: Place | None) -> bool:
    """Whether a street or village told of beside the place may lie there: on a local page not where namesakes
    do, on a page of the war not where the page was written."""
    if base is None:
        if m.place.precision is PlacePrecision.COUNTRY and m.use not in AT:
            return False  # "Pakistan denied it": a party
        return m.use not in _WRITTEN and m.use is not PlaceUse.ORIGIN
    return bool(m.within) or (m.place.country, m.place.admin1) == (base.country, base.admin1)


def _patterns(
    text: str, s: Sentence, here: Sequence[PlaceMention], people: frozenset[str], titled: bool
) -> list[Told]:
    """The names that nouns make places of, and those that lead to a known one."""
    if titled:
        return names_told(text)
    led = [
        told
        for m in here
        if m.use in _HAPPENED
        for told in before_known(
            text, max(0, m.start - s.start - _BACK), m.start - s.start, m.place.precision in _WIDE
        )
    ]
    owned = [
        told
        for m in here
        if m.use in _HAPPENED and m.place.precision in _OWNERS
        for told in after_known(text, m.end - s.start)
    ]
    return (
        names_told(text)
        + names_titled(text)
        + [told for told in [*led, *owned] if _may_be_town(text, told, people)]
    )


def _may_be_town(text: str, told: Told, people: frozenset[str]) -> bool:
    """Whether a name that nothing but its place in the sentence marks may be a town's."""
    name = text[told[0] : told[1]]
    low = name.casefold().split()
    return (
        not words("no_town").intersection(low) and people.isdisjoint(low) and any(c.islower() for c in name)
    )


def _holder(
    doc: Document, s: Sentence, start: int, end: int, here: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The known place that the sentence's own words put [start, end) of its field in."""
    text = doc.report.of(s.field)
    after = sorted((m for m in here if m.start >= end), key=lambda m: m.start)
    best = None
    for m in after:
        gap = text[best.end if best else end : m.start]
        if not (_LEADS.fullmatch(gap) or (best and _OWNS.fullmatch(gap))):
            break
        if best is None or (best.place.precision is PlacePrecision.COUNTRY and gap[:1] in "'’"):
            best = m
    if best is not None:
        return best
    before = [m for m in here if m.end <= start and m.use is not PlaceUse.DATELINE]
    return next((m for m in before if _OWNS.fullmatch(text[m.end : start])), None)


def _local_towns(
    text: str, s: Sentence, here: Sequence[PlaceMention], titled: bool
) -> list[tuple[int, int, PlacePrecision, PlaceUse]]:
    """Names of towns that no gazetteer has: in a dateline, or where somebody was harmed."""
    town = PlacePrecision.TOWN
    after = next((m for m in here if m.place.precision is PlacePrecision.ADMIN1), None)
    end = after.start - s.start if after and after.start - s.start < _DATELINE_REACH else len(text)
    m = _DATELINE.match(text, 0, end)
    if m and _may_be_named(m["name"]) and not any(p.start < s.start + m.end("name") for p in here):
        return [(m.start("name"), m.end("name"), town, PlaceUse.DATELINE)]
    if any(p.place.precision in _TOWNS for p in here) or not _HARM.search(text) or titled:
        return []
    return [
        (m.start("name"), m.end("name"), town, PlaceUse.LOCATIVE)
        for m in chain(_TOLD_IN.finditer(text), _HOME.finditer(text))
        if _may_be_named(m["name"])
    ]


def _may_be_named(name: str) -> bool:
    return not is_plain(name) and words("no_town").isdisjoint(name.casefold().split())


def _again(doc: Document, told: Sequence[PlaceMention], covered: set[tuple[str, int]]) -> list[PlaceMention]:
    """The further places where a name stands that was told once: "… six others died in Kwahas"."""
    first: dict[str, PlaceMention] = {}
    for m in told:
        name = m.text
        if m.place.precision is PlacePrecision.TOWN and name[-1:] and not name.islower() and len(name) > 3:
            first.setdefault(name, m)
    if not first:
        return []
    names = "|".join(re.escape(n) for n in sorted(first, key=lambda n: (-len(n), n)))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    out = []
    for s in doc:
        text = doc.words_of(s)
        for found in pattern.finditer(text):
            a, b = s.start + found.start(), s.start + found.end()
            if any((s.field, p) in covered for p in range(a, b)):
                continue
            before = text[: found.start()].rstrip().rpartition(" ")[2].casefold()
            use = PlaceUse.LOCATIVE if before in words("locative") else PlaceUse.OTHER
            out.append(
                replace(first[found.group()], sentence=s.index, field=s.field, start=a, end=b, use=use)
            )
    return out


def _mention(
    doc: Document, s: Sentence, start: int, end: int, precision: PlacePrecision,
    holder: PlaceMention | None, near: Place | None, use: PlaceUse,
) -> PlaceMention:  # fmt: skip
    """The mention, in the place that holds it by the sentence's own words, else near the last one told of."""
    text = doc.report.of(s.field)[start:end]
    if precision is PlacePrecision.TOWN and text.rpartition(" ")[2].casefold() in words("building"):
        precision = PlacePrecision.SITE
    place = holder.place if holder else near
    within = () if place is None or use is PlaceUse.DATELINE else (place, *(holder.within if holder else ()))
    before = [t.low for t in s.tokens if t.end <= start][-_BESIDE:]
    if holder is None and not words("neighbouring").isdisjoint(before):
        within = ()  # "in the nearby town of Velm": not in the one told of before
    return PlaceMention(
        sentence=s.index, field=s.field, start=start, end=end, text=text,
        place=Place(
            name=text, precision=precision,
            country=place.country if place else None, admin1=place.admin1 if place else None,
        ),
        use=use, within=within,
    )  # fmt: skip
