"""The steps of counting, with the models passed in: training and the reader walk the same path."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.learned import Linear
from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.counts.link import Scorer, linked
from rashomon.read.counts.parse import told
from rashomon.read.counts.persons import settled
from rashomon.read.counts.rivals import is_near
from rashomon.read.counts.spans import by_own_hand, harm_group, passage, stance, who
from rashomon.read.counts.spread import countrywide, is_perfect, many_deeds, of_one_site, on_a_day
from rashomon.read.counts.stretches import (
    by_deeds_of_a_month,
    of_a_month,
    of_a_war,
    only_so_far,
    over_several,
    over_weeks,
    since,
    stretch,
    to_the_number,
    up_to_a_whole,
)
from rashomon.read.counts.tables import OTHERS, word_set
from rashomon.read.counts.totals import (
    Figures,
    Found,
    by_one_attack,
    features,
    is_placed,
    neighbours,
    of_one_attack,
    with_their_whole,
)
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import CountMention

_TOTAL_FROM = -0.45  # log-odds from which a count is a total; lower finds more totals on months left out
_TOTAL_DESPITE = 0.6  # where the sentence tells of one attack
_RIVAL_DESPITE = 1.0  # where it may be a rival to the number of the lead


def found_in(doc: Document, score: Scorer) -> list[Found]:
    """Every group of people tied to a harm word, in reading order."""
    out: list[Found] = []
    for s, p in told(doc):
        hits = linked(p, score)
        if not any(hits):
            continue
        text, before = doc.words_of(s), _before(doc, s)
        for k, hit in enumerate(hits):
            if hit is not None:
                out.append(Found(s, p, k, hit[0], hit[1], text, before))
    return settled(out)


def _before(doc: Document, s: Sentence) -> str:
    """The sentence before s in the same field."""
    x = doc.sentences[s.index - 1] if s.index else s
    return doc.words_of(x) if x is not s and x.field == s.field else ""


def sorted_out(doc: Document, found: Sequence[Found], model: Linear) -> list[float]:
    """For each count the log-odds of its being a total over many incidents, not one incident's.

    It is settled together with the counts that belong to it, so that a whole and its parts, and a figure
    said twice, come out alike.
    """
    total = len(doc.sentences)
    figures = Figures(found)
    own = [model.score(features(figures, k, total)) for k in range(len(found))]
    return [mine + sum(weight * own[j] for j, weight in neighbours(figures, k)) for k, mine in enumerate(own)]


def mentions(doc: Document, found: Sequence[Found], odds: Sequence[float]) -> list[CountMention]:
    """The counts as mentions; ``odds`` are their log-odds of a total."""
    all_of = {(id(f.parsed), f.index): f for f in found}
    totals = _of_one_stretch(found, [_is_total(f, lead, doc) for f, lead in zip(found, odds, strict=True)])
    heads = [x for x, t in zip(found, totals, strict=True) if not t and _leads(x) and x.group.parent < 0]
    totals = [t and not _is_rival(f, lead, heads) for f, lead, t in zip(found, odds, totals, strict=True)]
    totals = _without_sides(found, totals)
    totals = _with_parts(found, _with_others(found, with_their_whole(found, totals)))
    summed = {(f.harm.property, f.group.value) for f, t in zip(found, totals, strict=True) if t and _leads(f)}
    out: list[CountMention] = []
    for f, is_total in zip(found, totals, strict=True):
        p, g, h, s = f.parsed, f.group, f.harm, f.sentence
        text = doc.report.of(s.field)
        start, end = passage(p, g, h)
        headline = s.field == "title" or (s.index == 0 and not text[: s.end].endswith(_STOPS))
        total = is_total or (headline and g.value > 1 and (h.property, g.value) in summed)
        whole = all_of.get((id(p), g.parent)) if g.parent >= 0 else None
        if whole is not None and g.group in _ANYBODY and g.value > whole.group.value:
            whole = None  # "killing 21 people, including three women, and up to 30 civilians"
        period = _period(text, s, start, end) if total else None
        out.append(
            CountMention(
                sentence=s.index,
                field=s.field,
                start=start,
                end=end,
                text=text[start:end],
                property=h.property,
                min=g.min,
                max=g.max,
                qualifier=Qualifier(g.qualifier),
                who=who(p, g, text),
                group=HarmGroup.PERPETRATORS if by_own_hand(p, g, h) else harm_group(p, g),
                number=_span(p.tokens, g.low, g.high),
                trigger=_span(p.tokens, h.first, h.last),
                stance=stance(p.tokens, g, h),
                total=total,
                since=period,
                part_of=_span(p.tokens, whole.group.low, whole.group.high)
                if whole is not None and whole.harm.property == h.property
                else None,
                persons=f.persons,
                rule=f"counts:{g.kind}:{h.form}",
            )
        )
    hurt = [m for m in out if m.property is Property.WOUNDED and not m.total and _is_told(m)]
    return [_with_its_whole(m, f, hurt) for m, f in zip(out, found, strict=True)]


def _period(text: str, s: Sentence, start: int, end: int) -> str | None:
    """The words for how long a total runs: those of its own clause before those behind the next comma."""
    after = text[end : min(s.end, end + _AFTER)]
    before = text[max(s.start, start - _BEFORE) : end]
    own, _, rest = after.partition(",")
    return stretch(own) or stretch(before) or stretch(rest)


_BEFORE, _AFTER = 90, 120  # characters
_STOPS = (".", "”", '"', "’", "'", "!", "?")


def _of_one_stretch(found: Sequence[Found], totals: Sequence[bool]) -> list[bool]:
    """The dead and the hurt that are told in one breath over one stretch of time are both totals or neither:
    "94 killed and 207 injured since the siege began"."""
    out = list(totals)
    for k, (a, b) in enumerate(pairwise(found)):
        if a.parsed is not b.parsed or out[k] is out[k + 1]:
            continue
        if a.harm.property is b.harm.property:
            beside = a.harm is b.harm and a.parsed.tags[a.group.last : b.group.first] == ["AND"]
            if beside and since(a.text) is not None and not of_one_attack(a):
                out[k] = out[k + 1] = True  # "100 rebels and 30 soldiers have been killed since March"
            elif a.harm is b.harm and max(a.group.parent, b.group.parent) < 0 and _runs_on(a):
                out[k] = out[k + 1] = True  # "has killed 200 rebels in Velm and nine guards in Orin"
            continue
        between = a.parsed.tokens[max(a.group.last, a.harm.last) : min(b.group.first, b.harm.first)]
        joined = bool(between) and all(t.low in ("and", ",") for t in between)
        if joined and of_one_attack(a):
            out[k] = out[k + 1] = False  # "in April 40 died and 90 were hurt in a raid on the port"
        elif joined and since(a.text) is not None:
            out[k] = out[k + 1] = True
    return out


def _runs_on(f: Found) -> bool:
    """Whether the sentence tells of what has gone on, no day of it nor one attack."""
    return is_perfect(f.text) and not (of_one_attack(f) or on_a_day(f.text))


def _without_sides(found: Sequence[Found], totals: Sequence[bool]) -> list[bool]:
    """ "61 killed in clashes", and below "39 raiders and 22 guards were killed": one incident's, told by
    sides in one breath."""
    sums = {
        (a.harm.property, a.group.value + b.group.value)
        for k, (a, b) in enumerate(pairwise(found))
        if a.parsed is b.parsed and a.harm.property is b.harm.property and not (totals[k] or totals[k + 1])
        and max(a.group.parent, b.group.parent) < 0 and min(a.group.value, b.group.value) > 1
    }  # fmt: skip
    return [t and (f.harm.property, f.group.value) not in sums for f, t in zip(found, totals, strict=True)]


def _at_no_site(f: Found) -> bool:
    return not (is_placed(f, ("in", "at", "near", "outside")) or of_one_site(f.text) or of_one_attack(f))


def _lasts(text: str) -> bool:
    """Whether what a sentence tells of is not of one day."""
    return since(text) is not None or not on_a_day(text)


def _with_others(found: Sequence[Found], totals: Sequence[bool]) -> list[bool]:
    """Totals, and the others that the next sentence adds to one: "The siege has killed 520 clerks since May.
    Another 2,500 have been wounded", where no day is told."""
    out = list(totals)
    for k, f in enumerate(found):
        more = f.text.partition(" ")[0].casefold() == "another" and f.group.first <= 1 and f.group.value > 1
        side = _OF_A_SIDE.match(f.text) is not None  # "On the Norland side, nine guards were killed"
        if ((more and is_perfect(f.text)) or side) and not out[k] and not on_a_day(f.text):
            before = [j for j in range(k) if found[j].sentence.index == f.sentence.index - 1]
            out[k] = bool(before) and all(out[j] for j in before)
    return out


