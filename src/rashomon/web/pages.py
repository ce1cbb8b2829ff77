"""Templates to pages, with what every page has: navigation, who is at the desk, the ledger's state."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from rashomon.model import IncidentType, Review, When
from rashomon.publish import wording
from rashomon.publish.page.view import FILTERS
from rashomon.store.listing import Order
from rashomon.web.desk import Desk
from rashomon.web.query import View, view

WHO_COOKIE = "rashomon_who"
LONGEST_NAME = 60
# (address, name, key, whether it shows a view of the incidents, and so keeps the filter)
NAVIGATION = (
    ("/", "Incidents", "i", True),
    ("/map", "Map", "m", True),
    ("/timeline", "Timeline", "t", True),
    ("/queue", "Queue", "q", False),
    ("/tallies", "Tallies", "l", False),
    ("/sources", "Sources", "o", False),
    ("/intake", "Intake", "n", False),
    ("/log", "Log", "g", False),
)
REVIEW_WORDS = {
    Review.OPEN: "not looked at",
    Review.FLAGGED: "second look",
    Review.CHECKED: "checked",
    Review.CHANGED: "changed since checked",
}


def odds(score: float) -> str:
    """Log2 odds in words.

    >>> odds(4.3), odds(0.2), odds(-2.0), odds(-12)
    ('about 20 to 1 for one incident', 'even odds', 'about 4 to 1 for two', 'over 1,000 to 1 for two')
    """
    n = 2.0 ** min(abs(score), 10.0)
    if n < 1.5:
        return "even odds"
    words = "over 1,000" if abs(score) > 10 else f"about {n:,.0f}"
    return f"{words} to 1 for {'one incident' if score > 0 else 'two'}"


_environment = Environment(
    loader=ChoiceLoader([PackageLoader("rashomon.web"), PackageLoader("rashomon.publish", "page")]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(FILTERS)
_environment.filters["odds"] = odds
_environment.filters["signed"] = lambda number: f"{number:+.1f}".replace("-", "−")
_environment.globals.update(
    said=wording.said,
    decided=wording.decided,
    navigation=NAVIGATION,
    type_words={t.value: wording.TYPE_WORDS[t.value] for t in IncidentType},
    review_words={r.value: words for r, words in REVIEW_WORDS.items()},
    orders=list(Order),
    undated=When(),
)


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def who(request: Request) -> str:
    """Whose name a judgement made by this request carries."""
    said = unquote(request.cookies.get(WHO_COOKIE, "")).strip()[:LONGEST_NAME]
    return said or desk_of(request).who


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of the desk. Templates see ``view``, the filter of the address bar, besides what is given."""
    desk = desk_of(request)
    context.setdefault("view", view(request.query_params) if _keeps_view(request.url.path) else View())
    html = _environment.get_template(template).render(
        context,
        asset=desk.assets.url,
        ledger_name=desk.name,
        paths=desk.paths,
        path=request.url.path,
        who=who(request),
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        tiles=desk.tiles or "",
        deriving=desk.is_deriving,
        problem=desk.problem,
    )
    return HTMLResponse(html, status_code=status)


def _keeps_view(path: str) -> bool:
    return any(path == address and keeps for address, _, _, keeps in NAVIGATION)
