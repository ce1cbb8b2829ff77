"""How many pages a second are cleaned: pages flattened whole, and texts as scrapers leave them.

    python bench/clean_rate.py ../shared/datasets [--every 10] [--rounds 5] [--processes 2]

Pages of the trafilatura evaluation set flattened by html-text are long and mostly site; GVA's local news
pages are short. Both are cleaned one by one and together in eights, as a worker process is given them. The
rate is pages a second of one processor: for each eight the best of some rounds, which is the time that it
takes when nothing else wants the processor's caches. With ``--processes`` the same work is also done by so
many processes at once, in seconds of the clock. Needs html-text.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the processes of `rashomon read` have it

from clean_pages import decoded, marked_pages
from rashomon.clean import clean, clean_all
from rashomon.model import CleanReport, Report

EIGHT = 8


def flattened(archive: Path, every: int) -> list[Report]:
    import html_text

    pages = marked_pages(archive)[::every]
    return [Report(id=p.name, text=html_text.extract_text(decoded(p.html))) for p in pages]


def scraped(reports: Path, every: int) -> list[Report]:
    with reports.open(encoding="utf8") as lines:
        rows = map(json.loads, islice(lines, 0, None, every))
        return [Report(id=r["id"], text=r["text"], title=r.get("title")) for r in rows]


def singly(some: Sequence[Report]) -> list[CleanReport]:
    return [clean(report) for report in some]


def seconds(
    way: Callable[[Sequence[Report]], object], eights: Sequence[Sequence[Report]], rounds: int
) -> float:
    """Of the processor, for each eight the best of some rounds."""
    best = [float("inf")] * len(eights)
    for _ in range(rounds):
        for i, some in enumerate(eights):
            began = time.process_time()
            way(some)
            best[i] = min(best[i], time.process_time() - began)
    return sum(best)


def kept_busy(eights: Sequence[Sequence[Report]]) -> int:
    return sum(len(clean_all(some)) for some in eights)


def at_once(eights: Sequence[Sequence[Report]], processes: int, rounds: int) -> float:
    """Pages a second of the clock, each of the processes cleaning all of them; the best of some rounds."""
    pages = processes * sum(map(len, eights))
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(kept_busy, [eights[:1]] * processes))
        best = 0.0
        for _ in range(rounds):
            began = time.perf_counter()
            list(pool.map(kept_busy, [eights] * processes))
            best = max(best, pages / (time.perf_counter() - began))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("datasets", type=Path)
    parser.add_argument("--every", type=int, default=10, help="every n-th page only")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--processes", type=int, default=0)
    args = parser.parse_args()
    kinds = {
        "flattened whole": flattened(args.datasets / "web-pages.tar.gz", args.every),
        "scraped": scraped(args.datasets / "gva" / "reports.jsonl", args.every),
    }
    print(f"{'':16} {'pages':>6} {'lines':>6} {'signs':>7} {'singly/s':>9} {'together/s':>11}")
    for name, reports in kinds.items():
        n = len(reports)
        eights = [reports[i : i + EIGHT] for i in range(0, n, EIGHT)]
        clean_all(eights[0])  # imports and models are loaded before the clock starts
        lines = sum(r.text.count("\n") + 1 for r in reports) / n
        signs = sum(len(r.text) for r in reports) / n
        rates = [n / seconds(way, eights, args.rounds) for way in (singly, clean_all)]
        print(f"{name:16} {n:6} {lines:6.0f} {signs:7,.0f} {rates[0]:9,.0f} {rates[1]:11,.0f}", flush=True)
        if args.processes:
            found = at_once(eights, args.processes, args.rounds)
            print(f"{'':16} {args.processes} processes at once: {found:,.0f} pages a second of the clock")


if __name__ == "__main__":
    main()
