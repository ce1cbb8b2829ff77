"""Values set by hand: what an incident's page offers to correct, and what comes of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Form, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from rashomon.correcting import ConflictError, Set, figure_of, place_at, places_named, when_of
from rashomon.ledger import Ledger
from rashomon.model import (
    Actor,
    ActorRole,
    Aspect,
    Correction,
    Figure,
    HarmGroup,
    Incident,
    IncidentType,
    Passage,
    Place,
    Property,
    Report,
    Review,
)
from rashomon.model.vocabulary import COUNTS
from rashomon.publish import wording
from rashomon.publish.page.view import ROW_NAMES
from rashomon.store import codec
from rashomon.store.errors import NotFoundError
from rashomon.web.forms import Words, go
from rashomon.web.pages import desk_of, page, who

router = APIRouter()
_FOUND = 12  # places that a search of the gazetteer shows
_SHOWN = 60  # accounts that can be ticked to leave
_AROUND = 110  # characters shown on either side of an account's anchor
_SPARE = 2  # empty rows for further actors


@router.get("/incidents/{id}/correct")
def form(request: Request, id: str, noise: str = "", place: str = "") -> Response:
    """Everything of an incident that can be set. ``noise`` is a claim or account to be called so."""
    ledger = desk_of(request).ledger
    return _form(request, ledger, ledger.incident(id), noise=noise, place=place)


def _form(request: Request, ledger: Ledger, found: Incident, status: int = 200, **more: Any) -> Response:
    given = {"noise": "", "place": "", "problem_at": "", "problem_words": "", **more}
    standing = {c.slot(): c for c in ledger.corrections(found.id) if c.withdrawn is None}
    claims = {c.id: (c, a) for a in found.accounts for c in (*a.claims, *a.noise)}
    reports = {a.report: ledger.clean_report(a.report).report for a in found.accounts[:_SHOWN]}
    return page(
        request, "correct.html", status=status, incident=found, standing=standing,
        seen={slot: c.id for slot, c in standing.items()}, counts=[(p, ROW_NAMES[p]) for p in COUNTS],
        groups=list(HarmGroup), roles=list(ActorRole), types=list(IncidentType), spare=_SPARE,
        figure_text=wording.figure, claim=claims.get(given["noise"]),
        account=next((a for a in found.accounts if a.id == given["noise"]), None),
        places=_named(given["place"]), back=f"/incidents/{found.id}",
        reports=reports,
        sentences={a.id: _sentence(reports[a.report], a.anchor) for a in found.accounts[:_SHOWN]},
        **given,
    )  # fmt: skip


def _sentence(report: Report, passage: Passage) -> str:
    """The words around a passage that a person tells an account by, cut at the ends of its line."""
    text = (report.title or "") if passage.field == "title" else report.text
    first = max(text.rfind("\n", 0, passage.start) + 1, passage.start - _AROUND)
    last = text.find("\n", passage.end)
    last = min(len(text) if last < 0 else last, passage.end + _AROUND)
    before, after = text[first : passage.start], text[passage.end : last]
    if (stop := before.rfind(". ")) >= 0:
        before = before[stop + 2 :]
    if (stop := after.find(". ")) >= 0:
        after = after[: stop + 1]
    cut = len(before) == _AROUND, len(after) == _AROUND
    return (
        ("…" if cut[0] else "") + before + text[passage.start : passage.end] + after + ("…" if cut[1] else "")
    )


@router.get("/gazetteer")
def gazetteer(request: Request, place: str = "") -> Response:
    """What places a name may stand for, to be chosen from."""
    return page(request, "_places.html", places=_named(place), place=place)


def _named(name: str) -> list[tuple[str, Place]]:
    """The places of a name, each with the form in which it comes back when it is chosen."""
    found = places_named(name.strip())[:_FOUND] if name.strip() else []
    return [(codec.dumps(p), p) for p in found]


@router.post("/incidents/{id}/correct")
async def correct(request: Request, id: str) -> Response:
    """Keep what was set. A mistake is shown beside what it was made in; who was quicker is shown first."""
    given = await request.form(max_files=0, max_fields=200)
    return await run_in_threadpool(_correct, request, id, given)


def _correct(request: Request, id: str, given: FormData) -> Response:
    desk = desk_of(request)
    found = desk.ledger.incident(id)
    aspect = str(given.get("aspect", ""))
    me, why = who(request), str(given.get("why", "")).strip()[:4000]
    back = str(given.get("back") or f"/incidents/{found.id}")
    try:
        what = _SETS[aspect](given, me) if aspect in _SETS else None
        if what is None:
            raise ValueError("What is to be set was not said.")
        if not why and aspect not in ("review", "note"):
            raise ValueError("Give the reason: it is kept with what you set, and others will ask for it.")
    except ValueError as error:
        return _form(
            request, desk.ledger, found, status=422, problem_at=aspect, problem_words=str(error),
            place=str(given.get("place", "")),
        )  # fmt: skip
    seen = None if given.get("force") else str(given.get("seen", ""))
    if aspect == "note" or (aspect == "figure" and "seen" not in given):
        seen = None
    try:
        done = desk.ledger.correct(found.id, what, who=me, why=why, seen=seen)
    except ConflictError as error:
        mine = {k: str(v) for k, v in given.items() if k not in ("why", "force")}
        return page(
            request, "conflict.html", status=409, theirs=error.theirs, mine=_mine(what), why=why,
            action=f"/incidents/{found.id}/correct", back=f"/incidents/{found.id}", fields=mine,
        )  # fmt: skip
    desk.changed()
    return go(back, done.id)


@router.post("/incidents/{id}/noise")
def noise(request: Request, id: str, name: Words, why: str = Form("", max_length=4000)) -> Response:
    """Call a claim or an account noise: it is kept, struck out, and counts no longer."""
    desk = desk_of(request)
    if not name.startswith(("c-", "a-")):
        raise NotFoundError(f"{name!r} is neither a claim nor an account.")
    done = desk.ledger.call_noise(name, who=who(request), why=why.strip())
    desk.changed()
    return go(f"/incidents/{id}" if name.startswith("c-") else "/", done.id)


def _mine(what: Set) -> str:
    """What somebody was about to set, in words."""
    return wording.said(
        Correction(
            id="", subject="", aspect=what.aspect, who="", when=datetime.now(UTC), figure=what.figure,
            date=what.date, places=what.places, type=what.type, actors=what.actors,
            words=what.note or (what.review.value if what.review else ""),
        )
    )  # fmt: skip


# From a form to what is to be set. Each raises ValueError, in words for the person, for what it cannot read.


def _figure(given: FormData, _who: str) -> Set:
    property_, group = Property(str(given.get("property"))), HarmGroup(str(given.get("group", "all")))
    low, high = figure_of(str(given.get("range", "")))
    best = str(given.get("best", "")).strip()
    if best and not (best.isascii() and best.isdigit()):
        raise ValueError(f"“{best}” is no number.")
    return Set(
        figure=Figure(property=property_, group=group, min=low, max=high, best=int(best) if best else low)
    )


def _date(given: FormData, me: str) -> Set:
    return Set(date=when_of(str(given.get("days", "")), me))


def _places(given: FormData, _who: str) -> Set:
    chosen = str(given.get("chosen", ""))
    if chosen == "unknown":
        return Set(places=())
    if chosen and chosen != "point":
        try:
            return Set(places=(codec.loads(Place, chosen),))
        except (ValueError, TypeError, KeyError):
            raise ValueError("The place could not be read: choose it again.") from None
    lat, lon = str(given.get("lat", "")).strip(), str(given.get("lon", "")).strip()
    if not lat or not lon:
        raise ValueError("Choose a place from the search, or give a latitude and a longitude.")
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"“{lat}, {lon}” is no point: write degrees, as 32.85 and 44.2.") from None
    country = str(given.get("country", "")).strip().upper()[:2] or None
    return Set(places=(place_at(str(given.get("name", "")).strip(), *point, country),))


def _type(given: FormData, _who: str) -> Set:
    return Set(type=IncidentType(str(given.get("type"))))


def _actors(given: FormData, _who: str) -> Set:
    names, roles, ids = (given.getlist(k) for k in ("actor", "role", "actor_id"))
    actors = [
        Actor(name=str(name).strip(), role=ActorRole(str(role)), id=str(id) or None)
        for name, role, id in zip(names, roles, ids, strict=True)
        if str(name).strip()
    ]
    return Set(actors=tuple(dict.fromkeys(actors)))


def _note(given: FormData, _who: str) -> Set:
    words = str(given.get("note", "")).strip()[:4000]
    if not words:
        raise ValueError("The note is empty.")
    return Set(note=words)


def _review(given: FormData, _who: str) -> Set:
    return Set(review=Review(str(given.get("review"))))


_SETS: dict[str, Any] = {
    Aspect.FIGURE: _figure,
    Aspect.DATE: _date,
    Aspect.PLACES: _places,
    Aspect.TYPE: _type,
    Aspect.ACTORS: _actors,
    Aspect.NOTE: _note,
    Aspect.REVIEW: _review,
}
