"""Outlets and voices: who copies whom, who is quoted by whom, and who told of an incident first."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from rashomon.store.sources import voices
from rashomon.web.kept import kept
from rashomon.web.pages import desk_of, page

router = APIRouter()
OUTLETS, VOICES, FOLLOWERS = 100, 60, 30  # rows shown


@router.get("/sources")
def sources_page(request: Request, order: str = "reports") -> Response:
    """The outlets of the ledger and the voices that they quote."""
    overview = desk_of(request).ledger.overview
    found = kept(request, "sources", overview.outlets)
    if found is None:
        return page(request, "counting.html", title="Sources")
    outlets, followers = found
    quoted = voices(outlets)
    orders = {
        "reports": lambda o: (-o.reports, o.name),
        "own": lambda o: (-o.own / o.reports, -o.reports, o.name),
        "first": lambda o: (-o.first, -o.shared, o.name),
        "name": lambda o: (o.name.casefold(),),
    }
    order = order if order in orders else "reports"
    shown = sorted((o for o in outlets if o.reports), key=orders[order])
    return page(
        request, "sources.html", outlets=shown[:OUTLETS], more=max(0, len(shown) - OUTLETS), order=order,
        voices=quoted[:VOICES], more_voices=max(0, len(quoted) - VOICES),
        followers=followers[:FOLLOWERS], reports=sum(o.reports for o in outlets),
        own=sum(o.own for o in outlets),
    )  # fmt: skip
