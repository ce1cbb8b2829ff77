"""Words that tell of violence, with the type and weapon they stand for (table: ``data/events.tsv``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from rashomon.data import rows
from rashomon.model import IncidentType, Stance
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import EventMention
from rashomon.read.table import Phrases, alternatives

_DEFINITE = frozenset("the this that these those its his their latest".split())
_ADJECTIVE_GAP = 3  # words that may stand between "the" and its noun
_ENGAGED = frozenset({IncidentType.CLASH, IncidentType.ATTACK})
_STRUGGLE = frozenset({"fight", "battle", "struggle", "war"})
_AS_VERB = frozenset("attack strike raid ambush battle fight bomb capture assault advance shell".split())
_TO_A_NOUN = (["response"], ["due"], ["subjected"], ["led"], ["retaliation"], ["managed"])
_NO_DEED = (["force"], ["forces"], ["group"], ["capability"], ["team"], ["teams"])  # behind "strike"
_IN_FLIGHT = frozenset("missile missiles rocket rockets drone drones shell shells".split())
_DETERMINERS = frozenset("the a an of their its his these those some several many".split())
_MAY = frozenset("could may might will would can".split())
_PRONOUNS = frozenset({"they", "we", "who", "forces", "rebels", "troops"})
_PASSIVE = frozenset({"was", "were", "been", "is", "are"})
_BEFORE = 4  # words before an event that may make it general
_AFTER = 4
_TAKEN = 6  # words from "took" to the town
_DRIVEN = 8  # words from "drove" to those whom it drives out, and from where
_FROM = frozenset({"from", "of", "out"})
_GROUPS = frozenset({"isis", "isil", "daesh", "state"})
_MANY = frozenset({"number", "control", "most", "parts", "all", "some", "dozens", "half", "much"})
_NO_GROUND = frozenset("in to at from for with by on near into after".split())
_CARRIED = 5  # words from "executed" to what was carried out


@dataclass(frozen=True, slots=True)
class _Entry:
    type: IncidentType
    weapon: str | None
    sure: bool
    noun: bool


_GROUND = _Entry(IncidentType.CLASH, None, sure=False, noun=False)


@dataclass(frozen=True)
class Lexicon:
    """The table of event words, ready to match."""

    events: Phrases[_Entry]
    cues: dict[str, tuple[IncidentType, ...]]
    no_cues: Phrases[str]  # in these no word is a cue: "gas field"
    means: Phrases[IncidentType]  # what does the deed: "warplanes", "artillery"
    before_noun: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    modal: frozenset[str]
    totals: frozenset[str]
    habit: frozenset[str]  # before a verb: done again and again
    bearers: frozenset[str]  # nouns whose "-ing" says who they are
    arms: frozenset[str]  # nouns that name an arm
    resume: frozenset[str]  # behind "could" after a noun: it is to come
    loot: frozenset[str]  # what is seized and is no place
    takes: frozenset[str]  # verbs of taking ground
    ground: frozenset[str]  # kinds of place that are taken
    drives: frozenset[str]  # verbs of driving somebody out
    orders: frozenset[str]  # behind "executed": what was carried out
    within: frozenset[str]  # behind "executed": before what else was going on
    held: frozenset[str]  # beside an arm: it was had, found or taken, and not used


@cache
def lexicon() -> Lexicon:
    """The words of ``data/events.tsv``."""
    events: list[tuple[tuple[str, ...], _Entry]] = []
    means: list[tuple[tuple[str, ...], IncidentType]] = []
    no_cues: list[tuple[str, ...]] = []
    cues: dict[str, list[IncidentType]] = {}
    sets: dict[str, set[str]] = {"b1": set(), "b0": set(), "a": set(), "m": set(), "s": set()}
    sets |= {part: set() for part in "htgklroiwuy"}
    for part, words, kind, weapon, sure in rows("events.tsv"):
        if part in "nv":
            entry = _Entry(IncidentType(kind), weapon or None, sure == "1", part == "n")
            events += [(phrase, entry) for phrase in alternatives(words)]
        elif part == "d":
            means += [(phrase, IncidentType(kind)) for phrase in alternatives(words)]
        elif part == "x":
            no_cues += alternatives(words)
        elif part == "c":
            for phrase in alternatives(words):
                cues.setdefault(phrase[0], []).append(IncidentType(kind))
        elif part in "htgklroiwuy":
            sets[part].update(w for phrase in alternatives(words) for w in phrase)
        else:
            key = part + sure if part == "b" else part
            sets[key].update(w for phrase in alternatives(words) for w in phrase)
    return Lexicon(
        Phrases(events),
        {w: tuple(t) for w, t in cues.items()},
        Phrases((phrase, "") for phrase in no_cues),
        Phrases(means),
        frozenset(sets["b1"]),
        frozenset(sets["b0"]),
        frozenset(sets["a"]),
        frozenset(sets["m"]),
        frozenset(sets["s"]),
        frozenset(sets["h"]),
        frozenset(sets["t"]),
        frozenset(sets["g"]),
        frozenset(sets["r"]),
        frozenset(sets["l"]),
        frozenset(sets["w"]),
        frozenset(sets["u"]),
        frozenset(sets["y"]),
        frozenset(sets["o"]),
        frozenset(sets["i"]),
        frozenset(sets["k"]),
    )


def find_events(doc: Document) -> list[EventMention]:
    """Every word or phrase of the document that tells of violence, in reading order."""
    out: list[EventMention] = []
    for sentence in doc:
        out.extend(_in_sentence(doc, sentence))
    return out


def _is_measured(before: list[str]) -> bool:
    """Whether a number, with or without a hyphen, stands right before: "250-", "250"."""
    number = [w for w in before[-2:] if w != "-"][-1:]
    return bool(number) and number[0][0].isdigit()


def _in_sentence(doc: Document, sentence: Sentence) -> list[EventMention]:
    lex = lexicon()
    low = [t.low for t in sentence.tokens]
    text = doc.report.of(sentence.field)
    out: list[EventMention] = []
    graded: list[int] = []  # where in ``out``
    for first, end, entry in _told(lex, low):
        before = low[max(0, first - _BEFORE) : first]
        if low[first] == "pound" and _is_measured(before):
            continue  # "a 500-pound bomb"
        if low[first] == "strike" and low[end : end + 1] in _NO_DEED:
            continue
        if low[first] == "destroyed" and not _DETERMINERS.isdisjoint(before[-1:]):
            continue  # "the rubble of the destroyed houses"
        if entry.type is IncidentType.OTHER and _is_intercepted(lex, low, end):
            continue
        if not entry.noun and carries_out(low, first):
            continue
        start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
        plural = entry.noun and low[end - 1].endswith("s") and not low[end - 1].endswith("ss")
        if entry.noun and _is_graded(before):
            graded.append(len(out))
        out.append(
            EventMention(
                sentence=sentence.index,
                field=sentence.field,
                start=start,
                end=stop,
                text=text[start:stop],
                type=entry.type,
                weapon=entry.weapon,
                sure=entry.sure,
                key=" ".join(low[first:end]),
                noun=entry.noun,
                definite=entry.noun and not _DEFINITE.isdisjoint(before[-_ADJECTIVE_GAP:]),
                plural=plural,
                generic=_is_general(lex, low, first, end, entry.noun)
                or (entry.type in _ENGAGED and sentence.field == "text" and _is_trait(low, first, end))
                or (entry.noun and low[end - 1] in lex.arms and _is_held(lex, low, first, end))
                or (not entry.noun and entry.type is IncidentType.CLASH and _takes_loot(lex, low, end)),
                stance=_stance(before),
            )
        )
    if graded and all(e.generic for e in out):  # nothing else in the sentence tells of the deed
        out[graded[0]] = replace(out[graded[0]], generic=False)
    return out


def _told(lex: Lexicon, low: list[str]) -> list[tuple[int, int, _Entry]]:
    """(first, end, entry) of the words of a deed: those of the table, and what ground changes hands by."""
    found = list(lex.events.find(low))
    if lex.takes.isdisjoint(low) and lex.drives.isdisjoint(low):
        return found
    inside = {k for first, end, _ in found for k in range(first, end)}
    for i, w in enumerate(low):
        takes = w in lex.takes and _takes_ground(lex, low, i)
        if i not in inside and (takes or (w in lex.drives and _drives_out(lex, low, i))):
            found.append((i, i + 1, _GROUND))
    return sorted(found, key=lambda f: f[0])


def _takes_ground(lex: Lexicon, low: list[str], i: int) -> bool:
    """Whether a kind of place is what the verb at i takes: "took the strategic town of Velm"."""
    for k in range(i + 1, min(len(low), i + 1 + _TAKEN)):
        if low[k] in lex.ground:
            return True
        if low[k] in _NO_GROUND or not low[k][0].isalnum() or (low[k] == "of" and low[k - 1] not in _MANY):
            return False
    return False


def _drives_out(lex: Lexicon, low: list[str], i: int) -> bool:
    """Whether the verb at i drives fighters from a place, or frees it of them."""
    near = list(takewhile(lambda w: w not in (",", ".", ";"), low[i + 1 : i + 1 + _DRIVEN]))
    fighters = not (lex.bearers | _GROUPS).isdisjoint(near)
    return fighters and not _FROM.isdisjoint(near)


def _is_general(lex: Lexicon, low: list[str], first: int, end: int, noun: bool) -> bool:
    """Whether the words around an event make it a habit, a campaign, a plan or a thing that was not."""
    before = low[max(0, first - _BEFORE) : first]
    near = before[-2:]
    after = low[end : end + _AFTER]
    if noun:
        if before[-1:] == ["to"] and low[end - 1] in _AS_VERB and before[-2:-1] not in _TO_A_NOUN:
            return True
        if not (lex.before_noun | lex.before).isdisjoint(near):
            return True
        if not lex.after.isdisjoint(after[:2]):
            return True
        if after[:1] and after[0] in _MAY and not lex.resume.isdisjoint(after[1:3]):
            return True  # "fighting could resume"
        if not first and low[end - 1].endswith("s") and after[:1] == ["against"]:
            return True  # "Attacks against the troops ended a truce"
        return "since" in after[:2]
    if before and before[-1] == "to" and before[-2:-1] != ["managed"]:
        return True  # a purpose: "fighters travelling to battle …"
    return not lex.modal.isdisjoint(before[-3:]) or not lex.habit.isdisjoint(before[-3:])


def _is_graded(before: list[str]) -> bool:
    """Whether one deed is told that was perhaps of that kind or by those: "an alleged air strike", "hit in a
    possible strike"; not so "fear a possible strike"."""
    for k, word in enumerate(before):
        if word == "alleged" and k and before[k - 1] in ("a", "an"):
            return True
        if word == "possible" and k > 1 and before[k - 1] == "a" and before[k - 2] in ("in", "by", "from"):
            return True
    return False


