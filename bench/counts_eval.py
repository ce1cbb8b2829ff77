"""Counts against the public sets, with no regard to accounts or voices.

    python bench/counts_eval.py ../shared [--letters abcde] [--show c] [--shipped]

syria: claims precision, recall, F1 (killed and wounded; property, quote overlap, same bounds; a number of the
reference said once more is no error) and tallies found, for each group letter, with models fitted on the
other letters; ``--shipped`` takes the models that ship. gva: whether the archive's figure is among
a report's counts, and is the greatest of them. ``--show`` prints the errors of a letter, cut short.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "train"))
warnings.filterwarnings("ignore", category=FutureWarning)

import counts as training  # noqa: E402

from rashomon.learned import Linear  # noqa: E402
from rashomon.model import Qualifier  # noqa: E402
from rashomon.read.counts import find_counts  # noqa: E402
from rashomon.read.counts.find import found_in, mentions, sorted_out  # noqa: E402
from rashomon.read.counts.things import count_things  # noqa: E402
from rashomon.read.document import Document  # noqa: E402
from rashomon.read.mentions import CountMention, CountOfThings  # noqa: E402
from sets import all_article, jsonl, report_of  # noqa: E402

HARMS = ("killed", "wounded")


def model_of(d: dict[str, Any]) -> Linear:
    return Linear(tuple(d["labels"]), tuple(d["bias"]), {k: tuple(v) for k, v in d["weights"].items()})


def score_report(
    doc: Document, gold: dict[str, Any], found: list[CountMention], things: list[CountOfThings]
) -> tuple[dict[str, int], list[str]]:
    """The counts of score.py for one report, and its errors in words."""
    n = dict.fromkeys(("tp", "fp", "fn", "tallies", "tallies_found"), 0)
    errors = []
    claims = [c for c in found if not c.total and c.property in HARMS]
    used: set[int] = set()
    known = set()
    for a in gold["accounts"]:
        for c in a["claims"]:
            known.add((c["property"], c["min"] if c["min"] is not None else c["max"]))
            if c["property"] not in HARMS:
                continue
            at = training.places(doc.report, c["quote"])
            for k, m in enumerate(claims):
                same = (
                    (m.qualifier == Qualifier.VAGUE)
                    if c["qualifier"] == "vague"
                    else ((m.min, m.max) == (c["min"], c["max"]))
                )
                touch = (
                    c["quote"] in m.text
                    or m.text in c["quote"]
                    or any(f == m.field and x < m.end and m.start < y for f, x, y in at)
                )
                if k not in used and m.property == c["property"] and same and touch:
                    used.add(k)
                    n["tp"] += 1
                    break
            else:
                n["fn"] += 1
                errors.append(
                    f"missed {c['property']} {c['min']} {c['max']} {c['qualifier']} | {c['quote'][:110]}"
                )
    for k, m in enumerate(claims):
        if k not in used and (m.property, m.min if m.min is not None else m.max) not in known:
            n["fp"] += 1
            errors.append(f"extra {m.property} {m.min} {m.max} {m.rule} | {m.text[:110]}")
    totals = [(m.min, m.text) for m in found if m.total] + [(t.min, t.text) for t in things]
    for t in gold["tallies"]:
        n["tallies"] += 1
        if any(lo == t["min"] and (t["quote"] in q or q in t["quote"]) for lo, q in totals):
            n["tallies_found"] += 1
        else:
            near = [q for lo, q in totals if lo == t["min"]]
            as_claim = [
                m.text
                for m in found
                if m.min == t["min"] and not m.total and (t["quote"] in m.text or m.text in t["quote"])
            ]
            errors.append(
                f"tally missed {t['what']} {t['min']} near={near[:1]} "
                f"claim={bool(as_claim)} | {t['quote'][:90]}"
            )
    return n, errors


def show(name: str, n: dict[str, int]) -> None:
    p, r = n["tp"] / max(1, n["tp"] + n["fp"]), n["tp"] / max(1, n["tp"] + n["fn"])
    f = 2 * p * r / max(1e-9, p + r)
    print(
        f"{name}: claims P {p:.3f} R {r:.3f} F1 {f:.3f}   "
        f"tallies found {n['tallies_found'] / max(1, n['tallies']):.3f}"
    )


def syria(folder: Path, letters: str, shown: str, shipped: bool) -> None:
    readings = training.read(folder, letters)
    total: dict[str, int] = {}
    rows = {} if shipped else training.rows_by_letter(readings)
    for rest, held in training.folds(readings):
        if not shipped:
            score = training.scorer(training.fit_link(rest))
            sort = model_of(training.fit_total(rows, held[0].letter))
        n: dict[str, int] = {}
        for r in held:
            if shipped:
                found, things = find_counts(r.doc)
            else:
                hits = found_in(r.doc, score)
                found, things = mentions(r.doc, hits, sorted_out(r.doc, hits, sort)), count_things(r.doc)
            one, errors = score_report(r.doc, r.gold, found, things)
            for k, v in one.items():
                n[k] = n.get(k, 0) + v
            if r.letter in shown:
                for e in errors:
                    print(r.gold["id"], e)
        show(f"syria {held[0].letter}", n)
        for k, v in n.items():
            total[k] = total.get(k, 0) + v
    show("syria all", total)


def gva(folder: Path) -> None:
    """A rough proxy: reports (ids 0 to 7) of one incident; whether the archive's figure is among them."""
    labels = {x["report"]: x["incidents"] for x in jsonl(folder / "gold_incidents.jsonl")}
    ledger = {x["incident_id"]: x for x in jsonl(folder / "ledger.jsonl")}
    n = dict.fromkeys(("killed", "wounded", "killed max", "wounded max"), 0)
    size = 0
    for row in jsonl(folder / "reports.jsonl")[::3]:
        labelled = labels.get(row["id"], [])
        truth = ledger.get(labelled[0], {}) if len(labelled) == 1 else {}
        if row["id"][0] > "7" or "num_killed" not in truth:
            continue
        size += 1
        found = [m for m in find_counts(all_article(report_of(row)))[0] if not m.total]
        for prop, column in (("killed", "num_killed"), ("wounded", "num_injured")):
            values = [m.min if m.min is not None else m.max for m in found if m.property == prop]
            n[prop] += truth[column] in (values or [0])
            n[prop + " max"] += truth[column] == max((v for v in values if v is not None), default=0)
    print(f"gva ({size} reports): " + "  ".join(f"{k} {v / size:.3f}" for k, v in n.items()))


def speed(folder: Path) -> None:
    rows = jsonl(folder / "reports.jsonl")[:300]
    docs = [all_article(report_of(r)) for r in rows]
    find_counts(docs[0])
    size = sum(len(r["text"]) for r in rows)
    begin = time.perf_counter()
    for d in docs:
        find_counts(d)
    print(f"speed: {size / 1000 / (time.perf_counter() - begin):.0f} kB/s on {size / 1000:.0f} kB")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("shared", type=Path)
    ap.add_argument("--letters", default="abcde")
    ap.add_argument("--show", default="")
    ap.add_argument("--shipped", action="store_true")
    a = ap.parse_args()
    sets = a.shared / "datasets"
    syria(sets / "syria", a.letters, a.show, a.shipped)
    gva(sets / "gva")
    speed(sets / "syria")


if __name__ == "__main__":
    main()
