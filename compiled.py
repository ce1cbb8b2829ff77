"""A copy of the package whose reader is compiled to C by mypyc: built by ``python3 dev.py compile``.

The copy is whole and stands by itself, in a folder named by a hash of all that it was made of; nothing
compiled ever lies beside a source, where Python would prefer it to the source however old it is. Whoever
changes a source changes the hash, so that the old copy is not found any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "src" / "rashomon"
FOLDER = ROOT / ".venv" / "compiled"
# Not what the store reads by its annotations (the model), which mypyc does not keep; nor resolving, whose
# profiles are made without their constructor, and whose time is numpy's; nor cleaning, whose time
# is spent in numpy and in regular expressions as it is: compiled it was 7 % faster. Optimising more than -O1
# makes compiling longer, and reading no faster.
MODULES = ("read", "reconcile", "learned.py", "model/geography.py", "model/ids.py")
LAUNCHER = FOLDER / "rashomon"
# A script's first line holds no spaces and few letters: a shell starts Python, to which its line is a text.
LAUNCHING = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
sys.path.insert(0, {root!r})
import compiled
if __name__ == "__main__":
    compiled.launch()
"""


def signature() -> str:
    """A hash of the package's files, of how they are compiled, and of the Python that it is for."""
    found = hashlib.sha256(f"{sys.version} {sysconfig.get_platform()}".encode() + Path(__file__).read_bytes())
    for file in sorted(f for f in SOURCES.rglob("*") if f.is_file()):
        if "__pycache__" not in file.parts:
            found.update(file.relative_to(ROOT).as_posix().encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def site() -> Path | None:
    """The folder to put first on the path, if the sources as they are now have been compiled."""
    folder = FOLDER / signature()
    return folder if folder.is_dir() else None


def missing() -> str:
    """What a compilation lacks here, in words; empty if it lacks nothing."""
    compiler = (sysconfig.get_config_var("CC") or "").split()
    if not compiler or not shutil.which(compiler[0]):
        return "a C compiler" + (f" ({compiler[0]})" if compiler else "")
    header = Path(sysconfig.get_path("include")) / "Python.h"
    return "" if header.exists() else f"Python's headers ({header}; Debian has them in python3-dev)"


def build(folder: Path, modules: Sequence[str]) -> None:
    """Copy the package to ``folder`` and compile ``modules`` of it: files and whole folders."""
    from mypyc.build import mypycify  # noqa: PLC0415
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    package = folder / SOURCES.name
    shutil.copytree(SOURCES, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)  # mypy's settings
    files = [f for m in modules for f in (sorted((package / m).rglob("*.py")) or [package / m])]
    with contextlib.chdir(folder):
        extensions = mypycify(
            [str(f.relative_to(folder)) for f in files], opt_level="1", debug_level="0", multi_file=True
        )
        command = build_ext(Distribution({"name": SOURCES.name, "ext_modules": extensions}))
        command.inplace = True
        command.ensure_finalized()
        command.run()
    for made in ("build", ".mypy_cache"):
        shutil.rmtree(folder / made, ignore_errors=True)


def write_launcher(file: Path, python: str, root: Path) -> None:
    """Write the command ``file``, which runs what was compiled of the sources in ``root``."""
    file.write_text(LAUNCHING.format(python=python, root=str(root)), encoding="utf8")
    file.chmod(0o755)


def launch() -> None:
    """The command, compiled; as it is, and saying so, where the sources are others than were compiled."""
    folder = site()
    if folder:
        sys.path.insert(0, str(folder))
    else:
        print("The sources have changed since they were compiled and run as they are; "
              "python3 dev.py compile compiles them again.", file=sys.stderr)  # fmt: skip
    from rashomon.cli import main  # noqa: PLC0415

    main()


def main() -> None:
    if site():
        print(f"The sources as they are now have been compiled: {LAUNCHER}")
        return
    if lacking := missing():
        sys.exit(f"Nothing compiled, for {lacking} is missing. Rashomon runs without, only slower.")
    print("Compiling the reader (two minutes or so) …", flush=True)
    began, name = time.perf_counter(), signature()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    log, half = FOLDER / "build.log", FOLDER / "half-built"
    with log.open("wb") as file:
        command = (sys.executable, __file__, half, *MODULES)
        failed = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    if failed:
        sys.exit(f"Nothing compiled; {log} says why. Rashomon runs without, only slower.")
    if signature() != name:
        sys.exit("Nothing compiled: the sources changed meanwhile. Run it again.")
    write_launcher(LAUNCHER, sys.executable, ROOT)
    half.rename(FOLDER / name)  # last: what site() finds is whole
    print(f"Compiled in {time.perf_counter() - began:.0f} seconds: {LAUNCHER}")


if __name__ == "__main__":
    if sys.argv[1:]:
        build(Path(sys.argv[1]), sys.argv[2:])
    else:
        main()
