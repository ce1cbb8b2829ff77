"""The ledger as one JSON object (format ``rashomon-ledger``, version 1), written piece by piece.

Later versions of the format may add keys, and never take any away. Everything is in a fixed order: reports
by id, incidents by first possible day, accounts by report, so the same ledger gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon import __version__
from rashomon.clean import metadata
from rashomon.model import (
    COUNTS,
    Account,
    Actor,
    Change,
    Claim,
    CleanReport,
    Correction,
    Figure,
    HarmGroup,
    Incident,
    Lineage,
    Passage,
    Place,
    Relation,
    Report,
    Retold,
    Series,
    Tally,
    When,
)

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

FORMAT, VERSION = "rashomon-ledger", 1
_AT_ONCE = 500  # reports with their text in memory


def dump(ledger: Ledger, out: BinaryIO) -> None:
    """Write the ledger to a binary stream, in UTF-8, one report, incident, relation or tally a line."""
    tables = [{"name": name, "hash": digest} for name, digest in ledger.gazetteers()]
    head = {"format": FORMAT, "version": VERSION, "program": __version__, "gazetteers": tables}
    out.write(_line(head)[:-1])
    parts: tuple[tuple[str, Iterator[dict[str, Any]]], ...] = (
        ("reports", _reports(ledger)),
        ("incidents", map(incident, ledger.each_incident())),
        ("relations", map(_relation, ledger.relations())),
        ("corrections", (_correction(c) for c in ledger.corrections() if c.withdrawn is None)),
        ("tallies", map(_tally, ledger.tallies())),
        ("series", map(series, ledger.series())),
    )
    for name, rows in parts:
        out.write(b',\n"%s": [' % name.encode())
        for n, row in enumerate(rows):
            out.write((b",\n " if n else b"\n ") + _line(row))
        out.write(b"]")
    out.write(b"}\n")


def incident(i: Incident) -> dict[str, Any]:
    """One incident as the export gives it."""
    return {
        "id": i.id,
        "type": i.type.value,
        "summary": i.summary,
        "date": {
            "earliest": _day(i.when.earliest),
            "latest": _day(i.when.latest),
            "edtf": i.when.edtf,
            "precision": i.when.precision.value,
            "how": i.when.how,
        },
        "places": [_place(p) for p in i.places],
        "actors": [_actor(a) for a in i.actors],
        "harm": {p.value: _range(i.figure(p)) for p in COUNTS},
        "harm_by_group": [
            {"property": f.property.value, "group": f.group.value, **(_range(f) or {})}
            for f in i.figures
            if f.group != HarmGroup.ALL
        ],
        "agreement": {a.property.value: {"state": a.state, "origins": a.origins} for a in i.agreement},
        "origins": i.origins,
        "corrections": [_correction(c) for c in i.corrections],
        "accounts": [_account(a) for a in sorted(i.accounts, key=lambda a: (a.report, a.id))],
    }


def _reports(ledger: Ledger) -> Iterator[dict[str, Any]]:
    published, origins, reports = ledger.published(), ledger.origins(), ledger.reports()
    for start in range(0, len(reports), _AT_ONCE):
        some = reports[start : start + _AT_ONCE]
        clean = ledger.clean_reports(r.id for r in some)
        for r in some:
            row = _report(r, published.get(r.id, r.published), origins[r.id])
            yield {**row, "found_in_text": _found(clean[r.id]) if r.id in clean else []}


def _found(clean: CleanReport) -> list[dict[str, Any]]:
    """What the text says of the report itself, each with where it stands in ``text``.

    It never fills ``title`` or ``outlet``: those are as received, and claims index the received title.
    """
    found = metadata(clean)
    passages = [
        (what, getattr(found, what))
        for what in ("title", "outlet", "byline", "dateline", "published", "updated")
    ]
    passages += [("credit", p) for p in found.credits]
    return [
        {"what": what, "start": p.start, "end": p.end, "quote": p.quote}
        for what, p in passages
        if p is not None
    ]


def _report(r: Report, published: When, names: list[str]) -> dict[str, Any]:
    return {
        "id": r.id,
        "name": r.name,
        "names": names,
        "outlet": r.outlet,
        "title": r.title,
        "url": r.url,
        "published": {
            "earliest": _day(published.earliest),
            "latest": _day(published.latest),
            "how": published.how,
        },
    }


def _range(f: Figure | None) -> dict[str, int | None] | None:
    return None if f is None else {"min": f.min, "max": f.max, "best": f.best}


def _place(p: Place) -> dict[str, Any]:
    return {
        "name": p.name,
        "canonical": p.canonical,
        "country": p.country,
        "admin1": p.admin1,
        "lat": p.lat,
        "lon": p.lon,
        "precision": p.precision.value,
        "gazetteer_id": p.gazetteer_id,
        "role": p.role.value,
    }


def _actor(a: Actor) -> dict[str, Any]:
    return {
        "name": a.name,
        "role": a.role.value,
        "id": a.id,
        "attributed_to": a.attributed_to,
        "denied_by": a.denied_by,
        "only_denied": a.only_denied,
    }


def _account(a: Account) -> dict[str, Any]:
    claims = sorted(a.claims, key=lambda c: (c.property, c.passage.field, c.passage.start, c.id))
    return {
        "id": a.id,
        "report": a.report,
        "central": a.central,
        "claims": [_claim(c) for c in claims],
        "noise": [_claim(c) for c in a.noise],
    }


def _correction(c: Correction) -> dict[str, Any]:
    """What a person set: ``value`` is in the form that the incident has it in."""
    value: Any = c.words or None
    if c.figure is not None:
        value = {
            "group": c.figure.group.value,
            "min": c.figure.min,
            "max": c.figure.max,
            "best": c.figure.best,
        }
    elif c.date is not None:
        value = {"earliest": _day(c.date.earliest), "latest": _day(c.date.latest), "edtf": c.date.edtf}
    elif c.places is not None:
        value = [_place(p) for p in c.places]
    elif c.type is not None:
        value = c.type.value
    elif c.actors is not None:
        value = [_actor(a) for a in c.actors]
    return {
        "id": c.id,
        "subject": c.subject,
        "aspect": c.aspect.value,
        "property": c.figure.property.value if c.figure is not None else c.property and c.property.value,
        "value": value,
        "who": c.who,
        "when": c.when.isoformat(),
        "why": c.why,
    }


def _claim(c: Claim) -> dict[str, Any]:
    return {
        "id": c.id,
        "property": c.property.value,
        "value": c.value,
        "min": c.min,
        "max": c.max,
        "qualifier": c.qualifier and c.qualifier.value,
        "who": c.who,
        "group": c.group and c.group.value,
        "attributed_to": c.attributed_to,
        "chain": list(c.chain),
        "stance": c.stance.value,
        "part_of": c.part_of,
        **_passage(c.passage),
        "also": [_retold(r) for r in c.also],
    }


def _retold(r: Retold) -> dict[str, Any]:
    return {
        "min": r.min,
        "max": r.max,
        "qualifier": r.qualifier and r.qualifier.value,
        "attributed_to": r.attributed_to,
        **_passage(r.passage),
    }


def _relation(r: Relation) -> dict[str, Any]:
    return {
        "from": r.source,
        "to": r.target,
        "kind": r.kind.value,
        "why": r.why,
        "quotes": [{"report": report, "quote": quote} for report, quote in r.quotes],
    }


def _tally(t: Tally) -> dict[str, Any]:
    return {
        "id": t.id,
        "report": t.report,
        "what": t.what,
        "min": t.min,
        "max": t.max,
        "qualifier": t.qualifier.value,
        "since": t.since,
        "attributed_to": t.attributed_to,
        **_passage(t.passage),
    }


def _passage(p: Passage) -> dict[str, Any]:
    return {"field": p.field, "start": p.start, "end": p.end, "quote": p.quote}


def series(s: Series) -> dict[str, Any]:
    """One series of tallies as the export gives it."""
    return {
        "id": s.id,
        "what": s.what,
        "whom": s.whom and s.whom.value,
        "where": list(s.where),
        "since": {"earliest": _day(s.since.earliest), "latest": _day(s.since.latest)},
        "until": _day(s.until),
        "standing": s.standing,
        "points": [
            {
                "earliest": _day(p.day.earliest),
                "latest": _day(p.day.latest),
                "min": p.min,
                "max": p.max,
                "qualifier": p.qualifier.value,
                "by": p.by,
                "reports": list(p.reports),
                "tallies": list(p.tallies),
            }
            for p in s.points
        ],
        "contradictions": [
            {"kind": c.kind, "points": [c.first, c.second], "why": c.why} for c in s.contradictions
        ],
    }


def change(c: Change) -> dict[str, Any]:
    """One change of an incident."""
    return {
        "id": c.id,
        "incident": c.incident,
        "day": _day(c.day),
        "by": c.by,
        "report": c.report,
        "what": c.what,
        "group": c.group.value,
        "before": c.before,
        "after": c.after,
        "quotes": list(c.quotes),
    }


def lineage(found: Lineage) -> dict[str, Any]:
    """The lineage of one incident's reports."""
    return {
        "incident": found.incident,
        "origins": found.origins,
        "nodes": [
            {
                "id": n.id,
                "name": n.name,
                "report": n.report,
                "earliest": _day(n.published.earliest),
                "latest": _day(n.published.latest),
                "origin": n.origin,
            }
            for n in found.nodes
        ],
        "edges": [
            {"from": e.source, "to": e.target, "kind": e.kind, "share": e.share, "evidence": e.evidence}
            for e in found.edges
        ],
    }


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
