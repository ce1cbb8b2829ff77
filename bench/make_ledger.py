"""A large ledger with its incidents, in minutes: a small derived one, many times over.

    python bench/make_accounts.py --incidents 2000 --reports 6000 --ledger base.ledger
    python bench/make_ledger.py base.ledger big.ledger --times 50

Deriving the incidents of a large ledger takes long; what a desk does with them is measured without that. Each
copy has ids of its own, its days shifted. The result is to be looked at, not to be derived from.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import time
from pathlib import Path

from rashomon import open_ledger

STEP = 61  # days between one copy and the next
# What of each table is an id (of a report, account, claim, incident, tally), a running number, or a day.
IDS = {
    "reports": "id", "origins": "report", "cleanings": "report", "readings": "report",
    "accounts": "id report", "claims": "account id", "tallies": "id report", "identities": "account incident",
    "incidents": "id", "listing": "id", "memberships": "incident account", "relations": "source target",
    "incident_places": "incident", "report_origins": "report",
}  # fmt: skip
NUMBERS = {
    "readings": "id", "accounts": "reading", "claims": "reading", "links": "reading", "tallies": "reading",
    "relations": "position", "listing": "number",
}  # fmt: skip
DAYS = {"accounts": "earliest latest", "incidents": "earliest latest", "listing": "earliest latest sort"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("big", type=Path)
    parser.add_argument("--times", type=int, default=50)
    given = parser.parse_args()
    began = time.monotonic()
    with open_ledger(given.base, create=False) as ledger:
        ledger.count()  # derives it where it is stale
    shutil.copy(given.base, given.big)
    connection = sqlite3.connect(given.big, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    tables = [t for t in (*IDS, "links") if _columns(connection, t)]
    for table in tables:
        connection.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM main.{table}")
    connection.execute("CREATE TEMP TABLE base_words AS SELECT rowid AS number, words FROM incident_words")
    steps = {t: _most(connection, t, NUMBERS[t].split()[0]) for t in NUMBERS if t in tables}
    steps |= dict.fromkeys(("accounts", "claims", "links", "tallies"), steps["readings"])
    for n in range(1, given.times):
        for table in tables:
            connection.execute(_insert(connection, table, n, steps.get(table, 0)))
        connection.execute(
            "INSERT INTO incident_words (rowid, words) SELECT number + ?, words FROM temp.base_words",
            (n * steps["listing"],),
        )
        print(f"{n + 1} of {given.times}, {time.monotonic() - began:.0f} s", file=sys.stderr)
    connection.execute("COMMIT")
    connection.close()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def _most(connection: sqlite3.Connection, table: str, column: str) -> int:
    return int(connection.execute(f'SELECT coalesce(max("{column}"), 0) FROM main.{table}').fetchone()[0])


def _insert(connection: sqlite3.Connection, table: str, n: int, step: int) -> str:
    out = []
    for column in _columns(connection, table):
        value = f'"{column}"'
        if column in IDS.get(table, "").split():
            value = f"{value} || 'x{n}'"
        elif column in NUMBERS.get(table, "").split():
            value = f"{value} + {n * step}"
        elif column in DAYS.get(table, "").split():
            value = (
                f"CASE WHEN {value} LIKE '____-__-__' THEN date({value}, '+{n * STEP} days') ELSE {value} END"
            )
        elif (table, column) == ("incidents", "data"):
            for bound in ("earliest", "latest"):
                path = f"'$.when.{bound}'"
                value = (
                    f"json_replace({value}, {path}, date(json_extract({value}, {path}), '+{n * STEP} days'))"
                )
        out.append(value)
    return f"INSERT INTO main.{table} SELECT {', '.join(out)} FROM temp.base_{table}"


if __name__ == "__main__":
    main()
