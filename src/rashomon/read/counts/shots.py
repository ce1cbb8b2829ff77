"""What "shot" tells of: the dead, the hurt, those who shot at themselves, and those whom nobody hit."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Property
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Token

_SELF = frozenset(("himself", "herself"))
_GUNS = word_set("turned on oneself")
_LIMBS = word_set("limbs")
_TURNED = frozenset(("turned", "turning"))
_MEANT = frozenset(("then", "before", "fatally", "and"))


def on_self(tokens: Sequence[Token], i: int) -> bool:
    """ "Before shooting himself", "turned the gun on himself"."""
    word = tokens[i].low
    ahead = {x.low for x in tokens[i + 1 : i + (2 if word == "shooting" else 7)]}
    return bool(_SELF & ahead) and (word not in _TURNED or bool(_GUNS & ahead))


def harmless(tokens: Sequence[Token], i: int) -> bool:
    """Whether "shot himself" at i is told as an accident, not as a death."""
    if any(x.low.startswith("accident") for x in tokens[max(0, i - 12) : i + 12]):
        return True
    where = [x.low for x in tokens[i + 2 : i + 8]]
    if "in" in where and _LIMBS & set(where[where.index("in") :]):
        return True
    return not (i and tokens[i - 1].low in _MEANT)


def missed(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Shot at twelve people", "shot at officers": nobody is told to be hit."""
    if [t.low for t in tokens[i + 1 : i + 2]] != ["at"] or [t.low for t in tokens[i + 2 : i + 3]] in _BOUNDS:
        return False  # "shot at least nine of them"
    if i and tags[i - 1] == "AUX":  # "was shot at in his car", not "was shot at home"
        return i + 2 >= len(tokens) or tags[i + 2] in ("IN", "BY", "AFTER", ".", ",")
    if tokens[i + 2 : i + 3] and tokens[i + 2].low in _THEM:
        return True  # "two men shot at them"
    return any(t.low in tables().people for t in tokens[i + 2 : i + 5])


def dead_behind(tokens: Sequence[Token], i: int) -> int:
    """ "Homeowner shoots intruder dead": where whom "shoots" at i hit is told as dead right behind, or 0."""
    for k in range(i + 2, min(i + _WHOM, len(tokens))):
        if tokens[k].low == "dead":
            return k if tokens[k - 1].low != "for" else 0  # "left for dead"
        if tokens[k].text in ",.:;" or tokens[k].low in ("and", "after"):
            return 0
    return 0


_WHOM = 7  # words
_HURT = word_set("shot and")
_THEM = frozenset("them him her me us each one".split())
_BOUNDS = (["least"], ["most"])


def shot(tokens: Sequence[Token], i: int) -> tuple[int, Property, str]:
    """ "shot dead", "shot down", "shot and killed", "shot himself (dead)": where it ends, and what it
    means."""
    following = [x.low for x in tokens[i + 1 : i + 4]] + ["", "", ""]
    if following[0] in ("dead", "killed", "down"):
        return i + 2, Property.KILLED, "ed"
    if following[0] in _SELF:
        lives = following[1] != "dead" and harmless(tokens, i)
        return i + 1, Property.WOUNDED if lives else Property.KILLED, "ed"
    if following[0] in ("and", "to", ",") and following[1] in ("killed", "dead", "death", "kills", "kill"):
        return i + 3, Property.KILLED, "ed" if tokens[i].low == "shot" else "base"
    if following[0] == "and" and following[1] in _HURT:
        return i + 3, Property.WOUNDED, "shot"
    if following[0] == "and" and following[2] in _HURT:
        return i + 4, Property.WOUNDED, "shot"
    return i + 1, Property.WOUNDED, "shot"
