"""Where one clause ends and the next begins, seen by words alone: whom a harm word cannot be told of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rashomon.data import given_names
from rashomon.model import Property
from rashomon.read.counts.ages import past_ages
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import PASSIVE, Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.tables import tables, word_set

_FINDS = word_set("finds")


def second_object(p: Parsed, g: Group) -> Harm | None:
    """ "(Killed five clerks and) injured 13 (died)": the object of the second of two verbs."""
    h = next((h for h in p.harms if h.last == g.first and h.kind == "ed"), None)
    if h is None or g.kind not in NUMBERED or h.form != "ed:" or p.tags[h.first - 1 : h.first] != ["AND"]:
        return None
    first = next((x for x in p.harms if x.last <= h.first and x.form in ("ed:", "ed:perf", "ed:start")), None)
    if first is None or g.noun in NO_PEOPLE or not any(x.first == first.last for x in p.groups):
        return None
    died = any(x.first == g.last and x.kind == "intr" for x in p.harms)
    more = [t.low for t in p.tokens[g.last : g.last + 1]] in (["more"], ["others"])
    return h if died or (g.head < 0 and (more or _said_behind(p, g.last))) else None


def _said_behind(p: Parsed, i: int) -> bool:
    """ "(Injured 20) state television reported": whether the next verb from token i on is one of saying."""
    verb = next((j for j in range(i, min(i + _SPEAKER, len(p.tags))) if p.tags[j] in _VERBS), -1)
    return verb > i and p.tags[verb] == "SAY"


_SPEAKER = 6  # tokens from a number to "said"


def let_go(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Kidnapped 11 and later freed four of them"."""
    freed = g.first > 0 and p.tokens[g.first - 1].low in _FREES
    return freed and h.property is Property.ABDUCTED and h.last <= g.first


_FREES = word_set("frees")


