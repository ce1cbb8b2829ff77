"""The same reports give the same bytes: in any order, under any hash seed, on any number of processes."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

TOWNS = ("Orvel", "Tessin Bridge", "Karmath", "Dovrin Market", "Upper Salk")
DAYS = ("Monday", "Tuesday", "Wednesday")
CODE = """
import sys
from rashomon import open_ledger
from rashomon.publish.export_json import dump
if __name__ == "__main__":
    ledger_file, workers, *paths = sys.argv[1:]
    with open_ledger(ledger_file) as ledger:
        ledger.read(paths, workers=int(workers))
        dump(ledger, sys.stdout.buffer)
"""


def story(n: int) -> str:
    """A report in words; every third is near another one."""
    town, day, killed = TOWNS[n % 5], DAYS[n % 3], 2 + n % 7
    return (
        f"{town.upper()}, Jan {10 + n % 9} 2024 - At least {killed} people were killed and {killed + n % 4} "
        f"wounded when an air strike hit {town} on {day}, the health ministry said.\n\n"
        f"A rebel spokesman said {killed + 1} civilians died, among them two children. It was the third "
        f"attack on the town since November; more than {40 + n % 3} strikes have been counted since May.\n"
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for n in range(80):  # more than one batch, so that further processes come in
        file = folder / f"{n:03}.txt"
        file.write_text(story(n), encoding="utf8")
        files.append(file)
    return files


def digest(folder: Path, pages: list[Path], seed: int, workers: int) -> str:
    script = folder / "run.py"
    script.write_text(CODE, encoding="utf8")
    ledger = folder / f"{seed}-{workers}-{random.Random(str(pages)).random()}.ledger"
    command = [sys.executable, str(script), str(ledger), str(workers), *map(str, pages)]
    env = {**os.environ, "PYTHONHASHSEED": str(seed)}
    out = subprocess.run(command, check=True, capture_output=True, env=env).stdout
    assert len(json.loads(out)["reports"]) == len(pages)
    assert json.loads(out)["incidents"]
    return hashlib.sha256(out).hexdigest()


def test_same_bytes(tmp_path: Path, pages: list[Path]) -> None:
    shuffled = random.Random(7).sample(pages, len(pages))
    seen = {
        digest(tmp_path, pages, 0, 1),
        digest(tmp_path, pages[::-1], 1, 2),
        digest(tmp_path, shuffled, 2, 1),
    }
    assert len(seen) == 1


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path, pages: list[Path]) -> None:
    script = tmp_path / "run.py"
    script.write_text(CODE.replace('if __name__ == "__main__":', "if True:"), encoding="utf8")
    command = [sys.executable, str(script), str(tmp_path / "x.ledger"), "2", *map(str, pages)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.returncode == 1
    assert ran.stderr.count("Traceback") == 1  # of the script's own line, down to what is said
    assert 'under `if __name__ == "__main__":`' in ran.stderr


def test_each_process_does_its_algebra_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.ingest import _pool

    for setting in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(setting, "")  # so that what the pool sets is taken back
        monkeypatch.delenv(setting)
    with _pool(1, get_context("spawn").Event()) as pool:
        assert pool.submit(os.getenv, "OPENBLAS_NUM_THREADS").result() == "1"
