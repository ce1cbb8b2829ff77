"""Words of harm in a sentence, with the property they bear and the voice they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Property
from rashomon.read.counts.idioms import Idiom
from rashomon.read.counts.tables import BEFALLEN, MULTIPLE, tables, word_set
from rashomon.read.document import Token

PASSIVE = frozenset(("pas", "pasperf"))  # endings of ``Harm.form``


@dataclass(slots=True)
class Harm:
    """A harm word or phrase over tokens [first, last). ``form`` joins the kind of word with its voice."""

    first: int
    last: int
    property: Property
    kind: str
    form: str
    word: str
    both: bool = False  # "killed and wounded", "killed or injured": two properties over one number


_AL = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|bin|ibn|abu)-[A-Z]")


def tag(tokens: Sequence[Token], phrases: Sequence[Idiom] = ()) -> list[str]:
    """The coarse tag of each token: T harm word (the first of an idiom's), C capitalised, w other word, else
    its class or mark."""
    t = tables()
    tags, triggers, numbers = t.tags, t.triggers, t.numbers
    out: list[str] = []
    for token in tokens:
        low = token.low
        if low in triggers:
            out.append("T")
            continue
        known = tags.get(low)
        if known is not None and token.text != "US":  # the country is no pronoun
            out.append(known)
        elif low[0].isalpha():
            if low in numbers and len(low) > 1:
                out.append("w")
            else:
                out.append("C" if token.text[0].isupper() or _AL.match(token.text) else "w")
        elif low[0].isdigit():
            out.append("#")
        else:
            out.append("." if low in ".!?…" else "," if low in ",-–—()" else ":" if low in ":;" else '"')
    for first, *_ in phrases:
        out[first] = "T"
    return out


_TAKE_LIVES = frozenset(
    "claim claims claimed claiming cost costs costing lost lose loses losing took takes taking taken take "
    "end ended".split()
)


_LEAVE_HOMES = frozenset(
    "fled flee fleeing forced forcing left leave leaving lost lose driven abandon abandoned displaced "
    "uprooted out evacuated escape escaped".split()
)


def harms(tokens: Sequence[Token], tags: Sequence[str], phrases: Sequence[Idiom] = ()) -> list[Harm]:
    """The harm words of a sentence; neighbours that make one phrase ("shot dead") are joined."""
    t = tables()
    whole = {first: (last, prop, kind) for first, last, prop, kind in phrases}
    out: list[Harm] = []
    n = len(tokens)
    i = 0
    while i < n:
        if tags[i] != "T":
            i += 1
            continue
        if i in whole:
            last, prop, kind = whole[i]
            out.append(Harm(i, last, prop, kind, kind + ":" + _voice(tokens, tags, i, kind), tokens[i].low))
            i = last
            continue
        word = tokens[i].low
        prop, kind = t.triggers[word]
        if word == "breathing" and not any(x.low in _TROUBLE for x in tokens[max(0, i - 3) : i + 3]):
            i += 1
            continue
        if kind == "fatal" and _how_many(tokens, i):
            out.append(Harm(i, i + 2, Property.KILLED, "noun", "noun:", "fatally"))
            i += 2
            continue
        if word in ("shooting", "stabbing") and i and tokens[i - 1].low in MULTIPLE:
            out.append(Harm(i, i + 1, Property.WOUNDED, "shot", "shot:", word))
            i += 1
            continue
        if kind == "self":
            # "before shooting himself", "turned the gun on himself"
            ahead = {x.low for x in tokens[i + 1 : i + (2 if word == "shooting" else 7)]}
            if not _SELF & ahead or (word in _TURNED and not _GUNS & ahead):
                i += 1
                continue
            if word == "shooting" and _harmless(tokens, i):
                prop = Property.WOUNDED
        if kind in ("noun", "ing") and i + 1 < n and tokens[i + 1].low in _OF_CRIME and word in _CRIMES:
            i += 1  # "two homicide detectives", "a murder suspect"
            continue
        if word == "death" and any(h.kind == "ed" and to_death(tokens, h.last) == i for h in out[-1:]):
            i += 1  # "shot his brother to death": told by the verb
            continue
        if word == "evacuated" and _HOSPITAL & {x.low for x in tokens[i + 1 : i + 9]}:
            i += 1  # "was evacuated to a base hospital": told by its form
            continue
        if word == "remains" and not _are_remains(tokens, i):
            i += 1
            continue
        if word == "life" and i and tokens[i - 1].low != "own":
            if _takes_life(tokens, i):  # "claimed the life of a boy"
                out.append(Harm(i, i + 1, Property.KILLED, "noun", "noun:", word))
            elif tokens[i - 1].low == "one" and i > 1 and tokens[i - 2].low in _TAKE_LIVES:
                out.append(Harm(i, i + 1, Property.KILLED, kind, "lives:", word))  # "claimed one life"
            i += 1
            continue
        if word == "homes" and not any(x.low in _LEAVE_HOMES for x in tokens[max(0, i - 6) : i]):
            i += 1
            continue
        if kind == "lives" and not any(x.low in _TAKE_LIVES for x in tokens[max(0, i - 7) : i]):
            i += 1
            continue
        if kind == "fatal":
            fatal = _fatal(tokens, tags, i)
            if fatal is None:
                i += 1
                continue
            if fatal != (i + 1, "fatal"):
                last, kind = fatal
                form = "noun:" if kind == "noun" else kind + ":" + _voice(tokens, tags, i, kind)
                out.append(Harm(i, last, Property.KILLED, kind, form, "fatally"))
                i = last
                continue
        if kind == "survive":
            # "he did not survive": dead
            if i and tags[i - 1] == "NEG":
                out.append(Harm(i - 1, i + 1, Property.KILLED, "intr", "intr:", word))
            i += 1
            continue
        if kind == "fight":
            # "fighting for her life"
            if [t.low for t in tokens[i + 1 : i + 2]] == ["for"] and any(
                t.low in ("life", "lives") for t in tokens[i + 2 : i + 5]
            ):
                out.append(Harm(i, i + 2, Property.WOUNDED, "adj", "adj:", "critical"))
            i += 1
            continue
        last = i + 1
        if kind == "shot":
            if _missed(tokens, tags, i):
                i += 1
                continue
            last, prop, kind = _shot(tokens, i)
            if kind == "shot" and to_death(tokens, i + 1) > 0:
                prop, kind = Property.KILLED, "ed"
        elif kind == "ed" and last + 1 < n and tokens[last].low == "to" and tokens[last + 1].low == "death":
            last += 2
            prop = Property.KILLED
        out.append(Harm(i, last, prop, kind, kind + ":" + _voice(tokens, tags, i, kind), word))
        i = last
    # "killed and wounded", "dead or injured"
    for a, b in pairwise(out):
        gap = b.first - a.last
        if a.property != b.property and (
            gap == 0 or (gap == 1 and tokens[a.last].low in ("and", "or", "&", "/"))
        ):
            a.both = b.both = True
    return out


_CRIMES = frozenset("homicide homicides murder killing death".split())
_OF_CRIME = frozenset(
    "detective detectives investigator investigators investigation investigations unit division squad bureau "
    "suspect suspects charge charges case cases trial trials warrant warrants defendant rate".split()
)
_SELF = frozenset(("himself", "herself"))
_GUNS = frozenset("gun weapon pistol handgun rifle shotgun firearm revolver knife it".split())
_LIMBS = word_set("limbs")
_TROUBLE = frozenset(
    "trouble troubles difficulty difficulties difficult problem problems hard struggled struggling".split()
)
_TURNED = frozenset(("turned", "turning"))
_REMAINS_OF = frozenset("of were was have had found are belong belonged".split())
_WHOSE_REMAINS = frozenset("the his her their human skeletal charred dismembered whose two three".split())
_HOSPITAL = word_set("care")
_MEANT = frozenset(("then", "before", "fatally", "and"))


def _takes_life(tokens: Sequence[Token], i: int) -> bool:
    """Whether "life" at i is "(took) the life of" somebody."""
    of = i + 1 < len(tokens) and tokens[i + 1].low == "of" and tokens[i - 1].low == "the"
    return of and any(t.low in _TAKE_LIVES for t in tokens[max(0, i - 3) : i - 1])


def to_death(tokens: Sequence[Token], i: int) -> int:
    """Where "death" stands in "(shot) his younger brother to death" from token i on, else -1."""
    for j in range(i, min(len(tokens) - 1, i + 8)):
        low = tokens[j].low
        if low == "to" and tokens[j + 1].low == "death":
            return j + 1
        if not (low[0].isalnum() or low == "-") or low in ("and", "but", "who"):
            return -1
    return -1


def _are_remains(tokens: Sequence[Token], i: int) -> bool:
    """ "The remains of", "human remains", not "one victim remains in hospital"."""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return after in _REMAINS_OF or (i > 0 and tokens[i - 1].low in _WHOSE_REMAINS)


def _fatal(tokens: Sequence[Token], tags: Sequence[str], i: int) -> tuple[int, str] | None:
    """(end, kind of word) of "fatally shot", "fatally wounding", "fatal shooting of", "one fatally,"."""
    nxt = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if tokens[i].low == "fatal":
        told = _shooting_of(tokens, i) if nxt not in ("injuries", "injury", "wound", "wounds") else None
        if told is not None:
            return told
    if nxt in ("shot", "wounded", "injured", "stabbed", "struck", "hit"):
        return i + 2, "ed"
    if nxt in ("shoots", "stabs", "shoot"):
        return i + 2, "base"
    if nxt in ("wounding", "injuring", "striking", "hitting") or (
        nxt in ("shooting", "stabbing") and tokens[i].low == "fatally"
    ):
        return i + 2, "ing"
    if tokens[i].low == "fatally" and (not nxt or tags[i + 1] in _CLOSING):
        return i + 1, "ed"
    if nxt in ("injuries", "wound", "wounds", "injury"):
        return i + 1, "fatal"
    return None


def _how_many(tokens: Sequence[Token], i: int) -> bool:
    """ "A double fatal shooting"."""
    shot = i + 1 < len(tokens) and tokens[i + 1].low in BEFALLEN
    return shot and i > 0 and tokens[i - 1].low in MULTIPLE


def _shooting_of(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """(end, kind) of "fatal shooting of", "fatal accidental shooting Saturday of", "a man's fatal shooting",
    "fatal gunshot wound"."""
    j = i + 1
    while j < len(tokens) and tokens[j].low in _HOW_SHOT:
        j += 1
    if j >= len(tokens):
        return None
    if j > i + 1 and tokens[j].low in ("injuries", "wound", "wounds", "injury"):
        return j + 1, "fatal"
    if tokens[j].low not in ("shooting", "stabbing"):
        return None
    owned = i > 0 and tokens[i - 1].low.endswith(("'s", "’s"))
    of = any(t.low == "of" for t in tokens[j + 1 : j + 4])
    return (j + 1, "noun") if owned or of else None


_HOW_SHOT = frozenset(
    "accidental apparent double drive-by gunshot hunting officer-involved police shotgun stab triple".split()
)

_CLOSING = frozenset((".", ",", ":", "IN", "AND", "DAY", "AFTER"))


def _harmless(tokens: Sequence[Token], i: int) -> bool:
    """Whether "shot himself" at i is told as an accident, not as a death."""
    if any(x.low.startswith("accident") for x in tokens[max(0, i - 12) : i + 12]):
        return True
    if [x.low for x in tokens[i + 2 : i + 4]] == ["to", "death"]:
        return False
    where = [x.low for x in tokens[i + 2 : i + 8]]
    if "in" in where and _LIMBS & set(where[where.index("in") :]):
        return True
    return not (i and tokens[i - 1].low in _MEANT)


def _missed(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Shot at twelve people", "shot at officers": nobody is told to be hit."""
    if [t.low for t in tokens[i + 1 : i + 2]] != ["at"] or (i and tags[i - 1] == "AUX"):
        return False
    return any(t.low in tables().people for t in tokens[i + 2 : i + 5])


def _shot(tokens: Sequence[Token], i: int) -> tuple[int, Property, str]:
    """ "shot dead", "shot and killed", "shot to death", "shot himself": where it ends, and what it means."""
    following = [x.low for x in tokens[i + 1 : i + 4]] + ["", "", ""]
    if following[0] in ("dead", "killed"):
        return i + 2, Property.KILLED, "ed"
    if following[0] in _SELF:
        if following[1:] in (["to", "death"], ["dead", ""]) or following[1] == "dead":
            return i + 1, Property.KILLED, "ed"
        return i + 1, Property.WOUNDED if _harmless(tokens, i) else Property.KILLED, "ed"
    if following[0] in ("and", "to", ",") and following[1] in ("killed", "dead", "death", "kills", "kill"):
        return i + 3, Property.KILLED, "ed" if tokens[i].low == "shot" else "base"
    if following[0] == "and" and following[1] in ("wounded", "injured"):
        return i + 3, Property.WOUNDED, "shot"
    if following[0] == "and" and following[2] in ("wounded", "injured"):
        return i + 4, Property.WOUNDED, "shot"
    return i + 1, Property.WOUNDED, "shot"


def _voice(tokens: Sequence[Token], tags: Sequence[str], i: int, kind: str) -> str:
    """How a verb is used: pas(sive), perf(ect), inf(initive), mod(al), neg, or none of these."""
    j = i - 1
    steps = 0
    while j >= 0 and steps < 4 and tags[j] in ("ADV", "AND", "T", "FOUND"):
        j -= 1
        steps += 1
    if j < 0:
        return "start"
    tag_ = tags[j]
    if tag_ == "AUX":
        if tokens[j].low in ("been", "being") and j and tags[j - 1] == "HAVE":
            return "pasperf"
        if j and tags[j - 1] == "MOD":
            return "pasmod"
        return "pas"
    if tag_ == "HAVE":
        return "perf"
    if tag_ == "TO":
        return "inf"
    if tag_ == "MOD":
        return "mod"
    if tag_ in ("GET", "LEAVE", "NEG"):
        return tag_.lower()
    return ""
