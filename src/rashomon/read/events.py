"""Words that tell of violence, with the type and weapon they stand for.

Tables: ``data/events.tsv``, and ``data/events_words.tsv`` for the words around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from rashomon.data import rows, word_sets
from rashomon.model import IncidentType, Stance
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import EventMention
from rashomon.read.table import Phrases, alternatives
from rashomon.read.takings import (
    CHANGES,
    ground_changes,
    is_held,
    kills_taken,
    takes_loot,
    takes_swathes,
)

_W = word_sets("events_words.tsv")
_ADJECTIVE_GAP = 3  # words that may stand between "the" and its noun
_FLYING = frozenset({IncidentType.AIRSTRIKE, IncidentType.DRONE})
_ENGAGED = frozenset({IncidentType.CLASH, IncidentType.ATTACK})
_ASKED = 12  # words from "whether" to what it may have been
_BEFORE = 4  # words before an event that may make it general
_AFTER = 4
_NUMBERS = frozenset(row[0] for row in rows("numbers_words.tsv"))
_DEED = 3  # words from a number to the deeds that it counts
_CARRIED = 5  # words from "executed" to what was carried out
_WEIGHED = 3  # words from "retaking" to "would"
_TAKING = frozenset({IncidentType.CLASH, IncidentType.ABDUCTION})
_HELP = 7  # words from "backed by" to what backed them
_FALLEN = 5  # words between an aircraft and its fall


@dataclass(frozen=True, slots=True)
class _Entry:
    type: IncidentType
    weapon: str | None
    sure: bool
    noun: bool


_GROUND = _Entry(IncidentType.CLASH, None, sure=False, noun=False)
_PUT_TO_DEATH = _Entry(IncidentType.EXECUTION, None, sure=True, noun=False)


@dataclass(frozen=True)
class Lexicon:
    """The table of event words, ready to match."""

    events: Phrases[_Entry]
    cues: dict[str, tuple[IncidentType, ...]]
    hints: frozenset[str]  # cues that alone speak for no type: "himself"
    no_cues: Phrases[str]  # in these no word is a deed or a cue: "gas field"
    means: Phrases[IncidentType]  # what does the deed: "warplanes", "artillery"


@cache
def lexicon() -> Lexicon:
    """The words of ``data/events.tsv``."""
    events: list[tuple[tuple[str, ...], _Entry]] = []
    means: list[tuple[tuple[str, ...], IncidentType]] = []
    no_cues: list[tuple[str, ...]] = []
    cues: dict[str, list[IncidentType]] = {}
    hints: set[str] = set()
    for part, words, kind, weapon, sure in rows("events.tsv"):
        if part in "nv":
            entry = _Entry(IncidentType(kind), weapon or None, sure == "1", part == "n")
            events += [(phrase, entry) for phrase in alternatives(words)]
        elif part == "d":
            means += [(phrase, IncidentType(kind)) for phrase in alternatives(words)]
        elif part == "x":
            no_cues += alternatives(words)
        else:
            for phrase in alternatives(words):
                cues.setdefault(phrase[0], []).append(IncidentType(kind))
                hints |= {phrase[0]} if sure == "0" else set()
    return Lexicon(
        Phrases(events),
        {w: tuple(t) for w, t in cues.items()},
        frozenset(hints),
        Phrases((phrase, "") for phrase in no_cues),
        Phrases(means),
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
    low = [t.low for t in sentence.tokens]
    text = doc.report.of(sentence.field)
    out: list[EventMention] = []
    graded: list[int] = []  # where in ``out``
    fallen = fallen_craft(low)
    for first, end, entry in _told(low):
        if end - 1 in fallen and entry.type is IncidentType.DRONE:
            continue
        before = low[max(0, first - _BEFORE) : first]
        if low[first] == "pound" and _is_measured(before):
            continue  # "a 500-pound bomb"
        if low[first] == "strike" and not _W["no_deed"].isdisjoint(low[end : end + 1]):
            continue
        if low[first] == "destroyed" and not _W["determiners"].isdisjoint(before[-1:]):
            continue  # "the rubble of the destroyed houses"
        if entry.type is IncidentType.OTHER and _is_intercepted(low, end):
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
                definite=entry.noun and _points_back(before),
                plural=plural,
                generic=_is_general(low, first, end, entry.noun)
                or (entry.type in _ENGAGED and sentence.field == "text" and _is_trait(low, first, end))
                or (entry.noun and low[end - 1] in _W["arms"] and is_held(low, first, end))
                or (
                    entry.type is IncidentType.CLASH
                    and not entry.noun
                    and (
                        takes_loot(low, end) or _is_weighed(low, first, end) or takes_swathes(low, first, end)
                    )
                ),
                stance=_stance(before),
            )
        )
    out = _without_help(out, sentence, low)
    if graded and all(e.generic for e in out):  # nothing else in the sentence tells of the deed
        out[graded[0]] = replace(out[graded[0]], generic=False)
    return out


def _without_help(events: list[EventMention], sentence: Sentence, low: list[str]) -> list[EventMention]:
    """The strikes that only helped those who fought over ground are no deed beside theirs: "troops backed by
    air strikes recaptured the village"."""
    if not any(e.type is IncidentType.CLASH and not e.generic for e in events):
        return events
    at = {t.start: i for i, t in enumerate(sentence.tokens)}
    return [
        replace(e, generic=True) if e.noun and e.type not in _ENGAGED and helps(low, at[e.start]) else e
        for e in events
    ]


