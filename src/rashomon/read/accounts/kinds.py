"""The type of an account and whether the report is about it: two small trained models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.learned import Linear, linear
from rashomon.model import POINTS, ActorRole, HarmGroup, IncidentType, PlacePrecision, Property
from rashomon.read.accounts.drafts import Draft, bucket, whens
from rashomon.read.accounts.roles import parts, told_parts
from rashomon.read.accounts.setting import WARLIKE
from rashomon.read.accounts.tellings import ANSWER, EARLIER, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.events import lexicon
from rashomon.read.mentions import ActorMention, CountMention, EventMention

TYPE_SHA256 = "a883d1e84d958d6ec51d73453da73096e96d12160e048f42ce88ce3c66d194f0"
CENTRAL_SHA256 = "49e9eb6847cf35073f916a7beead5b4556501d220548df07d3d6e0e0477799a5"
KEEP_SHA256 = "0adc9ef1f26017bf0ad261586e35ac1ab6563b93e1e93c4ad25005ca474f1d86"

_CENTRAL = 0.75  # background taken for news misleads more than news taken for background
_LEADS = 0.5  # the same for what the lead tells and dates, and the report goes on about
_LEAD = 2  # sentences, the title's included, that may be the lead
_GOES_ON = 3  # tellings from which a report goes on about an account
_INCIDENT = 0.4
_STRUCK = 0.25  # the same of what struck a house or the town told of before, on a day
_REGION = 0.6  # the same of what is told of a region, without a number or a day
_ARMED = frozenset({HarmGroup.COMBATANTS, HarmGroup.PERPETRATORS, HarmGroup.OFFICIALS})
_HELD = "-held"  # "rebel-held": land with a front around it
_OPENING = 6  # words among which an account says that it is another
_READ = 6  # tellings of an account that speak for its type
# What no report tells of without a word of that kind: an arm, who uses it, what it does.
_BY_WORDS = WARLIKE - {IncidentType.CLASH}
_ANY_DEED = frozenset({"incident", "incidents"})  # that any type may be called
_RARE = {IncidentType.DRONE, IncidentType.MISSILE}  # that the months learned from have few of
_FROM_AIR = {IncidentType.AIRSTRIKE, IncidentType.DRONE}
_ON_LAND = {IncidentType.CLASH, IncidentType.ATTACK}
_ON_FOOT = frozenset(
    ("rebel", "militia", "jihadist", "gang", "person", "police", "civilians")
)  # actors' kinds
_COMMON = {IncidentType.AIRSTRIKE, IncidentType.ATTACK, IncidentType.CLASH, IncidentType.SHELLING}


def type_model() -> Linear:
    return linear("accounts_type", TYPE_SHA256)


def central_model() -> Linear:
    return linear("accounts_central", CENTRAL_SHA256)


def keep_model() -> Linear:
    return linear("accounts_keep", KEEP_SHA256)


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
    on_foot = bool(t.actors) and {a.kind for a in t.actors} <= _ON_FOOT
    named = {
        e.type for e in t.events if e.sure or e.type is not IncidentType.AIRSTRIKE or (e.noun and not on_foot)
    }
    return named | set(t.means()) | t.cues().keys()


def candidate_types(draft: Draft, lead: Draft, page: PageTypes) -> list[IncidentType]:
    """The types that any word of the account speaks for, and the commonest ones; of air strikes, shelling and
    the like only those that the report has a word for (``page``)."""
    seen = draft.sure | draft.open | _COMMON
    means = {kind for t in draft.tellings[:_READ] for kind in t.means()}
    for t in draft.tellings[:_READ]:
        seen |= {e.type for e in t.events} | t.cues().keys() | means
    led = set() if _is_set_apart(draft) else lead.sure
    if not (draft.sure or means):
        seen |= led
    seen |= {e.type for e in _beside(draft)}
    seen -= _BY_WORDS - page.evidenced
    if len(rare := draft.sure & _BY_WORDS) == 1 and rare <= _RARE:
        seen -= _BY_WORDS - rare - means  # "a drone strike … the raid": "raid" leaves open of what
    doers = _first_doers(draft)
    if not (means | draft.sure | led) & _FROM_AIR and _are_on_foot(draft, doers):
        seen.discard(IncidentType.AIRSTRIKE)  # "gunmen raided two villages"
    if not draft.sure & _ON_LAND and _fly(doers):
        seen = seen - _ON_LAND or seen  # "the air force wrecked a depot, killing six"
    if all(e.key in _ANY_DEED for t in draft.tellings for e in t.told if e.type is IncidentType.OTHER):
        seen.discard(IncidentType.OTHER)
    if _kills_more_than_takes(draft):
        seen.discard(IncidentType.ABDUCTION)  # the graver deed: "gunmen kill 17, abduct pastor"
    return sorted(seen - WARLIKE if _is_crime(draft, lead) else seen)


def _are_on_foot(draft: Draft, doers: Sequence[ActorMention]) -> bool:
    """Whether those who raid or strike are people without aircraft, and no word is of the air."""
    if any(IncidentType.AIRSTRIKE in t.cues() for t in draft.tellings[:_READ]):
        return False
    return bool(doers) and {a.kind for a in doers} <= _ON_FOOT


def _fly(doers: Sequence[ActorMention]) -> bool:
    """Whether those who did it fly: "the air force", "Norlandic warplanes"."""
    arms = ([kind for _, _, kind in lexicon().means.find(a.text.casefold().split())] for a in doers)
    return bool(doers) and all(IncidentType.AIRSTRIKE in kinds for kinds in arms)


def _first_doers(draft: Draft) -> list[ActorMention]:
    """Who does it in the first sentence that tells so: not those who then killed the raiders."""
    did = [p.actor for p in parts(draft, IncidentType.ATTACK) if p.role is ActorRole.PERPETRATOR]
    return [a for a in did if a.sentence == did[0].sentence]


def _is_set_apart(draft: Draft) -> bool:
    """ "In another development, …", or what an attack answered: what the lead tells says nothing of its
    kind."""
    if draft.tellings[0].opened_by.startswith(ANSWER):
        return True
    return has("new", [x.low for x in draft.tellings[0].tokens][:_OPENING]) is not None


def _kills_more_than_takes(draft: Draft) -> bool:
    most = {Property.KILLED: 0, Property.ABDUCTED: 0}
    for property, n in draft.numbers:
        if property in most:
            most[Property(property)] = max(most[Property(property)], n)
    return most[Property.KILLED] > most[Property.ABDUCTED]


def _is_crime(draft: Draft, lead: Draft) -> bool:
    """Whether an account is told in words of police and guns and in none of arms: "a bullet struck the boy",
    "a gang fought", however much those verbs are of a war elsewhere."""
    if (draft.sure | lead.sure) & WARLIKE:
        return False
    tellings = draft.tellings[:_READ]
    local = any(not words_of("crime").isdisjoint(x.low for x in t.tokens) for t in tellings)
    armed = any(a.kind not in ("police", "person", "gang") for t in tellings for a in t.actors)
    return local and not armed and not any(WARLIKE.intersection(t.means()) for t in tellings)


def type_rows(draft: Draft, lead: Draft, page: PageTypes) -> list[tuple[IncidentType, list[str]]]:
    """For each type that an account may be of, what speaks for it.

    Most features are of no type ("the event word nearest to a count is of it"), so that what is learned
    from the common types holds for the rare ones; those with ``=`` are of one type.
    """
    tellings = draft.tellings[:_READ]
    own, near = _spoken_for(draft, tellings)
    own += [f"page {t.value}" for t in sorted(page.sure)] + [
        f"named {t.value}" for t in sorted(page.mentioned)
    ]
    if len(page.sure) == 1:
        own.append(f"page only {min(page.sure).value}")
    sure = sorted(t.value for t in draft.sure)
    early = sorted({e.type.value for t in tellings[:2] for e in t.told if e.sure})
    out: list[tuple[IncidentType, list[str]]] = []
    for kind in candidate_types(draft, lead, page):
        name = kind.value
        row = [f"={name}", *sorted(near.get(kind, ())), *(f"{w} ={name}" for w in own)]
        row += [f"{name} beside {other}" for other in early if other != name]
        row += [f"{name} with {other}" for other in sure if other != name]
        if name in sure:
            row.append("sure")
            if len(sure) == 1:
                row.append("only sure")
        if name in early:
            row.append("only early" if len(early) == 1 else "early")
        if draft is not lead and not sure and kind in lead.sure and not _is_set_apart(draft):
            row.append("of the lead")
        out.append((kind, row))
    return out


def _spoken_for(draft: Draft, tellings: Sequence[Telling]) -> tuple[list[str], dict[IncidentType, set[str]]]:
    """What is true of an account whatever its type, each once, and what its words say for each type."""
    own: list[str] = []
    near: dict[IncidentType, set[str]] = {}

    def say(kind: IncidentType, what: str) -> None:
        near.setdefault(kind, set()).add(what)

    told = False
    for k, t in enumerate(tellings):
        at = "first" if k == 0 else "later"
        for e in t.told:
            how = "sure" if e.sure else "open"
            say(e.type, f"{at} {how}")
            if e.weapon and not e.sure:
                say(e.type, f"{at} weapon")
            if not told:
                say(e.type, f"opens {how}")
            told = True
            if k < 2:
                own.append(f"key {e.key}")
            if t.sentence.field == "title":
                say(e.type, f"title {how}")
        for e in t.events:
            if e.generic:
                say(e.type, f"{at} generic")
        for c in t.counts:
            governing = _governing(c, t)
            if governing is not None:
                say(governing.type, f"governs {'sure' if governing.sure else 'open'}")
                own.append(f"governed {governing.key}")
            if k < 2:
                own.append(f"who {c.group.value if c.group else None}")
        for kind, n in t.cues().items():
            say(kind, f"{at} cue {min(n, 3)}")
        means = t.means()
        for kind in means:
            say(kind, f"{at} means" if len(set(means)) == 1 else f"{at} means among others")
        if k < 2:
            own += _sides(t)
            own += [f"word {stem}" for stem in t.stems()]
    for e in _beside(draft):
        say(e.type, f"beside {'sure' if e.sure else 'open'}")
    if tellings[0].told:
        own.append(f"first {tellings[0].told[0].key}")
    return list(dict.fromkeys(own)), near


def _sides(t: Telling) -> Iterator[str]:
    """Who does the deed or suffers it, by the kind of actor and the noun that names it: "army units",
    "warplanes" and "gunmen" that "targeted" a town did three different things."""
    for p in told_parts(t):
        yield f"{p.role.value} {p.actor.kind}"
        yield f"{p.role.value} {p.actor.kind} {p.actor.head}"


def _beside(draft: Draft) -> list[EventMention]:
    """What the clause beside an account calls its own deed, where the account only tells who was harmed:
    "15 died in raids on the town while six were killed in a village"."""
    first = draft.tellings[0]
    if first.left is None or first.opened_by.startswith("turn:") or draft.sure:
        return []
    if any(e.noun or e.type is not IncidentType.ATTACK for e in first.told):
        return []
    return [e for e in first.left.told if e.noun or e.sure]


def _governing(c: CountMention, t: Telling) -> EventMention | None:
    """The event word nearest to a count's harm word, none that is the harm word itself unless alone."""
    others = [e for e in t.told if not (e.start < c.trigger[1] and c.trigger[0] < e.end)]
    return min(
        others or t.told,
        key=lambda e: (min(abs(e.start - c.trigger[1]), abs(c.trigger[0] - e.end)), e.start),
        default=None,
    )


