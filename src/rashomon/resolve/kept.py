"""What items say, as text that a ledger keeps, so that they are compared again without their accounts.

A line a facet with what it holds, as JSON, so that equal values are equal lines, and reading many items costs
a look-up a line; and a last line with the words, which separators of ASCII's own hold apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model import IncidentType, When
from rashomon.resolve.columns import VALUED, Columns, Valued, Worded
from rashomon.resolve.content import FACETS, plain
from rashomon.resolve.facets import Facets
from rashomon.resolve.profile import Profile
from rashomon.resolve.rarity import background
from rashomon.resolve.where import Spots
from rashomon.resolve.word_levels import WORDED

_LIST, _WORD = "\x1e", "\x1f"  # between lists of words, and between words


def texts(facets: Facets) -> Iterator[str]:
    """What each row says."""
    lines = []
    for facet in VALUED:
        numbers, values = facets.held(facet)
        told = [_json([plain(getattr(v, name)) for name in FACETS[facet]]) for v in values]
        lines.append(map(told.__getitem__, numbers))
    words = (facets.words(facet) for facet in WORDED)
    for row in zip(*lines, zip(*words, strict=True), strict=True):
        yield "\n".join((*row[:-1], _LIST.join(map(_WORD.join, row[-1]))))


def columns(said: Sequence[str], accounts: Sequence[str], reports: Sequence[str]) -> Columns:
    """Items made ready to compare, from what they say and one account and report of each; without keys."""
    lines = list(zip(*(text.split("\n") for text in said), strict=True)) or [()] * (len(VALUED) + 1)
    told = list(zip(*(text.split(_LIST) for text in lines[-1]), strict=True)) or [()] * len(WORDED)
    lists = [[text.split(_WORD) if text else [] for text in texts] for texts in told]
    words = list(dict.fromkeys(chain.from_iterable(map(chain.from_iterable, lists))))
    table, number = background(), dict(zip(words, range(len(words)), strict=True))
    rarities = np.array([table[w] for w in words], np.int64)
    return Columns(
        accounts=accounts,
        reports=reports,
        ids=(),
        valued={facet: _valued(facet, line) for facet, line in zip(VALUED, lines, strict=False)},
        worded={f: _worded(texts, number, rarities) for f, texts in zip(WORDED, lists, strict=True)},
        words=words,
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


def _worded(
    lists: Sequence[Sequence[str]], number: Mapping[str, int], rarities: npt.NDArray[np.int64]
) -> Worded:
    many = np.fromiter(map(len, lists), np.int64, len(lists))
    found = np.fromiter(map(number.__getitem__, chain.from_iterable(lists)), np.int32, int(many.sum()))
    owner = np.repeat(np.arange(len(lists)), many)
    squares = np.bincount(owner, rarities[found] ** 2, len(lists))  # whole numbers: exact
    return Worded(found, many, np.sqrt(squares))


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
