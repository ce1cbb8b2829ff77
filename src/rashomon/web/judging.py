"""Two incidents side by side, with what argues for and against their being one; the queue; the log."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from rashomon.ledger import Ledger
from rashomon.model import Explanation, Figure, HarmGroup, Incident, Judgement, Verdict, When, day_words
from rashomon.model.account import in_role
from rashomon.model.vocabulary import COUNTS
from rashomon.publish import wording
from rashomon.publish.page.view import ROLE_WORDS, ROW_NAMES
from rashomon.store.errors import NotFoundError
from rashomon.store.snapshot import Listed
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
    """One thing that two incidents say, each in a few words or names, and how far they agree.

    ``state``: "equal", "partly" (both can hold, or they share some), "other", or "silent" where one of
    them does not say.
    """

    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    state: str


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
    when = (_days(one.when), _days(two.when))
    out = [
        _line("Type", [wording.TYPE_WORDS[one.type]], [wording.TYPE_WORDS[two.type]]),
        _line("When", [day_words.day(one.when)], [day_words.day(two.when)], _overlap(*when)),
        _line("Where", wording.places(one.places), wording.places(two.places)),
    ]
    for role, name in ROLE_WORDS.items():
        a, b = ([x.name for x in in_role(i.actors, role)] for i in (one, two))
        out.append(_line(name.capitalize(), a, b))
    counted = sorted(
        {(f.property, f.group) for i in (one, two) for f in i.figures},
        key=lambda k: (list(COUNTS).index(k[0]), k[1] != HarmGroup.ALL, k[1]),
    )
    for p, g in counted:
        x, y = one.figure(p, g), two.figure(p, g)
        name = ROW_NAMES[p] + (f", {g}" if g != HarmGroup.ALL else "")
        overlap = _overlap(_bounds(x), _bounds(y))
        out.append(_line(name, [wording.figure(x)], [wording.figure(y)], overlap))
    return [x for x in out if x.first or x.second]


def _line(name: str, first: Sequence[str], second: Sequence[str], overlap: bool = False) -> Line:
    one, two = tuple(filter(None, dict.fromkeys(first))), tuple(filter(None, dict.fromkeys(second)))
    a, b = ({w.casefold() for w in words} for words in (one, two))
    if not a or not b:
        state = "silent"
    elif a == b:
        state = "equal"
    else:
        state = "partly" if overlap or a & b else "other"
    return Line(name, one, two, state)


_Bounds = tuple[float, float]


def _days(when: When) -> _Bounds | None:
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return None
    return first.toordinal() if first else -math.inf, last.toordinal() if last else math.inf


def _bounds(f: Figure | None) -> _Bounds | None:
    if f is None or (f.min is None and f.max is None):
        return None
    return -math.inf if f.min is None else f.min, math.inf if f.max is None else f.max


def _overlap(a: _Bounds | None, b: _Bounds | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


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
    ledger = desk_of(request).ledger
    everything = ledger.log()
    people = sorted({x.who for x in everything})
    decisions = wording.decisions(x for x in everything if not by or x.who == by)[::-1]
    rows = decisions[: max(shown, 1)]
    return page(
        request, "log.html", rows=rows, total=len(decisions), people=people, by=by, of=_said_of(ledger, rows),
    )  # fmt: skip


def _said_of(ledger: Ledger, rows: Sequence[Sequence[wording.Word]]) -> dict[str, list[Listed]]:
    """The incidents that each decision, by its first id, is about now: of two that were joined, the one they
    became."""
    names = {those[0].id: wording.about(those) for those in rows}
    incidents = ledger.incidents_of(n for those in names.values() for n in those)
    heads = ledger.heads(incidents.values())
    return {
        id: [heads[i] for i in dict.fromkeys(incidents[n] for n in those if n in incidents) if i in heads]
        for id, those in names.items()
    }