_OF_A_SIDE = re.compile(r"On (?:the )?(?:[\w’'-]+ ){1,2}side\b")


def _with_parts(found: Sequence[Found], totals: Sequence[bool]) -> list[bool]:
    """Totals, and what is told to be a part of one in the same sentence, but for those of one town: "the toll
    since May is 236, 54 of them children", not "41 across Norland, including nine in Duma"."""
    out = list(totals)
    at = {(id(f.parsed), f.index): k for k, f in enumerate(found)}
    for k, f in enumerate(found):
        whole = at.get((id(f.parsed), f.group.parent), -1) if f.group.parent >= 0 else -1
        if whole >= 0 and out[whole] and found[whole].harm.property is f.harm.property:
            before = f.harm is not found[whole].harm and f.harm.first < found[whole].group.first
            out[k] = out[k] or not (before or is_placed(f))
    return out


def _is_total(f: Found, odds: float, doc: Document) -> bool:
    """Whether a count adds up many incidents. People who are told of one by one are of one, unless the
    words put several crimes together; more homicides than one deed makes are a total."""
    if f.group.kind in ("single", "aged") and not many_deeds(f.text.partition(" where ")[0]):
        return False  # "a boy was shot on a block where three were killed in the past year"
    text = doc.report.of(f.sentence.field)
    _, end = passage(f.parsed, f.group, f.harm)
    number = f.parsed.tokens[f.group.low].start
    before, after = text[f.sentence.start : number], text[end : f.sentence.end]
    if by_one_attack(f) or _WHEN_DONE.match(after):
        return False
    beyond = text[f.parsed.tokens[f.group.high - 1].end : f.sentence.end]
    if over_several(up_to_a_whole(after)) or of_a_war(before) or to_the_number(before, beyond):
        return True
    if f.group.value > 1 and over_weeks(before, after) and not of_one_attack(f):
        return True
    many = f.harm.property is Property.DISPLACED and f.group.value >= _EXODUS
    if many and _lasts(f.text) and not of_one_attack(f):
        return True
    if f.group.value >= _MONTH and of_a_month(before, after) and _at_no_site(f):
        return True
    if f.group.value >= _MONTH and by_deeds_of_a_month(after):
        return True
    # "41 across Syria, including nine in Duma": the nine are Duma's.
    placed = f.group.parent >= 0 and is_placed(f)
    if not placed and f.group.value > 1 and countrywide(before, after) and not of_one_attack(f):
        return True
    if f.harm.word in _CRIMES and f.group.value >= _SPATE:
        return True
    if f.group.value > 1 and len(f.persons) == f.group.value:
        return False
    one = of_one_attack(f) or only_so_far(f.text) or _is_of_a_town(f, before, after)
    return odds > (_TOTAL_DESPITE if one else _TOTAL_FROM)


