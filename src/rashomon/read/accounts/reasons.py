"""Who claimed responsibility, and what an attack is said to answer."""

from __future__ import annotations

from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import phrases
from rashomon.read.document import Token

_CLAIM = frozenset(
    "claimed claims claiming claim accepted accepts took takes taken taking denied denies".split()
)
_REASON = ("response", "respon", "retaliat", "reveng", "reprisal", "aveng")
_STOP = frozenset({",", ";", ".", "said", "says", "according", "reported"})


def responsibility(t: Telling) -> list[tuple[str, int, int]]:
    """(who, start, end) of each "X claimed responsibility"."""
    toks = t.tokens
    out: list[tuple[str, int, int]] = []
    for i, token in enumerate(toks):
        if token.low != "responsibility" or _CLAIM.isdisjoint(x.low for x in toks[max(0, i - 4) : i]):
            continue
        before = [a for a in t.actors if a.end <= token.start]
        after = [a for a in t.actors if a.start > token.start] if _is_passive(toks[i + 1 : i + 5]) else []
        who = before[-1] if before else after[0] if after else None
        if who is not None:
            out.append((who.text, min(who.start, token.start), max(who.end, token.end)))
    return out + _declared(t)


def _declared(t: Telling) -> list[tuple[str, int, int]]:
    """ "A declared Israeli airstrike", "the army declared the strike": who declares a strike claims it."""
    toks = t.tokens
    out: list[tuple[str, int, int]] = []
    for i, token in enumerate(toks):
        if token.low != "declared":
            continue
        following = toks[i + 1 : i + 5]
        struck = next((x for x in following if x.low in _STRIKES), None)
        if struck is None:
            continue
        named = [a for a in t.actors if token.end <= a.start and a.end <= struck.start]
        speaks = [a for a in t.actors if a.end <= token.start] if following[0].low in _ARTICLES else []
        who = named[0] if named else speaks[-1] if speaks else None
        if who is not None:
            out.append((who.text, min(who.start, token.start), max(who.end, struck.end)))
    return out


_STRIKES = frozenset("strike strikes airstrike airstrikes raid raids bombardment bombing shelling".split())
_ARTICLES = frozenset(("the", "a", "an"))


def _is_passive(following: list[Token]) -> bool:
    """ "responsibility was claimed by"."""
    return "by" in [x.low for x in following]


def reasons(t: Telling) -> list[tuple[int, int]]:
    """Spans of "in response to …", "to avenge …", up to the end of the clause."""
    toks = t.sentence.tokens
    low = [x.low for x in toks]
    out: list[tuple[int, int]] = []
    for first, end, words in phrases("reply").find(low):
        if not any(w in words for w in _REASON) or not t.start <= toks[first].start < t.sentence.end:
            continue
        stop = next((k for k in range(end, len(toks)) if low[k] in _STOP), len(toks))
        if stop > end:
            out.append((toks[first].start, toks[stop - 1].end))
    return out
