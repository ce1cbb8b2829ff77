"""WARC and WARC.gz files, record by record (CC-News layout: responses of kind text/html)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from functools import lru_cache
from typing import Any, BinaryIO

from rashomon.model import Report, When, report_id
from rashomon.receive.decode import decode
from rashomon.receive.page import host, read_page
from rashomon.receive.published import given
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, bounded, too_large

MAX_HEADERS = 1_000_000  # bytes of one record's headers
MOST_BROKEN = 1000  # records, after which the rest of the file is let be
_LONGEST = 1 << 16
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def _short(raw: Any) -> bool:
    """Whether the file gave out before the length that the record must state (warcio says nothing of it)."""
    while raw.read(65536):
        pass
    return getattr(raw, "limit", 1) > 0


class _Headers:
    """Keeps what warcio reads line by line, which are headers, within bounds; it has none itself."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self.left = MAX_HEADERS
        self._readline = reader.readline
        reader.readline = self._bounded

    def _bounded(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(min(length or _LONGEST, _LONGEST))
        if length is None:
            self.left -= len(line)
            if self.left < 0 or len(line) >= _LONGEST:
                raise UnreadableError("its headers are too long")
        return line

    def next_record(self) -> bytes | None:
        """The first line of the next record, after one whose lengths are wrong; None where none follows."""
        try:
            while (line := self._readline(_LONGEST)) or self.reader.read_next_member():
                if line.startswith(b"WARC/1"):
                    return bytes(line)
        except Exception:  # as above
            pass
        return None


def _archive(stream: BinaryIO) -> Any:
    from warcio.archiveiterator import ArchiveIterator  # type: ignore # noqa: PLC0415

    archive = ArchiveIterator(stream)
    # warcio reads files that were packed as one, and then refuses them since no single record can be sought.
    archive._raise_invalid_gzip_err = lambda: None
    return archive


def _kind_of_page(record: Any) -> str | None:
    """The content type of a record that holds a page, None of any other."""
    headers = record.http_headers
    if record.rec_type not in {"response", "resource", "conversion"}:
        return None
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind: str = (headers or record.rec_headers).get_header("Content-Type") or ""
    return kind if kind.startswith(("text/html", "application/xhtml", "text/plain")) else None


@lru_cache(maxsize=1024)
def _crawled(day: str) -> When:
    """When a page was published of which nothing but the day of the crawl is known."""
    return When(latest=given(day).latest, how="not after the day of the crawl")


@lru_cache(maxsize=1024)
def _outlet(address: str) -> str | None:
    return host(address)


def _report(page: bytes, kind: str, where: str, url: str | None, crawled: When) -> Report:
    """A page of a content type as a report, which has the day of the crawl where it states none; raises as
    :func:`read_page` does."""
    named = _CHARSET.search(kind)
    charset = named.group(1) if named else None
    if not kind.startswith("text/plain"):
        report = read_page(page, where, url=url, charset=charset)
        return report if report.published.known else replace(report, published=crawled)
    text = bounded(decode(page, charset))
    id = report_id(text, None, url)
    outlet = _outlet("/".join((url or "").split("/", 3)[:3]))  # of whose pages a file holds many
    return Report(id=id, text=text, url=url, outlet=outlet, published=crawled, name=where)


def records(stream: BinaryIO, name: str, number: int = 0) -> Iterator[Report | Rejected]:
    """The pages of a WARC file; records that hold no page (requests, pictures, errors) are passed over.

    ``number`` is that of the record before the first. Needs warcio. A page that states no date was
    published at the latest on the day of the crawl.
    """
    try:
        archive = _archive(stream)
    except ImportError:
        yield Rejected(name, "WARC files need the extra `warc`: pip install 'rashomon[warc]'")
        return
    broken = 0
    headers_of = _Headers(archive.reader)
    while True:
        number += 1
        where = f"{name}:{number}"
        headers_of.left = MAX_HEADERS
        try:
            with redirect_stderr(io.StringIO()):  # warcio prints parts of broken records
                record = next(archive)
        except StopIteration:
            return
        except Exception as e:  # a cut header leads warcio into errors of any kind
            broken += 1
            why = " ".join(str(e).split())[:200]
            following = headers_of.next_record() if broken < MOST_BROKEN else None
            if following is None:
                yield Rejected(where, f"the WARC file is broken from this record on ({why}); fetch it again")
                return
            yield Rejected(where, f"the record is broken ({why}); reading goes on with the next")
            archive = _archive(stream)
            archive.reader, archive.next_line = headers_of.reader, following
            continue
        kind = _kind_of_page(record)
        if kind is None:
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        try:
            page = record.content_stream().read(MAX_PAGE + 1)
            if len(page) > MAX_PAGE:
                raise UnreadableError(too_large(f"the page has over {MAX_PAGE / 1e6:.0f} MB"))
            if _short(record.raw_stream):
                yield Rejected(f"{where} ({url})", "the file ends inside this record; fetch it again")
                following = page.find(b"\nWARC/1.")
                if following >= 0:  # a length too great, which reaches over the records behind it
                    yield from records(io.BytesIO(page[following + 1 :]), name, number)
                continue
            day = (record.rec_headers.get_header("WARC-Date") or "").partition("T")[0]
            report = _report(page, kind, where, url, _crawled(day))
        except UnreadableError as e:
            yield Rejected(f"{where} ({url})", str(e))
            continue
        except (EOFError, OSError, ValueError) as e:
            yield Rejected(f"{where} ({url})", f"the record is broken ({e}); fetch it again")
            continue
        yield report
