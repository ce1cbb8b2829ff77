"""Hostile input: a folder of it, made here. Each page is read or named with a reason, and all else is read.

Memory is bounded by a limit on the process that reads; time by the test's own end.
"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.receive import MAX_PAGE, Rejected, receive
from rashomon.receive.feed import read_feed
from rashomon.receive.fetch import read_fetched
from rashomon.receive.rejected import MAX_LINES, MAX_TEXT, UnreadableError
from rashomon.receive.robots import rules
from rashomon.receive.web import Fetched

STORY = "Two traders were hurt on Tuesday when a rocket struck the market of Velm, the mayor said. "
PAGE = f"<html><body><article><p>{STORY * 4}</p></article></body></html>".encode()
MEMORY = 1_500_000_000  # bytes; the program and its libraries take a third of it
READ = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from rashomon.clean import clean
from rashomon.receive import Rejected, receive
out = []
for item in receive([sys.argv[1]]):
    if isinstance(item, Rejected):
        out.append((item.name, item.reason, None))
    else:
        clean(item)
        out.append((item.name, None, item.text[:5000]))
json.dump(out, sys.stdout)
"""


def entities(root: str, body: str) -> str:
    rows = ["<!ENTITY a0 'aaaaaaaaaa'>"] + [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)]
    return f"<!DOCTYPE {root} [{''.join(rows)}]>{body}"


def record(number: int, body: bytes, length: int | None = None, packed: bool = False) -> bytes:
    encoding = b"Content-Encoding: gzip\r\n" if packed else b""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + encoding + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://v.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-03-04T00:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pieces(head: bytes, middle: bytes, times: int, tail: bytes) -> Iterator[bytes]:
    yield head
    for _ in range(times):
        yield middle
    yield tail


