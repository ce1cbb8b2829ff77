"""Words of harm that tell of none where they stand: raids executed, body bags, "how many were killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import HarmGroup
from rashomon.read.counts.tables import TO_VERB, is_number, tables, word_set
from rashomon.read.document import Token
from rashomon.read.events import carries_out


def no_harm(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether the word of harm at i counts nobody by what stands around it."""
    return (
        _of_unknown_number(tokens, tags, i)
        or _of_bags(tokens, i)
        or _in_a_scene(tokens, i)
        or _of_illness(tokens, i)
        or _carried_out(tokens, i)
        or _brought_down(tokens, tags, i)
        or _by_doers(tokens, i)
        or _losses_untold(tokens, i)
        or _fired(tokens, i)
        or _as_charged(tokens, i)
        or _before_thing(tokens, tags, i)
        or _attempted(tokens, i)
        or _or_taken(tokens, i)
    )


def _of_bags(tokens: Sequence[Token], i: int) -> bool:
    """ "13 body bags", "body armour"."""
    return tokens[i].low in ("body", "bodies") and i + 1 < len(tokens) and tokens[i + 1].low in _NO_BODY


_NO_BODY = word_set("no body")


def _in_a_scene(tokens: Sequence[Token], i: int) -> bool:
    """ "A porter carries the body of a nun", "pictures showed the limp body of a sailor": a picture of one of
    the dead that others count."""
    at = i + (tokens[i].low == "lifeless")
    if [t.low for t in tokens[at : at + 2]] != ["body", "of"]:
        return False
    before = {t.low for t in tokens[max(0, i - _SCENE) : i]}
    return not before.isdisjoint(_HELD)


_SCENE = 5  # tokens of "showed the limp and lifeless"
_HELD = word_set("holds a body")


def _of_illness(tokens: Sequence[Token], i: int) -> bool:
    """ "Died of lung cancer", "paralysed after a stroke": nobody did it."""
    ahead = [t.low for t in tokens[i + 1 : i + 2 + _ILL]]
    return ahead[:1] != [] and ahead[0] in _CAUSES and not _ILLNESSES.isdisjoint(ahead)


_ILL = 3  # tokens from "of" to the illness
_CAUSES = frozenset(("of", "from", "after", "following", "by", "with"))
_ILLNESSES = word_set("illnesses")


