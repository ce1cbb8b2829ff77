"""Incident or total: does a count tell of one incident, or add up many ("since the war began")?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rashomon.data import expressions
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.spread import is_perfect, on_a_day, spread
from rashomon.read.counts.stretches import how_long, in_month, since, stretch
from rashomon.read.counts.tables import word_set
from rashomon.read.document import Sentence
from rashomon.read.sought import Sought

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
    before: str  # text of the sentence before it, "" for the first of a field
    persons: tuple[int, ...] = ()  # the single people told of, numbered over the document

    @property
    def group(self) -> Group:
        return self.parsed.groups[self.index]


class Figures:
    """The counts of a document, indexed, so that each is looked at beside the others in little time."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = found
        self.of: dict[str, list[int]] = defaultdict(list)  # by harm, in reading order
        self.apart: dict[str, list[int]] = defaultdict(list)  # their values, 0 for what is part of another
        self.values: dict[str, Counter[int]] = defaultdict(Counter)
        self.exact: set[str] = set()  # harms of which some count above one is no vague word
        self.equal: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.at: dict[tuple[int, int], int] = {}
        for k, f in enumerate(found):
            harm, value = f.harm.property, f.group.value
            self.of[harm].append(k)
            part = f.group.parent >= 0 or _of_the_dead(f)
            self.apart[harm].append(0 if part else value)
            self.values[harm][value] += 1
            self.equal[harm, value].append(k)
            self.at.setdefault((id(f.parsed), f.index), k)
            if f.group.qualifier != "vague" and value >= 2:
                self.exact.add(harm)
        self.part: dict[tuple[int, int], int] = {}  # the largest part told of a count
        for f in found:
            if f.group.parent >= 0:
                at = (id(f.parsed), f.group.parent)
                self.part[at] = max(f.group.value, self.part.get(at, 0))
        self.largest = {harm: max(values) for harm, values in self.values.items()}


_TABLE = expressions("counts_around.tsv", blank=r"\s+")
_ONE_ATTACK = Sought(_TABLE["one attack"], re.IGNORECASE)
_LATEST = re.compile(_TABLE["latest"], re.IGNORECASE)
_ATTACK_DID = re.compile(_TABLE["attack did"], re.IGNORECASE)
_BY_ONE = re.compile(_TABLE["by one"])
_OF_THE_DEAD = Sought(_TABLE["of the dead"], re.IGNORECASE)
_ARE = re.compile(_TABLE["are"])
_WEEKEND = "the weekend"


def by_one_attack(f: Found) -> bool:
    """Whether one attack is what did it, "an air strike killed (43) on Wednesday", or one doer, over no more
    than a weekend."""
    end = f.parsed.tokens[f.group.high - 1].end - f.sentence.start
    if _ATTACK_DID.search(f.text[:end]) is not None:
        return True
    short = (since(f.text) or _WEEKEND).endswith(_WEEKEND)
    return short and _BY_ONE.match(f.text, end) is not None


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
        *_carried_on(f, period),
        *_said_again(figures, k),
        f"others={min(4, len(values) - (values[v] == 1))}",
        "larger=" + str(figures.largest[h.property] > v),
        "qualifier=" + g.qualifier,
        "score=" + str(int(max(0, min(6, f.score)))),
    ]
    if s_after or s_before:
        words = (s_after or s_before or "").lower().split()
        out += ["since1=" + words[0], "since2=" + " ".join(words[:2]), "since3=" + words[-1]]
        out += how_long(words)
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


# "In such attacks", "through these breaches".
_THESE = Sought(r"\b(?:these|such|those)\s+(?:[\w-]+\s+)?(?:\w+s)\b", re.IGNORECASE)


def _carried_on(f: Found, period: str) -> list[str]:
    """Whether a sentence without a time of its own goes on with the stretch of time of the one before it, and
    whether it counts over a month: "Since May rockets have hit the port. Nine people have been killed"."""
    out = [f"month={in_month(f.text) is not None}", f"these={_THESE.search(f.text) is not None}"]
    if period == "none" and f.before and stretch(f.before) is not None:
        out.append(f"carried={on_a_day(f.text)}{is_perfect(f.text)}{on_a_day(f.before)}")
        out.append(f"carriedday={on_a_day(f.text)}")
    return out


