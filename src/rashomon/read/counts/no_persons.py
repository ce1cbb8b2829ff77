"""Capitalised words that are no person's name, or not that of one who was harmed."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.counts.tables import countries, person, states, tables, word_set
from rashomon.read.document import Token

_AREAS = word_set("areas")
_SIDES = word_set("on a side")
_SOURCE = 7  # words before a name among which "according to" stands
OF_SOMETHING = word_set("of something")  # "a native of Harlow"


def of_a_place(tokens: Sequence[Token], tags: Sequence[str], i: int, end: int) -> bool:
    """Capitalised words that are no person's: "to Stroger Hospital", "at Gary Methodist", "in the Head", "the
    area of Old Velm", "fighters loyal to Velm"."""
    last = tokens[end - 1].low
    if last in tables().things and tokens[i].low not in given_names(low=True):
        return True
    before = tokens[i - 1].low if i else ""
    if before == "of" and i > 1 and tokens[i - 2].low in _AREAS:
        return True
    if before in ("at", "in", "near", "inside", "outside"):
        return True
    if before in ("to", "with") and i > 1 and tokens[i - 2].low in _SIDES:
        return True
    alone = end - i == 1
    if alone and before == "," and i > 1 and tags[i - 2] == "C" and tokens[i].low in states():
        return True  # "in Pell County, Ohio was shot"
    native = i > 1 and (tags[i - 2] == "C" or tokens[i - 2].low in OF_SOMETHING)
    homed = before == "from" or (before == "of" and native)
    listed = tags[end : end + 1] == [","] and tags[end + 1 : end + 2] != ["#"]  # not "Israel, 20, was hurt"
    if alone and listed and tokens[i].low in countries() and tokens[i].low not in given_names(low=True):
        return True  # "by the junta, Norland, and"
    return alone and (before in ("the", "a") or homed)  # "Ann Lee of Harlow was shot"


def is_source(tokens: Sequence[Token], i: int) -> bool:
    """ "According to the resident Ann Lee, the girl was killed": who tells of it."""
    for k in range(i - 1, max(0, i - _SOURCE), -1):
        if tokens[k].low == "to" and tokens[k - 1].low == "according":
            return True
        if not tokens[k].text[0].isalpha():
            return False
    return False


def as_a_role(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "As a mother, I saw them die": what somebody speaks as, at the head of what is said."""
    opens = i == 1 or not tokens[i - 2].text[0].isalnum()
    return opens and end < len(tokens) and tokens[end].low in (",", "i", "we")


def named_once(tokens: Sequence[Token], tags: Sequence[str], i: int, end: int) -> bool:
    """A single capitalised word taken for a person: "Hill was", "Hill, 19,", not "Police were"."""
    if end - i != 1 or tokens[i].low in tables().people or tokens[i].low in tables().things:
        return False
    if [t.low for t in tokens[max(0, i - 2) : i]] in _OF_STREETS or tokens[i].low.endswith(("'s", "’s")):
        return False  # "of the 1400 block of Elm", "Tuesday's dead"
    while end < len(tokens) and tags[end] == "ADV":
        end += 1
    after = tags[end] if end < len(tokens) else "."
    if i == 0 and after == "T" and tokens[end].low in _DIED:
        return [t.low for t in tokens[end + 1 : end + 2]] not in _FADED  # "Hill died at the scene"
    if [t.low for t in tokens[end : end + 2]] == ["is", "being"]:
        return False  # a city: "Velm Is Being Shelled", as groups and campaigns are called
    if after == "AND" and not i and [t.low for t in tokens[end + 1 : end + 2]] in _AND_KIN:
        row = {t.low for t in tokens[end + 2 : end + _ROW]}  # "Hill and his son were found dead"
        return not row.isdisjoint(("were", "have")) and not row.isdisjoint(("dead", "killed", "died"))
    if _two_dead(tokens, tags, i, end):
        return True
    if i == 0 and "who" in [t.low for t in tokens[end : end + 1 + (after == ",")]]:
        return True  # "Hill, who was at work,"
    if after == "," and i == 0:
        return any(t.low.isdecimal() for t in tokens[end + 1 : end + 2])  # "Hill, 19," not "Meanwhile,"
    return (
        after == "," or (i > 0 and after in ("T",)) or (after == "AUX" and tokens[end].low in ("was", "is"))
    )


def _two_dead(tokens: Sequence[Token], tags: Sequence[str], i: int, end: int) -> bool:
    """ "Lee and Moss were pronounced dead", "Lee and Moss both died": two people, each by one name."""
    first = i if not i else i - 2
    if first or tags[1:2] != ["AND"] or end - i != 1 or tags[:3:2] != ["C", "C"]:
        return False
    at = 3
    while at < len(tokens) and (tags[at] == "ADV" or tokens[at].low in _OF_TWO):
        at += 1
    told = [t.low for t in tokens[at : at + 2]]
    return at > 3 and (told[:1] in (["killed"], ["dead"]) or told[1:] == ["dead"] or told[:1] == ["died"])


_OF_TWO = frozenset(("were", "are", "have", "had", "been", "both"))
_AND_KIN = (["another"], ["his"], ["her"])
_ROW = 9  # words from a name to the verb of a row and what befell it
_OF_STREETS = (["block", "of"], ["blocks", "of"], ["corner", "of"], ["intersection", "of"])
_DIED = word_set("died")
_FADED = (["down"], ["out"], ["off"], ["away"])  # "Applause died down"


def on_to_noun(tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[bool], i: int) -> bool:
    """Whether words in small letters lead on from an adjective to the noun of one person."""
    for j in range(i, min(i + _ADJECTIVES, len(tokens))):
        if taken[j] or tags[j] != "w" or tokens[j].low.endswith(("ing", "ed", "ly")):
            return False
        entry = person(tokens[j].low)
        if entry is not None:
            return j > i and entry[1] == "1"
    return False


_ADJECTIVES = 4  # words behind "a Libyan" up to the noun
