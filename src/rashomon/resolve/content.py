"""What an account says, facet by facet, as far as any comparison looks at it; and the id that follows.

A *facet* is a few attributes of a profile that are looked at together: its days, its places, its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from rashomon.resolve.profile import Profile

FACETS: Mapping[str, tuple[str, ...]] = {
    "days": ("lo", "hi", "facts", "undated", "type"),
    "spots": ("spots",),
    "kind": ("type", "sided"),
    "sides": ("perpetrators", "targets"),
    "killed": ("killed",),
    "wounded": ("wounded",),
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


def id_of(keys: Sequence[tuple[object, ...]], *more: object) -> int:
    said = repr(keys) + (repr(more) if more else "")
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


def facet_keys(p: Profile) -> list[tuple[object, ...]]:
    """What each facet of a profile holds, in the order of :data:`FACETS`."""
    return [_key(p, names) for names in FACETS.values()]


def _key(p: Profile, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple([_plain(name, getattr(p, name)) for name in names])


def _plain(name: str, value: object) -> object:
    if name == "spots":
        return tuple([(s.key, s.rank, s.country, s.admin1, s.lat, s.lon) for s in value])  # type: ignore[attr-defined]
    return tuple(sorted(value)) if isinstance(value, frozenset) else value
