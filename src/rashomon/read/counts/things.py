"""Totals that count no people: attacks, strikes, sorties, breaches, and troops stationed somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Qualifier
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.counts.stretches import since
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import CountOfThings

_TROOPS = word_set("troops")
_STATIONED = word_set("stationed")
_MOUNTED = word_set("attacks mounted")
_STRUCK = word_set("attacks strike")


def count_things(doc: Document) -> list[CountOfThings]:
    """Counts of attacks over a stretch of time, and of troops stationed, in reading order."""
    things = tables().things
    out: list[CountOfThings] = []
    for s in doc.sentences:
        lows = {t.low for t in s.tokens}
        attacks = any(things.get(w) == "attack" or w in _ONE_OF for w in lows)
        if "times" in lows or lows & _TROOPS or attacks:
            out.extend(_counted(doc, s))
        if attacks:
            out.extend(_ordinals(doc, s))
    return out


def _counted(doc: Document, s: Sentence) -> Iterator[CountOfThings]:
    tokens = s.tokens
    text = doc.words_of(s)
    for q in quantities(tokens):
        if q.kind in ("none", "pair", "vague") or q.value < 2:
            continue
        found = _attacks(tokens, q, text) or _troops(tokens, q) or _times(tokens, q)
        if found is None:
            continue
        what, end = found
        start, stop = tokens[q.first].start, tokens[end - 1].end
        after = doc.report.of(s.field)[stop : min(s.end, stop + 120)]
        period = since(after) or since(text[: start - s.start])
        yield _mention(doc, s, start, stop, what, (q.min, q.max, q.qualifier), period)


def _mention(
    doc: Document, s: Sentence, start: int, end: int, what: str,
    number: tuple[int | None, int | None, Qualifier], period: str | None,
) -> CountOfThings:  # fmt: skip
    least, most, qualifier = number
    return CountOfThings(
        sentence=s.index, field=s.field, start=start, end=end, text=doc.report.of(s.field)[start:end],
        what=what, min=least, max=most, qualifier=qualifier, since=period,
    )  # fmt: skip


def _attacks(tokens: Sequence[Token], q: Quantity, text: str) -> tuple[str, int] | None:
    things = tables().things
    for i in range(q.last, min(len(tokens), q.last + 5)):
        low = tokens[i].low
        if things.get(low) == "attack":
            if not low.endswith("s") or low == "times":
                return None
            mounted = any(t.low in _MOUNTED for t in tokens[max(0, q.first - 6) : q.first])
            stretch = since(text) is not None
            if not (mounted or stretch) or q.value < 3:
                return None
            return "attacks" if low in ("attacks", "assaults") else low, i + 1
        if (not low[0].isalpha() and low != "-") or low in (
            "people",
            "of",
            "in",
            "and",
            "were",
            "killed",
            "from",
        ):
            return None
    return None


_NTH = re.compile(r"(\d{1,5})(?:st|nd|rd|th)")
_ONE_OF = frozenset("attack strike airstrike raid shooting stabbing bombing assault killing".split())
_BEFORE_ATTACK = 6  # tokens between "the 158th" and "attack", or "the attack" and "was the 158th"


def _ordinals(doc: Document, s: Sentence) -> Iterator[CountOfThings]:
    """ "It was the 158th attack on the bases since October", "the strike was the fifth this week"."""
    tokens = s.tokens
    text = doc.words_of(s)
    for i, t in enumerate(tokens):
        value = _nth(t)
        if value < 3 or not i or tokens[i - 1].low not in ("the", "its", "their"):
            continue
        told = _told_of(tokens, i)
        if told is None:
            continue
        period = since(text[t.end - s.start :]) or since(text[: t.start - s.start])
        if period is None:
            continue
        what, first, end = told
        start, stop = tokens[first].start, tokens[end - 1].end
        yield _mention(doc, s, start, stop, what, (value, value, Qualifier.EXACT), period)


def _nth(t: Token) -> int:
    if t.low[0].isdigit() and (m := _NTH.fullmatch(t.low)):
        return int(m.group(1))
    kind, value = tables().numbers.get(t.low, ("", 0))
    return value if kind == "ordinal" else 0


def _told_of(tokens: Sequence[Token], i: int) -> tuple[str, int, int] | None:
    """(what, first token, end) of the attacks that the ordinal at i numbers."""
    for k in range(i + 1, min(len(tokens), i + 1 + _BEFORE_ATTACK)):
        low = tokens[k].low
        if low in _ONE_OF:
            return _plural(low), i, k + 1
        if not low[0].isalpha() or low in _NO_KIND:
            break
    was = tokens[i - 2].low if i > 1 else ""
    if was in ("was", "is", "became", "marked"):
        for k in range(i - 3, max(-1, i - 3 - _BEFORE_ATTACK), -1):
            if tokens[k].low in _ONE_OF:
                return _plural(tokens[k].low), k, i + 1
    return None


_NO_KIND = frozenset("of in since on against this and day week month anniversary".split())


def _plural(low: str) -> str:
    return {"attack": "attacks", "assault": "attacks"}.get(low, low + "s")


def _troops(tokens: Sequence[Token], q: Quantity) -> tuple[str, int] | None:
    for i in range(q.last, min(len(tokens), q.last + 4)):
        low = tokens[i].low
        if low in _TROOPS:
            after = tokens[i + 1].low if i + 1 < len(tokens) else ""
            if after in ("in", "stationed", "deployed", "based", "inside", "on") and any(
                t.low in _STATIONED for t in tokens[max(0, q.first - 4) : i + 3]
            ):
                return "troops", i + 1
            return None
        if not low[0].isalpha() or low in ("were", "in", "and"):
            break
    # "900 troops in Syria and 2,500 in Iraq"
    if q.value >= 100 and q.last < len(tokens) and tokens[q.last].low == "in":
        near = tokens[max(0, q.first - 12) : q.first]
        if any(t.low in _TROOPS for t in near) and q.first and tokens[q.first - 1].low in ("and", ","):
            return "troops", q.last
    return None


def _times(tokens: Sequence[Token], q: Quantity) -> tuple[str, int] | None:
    if q.last < len(tokens) and tokens[q.last].low == "times" and q.value >= 3:
        near = tokens[max(0, q.first - 12) : q.first]
        if any(t.low in _STRUCK for t in near):
            return "attacks", q.last + 1
    return None
