"""Who hits back at an attack, and whether elsewhere or by other arms: "jets responded, bombing a depot"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import IncidentType
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, is_duty, phrases, words_of
from rashomon.read.mentions import ActorMention

_TO_VERB = 2  # words between who hits back and the verb: "the army then quickly responded"
_TO_CRAFT = 4  # the same with the name of a craft between them
_OWN = 12  # characters from whose a craft is to it
_STOPS = frozenset(",;:")
_AIR = frozenset({IncidentType.AIRSTRIKE, IncidentType.DRONE})
_GUNS = frozenset({IncidentType.SHELLING, IncidentType.MISSILE})


def answering(t: Telling) -> ActorMention | None:
    """The armed side that a stretch says hit back, with what it did: "the army retaliated with raids"."""
    toks = t.tokens
    for first, end, _ in phrases("hits back").find(t.low):
        if is_duty(t.low, first):
            continue
        who = next((a for a in reversed(t.actors) if a.end <= toks[first].start), None)
        if who is None or who.kind == "police":
            continue
        owner = next((a for a in t.actors if a.id and 0 < who.start - a.end <= _OWN), None)
        who = who if who.id else owner or who  # "US military AC-130 aircraft"
        between = [x.low for x in toks[:first] if x.start >= who.end]
        craft = any(w in cues("means") for w in between)
        if len(between) > (_TO_CRAFT if craft else _TO_VERB) or not _STOPS.isdisjoint(between):
            continue
        behind = toks[end - 1].end
        if any(e.start >= behind and not e.definite for e in t.told) or t.counts:
            return who
    return None


def is_from_air(tellings: Sequence[Telling]) -> bool:
    """Whether aircraft or drones are told of as what struck."""
    return any(not _AIR.isdisjoint((*t.means(), *(e.type for e in t.told))) for t in tellings)


def is_fought(tellings: Sequence[Telling]) -> bool:
    """Whether a battle or an ambush is told of, of which the answer on the spot is a part."""
    return any(e.type is IncidentType.CLASH for t in tellings for e in t.told)


def is_by_other_arms(t: Telling, before: Sequence[Telling]) -> bool:
    """Whether aircraft answer what came from the ground, and was no battle."""
    return is_from_air([t]) and not is_from_air(before) and not is_fought(before)


def is_from_afar(tellings: Sequence[Telling]) -> bool:
    """Whether rockets and shells alone are told of, whose answer falls elsewhere."""
    found = {e.type for t in tellings for e in t.told if e.key not in words_of("harm")}
    return bool(found) and found <= _GUNS
