"""What some thousand accounts say, in columns: made in any process, and taken in by :mod:`facets` in one.

Accounts share most of what they say: each distinct value stands once, beside a number for each account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.resolve.content import FACETS, facet_keys, id_of
from rashomon.resolve.keys import Keys, keys_of, word_hashes
from rashomon.resolve.profile import Profile
from rashomon.resolve.rarity import Words
from rashomon.resolve.word_levels import WORDED

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

VALUED = tuple(facet for facet in FACETS if facet not in WORDED)
"""The facets of which many accounts have the same value; hardly two have the same words."""


class Valued(NamedTuple):
    """One facet of some accounts."""

    keys: Sequence[tuple[object, ...]]  # the distinct values, as what they hold
    values: Sequence[Profile]  # the same, as profiles that hold these attributes alone
    numbers: Ints  # of each account the place of its value in these


class Worded(NamedTuple):
    """One set of words of some accounts."""

    words: Ints  # of all accounts one after the other, as places in Columns.words
    many: Longs  # how many each account has
    norms: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Some accounts; what is of each stands in their order."""

    accounts: Sequence[str]
    reports: Sequence[str]
    ids: Sequence[int]  # of what they say (see :mod:`rashomon.resolve.content`)
    valued: Mapping[str, Valued]
    words: Longs  # the distinct ones, by hash (see :func:`rashomon.resolve.keys.word_hashes`)
    worded: Mapping[str, Worded]
    hashes: Longs  # the keys of all accounts one after the other
    many: Ints  # how many each has

    @classmethod
    def of(cls, profiles: Sequence[Profile], keys: Keys) -> Columns:
        held = [facet_keys(p) for p in profiles]
        column = dict(zip(FACETS, zip(*held, strict=True), strict=bool(held)))
        words: dict[str, int] = {}
        worded = {facet: _worded([getattr(p, facet) for p in profiles], words) for facet in WORDED}
        hashes, many = keys_of(profiles, keys)
        return cls(
            accounts=[p.account for p in profiles],
            reports=[p.report for p in profiles],
            ids=[id_of(key) for key in held],
            valued={facet: _valued(facet, column.get(facet, ()), profiles) for facet in VALUED},
            words=word_hashes(words, keys),
            worded=worded,
            hashes=hashes,
            many=many,
        )


def _valued(facet: str, keys: Sequence[tuple[object, ...]], profiles: Sequence[Profile]) -> Valued:
    known: dict[tuple[object, ...], int] = {}
    numbers = np.fromiter([known.setdefault(key, len(known)) for key in keys], np.int32, len(keys))
    _, first = np.unique(numbers, return_index=True)
    return Valued(list(known), [_only(profiles[k], FACETS[facet]) for k in first.tolist()], numbers)


def _only(p: Profile, names: Sequence[str]) -> Profile:
    """A profile that holds some attributes alone: reading another one fails."""
    value = Profile.__new__(Profile)
    for name in names:
        setattr(value, name, getattr(p, name))
    return value


def _worded(texts: Sequence[Words], words: dict[str, int]) -> Worded:
    """Some accounts' words by number; ``words`` are those met so far, and are added to."""
    number = words.setdefault
    many = np.fromiter((len(t.stems) for t in texts), np.int64, len(texts))
    found = [number(w, len(words)) for w in chain.from_iterable(t.stems for t in texts)]
    return Worded(
        np.array(found, np.int32), many, np.fromiter((t.norm for t in texts), np.float64, len(texts))
    )
