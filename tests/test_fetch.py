"""Fetch: one page by its address, within bounds, against a server on loopback."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from loopback import HTML, PAGE, Site
from rashomon.model import Report
from rashomon.receive import MAX_PAGE, Rejected, address, receive
from rashomon.receive.fetch import fetch_page
from rashomon.receive.page import plain_url
from rashomon.receive.robots import rules
from rashomon.receive.web import Fetched, FetchError, Web


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def web(slept: list[float]) -> Web:
    return Web(allow_private=True, delay=0, sleep=slept.append)


def reason(found: Report | Rejected) -> str:
    assert isinstance(found, Rejected), found
    return found.reason


def test_a_page_becomes_a_report(site: Site, web: Web) -> None:
    canonical = site.url("/velm")
    site.page("/velm?utm_source=feed", 200, HTML, PAGE.format(canonical=canonical))
    found = fetch_page(site.url("/velm?utm_source=feed#top"), web=web)
    assert isinstance(found, Report)
    assert (found.url, found.name, found.outlet) == (canonical, canonical, "The Ostra Courier")
    assert found.published.edtf == "2031-03-05" and "rocket struck" in found.text
    assert found.raw and found.raw.startswith(b"<!DOCTYPE")


def test_a_canonical_address_on_another_host_is_not_believed(site: Site, web: Web) -> None:
    site.page("/velm", 200, HTML, PAGE.format(canonical="https://elsewhere.example/velm"))
    found = fetch_page(site.url("/velm"), web=web)
    assert isinstance(found, Report) and found.url == site.url("/velm")


def test_plain_text_and_packed_pages(site: Site, web: Web) -> None:
    text = "Zwei Tote in Velm, sagte der Bürgermeister."
    packed = gzip.compress(PAGE.format(canonical="").encode())
    site.page("/a", 200, {"Content-Type": "text/plain; charset=latin-1"}, text.encode("latin-1"))
    site.page("/b", 200, {**HTML, "Content-Encoding": "gzip"}, packed)
    plain, page = (fetch_page(site.url(p), web=web) for p in ("/a", "/b"))
    assert isinstance(plain, Report) and plain.text == text
    assert isinstance(page, Report) and "rocket struck" in page.text


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://velm.example/a", "velm", "http://", "http://a b/", "http://u:p@v.example/"],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert isinstance(fetch_page(url), Rejected)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_addresses_in_every_wrapping(ip: str) -> None:
    assert not address.is_public(ip)


def test_public_addresses() -> None:
    assert all(map(address.is_public, ("8.8.8.8", "2606:4700::1", "64:ff9b::808:808", "::ffff:8.8.8.8")))


def test_a_private_address_is_refused_and_never_connected_to(site: Site) -> None:
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        assert "private address" in reason(fetch_page(site.url("/a", host)))
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if the server stood on the public Internet: its own address is admitted, no other one.
    monkeypatch.setattr(address, "is_public", lambda ip: ip == "127.0.0.1")
    site.page("/a", 302, {"Location": site.url("/secret", "127.0.0.2")})
    site.page("/secret", 200, HTML, PAGE)
    found = reason(fetch_page(site.url("/a")))
    assert "127.0.0.2 is a private address" in found and site.paths() == ["/a"]


def test_the_name_is_looked_up_once_and_that_address_is_connected_to(
    site: Site, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([("127.0.0.1", site.server.server_port), ("127.0.0.9", 1)])
    asked = []

    def look_up(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    web.robots = False
    site.page("/a", 200, HTML, PAGE)
    assert isinstance(fetch_page("http://velm.example/a", web=web), Report)
    assert asked == ["velm.example"] and site.asked[0][1]["host"] == "velm.example"


def test_redirects_are_followed_to_an_end(site: Site, web: Web) -> None:
    site.page("/a", 301, {"Location": "b"})
    site.page("/b", 302, {"Location": "/c"})
    site.page("/c", 200, HTML, PAGE.format(canonical=""))
    site.page("/loop", 302, {"Location": "/loop"})
    found = fetch_page(site.url("/a"), web=web)
    assert isinstance(found, Report) and found.url == site.url("/c")
    assert "redirects more than" in reason(fetch_page(site.url("/loop"), web=web))
    site.page("/file", 302, {"Location": "file:///etc/passwd"})
    assert "no web address" in reason(fetch_page(site.url("/file"), web=web))


def test_an_endless_answer_ends(site: Site, web: Web) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<p>more</p>" * 10_000)

    site.answers["/a"] = endless
    assert "20 MB" in reason(fetch_page(site.url("/a"), web=web))


@pytest.mark.parametrize("part", ["headers", "body"])
def test_an_answer_that_drips_ends(site: Site, slept: list[float], part: str) -> None:
    stop = threading.Event()

    def drips(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if part == "body" else b"X-A: "))
        while not stop.wait(0.02):
            handler.wfile.write(b"a")
        return 0, {}, b""

    site.answers["/a"] = drips
    web = Web(allow_private=True, robots=False, delay=0, attempts=1, seconds=0.3, sleep=slept.append)
    began = time.monotonic()
    assert "within" in reason(fetch_page(site.url("/a"), web=web))
    assert time.monotonic() - began < 60  # it would go on for ever
    stop.set()


def test_a_packed_answer_that_swells_is_cut_off(site: Site, web: Web) -> None:
    bomb = gzip.compress(b"<p>a</p>" * (MAX_PAGE // 4))
    site.page("/a", 200, {**HTML, "Content-Encoding": "gzip"}, bomb)
    assert len(bomb) < 200_000 and "20 MB" in reason(fetch_page(site.url("/a"), web=web))


def test_an_answer_that_breaks_off_is_refused(site: Site, web: Web) -> None:
    site.page("/a", 200, {**HTML, "Content-Length": "99999"}, PAGE)
    assert "failed" in reason(fetch_page(site.url("/a"), web=web))


def test_a_busy_host_is_asked_again_after_the_time_it_names(site: Site, web: Web, slept: list[float]) -> None:
    answers = iter([(429, {"Retry-After": "7"}, b""), (503, {}, b""), (200, HTML, PAGE.encode())])
    site.answers["/a"] = lambda _: next(answers)
    assert isinstance(fetch_page(site.url("/a"), web=web), Report)
    assert slept == [7.0, 4.0]


def test_a_host_that_asks_for_a_long_pause_gets_it(site: Site, web: Web, slept: list[float]) -> None:
    site.page("/a", 429, {"Retry-After": "3600"})
    site.page("/b", 200, HTML, PAGE)
    assert "429" in reason(fetch_page(site.url("/a"), web=web))
    assert "left alone" in reason(fetch_page(site.url("/b"), web=web))
    assert site.paths() == ["/robots.txt", "/a"] and slept == []


def test_what_will_not_pass_is_asked_once(site: Site, web: Web) -> None:
    site.page("/gone", 410, {})
    assert "taken away" in reason(fetch_page(site.url("/gone"), web=web))
    assert site.paths().count("/gone") == 1


def test_nobody_listens(web: Web, slept: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in reason(fetch_page(f"http://127.0.0.1:{port}/", web=web))
    assert slept == [2.0, 4.0]


def test_robots_are_kept_to(site: Site, web: Web) -> None:
    site.page("/robots.txt", 200, {}, "User-agent: *\nDisallow: /private\n")
    site.page("/private/a", 200, HTML, PAGE)
    site.page("/open", 200, HTML, PAGE)
    assert "robots.txt" in reason(fetch_page(site.url("/private/a"), web=web))
    assert isinstance(fetch_page(site.url("/open"), web=web), Report)
    assert site.paths() == ["/robots.txt", "/open"]
    assert isinstance(fetch_page(site.url("/private/a"), web=Web(allow_private=True, robots=False)), Report)


def test_robots_that_cannot_be_had_keep_out(site: Site, web: Web) -> None:
    site.page("/robots.txt", 500, {})
    site.page("/a", 200, HTML, PAGE)
    for _ in range(2):
        assert "robots.txt cannot be had" in reason(fetch_page(site.url("/a"), web=web))
    assert site.paths() == ["/robots.txt"] * 3


def test_a_pause_between_two_requests_to_a_host(site: Site, slept: list[float]) -> None:
    site.page("/robots.txt", 200, {}, "User-agent: rashomon\nCrawl-delay: 30\n")
    site.page("/a", 200, HTML, PAGE)
    web = Web(allow_private=True, delay=5, sleep=slept.append)
    for _ in range(2):
        fetch_page(site.url("/a"), web=web)
    assert [round(s) for s in slept] == [5, 30]


@pytest.mark.parametrize(
    ("text", "path", "admitted"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/b", True),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", True),
        ("User-agent: other\nUser-agent: RASHOMON\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?b", True),
        ("User-agent: *\nDisallow: /*?print=", "/x?print=1", False),
        ("User-agent: rashomon\nAllow: /\nUser-agent: *\nDisallow: /", "/a", True),
        ("<html>no robots here: at all</html>", "/a", True),
    ],
)
def test_robots_rules(text: str, path: str, admitted: bool) -> None:
    assert rules(text, "rashomon").admit(path) is admitted


def test_conditional_requests(site: Site, web: Web) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if handler.headers["If-None-Match"] == '"1"':
            return 304, {}, b""
        return 200, {**HTML, "ETag": '"1"', "Last-Modified": "Tue, 04 Mar 2031 10:00:00 GMT"}, PAGE.encode()

    site.answers["/a"] = answer
    first = web.get(site.url("/a"))
    assert first.body and (first.etag, first.modified) == ('"1"', "Tue, 04 Mar 2031 10:00:00 GMT")
    again = web.get(site.url("/a"), etag=first.etag, modified=first.modified)
    assert again == Fetched(site.url("/a"), None)
    assert site.asked[-1][1]["if-modified-since"] == first.modified


def test_what_is_no_page(site: Site, web: Web) -> None:
    site.page("/a.pdf", 200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 ...")
    site.page("/feed", 200, {"Content-Type": "application/rss+xml"}, '<?xml version="1.0"?><rss></rss>')
    site.page("/empty", 200, HTML)
    assert "PDF" in reason(fetch_page(site.url("/a.pdf"), web=web))
    assert "rashomon watch" in reason(fetch_page(site.url("/feed"), web=web))
    assert "empty" in reason(fetch_page(site.url("/empty"), web=web))


def test_a_header_cannot_be_smuggled_in(site: Site, web: Web) -> None:
    with pytest.raises(FetchError):
        web.get("http://127.0.0.1\r\nX: y/")
    site.page("/a%0D%0AX:%20y", 200, HTML, PAGE)
    fetch_page(site.url("/a\r\nX: y"), web=web)
    assert all("x" not in headers for _, headers in site.asked)


def test_plain_urls() -> None:
    assert plain_url("https://v.example/a?utm_source=x&id=3&fbclid=9#c") == "https://v.example/a?id=3"


@pytest.mark.parametrize("named", [True, False])
def test_a_page_from_the_web_and_saved_is_one_report(
    site: Site, web: Web, tmp_path: Path, named: bool
) -> None:
    """By the address that the page names for itself, else by the one that the browser wrote into it."""
    body = PAGE.format(canonical=site.url("/velm?id=3&utm_source=x"))
    if not named:
        body = "\n".join(line for line in body.splitlines() if "canonical" not in line)
    site.page("/velm?id=3", 200, HTML, body)
    fetched = fetch_page(site.url("/velm?id=3"), web=web)
    address = site.url("/velm?id=3")
    notes = (
        f"<!-- saved from url=({len(address):04}){address} -->",
        f"<!--\n Page saved with SingleFile \n url: {address} \n-->",
    )
    for number, note in enumerate(notes):
        saved = tmp_path / f"{number}.html"
        saved.write_text(body.replace("<html", f"{note}\n<html", 1))
        (found,) = receive([saved])
        assert isinstance(found, Report) and isinstance(fetched, Report)
        assert found.id == fetched.id and found.outlet == fetched.outlet