def helps(low: Sequence[str], i: int) -> bool:
    """Whether what is named at i helped others in their deed: "backed by Norlandic jets", "with the support
    of heavy shelling", "amid intense air raids"."""
    for k in range(i - 1, max(-1, i - 1 - _HELP), -1):
        if low[k] in _W["amid"] or (low[k] in _W["by"] and k and low[k - 1] in _W["helped"]):
            return True
        if low[k] in _W["within"] or not (low[k][0].isalnum() or low[k] == "-"):
            return False
    return False


def fallen_craft(low: Sequence[str]) -> set[int]:
    """The words that name an aircraft of which is told that it fell: "shot down a drone", "the plane that
    crashed". It is no means of a deed."""
    falls = [
        i
        for i, w in enumerate(low)
        if w in _W["fallen"] and (w != "down" or (i and low[i - 1] in _W["shot"]))
    ]
    if not falls:
        return set()
    out: set[int] = set()
    for first, end, kind in lexicon().means.find(low):
        if kind not in _FLYING or low[end - 1] in _W["in_flight"]:
            continue  # 31 of 40 drones that were shot down: the others struck
        for i in falls:
            if kind is IncidentType.DRONE and "into" in low[i + 1 : i + 2]:
                continue  # "a drone crashed into a school": it struck
            between = low[end:i] if end <= i else low[i + 1 : first]
            if len(between) <= _FALLEN and all(w[0].isalnum() for w in between):
                out.update(range(first, end))
    return out


def _told(low: list[str]) -> list[tuple[int, int, _Entry]]:
    """(first, end, entry) of the words of a deed: those of the table, and what ground changes hands by."""
    found = lexicon().events.find(low)
    if found and (none := lexicon().no_cues.find(low)):
        found = [f for f in found if not any(first <= f[0] and f[1] <= end for first, end, _ in none)]
    if not _W["takes_people"].isdisjoint(low):
        found = [
            (a, b, _PUT_TO_DEATH if e.type in _TAKING and not e.noun and kills_taken(low, a) else e)
            for a, b, e in found
        ]
    changes = [i for i, w in enumerate(low) if w in CHANGES and ground_changes(low, i)]
    if not changes:
        return found
    inside = {k for first, end, _ in found for k in range(first, end)}
    found += [(i, i + 1, _GROUND) for i in changes if i not in inside]
    return sorted(found, key=lambda f: f[0])


def _is_general(low: list[str], first: int, end: int, noun: bool) -> bool:
    """Whether the words around an event make it a habit, a campaign, a plan or a thing that was not."""
    before = low[max(0, first - _BEFORE) : first]
    near = before[-2:]
    after = low[end : end + _AFTER]
    if _is_state(low, first, end, noun):
        return True
    if low[first].endswith("ing") and any(a in _W["used"] and b == "for" for a, b in pairwise(before)):
        return True  # "a yard used for executing deserters"
    if noun:
        if any(a in _W["renown"] and b == "for" for a, b in pairwise(low[:first])):
            return True  # "notorious for kidnappings, bombings and beheadings"
        if not _W["doubted"].isdisjoint(before):
            return True  # "nobody ruled out a suicide bombing"
        if _is_asked(low[max(0, first - _ASKED) : first]):
            return True
        if (
            before[-1:] == ["to"]
            and not _is_used(before)
            and low[end - 1] in _W["as_verb"]
            and _W["to_a_noun"].isdisjoint(before[-2:-1])
        ):
            return True
        if not _W["before"].isdisjoint(near) and not _is_condemned(low[end - 1], near):
            return True
        if not _W["after"].isdisjoint(after[:2]):
            return True
        if after[:1] and after[0] in _W["may"] and not _W["resume"].isdisjoint(after[1:3]):
            return True  # "fighting could resume"
        if not first and low[end - 1].endswith("s") and after[:1] == ["against"]:
            return True  # "Attacks against the troops ended a truce"
        return "since" in after[:2]
    if before and before[-1] == "to" and before[-2:-1] != ["managed"] and not _is_used(before):
        return True  # a purpose: "fighters travelling to battle …"
    return not _W["modal"].isdisjoint(before[-3:]) or not _W["habit"].isdisjoint(before[-3:])


