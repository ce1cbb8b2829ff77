"""Words of harm in a sentence, with the property they bear and the voice they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Property
from rashomon.read.counts.idioms import Idiom
from rashomon.read.counts.no_harm import no_harm
from rashomon.read.counts.shots import dead_behind, harmless, missed, on_self, shot
from rashomon.read.counts.tables import BEFALLEN, MULTIPLE, tables, word_set
from rashomon.read.document import Token

PASSIVE = frozenset(("pas", "pasperf"))  # endings of ``Harm.form``
THINGS_TOO = word_set("befalls things too")  # "hit", "struck": so much happens to houses as well


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
        if low == "may" and is_may(tokens, len(out)):
            out.append("C")
        elif known is not None and token.text != "US":  # the country is no pronoun
            out.append(known)
        elif low[0].isalpha():
            if low in numbers and len(low) > 1:
                out.append("w")
            else:
                out.append("C" if token.text[0].isupper() or ("-" in low and _AL.match(token.text)) else "w")
        elif low[0].isdigit():
            out.append("#")
        else:
            out.append("." if low in ".!?…" else "," if low in ",-–—()" else ":" if low in ":;" else '"')
    for first, *_ in phrases:
        out[first] = "T"
    for i in range(1, len(out) - 1):  # "was eventually killed"
        how = out[i] == "w" and tokens[i].low.endswith("ly") and out[i + 1] == "T"
        if how and out[i - 1] in ("AUX", "HAVE", "ADV"):
            out[i] = "ADV"
    return out


def is_may(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at i is the month, as in "on 3 May", "May 2018", "in May"."""
    if tokens[i].low != "may" or not tokens[i].text[0].isupper():
        return False
    before, after = tokens[i - 1].low if i else "", tokens[i + 1].low if i + 1 < len(tokens) else ""
    return before[:1].isdecimal() or after[:1].isdecimal() or before in _BEFORE_MONTH


_BEFORE_MONTH = word_set("before a month")


_TAKE_LIVES = word_set("take lives")


_LEAVE_HOMES = word_set("leave homes")
_HOMES = 6  # tokens from the verb to "homes"
_FROM_HOMES = 18  # the same: "forced nearly two million people in the delta from their homes"


def harms(tokens: Sequence[Token], tags: Sequence[str], phrases: Sequence[Idiom] = ()) -> list[Harm]:
    """The harm words of a sentence; neighbours that make one phrase ("shot dead") are joined."""
    whole = {phrase[0]: phrase for phrase in phrases}
    out: list[Harm] = []
    i = 0
    while i < len(tokens):
        h = None
        if i in whole:
            first, last, prop, kind = whole[i]
            h = Harm(first, last, prop, kind, _form(tokens, tags, i, kind), tokens[i].low)
        elif tags[i] == "T":
            h = _harm(tokens, tags, i, out[-1] if out else None)
        if h is not None:
            out.append(h)
        i = h.last if h is not None else i + 1
    _pair(tokens, out)
    return out


def _pair(tokens: Sequence[Token], found: Sequence[Harm]) -> None:
    """Marks "killed and wounded", "dead or injured", "10 killed, injured in Velm"."""
    for a, b in pairwise(found):
        gap = b.first - a.last
        joins = tokens[a.last].low if gap == 1 else ""
        closes = [t.low for t in tokens[b.last : b.last + 1]]
        listed = joins == "," and a.kind == b.kind == "ed" and (not closes or closes[0] in _CLOSES)
        if a.property != b.property and (gap == 0 or joins in ("and", "or", "&", "/") or listed):
            a.both = b.both = True


_CLOSES = frozenset((".", "in", "by", "as", "on", "near", "during", "after", "when"))


