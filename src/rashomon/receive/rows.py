"""A row of JSON or of a table (ours, news-please's, trafilatura's own, any by a column map) to a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rashomon.model import Report, report_id
from rashomon.receive.decode import storable
from rashomon.receive.page import host, read_page
from rashomon.receive.published import given
from rashomon.receive.rejected import UnreadableError, bounded

# Our own name first; then news-please (maintext, source_domain, date_publish), trafilatura (raw_text,
# source, source-hostname, sitename, date), Media Cloud (publish_date, media_name) and what tables say.
NAMES = {
    "id": ("id",),
    "text": ("text", "maintext", "raw_text", "body", "content", "full_text"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "source", "link"),
    "outlet": ("outlet", "sitename", "source_domain", "source-hostname", "hostname", "media_name"),
    "published": (
        "published",
        "date_publish",
        "date",
        "date_published",
        "published_at",
        "publish_date",
        "publication_date",
        "pub_date",
        "datePublished",
    ),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline"),
}


def column_map(words: str) -> dict[str, str]:
    """A map from our fields to a sender's, out of ``text=body,published=date``.

    >>> column_map("text=body, published=Date of issue")
    {'text': 'body', 'published': 'Date of issue'}

    Raises:
        ValueError: with what is wrong with it.
    """
    out: dict[str, str] = {}
    for pair in words.split(","):
        field, equals, column = (w.strip() for w in pair.partition("="))
        if not equals or not column or field not in NAMES:
            raise ValueError(
                f"{pair.strip()!r} names no column: write FIELD=COLUMN, FIELD one of {', '.join(NAMES)}"
            )
        out[field] = column
    return out


def read_row(row: Any, name: str, columns: Mapping[str, str] | None = None) -> Report:
    """The report in one JSON object. Its ``text`` is kept as it is: offsets index the sender's string.

    ``columns`` tells under what name a field stands in the row, for fields that have another than ours; a
    row without that name is read by the usual ones.

    Raises:
        UnreadableError: no object, or neither ``text`` nor ``html`` in it.
    """
    if not isinstance(row, dict):
        raise UnreadableError(f"a {_kind(row)} where a JSON object with `text` or `html` was expected")
    # Of rows that come from elsewhere and lack the sender's column, the usual names still hold.
    own_names = {f: (c,) for f, c in (columns or {}).items() if c in row}
    names = {**NAMES, **own_names}

    def first(field: str) -> str | None:
        found = (row.get(name) for name in names[field])
        return next((storable(v) for v in found if isinstance(v, str) and v.strip()), None)

    text, html, url, title, language = map(first, ("text", "html", "url", "title", "language"))
    if text is None and html is None:
        if row.get(names["text"][0]) != "" or not title:
            raise UnreadableError(_no_text(row, names))
        text = ""  # a headline without a body is still a report: its claims index the title
    if url and "/" not in url and url != row.get("url"):
        url = None  # a "source" that names an outlet
    published = given(next((row[n] for n in names["published"] if row.get(n)), None))
    own = next((row[n] for n in names["id"] if n in row), None)
    own_id = str(own) if isinstance(own, str | int) and not isinstance(own, bool) else ""
    outlet = first("outlet") or host(url)
    if text is None:
        return read_page(
            html or "",
            name,
            id=storable(own_id) or None,
            url=url,
            title=title,
            outlet=outlet,
            published=published,
            language=language,
        )
    authors = next((row[n] for n in names["author"] if row.get(n)), None)
    author = ", ".join(a for a in authors if isinstance(a, str)) if isinstance(authors, list) else None
    return Report(
        id=storable(own_id) or report_id(text, title, url),
        text=bounded(text),
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        author=author or first("author"),
        language=language,
        name=name,
        media_type="application/json",
    )


def _no_text(row: dict[str, Any], names: Mapping[str, tuple[str, ...]]) -> str:
    for name in (*names["text"], *names["html"]):
        if name in row:
            value = row[name]
            what = "empty" if isinstance(value, str) else f"a {_kind(value)}, not a string"
            return f"the row's `{name}` is {what}; give the report's text there"
    fields = ", ".join(f"`{k}`" for k in list(row)[:12]) or "no field"
    text = " or ".join(f"`{n}`" for n in (names["text"][0], names["html"][0]))
    return (
        f"the row has no text: no {text} is among its fields ({fields}); --columns text=NAME says where it is"
    )


def _kind(value: object) -> str:
    names = {list: "list", str: "string", dict: "object", type(None): "null", bool: "true or false"}
    return names.get(type(value), "number")
