"""Whether a claim is the word of the one who struck on those whom it struck.

Airwars and Iraq Body Count keep such words as context and count by what others tell of the same strike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.model import (
    COUNTS,
    Account,
    Actor,
    ActorRole,
    Block,
    BlockLabel,
    Claim,
    CleanReport,
    HarmGroup,
    Report,
    Stance,
)
from rashomon.read.actor_table import kin
from rashomon.read.actors import find_actors
from rashomon.read.sentences import document
from rashomon.reconcile.words import pattern

_DOERS = (ActorRole.PERPETRATOR, ActorRole.CLAIMANT)
_POLICE = "police"  # plain police, deputies: they tell of what they investigate, and are no side in a war
_FORCE = "force"  # a state's own forces, plainly named: "military source", "air force"
# A state's media tell of strikes by both sides: they are outlets, not the one who struck.
_MEDIA = pattern("media")

_REBELS = pattern("rebels")


def own_words(account: Account) -> frozenset[str]:
    """The ids of an account's counts that are the word of the one whom the account names as having struck.

    The voice is his where it names the same actor, or a part of it, or where both are plain forces. An
    account that names doers of two sides (a battle) leaves open who struck whom. One's own dead are no such
    words, nor is what is denied.
    """
    doers = [a for a in account.actors if a.role in _DOERS]
    if not doers:
        return frozenset()
    return frozenset(
        c.id
        for c in account.claims
        if c.property in COUNTS
        and c.attributed_to
        and c.stance != Stance.DENIED
        and c.group != HarmGroup.PERPETRATORS
        and not _MEDIA.search(c.attributed_to)
        and _is_of(c, doers)
    )


def _is_of(claim: Claim, doers: Sequence[Actor]) -> bool:
    """Whether the voice of a claim is on the side of all doers, and speaks of others' dead."""
    speakers = named_actors(claim.attributed_to or "")
    harmed = named_actors(claim.who or "")
    return any(
        all(_same(speaker, d) for d in doers) and not any(_same(h, d) for h in harmed for d in doers)
        for speaker in speakers
        if speaker[:2] != (None, _POLICE)
    )


def _same(named: tuple[str | None, str, str], doer: Actor) -> bool:
    id, kind, name = named
    if name == doer.name.casefold():
        return True
    if id is not None and doer.id is not None:
        return kind != "coalition" and kin(id, doer.id)
    kinds = {k for _, k, _ in named_actors(doer.name)}
    plain = kind == _FORCE and kinds == {_FORCE} and not _REBELS.search(name + " " + doer.name)
    return plain and id is None and doer.id is None


@lru_cache(maxsize=4096)
def named_actors(words: str) -> tuple[tuple[str | None, str, str], ...]:
    """(id, kind, name) of the armed actors that some words name."""
    if not words:
        return ()
    blocks = (Block(0, len(words), BlockLabel.ARTICLE),)
    doc = document(CleanReport(report=Report(id="", text=words), blocks=blocks))
    return tuple((a.id, a.kind, a.text.casefold()) for a in find_actors(doc))
