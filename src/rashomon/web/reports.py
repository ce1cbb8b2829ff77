"""One report as received: passages that claims cite are marked, page noise is greyed."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from rashomon.ledger import Ledger
from rashomon.model import Account, Claim, CleanReport, Tally, When
from rashomon.publish.page.view import Piece, cited_by, pieces
from rashomon.web.pages import desk_of, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its text cut into pieces, and what it tells."""

    clean: CleanReport
    published: When
    title: list[Piece]
    text: list[Piece]
    accounts: list[tuple[Account, str]]  # with the id of each one's incident
    tallies: list[Tally]
    claim: str  # the claim, or tally, whose words are to stand out


def report_view(ledger: Ledger, id: str, claim: str = "", clean: CleanReport | None = None) -> ReportView:
    """What is shown of a report.

    Raises:
        NotFoundError: there is no such report.
    """
    clean = clean or ledger.clean_report(id)
    report = clean.report
    accounts, tallies = ledger.told_in(report.id)
    told: list[Claim | Tally] = [*(c for a, _ in accounts for c in (*a.claims, *a.noise)), *tallies]
    return ReportView(
        clean=clean,
        published=ledger.published([report.id]).get(report.id, report.published),
        title=pieces(report.title or "", (), cited_by(told, "title")),
        text=pieces(report.text, clean.blocks, cited_by(told, "text")),
        accounts=accounts,
        tallies=tallies,
        claim=claim,
    )


@router.get("/reports/{id:path}/words")
def words(request: Request, id: str, claim: str = "") -> Response:
    """The report alone, to be put beside an incident."""
    shown = report_view(desk_of(request).ledger, id, claim)
    return page(request, "_report.html", opened=shown)


@router.get("/reports/{id:path}")
def report(request: Request, id: str, claim: str = "") -> Response:
    """A page of one report, with the incidents that it tells of."""
    ledger = desk_of(request).ledger
    shown = report_view(ledger, id, claim)
    incidents = ledger.heads([incident for _, incident in shown.accounts if incident])
    return page(request, "report.html", opened=shown, incidents=incidents)
