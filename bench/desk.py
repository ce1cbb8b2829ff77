"""How quickly the review desk answers on a large ledger, and how much memory its server takes.

    python bench/make_accounts.py --incidents 100000 --reports 300000 --ledger big.ledger
    python bench/desk.py big.ledger [--times 9]

The ledger's incidents are derived first if they are stale. Each address is asked for once to warm up and then
so many times; the table has the median and the slowest. Goal: each under 200 ms, memory under 1 GiB.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from random import Random
from statistics import median

from rashomon import open_ledger
from rashomon.store.listing import Filter, Order

GOAL_MS = 200.0
GOAL_MIB = 1024.0
COUNTED = ("tallies", "sources")  # counted once for each state of the ledger, while the page says so
COUNTING = "are being gone through"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--times", type=int, default=9)
    given = parser.parse_args()
    began = time.monotonic()
    with open_ledger(given.ledger, create=False) as ledger:
        count = ledger.count()
        found = ledger.find(Filter(), Order.OLDEST, limit=5, offset=count // 2)
        most = ledger.find(Filter(), Order.ORIGINS, limit=1)
        total = len(ledger.reports())
        doubts = ledger.doubts(limit=1)
    print(f"{count:,} incidents, {total:,} reports; ready in {time.monotonic() - began:.0f} s", flush=True)
    addresses = _addresses(count, [x.incident.id for x in found], most[0].incident.id)
    if doubts:
        addresses["compare"] = f"/compare?a={doubts[0].first}&b={doubts[0].second}"
    command = [sys.executable, "-m", "rashomon", "serve", "--ledger", str(given.ledger), "--port", "0"]
    server = subprocess.Popen([*command, "--no-browser"], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        base = re.search(r"http://\S+?(?=/\s)", line)
        assert base is not None, line
        worst = _measure(base.group(), addresses, given.times)
        memory = _memory_mib(server.pid)
    finally:
        server.terminate()
        server.wait()
    print(f"memory of the server: {memory:.0f} MiB (most ever resident), goal {GOAL_MIB:.0f}")
    if worst > GOAL_MS or memory > GOAL_MIB:
        sys.exit("A goal was missed.")


def _addresses(count: int, incidents: list[str], told_most: str) -> dict[str, str]:
    middle = f"/incidents/{incidents[0]}"
    return {
        "list": "/",
        "list, last page": f"/?page={-(-count // 50)}",
        "list, most killed": "/?order=deadliest",
        "filter: days": "/?from=2016-01&to=2016-03",
        "filter: place": "/?place=aleppo",
        "filter: country": "/?place=Iraq",
        "filter: type": "/?type=airstrike",
        "filter: actor": "/?actor=islamic",
        "filter: killed": "/?killed=20",
        "filter: disputed": "/?disputed=yes",
        "filter: origins": "/?origins=3",
        "filter: words": "/?q=market+bombing",
        "filter: a common word": "/?q=killed",
        "filter: review": "/?review=open",
        "filter: all of it": "/?from=2015&to=2020&type=airstrike&killed=2&disputed=yes&q=killed",
        "incident": middle,
        "another": f"/incidents/{incidents[-1]}",
        "incident told most": f"/incidents/{told_most}",
        "its corrections": f"{middle}/correct",
        "map": "/map",
        "map: the world": "/map/marks?at=-180,-85,180,85&zoom=2",
        "map: a region": "/map/marks?at=35,32,45,38&zoom=6&type=airstrike",
        "map: one town's part": "/map/marks?at=36.5,33,37.5,34&zoom=10&from=2015&to=2018",
        "map: behind a mark": "/map/here?at=35,32,45,38",
        "timeline": "/timeline",
        "timeline: a month": "/timeline?from=2016-05&to=2016-05&type=airstrike",
        "lineage": f"/incidents/{told_most}/lineage",
        "tallies": "/tallies",
        "sources": "/sources",
        "queue": "/queue",
        "log": "/log",
    }


def _measure(base: str, addresses: dict[str, str], times: int) -> float:
    """Ask for each address; the worst of their medians, in milliseconds."""
    took: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(300):  # until it listens
        try:
            _ask(base + "/log")
            break
        except urllib.error.URLError:
            time.sleep(0.2)
    for name, path in addresses.items():
        began = time.perf_counter()
        first = _ask(base + path)
        if name in COUNTED:
            while COUNTING in _read(base + path):
                time.sleep(0.5)
            ready = time.perf_counter() - began
            print(f"{name}: first answered in {first:.0f} ms, counted in {ready:.0f} s")
    order = [name for name in addresses for _ in range(times)]
    Random(1).shuffle(order)
    for name in order:
        took[name].append(_ask(base + addresses[name]))
    print(f"{'':24} {'median':>8} {'slowest':>8}  ms")
    for name, ms in took.items():
        mark = "  over" if median(ms) > GOAL_MS else ""
        print(f"{name:24} {median(ms):8.0f} {max(ms):8.0f}{mark}")
    return max(median(ms) for ms in took.values())


def _ask(address: str) -> float:
    began = time.perf_counter()
    _read(address)
    return (time.perf_counter() - began) * 1000


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=600) as answer:
        return str(answer.read().decode())


def _memory_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():  # no Linux
        return float("nan") if os.name == "nt" else 0.0
    kib = re.search(r"VmHWM:\s+(\d+)", status.read_text())
    return int(kib.group(1)) / 1024 if kib else 0.0


if __name__ == "__main__":
    main()
