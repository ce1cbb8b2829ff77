"""Receive: WARC files as crawlers write them, and as they arrive: cut short, damaged, with wrong lengths."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from rashomon.model import Report
from rashomon.receive import Rejected, receive

pytest.importorskip("fastwarc")
BODY = "<html><body><p>Two traders were hurt when a rocket struck the market of Velm.</p></body></html>"
CUT = "ends inside this record"


def http(body: bytes, *headers: str) -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", "")).encode() + body


def record(
    number: int, content: bytes | None = None, length: int | None = None, kind: str = "response"
) -> bytes:
    content = http(BODY.encode()) if content is None else content
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://ostra.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-03-04T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def received(path: Path, *members: bytes, packed: bool = True) -> tuple[list[str], list[str]]:
    """The pages by the ends of their addresses, and why others were not read."""
    path.write_bytes(b"".join(map(gzip.compress, members) if packed else members))
    found = list(receive([path]))
    pages = [r for r in found if isinstance(r, Report)]
    assert all("rocket" in page.text for page in pages)
    return [(page.url or "")[-1] for page in pages], [r.reason for r in found if isinstance(r, Rejected)]


def test_pages_are_read_and_all_else_is_passed_over(tmp_path: Path) -> None:
    empty = http(b"<html><body></body></html>")
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + BODY.encode()
    some = (record(1, kind="request"), record(2), record(3, empty), record(4, missing), record(5))
    for packed in (True, False):
        pages, reasons = received(tmp_path / "a.warc", *some, packed=packed)
        assert (pages, len(reasons)) == (["2", "5"], 1)
    (page, _) = (r for r in receive([tmp_path / "a.warc"]) if isinstance(r, Report))
    assert (page.name, page.published.edtf) == ("a.warc:2", "../2031-03-04")


def test_wherever_the_last_record_is_cut_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    for packed in (True, False):
        received(path, record(1), record(2), packed=packed)
        whole = path.read_bytes()
        start = len(gzip.compress(record(1)) if packed else record(1))
        for end in range(start + 2, len(whole) - 20, 7):
            path.write_bytes(whole[:end])
            found = list(receive([path]))
            assert [r.url for r in found if isinstance(r, Report)] == ["https://ostra.example/1"], end
            assert len(found) == 2 and isinstance(found[1], Rejected), end


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (record(2, length=-5), "no length"),
        (record(2, length=10**30), "no length"),
        (record(2, length=10**6), CUT),
        (record(2, length=20), "broken"),
        (b"WARC/1.0\r\nX: " + b"a" * 2_000_000 + b"\r\n\r\n", "broken"),
        (b"no record " * 50, "broken"),
    ],
)
def test_reading_goes_on_behind_a_broken_record(tmp_path: Path, broken: bytes, reason: str) -> None:
    some = (record(1), broken, record(3), record(4))
    for members, packed in ((some, True), (some, False), ((b"".join(some),), True)):
        pages, reasons = received(tmp_path / "a.warc", *members, packed=packed)
        assert pages == ["1", "3", "4"]
        assert len(reasons) == 1 and reason in reasons[0], reasons


def test_many_lengths_too_great_end_in_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(n, length=10**6) for n in range(1200)))
    found = list(receive([path]))
    assert 900 < len(found) <= 1200
    assert all(isinstance(r, Rejected) and CUT in r.reason for r in found)


def test_reading_goes_on_behind_a_damaged_member(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    three = [gzip.compress(record(n)) for n in (1, 2, 3)]
    three[1] = three[1][:40] + bytes(255 - b for b in three[1][40:])
    path.write_bytes(b"".join(three))
    found = list(receive([path]))
    assert [r.url for r in found if isinstance(r, Report)] == [f"https://ostra.example/{n}" for n in (1, 3)]
    assert any(isinstance(r, Rejected) for r in found)


def test_pages_are_read_however_they_were_sent(tmp_path: Path) -> None:
    body = BODY.encode()
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (body[:30], body[30:])) + b"0\r\n\r\n"
    some = (
        http(gzip.compress(body), "Content-Encoding: gzip"),
        http(zlib.compress(body), "content-encoding: deflate"),
        http(pieces, "Transfer-Encoding: chunked"),
        http(body, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),  # a crawler unpacked it
        http(gzip.compress(b"<p>a</p>" * 10_000_000), "Content-Encoding: gzip"),
    )
    pages, reasons = received(tmp_path / "a.warc", *(record(n, sent) for n, sent in enumerate(some)))
    assert pages == ["0", "1", "2", "3"]
    assert len(reasons) == 1 and "20 MB" in reasons[0]
