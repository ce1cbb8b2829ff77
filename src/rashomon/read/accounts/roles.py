"""Who did it and whom it struck, by the words around each actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import ActorRole, IncidentType
from rashomon.read.accounts import police
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.phrases import is_noun
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, phrases
from rashomon.read.actors import is_adjective, kin
from rashomon.read.document import Token
from rashomon.read.mentions import ActorMention, EventMention

_BY = frozenset({"by"})
_ON = cues("on")
_SKIP = cues("skip")
_ARTICLES = _SKIP | {"the"}
_STRUCK = cues("struck")
_AIMED = cues("aimed")
_BEFORE_THINGS = _STRUCK | _AIMED | {"in", "to", "by", ",", "and", "when", "near", "from"}
_LONGEST_THING = 5  # words before the noun that names a thing struck
_PASSIVE = cues("passive")
_AUX = cues("aux")
_ACTIVE = cues("active")
# "facilities used by X", "held by X", "a statement by X" name no doer.
_NOT_DONE_BY = cues("not-done")
_OWNED_BY = cues("owned")
# After these a name is where something is, or belongs to something else; it is no subject.
_PREPOSITIONS = cues("preposition")
_FOLLOWS_OWNER = frozenset({"'s", "’s"})
_PLAIN = cues("plain")
_MEANS = cues("means")
_HEADLINE_VERBS = cues("headline")
_HEAD = 2  # sentences that may be a headline
_OF = 9  # characters from a number's clause to whom it is of: "killed one member of the"
_TO_BLAME = cues("to-blame")
_FIRE = cues("fire")
_ARMS = cues("arms")
_MET = 8  # words behind "shot" among which the drones stand that were met
_ADJECTIVE_GAP = 30  # characters from a state's adjective to its deed: "Turkish overnight artillery shelling"
_NAMED_BY_PLACE = frozenset({IncidentType.SUICIDE_BOMB, IncidentType.BOMB, IncidentType.ATTACK})
_NEXT = 3  # words behind an auxiliary among which its participle stands
_BLAMED = cues("blamed")


@dataclass(frozen=True, slots=True)
class Part:
    """An actor mention with the role that its clause gives it."""

    actor: ActorMention
    role: ActorRole


def parts(draft: Draft, kind: IncidentType) -> list[Part]:
    """The actors of an account with their roles, in the order told; none whose role the words leave open."""
    things = struck(draft)
    told = [p for t in draft.tellings for p in _roles(t, kind)]
    out = [p for p in told if not (_is_of_thing(p, things) or _is_unmanned(p))]
    return out if kind is IncidentType.CLASH else _one_side(out)


def _is_of_thing(p: Part, things: list[tuple[str, int, int]]) -> bool:
    """Whether an actor without a name is but a word of a thing struck: "police" of "police station"."""
    a = p.actor
    target = p.role is ActorRole.TARGET and a.id is None
    return target and any(a.field == field and start <= a.start < end for field, start, end in things)


def _is_unmanned(p: Part) -> bool:
    """Whether only the craft or the gun is told with which somebody did it: "helicopters", "artillery"."""
    did = p.role is ActorRole.PERPETRATOR
    return did and p.actor.id is None and p.actor.text.casefold() in _MEANS


def _roles(t: Telling, kind: IncidentType) -> list[Part]:
    """The actors of a telling whose role its words give; found once for clashes and once for the rest."""
    clash = kind is IncidentType.CLASH
    if clash not in t.roles:
        found = ((a, _role(t, a, kind)) for a in t.actors)
        t.roles[clash] = [Part(a, role) for a, role in found if role is not None]
    return t.roles[clash]


def _one_side(parts: list[Part]) -> list[Part]:
    """Without those who are said to have suffered what they did, or the reverse: what is told oftener holds,
    else what is told first. A page on a strike speaks of earlier attacks on those who carried it out."""
    ids = sorted({p.actor.id for p in parts if p.actor.id})
    wrong: set[tuple[str, bool]] = set()
    for one in ids:
        near = [p for p in parts if p.actor.id and kin(one, p.actor.id)]
        did = sum(p.role is ActorRole.PERPETRATOR for p in near)
        if 0 < did < len(near):
            doer = near[0].role is ActorRole.PERPETRATOR if 2 * did == len(near) else 2 * did > len(near)
            wrong.add((one, not doer))
    return [p for p in parts if (p.actor.id or "", p.role is ActorRole.PERPETRATOR) not in wrong]


def _role(t: Telling, a: ActorMention, kind: IncidentType) -> ActorRole | None:
    toks = t.sentence.tokens
    first = next((i for i, x in enumerate(toks) if x.start >= a.start), len(toks))
    end = next((i for i, x in enumerate(toks) if x.start >= a.end), len(toks))
    left = [x.low for x in toks[max(0, first - 6) : first]]
    before = [w for w in left if w not in _SKIP]
    after = [x.low for x in toks[end : end + 6]]
    if any(c.start <= a.start < c.end and c.who and a.text in c.who for c in t.counts):
        return ActorRole.PERPETRATOR if kind is IncidentType.CLASH else ActorRole.VICTIM
    if police.is_police(a):
        return police.role(t, a, first, end, kind is IncidentType.CLASH)
    near = before[-1] if before else ""
    if "of" in left[-2:] and any(a.start - _OF < c.end < a.start for c in t.counts):
        return ActorRole.PERPETRATOR if kind is IncidentType.CLASH else ActorRole.VICTIM  # "a member of X"
    if near in _BY:
        if _OWNED_BY.intersection(before[-3:-1]):
            return ActorRole.TARGET
        return ActorRole.PERPETRATOR if _NOT_DONE_BY.isdisjoint(before[-3:-1]) else None
    if _blamed(left):
        return ActorRole.PERPETRATOR
    if kind is IncidentType.CLASH and (
        "between" in [x.low for x in toks[max(0, first - 12) : first]] or near in {"with", "and", "against"}
    ):
        return ActorRole.PERPETRATOR
    headline = t.sentence.field == "title" or t.sentence.index < _HEAD
    if near in _ON or (headline and near in _HEADLINE_VERBS):
        return ActorRole.TARGET
    rest = [w for w in after if w not in _AUX]
    if rest and rest[0] in _PASSIVE and not _TO_BLAME.isdisjoint(rest[1:3]):
        return ActorRole.PERPETRATOR
    if rest and rest[0] in _PASSIVE:
        if "behind" in after:  # "is believed to be behind the bombing"
            return ActorRole.PERPETRATOR
        return ActorRole.TARGET if _suffers(t, toks[end:]) else None
    if _is_plain(a, left, rest) or _is_means(t, a) or "our" in left[-1:]:
        return None
    deed = next((e for e in t.events if e.noun and _is_deed_of(a, e)), None)
    if (deed or (after[:1] and after[0] in _FIRE)) and (not a.head or a.id or a.kind != "person"):
        return ActorRole.PERPETRATOR if _does(a, near, after, deed) else None
    if near in _PREPOSITIONS:
        return None
    verbs = [e for e in t.events if not e.noun and 0 <= e.start - a.end <= 30 and not _is_of_arms(toks, e)]
    if any(_is_finite(e.text) and _is_subject(toks, a, e.start) for e in verbs) or not _ACTIVE.isdisjoint(
        rest[:2]
    ):
        return ActorRole.PERPETRATOR
    return None


def _blamed(left: list[str]) -> bool:
    """ "blamed X", "blamed the shelling on X", "accused X of"."""
    return any(w in _BLAMED for w in left[-3:]) and "by" not in left[-2:]


def _suffers(t: Telling, toks: Sequence[Token]) -> bool:
    """Whether the auxiliary right behind an actor makes it the sufferer: "were shelled", "have been the
    target", "came under fire"; not so "were advancing" and "was released"."""
    at = next(k for k, x in enumerate(toks) if x.low in _PASSIVE)
    behind = toks[at + 1 : at + 1 + _NEXT]
    if {x.low for x in behind} & {"target", "targets", "under", "victim", "victims"}:
        return True
    starts = {e.start for e in t.events if not e.noun and not e.text.endswith("ing")}
    return any(x.start in starts for x in behind)