def make(folder: Path) -> None:
    """The folder of hostile files; ``good`` stands in each from which something can be read."""
    body = "<html><body>{}</body></html>".format
    swollen = gzip.compress(b"<p>a</p>" * 10_000_000)
    good, mega = b'{"text": "good"}\n', b"x" * 1_000_000
    page, three = PAGE.replace(b"Two traders", b"good: two traders"), (1, 2, 3)
    files: dict[str, str | bytes] = {
        "deep.html": body("<div>" * 100_000 + "x" + "</div>" * 100_000),
        "deep_tables.html": body("<table><tr><td>" * 30_000),
        "entities.html": entities("html", body(f"<p>&a11; good {STORY}</p>")),
        "entities.xhtml": '<?xml version="1.0"?>'
        + entities("html", body(f"<p>&a11; good {STORY}</p>").replace("<html", "<html xmlns='x'", 1)),
        "attributes.html": body("<p " + " ".join(f'a{n}="x"' for n in range(100_000)) + f">good {STORY}"),
        "metas.html": "<html><head>" + "<meta name=x content='" * 100_000 + body(f"<p>good {STORY}"),
        "comments.html": "<html>" + "<!-- x -->" * 200_000 + body(f"<p>good {STORY}"),
        "scripts.html": body(f"<p onclick='alert(1)'>good {STORY * 3}</p><script>alert(1)</script>"),
        "ld.html": body(
            "<script type='application/ld+json'>" + '{"a":' * 50_000 + f"</script><p>good {STORY}"
        ),
        "bidi.txt": f"good \u202e{STORY}\u202c \u2066b\u2069 \u200f",
        "nul.txt": f"good\x00 {STORY}",
        "accents.txt": "good" + "\u0301" * 100_000,
        "spaces.txt": "good" + " " * 1_500_000 + ".",
        "dots.txt": "good" + ". " * 700_000,
        "quotes.txt": "good" + '"' * 1_500_000,
        "brackets.txt": "good" + "(" * 1_500_000,
        "dates.txt": "good" + "March 4 2031 " * 100_000,
        "bylines.txt": "by " + "good " * 300_000,
        "shout.txt": "good\n" + "A B C\n" * 30_000,
        "lines.txt": "a\n" * (MAX_LINES + 1),
        "long.txt": "a" * (MAX_TEXT + 1),
        "large.txt": b"a" * (MAX_PAGE + 1),
        "nested.jsonl": b'{"text":' * 100_000 + b"\n" + good,
        "digits.jsonl": b'{"text": "x", "id": ' + b"9" * 100_000 + b"}\n" + good,
        "surrogates.jsonl": b'{"text": "good \\ud800 \\u0000 "}\n',
        "kinds.jsonl": b'{"text": {"a": 1}}\n{"text": "good", "title": [], "published": {}, "id": true}\n',
        "open.csv": b'text\ngood\n"' + b"x,\n" * 8_000_000,
        "cut.jsonl.gz": gzip.compress(good * 1000)[:-20],
        "long.warc": record(1, page) + record(2, PAGE, 10**9) + record(3, page),
        "longest.warc": record(1, page) + record(2, PAGE, 10**30) + record(3, page),
        "short.warc": record(1, page) + record(2, b"", 20) + record(3, page),
        "below.warc": record(1, page) + record(2, PAGE, -5) + record(3, page),
        "swollen.warc": record(1, page) + record(2, swollen, None, True) + record(3, page),
        "line.warc": record(1, page) + b"WARC/1.0\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\n" + record(3, page),
        "cut.warc.gz": b"".join(gzip.compress(record(n, page)) for n in three)[:-30],
        "one.warc.gz": gzip.compress(b"".join(record(n, page) for n in three)),
        "swollen.warc.gz": gzip.compress(record(1, page))
        + gzip.compress(b"x" * 200_000_000)
        + gzip.compress(record(3, page)),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with (folder / "gigabyte.jsonl").open("wb") as out:
        out.writelines(pieces(b'{"text": "', mega, 1000, b'"}\n' + good))
    with gzip.open(folder / "swollen.jsonl.gz", "wb", 1) as packed:
        packed.writelines(pieces(b'{"text": "', mega, 200, b'"}\n' + good))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
def test_a_folder_of_hostile_files(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    make(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path), str(MEMORY)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    (tmp_path / "gigabyte.jsonl").unlink()
    assert done.returncode == 0, done.stderr[-2000:]
    assert "alert(1)" not in done.stdout and "Traceback" not in done.stderr
    read: dict[str, int] = {}
    why: dict[str, str] = {}
    for name, reason, text in json.loads(done.stdout):
        file = Path(name.partition(" ")[0].partition(":")[0]).name
        if reason is None:
            assert "good" in text, file
            read[file] = read.get(file, 0) + 1
        else:
            assert len(reason) < 400 and "\n" not in reason, reason
            why[file] = reason
    nothing = {"attributes.html", "deep.html", "deep_tables.html", "lines.txt", "long.txt", "large.txt"}
    assert {p.name for p in tmp_path.iterdir()} - set(read) == nothing - {"gigabyte.jsonl"}
    assert read["gigabyte.jsonl"] == read["swollen.jsonl.gz"] == 1
    assert read["cut.jsonl.gz"] > 100 and "cut.jsonl.gz" in why
    for name in ("long", "longest", "short", "below", "swollen", "line"):
        assert read[f"{name}.warc"] == 2
        assert name == "short" or f"{name}.warc" in why
    assert (read["cut.warc.gz"], read["one.warc.gz"], read["swollen.warc.gz"]) == (2, 3, 2)
    assert "nested" in why["deep.html"] and "lines" in why["lines.txt"] and "MB" in why["gigabyte.jsonl"]


NAMES = ["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv.gz", "a.warc", "a.warc.gz", "a"]
PARTS = st.sampled_from(
    [
        b"<html>", b"<p>", b"</p>", b"<!--", b"<![CDATA[", b"<!DOCTYPE x [", b"]>", b"<script>", b"&#0;",
        b'{"text":', b'"', b"\\ud800", b"}", b"[", b"]", b"\n", b"\r\n", b",", b";", b"WARC/1.0\r\n",
        b"Content-Length: 99\r\n", b"WARC-Type: response\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\xff\xfe",
        b"&a;", b"\x1f\x8b",
        b"<rss><channel><item><link>", b"<urlset><url><loc>", b"http://", b"\xef\xbb\xbf", b"\x00",
        STORY.encode(),
    ]
)  # fmt: skip
BYTES = st.lists(PARTS | st.binary(max_size=40), max_size=40).map(b"".join)


@given(BYTES, st.sampled_from(NAMES), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_bytes_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str, packed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz2" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(data) if packed else data)
    for item in receive([path], {"text": "text"}):
        assert isinstance(item, Report | Rejected)
        if isinstance(item, Report):
            item.text.encode()
            clean(item)


@given(BYTES, st.sampled_from(["", "text/html", "text/plain", "application/xml", "image/png"]))
@settings(max_examples=150, deadline=None)
def test_nothing_fetched_raises(data: bytes, kind: str) -> None:
    for read in (
        lambda: read_fetched(Fetched("https://v.example/a", data, kind, "x-none")),
        lambda: read_feed(data, "https://v.example/a"),
    ):
        try:
            read()
        except UnreadableError as e:
            assert str(e)


ROBOTS = st.lists(
    st.sampled_from(["User-agent: ", "Disallow: ", "Allow: ", "Crawl-delay: ", "*", "/", "$", "a", "\n", ":"])
    | st.text(max_size=5),
    max_size=60,
).map("".join)


def test_many_stars_in_the_rules_for_robots_take_no_time() -> None:
    hostile = rules(f"User-agent: *\nDisallow: /{'*a' * 400}*b$\nDisallow: /*.php$\nDisallow: /x*y*z", "x")
    assert hostile.admit("/a" * 1000)
    assert not hostile.admit("/a.php.php") and hostile.admit("/a.php/b")
    assert not hostile.admit("/x/y/z/q") and hostile.admit("/x/z/y")


@given(ROBOTS)
@settings(max_examples=150, deadline=None)
def test_no_rules_for_robots_raise(text: str) -> None:
    assert isinstance(rules(text, "rashomon").admit("/a" * 500), bool)


def test_streams_are_read_as_far_as_they_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless line on standard input is refused in bounded memory; here it ends after a while."""

    class Endless(io.RawIOBase):
        left = 3 * MAX_PAGE

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = b"[" * size
            self.left -= size
            return size

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    (found,) = receive(["-"])
    assert isinstance(found, Rejected)
