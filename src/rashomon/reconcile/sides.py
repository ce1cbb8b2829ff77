"""The sides of an incident, as codebooks that name two of them want them, and how many died of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows
from rashomon.model import Actor, ActorRole, Claim, HarmGroup, Incident, IncidentType, PlaceRole, Property
from rashomon.model.account import in_role
from rashomon.read.actor_table import ancestors, kin, table
from rashomon.reconcile.own_word import named_actors

STATES = frozenset({"state", "force", "police", "coalition"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the table's name for it, or the report's; its kind as in ``data/actors.tsv``, None where its
    name does not tell; the state whose it is (ISO 3166-1), None of no state or an unknown one."""

    name: str
    kind: str | None
    state: str | None = None
    id: str | None = None

    @property
    def is_state(self) -> bool:
        """Whether a state fights on it: plain forces do, a named force that belongs to no state does not."""
        return self.kind in STATES and (self.id is None or self.state is not None)


def sides(i: Incident) -> tuple[Side | None, Side | None]:
    """Who did it, and whom it was aimed at or hit; None where no claim names one.

    Of a clash whose other side nobody calls a target, the second is another fighting side, no kin of the
    first: both sides of a clash are perpetrators. A plane that struck or was shot down is no side, nor is one
    of whom it is only denied.
    """
    first, second = side_actors(i)
    where = _country(i)
    return _side(first, where), _side(second, where)


def side_actors(i: Incident) -> tuple[Actor | None, Actor | None]:
    """The actors that :func:`sides` takes for the two sides."""
    by_role = {role: [a for a in in_role(i.actors, role) if not is_machine(a)] for role in ActorRole}
    did = by_role[ActorRole.PERPETRATOR]
    first = did[0] if did else None
    others = by_role[ActorRole.TARGET]
    if not others and first is not None and i.type == IncidentType.CLASH:
        others = [a for a in did if a.id and first.id and not kin(a.id, first.id)]
        others = others or [a for a in did if a.id is None and _are_forces(a, against=first)]
    others = others or by_role[ActorRole.VICTIM]
    return first, others[0] if others else None


def _are_forces(actor: Actor, *, against: Actor) -> bool:
    """Whether plain words ("soldiers") tell of a state's forces, and whom they fight is of no state."""
    plain, other = _side(actor, None), _side(against, None)
    return plain is not None and other is not None and plain.is_state and not other.is_state


def dead_of_sides(i: Incident, first: Side | None, second: Side | None) -> tuple[int, int]:
    """How many fighters died of each side, by the words of the claims for them ("rebels", "army officers").

    Fighters whom no words place are the second's, where it was aimed at; nobody's in a clash.
    """
    own = _best(i, HarmGroup.PERPETRATORS)
    fighters = i.figure(Property.KILLED, HarmGroup.COMBATANTS)
    if fighters is None or not fighters.best:
        return own, 0
    used = [c for a in i.accounts for c in a.claims if c.id in fighters.used]
    a = max((_number(c) for c in used if _is_of(c, first, second)), default=0)
    b = max((_number(c) for c in used if _is_of(c, second, first)), default=0)
    if not a + b and any(x.role == ActorRole.TARGET for x in i.actors):
        b = fighters.best
    return max(own, a), b


def _best(i: Incident, group: HarmGroup) -> int:
    figure = i.figure(Property.KILLED, group)
    return (figure.best or 0) if figure is not None else 0


def _number(c: Claim) -> int:
    return c.min if c.min is not None else c.max or 0


def _is_of(c: Claim, side: Side | None, other: Side | None) -> bool:
    """Whether the words for those killed name a side: it, a part of it, or its kind where the other is of
    another kind."""
    if side is None:
        return False
    for id, kind, name in named_actors(c.who or ""):
        if id is not None and side.id is not None:
            if kin(id, side.id):
                return True
        elif name == side.name.casefold():
            return True
        elif kind is not None and side.kind is not None and (other is None or other.kind is not None):
            state = kind in STATES
            if state == side.is_state and (other is None or state != other.is_state):
                return True
    return False


def _side(actor: Actor | None, where: str | None) -> Side | None:
    if actor is None:
        return None
    entry = table().get(actor.id or "")
    if entry is not None:
        stateless = not _words("stateless").isdisjoint(ancestors(entry.id))
        state = entry.side if entry.kind in STATES and not stateless else None
        return Side(entry.names[0], entry.kind, state, entry.id)
    kinds = {kind for _, kind, _ in named_actors(actor.name)}
    home = not _words("home").isdisjoint(actor.name.casefold().split())
    return Side(actor.name, kinds.pop() if len(kinds) == 1 else None, where if home else None)


def is_machine(actor: Actor) -> bool:
    """Whether a name is only of what a side uses: "warplanes" did not do it, their owner did."""
    words = actor.name.casefold().split()
    return actor.id is None and bool(words) and words[-1] in _words("machine")


@cache
def _words(what: str) -> frozenset[str]:
    return frozenset(w for kind, words in rows("sides.tsv") if kind == what for w in words.split("|"))


def _country(i: Incident) -> str | None:
    """The country of an incident's sites, where it is one."""
    found = _only(p.country for p in i.places if p.role == PlaceRole.SITE)
    return found or _only(p.country for p in i.places)


def _only(values: Iterable[str | None]) -> str | None:
    seen: Sequence[str] = sorted({v for v in values if v})
    return seen[0] if len(seen) == 1 else None
