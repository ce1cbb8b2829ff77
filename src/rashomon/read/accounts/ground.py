"""Ground that changes hands in plain words: "rebels took Varna", "the army entered Varna", "the fall of
Varna".

Such verbs tell of no violence by themselves; between armed people and a town they do.
"""

from __future__ import annotations

from rashomon.model import POINTS, IncidentType
from rashomon.read.accounts.tellings import Mentions
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document, Token
from rashomon.read.mentions import ActorMention, EventMention, PlaceMention

_BETWEEN = 5  # words from the verb to the name: "lost the old city of"
_SUBJECT = 30  # characters from who did it to the verb
_UNARMED = frozenset({"police", "person", "civilians"})


def ground_taken(doc: Document, found: Mentions) -> list[EventMention]:
    """The verbs by which armed people are said to have taken, entered or lost a named place, as events."""
    out: dict[tuple[str, int], EventMention] = {}
    for p in found.places:
        verb = _verb(doc.sentences[p.sentence].tokens, p) if p.place.precision in POINTS else None
        if verb is None or any(e.field == p.field and e.start <= verb.start < e.end for e in found.events):
            continue
        if verb.low in words_of("fall"):  # "the fall of Varna"
            out[p.field, verb.start] = EventMention(
                field=p.field, start=verb.start, end=verb.end, text=verb.text, sentence=p.sentence,
                type=IncidentType.CLASH, sure=True, noun=True, definite=True, key=verb.low,
            )  # fmt: skip
        elif _is_told_of_them(doc, verb, p) or any(_did(a, verb, p) for a in found.actors):
            out[p.field, verb.start] = EventMention(
                field=p.field, start=verb.start, end=verb.end, text=verb.text, sentence=p.sentence,
                type=IncidentType.CLASH, sure=False, noun=False, key=verb.low,
            )  # fmt: skip
    return list(out.values())


def _verb(tokens: tuple[Token, ...], p: PlaceMention) -> Token | None:
    """The verb that a name is the object of, with no more than "the old city of" between them."""
    before = [x for x in tokens if x.end <= p.start][-_BETWEEN - 1 :]
    for k, x in enumerate(reversed(before)):
        if x.low in words_of("took"):
            return x
        if x.low in words_of("fall") and [w.low for w in before[-k:][:1]] == ["of"]:
            return x
        if x.low.endswith(("'s", "’s")) and k:
            continue  # "the country's second-largest city of"
        if not x.text.replace("-", "").isalpha() or not x.text.islower() or (k == 0 and x.low not in _LED):
            return None
    return None


_LED = frozenset(("of", "the"))


def _is_told_of_them(doc: Document, verb: Token, p: PlaceMention) -> bool:
    """Whether "they" did it, armed people as a rule where ground is taken."""
    before = [x.low for x in doc.sentences[p.sentence].tokens if x.end <= verb.start][-1:]
    return before == ["they"]


def _did(a: ActorMention, verb: Token, p: PlaceMention) -> bool:
    return (
        a.sentence == p.sentence
        and a.field == p.field
        and 0 < verb.start - a.end <= _SUBJECT
        and a.kind not in _UNARMED
    )
