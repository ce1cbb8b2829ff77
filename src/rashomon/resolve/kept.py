"""What items say, as a ledger keeps it, so that they are compared again without their accounts.

Of values a line a facet with what it holds, as JSON, so that equal values are equal lines, and reading many
items costs a look-up a line. Of words their hashes, so that those of many items are read as one column.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from rashomon.model import IncidentType, When
from rashomon.resolve.columns import VALUED, Columns, Longs, Valued, Worded
from rashomon.resolve.content import FACETS, plain
from rashomon.resolve.facets import Facets
from rashomon.resolve.profile import Profile
from rashomon.resolve.rarity import UNSEEN
from rashomon.resolve.where import Spots
from rashomon.resolve.word_levels import WORDED
from rashomon.resolve.wording import rarity_by_hash

_AT_ONCE = 4000  # items whose words are written at a time
_MANY, _HASH = np.dtype("<i4"), np.dtype("<i8")  # how many words a facet has, and a word
_HEAD = len(WORDED) * _MANY.itemsize  # bytes before the words


class Said(NamedTuple):
    """What an item says."""

    values: str
    words: bytes  # how many of each facet, then the words, facet by facet, sorted


def said(facets: Facets) -> Iterator[Said]:
    """What each row says."""
    lines = []
    for facet in VALUED:
        numbers, values = facets.held(facet)
        told = [_json([plain(getattr(v, name)) for name in FACETS[facet]]) for v in values]
        lines.append(map(told.__getitem__, numbers))
    for values, words in zip(zip(*lines, strict=True), _words(facets), strict=True):
        yield Said("\n".join(values), words)


def _words(facets: Facets) -> Iterator[bytes]:
    hashes = facets.hashes()
    order = np.argsort(hashes)
    hashes, rank = hashes[order], np.argsort(order)
    for begin in range(0, len(facets), _AT_ONCE):
        rows = np.arange(begin, min(begin + _AT_ONCE, len(facets)))
        held = [facets.words(facet, rows) for facet in WORDED]
        slot = np.concatenate([row * len(WORDED) + k for k, (_, row) in enumerate(held)])
        code = slot * len(hashes) + rank[np.concatenate([numbers for numbers, _ in held])]
        code.sort()  # by row and facet, and within one by hash
        many = np.bincount(slot, minlength=len(rows) * len(WORDED)).reshape(len(rows), -1)
        told = hashes[code % max(1, len(hashes))].astype(_HASH).tobytes()
        ends = np.cumsum(many.sum(axis=1)).tolist()
        for head, start, end in zip(many.astype(_MANY), [0, *ends], ends, strict=False):
            yield head.tobytes() + told[start * _HASH.itemsize : end * _HASH.itemsize]


def columns(said: Sequence[Said], accounts: Sequence[str], reports: Sequence[str]) -> Columns:
    """Items made ready to compare, from what they say and one account and report of each; without keys."""
    lines = list(zip(*(each.values.split("\n") for each in said), strict=True)) or [()] * len(VALUED)
    hashes = np.frombuffer(b"".join([each.words[_HEAD:] for each in said]), _HASH)
    many = np.frombuffer(b"".join([each.words[:_HEAD] for each in said]), _MANY).astype(np.int64)
    words, number = np.unique(hashes, return_inverse=True)
    table = rarity_by_hash()
    rarities = np.array([table.get(w, UNSEEN) for w in words.tolist()], np.int64)
    facet_of = np.repeat(np.tile(np.arange(len(WORDED)), len(said)), many)
    many = many.reshape(len(said), len(WORDED))
    return Columns(
        accounts=accounts,
        reports=reports,
        ids=(),
        valued={facet: _valued(facet, line) for facet, line in zip(VALUED, lines, strict=True)},
        worded={f: _worded(number[facet_of == k], many[:, k], rarities) for k, f in enumerate(WORDED)},
        words=words.astype(np.int64),
        hashes=np.empty(0, np.int64),
        many=np.empty(0, np.int32),
    )


def _valued(facet: str, told: Sequence[str]) -> Valued:
    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(text, len(known)) for text in told], np.int32)
    return Valued([(text,) for text in known], [_value(facet, json.loads(text)) for text in known], numbers)


def _value(facet: str, held: Sequence[Any]) -> Profile:
    value = Profile.__new__(Profile)
    for name, told in zip(FACETS[facet], held, strict=True):
        setattr(value, name, _AS_IT_WAS[name](told) if name in _AS_IT_WAS else told)
    return value


def _worded(words: Longs, many: Longs, rarities: Longs) -> Worded:
    owner = np.repeat(np.arange(len(many)), many)
    squares = np.bincount(owner, rarities[words] ** 2, len(many))  # whole numbers: exact
    return Worded(words.astype(np.int32), many, np.sqrt(squares))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, When):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    assert isinstance(value, date)
    return value.isoformat()


def _when(told: Mapping[str, Any] | None) -> When | None:
    if told is None:
        return None
    days = {k: date.fromisoformat(told[k]) for k in ("earliest", "latest") if told[k]}
    return When(**{**told, **days, "offset": _pair(told["offset"])})


def _pair(told: Sequence[Any] | None) -> tuple[Any, ...] | None:
    return None if told is None else tuple(told)


_AS_IT_WAS: Mapping[str, Callable[[Any], object]] = {
    "type": IncidentType,
    "facts": _when,
    "spots": Spots.of_plain,
    "killed": _pair,
    "wounded": _pair,
    "numbers": lambda told: frozenset(map(tuple, told)),
    **dict.fromkeys(("perpetrators", "targets", "people", "surnames", "ages", "weapons"), frozenset),
}
"""Attributes that are no JSON by themselves."""
