"""What the ledger tells over time, in a terminal: series of tallies, and how incidents moved."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from rashomon.model import Change, HarmGroup, Incident, Lineage, Series, day_words
from rashomon.publish import wording
from rashomon.publish.terminal import plain
from rashomon.reconcile.chains import Link


def series_title(s: Series) -> str:
    """What a series counts, where and since when: "attacks in Iraq, Syria since 17 Oct 2023"."""
    whom = f" ({s.whom.value})" if s.whom else ""
    where = f" in {', '.join(map(wording.country, s.where))}" if s.where else ""
    if s.standing:
        return s.what + where
    if s.until is not None and s.since.earliest is not None:
        return f"{s.what}{whom}{where} from {s.since.earliest} to {s.until}"
    since = f" since {day_words.day(s.since)}" if s.since.known else ", start not told"
    return f"{s.what}{whom}{where}{since}"


def series_table(found: Iterable[Series], names: dict[str, str]) -> Table:
    """One block a series: its points by day, contradictions marked. ``names``: report id → outlet."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("published", no_wrap=True)
    table.add_column("total", justify="right", no_wrap=True)
    table.add_column("by")
    table.add_column("told by")
    for s in found:
        clashing = {n for c in s.contradictions for n in (c.first, c.second)}
        table.add_row(Text(f"{s.id}  {series_title(s)}", style="bold"))
        for n, p in enumerate(s.points):
            outlets = ", ".join(dict.fromkeys(plain(names.get(r, r)) for r in p.reports))
            total = wording.count(p.min, p.max, p.qualifier) + (" ≠" if n in clashing else "")
            table.add_row(
                f"  {day_words.day(p.day)}", total, Text(plain(p.by or "")), Text(outlets, overflow="fold")
            )
        for c in s.contradictions:
            words = "two totals for one day" if c.kind == "one day" else "a later total is smaller"
            table.add_row(Text(f"  ≠ {words}: {c.why}", style="dim"))
    return table


def change_text(c: Change) -> str:
    """A change in one line: "killed 11 → 11–14", "place: Qarsh → Dumra; Qarsh".

    >>> change_text(Change(id="h", incident="i", day=None, by="published", report=None, what="killed",
    ...                    before="11", after="11–14"))
    'killed 11 → 11–14'
    """
    if c.what == "told":
        return f"first told: {c.after}"
    whom = f" ({c.group.value})" if c.group != HarmGroup.ALL else ""
    if c.before is None:
        return f"{c.what}{whom}: {c.after}"
    return f"{c.what}{whom} {c.before} → {c.after or 'no longer told'}"


def change_table(found: Iterable[Change], names: dict[str, str], *, incidents: bool) -> Table:
    """One row a change. ``names``: report id → outlet; ``incidents``: whether to name the incident."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("day", *(("incident",) if incidents else ()), "report", "what changed"):
        table.add_column(name, no_wrap=name in ("day", "incident"))
    before: tuple[object, ...] = ()
    for c in found:
        head = (c.day, c.incident, c.report)
        new = head != before
        before = head
        day = (f"{c.day}" if c.day else "unknown") + (" *" if c.by == "arrived" else "")
        who = names.get(c.report or "", "") if c.report else "(other incidents of the same reports)"
        text = Text(plain(change_text(c)))
        if c.quotes:
            text.append("  “" + "”, “".join(map(plain, c.quotes)) + "”", style="dim")
        table.add_row(
            day if new else "", *((c.incident if new else "",) if incidents else ()),
            Text(plain(who) if new else ""), text,
        )  # fmt: skip
    return table


_DRAWS = {
    "copy": "copies",
    "passage": "shares sentences with",
    "quote": "shares a quotation with",
    "credit": "credits",
    "republished": "republished from",
}
_LONGEST = 160  # characters of the words in common that are shown


def lineage_table(found: Lineage) -> Table:
    """The reports by day, each with what it draws on."""
    names = {n.id: n.name for n in found.nodes}
    reports = [n for n in found.nodes if n.report is not None]
    few = f"{len(reports)} reports, {found.origins} independent"
    table = Table(box=None, pad_edge=False, header_style="bold", title=few, title_justify="left")
    for name in ("published", "report", "origin", "draws on"):
        table.add_column(name, no_wrap=name == "published")
    for n in reports:
        mine = [e for e in found.edges if e.source == n.id]
        first = (day_words.day(n.published), Text(plain(n.name)), Text(plain(n.origin)))
        for row, e in enumerate(mine or [None]):
            text = Text("")
            if e is not None:
                share = f" {e.share:.0%}" if e.share else ""
                text.append(f"{_DRAWS[e.kind]} {plain(names[e.target])}{share}")
                words = plain(e.evidence)
                cut = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
                text.append(f"  “{cut}”" if e.kind not in ("credit", "republished") else "", style="dim")
            table.add_row(*(first if row == 0 else ("", "", "")), text)
    return table


def chain_table(incident: Incident, chain: Iterable[Link], names: dict[str, str]) -> Table:
    """A chain of attacks and answers, the first cause first, each with the words that call it an answer.

    ``names``: incident id → summary.
    """
    table = Table(
        box=None, pad_edge=False, header_style="bold", title="chain of answers", title_justify="left"
    )
    for name in ("", "incident", "what", "in whose words"):
        table.add_column(name, no_wrap=name in ("", "incident"))
    steps = sorted([(0, incident.id, ""), *((c.step, c.incident, _said(c)) for c in chain)])
    first = steps[0][0]
    for step, id, words in steps:
        style = "bold" if step == 0 else ""
        mark = "" if step == first else "↳"
        table.add_row(
            "  " * (step - first) + mark, id, Text(plain(names.get(id, incident.summary)), style=style),
            Text(words, style="dim"),
        )  # fmt: skip
    return table


def _said(link: Link) -> str:
    return "; ".join(f"“{plain(q)}”" for _, q in link.relation.quotes[:2])
