"""People told of one by one: "a man", "its pilot", "Woman", "Ann Lee", "himself"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.counts.ages import BEFORE_NOUN, span_end, with_age
from rashomon.read.counts.group import Group, says_last
from rashomon.read.counts.heads import ONE, noun_of_one, of_one
from rashomon.read.counts.idioms import own_hand
from rashomon.read.counts.no_persons import (
    OF_SOMETHING,
    as_a_role,
    is_source,
    named_once,
    of_a_place,
    on_to_noun,
)
from rashomon.read.counts.tables import (
    BEFALLEN,
    MULTIPLE,
    NTH,
    PARENTS,
    SHOOTINGS,
    THEIR,
    held_before,
    is_number,
    person,
    tables,
    word_set,
)
from rashomon.read.document import Token

WHOSE = tuple((w,) for w in sorted(THEIR))  # ``Group.extra`` of somebody's kin
# Tags that close a noun phrase.
ENDS = frozenset(
    "AUX HAVE GET BY IN AFTER OF FROM WITH TO FOR OR BUT INCL AMONG WHO SAY LEAVE CAUSE SUFFER RISE PRON MOD "
    "VERB T . , ; : NEG MOST FOUND".split()
)


def of_kin(tokens: Sequence[Token], g: Group) -> bool:
    """Whether a group is of somebody's kin: "his wife", "her two sons"."""
    return g.extra in WHOSE or tokens[g.first].low in THEIR


def singles(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool]) -> list[Group]:
    """People told of one by one: "a man", "its pilot", "Woman", "Ann Lee"."""
    out: list[Group] = []
    i = 0
    while i < len(tokens):
        group, end = (None, i + 1) if taken[i] else _at(tokens, tags, taken, i)
        if group is not None:
            out.append(group)
        i = max(end, i + 1)
    return out


Found = tuple[Group | None, int]  # who is told of, and where to read on


