"""Two incidents side by side, with what argues for and against their being one; the queue; the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from rashomon.ledger import Ledger
from rashomon.model import Explanation, HarmGroup, Incident, Judgement, PlaceRole, Verdict
from rashomon.model.vocabulary import COUNTS
from rashomon.publish import wording
from rashomon.publish.page.view import ROW_NAMES
from rashomon.store.errors import NotFoundError
from rashomon.web.forms import Words, go
from rashomon.web.pages import desk_of, page, who
from rashomon.web.reports import ReportView, report_view

router = APIRouter()
NEXT = 8  # pairs of the queue that are listed after the first
_HEAVIEST = 6.0  # log2 odds that fill a bar


@dataclass(frozen=True, slots=True)
class Side:
    """One of two incidents: itself, and the report of the account that is most like the other's."""

    incident: Incident
    opened: ReportView | None
    others: int  # further accounts


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that both incidents say, and whether they say the same."""

    name: str
    first: str
    second: str

    @property
    def state(self) -> str:
        """ "equal", "other", or "silent" where one of them does not say."""
        if not self.first or not self.second:
            return "silent"
        return "equal" if self.first.casefold() == self.second.casefold() else "other"


@router.get("/queue")
def queue(request: Request, skip: int = 0) -> Response:
    """The first doubtful pair, to be judged, and what comes after it."""
    ledger = desk_of(request).ledger
    doubts = ledger.doubts(limit=max(skip, 0) + NEXT + 1)
    done, left = ledger.progress()
    waiting = doubts[max(skip, 0) :]
    shown = compared(ledger, waiting[0].first, waiting[0].second) if waiting else {}
    heads = ledger.heads([id for d in waiting[1:] for id in (d.first, d.second)])
    after = [
        (heads[d.first], heads[d.second], d) for d in waiting[1:] if d.first in heads and d.second in heads
    ]
    return page(
        request, "queue.html", done_count=done, left=left, waiting=waiting, after=after, skip=skip,
        back="/queue" + (f"?skip={skip}" if skip else ""), done=request.query_params.get("done", ""), **shown,
    )  # fmt: skip


@router.get("/compare")
def compare(request: Request, a: str, b: str) -> Response:
    """Two incidents of one's own choice."""
    ledger = desk_of(request).ledger
    one, two = ledger.incident(a), ledger.incident(b)
    if one.id == two.id:
        return page(
            request, "problem.html", title="They are one incident",
            words="Both names lead to the same incident: it has all the accounts of both.",
            link=f"/incidents/{one.id}",
        )  # fmt: skip
    back = f"/compare?a={one.id}&b={two.id}"
    return page(
        request, "compare.html", back=back, done=request.query_params.get("done", ""),
        **compared(ledger, one.id, two.id),
    )  # fmt: skip


def compared(ledger: Ledger, first: str, second: str) -> dict[str, Any]:
    """What a comparison of two incidents shows."""
    explained = ledger.compare(first, second)
    best = explained[0] if explained else None
    one, two = ledger.incident(first), ledger.incident(second)
    judged = ledger.judged(first, second)
    return {
        "first": _side(ledger, one, best),
        "second": _side(ledger, two, best),
        "lines": lines(one, two),
        "best": best,
        "pairs": len(explained),
        "judged": judged,
        "seen": judged[-1].id if judged else "",
        "heaviest": _HEAVIEST,
    }


def _side(ledger: Ledger, incident: Incident, best: Explanation | None) -> Side:
    chosen = {best.first, best.second} if best is not None else set()
    accounts = sorted(incident.accounts, key=lambda a: (a.id not in chosen, not a.central, a.id))
    if not accounts:
        return Side(incident, None, 0)
    return Side(incident, report_view(ledger, accounts[0].report, ""), len(accounts) - 1)


