"""Groups of people that a sentence counts: "at least 12 civilians", "its pilot", "Ann Lee, 19,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model import HarmGroup, Qualifier
from rashomon.read.counts.ages import DASHES, is_age, is_span, with_age
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.counts.tables import tables
from rashomon.read.document import Token

_REACH = 8  # tokens between a number and the noun it counts
_ONE = frozenset("a an another one his her their its the".split())
_YEARS = (1900, 2100)
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_STREET = frozenset(
    "street st avenue ave road rd drive dr boulevard blvd lane way court place highway".split()
)


@dataclass(slots=True)
class Group:
    """People counted: tokens [first, last), the number at [low, high), the noun at ``head`` (-1: none).

    ``kind`` is the quantity's, or single ("a woman"), bare ("Woman killed"), name ("Ann Lee"), pronoun.
    ``noun`` is the class of what is counted: a HarmGroup value, "thing", "unknown" or "none".
    """

    first: int
    last: int
    low: int
    high: int
    min: int | None
    max: int | None
    qualifier: Qualifier
    kind: str
    head: int
    noun: str
    group: HarmGroup
    parent: int = -1  # index of the group that this one is a part of
    link: str = ""  # how it hangs on the group before it
    extra: tuple[str, ...] = field(default=())

    @property
    def value(self) -> int:
        return self.min if self.min is not None else (self.max or 0)


def groups(tokens: Sequence[Token], tags: Sequence[str]) -> list[Group]:
    """The counted people of a sentence, left to right; numbers that count something else are left out."""
    out: list[Group] = []
    taken = [False] * len(tokens)
    for q in quantities(tokens):
        g = _counted(tokens, tags, q)
        for i in range(q.first, q.last):
            taken[i] = True
        if g is not None:
            for i in range(g.first, g.last):
                taken[i] = True
            out.append(g)
    out.extend(_singles(tokens, tags, taken))
    out.sort(key=lambda g: (g.low, g.first))
    return _lists(tokens, tags, out)


_SINGLE = frozenset(("single", "bare", "aged"))


def _lists(tokens: Sequence[Token], tags: Sequence[str], found: list[Group]) -> list[Group]:
    """Single people in a row are one count: "a father, a mother and a son" is 3, unless they part a whole."""
    out: list[Group] = []
    for g in found:
        a = out[-1] if out else None
        if (
            a is not None
            and (a.kind in _SINGLE or a.kind in ("list", "name"))
            and ((g.kind in _SINGLE and a.kind != "name") or g.kind == "name" == a.kind)
            and g.first - a.last + 1 > 0
            and all(tags[i] == "AND" or tags[i] == "," for i in range(a.last, g.first))
            and (g.first > a.last or a.kind != "name")
            and not (g.first > a.last and tokens[a.last].text == "(")
            and not _same_person(tokens, tags, a, g)
            and g.first - a.last <= 2
            and not _parts(tags, a.first, g.last)
        ):
            a.last, a.high = g.last, g.last
            a.min = a.max = a.value + 1
            a.kind = "list" if a.kind != "name" else "name"
            a.noun = a.noun if a.noun == g.noun else "all"
            a.group = a.group if a.group == g.group else HarmGroup.ALL
            continue
        out.append(g)
    return out


def _same_person(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "A man, 43-year-old Sami Harun,": age and name after the comma tell who the man is."""
    return (
        a.kind == "single"
        and g.kind == "aged"
        and tokens[g.first].low not in _ONE
        and g.first == a.last + 1
        and tags[a.last] == ","
    )


def _parts(tags: Sequence[str], first: int, last: int) -> bool:
    """Whether the list is told as parts of a whole: "including a …", "a … and a … were among the dead"."""
    return (
        any(t in ("INCL", "AMONG") for t in tags[max(0, first - 4) : first])
        or "AMONG" in tags[max(0, first - 15) : first]
        or "AMONG" in tags[last : last + 4]
    )


