"""Which types an account may be of: those that its own words and its report's speak for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.model import ActorRole, HarmGroup, IncidentType, Property
from rashomon.read.accounts.drafts import Draft, deed_of
from rashomon.read.accounts.items import ENTRIES
from rashomon.read.accounts.roles import parts
from rashomon.read.accounts.setting import WARLIKE
from rashomon.read.accounts.tellings import ANSWER, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.events import fallen_craft, lexicon
from rashomon.read.mentions import ActorMention, CountMention, EventMention

READ = 6  # tellings of an account that speak for its type
# What no report tells of without a word of that kind: an arm, who uses it, what it does.
BY_WORDS = WARLIKE - {IncidentType.CLASH}
_ARMS = BY_WORDS | {IncidentType.BOMB}
_BROUGHT = 2  # tellings of an account that say what was done, and what an arm brought
_OPENING = 6  # words among which an account says that it is another
_ANY_DEED = frozenset({"incident", "incidents"})  # that any type may be called
_MEET = frozenset({"clashed", "clashing"})  # what crowds and villages do, too
_RARE = {IncidentType.DRONE, IncidentType.MISSILE}  # that the months learned from have few of
_FROM_AIR = {IncidentType.AIRSTRIKE, IncidentType.DRONE}
# What may be called by a word that leaves it open: "strike", "bombing".
_LIKE = {
    IncidentType.AIRSTRIKE: {IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.MISSILE},
    IncidentType.BOMB: {IncidentType.BOMB, IncidentType.SUICIDE_BOMB},
    IncidentType.ATTACK: set(_ARMS) | {IncidentType.SUICIDE_BOMB},
}
_ADJECTIVES = 3  # words from "another" to "strike"
_UNNAMED = (None, "others", "other", "more")
_FROM_FAR_OFF = BY_WORDS - {IncidentType.AIRSTRIKE}
_ON_LAND = {IncidentType.CLASH, IncidentType.ATTACK}
_ON_FOOT = frozenset(
    ("rebel", "militia", "jihadist", "gang", "person", "police", "civilians")
)  # actors' kinds
_FROM_AFAR = frozenset(("coalition",))  # kinds of actors who strike what is not next to them
_ARMED = frozenset({HarmGroup.COMBATANTS, HarmGroup.OFFICIALS, HarmGroup.PERPETRATORS})
_COMMON = {IncidentType.AIRSTRIKE, IncidentType.ATTACK, IncidentType.CLASH, IncidentType.SHELLING}


class PageTypes(NamedTuple):
    """The types that a report speaks of, whatever its accounts: those that any words speak for (verbs like
    "hit" and "targeted" speak for no arm), those of its sure events, and those of any event word."""

    evidenced: frozenset[IncidentType]
    sure: frozenset[IncidentType]
    mentioned: frozenset[IncidentType]


def page_types(drafts: Iterable[Draft]) -> PageTypes:
    """What all accounts of a report together speak of."""
    tellings = [t for d in drafts for t in d.tellings]
    return PageTypes(
        frozenset(kind for t in tellings for kind in _words_for(t)),
        frozenset(e.type for t in tellings for e in t.told if e.sure),
        frozenset(e.type for t in tellings for e in t.events),
    )


def _words_for(t: Telling) -> set[IncidentType]:
    # "Militants raid convoy" speaks for none either.
    kinds = {a.kind for a in t.actors}
    on_foot = bool(kinds) and kinds <= _ON_FOOT
    afar = not kinds.isdisjoint(_FROM_AFAR)
    named = {
        e.type
        for e in t.events
        if e.sure or e.type is not IncidentType.AIRSTRIKE or afar or (_bombs(e) and not on_foot)
    }
    return named | set(t.means()) | _cued(t)


def _bombs(e: EventMention) -> bool:
    """Whether it is called a raid, a strike or bombing: "struck" and "hit" speak for no arm."""
    return e.noun or not words_of("bombs").isdisjoint(e.key.split())


def _cued(t: Telling) -> set[IncidentType]:
    """The types of its cues, but not of those that are none alone: "shot his wife and then himself"."""
    lex = lexicon()
    if lex.hints.isdisjoint(t.low):
        return set(t.cues())
    hinted = {kind for w in t.low if w in lex.hints for kind in lex.cues[w]}
    firm = {kind for w in t.low if w not in lex.hints for kind in lex.cues.get(w, ())}
    return t.cues().keys() - (hinted - firm)


def candidate_types(draft: Draft, lead: Draft, page: PageTypes) -> list[IncidentType]:
    """The types that any word of the account speaks for, and the commonest ones; of air strikes, shelling and
    the like only those that the report has a word for (``page``)."""
    seen = draft.kinds | _COMMON
    means = {kind for t in draft.tellings[:READ] for kind in t.means()}
    for t in draft.tellings[:READ]:
        seen |= {e.type for e in t.told or t.events} | _cued(t) | means
    led = set() if is_set_apart(draft) else lead.sure
    if not (draft.sure or means):
        seen |= led
    seen |= {e.type for e in beside(draft)}
    seen -= BY_WORDS - page.evidenced
    if len(rare := draft.sure & BY_WORDS) == 1 and rare <= _RARE:
        seen -= BY_WORDS - rare - means  # "a drone strike … the raid": "raid" leaves open of what
    doers = _first_doers(draft)
    alone = means | draft.sure | (set() if draft.tellings[0].entry in ENTRIES else led)
    if not alone & _FROM_AIR and (_are_on_foot(draft, doers) or _is_hand_to_hand(draft)):
        seen -= _FROM_AIR  # "gunmen raided two villages", "was shot in the neck during the raid"
    if draft.tellings[0].answered and not alone & _FROM_AIR:
        seen -= _FROM_AIR  # "the base was attacked, and jets responded"
    if not draft.sure & _ON_LAND and _fly(doers):
        seen = seen - _ON_LAND or seen  # "the air force wrecked a depot, killing six"
        seen = seen - {IncidentType.SHELLING} or seen  # "jets pounded trenches; shells burned"
    if all(e.key in _ANY_DEED for t in draft.tellings for e in t.told if e.type is IncidentType.OTHER):
        seen.discard(IncidentType.OTHER)
    if _kills_more_than_takes(draft):
        seen.discard(IncidentType.ABDUCTION)  # the graver deed: "gunmen kill 17, abduct pastor"
        if IncidentType.ABDUCTION in draft.sure:
            seen -= BY_WORDS - draft.sure - means  # who carries people off has come by land
    elif _takes_people(draft):
        seen = (seen | {IncidentType.ABDUCTION}) - {IncidentType.CLASH}
    if _plants_bombs(draft, doers):
        seen.add(IncidentType.BOMB)
    return sorted(seen - WARLIKE if _is_crime(draft, lead) else seen)


def settled(draft: Draft, seen: set[IncidentType]) -> set[IncidentType]:
    """What is left of the types that are weighed where an account's own words settle some of them.

    Where it tells what did the deed, or that ground changed hands, no other arm is guessed: not from the page
    ("snipers wounded two" amid months of shelling), nor from a verb ("bombed the market with artillery").
    What an arm brings outweighs the arm: gas that helicopters drop, a bomb that its bearer sets off.
    """
    told = draft.tellings[:READ]
    if IncidentType.OTHER in seen and _tells_of_a_fall(told[0]):
        return {IncidentType.OTHER}
    if draft.sure == {IncidentType.ABDUCTION} <= seen and _takes_people(draft):
        return {IncidentType.ABDUCTION}  # "gunmen kidnapped 30 pupils"
    if not any(t.told or t.means() or t.cues() for t in told):
        return {e.type for e in beside(draft)} & seen or seen  # "shells killed three in Arl, four in Belt"
    if IncidentType.SUICIDE_BOMB in seen and _is_on_bombers(draft):
        return {IncidentType.CLASH}
    means = {kind for t in told for kind in t.means()}
    first = [e for t in told[:_BROUGHT] for e in t.told]
    cued = {kind for t in told for kind in t.cues()}
    own = means | draft.sure | cued | {e.type for t in told for e in t.told if e.noun}
    left = seen
    if means or any(_takes_ground(e) for e in first):
        left = left - (_ARMS - own)
    if cued & BY_WORDS:
        left = left - (_RARE - own)  # "fired rockets" in answer to a drone
    if IncidentType.CHEMICAL in left and any(e.sure and e.type is IncidentType.CHEMICAL for e in first):
        left = left - BY_WORDS - {IncidentType.BOMB} | {IncidentType.CHEMICAL}
    if (len(draft.sure) == 1 and draft.sure <= _RARE) or (
        not draft.sure and _raids_from_afar(told[:_BROUGHT])
    ):
        left = left - {IncidentType.CLASH}  # "came under attack by militants with ballistic missiles"
    if IncidentType.SUICIDE_BOMB in draft.sure & left:
        left = left - {IncidentType.BOMB}
    if IncidentType.DRONE in left and _first_from_air(told) is IncidentType.DRONE:
        left = left - {IncidentType.AIRSTRIKE}
    if IncidentType.CLASH in left and not draft.sure & _ARMS:
        if any(_meet(e) for e in first):
            left = left - {IncidentType.ATTACK} - (_ARMS - own)  # "an encounter", amid bombs elsewhere
        elif _is_on_the_armed(draft):
            left = left - {IncidentType.ATTACK}
    if means == {IncidentType.DRONE} and _only_drops(draft):
        left = left - {IncidentType.AIRSTRIKE}  # "two bombs dropped by a drone"
    return left or seen


def is_like_the_last(draft: Draft, last: IncidentType) -> bool:
    """Whether it is told as one more of what the account before it told of: "another strike", "a similar
    bombing", with no word of its own for what kind that was."""
    first = draft.tellings[0]
    e = next(iter(first.told), None)
    if e is None or not e.noun or draft.sure or any(t.means() for t in draft.tellings[:READ]):
        return False
    if any(t.cues().keys() & _ARMS for t in draft.tellings[:READ]):
        return False
    before = [x.low for x in first.tokens if x.start < e.start][-_ADJECTIVES:]
    if not words_of("similar").isdisjoint(before):
        return last in _LIKE.get(e.type, ())
    return (
        e.type is IncidentType.AIRSTRIKE
        and last in _LIKE[e.type]
        and not words_of("one more").isdisjoint(before)
    )