def _is_trait(low: list[str], first: int, end: int) -> bool:
    """Whether the words say who someone is, not what was done: "rebels fighting the army", "in the fight
    against"."""
    before = low[first - 1] if first else ""
    after = low[end] if end < len(low) else ""
    if low[end - 1].endswith("ing") and before in lexicon().bearers:
        return True
    if before == "been" and low[end - 1] in _AT_WAR:
        return True  # "has been fighting the rebels for years"
    return low[end - 1] in _STRUGGLE and after in {"against", "with", "for"} and before not in _PRONOUNS


_AT_WAR = frozenset(("fighting", "battling"))


def _is_held(lex: Lexicon, low: list[str], first: int, end: int) -> bool:
    """Whether an arm was had, found or taken: "police seized two mortars", "a grenade was found"."""
    after = low[end : end + 3]
    passive = not _PASSIVE.isdisjoint(after[:1]) and not lex.held.isdisjoint(after[1:])
    return passive or not lex.held.isdisjoint(low[max(0, first - _BEFORE) : first])


def carries_out(low: Sequence[str], i: int) -> bool:
    """Whether the word at i is "executed" of deeds or orders, and nobody was put to death: "nearly four air
    strikes", not "in a raid"."""
    if not low[i].startswith("execut"):
        return False
    lex = lexicon()
    told = takewhile(lambda w: w.isalnum() and w not in lex.within, low[i + 1 : i + 1 + _CARRIED])
    return any(w in lex.orders for w in told)


def _is_intercepted(lex: Lexicon, low: list[str], end: int) -> bool:
    """Whether arms in flight were brought down, and no aircraft: "downed incoming missiles"."""
    near = low[end : end + _AFTER]
    return not (_IN_FLIGHT & lex.arms).isdisjoint(near)


def _takes_loot(lex: Lexicon, low: list[str], end: int) -> bool:
    """Whether what was seized are arms or goods, no place: "seized twelve rifles"."""
    return not lex.loot.isdisjoint(low[end : end + _AFTER])


def _stance(before: list[str]) -> Stance:
    if "denied" in before or "denies" in before:
        return Stance.DENIED
    if "alleged" in before or "allegedly" in before or "reportedly" in before:
        return Stance.ALLEGED
    return Stance.ASSERTED
