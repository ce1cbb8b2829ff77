"""How alike two accounts are worded: in the sentences that tell of the incident, on the whole page, in the
titles, and by the rare names that both use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.resolve.profile import Profile
from rashomon.resolve.rarity import RARE, Words, background
from rashomon.resolve.weights import MANY_RARE

Cosines = tuple[tuple[float, str], ...]
"""(the least cosine, the level), the highest first."""

COSINES: Cosines = (
    (0.75, "all but equal"),
    (0.5, "very alike"),
    (0.35, "alike"),
    (0.22, "somewhat alike"),
    (0.12, "little alike"),
    (0.06, "hardly alike"),
)
ONE_TEXT = "one text"
PAGE_COSINES: Cosines = (
    (0.7, ONE_TEXT),
    (0.4, "all but equal"),
    (0.3, "very alike"),
    (0.2, "alike"),
    (0.1, "somewhat alike"),
    (0.05, "little alike"),
)
OTHER_PASSAGES = frozenset({"somewhat alike", "little alike", "hardly alike", "nothing alike"})
RARE_WORDS = ("none", "one", "two or three", "two or three", MANY_RARE)
RARE_ON_PAGE = (
    "none", "one", "two or three", "two or three", "four or five", "four or five",
    "six to nine", "six to nine", "six to nine", "six to nine", "ten or more",
)  # fmt: skip
RARE_NAMES = ("none", "one", "two", "three or four", "three or four", "five or more")


def wording(a: Profile, b: Profile) -> str:
    """Cosine of the rare words of the sentences that tell of the incident."""
    return shared_level(a.telling, b.telling, COSINES)


def page(a: Profile, b: Profile) -> str:
    """The same for all that the two reports say."""
    return shared_level(a.page, b.page, PAGE_COSINES)


def in_other_passages(page: str, wording: str) -> bool:
    """Whether two reports are copies that tell of two things in different passages, by these levels.

    A copy tells of each thing in the words of its original, so that what it tells in other words is another.
    """
    return page == ONE_TEXT and wording in OTHER_PASSAGES


def headline(a: Profile, b: Profile) -> str:
    """The same for their titles."""
    return shared_level(a.headline, b.headline, COSINES)


def rare_words(a: Profile, b: Profile) -> str:
    """Words that hardly any report uses, and both do where they tell of it."""
    return rare_level(a.telling, b.telling, RARE_WORDS)


def page_rare_words(a: Profile, b: Profile) -> str:
    """The same for all that the two reports say."""
    return rare_level(a.page, b.page, RARE_ON_PAGE)


def names(a: Profile, b: Profile) -> str:
    """Names that hardly any report uses, and both reports do: of a person, a ship, a school, a brand."""
    return rare_level(a.names, b.names, RARE_NAMES)


def shared_level(a: Words, b: Words, levels: Cosines) -> str:
    """How alike two sets of words are."""
    if not a.stems or not b.stems:
        return "unknown"
    rarity = background()
    dot = sum([rarity[w] ** 2 for w in set(a.stems).intersection(b.stems)])
    return cosine_level(dot / (a.norm * b.norm), levels)


def cosine_level(cosine: float, levels: Cosines) -> str:
    """The level that a cosine comes to."""
    return next((level for least, level in levels if cosine >= least), "nothing alike")


def rare_level(a: Words, b: Words, levels: Sequence[str]) -> str:
    """The level of so many rare words shared: ``levels`` by their number, the last for any more."""
    if not a.stems or not b.stems:
        return "unknown"
    rarity = background()
    n = sum(1 for w in set(a.stems).intersection(b.stems) if rarity[w] >= RARE)
    return levels[min(n, len(levels) - 1)]


class Worded(NamedTuple):
    """The comparisons of one set of words: by its cosine, and by how many rare ones are shared; either may
    be left out."""

    wording: str = ""
    cosines: Cosines = ()
    rare: str = ""
    shared: Sequence[str] = ()


WORDED: Mapping[str, Worded] = {
    "telling": Worded("wording", COSINES, "rare words", RARE_WORDS),
    "page": Worded("page", PAGE_COSINES, "rare words of the page", RARE_ON_PAGE),
    "headline": Worded("headline", COSINES),
    "names": Worded(rare="names", shared=RARE_NAMES),
}
