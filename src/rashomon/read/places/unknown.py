"""Names that no table knows, in words that only a place has: "the village of X", "X district", streets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places.spans import in_title_case
from rashomon.read.places.words import words

_DATELINE_REACH = 40  # characters before the division in a dateline
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)
# First words of what is written like a name and names no place: days, titles, armed groups.
_PLAIN = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the a an this that it he she they us u.s islamic president secretary
    isis isil daesh is hezbollah hizbollah nusra al-nusra al-qaeda jaysh jaish jund liwa faylaq ahrar harakat
    tahrir hayat army terrorist terrorists state militant militants rebel rebels regime government
    """.split()
)
_NAME = r"(?:(?:al|el|ad|ar|as|ash|an|az|at|ul)[- ])?[A-Z][\w'’-]+(?:[ -](?:(?:al|el|ad|ar|as|ash|an|az|at|de|of|bin|abu)[- ])*[A-Z][\w'’-]+){0,3}"  # noqa: E501
_SETTLED = "village town city hamlet district neighbourhood neighborhood suburb camp municipality"
_AFTER = "village district neighbourhood neighborhood suburb province governorate camp hamlet township subdivision quarter valley mountain crossing roundabout checkpoint front axis axes countryside territory oblast raion oilfield airbase"  # noqa: E501
_NOUN = re.compile(
    "|".join(sorted({*_SETTLED.split(), *_AFTER.split()}))
)  # a cheap look before the two patterns
_OF = re.compile(rf"\b(?:{'|'.join(_SETTLED.split())}|Town|Village)s? of (?P<name>{_NAME})")
_THEN = re.compile(
    rf"(?P<name>{_NAME}) (?:(?:border|refugee|displacement) )?(?P<noun>{'|'.join(_AFTER.split())})\b"
)
_OF_NOUN = {
    "province": PlacePrecision.ADMIN1,
    "governorate": PlacePrecision.ADMIN1,
    "oblast": PlacePrecision.ADMIN1,
    "territory": PlacePrecision.ADMIN2,
    "raion": PlacePrecision.ADMIN2,
    "oilfield": PlacePrecision.SITE,
    "airbase": PlacePrecision.SITE,
}
# "in Varnova, Belmar territory": a village, and the division that it lies in.
_IN_DIVISION = re.compile(
    rf"\b(?:in|at|near|on|outside|attacked|shelled|struck|hit) (?P<name>{_NAME}), (?:in )?(?:the )?{_NAME} "
    r"(?:territory|district|oblast|raion|county|governorate|province|region|municipality|township)\b"
)
# "in Kanasba in", "near Tel Rahal south of": a name between a preposition and what leads to a known place.
_BETWEEN = re.compile(
    rf"\b(?:in|at|near|inside|around|outside|entered|captured|seized|shelled|struck|on) (?P<name>{_NAME})"
    r"(?: (?:area|region|village|town|farms?|hills?|axis))?"
    r" (?:in|near|(?:north|south|east|west)\w* of|of|and) "
    r"(?:the )?(?:[a-z-]+ ){0,3}$"
)
# "the South Side", "Lower East Side": quarters that every town names alike.
_SIDES = re.compile(
    r"\b(?:(?:Far|Lower|Upper|Near) )?(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
    r"(?: (?:Side|End|Bank)|side)\b(?! (?:High|Elementary|Middle|Story|Highway|Street|Avenue))"
)
_ROAD = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Parkway|Pkwy|Circle|Terrace|Highway|Hwy|Trail)"  # noqa: E501
# A town that no gazetteer has, as local news has it: "OSTELIN, Mo. (AP) –", "at a home in Ostelin Friday".
_DATELINE = re.compile(
    r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}), (?:[A-Z][a-z]+(?: [A-Z][a-z]+)? County\b|$)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TOLD_IN = re.compile(
    rf"\b(?:in|near|outside) (?:the )?(?P<name>[A-Z][a-z]+(?: (?!{_DAY}|Community|Area)[A-Z][a-z]+){{0,2}})"
    rf"(?: area| [Cc]ommunity)?(?=[.,;]| (?:on|at|in|around|about|early|late|shortly|just|when|after|before"
    rf"|where|police|{_DAY})\b)"
)
_HARM = re.compile(
    r"\b(?:sho(?:t|ts|oting)|kill|dead|death|died|wound|injur|fired|gunfire|home|house|apartment|happened"
    r"|occurred|hunting)"
)
_NO_TOWN = frozenset(
    """
    court courts county hospital hospitals center medical school university college prison jail church office
    department police sheriff street avenue road drive lane park hall club bar day district circuit superior
    critical serious stable custody english spanish facebook twitter youtube instagram jeep chevrolet ford
    honda toyota nissan dodge buick cadillac god jesus christ new northern southern eastern western
    north south east west downtown state states federal general regional memorial internal
    investigations intensive
    """.split()
)
_STREET_WORD = re.compile(rf" {_ROAD}|Interstate|Highway|Route|U\.S\.|I-")
_STREET = re.compile(
    rf"(?:(?:\d+(?:00)? block of )|\d{{1,5}} )?(?:(?:[NSEW]|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\.? )?"  # noqa: E501
    rf"(?:\d+(?:st|nd|rd|th)|[A-Z][a-z'’]+(?: (?:[A-Z][a-z'’]+|[A-Z]\.)){{0,2}}) {_ROAD}\b"
    r"|\b(?:Highway|Interstate|Route|U\.S\.|I-)\s?\d{1,3}\b"
)
_OF_LAW = re.compile(
    r"(?:Superior|District|Circuit|Supreme|County|Municipal|Magistrate|Federal|Juvenile|Criminal|Family|Town|City"
    r"|Justice|State|General|Common|Probate|Bond|Crown|High|Immigration|Traffic|Drug) C(?:our)?t$"
)


