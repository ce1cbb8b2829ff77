"""What the reading stage alone is worth: every account taken for an incident of its own.

python bench/read_eval.py syria ../shared dev_a dev_b      groups of the Syria set
python bench/read_eval.py gva ../shared 01                 report ids that begin with one of these
python bench/read_eval.py airwars ../shared odd|even       lines of the Airwars set
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import (
    COUNTS,
    Account,
    Claim,
    HarmGroup,
    Property,
    Qualifier,
    Reading,
    Tally,
)
from rashomon.read.reader import Reader
from sets import jsonl, report_of


def claim_row(c: Claim) -> dict:
    p = c.passage
    return {
        "id": c.id,
        "property": c.property.value,
        "value": c.value,
        "min": c.min,
        "max": c.max,
        "qualifier": c.qualifier.value if c.qualifier else None,
        "who": c.who,
        "attributed_to": c.attributed_to,
        "stance": c.stance.value,
        "field": p.field,
        "start": p.start,
        "end": p.end,
        "quote": p.quote,
    }


def harm(account: Account) -> dict:
    """The plainest figure of one account: the largest whole number a property has."""
    out = {}
    for prop in (Property.KILLED, Property.WOUNDED):
        whole = [
            c
            for c in account.claims
            if c.property is prop
            and c.part_of is None
            and c.qualifier is not Qualifier.VAGUE
            and c.group is not HarmGroup.PERPETRATORS
        ]
        numbers = [n for c in whole if (n := c.min if c.min is not None else c.max) is not None]
        if numbers:
            out[prop.value] = {"min": min(numbers), "max": max(numbers), "best": max(numbers)}
    return out


def export(readings: list[Reading]) -> dict:
    incidents = [
        {
            "id": a.id,
            "type": a.type.value,
            "summary": "",
            "date": {
                "earliest": a.when.earliest and a.when.earliest.isoformat(),
                "latest": a.when.latest and a.when.latest.isoformat(),
                "edtf": a.when.edtf,
                "precision": a.when.precision.value,
            },
            "places": [{"name": p.name, "role": p.role.value} for p in a.places],
            "actors": [{"name": x.name, "role": x.role.value, "id": x.id} for x in a.actors],
            "harm": harm(a),
            "accounts": [
                {"report": r.report, "central": a.central, "claims": [claim_row(c) for c in a.claims]}
            ],
        }
        for r in readings
        for a in r.accounts
    ]
    return {
        "format": "rashomon-ledger",
        "version": 1,
        "reports": [],
        "incidents": incidents,
        "relations": [],
        "tallies": [tally_row(t) for r in readings for t in r.tallies],
    }


def tally_row(t: Tally) -> dict:
    return {"report": t.report, "what": t.what, "min": t.min, "max": t.max, "quote": t.passage.quote}


def parts(kind: str, shared: Path, which: list[str]) -> Iterator[tuple[str, list[dict]]]:
    """(file name, rows) of the part of a set that is asked for."""
    data = shared / "datasets"
    if kind == "syria":
        for name in ("reports.jsonl", "gold.jsonl"):
            yield name, [r for r in jsonl(data / "syria" / name) if r["id"].startswith(tuple(which))]
    elif kind == "gva":
        reports = [r for r in jsonl(data / "gva/reports.jsonl") if r["id"][0] in which[0]]
        reports = reports[:: int(which[1]) if len(which) > 1 else 1]
        ids = {r["id"] for r in reports}
        yield "reports.jsonl", reports
        yield (
            "gold_incidents.jsonl",
            [g for g in jsonl(data / "gva/gold_incidents.jsonl") if g["report"] in ids],
        )
        yield "ledger.jsonl", jsonl(data / "gva/ledger.jsonl")
    else:
        offset = 0 if which == ["odd"] else 1
        yield "reports.jsonl", jsonl(data / "airwars-gaza/reports.jsonl")[offset::2]
        yield "gold.jsonl", jsonl(data / "airwars-gaza/gold.jsonl")[offset::2]


def main(kind: str, shared: Path, which: list[str]) -> None:
    files = dict(parts(kind, shared, which))
    started = time.perf_counter()
    reader = Reader()
    opened = time.perf_counter()
    readings = []
    words = 0
    for row in files["reports.jsonl"]:
        report = report_of(row)
        words += len(report.text.split())
        readings.append(reader.read(clean(report)))
    took = time.perf_counter() - opened
    for row, reading in zip(files["reports.jsonl"], readings, strict=True):
        for a in reading.accounts:
            for p in [a.anchor, *(c.passage for c in a.claims)]:
                assert (row["text"] if p.field == "text" else row["title"])[p.start : p.end] == p.quote
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in files.items():
            Path(folder, name).write_text("".join(json.dumps(r) + "\n" for r in rows))
        out = Path(folder, "export.json")
        out.write_text(json.dumps(export(readings)))
        script = str(shared / "score/score.py")
        subprocess.run([sys.executable, script, kind, str(out), folder], check=True)
    accounts = [a for r in readings for a in r.accounts]
    print(
        f"accounts: {len(accounts)} ({sum(a.central for a in accounts)} central) in {len(readings)} reports"
    )
    counted = Counter(c.property.value for a in accounts for c in a.claims if c.property in COUNTS)
    print(f"counts: {dict(counted)}; open: {opened - started:.1f} s; {words / took:,.0f} words/s")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
