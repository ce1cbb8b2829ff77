"""Armed groups, forces, states and their plain nouns in sentences, by ``actor_table``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rashomon.model import IncidentType
from rashomon.read.actor_table import ARTICLES, Names, key, known_names, plain_nouns, skeleton, table
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.events import lexicon
from rashomon.read.mentions import ActorMention
from rashomon.read.namesakes import is_namesake

_LONGEST = 7  # words of the longest name
_DEED_WITHIN = 6  # words behind a state's adjective that are read for what it did
_GROUPS = frozenset(("jihadist", "rebel", "militia"))
_OF_STATES = frozenset(("force", "state", "police", "coalition"))
_BY_FORCES = frozenset(
    {IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.MISSILE, IncidentType.SHELLING}
)


class _Word(NamedTuple):
    low: str
    start: int
    end: int
    upper: bool
    capital: bool


_BEING = (("to", "be"), ("to", "have", "been"), ("of", "being"), ("to", "belong", "to"))
_GLUED = frozenset({"al-", "el-", "an-", "as-", "ar-", "ad-", "at-"})  # articles


_OF = re.compile(r"([A-Z][a-z]+)-(i|e|ul|ur|us|ut|ud|al|el)-([A-Z]\w+)")


def _words(tokens: tuple[Token, ...], text: str) -> list[_Word]:
    """The tokens of a sentence with hyphens of names opened ("al-Nusra": "al", "Nusra")."""
    out: list[_Word] = []
    for t in tokens:
        word = t.text
        hyphened = "-" in word
        if t.low == "led" and len(out) > 1 and out[-1].low == "-" and out[-2].low in plain_nouns().states:
            first = out[-2]  # "U.S." "-" "led"
            out[-2:] = [_Word(f"{first.low}-led", first.start, t.end, False, True)]
        elif hyphened and word[:3].lower() in _GLUED:
            cut = t.start + 2
            out.append(_Word(t.low[:2], t.start, cut, False, word[0].isupper()))
            rest = text[cut + 1 : t.end]
            out.append(_Word(key(rest), cut + 1, t.end, rest.isupper(), rest[:1].isupper()))
        elif hyphened and (of := _OF.fullmatch(word)):  # "Lashkar-e-Taiba": three words, as in the table
            for k in (1, 2, 3):
                a, b = t.start + of.start(k), t.start + of.end(k)
                out.append(_Word(key(of[k]), a, b, of[k].isupper(), of[k][0].isupper()))
        else:
            low = t.low.removesuffix("'s")  # "RSF's" is a name in capitals
            out.append(_Word(low, t.start, t.end, word[: len(low)].isupper(), word[0].isupper()))
    return out


def find_actors(doc: Document) -> list[ActorMention]:
    """Every name or plain noun of an armed actor, in reading order; the longest where they overlap."""
    out: list[ActorMention] = []
    for sentence in doc:
        out.extend(_in_sentence(doc, sentence))
    return out


def _in_sentence(doc: Document, sentence: Sentence) -> list[ActorMention]:
    text = doc.report.of(sentence.field)
    words = _words(sentence.tokens, text)
    shouting = sum([w.upper for w in words]) * 2 > len(words)
    titled = sum([w.capital for w in words]) * 3 > len(words) * 2
    first, sounds = _first_words(), known_names().first_sound
    out: list[ActorMention] = []
    i, n = 0, len(words)
    while i < n:
        w = words[i]
        known = w.low in first or (w.capital and skeleton(w.low) in sounds)
        found = _at(words, i, shouting) if known else None
        if found is None and w.capital and not titled:
            found = _band_at(words, i)
        if found is None:
            i += 1
            continue
        end, id, kind, head = found
        doubts, k = plain_nouns().doubts, i
        while id is not None and k < end - 1 and words[k].low in doubts:
            k += 1
        if id is not None and words[k].low in plain_nouns().modifiers and _group_at(words, k + 1, shouting):
            k += 1
        start, stop = words[k].start, words[end - 1].end
        out.append(
            ActorMention(
                sentence=sentence.index,
                field=sentence.field,
                start=start,
                end=stop,
                text=text[start:stop],
                id=id,
                kind=kind,
                head=head,
                doubted=any(w.low in doubts for w in words[max(0, i - 1) : i + 1])
                or any(w.low in plain_nouns().said for w in words[i:end]),
            )
        )
        i = end
    return out


@cache
def _first_words() -> frozenset[str]:
    """The words that a known actor may begin with, but for names known by their sound."""
    nouns = plain_nouns()
    return nouns.modifiers.union(known_names().first_exact, nouns.heads, nouns.states)


def _at(words: list[_Word], i: int, shouting: bool) -> tuple[int, str | None, str, str] | None:
    """(end, id, kind, head) of the actor that begins at word ``i``: names and modifiers up to a head noun."""
    nouns = plain_nouns()
    id: str | None = None
    kind = ""
    j = i
    named_end = adjective_end = 0
    while j < len(words) and j - i < _LONGEST + 3:
        name = _name_at(words, j, shouting)
        if name is not None and (id is None or (kind == "state" and table()[name[1]].kind != "state")):
            j, id = name
            kind = table()[id].kind
            named_end = j
            continue
        low = words[j].low
        if low in nouns.modifiers and low[-1] != "s" and id is None and _group_at(words, j + 1, shouting):
            j += 1  # "the terrorist Northern Front", "Takfiri ISIL"
            continue
        if low in nouns.heads:
            # Only the last head of a run counts: "police officers", "regime forces".
            k = j + 1
            while k < len(words) and k - j < 3 and words[k].low in nouns.heads:
                k += 1
            if adjective_end and adjective_end == j and not named_end and _deed_of_state(words, j) > k - j:
                return j, id, "state", ""  # "Russian drone strike"
            low = words[k - 1].low
            if low == "government" and k < len(words) and words[k].low in _DIVISIONS:
                return None  # "three local government areas"
            if kind == "state" and nouns.heads[low] not in _OF_STATES:
                id = None  # "Pakistani militants" are none of Pakistan's
            kind = nouns.heads[low] if id is None or kind == "state" else kind
            while id is None and k < len(words) and words[k].low in nouns.tails:
                k += 1
            if id is None and (whose := _said_to_be(words, k)) is not None:
                return whose[0], whose[1], kind, low
            return k, id, kind, low
        if low in nouns.states:
            id, kind = id or nouns.states[low], kind or "state"
            j += 1
            adjective_end = j
            continue
        if low in nouns.modifiers:
            j += 1
            continue
        break
    if named_end:
        return named_end, id, kind, ""
    if adjective_end and (_deed_of_state(words, adjective_end) or _shares_noun(words, adjective_end)):
        return adjective_end, id, kind, ""
    return None


_DIVISIONS = frozenset(("area", "areas", "council", "councils", "ward", "wards"))


def _said_to_be(words: list[_Word], k: int) -> tuple[int, str] | None:
    """(end, id) of whose they are said to be: "planes | said to be Turkish", "to belong to the army"."""
    nouns = plain_nouns()
    if k >= len(words) or words[k].low not in nouns.said:
        return None
    for being in _BEING:
        end = k + 1 + len(being)
        if tuple([w.low for w in words[k + 1 : end]]) == being and end < len(words):
            if (id := nouns.states.get(words[end].low)) and "belong" not in being:
                return end + 1, id
            end += words[end].low == "the"
            whose = _at(words, end, False) if end < len(words) else None
            return (whose[0], whose[1]) if whose and whose[1] else None
    return None


def _shares_noun(words: list[_Word], k: int) -> bool:
    """Whether a state's adjective before ``k`` shares the noun of another: "Russian | or Syrian jets"."""
    if k + 1 >= len(words) or words[k].low not in ("and", "or"):
        return False
    other = _at(words, k + 1, False)
    return other is not None and plain_nouns().heads.get(other[3]) in _OF_STATES


