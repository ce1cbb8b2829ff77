"""A ledger's file: one file between transactions, moved on by migrations, and no other file is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from invented import done, report
from rashomon.store import (
    Database,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
    ReadOnlyLedgerError,
    migrations,
    readings,
    reports,
    snapshot,
)
from rashomon.store.engine import open_engine


def test_between_transactions_the_ledger_is_one_file(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.ledger") as database:
        with database.writing() as connection:
            readings.add(connection, [done(report())], "1")
        assert [p.name for p in tmp_path.iterdir()] == ["a.ledger"]
        (tmp_path / "b.ledger").write_bytes((tmp_path / "a.ledger").read_bytes())
    with Database.open(tmp_path / "b.ledger") as copy, copy.reading() as connection:
        assert reports.count(connection) == 1


@pytest.mark.parametrize(
    "content",
    [b"some notes of mine\n", b"\x00" * 5000, b"PK\x03\x04", b"SQLite format 3\x00 and then nonsense" * 200],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedgerError, match=r"notes\.txt is not a rashomon ledger: "):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as shop:
        shop.execute("create table meta (key, value)")
        shop.execute("create table migrations (x)")
    before = path.read_bytes()
    with pytest.raises(NotALedgerError, match="a database of something else, with tables meta, migrations"):
        Database.open(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(NotALedgerError, match="it is a folder"):
        Database.open(tmp_path)
    with pytest.raises(Exception, match="there is no folder"):
        Database.open(tmp_path / "none" / "a.ledger")
    with pytest.raises(NoLedgerError, match="Make one with: rashomon read"):
        Database.open(tmp_path / "a.ledger", create=False)
    assert not (tmp_path / "a.ledger").exists()


def test_an_empty_file_is_a_ledger_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.ledger").touch()
    with Database.open(tmp_path / "a.ledger") as database, database.reading() as connection:
        assert reports.count(connection) == 0


def test_a_newer_ledger_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    later = (*migrations.STEPS, ("a later step", lambda connection: None))
    engine, name, _ = open_engine(path, create=True)
    assert migrations.migrate(engine, name, later) == [step for step, _ in later]
    engine.dispose()
    with pytest.raises(NewerLedgerError, match=r"'a later step'.*Update rashomon"):
        Database.open(path)


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path: Path) -> None:
    def breaks(connection: Connection) -> None:
        connection.execute(text("create table half (x integer)"))
        raise RuntimeError("no")

    path = tmp_path / "a.ledger"
    Database.open(path).close()
    engine, name, _ = open_engine(path, create=True)
    with pytest.raises(RuntimeError):
        migrations.migrate(engine, name, (*migrations.STEPS, ("breaks", breaks)))
    with engine.connect() as connection:
        assert migrations.applied(connection, name) == len(migrations.STEPS)
        assert "half" not in set(
            connection.execute(text("select name from sqlite_master where type = 'table'")).scalars()
        )
    engine.dispose()


def test_a_ledger_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    with Database.open(path) as database, database.writing() as connection:
        readings.add(connection, [done(report())], "1")
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write anywhere
    with Database.open(path) as database:
        with database.reading() as connection:
            assert reports.count(connection) == 1
        with pytest.raises(ReadOnlyLedgerError, match="Copy it to a folder"), database.writing():
            pass
    with pytest.raises(ReadOnlyLedgerError, match="the folder cannot be written to"):
        Database.open(tmp_path / "b.ledger")


def test_a_shared_ledger_is_one_file_again_after_many_have_read(tmp_path: Path) -> None:
    path = tmp_path / "shared.ledger"
    with Database.open(path) as database:
        database.share(True)
        with database.reading() as one, database.reading() as two:
            snapshot.count(one)
            snapshot.count(two)
        assert path.with_name("shared.ledger-wal").exists()
        database.share(False)
        assert [p.name for p in tmp_path.iterdir()] == ["shared.ledger"]
