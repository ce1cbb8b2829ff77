"""Totals that count no people: attacks, strikes, sorties, breaches, and troops stationed somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.counts.tables import tables
from rashomon.read.counts.totals import since
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import CountOfThings

_TROOPS = frozenset("troops soldiers servicemen personnel advisers advisors marines forces".split())
_STATIONED = frozenset("stationed deployed based has have had with about keeps maintains".split())
_MOUNTED = frozenset(
    "carried conducted launched staged mounted flew made registered recorded reported documented conducting "
    "launching carrying total committed repelled thwarted foiled executed performed breached violated "
    "completed number".split()
)
_STRUCK = frozenset(
    "attacked struck bombed targeted breached hit shelled violated bombarded raided broken".split()
)


def count_things(doc: Document) -> list[CountOfThings]:
    """Counts of attacks over a stretch of time, and of troops stationed, in reading order."""
    things = tables().things
    out: list[CountOfThings] = []
    for s in doc.sentences:
        lows = {t.low for t in s.tokens}
        if "times" in lows or lows & _TROOPS or any(things.get(w) == "attack" for w in lows):
            out.extend(_counted(doc, s))
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
        report = doc.report.of(s.field)
        yield CountOfThings(
            sentence=s.index,
            field=s.field,
            start=start,
            end=stop,
            text=report[start:stop],
            what=what,
            min=q.min,
            max=q.max,
            qualifier=q.qualifier,
            since=since(report[stop : min(s.end, stop + 120)]) or since(text[: start - s.start]),
        )


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
