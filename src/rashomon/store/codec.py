"""The model's frozen types as JSON and back: enums by value, dates in ISO form, defaults left out.

Leaving defaults out keeps the file small and lets a field be added to a type without touching old rows.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_JSON_TYPES = frozenset({str, int, float, bool, type(None)})


def dumps(value: object, leave_out: frozenset[str] = frozenset()) -> str:
    """A model object, or a tuple of them, as one line of JSON; ``leave_out`` names top-level fields to skip.

    >>> from rashomon.model import Place, PlacePrecision
    >>> dumps(Place(name="Arrun", precision=PlacePrecision.TOWN))
    '{"name":"Arrun","precision":"town"}'
    """
    plain = _fields(value, leave_out) if leave_out else _plain(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str, /, **given: Any) -> T:
    """The object of type ``kind`` that :func:`dumps` wrote; ``given`` sets the fields that were left out."""
    if len(text) < _SHORT:
        return kind(**_values(kind, text), **given)  # type: ignore[arg-type]  # mypy asks the instances
    return kind(**_read(kind, json.loads(text)), **given)


def build(kind: type[T], data: dict[str, Any], /) -> T:
    """Like :func:`loads`, from parsed JSON."""
    return kind(**_read(kind, data))


_SHORT = 250  # characters


# What many claims say beside their columns is the same for all of them ("rule": "place name").
@lru_cache(maxsize=10_000)
def _values(kind: Any, text: str) -> dict[str, Any]:
    return _read(kind, json.loads(text))


def _read(kind: Any, data: dict[str, Any]) -> dict[str, Any]:
    readers = _readers(kind)
    # A field that this program does not know was written by a later one that only added to the type.
    return {k: v if (read := readers[k]) is None else read(v) for k, v in data.items() if k in readers}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _JSON_TYPES:
        return value
    if kind is tuple or kind is list:
        return [v if type(v) is str else _plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    return _fields(value)


def _fields(value: Any, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of a model object that are not at their default."""
    out = {}
    for name, default in _defaults(type(value)):  # type: ignore[arg-type]
        if name not in leave_out:
            item = getattr(value, name)
            if item is not default and item != default:
                out[name] = _plain(item)
    return out


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """Each field of a type with its default; a field that must be given has one that equals nothing."""
    out: list[tuple[str, object]] = []
    for f in dataclasses.fields(kind):
        if f.default is not dataclasses.MISSING:
            out.append((f.name, f.default))
        elif f.default_factory is not dataclasses.MISSING:
            out.append((f.name, f.default_factory()))
        else:
            out.append((f.name, dataclasses.MISSING))
    return tuple(out)


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any] | None]:
    hints = get_type_hints(kind)
    return {f.name: _reader(hints[f.name]) for f in dataclasses.fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """What turns parsed JSON into a value of the annotated type; None where it is that value."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in get_args(hint) if a is not type(None)))
        return None if inner is None else lambda v: None if v is None else inner(v)
    if origin is tuple:
        args = get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            one = _reader(args[0])
            return tuple if one is None else lambda v: tuple([one(x) for x in v])
        each = [_reader(a) or _same for a in args]
        return lambda v: tuple([r(x) for r, x in zip(each, v, strict=True)])
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return lambda v: build(hint, v)
    if isinstance(hint, type) and issubclass(hint, tuple):  # a named one
        named = [_reader(each) or _same for each in get_type_hints(hint).values()]
        return lambda v: hint(*[r(x) for r, x in zip(named, v, strict=False)])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if hint is bytes:
        return base64.b64decode
    if hint in _JSON_TYPES:
        return None
    raise TypeError(f"the store cannot keep a {hint!r}")


def _same(value: Any) -> Any:
    return value
