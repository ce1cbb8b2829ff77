"""The address bar and the store's filter: one to the other, for the list, the map and the timeline alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

from rashomon.model import IncidentType, Review, days_of
from rashomon.publish import wording
from rashomon.store.listing import Filter, Order, squeezed
from rashomon.store.places import Box

# Names in the address bar, and the fields of the filter that they set.
NAMES = {
    "from": "since", "to": "until", "place": "place", "type": "type", "actor": "actor", "killed": "killed",
    "wounded": "wounded", "disputed": "disputed", "origins": "origins", "review": "review", "q": "text",
    "box": "box",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the address bar asks for: a filter, an order and a page, and what in it was not understood."""

    only: Filter = field(default_factory=Filter)
    order: Order = Order.NEWEST
    page: int = 1
    problems: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        return self.only != Filter()

    @property
    def box(self) -> str:
        """The part of the map that the filter is bound to, as the address bar has it; "" for none."""
        return _said(self.only.box) if self.only.box else ""

    def query(self, **changes: Any) -> str:
        """The view as a query string ("" for the plain one), with names of the address bar changed.

        >>> View(only=Filter(place="Qarsh")).query(page=2)
        '?place=Qarsh&page=2'
        """
        values = {name: getattr(self.only, of) for name, of in NAMES.items()}
        values["order"] = self.order if self.order != Order.NEWEST else None
        values["page"] = self.page if self.page > 1 else None
        values.update(changes)
        pairs = [(name, _said(value)) for name, value in values.items() if value not in (None, "")]
        return "?" + urlencode(pairs) if pairs else ""


def view(params: Mapping[str, str]) -> View:
    """The view that a query string asks for. What cannot be understood is left out and named in words."""
    given: dict[str, Any] = {}
    problems = []
    for name, of in NAMES.items():
        words = params.get(name, "").strip()
        if words:
            try:
                given[of] = _READ[name](words)
            except ValueError as error:
                problems.append(str(error))
    only = Filter(**given)
    if only.since and only.until and only.since > only.until:
        problems.append(f"There is no day from {only.since} to {only.until}: they are the wrong way round.")
    try:
        order = Order(params.get("order", Order.NEWEST))
    except ValueError:
        order = Order.NEWEST
    page = params.get("page", "1")
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 8 else 1
    return View(only=only, order=order, page=number, problems=tuple(problems))


def store_filter(only: Filter) -> Filter:
    """The filter as the store takes it: the name of a country means the places in it."""
    code = _country_codes().get(squeezed(only.place)) if only.place else None
    return replace(only, place=f"|{code}|") if code else only


def chips(view: View) -> list[tuple[str, str]]:
    """Each condition of a view in words, with the query string that takes it away."""
    out = []
    for name, of in NAMES.items():
        value = getattr(view.only, of)
        if value is not None:
            out.append((_IN_WORDS[name].format(_said(value)), view.query(**{name: None, "page": None})))
    return out


def _least(words: str) -> int:
    if not (words.isascii() and words.isdigit()) or len(words) > 9:
        raise ValueError(f"“{words}” is no number.")
    return int(words)


def _one_of(kind: type[IncidentType] | type[Review], words: str) -> Any:
    try:
        return kind(words)
    except ValueError:
        raise ValueError(f"“{words}” is none of {', '.join(kind)}.") from None


def _yes(words: str) -> bool:
    if words not in ("yes", "no"):
        raise ValueError(f"“{words}” is neither yes nor no.")
    return words == "yes"


def _box(words: str) -> Box:
    """West, south, east and north in degrees: "41.5,32,45,34.5"."""
    try:
        west, south, east, north = (float(w) for w in words.split(","))
    except ValueError:
        raise ValueError(f"“{words}” is no part of the map: write west,south,east,north.") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(f"“{words}” is no part of the map: the degrees are out of bounds.")
    return Box(west, south, east, north)


_READ: dict[str, Any] = {
    "from": lambda w: days_of(w)[0],
    "to": lambda w: days_of(w)[1],
    "place": str,
    "type": lambda w: _one_of(IncidentType, w),
    "actor": str,
    "killed": _least,
    "wounded": _least,
    "disputed": _yes,
    "origins": _least,
    "review": lambda w: _one_of(Review, w),
    "q": str,
    "box": _box,
}
_IN_WORDS = {
    "from": "from {}", "to": "to {}", "place": "place: {}", "type": "{}", "actor": "actor: {}",
    "killed": "at least {} killed", "wounded": "at least {} wounded", "disputed": "disputed: {}",
    "origins": "at least {} origins", "review": "review: {}", "q": "words: {}",
    "box": "within a part of the map",
}  # fmt: skip
assert {f.name for f in fields(Filter)} == set(NAMES.values())


def _said(value: Any) -> str:
    if isinstance(value, Box):
        return ",".join(f"{d:g}" for d in (value.west, value.south, value.east, value.north))
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@cache
def _country_codes() -> dict[str, str]:
    return {squeezed(name): code.casefold() for code, name in wording.countries().items()}
