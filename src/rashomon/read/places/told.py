"""Names that a sentence's words tell to be places: "the village of X", "X and Y communities"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.data import expressions
from rashomon.model import PlacePrecision
from rashomon.read.places.words import words
from rashomon.read.sought import Sought

_TABLE = expressions("places_told.tsv")
ARTICLES = _TABLE["articles"]
DAY = _TABLE["day"]
NAME = _TABLE["name"]
_NAMES = _TABLE["names"]
_EACH = re.compile(NAME)

Told = tuple[int, int, PlacePrecision]

# What kind of place a noun after the name makes of it; any other makes a town or a part of one.
_OF_NOUN = {
    **dict.fromkeys(("province", "governorate", "oblast"), PlacePrecision.ADMIN1),
    **dict.fromkeys(
        ("territory", "raion", "cercle", "woreda", "tehsil", "canton", "upazila"), PlacePrecision.ADMIN2
    ),
    **dict.fromkeys(("oilfield", "airbase", "barracks"), PlacePrecision.SITE),
}


def _any(use: str) -> str:
    return "|".join(sorted((re.escape(w) for w in words(use)), key=lambda w: (-len(w), w)))


@cache
def _settled() -> re.Pattern[str]:
    """ "the village of X", "villages of X, Y and Z"."""
    nouns = _any("settled")
    many = rf"(?:{nouns}|communiti|municipaliti|localiti|citi)e?s of (?P<names>{_NAMES})"
    return re.compile(rf"\b(?:{many}|(?:{nouns})s? of (?P<name>{NAME}))")


@cache
def _followed() -> re.Pattern[str]:
    """ "X village", "the X refugee camp", "X and Y communities"."""
    one = rf"(?P<name>{NAME}) (?:(?:border|refugee|displacement|military) )?(?P<noun>{_any('named_after')})\b"
    return re.compile(
        rf"(?P<names>{_NAMES}) (?:villages|communities|towns|districts|neighbou?rhoods|sectors|areas)\b|{one}"
    )


# "Yay Orin Village", "Bana Township": the noun written as a part of the name.
_TITLES = (" Village", "Township", " Camp")
_TITLED = re.compile(_TABLE["titled"])
_BY_ROAD = Sought(_TABLE["by road"])


@cache
def _apposed() -> re.Pattern[str]:
    """ "X, a small town in": the noun and what follows it tell a place from a person."""
    return re.compile(
        # Not "Orin Pell, a spokesman for the city of".
        rf"\b(?P<name>{NAME}), (?:a|an|another|the) (?:(?!(?:for|of|from|in|to|who|with)\b)[a-z-]+ ){{0,3}}?"
        rf"(?:{_any('settled')})\b"
        r"(?= (?:in|near|on|of|about|some|outside|close|just|at|\d|north|south|east|west)|[,;])"
    )


@cache
def _in_division() -> re.Pattern[str]:
    """ "in Varnova, Belmar territory", "at Tin-Edia, in the Soum province"."""
    return re.compile(
        rf"\b(?:in|at|near|on|outside|attacked|shelled|struck|hit|entered|stormed) "
        rf"(?P<name>{NAME}|{_NAMES}), (?:in )?(?:the )?(?:[a-z]+ )?{NAME} (?:{_any('within_noun')})\b"
    )


@cache
def _area() -> re.Pattern[str]:
    """ "in the Domanzai area of Lakki", "at Lal Bazar area"."""
    return re.compile(
        r"\b(?:in|at|near|around|of|on|over|through|into|towards?|hit|struck|to|back|captured|seized|entered"
        rf"|stormed|control) (?:the |a )?(?P<name>{NAME})"
        r" (?:areas?|sectors?|regions?|(?<!ian )(?<!ish )(?<!ese )town)\b"
    )


@cache
def _captured() -> re.Pattern[str]:
    """ "Captured Tarrow from", "control of Tin Orin and Velm": ground that changes hands, nothing behind the
    name that it could belong to ("captured Tarrow fighters")."""
    behind = rf"(?=[.,;]|$| (?:{_any('behind_captured')}|{DAY})\b)"
    verbs = rf"\b(?:{_any('captured')}|control (?:of|over)) (?:the )?"
    return re.compile(rf"{verbs}(?:(?P<names>{_NAMES})|(?P<name>{NAME})){behind}")


@cache
def _opened() -> re.Pattern[str]:
    """ "Kfar Sila", "Khirbet Zarn", "Barangay Tuayan 1": a first word that only places have."""
    return re.compile(rf"\b(?P<name>(?!tell )(?:(?i:{_any('opener')}))[- ]{NAME})")


_SIDES = re.compile(_TABLE["sides"])
_STREET_WORD = re.compile(_TABLE["street word"])
_STREET = re.compile(_TABLE["street"])
_OF_LAW = re.compile(_TABLE["of law"])
_BETWEEN = re.compile(_TABLE["between"])
_HARMED_IN = re.compile(_TABLE["harmed in"])
_HELD = re.compile(_TABLE["held"])
_HARM = Sought(_TABLE["harm"])


def names_told(text: str) -> list[Told]:
    """The names in a sentence that its words tell to be places: (start, end, precision), in no order."""
    out = [*_by_nouns(text), *_roads(text)]
    if "Side" in text or "side" in text or " End" in text:
        out += [(m.start(), m.end(), PlacePrecision.TOWN) for m in _SIDES.finditer(text)]
    return out


def names_titled(text: str) -> list[Told]:
    """The names that a noun in capitals ends, and those of towns that a road leads to, in a sentence that is
    no headline in title case."""
    town = PlacePrecision.TOWN
    out = [
        (m.start(), m.end(), town)
        for m in (_TITLED.finditer(text) if _holds_any(text, _TITLES) else ())
        if " " in m["name"] and not is_plain(m["name"])
    ]
    for m in _BY_ROAD.finditer(text):
        out += [(m.start(k), m.end(k), town) for k in ("a", "b") if not is_plain(m[k])]
    return out


def _by_nouns(text: str) -> Iterator[Told]:
    town = PlacePrecision.TOWN
    settled = _holds_any(text, _cues("settled"))
    for m in _settled().finditer(text) if settled and " of " in text else ():
        yield from _each(m, town)
    for m in _followed().finditer(text) if _holds_any(text, _cues("named_after")) else ():
        if m["names"]:
            yield from _each(m, town)
        elif not _is_no_name(m["name"].removeprefix("Sheikh ")):
            yield m.start("name"), m.end(), _OF_NOUN.get(m["noun"], town)
    for m in _apposed().finditer(text) if settled and ", " in text else ():
        yield from _each(m, town)
    for m in _in_division().finditer(text) if _holds_any(text, _cues("within_noun")) else ():
        yield from _each(m, town)
    for m in _area().finditer(text) if _holds_any(text, ("area", "sector", "region", " town")) else ():
        yield from _each(m, town)
    for m in _captured().finditer(text) if _holds_any(text, _CAPTURES) else ():
        yield from (t for t in _each(m, town) if _is_of_place(text, t))
    for m in _opened().finditer(text) if _holds_any(text.casefold(), _openers()) else ():
        if not is_plain(m["name"]):
            yield m.start("name"), m.end("name"), town


_CAPTURES = ("aptur", "retook", "retaken", "iberat", "overran", "control o", "stormed")


def _is_of_place(text: str, told: Told) -> bool:
    """Whether no word of a name that ground is told by is of people: "captured Abu Orin", "Orin fighters"."""
    low = text[told[0] : told[1]].casefold().split()
    people = words("no_place", "title", "given", "no_town")
    return people.isdisjoint(low) and "abu" not in low


def _holds_any(text: str, words: Iterable[str]) -> bool:
    """A cheap look before a costly pattern, a tenth of what the pattern takes."""
    return any(map(text.__contains__, words))


def _each(m: re.Match[str], precision: PlacePrecision) -> Iterator[Told]:
    """The names of a match, which may hold one ("name") or a list of them."""
    groups = m.re.groupindex
    group = "names" if "names" in groups and m["names"] else "name"
    for one in _EACH.finditer(m.string, m.start(group), m.end(group)):
        if not is_plain(one.group().removeprefix("Sheikh ")):
            yield one.start(), one.end(), precision


def _roads(text: str) -> Iterator[Told]:
    if _STREET_WORD.search(text):
        for m in _STREET.finditer(text):
            if not _OF_LAW.search(m.group()):
                yield m.start(), m.end(), PlacePrecision.SITE


def before_known(text: str, start: int, at: int, wide: bool) -> list[Told]:
    """Names in ``text[start:at]`` that the words lead from to a known place at ``at``: "in Kanasba in".

    Where that place is a ``wide`` one, a comma leads there too: "in Kanasba, Idlib province".
    """
    m = _BETWEEN.search(text, start, at)
    if m is None or (m["bare"] and not wide):
        return []
    return list(_each(m, PlacePrecision.TOWN))


def after_known(text: str, at: int) -> list[Told]:
    """The name right behind a known place that owns it: "in southwest Delhi's Tarrow"."""
    m = _OWNED.match(text, at)
    if m is None or is_plain(m["name"]) or not words("care").isdisjoint(m["name"].casefold().split()):
        return []
    return [(m.start("name"), m.end("name"), PlacePrecision.TOWN)]


_OWNED = re.compile(_TABLE["owned"])


def behind_streets(text: str) -> list[Told]:
    """Names of towns right behind a street's: "on Galle Road, Tarrow, last night", as newsrooms outside of
    the United States put them."""
    if not _STREET_WORD.search(text):
        return []
    return [
        (m.start("name"), m.end("name"), PlacePrecision.TOWN)
        for m in _BEHIND_STREET.finditer(text)
        if not is_plain(m["name"])
    ]


_BEHIND_STREET = re.compile(_TABLE["behind street"])


def where_harmed(text: str, headline: bool) -> list[Told]:
    """Names after "in", "at" or "near" in a sentence that tells of violence; in a headline what stands before
    the verb is as often a country ("Blast in Orvania kills six")."""
    if not _HARM.search(text):
        return []
    found = (m for m in _HARMED_IN.finditer(text) if not (headline and m["verb"]))
    return [t for m in found for t in _each(m, PlacePrecision.TOWN)]


def is_plain(name: str) -> bool:
    """Whether a capitalised word is a day, a month, a title, a group or the like and no name of a place."""
    first = name.split(maxsplit=1)[0].casefold()
    return first in words("no_place") or first in words("title") or bool(_HELD.search(name))


def _is_no_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0].casefold()
    return (
        is_plain(name)
        or name.endswith(("'s", "’s"))
        or first in words("compass")
        or first in {"in", "at", "school", "their"}
    )


@cache
def _cues(use: str) -> tuple[str, ...]:
    """A cheap look before the patterns with nouns: each match holds one of these, written as here."""
    more = {"settled": ("iti",), "named_after": ("communities", "towns", "sectors", "areas")}  # "cities of"
    every = {*words(use), *more.get(use, ())}
    return tuple(sorted(w for w in every if not any(o != w and o in w for o in every)))


@cache
def _openers() -> tuple[str, ...]:
    """The same before the pattern of first words, in small letters."""
    return tuple(sorted({w.casefold() for w in words("opener")}))
