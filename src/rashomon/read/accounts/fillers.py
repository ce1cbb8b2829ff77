"""Who did it, whom or what it struck and with what, as the phrases of a report name them.

Every phrase of the sentences that tell of an incident, and of those close by, is judged from its words and
the words around it, all mentions of the same words together (``judge``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from rashomon.learned import linear
from rashomon.model import HarmGroup
from rashomon.read.accounts.accused import is_accused
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.judge import labels, probabilities
from rashomon.read.accounts.phrases import Form, Phrase, left_edge, listed, phrases_of
from rashomon.read.accounts.struck import struck
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Document
from rashomon.read.mentions import EventMention, PlaceMention

GATE = ("roles_gate", "8fe717bd82d87c68652c0fe358b431b21baff101da08df17e1cd6eef7b1d5fea")
NONE = "none"  # the label of a phrase that fills no role
_WORTH = -3.5  # score of the gate from which a phrase is looked at closely: two in ten
_PROMISING = -4.5  # the same for its head, kind and form alone, before the words around it are looked at
_CLOSE = 1  # sentences from one that tells of an incident within which phrases are judged
CERTAIN = 1.0  # the probability of a filler whose words leave no doubt
_NEAR = 12  # words between a phrase and the event word that it goes with
_AROUND = 5  # words on each side that speak for a role


class Filler(StrEnum):
    """What a phrase is to the incident."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"
    TARGET = "target"
    VICTIM = "victim"
    WEAPON = "weapon"


