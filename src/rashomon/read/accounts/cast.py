"""Who took part in an incident: the actors of an account, each once in a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import Actor, ActorRole, IncidentType
from rashomon.read.accounts.blamed import Blamed
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.fillers import Filler, Told
from rashomon.read.accounts.phrases import listed
from rashomon.read.accounts.reasons import responsibility
from rashomon.read.accounts.roles import is_mutual, parts
from rashomon.read.actor_table import ancestors, kin, table
from rashomon.read.actors import called, head_of
from rashomon.read.document import Document
from rashomon.read.mentions import Voice
from rashomon.read.voices import voice_for

_MOST = 12
_SURE = 0.4  # probability from which a phrase names an actor whom no list of actors has
_DOERS = (ActorRole.PERPETRATOR, ActorRole.CLAIMANT)
_ROLES = {
    Filler.INDIVIDUAL: ActorRole.PERPETRATOR,
    Filler.ORGANISATION: ActorRole.PERPETRATOR,
    Filler.TARGET: ActorRole.TARGET,
    Filler.VICTIM: ActorRole.VICTIM,
}


def cast(
    doc: Document,
    draft: Draft,
    kind: IncidentType,
    voices: list[Voice],
    filled: Sequence[Told],
    accused: Sequence[Blamed],
) -> tuple[Actor, ...]:
    """The actors of an account: those that the lists know, those ``accused`` elsewhere, then those
    that phrases name."""
    out: dict[tuple[str, ActorRole], Actor] = {}
    for part in parts(draft, kind):
        a = part.actor
        key = (a.id or a.text.casefold(), part.role)
        if key not in out:
            voice = voice_for(voices, doc, a.field, a.start, a.end)
            out[key] = Actor(
                name=called(a), role=part.role, id=a.id, attributed_to=voice.name if voice else None
            )
    for b in accused:
        who = called(b.actor)
        by = b.voice.name if b.voice else None
        did = Actor(name=who, role=ActorRole.PERPETRATOR, id=b.actor.id, attributed_to=by)
        out.setdefault((b.actor.id or b.actor.text.casefold(), ActorRole.PERPETRATOR), did)
    _claimants(doc, draft, voices, out)
    known = tuple(out.values())
    more = [a for a in _of_phrases(doc, draft, voices, filled) if not any(_is_one(a, k) for k in known)]
    return tuple(_once([*known, *more], is_mutual(draft, kind), _home(draft)))[:_MOST]


def _home(draft: Draft) -> str | None:
    """The country that an account's places are in, by most of them."""
    named = Counter(p.place.country for t in draft.tellings for p in t.places if p.place.country)
    return min(named, key=lambda c: (-named[c], c)) if named else None


def _claimants(
    doc: Document, draft: Draft, voices: Sequence[Voice], out: dict[tuple[str, ActorRole], Actor]
) -> None:
    """Those who claim it, who are not its target; where no group is said to have done it, they did."""
    for t in draft.tellings:
        for who, start, end in responsibility(doc, t, voices):
            if "denie" in doc.report.of(t.sentence.field)[start:end]:
                continue
            known = next((a for a in t.actors if a.text == who), None)
            id, name = (known.id, called(known)) if known is not None else (None, who)
            claimant = Actor(name=name, role=ActorRole.CLAIMANT, id=id, attributed_to=name)
            out.setdefault((id or who.casefold(), ActorRole.CLAIMANT), claimant)
    named = any(a.id and a.role is ActorRole.PERPETRATOR for a in out.values())
    for a in [a for (_, role), a in out.items() if role is ActorRole.CLAIMANT]:
        key = a.id or a.name.casefold()
        out.pop((key, ActorRole.TARGET), None)
        if not named:
            out[key, ActorRole.PERPETRATOR] = replace(a, role=ActorRole.PERPETRATOR)


def _of_phrases(doc: Document, draft: Draft, voices: list[Voice], filled: Sequence[Told]) -> Iterable[Actor]:
    listed_here = [a for t in draft.tellings for a in t.actors]
    for f in filled:
        role, p = _ROLES.get(f.role), f.phrase
        if role is None or f.probability < _SURE:
            continue
        field = p.sentence.field
        if any(a.field == field and a.start < p.end and p.start < a.end for a in listed_here):
            continue  # the words around a known actor tell more of its part
        voice = voice_for(voices, doc, field, p.start, p.end)
        name = doc.report.of(field)[p.start : p.end]
        yield Actor(name=name, role=role, attributed_to=voice.name if voice else None)


def _once(actors: Sequence[Actor], mutual: bool, home: str | None) -> list[Actor]:
    """Each actor once in a role, by its fullest name: "police officers" for "officers", "police" as well.

    Plain words for the doers ("gunmen", "the attackers") are one actor; outside of battles, which have two
    sides, they are the group that is named. In a battle they are the named group of their kind. "The army"
    and "the regime" are one, and the forces of the state that the incident happened in (``home``) where
    these are named. A group and one that is part of it are the narrower. "Forces" alone names nobody.
    """
    out: list[Actor] = []
    for a in actors:
        if a.id is None and a.name.casefold() in listed()["nobody"]:
            continue
        same = next((k for k, b in enumerate(out) if _in_one_role(a, b, mutual, home)), None)
        if same is None:
            out.append(a)
        elif _tells_more(a, out[same]):
            out[same] = a
    return out


def _tells_more(a: Actor, b: Actor) -> bool:
    """Whether one of two names for one actor says more of it: a narrower group, else the longer words."""
    if b.id is None:
        return a.id is not None or len(a.name) > len(b.name)
    return a.id is not None and a.id != b.id and b.id in ancestors(a.id)


def _in_one_role(a: Actor, b: Actor, mutual: bool, home: str | None) -> bool:
    if a.role is not b.role:
        return False
    if a.id and b.id:
        return kin(a.id, b.id)
    plain = [_is_plain(x) for x in (a, b)]
    if a.role in _DOERS and (all(plain) or (not mutual and any(plain) and (a.id or b.id))):
        return True
    if _is_of_state(a, home) and _is_of_state(b, home):
        return True
    return _is_one(a, b) or any(_is_of_group(x, y) for x, y in ((a, b), (b, a)))


def _is_plain(a: Actor) -> bool:
    """Whether it is named by a word for anybody who does such a thing."""
    return a.id is None and head_of(a.name) in listed()["doer"]


def _is_of_group(a: Actor, b: Actor) -> bool:
    """Whether the first is a word for anybody who fights as the second, a named group, does."""
    if b.id is None or not _is_plain(a):
        return False
    kind = table()[b.id].kind
    return kind == ("rebel" if head_of(a.name) in listed()["rebel"] else "jihadist")


def _is_of_state(a: Actor, home: str | None) -> bool:
    """Whether it is the state's side: "the regime", "army helicopters", or a force of the country's own."""
    if a.id is not None:
        return any(table()[x].kind == "state" and table()[x].side == home for x in ancestors(a.id))
    words = set(a.name.casefold().split())
    return bool(words & listed()["state"]) and words <= listed()["state"] | listed()["state-part"]


def _is_one(a: Actor, b: Actor) -> bool:
    """Whether the words of one are among those of the other, or both are police."""
    if a.id is not None and b.id is not None:
        return a.id == b.id
    x, y = set(a.name.casefold().split()), set(b.name.casefold().split())
    police = listed()["police"]
    return x <= y or y <= x or bool(x & police and y & police)
