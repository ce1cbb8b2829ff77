"""Lines of each outlet's pages, and which of them are the outlet's template.

What lines a page has is kept once and for all when it is read; whether one is template follows from all pages
of the outlet, and is found anew when one is added (:mod:`rashomon.template_lines`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, cast, func, select, update

from rashomon.model import Account, Block, BlockLabel, Passage, Property, Tally
from rashomon.store import schema
from rashomon.store.rows import among, chunks

_P, _L = schema.outlet_pages.c, schema.outlet_lines.c
REASON = "stands on many pages of this outlet"
Span = tuple[int, int]
_CIRCUMSTANCE = (Property.DATE, Property.PLACE)


class PageLine(NamedTuple):
    """A line [start, end) of a report's text that may be its outlet's."""

    start: int
    end: int
    line: int  # hash of its words, 64 bits
    sentence: bool


@dataclass(frozen=True, slots=True)
class OutletPage:
    """What the templates of its outlet are learned from in one page."""

    article: int  # hash of its longest block, 64 bits: pages too short for a signature are told apart by it
    lines: tuple[PageLine, ...] = ()


class Repeated(NamedTuple):
    """A line that stands on several pages of an outlet."""

    line: int
    sentence: bool
    pages: int
    first: str | None  # the days of publication that are known, ISO
    last: str | None


def keep(
    connection: Connection, pages: Mapping[str, tuple[OutletPage | None, str | None, date | None]]
) -> None:
    """Keep pages, by report, each with its outlet and day of publication, in the place of what was kept."""
    _remove(connection, sorted(pages))
    rows = [
        {
            "report": id,
            "outlet": outlet,
            "day": day and day.isoformat(),
            "article": page.article,
            "counted": False,
        }
        for id, (page, outlet, day) in pages.items()
        if outlet and page
    ]
    lines = [
        {"report": id, "outlet": outlet, "template": False, **line._asdict()}
        for id, (page, outlet, _) in pages.items()
        if outlet and page
        for line in page.lines
    ]
    if rows:
        connection.execute(schema.outlet_pages.insert(), rows)
    if lines:
        connection.execute(schema.outlet_lines.insert(), lines)


def _remove(connection: Connection, reports: Sequence[str]) -> None:
    """Forget what was known of some reports, so that their outlets' templates are found anew."""
    for some in chunks(reports):
        outlets = select(_P.outlet).where(_P.report.in_(some))
        connection.execute(update(schema.outlet_pages).where(_P.outlet.in_(outlets)).values(counted=False))
        connection.execute(schema.outlet_pages.delete().where(_P.report.in_(some)))
        connection.execute(schema.outlet_lines.delete().where(_L.report.in_(some)))


def uncounted(connection: Connection) -> list[str]:
    """The outlets whose pages are others than when their templates were last found."""
    query = select(_P.outlet).where(_P.counted.is_(False)).distinct().order_by(_P.outlet)
    return list(connection.scalars(query))


def repeated(connection: Connection, outlet: str, least: int) -> list[Repeated]:
    """The lines that stand on at least so many pages of an outlet."""
    pages = func.count(_L.report.distinct())
    query = (
        select(_L.line, func.max(cast(_L.sentence, Integer)), pages, func.min(_P.day), func.max(_P.day))
        .join(schema.outlet_pages, _P.report == _L.report)
        .where(_L.outlet == outlet)
        .group_by(_L.line)
        .having(pages >= least)
        .order_by(_L.line)
    )
    return [Repeated(line, bool(s), n, first, last) for line, s, n, first, last in connection.execute(query)]


def published_between(connection: Connection, outlet: str, first: str | None, last: str | None) -> int:
    """How many pages of an outlet were published from one day to another, and those without a known day."""
    query = select(func.count()).where(_P.outlet == outlet)
    if first is not None and last is not None:
        query = query.where(_P.day.is_(None) | _P.day.between(first, last))
    return connection.scalar(query) or 0


def holders(connection: Connection, outlet: str, line: int, most: int) -> list[tuple[str, int]]:
    """The first pages, by id, on which a line stands: (report, hash of its longest block)."""
    query = (
        select(_P.report, _P.article)
        .join(schema.outlet_lines, _L.report == _P.report)
        .where(_L.outlet == outlet, _L.line == line)
        .distinct()
        .order_by(_P.report)
        .limit(most)
    )
    return [(report, article) for report, article in connection.execute(query)]


def settle(connection: Connection, outlet: str, lines: Iterable[int]) -> list[str]:
    """Say that just these lines of an outlet are template; gives the reports for which that is news."""
    of = set(lines)
    query = select(_L.report, _L.line, _L.template).where(_L.outlet == outlet)
    stand = query.where(_L.template.is_(True))
    wrong = [row for row in connection.execute(stand) if row.line not in of]
    for some in chunks(sorted(of)):
        wrong += connection.execute(query.where(_L.line.in_(some), _L.template.is_(False)))
    for now in (True, False):
        for some in chunks(sorted({row.line for row in wrong if row.template is not now})):
            here = (_L.outlet == outlet) & _L.line.in_(some)
            connection.execute(update(schema.outlet_lines).where(here).values(template=now))
    connection.execute(update(schema.outlet_pages).where(_P.outlet == outlet).values(counted=True))
    return sorted({row.report for row in wrong})


class Aside:
    """What stands in the template lines of some reports."""

    def __init__(self, connection: Connection, reports: Iterable[str] | None) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)
        query = select(_L.report, _L.start, _L.end).where(_L.template.is_(True))
        for part in among(query, _L.report, reports):
            for report, start, end in connection.execute(part):
                self._spans[report].append((start, end))

    def claims(self, account: Account) -> Account:
        """The account with the claims that stand in template lines put aside."""
        if account.report not in self._spans:
            return account
        aside = tuple(c for c in account.claims if self._holds(account.report, c.passage))
        kept = tuple(c for c in account.claims if c not in aside)
        return replace(account, claims=kept, noise=(*account.noise, *aside)) if aside else account

    def account(self, account: Account) -> bool:
        """Whether an account stands in template lines: its first words, and all but where and when it was."""
        return self._holds(account.report, account.anchor) and all(
            c.property in _CIRCUMSTANCE or self._holds(account.report, c.passage) for c in account.claims
        )

    def tally(self, tally: Tally) -> bool:
        """Whether a tally stands in a template line."""
        return self._holds(tally.report, tally.passage)

    def marked(self, report: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks, those of template lines as links with the reason."""
        spans = set(self._spans.get(report, ()))
        return tuple(
            Block(b.start, b.end, BlockLabel.RELATED, REASON)
            if b.is_read and (b.start, b.end) in spans
            else b
            for b in blocks
        )

    def _holds(self, report: str, passage: Passage) -> bool:
        spans: Any = self._spans.get(report, ())
        return passage.field == "text" and any(a <= passage.start and passage.end <= b for a, b in spans)
