"""One self-contained HTML page of a ledger: it needs no server and loads nothing.

Every string that came from a report is escaped by the template engine, and the page's content security
policy lets only its own style sheet and script run, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from rashomon.model import (
    COUNTS,
    Account,
    Agreement,
    Block,
    Claim,
    CleanReport,
    Figure,
    HarmGroup,
    Incident,
    Property,
    Relation,
    Tally,
    When,
)
from rashomon.publish import wording
from rashomon.publish.atomic import write_atomically

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

ROW_NAMES = {
    Property.KILLED: "Killed",
    Property.WOUNDED: "Wounded",
    Property.MISSING: "Missing",
    Property.ABDUCTED: "Abducted",
    Property.DISPLACED: "Displaced",
    Property.DATE: "When",
    Property.PLACE: "Where",
    Property.PERPETRATOR: "Blamed or named as attacker",
    Property.RESPONSIBILITY: "Responsibility",
    Property.TARGET: "Target",
    Property.WEAPON: "Weapon",
    Property.TYPE: "Kind",
    Property.REASON: "Reason given",
}
RELATION_WORDS = {
    "response_to": ("answered", "was answered by"),
    "part_of": ("is part of", "has as a part"),
    "possibly_same": ("may be the same as", "may be the same as"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text as the page shows it: its words, label and the claims that cite it."""

    text: str
    noise: str = ""  # why it was cut, "" where it is read
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One property of an incident: a cell of claims for each of its accounts."""

    name: str
    agreement: Agreement | None
    figure: Figure | None
    cells: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn as a bar: ``left`` and ``width`` in percent of the incident's largest number."""

    name: str
    words: str
    left: float
    width: float
    best: float | None
    open_ended: bool


def pieces(text: str, blocks: Iterable[Block], claims: Iterable[tuple[str, int, int]]) -> list[Piece]:
    """The text cut wherever a block or a cited passage begins or ends; joined again it is the text."""
    spans = sorted(claims, key=lambda c: (c[1], c[2], c[0]))
    noise = [(b.start, b.end, b.label.value.replace("_", " ")) for b in blocks if not b.is_read]
    inner = {e for _, a, b in spans for e in (a, b)} | {e for a, b, _ in noise for e in (a, b)}
    out = []
    for a, b in pairwise(sorted({0, len(text)} | inner)):
        cut = next((label for s, e, label in noise if s <= a and b <= e), "")
        out.append(Piece(text[a:b], cut, tuple(i for i, s, e in spans if s <= a and b <= e)))
    return out


def _rows(incident: Incident, accounts: Sequence[Account]) -> list[Row]:
    agreement = {a.property: a for a in incident.agreement}
    rows = []
    for prop, name in ROW_NAMES.items():
        cells = tuple(tuple(c for c in a.claims if c.property == prop) for a in accounts)
        if any(cells):
            rows.append(Row(name, agreement.get(prop), incident.figure(prop), cells))
    return rows


def _bars(incident: Incident) -> list[Bar]:
    known = [f for f in incident.figures if f.property in COUNTS and (f.min is not None or f.max is not None)]
    top = max((n for f in known for n in (f.min, f.max) if n is not None), default=0)
    scale = 100.0 / (top * 1.12) if top else 0.0
    bars = []
    for f in known:
        low = f.min if f.min is not None else 0
        high = f.max if f.max is not None else top * 1.12  # no upper bound: to the edge
        group = "" if f.group == HarmGroup.ALL else f", {f.group.value}"
        best = f.best * scale if f.best is not None else None
        name = ROW_NAMES[f.property] + group
        bars.append(
            Bar(name, wording.figure(f), low * scale, max((high - low) * scale, 1.5), best, f.max is None)
        )
    return bars


def render(
    incidents: Sequence[Incident],
    relations: Sequence[Relation],
    tallies: Sequence[Tally],
    reports: Mapping[str, CleanReport],
    published: Mapping[str, When],
) -> str:
    """The page as one string.

    Args:
        incidents: in the order they are to be listed.
        relations: links between them.
        tallies: totals over many incidents.
        reports: every report by id, with its blocks.
        published: each report's day of publication as the ledger infers it.
    """
    here = files("rashomon.publish.page")
    style = here.joinpath("page.css").read_text(encoding="utf8")
    script = here.joinpath("page.js").read_text(encoding="utf8")
    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters.update(
        day=wording.day,
        value=wording.claim_value,
        voice=wording.voice,
        figure=wording.figure,
        count=wording.count,
    )
    template = env.from_string(here.joinpath("page.html").read_text(encoding="utf8"))
    names = {i.id: i for i in incidents}
    cited: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    order = {}
    for incident in incidents:
        order[incident.id] = sorted(
            incident.accounts, key=lambda a: (_key(published.get(a.report)), a.report, a.id)
        )
        for account in incident.accounts:
            for c in account.claims:
                _cite(cited, account.report, c)
    for t in tallies:
        _cite(cited, t.report, t)
    texts = {
        rid: {
            "title": pieces(r.report.title or "", (), cited.get(rid, {}).get("title", [])),
            "text": pieces(r.report.text, r.blocks, cited.get(rid, {}).get("text", [])),
        }
        for rid, r in reports.items()
    }
    return template.render(
        incidents=incidents,
        accounts=order,
        rows={i.id: _rows(i, order[i.id]) for i in incidents},
        bars={i.id: _bars(i) for i in incidents},
        links={i: _links(i, relations, names) for i in names},
        tallies=tallies,
        reports=reports,
        texts=texts,
        published=published,
        words=wording.TYPE_WORDS,
        undated=When(),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def write_page(ledger: Ledger, path: Path) -> None:
    """Write the page of a ledger to ``path``, whole or not at all.

    Raises:
        OSError: the folder does not exist or cannot be written to.
    """
    page = render(
        ledger.incidents(), ledger.relations(), ledger.tallies(), ledger.clean_reports(), ledger.published()
    )
    write_atomically(path, page.encode("utf-8", "replace"))


def _cite(cited: dict[str, dict[str, list[tuple[str, int, int]]]], report: str, by: Claim | Tally) -> None:
    p = by.passage
    cited.setdefault(report, {}).setdefault(p.field, []).append((by.id, p.start, p.end))


def _links(
    incident: str, relations: Iterable[Relation], names: Mapping[str, Incident]
) -> list[tuple[str, Incident, Relation]]:
    out = []
    for r in relations:
        if r.source == incident and r.target in names:
            out.append((RELATION_WORDS[r.kind][0], names[r.target], r))
        elif r.target == incident and r.source in names:
            out.append((RELATION_WORDS[r.kind][1], names[r.source], r))
    return out


def _key(when: When | None) -> str:
    return when.earliest.isoformat() if when and when.earliest else "9999"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
