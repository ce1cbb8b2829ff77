"""Time and room that resolving takes as the number of accounts grows.

    python bench/resolve_scale.py 62500 125000 250000 500000 1000000 [--write]

Accounts come from ``make_accounts.py`` (three accounts an incident or so); the time to draw them is taken
off. Each size runs in a process of its own. ``--write`` keeps the table in ``resolve_scale.md``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def run(wanted: int) -> tuple[int, int, int, float, float]:
    """(accounts, incidents, doubtful pairs, seconds, peak MiB) of one resolution."""
    from make_accounts import told
    from rashomon.model import Account
    from rashomon.resolve import resolve

    drawing = 0.0
    published, outlets = {}, {}

    def accounts() -> Iterator[Account]:
        nonlocal drawing
        drawn = told(wanted // 4, wanted * 3 // 4)
        while True:
            began = time.process_time()
            item = next(drawn, None)
            drawing += time.process_time() - began
            if item is None:
                return
            report, reading = item
            published[report.id], outlets[report.id] = reading.published, report.outlet
            yield from reading.accounts

    began = time.process_time()
    found = resolve(islice(accounts(), wanted), published=published, outlets=outlets)
    seconds = time.process_time() - began - drawing
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return sum(map(len, found.clusters)), len(found.clusters), len(found.possibly_same), seconds, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[31_250, 62_500, 125_000])
    parser.add_argument("--write", action="store_true", help="write resolve_scale.md")
    given = parser.parse_args()
    lines = [
        "# Resolving: time and room",
        "",
        f"Synthetic accounts, one process, Python {platform.python_version()}, {platform.machine()}. "
        "Written by `python bench/resolve_scale.py --write`.",
        "",
        "| accounts | incidents | doubtful pairs | CPU seconds | growth | peak MiB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    before = None
    for size in given.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            n, incidents, doubtful, seconds, peak = pool.apply(run, (size,))
        growth = "" if before is None else f"×{seconds / before:.2f}"
        lines.append(f"| {n:,} | {incidents:,} | {doubtful:,} | {seconds:.1f} | {growth} | {peak:,.0f} |")
        print(lines[-1], flush=True)
        before = seconds
    if given.write:
        (Path(__file__).parent / "resolve_scale.md").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
