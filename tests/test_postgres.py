"""A team's ledger on PostgreSQL: a real server, started here, holds what a file holds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ledger_fakes import exported
from rashomon import open_ledger
from rashomon.cli import cli
from rashomon.ledger import Ledger
from rashomon.model import IncidentType, Verdict

EXAMPLE = Path(__file__).parents[1] / "examples" / "reports"


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL server that is installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    return next((f for f in reversed(folders) if (f / "initdb").exists()), None)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of an empty server on loopback, without the database name."""
    pytest.importorskip("psycopg")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    as_root = os.geteuid() == 0  # which the server refuses to run as
    if as_root and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    user = ["runuser", "-u", "postgres", "--"] if as_root else []
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        if as_root:
            shutil.chown(folder, "postgres")
        data = Path(folder) / "data"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        initdb = [programs / "initdb", "-D", data, "-U", "ada", "-A", "trust", "-E", "UTF8", "--no-sync"]
        control = [programs / "pg_ctl", "-D", data, "-l", Path(folder) / "log", "-w"]
        start = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        subprocess.run([*user, *initdb], check=True, capture_output=True, cwd=folder)
        subprocess.run(
            [*user, *control, "-o", start, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder
        )
        try:
            yield f"postgresql://ada@127.0.0.1:{port}/"
        finally:
            subprocess.run(
                [*user, *control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder
            )


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database."""
    import psycopg

    name = request.node.name.removeprefix("test_")[:60]
    with psycopg.connect(server + "postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield server + name


def found(ledger: Ledger) -> list[list[str]]:
    """The ids that some filters admit."""
    filters: tuple[dict[str, Any], ...] = (
        {"place": "Qarsh"},
        {"text": "market"},
        {"text": '"the market" qar'},
        {"type": IncidentType.BOMB},
        {"since": date(2000, 1, 1)},
    )
    return [[i.id for i in ledger.incidents(**only)] for only in filters]


def test_the_same_ledger_as_in_a_file(url: str, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "file.ledger") as ledger:
        ledger.read([EXAMPLE])
        in_file = exported(ledger)
        some = found(ledger)
    with open_ledger(url) as ledger:
        ledger.read([EXAMPLE])
        assert exported(ledger) == in_file
        assert found(ledger) == some and all(some)


def test_read_in_parts_judged_and_opened_again(url: str) -> None:
    files = sorted(p for p in EXAMPLE.iterdir() if p.is_file())
    with open_ledger(url) as ledger:
        ledger.read(files[:5])
        ledger.read(files)
        assert ledger.read(files).read == 0
        before = ledger.incidents()
        first, second = before[:2]
        ledger.judge(
            first.id, second.id, Verdict.SAME, who="Ada", why="a test", when=datetime(2031, 4, 1, tzinfo=UTC)
        )
        assert len(ledger.incidents()) == len(before) - 1
    with open_ledger(url) as ledger:
        assert ledger.judgements()
        ledger.withdraw()
        assert ledger.incidents() == before


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = CliRunner().invoke(cli, ["incidents", "--ledger", f"postgresql://ada:secret@127.0.0.1:{port}/x"])
    assert said.exit_code == 1 and "127.0.0.1" in said.output
    assert "secret" not in said.output and "Traceback" not in said.output


def test_no_url_of_a_database() -> None:
    said = CliRunner().invoke(cli, ["incidents", "--ledger", "oracular://delphi/x"])
    assert said.exit_code == 1 and "no database URL" in said.output