@lru_cache(maxsize=64)  # the counts of one sentence, one after the other
def _words_said(text: str) -> tuple[str, ...]:
    return tuple(["s:" + w for w in sorted(set(_WORDS.findall(text.lower())))])


def _smaller(figures: Figures, k: int) -> Iterator[Found]:
    """The next counts of the same harm behind count k that are smaller and part of no other."""
    f = figures.found[k]
    same, most = figures.of[f.harm.property], f.group.value
    first = bisect_right(same, k)
    rest = zip(same[first : first + _FAR], figures.apart[f.harm.property][first : first + _FAR], strict=True)
    return (figures.found[j] for j, value in rest if 0 < value < most)


def _parts(figures: Figures, k: int) -> list[Found]:
    """The later counts of the same harm that add up to this one: "42 killed … 19 in Saraf … 23 in Enab"."""
    f = figures.found[k]
    v = f.group.value
    if v < 2:
        return []
    part = figures.part.get(
        (id(f.parsed), f.index), 0
    )  # "seven, including six cooks … four … three" is no sum
    later = list(islice(_smaller(figures, k), _MOST_PARTS))
    for i in range(len(later)):
        total = 0
        for j in range(i, min(i + 7, len(later))):
            total += later[j].group.value
            two = j == i + 1
            if total == v and j > i and not (two and part > max(later[i].group.value, later[j].group.value)):
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
    placed = sum(1 for x in parts if is_placed(x))
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
    values = {x.group.value for x in _smaller(figures, k) if x.parsed is not f.parsed and is_placed(x)}
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


def is_placed(f: Found, by: Collection[str] = ()) -> bool:
    """Whether a place stands close after the count, behind one of the words ``by``: "19 people in Saraf"."""
    tags, tokens = f.parsed.tags, f.parsed.tokens
    stop = min(len(tags) - 1, f.group.last + 12)
    return any(
        tags[i] == "IN"
        and tags[i + 1] == "C"
        and tokens[i + 1].low not in _MONTHS
        and (not by or tokens[i].low in by)
        for i in range(f.group.last, stop)
    )


_MONTHS = word_set("months")


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
    whole = _told_before(figures, k)
    if whole >= 0:
        weights[whole] = _OF_THEM
    weights.pop(k, None)
    return sorted(weights.items())


_OF_THEM = 2.0  # found with each month of the reference left out in turn
_NEAR = 2  # sentences


def with_their_whole(found: Sequence[Found], totals: Sequence[bool]) -> list[bool]:
    """Totals, and what is told to be among the dead or the hurt of one: "141 died since May. Among the dead
    were 23 cooks and eight nurses"."""
    out = list(totals)
    if not any(out):
        return out
    figures = Figures(found)
    for k in range(len(found)):
        whole = _told_before(figures, k)
        out[k] = out[k] or (whole >= 0 and out[whole])
    return out


def _told_before(figures: Figures, k: int) -> int:
    """The count shortly before that count k is told to be a part of, -1 where there is none."""
    f = figures.found[k]
    if not _of_the_dead(f):
        return -1
    same = figures.of[f.harm.property]
    for j in reversed(same[max(0, bisect_right(same, k) - _MOST_EQUAL) : bisect_right(same, k) - 1]):
        x = figures.found[j]
        if f.sentence.index - x.sentence.index > _NEAR:
            return -1
        if x.sentence is not f.sentence and x.group.value > f.group.value and x.group.parent < 0:
            return j
    return -1


def _of_the_dead(f: Found) -> bool:
    """Whether a count is told to be a part of the dead or the hurt: "three of the dead were cooks"."""
    cue = _OF_THE_DEAD.search(f.text)
    end = f.parsed.tokens[f.group.last - 1].end - f.sentence.start
    if cue is None or (end <= cue.start() and not _ARE.fullmatch(f.text, end, cue.start())):
        return False  # "the monitor, which had told of 20, said the dead included a family"
    # "The toll included three slain by a mine on Monday": a deed of its own.
    return f.parsed.tokens[f.harm.first].start - f.sentence.start < cue.end()
