"""Who claimed responsibility, and what an attack is said to answer."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, is_duty, phrases, words_of
from rashomon.read.document import Document, Token
from rashomon.read.mentions import Voice
from rashomon.read.voices import claims_in

_PEOPLE = frozenset("person resident reporter name source activist".split())  # kinds of voices: no armed side
_ARTICLES = frozenset(("the", "a", "an"))


def responsibility(doc: Document, t: Telling, voices: Sequence[Voice]) -> list[tuple[str, int, int]]:
    """(who, start, end) of each claim of responsibility in a telling: "X claimed responsibility", "X claimed
    the attack", "X said its fighters had ambushed"; found once for a telling."""
    if t.claimed is None:
        by_word = _by_word(t)
        owned_up = _by_voice(doc, t, voices)
        t.claimed = by_word + [c for c in owned_up if not any(c[1] < e and s < c[2] for _, s, e in by_word)]
    return t.claimed


def _by_word(t: Telling) -> list[tuple[str, int, int]]:
    toks = t.tokens
    out: list[tuple[str, int, int]] = []
    for i, token in enumerate(toks):
        if token.low != "responsibility":
            continue
        ahead = {x.low for x in toks[max(0, i - 4) : i]}
        if cues("claiming").isdisjoint(ahead) or ahead & {"no", "without"}:
            continue  # "no immediate claim of responsibility"
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
        struck = next((x for x in following if x.low in cues("declared-deed")), None)
        if struck is None:
            continue
        named = [a for a in t.actors if token.end <= a.start and a.end <= struck.start]
        speaks = [a for a in t.actors if a.end <= token.start] if following[0].low in _ARTICLES else []
        who = named[0] if named else speaks[-1] if speaks else None
        if who is not None:
            out.append((who.text, min(who.start, token.start), max(who.end, struck.end)))
    return out


def _by_voice(doc: Document, t: Telling, voices: Sequence[Voice]) -> list[tuple[str, int, int]]:
    """The same by whom the claim's own words are given to, "the group" and "it" resolved."""
    out: list[tuple[str, int, int]] = []
    for m in claims_in(doc, t.sentence, voices):
        if m.voice is None or not t.start <= m.start < t.end:
            continue
        first, end = m.party
        known = [a.text for a in t.actors if a.id and first <= a.start and a.end <= end]
        if not known and m.voice.kind in _PEOPLE:
            continue
        who = known[-1] if known else m.voice.name
        out.append((who.removesuffix("'s").removesuffix("’s"), min(m.start, first), max(m.end, end)))
    return out


def _is_passive(following: list[Token]) -> bool:
    """ "responsibility was claimed by"."""
    return "by" in [x.low for x in following]


def reasons(t: Telling) -> list[tuple[int, int]]:
    """Spans of "in response to …", "to avenge …", up to the end of the clause."""
    toks = t.sentence.tokens
    low = [x.low for x in toks]
    ends = words_of("reason-ends")
    out: list[tuple[int, int]] = []
    for first, end, words in phrases("reply").find(low):
        if (
            is_duty(low, first)
            or not any(w in words for w in words_of("reason"))
            or not t.start <= toks[first].start < t.sentence.end
        ):
            continue
        stop = next((k for k in range(end, len(toks)) if low[k] in ends), len(toks))
        if stop > end:
            out.append((toks[first].start, toks[stop - 1].end))
    return out
