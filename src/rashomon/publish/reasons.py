"""Why two accounts were or were not taken for the same incident, for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model import Explanation, Verdict
from rashomon.publish.terminal import plain

_VERDICTS = {
    Verdict.SAME: "taken for the same incident",
    Verdict.DIFFERENT: "not taken for the same incident",
    Verdict.UNSURE: "left open: possibly the same incident",
}
_OTHERS = 12  # pairs that are given a line after the first, which is shown in full


def explanation_page(explanations: Sequence[Explanation], labels: Mapping[str, str]) -> RenderableType:
    """The first pair in full, the others a line each.

    Args:
        explanations: as :meth:`rashomon.ledger.Ledger.explain` gives them; not empty.
        labels: what to call each account (outlet and first words), by id.
    """
    first, *others = explanations
    parts: list[RenderableType] = [_in_full(first, labels)]
    if others:
        parts += [Text(), Text("The other pairs", style="bold")]
        table = Table(box=None, pad_edge=False, show_header=False)
        for e in others[:_OTHERS]:
            against = "; ".join(e.contradictions)
            table.add_row(
                _signed(e.score),
                _VERDICTS[e.verdict],
                Text(f"{plain(labels.get(e.first, e.first))}  |  {plain(labels.get(e.second, e.second))}"),
                Text(plain(against)),
            )
        parts.append(table)
        if len(others) > _OTHERS:
            parts.append(Text(f"and {len(others) - _OTHERS} more"))
    return Group(*parts)


def _signed(weight: float) -> str:
    """With its sign, which a zero has none of."""
    shown = round(weight, 1)
    return f"{shown:+.1f}" if shown else "0.0"


def _in_full(e: Explanation, labels: Mapping[str, str]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("compared")
    table.add_column("found")
    table.add_column("weight", justify="right")
    table.add_column("in words")
    heavy = [h for h in e.hits if round(h.weight, 1)]
    for hit in heavy:
        table.add_row(hit.comparison, hit.level, _signed(hit.weight), Text(plain(hit.detail)))
    if light := len(e.hits) - len(heavy):
        table.add_row(f"and {light} more", "", "0.0", "points that weigh next to nothing", style="dim")
    table.add_row("together", "", _signed(e.score), "log2 odds; 0 is even", style="bold")
    lines: list[RenderableType] = [
        Text(f"{e.first}  {plain(labels.get(e.first, ''))}"),
        Text(f"{e.second}  {plain(labels.get(e.second, ''))}"),
        Text(_VERDICTS[e.verdict].capitalize(), style="bold"),
        Text(),
        table,
    ]
    lines += [Text(f"contradiction: {plain(c)}") for c in e.contradictions]
    if e.judgement:
        j = e.judgement
        why = plain(j.why) or "no reason given"
        lines.append(Text(f"judged {j.verdict.value} by {plain(j.who)} on {j.when:%Y-%m-%d}: {why}"))
    lines += [Text(f"note: {plain(note)}") for note in e.notes]
    return Group(*lines)
