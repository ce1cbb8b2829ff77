"""Time and room that resolving takes as the number of accounts grows.

    python bench/resolve_scale.py 62500 125000 250000 500000 1000000 [--processes 2] [--write]
    python bench/resolve_scale.py --draw FOLDER               draws a million accounts, and keeps them
    python bench/resolve_scale.py 1000000 --drawn FOLDER      takes them from there

Accounts come from ``make_accounts.py`` (three reports an incident); every size takes the first of the same
ones. The time to draw or load them is taken off. Each size runs in a process of its own, which forks those
that help it. ``--write`` keeps the table in ``resolve_scale.md``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pickle
import platform
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from rashomon.model import Account, When

REPORTS = 750_000  # in the world that accounts are drawn from, three an incident: a million accounts
TOGETHER = 5000  # reports that are kept in one file

Told = tuple[str, "When", str | None, tuple["Account", ...]]  # report, published, outlet, accounts


class Run(NamedTuple):
    """One resolution: what came of it and what it cost, in seconds without the drawing and in MiB."""

    accounts: int
    incidents: int
    doubtful: int
    cpu: float  # of all processes
    first: float  # of it, of the process that gives out the work
    wall: float
    peak: float  # of that process
    helper: float  # of the largest of the others, what it shares with the first included


def told_all() -> Iterator[Told]:
    from make_accounts import told

    return (
        (r.id, reading.published, r.outlet, reading.accounts) for r, reading in told(REPORTS // 3, REPORTS)
    )


def draw(folder: Path) -> None:
    """Keep all that is drawn in files of ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    every, n = told_all(), 0
    while some := list(islice(every, TOGETHER)):
        (folder / f"{n:04}.pkl").write_bytes(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))
        n += 1


def kept(folder: Path) -> Iterator[Told]:
    files = sorted(folder.glob("*.pkl"))
    return chain.from_iterable(pickle.loads(file.read_bytes()) for file in files)


def run(wanted: int, processes: int | None, folder: Path | None) -> Run:
    from rashomon.resolve import resolve

    drawing = wall_drawing = 0.0
    published, outlets = {}, {}

    def accounts() -> Iterator[Account]:
        nonlocal drawing, wall_drawing
        every = kept(folder) if folder else told_all()
        while True:
            began, wall_began = time.process_time(), time.perf_counter()
            one = next(every, None)
            drawing += time.process_time() - began
            wall_drawing += time.perf_counter() - wall_began
            if one is None:
                return
            published[one[0]], outlets[one[0]] = one[1:3]
            yield from one[3]

    began, wall_began = time.process_time(), time.perf_counter()
    some = islice(accounts(), wanted)
    found = resolve(some, published=published, outlets=outlets, processes=processes)
    first = time.process_time() - began - drawing
    wall = time.perf_counter() - wall_began - wall_drawing
    mine, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Run(
        accounts=sum(map(len, found.clusters)),
        incidents=len(found.clusters),
        doubtful=len(found.possibly_same),
        cpu=first + others.ru_utime + others.ru_stime,
        first=first,
        wall=wall,
        peak=mine.ru_maxrss / 1024,
        helper=others.ru_maxrss / 1024,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[31_250, 62_500, 125_000])
    parser.add_argument("--processes", type=int, help="as many as the program takes by itself, unless given")
    parser.add_argument("--drawn", type=Path, help="a folder that --draw has filled")
    parser.add_argument("--draw", type=Path, help="only fill this folder")
    parser.add_argument("--write", action="store_true", help="write resolve_scale.md")
    given = parser.parse_args()
    if given.draw:
        draw(given.draw)
        return
    how = f"{given.processes or 'as many as the program takes'} processes on {os.cpu_count()} cores"
    machine = f"load {os.getloadavg()[2]:.0f} at the start, Python {platform.python_version()}"
    lines = [
        "# Resolving: time and room",
        "",
        f"Synthetic accounts, {how} ({machine}, {platform.machine()}).",
        "Written by `python bench/resolve_scale.py --write`. Peak: of the first process, and of the largest",
        "that helps it, the memory that they share included.",
        "",
        "| accounts | incidents | doubtful pairs | CPU seconds | growth | of the first | wall seconds "
        "| peak MiB | of a helper |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    before = None
    for size in given.sizes:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            r = pool.submit(run, size, given.processes, given.drawn).result()
        growth = "" if before is None else f"×{r.cpu / before:.2f}"
        lines.append(
            f"| {r.accounts:,} | {r.incidents:,} | {r.doubtful:,} | {r.cpu:.1f} | {growth} | {r.first:.1f} "
            f"| {r.wall:.0f} | {r.peak:,.0f} | {r.helper:,.0f} |"
        )
        print(lines[-1], flush=True)
        before = r.cpu
    if given.write:
        (Path(__file__).parent / "resolve_scale.md").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
