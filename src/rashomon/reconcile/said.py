"""One voice's figure for the whole of a count, as it stands in one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Passage, Property, Qualifier, Retold, Stance
from rashomon.reconcile.told import Told, bounds, is_more_than

LEAD = 450  # characters: what stands before is a report's lead


@dataclass(frozen=True, slots=True)
class Say:
    """One voice's figure for the whole; ``high`` None where it leaves the upper side open."""

    low: int
    high: int | None
    qualifier: Qualifier
    told: tuple[Told, ...]

    @property
    def point(self) -> int:
        """The number as said."""
        if self.high is not None and self.qualifier == Qualifier.UP_TO:
            return self.high
        return self.low

    @property
    def top(self) -> int:
        return self.high if self.high is not None else self.low

    @property
    def voice(self) -> str:
        return self.told[0].voice

    @property
    def toll(self) -> str:
        return self.told[0].claim.toll

    @property
    def leads(self) -> bool:
        """Whether it stands in its report's title or lead."""
        p = first_passage(self.told[0].claim)
        return p.field == "title" or p.start < LEAD

    @property
    def position(self) -> tuple[bool, int]:
        return _at(first_passage(self.told[0].claim))


def say(t: Told) -> Say:
    """What a claim says by itself, in the words that its report tells it in first.

    Where these leave the upper side open, a further telling of the number may close it: "at least 27" in
    the lead, "more than 27" or "27 to 30" below.
    """
    first = first_telling(t.claim)
    low, high = bounds(first)
    died = nth_dead(first)
    if died:
        return Say(died, died, Qualifier.EXACT, (t,))
    if high is None or is_more_than(first):
        tops = [bounds(c)[1] for c in tellings(t.claim) if bounds(c)[0] == low]
        high = max((n for n in tops if n is not None and n > low), default=high)
    return Say(low, high, first.qualifier or Qualifier.EXACT, (t,))


def nth_dead(c: Claim) -> int:
    """ "A third person has died", "4th victim dies": the toll that it makes, else 0."""
    if c.property != Property.KILLED or not c.rule.startswith(_ONE_DIED):
        return 0
    m = _NTH.match(c.passage.quote)
    return _ordinal(m.group(1)) if m else 0


_ONE_DIED = ("counts:single:intr", "counts:bare:intr", "counts:list:intr")  # "a third person, the cook, died"


def nth_after(c: Claim, before: Iterable[Claim]) -> int:
    """ "Five men were found dead … a sixth was found later": the toll that it makes of the five, else 0."""
    m = _NTH_ALONE.match(c.passage.quote) if c.rule.startswith("counts:another:") else None
    n = _ordinal(m.group(1)) if m and c.property == Property.KILLED else 0
    return n if any(n - 1 in (o.min, o.max) for o in before) else 0


def nth_hurt(c: Claim) -> int:
    """ "A fourth victim was grazed": how many victims, dead or hurt, it makes, else 0."""
    if c.property != Property.WOUNDED or c.stance != Stance.ASSERTED or not _HURT.match(c.rule):
        return 0
    m = _NTH_HURT.match(c.passage.quote)
    return _ordinal(m.group(1)) if m else 0


def _ordinal(word: str) -> int:
    word = word.casefold()
    return _ORDINALS.index(word) + 2 if word in _ORDINALS else int(re.sub(r"\D", "", word))


_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = rf"(?:an? |the )?({'|'.join(_ORDINALS)}|\d{{1,2}}(?:nd|rd|th))"
_NTH = re.compile(rf"{_NUMBERED} (?:\w+ )?(?:person|victim|student|worker|officer)\b", re.IGNORECASE)
_NTH_ALONE = re.compile(rf"{_NUMBERED} (?:was|has|had|died|dies|succumbed|later|also)\b", re.IGNORECASE)
_NTH_HURT = re.compile(
    rf"{_NUMBERED} (?:\w+ )?(?:person|victim|student|worker|officer|teen|teenager|man|woman|boy|girl)\b",
    re.IGNORECASE,
)
_HURT = re.compile(r"counts:(?:single|bare):(?:(?:ed|shot):pas|shot:victims|treated:pas|borne:)")


def first_telling(c: Claim) -> Claim:
    """A claim as its report first tells it: the lead's "at least 20" of a hospital's 20 below.

    A headline leaves bounds out ("20 killed"), so that those of the same number in the lead hold for it.
    """
    if not c.also:
        return c
    first, second = sorted(_told(c), key=_position)[:2]
    told = _as_told(c, first)
    if first.passage.field != "title" or first.qualifier != Qualifier.EXACT:
        return told
    lead = second.passage.field != "title" and second.passage.start < LEAD
    if not lead or second.qualifier != Qualifier.AT_LEAST:
        return told
    return replace(told, min=second.min, max=second.max, qualifier=second.qualifier)


def first_passage(c: Claim) -> Passage:
    """Where a claim's report first tells it."""
    return min(_told(c), key=_position).passage


def tellings(c: Claim) -> list[Claim]:
    return [_as_told(c, t) for t in _told(c)]


def _told(c: Claim) -> list[Claim | Retold]:
    return [c, *c.also]


def _as_told(c: Claim, t: Claim | Retold) -> Claim:
    """A claim in the words of one of its tellings."""
    if isinstance(t, Claim):
        return t
    return replace(
        c, passage=t.passage, min=t.min, max=t.max, qualifier=t.qualifier, attributed_to=t.attributed_to
    )


def _position(t: Claim | Retold) -> tuple[bool, int]:
    return _at(t.passage)


def _at(p: Passage) -> tuple[bool, int]:
    return p.field != "title", p.start


def best(says: Sequence[Say]) -> int:
    """The figure of most independent origins; then the latest; then the most precise; then that of most
    voices; then the higher. "At least" one says nothing against a number that is put firmly above it."""
    votes: dict[int, set[str]] = defaultdict(set)
    newest: dict[int, int] = defaultdict(int)
    firm: dict[int, int] = defaultdict(int)
    voices: dict[int, set[str]] = defaultdict(set)
    firmest = max((s.point for s in says if s.qualifier == Qualifier.EXACT), default=0)
    for s in says:
        if s.qualifier == Qualifier.AT_LEAST and s.high is None and s.low < firmest:
            continue
        votes[s.point].add(s.told[0].origin)
        newest[s.point] = max(newest[s.point], s.told[0].time)
        firm[s.point] = max(firm[s.point], _firmness(s))
        voices[s.point].add(s.voice)
    return max(votes, key=lambda n: (len(votes[n]), newest[n], firm[n], len(voices[n]), n))


def _firmness(s: Say) -> int:
    """How firmly a number is put: in the firmest words that its report has for it."""
    again = [t.claim.qualifier for t in s.told if t.claim.min == s.point]
    again += [r.qualifier for t in s.told for r in t.claim.also if r.min == s.point]
    return max(_FIRMNESS[q] for q in (s.qualifier, *again) if q is not None)


_FIRMNESS: Mapping[Qualifier, int] = {
    Qualifier.EXACT: 3,
    Qualifier.AT_LEAST: 2,
    Qualifier.ABOUT: 2,
    Qualifier.UP_TO: 1,
    Qualifier.VAGUE: 0,
}
