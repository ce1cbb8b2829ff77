"""Harm told by what follows it: "was taken to a hospital", "lands four in hospital", "is in fair condition".

So is "the shooting of a man".

These words tell of many things, so that their form alone ties them to people; no model weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.model import Property
from rashomon.read.counts.ages import past_ages
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import Harm, to_death
from rashomon.read.counts.tables import NTH, SHOOTINGS, TO_VERB, tables, word_set
from rashomon.read.document import Token

OF = "shot:of"  # ``Harm.form`` of "the shooting of", "for shooting"
TAKEN = "treated:pas"  # of "was taken to a hospital"
SENT = "treated:ing"  # of "sent two people to a hospital"
STATE = "treated:adj"  # of "is in serious condition"
BORE = "borne:"  # of "sustained injuries", "suffered a gunshot wound"
VICTIM = "victim:"  # of "were among the victims", "the victims included"
NUMBERED_VICTIMS = "shot:victims"  # of "two shooting victims"
VICTIMS = frozenset(("victim", "victims"))

_CARE = word_set("care")
_CENTER = word_set("care centre")
_OF_CENTER = word_set("of a care centre")
_CARRIED = word_set("carried")
_SENDS = word_set("sends")
_BEFORE_SHOOTING = word_set("before shooting")
_STATES = word_set("conditions")
_IN_STATE = word_set("in a condition")
_NO_WOUND = word_set("no wound")
_UNHARMED = word_set("unharmed")
_BEARS = word_set("bears")
_COMES = word_set("comes")
_RECOVER = word_set("recover")
_GRAVELY = word_set("gravely hurt")
_LET_GO = (["and", "released"], ["and", "discharged"])
_LATER = (["then"], ["later"], ["subsequently"])
_TREATED_AT = 10  # tokens between "treated" and "and released"
_REMAINS = frozenset(("remain", "remains", "remained", "still", "is", "are"))
_LIVES = word_set("lives on")
_WOUNDS = word_set("wounds")
_MORTAL = word_set("mortal")
_QUALITIES = 4  # words between "sustained" and "injuries"
_REACH = 10  # tokens between "taken" and the hospital
_SUBJECT = 3  # tokens between the people and "taken": "were later both"
_DATED = 3  # tokens between "shooting" and "of": "shooting last week of"
_PEOPLE = frozenset("single bare aged name another list words digits vague pair".split())
_BODY = 12  # tokens of a body's name, brackets with it
_IN_NAME = frozenset(("OF", "DET", "C", ",", "AND", "ADV"))


_STATED = word_set("how they are")
_TELLING = _CARE | _CENTER | _WOUNDS | _STATED | VICTIMS


def tells(words: Sequence[Token]) -> bool:
    """Whether a sentence may tell of harm so."""
    return not _TELLING.isdisjoint([t.low for t in words])


def formal(tokens: Sequence[Token]) -> list[Harm]:
    """The words of harm in a sentence that are tied by their form, left to right."""
    found = [
        *_shootings(tokens), *_in_care(tokens), *_conditions(tokens), *_hopes(tokens), *_stays(tokens),
        *_borne(tokens), *_victims(tokens), *_of_shootings(tokens),
    ]  # fmt: skip
    return sorted(found, key=lambda h: h.first)


def _shootings(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "The accidental shooting of a boy", "charged with shooting his neighbour"."""
    for i, t in enumerate(tokens):
        if t.low != "shooting":
            continue
        before = tokens[i - 1].low if i else ""
        following = [x.low for x in tokens[i + 1 : i + 2 + _DATED]]
        if before in ("fatal", "fatally", "deadly") or _NO_WOUND & set(following[:1]):
            continue
        if "of" in following and "life" not in following and "in" not in following:
            last = i + 2 + following.index("of")
            yield Harm(i, last, Property.WOUNDED, "shot", OF, t.low)
        elif before in _BEFORE_SHOOTING or before == "with":
            dead = to_death(tokens, i + 1) > 0
            yield Harm(i, i + 1, Property.KILLED if dead else Property.WOUNDED, "shot", OF, t.low)


