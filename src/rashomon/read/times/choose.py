"""Which of the times around an incident dates it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rashomon.model import When
from rashomon.read.mentions import TimeKind, TimeMention


def date_of(times: Iterable[TimeMention], published: When) -> When:
    """The day of an incident, given the expressions of time that stand in its own clause or sentence.

    The narrowest date wins, the earlier mention among equals. Durations, sets, "since …" and times counted
    from another incident date nothing; a year far from publication anchors nothing. News with no stated day
    happened on the day before publication or on the day itself.
    """
    best: tuple[int, int, When] | None = None
    for t in times:
        w = t.when
        if t.backward or t.kind not in (TimeKind.DATE, TimeKind.TIME) or (w.days or 0) > 31:
            continue
        if not w.known and w.offset is None and w.month is None:
            continue
        key = (w.days or 32, t.start, w)
        if best is None or key[:2] < best[:2]:
            best = key
    if best:
        return best[2]
    how = "no day stated: the day before publication or the day itself"
    if published.earliest is None and published.latest is None:
        return When(offset=(-1, 0), how=how)
    first = published.earliest - timedelta(days=1) if published.earliest else None
    return When(earliest=first, latest=published.latest, offset=(-1, 0), how=how)
