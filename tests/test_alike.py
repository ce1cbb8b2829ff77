"""Pairs of days and of places that are numbered alike have one level."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest

from rashomon.model import Account, IncidentType, Passage, Place, PlacePrecision, When
from rashomon.resolve.alike import DaysApart, PlacesApart, published_day, told_day
from rashomon.resolve.levels import date_level, place, published
from rashomon.resolve.profile import Profile, profiles

DAY = date(2019, 5, 6)
TYPES = (IncidentType.CLASH, IncidentType.ATTACK, IncidentType.BOMB)


def _profile(when: When | None = None, places: tuple[Place, ...] = (), **of: object) -> Profile:
    kind = of.get("type", IncidentType.ATTACK)
    account = Account(
        id="a", report="r", type=kind, anchor=Passage("text", 0, 1, "x"), when=when or When(), places=places,
        words=("arrest", "court") if of.get("after") else ("street",),
    )  # type: ignore[arg-type]  # fmt: skip
    day = of.get("published")
    return profiles([account], {"r": When(earliest=day, latest=day)} if day else {}, {})[0]  # type: ignore[arg-type]


def _when(r: Random) -> When:
    first = DAY + timedelta(days=r.choice((0, 1, 2, 5, 30, 61, 62, 63, 64, 400, 4000)) + r.randrange(3))
    last = first + timedelta(days=r.choice((0, 0, 0, 1, 6, 7, 27, 90)))
    how = r.randrange(6)
    if how == 0:
        return When(latest=last, wording="earlier")
    if how == 1:
        return When(earliest=first, wording="since")
    if how == 2:
        return When(earliest=first - timedelta(days=1), latest=first, offset=(-1, 0), how="news of the day")
    if how == 3:
        return When(earliest=first, latest=last, weekday=first.weekday(), wording="on that weekday")
    return When(earliest=first, latest=last, wording="then") if how < 5 else When()


def _town(n: int, *, at: tuple[float, float] | None, of: str = "XA-1", rank: str = "TOWN") -> Place:
    lat, lon = at or (None, None)
    return Place(
        name=f"Place {n}", gazetteer_id=f"test:{n}" if n % 3 else None, country=of[:2],
        admin1=of if of[2:] else None, lat=lat, lon=lon, precision=PlacePrecision[rank],
    )  # fmt: skip


def _places(r: Random) -> tuple[Place, ...]:
    out = []
    for _ in range(r.choice((0, 1, 1, 2, 2, 3, 4))):
        n = r.randrange(30)  # one of them is told of as a town and as an area
        at = (30 + n / 10, 40.0) if n % 5 else None
        rank = r.choice(("ADMIN2", "ADMIN1", "COUNTRY") if n > 22 else ("SITE", "TOWN", "NEAR"))
        n = 22 if n == 23 else n
        out.append(_town(n, at=at, of=("XA-1", "XA-2", "XB-1", "XA")[n % 4], rank=rank))
    return tuple(out)


@pytest.mark.parametrize(
    ("numbered", "compare", "drawn"),
    [
        (
            DaysApart(told_day), date_level,
            lambda r: _profile(_when(r), type=r.choice(TYPES), after=r.random() < 0.3),
        ),
        (
            DaysApart(published_day), published,
            lambda r: _profile(published=r.choice((None, DAY + timedelta(days=r.randrange(130))))),
        ),
        (PlacesApart(), place, lambda r: _profile(places=_places(r))),
    ],
)  # fmt: skip
def test_pairs_of_one_number_have_one_level(
    numbered: DaysApart | PlacesApart,
    compare: Callable[[Profile, Profile], str],
    drawn: Callable[[Random], Profile],
) -> None:
    r = Random(5)
    values = [drawn(r) for _ in range(700)]
    level: dict[int, str] = {}
    for some in (values[:300], values):  # more values may come in
        low, high = np.triu_indices(len(some))
        codes = numbered.codes(some, low.astype(np.int64), high.astype(np.int64))
        for code, i, j in zip(codes.tolist(), low.tolist(), high.tolist(), strict=True):
            found = compare(some[i], some[j])
            assert level.setdefault(code, found) == found
    assert len(level) < len(low) * 0.9  # fewer than there are pairs
