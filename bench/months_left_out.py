"""The Syria set read as if each of its months had never been seen.

    python bench/months_left_out.py ../shared [--groups dev_a dev_b ...] [--keep OUT.json] [--now]

For each group of months the models of counts, of voices and of accounts are fitted to the others, and the
group is read with them. The figures are those of ``score.py`` over the incidents that resolve and reconcile
make of all readings. ``--now`` reads with the models that ship, which have seen most of these months; all
other models are those that ship. Rules and tables were made on these months: nothing here leaves them out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "train"))

import accounts
import counts
import voices

from rashomon import learned
from rashomon.clean import clean
from rashomon.model import Reading, Report
from rashomon.publish.export_json import incident
from rashomon.read.reader import Reader
from rashomon.reconcile import ReportMeta, copy_groups, reconcile, signature
from rashomon.resolve import resolve
from read_eval import tally_row
from sets import jsonl, report_of

Models = dict[str, dict]
SHIPPED = learned.checked


def use(models: Models) -> None:
    """Let the reader use these models in this process, and those that ship for the others."""
    packed = {f"{name}.json.gz": gzip.compress(json.dumps(m).encode()) for name, m in models.items()}
    learned.checked = lambda name, sha256: packed.get(name) or SHIPPED(name, sha256)
    learned.linear.cache_clear()


def accounts_models(reader: Reader, shared: Path) -> Callable[[str], Models]:
    """The five models of accounts by the group that they have not seen."""
    seen = {g: list(accounts.syria(reader, shared, (g,))) for g in accounts.SYRIA}
    others = list(accounts.others(reader, shared))

    def without(group: str) -> Models:
        rows = accounts.Rows()
        for n, part in enumerate(x for g, x in seen.items() if g != group):
            rows.add(part, n)
        rows.add(others)
        return accounts.models(rows)

    return without


def counts_models(shared: Path) -> Callable[[str], Models]:
    """The two models of counts by the group that they have not seen."""
    read = counts.read(shared / "datasets/syria", counts.TRAIN)
    rows = counts.rows_by_letter(read)

    def without(group: str) -> Models:
        rest = [r for r in read if r.letter != group[-1]]
        return {"counts_link": counts.fit_link(rest), "counts_total": counts.fit_total(rows, group[-1])}

    return without


def voices_model(shared: Path) -> Callable[[str], Models]:
    """The model of voices by the group that it has not seen."""
    sample = voices.samples(shared / "datasets")

    def without(group: str) -> Models:
        return {"voices": voices.model(voices.train([c for c in sample if c.group != group[-1]]))}

    return without


def crossed(reader: Reader, shared: Path, groups: list[str], now: bool = False) -> list[Reading]:
    """The readings of all groups, each read with models that have not seen it."""
    made = []
    if not now:
        made = [accounts_models(reader, shared), counts_models(shared), voices_model(shared)]
    rows = jsonl(shared / "datasets/syria/reports.jsonl")
    out = []
    for group in groups:
        use({name: m for without in made for name, m in without(group).items()})
        out += [reader.read(clean(report_of(r))) for r in rows if r["id"].startswith(group)]
    return out


def ledger(readings: list[Reading], reports: dict[str, Report]) -> dict:
    """The export of the incidents that the readings make."""
    told = [a for r in readings for a in r.accounts]
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
    found = resolve(told, published={r.report: r.published for r in readings}, outlets=outlets)
    links = [x for r in readings for x in r.links]
    made = reconcile(found.clusters, told, metas, links, possibly_same=found.possibly_same)
    return {
        "incidents": [incident(i) for i in made.incidents],
        "tallies": [tally_row(t) for r in readings for t in r.tallies],
    }


def score(readings: list[Reading], shared: Path, keep: Path | None = None) -> str:
    ids = {r.report for r in readings}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("reports.jsonl", "gold.jsonl"):
            rows = [r for r in jsonl(shared / "datasets/syria" / name) if r["id"] in ids]
            (folder / name).write_text("".join(json.dumps(r) + "\n" for r in rows))
        reports = {r["id"]: report_of(r) for r in jsonl(folder / "reports.jsonl")}
        out = keep or folder / "export.json"
        out.write_text(json.dumps(ledger(readings, reports)))
        command = [sys.executable, str(shared / "score/score.py"), "syria", str(out), str(folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--groups", nargs="*", default=list(accounts.SYRIA), help="which are read and scored")
    parser.add_argument("--keep", type=Path, help="leave the export here")
    parser.add_argument("--now", action="store_true")
    args = parser.parse_args()
    readings = crossed(Reader(), args.shared, args.groups, args.now)
    print(score(readings, args.shared, args.keep), end="")
    told = [a for r in readings for a in r.accounts]
    print(f"accounts: {len(told)}, {sum(a.central for a in told)} central")


if __name__ == "__main__":
    main()
