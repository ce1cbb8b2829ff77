"""People of no known side whom a sentence tells to have done it: "two hooded men shot the judge", "by a man".

In a headline the same words may tell of those hurt ("two men shot in Cali"): an active verb has an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.model import ActorRole, IncidentType
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.phrases import Form, Phrase, left_edge, listed, phrases_of
from rashomon.read.accounts.roles import parts
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues
from rashomon.read.mentions import EventMention

_PEOPLE = cues("people")
_FORMS = (Form.PLAIN, Form.NUMBERED)
_FAR = 8  # words between people and their verb where it is told how they came: "two men on a scooter shot"
_BY = 10  # words between a verb and its "by": "shot to death on Friday by"
_DEED = 14  # the same for a noun: "the murder of the judge by"
_HOW = cues("how")
_NOT_DONE_BY = cues("not-done")
_DOES = cues("active")
_HAVING = cues("police-having")
_SHOOTS = frozenset({"fired", "shot", "shoots", "fires"})
_NO_DEED = cues("dies")
_TAIL = cues("verb-tail")
_TIMES = frozenset({"time", "times"})


def agents(draft: Draft, kind: IncidentType) -> list[Phrase]:
    """The people who did it, none where a known side or an armed noun is told to have done it."""
    if any(p.role is ActorRole.PERPETRATOR for p in parts(draft, kind)):
        return []
    found: dict[int, Phrase] = {}
    for p in (p for t in draft.tellings for p in _of_telling(t)):
        at = p.sentence.tokens[p.last - 1].start
        if at not in found or p.first < found[at].first:
            found[at] = p  # "two hooded men" rather than "hooded men"
    return [_with_age(p) for p in found.values()]


def _with_age(p: Phrase) -> Phrase:
    """ "A 14-year-old boy", whose number no phrase holds."""
    low, first = p.low, p.first
    aged = first > 1 and low[first].startswith("year") and low[first - 1] == "-" and low[first - 2].isdigit()
    return replace(p, first=first - 2) if aged else p


def _of_telling(t: Telling) -> Iterator[Phrase]:
    if _PEOPLE.isdisjoint(t.low) or not t.events:
        return
    for p in phrases_of(t.sentence):
        here = t.start <= p.start < t.end and p.head in _PEOPLE and p.form in _FORMS
        if here and not _is_counted(p, t) and _is_agent(p, t.events):
            yield p


def _is_counted(p: Phrase, t: Telling) -> bool:
    """Whether they are among those hurt."""
    return any(c.start <= p.start < c.end and c.who and p.head in c.who.casefold() for c in t.counts)


def _is_agent(p: Phrase, events: Sequence[EventMention]) -> bool:
    """Whether they are the subject of an active verb of violence, or stand behind its "by"."""
    return _is_behind_by(p, events) or any(_is_active(p, e, events) for e in events if not e.noun)


def _is_behind_by(p: Phrase, events: Sequence[EventMention]) -> bool:
    b = left_edge(p)
    if b < 2 or p.low[b - 1] != "by":
        return False
    toks, before = p.sentence.tokens, p.low[b - 2]
    harmed = any(not e.noun and e.start <= toks[b - 2].start < e.end for e in events)
    if not harmed and (before in _NOT_DONE_BY or (before.endswith("ed") and before not in _DOES)):
        return False  # "the murder was condemned by students"
    for e in events:
        between = [x.text for x in toks[: b - 1] if x.start >= e.end]
        near = len(between) <= (_DEED if e.noun else _BY) and all(w[0].isalnum() for w in between)
        if e.end <= toks[b - 1].start and near:
            return True
    return False


def _is_active(p: Phrase, e: EventMention, events: Sequence[EventMention]) -> bool:
    low, toks = p.low, p.sentence.tokens
    k = p.last
    while k < len(low) and (low[k] in _HAVING or low[k].endswith("ly")):
        k += 1
    verb = next((i for i in range(k, len(toks)) if toks[i].start == e.start), None)
    if verb is None or low[verb].endswith("ing") or low[verb] in _NO_DEED:
        return False
    between = low[k:verb]
    if between and not (len(between) <= _FAR and between[0] in _HOW and all(_is_of_how(w) for w in between)):
        return False
    behind = next((i for i in range(verb, len(toks)) if toks[i].start >= e.end), len(toks))
    if low[behind - 1] == "fire" or (low[verb] in _SHOOTS and low[behind : behind + 1] == ["at"]):
        return True  # "opened fire", "shot at": no object is needed
    while behind < len(low) and (low[behind] in _TAIL or _is_second_verb(p, events, behind)):
        behind += 1
    return behind < len(low) and _opens_object(p, behind)


def _is_of_how(word: str) -> bool:
    return word[0].isalnum() and word != "and"


def _is_second_verb(p: Phrase, events: Sequence[EventMention], k: int) -> bool:
    """Whether a further deed, or the "and" before it, stands there: "shot and killed the judge"."""
    toks = p.sentence.tokens[k : k + 2]
    return any(not e.noun and e.start == x.start for e in events for x in toks)


def _opens_object(p: Phrase, k: int) -> bool:
    """Whether whom or what they struck begins there."""
    word, lists = p.low[k], listed()
    if not _TIMES.isdisjoint(p.low[k + 1 : k + 2]):
        return False  # "shot several times"
    if word in _starts() or word[0].isdigit():
        return True
    text = p.sentence.tokens[k].text
    return text[0].isupper() and not text[1:2].isupper() and word not in lists["break"]


@cache
def _starts() -> frozenset[str]:
    lists = listed()
    return lists["article"] | lists["size"] | lists["title"] | lists["person"] | frozenset({"him", "them"})
