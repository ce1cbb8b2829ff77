"""The type of an account and whether the report is about it: two small trained models."""

from __future__ import annotations

from rashomon.learned import Linear, linear
from rashomon.model import IncidentType, PlacePrecision
from rashomon.read.accounts.drafts import Draft, bucket, whens
from rashomon.read.accounts.tellings import ANSWER
from rashomon.read.accounts.words import has

TYPE_SHA256 = "14be6bb83211d0d9ac7cc565415bf746853522937942b73037f25f489e0ddbc5"
CENTRAL_SHA256 = "a754758e8d7d66a95652c110ca1b6f6dae67ad69d7bfe83347190e878bb471cf"
KEEP_SHA256 = "77f535fe1fc9506c209c3211d9d78b1445d9044894db52792dd8f8a33805634b"


def type_model() -> Linear:
    return linear("accounts_type", TYPE_SHA256)


def central_model() -> Linear:
    return linear("accounts_central", CENTRAL_SHA256)


def keep_model() -> Linear:
    return linear("accounts_keep", KEEP_SHA256)


def type_features(draft: Draft, lead: Draft) -> dict[str, float]:
    """Event words, weapons and cues of the account; the first clauses weigh more than later ones."""
    out: dict[str, float] = {}

    def put(name: str, value: float) -> None:
        out[name] = out.get(name, 0.0) + value

    for k, t in enumerate(draft.tellings[:6]):
        weight = 1.0 if k == 0 else 0.5
        for e in t.events:
            put(f"event {e.key}", weight * (0.5 if e.generic else 1.0))
            put(f"type {e.type.value} {'sure' if e.sure else 'open'}", weight)
        for kind, n in t.cues().items():
            put(f"cue {kind.value}", weight * min(n, 3))
        for a in t.actors:
            put(f"actor {a.kind} {a.head}", weight * 0.5)
        for stem in t.stems():
            put(f"word {stem}", weight * 0.5)
    for name, value in out.items():
        out[name] = min(value, 2.0)
    sure = sorted({t.value for t in draft.sure})
    out["sure " + "+".join(sure)] = 1.0
    if draft is not lead and not draft.sure:
        out.update({f"lead {t.value}": 1.0 for t in sorted(lead.sure)})
    if draft.tellings[0].told:
        out[f"first {draft.tellings[0].told[0].key}"] = 1.0
    return out


def incident_type(draft: Draft, lead: Draft) -> IncidentType:
    """The likeliest type; ``lead`` is the report's first account, which speaks where this one is silent."""
    return IncidentType(type_model().best(type_features(draft, lead)))


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
    days = [w.offset for w in dated if w.offset]
    if days:
        out.append(f"days back {bucket(-min(o[0] for o in days))}")
    return out


def is_central(draft: Draft, drafts: list[Draft]) -> bool:
    if draft.tellings[0].opened_by.startswith(ANSWER):
        return False  # told of as the reason for another incident
    return central_model().probability(shape_features(draft, drafts)) >= 0.5


def is_incident(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the tellings are of an incident at all, and not of a habit, a war or a figure of speech."""
    return keep_model().probability(shape_features(draft, drafts)) >= 0.35
