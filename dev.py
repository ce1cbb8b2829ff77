#!/usr/bin/env python3
"""Set up and run everything from a fresh clone with nothing but Python and git.

    python3 dev.py demo    set up, read the shipped example into a ledger, show it, write a page of it
    python3 dev.py test    set up, lint, type-check and run every test
    python3 dev.py bench   set up, then rates and scores against peers (see bench/README.md)
    python3 dev.py compile set up, then compile the reader into a copy of the package, .venv/compiled/rashomon
    python3 dev.py lock    write the lock files anew after pyproject.toml has changed

Everything goes into .venv beside this file; a second run only does what is new.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"base": "requirements.lock", "dev": "requirements-dev.lock", "bench": "requirements-bench.lock"}
OLDEST = (3, 11)


def run(*command: str | Path, check: bool = True) -> int:
    code = subprocess.run([str(c) for c in command], cwd=ROOT, check=False).returncode
    if check and code:
        sys.exit(code)
    return code


def apt_install(*packages: str) -> bool:
    """Install Debian packages when that is possible without asking; True when it was done."""
    if os.name != "posix" or not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages],
    )
    return all(
        subprocess.run(c, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0 for c in commands
    )


def make_venv() -> None:
    if PYTHON.exists():
        return
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ImportError):
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        if not apt_install(f"{version}-venv"):
            sys.exit(
                f"This Python cannot make virtual environments. Install {version}-venv and run this again."
            )
        venv.create(VENV, with_pip=True, clear=True)


def install(lock: str) -> None:
    """Install one lock file and the project itself, unless just that has been installed already."""
    make_venv()
    file = ROOT / LOCKS[lock]
    want = hashlib.sha256(file.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    mark = VENV / f"installed-{lock}"
    if mark.exists() and mark.read_text() == want:
        return
    print(f"Installing {file.name} into .venv …", flush=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", file)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    mark.write_text(want)


def demo() -> None:
    install("base")
    ledger, page = ROOT / "out" / "example.ledger", ROOT / "out" / "example.html"
    ledger.parent.mkdir(exist_ok=True)
    rashomon = BIN / "rashomon"
    run(rashomon, "read", ROOT / "examples" / "reports", "--ledger", ledger)
    run(rashomon, "incidents", "--ledger", ledger)
    run(rashomon, "report", "--ledger", ledger, "--output", page)
    print(f"\nLook at it:  {page.relative_to(Path.cwd()) if page.is_relative_to(Path.cwd()) else page}")
    print(f"At the desk: {rashomon.relative_to(ROOT)} serve --ledger {ledger.relative_to(ROOT)}")
    print(f"Go on:       {rashomon.relative_to(ROOT)} show --help")


def chromium() -> str | None:
    return next(
        (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
    )


def postgres() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def test(*arguments: str) -> None:
    install("dev")
    if not chromium() and not apt_install("chromium"):
        print("No Chromium here and no way to install it: the page tests will be skipped.", flush=True)
    if not postgres() and not apt_install("postgresql"):
        print("No PostgreSQL here and no way to install it: its tests will be skipped.", flush=True)
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "mypy")
    run(PYTHON, "-m", "pytest", *arguments)


def bench(*arguments: str) -> None:
    install("bench")
    run(PYTHON, ROOT / "compiled.py", check=False)  # where that can be done; measured beside the other
    run(PYTHON, ROOT / "bench" / "run.py", *arguments)


def compile_() -> None:
    install("dev")
    run(PYTHON, ROOT / "compiled.py")


def lock() -> None:
    """Lock with hashes and without an index address, for every Python from OLDEST up and every system."""
    make_venv()
    run(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    resolve = (
        PYTHON,
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        "--python-version",
        "3.11",
        "--extra=web",
    )
    flags = ("--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--no-annotate")
    groups = {"base": ("build",), "dev": ("build", "dev"), "bench": ("build", "dev", "bench")}
    for name, file in LOCKS.items():
        run(*resolve, *(f"--group={g}" for g in groups[name]), *flags, "--output-file", file)


COMMANDS = {"demo": demo, "test": test, "bench": bench, "compile": compile_, "lock": lock}

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"Rashomon needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[sys.argv[1]](*sys.argv[2:])
