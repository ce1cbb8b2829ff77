"""What the parts that change something share: where to go back to, and one thing said after it is done."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.web.pages import LONGEST_NAME, WHO_COOKIE

router = APIRouter()
Words = Annotated[str, Form(max_length=4000)]
_YEAR = 365 * 24 * 3600


def safe(path: str) -> str:
    """A path of this desk to go to; "/" for anything else, so that a link cannot lead elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def go(path: str, done: str = "") -> RedirectResponse:
    """To another page after something was changed; ``done`` is the id of what can be undone there."""
    at, hash_, part = safe(path).partition("#")
    if done:
        at += ("&" if "?" in at else "?") + f"done={quote(done)}"
    return RedirectResponse(at + hash_ + part, status_code=303)


@router.post("/who")
def set_who(request: Request, who: Words = "", back: Words = "/") -> Response:
    """Keep the name of the person at this browser."""
    answer = go(back)
    answer.set_cookie(
        WHO_COOKIE, quote(who.strip()[:LONGEST_NAME]), max_age=_YEAR, samesite="strict", httponly=True
    )
    return answer
