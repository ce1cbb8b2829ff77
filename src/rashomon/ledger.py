"""The one class that every face stands on: it puts the stages together over a ledger file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon import __version__, drawing_on, naming, over_time
from rashomon.model import (
    Account,
    Change,
    CleanReport,
    Incident,
    IncidentType,
    Lineage,
    Relation,
    Report,
    Series,
    Tally,
    When,
)
from rashomon.overview import Overview
from rashomon.people import People
from rashomon.store import (
    Database,
    NotFoundError,
    cleanings,
    gazetteers,
    listing,
    readings,
    reports,
    snapshot,
)
from rashomon.store.listing import Filter, Order
from rashomon.store.snapshot import Listed

if TYPE_CHECKING:
    from rashomon.ingest import Ingested, Progress
    from rashomon.receive import Rejected
    from rashomon.receive.web import Web
    from rashomon.reconcile.chains import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one run of :meth:`Ledger.read` did, and what the ledger holds after it."""

    read: int  # reports read in this run
    known: int  # reports that the ledger already held
    rejected: tuple[Rejected, ...]  # what could not be read, with the reason
    reports: int
    accounts: int
    claims: int
    tallies: int
    incidents: int
    notes: tuple[tuple[str, int], ...] = ()  # ("not read: language is ar", 3): reports kept that told nothing


def open_ledger(path: str | os.PathLike[str], create: bool = True, *, derives: bool = True) -> Ledger:
    """Open the ledger at a path (or database URL); use it in ``with``, or close it.

    Args:
        create: make a ledger where there is none.
        derives: derive the incidents anew before looking something up where they are stale. Without it
            they are shown as they stand, until :meth:`Ledger.derive` is called: for a server.

    Raises:
        LedgerError: the file is something else, was written by a newer version, cannot be written to, or
            is missing and ``create`` is false. Its text says which, and what to do.
    """
    return Ledger(Database.open(path, create=create), derives=derives)


