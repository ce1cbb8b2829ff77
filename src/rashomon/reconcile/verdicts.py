"""A report's own verdict on its range, which outweighs what it tells of the tolls that it weighed."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Qualifier
from rashomon.reconcile.said import Say
from rashomon.reconcile.told import Told

VERDICT = "counts:verdict"  # the rule of claims that bound a report's own range (read.counts.verdicts)


def by_verdict(says: list[Say], verdicts: Sequence[Told]) -> list[Say]:
    """What a report says of the whole, within the bounds that it sets itself; the last it names count.

    "The minimum has been set at two", "an upper range of nine deaths". A side that no verdict names stays as
    told, drawn to the other where it lies beyond.
    """
    least = [t.claim.min for t in verdicts if t.claim.min is not None]
    most = [t.claim.max for t in verdicts if t.claim.max is not None]
    if not least and not most:
        return says
    low = least[-1] if least else min([*(s.low for s in says), most[-1]])
    high = most[-1] if most else max([*(s.top for s in says), low])
    low = min(low, high)
    told = (*verdicts, *(t for s in says for t in s.told))
    return [Say(low, high, Qualifier.EXACT if low == high else Qualifier.ABOUT, told)]