def incident_type(draft: Draft, lead: Draft, page: PageTypes) -> IncidentType:
    """The likeliest type; ``lead`` is the report's first account, which speaks where this one is silent, and
    ``page`` what all its accounts speak of."""
    model = type_model()
    kind = max(type_rows(draft, lead, page), key=lambda row: model.score(row[1]))[0]
    return IncidentType.ATTACK if kind is IncidentType.CLASH and _is_one_sided(draft) else kind


def _is_one_sided(draft: Draft) -> bool:
    """Whether one side strikes people who are not of the other, and no fight is told of: "rebels killed 17
    villagers". A battle has two sides or a front, an attack on civilians neither."""
    hurt = [c for t in draft.tellings for c in t.counts if not c.total and c.max != 0]
    if not any(c.who and (c.min or 0) > 1 for c in hurt) or any(c.group in _ARMED for c in hurt):
        return False
    onslaught = words_of("onslaught")
    fought = any(
        e.type is IncidentType.CLASH and onslaught.isdisjoint(e.key.split())
        for t in draft.tellings
        for e in t.told
    )
    return not fought and not any(x.low.endswith(_HELD) for t in draft.tellings for x in t.tokens)


def shape_features(draft: Draft, drafts: list[Draft]) -> list[str]:
    """Where and how an account is told: what tells the main story from background and from no incident."""
    first = draft.tellings[0]
    k = drafts.index(draft)
    counts = [c for t in draft.tellings for c in t.counts if not c.total]
    sites = draft.sites
    lead = drafts[0]
    low = [x.low for t in draft.tellings for x in t.tokens]
    dated = [w for t in draft.tellings for w in whens(t)]
    out = [
        f"rank {bucket(k)}",
        f"of {bucket(len(drafts))}",
        f"at {bucket(first.sentence.index)}",
        f"tellings {bucket(len(draft.tellings))}",
        f"counts {bucket(len(counts))}",
        f"field {first.sentence.field}",
        "sited" if sites else "siteless",
        "dated" if dated else "dateless",
        f"{'sited' if sites else 'siteless'} {'counts' if counts else 'countless'} rank {bucket(k)}",
        "sure" if draft.sure else "unsure",
        f"past {has('past', low)}",
        f"opened {first.opened_by}",
        f"same kind as lead {bool(draft.sure & lead.sure)}",
        f"same day as lead {bool({w.earliest for w in draft.whens} & {w.earliest for w in lead.whens})}",
    ]
    if any(p.place.precision is PlacePrecision.TOWN for p in sites):
        out.append("town")
    if all(e.generic for t in draft.tellings for e in t.events):
        out.append("all general")
    if all(e.definite for t in draft.tellings for e in t.told):
        out.append("all definite")
    if any(m.backward for t in draft.tellings for m in t.times):
        out.append("backward")
    if any(t.sentence.field == "title" for t in draft.tellings):
        out.append("in title")
    if any(t.sentence.index <= 2 for t in draft.tellings):
        out.append("in lead")
    if lead is not draft and lead.tellings[0].sentence.field == "title":
        shared = draft.stems & lead.tellings[0].stems()
        out.append(f"words of title {bucket(len(shared))}")
    out += [f"event {e.key}" for e in first.told[:2]]
    out += [f"says {w}" for w in sorted(words_of("general").intersection(x.low for x in first.tokens))]
    if all(e.plural and not e.definite for t in draft.tellings for e in t.told):
        out.append("all plural")
    if not any(a.id for t in draft.tellings for a in t.actors):
        out.append("actorless")
    days = [w.offset for w in dated if w.offset]
    if days:
        out.append(f"days back {bucket(-min(o[0] for o in days))}")
    return out


