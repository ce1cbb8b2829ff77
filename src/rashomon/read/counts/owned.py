"""People told of as those whose death it is: "a teen's death", "Ann Lee's killing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import HarmGroup, Qualifier
from rashomon.read.counts.ages import DASHES
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.tables import person, tables, word_set
from rashomon.read.document import Token

OWNS = "'s"  # ``Group.extra`` of an owner
_ENDINGS = ("'s", "’s")
_DEATHS = word_set("deaths of whom")
_SHOOTINGS = word_set("fatal or not")  # deaths only where told to be fatal
_FATAL = word_set("fatal")
_HOW = word_set("how a death was")
# "A man's murder trial", "the judge's death sentence", "the army's killing of": whose it is did not die.
_ELSE = word_set("owned beside a death")
_NAME = 2  # capitalised words, at least
_LONGEST = 5  # words before the owner: "the 16-year-old Riverside boy's"
_BEFORE = frozenset(("w", "C", "#"))


def owners(tokens: Sequence[Token], tags: Sequence[str]) -> Iterator[Group]:
    """Each single person or name whose death the following words tell."""
    for i, t in enumerate(tokens):
        if t.low.endswith(_ENDINGS) and _death(tokens, i + 1):
            g = _owner(tokens, tags, i)
            if g is not None:
                yield g


def owned(p: Parsed, g: Group) -> Harm | None:
    """The word for the death of owner g."""
    return next((h for h in p.harms if 0 <= h.first - g.last < _LONGEST), None)


def _death(tokens: Sequence[Token], i: int) -> bool:
    j = i
    while j + 1 < len(tokens) and tokens[j].low in _HOW and tokens[j + 1].low in _HOW | _DEATHS:
        j += 1
    if j >= len(tokens):
        return False
    fatal = tokens[j].low in _SHOOTINGS and j > i and tokens[j - 1].low in _FATAL
    after = tokens[j + 1].low if j + 1 < len(tokens) else ""
    return (tokens[j].low in _DEATHS or fatal) and after not in _ELSE


def _owner(tokens: Sequence[Token], tags: Sequence[str], i: int) -> Group | None:
    low = tokens[i].low[:-2]
    entry = person(low)
    first = i
    aged = low.endswith("-old")
    if (entry is not None and entry[1] == "1") or aged:
        while first > 0 and i - first < _LONGEST and _leads_up(tokens, tags, first - 1):
            first -= 1
        kind = "aged" if aged else "single"
        group = entry[0] if entry is not None else HarmGroup.ALL
    elif tags[i] == "C":
        while first > 0 and i - first < _LONGEST and tags[first - 1] == "C":
            first -= 1
        if i + 1 - first < _NAME and not _ruled(tokens, first):
            return None
        if low in tables().things or low in tables().people:
            return None
        kind, group = "name", HarmGroup.ALL
    else:
        return None
    return Group(
        first, i + 1, first, i + 1, 1, 1, Qualifier.EXACT, kind, i, group.value, group, extra=(OWNS,)
    )  # fmt: skip


def _ruled(tokens: Sequence[Token], i: int) -> bool:
    """ "Ruled Reed's death a homicide": a family name alone."""
    return i > 0 and tokens[i - 1].low in ("ruled", "declared", "called", "investigating")


def _leads_up(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    return (tags[i] in _BEFORE or tokens[i].text in DASHES) and not tokens[i].low.endswith(_ENDINGS)
