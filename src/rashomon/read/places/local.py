"""What local news leaves unsaid: the town that a page is about, and names of its quarters, streets, people.

A local page names its town in the dateline, before "police" and in its own name; quarters and streets of that
town are often called like far towns ("Austin" in Chicago), victims like near ones ("Ferguson, 28").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rashomon.data import given_names, rows
from rashomon.model import BlockLabel
from rashomon.model.geography import kilometres
from rashomon.read.document import Document, Token
from rashomon.read.places.gazetteer import Entry
from rashomon.read.places.longer import is_after_given, is_age, is_in_person
from rashomon.read.places.spans import Span
from rashomon.read.places.words import words

_FAR_KM = 150.0  # beyond it a name that a local page gives without a division is a quarter of its own town
_SIDE = re.compile(
    r"(?:far |lower |upper |near )?(?:north|south|east|west|northeast|northwest|southeast|southwest)"
    r"(?:ern)?[ -]?(?:side|end|bank|city)"
)
_TAIL = re.compile(r"\s+(?:[-–—|«»]|::)\s+|\s*\|\s*")
_CALL_SIGN = re.compile(
    r"\b[KW][A-Z]{2,3}(?:-?TV|\d+)?\b|\w\.(?:com|net|org|tv)\b|\b(?:TV|FOX|CBS|NBC|ABC)\s?\d+"
)


def outlet_tail(title: str | None) -> int:
    """Where a page's title ends and its outlet's name begins ("… - Channel 5 - Memphis, Tennessee").

    >>> t = "Man shot at mall - WXYZ Action News 5 - Memphis, Tennessee"
    >>> t[outlet_tail(t):]
    ' - WXYZ Action News 5 - Memphis, Tennessee'
    """
    if not title:
        return 0
    cuts = [m.span() for m in _TAIL.finditer(title)]
    end, named = len(title), False
    for start, stop in reversed(cuts):
        part = title[stop:end]
        low = re.findall(r"[a-z]+", part.casefold())
        own = bool(_CALL_SIGN.search(part)) or not words("outlet").isdisjoint(low)
        if not own and not all(w[:1].isupper() for w in re.findall(r"\w+", part)):
            break
        named = named or own
        end = start
    return end if named else len(title)


def is_part_of_name(span: Span) -> bool:
    """Whether the words around make a longer name that no table knows: of a street, a quarter, a school."""
    toks, a = span.sentence.tokens, span.after
    if is_crossed(span) or (a is not None and a.low == "luther"):
        return True  # "Martin" of "Martin Luther King Jr. Drive"
    joined = bool(a) and a.start == span.end + 1 and span.end == toks[span.last - 1].end  # type: ignore[union-attr]
    if a and joined and _is_street(a, toks[span.last + 1] if span.last + 1 < len(toks) else None):
        return True
    crossed = [t.low for t in toks[span.last : span.last + 3]]
    if crossed[:1] == ["and"] and len(crossed) == 3 and crossed[2] in _STREETS:
        return toks[span.last + 1].text.istitle()  # "Tarrow and Elm avenues"
    low = [t.low for t in toks[max(0, span.first - 3) : span.first]]
    if (
        low[-1:]
        and low[-1] in words("compass")
        and low[-2:-1] == ["of"]
        and low[:1]
        and low[0] in words("settled")
    ):
        return toks[span.first - 1].text.istitle()  # "the Town of West Sweden" is no Sweden
    if a and joined and low[-1:] == ["of"] and low[-2:-1] and low[-2] in words("settled"):
        # "the village of Dera Varno Tarrow" is no Dera; "the city of Dera Monday", "Dera Kenyas third" are
        other = a.text.istitle() and a.text.isalpha()
        return other and a.low not in words("no_place") and a.low not in _owners()
    if low[-2:] in _BLOCKS or (low[:2] in _BLOCKS and low[-1] in words("compass")):
        return True
    b = span.before
    if b and b.text[:1].isupper() and span.last - span.first == 1:
        if b.text.istitle() and toks[span.first].low in words("street"):
            return True  # "Lane" of "Tarrow Lane"
        if span.key in words("ending") and b.end + 1 == span.start and b.low not in words("title_word"):
            return True  # "Park" of "Tarrow Park", "Gap" of "Tarrow Gap", which no table knows
    if b and a and joined and a.low in words("quarter") and _ends_name(span, b):
        return True  # "Manor" of "Tarrow Manor neighborhood"
    # "Humboldt Park": the first word alone is another place.
    if not (a and joined and a.text.istitle() and a.low in words("name_noun")):
        return False
    return not (span.titled and a.low == "park")  # a park of that town


@cache
def _owners() -> frozenset[str]:
    """The countries as owners in text that lost its marks: "kenyas"."""
    return frozenset(n.casefold() + "s" for row in rows("places_countries.tsv") for n in row[1].split("|"))


def _ends_name(span: Span, b: Token) -> bool:
    """Whether a name of one word ends one of several: "Park Manor", not "Chicago's Manor", "South Manor"."""
    alone = span.last - span.first > 1 or b.end + 1 != span.start
    return not alone and b.text.istitle() and b.text.isalpha() and b.low not in words("compass")


def _is_street(a: Token, then: Token | None) -> bool:
    if a.low not in words("street"):
        return False
    if a.text.istitle():
        # "St" and "Ct" are also Saint and Connecticut: a state stands after a comma, a saint before a name.
        return not (a.low in {"st", "place", "way"} and then is not None and then.text.istitle())
    return a.low in words("street_alone")


_BLOCKS = (["block", "of"], ["blocks", "of"])
_STREETS = words("streets")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_OFFICE = words("office")


def is_crossed(span: Span) -> bool:
    """Whether the name is a street's: "the intersection of 40th and Tarrow", "on Broadway"."""
    toks, k = span.sentence.tokens, span.first
    low = [t.low for t in toks[max(0, k - 2) : k]]
    if len(low) == 2 and low[1] in {"and", "&"} and _ORDINAL.fullmatch(low[0]):
        return True
    return span.key == "broadway"


