"""Forms so plain that they need no weighing: "Ann Lee was shot", "killing two men", "he died", lists."""

from __future__ import annotations

from rashomon.model import HarmGroup, Property
from rashomon.read.counts.clauses import (
    headed_by_age,
    one_bears,
    past_limb,
    past_second_noun,
    past_second_verb,
    past_who,
    speaks_behind,
    to_the_body,
)
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import PASSIVE, THINGS_TOO, Harm
from rashomon.read.counts.parsed import Parsed, has_given_name
from rashomon.read.counts.rows import SINGLE, STOPS
from rashomon.read.counts.singles import body_found
from rashomon.read.counts.stated import held, numbered
from rashomon.read.counts.tables import MULTIPLE, OTHERS, tables, word_set

# Harm words that buildings, cars and towns suffer as well: they need a noun for a person.
_UNNUMBERED = frozenset("none vague plural".split())
_MANY = frozenset("were are have".split())
_PLAIN_PEOPLE = (HarmGroup.CHILDREN, HarmGroup.MEN, HarmGroup.WOMEN)
_BE = frozenset(("was", "were", "is", "are"))
_NAMING = 5  # words between "the dead" and the first name
_NAMED_AFTER = 12  # the same, where a clause parts them: "who died at the scene, were identified as"
_DATED = 3  # words between a death and whose it is: "fatal shooting last week of a man"
_SHOT = word_set("shot")
_OF_LIVES = word_set("loses lives")
_FULL_NAME = 2  # words, at least: "killed Ann Lee", not "killed Monday"
_FEW = 3  # words between a verb's subject and its auxiliary: "he was also later shot"
BETWEEN = frozenset(("ADV", "AUX", "HAVE", "FOUND", "GET"))
_FOUND = word_set("between subject and verb")
_FOUND_SO = word_set("found so")
_NAMED = frozenset(("AUX", "HAVE", "SAY", "AFTER", "ADV", ":", "VERB", "IN", "INCL"))


def plain(p: Parsed, k: int) -> Harm | None:
    """The harm word that group k belongs to by its form alone, or None."""
    g = p.groups[k]
    if g.noun in NO_PEOPLE or g.kind in _UNNUMBERED:
        return None
    for h in p.harms:
        if h.first == g.last and p.tokens[g.low].low in MULTIPLE:
            return h
        if (
            g.kind == "self"
            and h.last <= g.first
            and (h.kind == "self" or (g.first == h.last and h.kind == "ed"))
        ):
            return h
        if h.first == g.last and h.word == "body" and body_found(p.tokens, g.first):
            return h
        if (g.kind == "name" and h.word in THINGS_TOO) or others_between(p, g, h):
            continue
        if by_whom(p, g, h) or dead_and_hurt(p, g, h) or goods(g, h) or of_wounds(p, g, h):
            continue
        if speaks_behind(p, g, h):
            continue
        if _counts_the_dead(p, g, h):
            return h
        if 0 <= h.first - past_second_noun(p, g, g.last) <= _FEW and is_subject(p, g, h):
            return h
        if 1 < h.first - g.last <= _FEW + 3 and _who_was(p, g, h):
            return h
        reach = past_limb(p, past_second_verb(p, h, g))
        near = _before_ages(p, g) - reach
        if 0 <= near <= (_DATED if h.kind == "noun" else 1) and _is_object(p, g, h):
            return h
        if (
            g.kind in ("name", "aged", "list")
            and 1 <= g.first - h.last <= _NAMED_AFTER
            and _names_the_dead(p, g, h)
        ):
            return h
        if h.kind in ("toll", "casualty") and h.last <= g.first and _risen(p, g):
            return h
        if numbered(p, g, h) or held(p, g, h):
            return h
        those = h.first == 0 or p.tokens[h.first - 1].low in (
            "those",
            "the",
        )  # "among those killed was one cook"
        if those and g.first - h.last == 1 and p.tokens[h.last].low in _BE and _follows_verb(g, h):
            return h
    return None


