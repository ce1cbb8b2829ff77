"""How a sentence uses a place name: where it happened, leaning on it, speaking for it, or naming a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from rashomon.model import Place, PlacePrecision
from rashomon.read.document import Document, Token
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places.choose import holds
from rashomon.read.places.datelines import opens_dateline
from rashomon.read.places.fire import is_aimed_at, is_driven_from, is_fired_from
from rashomon.read.places.gazetteer import Entry, Gazetteer
from rashomon.read.places.leaning import between, is_part, leaning
from rashomon.read.places.local import outlet_tail
from rashomon.read.places.spans import CAPITAL, Span
from rashomon.read.places.words import words
from rashomon.read.sought import Sought

_LINK = words("link")
_CARE_REACH = 11  # words before a hospital's name or town in which somebody is taken there
_BODY = 3  # words after a place that may end in "Committee"


def mentions(doc: Document, named: Sequence[Span], gazetteer: Gazetteer) -> list[PlaceMention]:
    """A mention for each resolved span: the place or the region that leans on it, its use, its containers."""
    out: list[PlaceMention] = []
    for k, span in enumerate(named):
        if span.demonym:
            out.append(_demonym(doc, span, gazetteer))
        elif span.chosen:
            previous = out[-1] if out else None
            if previous and previous.end > span.start and previous.sentence == span.sentence.index:
                continue  # "between Homs and Palmyra" is told
            out.append(_mention(doc, named, k, span.chosen, previous))
    return out


def _demonym(doc: Document, span: Span, gazetteer: Gazetteer) -> PlaceMention:
    country = next(
        (e for e in gazetteer.exact(gazetteer.country_names[span.demonym or ""]) if e.kind == "country"), None
    )
    place = (
        country.place(span.name)
        if country
        else Place(name=span.name, country=span.demonym, precision=PlacePrecision.COUNTRY)
    )
    end = span.end
    a = span.after
    if a and a.low in {"border", "frontier"}:
        end = a.end
        place = replace(place, precision=PlacePrecision.AREA, gazetteer_id=None)
    text = doc.report.of(span.sentence.field)[span.start : end]
    return PlaceMention(
        sentence=span.sentence.index, field=span.sentence.field, start=span.start, end=end, text=text,
        place=_named(place, text), use=PlaceUse.MODIFIER,
    )  # fmt: skip


def _mention(
    doc: Document, named: Sequence[Span], k: int, entry: Entry, previous: PlaceMention | None
) -> PlaceMention:
    span = named[k]
    toks = span.sentence.tokens
    text = doc.report.of(span.sentence.field)
    place = entry.place(span.name)
    lean = (k + 1 < len(named) and between(span, named[k + 1])) or leaning(span, entry)
    first, end, relative = span.first, span.end, False
    if lean:
        first, end, relative = lean.first, lean.end, lean.relative
    start = toks[first].start
    within = _within(named, k, entry)
    if lean:
        keep = lean.precision == PlacePrecision.NEAR
        place = replace(
            place, gazetteer_id=None, precision=lean.precision,
            canonical=place.canonical if keep else text[start:end],
            lat=place.lat if keep else None, lon=place.lon if keep else None,
            admin1=None if text[start : start + 1].isdigit() and not keep else place.admin1,
        )  # fmt: skip
    else:
        place, end = _extended(toks, span, place, end)
        if end > span.end and text[start:end].rpartition(" ")[2].casefold() in words("in_town"):
            within = (entry.place(span.name), *within)  # "a Karsova market" is in Karsova
    if "city part" in span.notes:
        place = replace(place, gazetteer_id=None, precision=PlacePrecision.TOWN, lat=None, lon=None)
    if "quarter" in span.notes:
        place = replace(place, gazetteer_id=None, canonical=None, lat=None, lon=None, admin1=None)
    use = PlaceUse.RELATIVE if relative else _use(doc, toks, span, entry, first, previous)
    if (
        not relative
        and use not in (PlaceUse.DATELINE, PlaceUse.OUTLET, PlaceUse.MODIFIER)
        and end == span.end
    ):
        if "party" in span.notes or ("metonym" in span.notes and not _stands_at(toks, first)):
            use = PlaceUse.ORIGIN
        elif entry.kind == "country" and use == PlaceUse.LOCATIVE and not _stands_at(toks, first):
            use = previous.use if previous and _coordinate(doc, previous, span) else PlaceUse.OTHER
    parted = bool(lean) and entry.kind == "town" and is_part(text[start:end], span.name)
    town = entry.place(span.name) if parted else None
    name = text[start:end]
    if CAPITAL in span.notes:  # "near the capital" is near Damascus
        name = text[start : span.start].removesuffix("the ") + span.name
    return PlaceMention(
        sentence=span.sentence.index, field=span.sentence.field, start=start, end=end, text=text[start:end],
        place=_named(place, name), use=use, within=within, town=town,
    )  # fmt: skip


def _named(place: Place, name: str) -> Place:
    return place if place.name == name else replace(place, name=name)


def _extended(toks: tuple[Token, ...], span: Span, place: Place, end: int) -> tuple[Place, int]:
    """The place with the noun after it: "Homs province", "Aleppo city", "Damascus airport"."""
    a = span.after
    if a is None or span.end != toks[span.last - 1].end:
        return place, end
    if a.low == "local" and [t.low for t in toks[span.last + 1 : span.last + 3]] == ["government", "area"]:
        return replace(place, precision=PlacePrecision.ADMIN2, lat=None, lon=None, gazetteer_id=None), toks[
            span.last + 2
        ].end
    if a.low in words("second_order") and place.precision is PlacePrecision.ADMIN2:
        return place, a.end
    if a.low in words("division") and place.precision != PlacePrecision.COUNTRY:
        if place.precision not in (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.AREA):
            place = replace(place, precision=PlacePrecision.ADMIN2, lat=None, lon=None, gazetteer_id=None)
        return place, a.end
    if a.low in words("settlement") or a.low in {"district", "neighbourhood", "neighborhood", "camp"}:
        return place, a.end
    if a.low in words("feature") and place.precision in (PlacePrecision.TOWN, PlacePrecision.ADMIN1):
        return replace(place, precision=PlacePrecision.SITE, lat=None, lon=None, gazetteer_id=None), a.end
    return place, end


def _use(
    doc: Document,
    toks: tuple[Token, ...],
    span: Span,
    entry: Entry,
    first: int,
    previous: PlaceMention | None,
) -> PlaceUse:
    if opens_dateline(doc, toks, span):
        return PlaceUse.DATELINE
    if span.sentence.field == "title" and span.start >= outlet_tail(doc.report.title):
        return PlaceUse.OUTLET
    b = toks[first - 1].low if first else ""
    b2 = toks[first - 2].low if first > 1 else ""
    a = span.after
    locative = words("locative")
    if b == "of" and b2 in words("before"):
        return PlaceUse.LOCATIVE
    if b == "of" and b2 == "direction" and "from" in [t.low for t in toks[max(0, first - 4) : first]]:
        return PlaceUse.ORIGIN  # "fired from the direction of Varna"
    if (
        _is_care(span, toks)
        or _is_of_court(span, toks)
        or _is_of_speech(span, toks)
        or _is_seat(span, toks)
        or _is_based(span, toks)
        or _owns_body(span, toks, entry)
        or is_fired_from(toks, first, span.last)
        or _hails_from(doc, span)
    ):
        return PlaceUse.ORIGIN
    if _is_afterwards(span, toks) or _is_on_the_way(span, toks):
        return PlaceUse.ORIGIN
    if is_aimed_at(toks, first) or is_driven_from(toks, first):
        return PlaceUse.LOCATIVE
    if first < span.first or b in {"in", "at", "near", "inside", "outside", "around", "throughout", "across"}:
        return PlaceUse.LOCATIVE
    if _is_home(span, toks) or (a and a.low in words("research") and a.text.istitle()):
        return PlaceUse.ORIGIN  # "a fellow of the Varna Institute"
    if a and (a.low in words("ethnic") or b in words("ethnic")):
        return PlaceUse.ORIGIN  # "villagers from the Varna ethnic group"
    if a and (a.low in words("group") or a.low in words("title")) and not span.name.endswith(("s", "'s")):
        return PlaceUse.MODIFIER
    if _opens_body(span, toks):
        return PlaceUse.ORIGIN
    if a and a.low in words("say") and (entry.kind == "country" or entry.population > 500_000):
        return PlaceUse.ORIGIN
    if b == "from" or (b == "to" and b2 == "according") or _is_bound_for(span, toks):
        return PlaceUse.ORIGIN
    led = b == "the" or b in words("neighbouring")  # "in neighbouring Varna"
    if b in locative or (led and b2 in locative) or b in words("before"):
        return PlaceUse.LOCATIVE
    if previous and _coordinate(doc, previous, span):
        return previous.use
    return PlaceUse.OTHER


def _opens_body(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether the name opens that of a body of several words: "the Varna Resistance Committee"."""
    if span.titled or span.end != toks[span.last - 1].end:
        return False
    end = span.end
    for t in toks[span.last : span.last + _BODY]:
        if not t.text.istitle() or t.start != end + 1:
            return False
        if t.low in words("group") or t.low in words("polity"):
            return True
        end = t.end
    return False