def _first_from_air(told: Sequence[Telling]) -> IncidentType | None:
    """What is sure of a strike from the air where first one is: "a drone strike … the air strike", which is
    the same; not "air strikes, drones and cruise missiles"."""
    return next((e.type for t in told for e in t.events if e.sure and e.type in _FROM_AIR), None)


def _meet(e: EventMention) -> bool:
    """Whether two sides meet: "herders and farmers clashed", "killed in an encounter with gunmen"."""
    return e.key in _MEET or (e.type is IncidentType.CLASH and "encounter" in e.key.split())


def _tells_of_a_fall(t: Telling) -> bool:
    """Whether it tells that an aircraft fell, and of no other deed: "a warplane crashed into a market"."""
    deeds = [e for e in t.told if e.noun or e.type is not IncidentType.ATTACK]
    fell = bool(deeds) and all(e.type is IncidentType.OTHER for e in deeds)
    return fell and not t.means() and bool(fallen_craft(t.low))


def _is_on_the_armed(draft: Draft) -> bool:
    """Whether all who were hurt, and more than one, bore arms: "gunmen attacked an outpost, killing 24
    soldiers". Somebody shot alone was killed and fought nobody."""
    hurt = [c for t in draft.tellings for c in t.counts if not c.total and c.max != 0]
    named = [c for c in hurt if c.group is not HarmGroup.ALL or c.who not in _UNNAMED]
    several = any((c.min or 0) > 1 for c in named)
    return several and all(c.group in _ARMED for c in named)