# The probability from which a phrase is said to fill a role: where F1 is highest on MUC-4's training part,
# each fifth of it read with a model of the rest.
_LEAST = {
    Filler.INDIVIDUAL: 0.18,
    Filler.ORGANISATION: 0.26,
    Filler.TARGET: 0.2,
    Filler.VICTIM: 0.16,
    Filler.WEAPON: 0.17,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the words around a phrase are seen against: the event words of each sentence of the report."""

    events: dict[int, list[EventMention]]  # by Sentence.index; empty lists where only counts tell
    places: dict[int, list[PlaceMention]]  # by Sentence.index
    away: dict[int, int]  # by Sentence.index: sentences to the nearest one that tells of an incident
    words: tuple[str, ...]  # features of the report as a whole

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Scene:
        events: dict[int, list[EventMention]] = {}
        places: dict[int, list[PlaceMention]] = {}
        for t in tellings:
            events.setdefault(t.sentence.index, []).extend(t.events)
            places.setdefault(t.sentence.index, []).extend(t.places)
        types = sorted({e.type.value for e in chain.from_iterable(events.values())})
        first = min(events, default=9)
        far_first = sorted(range(-_CLOSE, _CLOSE + 1), key=abs, reverse=True)
        away = {k + d: abs(d) for d in far_first for k in events}
        told = (f"tells {min(len(events), 6)}", f"first {min(first, 3)}")
        return cls(events, places, away, (*told, *(f"tells of {t}" for t in types)))

    @property
    def near(self) -> Collection[int]:
        """The sentences in which phrases are judged."""
        return self.away.keys()

    def distance(self, sentence: int) -> int:
        """Sentences to the nearest one that tells of an incident, one more than is close where it is far."""
        return self.away.get(sentence, _CLOSE + 1)


def gathered(
    doc: Document, scene: Scene, *, every: bool = False, told: Collection[int] | None = None
) -> list[list[Phrase]]:
    """The phrases of a report near what it tells of, those of the same words together, in the order told.

    Those that fill no role wherever they stand are left out, unless ``every`` one is asked for. ``told``, if
    given, are the sentences that the phrases must stand near, by Sentence.index.
    """
    out: dict[tuple[str, ...], list[Phrase]] = {}
    near = scene.near if told is None else {k + d for k in told for d in range(-_CLOSE, _CLOSE + 1)}
    for s in doc:
        if s.index in near:
            for p in phrases_of(s):
                if not (every or _is_promising(p.head, p.kind, p.form)):
                    continue
                if p.kind == "name" and _is_of_else(p, scene):
                    continue
                out.setdefault(p.words, []).append(p)
    return list(out.values())


def _is_of_else(p: Phrase, scene: Scene) -> bool:
    """Whether a name is that of a place or street, or of who speaks."""
    low = p.low
    beside = (low[p.first - 1] if p.first else "", low[p.last] if p.last < len(low) else "")
    return (
        not listed()["speech"].isdisjoint(beside)
        or not listed()["street"].isdisjoint(p.words)
        or any(m.start <= p.start and p.end <= m.end for m in scene.places.get(p.sentence.index, ()))
    )


@lru_cache(maxsize=65536)
def _is_promising(head: str, kind: str, form: Form) -> bool:
    """Whether a phrase may fill a role wherever it stands."""
    return linear(*GATE).score((f"head {head}", f"kind {kind}", f"form {form}")) > _PROMISING


def is_worth(plain: Sequence[str]) -> bool:
    """Whether a phrase of these plain features may fill a role: what keeps reading quick."""
    return linear(*GATE).score(plain) > _WORTH


def plain_features(phrases: Sequence[Phrase], scene: Scene) -> list[str]:
    """What tells at little cost whether a phrase may fill a role."""
    return list(dict.fromkeys([f for p in phrases for f in _plain(p, scene)]))


def _plain(p: Phrase, scene: Scene) -> list[str]:
    low, kind = p.low, p.kind
    b = left_edge(p)
    before = low[b - 1] if b else "^"
    after = low[p.last] if p.last < len(low) else "$"
    return [
        f"head {p.head}", f"kind {kind}", f"form {p.form}", f"before {before}", f"{kind} before {before}",
        f"after {after}", f"{kind} after {after}",
        f"{kind} away {min(scene.distance(p.sentence.index), 4)}",
    ]  # fmt: skip


def features(phrases: Sequence[Phrase], scene: Scene, plain: Sequence[str]) -> list[str]:
    """What speaks for a role of a phrase, gathered over its mentions in one report; ``plain`` are its plain
    features."""
    out = dict.fromkeys(plain)
    for p in phrases:
        out.update(dict.fromkeys(_features(p, scene)))
    p, kind = phrases[0], phrases[0].kind
    out.update(
        dict.fromkeys(
            [f"said {min(4, len(phrases))} {kind}", f"words {' '.join(p.words)}"]
            + [f"word {w}" for w in p.words[:-1]]
            + [f"{kind} {w}" for w in scene.words]
        )
    )
    return list(out)


def _features(p: Phrase, scene: Scene) -> list[str]:
    low, kind, head = p.low, p.kind, p.head
    b = left_edge(p)
    before = low[b - 1] if b else "^"
    before2 = f"{low[b - 2] if b > 1 else '^'} {before}"
    after = low[p.last] if p.last < len(low) else "$"
    after2 = f"{after} {low[p.last + 1] if p.last + 1 < len(low) else '$'}"
    out = [
        f"{kind} {p.form}", f"head {head} {p.form}", f"size {p.last - p.first} {kind}",
        f"{kind} at {min(p.sentence.index, 6)}", f"ending {head[-3:]} {kind}", f"before {before2}",
        f"{kind} before {before2}", f"after {after2}", f"{kind} after {after2}",
        f"head {head} before {before}", f"head {head} after {after}",
        f"{kind} beside {low[p.first - 1] if p.first else '^'}",
    ]  # fmt: skip
    dull = listed()["dull"]
    out += [f"{kind} left {w}" for w in [w for w in low[max(0, b - 7) : b] if w not in dull][-_AROUND:]]
    out += [f"{kind} right {w}" for w in [w for w in low[p.last : p.last + 7] if w not in dull][:_AROUND]]
    events = scene.events.get(p.sentence.index)
    if events:
        out += [f"{kind} of {e.type}" for e in events]
        out += _of_events(p, events, before, after)
    return out


def _of_events(p: Phrase, events: Sequence[EventMention], before: str, after: str) -> list[str]:
    """What the nearest event words on both sides say."""
    kind, start, end, toks = p.kind, p.start, p.end, p.sentence.tokens
    out: list[str] = []
    sides = (
        ("right of", [e for e in events if e.end <= start][-1:]),
        ("left of", [e for e in events if e.start >= end][:1]),
    )
    for side, nearest in sides:
        for e in nearest:
            if side == "right of":
                between = toks[max(0, p.first - _NEAR - 1) : p.first]
                gap = sum([x.start >= e.end for x in between])
            else:
                between = toks[p.last : p.last + _NEAR + 1]
                gap = sum([x.start < e.start for x in between])
            if gap > _NEAR:
                continue
            key = e.key.rsplit(" ", 1)[-1]
            form = f"{side} {'noun' if e.noun else 'verb'}"
            link = before if side == "right of" else after
            out += [
                f"{form} {kind}", f"{form} {key}", f"{form} {key} {kind}", f"head {p.head} {form}",
                f"{form} {0 if gap < 2 else 1 if gap < 4 else 2} {kind}", f"{form} {link} {kind}",
                f"{form} {key} {link}",
            ]  # fmt: skip
    return out


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase, in all its mentions, with the role that it fills and how likely that is."""

    mentions: tuple[Phrase, ...]
    role: Filler
    probability: float


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a filler, as an account has it."""

    phrase: Phrase
    role: Filler
    probability: float
    accused: bool = False  # police hold or seek them for it
    agent: bool = False  # the sentence itself tells that they did it


def fillers(doc: Document, tellings: Sequence[Telling], shown: Sequence[Draft]) -> list[Filled]:
    """Who did it, what and whom it struck and with what, as a report names them; the likeliest first.

    ``tellings`` are all of the report, ``shown`` the accounts beside which the phrases stand. Phrases that
    share their last word, or of which one holds the other or stands in brackets behind it, are one filler.
    """
    roles = [None if label == NONE else Filler(label) for label in labels()]
    scene = Scene.of(tellings)
    found: list[Filled] = []
    told = {t.sentence.index for d in shown for t in d.tellings}
    asked: list[tuple[list[Phrase], list[str]]] = []
    for phrases in gathered(doc, scene, told=told) if told else ():
        plain = plain_features(phrases, scene)
        if is_worth(plain):
            asked.append((phrases, features(phrases, scene, plain)))
    for (phrases, _), judged in zip(asked, probabilities(doc, asked), strict=True):
        likely = [(x, role) for x, role in zip(judged, roles, strict=True) if role is not None]
        probability, role = max(likely)
        if probability >= _LEAST[role] and _can_fill(phrases[0], role):
            if role is Filler.VICTIM and any(is_accused(doc, p.sentence, p.start, p.end) for p in phrases):
                continue  # whom police hold for it
            found.append(Filled(tuple(phrases), role, probability))
    found.sort(key=lambda f: (-f.probability, f.mentions[0].sentence.index, f.mentions[0].start, f.role))
    out: list[Filled] = []
    for f in found:
        if not any(
            f.role is o.role and (_one(f.mentions[0], o.mentions[0]) or _is_short_for(f, o)) for o in out
        ):
            out.append(f)
    return out


def _can_fill(p: Phrase, role: Filler) -> bool:
    """Whether the words can be of people: no weapon, nor a designation of one ("AK-47"); no outlet hurt or to
    blame."""
    if role is Filler.TARGET:
        return not (p.low[p.last : p.last + 1] and p.low[p.last] in listed()["laden"])  # "car packed with"
    if role is Filler.WEAPON:
        return True
    if role in (Filler.INDIVIDUAL, Filler.VICTIM) and not listed()["outlet"].isdisjoint(p.words):
        return False
    return not p.kind.endswith("weapon") and not p.head[-1].isdigit()


def _one(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases are of one person or thing: kin share a surname, and are two."""
    if set(a.words) <= set(b.words) or set(b.words) <= set(a.words):
        return True
    return a.head == b.head and not (_is_name(a) and _is_name(b))


def _is_name(p: Phrase) -> bool:
    return p.kind.startswith("name")


def _is_short_for(a: Filled, b: Filled) -> bool:
    """Whether one is given in brackets behind the other: "the United People's Army (UPA)"."""
    ends = {(id(p.sentence), p.last) for f in (a, b) for p in f.mentions}
    opens = [p for f in (a, b) for p in f.mentions if p.first and p.low[p.first - 1] == "("]
    return any((id(p.sentence), p.first - 1) in ends for p in opens)


def of_drafts(found: Sequence[Filled], drafts: Sequence[Draft]) -> list[list[Told]]:
    """What each account tells of the fillers, the likeliest first.

    A phrase goes to every account that has it in its own words, as a doer to none that counts it among the
    hurt; one that no account has, to the account told of last before it.
    """
    out: list[list[Told]] = [[] for _ in drafts]
    things = [struck(d) for d in drafts]
    spans = sorted((t.sentence.index, t.start, t.end, k) for k, d in enumerate(drafts) for t in d.tellings)
    for f in found:
        given: set[int] = set()
        for p in f.mentions:
            own = [k for s, start, end, k in spans if s == p.sentence.index and start <= p.start < end]
            for k in own:
                if k in given:
                    continue
                given.add(k)
                if not (
                    (f.role is Filler.INDIVIDUAL and _is_harmed(p, drafts[k]))
                    or (f.role is Filler.TARGET and _is_within(p, things[k]))
                ):
                    out[k].append(Told(p, f.role, f.probability))
        if not given and drafts:
            p = f.mentions[0]
            before = [k for s, _, _, k in spans if s <= p.sentence.index]
            out[before[-1] if before else 0].append(Told(p, f.role, f.probability))
    return out


def _is_harmed(p: Phrase, draft: Draft) -> bool:
    """Whether a phrase is of those whom the account counts as hurt, none of them an attacker."""
    field = p.sentence.field
    return any(
        c.field == field and c.start <= p.start < c.end and c.who and c.group is not HarmGroup.PERPETRATORS
        for t in draft.tellings
        for c in t.counts
    )


def _is_within(p: Phrase, spans: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a phrase is a part of one of the spans, and not all of it."""
    return any(
        p.sentence.field == field and start <= p.start and p.end <= end and (start, end) != (p.start, p.end)
        for field, start, end in spans
    )
