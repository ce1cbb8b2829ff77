"""WARC and WARC.gz files, record by record (CC-News layout: responses of kind text/html)."""

from __future__ import annotations

import io
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, BinaryIO

from rashomon.model import Report, When, report_id
from rashomon.receive.decode import decode
from rashomon.receive.page import host, read_page
from rashomon.receive.published import given
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, bounded, too_large

MAX_HEADERS = 1_000_000  # bytes of one record's headers
MOST_BROKEN = 1000  # records, after which the rest of the file is let be
_PIECE = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_PACKED = b"\x1f\x8b"  # what a member of a gzipped file begins with
_KEPT = MAX_HEADERS + 2 * _PIECE  # bytes behind a record's start that fastwarc may have read when it fails
_RECORD = re.compile(rb"WARC/1\.\d\r?\n")  # the first line of one
_OPENING = 10  # bytes of it, and no more
_CUT = "the file ends inside this record; fetch it again"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class _Bytes:
    """A stream as fastwarc reads it, which keeps what it gave last: fastwarc reads ahead, and may fail."""

    def __init__(self, read: Callable[[int], bytes], left: bytes = b"") -> None:
        self._read, self._left = read, left
        self._kept: deque[bytes] = deque()
        self._size = 0  # of what is kept
        self._given = 0  # bytes

    def read(self, size: int = _PIECE) -> bytes:
        data = self._left[:size] or self._read(size)
        self._left = self._left[size:]
        self._given += len(data)
        self._kept.append(data)
        self._size += len(data)
        while self._size - len(self._kept[0]) >= _KEPT:
            self._size -= len(self._kept.popleft())
        return data

    def tell(self) -> int:
        return self._given

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stays where it is: fastwarc only asks for the place."""
        return self._given

    def close(self) -> None:
        """Leaves the stream open, which is another's."""

    def since(self, place: int) -> bytes:
        """What it gave from a place on, as far as it is kept."""
        whole = b"".join(self._kept)
        return whole[max(len(whole) - (self._given - place), 0) :]


class _Unpacked:
    """What a gzipped stream holds, member by member; behind damage it goes on with the next member."""

    def __init__(self, read: Callable[[int], bytes], left: bytes) -> None:
        self._read, self._left = read, left
        self._member = zlib.decompressobj(_GZIP)
        self.is_cut = False  # the stream ended so soon in a member that nothing of it could be told

    def read(self, size: int) -> bytes:
        while left := self._left or self._read(_PIECE):
            try:
                data = self._member.decompress(left, size)
            except zlib.error as e:
                self._member = zlib.decompressobj(_GZIP)
                at = left.find(_PACKED, 1)
                self._left = left[at:] if at > 0 else b""
                raise OSError("what is packed is damaged") from e
            self._left = self._member.unconsumed_tail or self._member.unused_data
            self.is_cut = not (data or self._member.eof)
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
            if data:
                return data
        return b""


class _File:
    """The records of a WARC file, packed or not."""

    def __init__(self, stream: BinaryIO) -> None:
        head = stream.read(2)
        self._packed = _Unpacked(stream.read, head) if head == _PACKED else None
        self._start(_Bytes(self._packed.read) if self._packed else _Bytes(stream.read, head))

    def _start(self, source: _Bytes) -> None:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

        self._source = source
        self._records = ArchiveIterator(
            source,
            parse_http=False,
            max_header_len=MAX_HEADERS,
            stream_detect=False,
            strict_mode=False,
        )
        self._at = 0  # where the last record starts

    def next_record(self) -> Any:
        """The next record, None behind the last; raises OSError where there should be one."""
        record = next(self._records, None)
        if record is not None:
            self._at = record.stream_pos
        return record

    def is_cut(self) -> bool:
        """Whether the beginning of a record was lost with all that followed."""
        return self._packed is not None and self._packed.is_cut

    def go_on(self) -> bool:
        """Goes on with the next record behind one that is broken, if there is one."""
        data = self._source.since(self._at + 1)
        while not (found := _RECORD.search(data)):
            try:
                piece = self._source.read()
            except OSError:
                continue  # behind the damage
            if not piece:
                return False
            data = data[-_OPENING:] + piece
        self._start(_Bytes(self._source.read, data[found.start() :]))
        return True


@cache
def _known() -> Any:
    """Names of headers, by which fastwarc finds them in a twentieth of the time that a string takes."""
    from fastwarc.warc import WarcHeader  # noqa: PLC0415

    return WarcHeader


def _kind_of_page(record: Any) -> str | None:
    """The content type of a record that holds a page, None of any other."""
    if str(record.record_type) not in {"response", "resource", "conversion"}:
        return None
    headers = record.headers
    if record.is_http:
        record.parse_http(max_header_len=MAX_HEADERS, quirks_mode=True, strict_mode=False)
        headers = record.http_headers
        if headers.status_code != 200:
            return None
    kind: str = headers.get(_known().CONTENT_TYPE) or ""
    return kind if kind.startswith(("text/html", "application/xhtml", "text/plain")) else None


