"""Who did what an elliptic clause tells: "gunmen killed 20 people in Velm and another 11 in Daruk"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Actor, ActorRole, Claim, IncidentType, Property, When
from rashomon.read.accounts.agents import agents
from rashomon.read.accounts.cast import cast
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.fillers import CERTAIN, Filler, Told
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.worded import worded_claims
from rashomon.read.document import Document
from rashomon.read.mentions import Voice

_SHARED = (Property.PERPETRATOR, Property.WEAPON)


def with_shared_doers(
    doc: Document,
    draft: Draft,
    kind: IncidentType,
    when: When,
    voices: list[Voice],
    told: tuple[Sequence[Actor], Sequence[Claim]],
) -> tuple[tuple[Actor, ...], list[Claim]]:
    """The actors and claims of an account, with those who did it as its sentence says them once for two
    places, where the account's own clause has no verb and names nobody."""
    actors, claims = told
    root = _root(draft)
    if root is None or any(a.role is ActorRole.PERPETRATOR for a in actors):
        return tuple(actors), list(claims)
    whole = Draft()
    whole.add(root)
    people = [Told(p, Filler.INDIVIDUAL, CERTAIN, agent=True) for p in agents(whole, kind)]
    doers = [a for a in cast(doc, whole, kind, voices, people, ()) if a.role is ActorRole.PERPETRATOR]
    shared = worded_claims(doc, whole, kind, when, (), voices, people, (), ())
    return (*actors, *doers), [*claims, *(c for c in shared if c.property in _SHARED)]


def _root(draft: Draft) -> Telling | None:
    """The clause of the same sentence that has the verb, where the account's own clause has none."""
    first = draft.tellings[0]
    if len(draft.tellings) > 1 or first.told or not first.opened_by:
        return None
    root = first.left
    while root is not None and not root.told:
        root = root.left
    return root
