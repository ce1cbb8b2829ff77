"""What a ledger tells over time, out of the store through ``reconcile``: series of tallies, changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.model import Change, Incident, Moment, Passage, Reading, Report, Series, Tally
from rashomon.read.sentences import spans
from rashomon.store import cleanings, readings, reports, snapshot, sources

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rashomon.reconcile import ReportMeta

PUBLISHED, ARRIVED = "published", "arrived"
_AT_ONCE = 200  # incidents whose reports are got together


def series(connection: Connection) -> list[Series]:
    """The tallies of a ledger gathered into series, as :func:`rashomon.reconcile.series.gather` does."""
    from rashomon.reconcile.series import gather  # noqa: PLC0415 (brings in the readers' tables)

    by_report: dict[str, list[Tally]] = defaultdict(list)
    for tally in readings.tallies(connection):
        by_report[tally.report].append(tally)
    published = {r.report: r.published for r in readings.each(connection, sorted(by_report))}
    sentences = {}
    for report, tallies in by_report.items():
        found = reports.get(connection, report)
        if found is not None:
            sentences.update({t.id: _sentence(found, t.passage) for t in tallies})
    every = [t for tallies in by_report.values() for t in tallies]
    return list(gather(every, published, sentences))


def sentences(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Tally, str]]:
    """These tallies with the sentence that each stands in, by id; those that the ledger holds."""
    texts: dict[str, Report | None] = {}
    out = {}
    for tally in readings.tallies(connection, ids=ids):
        if tally.report not in texts:
            texts[tally.report] = reports.get(connection, tally.report)
        found = texts[tally.report]
        if found is not None:
            out[tally.id] = (tally, _sentence(found, tally.passage))
    return out


def _sentence(report: Report, passage: Passage) -> str:
    """The sentence that a passage begins in."""
    text = report.of(passage.field)
    low = text.rfind("\n", 0, passage.start) + 1
    high = text.find("\n", passage.end)
    for start, end in spans(text, low, len(text) if high < 0 else high):
        if start <= passage.start < end:
            return text[start:end]
    return passage.quote


def changes(
    connection: Connection, incidents: Iterable[Incident], since: date | None = None, by: str = PUBLISHED
) -> Iterator[Change]:
    """How incidents moved, incident by incident, each in the order in which its reports came in.

    Args:
        since: leave out what came in before this day, and incidents that nothing came in for since.
        by: "published" (a report without a date of publication counts under its day of arrival), or
            "arrived".
    """
    from rashomon.reconcile.history import history  # noqa: PLC0415 (brings in numpy)

    every = iter(incidents)
    while some := list(islice(every, _AT_ONCE)):
        kept = _Kept.of(connection, {a.report for i in some for a in i.accounts})
        for incident in some:
            metas, moments = kept.of_incident(incident, by)
            if since is not None and not any(_from(m.day, since) for m in moments.values()):
                continue
            for change in history(incident, metas, moments):
                if since is None or _from(change.day, since):
                    yield change


def incidents(connection: Connection, since: date | None, by: str = PUBLISHED) -> Iterator[Incident]:
    """The incidents of a ledger; with ``since`` those alone that some report came in for since that day."""
    if since is None:
        yield from snapshot.incidents(connection)
        return
    late = sources.came_in(connection, since, published=by == PUBLISHED)
    told = sorted(readings.ids_of_reports(connection, late))
    yield from snapshot.some(connection, sorted(set(snapshot.incident_of(connection, told).values())))


def _from(day: date | None, since: date) -> bool:
    return day is not None and day >= since


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store keeps of the reports of some incidents, got together."""

    readings: Mapping[str, Reading]
    signatures: Mapping[str, tuple[int, ...]]
    received: Mapping[str, tuple[str | None, datetime]]  # outlet, arrival

    @classmethod
    def of(cls, connection: Connection, ids: Collection[str]) -> _Kept:
        """Of the reports of these ids."""
        of = sorted(ids)
        return cls(
            readings={r.report: r for r in readings.each(connection, of)},
            signatures=cleanings.signatures(connection, of),
            received=reports.outlets_and_arrivals(connection, of),
        )

    def of_incident(self, incident: Incident, by: str) -> tuple[dict[str, ReportMeta], dict[str, Moment]]:
        """What is known of an incident's reports and when they came in; copies are looked for among them."""
        from rashomon.reconcile import ReportMeta, copy_groups  # noqa: PLC0415

        of = sorted({a.report for a in incident.accounts})
        copies = copy_groups({id: self.signatures[id] for id in of if id in self.signatures})
        metas, moments = {}, {}
        for id in of:
            reading, received = self.readings.get(id), self.received.get(id)
            if reading is None or received is None:
                continue
            outlet, arrived = received
            published = reading.published
            metas[id] = ReportMeta(
                id=id, outlet=outlet, published=published, origins=reading.origins, copy_group=copies.get(id)
            )
            day = (published.latest or published.earliest) if by == PUBLISHED else None
            moments[id] = Moment(day or arrived.date(), PUBLISHED if day else ARRIVED)
        return metas, moments


def by_day(found: Iterable[Change]) -> list[Change]:
    """Changes of many incidents by day, of one day by incident, each incident's in their order."""
    return sorted(found, key=lambda c: (c.day or date.max, c.incident))
