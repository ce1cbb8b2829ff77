"""What is asked of all incidents of a ledger at once: where, when, and who told of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from rashomon import over_time
from rashomon.store import listing, places, reports, snapshot, sources

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rashomon.model import ReportOrigin, Tally
    from rashomon.reconcile.following import Follower
    from rashomon.store.listing import Dated, Filter
    from rashomon.store.places import DrawnPlace
    from rashomon.store.sources import Outlet


class Overview:
    """A ledger's incidents as maps, timelines and tables of sources need them; see ``Ledger.overview``."""

    def __init__(self, fresh: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._fresh = fresh

    @property
    def stamp(self) -> str:
        """Changes whenever the incidents have been derived anew: for what is kept in memory of them."""
        with self._fresh() as connection:
            return snapshot.derived_from(connection)

    def ids(self, only: Filter) -> list[str]:
        """The ids of all incidents that fit, in no order."""
        with self._fresh() as connection:
            return listing.every_id(connection, only)

    def dated(self) -> list[Dated]:
        """Every incident with the bounds of its day, by id."""
        with self._fresh() as connection:
            return list(listing.dated(connection))

    def places(self) -> list[DrawnPlace]:
        """Every place of an incident that a map can draw."""
        with self._fresh() as connection:
            return list(places.each(connection))

    def origins(self, of: Sequence[str]) -> dict[str, ReportOrigin]:
        """Where these reports have it from, by report id."""
        with self._fresh() as connection:
            return sources.of(connection, of)

    def told_by(self, ids: Sequence[str]) -> dict[str, str]:
        """Whose reports these are, by what is known (``Report.source``), by report id."""
        with self._fresh() as connection:
            return {r.id: r.source for r in reports.each(connection, ids)}

    def sentences(self, tallies: Sequence[str]) -> dict[str, tuple[Tally, str]]:
        """These tallies with the sentence that each stands in, by id."""
        with self._fresh() as connection:
            return over_time.sentences(connection, tallies)

    def outlets(self) -> tuple[list[Outlet], list[Follower]]:
        """Every outlet with what it copies, whom it quotes and how often it told of an incident first; and
        outlets that always tell of an incident after one and the same other outlet."""
        from rashomon.reconcile.following import followers  # noqa: PLC0415 (brings in numpy)

        with self._fresh() as connection:
            first = sources.first_told(connection)
            return sources.outlets(connection, first), followers(first)
