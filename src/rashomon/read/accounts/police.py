"""The part of police and authorities in what is told: news names them all through, mostly as those who say,
search and arrest, so that only words right beside them tell what they did or suffered."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import ActorRole
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues
from rashomon.read.document import Token
from rashomon.read.mentions import ActorMention

_BETWEEN = cues("police-between")
_TOWARDS = cues("police-towards")
_HELPING = cues("police-helping")
_HAVING = cues("police-having")
_FIRED = cues("police-fired")
_FIRE = cues("police-fire")
# After "shot" and its like these tell that they were shot: "the officer shot in the ambush was released".
_SUFFERED = cues("police-suffered")
_CLASHING = cues("clashing")


def is_police(a: ActorMention) -> bool:
    """Whether the words are of police or authorities of no known side."""
    return a.id is None and (a.kind == "police" or a.head == "authorities")


def role(t: Telling, first: int, end: int, clash: bool) -> ActorRole | None:
    """The role that the words right beside give them, None where they are told of for something else.

    Args:
        first, end: the tokens of the sentence that the mention covers.
        clash: whether the incident is a battle, whose sides do not suffer but fight.
    """
    toks = t.sentence.tokens
    before = first
    while before and toks[before - 1].low in _BETWEEN:
        before -= 1
    near = toks[before - 1].low if before else ""
    if clash and near in _CLASHING:
        return ActorRole.PERPETRATOR
    if near == "by":
        return ActorRole.PERPETRATOR if _harms(t, toks, before - 2) and not _taken(toks[before - 2]) else None
    after = end
    while after < len(toks) and (toks[after].low in _HAVING or toks[after].low.endswith("ly")):
        after += 1
    if after < len(toks) and toks[after].low in _HELPING:
        return ActorRole.TARGET if _harms(t, toks, after + 1) else None
    if _strikes(t, toks, after):
        return ActorRole.PERPETRATOR
    if near in _TOWARDS:
        if before > 1 and toks[before - 2].low in _FIRE | {"shooting", "attack", "attacks", "ambush"}:
            return ActorRole.TARGET
        before -= 1
    return ActorRole.TARGET if before and _harms(t, toks, before - 1) else None


def _harms(t: Telling, toks: Sequence[Token], k: int) -> bool:
    """Whether token ``k`` is, or ends, a verb of violence."""
    if not 0 <= k < len(toks):
        return False
    at = toks[k]
    return any(not e.noun and e.start <= at.start < e.end for e in t.events)


def _taken(verb: Token) -> bool:
    """Whether it is what police do with things and with those they look for."""
    return verb.low.startswith(("seiz", "captur", "taken", "secured"))


def _strikes(t: Telling, toks: Sequence[Token], k: int) -> bool:
    """Whether token ``k`` begins what they did: "officers shot him", "police opened fire"."""
    if k >= len(toks) or toks[k].low.endswith("ing"):
        return False
    if toks[k].low in _FIRED:
        return any(w.low in _FIRE for w in toks[k + 1 : k + 4])
    if not _harms(t, toks, k):
        return False
    then = k + 1
    if then + 1 < len(toks) and toks[then].low == "and" and _harms(t, toks, then + 1):
        then += 2
    return then < len(toks) and toks[then].low not in _SUFFERED and toks[then].text[0].isalnum()