def unknown_places(
    doc: Document, known: Sequence[PlaceMention], base: Place | None = None
) -> list[PlaceMention]:
    """Places told by pattern where no recognised mention stands; each with the nearest known place it
    lies in.

    ``base``: the town that a local page comes from. On such a page a name that only stands where a town's
    would is one.
    """
    taken = {(m.field, p) for m in known for p in range(m.start, m.end)}
    out: list[PlaceMention] = []
    near = base
    by_sentence: dict[int, list[PlaceMention]] = {}
    for m in known:
        by_sentence.setdefault(m.sentence, []).append(m)
    for s in doc:
        here = [m for m in by_sentence.get(s.index, ()) if m.use != PlaceUse.MODIFIER]
        told = next((m for m in here if _is_near(m, base)), None)
        if told:
            near = told.place
        found = _patterns(doc.words_of(s))
        if here:
            found += _before_known(doc, s, here)
        for start, end, precision in found:
            a, b = s.start + start, s.start + end
            if not any((s.field, p) in taken for p in range(a, b)):
                taken.update((s.field, p) for p in range(a, b))
                out.append(_mention(doc, s, a, b, precision, near))
        if base is not None and s.field == "text":
            for start, end, use in _local_towns(doc, s, here):
                a, b = s.start + start, s.start + end
                if not any((s.field, p) in taken for p in range(a, b)):
                    taken.update((s.field, p) for p in range(a, b))
                    place = _mention(doc, s, a, b, PlacePrecision.TOWN, near or base)
                    out.append(replace(place, use=use, within=()))
    return out


def _is_near(m: PlaceMention, base: Place | None) -> bool:
    """Whether a street told of beside the place may lie there: on a local page not where namesakes do."""
    return base is None or bool(m.within) or (m.place.country, m.place.admin1) == (base.country, base.admin1)


def _local_towns(doc: Document, s: Sentence, here: Sequence[PlaceMention]) -> list[tuple[int, int, PlaceUse]]:
    """Names of towns that no gazetteer has: in a dateline, or where somebody was harmed."""
    text = doc.words_of(s)
    after = next((m for m in here if m.place.precision is PlacePrecision.ADMIN1), None)
    end = after.start - s.start if after and after.start - s.start < _DATELINE_REACH else len(text)
    m = _DATELINE.match(text, 0, end)
    if m and not _is_plain(m["name"]) and not any(p.start < s.start + m.end("name") for p in here):
        return [(m.start("name"), m.end("name"), PlaceUse.DATELINE)]
    if any(p.place.precision in _TOWNS for p in here) or not _HARM.search(text) or in_title_case(s):
        return []
    return [
        (m.start("name"), m.end("name"), PlaceUse.LOCATIVE)
        for m in _TOLD_IN.finditer(text)
        if not _is_plain(m["name"]) and _NO_TOWN.isdisjoint(m["name"].casefold().split())
    ]


def _before_known(
    doc: Document, s: Sentence, known: Sequence[PlaceMention]
) -> list[tuple[int, int, PlacePrecision]]:
    """Names that the words lead from to a known place: "in Kanasba in Lattakia countryside"."""
    out = []
    words_here = doc.words_of(s)
    for m in known:
        if m.use is not PlaceUse.OTHER and m.use is not PlaceUse.LOCATIVE and m.use is not PlaceUse.RELATIVE:
            continue
        found = _BETWEEN.search(words_here, max(0, m.start - s.start - 60), m.start - s.start)
        if found and not _is_plain(found["name"]) and not in_title_case(s):
            out.append((found.start("name"), found.end("name"), PlacePrecision.TOWN))
    return out


def _is_plain(name: str) -> bool:
    """Whether a capitalised word is a day, a month or the like and no name."""
    return name.split(maxsplit=1)[0].casefold() in _PLAIN


def _patterns(text: str) -> list[tuple[int, int, PlacePrecision]]:
    out = []
    nouns = _NOUN.search(text) or "Town of" in text
    for m in _OF.finditer(text) if nouns else ():
        out.append((m.start("name"), m.end("name"), PlacePrecision.TOWN))  # noqa: PERF401
    for m in _THEN.finditer(text) if nouns else ():
        first = m["name"].split()[0].casefold()
        if (
            first not in words("compass")
            and first not in _PLAIN
            and first not in {"in", "at", "school", "their"}
        ):
            out.append((m.start("name"), m.end(), _OF_NOUN.get(m["noun"], PlacePrecision.TOWN)))
    out += [
        (m.start("name"), m.end("name"), PlacePrecision.TOWN)
        for m in (_IN_DIVISION.finditer(text) if nouns else ())
        if not _is_plain(m["name"])
    ]
    if "Side" in text or "side" in text or " End" in text:
        out += [(m.start(), m.end(), PlacePrecision.TOWN) for m in _SIDES.finditer(text)]
    if _STREET_WORD.search(text):
        out += [
            (m.start(), m.end(), PlacePrecision.SITE)
            for m in _STREET.finditer(text)
            if not _OF_LAW.search(m.group())
        ]
    return out


def _mention(
    doc: Document, s: Sentence, start: int, end: int, precision: PlacePrecision, near: Place | None
) -> PlaceMention:
    text = doc.report.of(s.field)[start:end]
    place = Place(
        name=text,
        precision=precision,
        country=near.country if near else None,
        admin1=near.admin1 if near else None,
    )
    return PlaceMention(
        sentence=s.index, field=s.field, start=start, end=end, text=text, place=place,
        use=PlaceUse.LOCATIVE, within=(near,) if near else (),
    )  # fmt: skip
