"""Headlines put to the account that their report goes on to tell.

A headline names a wider place than the text, rounds its numbers and gives no day, so that what the text tells
may look like another incident. But a headline tells nothing that its text does not.
"""

from __future__ import annotations

from rashomon.read.accounts.claims import is_headline
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.folding import akin, joined, sides_of, swapped
from rashomon.read.accounts.sites import closest_of, several_towns
from rashomon.read.accounts.tellings import ANSWER
from rashomon.read.document import Document
from rashomon.read.mentions import PlaceMention

_NEXT = 4  # accounts of the text that a headline may be of, the first ones
_MORE = 1.5  # times its number that a headline's may be: rounded, an earlier toll


def with_text(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The accounts in the order told, those of the headline alone put to that of the text which fits best."""
    heads = [d for d in drafts if all(is_headline(doc, t) for t in d.tellings)]
    rest = [d for d in drafts if not any(d is h for h in heads)]
    alone: list[Draft] = []
    for h in heads:
        fitting = [(_fit(h, d), -k) for k, d in enumerate(rest[:_NEXT]) if _may_be(h, d)]
        if not fitting:
            alone.append(h)
            continue
        k = -max(fitting)[1]
        rest[k] = joined(rest[k], h.tellings)
    return sorted([*alone, *rest], key=lambda d: d.tellings[0].order)


def _may_be(head: Draft, d: Draft) -> bool:
    """Whether nothing in a headline speaks against its being of an account."""
    if any(t.opened_by.startswith(ANSWER) for t in d.tellings) or swapped(sides_of(head), sides_of(d)):
        return False
    if head.sure and d.sure and head.sure.isdisjoint(d.sure):
        return False
    if head.numbers & d.numbers:
        return True
    if several_towns(head.home) or (
        closest_of(head.inner, d.inner) == "apart" and not _in_one_region(head, d)
    ):
        return False
    return all(n <= _MORE * max((m for q, m in d.numbers if q == p), default=n) for p, n in head.numbers)


def _in_one_region(head: Draft, d: Draft) -> bool:
    """ "In Idlib" may be said of a town of its province."""

    def region(p: PlaceMention) -> tuple[str | None, str | None]:
        return p.place.country, p.place.admin1

    theirs = {region(p) for p in d.inner}
    return any(region(p) in theirs and p.place.admin1 for p in head.inner)


def _fit(head: Draft, d: Draft) -> int:
    """How much speaks for it: numbers first, then the kind of deed, the place and the sides."""
    deeds = {*head.sure, *head.open} & {*d.sure, *d.open}
    here = closest_of(head.inner, d.inner) in ("same", "within")
    mine, theirs = sides_of(head), sides_of(d)
    return (
        4 * bool(head.numbers & d.numbers)
        + bool(deeds)
        + here
        + (akin(mine[0], theirs[0]) or akin(mine[1], theirs[1]))
    )