def _is_plain(a: ActorMention, left: list[str], rest: list[str]) -> bool:
    """Whether the words name no one: weapons, and nouns that stand before another ("a militant source")."""
    if a.id is not None:
        return False
    words = a.text.casefold().split()
    return (
        len(words) == 1 and (words[0] in _PLAIN) and not (rest and rest[0] in _ACTIVE and words[0][-1] != "s")
    )


def _is_deed_of(a: ActorMention, e: EventMention) -> bool:
    """ "X's strikes", "X air strikes", "a rebel tank attack", of which the tank is the actor's as well."""
    return 0 <= e.start - a.end <= 2 or a.start < e.start < a.end < e.end or _is_adjective_of(a, e)


def _is_adjective_of(a: ActorMention, e: EventMention) -> bool:
    """ "Turkish overnight shelling"."""
    return is_adjective(a.text) and 0 <= e.start - a.end <= _ADJECTIVE_GAP


def _does(a: ActorMention, near: str, after: list[str], deed: EventMention | None) -> bool:
    """Whether who is named before a deed did it: the bare name of a state may say where it was done, as in
    "in Iraq strikes" and "Iraq bombing"."""
    if a.kind != "state" or a.head or is_adjective(a.text) or _owns(a, after):
        return True
    if deed is not None and deed.type in _NAMED_BY_PLACE:
        return False
    return near not in _PREPOSITIONS or near == "of"