def _is_on_bombers(draft: Draft) -> bool:
    """Whether nobody but bombers was killed, by others: "guards shot two suicide bombers"."""
    killed = [
        (c, t) for t in draft.tellings for c in t.counts if c.property is Property.KILLED and c.max != 0
    ]
    return all(_is_of_bombers(c) for c, _ in killed) and any(_is_put_down(c, t) for c, t in killed)


def _is_of_bombers(c: CountMention) -> bool:
    return c.who is not None and IncidentType.SUICIDE_BOMB in lexicon().cues.get(c.who.split()[-1], ())


def _is_put_down(c: CountMention, t: Telling) -> bool:
    """Whether others killed those counted: "killed two bombers", "the bomber was shot"."""
    return c.trigger[0] < c.number[0] or "shot" in t.low


def _only_drops(draft: Draft) -> bool:
    """Whether no strike from the air is told but by what fell."""
    told = (e for t in draft.tellings for e in t.events if e.sure and e.type is IncidentType.AIRSTRIKE)
    return all(not words_of("drops").isdisjoint(e.key.split()) for e in told)


def fires_from_the_ground(draft: Draft) -> bool:
    """Whether those who fired missiles have none on ships and none that fly far: "militants fired nine
    missiles"."""
    doers = _first_doers(draft)
    far = words_of("far-missiles")
    return (
        bool(doers)
        and {a.kind for a in doers} <= _ON_FOOT
        and all(far.isdisjoint(t.low) for t in draft.tellings)
    )


def _raids_from_afar(told: Sequence[Telling]) -> bool:
    """ "A raid by the alliance, which has been fighting rebels for years"."""
    raid = any(e.noun and e.type is IncidentType.AIRSTRIKE for t in told for e in t.told)
    return raid and any(a.kind in _FROM_AFAR for t in told for a in t.actors)


def _takes_ground(e: EventMention) -> bool:
    return e.type is IncidentType.CLASH and not e.noun and deed_of(e) in words_of("ground")


def _are_on_foot(draft: Draft, doers: Sequence[ActorMention]) -> bool:
    """Whether those who raid or strike are people without aircraft, and no word is of the air."""
    if any(IncidentType.AIRSTRIKE in t.cues() for t in draft.tellings[:READ]):
        return False
    return bool(doers) and {a.kind for a in doers} <= _ON_FOOT