def _counted(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> Group | None:
    t = tables()
    n = len(tokens)
    i = q.last
    following = tokens[i].low if i < n else ""
    if q.kind == "digits" and _is_date_or_address(tokens, q):
        return None
    if is_span(following) or (following in DASHES and i + 1 < n and is_span(tokens[i + 1].low)):
        named = q.low > 1 and tokens[q.low - 1].text in (",", "(") and tags[q.low - 2] == "C"
        return None if named else _aged(tokens, tags, q)  # "Ann Lee (31 years old)": the name is counted
    head, last, noun = _head(tokens, tags, i)
    if noun in ("unit", "time") or (noun in ("none", "unknown") and is_age(tokens, tags, q)):
        return None
    if noun == "none" and q.kind == "digits" and _YEARS[0] <= q.value < _YEARS[1] and q.first == q.low:
        return None
    group = t.people[tokens[head].low][0] if head >= 0 and tokens[head].low in t.people else HarmGroup.ALL
    minimum, maximum, qualifier = q.min, q.max, q.qualifier
    if q.kind == "words" and q.value == 1 and head >= 0 and tokens[head].low in t.people:
        kind = "single"
    else:
        kind = q.kind
    return Group(q.first, last, q.low, q.high, minimum, maximum, qualifier, kind, head, noun, group)


def _is_date_or_address(tokens: Sequence[Token], q: Quantity) -> bool:
    before = tokens[q.low - 1].low if q.low else ""
    if before == "." and q.low > 1:
        before = tokens[q.low - 2].low  # "Aug. 22"
    if q.low and tokens[q.low - 1].text == "[":
        return True  # a footnote's mark
    if q.value == 911 and q.high < len(tokens):
        return True
    after = tokens[q.high].low if q.high < len(tokens) else ""
    if before in _MONTHS and q.value <= 31:
        return True
    if after in _MONTHS and q.value <= 31:
        return True
    if before in ("aged", "age", "no", "highway", "route", "interstate", "resolution", "section", "chapter"):
        return True
    # "900 block of", "12 Main Street"
    return any(x.low in _STREET and x.text[:1].isupper() for x in tokens[q.high : q.high + 4]) or (
        after == "block"
    )


def _aged(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> Group | None:
    """ "a 19-year-old", "a 12-year-old girl": one person, and the number is no count."""
    n = len(tokens)
    i = q.last
    while i < n and (tokens[i].low in DASHES or tokens[i].low == "old" or is_span(tokens[i].low)):
        i += 1
    first = q.low
    if first and tokens[first - 1].low in _ONE:
        first -= 1
    if first == q.low - 0 and i < n and tags[q.first - 1 if q.first else 0] == "AUX":
        return None  # "was 19 years old"
    head, last, noun = _head(tokens, tags, i)
    t = tables()
    person = head >= 0 and tokens[head].low in t.people and t.people[tokens[head].low][1] == "1"
    if noun in ("thing", "unit", "time", "attack", "weapon") or (
        not person and tokens[i - 1].low != "old" and not tokens[i - 1].low.endswith("old")
    ):
        return None
    group = t.people[tokens[head].low][0] if person else HarmGroup.ALL
    if q.value < 18:
        group = HarmGroup.CHILDREN
    # The name that follows: "19-year-old Ann Lee"
    if not person:
        last = i
        while last < n and last < i + 4 and tags[last] == "C":
            last += 1
        head = i - 1
    return Group(first, last, first, last, 1, 1, Qualifier.EXACT, "aged", head, group.value, group)


def _head(tokens: Sequence[Token], tags: Sequence[str], i: int) -> tuple[int, int, str]:
    """The noun that a number at i counts: (index, end of the phrase, class)."""
    t = tables()
    people, things = t.people, t.things
    n = len(tokens)
    start = i
    found, noun = -1, "none"
    if i < n and tokens[i].low == "of":  # "three of his comrades", "four of the children"
        i += 1
        noun = "of"
    stop = min(n, start + _REACH)
    j = i
    while j < stop:
        tag = tags[j]
        low = tokens[j].low
        if tag == "#" or low in t.numbers:
            if (j + 2 < n and tokens[j + 2].low.startswith("year")) or (
                j + 1 < n and "-" in tokens[j + 1].low
            ):
                j += 1
                continue
            break  # another number begins
        if low == "other" and found < 0 and j + 1 < stop and tokens[j + 1].low in things:
            j += 1  # "three other mosques"
            continue
        if low in people and not (tag == "T" and low in _HARM_NOUNS and found >= 0):
            found, noun = j, people[low][0].value
        elif low in things and tag not in ("AUX",):
            kind = things[low]
            if found >= 0:
                break
            if kind in ("unit", "time"):
                return j, j + 1, kind
            # "10 Islamic State fighters": a thing word may stand before the noun
            nxt = _next_person(tokens, tags, j + 1, stop)
            if nxt < 0:
                return j, j + 1, kind
            j = nxt
            continue
        elif tag in _ENDS or (found >= 0 and tag not in ("C",)) or found >= 0:
            break
        j += 1
    if found < 0:
        return (
            -1,
            start,
            noun if noun == "of" else ("unknown" if start < n and tags[start] in "wC" else "none"),
        )
    end = found + 1
    return found, end, noun


_HARM_NOUNS = frozenset(
    "casualty casualties fatality fatalities martyr martyrs body bodies corpse corpses".split()
)
_ENDS = frozenset(
    "AUX HAVE GET BY IN AFTER OF FROM WITH TO FOR OR BUT INCL AMONG WHO SAY LEAVE CAUSE SUFFER RISE PRON MOD "
    "VERB T . , ; : NEG MOST FOUND".split()
)


def _next_person(tokens: Sequence[Token], tags: Sequence[str], i: int, stop: int) -> int:
    people = tables().people
    for j in range(i, min(stop, i + 4)):
        if tokens[j].low in people:
            return j
        if tags[j] in _ENDS or tags[j] in ("AND", "ADV", "DAY"):
            return -1
    return -1


def _singles(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool]) -> list[Group]:
    """People told of one by one: "a man", "its pilot", "Woman", "Ann Lee"."""
    t = tables()
    out: list[Group] = []
    n = len(tokens)
    i = 0
    while i < n:
        if taken[i]:
            i += 1
            continue
        low, tag = tokens[i].low, tags[i]
        if tag == "PRON" and low in ("he", "she", "him"):
            out.append(_one(tokens, i, i + 1, -1, "pronoun", "none", HarmGroup.ALL))
            i += 1
            continue
        if low in _SELF or (low in ("his", "her") and _own_life(tokens, i)):
            out.append(_one(tokens, i, i + 1, -1, "self", "none", HarmGroup.PERPETRATORS))
            i += 1
            continue
        if low == "others" and _unnumbered(tokens, tags, i):
            out.append(Group(i, i + 1, i, i + 1, 2, None, Qualifier.VAGUE, "vague", i, "all", HarmGroup.ALL))
            i += 1
            continue
        if low in _ONE:
            end, head = _phrase(tokens, tags, taken, i + 1)
            if head >= 0:
                group = t.people[tokens[head].low][0]
                end = with_age(tokens, tags, end)
                out.append(_one(tokens, i, end, head, "single", group.value, group, tokens[i].low))
                i = end
                continue
            if i and low in ("a", "an") and (tags[i - 1] == "LEAVE" or _acts(tokens[i - 1].low)):
                end = i + 1
                while end < n and end < i + 4 and tags[end] in ("w", "C") and not taken[end]:
                    end += 1
                if (
                    end > i + 1
                    and tokens[end - 1].low not in t.things
                    and not tokens[end - 1].low.endswith("ly")
                ):
                    out.append(_one(tokens, i, end, -1, "single", "unknown", HarmGroup.ALL, low))
                    i = end
                    continue
            if low == "another" and i + 1 < n and tags[i + 1] in ("T", "AUX", "AND", "IN", "."):
                out.append(_one(tokens, i, i + 1, -1, "another", "none", HarmGroup.ALL))
            i += 1
            continue
        entry = t.people.get(low)
        if entry and entry[1] in "12" and tag != "T":
            end, head = _phrase(tokens, tags, taken, i)
            if head < 0:  # "child soldiers": no single person
                i += 1
                continue
            group = t.people[tokens[head].low][0]
            end = with_age(tokens, tags, _name_end(tokens, tags, taken, end))
            out.append(_one(tokens, i, end, head, "bare", group.value, group))
            i = end
            continue
        if tag == "C" and i + 1 < n:
            end = _name_end(tokens, tags, taken, i)
            last = tokens[end - 1].low
            if last in t.people and t.people[last][1] == "1":
                group = t.people[last][0]
                out.append(_one(tokens, i, end, end - 1, "bare", group.value, group))
            elif (2 <= end - i <= 5) or _named_once(tokens, tags, i, end):
                end = with_age(tokens, tags, end)
                out.append(_one(tokens, i, end, -1, "name", "none", HarmGroup.ALL))
            i = max(end, i + 1)
            continue
        i += 1
    return out


def _unnumbered(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Two were killed and others were injured": more than one, with no number given."""
    return i > 1 and tags[i - 1] in ("AND", ",") and tags[i + 1 : i + 2] == ["AUX"] and "T" in tags[: i - 1]


_SELF = frozenset(("himself", "herself"))


def _own_life(tokens: Sequence[Token], i: int) -> bool:
    return [t.low for t in tokens[i + 1 : i + 3]] == ["own", "life"]


def _named_once(tokens: Sequence[Token], tags: Sequence[str], i: int, end: int) -> bool:
    """A single capitalised word taken for a person: "Hill was", "Hill, 19,", not "Police were"."""
    if end - i != 1 or tokens[i].low in tables().people or tokens[i].low in tables().things:
        return False
    after = tags[end] if end < len(tokens) else "."
    return (
        after == "," or (i > 0 and after in ("T",)) or (after == "AUX" and tokens[end].low in ("was", "is"))
    )


def _acts(word: str) -> bool:
    entry = tables().triggers.get(word)
    return entry is not None and entry[1] in ("ed", "ing", "base")


def _phrase(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> tuple[int, int]:
    """From i over modifiers to a singular person noun: (end, head), head -1 where there is none."""
    people = tables().people
    head = -1
    j = i
    while j < len(tokens) and j < i + 6 and not taken[j]:
        low = tokens[j].low
        entry = people.get(low)
        if entry is not None and tags[j] != "T":
            if entry[1] not in "12":
                return j, -1
            head = j
        elif head >= 0 or tags[j] in _ENDS or tags[j] in ("AND", "DET", "DAY") or low in tables().things:
            break
        j += 1
    return (head + 1, head) if head >= 0 else (i, -1)


def _name_end(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> int:
    j = i
    while (
        j < len(tokens)
        and not taken[j]
        and (
            tags[j] == "C"
            or (tokens[j].text in (".", "al", "-") and j > i and j + 1 < len(tokens) and tags[j + 1] == "C")
        )
    ):
        j += 1
    return j


def _one(
    tokens: Sequence[Token],
    i: int,
    end: int,
    head: int,
    kind: str,
    noun: str,
    group: HarmGroup,
    det: str = "",
) -> Group:
    low = head if head >= 0 and kind in ("single", "bare") else i
    del low
    return Group(i, end, i, end, 1, 1, Qualifier.EXACT, kind, head, noun, group, extra=(det,) if det else ())