def _group_at(words: list[_Word], j: int, shouting: bool) -> bool:
    """Whether a known group's name begins at word ``j``, and not a state's or a force's."""
    name = _name_at(words, j, shouting) if j < len(words) and words[j].capital else None
    return name is not None and table()[name[1]].kind in _GROUPS


def _deed_of_state(words: list[_Word], k: int) -> int:
    """How many words from ``k`` on name what armed forces do, 0 where none: "Russian | missile strikes".

    Bombings and shootings are called after where they happened ("the Iraqi bombing"), and so are attacks but
    for those "on" somebody.
    """
    low = [w.low for w in words[k : k + _DEED_WITHIN]]
    first = next((i for i, w in enumerate(low) if w not in plain_nouns().deed_modifiers), len(low))
    if first == len(low):
        return 0
    if low[first] in plain_nouns().deeds:
        return first + 1
    found = lexicon().events.at(low, first)
    if found is None or not found[1].noun:
        return 0
    end = first + found[0]
    return end if found[1].type in _BY_FORCES or low[end : end + 1] in (["on"], ["against"]) else 0


def is_adjective(text: str) -> bool:
    """Whether the words are the adjective of a state alone: "Russian"."""
    return text.casefold() in plain_nouns().states


def called(a: ActorMention) -> str:
    """What to call an actor: by its words without "'s", but a state known by its adjective by its name."""
    if a.id and is_adjective(a.text):
        return table()[a.id].names[0]
    return a.text.removesuffix("'s").removesuffix("’s")


