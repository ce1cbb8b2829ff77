"""Changes of incidents as an Atom feed (RFC 4287), the newest first: one entry a change.

An entry's id is its change's, so a reader that polls the feed shows each change once. ``updated`` is the day
that the report counts under, at midnight UTC: no clock is read, the same ledger gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from rashomon.model import Change, Report
from rashomon.publish.over_time import change_text

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NONE = "1970-01-01T00:00:00Z"  # where nothing has a day


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write all changes of a ledger as a feed; a feed has no codebook's figures."""
    return write(ledger, ledger.changes(), out)


def write(ledger: Ledger, changes: Sequence[Change], out: BinaryIO) -> str:
    """Write some changes as a feed to a binary stream."""
    reports = {r.id: r for r in ledger.reports()}
    summaries = {i: ledger.incident(i).summary for i in {c.incident for c in changes}}
    dated = sorted(changes, key=lambda c: c.day or date.min, reverse=True)
    updated = _moment(dated[0].day) if dated else _NONE
    out.write(
        b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        b"<id>urn:rashomon:changes</id>\n<title>Changes of incidents</title>\n"
        b"<author><name>Rashomon</name></author>\n"
    )
    out.write(f"<updated>{updated}</updated>\n".encode())
    for change in dated:
        report = reports.get(change.report or "")
        out.write(_entry(change, summaries[change.incident], report).encode("utf-8", "replace"))
    out.write(b"</feed>\n")
    return ""


def _entry(c: Change, summary: str, report: Report | None) -> str:
    who = report.source if report else ""
    said = "".join(f"<p>“{_text(q)}”</p>" for q in c.quotes)
    told = f"<p>{_text(who)}</p>" if who else ""
    body = f"<p>{_text(summary)}</p>{told}{said}"
    link = (
        f"<link rel='via' href={quoteattr(_NOT_XML.sub('', report.url))}/>" if report and report.url else ""
    )
    return (
        f"<entry>\n<id>urn:rashomon:{c.id}</id>\n<title>{_text(change_text(c))} ({c.incident})</title>\n"
        f"<updated>{_moment(c.day)}</updated>\n<category term={quoteattr(c.what)}/>\n{link}"
        f'<content type="html">{escape(body)}</content>\n</entry>\n'
    )


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", " ".join(words.split())))


def _moment(day: date | None) -> str:
    return f"{day.isoformat()}T00:00:00Z" if day else _NONE
