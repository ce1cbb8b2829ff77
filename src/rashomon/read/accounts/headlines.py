"""Headlines put to the account that their report goes on to tell.

A headline names a wider place than the text, rounds its numbers and gives no day, so that what the text tells
may look like another incident. But a headline tells nothing that its text does not.
"""

from __future__ import annotations

from rashomon.read.accounts.claims import is_headline
from rashomon.read.accounts.drafts import Draft, numbers
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
        if fitting:
            k = -max(fitting)[1]
            rest[k] = joined(rest[k], h.tellings)
        elif not (several_towns(h.home) and not h.numbers and any(_in_reach(h, d) for d in rest)):
            alone.append(h)  # "Jets hit a depot near Velm as rebels shell Daruk" tells of two that are told
    return sorted([*alone, *rest], key=lambda d: d.tellings[0].order)


def own_numbers(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The accounts without what their headline counts for another: "Blast kills 31; ten dead in Velm"."""
    told = [{n for t in d.tellings if not is_headline(doc, t) for n in numbers(t)} for d in drafts]
    out: list[Draft] = []
    for k, d in enumerate(drafts):
        theirs = {n for j, of in enumerate(told) if j != k for n in of if n[1] > 1} - told[k]
        wrong = [t for t in d.tellings if is_headline(doc, t) and not theirs.isdisjoint(numbers(t))]
        for t in wrong if told[k] else ():
            t.counts = [
                c for c in t.counts if (c.property.value, c.min if c.min is not None else c.max) not in theirs
            ]
            t.roles.clear()
            t.sides = None
        out.append(joined(Draft(), d.tellings) if wrong and told[k] else d)
    return out


def _may_be(head: Draft, d: Draft) -> bool:
    """Whether nothing in a headline speaks against its being of an account."""
    if any(t.opened_by.startswith(ANSWER) for t in d.tellings) or swapped(sides_of(head), sides_of(d)):
        return False
    if head.sure and d.sure and head.sure.isdisjoint(d.sure):
        return False
    again = head.numbers & d.numbers
    if any(n > 1 for _, n in again) or (again and closest_of(head.inner, d.inner) != "apart"):
        return True
    if several_towns(head.home) or (
        closest_of(head.inner, d.inner) == "apart" and not _in_one_region(head, d)
    ):
        return False
    return all(n <= _MORE * max((m for q, m in d.numbers if q == p), default=n) for p, n in head.numbers)


def _in_reach(head: Draft, d: Draft) -> bool:
    return closest_of(head.inner, d.inner) in ("same", "within", "near")


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