class Ledger(People):
    """An incident ledger. All methods that look something up first derive the incidents if they are stale."""

    # Reading

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        columns: Mapping[str, str] | None = None,
        keep_noise: bool = False,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Summary:
        """Read files and folders into the ledger. Reports that it already holds are passed over.

        Args:
            paths, columns: as for :func:`rashomon.receive.receive`.
            keep_noise: read what is taken for page noise, too; a report that was read without is read again.
            progress: called with the number of pages dealt with so far and the name of the last.
            workers: processes to read with. The ledger is the same for any number.

        Raises:
            LedgerError: the ledger cannot be written.

        When it is broken off (Ctrl-C), the reports that were finished are kept, and the next run goes on.
        """
        from rashomon.receive import receive  # noqa: PLC0415 (brings in what reads files)

        items = receive(paths, columns)
        return self.add(items, keep_noise=keep_noise, progress=progress, workers=workers)

    def add(
        self,
        items: Iterable[Report | Rejected],
        *,
        keep_noise: bool = False,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Summary:
        """Read reports that the caller has received, from a web page for one; otherwise as :meth:`read`."""
        from rashomon.ingest import ingest  # noqa: PLC0415

        done = ingest(
            items, self._database, __version__, workers=workers, progress=progress, keep_noise=keep_noise
        )
        return self._told(done)

    def watch(
        self,
        feeds: Sequence[str],
        *,
        web: Web | None = None,
        most: int = 100,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Summary:
        """Fetch and read, once, what is new in feeds and sitemaps; what was fetched before is passed over.

        Args:
            feeds: addresses of RSS and Atom feeds, sitemaps, indexes of them, or pages that offer a feed.
            web: how to fetch: delays, limits, private addresses.
            most: pages a feed; the rest is left to the next call.

        Raises:
            LedgerError: the ledger cannot be written. What the web answers wrongly is in the summary.
        """
        from rashomon.receive.web import Web  # noqa: PLC0415
        from rashomon.watch import Round  # noqa: PLC0415

        turn = Round(self._database, __version__, web or Web(), most, workers, progress)
        return self._told(turn.run(feeds))

    def _told(self, done: Ingested) -> Summary:
        self.problems = tuple(done.rejected)
        with self._fresh() as connection:
            accounts, claims, tallies = readings.counts(connection)
            return Summary(
                read=done.read,
                known=done.known,
                rejected=self.problems,
                reports=reports.count(connection),
                accounts=accounts,
                claims=claims,
                tallies=tallies,
                incidents=snapshot.count(connection),
                notes=tuple(sorted(done.notes.items())),
            )

    # Looking

    def incidents(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        place: str | None = None,
        type: IncidentType | None = None,
        text: str | None = None,
    ) -> list[Incident]:
        """The incidents that fit, by first possible day, those without date last.

        Args:
            since, until: admit incidents whose days reach into these.
            place: part of the name of a place, a division or a country's code; spelling is folded.
            text: words that stand in the summary, or in names of places and actors.
        """
        only = Filter(since=since, until=until, place=place, type=type, text=text)
        with self._fresh() as connection:
            return list(snapshot.incidents(connection, only))

    def find(
        self, only: Filter, order: Order = Order.NEWEST, *, limit: int = 50, offset: int = 0
    ) -> list[Listed]:
        """One page of the incidents that fit, without their accounts: for long lists."""
        with self._fresh() as connection:
            return snapshot.page(connection, only, order, limit, offset)

    def heads(self, ids: Iterable[str]) -> dict[str, Listed]:
        """The incidents of these full ids, without their accounts, those that there are."""
        with self._fresh() as connection:
            return snapshot.heads(connection, list(dict.fromkeys(ids)))

    def count(self, only: Filter | None = None) -> int:
        """How many incidents fit a filter; all, without one."""
        with self._fresh() as connection:
            return listing.count(connection, only)

    @property
    def overview(self) -> Overview:
        """What is asked of all incidents at once: where, when, and who told of them."""
        return Overview(self._fresh)

    def each_incident(self) -> Iterator[Incident]:
        """All incidents in the order of :meth:`incidents`, a few in memory at a time."""
        with self._fresh() as connection:
            yield from snapshot.incidents(connection)

    def incident(self, id: str) -> Incident:
        """The incident of an id, the beginning of one, or one that has since been merged into another.

        Raises:
            NotFoundError: there is none, or several ids begin so.
        """
        with self._fresh() as connection:
            return naming.incident(connection, id)

    def relations(self, incident: str | None = None) -> list[Relation]:
        """The links between incidents; all, or those of one incident (by its full id)."""
        with self._fresh() as connection:
            return snapshot.relations(connection, incident)

    def chain(self, incident: str) -> tuple[Link, ...]:
        """What an incident answered, back to the first cause, and what answered it in turn, to the last.

        Raises:
            NotFoundError: there is no such incident.
        """
        from rashomon.reconcile.chains import chain  # noqa: PLC0415 (brings in numpy)

        with self._fresh() as connection:
            id = naming.incident(connection, incident).id
            return chain(id, lambda i: snapshot.relations(connection, i))

    def tallies(self) -> list[Tally]:
        """The totals over many incidents that reports give."""
        with self._database.reading() as connection:
            return list(readings.tallies(connection))

    def series(self) -> list[Series]:
        """The totals gathered by what they count and since when, the longest first; see :class:`Series`."""
        with self._database.reading() as connection:
            return over_time.series(connection)

    def history(self, incident: str, *, by: str = "published") -> list[Change]:
        """How an incident's figures, date, place and blame moved as its reports came in, oldest first.

        ``by`` is the time that a report counts under: "published" (where unknown, its arrival) or "arrived".

        Raises:
            NotFoundError: there is no such incident.
        """
        with self._fresh() as connection:
            return list(over_time.changes(connection, [naming.incident(connection, incident)], by=by))

    def changes(self, *, since: date | None = None, by: str = "published") -> list[Change]:
        """What changed since a day in all incidents, by day; ``by`` as for :meth:`history`."""
        with self._fresh() as connection:
            found = over_time.changes(connection, over_time.incidents(connection, since, by), since, by)
            return over_time.by_day(found)

    def lineage(self, incident: str) -> Lineage:
        """Which of an incident's reports draw on one another: copies, passages, quotations, credits.

        Raises:
            NotFoundError: there is no such incident.
        """
        with self._fresh() as connection:
            return drawing_on.lineage(connection, naming.incident(connection, incident))

    def reports(self) -> list[Report]:
        """All reports by id, without their text (see :meth:`clean_report`)."""
        with self._database.reading() as connection:
            return list(reports.each(connection))

    def origins(self) -> dict[str, list[str]]:
        """The files and addresses that each report came from, by the report's id."""
        with self._database.reading() as connection:
            return reports.origins(connection)

    def clean_report(self, report: str) -> CleanReport:
        """A report with its text and blocks, by id, the beginning of its id, or file name.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        with self._database.reading() as connection:
            found = cleanings.cleaned(connection, naming.report_id(connection, report))
        if found is None:
            raise NotFoundError(f"There is no report {report!r} in {self.name}.")
        return found

    def clean_reports(self, only: Iterable[str] | None = None) -> dict[str, CleanReport]:
        """These reports (by default all: for small ledgers) with their text and blocks, by id, in memory."""
        with self._database.reading() as connection:
            ids = [r.id for r in reports.each(connection)] if only is None else only
            return {clean.report.id: clean for clean in cleanings.all_cleaned(connection, ids)}

    def gazetteers(self) -> list[tuple[str, str]]:
        """(name, hash) of the tables of places that its reports were read with."""
        with self._database.reading() as connection:
            return gazetteers.each(connection)

    def published(self, only: Iterable[str] | None = None) -> dict[str, When]:
        """When each report was published, as given, stated in its text, or bounded by what it mentions."""
        with self._database.reading() as connection:
            of = None if only is None else list(only)
            return {r.report: r.published for r in readings.each(connection, of)}

    def told_in(self, report: str) -> tuple[list[tuple[Account, str]], list[Tally]]:
        """What one report (by its full id) tells: its accounts with their incidents' ids, and tallies."""
        with self._fresh() as connection:
            accounts = readings.of_report(connection, report)
            of = snapshot.incident_of(connection, [a.id for a in accounts])
            tallies = list(readings.tallies(connection, report))
            return [(a, of.get(a.id, "")) for a in accounts], tallies

    def accounts(self, ids: Iterable[str]) -> list[Account]:
        """The accounts of these ids that stand, in the order of their ids."""
        with self._database.reading() as connection:
            return list(readings.accounts(connection, list(ids)))
