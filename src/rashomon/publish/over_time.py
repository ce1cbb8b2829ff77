"""What the ledger tells over time, in a terminal: series of tallies."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from rashomon.model import Series
from rashomon.publish import wording
from rashomon.publish.terminal import plain


def series_title(s: Series) -> str:
    """What a series counts, where and since when: "attacks in IQ, SY since 17 Oct 2023"."""
    whom = f" ({s.whom.value})" if s.whom else ""
    where = f" in {', '.join(s.where)}" if s.where else ""
    if s.standing:
        return s.what + where
    if s.until is not None and s.since.earliest is not None:
        return f"{s.what}{whom}{where} from {s.since.earliest} to {s.until}"
    since = f" since {wording.day(s.since)}" if s.since.known else ", start not told"
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
                f"  {wording.day(p.day)}", total, Text(plain(p.by or "")), Text(outlets, overflow="fold")
            )
        for c in s.contradictions:
            words = "two totals for one day" if c.kind == "one day" else "a later total is smaller"
            table.add_row(Text(f"  ≠ {words}: {c.why}", style="dim"))
    return table
