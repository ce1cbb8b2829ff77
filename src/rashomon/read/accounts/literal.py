"""Whether an account tells of violence between people at all, or of what borrows its words.

"A battle for delegates", "a shot in the arm", a parent who died of an illness: reports of other things have
such words, a few a page. One small linear model tells them from incidents, by the words of violence and harm
and those beside them, what is counted, and how much of the page tells of any (``bench/train/literal.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.learned import Linear, linear
from rashomon.read.accounts.drafts import Draft, bucket
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Document, Token
from rashomon.read.mentions import EventMention
from rashomon.read.violence import words_told

SHA256 = "c57422511cb3110164ebde8c345016cce12620888c0b818f04f2fe4e8eb7c4e9"

_READ = 3  # tellings of an account that speak for it
_COUNTED = 6  # counts of an account that do
_NEAR = (-2, -1, 1, 2)  # words before and behind an event word that do
# An incident that is left out is lost, one too many is seen and set aside: only what is likely none goes.
_LITERAL = 0.25


def literal_model() -> Linear:
    """Built by ``bench/train/literal.py``: the log-odds that words of violence are meant."""
    return linear("accounts_literal", SHA256)


def literal(doc: Document, tellings: Sequence[Telling], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that tell of violence between people; ``tellings`` are all those of the document."""
    if not drafts:
        return []
    page = page_features(doc, tellings)
    model = literal_model()
    return [d for d in drafts if model.probability([*page, *literal_features(doc, d)]) >= _LITERAL]


def page_features(doc: Document, tellings: Sequence[Telling]) -> list[str]:
    """How much of a page tells of violence, of harm, and of something else."""
    told = words_told(doc)
    share = min(9, 10 * len(tellings) // max(len(doc.sentences), 1))
    return [f"share {share}", *(f"{part} {bucket(told[part])}" for part in "vho")]


def literal_features(doc: Document, draft: Draft) -> list[str]:
    """What of an account shows whether its words are meant as they stand, each once."""
    counts = [c for t in draft.tellings for c in t.counts]
    out = [f"tellings {bucket(len(draft.tellings))}", f"counts {bucket(len(counts))}"]
    for c in counts[:_COUNTED]:
        start, end = c.trigger
        out.append(f"harm {doc.report.of(c.field)[start:end].lower()}")
    for t in draft.tellings[:_READ]:
        for e in t.events:
            out += _event_features(e, t.tokens)
        out += [f"means {kind}" for kind in t.means()]
        out += [f"cue {kind}" for kind in t.cues()]
        out.append("armed" if any(a.id for a in t.actors) else "unarmed")
    if any(t.sentence.field == "title" for t in draft.tellings):
        out.append("titled")
    if draft.sites:
        out.append("sited")
    if any(w.earliest and w.earliest == w.latest for w in draft.whens):
        out.append("day")
    return list(dict.fromkeys(out))


def _event_features(e: EventMention, tokens: Sequence[Token]) -> Iterator[str]:
    """An event word, and the words beside it; of those with a capital no more than that."""
    yield f"event {e.key} {'noun' if e.noun else 'verb'}{' sure' * e.sure}{' generic' * e.generic}"
    inside = [k for k, x in enumerate(tokens) if e.start <= x.start < e.end]
    for near in _NEAR if inside else ():
        k = inside[0] + near if near < 0 else inside[-1] + near
        if 0 <= k < len(tokens):
            word = tokens[k].low if tokens[k].text.islower() else "X"
            yield f"{near} {word}"
            yield f"{near} {e.key} {word}"
