"""Everything that is measured end to end, in one table: bench/results.md.

python3 dev.py bench            rates against spaCy, scores on the development sets
python3 dev.py bench --quick    a part of each set
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import rates
import scores

OUT = Path(__file__).resolve().parent / "results.md"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each contender")
    args = parser.parse_args()
    if not scores.SHARED.exists():
        sys.exit(f"The development sets are not here: {scores.SHARED}")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    lines = [
        "# Measured",
        "",
        f"Commit {commit.stdout.strip() or '?'}, Python {platform.python_version()}, {platform.machine()}. "
        "Written by `python3 dev.py bench`; do not edit.",
        "",
        f"## Rate, receive to ledger (Syria set, one process, median of {args.repeat})",
        "",
        "| contender | words/s | seconds | peak MiB |",
        "| --- | ---: | ---: | ---: |",
    ]
    texts = scores.SHARED / "datasets" / "syria" / "reports.jsonl"
    measured = rates.compare(texts, 1 if args.quick else args.repeat, 1)
    columns = ("contender", "words_per_second", "seconds", "peak_mib")
    lines += ["| " + " | ".join(str(r[c]) for c in columns) + " |" for r in measured]
    for name in scores.SETS:
        figures = scores.score(name, ["a"] if args.quick else None, 8 if args.quick else 1)
        lines += ["", f"## {name}", "", "| figure | value |", "| --- | ---: |"]
        lines += [f"| {k} | {v} |" for k, v in figures.items()]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