def _of_unknown_number(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Two doctors could not say how many were killed", "how many people died": nobody counted before."""
    j = i - 1
    while j > 0 and (tags[j] in TO_VERB or tokens[j].low in tables().people):
        j -= 1
    return j > 0 and tokens[j].low == "many" and tokens[j - 1].low == "how"


def _carried_out(tokens: Sequence[Token], i: int) -> bool:
    """ "Jets executed seven raids", "executing several airstrikes": deeds, and nobody is put to death."""
    return tokens[i].low.startswith("execut") and carries_out([t.low for t in tokens], i)


def _brought_down(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "A Su-25 was shot down", "shot down two drones", "12 of 20 were shot down": craft, and nobody in them
    is told of."""
    if tokens[i].low not in ("shot", "shooting") or [t.low for t in tokens[i + 1 : i + 2]] != ["down"]:
        return False
    if i and tokens[i - 1].low in _NTH:
        return True  # "the glider was the fifth shot down"
    if tags[i - 1] == "AUX" and _is_bare_number(tokens, i - 1):
        return True  # people are told of with a noun: "20 protesters were shot down"
    near = tokens[max(0, i - _CRAFT_NEAR) : i + 2 + _CRAFT_NEAR]
    return any(t.low in _CRAFT or _DESIGNATION.fullmatch(t.text) for t in near)


def _is_bare_number(tokens: Sequence[Token], end: int) -> bool:
    """ "20 | were", "three of them | were": a number with no noun ends there."""
    if [t.low for t in tokens[max(0, end - 2) : end]] == ["of", "them"]:
        end -= 2
    return end > 0 and is_number(tokens, end - 1)


_NTH = frozenset("first second third fourth fifth sixth".split())
_CRAFT_NEAR = 6  # tokens on either side
_CRAFT = word_set("craft")
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]{0,2}s?")  # "F-16", "MiG-21", "Su-34s"


def _by_doers(tokens: Sequence[Token], i: int) -> bool:
    """ "Three suicide bombers struck a hotel": they did, and were not struck."""
    if tokens[i].low not in ("struck", "hit") or not i:
        return False
    entry = tables().people.get(tokens[i - 1].low)
    return entry is not None and entry[0] is HarmGroup.PERPETRATORS


def _losses_untold(tokens: Sequence[Token], i: int) -> bool:
    """ "Suffered heavy losses", not "put the losses of the garrison at nine", "its losses rose to 30 men"."""
    if tokens[i].low != "losses":
        return False
    ahead = tokens[i + 1 : i + 1 + _LOSSES]
    to = next((k for k, t in enumerate(ahead) if t.low in ("at", "to")), len(ahead))
    return not any(is_number(tokens, i + 1 + k) for k in range(to + 1, min(to + _SUM, len(ahead))))


def _fired(tokens: Sequence[Token], i: int) -> bool:
    """ "Fired one shot", "one shot was fired": what was fired, and nobody hit."""
    if tokens[i].low != "shot" or not i or not is_number(tokens, i - 1):
        return False
    before = {t.low for t in tokens[max(0, i - _FIRED) : i - 1]}
    after = [t.low for t in tokens[i + 1 : i + 3]]
    return not _FIRES.isdisjoint(before) or (after[:1] == ["was"] and not _FIRES.isdisjoint(after))


_FIRED = 5  # tokens from "fired" to the shot
_FIRES = word_set("fires")


def _as_charged(tokens: Sequence[Token], i: int) -> bool:
    """ "Charged with misdemeanor injury to a child": the name of a crime; not "after the injury to"."""
    to = [t.low for t in tokens[i : i + 2]] == ["injury", "to"] and tokens[i - 1].low not in ("the", "an")
    return to and not _CHARGED.isdisjoint(t.low for t in tokens[max(0, i - _CHARGE) : i])


def _before_thing(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "In the burned ruins": what befell a thing."""
    if tokens[i].low not in _BEFALLS_THINGS or not i or tags[i - 1] != "DET" or i + 1 >= len(tokens):
        return False
    person = any(t.low in tables().people for t in tokens[i + 1 : i + 3])
    found_in = i > 1 and tags[i - 2] == "IN" and tokens[i].low == "burned"
    return (found_in or tokens[i + 1].low in tables().things) and not person


def _attempted(tokens: Sequence[Token], i: int) -> bool:
    """ "The assassination attempt on", "the failed killing of", "barely missed killing": nobody died."""
    form = tables().triggers[tokens[i].low][1]
    if form != "noun":
        return form == "ing" and i > 0 and tokens[i - 1].low in _MISSED
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return behind in _ATTEMPTS or (i > 0 and tokens[i - 1].low in _ATTEMPTED)


def _or_taken(tokens: Sequence[Token], i: int) -> bool:
    """ "30 rebels were killed or captured", "surrendered or were killed": the dead and the living."""
    if tables().triggers[tokens[i].low][1] != "ed":
        return False
    ahead = [t.low for t in tokens[i + 1 : i + _EITHER]]
    behind = [t.low for t in tokens[max(0, i - _EITHER) : i]]
    if "or" in ahead and ahead[ahead.index("or") + 1 :][:1] and ahead[ahead.index("or") + 1] in _TAKEN:
        return all(w == "," or w in tables().triggers for w in ahead[: ahead.index("or")])
    return "or" in behind and behind[behind.index("or") - 1] in _TAKEN and behind.index("or") > 0


_EITHER = 5  # tokens from one participle to the other
_TAKEN = word_set("taken alive")
_ATTEMPTS = word_set("attempts")
_ATTEMPTED = word_set("attempted")
_MISSED = word_set("missed")
_BEFALLS_THINGS = word_set("befalls things")
_CHARGE = 6  # tokens from "charged" to the crime
_CHARGED = word_set("charged")
_LOSSES = 12  # tokens from "losses" to their number
_SUM = 5  # of them behind "at": "at more than (30)"
