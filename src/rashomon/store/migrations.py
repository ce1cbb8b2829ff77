"""From any earlier schema to today's: named steps in order, each recorded in the transaction that makes it.

A step that has been released is never changed; a new one goes at the end of :data:`STEPS`. Steps say what
they do in SQL of their own where they alter tables, since :mod:`rashomon.store.schema` moves on under them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import OperationalError

from rashomon.store import schema
from rashomon.store.errors import NewerLedgerError, NotALedgerError

FORMAT = "rashomon-ledger"
Step = tuple[str, Callable[[Connection], None]]


def _first_tables(connection: Connection) -> None:
    schema.tables.create_all(connection)
    connection.execute(schema.meta.insert().values(key="format", value=FORMAT))


def _corrections_and_listing(connection: Connection) -> None:
    for table in (schema.corrections, schema.listing):
        table.create(connection, checkfirst=True)
    if connection.dialect.name == "sqlite":
        with suppress(OperationalError):  # a SQLite without full-text search: other columns are searched
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE IF NOT EXISTS incident_words USING fts5(words, columnsize=0)"
            )
    if "places" in {c["name"] for c in inspect(connection).get_columns("incidents")}:
        connection.exec_driver_sql("ALTER TABLE incidents DROP COLUMN places")  # listing has them now
    _derive_again(connection)


def _incident_places(connection: Connection) -> None:
    schema.incident_places.create(connection, checkfirst=True)
    _derive_again(connection)


def _report_origins(connection: Connection) -> None:
    schema.report_origins.create(connection, checkfirst=True)
    _derive_again(connection)


def _fetches(connection: Connection) -> None:
    schema.fetches.create(connection, checkfirst=True)


def _score_of_relations(connection: Connection) -> None:
    if "score" not in {c["name"] for c in inspect(connection).get_columns("relations")}:
        connection.exec_driver_sql("ALTER TABLE relations ADD COLUMN score FLOAT")
        connection.exec_driver_sql("CREATE INDEX relations_score ON relations (kind, score)")
        _derive_again(connection)


def _what_resolving_found(connection: Connection) -> None:
    for table in (schema.items, schema.tellings, schema.blocks, schema.changed):
        table.create(connection, checkfirst=True)
    connection.exec_driver_sql("CREATE INDEX IF NOT EXISTS report_origins_origin ON report_origins (origin)")
    _derive_again(connection)


def _words_on_postgresql(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS incident_words (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)"
        )
        connection.exec_driver_sql(
            "CREATE INDEX IF NOT EXISTS incident_words_words ON incident_words "
            "USING gin (to_tsvector('simple', words))"
        )
        _derive_again(connection)


def _outlet_templates(connection: Connection) -> None:
    for table in (schema.outlet_pages, schema.outlet_lines):
        table.create(connection, checkfirst=True)


def _what_items_say(connection: Connection) -> None:
    if "words" not in {c["name"] for c in inspect(connection).get_columns("items")}:
        schema.items.drop(connection)
        schema.items.create(connection)
        _derive_again(connection)


def _what_further_reports_look_up(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS pairs")
    schema.neighbours.create(connection, checkfirst=True)
    if "credited" not in {c["name"] for c in inspect(connection).get_columns("report_origins")}:
        schema.report_origins.drop(connection)
        schema.report_origins.create(connection)
    _derive_again(connection)


def _derive_again(connection: Connection) -> None:
    """Throw the snapshot away: incidents hold what they did not before."""
    connection.execute(schema.meta.delete().where(schema.meta.c.key == "snapshot"))


STEPS: Sequence[Step] = (
    ("first tables", _first_tables),
    ("corrections and listing", _corrections_and_listing),
    ("places of incidents", _incident_places),
    ("what was fetched", _fetches),
    ("origins of reports", _report_origins),
    ("score of relations", _score_of_relations),
    ("what resolving found", _what_resolving_found),
    ("words of incidents on PostgreSQL", _words_on_postgresql),
    ("templates of outlets", _outlet_templates),
    ("what items say", _what_items_say),
    ("what further reports look up", _what_further_reports_look_up),
    ("who denies that he did it", _derive_again),
    ("words of items", _what_items_say),
    ("blocks of a season", _derive_again),
)


def applied(connection: Connection, name: object, steps: Sequence[Step] = STEPS) -> int:
    """How many of ``steps`` the database has seen; 0 for an empty one. ``name`` is for the messages.

    Raises:
        NotALedgerError: the database has tables, and they are no ledger's.
        NewerLedgerError: it has seen steps that this program does not know.
    """
    found = set(inspect(connection).get_table_names())
    if not found:
        return 0
    if not {"meta", "migrations"} <= found:
        raise NotALedgerError(name, f"it is a database of something else, with tables {_some(found)}")
    kind = None
    if {c["name"] for c in inspect(connection).get_columns("meta")} >= {"key", "value"}:
        kind = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "format"))
    if kind != FORMAT:
        raise NotALedgerError(name, f"it is a database of something else, with tables {_some(found)}")
    known = [step for step, _ in steps]
    seen = list(connection.scalars(select(schema.migrations.c.name).order_by(schema.migrations.c.position)))
    if seen != known[: len(seen)]:
        new = next((s for s in seen if s not in known), seen[-1])
        raise NewerLedgerError(
            f"{name} was written by a newer version of rashomon (its schema has {len(seen)} steps, "
            f"among them {new!r}; this program knows {len(known)}). Update rashomon to open it."
        )
    return len(seen)


def migrate(engine: Engine, name: object, steps: Sequence[Step] = STEPS) -> list[str]:
    """Bring the database to today's schema, in one transaction; gives the names of the steps made."""
    with engine.connect() as connection:
        if applied(connection, name, steps) == len(steps):
            return []
    made = []
    with engine.execution_options(writes=True).begin() as connection:
        # Another process may have made steps since; this one now holds the write lock: look again.
        for position in range(applied(connection, name, steps), len(steps)):
            step, make = steps[position]
            make(connection)
            connection.execute(
                schema.migrations.insert().values(
                    position=position, name=step, applied=datetime.now(UTC).isoformat(timespec="seconds")
                )
            )
            made.append(step)
    return made


def _some(names: set[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:3]) + (" …" if len(listed) > 3 else "")
