"""The files that ship from npm packages are the ones that were built, each with its licence."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

VENDOR = files("rashomon") / "web" / "static" / "vendor"
LOCK = Path(__file__).parents[1] / "webassets" / "package-lock.json"


def test_shipped_files_are_the_built_ones() -> None:
    sums = dict(
        reversed(line.split("  ", 1)) for line in VENDOR.joinpath("SHA256SUMS").read_text().splitlines()
    )
    have = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in VENDOR.iterdir()}
    have.pop("SHA256SUMS")
    assert have == sums


def test_each_shipped_library_has_its_licence() -> None:
    names = {p.name for p in VENDOR.iterdir()}
    assert {n.split(".")[0] for n in names if n.endswith((".js", ".css", ".json"))} == {
        n.split(".")[0] for n in names if n.endswith(".LICENSE.txt")
    }


def test_the_lock_has_hashes_and_no_address() -> None:
    lock = json.loads(LOCK.read_text())
    packages = {n: p for n, p in lock["packages"].items() if n}
    assert packages
    assert all("integrity" in p and "resolved" not in p for p in packages.values())
