"""The compiled copy of the package: it says the same, and is not found once a source has changed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import compiled

ROOT = Path(__file__).resolve().parents[1]
EXPORT = """
import sys
from pathlib import Path
from rashomon import learned, open_ledger
from rashomon.publish.export_json import dump
print(learned.__file__)
with open_ledger(Path(sys.argv[2])) as ledger, open(sys.argv[3], "wb") as out:
    ledger.read([Path(sys.argv[1])])
    dump(ledger, out)
"""


def export(site: Path, target: Path) -> str:
    """Read the shipped example with the package that stands in ``site``; the file of one module of it."""
    run = target.with_suffix(".py")
    run.write_text(f"if __name__ == '__main__':\n{'    '.join(EXPORT.splitlines(keepends=True))}")
    command = [sys.executable, run, ROOT / "examples" / "reports", target.with_suffix(".ledger"), target]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(site)}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.mark.skipif(bool(compiled.missing()), reason=f"cannot compile: {compiled.missing()} is missing")
def test_compiled_code_exports_the_same_bytes(tmp_path: Path) -> None:
    """The whole reader where it has been compiled from these sources; else some of its modules, for time."""
    site = compiled.site()
    if site is None:
        site = tmp_path / "site"
        some = (
            "learned.py",
            "read/sentences.py",
            "read/document.py",
            "read/table.py",
            "read/voices/around.py",
        )
        subprocess.run([sys.executable, compiled.__file__, site, *some], check=True, capture_output=True)
    assert export(ROOT / "src", tmp_path / "pure.json").endswith(".py")
    assert not export(site, tmp_path / "compiled.json").endswith(".py")
    assert (tmp_path / "compiled.json").read_bytes() == (tmp_path / "pure.json").read_bytes()


def sources() -> list[Path]:
    """The files that are compiled."""
    files = [
        f for m in compiled.MODULES for f in (compiled.SOURCES / m, *(compiled.SOURCES / m).rglob("*.py"))
    ]
    assert len(files) > 100
    return [f for f in files if f.is_file()]


def test_no_cached_property_is_compiled() -> None:
    """Compiled it would be a mere property, found anew each time it is asked for."""
    assert [f.name for f in sources() if "cached_property" in f.read_text("utf8")] == []


def test_nothing_is_looked_for_in_a_row_that_holds_another() -> None:
    """ "kind in (*KINDS, one)": mypyc cannot translate it, and then compiles nothing at all."""
    found = [
        f"{f.name}:{x.lineno}"
        for f in sources()
        for x in ast.walk(ast.parse(f.read_text("utf8")))
        if isinstance(x, ast.Compare) and isinstance(x.ops[0], (ast.In, ast.NotIn))
        for row in x.comparators
        if isinstance(row, (ast.Tuple, ast.List)) and any(isinstance(y, ast.Starred) for y in row.elts)
    ]
    assert found == []


def test_a_changed_source_is_not_run_as_it_was_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "src" / "rashomon" / "one.py"
    source.parent.mkdir(parents=True)
    source.write_text("ONE = 1\n")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    monkeypatch.setattr(compiled, "SOURCES", source.parent)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "compiled")
    folder = tmp_path / "compiled" / compiled.signature()
    folder.mkdir(parents=True)
    assert compiled.site() == folder
    source.write_text("ONE = 2\n")
    assert compiled.site() is None
    source.write_text("ONE = 1\n")
    assert compiled.site() == folder
    source.with_name("two.py").write_text("")
    assert compiled.site() is None


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled.sysconfig, "get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(compiled.sysconfig, "get_config_var", lambda _: sys.executable)
    assert "Python.h" in compiled.missing()
    (tmp_path / "Python.h").touch()
    assert compiled.missing() == ""
    monkeypatch.setattr(compiled.sysconfig, "get_config_var", lambda _: "no-such-compiler -g")
    assert "no-such-compiler" in compiled.missing()


@pytest.mark.skipif(os.name == "nt", reason="a script for a shell")
def test_the_launcher_bears_spaces_in_paths(tmp_path: Path) -> None:
    folder = tmp_path / "two words"
    folder.mkdir()
    (folder / "python").symlink_to(sys.executable)
    (folder / "compiled.py").write_text("import sys\ndef launch(): print(sys.argv[1:])\n")
    compiled.write_launcher(folder / "rashomon", str(folder / "python"), folder)
    done = subprocess.run([folder / "rashomon", "a b", "c"], check=True, capture_output=True, text=True)
    assert done.stdout == "['a b', 'c']\n"