def _is_of_arms(toks: Sequence[Token], e: EventMention) -> bool:
    """ "Shot down 74 of 110 drones": who meets an attack does not carry it out."""
    behind = [x.low for x in toks if x.start >= e.start][:_MET]
    return any(w[0].isdigit() for w in behind) and not _ARMS.isdisjoint(behind)


def _is_means(t: Telling, a: ActorMention) -> bool:
    """Whether the word is but that for an arm in what was done with it: "drone strikes"."""
    return a.text.casefold() in _PLAIN and any(
        e.noun and e.start <= a.start and a.end < e.end for e in t.events
    )


def _owns(a: ActorMention, after: list[str]) -> bool:
    return a.text.endswith(tuple(_FOLLOWS_OWNER)) or after[:1] == ["'s"]


def _is_subject(toks: Sequence[Token], a: ActorMention, verb: int) -> bool:
    """Whether nothing between the name and the verb makes it the sufferer or cuts it off."""
    between = {x.low for x in toks if a.end <= x.start < verb}
    return between.isdisjoint(_PASSIVE) and not between & {",", ";", "who", "which", "whose", "that"}


def _is_finite(verb: str) -> bool:
    return not verb.casefold().endswith("ing")


def targets(t: Telling) -> list[tuple[int, int]]:
    """Spans of things struck, without their article: "crowded market", "al-Quds hospital", "oil depot"; found
    once for a telling."""
    if t.struck is None:
        t.struck = list(_things(t))
    return t.struck


def _things(t: Telling) -> Iterator[tuple[int, int]]:
    toks = t.tokens
    low = [x.low for x in toks]
    nouns = {e.end for e in t.events if e.noun}
    ends: dict[int, int] = {}
    for first, last, _ in phrases("target").find(low):
        k, end = first, last
        while k > 0 and first - k < _LONGEST_THING and low[k - 1] not in _BEFORE_THINGS:
            k -= 1
        while end < len(low) and is_noun(low[end]):
            end += 1  # "a drone workshop" is no drone
        if k and (low[k - 1] in _STRUCK or (low[k - 1] in _AIMED and k > 1 and toks[k - 2].end in nouns)):
            while k < first and low[k] in _ARTICLES:
                k += 1
            ends[k] = max(end, ends.get(k, 0))
    yield from ((toks[k].start, toks[end - 1].end) for k, end in ends.items())


def struck(draft: Draft) -> list[tuple[str, int, int]]:
    """(field, start, end) of each thing struck that an account names."""
    return [(t.sentence.field, start, end) for t in draft.tellings for start, end in targets(t)]