def of_another_verb(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Killed five rebels and arrested 67", "killed 25, trapping 30", "five were killed, 67 arrested":
    those whom a verb of its own befell, between the harm and the number or right behind the number."""
    if h.last >= g.first or h.kind not in _DONE_TO or g.kind not in NUMBERED:
        return False
    passive = h.form.partition(":")[2] in PASSIVE
    if passive and g.head < 0 and p.tags[g.first - 1] in ("AND", ",") and _did(p, g.last):
        return True
    verb = g.first - 1
    if p.tokens[verb].low in ("up", "in", "off"):
        verb -= 1  # "rounded up"
    joined = p.tags[verb - 1] in ("AND", "BUT", ",", "ADV") or any(x.last == verb for x in p.groups)
    if not _did(p, verb) or not joined:
        return False
    return passive or any(h.last <= x.first and x.last <= verb for x in p.groups)


def _did(p: Parsed, i: int) -> bool:
    """Whether a verb of a deed that is no harm stands at token i, by its ending: "arrested", "besieging"."""
    if i >= len(p.tokens) or any(x.first <= i < x.last for x in (*p.harms, *p.formal)):
        return False
    word = p.tokens[i].low
    return word.endswith(("ed", "ing")) and p.tags[i] in ("w", "VERB") and word not in _NO_DEED


def one_of_a_row(p: Parsed, g: Group) -> bool:
    """ "That murder was one in a series", "the killing was one of many": a deed, and nobody."""
    behind = tuple(t.low for t in p.tokens[g.last : g.last + 2])
    is_one = p.tokens[g.first - 1].low in ("is", "was") and g.value == 1 and g.head < 0
    return g.first > 0 and is_one and behind in _OF_A_ROW


_OF_A_ROW = frozenset((("in", "a"), ("of", "a"), ("of", "many"), ("of", "several"), ("of", "dozens")))
_DONE_TO = frozenset(("ed", "ing", "shot", "base", "adj"))
_NO_DEED = word_set("no deed before a number")


def finders(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Three men found the body", "found a clerk dead": they are alive; not so "three men found dead"."""
    verb = h.first - 1
    while verb > g.last and p.tags[verb] in ("DET", "w", "C", "#"):
        verb -= 1
    found = h.word == "dead" and verb < h.first - 1
    bodies = h.kind == "dead" and h.word != "dead"
    return (found or bodies) and verb == g.last < h.first and p.tokens[verb].low in _FINDS


def whom_others_harm(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Four youths threw stones at soldiers who shot one of them dead": whoever stands right before the
    harm, in a clause of "who", came to it."""
    if h.first <= g.last or h.kind != "adj":
        return False
    who = next((i for i in range(g.last, h.first) if p.tags[i] == "WHO"), -1)
    return who >= 0 and any(who < x.first and _beside(p, x, h) and x.noun not in NO_PEOPLE for x in p.groups)


def of_whom(p: Parsed, out: Hits) -> None:
    """ "Forty pupils were aboard, of whom 12 were killed", "14 riders, four of whom died": the verb right
    behind a part that "of whom" opens is its own; not "nine, of whom four were children, were killed"."""
    for k, g in enumerate(p.groups):
        hit = out[k]
        if hit is None:
            continue
        behind = [t.low for t in p.tokens[g.high : g.high + 2]] in OF_THEM
        before = [t.low for t in p.tokens[max(0, g.first - 2) : g.first]] in OF_THEM
        after = g.high + 2 if behind else g.last
        if (behind or before) and hit[0].first >= after and _VERBAL.issuperset(p.tags[after : hit[0].first]):
            for j in range(k):  # "ten men and a child were admitted, of whom two died"
                shared = out[j]
                out[j] = None if shared is not None and shared[0] is hit[0] else shared


_VERBAL = frozenset(("AUX", "HAVE", "GET", "ADV"))


def _beside(p: Parsed, g: Group, h: Harm) -> bool:
    return g.last == h.first or (
        h.first == g.high + 2 and [t.low for t in p.tokens[g.high : h.first]] in OF_THEM
    )


def opens_clause(p: Parsed, k: int, h: Harm, chosen: Sequence[Harm | None]) -> bool:
    """ "A gendarme was killed four sappers and a porter injured", "no guard was hurt one fighter was": a
    passive that has its people before it has none behind it, where a further verb follows these."""
    g = p.groups[k]
    if (
        h.last != g.first
        or h.form.rpartition(":")[2] not in PASSIVE
        or g.parent >= 0
        or g.kind not in NUMBERED
    ):
        return False
    if not any(c is h for c in chosen[:k]) or p.tags[g.last : g.last + 1] == ["IN"]:
        return False
    return any(g.last <= x.first <= g.last + _NEXT for x in p.harms)


def behind_list(p: Parsed, g: Group, h: Harm) -> bool:
    """ "12 dead 60 wounded one suspect held", "12 dead and 60 wounded the mayor says": a list of numbers with
    what befell them has no object."""
    if h.last != g.first or h.kind != "ed":
        return False
    a = next((x for x in p.groups if x.last == h.first and x.kind in NUMBERED and x.head < 0), None)
    if a is None:
        return False
    before = a.first - (p.tags[a.first - 1 : a.first] == ["AND"])
    return any(x.last == before and x.kind in ("adj", "ed") for x in p.harms)


def past_second_noun(p: Parsed, g: Group, i: int) -> int:
    """The end of "and children" behind "45 women", where a plural verb follows; else i."""
    if g.kind not in NUMBERED or g.head < 0 or p.tags[i : i + 1] != ["AND"] or i + 2 >= len(p.tokens):
        return i
    entry = tables().people.get(p.tokens[i + 1].low)
    return i + 2 if entry is not None and entry[1] == "n" and p.tokens[i + 2].low in _PLURAL else i


_PLURAL = frozenset(("were", "are", "have"))


def past_second_verb(p: Parsed, h: Harm, g: Group) -> int:
    """Where the object of two verbs may begin: "shot and arrested | a clerk", "hurting and then robbing";
    else where the harm ends."""
    rest = p.tokens[h.last : g.first]
    verb = rest[-1].low if len(rest) in (2, 3) and rest[0].low == "and" else ""
    ending = "ing" if h.kind == "ing" else "ed" if h.kind in ("ed", "shot") else ""
    shared = ending and verb.endswith(ending) and p.tags[g.first - 1] in ("w", "VERB")
    return (
        g.first if shared and all(p.tags[h.last + 1 + k] == "ADV" for k in range(len(rest) - 2)) else h.last
    )


def one_bears(p: Parsed, g: Group) -> bool:
    """Whether a single person stands before the "suffered" or "had" before g."""
    bears = g.first > 0 and p.tokens[g.first - 1].low in word_set("bears")
    return bears and any(x.last == g.first - 1 and x.kind in _ALONE for x in p.groups)


def past_limb(p: Parsed, i: int) -> int:
    """The end of "the head of" where it stands at token i, else i: "a shot grazed the head of a clerk"."""
    words = [t.low for t in p.tokens[i : i + 3]]
    limb = words[:1] == ["the"] and words[2:] == ["of"] and words[1] in word_set("body parts")
    return i + 3 if limb else i


_ALONE = frozenset(("single", "bare", "pronoun", "name"))  # kinds of groups told of one by one


def to_the_body(p: Parsed, h: Harm) -> bool:
    """ "Injuries to his left leg", "injuries to the head"."""
    ahead = [t.low for t in p.tokens[h.last : h.last + 4]]
    return ahead[:1] == ["to"] and any(t in word_set("body parts") for t in ahead[2:])


def speaker_at(p: Parsed, i: int) -> bool:
    """Whether somebody who speaks stands at token i, by name or with what he is: "(44 hurt) Ali Dorr of the
    ministry told reporters", "(hurt) the mayor said"."""
    said = next((j for j in range(i, min(i + _SAID, len(p.tags))) if p.tags[j] in _VERBS), -1)
    if said <= i or p.tags[said] != "SAY" or p.tags[i] not in ("C", "DET"):
        return False
    name = next((j for j in range(i, said) if p.tags[j] != "C"), said)
    return name == i or p.tags[name] in ("SAY", "OF", "IN", "FROM") or said - name > _SPEAKS


_SAID = 15  # tokens from the first word of who speaks to "said"


def speaks_behind(p: Parsed, g: Group, h: Harm) -> bool:
    """ "12 killed and 44 injured Ali Dorr of the ministry told": who speaks behind those harmed is unhurt."""
    if g.kind != "name" or h.last != g.first or not speaker_at(p, g.first):
        return False
    return any(x.last == h.first and x.kind in NUMBERED for x in p.groups)


def of_some(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Took 12 men from a mill and later killed four of them": what befell a part is not told of all."""
    verb = h.first - 1
    while verb > g.last and p.tags[verb] == "ADV":
        verb -= 1
    part = next((x for x in p.groups if x.first == h.last), None)
    if part is None or h.first <= g.last or h.kind not in ("ed", "shot") or p.tags[verb] != "AND":
        return False
    return [t.low for t in p.tokens[part.high : part.high + 2]] in OF_THEM


def past_who(p: Parsed, i: int) -> int:
    """The end of ", who", "it said", "who police say" where one stands at token i before a verb; else i."""
    relative = i + (p.tags[i : i + 1] == [","])
    teller = who = relative + (p.tags[relative : relative + 1] == ["WHO"])
    while p.tags[teller : teller + 1] and p.tags[teller] in _TELLERS and teller < who + _TELLING:
        teller += 1
    if teller > who and p.tags[teller : teller + 1] == ["SAY"]:
        verb = p.tags[teller + 1 : teller + 2]
        return teller + 1 if who > relative or (relative == i and verb in (["AUX"], ["HAVE"])) else i
    return who if who > relative else i


_TELLERS = frozenset(("PRON", "DET", "C", "w"))
_TELLING = 3  # words of one who tells: "the army commander said"


def of_another(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The dead woman had two sons", "six guests, including the fatally wounded clerk": the one whom the
    word stands before came to it, and nobody else."""
    if h.kind not in ("ed", "adj") or not h.first or p.tags[h.first - 1] != "DET":
        return False
    one = next((x for x in p.groups if x.first == h.last and x.kind == "bare" and x.head >= 0), None)
    if one is None or one is g or g.first < h.last < g.last:
        return False
    between = p.tags[one.last : g.first] if g.first >= one.last else p.tags[g.last : h.first - 1]
    return "AND" not in between


def he_shot(p: Parsed, g: Group, h: Harm) -> bool:
    """ "About 30 or 40, and he shot across the water": a verb that has its doer before it is of nobody there;
    not so "the man he shot"."""
    doer = h.first - 1
    told = h.form == "shot:" and doer > g.last and p.tokens[doer].low in _DOES
    return told and p.tags[doer - 1] != "WHO"


_DOES = frozenset(("he", "she", "they"))


def headed_by_age(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Bo Reed, 16, Killed in Velm": a headline's name with an age, and nobody behind the verb."""
    aged = g.last > g.first and p.tokens[g.last - 1].low.isdecimal()
    return aged and p.tags[h.last : h.last + 1] in ([], ["IN"], ["BY"], ["AFTER"], ["DAY"], [","], ["."])


def past_place(p: Parsed, i: int) -> int:
    """The end of "in Karsk", "near the Orin" where it stands at token i; else i."""
    end = i + 1
    while p.tags[end : end + 1] in (["DET"], ["C"]):
        end += 1
    return end if p.tags[i : i + 1] == ["IN"] and p.tags[end - 1] == "C" else i


def ground_falls(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Tal Orrin fell in the fighting": what falls under a bare name is a town; people have a first name, a
    rank or an age."""
    if g.kind != "name" or h.word not in _FALLS or p.tokens[h.last - 1].low not in _FIGHTS:
        return False
    lows = [t.low for t in p.tokens[g.first : g.last]]
    return not any(low in given_names(low=True) or low in tables().people or low.isdecimal() for low in lows)


_FALLS = frozenset(("fell", "fallen"))
_FIGHTS = word_set("fights")
_SPEAKS = 2  # tokens between a name and "said" that may be of another speaker: "local police"
_VERBS = frozenset(("SAY", "T", "AUX", "HAVE", "WHO", "AFTER", "."))
_NEXT = 8  # tokens from people to the verb of their clause


OF_THEM = [["of", word] for word in ("them", "whom", "these", "those")]


def _remains(p: Parsed, i: int) -> bool:
    return any(t.low in _REMAIN for t in p.tokens[i : i + 1])


_REMAIN = frozenset(("remain", "remained"))
_OF_A_CLAUSE = NUMBERED | {"list"}


def own_clause(p: Parsed, g: Group, h: Harm) -> bool:
    """ "A man was shot dead, and nine officers are recovering", "hurting one, and then the five fled", "ten
    died in Velm 31 in Karsk were hurt": the subject of a clause of its own."""
    if h.last > g.first or g.kind not in _OF_A_CLAUSE or g.first < 1:
        return False
    if p.tags[g.first - 1] == "AND" and _remains(p, past_ages(p.tokens, p.tags, g.last)):
        return True  # "killed in the raid and a boy and a girl, aged 4 and 6, remain in hospital"
    if p.tokens[g.first - 1].low == "that" and p.tags[g.last : g.last + 1] == ["VERB"]:
        return True  # "told of the killing, adding that 300 raiders stormed"
    if ("AND", "VERB") in pairwise(p.tags[h.last : g.first]):
        return True  # "killed a guard and went away with two of his sons"
    opens = next((i for i in range(g.first - 1, h.last, -1) if p.tags[i] not in ("DET", "ADV")), h.last)
    if p.tags[opens] == "AND" and p.tags[opens - 1] == "," and p.tags[g.last : g.last + 1] == ["VERB"]:
        return True
    verb = past_place(p, g.last)
    placed = verb > g.last
    if p.tags[g.first - 1] != "AND" and not (placed and p.tags[g.first - 1] == "C"):
        return False
    return p.tags[verb : verb + 1] == ["AUX"] and (p.tags[g.first - 2] == "," or g.first > h.last + 1)