def _harm(tokens: Sequence[Token], tags: Sequence[str], i: int, before: Harm | None) -> Harm | None:
    """The harm that the word at i tells of, None where it tells of something else; ``before``: the last."""
    word = tokens[i].low
    prop, kind = tables().triggers[word]
    if word in ("shooting", "stabbing") and i and tokens[i - 1].low in MULTIPLE:
        return Harm(i, i + 1, Property.WOUNDED, "shot", "shot:", word)
    if _is_another(tokens, tags, i, before):
        return None
    if word == "life" and i and tokens[i - 1].low != "own":
        return _life(tokens, i, kind)
    if kind == "fatal":
        return _fatally(tokens, tags, i)
    if kind == "survive":  # "he did not survive": dead
        lost = i > 0 and tags[i - 1] == "NEG"
        return Harm(i - 1, i + 1, Property.KILLED, "intr", "intr:", word) if lost else None
    if kind == "fight":  # "fighting for her life"
        hurt = [t.low for t in tokens[i + 1 : i + 2]] == ["for"] and any(
            t.low in ("life", "lives") for t in tokens[i + 2 : i + 5]
        )
        return Harm(i, i + 2, Property.WOUNDED, "adj", "adj:", "critical") if hurt else None
    last = i + 1
    if kind == "self" and word == "shooting" and harmless(tokens, i):
        prop = Property.WOUNDED
    elif kind == "shot":
        last, prop, kind = shot(tokens, i)
        massacre = word == "shot" and not _MASSACRES.isdisjoint(t.low for t in tokens)
        if kind == "shot" and (massacre or to_death(tokens, i + 1) > 0):
            prop, kind = Property.KILLED, "ed"
        elif word == "shoots" and dead_behind(tokens, i):
            prop, kind = Property.KILLED, "base"
    elif kind == "ed" and [t.low for t in tokens[last : last + 2]] == ["to", "death"]:
        last += 2
        prop = Property.KILLED
    return Harm(i, last, prop, kind, _form(tokens, tags, i, kind), word)


def _form(tokens: Sequence[Token], tags: Sequence[str], i: int, kind: str) -> str:
    return kind + ":" + _voice(tokens, tags, i)


def _is_another(tokens: Sequence[Token], tags: Sequence[str], i: int, before: Harm | None) -> bool:
    """Whether the word at i tells of no harm here, or is told by the words beside it."""
    word = tokens[i].low
    kind = tables().triggers[word][1]
    after = {x.low for x in tokens[i + 1 : i + 9]}
    if word == "breathing":
        return not any(x.low in _TROUBLE for x in tokens[max(0, i - 3) : i + 3])
    if kind == "self":
        return not on_self(tokens, i)
    if word == "murder" and i and tokens[i - 1].low in ("attempted", "attempt"):
        return True
    if kind == "claim":  # "claiming three lives", not "claiming the child had the gun"
        return not any(_is_toll(x.low) for x in tokens[i + 1 : i + _CLAIM])
    if kind == "lost" and _loses_nobody(tokens, tags, i):
        return True
    if kind in ("noun", "ing") and word in _CRIMES and i + 1 < len(tokens) and tokens[i + 1].low in _OF_CRIME:
        return True  # "two homicide detectives", "a murder suspect"
    if word == "death":  # "shot his brother to death": told by the verb
        return before is not None and before.kind == "ed" and to_death(tokens, before.last) == i
    if word == "evacuated":  # "was evacuated to a base hospital": told by its form
        return not _HOSPITAL.isdisjoint(after)
    if no_harm(tokens, tags, i):
        return True
    if word == "remains":
        return not _are_remains(tokens, i)
    if word == "homes":
        far = _FROM_HOMES if tokens[i - 2].low in ("from", "of") else _HOMES
        return not any(x.low in _LEAVE_HOMES for x in tokens[max(0, i - far) : i])
    if kind == "lives" and not (word == "life" and i and tokens[i - 1].low != "own"):
        lost = [x.low for x in tokens[i + 1 : i + 2]] == ["lost"]  # "with over 900 lives lost"
        return not (lost or any(x.low in _TAKE_LIVES for x in tokens[max(0, i - 7) : i]))
    if word == "dead" and before is not None and before.word == "shoots":
        return dead_behind(tokens, before.first) == i  # told by the verb
    return kind == "shot" and missed(tokens, tags, i)


