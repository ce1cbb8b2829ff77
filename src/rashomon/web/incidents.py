"""The list of incidents with its filters, and one incident: claims in rows, the report beside them."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.ledger import Ledger
from rashomon.model import CleanReport, Incident, LinkKind, Relation
from rashomon.publish import wording
from rashomon.publish.page.view import RELATION_WORDS, bars, rows, struck
from rashomon.store.errors import NotFoundError
from rashomon.store.listing import Filter
from rashomon.store.snapshot import Listed
from rashomon.web import came_about
from rashomon.web.locator import locator
from rashomon.web.pages import desk_of, page
from rashomon.web.query import chips, store_filter, view
from rashomon.web.reports import ReportView, report_view

router = APIRouter()
PAGE = 50  # incidents on a page
_TOTALS = 200  # filters whose number of incidents is remembered
HISTORY = 60  # accounts up to which the changes are replayed on the page
LINKS = 6  # links to other incidents before the rest has to be opened
COLUMNS = 12  # accounts across in the matrix, before the others have to be asked for


@router.get("/")
def incident_list(request: Request) -> Response:
    """Incidents that fit the filter in the address bar, a page of them."""
    ledger, wanted = desk_of(request).ledger, view(request.query_params)
    only = store_filter(wanted.only)
    total = _total(request, only)
    pages = max(1, -(-total // PAGE))
    number = min(wanted.page, pages)
    found = ledger.find(only, wanted.order, limit=PAGE, offset=(number - 1) * PAGE) if total else []
    everything = ledger.count() if wanted.is_filtered else total
    return page(
        request, "incidents.html", view=wanted, found=found, total=total, everything=everything,
        number=number, pages=pages, chips=chips(wanted), first=(number - 1) * PAGE + 1,
    )  # fmt: skip


def _total(request: Request, only: Filter) -> int:
    """How many incidents fit; of the last filters it is remembered, for their further pages and orders."""
    ledger = desk_of(request).ledger
    if only.review is not None:  # changes without the incidents being derived anew
        return ledger.count(only)
    held: OrderedDict[tuple[str, Filter], int] = request.app.state.totals
    key = ledger.overview.stamp, only
    total = held.get(key)
    if total is None:
        total = held[key] = ledger.count(only)
        while len(held) > _TOTALS:
            with suppress(KeyError):  # another request was quicker
                held.popitem(last=False)
    return total


@router.get("/incidents/{id}")
def incident_page(
    request: Request, id: str, report: str = "", claim: str = "", columns: int = COLUMNS
) -> Response:
    """One incident. ``report`` is open beside it, and the words of ``claim`` are marked."""
    ledger = desk_of(request).ledger
    found = ledger.incident(id)
    if found.id != id:
        return RedirectResponse(f"/incidents/{found.id}", status_code=307)
    done = request.query_params.get("done", "")
    return page(request, "incident.html", done=done, **told(ledger, found, report, claim, columns))


def told(ledger: Ledger, found: Incident, report: str, claim: str, columns: int) -> dict[str, Any]:
    """What the incident's page shows."""
    published = ledger.published({a.report for a in found.accounts})
    accounts = wording.in_order(found.accounts, published)
    shown = accounts[: max(columns, 1)]
    if report and report not in {a.report for a in shown}:
        shown = [*shown, *(a for a in accounts if a.report == report)]
    reports = {a.report: ledger.clean_report(a.report) for a in shown}
    opened = report if report in reports else (shown[0].report if shown else "")
    listed = ledger.heads([found.id]).get(found.id)
    review = listed.review.value if listed is not None else "open"
    return {
        "incident": found,
        "accounts": accounts,
        "columns": shown,
        "rows": rows(found, shown),
        "struck": struck(shown),
        "bars": bars(found),
        "links": links(ledger, found.id),
        "locator": locator(found),
        "reports": reports,
        "published": published,
        "opened": _opened(ledger, reports, opened, claim),
        "names": {r: c.report.source for r, c in reports.items()},
        "told": came_about.figures(found),
        "codebooks": came_about.codebooks(found),
        "told_by": len({a.report for a in found.accounts}),
        "links_shown": LINKS,
        "base": f"/incidents/{found.id}",
        "standing": [c for c in ledger.corrections(found.id) if c.withdrawn is None],
        "review": review,
        "history": ledger.history(found.id) if len(found.accounts) <= HISTORY else [],
        "back": f"/incidents/{found.id}",
    }


def _opened(ledger: Ledger, reports: dict[str, CleanReport], id: str, claim: str) -> ReportView | None:
    return report_view(ledger, id, claim, reports[id]) if id in reports else None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as seen from one incident."""

    words: str  # "answered", "may be the same as"
    other: Listed
    relation: Relation


def links(ledger: Ledger, incident: str) -> list[Link]:
    """The relations from and to an incident: what reports state first, then what is likeliest the same."""
    relations = sorted(
        ledger.relations(incident), key=lambda r: (r.kind == LinkKind.POSSIBLY_SAME, -(r.score or 0.0))
    )
    others = ledger.heads([r.target if r.source == incident else r.source for r in relations])
    out = []
    for r in relations:
        forward = r.source == incident
        other = others.get(r.target if forward else r.source)
        if other is not None:
            out.append(Link(RELATION_WORDS[r.kind][0 if forward else 1], other, r))
    return out


@router.get("/find/{account}")
def find(request: Request, account: str) -> Response:
    """To the incident that an account belongs to."""
    ledger = desk_of(request).ledger
    accounts = ledger.accounts([account])
    told = ledger.told_in(accounts[0].report)[0] if accounts else []
    incident = next((i for a, i in told if a.id == account and i), None)
    if incident is None:
        raise NotFoundError(f"The account {account} tells of no incident now.")
    return RedirectResponse(f"/incidents/{incident}", status_code=303)
