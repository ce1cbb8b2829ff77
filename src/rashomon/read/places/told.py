"""Names that a sentence's words tell to be places: "the village of X", "X and Y communities"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.model import PlacePrecision
from rashomon.read.places.words import words
from rashomon.read.sought import Sought

ARTICLES = "(?:al|el|ad|ar|ash|az|ul)[- ]|(?:as|an|at)-"
_JOINED = rf"(?:{ARTICLES}|(?:de|del|la|los|las|of|bin|abu|dos|da|do)[- ])"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WORD = r"[A-Z][\w'’-]+"
NAME = rf"(?<![\w-])(?:{ARTICLES})?{_WORD}(?:[ -]{_JOINED}*(?!{DAY}\b){_WORD}){{0,3}}(?: \d{{1,2}}\b)?"
_NAMES = rf"{NAME}(?:(?:, (?:and )?| and | & ){NAME}){{1,5}}"
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
_TITLED = re.compile(rf"(?P<name>{NAME}(?<= Village|Township)|{NAME}(?<= Camp))(?![\w-]| [A-Z])")
# "on the road between Varna and Tin-Edia".
_BY_ROAD = Sought(
    rf"\b(?:road|highway|route|track) (?:between|from|linking|connecting|that links) (?P<a>{NAME})"
    rf" (?:and|to|with) (?P<b>{NAME})"
)


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


# "the South Side", "Lower East Side": quarters that every town names alike.
_SIDES = re.compile(
    r"\b(?:(?:Far|Lower|Upper|Near) )?(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
    r"(?: (?:Side|End|Bank)|side)\b(?! (?:High|Elementary|Middle|Story|Highway|Street|Avenue))"
)
_ROAD = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Parkway|Pkwy|Circle|Terrace|Highway|Hwy|Trail|(?<!Red )Crescent|Mews|Pike|Loop|Alley|Trace|Cove)"  # noqa: E501
_CAP = r"(?:Mc|Mac|Le|La|De|Van|O['’])?[A-Z][a-z'’]+"
# In a headline in title case "Shot On Oak Road" and "Road Rage" name no streets so.
_LEADS_THERE = r"(?!(?:After|Along|And|Around|At|Behind|By|For|From|In|Inside|Near|Of|Off|On|Outside|Over|To|Under|With)\b)"  # noqa: E501
_STREET_WORD = re.compile(rf" {_ROAD}|Interstate|Highway|Route|U\.S\.|I-|FM|Loop")
_HEADED = r"(?:[NS]\.?[EW]\.?|[NSEW]\.?|North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
_STREET = re.compile(
    rf"(?<![\w.])(?:(?:\d+(?:00)? block of )|\d{{1,5}} )?(?:{_HEADED} )?"
    rf"(?:\d+(?:st|nd|rd|th)|(?:(?:Old|New) )?St\. {_CAP}(?: {_CAP})?|MLK(?: Jr\.)?"
    rf"|{_LEADS_THERE}{_CAP}(?: (?:{_LEADS_THERE}{_CAP}|[A-Z]\.)){{0,2}}(?: Jr\.)?) {_ROAD}\b"
    r"(?! Patrol| Rage)"
    r"(?:(?:(?<=Highway)|(?<=County Road)|(?<=Market Road)) \d{1,4}\b)?"
    r"|\b(?:Highway|Interstate|Route|U\.S\.|I-|(?<![A-Z] )FM|Loop)\s?\d{1,4}\b"
)
_OF_LAW = re.compile(
    r"(?:Superior|District|Circuit|Supreme|County|Municipal|Magistrate|Federal|Juvenile|Criminal|Family|Town|City"
    r"|Justice|State|General|Common|Probate|Bond|Crown|High|Immigration|Traffic|Drug) C(?:our)?t$"
)
# "in Kanasba in", "near Tel Rahal south of": a name between a preposition and what leads to a known place.
_BETWEEN = re.compile(
    rf"\b(?:in|at|near|inside|around|outside|entered|captured|seized|shelled|struck|stormed|attacked|on) "
    rf"(?:(?P<names>{_NAMES})|(?P<name>{NAME}))"
    r"(?: (?:area|region|village|town|farms?|hills?|axis))?"
    r"(?: (?:in|near|(?:north|south|east|west)\w* of|of|and)"
    r"|,(?: in| near| on| on the \w+ of| (?:north|south|east|west)\w* of)|(?P<bare>,)) "
    r"(?:the )?(?:[a-z-]+ ){0,3}$"
)
# "killed in Djonkoro and", "a bomb at Djonkoro killed": where somebody was harmed.
_HARMED_IN = re.compile(
    rf"\b(?:in|near|outside|around|at) (?P<name>{NAME})"
    rf"(?=[.,;]| (?:on|at|in|around|about|early|late|shortly|just|when|after|before|while|where|and|during|by"
    rf"|using|with|killing|leaving|wounding|following|amid|as|since|until|which|{DAY}|yesterday|overnight|today"
    r"|(?P<verb>kill(?:s|ed)?|wound(?:s|ed)|injure[sd]|left|leaves?|claim(?:s|ed)))\b|$)"
)
_HELD = re.compile(
    r"-(?:held|controlled|populated|majority|dominated|run|backed|led|based|occupied|speaking)\b"
)
_HARM = Sought(
    r"\b(?:kill|dead|death|die[ds]?\b|wound|injur|attack|struck|strike|shell|bomb|raid|ambush|massacre|behead|execut"
    r"|clash|fight|burn|torch|raz|abduct|kidnap|explo|shot|shoot|gunm)"
)


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


_OWNED = re.compile(
    rf"(?:(?<=['’]s)|['’]s) (?P<name>{_CAP}(?: {_CAP})?)(?=[.,;]|$| (?:on|at|in|around|about|early|late|last"
    rf"|area|township|suburb|neighbou?rhood|district|estate|slum|market|jail|prison|{DAY}|yesterday|overnight)\b)"
)


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


_BEHIND_STREET = re.compile(
    rf" {_ROAD}, (?!Apt|Suite|Unit)(?P<name>{_CAP}(?: {_CAP})?)"
    r"(?=,|\.$| (?:on|at|in|around|about|early|late|last|shortly|just|yesterday|overnight)\b)"
)


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
