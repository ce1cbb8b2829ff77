"""Which things an account says were struck: "crowded market", "oil depot"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.phrases import is_noun, listed
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, phrases

_ARTICLES = cues("skip") | {"the"}
_STRUCK = cues("struck")
_AIMED = cues("aimed")
_BEFORE_THINGS = _STRUCK | _AIMED | {"in", "to", "by", ",", "and", "when", "near", "from"}
_JOINED = ((",",), ("and",), (",", "and"), ("as", "well", "as"))
_BEHIND_ROW = _ARTICLES | cues("preposition") | {"and", "on", "at", "by", "during", "late", "early", "as"}
_LONGEST_THING = 5  # words before the noun that names a thing struck


def targets(t: Telling) -> list[tuple[int, int]]:
    """Spans of things struck, without their article: "crowded market", "al-Quds hospital", "oil depot"; found
    once for a telling."""
    if t.struck is None:
        t.struck = list(_things(t))
    return t.struck


def _things(t: Telling) -> Iterator[tuple[int, int]]:
    toks = t.tokens
    low = [x.low for x in toks]
    doers = listed()["doer"]  # "a bomber on a bicycle" struck no bicycle
    nouns = {e.end for e in t.events if e.noun and e.text.casefold().split()[-1] not in doers}
    ends: dict[int, int] = {}
    row = -1  # where the last of them ends, behind which others may be listed
    for first, last, _ in phrases("target").find(low):
        k, end = first, last
        while k > 0 and first - k < _LONGEST_THING and low[k - 1] not in _BEFORE_THINGS:
            k -= 1
        while end < len(low) and is_noun(low[end]):
            end += 1  # "a drone workshop" is no drone
        aimed = k > 1 and low[k - 1] in _AIMED and toks[k - 2].end in nouns
        if k and (low[k - 1] in _STRUCK or aimed or (_is_listed(low, row, k) and _ends_there(low, end))):
            row = end
            while k < first and low[k] in _ARTICLES:
                k += 1
            ends[k] = max(end, ends.get(k, 0))
    yield from ((toks[k].start, toks[end - 1].end) for k, end in ends.items())


def _is_listed(low: list[str], row: int, k: int) -> bool:
    """Whether one thing and the next are joined in a row: "the depot, a shop and a mill"."""
    return 0 <= row < k and tuple(low[row:k]) in _JOINED


def _ends_there(low: list[str], end: int) -> bool:
    """Whether a thing is the last word of its phrase, and no subject: "and a bus exploded"."""
    return end == len(low) or not low[end][0].isalnum() or low[end] in _BEHIND_ROW


def struck(draft: Draft) -> list[tuple[str, int, int]]:
    """(field, start, end) of each thing struck that an account names."""
    return [(t.sentence.field, start, end) for t in draft.tellings for start, end in targets(t)]