def head_of(name: str) -> str:
    """The noun of an actor without a name: "militants", "rebel" of "rebel factions"."""
    words = name.casefold().split()
    while len(words) > 1 and words[-1] in plain_nouns().tails:
        words.pop()
    return words[-1]


def _band_at(words: list[_Word], i: int) -> tuple[int, str | None, str, str] | None:
    """A group unknown to the table, by the form of its name: "the Northern Front", "Army of the Valley"."""
    bands = plain_nouns().bands
    if not words[i].capital or words[i].low in ARTICLES or i + 1 >= len(words):
        return None
    if words[i].low in bands and words[i + 1].low in {"of", "for"}:
        j = i + 2
        while j < len(words) and j - i < _LONGEST and (words[j].capital or words[j].low in ARTICLES):
            j += 1
        while words[j - 1].low in ARTICLES:
            j -= 1
        return (j, None, "unknown", words[i].low) if j > i + 2 else None
    j = i
    while j < len(words) and j - i < _LONGEST and words[j].capital:
        j += 1
        if j - i > 1 and words[j - 1].low in bands:
            if any((known := _at(words, k, False)) and known[1] for k in range(i + 1, j - 1)):
                return None  # "Reuters Anna Diaz Turkish Army": what comes later is known by itself
            return j, None, "unknown", words[j - 1].low
    return None


def _name_at(words: list[_Word], i: int, shouting: bool) -> tuple[int, str] | None:
    names = known_names()
    w = words[i]
    for n in names.first_exact.get(w.low, ()):
        if n > min(_LONGEST, len(words) - i):
            continue
        id = names.exact.get(tuple([x.low for x in words[i : i + n]]))
        if id is None or (n == 1 and not _stands_alone(w, shouting, names)):
            continue
        if table()[id].kind == "state" and is_namesake(words, i, i + n):
            return None
        return i + n, id
    if w.capital and w.low not in ARTICLES and skeleton(w.low) in names.first_sound:
        bones: list[str] = []
        best: tuple[int, str] | None = None
        for j in range(i, min(i + _LONGEST, len(words))):
            if words[j].low in ARTICLES:
                continue
            if not words[j].capital:
                break
            bones.append(skeleton(words[j].low))
            id = names.sound.get(tuple(bones)) if len(bones) > 1 else None
            if id is not None:
                best = j + 1, id
        return best
    return None


def _stands_alone(w: _Word, shouting: bool, names: Names) -> bool:
    if w.low in names.capital:
        return w.upper and not (shouting and w.low in {"is", "us"})
    return w.capital or w.low == "coalition"
