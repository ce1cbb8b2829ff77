"""What the levels of the comparisons come to: the score of two accounts, and what keeps them apart.

A level's weight (log2 odds for "same incident") and its plain words stand in ``data/resolve_levels.tsv``;
``bench/train/resolve.py`` learns the weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.data import rows
from rashomon.resolve.profile import Profile

SWAPPED = "attacker and target swapped"
MANY_RARE = "four or more"
MONTHS_APART = "months apart"
ONE_REPORT = "one report"
TOLD_TWICE = "one report, perhaps told twice"

# Where one report tells of two accounts of war that differ neither in day nor in place, each of these makes
# it likelier that one incident was found twice. Of such pairs of Syria, likely but for their one report, 98
# of 219 are not two incidents of the reference: 28 of 36 where one gives no number killed, 11 of 14 that
# share a figure, 12 of 13 where both are the news.
TOLD_AGAIN: Mapping[str, frozenset[str]] = {
    "killed": frozenset({"unknown"}),
    "figures": frozenset({"a large one shared", "several shared"}),
    "centrality": frozenset({"news in both"}),
}

# In crime news, which comes back to its one story, two tolls that share no figure are of two deeds.
TWO_TOLLS: Mapping[str, frozenset[str]] = {
    "killed": frozenset({"close", "close, ten or more", "apart", "apart, ten or more", "far apart"}),
    "figures": frozenset({"none shared"}),
}

# Levels that no likeness outweighs between whole clusters (comparison, level) → what to tell the reader.
CONTRADICTIONS: Mapping[tuple[str, str], str] = {
    ("date", "four to ten days apart"): "the days are four or more apart",
    ("date", "over ten days apart"): "the days are more than ten apart",
    ("date", MONTHS_APART): "the days are months apart",
    ("date", "published before it happened"): "one was published before the other happened",
    ("date", "stated day does not fit"): "the weekday or day that one states is not a day of the other",
    ("place", "contradicting"): "the places are far apart",
    ("perpetrators", SWAPPED): "attacker and target are swapped",
}

# In war these two at once: a strike on another town that hurt three times as many is another round of them.
ANOTHER_ROUND = (("place", "same division"), ("wounded", "far apart"))

# Of these, one must hold, or two of those below: likeness of wording and kind alone only proposes, it joins
# nothing.
GROUNDS: Mapping[str, frozenset[str]] = {
    "date": frozenset(
        {
            "same day", "same days", "overlapping days", "day within a wide span", "both wide, same span",
            "one day apart", "undated news of the same days", "undated news of the day before",
            "undated news, up to three days later", "battle, one day apart", "battle, up to ten days apart",
            "stated day fits",
        }
    ),
    "place": frozenset(
        {"same site", "same town", "same city", "one within the other", "near the other", "within 25 km"}
    ),
    "people": frozenset({"two or more full names", "one full name", "two or more surnames", "one surname"}),
}  # fmt: skip
# Facts that many incidents share, but few share two of: a weekday is one of seven. Pairs of Syria, GVA and
# odd topics of ECB+ without a ground of the above came to 0 bits or more 38 times; all are one incident.
HALF_GROUNDS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"stated weekday fits"}),
    "place": frozenset({"same region", "same district", "one in the other's province"}),
    "perpetrators": frozenset({"same"}),
    "figures": frozenset({"a large one shared", "several shared"}),
    "ages": frozenset({"one shared", "two or more shared"}),
}
ENOUGH_HALVES = 2
FULL_NAMES = frozenset({"two or more full names", "one full name"})
MANY_NAMES = frozenset({"three or four", "five or more"})
UNGROUNDED = -150  # the most that a pair without any of them can score, in hundredths

WAR, CRIME = "war", "crime"
# Shared rare names are grounds too; in war two of them may be the spokesmen of both rounds of strikes.
NAMED: Mapping[str, frozenset[str]] = {WAR: MANY_NAMES, CRIME: MANY_NAMES | {"two"}}


def setting(a: Profile, b: Profile) -> str:
    """Which weights a pair is judged by.

    Shootings, abductions and violence of no kind that is told, unless both name sides of a war, and clashes
    and bombs where no side of a war is named ("crime"): the people named decide, and later reports tell of
    courts and vigils on other days. All else ("war"): day and place decide, people are rarely named.
    """
    return CRIME if a.of_crime and b.of_crime and not (a.sided and b.sided) else WAR


@cache
def weights(kind: str) -> Mapping[tuple[str, str], int]:
    """(comparison, level) → weight in a setting; ("start", "") is what every pair begins with.

    In hundredths of log2 odds: a sum of whole numbers is the same in any order.
    """
    column = 0 if kind == WAR else 1
    return {key: round(100 * found[column]) for key, (found, _) in _table().items()}


@cache
def plain_words() -> Mapping[tuple[str, str], str]:
    """(comparison, level) → what to tell a reader."""
    return {key: text for key, (_, text) in _table().items()}


@cache
def _table() -> Mapping[tuple[str, str], tuple[tuple[float, float], str]]:
    out = {}
    for comparison, level, war, crime, text in rows("resolve_levels.tsv"):
        out[comparison, level] = ((float(war), float(crime)), text)
    return out


class Score(NamedTuple):
    """What two accounts come to together."""

    total: float  # log2 odds that they tell of one incident
    ungrounded: bool  # it would be more, did their days, places or people tie them
    against: tuple[str, ...]  # what keeps them apart whatever else is alike, in plain words


def score(held: Mapping[str, str], kind: str) -> Score:
    """The score of two accounts.

    It is symmetric, and blind to everything but the two.

    Args:
        held: comparison → level, of all comparisons (:func:`rashomon.resolve.levels.levels`).
        kind: the :func:`setting` of the two.
    """
    table = weights(kind)
    total = table["start", ""] + sum([table.get(level, 0) for level in held.items()])
    tied = held["names"] in NAMED[kind] or any(held[name] in some for name, some in GROUNDS.items())
    tied = tied or sum(held[name] in some for name, some in HALF_GROUNDS.items()) >= ENOUGH_HALVES
    ungrounded = total > UNGROUNDED and not tied
    if ungrounded:
        total = UNGROUNDED
    against = tuple([why for (name, level), why in CONTRADICTIONS.items() if held[name] == level])
    if kind == WAR and all(held[name] == level for name, level in ANOTHER_ROUND):
        against += ("the places differ, and the numbers wounded by more than three times",)
    if against and _outweighed(held, kind):
        against = ()
    if held["report"] == ONE_REPORT:
        against += ("one report, or its copies, tells of them as two",)
    return Score(total / 100, ungrounded, against)


def _outweighed(held: Mapping[str, str], kind: str) -> bool:
    """Both name the same person in full: then a day or a place may have been misread, and only weighs.

    In crime news so do four rare words, or three rare names: streets, schools and those who were shot. What
    a report mentions in passing it dates and places loosely, so beside news a contradiction only weighs, but
    for one of months: "where the last attack was in 2022". In war those months apart name the same leaders.
    """
    months = held["date"] == MONTHS_APART
    beside_news = held["centrality"] == "news in one, background in the other"
    if beside_news and held["perpetrators"] != SWAPPED and not months:
        return True
    if held["people"] in FULL_NAMES:
        return kind == CRIME or not months
    return kind == CRIME and (held["rare words"] == MANY_RARE or held["names"] in MANY_NAMES)
