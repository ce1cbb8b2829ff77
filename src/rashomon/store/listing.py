"""Lists of incidents by filter, a page at a time: one narrow row an incident, and an index of its words.

Full text is in table ``incident_words``: SQLite's FTS5, or PostgreSQL's own search; where there is neither,
the folded names and the summary are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from anyascii import anyascii
from sqlalchemy import Connection, Select, delete, func, or_, select, text

from rashomon.model import HarmGroup, Incident, IncidentType, Property, Review
from rashomon.store import places, schema
from rashomon.store.places import Box
from rashomon.store.rows import chunks

L = schema.listing.c
_UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which incidents to give; what is not set admits all.

    ``since`` and ``until`` admit an incident whose interval of days reaches into theirs; one without any
    date is admitted only when neither is set. ``place`` and ``actor`` are parts of names, looked for
    without case, accents, blanks and marks ("al-Qa'im" finds "Al Qaim"). ``text`` is words that all stand
    in the incident's passages, titles or names ("..." for a phrase; the beginning of a word will do).
    ``killed``, ``wounded`` and ``origins`` are the least that is admitted.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    type: IncidentType | None = None
    actor: str | None = None
    text: str | None = None
    killed: int | None = None
    wounded: int | None = None
    disputed: bool | None = None
    origins: int | None = None
    review: Review | None = None
    box: Box | None = None  # one of its points, or the point that it is near to, lies within


class Order(StrEnum):
    OLDEST = "oldest"  # undated last
    NEWEST = "newest"  # undated last
    DEADLIEST = "deadliest"
    ORIGINS = "origins"


def filtered(connection: Connection, query: Select[Any], only: Filter) -> Select[Any]:
    """A query over ``schema.listing`` with the conditions of a filter."""
    if only.since or only.until:
        query = query.where(or_(L.earliest.is_not(None), L.latest.is_not(None)))
    if only.since:
        query = query.where(or_(L.latest.is_(None), L.latest >= only.since.isoformat()))
    if only.until:
        query = query.where(or_(L.earliest.is_(None), L.earliest <= only.until.isoformat()))
    if only.type:
        query = query.where(L.type == only.type.value)
    for column, least in ((L.killed, only.killed), (L.wounded, only.wounded), (L.origins, only.origins)):
        if least is not None:
            query = query.where(column >= least)
    if only.disputed is not None:
        query = query.where(L.disputed != "" if only.disputed else L.disputed == "")
    if only.review:
        query = query.where(L.review == only.review.value)
    for column, name in ((L.places, only.place), (L.actors, only.actor)):
        if name and name.strip():
            query = query.where(column.contains(squeezed(name), autoescape=True))
    if only.box:
        query = query.where(L.id.in_(places.within(only.box)))
    if only.text and only.text.strip():
        query = _with_words(connection, query, only.text)
    return query


def ids(
    connection: Connection, only: Filter, order: Order = Order.OLDEST, limit: int = 50, offset: int = 0
) -> list[str]:
    """The ids of one page of the incidents that fit."""
    query = filtered(connection, select(L.id), only)
    match order:
        case Order.NEWEST:
            return _newest_page(connection, query, only, limit, offset)
        case Order.DEADLIEST:
            query = query.order_by(func.coalesce(L.killed, -1).desc(), L.sort.desc(), L.id)
        case Order.ORIGINS:
            query = query.order_by(L.origins.desc(), L.sort.desc(), L.id)
        case _:
            query = query.order_by(L.sort, L.id)
    return list(connection.scalars(query.limit(limit).offset(offset)))


def _newest_page(
    connection: Connection, query: Select[Any], only: Filter, limit: int, offset: int
) -> list[str]:
    """By last first possible day, the undated last. In two parts, so that an index gives the order."""
    dated = query.where(L.sort < _UNDATED).order_by(L.sort.desc(), L.id.desc())
    out = list(connection.scalars(dated.limit(limit).offset(offset)))
    if len(out) < limit:
        count_dated = filtered(connection, select(func.count()).select_from(schema.listing), only)
        before = connection.scalar(count_dated.where(L.sort < _UNDATED)) or 0
        undated = query.where(L.sort == _UNDATED).order_by(L.id.desc())
        out += connection.scalars(undated.limit(limit - len(out)).offset(max(0, offset - before)))
    return out


class Dated(NamedTuple):
    """An incident and the bounds of its day, in ISO form."""

    id: str
    earliest: str | None
    latest: str | None


def dated(connection: Connection) -> Iterator[Dated]:
    """Every incident with the bounds of its day, by id."""
    for row in connection.execute(select(L.id, L.earliest, L.latest).order_by(L.id)):
        yield Dated._make(row)


def every_id(connection: Connection, only: Filter) -> list[str]:
    """The ids of all the incidents that fit, in no order."""
    return list(connection.scalars(filtered(connection, select(L.id), only)))


def count(connection: Connection, only: Filter | None = None) -> int:
    """How many incidents fit."""
    query = filtered(connection, select(func.count()).select_from(schema.listing), only or Filter())
    return connection.scalar(query) or 0


def clear(connection: Connection) -> None:
    """Take all rows out."""
    connection.execute(delete(schema.listing))
    if _has_words(connection):
        connection.execute(text("DELETE FROM incident_words"))


def remove(connection: Connection, incidents: Iterable[str]) -> None:
    """Take the rows of some incidents out."""
    words = _has_words(connection)
    for some in chunks(sorted(set(incidents))):
        numbers = list(connection.scalars(select(L.number).where(L.id.in_(some))))
        connection.execute(delete(schema.listing).where(L.number.in_(numbers)))
        if words:
            connection.execute(
                text("DELETE FROM incident_words WHERE rowid = :n"), [{"n": n} for n in numbers]
            )


def add(connection: Connection, incidents: Sequence[Incident], reviews: dict[str, Review]) -> None:
    """Add the rows of incidents that have none; ``reviews`` are those that are not open."""
    if not incidents:
        return
    first = (connection.scalar(select(func.max(L.number))) or 0) + 1
    connection.execute(
        schema.listing.insert(),
        [_row(first + n, i, reviews.get(i.id, Review.OPEN)) for n, i in enumerate(incidents)],
    )
    if not _has_words(connection):
        return
    titles = _titles(connection, sorted({a.report for i in incidents for a in i.accounts}))
    connection.execute(
        text("INSERT INTO incident_words (rowid, words) VALUES (:rowid, :words)"),
        [{"rowid": first + n, "words": _words(i, titles)} for n, i in enumerate(incidents)],
    )


def set_review(connection: Connection, incident: str, review: Review) -> None:
    """Note the state of review of one incident, which changes nothing else of it."""
    connection.execute(schema.listing.update().where(L.id == incident).values(review=review.value))


def _row(number: int, i: Incident, review: Review) -> dict[str, Any]:
    def least(property: Property) -> int | None:
        figure = i.figure(property, HarmGroup.ALL)
        return figure.min if figure else None

    w = i.when
    disputed = [a.property.value for a in i.agreement if a.state == "disputed"]
    return {
        "number": number,
        "id": i.id,
        "sort": str(w.earliest or w.latest or _UNDATED),
        "earliest": w.earliest and w.earliest.isoformat(),
        "latest": w.latest and w.latest.isoformat(),
        "type": i.type.value,
        "killed": least(Property.KILLED),
        "wounded": least(Property.WOUNDED),
        "disputed": _bars(disputed),
        "origins": i.origins,
        "reports": len({a.report for a in i.accounts}),
        "review": review.value,
        "corrected": bool(i.corrections),
        "places": _bars(squeezed(w) for w in place_words(i)),
        "actors": _bars(squeezed(w) for a in i.actors for w in (a.name, a.id) if w),
    }


def place_words(incident: Incident) -> list[str]:
    """The names that an incident's places go by, their divisions and countries' codes."""
    return [w for p in incident.places for w in (p.name, p.canonical, p.admin1, p.country) if w]


_NOT_SQUEEZED = re.compile(r"[^a-z0-9|]+")
_PART = re.compile(r"[a-z0-9]+")


def squeezed(name: str) -> str:
    """A name without case, accents, blanks and marks; ``|`` stays, as the bound of a whole name.

    >>> squeezed("al-Qa'im"), squeezed("Al Qaim"), squeezed("|IQ|")
    ('alqaim', 'alqaim', '|iq|')
    """
    return _NOT_SQUEEZED.sub("", anyascii(name).casefold())


def _bars(names: Iterable[str]) -> str:
    kept = list(dict.fromkeys(n.replace("|", "") for n in names if n))
    return f"|{'|'.join(kept)}|" if kept else ""


def folded(words: str) -> list[str]:
    """Words in the form in which they are indexed; a compound gives its parts and the whole.

    >>> folded("Al-Qāʾim’s market")
    ['al', 'qaims', 'alqaims', 'market']
    """
    return [form for word in words.split() for form in _forms(word)]


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    out: list[str] = []
    for plain in anyascii(word).casefold().replace("'", "").replace("`", "").split():
        parts = _PART.findall(plain)
        out += parts
        if len(parts) == 2:
            out.append("".join(parts))
    return tuple(out)


def _words(i: Incident, titles: dict[str, list[str]]) -> str:
    said = [i.summary, *place_words(i), *(a.name for a in i.actors)]
    for a in i.accounts:
        said += [a.anchor.quote, *a.people, *titles.get(a.report, ())]
        said += [w for c in a.claims for w in (c.passage.quote, c.value, c.attributed_to) if w]
    return " ".join(folded(" ".join(dict.fromkeys(said))))


def _titles(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    r = schema.reports.c
    return {
        row.id: [w for w in (row.title, row.outlet) if w]
        for some in chunks(ids)
        for row in connection.execute(select(r.id, r.title, r.outlet).where(r.id.in_(some)))
    }


def _with_words(connection: Connection, query: Select[Any], words: str) -> Select[Any]:
    asked = _asked(words)
    if not asked:
        return query.where(L.number < 0)
    if connection.dialect.name == "postgresql":
        match = " & ".join(
            f"({phrase.replace(' ', ' <-> ')})" if whole else f"{phrase}:*" for phrase, whole in asked
        )
        found = text(
            "SELECT rowid AS number FROM incident_words "
            "WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :match)"
        )
    elif _has_words(connection):
        match = " AND ".join(f'"{phrase}"' if whole else f'"{phrase}"*' for phrase, whole in asked)
        found = text("SELECT rowid AS number FROM incident_words WHERE incident_words MATCH :match")
    else:
        of = schema.incidents.c
        search = select(of.id)
        for phrase, _ in asked:
            search = search.where(of.search.contains(phrase, autoescape=True))
        return query.where(L.id.in_(search))
    rows = found.bindparams(match=match).columns(number=schema.listing.c.number.type).subquery()
    return query.where(L.number.in_(select(rows.c.number)))


def _asked(words: str) -> list[tuple[str, bool]]:
    """What was asked for: (folded words, whether they are a phrase)."""
    out = []
    for n, part in enumerate(words.split('"')):
        found = folded_plainly(part)
        if n % 2 and found:
            out.append((" ".join(found), True))
        elif not n % 2:
            out += [(word, False) for word in found]
    return out


def folded_plainly(words: str) -> list[str]:
    """Words as :func:`folded` has them, compounds as their parts alone."""
    plain = anyascii(words).casefold().replace("'", "").replace("`", "")
    return "".join(c if c.isalnum() else " " for c in plain).split()


def _has_words(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return connection.dialect.name == "postgresql"
    known = connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'incident_words'"))
    return known is not None