class _CutError(Exception):
    """The file ends before the length that the record states."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.page = page  # what there is of it


def _page(record: Any) -> bytes:
    """The page that a record holds, as its server meant it, not as it was sent.

    Raises:
        UnreadableError: it is too long.
        _CutError: the file ends inside it.
    """
    left = record.content_length
    page: bytes = record.reader.read(min(left, MAX_PAGE) + 1)
    if len(page) <= MAX_PAGE:
        if len(page) < left:
            raise _CutError(page)
        if record.is_http_parsed:
            sent = {name.lower(): said for name, said in record.http_headers.items()}
            page = _unpacked(page, sent.get("content-encoding", ""), sent.get("transfer-encoding", ""))
    if len(page) > MAX_PAGE:
        raise UnreadableError(too_large(f"the page has over {MAX_PAGE / 1e6:.0f} MB"))
    return page


def _unpacked(page: bytes, *sent: str) -> bytes:
    """A page that was sent packed in these ways; as it is where it was not, whatever its headers say."""
    if not any(sent):
        return page
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader  # noqa: PLC0415

    for way in reversed([way.strip() for said in sent for way in said.lower().split(",")]):
        packed = io.BytesIO(page)
        if way in {"gzip", "x-gzip", "deflate"}:
            reader: Any = GzipReader(packed, zlib=way == "deflate")
        elif way in {"br", "chunked"}:
            reader = (BrotliReader if way == "br" else ChunkedReader)(packed)
        else:
            continue
        page = _read_out(reader) or page
    return page


def _read_out(reader: Any) -> bytes:
    """As much as can be read, and as a page may have."""
    found, size = [], 0
    with suppress(OSError):
        while size <= MAX_PAGE and (piece := reader.read(_PIECE)):
            found.append(piece)
            size += len(piece)
    return b"".join(found)


@lru_cache(maxsize=1024)
def _crawled(day: str) -> When:
    """When a page was published of which nothing but the day of the crawl is known."""
    return When(latest=given(day).latest, how="not after the day of the crawl")


@lru_cache(maxsize=1024)
def _charset(kind: str) -> str | None:
    named = _CHARSET.search(kind)
    return named.group(1) if named else None


@lru_cache(maxsize=1024)
def _outlet(address: str) -> str | None:
    return host(address)


def _report(page: bytes, kind: str, where: str, url: str | None, crawled: When) -> Report:
    """A page of a content type as a report, which has the day of the crawl where it states none; raises as
    :func:`read_page` does."""
    charset = _charset(kind)
    if not kind.startswith("text/plain"):
        report = read_page(page, where, url=url, charset=charset)
        return report if report.published.known else replace(report, published=crawled)
    text = bounded(decode(page, charset))
    id = report_id(text, None, url)
    outlet = _outlet("/".join((url or "").split("/", 3)[:3]))  # of whose pages a file holds many
    return Report(id=id, text=text, url=url, outlet=outlet, published=crawled, name=where)


def records(stream: BinaryIO, name: str) -> Iterator[Report | Rejected]:
    """The pages of a WARC file; records that hold no page (requests, pictures, errors) are passed over.

    Needs fastwarc. A page that states no date was published at the latest on the day of the crawl.
    """
    try:
        file = _File(stream)
    except ImportError:
        yield Rejected(name, "WARC files need the extra `warc`: pip install 'rashomon[warc]'")
        return
    number, broken, fresh = 0, 0, False
    while True:
        number += 1
        where = f"{name}:{number}"
        url = None
        try:
            record = file.next_record()
            if record is None:
                if file.is_cut():
                    yield Rejected(where, _CUT)
                return
            fresh = False
            headers = record.headers
            # It is nothing to fastwarc where the record states none, or none that can be.
            if not record.content_length and (headers.get(_known().CONTENT_LENGTH) or "none").strip("0 "):
                raise OSError("it states no length, or none that can be")
        except OSError as e:
            broken += 1
            if broken >= MOST_BROKEN or not file.go_on():
                yield Rejected(where, f"the WARC file is broken from this record on ({e}); fetch it again")
                return
            if fresh:  # it went on with the record that is broken
                number -= 1
            else:
                yield Rejected(where, f"the record is broken ({e}); reading goes on with the next")
            fresh = True
            continue
        try:
            kind = _kind_of_page(record)
            if kind is None:
                left = record.content_length
                if record.consume() < left:
                    yield Rejected(where, _CUT)
                continue
            url = headers.get(_known().WARC_TARGET_URI)
            page = _page(record)
            day = (headers.get(_known().WARC_DATE) or "").partition("T")[0]
            report = _report(page, kind, where, url, _crawled(day))
        except _CutError as e:
            yield Rejected(f"{where} ({url})", _CUT)
            broken += 1
            following = _RECORD.search(e.page)
            if broken < MOST_BROKEN and following:  # a length too great, which reaches over those behind it
                file = _File(io.BytesIO(e.page[following.start() :]))
        except UnreadableError as e:
            yield Rejected(f"{where} ({url})", str(e))
        except (EOFError, OSError, ValueError) as e:
            yield Rejected(f"{where} ({url})", f"the record is broken ({e}); fetch it again")
        else:
            yield report