def _before_ages(p: Parsed, g: Group) -> int:
    """Where "16-year-olds Ann Lee and Bo Reed" begins: the names, with the age that they share."""
    aged = g.kind == "name" and g.value > 1 and g.first > 2 and p.tokens[g.first - 1].low.endswith("-olds")
    return g.first - 3 if aged and p.tags[g.first - 3] == "#" else g.first


def prenominal(p: Parsed, g: Group) -> Harm | None:
    """ "Three killed civilians", "the 16 injured family members": the participle within."""
    if g.noun in NO_PEOPLE:
        return None
    found = next((h for h in p.harms if g.high <= h.first < g.head and h.kind == "ed"), None)
    other = found is not None and found.property is Property.DISPLACED and len(p.harms) > 1
    return None if other else found  # "killed nine displaced people"


def _counts_the_dead(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Resulted in two deaths", "eight injuries", "reported one death", "between 17 and 20 people killed in
    the raid"; but "was treated for eight injuries" counts wounds."""
    if g.kind not in ("digits", "words", "range", "single"):
        return False
    if g.value < 2:
        told = g.first > 0 and p.tags[g.first - 1] in ("SAY", "CAUSE", "WITH", "IN", "LEAVE")
        return told and g.value == 1 and h.word in _DEATH and h.first in (g.last, g.head)
    if h.word in ("bodies", "corpses") and p.tags[g.last : g.last + 1] == ["AUX"]:
        return h.first == g.head
    if h.word in _DEATHS or (h.word == "injuries" and p.tags[max(g.first - 1, 0)] in _RESULTS):
        return h.first in (g.last, g.head)
    behind_with = g.first > 0 and p.tags[g.first - 1] == "WITH"  # "with over 900 people killed this year"
    participle = (g.kind == "range" or behind_with) and h.form.rstrip(":") == "ed" and h.first == g.last
    objects = p.tags[h.last : h.last + 1] in (["#"], ["DET"], ["C"])
    return participle and (not objects or [t.low for t in p.tokens[h.last : h.last + 2]] in _THIS_YEAR)


_THIS_YEAR = [["this", "year"], ["this", "month"], ["this", "week"]]
_DEATHS = word_set("deaths")
_DEATH = word_set("death")
_RESULTS = ("SAY", "CAUSE", "IN", "LEAVE")  # tags of what stands before people, where wounds may stand, too


def disagrees(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The fire that sent five people to hospital has died out": a plural's verb is no "has"."""
    plural = g.kind in NUMBERED and g.value > 1 and g.head >= 0
    if not plural or h.first <= g.last or p.tokens[g.head].low not in tables().people:
        return False
    if tables().people[p.tokens[g.head].low][1] != "n":
        return False
    i = h.first - 1
    while i > g.last and (p.tags[i] == "ADV" or p.tokens[i].low in _FOUND_SO):
        i -= 1
    return i > g.last and p.tokens[i].low in ("has", "was") and not _of_number(p, g)


def _of_number(p: Parsed, g: Group) -> bool:
    """ "A group of five men was", "a total of 12 people was"."""
    return g.first > 0 and p.tokens[g.first - 1].low == "of"


def goods(g: Group, h: Harm) -> bool:
    """ "Seized 14 AK-47 rifles", "seized were 12 sachets": nobody is held."""
    return h.property is Property.ABDUCTED and g.noun == "unknown"


def of_wounds(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Suffered eleven wounds", "three gunshot wounds to the chest", "Ann Lee had four injuries", "two
    injuries to his arm": wounds are counted, not people."""
    plain = all(t in ("w", "C", "T", "ADV") for t in p.tags[g.last : h.first])
    if not (0 <= h.first - g.last <= _FEW and plain and g.kind in NUMBERED and g.head < 0):
        return False
    if h.word == "injuries":
        return one_bears(p, g) or to_the_body(p, h)
    return h.word == "wounds"


def others_between(p: Parsed, g: Group, h: Harm) -> bool:
    """ "He said that 20 had died", "an attack with shells, two civilians were killed": others are harmed."""
    if h.first < g.last:
        return False
    if _past_turn(p, g, h):
        return True
    if g.kind not in _ALONE:
        return False
    if p.tags[g.last : g.last + 1] == ["SAY"]:
        return True
    between = [x for x in p.groups if g.last < x.first and x.last <= h.first and x.kind in NUMBERED]
    return any(x.noun not in NO_PEOPLE and is_subject(p, x, h) and x.parent < 0 for x in between)


def _past_turn(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Police rescued the three, but Ann Lee died", "stopped three; a driver was shot"."""
    stops = [i for i in range(g.last, h.first) if p.tokens[i].text == ";"]
    if len(stops) > 1 and p.tags[stops[-1] + 1] == "AND":
        return False  # a row: "Ann Lee, 68; her son, Bo; and a guest, 44, died"
    turn = next((i for i in range(g.last, h.first) if p.tags[i] == "BUT" or i in stops), -1)
    return turn >= 0 and any(
        turn < x.first and x.last <= h.first and x.noun not in NO_PEOPLE for x in p.groups
    )


def goes_with(p: Parsed, k: int, h: Harm) -> bool:
    """ "He was killed, his children said": behind the harm, kin without a number go with the next verb. (Of
    "shot his children" it is told elsewhere what became of them, and how many they were.)"""
    g = p.groups[k]
    return g.first >= h.last and g.last < len(p.tags) and p.tags[g.last] not in STOPS


def by_whom(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Shot and killed, by her daughter", "six were stabbed, with fatalities, by a man": those after
    "by" did it."""
    if g.first < max(h.last, 2) or p.tokens[g.first - 1].low != "by":
        return False
    return h.kind in DONE or (h.kind == "noun" and p.tags[g.first - 2] == ",")


DONE = frozenset(("ed", "shot"))


def dead_and_hurt(p: Parsed, g: Group, h: Harm) -> bool:
    """ "88 killed and injured": the sum of two counts, and neither of them."""
    if not h.both or g.kind not in NUMBERED or g.value < 2:
        return False
    near = [x for x in p.harms if x.both and abs(x.first - h.first) <= 2]
    if not any(x.word in _DEAD for x in near) or not any(x.word in _HURT for x in near):
        return False
    first, last = min(x.first for x in near), max(x.last for x in near)
    rivals = (x for x in p.groups if x is not g and x.kind in NUMBERED and x.noun not in NO_PEOPLE)
    if g.first <= first:  # "3 killed", "3 martyrs"
        return not any(0 <= x.first - last <= 1 for x in rivals)  # "3 killed and wounded 10"
    return not any(x.first <= first and first - x.last <= _FEW for x in rivals)


_DEAD = word_set("dead")
_HURT = word_set("hurt")
_ALONE = frozenset(("single", "bare", "pronoun", "name"))


CRIMES = word_set("murders")


def is_subject(p: Parsed, g: Group, h: Harm) -> bool:
    """Whether a group is what a harm word behind it is told of: nothing but a verb's parts stand between."""
    if g.kind == "pronoun" and p.tokens[g.first].low in ("him", "her"):
        return False
    first = g.last
    if p.tags[first : first + 1] == [","] and g.kind != "pronoun":
        first += 1
    first = past_second_noun(p, g, first)
    first += p.tags[first : first + 2] == ['"', "AUX"]  # the clerk “was hit by a shot”
    between = p.tags[first : h.first]
    if any(
        tag not in BETWEEN and t.low not in _FOUND
        for tag, t in zip(between, p.tokens[first : h.first], strict=True)
    ):
        return False
    verbs = {t.low for t in p.tokens[first : h.first]}
    if (g.value == 1 and verbs & _MANY) or (g.value > 1 and "was" in verbs and g.kind != "list"):
        return False  # "the Jabal Front were killed", "a man who shot two people was killed"
    headline = p.field == "title" and h.kind in DONE and (g.kind != "name" or headed_by_age(p, g, h))
    if headline and (not between or (h.word == "shot" and all(t == "ADV" for t in between))):
        return True  # "Mother, daughter shot to death", "Student accidentally shot"
    if h.kind in DONE and not between and p.tags[h.last : h.last + 1] == ["BY"] and g.kind != "name":
        return True  # "a woman shot by her husband"
    if h.kind == "intr":
        return h.word not in ("dying",) and "AUX" not in between
    how = h.form.partition(":")[2]
    passive = (how or h.form) in PASSIVE or bool(verbs & _FOUND_SO)
    told = h.kind in ("ed", "shot", "adj", "fatal") or destroyed(g, h)
    return told and passive and "AUX" in between


def destroyed(g: Group, h: Harm) -> bool:
    """ "Up to 70 gunmen were destroyed": of fighters, by the word of those who did it."""
    return h.word == "destroyed" and g.group is HarmGroup.COMBATANTS and g.head >= 0


def _who_was(p: Parsed, g: Group, h: Harm) -> bool:
    """ "For Cal Moss, who was gunned down", "a student who has died", "a sailor it said was shot"."""
    who = past_who(p, g.last)
    between = p.tags[who : h.first]
    told = who > g.last and all(t in BETWEEN for t in between)
    passive = h.kind in ("ed", "shot") and h.form.partition(":")[2] in PASSIVE and "AUX" in between
    return told and g.kind in SINGLE and g.kind != "pronoun" and (passive or h.kind == "intr")


def _victims_named(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The victims, who died at the scene, were identified as Ann Lee and Bo Reed"."""
    verb = h.first
    while verb and p.tags[verb - 1] in ("ADV", "HAVE", "AND"):
        verb -= 1
    who = verb and p.tags[verb - 1] == "WHO"
    named = [t.low for t in p.tokens[g.first - 2 : g.first]]
    before = {t.low for t in p.tokens[max(0, verb - 4) : verb]}
    return bool(who and before & _VICTIMS) and named in (["identified", "as"], ["named", "as"])


_VICTIMS = word_set("victims")


def _names_the_dead(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The dead were identified as Carl Moss and Dan Reed", "Killed were …", "the dead man as …"."""
    if h.property is Property.KILLED and h.kind == "intr":
        return _victims_named(p, g, h)
    if h.kind not in ("adj", "ed", "dead") or h.property is not Property.KILLED or not h.first:
        return False
    words = p.tokens[h.last : g.first]
    if words and words[0].low in _VICTIMS:
        words = words[1:]  # "identified the dead men as"
        return len(words) == 1 and words[0].low == "as" and _identifies(p, h)
    if len(words) == 1 and words[0].low != "were":
        return False  # "killed as Street Battles Rage"
    named = len(words) <= _NAMING and any(t.low in _TELLS_WHO for t in words)
    return named and all(tag in _NAMED for tag in p.tags[h.last : g.first])


_TELLS_WHO = word_set("tells who")


def _identifies(p: Parsed, h: Harm) -> bool:
    return not _NAMES.isdisjoint(t.low for t in p.tokens[max(0, h.first - 4) : h.first])


_NAMES = word_set("names whom")


def _risen(p: Parsed, g: Group) -> bool:
    """ "The toll was initially 17 but rose to 26", "rose from 17 to 26": the later number is the toll's."""
    if g.kind not in NUMBERED or g.head >= 0 or g.first < 2 or p.tokens[g.first - 1].low != "to":
        return False
    before = range(g.first - 2, max(-1, g.first - 2 - _FEW), -1)
    earlier = next((i for i in before if p.tokens[i].low == "from"), g.first - 1)
    return p.tags[earlier - 1 : earlier] == ["RISE"]


def _follows_verb(g: Group, h: Harm) -> bool:
    """ "Killed were a 25-year-old man and …": what follows the verb is its subject."""
    return h.kind in ("ed", "adj") and (g.kind in SINGLE or g.kind in NUMBERED) and g.kind != "pronoun"


def _is_object(p: Parsed, g: Group, h: Harm) -> bool:
    between = [t.low for t in p.tokens[past_limb(p, past_second_verb(p, h, g)) : _before_ages(p, g)]]
    if h.word in _WOUNDS and between == ["to"]:
        return g.kind in SINGLE and g.head >= 0  # "caused serious injuries to a woman"
    if h.kind in ("noun", "dead"):
        if h.word in CRIMES and not between and g.head >= 0:
            return p.tokens[g.head].low in ("victim", "victims")  # "a homicide victim"
        return between[-1:] == ["of"] and g.kind != "pronoun" and h.property is Property.KILLED
    how = h.form.partition(":")[2]
    if p.field == "title" and not between and g.kind in NUMBERED and g.noun == "none":
        # "Gunman kills 1, injures 3"
        return h.kind in ("base", "ing") and (g.last >= len(p.tags) or p.tags[g.last] in STOPS)
    if g.kind in NUMBERED and g.noun == "none" and not between and _second_verb(p, h):
        return g.last >= len(p.tags) or p.tags[g.last] in STOPS
    if g.kind in NUMBERED and not between and h.kind in DONE and how in ("", "perf") and g.head >= 0:
        return p.tokens[g.head].low in tables().people and h.property is not Property.ABDUCTED
    hurting = h.kind == "ing" and h.property is Property.WOUNDED
    if g.kind == "name" and not between and (hurting or h.kind in DONE) and how in ("", "perf", "start"):
        # "shot Ann Lee in the leg", "shot Sgt. Ann Lee"
        return (h.property is Property.KILLED or has_given_name(p, g)) and g.last - g.first >= _FULL_NAME
    if g.kind == "pronoun":  # "police shot him dead", "killing her"
        him = p.tokens[g.first].low in ("him", "her") and h.word not in _OF_LIVES
        harmed = h.property is Property.KILLED or h.word in _SHOT or hurting  # "fired, hitting him"
        return him and harmed and not between and how in ("", "perf", "start")
    if g.kind == "pair" and p.tokens[g.low].low == "couple" and not between:  # "killed an elderly couple and"
        return h.kind in ("ed", "ing", "base") and how in ("", "perf", "start")
    if g.kind == "another" and not between:  # "wounding the second"
        return h.kind in ("ed", "ing") and how in ("", "perf", "start")
    if between or g.kind not in SINGLE or g.kind in ("name", "self") or g.head < 0:
        return False
    if h.word in THINGS_TOO and g.group not in _PLAIN_PEOPLE and "C" not in p.tags[g.head + 1 : g.last]:
        return False
    verb = (
        h.kind in ("ed", "shot")
        and how in ("", "perf", "start")
        and (g.kind != "bare" or p.field == "title" or "C" in p.tags[g.head + 1 : g.last])
    )
    return verb or h.kind == "ing" or (h.kind == "base" and how in ("", "start"))


_WOUNDS = word_set("injuries")


def _second_verb(p: Parsed, h: Harm) -> bool:
    """ "Killed 16 people and wounded (40)": the second of two verbs that each have a number behind."""
    before = next((x for x in reversed(p.harms) if x.last <= h.first), None)
    joined = h.first > 0 and p.tags[h.first - 1] == "AND" and h.kind == "ed"
    if before is None or not joined or before.kind != "ed":
        return False
    return any(before.last <= g.first and g.last <= h.first and g.kind in NUMBERED for g in p.groups)


def with_its_parts(
    p: Parsed, whole: int, part: tuple[Harm, float], out: list[tuple[Harm, float] | None]
) -> None:
    """ "Seven people, including two women and a boy, were killed": the verb after the list is the whole's."""
    g, told = p.groups[whole], out[whole]
    others = not OTHERS.isdisjoint(t.low for t in p.tokens[g.first : g.last])
    if others and told is not None and told[0].last < g.first and p.tags[g.first - 1] == "AND":
        out[whole] = part  # "nine were killed and 13 others, including two guards sustained injuries"
    if out[whole] is None and g.noun not in NO_PEOPLE and g.kind != "pronoun":
        before = next((h for h in p.harms if h.last <= g.first and g.first - h.last <= 2), None)
        if before is None:
            out[whole] = part
