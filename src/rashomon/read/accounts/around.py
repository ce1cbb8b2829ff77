"""The words around an actor that tell of its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues
from rashomon.read.document import Token
from rashomon.read.mentions import ActorMention

SKIP = cues("skip")
_BEFORE = 12  # words on either side
_AFTER = 6
_CLOSE = 6  # of those before it
_ARTICLES = frozenset({"the", "a", "an"})
_OF_WHOLE = frozenset({"of", "from"})
_PARTS = cues("part")
_BELONGING = cues("belonging")
_MEMBERS = 4  # words from a part to "belong to"
_BLAMED = cues("blamed")
_DEED_OF = cues("deed-of")
_ATTRIBUTED = cues("attributed")
_FIRED = cues("fired")
_FIRE_FROM = cues("fire-from")
_GROUND = cues("ground")
_TO = 16  # words from "attributed" to the "to" before who did it


@dataclass(frozen=True, slots=True)
class Around:
    """The words on either side of an actor, and those before it that tell of its part."""

    toks: Sequence[Token]  # of the sentence
    first: int  # index of its first token, and of the one behind it
    end: int
    left: list[str]
    before: list[str]
    after: list[str]

    @property
    def near(self) -> str:
        return self.before[-1] if self.before else ""

    @property
    def blamed(self) -> bool:
        """ "Blamed X", "blamed the shelling on X", "accused X of"."""
        return any(w in _BLAMED for w in self.left[-3:]) and "by" not in self.left[-2:]

    @property
    def did(self) -> bool:
        """ "The strikes of X", "the work of X", "attributed to X", "under attack from X", "fired from X's
        lines"."""
        left = self.left[: _bare(self.left)]
        if left[-1:] == ["of"]:
            return not _DEED_OF.isdisjoint(left[-2:-1])
        if self.near == "from":
            close = self.left[-_CLOSE:]
            fired = not (_FIRED.isdisjoint(close) and _FIRE_FROM.isdisjoint(left[-2:-1]))
            return (fired and not _GROUND.isdisjoint(self.after[:2])) or "under" in close
        return self.near == "to" and any(
            x.low in _ATTRIBUTED for x in self.toks[max(0, self.first - _TO) : self.first]
        )


def around(t: Telling, a: ActorMention) -> Around:
    """What stands around an actor in the sentence of a telling."""
    toks = t.sentence.tokens
    first = next((i for i, x in enumerate(toks) if x.start >= a.start), len(toks))
    end = next((i for i, x in enumerate(toks) if x.start >= a.end), len(toks))
    left = [x.low for x in toks[max(0, first - _BEFORE) : first]]
    after = [x.low for x in toks[end : end + _AFTER]]
    return Around(toks, first, end, left, [w for w in _without_parts(left) if w not in SKIP], after)


def _without_parts(left: list[str]) -> list[str]:
    """The words before an actor without "members of" at their end: what they do, the whole does."""
    k = _bare(left)
    while k > 1:
        if left[k - 1] in _OF_WHOLE and left[k - 2] in _PARTS:
            k = _bare(left[: k - 2])
        elif left[k - 1] == "to" and left[k - 2] in _BELONGING:
            parts = [i for i in range(max(0, k - 2 - _MEMBERS), k - 2) if left[i] in _PARTS]
            if not parts:
                break
            k = _bare(left[: parts[-1]])
        else:
            break
    return left[:k]


def _bare(left: Sequence[str]) -> int:
    """How many words there are without the articles at their end."""
    k = len(left)
    while k and left[k - 1] in _ARTICLES:
        k -= 1
    return k