def _is_hand_to_hand(draft: Draft) -> bool:
    """Whether its words are of people who face each other, and none is of the air: "searched the house"."""
    told = draft.tellings[:READ]
    if any(t.cues().keys() & _FROM_AIR for t in told):
        return False
    return any(has("hand to hand", t.low) for t in told) or _raids_on_foot(draft)


def _raids_on_foot(draft: Draft) -> bool:
    """Whether all it tells of the air are raids, and men come: "troops killed six in a raid", "looted"."""
    told = draft.tellings[:READ]
    from_air = [e for t in told for e in t.told if e.type is IncidentType.AIRSTRIKE and _bombs(e)]
    if not from_air or any(words_of("raids").isdisjoint(e.key.split()) for e in from_air):
        return False
    if any(has("raiders", t.low) for t in told):
        return True
    did = (p.actor for p in parts(draft, IncidentType.ATTACK) if p.role is ActorRole.PERPETRATOR)
    return any(not words_of("on foot").isdisjoint(a.text.casefold().split()) for a in did)


def _fly(doers: Sequence[ActorMention]) -> bool:
    """Whether those who did it fly: "the air force", "Norlandic warplanes"."""
    arms = ([kind for _, _, kind in lexicon().means.find(a.text.casefold().split())] for a in doers)
    return bool(doers) and all(IncidentType.AIRSTRIKE in kinds for kinds in arms)


def _first_doers(draft: Draft) -> list[ActorMention]:
    """Who does it in the first sentence that tells so: not those who then killed the raiders."""
    did = [p.actor for p in parts(draft, IncidentType.ATTACK) if p.role is ActorRole.PERPETRATOR]
    return [a for a in did if a.sentence == did[0].sentence]


def is_set_apart(draft: Draft) -> bool:
    """ "In another development, …", or what an attack answered: what the lead tells says nothing of its
    kind."""
    if draft.tellings[0].opened_by.startswith(ANSWER):
        return True
    return has("new", [x.low for x in draft.tellings[0].tokens][:_OPENING]) is not None


def _takes_people(draft: Draft) -> bool:
    """Whether what would be the verb of a battle has people for its object: "rebels seized nine nurses"."""
    taken = [c.trigger for t in draft.tellings for c in t.counts if _is_of_taken(c)]
    fights = [e for t in draft.tellings for e in t.told if e.type is IncidentType.CLASH]
    return bool(taken) and all(any(e.start < b and a < e.end for a, b in taken) for e in fights)


def _is_of_taken(c: CountMention) -> bool:
    return c.property is Property.ABDUCTED and not c.total and c.group is not HarmGroup.COMBATANTS


def _plants_bombs(draft: Draft, doers: Sequence[ActorMention]) -> bool:
    """Whether people without aircraft bombed something: "militants bombed a church"."""
    verbs = (e for t in draft.tellings[:READ] for e in t.told if not e.noun)
    return any(_bombs(e) for e in verbs) and _are_on_foot(draft, doers)


def _kills_more_than_takes(draft: Draft) -> bool:
    most = {Property.KILLED: 0, Property.ABDUCTED: 0}
    for property, n in draft.numbers:
        if property in most:
            most[Property(property)] = max(most[Property(property)], n)
    return most[Property.KILLED] > most[Property.ABDUCTED]


def _is_crime(draft: Draft, lead: Draft) -> bool:
    """Whether an account is told in words of police and guns and in none of arms: "a bullet struck the boy",
    "a gang fought", however much those verbs are of a war elsewhere."""
    tellings = draft.tellings[:READ]
    if (draft.sure | lead.sure) & WARLIKE or any(e.key in _MEET for t in tellings for e in t.told):
        return False
    local = any(not words_of("crime").isdisjoint(x.low for x in t.tokens) for t in tellings)
    armed = any(a.kind not in ("police", "person", "gang") for t in tellings for a in t.actors)
    armed |= any(e.noun and e.type in _FROM_FAR_OFF for t in tellings for e in t.told)
    return local and not armed and not any(WARLIKE.intersection(t.means()) for t in tellings)


def beside(draft: Draft) -> list[EventMention]:
    """What the clause beside an account calls its own deed, where the account only tells who was harmed:
    "15 died in raids on the town while six were killed in a village"; where that tells of none, the one
    beside it: "shells killed three in Arl, four in Belt and two in Cor"."""
    first = draft.tellings[0]
    left = first.left
    while left is not None and not left.told and not left.opened_by.startswith("turn:"):
        left = left.left
    if left is None or first.opened_by.startswith("turn:") or draft.sure:
        return []
    if any(e.noun or e.type is not IncidentType.ATTACK for e in first.told):
        return []
    return [e for e in left.told if e.noun or e.sure]