def _loses_nobody(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "What we lose, she said", "to lose someone who has two kids", "destroyed schools rose to 9", "three
    gunmen destroyed a bridge": nobody is counted right behind."""
    ahead = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if tags[i + 1 : i + 2] in _NOBODY or ahead in _SOMEONE or ahead in tables().things:
        return True
    taken = tags[i + 1 : i + 2] in _OBJECT or ahead in tables().numbers
    active = tokens[i].low == "destroyed" and tags[i - 1 : i] != ["AUX"] and taken
    return active and not any(t.low in tables().people for t in tokens[i + 2 : i + 2 + _OBJECT_WORDS])


_OBJECT = (["DET"], ["#"])
_OBJECT_WORDS = 4  # of what is destroyed, at most, behind its article
_SOMEONE = word_set("anybody")


def _is_toll(low: str) -> bool:
    """Whether a word may be a part of what death claims: "three", "a dozen", "lives", "victims"."""
    return low in _CLAIMED or low.isdecimal() or low in tables().numbers


_CLAIM = 7  # tokens from "claiming" to the lives
_CLAIMED = word_set("claimed")
_NOBODY = ([","], ["."], [":"], ['"'], ["PRON"])  # right behind "lose"


def _life(tokens: Sequence[Token], i: int, kind: str) -> Harm | None:
    """ "Claimed the life of a boy", "claimed one life"."""
    if _takes_life(tokens, i):
        return Harm(i, i + 1, Property.KILLED, "noun", "noun:", "life")
    if tokens[i - 1].low == "one" and i > 1 and tokens[i - 2].low in _TAKE_LIVES:
        return Harm(i, i + 1, Property.KILLED, kind, "lives:", "life")
    return None


def _fatally(tokens: Sequence[Token], tags: Sequence[str], i: int) -> Harm | None:
    """ "A double fatal shooting", "fatally shot", "fatal injuries"."""
    if _how_many(tokens, i):
        return Harm(i, i + 2, Property.KILLED, "noun", "noun:", "fatally")
    found = _fatal(tokens, tags, i)
    if found is None:
        return None
    last, kind = found
    if found == (i + 1, "fatal"):
        return Harm(i, last, Property.KILLED, kind, _form(tokens, tags, i, kind), tokens[i].low)
    form = "noun:" if kind == "noun" else _form(tokens, tags, i, kind)
    return Harm(i, last, Property.KILLED, kind, form, "fatally")


_CRIMES = word_set("crimes")
_OF_CRIME = word_set("of a crime")
_TROUBLE = word_set("trouble")
_REMAINS_OF = word_set("remains of")
_WHOSE_REMAINS = word_set("whose remains")
_HOSPITAL = word_set("care")
_INJURIES = word_set("injuries")


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
        told = _shooting_of(tokens, i) if nxt not in _INJURIES else None
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
    if nxt in _INJURIES:
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
    if j > i + 1 and tokens[j].low in _INJURIES:
        return j + 1, "fatal"
    if tokens[j].low not in ("shooting", "stabbing"):
        return None
    owned = i > 0 and tokens[i - 1].low.endswith(("'s", "’s"))
    of = any(t.low == "of" for t in tokens[j + 1 : j + 4])
    return (j + 1, "noun") if owned or of else None


_HOW_SHOT = word_set("how shot")
_MASSACRES = word_set("massacres")

_CLOSING = frozenset((".", ",", ":", "IN", "AND", "DAY", "AFTER"))


def _neither(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Neither the driver nor the other passenger was (injured)"."""
    for j in range(i - 1, max(-1, i - _NEITHER), -1):
        if tokens[j].low == "neither":
            return True
        if tags[j] in (".", ":", "BUT"):
            return False
    return False


_NEITHER = 16  # tokens from "neither" to what befell none of the two


def _voice(tokens: Sequence[Token], tags: Sequence[str], i: int) -> str:
    """How a verb is used: pas(sive), perf(ect), inf(initive), mod(al), neg, or none of these."""
    if _neither(tokens, tags, i):
        return "neg"
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
