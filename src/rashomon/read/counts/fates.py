"""What became of several people of whom a harm was told before: "both were shot", "all four died"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Property
from rashomon.read.counts.formal import VICTIM
from rashomon.read.counts.totals import Found

JUST_TOLD = 2  # sentences
OPEN = frozenset(("shot", "treated", "borne"))  # kinds of words for harm that may prove a death later


def both_dead(told: Sequence[Found], f: Found) -> bool:
    """ "The dead were Ann Lee, 30, and Bo Reed, 31. Both were shot at dawn": of the two dead."""
    g = f.group
    both = g.kind == "pair" and g.first == 0 and f.parsed.tokens[g.low].low == "both"
    if not both or g.head >= 0 or f.harm.kind not in OPEN or not told:
        return False
    last = told[-1]
    near = f.sentence.field == last.sentence.field and f.sentence.index - last.sentence.index == 1
    dead = [x for x in told if x.sentence is last.sentence]
    return (
        near
        and all(x.harm.property is Property.KILLED for x in dead)
        and sum(x.group.value for x in dead) == 2
    )


def hurt_alone(told: Sequence[Found], f: Found) -> bool:
    """ "Four people were shot, none fatally. The victims included Bo Reed": whether the victims are those of
    whom a wound was told last, and no death beside it."""
    if f.harm.form != VICTIM or not told:
        return False
    last = told[-1]
    beside = [x for x in told if last.sentence.index - x.sentence.index <= JUST_TOLD]
    return not any(x.harm.property is Property.KILLED and x.group.value for x in beside)


def all_died(told: Sequence[Found], f: Found) -> Sequence[Found]:
    """Those told to have been shot, of whom the next words say: "all four died", "both died on the spot"."""
    g = f.group
    whole = g.first == 0 and f.parsed.tokens[0].low in ("all", "both") and g.head < 0
    if not whole or f.harm.property is not Property.KILLED or g.value < 2:
        return ()
    near = [
        x
        for x in told[-g.value :]
        if x.sentence.field == f.sentence.field and 0 < f.sentence.index - x.sentence.index <= JUST_TOLD
    ]
    hurt = [x for x in near if x.harm.property is Property.WOUNDED and x.harm.kind in OPEN]
    return hurt if sum(x.group.value for x in (near if len(near) > len(hurt) else hurt)) == g.value else ()


def survived(found: Sequence[Found]) -> Sequence[Found]:
    """The counts, where "shot himself" is no death once the report tells of it as an accident and of nobody's
    death in other words."""
    selves = [f for f in found if f.group.kind == "self" and f.harm.word in _SHOT_SELF]
    meant = [f for f in selves if f.harm.property is Property.KILLED]
    if len(meant) == len(selves):
        return found
    if any(f.harm.property is Property.KILLED and f not in meant for f in found):
        return found
    return [f for f in found if f not in meant]


_SHOT_SELF = frozenset(("shot", "shoots", "shooting"))
