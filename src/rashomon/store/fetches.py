"""What was fetched from the web: so that it is asked for again only if it may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, select

from rashomon.store import schema
from rashomon.store.rows import chunks, insert_new

_F = schema.fetches.c


@dataclass(frozen=True, slots=True)
class Fetch:
    """How it stands with one address."""

    url: str
    etag: str | None = None
    modified: str | None = None
    stated: str = ""  # when it last changed, in the words of the feed that names it
    failures: int = 0


def of(connection: Connection, urls: Sequence[str]) -> dict[str, Fetch]:
    """What is known of these addresses, by address."""
    return {
        row.url: Fetch(*row)
        for some in chunks(sorted(set(urls)))
        for row in connection.execute(select(schema.fetches).where(_F.url.in_(some)))
    }


def put(connection: Connection, fetches: Iterable[Fetch]) -> None:
    """Keep how it stands with these addresses now."""
    rows = {f.url: asdict(f) for f in fetches}
    for some in chunks(sorted(rows)):
        connection.execute(delete(schema.fetches).where(_F.url.in_(some)))
    insert_new(connection, schema.fetches, [rows[url] for url in sorted(rows)])
