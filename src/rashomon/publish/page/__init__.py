"""One self-contained HTML page of a ledger: it needs no server and loads nothing.

Every string that came from a report is escaped by the template engine, and the page's content security
policy lets only its own style sheet and script run, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.model import Claim, CleanReport, Incident, Relation, Tally, When
from rashomon.publish import wording
from rashomon.publish.atomic import write_atomically
from rashomon.publish.page.view import FILTERS, RELATION_WORDS, bars, cited_by, pieces, rows, struck

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


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
    style = "".join(here.joinpath(name).read_text(encoding="utf8") for name in ("parts.css", "page.css"))
    script = here.joinpath("page.js").read_text(encoding="utf8")
    names = {i.id: i for i in incidents}
    told: dict[str, list[Claim | Tally]] = {id: [] for id in reports}
    order = {}
    for incident in incidents:
        order[incident.id] = wording.in_order(incident.accounts, published)
        for account in incident.accounts:
            told[account.report] += (*account.claims, *account.noise)
    for t in tallies:
        told[t.report].append(t)
    texts = {
        rid: {
            "title": pieces(r.report.title or "", (), cited_by(told[rid], "title")),
            "text": pieces(r.report.text, r.blocks, cited_by(told[rid], "text")),
        }
        for rid, r in reports.items()
    }
    return _template().render(
        incidents=incidents,
        accounts=order,
        rows={i.id: rows(i, order[i.id]) for i in incidents},
        bars={i.id: bars(i) for i in incidents},
        struck=struck(a for i in incidents for a in i.accounts),
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


def _template() -> Template:
    env = Environment(
        loader=PackageLoader("rashomon.publish", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(FILTERS)
    return env.get_template("page.html")


def write_page(ledger: Ledger, path: Path) -> None:
    """Write the page of a ledger to ``path``, whole or not at all.

    Raises:
        OSError: the folder does not exist or cannot be written to.
    """
    page = render(
        ledger.incidents(), ledger.relations(), ledger.tallies(), ledger.clean_reports(), ledger.published()
    )
    write_atomically(path, page.encode("utf-8", "replace"))


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


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
