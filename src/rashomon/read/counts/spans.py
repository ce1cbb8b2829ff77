"""From a linked group to a mention: its passage, whom, stance, and what it is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rashomon.model import HarmGroup, Property, Qualifier, Stance
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm, is_may
from rashomon.read.counts.owned import OWNS
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.tables import is_number, tables, word_set
from rashomon.read.document import Token

_DENIED = word_set("denied")
_PLEAS = word_set("pleas")  # "denied bail"
_CONDITIONAL = word_set("conditional")
_ALLEGED = word_set("alleged")
_MAY = frozenset(("could", "may", "might"))
_TAKES_LIVES = frozenset(("claims", "claimed"))  # lives


def passage(p: Parsed, g: Group, h: Harm) -> tuple[int, int]:
    """Character offsets of the shortest stretch that holds the number with its noun and the harm."""
    first, last = min(g.first, h.first), max(g.last, g.head + 1, h.last)
    return p.tokens[first].start, p.tokens[last - 1].end


def who(p: Parsed, g: Group, field_text: str) -> str | None:
    """The report's words for whom, without the number: "Syrian soldiers", "woman", "Ann Lee"."""
    first = (
        g.high if g.kind not in ("single", "bare", "name", "list", "aged", "pronoun", "another") else g.first
    )
    if g.kind == "single" and g.high == g.last:
        first = g.first
    tokens = p.tokens
    if g.head >= g.last:  # "four of them children"
        return tokens[g.head].text
    while first < g.last and (
        tokens[first].low in _DROP
        or (is_number(tokens, first) and (g.kind in _COUNTED or g.kind == "none"))  # "four of 20 people"
    ):
        first += 1
    if first >= g.last:
        return None
    last = g.head + 1 if g.kind in _COUNTED and g.head >= first else g.last
    words = field_text[tokens[first].start : tokens[last - 1].end]
    if OWNS in g.extra:
        words = words[:-2]
    return " ".join(words.split()).strip('"“”‘’ ') or None


_COUNTED = frozenset(("digits", "words", "pair"))  # behind them names or a bound may stand
_DROP = word_set("before members")
_MEDICAL = word_set("medical")
_UNARMED = word_set("unarmed personnel")


def harm_group(p: Parsed, g: Group) -> HarmGroup:
    """The class of those harmed; a bare number takes it from the count before it in its list."""
    if g.head >= 0 or g.kind == "list":
        words = [t.low for t in p.tokens[g.first : g.last]]
        people = tables().people
        of_police = g.head > 0 and p.tokens[g.head - 1].low == "police"
        if g.group is HarmGroup.COMBATANTS and of_police and "AND" not in p.tags[g.first : g.last]:
            return HarmGroup.OFFICIALS  # "two police officers", "kill police chief"
        if g.group in (HarmGroup.OTHER, HarmGroup.ALL):
            for w in words:
                entry = people.get(w)
                if entry and entry[0] in (
                    HarmGroup.CIVILIANS,
                    HarmGroup.MEDICS,
                    HarmGroup.JOURNALISTS,
                    HarmGroup.OFFICIALS,
                ):
                    return entry[0]
            if not _MEDICAL.isdisjoint(words):
                return HarmGroup.MEDICS
            if any(w in ("police", "security") for w in words):
                return HarmGroup.OFFICIALS
        if words[-1] == "personnel":  # soldiers, unless they are told to be others
            if not _MEDICAL.isdisjoint(words):
                return HarmGroup.MEDICS
            if not _UNARMED.isdisjoint(words):
                return HarmGroup.OTHER
        if words[-1] in _MEMBERS or (_FAMILY & set(words) and _MEMBERS & set(words)):
            if _kin(p, g, words):
                return HarmGroup.CIVILIANS
            if len(words) == 2 and [t.low for t in p.tokens[g.last : g.last + 1]] != ["of"]:
                return HarmGroup.ALL  # "killing ten members across three generations": of what is not said
        if g.group == HarmGroup.OTHER:
            return HarmGroup.OTHER
        return g.group
    return HarmGroup.PERPETRATORS if g.kind == "self" else HarmGroup.ALL


def by_own_hand(p: Parsed, g: Group, h: Harm) -> bool:
    """ "He died of an apparent self-inflicted wound" behind "killed two": the doer, as "himself" is."""
    behind = {t.low for t in p.tokens[h.last : h.last + _OWN_WOUND]}
    own = "self-inflicted" in behind and bool(behind & {"of", "from", "with"})
    return own and h.property is Property.KILLED and g.value == 1


