"""Lineage on pairs of reports of one incident, against what was seen by eye (``lineage_pairs.tsv``).

    python bench/lineage_eval.py [--all] [--misses]

copy: pairs with half of the shorter text in common or more, called copies; link: any edge (copy, passage,
quote) where the two draw on one original; group: pairs that count as one origin over the whole ledger.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import When
from rashomon.reconcile import copy_groups, signature
from rashomon.reconcile.graph import Written, graph
from sets import SHARED, jsonl, report_of

PAIRS = Path(__file__).with_name("lineage_pairs.tsv")
LINKED = ("copy", "passage", "quote")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print the pairs that are got wrong")
    parser.add_argument("--all", action="store_true", help="every pair of the list, not the 200 alike most")
    args = parser.parse_args()
    lines = PAIRS.read_text(encoding="utf8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    pairs = [(a, b, seen) for a, b, seen, most in rows if most or args.all]
    wanted = {r for a, b, _ in pairs for r in (a, b)}
    texts = {}
    for row in jsonl(SHARED / "datasets" / "gva" / "reports.jsonl"):
        if row["id"] in wanted:
            c = clean(report_of(row))
            texts[row["id"]] = " ".join(c.report.text[b.start : b.end] for b in c.blocks if b.is_read)
    groups = copy_groups({r: signature(t) for r, t in texts.items()})
    n: Counter[str] = Counter()
    for a, b, seen in pairs:
        written = [
            Written(report=r, name=r, outlet=None, published=When(), origin=r, text=texts[r]) for r in (a, b)
        ]
        found = next((e.kind for e in graph("", written).edges), "none")
        one = a in groups and groups[a] == groups.get(b)
        for name, said, truth in (
            ("copy", found == "copy", seen == "copy"),
            ("link", found in LINKED, seen in LINKED),
            ("group", one, seen == "copy"),
        ):
            n[f"{name} {said} {truth}"] += 1
            if args.misses and said != truth:
                print(name, "found" if said else "missed", found, "seen", seen, a, b)
    print("pairs:", len(pairs))
    for name in ("copy", "link", "group"):
        right, wrong, missed = (n[f"{name} {s} {t}"] for s, t in ((True, True), (True, False), (False, True)))
        print(f"{name} precision: {right / max(1, right + wrong):.4f} ({right + wrong} found)")
        print(f"{name} recall: {right / max(1, right + missed):.4f} ({right + missed} seen)")


if __name__ == "__main__":
    main()
