"""Claims of an account that no count makes: day, place, actors, weapon, each in words with its voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.model import (
    ActorRole,
    Claim,
    IncidentType,
    Passage,
    Property,
    Stance,
    When,
    claim_id,
)
from rashomon.read.accounts.blamed import Blamed
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.fillers import Filler, Told
from rashomon.read.accounts.reasons import reasons, responsibility
from rashomon.read.accounts.roles import Part, parts
from rashomon.read.accounts.struck import targets
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.when import date_mention
from rashomon.read.actors import called
from rashomon.read.document import Document
from rashomon.read.mentions import PlaceMention, TimeMention, Voice
from rashomon.read.voices import voice_for

_FILLS = {
    Filler.INDIVIDUAL: Property.PERPETRATOR,
    Filler.ORGANISATION: Property.PERPETRATOR,
    Filler.TARGET: Property.TARGET,
    Filler.VICTIM: Property.VICTIM,
    Filler.WEAPON: Property.WEAPON,
}
_MOST_PHRASES = 8  # fillers of one role
_ONE_OF = 3  # values of one property besides counts that an account keeps


def worded_claims(
    doc: Document,
    draft: Draft,
    kind: IncidentType,
    when: When,
    sites: Sequence[PlaceMention],
    voices: list[Voice],
    filled: Sequence[Told],
    accused: Sequence[Blamed],
    times: Sequence[TimeMention],
) -> list[Claim]:
    """Day, ``sites``, perpetrators, targets, weapon, responsibility and reason, each with its passage.

    ``times``: all of the report, for a day that is told beside the account's own clauses.
    """
    out = _Worded(doc, voices)
    day = _dating(date_mention(draft), when, times)
    if day is not None:
        out.put(Property.DATE, when.edtf or day.text, day.field, day.start, day.end, "time expression")
    for site in sites:
        out.put(Property.PLACE, site.text, site.field, site.start, site.end, "place name")
    _put_roles(out, parts(draft, kind), filled)
    for b in accused:
        a = b.actor
        out.put(Property.PERPETRATOR, called(a), a.field, a.start, a.end, "blamed", True)
    for t in draft.tellings:
        _put_told(out, t)
    return out.claims


class _Worded:
    """The claims of an account that no count makes, each value once; of one rule only so many."""

    def __init__(self, doc: Document, voices: list[Voice]) -> None:
        self.doc = doc
        self.voices = voices
        self.claims: list[Claim] = []
        self._values: set[tuple[Property, str]] = set()
        self._ruled: Counter[tuple[Property, str]] = Counter()

    def put(
        self,
        property: Property,
        value: str,
        field: str,
        start: int,
        end: int,
        rule: str,
        doubted: bool = False,
    ) -> None:
        """Add a claim whose passage is the characters [start, end) of a field."""
        most = _MOST_PHRASES if rule.startswith("phrase") else _ONE_OF
        said = property, value.casefold()
        if said in self._values or self._ruled[property, rule] >= most:
            return
        self._values.add(said)
        self._ruled[property, rule] += 1
        report = self.doc.report
        passage = Passage.of(report, start, end, field)
        voice = voice_for(self.voices, self.doc, field, start, end)
        self.claims.append(_worded(report.id, property, value, passage, voice, rule, doubted))


def _put_roles(out: _Worded, told: Sequence[Part], filled: Sequence[Told]) -> None:
    """Who did it, who or what it befell and with what: of phrases, then of actors."""
    did = {(q.actor.field, q.actor.start) for q in told if q.role is ActorRole.PERPETRATOR}
    for f in filled:
        p, field = f.phrase, f.phrase.sentence.field
        if f.role in (Filler.TARGET, Filler.VICTIM) and (field, p.start) in did:
            continue  # "unidentified aircraft" that bombed
        rule = "phrase: accused" if f.accused else "people told" if f.agent else f"phrase: {f.role}"
        words = out.doc.report.of(field)[p.start : p.end]
        out.put(_FILLS[f.role], words, field, p.start, p.end, rule, f.accused)
    for part in told:
        a = part.actor
        if part.role is ActorRole.PERPETRATOR:
            out.put(Property.PERPETRATOR, called(a), a.field, a.start, a.end, "actor's role", a.doubted)
        elif part.role is ActorRole.TARGET:
            out.put(Property.TARGET, called(a), a.field, a.start, a.end, "actor's role")


def _put_told(out: _Worded, t: Telling) -> None:
    """What one telling says was struck, and with what; who claimed it; what it is said to answer."""
    field = t.sentence.field
    text = out.doc.report.of(field)
    for start, end in targets(t):
        out.put(Property.TARGET, text[start:end], field, start, end, "thing struck")
    for e in t.told:
        if e.weapon:
            out.put(Property.WEAPON, e.weapon, e.field, e.start, e.end, "event word")
    for who, start, end in responsibility(out.doc, t, out.voices):
        out.put(Property.RESPONSIBILITY, who, field, start, end, "claimed responsibility")
    for start, end in reasons(t):
        out.put(Property.REASON, text[start:end], field, start, end, "stated reason")


def _dating(own: TimeMention | None, when: When, times: Sequence[TimeMention]) -> TimeMention | None:
    """The expression that gave an account its day: one of its own clauses, or the one told beside them."""
    if own is not None and own.when.earliest == when.earliest:
        return own
    beside = (m for m in times if when.wording and when.wording in (m.text, m.when.wording))
    return next((m for m in beside if m.when.earliest == when.earliest), own)


def _worded(
    report: str,
    property: Property,
    value: str,
    passage: Passage,
    voice: Voice | None,
    rule: str,
    doubted: bool,
) -> Claim:
    """A claim in words, as its voice puts it; ``doubted`` where the words around it leave it open."""
    name = voice.name if voice else None
    stance = voice.stance if voice else Stance.ASSERTED
    if doubted and stance is Stance.ASSERTED:
        stance = Stance.ALLEGED
    if property is Property.RESPONSIBILITY and stance is Stance.ALLEGED:
        stance = Stance.ASSERTED  # "claimed" doubts what others did, not one's own word for it
    return Claim(
        id=claim_id(report, property, passage, value, attributed_to=name, stance=stance),
        property=property,
        passage=passage,
        value=value,
        attributed_to=name,
        chain=voice.chain if voice else (),
        stance=stance,
        rule=rule,
    )
