"""Reports as received, and the files each came from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, update

from rashomon.model import Report, content_id
from rashomon.store import codec, schema
from rashomon.store.rows import among, chunks, insert_new

_APART = frozenset({"id", "text", "title", "raw", "name"})  # fields with a column of their own, or none
_R = schema.reports.c


class Standing(Enum):
    """How a report that arrives stands to those in the ledger."""

    NEW = "new"
    UNREAD = "unread"  # known, but read by other code, or with less known of its outlet, address and date
    KNOWN = "known"
    ELSEWHERE = "elsewhere"  # known, and now met in a place that it was not met in before
    CLASH = "clash"  # another text goes by this id


def standings(connection: Connection, reports: Sequence[Report], version: str) -> list[Standing]:
    """How each report stands, when the stages that read are at ``version``."""
    known: dict[str, Row[Any]] = {}
    for ids in chunks(sorted({r.id for r in reports})):
        query = (
            select(_R.id, _R.content, _R.meta, schema.readings.c.version)
            .join(schema.readings, (schema.readings.c.report == _R.id) & schema.readings.c.current)
            .where(_R.id.in_(ids))
        )
        known.update({row.id: row for row in connection.execute(query)})
    met: set[tuple[str, str]] = set()
    for ids in chunks(sorted(known)):
        o = schema.origins.c
        met.update(
            (x.report, x.name) for x in connection.execute(select(o.report, o.name).where(o.report.in_(ids)))
        )
    out = []
    for report in reports:
        row = known.get(report.id)
        if row is None:
            out.append(Standing.NEW)
        elif row.content != content_hash(report):
            out.append(Standing.CLASH)
        elif row.version != version or _rank(_meta(report)) < _rank(row.meta):
            out.append(Standing.UNREAD)
        else:
            out.append(Standing.KNOWN if (report.id, report.name) in met else Standing.ELSEWHERE)
    return out


def add(connection: Connection, reports: Iterable[Report]) -> None:
    """Keep reports and where they came from; what is known of them already stays (:func:`add_origins`)."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    some = list(reports)
    rows = [
        {
            "id": r.id,
            "title": r.title,
            "text": r.text,
            "content": content_hash(r),
            "outlet": r.outlet,
            "meta": _meta(r),
            "raw": None if r.raw is None else zlib.compress(r.raw),
            "arrived": now,
        }
        for r in some
    ]
    insert_new(connection, schema.reports, rows)
    add_origins(connection, some)


def add_origins(connection: Connection, reports: Iterable[Report]) -> None:
    """Note where reports came from that the ledger holds; those that it does not hold are passed over.

    Of one text that comes from two places with different particulars (outlet, address, date), the fuller
    particulars stand, whichever came first; the others are kept as the origin's.
    """
    arrived = [(r.id, r.name, _meta(r), r.outlet) for r in reports]
    stored = {
        row.id: row.meta
        for ids in chunks(sorted({id for id, *_ in arrived}))
        for row in connection.execute(select(_R.id, _R.meta).where(_R.id.in_(ids)))
    }
    origins = [{"report": id, "name": name, "meta": meta} for id, name, meta, _ in arrived if id in stored]
    insert_new(connection, schema.origins, origins)
    fuller: dict[str, dict[str, str | None]] = {}
    for id, _, meta, outlet in arrived:
        if id in stored and _rank(meta) < _rank(stored[id]):
            stored[id] = meta
            fuller[id] = {"b_id": id, "b_meta": meta, "b_outlet": outlet}
    if fuller:
        change = (
            update(schema.reports)
            .where(_R.id == bindparam("b_id"))
            .values(meta=bindparam("b_meta"), outlet=bindparam("b_outlet"))
        )
        connection.execute(change, list(fuller.values()))


def get(connection: Connection, id: str) -> Report | None:
    """The report of that id, with its text and raw bytes."""
    return next(some(connection, [id]), None)


def some(connection: Connection, ids: Iterable[str]) -> Iterator[Report]:
    """The reports of these ids that there are, by id, with their texts and raw bytes."""
    name = _name().where(schema.origins.c.report == _R.id).scalar_subquery()
    for query in among(select(schema.reports, name.label("name")).order_by(_R.id), _R.id, ids):
        for row in connection.execute(query):
            raw = None if row.raw is None else zlib.decompress(row.raw)
            yield codec.loads(
                Report, row.meta, id=row.id, text=row.text, title=row.title, raw=raw, name=row.name or ""
            )


def each(connection: Connection, only: Iterable[str] | None = None) -> Iterator[Report]:
    """All reports, or those of these ids, by id; ``text`` is empty, ``raw`` is left out."""
    name = _name().where(schema.origins.c.report == _R.id).scalar_subquery()
    query = select(_R.id, _R.title, _R.meta, name.label("name")).order_by(_R.id)
    for part in [query] if only is None else among(query, _R.id, only):
        for row in connection.execution_options(yield_per=500).execute(part):
            yield codec.loads(Report, row.meta, id=row.id, text="", title=row.title, name=row.name or "")


def outlets(connection: Connection, of: Sequence[str] | None = None) -> dict[str, str | None]:
    """Who published each report; of all, or of some."""
    query = select(_R.id, _R.outlet)
    return {row.id: row.outlet for q in among(query, _R.id, of) for row in connection.execute(q)}


def origins(connection: Connection) -> dict[str, list[str]]:
    """The names of the files and addresses that each report came from, sorted."""
    o = schema.origins.c
    out: dict[str, list[str]] = {}
    for row in connection.execute(select(o.report, o.name).distinct().order_by(o.report, o.name)):
        out.setdefault(row.report, []).append(row.name)
    return out


def outlets_and_arrivals(connection: Connection, of: Sequence[str]) -> dict[str, tuple[str | None, datetime]]:
    """The outlet of some reports, and when each was first received, in UTC, by id."""
    query = select(_R.id, _R.outlet, _R.arrived)
    return {
        row.id: (row.outlet, datetime.fromisoformat(row.arrived))
        for ids in chunks(of)
        for row in connection.execute(query.where(_R.id.in_(ids)))
    }


def matching(connection: Connection, name: str) -> list[str]:
    """The ids of the reports that a name may mean, at most a few: an id, a file name, the end of a path
    or the name of a file without its folders, or the beginning of an id; the first of these that fits.
    """
    o = schema.origins.c
    slash = "/" + name
    for query in (
        select(_R.id).where(_R.id == name),
        select(o.report).where(o.name == name),
        select(o.report).where(o.name.endswith(slash, autoescape=True)),
        select(_R.id).where(_R.id.startswith(name, autoescape=True)),
        select(o.report).where(o.name.startswith(name, autoescape=True)),
    ):
        found = list(connection.scalars(query.distinct().order_by(query.selected_columns[0]).limit(4)))
        if found:
            return found
    return []


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(schema.reports)) or 0


def content_hash(report: Report) -> str:
    return content_id("t", report.text, report.title or "")


def fullness(report: Report) -> tuple[int, str]:
    """Orders reports of one content from those of which most is known to the barest; smallest is fullest."""
    return _rank(_meta(report))


def _name() -> Select[tuple[str]]:
    """The name shown for a report with several origins: the first by alphabet, not by arrival."""
    return select(func.min(schema.origins.c.name))


def _meta(report: Report) -> str:
    return codec.dumps(report, leave_out=_APART)


def _rank(meta: str) -> tuple[int, str]:
    """Orders particulars from full to bare, so that the order of arrival does not decide."""
    return -len(meta), meta
