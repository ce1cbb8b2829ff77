"""Incident or total: does a count tell of one incident, or add up many ("since the war began")?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.spread import spread
from rashomon.read.document import Sentence

_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?|weekend)"
_COUNT = r"(?:\d+|[a-z]+(?:-[a-z]+)?)"
# "Since dawn", "since early this morning": one day's count, no total's.
_TODAY = (
    r"(?:dawn|daybreak|sunrise|midnight|noon|(?:early|late|this|the|yesterday)\s+(?:\w+\s+)?"
    r"(?:morning|dawn|afternoon|evening|night|today))\b"
)
_SINCE = re.compile(
    rf"""
    \b(?:
      since\s+(?!then\b|{_TODAY})[^.,;:"]{{3,70}}
    | (?:over|in|during|within|for|throughout|across)\s+(?:the\s+)?(?:past|last|previous|preceding)
      \s+(?:{_COUNT}\s+)?(?:and\s+a\s+half\s+)?{_UNIT}
    | (?:over|in|during|within|after|for)\s+(?:more\s+than\s+|nearly\s+|almost\s+|less\s+than\s+|just\s+)?
      {_COUNT}\s+(?:{_UNIT})(?:\s+of\s+[a-z]+)?
    | (?:in|during|over)\s+the\s+(?:first|second|last)\s+(?:{_COUNT}\s+)?{_UNIT}[^.,;:]{{0,20}}
    | (?:this|last)\s+(?:week|month|year)\b
    | (?:so\s+far|to\s+date|until\s+now|up\s+to\s+now)
    | (?:began|begun|started|erupted|broke\s+out)\s+(?:[a-z]+\s+){{0,6}}
      (?:in|on|more\s+than|after|almost|nearly)\s+[^.,;:]{{3,30}}
    | in\s+(?:the\s+)?(?:{_COUNT}-year(?:-old|-long)?|five-and-a-half-year)\s+[a-z]+
    | (?:between|from)\s+[A-Za-z]+\s+\d+\s+(?:and|to|until)\s+[A-Za-z]+\s+\d+
    | in\s+(?:all\s+of\s+)?(?:19|20)\d\d\b
    | (?:the|a)\s+(?:month|week|year)-long\s+[a-z]+
    | in\s+(?:Syrias|Syria's|Iraqs|Iraq's|the|this)\s+(?:[A-Za-z-]+\s+){{0,2}}
      (?:war|conflict|uprising|revolt|rebellion|unrest)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]{3,}")
_MOST_EQUAL = 20  # counts of one figure that weigh on each other, the nearest ones
_SEVERAL_PARTS = 3  # figures elsewhere, or more
_MOST_PARTS = 14  # counts among which they are looked for
_FAR = 200  # counts of one harm within which the parts of a sum are looked for


@dataclass(slots=True)
class Found:
    """A group tied to a harm word, in its sentence, with what is known of the whole document."""

    sentence: Sentence
    parsed: Parsed
    index: int  # of the group
    harm: Harm
    score: float
    text: str  # of the sentence
    persons: tuple[int, ...] = ()  # the single people told of, numbered over the document

    @property
    def group(self) -> Group:
        return self.parsed.groups[self.index]


class Figures:
    """The counts of a document, indexed, so that each is looked at beside the others in little time."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = found
        self.of: dict[str, list[int]] = defaultdict(list)  # by harm, in reading order
        self.values: dict[str, Counter[int]] = defaultdict(Counter)
        self.exact: set[str] = set()  # harms of which some count above one is no vague word
        self.equal: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.at: dict[tuple[int, int], int] = {}
        for k, f in enumerate(found):
            harm, value = f.harm.property, f.group.value
            self.of[harm].append(k)
            self.values[harm][value] += 1
            self.equal[harm, value].append(k)
            self.at.setdefault((id(f.parsed), f.index), k)
            if f.group.qualifier != "vague" and value >= 2:
                self.exact.add(harm)
        self.largest = {harm: max(values) for harm, values in self.values.items()}


# "In an alleged airstrike on the bakery", "the bombing resulted in", "a home was hit by aircraft": one
# attack, told of as new.
_ATTACK = r"(?:air\s?strike|strike|raid|bombing|bombardment|shelling|explosion|blast|attack|car\s+bomb)"
_ONE_ATTACK = re.compile(
    rf"\b(?:an?|one)\s+(?:(?!series|number|spate|wave|string|day|week)[\w-]+\s+){{0,3}}{_ATTACK}\b"
    rf"|\bthe\s+(?:[\w-]+\s+)?{_ATTACK}\s+(?:\w+ly\s+)?(?:killed|left|caused|resulted|led)\b"
    r"|\b(?:home|house|building|apartment)\b[^.;:]{0,90}\bwas\s+(?:\w+ly\s+)?(?:hit|struck|bombed|targeted)\b",
    re.IGNORECASE,
)


# "Gunmen killed 11 on Sunday, the latest in a wave of raids this month".
_LATEST = re.compile(
    r",\s+(?:in\s+)?(?:the|its|their)\s+(?:(?:latest|most\s+recent)\b|(?:second|third|fourth|fifth|deadliest|worst"
    r"|bloodiest)\s+(?:\w+\s+)?(?:attack|strike|raid|bombing|ambush|incident|massacre|assault|killing|blast)\b)",
    re.IGNORECASE,
)


def of_one_attack(f: Found) -> bool:
    """Whether the sentence tells of one attack and its words name no stretch of time but for that of the
    series it is the latest of."""
    latest = _LATEST.search(f.text)
    if latest is not None and f.parsed.tokens[f.group.first].start - f.sentence.start < latest.start():
        return since(f.text[: latest.start()]) is None
    number = f.parsed.tokens[f.group.first].start - f.sentence.start
    text = f.text[max((m.start() for m in _WHEN.finditer(f.text, 0, number)), default=0) :]
    return bool(_ONE_ATTACK.search(text)) and since(text) is None


_WHEN = re.compile(r"\bwhen\b")  # "the second since March, when a raid killed nine": of that raid alone


# "In shootings", "in two separate incidents", "in overnight Harlow shootings": crimes counted together. Not
# "in the shootings" nor "in a string of shootings", which may be one man's.
_SEVERAL = re.compile(
    r"""
    [^.;:!?]{0,90}?\b(?:in|by|during|after|following|from|amid|across|at)\s+
    (?!the\b|a\b|an\b|these\b|those\b|both\b)
    (?:(?:at\s+least|more\s+than|over)\s+)?
    (?:[\w.'’-]+\s+){0,4}?
    (?: shootings | stabbings | homicides | shooting\s+(?:incidents|attacks|scenes)
      | separate\s+(?:\w+\s+)?(?:incidents|scenes|attacks)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "17 people shot over the space of thirty hours", "three men were shot in eight hours".
_IN_HOURS = re.compile(
    r"\s*(?:\w+\s+)?(?:within|in|over|during)\s+(?:the\s+(?:span|course|space)\s+of\s+|a\s+span\s+of\s+|a\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}hours\b|\w+-hour\s+(?:period|span|stretch)\b)",
    re.IGNORECASE,
)


_OF_A_WAR = re.compile(
    r"""\b(?:
      (?:toll|total)\b[^.;:]{0,90}\b(?:conflict|war|uprising|insurgency|country)\b[^.;:]{0,12}\bto\s+
    | (?:murder|homicide|annual|yearly)\s+(?:toll|tally|count)\b[^.;:]{0,60}
    | those\s+(?:\w+\s+)?(?:attacks|assaults|strikes|raids|clashes)\s+(?:(?:have|had)\s+)?
      (?:killed|left|claimed|wounded|injured)\s+[^.;:]{0,20}
    | (?:feud|rivalry|war|violence|insurgency|unrest|wave|spate)\b[^.;:]{0,40}?
      \b(?:has|have)\s+(?:\w+\s+)?(?:claimed|cost|killed|left|taken)\s+[^.;:]{0,20}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)


def of_a_war(before: str) -> bool:
    """Whether the words up to a number make it the toll of a war or a feud: "the toll of the conflict to
    (18)", "the murder toll stands at (71)", "a feud which has claimed (three lives)"."""
    return _OF_A_WAR.search(before) is not None


# "Had lost two relatives in previous strikes", "13 members since the start of the campaign".
_BEFORE_THIS = re.compile(
    r"""
    [^.;:!?]{0,60}?\b(?:
      in\s+(?:previous|past|prior)\s+(?:[\w-]+\s+){0,2}?
      (?:strikes|air\s?strikes|raids|attacks|bombings|bombardments|wars|conflicts|rounds|clashes)
    | since\s+(?:the\s+)?(?:beginning|start|outbreak|onset)\s+of\s+(?:the\s+|this\s+)?(?:[\w-]+\s+){0,2}?
      (?:war|conflict|campaign|offensive|aggression|escalation|hostilities|fighting|uprising|year|month)
    | the\s+overall\s+(?:death\s+)?toll\s+of\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,2}?
      (?:war|conflict|campaign|offensive|assault|fighting|uprising)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "A toll above 700 in nine weeks of fighting", "martyred by the aggression".
_OF_FIGHTING = re.compile(
    r"""
    (?:(?!\band\b)[^.;:!?]){0,60}?\b(?:
      in\s+(?:(?:more|less)\s+than\s+|nearly\s+|almost\s+)?[\w-]+\s+(?:weeks|months|years)\s+of\s+
      (?:war|conflict|fighting|bombardment|violence|aggression|hostilities|attacks|strikes)
    | (?:by|in|under|during)\s+the\s+(?:[\w-]+\s+){0,2}?(?:war|conflict|aggression|uprising|insurgency)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def over_several(after: str) -> bool:
    """Whether the rest of a sentence puts a count together from several crimes, or from a war so far."""
    return (
        _SEVERAL.match(after) is not None
        or _BEFORE_THIS.match(after) is not None
        or _OF_FIGHTING.match(after) is not None
        or _IN_HOURS.match(after) is not None
    )


def since(text: str) -> str | None:
    """The words that say from when or over what time a total runs."""
    for m in _SINCE.finditer(text):
        if not (m.group()[:5].casefold() == "since" and _anniversary(text[: m.start()])):
            return " ".join(m.group().split())
    return None


def _anniversary(before: str) -> bool:
    """ "A decade since gunmen stormed the school", not "in the ten years since"."""
    return bool(_AGO.search(before)) and not _OVER.search(before)


_AGO = re.compile(r"\b(?:year|decade|month|week)s?\s+$", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:in|over|during|for|across|throughout|within)\s+(?:[\w-]+\s+){0,3}?\w+\s+$", re.IGNORECASE
)


_BOUNDS = (10, 100, 1_000, 10_000, 100_000)
_SIZES = ("2-9", "10-99", "100-999", "1k-10k", "10k-100k", "100k+")


def features(figures: Figures, k: int, total: int) -> list[str]:
    """What speaks for and against count k of a document being a total; ``total``: sentences in it."""
    f = figures.found[k]
    g, h, p = f.group, f.harm, f.parsed
    values = figures.values[h.property]
    lo = min(g.first, h.first)
    hi = max(g.last, h.last)
    offset = f.sentence.start
    a, b = p.tokens[lo].start - offset, p.tokens[hi - 1].end - offset
    after, before = f.text[b : b + 120], f.text[max(0, a - 90) : a]
    s_after, s_before = since(after), since(before)
    v = g.value
    size = "1" if v == 1 else _SIZES[bisect_right(_BOUNDS, v)]
    period = "after" if s_after else "before" if s_before else "none"
    out = [
        "size=" + size,
        "sizeq=" + size + g.qualifier,
        "form=" + h.form,
        "prop=" + h.property,
        "kind=" + g.kind,
        "noun=" + g.noun,
        "word=" + h.word,
        "period=" + period,
        "periodsize=" + period + size,
        "periodform=" + period + h.form,
        "title=" + p.field,
        f"place={min(9, 10 * f.sentence.index // max(1, total))}",
        f"first={f.sentence.index < 3}",
        *_sum_features(figures, k),
        *_elsewhere(figures, k),
        *spread(f.text),
        *_said_again(figures, k),
        f"others={min(4, len(values) - (values[v] == 1))}",
        "larger=" + str(figures.largest[h.property] > v),
        "qualifier=" + g.qualifier,
        "score=" + str(int(max(0, min(6, f.score)))),
    ]
    if s_after or s_before:
        words = (s_after or s_before or "").lower().split()
        out += ["since1=" + words[0], "since2=" + " ".join(words[:2]), "since3=" + words[-1]]
    out += _words_said(f.text)
    out += ["a:" + w for w in sorted(set(_WORDS.findall(after.lower())))]
    out += ["b:" + w for w in sorted(set(_WORDS.findall(before.lower())))]
    if g.parent >= 0 and (id(p), g.parent) in figures.at:
        out.append("part")
    if g.qualifier == "vague":
        exact = h.property in figures.exact
        out.append("vague&exact=" + str(exact))
        out.append("vague&first=" + str(f.sentence.index < 3) + str(exact))
    if values[v] > 1:
        out.append("again")
    return out


@lru_cache(maxsize=64)  # the counts of one sentence, one after the other
def _words_said(text: str) -> tuple[str, ...]:
    return tuple(["s:" + w for w in sorted(set(_WORDS.findall(text.lower())))])


def _smaller(figures: Figures, k: int) -> Iterator[Found]:
    """The next counts of the same harm behind count k that are smaller and part of no other."""
    f = figures.found[k]
    same = figures.of[f.harm.property]
    first = bisect_right(same, k)
    rest = (figures.found[j] for j in same[first : first + _FAR])
    return (x for x in rest if x.group.parent < 0 and 0 < x.group.value < f.group.value)


def _parts(figures: Figures, k: int) -> list[Found]:
    """The later counts of the same harm that add up to this one: "42 killed … 19 in Saraf … 23 in Enab"."""
    v = figures.found[k].group.value
    if v < 2:
        return []
    later = list(islice(_smaller(figures, k), _MOST_PARTS))
    for i in range(len(later)):
        total = 0
        for j in range(i, min(i + 7, len(later))):
            total += later[j].group.value
            if total == v and j > i:
                return later[i : j + 1]
            if total > v:
                break
    return []


def _sum_features(figures: Figures, k: int) -> list[str]:
    parts = _parts(figures, k)
    if not parts:
        return ["sum=no"]
    f = figures.found[k]
    nouns = {x.parsed.tokens[x.group.head].low if x.group.head >= 0 else "" for x in parts}
    one = len({x.sentence.index for x in parts}) == 1
    placed = sum(1 for x in parts if _placed(x))
    return [
        "sum=yes",
        f"sum1={one}{len(nouns) > 1}",
        f"sumhere={f.sentence.index == parts[0].sentence.index}",
        f"sumsize={f.group.value >= 10}",
        f"sumplaces={min(placed, 3)}",
        f"sumparts={min(4, len(parts))}",
        f"sumfirst={f.sentence.index < 3}",
    ]


def _elsewhere(figures: Figures, k: int) -> list[str]:
    """Whether smaller figures with a place each follow in other sentences, and whether they fit into this."""
    f = figures.found[k]
    v = f.group.value
    if v < 2:
        return []
    values = {x.group.value for x in _smaller(figures, k) if x.parsed is not f.parsed and _placed(x)}
    several = min(_SEVERAL_PARTS, len(values))
    if several < 2:
        return [f"elsewhere={several}"]
    fit = sum(values) <= v
    lead = f.sentence.index < 4
    return [f"elsewhere={several}", f"elsewherefit={fit}{several}", f"elsewherelead={lead}{fit}"]


def _said_again(figures: Figures, k: int) -> list[str]:
    """What the sentence that first says the same figure tells of how far it reaches: a headline's lead."""
    f = figures.found[k]
    if f.group.value < 2:
        return []
    equal = (figures.found[j] for j in figures.equal[f.harm.property, f.group.value])
    other = next((x for x in equal if x.sentence is not f.sentence), None)
    if other is None:
        return []
    return [*("again:" + x for x in spread(other.text)), f"again:period={since(other.text) is not None}"]


def _placed(f: Found) -> bool:
    """Whether a place stands close after the count: "19 people in Saraf"."""
    tags = f.parsed.tags
    stop = min(len(tags) - 1, f.group.last + 12)
    return any(tags[i] == "IN" and tags[i + 1] == "C" for i in range(f.group.last, stop))


def neighbours(figures: Figures, k: int) -> list[tuple[int, float]]:
    """Counts that are likely of one kind with count k, and how much they weigh: the same figure said
    again, the whole that it is a part of, the count beside it in the sentence.
    """
    found = figures.found
    f = found[k]
    weights: dict[int, float] = {}
    for j in (k - 1, k + 1):
        if 0 <= j < len(found) and found[j].parsed is f.parsed:
            weights[j] = 0.5
    whole = figures.at.get((id(f.parsed), f.group.parent))
    if whole is not None:
        weights[whole] = 1.0
    if f.group.value >= 10:
        equal = figures.equal[f.harm.property, f.group.value]
        here = bisect_right(equal, k)
        near = equal[max(0, here - _MOST_EQUAL // 2) : here + _MOST_EQUAL // 2]
        weights.update((j, 1.0) for j in near)
    weights.pop(k, None)
    return sorted(weights.items())
