"""Scores of a ledger on the public development sets that lie beside the project (see bench/README.md).

    python bench/scores.py                      every set, whole
    python bench/scores.py syria --groups a b   some month groups of the Syria set
    python bench/scores.py gva --part 4         every fourth incident of GVA
    python bench/scores.py --update-baseline    raise the figures that CI compares with; none is lowered

Prints ``set name: value`` lines; ``--json FILE`` writes them as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from sets import SHARED, jsonl

BASELINE = Path(__file__).resolve().parent / "baseline.json"
SETS = {"syria": "syria", "gva": "gva", "airwars": "airwars-gaza"}


def write_rows(path: Path, items: Iterable[dict]) -> None:
    path.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in items), encoding="utf8")


def subset(name: str, keep: Callable[[str], bool], target: Path) -> None:
    """Copy the part of a set whose report ids ``keep`` admits into a folder of its own form."""
    source = SHARED / "datasets" / SETS[name]
    reports = [r for r in jsonl(source / "reports.jsonl") if keep(r["id"])]
    write_rows(target / "reports.jsonl", reports)
    if name == "gva":
        gold = [g for g in jsonl(source / "gold_incidents.jsonl") if keep(g["report"])]
        write_rows(target / "gold_incidents.jsonl", gold)
        write_rows(target / "ledger.jsonl", jsonl(source / "ledger.jsonl"))
    else:
        key = "id" if name == "syria" else "report"
        write_rows(target / "gold.jsonl", [g for g in jsonl(source / "gold.jsonl") if keep(g[key])])


def chosen(name: str, groups: list[str] | None = None, part: int = 1) -> Callable[[str], bool]:
    """Which reports take part: month groups of syria, every n-th incident of gva or row of airwars."""
    source = SHARED / "datasets" / SETS[name]
    if name == "syria":
        return lambda rid: not groups or rid[4] in groups
    if name == "gva":
        incidents = {g["report"]: min(g["incidents"]) for g in jsonl(source / "gold_incidents.jsonl")}
        order = {i: n for n, i in enumerate(sorted(set(incidents.values())))}
        return lambda rid: rid in incidents and order[incidents[rid]] % part == 0
    order = {r["id"]: n for n, r in enumerate(jsonl(source / "reports.jsonl"))}
    return lambda rid: order[rid] % part == 0


def score(
    name: str, groups: list[str] | None = None, part: int = 1, workers: int = 2, keep: Path | None = None
) -> dict[str, float]:
    """Read (a part of) a set into a new ledger and score its export; also the seconds it took.

    ``keep``: a folder that the ledger and the export are left in.
    """
    from rashomon import open_ledger
    from rashomon.publish.export_json import dump

    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.ledger").unlink(missing_ok=True)
        subset(name, chosen(name, groups, part), folder)
        began = time.perf_counter()
        with open_ledger(folder / f"{name}.ledger") as ledger:
            ledger.read([folder / "reports.jsonl"], workers=workers)
            seconds = time.perf_counter() - began
            export = folder / f"{name}.json"
            with export.open("wb") as file:
                dump(ledger, file)
        out = subprocess.run(
            [sys.executable, SHARED / "score" / "score.py", name, export, folder],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    figures = {k: float(v) for k, v in (line.split(": ") for line in out.splitlines())}
    return {**figures, "seconds": round(seconds, 1)}


def update_baseline() -> None:
    """Measure what ``baseline.json`` names and raise each figure that has risen."""
    baseline = json.loads(BASELINE.read_text(encoding="utf8"))
    for name, part in baseline["sets"].items():
        found = score(name, part.get("groups"), part.get("part", 1))
        for figure, value in part["figures"].items():
            print(f"{name} {figure}: {value} → {found[figure]:.4f}", flush=True)
            part["figures"][figure] = max(value, round(found[figure], 3))
    BASELINE.write_text(json.dumps(baseline, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; all unless given")
    parser.add_argument("--groups", nargs="*", help="month groups of the Syria set: a … g")
    parser.add_argument("--part", type=int, default=1, help="every n-th incident of gva, row of airwars")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="leave ledger and export in this folder")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--update-baseline", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        sys.exit(f"The development sets are not here: {SHARED}")
    if args.update_baseline:
        update_baseline()
        return
    if unknown := [n for n in args.sets if n not in SETS]:
        parser.error(f"no such set: {', '.join(unknown)}")
    result = {}
    for name in args.sets or SETS:
        result[name] = score(name, args.groups, args.part, args.workers, args.keep)
        for key, value in result[name].items():
            print(f"{name} {key}: {value}", flush=True)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
