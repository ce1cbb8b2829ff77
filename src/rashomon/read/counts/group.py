"""A group of people that a sentence counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model import HarmGroup, Qualifier

NO_PEOPLE = frozenset("thing weapon attack unit time".split())  # classes of nouns (``Group.noun``)
NUMBERED = frozenset(("digits", "words"))  # kinds of groups: one number is given (``Group.kind``)


@dataclass(slots=True)
class Group:
    """People counted: tokens [first, last), the number at [low, high), the noun at ``head`` (-1: none).

    ``kind`` is the quantity's, or single ("a woman"), bare ("Woman killed"), name ("Ann Lee"), pronoun.
    ``noun`` is the class of what is counted: a HarmGroup value, "thing", "unknown" or "none".
    """

    first: int
    last: int
    low: int
    high: int
    min: int | None
    max: int | None
    qualifier: Qualifier
    kind: str
    head: int
    noun: str
    group: HarmGroup
    parent: int = -1  # index of the group that this one is a part of
    link: str = ""  # how it hangs on the group before it
    extra: tuple[str, ...] = field(default=())
    members: list[tuple[int, int]] = field(default_factory=list)  # the single people of a list

    @property
    def value(self) -> int:
        return self.min if self.min is not None else (self.max or 0)


def speaks(tags: Sequence[str], g: Group) -> bool:
    """Whether "said" follows one person, or what is told of him in commas: "a cook, aged 50, said"."""
    named = g.kind in ("name", "aged") and g.value == 1
    if g.kind not in ("single", "bare") and not named:
        return False
    after = tags[g.last : g.last + _SPEAKS]
    if after[:2] == [",", "SAY"] and "," in tags[g.first : g.last]:
        return True
    if after[:1] == [","] and "," in after[1:]:
        told, after = after[: after.index(",", 1)], after[after.index(",", 1) + 1 :]
        if named and "T" in told:
            return False  # "Ann Lee, who was shot, said"
    return after[:1] == ["SAY"]


_SPEAKS = 12  # tokens from somebody to his "said": "a nurse, who gave no surname, said"


def says_last(tags: Sequence[str], first: int, end: int) -> bool:
    """Whether who stands at [first, end) ends a sentence by "said", or behind a comma with where they are
    from or what they asked: "nine were hurt, an aide | at the Velm court (VC) told Reuters"."""
    if tags[end : end + 2] in (["SAY"], ["SAY", "."]):
        return True
    i = end
    while i < min(len(tags), end + _FROM) and tags[i] in _WHERE_FROM:
        i += 1
    i += 3 if tags[i : i + 3] == [",", "C", ","] else 0
    if tags[i : i + 1] == ["WHO"] or tags[i : i + 2] == [",", "WHO"]:  # "a cook, who asked not to be named,"
        said = next((k for k in range(i, len(tags)) if tags[k] == "SAY"), i)
        i = said if "T" not in tags[i:said] else i
        if tags[i - 1] == "," and tags[i + 1 : i + 2] != ["."]:
            return False
    behind = first > 0 and tags[first - 1] == ","
    return behind and tags[i : i + 1] == ["SAY"] and {*tags[i + 1 : i + 4]} <= _TO_WHOM and "." in tags[i:]


_FROM = 14  # tokens of "at the court of the Velm Region"
_WHERE_FROM = frozenset(("DET", "w", "C", "IN", "OF", "FROM", "TO", "WITH", "#"))
_TO_WHOM = frozenset(("C", "w", "TO", "DET", "BY", "DAY", "IN", "."))
