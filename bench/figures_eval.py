"""What the figures are worth where the incident is given: each page, or each gold incident, on its own.

    python bench/figures_eval.py airwars odd      odd|even lines of the Airwars set, all accounts of a page
    python bench/figures_eval.py gva 0 1 2        report ids that begin with one of these, by gold incident

``--readings FILE`` keeps what was read, so that a change of the figures alone is measured in seconds;
``--misses N`` prints N misses of a property (``--property wounded``): the figure, the truth, the claims.
"""

from __future__ import annotations

import argparse
import pickle
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import COUNTS, Account, Property, Reading
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told
from sets import SHARED, jsonl, report_of

SETS = SHARED / "datasets"


def readings(name: str, admitted: set[str], kept: Path | None) -> dict[str, Reading]:
    if kept is not None and kept.exists():
        with kept.open("rb") as f:
            return pickle.load(f)
    reader = Reader()
    out = {
        row["id"]: reader.read(clean(report_of(row)))
        for row in jsonl(SETS / name / "reports.jsonl")
        if row["id"] in admitted
    }
    if kept is not None:
        kept.write_bytes(pickle.dumps(out))
    return out


def told(read: Iterable[tuple[Reading, Iterable[Account]]]) -> list[Told]:
    return [
        Told(
            claim=c, report=r.report, time=r.published.latest.toordinal() if r.published.latest else 0,
            origin=c.attributed_to or r.report, voice=c.attributed_to or "", central=a.central,
        )
        for r, accounts in read
        for a in accounts
        for c in a.claims
        if c.property in COUNTS
    ]  # fmt: skip


def central(reading: Reading) -> list[Account]:
    """The account that a page is about, else its first."""
    return ([a for a in reading.accounts if a.central] or list(reading.accounts))[:1]


def airwars(which: str, kept: Path | None) -> Iterable[tuple[str, list[Told], dict]]:
    gold = jsonl(SETS / "airwars-gaza" / "gold.jsonl")[0 if which == "odd" else 1 :: 2]
    read = readings("airwars-gaza", {g["report"] for g in gold}, kept)
    for g in gold:
        r = read[g["report"]]
        truth = {
            Property.KILLED: ("killed_min", "killed_max"),
            Property.WOUNDED: ("injured_min", "injured_max"),
        }
        yield (
            g["report"], told([(r, r.accounts)]),
            {p: (g[a], g[b]) for p, (a, b) in truth.items() if g[a] is not None},
        )  # fmt: skip


def gva(starts: list[str], kept: Path | None) -> Iterable[tuple[str, list[Told], dict]]:
    of: dict[str, list[str]] = defaultdict(list)
    for g in jsonl(SETS / "gva" / "gold_incidents.jsonl"):
        if len(g["incidents"]) == 1 and g["report"].startswith(tuple(starts)):
            of[g["incidents"][0]].append(g["report"])
    ledger = {x["incident_id"]: x for x in jsonl(SETS / "gva" / "ledger.jsonl")}
    read = readings("gva", {r for mine in of.values() for r in mine}, kept)
    for incident, mine in sorted(of.items()):
        row = ledger.get(incident)
        if row is None:
            continue
        columns = {Property.KILLED: "num_killed", Property.WOUNDED: "num_injured"}
        yield (
            incident, told((read[r], central(read[r])) for r in mine),
            {p: (row[c], row[c]) for p, c in columns.items() if row.get(c) is not None},
        )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", choices=["airwars", "gva"])
    parser.add_argument("part", nargs="+")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--property", type=Property, default=Property.KILLED)
    args = parser.parse_args()
    items = airwars(args.part[0], args.readings) if args.set == "airwars" else gva(args.part, args.readings)
    n: Counter[str] = Counter()
    ok: Counter[str] = Counter()
    shown = 0
    for name, claims, truth in items:
        found = {f.property: f for f in figures(claims) if f.group == "all"}
        for p, (low, high) in truth.items():
            f = found.get(p)
            if args.set == "gva":
                got = (f.best or 0, f.best or 0) if f else (0, 0)
            else:
                got = (f.min, f.max) if f else (None, None)
            right = got == (low, high)
            for key in (f"{p} exact", *([f"{p} true ranges"] if low != high else [])):
                n[key] += 1
                ok[key] += right
            if args.set == "airwars":
                n[f"{p} min"] += 1
                ok[f"{p} min"] += got[0] == low
                n[f"{p} max"] += 1
                ok[f"{p} max"] += got[1] == high
            if not right and p == args.property and shown < args.misses + args.skip:
                shown += 1
                if shown > args.skip:
                    show(name, claims, p, got, (low, high), set(f.used) if f else set())
    for key in sorted(n):
        print(f"{args.set} {key}: {ok[key] / n[key]:.4f} ({n[key]})")


def show(name: str, claims: list[Told], p: Property, got: tuple, truth: tuple, used: set[str]) -> None:
    print(f"\n{name} {p}: got {got[0]}-{got[1]}, true {truth[0]}-{truth[1]}")
    for t in claims:
        c = t.claim
        if c.property in (Property.KILLED, Property.WOUNDED):
            part = " part" if c.part_of else ""
            mark = "*" if c.id in used else " "
            quote = " ".join(c.passage.quote.split())[:110]
            page = f"{zlib.crc32(t.report.encode()) % 1000:03}"
            print(
                f" {mark}{page} {c.property[0]} {c.min}-{c.max} {c.group}{part} {c.stance[:4]} "
                f"@{c.passage.field[0]}{c.passage.start} [{(c.attributed_to or '')[:20]}] {quote}"
            )


if __name__ == "__main__":
    main()