def is_policed(span: Span, sure: bool = True) -> bool:
    """Whether the words after tell that the name is a town's or county's: "the Logan Police Department",
    "Logan police said", "a Logan teenager", "two Logan men"; not ``sure``, what may be a man ("Logan police
    arrested")."""
    toks, b, a = span.sentence.tokens, span.before, span.after
    led = b is not None and b.text[:1].isupper() and b.end + 1 == span.start
    if a is None or (led and b.low != "the" and b.low not in words("some")):  # type: ignore[union-attr]
        return False
    if a.low == "police":
        then = toks[span.last + 1] if span.last + 1 < len(toks) else None
        return not sure or a.text == "Police" or (then is not None and then.low in _OFFICE)
    return b is not None and b.low in words("some") and a.low in words("person") | words("dwelling")


def is_side(span: Span) -> bool:
    """ "West Side", "South Side", "North City": of the town at hand, whatever far hamlet is called so."""
    return bool(_SIDE.fullmatch(span.name.casefold()))


def people_named(found: Sequence[Span]) -> set[str]:
    """Keys of names that stand after a given name or before an age ("Dustin Ferguson", "Ferguson, 21,"), and
    of those that stand behind another name and do what people do ("Sahil Tarrow … Tarrow confessed")."""
    behind = {s.key for s in found if _follows_name(s)}
    out = {s.key for s in found if s.key in behind and s.after and s.after.low in words("deeds")}
    for s in found:
        toks, a = s.sentence.tokens, s.after
        if a and _is_aged(s):
            out.update((s.key, a.low))
        if is_in_person(s):
            out.add(s.key)
        if is_after_given(s) and not (a and a.low in words("street")):
            out.add(s.key)
        elif a and a.text == "," and s.last + 2 < len(toks):
            age, close = toks[s.last + 1], toks[s.last + 2]
            if (
                age.text.isdigit()
                and len(age.text) <= 2
                and close.text in {",", ".", ";"}
                and s.last - s.first < 3
            ):
                out.add(s.key)
    return out


def _follows_name(s: Span) -> bool:
    """Whether a name of no place stands right before it: "Sahil Tarrow", not "North Tarrow"."""
    b = s.before
    if b is None or s.last - s.first > 1 or s.titled or b.end + 1 != s.start:
        return False
    plain = b.text.replace("’", "").replace("'", "").isalpha()  # "Tra'Vel"
    return (
        b.text[:1].isupper()
        and plain
        and not b.text.isupper()
        and b.low not in words("title_word", "compass")
    )


def _is_aged(s: Span) -> bool:
    """Whether an age and a surname stand around a first name: "30-year-old Harrison Tarrow", not "a
    19-year-old Harrison man"."""
    a = s.after
    if a is None or s.last - s.first > 1 or not is_age(s.sentence.tokens, s.first):
        return False
    named = a.start == s.end + 1 and a.text.istitle() and a.text.isalpha()
    return named and not s.titled and a.low not in words("person")


def home_town(doc: Document, kept: Sequence[Span], hosted: Sequence[Entry]) -> Entry | None:
    """The town a local page is about: in the dateline, before "police", in the outlet's name or address.

    Two signs at least, or none.
    """
    votes: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    tail = outlet_tail(doc.report.title)
    for s in kept:
        e = s.chosen
        if e is None or e.kind != "town":
            continue
        signs = (
            2 * in_dateline(doc, s)
            + bool(s.after and s.after.low in words("jurisdiction"))
            + (s.sentence.field == "title" and s.start >= tail)
        )
        votes[e.id] += min(signs, 2)
        entries[e.id] = e
    for h in hosted:
        if h.id in votes:
            votes[h.id] += 1
    best = max(votes, key=lambda i: (votes[i], entries[i].population, i), default="")
    return entries[best] if votes[best] >= 2 else None


def in_dateline(doc: Document, span: Span) -> bool:
    """Whether the cleaner found the name to be in the page's dateline."""
    d = doc.clean.dateline
    inside = bool(d and d.field == span.sentence.field and d.start <= span.start < d.end)
    return inside or span.sentence.block is BlockLabel.DATELINE


def mark_nearby(kept: Sequence[Span]) -> None:
    """Note "quarter" on "nearby X" where the X of the gazetteer lies far from the place told of before it."""
    last: Entry | None = None
    for s in kept:
        e = s.chosen
        if e is None or e.lat is None or e.lon is None:
            continue
        far = last and kilometres(last.lat or 0.0, last.lon or 0.0, e.lat, e.lon) > _FAR_KM
        if far and s.before and s.before.low == "nearby":
            s.notes.add("quarter")
        elif e.is_point:
            last = e


def surnames(doc: Document) -> frozenset[str]:
    """The names, lower case, that stand after a given name or a title: of people, whatever "in" precedes
    them."""
    given, titles = given_names(), words("title")
    out = set()
    for s in doc:
        for b, t in pairwise(s.tokens):
            if (b.text in given or b.low in titles) and t.text[:1].isupper() and b.text[:1].isupper():
                out.add(t.low)
    return frozenset(out)
