"""WARC and WARC.gz files, record by record (CC-News layout: responses of kind text/html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from rashomon.model import Report, When, report_id
from rashomon.receive.decode import decode
from rashomon.receive.page import host, read_page
from rashomon.receive.published import given
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, too_large

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def _short(raw: Any) -> bool:
    """Whether the file gave out before the length that the record must state (warcio says nothing of it)."""
    while raw.read(65536):
        pass
    return getattr(raw, "limit", 1) > 0


def records(stream: BinaryIO, name: str) -> Iterator[Report | Rejected]:
    """The pages of a WARC file; records that hold no page (requests, pictures, errors) are passed over.

    Needs warcio. A page that states no date was published at the latest on the day of the crawl.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore # noqa: PLC0415
    except ImportError:
        yield Rejected(name, "WARC files need the extra `warc`: pip install 'rashomon[warc]'")
        return
    number = 0
    records = iter(ArchiveIterator(stream))
    while True:
        number += 1
        where = f"{name}:{number}"
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as e:  # a cut header leads warcio into errors of any kind
            yield Rejected(where, f"the WARC file is broken from this record on ({e}); fetch it again")
            return
        if record.rec_type not in {"response", "resource", "conversion"}:
            continue
        headers = record.http_headers
        if headers is not None and headers.get_statuscode() != "200":
            continue
        kind = (headers or record.rec_headers).get_header("Content-Type") or ""
        if not kind.startswith(("text/html", "application/xhtml", "text/plain")):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        charset = _CHARSET.search(kind)
        try:
            page = record.content_stream().read(MAX_PAGE + 1)
            if len(page) > MAX_PAGE:
                raise UnreadableError(too_large(f"the page has over {MAX_PAGE / 1e6:.0f} MB"))
            if _short(record.raw_stream):
                raise UnreadableError("the file ends inside this record; fetch it again")
            if kind.startswith("text/plain"):
                text = decode(page, charset.group(1) if charset else None)
                report = Report(
                    id=report_id(text, None, url), text=text, url=url, outlet=host(url), name=where
                )
            else:
                report = read_page(page, where, url=url, charset=charset.group(1) if charset else None)
        except UnreadableError as e:
            yield Rejected(f"{where} ({url})", str(e))
            continue
        except (EOFError, OSError, ValueError) as e:
            yield Rejected(f"{where} ({url})", f"the record is broken ({e}); fetch it again")
            continue
        if not report.published.known:
            crawled = given(record.rec_headers.get_header("WARC-Date")).latest
            report = replace(report, published=When(latest=crawled, how="not after the day of the crawl"))
        yield report