def _at(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> Found:
    """Whom the words from i on tell of, if anybody."""
    low, tag = tokens[i].low, tags[i]
    by_word = _by_word(tokens, tags, i)
    if by_word is not None:
        return by_word, i + 1
    if low in THEIR and (several := _several_kin(tokens, tags, taken, i)) is not None:
        return several, several.last
    if low == "a" and body_found(tokens, i):
        return _one(i, i + 1, -1, "single", "all", HarmGroup.ALL, low), i + 2
    if low in ONE:
        return _with_article(tokens, tags, taken, i)
    if tag == "C" and i + 1 < len(tokens) and tokens[i + 1].low in _LOSSES:
        return None, i + 1  # "Israeli fatalities: 0"
    entry = person(low) if low != "minor" else None  # "injuries were minor"; "a minor" has its article
    if entry and entry[1] in "12" and tag != "T" and not _says_whose(tokens, tags, i):
        return _bare(tokens, tags, taken, i)
    if tag == "C" and (couple := _of_one_surname(tokens, tags, taken, i)) is not None:
        return couple, couple.last
    return _named(tokens, tags, taken, i) if tag == "C" and i + 1 < len(tokens) else (None, i + 1)


def _by_word(tokens: Sequence[Token], tags: Sequence[str], i: int) -> Group | None:
    """Whom a single word tells of: "(a) double (homicide)", "self", "him", "himself"."""
    low = tokens[i].low
    if low in MULTIPLE and i + 1 < len(tokens):
        deed = i + 1 + (tokens[i + 1].low in _FATAL)
        if deed < len(tokens) and tokens[deed].low in BEFALLEN:
            size = MULTIPLE[low]
            return Group(i, i + 1, i, i + 1, size, size, Qualifier.EXACT, "words", -1, "none", HarmGroup.ALL)
    if low == "self" and i and (tags[i - 1] in (",", "AND") or tokens[i - 1].low in _ON_SELF):
        return _one(i, i + 1, -1, "self", "none", HarmGroup.PERPETRATORS)
    if (tags[i] == "PRON" and low in _PRONOUNS) or (low == "her" and _is_object(tokens, tags, i)):
        return _one(i, i + 1, -1, "pronoun", "none", HarmGroup.ALL)
    if low == "suicide" and own_hand([t.low for t in tokens[: i + 2]], i):
        return _one(i, i + 1, -1, "self", "none", HarmGroup.PERPETRATORS)
    if low in _SELF or (low in ("his", "her") and _own_life(tokens, i)):
        return _one(i, i + 1, -1, "self", "none", HarmGroup.PERPETRATORS)
    return None


def _with_article(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> Found:
    """ "A man", "his wife Nadia Sarro", "a mayoral candidate (was shot dead)", "another (died)"."""
    low = tokens[i].low
    end, head = _phrase(tokens, tags, taken, i + 1)
    if head >= 0 and low in ("a", "an") and says_last(tags, i, end):
        return None, end  # "four of them badly wounded | a doctor said"
    if head >= 0 and i and tokens[i - 1].low == "as" and as_a_role(tokens, i, end):
        return None, end
    if head > i + 1 and tokens[head].low == "guard" and tags[head - 1 : head + 1] == ["C", "C"]:
        return None, end  # "the Home Guard"
    if head >= 0:
        group = (person(tokens[head].low) or (HarmGroup.ALL, "1"))[0]
        if low in THEIR:  # "his wife Nadia Sarro"
            end = _name_end(tokens, tags, taken, end)
        end = with_age(tokens, tags, end)
        return _one(i, end, head, "single", group.value, group, low), end
    if low in ("a", "an"):
        end = _of_a_living(tokens, tags, taken, i) or _after_act(tokens, tags, taken, i)
        if end > 0:
            return _one(i, end, -1, "single", "unknown", HarmGroup.ALL, low), end
    if i + 2 < len(tokens) and NTH.fullmatch(tokens[i + 1].low):
        acted_on = i > 0 and tags[i - 1] == "T" and tags[i + 2] in _BEHIND_NTH  # "shot a second in Velm"
        if acted_on or tags[i + 2] in ("T", "AUX", "HAVE"):
            return _one(i, i + 2, -1, "another", "none", HarmGroup.ALL), i + 2  # "a sixth was found"
    if low == "another" and i + 1 < len(tokens):
        alone = tags[i + 1] in ("T", "AUX", "AND", "IN", ".")
        if alone or _as_they_say(tokens, tags, i, i + 1):
            return _one(i, i + 1, -1, "another", "none", HarmGroup.ALL), i + 1
    return None, i + 1


_BEHIND_NTH = frozenset(("TO", "IN", "AND", ",", ".", "DAY"))


def _as_they_say(tokens: Sequence[Token], tags: Sequence[str], i: int, end: int) -> bool:
    """ "(Wounded) another, a navy captain said", with or without the comma: what stands behind a verb of harm
    ends where somebody speaks; "another, a woman, police said" tells who it was."""
    if not i or tags[i - 1] != "T":
        return False
    first = end + (tags[end] == ",")
    said = next((k for k in range(first, min(first + _SPEAKER, len(tags))) if tags[k] in _STOPS), first)
    return said > first and tags[said] == "SAY" and (first > end or tokens[end].low in ONE)


_SPEAKER = 8  # tokens from a person to "said"
_STOPS = frozenset(("SAY", ",", ".", "AND", "T", "AUX", "#"))


def _after_act(tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[bool], i: int) -> int:
    """Where "(killed) a street vendor" ends, a noun that no table has, right behind the deed; 0 where it is
    none."""
    if not i or not (tags[i - 1] == "LEAVE" or _acts(tokens[i - 1].low)):
        return 0
    end = i + 1
    while end < min(len(tokens), i + 4) and tags[end] in ("w", "C") and not taken[end]:
        end += 1
    last = tokens[end - 1].low
    return end if end > i + 1 and last not in tables().things and not last.endswith("ly") else 0


def _bare(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> Found:
    """ "Woman (shot)", "second victim", "Sgt. Ann Lee"; no "child soldiers", no "Russian Navy Chopper"."""
    end, head = _phrase(tokens, tags, taken, i)
    if head < 0:
        return None, i + 1
    if i and tokens[i - 1].low in ("each", "every"):
        return None, end  # "each victim had a gunshot wound": of all, and nobody further
    named = _name_end(tokens, tags, taken, end)
    if named == i + 1 and i and tags[i] == "C" and tokens[i - 1].low in _BE:
        return None, named  # "strikes said to be Israeli"
    if named > end and tokens[named - 1].low in tables().things:
        return None, named
    group = (person(tokens[head].low) or (HarmGroup.ALL, "1"))[0]
    end = with_age(tokens, tags, named)
    nth = i > 0 and NTH.fullmatch(tokens[i - 1].low) is not None and not taken[i - 1]
    return _one(i - nth, end, head, "bare", group.value, group), end


_BE = frozenset("be is are was were been being them whom".split())  # "ten of them Norlander"


def _named(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> Found:
    """ "Ann Lee", "Dunmore woman"."""
    people = tables().people
    end = _name_end(tokens, tags, taken, i)
    last = tokens[end - 1].low
    if last in people and people[last][1] == "1":
        group = people[last][0]
        return _one(i, aged := with_age(tokens, tags, end), end - 1, "bare", group.value, group), aged
    if last in people and people[last][1] == "n":
        return None, end  # "All Band Members Dead"
    if tokens[end - 1].low.endswith(("'s", "’s")) and tags[end : end + 1] in _OWNED:
        return None, end  # "Ann Lee's 15-year-old grandson"
    told = 2 <= end - i <= _LONGEST_NAME or named_once(tokens, tags, i, end)
    if not told or of_a_place(tokens, tags, i, end) or is_source(tokens, i):
        return None, end
    end = with_age(tokens, tags, end)
    end = _with_home(tokens, tags, end)
    return _one(i, end, -1, "name", "none", HarmGroup.ALL), end


def _with_home(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """ "Ann Lee of Harlow (was shot)": the home told right before the verb is a part of the name."""
    home = end + 1
    while home < len(tokens) and tags[home] == "C":
        home += 1
    told = home > end + 1 and tokens[end].low in ("of", "from")
    return home if told and tags[home : home + 1] in (["AUX"], ["T"], ["HAVE"]) else end


_OWNED = (["w"], ["#"])  # what somebody's own begins with
_LONGEST_NAME = 5  # words
_KIN = word_set("kin")


def _several_kin(tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[bool], i: int) -> Group | None:
    """ "His children", "her young sons": kin in the plural and no number; "their parents" are two."""
    for j in range(i + 1, min(i + 4, len(tokens))):
        low = tokens[j].low
        if low in _SEVERAL_KIN and not taken[j]:
            group = tables().people[low][0]
            both = low == "parents"
            return Group(
                i, j + 1, i, i + 1, 2, 2 if both else None, Qualifier.EXACT if both else Qualifier.VAGUE,
                "pair" if both else "vague", j, group.value, group, extra=(tokens[i].low,),
            )  # fmt: skip
        if taken[j] or tags[j] != "w" or low in tables().people:
            return None
    return None


_SEVERAL_KIN = word_set("several kin")


def _says_whose(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Ann Lee, a teacher and wife of a doctor, was killed": the wife is no further person."""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    joined = i > 1 and tags[i - 1] in ("AND", ",") and tokens[i - 2].low not in _KIN
    return joined and tokens[i].low in _KIN | OF_SOMETHING and after in ("of", "to")


_LOSSES = word_set("losses of a title")
_FATAL = word_set("fatal")
_SELF = frozenset(("himself", "herself"))
_PRONOUNS = frozenset(("he", "she", "him"))


def _is_object(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether "her" at i is somebody herself, not whose kin follows: "shot her dead", "killed her in"."""
    return i + 1 >= len(tokens) or tokens[i + 1].low == "dead" or tags[i + 1] in _AFTER_OBJECT


_AFTER_OBJECT = frozenset((".", ",", "IN", "AND", "AFTER", "DAY"))


def _own_life(tokens: Sequence[Token], i: int) -> bool:
    return [t.low for t in tokens[i + 1 : i + 3]] == ["own", "life"]


def body_found(tokens: Sequence[Token], i: int) -> bool:
    """ "A body was found", "a body had been pulled from the lake": somebody of whom no more is told."""
    after = [t.low for t in tokens[i + 1 : i + 5]]
    if after[:1] != ["body"]:
        return False
    verb = next((w for w in after[1:] if w not in _WAS), "")
    return verb in _FOUND and after[1:2] != [verb]


def _of_a_living(tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[bool], i: int) -> int:
    """Where "a mayoral candidate (was shot dead)" ends: a noun that no table has, before what befalls people
    alone; 0 where it is another."""
    end = i + 1
    while end < min(len(tokens), i + 4) and tags[end] in ("w", "C") and not taken[end]:
        end += 1
    noun = tokens[end - 1].low
    if (
        end == i + 1
        or noun in tables().things
        or noun.endswith(("ly", "ing"))
        or tags[end : end + 1] != ["AUX"]
    ):
        return 0
    verb = [t.low for t in tokens[end + 1 : end + 4] if t.low not in _WAS]
    return end if verb[:1] and (verb[0] in _MURDERED or verb[:2] in _SHOT_DEAD) else 0


_ON_SELF = frozenset("then shoots shot shooting kills killed killing".split())
_MURDERED = word_set("befalls people alone")
_SHOT_DEAD = (["shot", "dead"], ["fatally", "shot"], ["fatally", "stabbed"], ["shot", "and"])
_WAS = frozenset("was had has been were being is".split())
_FOUND = word_set("bodies are")


def _of_one_surname(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> Group | None:
    """ "Karl and Nina Moss", "Karl, Nina and Ted Moss": people of one name, where the first and the last word
    are given names."""
    given = given_names(low=True)
    k = i
    while tags[k + 1 : k + 3] == [",", "C"]:
        k += 2
    at = k + 1 + (k > i and tags[k + 1 : k + 2] == [","])
    if tags[at : at + 3] != ["AND", "C", "C"] or any(taken[i : at + 3]):
        return None
    if tokens[i].low not in given or tokens[at + 1].low not in given:
        return None
    end = with_age(tokens, tags, _name_end(tokens, tags, taken, at + 1))
    rows = [*((j, j + 1) for j in range(i, k + 1, 2)), (at + 1, end)]
    return Group(
        i, end, i, end, len(rows), len(rows), Qualifier.EXACT, "name", -1, "none", HarmGroup.ALL, members=rows
    )


def _acts(word: str) -> bool:
    entry = tables().triggers.get(word)
    return entry is not None and entry[0] is Property.KILLED and entry[1] in ("ed", "ing", "base")


def _phrase(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> tuple[int, int]:
    """From i over modifiers to a singular person noun: (end, head), head -1 where there is none."""
    head = -1
    j = i
    while j < len(tokens) and j < i + 6 and not taken[j]:
        low = tokens[j].low
        entry = noun_of_one(tokens, tags, j) or person(low)
        if entry is None and head == j - 1 >= i and tokens[head].low in BEFORE_NOUN and tags[j] in ("w", "C"):
            head = -1  # "a senior officer": the noun is still to come
        if entry is None and head == j - 1 >= i and tags[head] == "C":
            body = tags[j] == "w" and "SAY" in tags[j + 1 : j + 3]
            if body or on_to_noun(tokens, tags, taken, j):
                head = -1  # "a Libyan army general", "the Libyan navy | said"
        if entry is not None and tags[j] != "T":
            if head == j - 1 >= i and tags[j + 1 : j + 2] == ["SAY"]:
                break  # "the driver | police said"
            if entry[1] not in "12" and not (low in _BEFORE_ONE and of_one(tokens, tags, j + 1)):
                return j, -1
            head = j
        elif head == j - 1 >= i and low in tables().things and tags[j] != "DAY":
            return j, -1  # "the Russian helicopter", "a militant base"
        elif (
            head == j - 1
            and low == "of"
            and tokens[head].low in PARENTS
            and is_number(tokens, j + 1)
            and not span_end(tokens, j + 2)
        ):
            return j + 2, head  # "a father of three"
        elif tags[j] == "T" and ((j == i and held_before(low)) or _of_victim(tokens, j)):
            pass  # "a captured pilot", "a fourth shooting victim"
        elif (
            head >= 0
            or tags[j] in ENDS
            or tags[j] in ("AND", "DET", "DAY")
            or (low in tables().things and not of_one(tokens, tags, j + 1))
        ):
            break
        j += 1
    return (head + 1, head) if head >= 0 else (i, -1)


def _of_victim(tokens: Sequence[Token], j: int) -> bool:
    return tokens[j].low in SHOOTINGS and [t.low for t in tokens[j + 1 : j + 2]] == ["victim"]


_BEFORE_ONE = frozenset(("police", "family"))  # "a police officer", "a family member": one person


def _name_end(tokens: Sequence[Token], tags: Sequence[str], taken: list[bool], i: int) -> int:
    j = i
    while (
        j < len(tokens)
        and not taken[j]
        and (
            tags[j] == "C"
            or (tokens[j].text in (".", "al", "-") and j > i and j + 1 < len(tokens) and tags[j + 1] == "C")
        )
    ):
        j += 1
    return j


def _one(i: int, end: int, head: int, kind: str, noun: str, group: HarmGroup, det: str = "") -> Group:
    return Group(i, end, i, end, 1, 1, Qualifier.EXACT, kind, head, noun, group, extra=(det,) if det else ())
