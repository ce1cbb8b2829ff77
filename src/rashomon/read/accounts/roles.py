"""Who did it and whom it struck, by the words around each actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import POINTS, ActorRole, IncidentType
from rashomon.read.accounts import police
from rashomon.read.accounts.around import SKIP, Around, around
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.hitback import answering
from rashomon.read.accounts.struck import struck
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.verbs import (
    does_behind_aside,
    is_finite,
    is_harmed,
    is_of_arms,
    is_subject,
    is_suffered,
    reach,
    suffers,
)
from rashomon.read.accounts.words import cues
from rashomon.read.actor_table import kin
from rashomon.read.actors import is_adjective
from rashomon.read.mentions import ActorMention, EventMention
from rashomon.read.places.words import words

_BY = frozenset({"by"})
_MUTUAL = cues("mutual")
_JOINING = cues("joining")
_CLOSE = 6  # words before a name
_BELIEVED = cues("believed")
_SUSTAINED = cues("sustained")
_SUSPECTED = cues("suspected")
_LOST = cues("lost")
_MEN = 25  # characters from an actor to the number that it lost
_ON = cues("on")
_ARTICLES = SKIP | {"the"}
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
_ADJECTIVE_GAP = 30  # characters from a state's adjective to its deed: "Turkish overnight artillery shelling"
_NAMED_BY_PLACE = frozenset(
    {IncidentType.SUICIDE_BOMB, IncidentType.BOMB, IncidentType.ATTACK, IncidentType.CLASH}
)
_WITH_AIRCRAFT = frozenset({"state", "force", "coalition"})
_ON_GROUND = frozenset({"jihadist", "rebel", "gang", "person"})
_TAKES_GROUND = cues("takes-ground")
_ANOTHER = cues("another")
_HOLDING = cues("holding")
_DIRECTIONS = words("compass")
_LASTING = cues("lasting")
_YEAR = 4  # digits
_LEAD = 2  # sentences behind the title that tell the news
_DAYS = 3  # that an expression spans at most which dates a deed


@dataclass(frozen=True, slots=True)
class Part:
    """An actor mention with the role that its clause gives it."""

    actor: ActorMention
    role: ActorRole


def parts(draft: Draft, kind: IncidentType) -> list[Part]:
    """The actors of an account with their roles, in the order told; none whose role the words leave open, and
    none who are only said to fight a war that goes on."""
    fight = _fight(draft, kind)
    tellings = [t for t in draft.tellings if not _is_backdrop(t)] or draft.tellings
    told = [p for t in tellings for p in _told(t, fight)]
    out = [p for p in told if not (_is_of_thing(p, draft) or _is_unmanned(p))]
    if kind is IncidentType.AIRSTRIKE:
        out = _in_the_air(out)
    return out if fight is Fight.MUTUAL else _one_side(out)


class Fight(StrEnum):
    """How the sides of an incident stand to each other."""

    MUTUAL = "mutual"  # both are told to fight: "clashes", "battled", "repelled the attack"
    RAID = "raid"  # a battle of which it is only told that one side set upon the other
    NONE = "none"  # no battle


def _fight(draft: Draft, kind: IncidentType) -> Fight:
    if kind is not IncidentType.CLASH:
        return Fight.NONE
    return Fight.MUTUAL if any(not _MUTUAL.isdisjoint(t.low) for t in draft.tellings) else Fight.RAID


def is_mutual(draft: Draft, kind: IncidentType) -> bool:
    """Whether both sides of an incident did it: they fought."""
    return _fight(draft, kind) is Fight.MUTUAL


def _in_the_air(parts: list[Part]) -> list[Part]:
    """Without groups that have no aircraft, where one that has is told to have struck."""
    did = [p.actor for p in parts if p.role is ActorRole.PERPETRATOR]
    if not any(a.kind in _WITH_AIRCRAFT for a in did):
        return parts
    return [p for p in parts if not (p.role is ActorRole.PERPETRATOR and p.actor.kind in _ON_GROUND)]


def _is_of_thing(p: Part, draft: Draft) -> bool:
    """Whether an actor without a name is but a word of a thing struck: "police" of "police station"."""
    a = p.actor
    target = p.role is ActorRole.TARGET and a.id is None
    return target and any(a.field == field and start <= a.start < end for field, start, end in struck(draft))


def _is_unmanned(p: Part) -> bool:
    """Whether only the craft or the gun is told with which somebody did it: "helicopters", "artillery"."""
    did = p.role is ActorRole.PERPETRATOR
    return did and p.actor.id is None and p.actor.text.casefold() in _MEANS


def told_parts(t: Telling) -> list[Part]:
    """The actors of a telling whose role its words give, where it is taken for no battle."""
    return _told(t, Fight.NONE)


def _told(t: Telling, fight: Fight) -> list[Part]:
    """The actors of a telling whose role its words give; found once for each kind of fight."""
    if fight not in t.roles and _is_of_the_war(t):
        t.roles[fight] = []
    if fight not in t.roles:
        found = ((a, _role(t, a, fight)) for a in t.actors)
        t.roles[fight] = [Part(a, role) for a, role in found if role is not None]
    return t.roles[fight]


def _is_of_the_war(t: Telling) -> bool:
    """Whether a sentence tells who fights whom at large: "at war since 2012, the army fighting"."""
    low = [x.low for x in t.sentence.tokens]
    return any(
        word == "since" and any(w.isdigit() and len(w) == _YEAR for w in low[k + 1 : k + 3])
        for k, word in enumerate(low)
    ) and not _LASTING.isdisjoint(low)


def _is_backdrop(t: Telling) -> bool:
    """Whether a stretch tells how a war stands, and of no incident: behind the lead, fighting without a
    number, a town or a day ("battles go on in the province")."""
    told = t.told
    return (
        t.sentence.index > _LEAD
        and bool(told)
        and all(e.type is IncidentType.CLASH for e in told)
        and all(c.total for c in t.counts)
        and not any(p.place.precision in POINTS for p in t.sites)
        and not any(not d.backward and d.when.days is not None and d.when.days <= _DAYS for d in t.dates)
    )


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


def _role(t: Telling, a: ActorMention, fight: Fight) -> ActorRole | None:
    w = around(t, a)
    harmed = ActorRole.PERPETRATOR if fight is Fight.MUTUAL else ActorRole.VICTIM  # a battle has two sides
    if any(c.start <= a.start < c.end and c.who and a.text in c.who for c in t.counts):
        return harmed
    if police.is_police(a):
        return police.role(t, w.first, w.end, fight is Fight.MUTUAL)
    if "of" in w.left[-2:] and any(a.start - _OF < c.end < a.start for c in t.counts):
        return harmed  # "a member of X"
    if _has_no_part(t, a, w):
        return None
    if _bears(t, a, w):
        return harmed
    role = _by_words_before(t, w, fight) or _by_words_behind(t, a, w, fight)
    if role is None and w.near not in _PREPOSITIONS and (other := _joined(t, a, w)):
        beside = around(t, other)
        return None if _has_no_part(t, other, beside) else _by_words_behind(t, other, beside, fight)
    return role


def _bears(t: Telling, a: ActorMention, w: Around) -> bool:
    """Whether the losses told of are its own: "wounds sustained by X", "X lost nine men"."""
    if w.near in _BY:
        return not _SUSTAINED.isdisjoint(w.before[-2:-1])
    lost = [x for x in w.after[:2] if x in _LOST]
    return bool(lost) and any(0 <= c.number[0] - a.end <= _MEN for c in t.counts)


def _has_no_part(t: Telling, a: ActorMention, w: Around) -> bool:
    """Whether a name says where, whose or near whom, and its bearer is not told to do or suffer anything."""
    if a.kind == "political" or _is_another(w.after) or _is_where(t, a, w):
        return True
    if w.near not in _BY:
        return False
    if not _OWNED_BY.isdisjoint(w.before[-3:-1]):
        return "from" in w.left[-_CLOSE:]  # "fired from land held by X" tells of nobody who was struck
    return not _NOT_DONE_BY.isdisjoint(w.before[-3:-1])


def _by_words_before(t: Telling, w: Around, fight: Fight) -> ActorRole | None:
    if w.near in _BY:
        return ActorRole.PERPETRATOR if _OWNED_BY.isdisjoint(w.before[-3:-1]) else ActorRole.TARGET
    if w.blamed or w.did:
        return ActorRole.PERPETRATOR
    if fight is Fight.MUTUAL:
        between = "between" in [x.low for x in w.toks[max(0, w.first - 12) : w.first]]
        if between or w.near in {"with", "and", "against"}:
            return ActorRole.PERPETRATOR
    elif w.near in {"and", "or"} and (other := _listed_before(t, w)):
        return _role(t, other, fight)
    headline = t.sentence.field == "title" or t.sentence.index < _HEAD
    return ActorRole.TARGET if w.near in _ON or (headline and w.near in _HEADLINE_VERBS) else None


def _by_words_behind(t: Telling, a: ActorMention, w: Around, fight: Fight) -> ActorRole | None:
    rest = [x for x in w.after if x not in _AUX]
    if w.after and w.after[0] in _HOLDING:
        return None
    if rest and rest[0] in _PASSIVE:
        if "behind" in w.after or not _TO_BLAME.isdisjoint(rest[1:3]) or _is_suspected(rest):
            return ActorRole.PERPETRATOR  # "is believed to be behind the bombing"
        return ActorRole.TARGET if suffers(t, w.toks[w.end :]) else None
    if _is_plain(a, rest) or _is_means(t, a) or "our" in w.left[-1:]:
        return None
    deed = next((e for e in t.events if e.noun and _is_deed_of(a, e)), None)
    if (deed or (w.after[:1] and w.after[0] in _FIRE)) and (not a.head or a.id or a.kind != "person"):
        return ActorRole.PERPETRATOR if _does(a, w.near, w.after, deed) else None
    if w.near in _PREPOSITIONS:
        return None
    if does_behind_aside(t, w):
        return ActorRole.PERPETRATOR
    most = reach(w)
    verbs = [e for e in t.events if not e.noun and 0 <= e.start - a.end <= most and not is_of_arms(w.toks, e)]
    if fight is Fight.NONE and verbs and verbs[0].text.casefold() in _TAKES_GROUND:
        return None  # no battle: who took the town afterwards did not do it
    if verbs and is_harmed(w.toks, a, verbs[0]):
        return ActorRole.PERPETRATOR if fight is Fight.MUTUAL else ActorRole.VICTIM
    does = any(
        is_finite(e.text) and is_subject(w.toks, a, e.start) and not is_suffered(w.toks, e) for e in verbs
    )
    acts = any(x in _ACTIVE and _BY.isdisjoint(rest[k + 1 : k + 2]) for k, x in enumerate(rest[:2]))
    apart = w.after[:1] == [","]  # "fighters, killed by the dozen"
    return ActorRole.PERPETRATOR if does or (acts and not apart) or answering(t) is a else None


def _is_suspected(rest: list[str]) -> bool:
    """ "Is accused of", "were blamed for", "are believed to have laid"."""
    if rest[1:2] and rest[1] in _BELIEVED and rest[2:3] == ["to"]:
        return not _ACTIVE.isdisjoint(rest[3:4])
    return rest[1:2] != [] and rest[1] in _SUSPECTED and rest[2:3] in (["of"], ["for"], ["in"])


def _listed_before(t: Telling, w: Around) -> ActorMention | None:
    """The actor that stands before "and" or "or": "by X and the Y"."""
    k = w.first - 1
    while k > 0 and w.toks[k].low in _ARTICLES:
        k -= 1
    if k <= 0:
        return None
    return next((x for x in t.actors if x.start < w.toks[k].start and x.end == w.toks[k - 1].end), None)


def _joined(t: Telling, a: ActorMention, w: Around) -> ActorMention | None:
    """The actor with whom one does or suffers what is told behind both: "X and the Y", "X, backed by Y"."""
    other = next((x for x in t.actors if x.start > a.end), None)
    if other is None:
        return None
    between = [x.low for x in w.toks[w.end :] if x.start < other.start]
    return other if between and _JOINING.issuperset(between) and between != [","] else None


def _is_another(after: Sequence[str]) -> bool:
    """ "The X offshoot", "X's Syrian affiliate": who is meant is another group, near to X.
    "X linked to Y" is X."""
    behind = after[1:] if after and is_adjective(after[0]) else after
    return bool(behind) and behind[0] in _ANOTHER and behind[1:2] not in (["to"], ["with"])


def _is_where(t: Telling, a: ActorMention, w: Around) -> bool:
    """Whether the bare name of a state says where something was: "in Aleppo, Syria", "northeast Syria hurt
    two", "the border with Turkey", "in Syria and Iraq"."""
    if a.kind != "state" or a.id is None or a.head or is_adjective(a.text) or w.first == 0:
        return False
    before = w.toks[w.first - 1]
    named = (m for mentions in (t.places, t.actors) for m in mentions)  # "X's Syria stronghold"
    if (
        before.low in _DIRECTIONS
        or before.low == "and"
        or any(m.start <= before.start < m.end <= a.start for m in named)
    ):
        return True
    return before.low in {"with", "to"} and "border" in w.left[-_CLOSE:]


def _is_plain(a: ActorMention, rest: list[str]) -> bool:
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


def _is_means(t: Telling, a: ActorMention) -> bool:
    """Whether the word is but that for an arm in what was done with it: "drone strikes"."""
    return a.text.casefold() in _PLAIN and any(
        e.noun and e.start <= a.start and a.end < e.end for e in t.events
    )


def _owns(a: ActorMention, after: list[str]) -> bool:
    return a.text.endswith(tuple(_FOLLOWS_OWNER)) or after[:1] == ["'s"]
