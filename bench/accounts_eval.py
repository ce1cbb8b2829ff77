"""The reading stage on the Syria groups a … e, the accounts' models trained without the group they read.

    python bench/accounts_eval.py ../shared [--keep OUT.json] [--now]

The figures are those of ``score.py`` over the incidents that resolve and reconcile make of the readings.
``--now`` reads with the models that ship (which have seen these groups) instead.  All other models are
those that ship.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "train"))

import accounts as train

from rashomon.clean import clean
from rashomon.model import Reading, Report
from rashomon.publish.export_json import incident
from rashomon.read.accounts import grouping, kinds, uniting
from rashomon.read.reader import Reader
from rashomon.reconcile import ReportMeta, copy_groups, reconcile, signature
from rashomon.resolve import resolve
from read_eval import tally_row
from sets import jsonl, report_of

LOADERS = {
    "accounts_join": (grouping, "model"),
    "accounts_unite": (uniting, "model"),
    "accounts_type": (kinds, "type_model"),
    "accounts_central": (kinds, "central_model"),
    "accounts_keep": (kinds, "keep_model"),
}


def use(models: dict[str, dict]) -> None:
    """Let the reader use these models in this process."""
    for name, d in models.items():
        m = train.linear_of(d)
        module, loader = LOADERS[name]
        setattr(module, loader, lambda m=m: m)


def crossed(reader: Reader, shared: Path, now: bool = False) -> list[Reading]:
    """The readings of all groups, each read with models that have not seen it."""
    seen = {} if now else {g: list(train.syria(reader, shared, (g,))) for g in train.SYRIA}
    others = [] if now else list(train.others(reader, shared))
    rows = [r for r in jsonl(shared / "datasets/syria/reports.jsonl") if r["id"].startswith(train.SYRIA)]
    out = []
    for group in train.SYRIA:
        if not now:
            learned = train.Rows()
            for n, part in enumerate(x for g, x in seen.items() if g != group):
                learned.add(part, n)
            learned.add(others)
            use(train.models(learned))
        out += [reader.read(clean(report_of(r))) for r in rows if r["id"].startswith(group)]
    return out


def ledger(readings: list[Reading], reports: dict[str, Report]) -> dict:
    """The export of the incidents that the readings make."""
    accounts = [a for r in readings for a in r.accounts]
    outlets = {r.report: reports[r.report].outlet for r in readings}
    copies = copy_groups({r.report: signature(reports[r.report].text) for r in readings})
    metas = {
        r.report: ReportMeta(
            id=r.report,
            outlet=outlets[r.report],
            published=r.published,
            origins=r.origins,
            copy_group=copies.get(r.report),
        )
        for r in readings
    }
    found = resolve(accounts, published={r.report: r.published for r in readings}, outlets=outlets)
    links = [x for r in readings for x in r.links]
    made = reconcile(found.clusters, accounts, metas, links, possibly_same=found.possibly_same)
    return {
        "incidents": [incident(i) for i in made.incidents],
        "tallies": [tally_row(t) for r in readings for t in r.tallies],
    }


def score(readings: list[Reading], shared: Path, keep: Path | None = None) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("reports.jsonl", "gold.jsonl"):
            rows = [r for r in jsonl(shared / "datasets/syria" / name) if r["id"].startswith(train.SYRIA)]
            (folder / name).write_text("".join(json.dumps(r) + "\n" for r in rows))
        reports = {r["id"]: report_of(r) for r in jsonl(folder / "reports.jsonl")}
        out = keep or folder / "export.json"
        out.write_text(json.dumps(ledger(readings, reports)))
        command = [sys.executable, str(shared / "score/score.py"), "syria", str(out), str(folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--keep", type=Path, help="leave the export here")
    parser.add_argument("--now", action="store_true")
    args = parser.parse_args()
    readings = crossed(Reader(), args.shared, args.now)
    print(score(readings, args.shared, args.keep), end="")
    told = [a for r in readings for a in r.accounts]
    print(f"accounts: {len(told)}, {sum(a.central for a in told)} central")


if __name__ == "__main__":
    main()
