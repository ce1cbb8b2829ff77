"""What a ledger looks up by thousands of values at once, and which of some pairs it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.store import Database, neighbours, resolving
from rashomon.store.neighbours import Neighbours, Scored
from rashomon.store.resolving import Telling


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "a.ledger") as opened:
        yield opened


def test_thousands_of_values_are_asked_for_at_once(database: Database) -> None:
    told = [Telling(f"a{n} \"Lärm\" 'ou' ?", f"r{n}", n << 40) for n in range(3000)]
    with database.writing() as connection:
        resolving.add_tellings(connection, told)
        assert sorted(resolving.of_items(connection, [t.item for t in told])) == sorted(told)
        assert sorted(resolving.of_accounts(connection, [t.account for t in told[:9]])) == sorted(told[:9])
        assert resolving.of_accounts(connection, []) == []


def test_those_of_some_pairs_that_are_kept(database: Database) -> None:
    kept = [Scored(1, n, n, n % 2 == 0) for n in range(10, 90)] + [Scored(20, 30, 5, False)]
    with database.writing() as connection:
        neighbours.add(connection, [Neighbours.of(kept)])
        wanted = {(1, n) for n in range(2, 95)} | {(20, 30), (20, 31), (30, 31)}
        assert neighbours.among(connection, wanted) == sorted(kept)
        assert neighbours.among(connection, {(10, 11), (20, 30)}) == [Scored(20, 30, 5, False)]
        assert neighbours.among(connection, {(1, 15), (10, 20)}) == [Scored(1, 15, 15, False)]
        assert neighbours.among(connection, set()) == []
