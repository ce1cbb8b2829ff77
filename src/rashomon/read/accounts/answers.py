"""Clauses that tell what an attack answered, cut off from it: "in response to …", "came days after …"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rashomon.data import rows
from rashomon.read.accounts.coordinated import was_done_before
from rashomon.read.accounts.folding import sides_of, swapped
from rashomon.read.accounts.tellings import ANSWER, Telling, leads_back, stands_at
from rashomon.read.accounts.words import is_duty, phrases
from rashomon.read.mentions import AT, TimeMention

_TO_WHAT = (["to"], ["for"])  # behind "in response": what it answers is told here
_THIS = (["this"], ["that"], ["it"])
_COME = ("come", "comes", "came")
_SUBJECT = 3  # words at most that take up what was told
_AFTER = ("after", "following")
_NEXT = 4  # words after "over" within which the answered attack must be named


def split_answers(tellings: list[Telling]) -> list[Telling]:
    """The tellings with answered attacks as tellings of their own (``opened_by`` starts with ``ANSWER``).

    An answered attack with no day, place or number, told in the bare plural ("in response to attacks on
    its forces"), is no incident: its words are left out.
    """
    out: list[Telling] = []
    for t in tellings:
        out += _cut(t)
    for k, t in enumerate(out):
        t.order = k
    return out


def _cut(t: Telling) -> list[Telling]:
    if t.opened_by.startswith(ANSWER):
        return [t]
    words = t.opened_by.removeprefix("turn:")
    if words in _answers() and (t.told or t.counts):
        t.opened_by = ANSWER + words
        return [t] if _is_one(t) else []
    led_on = words in _AFTER and t.left and t.left.told and t.told and _hits_back(t.left, t)
    if led_on or (t.left and was_done_before(t.left, t, t.opened_by)):
        t.opened_by = ANSWER + words
        return [t] if _is_one(t) else []
    toks = t.tokens
    low = [x.low for x in toks]
    for part in ("answer", "perhaps"):
        for first, end, words in phrases(part).find(low):
            if is_duty(low, first):
                continue
            at = toks[first].start
            # Of "eight days after" and the "days after" in it the whole opens a clause that counts somebody
            # ("arrested three days after the gun went off" tells of one deed).
            if any(stands_at(c) > at for c in t.counts):
                at = next((m.start for m in t.times if leads_back(m) and m.start < at < m.end), at)
            left, right = _part(t, t.start, at), _part(t, at, t.end)
            if part == "answer" and left.told and right.events and not (right.told or right.counts):
                return [left]  # "in response to a series of attacks on its forces": whom those struck
            taken_up = low[:1] in _THIS or (low[first] in _COME and first <= _SUBJECT)
            if part == "answer" and not left.told and taken_up and (right.told or right.counts):
                # "This came shortly after", "Tuesday's casualties come", "It was two days after"
                right.opened_by = ANSWER + words
                right.times = _counted_from_answer(right, toks[end - 1].end)
                return [right] if _is_one(right) else []
            if not left.told or not (right.told or right.counts):
                continue
            if part == "perhaps" and not _is_answered(left, right, low[end : end + _NEXT], words):
                continue
            right.opened_by = ANSWER + words
            right.times = _counted_from_answer(right, toks[end - 1].end)
            return [left, right] if _is_one(right) else [left]
    return [t]


def replies(t: Telling) -> bool:
    """Whether a telling says that it answers what was told before it: "in response", "hit back"."""
    low = [x.low for x in t.tokens]
    return any(low[end : end + 1] not in _TO_WHAT for _, end, _ in phrases("return").find(low))


def _counted_from_answer(t: Telling, opened: int) -> list[TimeMention]:
    """Its times, where a length behind the verb ("came days after") is so long before the answer."""
    return [_turned(m) if m.backward and t.start < m.start < opened else m for m in t.times]


def _turned(m: TimeMention) -> TimeMention:
    """A length that is told of the answer, as counted from it to what it answered."""
    if m.when.offset is None:
        return m
    least, most = m.when.offset
    return replace(m, when=replace(m.when, offset=(-most, -least)))


@cache
def _answers() -> frozenset[str]:
    return frozenset(words for kind, words in rows("accounts_words.tsv") if kind == "answer")


def _part(t: Telling, start: int, end: int) -> Telling:
    out = Telling(order=t.order, sentence=t.sentence, start=start, end=end, opened_by=t.opened_by)
    for name in ("events", "counts", "places", "times", "actors"):
        getattr(out, name).extend(m for m in getattr(t, name) if start <= stands_at(m) < end)
    return out


def _is_answered(left: Telling, right: Telling, following: list[str], words: str) -> bool:
    if words == "over":
        event = right.told[0] if right.told else None
        near = " ".join(following)
        return event is not None and event.noun and left.told[-1].noun and event.key in near
    if not right.told:
        return False
    if not left.told[0].noun:
        return _hits_back(left, right)
    return replies(left) or swapped(sides_of(left), sides_of(right)) or _is_abroad(left, right)


def _hits_back(left: Telling, right: Telling) -> bool:
    """ "Hits back after mortars kill three"; "shelled one country after rockets fell on the next"."""
    return replies(left) or (_is_abroad(left, right) and not (left.counts and right.counts))


def _is_abroad(left: Telling, right: Telling) -> bool:
    """ "Jets struck camps in one country | after an attack in the next": what a war crosses a border for."""
    here, there = (
        {p.place.country for p in t.places if p.use in AT and p.place.country} for t in (left, right)
    )
    return bool(here and there) and here.isdisjoint(there)


def _is_one(t: Telling) -> bool:
    """Whether the words are of one attack: it has a day, a place or a number, or stands in the singular."""
    if t.dates or any(not c.total for c in t.counts):
        return True
    single = any(e.noun and not e.plural for e in t.told)
    return single or (bool(t.sites) and not all(e.plural for e in t.told))