def _of_shootings(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "Two shooting victims", "a third gunshot victim"."""
    for i, t in enumerate(tokens):
        if t.low in VICTIMS and i and tokens[i - 1].low in SHOOTINGS:
            yield Harm(i - 1, i + 1, Property.WOUNDED, "shot", NUMBERED_VICTIMS, "shot")


def _in_care(tokens: Sequence[Token]) -> Iterator[Harm]:
    for i, t in enumerate(tokens):
        carried, sends = t.low in _CARRIED, t.low in _SENDS
        if not (carried or sends):
            continue
        end = _care(tokens, i + 1)
        if end < 0 or _UNHARMED & {x.low for x in tokens[end : end + 5]}:
            continue
        passive = any(x.low in ("was", "were", "been", "being") for x in tokens[max(0, i - 2) : i])
        if carried and passive:
            yield Harm(i, end, Property.WOUNDED, "treated", TAKEN, t.low)
        elif sends and not passive:
            yield Harm(i, i + 1, Property.WOUNDED, "treated", SENT, t.low)


def _conditions(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "In serious condition", "in critical but stable condition", "critically ill"."""
    for i, t in enumerate(tokens):
        if t.low == "ill" and i and tokens[i - 1].low in _GRAVELY:
            yield Harm(i - 1, i + 1, Property.WOUNDED, "adj", STATE, "critical")
        if t.low in _STATES and i > 1 and [x.low for x in tokens[i - 2 : i]] == ["listed", "as"]:
            yield Harm(i - 1, i + 1, Property.WOUNDED, "adj", STATE, t.low)
        if t.low == "coma" and [x.low for x in tokens[max(0, i - 2) : i]] == ["in", "a"]:
            yield Harm(i - 2, i + 1, Property.WOUNDED, "adj", STATE, "critical")
        if t.low == "care" and [x.low for x in tokens[max(0, i - 2) : i]] == ["in", "intensive"]:
            yield Harm(i - 1, i + 1, Property.WOUNDED, "adj", STATE, "intensive")
        if t.low != "condition":
            continue
        first = next((j for j in range(max(0, i - 4), i) if tokens[j].low in _STATES), -1)
        if first > 0 and "in" in (x.low for x in tokens[max(0, first - 3) : first]):
            yield Harm(first, i + 1, Property.WOUNDED, "adj", STATE, tokens[first].low)


def _stays(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "Remain in hospital", "is still in the hospital", "are in the hospital"."""
    for i, t in enumerate(tokens):
        if t.low not in _REMAINS or [x.low for x in tokens[i + 1 : i + 2]] != ["in"]:
            continue
        at = i + 2 + sum(x.low in ("the", "a") for x in tokens[i + 2 : i + 3])
        if [x.low for x in tokens[at : at + 1]] in (["hospital"], ["hospitals"]):
            yield Harm(i + 1, at + 1, Property.WOUNDED, "adj", STATE, "hospital")


def _hopes(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "Are expected to survive", "are recovering": those who are hurt."""
    for i, t in enumerate(tokens):
        if t.low == "recovering" and i and tokens[i - 1].low in ("is", "are", "was", "were"):
            yield Harm(i, i + 1, Property.WOUNDED, "adj", STATE, "expected")
        if t.low == "treated" and (end := _let_go(tokens, i + 1)):
            yield Harm(i, end, Property.WOUNDED, "adj", STATE, "expected")
        if (
            t.low == "treatment"
            and i
            and tokens[i - 1].low in ("receiving", "undergoing")
            and not _ill(tokens, i)
        ):
            yield Harm(i - 1, i + 1, Property.WOUNDED, "adj", STATE, "expected")
        if t.low == "expected" and [x.low for x in tokens[i + 1 : i + 2]] == ["to"]:
            ahead = [x.low for x in tokens[i + 2 : i + 5]]
            if _RECOVER & set(ahead[:1] if ahead[:1] != ["fully"] else ahead[1:2]):
                yield Harm(i, i + 3, Property.WOUNDED, "adj", STATE, t.low)


def _ill(tokens: Sequence[Token], i: int) -> bool:
    """ "(Undergoing treatment) for cancer": for something that is no wound."""
    ahead = [t.low for t in tokens[i + 1 : i + 2 + _QUALITIES]]
    return ahead[:1] == ["for"] and _WOUNDS.isdisjoint(ahead)


def _let_go(tokens: Sequence[Token], i: int) -> int:
    """Where "and released", "at Dorwick Hospital and released" ends that begins at i, or 0."""
    away = [t.low for t in tokens[i : i + 1]] in (["at"], ["in"], ["for"])
    for j in range(i, i + _TREATED_AT if away else i + 1):
        then = [t.low for t in tokens[j + 1 : j + 2]] in _LATER
        if [t.low for t in (*tokens[j : j + 1], *tokens[j + 1 + then : j + 2 + then])] in _LET_GO:
            return j + 2 + then
        if [t.text for t in tokens[j : j + 1]] in ([","], [";"], [":"], ["."]):
            break
    return 0


def _victims(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "Were among the victims", "among the victims were", "the victims, most of them women, included"."""
    for i, t in enumerate(tokens):
        if t.low != "victims" or not i or tokens[i - 1].low != "the":
            continue
        ahead = [x.low for x in tokens[i + 1 : i + 2 + _ASIDE]]
        includes = next((k for k, low in enumerate(ahead) if low in _INCLUDE), -1)
        if i > 2 and tokens[i - 2].low in ("among", "amongst") and tokens[i - 3].low in _BE:
            yield Harm(i - 2, i + 1, Property.KILLED, "dead", VICTIM, t.low)
        elif i > 1 and tokens[i - 2].low in ("among", "amongst") and ahead[:1] and ahead[0] in _BE:
            yield Harm(i - 2, i + 2, Property.KILLED, "dead", VICTIM, t.low)
        elif includes >= 0 and not any(low in _BE for low in ahead[:includes]):
            yield Harm(i, i + 2 + includes, Property.KILLED, "dead", VICTIM, t.low)


_BORNE = _BEARS | _COMES | _LIVES | {"found"}
_ASIDE = 7  # tokens between "the victims" and "included"
_INCLUDE = frozenset(("include", "included"))
_BE = frozenset(("is", "was", "are", "were"))


def _borne(tokens: Sequence[Token]) -> Iterator[Harm]:
    """ "Sustained minor injuries", "received a graze wound", "came to a hospital with a gunshot wound"; not
    what killed."""
    for i, t in enumerate(tokens):
        if t.low not in _BORNE:
            continue
        if t.low in _COMES and (end := _care(tokens, i + 1)) > 0:
            if (wound := _with_wound(tokens, end)) > 0:
                yield Harm(i, wound, Property.WOUNDED, "borne", BORE, t.low)
            continue
        if (wound := _shot_when_seen(tokens, i)) > 0:
            yield Harm(i, wound, Property.WOUNDED, "borne", BORE, t.low)
            continue
        if t.low in _LIVES and (wound := _with_wound(tokens, i + 1)) > 0:
            yield Harm(i, wound, Property.WOUNDED, "borne", BORE, t.low)  # "survived, with serious injuries"
        if t.low not in _BEARS:
            continue
        for j in range(i + 1, min(len(tokens), i + 2 + _QUALITIES)):
            if tokens[j].low in _WOUNDS:
                yield Harm(i, j + 1, Property.WOUNDED, "borne", BORE, t.low)
            if tokens[j].low in _WOUNDS | _MORTAL or not tokens[j].low[0].isalpha():
                break


def _shot_when_seen(tokens: Sequence[Token], i: int) -> int:
    """Where "walked into a shop with gunshot wounds", "(was) found with a stab wound" ends, or -1."""
    if tokens[i].low == "found":
        return _with_wound(tokens, i + 1) if i and tokens[i - 1].low in ("was", "were") else -1
    if tokens[i].low not in _COMES:
        return -1
    ahead = [t.low for t in tokens[i + 1 : i + 1 + _REACH]]
    at = ahead.index("with") if "with" in ahead else -1
    if at < 0 or any(low in tables().people or not low[0].isalpha() for low in ahead[:at]):
        return -1
    wound = _with_wound(tokens, i + 1 + at)
    return wound if wound > 0 and not _BY_WEAPON.isdisjoint(ahead[at:]) else -1


_BY_WEAPON = word_set("wounds by")


def _with_wound(tokens: Sequence[Token], i: int) -> int:
    """Where "with a bullet wound" ends close behind token i, or -1."""
    lows = [t.low for t in tokens[i : i + 3 + _QUALITIES]]
    if "with" not in lows:
        return -1
    ahead = lows[lows.index("with") :]
    found = next((k for k, low in enumerate(ahead) if low in _WOUNDS), -1)
    return i + lows.index("with") + found + 1 if found > 0 and not _MORTAL & set(ahead[:found]) else -1


def _care(tokens: Sequence[Token], i: int) -> int:
    """Where "(two people) to a hospital" ends after i, or -1."""
    to = False
    for j in range(i, min(len(tokens), i + _REACH)):
        low = tokens[j].low
        to = to or low in ("to", "in", "into", "at")
        centered = low in _CENTER and tokens[j - 1].low in _OF_CENTER
        if (low in _CARE or centered) and to:
            return j + 1
        if low in (".", ";", "but", "who", "that") or _dies(low):
            return -1
    return -1


def _dies(low: str) -> bool:
    entry = tables().triggers.get(low)
    return entry is not None and entry[1] == "intr"


def tied(tokens: Sequence[Token], tags: Sequence[str], g: Group, found: Sequence[Harm]) -> Harm | None:
    """The harm among ``found`` that group g stands beside in due form."""
    if g.noun in NO_PEOPLE or g.kind not in _PEOPLE | {"pronoun", "plural"} or g.value < 1:
        return None
    if g.first and tokens[g.first - 1].low in ("by", "("):
        return None  # "a woman shot by her husband was taken to a hospital", "the police (HRP) suffered"
    for h in found:
        if h.form == NUMBERED_VICTIMS:
            several = g.kind in ("digits", "words") and g.value > 1 and g.high <= h.first
            if g.first < h.first < g.last == h.last and (several or NTH.fullmatch(tokens[g.first + 1].low)):
                return h
        elif h.form == VICTIM:
            if _is_victim(tokens, tags, g, h):
                return h
        elif h.form == BORE:
            near = (0 <= h.first - g.last <= _SUBJECT and _plain_verb(tags, g, h)) or _past_relative(
                tags, g, h
            )
            near = near and not _whose(tokens, tags, g)
            bracketed = g.last < len(tokens) and tokens[g.last].text == ")"
            if (near and not bracketed) or _of_a_body(tags, g, h):
                return h
        elif g.kind in ("vague", "plural") or (g.kind == "pair" and h.word != "expected"):
            continue
        elif h.form == STATE:
            first = past_ages(tokens, tags, _past_comma(tags, g))  # "Ann Lee, 33, was treated and released"
            first = max(first, _past_hurt(tokens, g))
            between = zip(tags[first : h.first], tokens[first : h.first], strict=True)
            if first < h.first and all(x in TO_VERB or t.low in _IN_STATE for x, t in between):
                return h
        elif h.form == TAKEN:
            including = g.kind in ("words", "digits") and g.value > 1 and carried_off(tags, g, h)
            near = 0 <= h.first - g.last <= _SUBJECT and _plain_verb(tags, g, h)
            if including or near or _past_relative(tags, g, h):
                return h
        elif g.kind == "pronoun" or g.first != h.last:
            continue
        elif h.form == SENT or _struck(g, h):
            return h
    return None


def _past_relative(tags: Sequence[str], g: Group, h: Harm) -> bool:
    """ "A man who had stood at a gate | went to a clinic with a bullet wound"."""
    between = tags[g.last : h.first]
    did = any(a != "DET" and b == "T" for a, b in pairwise(between))  # not "the shooting"
    return between[:1] == ["WHO"] and len(between) <= _RELATIVE and not did and _CLOSES.isdisjoint(between)


_RELATIVE = 15  # tokens of a clause that tells who somebody is
_CLOSES = frozenset((".", ",", ":", '"', "AND", "BUT", "SAY", "BY"))


def _past_hurt(tokens: Sequence[Token], g: Group) -> int:
    """Where "three | of the (25) wounded" ends: those of whom g is a part."""
    ahead = [t.low for t in tokens[g.last : g.last + _OF_HURT]]
    if ahead[:1] != ["of"]:
        return g.last
    at = next((k for k, low in enumerate(ahead) if low in _HURT), -1)
    return g.last + at + 1 if at > 0 else g.last


_OF_HURT = 7  # tokens: "of the more than 25 wounded"
_HURT = frozenset(("wounded", "injured", "victims", "survivors"))


def _is_victim(tokens: Sequence[Token], tags: Sequence[str], g: Group, h: Harm) -> bool:
    """Whether g stands right before "were among the victims", or in the row behind "the victims included"."""
    if g.last <= h.first:
        return g.head >= 0 and all(x in TO_VERB for x in tags[g.last : h.first])
    row = zip(tags[h.last : g.first], tokens[h.last : g.first], strict=True)
    listed = tokens[h.last - 1].low in _INCLUDE | _BE and all(
        x in ("AND", ",", "w", "C", "DET", "#", "OF") and t.text != ";" for x, t in row
    )
    return listed and g.kind != "pronoun" and (g.head >= 0 or g.first == h.last)


def _whose(tokens: Sequence[Token], tags: Sequence[str], g: Group) -> bool:
    """ "Two drivers of the mayor (sustained injuries)": whose people they are."""
    behind = g.kind == "single" and g.first > 1 and tags[g.first - 1] == "OF"
    return behind and tokens[g.first - 2].low in tables().people


def _plain_verb(tags: Sequence[str], g: Group, h: Harm) -> bool:
    return all(x in TO_VERB for x in tags[_past_comma(tags, g) : h.first])


def _past_comma(tags: Sequence[str], g: Group) -> int:
    """Where the verb of g may begin: behind a comma, or an aside on a number ("two men, both clerks,")."""
    if tags[g.last : g.last + 1] != [","] or g.kind == "pronoun":
        return g.last
    closes = next((i for i in range(g.last + 1, min(g.last + _SHORT, len(tags))) if tags[i] == ","), -1)
    aside = g.kind in ("words", "digits") and g.value > 1 and closes > 0
    return closes + 1 if aside and _NO_VERB.issuperset(tags[g.last + 1 : closes]) else g.last + 1


_SHORT = 7  # tokens of an aside, with its commas
_NO_VERB = frozenset(("ADV", "w", "C", "DET", "#", "AND"))


def carried_off(tags: Sequence[str], g: Group, h: Harm) -> bool:
    """ "Five died, and 12 people, including a baby, were taken to hospitals": the 12 are the verb's."""
    if h.form != TAKEN or g.last >= h.first or tags[g.last : g.last + 2] != [",", "INCL"]:
        return h.form == TAKEN and g.last <= h.first and h.first > g.last and _plain_verb(tags, g, h)
    closes = next((i for i in range(g.last + 1, h.first) if tags[i] == ","), -1)
    return (
        closes > 0
        and "T" not in tags[g.last : closes]
        and all(x in TO_VERB for x in tags[closes + 1 : h.first])
    )


def _of_a_body(tags: Sequence[str], g: Group, h: Harm) -> bool:
    """ "Two men of the Velm Reserve Force (VRF) sustained injuries"."""
    between = tags[g.last : h.first]
    numbered = g.kind in ("words", "digits") and g.value > 1
    return (
        numbered and between[:1] == ["OF"] and len(between) <= _BODY and all(t in _IN_NAME for t in between)
    )


def _struck(g: Group, h: Harm) -> bool:
    """Whether "shooting (of)" is followed by its victim, not by words that tell what kind of deed it was."""
    of = h.last > h.first + 1
    return of or g.kind in ("aged", "words", "digits", "list") or (g.kind == "single" and g.head >= 0)