def _is_used(before: list[str]) -> bool:
    """ "Launchers used to (attack a port)"."""
    return before[-2:] == ["used", "to"] and not _W["launchers"].isdisjoint(before[-3:-2])


def _is_asked(before: list[str]) -> bool:
    """ "It was not clear whether the blast was the work of (a suicide bomber)"."""
    at = max((i for i, w in enumerate(before) if w in _W["asks"]), default=-1)
    return at >= 0 and not _W["is"].isdisjoint(before[at:]) and "," not in before[at:]


def _is_state(low: list[str], first: int, end: int, noun: bool) -> bool:
    """Whether the words tell how a place stands and of no deed: "under siege", "the besieged quarter",
    "has been the scene of clashes", "divided since fighting began"; not
    "laid siege to", "broke the siege"."""
    before = low[max(0, first - _BEFORE) : first]
    last = before[-1] if before else ""
    if not noun:
        return low[first] == "besieged" and (
            last in _W["adjectival"] or last[:1].isdigit() or last.endswith("'s")
        )
    if low[end - 1] in _W["sieges"]:
        return _W["lays"].isdisjoint(before[-3:])
    if low[end - 1] not in _W["mass"]:
        return False
    wide = low[max(0, first - _BEFORE - 2) : first]
    scene = "of" in before[-2:] and not _W["scene"].isdisjoint(before) and not _W["stood"].isdisjoint(wide)
    return scene or last == "since" or (last == "after" and "since" in before)


def _points_back(before: list[str]) -> bool:
    """Whether an article or the like stands before a noun; "said that seven shells fell" has none, nor has
    "in the army-held part of the town rebel shelling": the article is the town's."""
    near = before[-_ADJECTIVE_GAP:]
    near = near[max((k + 1 for k, w in enumerate(near) if w in _W["settled"]), default=0) :]
    said = [b for a, b in pairwise(before) if a in _W["said"] and b == "that"]
    return not _W["definite"].isdisjoint(w for w in near if not (w == "that" and said))


def _is_condemned(noun: str, near: list[str]) -> bool:
    """ "Condemned an air strike that hit a school" tells of one; "condemned attacks on schools" of none."""
    return (
        not _W["condemned"].isdisjoint(near[:1])
        and not _W["article"].isdisjoint(near[1:])
        and not noun.endswith("s")
    )


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
    if low[end - 1].endswith("ing") and before in _W["bearers"]:
        return True
    if low[first] == "fighting" and any(first == m[0] for m in lexicon().means.find(low)):
        return True  # "fighting planes"
    if before == "been" and low[end - 1] in _W["at_war"]:
        return True  # "has been fighting the rebels for years"
    return (
        low[end - 1] in _W["struggle"]
        and after in {"against", "with", "for"}
        and before not in _W["pronouns"]
    )


def carries_out(low: Sequence[str], i: int) -> bool:
    """Whether the word at i is "executed" of deeds or orders, and nobody was put to death: "nearly four air
    strikes", "nine operations were (executed)", not "in a raid"."""
    if not low[i].startswith("execut"):
        return False
    if i > _DEED and low[i - 1] in ("was", "were") and low[i - 2] in _W["carried_out"]:
        return any(w.isdecimal() or w in _NUMBERS for w in low[i - 2 - _DEED : i - 2])
    told = takewhile(lambda w: w[0].isalnum() and w not in _W["within"], low[i + 1 : i + 1 + _CARRIED])
    return any(w in _W["carried_out"] for w in told)


def _is_intercepted(low: list[str], end: int) -> bool:
    """Whether arms in flight were brought down, and no aircraft: "downed incoming missiles"."""
    near = low[end : end + _AFTER]
    return not _W["in_flight"].isdisjoint(near)


def _is_weighed(low: list[str], first: int, end: int) -> bool:
    """Whether it is told what a deed would come to: "retaking it would cut the road"."""
    return low[first].endswith("ing") and not _W["would"].isdisjoint(low[end : end + _WEIGHED])


def _stance(before: list[str]) -> Stance:
    if "denied" in before or "denies" in before:
        return Stance.DENIED
    if "alleged" in before or "allegedly" in before or "reportedly" in before:
        return Stance.ALLEGED
    return Stance.ASSERTED
