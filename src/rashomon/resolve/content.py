"""What an account says, facet by facet, as far as any comparison looks at it; and the id that follows.

A *facet* is a few attributes of a profile that are looked at together: its days, its places, its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import Any

from rashomon.resolve.profile import Profile
from rashomon.resolve.where import Spots

FACETS: Mapping[str, tuple[str, ...]] = {
    "days": ("lo", "hi", "facts", "undated", "afterwards", "type"),
    "spots": ("spots",),
    "kind": ("type", "sided", "of_crime"),
    "sides": ("perpetrators", "targets"),
    "killed": ("killed",),
    "wounded": ("wounded",),
    "harmed": ("killed", "wounded"),
    "numbers": ("numbers",),
    "people": ("people", "surnames"),
    "ages": ("ages",),
    "weapons": ("weapons",),
    "telling": ("telling",),
    "page": ("page",),
    "headline": ("headline",),
    "names": ("names",),
    "published": ("published",),
    "outlet": ("outlet",),
    "central": ("central",),
}
"""Facet → its attributes; all that any comparison reads must stand here."""


def content_id(p: Profile, *more: object) -> int:
    """63 bits that are equal for two accounts that no comparison can tell apart (copies of one page)."""
    return id_of(facet_keys(p), *more)


def id_of(keys: Sequence[object], *more: object) -> int:
    """A number of 63 bits for what some keys say, the same on every machine."""
    said = repr(keys) + (repr(more) if more else "")
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


def facet_keys(p: Profile) -> list[tuple[object, ...]]:
    """What each facet of a profile holds, in the order of :data:`FACETS`."""
    values = list(_ALL(p))
    for k in _TO_PLAIN:
        values[k] = plain(values[k])
    return [tuple(values[a:b]) for a, b in _SPANS]


def plain(value: Any) -> Any:
    """The value of an attribute, in an order that is the same in every run."""
    return _PLAIN[value.__class__](value) if value.__class__ in _PLAIN else value


_NAMES = tuple(chain.from_iterable(FACETS.values()))
_ALL = attrgetter(*_NAMES)
_ORDERLESS = frozenset(
    {"spots", "perpetrators", "targets", "numbers", "people", "surnames", "ages", "weapons"}
)
_TO_PLAIN = [k for k, name in enumerate(_NAMES) if name in _ORDERLESS]
_SPANS = tuple(pairwise(accumulate(map(len, FACETS.values()), initial=0)))


@lru_cache(maxsize=400_000)
def _sorted(values: frozenset[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values))


@lru_cache(maxsize=400_000)
def _plain(spots: Spots) -> tuple[object, ...]:
    return spots.plain()


_PLAIN: Mapping[type, Callable[[Any], tuple[object, ...]]] = {frozenset: _sorted, Spots: _plain}
