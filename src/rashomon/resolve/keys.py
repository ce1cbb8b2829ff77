"""The keys of accounts: those that share one are worth comparing (:mod:`rashomon.resolve.block`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.resolve.kin import families
from rashomon.resolve.profile import Profile
from rashomon.resolve.where import FINE

_MOST_DAYS = 9  # an interval wider than this gives keys by month instead of by day
_MIX = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)  # SplitMix64
_SEASON = 64  # days; accounts up to half of it apart share one
_RAREST = 8  # words of an account that give keys
_MOST_WORDS_KNOWN = 500_000

# What gives a key: each of the first with each of the second …
TOGETHER = (
    ("person",),
    ("season", "name"),
    ("day", "site"),
    ("day", "area", "kind"),
    ("day", "area", "number"),
    ("day", "area", "side"),
    ("day", "kind", "number"),
    ("day", "word"),
    ("month", "site", "kind"),
    ("season", "site", "kind"),
    ("week", "area", "kind"),
    ("word of no day", "site"),
)
# A name, or a town and a kind, that a ledger of many years tells of again and again: these bring together
# what stands in no season or in another one, and the fewer the more there are (:func:`block.bound`).
OF_NO_DAY = (("name",), ("site", "kind"))
_OF_NO_DAY = np.uint64(1 << 63)

Hashes = npt.NDArray[np.uint64]
Longs = npt.NDArray[np.int64]


class Keys:
    """64-bit keys, the same on every machine and in every run."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS_KNOWN:
                self._known.clear()
            known = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
            self._known[word] = known
        return known


def word_hashes(words: Collection[str], keys: Keys) -> Longs:
    """Words as signed 64-bit numbers: what two accounts share is found by these, which are quickly read."""
    return np.fromiter((keys.of("word:" + w) for w in words), np.uint64, len(words)).view(np.int64)


def keys_of(profiles: Sequence[Profile], keys: Keys) -> tuple[Longs, npt.NDArray[np.int32]]:
    """The keys of some accounts one after the other, and how many each has.

    An account's keys come sorted and each once, as signed 64-bit numbers (what every database holds); those
    below zero are :data:`OF_NO_DAY`.
    """
    given = {name: _Lists.of(lists) for name, lists in said(profiles, keys).items()}
    found = [_mixed(*(given[name] for name in names)) for names in TOGETHER]
    found.append(_two_of(given["word"]))
    found = [_Lists(lists.rows, lists.keys & ~_OF_NO_DAY) for lists in found]
    rare = [_mixed(*(given[name] for name in names)) for names in OF_NO_DAY]
    found += [_Lists(lists.rows, lists.keys | _OF_NO_DAY) for lists in rare]
    every = np.concatenate([lists.keys for lists in found]).view(np.int64)
    owner = np.concatenate([lists.rows for lists in found])
    order = np.lexsort((every, owner))
    every, owner = every[order], owner[order]
    new = np.ones(len(every), np.bool_)
    new[1:] = (every[1:] != every[:-1]) | (owner[1:] != owner[:-1])
    return every[new], np.bincount(owner[new], minlength=len(profiles)).astype(np.int32)


def said(profiles: Sequence[Profile], keys: Keys) -> Mapping[str, list[list[int]]]:
    """What each account says that keys are made of, hashed."""
    of = keys.of
    words = [[of("word:" + w) for w in p.telling.stems[:_RAREST]] for p in profiles]
    windows = [_windows(p) for p in profiles]
    return {
        "day": [[of(f"day:{d}") for d in days] for days in windows],
        "week": [[of(f"week:{week}") for week in _weeks(p)] for p in profiles],
        "month": [
            [of(f"month:{m}") for m in {p.lo // 16, p.hi // 16, (p.hi + 8) // 16} - {0}] for p in profiles
        ],
        "season": [[of(f"season:{season}") for season in _seasons(p)] for p in profiles],
        "site": [[of(s.key) for s in p.spots if s.rank <= FINE] for p in profiles],
        "area": [list({of("area:" + s.country + s.admin1) for s in p.spots if s.admin1}) for p in profiles],
        "kind": [[of("type:" + p.type)] for p in profiles],
        "side": [[of("side:" + f) for f in families(p.perpetrators)] for p in profiles],
        "number": [[of(f"{name}:{n}") for name, n in p.numbers if n >= 2] for p in profiles],
        "person": [[of("person:" + name) for name in p.people] for p in profiles],
        "name": [
            [of("name:" + name) for name in p.names.stems[:_RAREST]] if p.central else [] for p in profiles
        ],
        "word": words,
        "word of no day": [[] if days else mine for mine, days in zip(words, windows, strict=True)],
    }


def _windows(p: Profile) -> Sequence[int]:
    """The days of an account, and the one after: accounts one day apart share a key."""
    if not p.lo or not p.hi:
        known = p.lo or p.hi
        return [known] if known else []
    if p.hi - p.lo <= _MOST_DAYS:
        return range(p.lo, p.hi + 2)
    return [p.lo, p.hi]


def _weeks(p: Profile) -> set[int]:
    near = p.published or p.hi
    return {near // 8, (near + 4) // 8} - {0}


def _seasons(p: Profile) -> set[int]:
    """When an account was published and when it happened; season 0 where neither is known."""
    days = {p.published or p.hi, p.hi} - {0}
    return {(day + more) // _SEASON for day in days for more in (0, _SEASON // 2)} or {0}


class _Lists(NamedTuple):
    """Some hashes of each of some rows, by row."""

    rows: Longs
    keys: Hashes

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> _Lists:
        many = np.fromiter(map(len, lists), np.int64, len(lists))
        keys = np.fromiter(chain.from_iterable(lists), np.uint64, int(many.sum()))
        return cls(np.repeat(np.arange(len(lists)), many), keys)


def _mixed(first: _Lists, *more: _Lists) -> _Lists:
    """Of each row each of the first with each of the others, mixed into one hash."""
    if not more:
        return first
    rows, parts = first.rows, [first.keys]
    for lists in more:
        begin = np.searchsorted(lists.rows, rows)
        many = np.searchsorted(lists.rows, rows, "right") - begin
        each = np.repeat(np.arange(len(rows)), many)
        there = np.arange(len(each)) - np.repeat(np.cumsum(many) - many - begin, many)
        rows, parts = rows[each], [*(part[each] for part in parts), lists.keys[there]]
    mixed = (parts[0] * _MIX[0] ^ parts[1]) * _MIX[1]
    if len(parts) > 2:
        mixed += parts[2] * _MIX[2]
    return _Lists(rows, mixed ^ mixed >> np.uint64(29))


def _two_of(words: _Lists) -> _Lists:
    """Of each row each two of its hashes, the smaller first, mixed into one."""
    begin = np.searchsorted(words.rows, words.rows)
    place = np.arange(len(words.rows)) - begin
    later = np.searchsorted(words.rows, words.rows, "right") - begin - place - 1
    first = np.repeat(np.arange(len(words.rows)), later)
    second = np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later) + first + 1
    a, b = words.keys[first], words.keys[second]
    mixed = (np.minimum(a, b) * _MIX[0] ^ np.maximum(a, b)) * _MIX[1]
    return _Lists(words.rows[first], mixed ^ mixed >> np.uint64(29))
