"""The type of an account and whether the report is about it: two small trained models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.learned import Linear, linear
from rashomon.model import POINTS, HarmGroup, IncidentType, PlacePrecision
from rashomon.read.accounts.arms import (
    BY_WORDS,
    READ,
    PageTypes,
    beside,
    candidate_types,
    fires_from_the_ground,
    is_like_the_last,
    is_set_apart,
    settled,
)
from rashomon.read.accounts.drafts import Draft, bucket, whens
from rashomon.read.accounts.roles import told_parts
from rashomon.read.accounts.tellings import ANSWER, EARLIER, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.mentions import CountMention, EventMention

TYPE_SHA256 = "d08067ea842e48b2660830934eaf1f5c6127753d791c4fd72b69746c0ab4682d"
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


def type_model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds of each type of an account."""
    return linear("accounts_type", TYPE_SHA256)


def central_model() -> Linear:
    """Built by the same: the log-odds that a report is about an account."""
    return linear("accounts_central", CENTRAL_SHA256)


def keep_model() -> Linear:
    """Built by the same: the log-odds that a reader would write an account down."""
    return linear("accounts_keep", KEEP_SHA256)


def type_rows(draft: Draft, lead: Draft, page: PageTypes) -> list[tuple[IncidentType, list[str]]]:
    """For each type that an account may be of, what speaks for it.

    Most features are of no type ("the event word nearest to a count is of it"), so that what is learned
    from the common types holds for the rare ones; those with ``=`` are of one type.
    """
    tellings = draft.tellings[:READ]
    own, near = _spoken_for(draft, tellings)
    own += [f"page {t.value}" for t in sorted(page.sure)]
    silent = "silent" if not (draft.sure or any(t.means() for t in tellings)) else "told"
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
        if draft is not lead and not sure and kind in lead.sure and not is_set_apart(draft):
            row.append("of the lead")
        if kind in page.mentioned:
            row.append(f"page names {silent}")
        if kind in page.sure:
            row += [f"page has {silent}", *([f"page has only {silent}"] if len(page.sure) == 1 else [])]
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
        cues, means = t.cues(), t.means()
        for kind, n in cues.items():
            say(kind, f"{at} cue {min(n, 3)}")
            if len(cues) == 1:
                say(kind, f"{at} cue alone")
        if any(not c.total for c in t.counts):
            for kind, how in _beside_harm(t):
                say(kind, f"counted {how}")
        for kind in means:
            say(kind, f"{at} means" if len(set(means)) == 1 else f"{at} means among others")
        if k < 2:
            own += _sides(t)
            own += [f"word {stem}" for stem in t.stems()]
    for e in beside(draft):
        say(e.type, f"beside {'sure' if e.sure else 'open'}")
    if tellings[0].told:
        own.append(f"first {tellings[0].told[0].key}")
    return list(dict.fromkeys(own)), near


def _beside_harm(t: Telling) -> Iterator[tuple[IncidentType, str]]:
    """What a stretch that counts the harmed says for each type."""
    for e in t.told:
        yield e.type, "sure" if e.sure else "open"
    for kind in t.means():
        yield kind, "means"
    for kind in t.cues():
        yield kind, "cue"


def _sides(t: Telling) -> Iterator[str]:
    """Who does the deed or suffers it, by the kind of actor and the noun that names it: "army units",
    "warplanes" and "gunmen" that "targeted" a town did three different things."""
    for p in told_parts(t):
        yield f"{p.role.value} {p.actor.kind}"
        yield f"{p.role.value} {p.actor.kind} {p.actor.head}"


def _governing(c: CountMention, t: Telling) -> EventMention | None:
    """The event word nearest to a count's harm word, none that is the harm word itself unless alone."""
    others = [e for e in t.told if not (e.start < c.trigger[1] and c.trigger[0] < e.end)]
    return min(
        others or t.told,
        key=lambda e: (min(abs(e.start - c.trigger[1]), abs(c.trigger[0] - e.end)), e.start),
        default=None,
    )


def incident_type(
    draft: Draft, lead: Draft, page: PageTypes, last: IncidentType | None = None
) -> IncidentType:
    """The likeliest type; ``lead`` is the report's first account, which speaks where this one is silent,
    ``page`` what all its accounts speak of, and ``last`` what the account before it is."""
    if last is not None and is_like_the_last(draft, last):
        return last
    model = type_model()
    rows = dict(type_rows(draft, lead, page))
    kind = max(sorted(settled(draft, set(rows))), key=lambda kind: model.score(rows[kind]))
    if kind is IncidentType.MISSILE and fires_from_the_ground(draft):
        return IncidentType.SHELLING
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
    return likely >= _REGION and bool(draft.sites) and (doers or bool(draft.sure & BY_WORDS)) and not lead


def _is_on_target(draft: Draft) -> bool:
    """Whether it is told of a house or the like, or of the town told of before: "near the embassy"."""
    return any(has(part, t.low) for t in draft.tellings for part in ("target", "the-town"))
