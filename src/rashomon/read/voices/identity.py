"""Who speaks in a report, and who one told of by a kind alone turns out to be: "an official"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from rashomon.data import given_names
from rashomon.read.voices.cues import Cue
from rashomon.read.voices.speaker import ARTICLES
from rashomon.read.voices.tables import Body, word_set, words


@dataclass(slots=True)
class Speaker:
    """One who speaks in a report, over all the words that stand for them."""

    name: str
    kind: str
    many: bool = False
    body: Body | None = None
    person: str = ""  # the personal name in it
    words: set[str] = field(default_factory=set)
    merged: Speaker | None = None  # who it turns out to be
    sentence: int = -1  # where they spoke last


SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def spoke_before(cue: Cue, before: tuple[Cue, Speaker]) -> bool:
    """Whether a body spoke in the sentence before, whose spokesman it is that speaks at a cue."""
    other, body = before
    near = cue.sentence.index - other.sentence.index == 1
    return near and not body.person and body.kind in _WITH_SPOKESMEN


_WITH_SPOKESMEN = frozenset(("body", "armed", "military", "group", "government"))


def may_be(s: Speaker, other: Speaker) -> bool:
    """Whether a person told of by a kind can be one named later: "a Velm official" is no "Orin official Ann
    Lee", nor is "another official"."""
    own = (w.casefold()[:_STEM] for w in s.name.split() if w[0].isupper())
    return not other.name.startswith("Another") and all(w in other.name.casefold() for w in own)


_STEM = 5  # letters that "Norland" and "Norlandish" share


def named_group(s: Speaker, cue: Cue, after: Sequence[tuple[Cue, Speaker]]) -> Speaker | None:
    """The group that "a nurses' guild" turns out to be: named soon after, with the word that tells it."""
    telling = {w for w in s.words if w.isalpha() and w not in words() and w not in _GROUPS}
    for later, other in after:
        if later.sentence.index > cue.sentence.index + _AHEAD:
            return None
        if other is not s and other.name[0].isupper() and not other.person and telling & other.words:
            return other
    return None


def named_alone(s: Speaker, cue: Cue, said: Sequence[tuple[Cue, Speaker]], i: int) -> Speaker | None:
    """The person that "an official" turns out to be: the next to speak, by a bare name that nothing else
    introduces. "… an official said. It was a raid, Omar Harun said"."""
    if s.many or s.person or s.kind not in _PEOPLE or i + 1 >= len(said):
        return None
    later, other = said[i + 1]
    if later.sentence.index > cue.sentence.index + _NEXT or later.sentence.field != cue.sentence.field:
        return None
    toks, after = later.sentence.tokens, later.speaker.last + 1 if later.speaker else 0
    if after < len(toks) and toks[after].low in ARTICLES | {"another"}:
        return None  # "Omar Harun | a baker said"
    parts = (other.person or other.name).casefold().split()
    parts = [w for p in parts if (w := p.strip(".")) not in _TITLES]
    bare = other.kind == "name" and other.words - _TITLES <= {*parts, "."} and len(parts) > 1
    given = bare and parts[0] in given_names(low=True)
    if not given or any(before is other for _, before in islice(said, i)):
        return None
    return other


_GROUPS = word_set("groups")
_TITLES = word_set("titles")
_AHEAD = 3  # sentences in which the name of "a nurses' guild" follows
_PEOPLE = frozenset(("person", "activist"))
_NEXT = 2  # sentences
