"""Phrases that name who did it, whom or what it struck and with what.

The noun phrases of an account are judged by a small linear model from the words around them
(``data/roles.json.gz``, rebuilt by ``bench/train/roles.py``)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.data import rows
from rashomon.learned import linear
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Token
from rashomon.read.mentions import EventMention

MODEL = ("roles", "194a0c05ec35c0b3190466b8b88b68a3a2fc0ccbaf617ebbc33c50ad29b2503e")
NONE = "none"  # the label of a phrase that fills no role
_LONGEST = 6  # words of a phrase
_LEAST = 0.2  # probability of a role from which a phrase is said to fill it
_NEAR = 12  # words between a phrase and the event word that it goes with


class Filler(StrEnum):
    """What a phrase is to the incident."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    TARGET = "target"
    VICTIM = "victim"
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase [start, end) of a telling, without its article; ``first`` and ``last`` count tokens."""

    telling: Telling
    low: list[str]  # the sentence's words
    first: int
    last: int
    start: int
    end: int
    head: str
    kind: str  # "name", "short" (all capitals), "weapon", "thing", "person"

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.low[self.first : self.last])


@cache
def _listed() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for part, words in rows("roles_words.tsv"):
        out.setdefault(part, set()).update(words.split())
    out["person"].update(row[0] for row in rows("counts_people.tsv"))
    for part, words, *_ in rows("actor_nouns.tsv"):
        if part == "h":
            out["person"].update(words.split("|"))
    return {part: frozenset(words) for part, words in out.items()}


@cache
def _leaders() -> frozenset[str]:
    """Words that stand before a phrase and are none of what it depends on: "two", "the", "Mayor"."""
    listed = _listed()
    return listed["article"] | listed["size"] | listed["title"]


@cache
def _heads() -> dict[str, str]:
    """The kind of thing that a plain noun names."""
    listed = _listed()
    return {w: kind for kind in ("person", "thing", "weapon") for w in sorted(listed[kind])}


def phrases_of(t: Telling) -> Iterator[Phrase]:
    """The phrases of a telling that may fill a role: runs of words up to a known noun, and names."""
    toks = t.sentence.tokens
    low = [x.low for x in toks]
    listed, heads = _listed(), _heads()
    titled = sum([x.text[0].isupper() for x in toks]) * 2 > len(toks)  # capitals tell no name
    first = 0
    while first < len(toks):
        if toks[first].start < t.start or _breaks(toks[first], listed):
            first += 1
            continue
        if toks[first].start >= t.end:
            return
        end = first
        while end < len(toks) and toks[end].start < t.end and not _breaks(toks[end], listed):
            end += 1
        yield from _nouns(t, low, first, end, listed, heads)
        if not titled:
            yield from (p for p in _names(t, low, first, end, listed) if not _elsewhere(p, listed))
        first = end + 1


def _breaks(token: Token, listed: dict[str, frozenset[str]]) -> bool:
    return (
        not token.text[0].isalnum()
        or token.low in listed["break"]
        or (token.low.endswith("ly") and token.text[0].islower())
    )


def _nouns(
    t: Telling,
    low: list[str],
    first: int,
    end: int,
    listed: dict[str, frozenset[str]],
    heads: dict[str, str],
) -> Iterator[Phrase]:
    toks, done = t.sentence.tokens, first
    for k in range(first, end):
        head = low[k].removesuffix("'s")
        following = low[k + 1] if k + 1 < end else ""
        if head in heads and following not in heads:
            start = max(done, k + 1 - _LONGEST)
            while start < k and (
                low[start] in listed["article"] or low[start] in listed["size"] or low[start][0].isdigit()
            ):
                start += 1
            yield Phrase(t, low, start, k + 1, toks[start].start, toks[k].end, head, heads[head])
            done = k + 1


def _names(
    t: Telling, low: list[str], first: int, end: int, listed: dict[str, frozenset[str]]
) -> Iterator[Phrase]:
    toks, k = t.sentence.tokens, first
    while k < end:
        if not toks[k].text[0].isupper() or low[k] in listed["article"] or low[k] in listed["title"]:
            k += 1
            continue
        stop = k + 1
        while stop < end and (toks[stop].text[0].isupper() or low[stop] in listed["particle"]):
            stop += 1
        while stop > k + 1 and not toks[stop - 1].text[0].isupper():
            stop -= 1
        kind = "short" if stop == k + 1 and toks[k].text.isupper() and len(toks[k].text) > 1 else "name"
        yield Phrase(t, low, k, stop, toks[k].start, toks[stop - 1].end, low[stop - 1], kind)
        k = stop


def _elsewhere(p: Phrase, listed: dict[str, frozenset[str]]) -> bool:
    """Whether a name is that of a place or street, or of who speaks."""
    toks = p.telling.sentence.tokens
    around = {x.low for x in (*toks[max(0, p.first - 1) : p.first], *toks[p.last : p.last + 1])}
    return (
        not listed["speech"].isdisjoint(around)
        or not listed["street"].isdisjoint(p.words)
        or any(m.start < p.end and p.start < m.end for m in p.telling.places)
    )


def features(phrases: Sequence[Phrase]) -> list[str]:
    """What speaks for a role of a phrase, gathered over its mentions in one account."""
    out = dict.fromkeys(f for p in phrases for f in _features(p))
    p = phrases[0]
    out |= dict.fromkeys(
        [f"said {min(3, len(phrases))}", f"said {min(3, len(phrases))} {p.kind}"]
        + [f"word {w}" for w in p.words[:-1]]
    )
    return list(out)


def _features(p: Phrase) -> Iterator[str]:
    low = p.low
    skip = _leaders()
    b = p.first
    while b and (low[b - 1] in skip or low[b - 1][0].isdigit()):
        b -= 1
    before = low[b - 1] if b else "^"
    before2 = low[b - 2] if b > 1 else "^"
    after = low[p.last] if p.last < len(low) else "$"
    after2 = low[p.last + 1] if p.last + 1 < len(low) else "$"
    at = min(p.telling.sentence.index, 4)
    yield from (
        f"head {p.head}", f"kind {p.kind}", f"size {p.last - p.first} {p.kind}", f"{p.kind} at {at}",
        f"before {before}", f"before {before2} {before}", f"{p.kind} before {before2} {before}",
        f"{p.kind} before {before}", f"after {after}", f"{p.kind} after {after}", f"after {after} {after2}",
        f"{p.kind} after {after} {after2}", f"head {p.head} before {before}",
        f"ending {p.head[-3:]} {p.kind}",
    )  # fmt: skip
    yield from (f"{p.kind} of {e.type.value}" for e in p.telling.told)
    yield from (f"head {p.head} of {e.type.value}" for e in p.telling.told)
    for side, e, gap in _beside(p):
        key = e.key.split()[-1]
        form = f"{side} {'noun' if e.noun else 'verb'}"
        link = before if side == "right of" else after
        yield from (
            f"{form} {p.kind}", f"{form} {key}", f"{form} {key} {p.kind}", f"{form} {gap} {p.kind}",
            f"{form} {link} {p.kind}", f"{form} {key} {link}", f"head {p.head} {form}",
        )  # fmt: skip


def _beside(p: Phrase) -> Iterator[tuple[str, EventMention, int]]:
    """The nearest event words on both sides: (where the phrase stands to it, word, distance)."""
    left = [e for e in p.telling.events if e.end <= p.start]
    right = [e for e in p.telling.events if e.start >= p.end]
    toks = p.telling.sentence.tokens
    for side, e in [*(("right of", e) for e in left[-1:]), *(("left of", e) for e in right[:1])]:
        lo, hi = (e.end, p.start) if side == "right of" else (p.end, e.start)
        gap = sum(lo <= x.start < hi for x in toks)
        if gap <= _NEAR:
            yield side, e, 0 if gap < 2 else 1 if gap < 4 else 2


def gathered(tellings: Iterable[Telling]) -> list[list[Phrase]]:
    """The phrases of an account, those of the same words together, in the order told."""
    out: dict[tuple[str, ...], list[Phrase]] = {}
    for t in tellings:
        for p in phrases_of(t):
            out.setdefault(p.words, []).append(p)
    return list(out.values())


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase with the role that it fills and how likely that is."""

    phrase: Phrase
    role: Filler
    probability: float


def fillers(tellings: Sequence[Telling]) -> list[Filled]:
    """Who did it, what and whom it struck and with what, as an account names them; the likeliest first.

    Phrases that share their last word, or of which one holds the other, are one filler.
    """
    model = linear(*MODEL)
    found: list[Filled] = []
    for phrases in gathered(tellings):
        scores = model.scores(features(phrases))
        top = max(scores)
        weights = [math.exp(x - top) for x in scores]
        total = sum(weights)
        found += [
            Filled(phrases[0], Filler(label), w / total)
            for label, w in zip(model.labels, weights, strict=True)
            if label != NONE and w >= _LEAST * total
        ]
    found.sort(key=lambda f: (-f.probability, f.phrase.telling.order, f.phrase.start, f.role))
    out: list[Filled] = []
    for f in found:
        if not any(f.role is o.role and _one(f.phrase, o.phrase) for o in out):
            out.append(f)
    return out


def _one(a: Phrase, b: Phrase) -> bool:
    return a.head == b.head or set(a.words) <= set(b.words) or set(b.words) <= set(a.words)
