"""Totals that count no people: attacks, breaches, weapons used, places hit, troops stationed somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.model import Qualifier
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.counts.stretches import stretch
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import CountOfThings

_TROOPS = word_set("troops")
_STATIONED = word_set("stationed")
_MOUNTED = word_set("attacks mounted")
_STRUCK = word_set("attacks strike")
_USED = word_set("weapons used")
_HIT = word_set("places hit")
_PLACES = word_set("places that are counted")


def count_things(doc: Document) -> list[CountOfThings]:
    """Counts of attacks over a stretch of time, and of troops stationed, in reading order."""
    out: list[CountOfThings] = []
    for s in doc.sentences:
        lows = {t.low for t in s.tokens}
        attacks = not lows.isdisjoint(_deeds())
        if attacks or not lows.isdisjoint(_OTHER_THINGS):
            out.extend(_counted(doc, s))
        if attacks or not lows.isdisjoint(_DIES):
            out.extend(_ordinals(doc, s))
    return out


def are_deeds(m: CountOfThings) -> bool:
    """Whether attacks are counted, no weapons used nor places hit, which tell of the deed itself."""
    return m.what.rpartition(" ")[2] not in _NOUNS


def _counted(doc: Document, s: Sentence) -> Iterator[CountOfThings]:
    tokens = s.tokens
    text = doc.words_of(s)
    for q in quantities(tokens):
        if q.kind in ("none", "pair", "vague") or q.value < 2 or _is_year(tokens, q):
            continue
        found = _attacks(tokens, q, text) or _troops(tokens, q) or _times(tokens, q)
        found = found or _summed(tokens, q) or _things(tokens, q, text)
        if found is None:
            continue
        what, end = found
        start, stop = tokens[q.first].start, tokens[end - 1].end
        after = doc.report.of(s.field)[stop : min(s.end, stop + 120)]
        before = text[: start - s.start]
        period = stretch(after) or stretch(before)
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
        if things.get(low) == "time":
            return None  # "in 24 hours, with all breaches"
        if things.get(low) == "attack":
            if i + 1 < len(tokens) and things.get(tokens[i + 1].low) == "attack":
                continue  # "14 shelling attacks"
            if (not low.endswith("s") and not _cases_of(tokens, i)) or low == "times":
                return None
            mounted = any(t.low in _MOUNTED for t in tokens[max(0, q.first - 6) : q.first])
            mounted = mounted or [t.low for t in tokens[max(0, q.first - 3) : q.first]][:2] in _THERE
            if not (mounted or stretch(text) is not None) or q.value < 3:
                return None
            return "attacks" if low in ("attacks", "assaults") or low[-1] != "s" else low, i + 1
        if (not low[0].isalpha() and low != "-") or (low in _NO_ATTACK and not _cases_of(tokens, i + 1)):
            return None
    return None


def _cases_of(tokens: Sequence[Token], i: int) -> bool:
    """ "Five cases of | shelling", "three instances of | bombardment"."""
    return i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low in _CASES


_CASES = word_set("cases of attacks")
_NO_ATTACK = frozenset("people of in and were killed from".split())


_THERE = (["there", "have"], ["there", "had"], ["there", "were"])


def _is_year(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "On August 2 2016 jets …", "in 2016 rebels …"."""
    year = q.high - q.low == 1 and re.fullmatch(r"(?:19|20)\d\d", tokens[q.low].text)
    before = tokens[q.low - 1].low if q.low else ""
    return bool(year) and (before[:1].isdigit() or before in _MONTHS or before in _IN_YEAR)


_MONTHS = word_set("months")
_IN_YEAR = frozenset(("in", "since", "of", "until", "from", "early", "late", "mid", ","))


def _summed(tokens: Sequence[Token], q: Quantity) -> tuple[str, int] | None:
    """ "Brings the number of breaches noted since the truce to 365"."""
    if not q.first or tokens[q.first - 1].low not in ("to", "at", "reached"):
        return None
    before = [t.low for t in tokens[max(0, q.first - _SUMMED) : q.first]]
    at = next((i for i in range(len(before) - 1, 0, -1) if before[i - 1 : i + 1] == ["number", "of"]), -1)
    what = next((w for w in before[at + 1 : at + 4] if tables().things.get(w) == "attack"), None)
    if at < 0 or what is None or not what.endswith("s"):
        return None
    return "attacks" if what in ("attacks", "assaults") else what, q.last


