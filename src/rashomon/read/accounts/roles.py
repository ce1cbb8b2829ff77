"""Who did it and whom it struck, by the words around each actor."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import ActorRole, IncidentType
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import phrases
from rashomon.read.mentions import ActorMention

_BY = frozenset({"by"})
_ON = frozenset(
    "on against at targeting targeted target targets hit hits hitting struck striking strike attacked "
    "attacking shelled shelling bombed bombing pounded bombarded ambushed killed killing wounded "
    "wounding injuring repelled expelled pushing fighting fought battling battled from near toward "
    "towards between".split()
)
_SKIP = frozenset("the a an some several many two three four five dozens of its their his armed".split())
_PASSIVE = frozenset("was were been is are being be".split())
_AUX = frozenset("have has had also reportedly allegedly then on".split())
_ACTIVE = frozenset(
    "carried launched conducted fired dropped opened captured seized advanced stormed detonated mounted "
    "began launch executed kidnapped abducted beheaded claimed entered took repelled retook recaptured "
    "clashed fought battled ambushed planted staged waged backed supported led downed shot".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """An actor mention with the role that its clause gives it."""

    actor: ActorMention
    role: ActorRole


def parts(draft: Draft, kind: IncidentType) -> list[Part]:
    """The actors of an account with their roles, in the order told; none whose role the words leave open."""
    out: list[Part] = []
    for t in draft.tellings:
        for a in t.actors:
            role = _role(t, a, kind)
            if role is not None:
                out.append(Part(a, role))
    return out


def _role(t: Telling, a: ActorMention, kind: IncidentType) -> ActorRole | None:
    toks = t.sentence.tokens
    first = next((i for i, x in enumerate(toks) if x.start >= a.start), len(toks))
    end = next((i for i, x in enumerate(toks) if x.start >= a.end), len(toks))
    before = [x.low for x in toks[max(0, first - 5) : first] if x.low not in _SKIP]
    after = [x.low for x in toks[end : end + 6]]
    if any(c.start <= a.start < c.end and c.who and a.text in c.who for c in t.counts):
        return ActorRole.PERPETRATOR if kind is IncidentType.CLASH else ActorRole.VICTIM
    near = before[-1:]
    if near and near[0] in _BY:
        return ActorRole.PERPETRATOR
    if kind is IncidentType.CLASH and (
        "between" in [x.low for x in toks[max(0, first - 12) : first]]
        or (near and near[0] in {"with", "and", "against"})
    ):
        return ActorRole.PERPETRATOR
    if near and near[0] in _ON:
        return ActorRole.TARGET
    rest = [w for w in after if w not in _AUX]
    if rest and rest[0] in _PASSIVE:
        return ActorRole.TARGET
    if any(0 <= e.start - a.end <= 2 for e in t.events):
        return ActorRole.PERPETRATOR
    if any(0 <= e.start - a.end <= 30 and not e.noun for e in t.events) or not _ACTIVE.isdisjoint(rest[:3]):
        return ActorRole.PERPETRATOR
    return None


def targets(t: Telling) -> list[tuple[int, int]]:
    """Spans of things struck: "a crowded market", "the al-Quds hospital"."""
    toks = t.tokens
    low = [x.low for x in toks]
    out: list[tuple[int, int]] = []
    for first, end, _ in phrases("target").find(low):
        k = first
        while (
            k > 0
            and first - k < 5
            and low[k - 1] not in _ON
            and low[k - 1] not in {"in", "to", "by", ",", "and"}
        ):
            k -= 1
        if k > 0 and low[k - 1] in _ON:
            out.append((toks[k].start, toks[end - 1].end))
    return out
