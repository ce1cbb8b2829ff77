"""What a sentence tells to be taken, held or made: ground, people, arms and goods."""

from __future__ import annotations

from itertools import pairwise, takewhile

from rashomon.data import word_sets

_W = word_sets("events_words.tsv")
_BEFORE = 4  # words before an arm that may say it was had
_AFTER = 4
_TAKEN = 6  # words from "took" to the town
_DRIVEN = 8  # words from "drove" to those whom it drives out, and from where
_SWATHES = 5  # words from "seized" to "swathes"
_KILLED = 12  # words from "killed" to "whom they had captured"


def kills_taken(low: list[str], i: int) -> bool:
    """Whether those killed are told to have been taken first: "killed a pilot they had captured"; not so
    "killed 12 guards after they captured the base"."""
    k = i - 1
    while k > 0 and low[k] in _W["had"]:
        k -= 1
    if (
        k < 2
        or low[i] not in _W["takes_people"]
        or low[k] not in _W["they"]
        or low[k - 1] in _W["no_relative"]
    ):
        return False
    if low[k] == "who" and _W["passive"].isdisjoint(low[k + 1 : i]):
        return False
    if low[i + 1 : i + 2] and low[i + 1] in _W["determiners"]:
        return False
    near = low[max(0, k - _KILLED) : k]
    return not _W["puts_to_death"].isdisjoint(near) and "," not in near


def takes_ground(low: list[str], i: int) -> bool:
    """Whether a kind of place is what the verb at i takes: "took the strategic town of Velm"."""
    for k in range(i + 1, min(len(low), i + 1 + _TAKEN)):
        if low[k] in _W["ground"]:
            return True
        if (
            low[k] in _W["no_ground"]
            or not low[k][0].isalnum()
            or (low[k] == "of" and low[k - 1] not in _W["parts"])
        ):
            return False
    return False


def cuts_road(low: list[str], i: int) -> bool:
    """Whether what the verb at i cuts is a road: "cut off the army's main supply road"."""
    behind = low[i + 1 : i + 1 + _TAKEN]
    return any(
        w in _W["roads"] for w in takewhile(lambda w: w in _W["roads"] or w in _W["to_a_road"], behind)
    )


def drives_out(low: list[str], i: int) -> bool:
    """Whether the verb at i drives fighters from a place, or frees it of them."""
    near = list(takewhile(lambda w: w not in (",", ".", ";"), low[i + 1 : i + 1 + _DRIVEN]))
    fighters = any(w in _W["bearers"] or w in _W["driven"] for w in near)
    return fighters and not _W["from"].isdisjoint(near)


_GROUND = {"takes": takes_ground, "drives": drives_out, "cuts": cuts_road}
CHANGES = frozenset[str]().union(*(_W[verbs] for verbs in _GROUND))


def ground_changes(low: list[str], i: int) -> bool:
    """Whether ground changes hands by the verb at i, one of ``CHANGES``: it is taken, somebody driven from
    it, or its road cut."""
    return any(low[i] in _W[verbs] and told(low, i) for verbs, told in _GROUND.items())


def is_held(low: list[str], first: int, end: int) -> bool:
    """Whether an arm was had, made, found or taken: "police seized two mortars", "a grenade was found",
    "recovered nine rifles, a mortar and two grenades", "where they make car bombs"."""
    while first and is_of_haul(low[first - 1]):
        first -= 1
    while end < len(low) and is_of_haul(low[end]):
        end += 1
    after = low[end : end + 3]
    passive = not _W["passive"].isdisjoint(after[:1]) and not _W["held"].isdisjoint(after[1:])
    near = low[max(0, first - _BEFORE) : first]
    behind = list(takewhile(lambda w: w not in _W["within"], reversed(near)))
    return passive or not _W["held"].isdisjoint(near) or not _W["makes"].isdisjoint(behind)


def is_of_haul(word: str) -> bool:
    """Whether a word may stand in a list of arms and goods."""
    return word in _W["loot"] or word in _W["arms"] or word in _W["listed"] or word[0].isdigit()


def takes_loot(low: list[str], end: int) -> bool:
    """Whether what was seized are arms or goods, no place: "seized twelve rifles"; a depot that is destroyed
    is none."""
    return not low[end - 1].startswith("destroy") and not _W["loot"].isdisjoint(low[end : end + _AFTER])


def takes_swathes(low: list[str], first: int, end: int) -> bool:
    """Whether it sums up months of war: "seized large parts of the country", "swathes of land that they
    took"; not where a weekday is told."""
    if not _W["weekday"].isdisjoint(low):
        return False
    after = low[end : end + _SWATHES]
    wide = any(a in _W["wide"] and b in _W["stretch"] for a, b in pairwise(after))
    behind = low[max(0, first - _TAKEN) : first]
    told = bool({"that", "which"}.intersection(behind)) and not _W["swathes"].isdisjoint(low[:first])
    return wide or told or not _W["swathes"].isdisjoint(after)