def _is_home(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether somebody is said to be of the place: "Sutton, 32, of Dunbar", "Orin Pell, of Dunbar", "a
    Houston man"."""
    b = [t.low for t in reversed(toks[max(0, span.first - 3) : span.first])] + ["", "", ""]
    named = span.first > 2 and toks[span.first - 3].text.istitle()
    if b[0] == "of" and b[1] == "," and (b[2].isdigit() or named):
        return True
    if b[0] == "of" and named and toks[span.first - 2].text.istitle() and _is_bearer(toks, span.first - 2):
        return True  # "identified as Orin Pell of Dunbar"
    a = span.after
    return bool(a and a.low in words("person") and b[0] not in words("within"))


# "(age 40, resident of District Varna", "who hailed from Varna district in Norland", "he was from Varna".
_HAILS = Sought(
    r"(?:\bhail(?:s|ed|ing)\s+from|[,(]\s*(?:an?\s+)?(?:resident|native)\s+of|\b(?:he|she)\s+was\s+from)\s+"
    r"(?:(?:the\s+)?(?:district|town|city|village|province|state)\s+(?:of\s+)?)?"
    r"(?:[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?(?:\s+(?:district|province|state|region|county))?(?:\s+in|,)\s+)?$",
    re.IGNORECASE,
)


def _hails_from(doc: Document, span: Span) -> bool:
    return hails(doc.report.of(span.sentence.field)[span.sentence.start : span.start])


def hails(before: str) -> bool:
    """Whether the words before a name make it that of where somebody comes from."""
    return _HAILS.search(before[-_HOME_REACH:]) is not None


_HOME_REACH = 90  # characters


def _is_bearer(toks: tuple[Token, ...], last: int) -> bool:
    """Whether a name of two words that ends at a token is somebody's: behind "named as", or a given name."""
    before = [t.low for t in toks[max(0, last - 3) : last - 1]]
    return toks[last - 1].low in words("given") or before in (["identified", "as"], ["named", "as"])


def _is_bound_for(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether somebody or something was on the way there: "from Varna to Ostelin", "fled to Ostelin",
    "delivering aid to Ostelin"."""
    low = [t.low for t in toks[max(0, span.first - 6) : span.first]]
    return (
        bool(low)
        and low[-1] in {"to", "toward", "towards"}
        and ("from" in low or not words("bound").isdisjoint(low[-3:]) or not words("carried").isdisjoint(low))
    )


def _is_care(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether the wounded were taken to a house of that name or in that town: "was taken to Harlem Hospital",
    "died at a hospital in Harlem"."""
    before = [t.low for t in toks[max(0, span.first - _CARE_REACH) : span.first]]
    if words("taken").isdisjoint(before):
        return False
    after = [t.low for t in toks[span.last : span.last + 4]]
    in_town = before[-1] in ("in", ",") and before[-2] in words("care")  # "at the General Hospital, Harlem"
    return in_town or (bool({"to", "at"} & set(before[-3:])) and not words("care").isdisjoint(after))


def _is_afterwards(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether what came after a crime happened there: "was arrested on Monday in Harlem", "a burnt-out car
    was found in Harlem"."""
    before = [t.low for t in toks[max(0, span.first - _AFTER_REACH) : span.first]]
    if before[-1:] not in (["in"], ["at"], ["near"]):
        return False
    held = next((k for k, w in enumerate(before) if w in words("held") and k), 0)
    if held and before[held - 1] in _PASSIVE:
        return "," not in before[held:]
    left = next((k for k, w in enumerate(before) if w in words("left_behind")), -1)
    return left >= 0 and not words("recovered").isdisjoint(before[left:])


def _is_on_the_way(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether somebody only came from what was there: "returning from a meeting in Harlem"."""
    low = [t.low for t in toks[max(0, span.first - _AFTER_REACH) : span.first]]
    at = next((k for k, w in enumerate(low[:-2]) if w in words("coming") and low[k + 1] == "from"), -1)
    return at >= 0 and low[-1] in ("in", "at") and len(low) - at <= _ERRAND and "," not in low[at:]


_AFTER_REACH = 12  # words before a place
_ERRAND = 7  # words of "returning from a meeting in"
_PASSIVE = frozenset("was were been being is are later and also since".split())


def _is_seat(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether a ministry sits there: "the Ministry of the Interior in Harlem"."""
    k = span.first - 1
    if k < 1 or toks[k].low != "in":
        return False
    while k and (toks[k - 1].text.istitle() or toks[k - 1].low in _OF_OFFICE):
        k -= 1
        if toks[k].low in words("seated"):
            return True
    return False


def _is_based(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether those who tell have their house there: "a monitor based in Harlem"; troops may be hit there."""
    low = [t.low for t in toks[max(0, span.first - 5) : span.first]]
    if low[-2:] not in (["based", "in"], ["headquartered", "in"]):
        return False
    return not words("teller").isdisjoint(low[:-2])


_OF_OFFICE = frozenset(("of", "the", "and", "'s", "s"))


def _is_of_court(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether a court sits there: "prosecutors in Harlem", "on trial in Harlem"."""
    before = [t.low for t in toks[max(0, span.first - 2) : span.first]]
    return before[1:] in (["in"], ["at"]) and before[0] in words("in_court")


def _is_of_speech(span: Span, toks: tuple[Token, ...]) -> bool:
    """Whether somebody spoke there: "in a statement in Harlem", "told reporters in Harlem"."""
    before = [""] * 3 + [t.low for t in toks[max(0, span.first - 3) : span.first]]
    spoke, occasion, place = before[-3:]
    if place not in ("in", "at"):
        return False
    told = occasion in words("hearers") and spoke in ("told", "to", "tell", "tells")
    return told or occasion in words("occasion") or f"{spoke} {occasion}" in words("occasion")


def _owns_body(span: Span, toks: tuple[Token, ...], entry: Entry) -> bool:
    """Whether a country owns the body that people are in: "clans in Iran's smuggling network"; but "in
    Ukraine's eastern front", "in Iraq's army base"."""
    if entry.kind != "country" or toks[span.last - 1].end == span.end:
        return False
    owned = takewhile(lambda t: t.low.isalpha() and t.low not in words("locative"), toks[span.last :])
    head = [t.low for t in owned][:_BODY][-1:]
    return bool(head) and head[0] in words("group") and head[0] not in ("front", "centre", "center")


def _coordinate(doc: Document, previous: PlaceMention, span: Span) -> bool:
    """Whether a comma or "and" is all between two places, or the one is the other's: "Farah's Anar"."""
    if previous.sentence != span.sentence.index or previous.field != span.sentence.field:
        return False
    gap = doc.report.of(previous.field)[previous.end : span.start].strip().casefold()
    return gap in {",", "and", ", and", "or", "&", "", "s", "'s", "’s"}


def _stands_at(toks: tuple[Token, ...], first: int) -> bool:
    """Whether a preposition of place stands right before: "in Washington", "outside the Pentagon"; not
    "officials in Washington"."""
    b = [t.low for t in reversed(toks[max(0, first - 4) : first])] + [""] * 4
    if b[0] == "the":
        b = b[1:]
    if b[0] == "capital" or (b[0] == "," and b[1] == "capital"):
        return True
    if b[0] == "of":
        return b[1] in words("before")
    return b[0] in words("within") and b[1] not in words("speaker")


def _within(named: Sequence[Span], k: int, entry: Entry) -> tuple[Place, ...]:
    """The wider places that the text itself puts this one in, the nearest first."""
    out: list[Place] = []
    inner = entry
    for other in named[k + 1 : k + 4]:
        if other.sentence is not named[k].sentence or not other.chosen or not _linked(named[k], other):
            break
        if holds(other.chosen, inner):
            out.append(other.chosen.place(other.name))
            inner = other.chosen
    for other in reversed(named[max(0, k - 3) : k]):
        if other.sentence is not named[k].sentence or not other.chosen:
            break
        if _linked(other, named[k]) and holds(other.chosen, inner):
            out.append(other.chosen.place(other.name))
            break
    return tuple(out)


def _linked(a: Span, b: Span) -> bool:
    """Whether only words of place stand between two names ("Aleppo citys rebel-held district of …")."""
    between = a.sentence.tokens[a.last : b.first]
    ok = words("part", "before", "division", "settlement", "compass")
    return len(between) <= 8 and all(
        t.low in ok or t.low in _LINK or t.text in {",", "(", "-"} for t in between
    )