_SUMMED = 16  # tokens from "number of" to the number


def _things(tokens: Sequence[Token], q: Quantity, text: str) -> tuple[str, int] | None:
    """ "Dropped more than 90 barrel bombs in ten days", "130 clinics have been hit since January"."""
    what = next((i for i in range(q.last, min(len(tokens), q.last + 5)) if tokens[i].low in _NOUNS), -1)
    if what < 0 or q.value < _SEVERAL or any(not t.low[0].isalpha() for t in tokens[q.last : what]):
        return None
    if any(t.low in _NO_KIND for t in tokens[q.last : what]):
        return None
    noun = tokens[what].low
    verbs = _USED if noun in _WEAPONS else _HIT
    near = (*tokens[max(0, q.first - _VERB) : q.first], *tokens[what + 1 : what + 1 + _VERB])
    if not any(t.low in verbs for t in near) or stretch(text) is None:
        return None
    kind = tokens[what - 1].low
    return (f"{kind} {noun}" if kind in _KINDS and what > q.last else noun), what + 1


_WEAPONS = word_set("weapons that are counted")
_NOUNS = _WEAPONS | _PLACES
_KINDS = word_set("kinds of weapons")
_SEVERAL = 3
_VERB = 8  # tokens between a verb and what is counted

_NTH = re.compile(r"(\d{1,5})(?:st|nd|rd|th)")
_ONE_OF = word_set("one of many deeds")
_OTHER_THINGS = _TROOPS | _USED | _HIT | {"times"}


@cache
def _deeds() -> frozenset[str]:
    return _ONE_OF.union(w for w, thing in tables().things.items() if thing == "attack")


_BEFORE_ATTACK = 6  # tokens between "the 158th" and "attack", or "the attack" and "was the 158th"


def _ordinals(doc: Document, s: Sentence) -> Iterator[CountOfThings]:
    """ "It was the 158th attack on the bases since October", "the strike was the fifth this week"."""
    tokens = s.tokens
    text = doc.words_of(s)
    for i, t in enumerate(tokens):
        value = _nth(t)
        if value < 3 or not i or not (tokens[i - 1].low in _WHOSE or tokens[i - 1].low.endswith(_OWNER)):
            continue
        told = _told_of(tokens, i)
        if told is None:
            continue
        after, before = text[t.end - s.start :], text[: t.start - s.start]
        period = stretch(after) or stretch(before)
        if period is None:
            continue
        what, first, end = told
        start, stop = tokens[first].start, tokens[end - 1].end
        yield _mention(doc, s, start, stop, what, (value, value, Qualifier.EXACT), period)


_WHOSE = frozenset(("the", "its", "their"))
_OWNER = ("'s", "’s")


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
        if low in tables().people and (end := _killed(tokens, k + 1)):
            return "killed", i, end
        if not low[0].isalpha() or low in _NO_KIND:
            break
    was = tokens[i - 2].low if i > 1 else ""
    if was in ("was", "is", "became", "marked"):
        for k in range(i - 3, max(-1, i - 3 - _BEFORE_ATTACK), -1):
            if tokens[k].low in _ONE_OF:
                return _plural(tokens[k].low), k, i + 1
    return None


def _killed(tokens: Sequence[Token], i: int) -> int:
    """The end of "(journalist) of the channel to be killed", where it goes on from token i so; else 0."""
    for k in range(i, min(len(tokens), i + _BEFORE_ATTACK)):
        if tokens[k].low in _DIES:
            return k + 1
        if not tokens[k].low[0].isalpha() or tokens[k].low in _OWN:
            return 0
    return 0


_OWN = frozenset("was were is are who that and has had".split())
_DIES = word_set("dies")
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
        near = {t.low for t in tokens[max(0, q.first - 12) : q.first]}
        if near & _STRUCK or {"under", "attack"} <= near or (near & _USED and near & _ARMS):
            return "attacks", q.last + 1
    return None


_ARMS = word_set("arms used")