_OWN_WOUND = 7  # tokens: "at home of what was a self-inflicted"
_FAMILY = word_set("one family")


def _kin(p: Parsed, g: Group, words: Sequence[str]) -> bool:
    """ "Nine members of the extended Harun family", "eight family members": relatives, no fighters."""
    if _FAMILY & set(words):
        return True
    if "of" in words and words[-2] in ("its", "their"):  # "the Harun family lost three of its members"
        return bool(_FAMILY & {t.low for t in p.tokens[max(0, g.first - 8) : g.first]})
    ends = next(
        (i for i in range(g.last, g.last + _OF_FAMILY) if p.tags[i : i + 1] == ["T"]), g.last + _OF_FAMILY
    )
    following = [t.low for t in p.tokens[g.last : ends] if t.text not in _MARKS]
    return following[:1] == ["of"] and bool(_FAMILY & set(following))


_MEMBERS = frozenset(("member", "members"))
_OF_FAMILY = 16  # tokens from "members" to "of the Harun, Saleh and Odeh families"
_MARKS = frozenset("[]“”\"'")


def _presupposed(tokens: Sequence[Token], first: int, last: int, h: Harm) -> frozenset[str]:
    """The words that leave a harm itself undoubted: "wanted in the death of", "to see if her death was"."""
    sought = any(
        a.low == "wanted" and b.low in ("in", "for", "on", "after", "by")
        for a, b in pairwise(tokens[first : last + 1])
    )
    asked = _ASKED if h.kind in ("noun", "dead") or h.word == "killing" else frozenset[str]()
    return asked | {"wanted"} if sought else asked


_ASKED = word_set("asked or planned")


def _of_its_own(tokens: Sequence[Token], i: int, h: Harm) -> bool:
    """ "A man who tried to flee was shot": what was tried or planned has its own verb, the harm another."""
    verb = h.first - 1
    while verb > i and tokens[verb].low.endswith("ly"):
        verb -= 1
    return tokens[i].low in _INTENDED and i < verb and tokens[verb].low in ("was", "were")


_INTENDED = word_set("intended")


def _owns_up(tokens: Sequence[Token], i: int) -> bool:
    """ "A bombing claimed by the group killed six": who claims a deed casts no doubt on it."""
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return tokens[i].low == "claimed" and behind in ("by", "responsibility")


def _still_buried(tokens: Sequence[Token], last: int, h: Harm) -> bool:
    """ "Six bodies are thought to lie beneath it": nobody has found them."""
    after = [t.low for t in tokens[last : last + _BELIEVED]]
    believed = next((i for i, low in enumerate(after[:4]) if low in ("believed", "thought", "presumed")), -1)
    return h.kind == "dead" and believed >= 0 and not _BURIED.isdisjoint(after[believed:])


_BELIEVED = 10  # tokens: "were by then thought to lie deep underneath"
_BURIED = word_set("buried")


def stance(tokens: Sequence[Token], g: Group, h: Harm) -> Stance:
    """How firmly it is put, from the words close before and between number and harm."""
    first = max(0, min(g.first, h.first) - 6)
    last = max(g.last, h.last)
    words = {t.low for t in tokens[first:last]}
    if words & _DENIED and not words & _PLEAS:
        return Stance.DENIED
    first = max(0, min(g.first, h.first) - 4)
    close = {
        t.low for i, t in enumerate(tokens[first:last], start=first)
        if not is_may(tokens, i) and not _of_its_own(tokens, i, h) and not _owns_up(tokens, i)
    }  # fmt: skip
    bound = {"high", "many"} & close or g.qualifier == Qualifier.UP_TO
    if h.kind == "toll" and h.last <= g.first and close & _MAY and bound:
        return Stance.ALLEGED  # "the toll may climb as high as nine", "up to nine": a bound, no fear
    if (close & _CONDITIONAL) - _presupposed(tokens, first, last, h) or _still_buried(tokens, last, h):
        return Stance.CONDITIONAL
    if close & (_ALLEGED - _TAKES_LIVES if h.kind == "lives" or h.word == "life" else _ALLEGED):
        return Stance.ALLEGED
    return Stance.ASSERTED
