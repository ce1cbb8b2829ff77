"""Chains of retaliation: what an incident answered, what that had answered, and what answered it in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.model import LinkKind, Relation

LONGEST = 40  # links in one direction: a chain that long is followed no further


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One incident of a chain. ``step`` counts the answers from the incident asked for: -1 is what it
    answered, 1 what answered it. ``relation`` is the link that leads there."""

    step: int
    incident: str
    relation: Relation


def chain(incident: str, relations_of: Callable[[str], Iterable[Relation]]) -> tuple[Link, ...]:
    """The incidents that hang together with one by answers, from the first cause to the last answer.

    Each stands once, at its shortest way. What two answers have in common is no matter of the chain: from
    an incident it goes back to causes and on to answers, and does not turn.

    Args:
        relations_of: the relations from and to an incident, by its id.
    """
    back = _followed(incident, relations_of, -1)
    on = _followed(incident, relations_of, 1)
    seen = {link.incident for link in back}
    return (*reversed(back), *(link for link in on if link.incident not in seen))


def _followed(start: str, relations_of: Callable[[str], Iterable[Relation]], way: int) -> list[Link]:
    out: list[Link] = []
    seen = {start}
    edge = [start]
    for step in range(1, LONGEST + 1):
        found: dict[str, Relation] = {}
        for id in edge:
            for r in relations_of(id):
                here, there = (r.source, r.target) if way < 0 else (r.target, r.source)
                if r.kind == LinkKind.RESPONSE_TO and here == id and there not in seen:
                    found.setdefault(there, r)
        edge = sorted(found)
        seen.update(edge)
        out += [Link(step=way * step, incident=i, relation=found[i]) for i in edge]
        if not edge:
            break
    return out