def is_central(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the report is about an account."""
    first = draft.tellings[0]
    leads = draft is drafts[0]
    if first.opened_by.startswith(ANSWER) or (first.is_led_back and not leads):
        return False  # told of as the reason for another incident, or as what that came a week after
    if not leads and any(m.backward and EARLIER.search(m.text) for m in first.times):
        return False  # "a day earlier": before what the report is about
    goes_on = leads and first.sentence.index <= _LEAD and len(draft.tellings) >= _GOES_ON and draft.whens
    least = _LEADS if goes_on else _CENTRAL
    return central_model().probability(shape_features(draft, drafts)) >= least


def is_incident(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the tellings are of an incident at all, and not of a habit, a war or a figure of speech."""
    if any(w.earliest == w.latest for w in draft.whens) and any(
        p.place.precision is PlacePrecision.TOWN for p in draft.sites
    ):
        return True  # a town and a day
    counted = any(not c.total for t in draft.tellings for c in t.counts)
    pointed = any(p.place.precision in POINTS for p in draft.sites)
    likely = keep_model().probability(shape_features(draft, drafts))
    if counted or pointed or (draft.sites and draft.whens):
        return likely >= _INCIDENT
    if any(w.days == 1 for w in draft.whens):
        return likely >= (_STRUCK if _is_on_target(draft) else _INCIDENT)
    # "Fighting goes on in the north" has no number, and a region at the most; "jets pounded hideouts in the
    # north" says at least who did it.
    lead = draft.tellings[0].sentence.index <= _LEAD  # a headline that its report has not taken up
    doers = any(t.actors for t in draft.tellings)
    return likely >= _REGION and bool(draft.sites) and (doers or bool(draft.sure & _BY_WORDS)) and not lead


def _is_on_target(draft: Draft) -> bool:
    """Whether it is told of a house or the like, or of the town told of before: "near the embassy"."""
    return any(has(part, t.low) for t in draft.tellings for part in ("target", "the-town"))