def lines(one: Incident, two: Incident) -> list[Line]:
    """What both incidents say, one thing a line."""
    out = [
        Line("Type", wording.TYPE_WORDS[one.type], wording.TYPE_WORDS[two.type]),
        Line("When", wording.day(one.when), wording.day(two.when)),
        Line("Where", _where(one), _where(two)),
        Line("Who", _who(one), _who(two)),
    ]
    for p in COUNTS:
        line = Line(ROW_NAMES[p], wording.figure(one.figure(p)), wording.figure(two.figure(p)))
        if line.first or line.second:
            out.append(line)
    groups = sorted(
        {(f.property, f.group) for i in (one, two) for f in i.figures if f.group != HarmGroup.ALL}
    )
    for p, g in groups:
        out.append(
            Line(f"{ROW_NAMES[p]}, {g}", wording.figure(one.figure(p, g)), wording.figure(two.figure(p, g)))
        )
    return out


def _where(i: Incident) -> str:
    sites = [p for p in i.places if p.role == PlaceRole.SITE] or list(i.places)
    return ", ".join(p.canonical or p.name for p in sites)


def _who(i: Incident) -> str:
    return "; ".join(f"{a.name} ({a.role.value})" for a in i.actors)


@router.post("/judge")
def judge(
    request: Request, a: Words, b: Words, verdict: Annotated[Verdict, Form()], why: Words = "",
    seen: Words = "", back: Words = "/queue", force: Annotated[bool, Form()] = False,
) -> Response:  # fmt: skip
    """Keep what a person says of two incidents. Who has not seen the last word on them is shown it first."""
    desk = desk_of(request)
    ledger = desk.ledger
    since = _since(ledger.judged(a, b), seen)
    if since and not force and any(j.verdict != verdict for j in since):
        return page(
            request, "conflict.html", status=409, theirs=since, mine=verdict.value, why=why,
            action="/judge", back=back,
            fields={"a": a, "b": b, "verdict": verdict.value, "seen": since[-1].id, "back": back},
        )  # fmt: skip
    try:
        given = ledger.judge(a, b, verdict, who=who(request), why=why.strip())
    except NotFoundError:
        if since:  # they are one by now, as somebody else said too
            return go(back, since[-1].id)
        raise
    desk.changed()
    return go(back, given[0].id)


def _since(judged: list[Judgement], seen: str) -> list[Judgement]:
    """The judgements that came after the one that was seen."""
    ids = [j.id for j in judged]
    return judged[ids.index(seen) + 1 :] if seen in ids else judged


@router.post("/incidents/{id}/split")
def split(
    request: Request, id: str, account: Annotated[list[str] | None, Form()] = None, why: Words = ""
) -> Response:
    """Take accounts out of an incident, together: they are one incident, and not this one."""
    desk = desk_of(request)
    found = desk.ledger.incident(id)
    out = [a.id for a in found.accounts if a.id in (account or ())]
    if not out or len(out) == len(found.accounts):
        words = "Tick the accounts that are to leave, and leave at least one."
        return page(
            request, "problem.html", status=422, title="Nothing to split", words=words,
            link=f"/incidents/{found.id}/correct#merge",
        )  # fmt: skip
    given = desk.ledger.split(found.id, out, who=who(request), why=why.strip())
    desk.changed()
    return go(f"/incidents/{found.id}", given[0].id)


@router.post("/undo")
def undo(request: Request, id: Words, back: Words = "/log") -> Response:
    """Withdraw a judgement or correction, with what was given together with it."""
    desk = desk_of(request)
    desk.ledger.withdraw(id)
    desk.changed()
    return go(back)


@router.get("/log")
def log(request: Request, by: str = "", shown: int = 200) -> Response:
    """What people judged and set, the last first."""
    everything = desk_of(request).ledger.log()
    people = sorted({x.who for x in everything})
    said = [x for x in reversed(everything) if not by or x.who == by]
    return page(
        request, "log.html", rows=said[: max(shown, 1)], total=len(said), people=people, by=by,
        is_judgement=lambda x: isinstance(x, Judgement),
    )  # fmt: skip
