"""A row of JSON (ours, news-please's, trafilatura's own) to a report."""

from __future__ import annotations

from typing import Any

from rashomon.model import Report, report_id
from rashomon.receive.decode import storable
from rashomon.receive.page import host, read_page
from rashomon.receive.published import given
from rashomon.receive.rejected import UnreadableError

# Our own name first; then news-please (maintext, source_domain, date_publish) and trafilatura
# (raw_text, source, source-hostname, sitename, date).
NAMES = {
    "text": ("text", "maintext", "raw_text"),
    "html": ("html",),
    "title": ("title",),
    "url": ("url", "source", "link"),
    "outlet": ("outlet", "sitename", "source_domain", "source-hostname", "hostname"),
    "published": ("published", "date_publish", "date", "date_published", "published_at"),
    "language": ("language", "lang"),
    "author": ("author", "authors"),
}


def read_row(row: Any, name: str) -> Report:
    """The report in one JSON object. Its ``text`` is kept as it is: offsets index the sender's string.

    Raises:
        UnreadableError: no object, or neither ``text`` nor ``html`` in it.
    """
    if not isinstance(row, dict):
        raise UnreadableError(f"a {_kind(row)} where a JSON object with `text` or `html` was expected")
    text, html = _first(row, "text"), _first(row, "html")
    if text is None and html is None:
        if row.get("text") != "" or not _first(row, "title"):
            raise UnreadableError(_no_text(row))
        text = ""  # a headline without a body is still a report: its claims index the title
    url, title, language = _first(row, "url"), _first(row, "title"), _first(row, "language")
    if url and "/" not in url and url != row.get("url"):
        url = None  # a "source" that names an outlet
    published = given(next((row[n] for n in NAMES["published"] if row.get(n)), None))
    given_id = row.get("id")
    own_id = str(given_id) if isinstance(given_id, str | int) and not isinstance(given_id, bool) else ""
    outlet = _first(row, "outlet") or host(url)
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
    authors = row.get("authors")
    author = ", ".join(a for a in authors if isinstance(a, str)) if isinstance(authors, list) else None
    return Report(
        id=storable(own_id) or report_id(text, title, url),
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        author=author or _first(row, "author"),
        language=language,
        name=name,
        media_type="application/json",
    )


def _first(row: dict[str, Any], field: str) -> str | None:
    for name in NAMES[field]:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return storable(value)
    return None


def _no_text(row: dict[str, Any]) -> str:
    for name in (*NAMES["text"], "html"):
        if name in row:
            value = row[name]
            what = "empty" if isinstance(value, str) else f"a {_kind(value)}, not a string"
            return f"the row's `{name}` is {what}; give the report's text there"
    fields = ", ".join(f"`{k}`" for k in list(row)[:6]) or "no field"
    return f"the row has no text: neither `text` nor `html` is among its fields ({fields})"


def _kind(value: object) -> str:
    names = {list: "list", str: "string", dict: "object", type(None): "null", bool: "true or false"}
    return names.get(type(value), "number")