def _is_of_a_town(f: Found, before: str, after: str) -> bool:
    """ "Nine bakers have been killed in mortar fire on two wards of Velm", a town told high on a page
    and no words for a stretch of time: it may well be one day's news."""
    near = before[-_NEAR:] + after[:_NEAR]
    return _leads(f) and since(before + after) is None and len(_TOWN.findall(near)) == 1


def _is_rival(f: Found, odds: float, heads: Sequence[Found]) -> bool:
    """ "At least 15 were killed", and below "one post stated that 16 had been killed": a number near one of
    the lead's own, that somebody is quoted with and no words spread over a stretch of time, is its rival."""
    if odds > _RIVAL_DESPITE or f.group.parent >= 0 or f.harm.kind == "lost" or "SAY" not in f.parsed.tags:
        return False
    if since(f.text) is not None or many_deeds(f.text):
        return False
    near = (
        x.group.value
        for x in heads
        if x.sentence.index < f.sentence.index and x.harm.property is f.harm.property
    )
    return any(1 < n <= f.group.value and is_near(n, f.group.value, quoted=True) for n in near)


def _leads(f: Found) -> bool:
    return f.sentence.field != "title" and f.sentence.index < _LEAD


# "(Stepped up its raids in recent days, killing 57) when it bombed a town at the weekend".
_WHEN_DONE = re.compile(
    r"^\s*,?\s*when\s+[^.;:]*\b(?:(?:at|over)\s+the\s+weekend|on\s+[A-Z]\w+day|yesterday|last\s+night)\b"
)
_NEAR = 150  # characters on either side of a count, in which its town is told
_TOWN = re.compile(
    r"\b(?:city|town|village) of [A-Z]|\b(?:in|on) the (?:[\w-]+ ){0,3}(?:city|town|village)\b"
)
_ANYBODY = frozenset((HarmGroup.ALL, HarmGroup.CIVILIANS))
_CRIMES = word_set("many crimes")
_EXODUS = 1000  # people who fled: more than one deed's, unless a day is told
_MONTH = 20  # people: what a month is said to have cost
_SPATE = 10  # homicides: one deed seldom is as many
_LEAD = 5  # sentences: a headline's sum is told again in them
_STATES = frozenset(("adj", "treated"))
_NEAREST = 60  # counts before and behind a part among which its whole is looked for


