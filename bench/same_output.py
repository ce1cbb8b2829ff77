"""Whether a change for speed changed the output: exports the same texts before and after, and compares.

    python bench/same_output.py before/            before the change: exports and the CPU seconds they took
    python bench/same_output.py after/ before/     after it: each export must be the same, byte for byte
    python bench/same_output.py --compiled compiled/ before/     the same of what python3 dev.py compile made

Texts: the Syria set (groups a … e), every sixteenth incident of GVA, the examples. One process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1]))

import compiled
import scores

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def export(name: str, source: Path, folder: Path) -> tuple[Path, float]:
    """Read ``source`` into a new ledger and export it; also the CPU seconds of both."""
    from rashomon import open_ledger
    from rashomon.publish.export_json import dump

    target = folder / f"{name}.json"
    with tempfile.TemporaryDirectory() as scratch:
        began = time.process_time()
        with open_ledger(Path(scratch) / "same.ledger") as ledger:
            ledger.read([source], workers=1)
            with target.open("wb") as file:
                dump(ledger, file)
        return target, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the exports are put")
    parser.add_argument("before", type=Path, nargs="?", help="a folder of exports to compare with")
    parser.add_argument("--compiled", action="store_true", help="run the sources as compiled")
    given = parser.parse_args()
    if given.compiled:
        site = compiled.site()
        if site is None:
            sys.exit("The sources as they are now have not been compiled: python3 dev.py compile")
        command = [sys.executable, *(word for word in sys.argv if word != "--compiled")]
        environment = {**os.environ, "PYTHONPATH": str(site)}
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    given.folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, groups, part in (("syria", list("abcde"), 1), ("gva", None, 16), ("examples", None, 1)):
        with tempfile.TemporaryDirectory() as scratch:
            source = EXAMPLES
            if name != "examples":
                scores.subset(name, scores.chosen(name, groups, part), Path(scratch))
                source = Path(scratch) / "reports.jsonl"
            target, seconds = export(name, source, given.folder)
        same = given.before is None or target.read_bytes() == (given.before / target.name).read_bytes()
        print(f"{name}: {seconds:.2f} CPU seconds{'' if same else ', NOT the same'}", flush=True)
        changed += [] if same else [name]
    if changed:
        sys.exit("the output changed: " + ", ".join(changed))


if __name__ == "__main__":
    main()
