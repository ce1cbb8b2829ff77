"""How an incident's figures, and the codebooks' made of them, came about: which claims count and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows
from rashomon.model import Claim, Figure, HarmGroup, Incident
from rashomon.publish import wording
from rashomon.publish.page.view import ROW_NAMES
from rashomon.reconcile import conventions

CODEBOOKS = {
    "acled": "ACLED", "ucdp": "UCDP GED", "airwars": "Airwars", "ibc": "Iraq Body Count", "gtd": "GTD",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim on a figure, the report that it stands in, and what is noted of it."""

    claim: Claim
    report: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure with the claims that it spans, those passed over, and those that look wrong and are kept."""

    name: str
    words: str
    best: int | None
    by_hand: bool
    counted: tuple[Counted, ...]
    passed_over: dict[str, list[Counted]]  # by the reason
    flagged: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a codebook: its name in words, its value, and the rule that gives it."""

    name: str
    value: str
    rule: str


def figures(incident: Incident) -> list[Told]:
    """The figures of an incident, each with its claims."""
    held = {c.id: (c, a.report) for a in incident.accounts for c in (*a.claims, *a.noise)}
    by_hand = {c.slot() for c in incident.corrections}
    return [_told(f, held, f"{f.property} {f.group}" in by_hand) for f in incident.figures]


def _told(f: Figure, held: Mapping[str, tuple[Claim, str]], by_hand: bool) -> Told:
    group = "" if f.group == HarmGroup.ALL else f", {f.group.value}"
    passed_over: dict[str, list[Counted]] = {}
    for id, why in f.passed_over:
        if id in held:
            passed_over.setdefault(why, []).append(Counted(*held[id]))
    return Told(
        name=ROW_NAMES[f.property] + group,
        words=wording.figure(f),
        best=f.best if f.min != f.max else None,
        by_hand=by_hand,
        counted=tuple(Counted(*held[id], wording.counted_as(held[id][0], f)) for id in f.used if id in held),
        passed_over=passed_over,
        flagged=tuple(Counted(*held[id], why) for id, why in f.flags if id in held),
    )


def codebooks(incident: Incident) -> dict[str, list[Column]]:
    """The row of each codebook, by its name."""
    return {CODEBOOKS[c]: list(_columns(incident, c)) for c in conventions.NAMES}


def _columns(incident: Incident, codebook: str) -> Iterator[Column]:
    for key, value in conventions.figures(incident, codebook).items():
        column = key.removeprefix(f"{codebook}_")
        name, rule = _rule(codebook, column, str(value))
        is_sign = (codebook, column, str(value)) in _rules() and value in (0, 1)
        yield Column(name, _said(bool(value) if is_sign else value), rule)


def _said(value: int | str | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return "–" if value is None else value.replace("_", " ")


def _rule(codebook: str, column: str, value: str) -> tuple[str, str]:
    """The name of a column, and how a value of it comes about."""
    rules = _rules()
    return rules.get((codebook, column, value)) or rules[codebook, column, ""]


@cache
def _rules() -> dict[tuple[str, str, str], tuple[str, str]]:
    """(codebook, column, value or "") → (name, words); see the table's header."""
    table = rows("codebook_rules.tsv")
    return {(codebook, column, value): (name, words) for codebook, column, value, name, words in table}
