"""Boundaries that texts without commas show by their words alone: who is told of twice, who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.group import Group, speaks
from rashomon.read.counts.heads import ONE
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Token

_ARTICLES = (("a",), ("an",), ("the",))
_TOLD = frozenset(("single", "bare", "aged"))
_SPEAKERS = word_set("speakers")
_OUTLETS = word_set("outlets")
_SUBJECTS = frozenset(("DET", "C"))  # what follows "said" where the speaker stands behind it


def told_twice(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "A third person a clerk was shot", "Colonel Ann Lee a senior envoy died": whether g, which nothing
    parts from a, says who a is.

    Where an "and" leads on to further people the two begin a row; behind a verb with its object a begins no
    clause of its own ("killed a man a woman was hurt").
    """
    if g.first != a.last or a.kind not in _TOLD or a.value != 1 or speaks(tags, g):
        return False
    if g.kind == "aged" and tokens[g.first].low not in ONE and a.kind != "aged":
        return True  # "his sister 36-year-old Ann Lee and"
    described = g.kind == "aged" or (g.kind == "single" and g.extra in _ARTICLES)
    if not described or leads_on(tokens, tags, g.last) or tags[g.last : g.last + 1] in (["C"], ["w"]):
        return False
    return tags[a.first - 1 : a.first] != ["T"] or tags[g.last : g.last + 1] not in _OWN_VERB


_OWN_VERB = (["AUX"], ["HAVE"], ["T"])


def leads_on(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Whether an "and" close behind, or nothing at all, leads on to further people."""
    on = next((i + 1 for i in range(at, min(at + 3, len(tags))) if tags[i] == "AND"), -1)
    if on > 0:
        return on < len(tags) and tags[on] not in _NO_PEOPLE
    return [t.low for t in tokens[at : at + 1]] in (["a"], ["an"]) and "AND" in tags[at : at + _ROW]


_NO_PEOPLE = frozenset(("T", "VERB", "AUX", "HAVE", "ADV"))
_ROW = 6  # tokens: "(a man a woman) a small child and"


def names_speaker(tokens: Sequence[Token], tags: Sequence[str], number: int, head: int) -> bool:
    """ "Killing at least 30 activists said", "killed 12 state media reported": whether the noun behind a
    number, which a verb of harm or a toll's "to" precedes, is not counted but says so."""
    if not number or (
        tags[number - 1] != "T" and tokens[number - 1].low != "to"
    ):  # "rose to 25 | rescuers said"
        return False
    end, outlet = head + 1, tokens[head].low in _OUTLETS
    while outlet and tags[end : end + 1] in (["w"], ["C"]) and end - head < _TITLE:
        end += 1
    said = tags[end : end + 1] == ["SAY"] and tokens[end].low != "according"
    return said and (outlet or tokens[head].low in _SPEAKERS) and tags[end + 1 : end + 2] not in _SAID_BY


_TITLE = 5  # words of who speaks: "state news agency TANA"
_SAID_BY = tuple([tag] for tag in sorted(_SUBJECTS))


def ends_noun(tokens: Sequence[Token], tags: Sequence[str], found: int, j: int) -> bool:
    """ "(Killed 12) people activists (say)", "people local officials": whether another noun than the one that
    is counted begins at j. Plurals stand before no other noun, but for "women officers", unless they share
    its verb ("40 civilians citizens were hurt")."""
    if tags[j + 1 : j + 2] in _OWN_VERB:
        return False
    people = tables().people
    low = tokens[found].low
    plural = people[low][1] == "n" and low.endswith(("s", "people", "children", "men")) and low != "women"
    return plural and low not in _COLLECTIVE and people[tokens[j].low][1] in "n1"


_COLLECTIVE = frozenset(("forces", "armed forces", "us"))
