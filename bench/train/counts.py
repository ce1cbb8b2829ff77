"""Rebuild the two models of ``rashomon.read.counts`` from the Syria reference.

    python bench/train/counts.py ../shared

Group letters a to f train, and every other report of g, with the sentences written for the project. What the
models do on months that they have not seen says bench/counts_eval.py, which leaves each letter out in turn.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1]))

from fit import fit, write

from rashomon.model import Report
from rashomon.read.counts.find import found_in
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.link import options
from rashomon.read.counts.pairs import features
from rashomon.read.counts.parse import told
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.totals import Figures
from rashomon.read.counts.totals import features as total_features
from rashomon.read.document import Document, Sentence
from sets import all_article, jsonl, report_of

TRAIN = "abcdef"
EVERY_OTHER = "g"  # the letter whose reports at odd positions are kept to look at


@dataclass
class Marked:
    """A parsed sentence and, for each group, the gold it bears: (property, "claim" | "tally") or None."""

    sentence: Sentence
    parsed: Parsed
    gold: list[tuple[str, str] | None]
    known: list[set[str]]  # properties whose value the report's gold holds somewhere


@dataclass
class Reading:
    doc: Document
    letter: str
    gold: dict[str, Any]
    marked: list[Marked] = field(default_factory=list)


def value_matches(g: Group, gold: dict[str, Any]) -> bool:
    if gold.get("qualifier") == "vague":
        return g.qualifier == "vague"
    lo, hi = gold.get("min"), gold.get("max")
    if "qualifier" not in gold:  # tallies: only the least is compared
        return g.min == lo if lo is not None else g.max == hi
    return (g.min, g.max) == (lo, hi)


def what(tally: dict[str, Any]) -> str:
    low = str(tally.get("what", "")).lower()
    for word, prop in (
        ("wound", "wounded"),
        ("injur", "wounded"),
        ("displac", "displaced"),
        ("missing", "missing"),
        ("abduct", "abducted"),
        ("kill", "killed"),
        ("death", "killed"),
        ("died", "killed"),
    ):
        if word in low:
            return prop
    return low


def places(report: Report, quote: str) -> list[tuple[str, int, int]]:
    out = []
    for name in ("title", "text"):
        out += [(name, m.start(), m.end()) for m in re.finditer(re.escape(quote), report.of(name))]
    return out


def read(folder: Path, letters: str) -> list[Reading]:
    """The Syria reports of some letters, parsed, with gold laid on their groups."""
    reports = {r["id"]: r for r in jsonl(folder / "reports.jsonl")}
    out = []
    for gold in jsonl(folder / "gold.jsonl"):
        letter = gold["id"].split("_")[1][0]
        if letter not in letters:
            continue
        doc = all_article(report_of(reports[gold["id"]]))
        r = Reading(doc, letter, gold)
        claims = [
            (c["property"], "claim", c, places(doc.report, c["quote"]))
            for a in gold["accounts"]
            for c in a["claims"]
        ]
        claims += [(what(t), "tally", t, places(doc.report, t["quote"])) for t in gold["tallies"]]
        for s, p in told(doc):
            marks: list[tuple[str, str] | None] = []
            known = []
            for g in p.groups:
                a, b = p.tokens[g.low].start, p.tokens[max(g.high, g.low + 1) - 1].end
                hit: tuple[str, str] | None = None
                for prop, kind, c, at in claims:
                    if value_matches(g, c) and any(f == s.field and x < b and a < y for f, x, y in at):
                        hit = (prop, kind)
                        break
                marks.append(hit)
                known.append(
                    {
                        prop
                        for prop, kind, c, at in claims
                        if g.value == (c.get("min") if c.get("min") is not None else c.get("max"))
                    }
                )
            r.marked.append(Marked(s, p, marks, known))
        out.append(r)
    return out


_MARK = re.compile(r"\[([^\]]+)\]([kwamdx])")
_OWN = Path(__file__).resolve().parent / "counts_sentences.txt"
_LETTERS = {"k": "killed", "w": "wounded", "a": "abducted", "m": "missing", "d": "displaced"}


def own_sentences() -> list[Reading]:
    """The sentences written for the project, each a report of its own, with marks on its groups."""
    out = []
    for number, line in enumerate(_OWN.read_text(encoding="utf-8").splitlines()[1:]):
        text, spans = "", []
        at = 0
        for m in _MARK.finditer(line):
            text += line[at : m.start()]
            spans.append((len(text), len(text) + len(m.group(1)), m.group(2)))
            text += m.group(1)
            at = m.end()
        text += line[at:]
        kind = "claim"
        if text.startswith("~"):
            text, kind = text[1:], "tally"
            spans = [(a - 1, b - 1, k) for a, b, k in spans]
        doc = all_article(Report(id=f"own-{number}", text=text))
        r = Reading(doc, "own", {"id": f"own-{number}", "accounts": [], "tallies": []})
        for s, p in told(doc):
            marks: list[tuple[str, str] | None] = []
            for g in p.groups:
                a, b = p.tokens[g.first].start, p.tokens[g.last - 1].end
                hits = [k for x, y, k in spans if x < b and a < y and k in _LETTERS]
                marks.append((_LETTERS[hits[0]], kind) if hits else None)
            r.marked.append(Marked(s, p, marks, [set() for _ in p.groups]))
        out.append(r)
    return out


def pairs(readings: list[Reading], pick: Any) -> tuple[list[dict[str, float]], list[str]]:
    """Pair rows: the harm word that ``pick`` takes for a gold group is positive, other words negative."""
    rows: list[dict[str, float]] = []
    labels: list[str] = []
    for r in readings:
        for m in r.marked:
            chosen: list[Harm | None] = []
            for k in range(len(m.parsed.groups)):
                gold = m.gold[k]
                target: Harm | None = None
                offers = options(m.parsed, k)
                feats = [features(m.parsed, k, h, chosen) for h in offers]
                if gold is not None:
                    fit_ = [i for i, h in enumerate(offers) if h.property == gold[0]]
                    if fit_:
                        best = max(fit_, key=lambda i: (pick(m.parsed, k, offers[i], feats[i]), -i))
                        target = offers[best]
                for h, f in zip(offers, feats, strict=True):
                    if h is target:
                        label = "1"
                    elif gold is not None and h.property == gold[0]:
                        continue
                    elif (
                        gold is None
                        and h.property in m.known[k]
                        and m.parsed.groups[k].kind
                        not in ("single", "bare", "name", "pronoun", "aged", "another")
                    ):
                        continue  # the number said again: neither right nor wrong
                    else:
                        label = "0"
                    rows.append(dict.fromkeys(f, 1.0))
                    labels.append(label)
                chosen.append(target)
    return rows, labels


def nearest(p: Parsed, k: int, h: Harm, feats: list[str]) -> float:
    g = p.groups[k]
    return -float(h.first - g.last if h.first >= g.last else g.first - h.last)


def scorer(model: dict[str, Any]) -> Any:
    weights, bias = model["weights"], model["bias"][0]
    return lambda feats: bias + sum(weights[f][0] for f in feats if f in weights)


def fit_link(readings: list[Reading], c: float = 0.5) -> dict[str, Any]:
    """The first model. ``c`` and ``least`` give the lowest log loss on months left out."""
    readings = [*readings, *own_sentences()]
    pick: Any = nearest
    model: dict[str, Any] = {}
    for _ in range(2):
        rows, labels = pairs(readings, pick)
        model = fit(rows, labels, c=c, least=3)
        score = scorer(model)
        pick = lambda p, k, h, f, score=score: score(f)  # noqa: E731
    return model


def total_rows(readings: list[Reading], score: Any) -> tuple[list[dict[str, float]], list[str]]:
    """Rows for the second model: what the first one links, where the gold says claim or tally."""
    rows: list[dict[str, float]] = []
    labels: list[str] = []
    for r in readings:
        found = found_in(r.doc, score)
        figures = Figures(found)
        gold = {(m.sentence.index, k): g for m in r.marked for k, g in enumerate(m.gold)}
        for k, f in enumerate(found):
            g = gold[f.sentence.index, f.index]
            if g is not None and g[0] == f.harm.property:
                label = g[1]
            else:
                continue
            rows.append(dict.fromkeys(total_features(figures, k, len(r.doc.sentences)), 1.0))
            labels.append(label)
    return rows, labels


def folds(readings: list[Reading]) -> Iterator[tuple[list[Reading], list[Reading]]]:
    for letter in sorted({r.letter for r in readings}):
        yield [r for r in readings if r.letter != letter], [r for r in readings if r.letter == letter]


Rows = tuple[list[dict[str, float]], list[str]]


def rows_by_letter(readings: list[Reading]) -> dict[str, Rows]:
    """Rows for the second model, for each letter what a first model that did not see it would link."""
    own = own_sentences()
    out = {held[0].letter: total_rows(held, scorer(fit_link(rest))) for rest, held in folds(readings)}
    return {**out, "own": total_rows(own, scorer(fit_link(readings)))}


def fit_total(rows: dict[str, Rows], without: str = "", c: float = 0.15) -> dict[str, Any]:
    """The second model, on the rows of all letters but one."""
    kept = [r for letter, r in sorted(rows.items()) if letter != without]
    return fit([x for r in kept for x in r[0]], [y for r in kept for y in r[1]], c=c)


def main() -> None:
    shared = Path(sys.argv[1])
    folder = shared / "datasets" / "syria"
    readings = [*read(folder, TRAIN), *read(folder, EVERY_OTHER)[::2]]
    write("counts_link", fit_link(readings))
    write("counts_total", fit_total(rows_by_letter(readings)))


if __name__ == "__main__":
    main()