def _with_its_whole(m: CountMention, f: Found, hurt: Sequence[CountMention]) -> CountMention:
    """ "Two are in critical condition", "three of the wounded": a part of those told to be wounded (``hurt``,
    in reading order), the nearest of more."""
    if m.property is not Property.WOUNDED or m.part_of is not None or not _of_a_whole(f):
        return m
    value = m.min if m.min is not None else m.max or 0
    at = bisect_left(hurt, m.sentence, key=_sentence)
    near = hurt[max(0, at - _NEAREST) : at + _NEAREST]
    wholes = [w for w in near if (w.min or 0) > value and not _besides(m, w)]
    if not wholes:
        return m
    nearest = min(wholes, key=lambda w: (abs(w.sentence - m.sentence), w.start))
    return replace(m, part_of=nearest.number)


def _besides(m: CountMention, w: CountMention) -> bool:
    """ "One is in critical condition and three others were hurt": the one is none of the three."""
    return m.sentence == w.sentence and m.start < w.start and bool(OTHERS & set(w.text.casefold().split()))


def _is_told(w: CountMention) -> bool:
    """Whether people are told of as hurt, and not by how they are."""
    return w.rule.split(":")[2] not in _STATES


def _sentence(m: CountMention) -> int:
    return m.sentence


def _of_a_whole(f: Found) -> bool:
    g, tokens = f.group, f.parsed.tokens
    after = [t.low for t in tokens[g.high : g.high + 3]]
    picked = after[:1] == ["of"] and any(w in _THOSE for w in after[1:])
    return f.harm.kind in _STATES or picked


_THOSE = frozenset("the them those these whom which his her their".split())


def _span(tokens: Sequence[object], first: int, last: int) -> tuple[int, int]:
    return tokens[first].start, tokens[max(last, first + 1) - 1].end  # type: ignore[attr-defined]
