"""Watch: feeds and sitemaps followed round by round, against a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from loopback import HTML, PAGE, Site
from rashomon import open_ledger
from rashomon.cli import cli
from rashomon.ledger import Ledger
from rashomon.receive import UnreadableError
from rashomon.receive.feed import read_feed
from rashomon.receive.web import Web

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{}</channel></rss>"""
ITEM = "<item><title>{0} {1}</title><link>{0}</link><pubDate>Tue, 04 Mar 2031 10:0{1}:00 GMT</pubDate></item>"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "w.ledger") as opened:
        yield opened


def quick() -> Web:
    return Web(allow_private=True, delay=0, sleep=lambda _: None)


def article(site: Site, path: str, town: str) -> None:
    site.page(path, 200, HTML, PAGE.format(canonical=site.url(path)).replace("Velm", town))


def feed(site: Site, *paths: str, minute: int = 1, **headers: str) -> str:
    items = "".join(ITEM.format(site.url(p), minute) for p in paths)
    site.page("/feed", 200, {"Content-Type": "application/rss+xml", **headers}, RSS.format(items))
    return site.url("/feed")


def test_new_pages_are_read_once(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    article(site, "/b", "Kell")
    one = ledger.watch([feed(site, "/a", "/b")], web=quick())
    assert (one.read, one.reports, one.rejected) == (2, 2, ())
    article(site, "/c", "Orvel")
    two = ledger.watch([feed(site, "/c", "/a", "/b")], web=quick())
    assert (two.read, two.reports) == (1, 3)
    assert [site.paths().count(p) for p in ("/a", "/b", "/c")] == [1, 1, 1]
    assert {r.url for r in ledger.reports()} == {site.url(p) for p in ("/a", "/b", "/c")}


def test_an_unchanged_feed_is_not_sent_again(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    url = feed(site, "/a", ETag='"1"')
    ledger.watch([url], web=quick())
    site.page("/feed", 304, {})
    assert ledger.watch([url], web=quick()).rejected == ()
    assert site.asked[-1][0] == "/feed" and site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_page_that_its_feed_says_changed_is_read_again(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    ledger.watch([feed(site, "/a", minute=1)], web=quick())
    article(site, "/a", "Upper Velm")
    assert ledger.watch([feed(site, "/a", minute=2)], web=quick()).reports == 2


def test_what_is_over_the_limit_waits_for_the_next_round(site: Site, ledger: Ledger) -> None:
    paths = [f"/{n}" for n in range(5)]
    for p, town in zip(paths, ("Velm", "Kell", "Orvel", "Tessin", "Salk"), strict=True):
        article(site, p, town)
    url = feed(site, *paths, ETag='"1"')
    assert [ledger.watch([url], web=quick(), most=2).read for _ in range(4)] == [2, 2, 1, 0]


def test_a_page_that_fails_is_tried_again_and_then_let_be(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    site.page("/busy", 503, {})
    site.page("/gone", 410, {})
    url = feed(site, "/busy", "/gone", "/a")
    rounds = [ledger.watch([url], web=quick()) for _ in range(7)]
    assert [len(r.rejected) for r in rounds] == [2, 1, 1, 1, 1, 0, 0]
    assert rounds[0].read == 1 and site.paths().count("/gone") == 1


def test_one_broken_feed_does_not_stop_the_others(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    site.page("/none", 200, HTML, "<html><body><p>No feed here.</p></body></html>")
    done = ledger.watch(["ftp://x/", site.url("/404"), site.url("/none"), feed(site, "/a")], web=quick())
    assert done.read == 1 and len(done.rejected) == 3


def test_a_site_map_and_its_index(site: Site, ledger: Ledger) -> None:
    article(site, "/a", "Velm")
    article(site, "/b", "Kell")
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.page("/index.xml", 200, {}, f"<sitemapindex {space}><sitemap><loc>{site.url('/map.xml')}</loc>"
              f"<lastmod>2031-03-05</lastmod></sitemap></sitemapindex>")  # fmt: skip
    site.page("/map.xml", 200, {}, f"<urlset {space}><url><loc>{site.url('/a')}</loc></url>"
              f"<url><loc>{site.url('/b')}</loc><lastmod>2031-03-05</lastmod></url></urlset>")  # fmt: skip
    assert ledger.watch([site.url("/index.xml")], web=quick()).read == 2
    assert site.paths()[-2:] == ["/b", "/a"]  # the newest first
    ledger.watch([site.url("/index.xml")], web=quick())
    assert site.paths().count("/map.xml") == 1  # the index says that it has not changed


def test_broken_off_a_round_is_taken_up_again(
    site: Site,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rashomon.watch.AT_A_TIME", 1)
    article(site, "/a", "Velm")
    article(site, "/c", "Kell")

    def interrupted(_: object) -> tuple[int, dict[str, str], bytes]:
        return 429, {"Retry-After": "1"}, b""

    site.answers["/b"] = interrupted

    def broken_off(_: float) -> None:
        raise KeyboardInterrupt

    url = feed(site, "/a", "/b", "/c", ETag='"1"')
    with pytest.raises(KeyboardInterrupt):
        ledger.watch([url], web=Web(allow_private=True, delay=0, sleep=broken_off))
    assert len(ledger.reports()) == 1
    article(site, "/b", "Orvel")
    assert ledger.watch([url], web=quick()).reports == 3
    assert site.paths().count("/a") == 1


def test_the_command(site: Site, tmp_path: Path) -> None:
    article(site, "/a", "Velm")
    command = ["watch", feed(site, "/a"), "--once", "--ledger", str(tmp_path / "x.ledger"), "--delay", "0s"]
    refused = CliRunner().invoke(cli, command)
    assert refused.exit_code == 1 and "private address" in refused.output
    done = CliRunner().invoke(cli, [*command, "--allow-private"])
    assert done.exit_code == 0 and "1 report read" in done.output
    assert CliRunner().invoke(cli, [*command, "--every", "soon"]).exit_code == 2


@pytest.mark.parametrize(
    "body",
    [
        '<rss><channel><item><title>T</title><guid>https://v.example/a</guid></item></channel></rss>',
        '<rss><channel><item><link> /a#top </link></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><link rel="edit" href="/x"/>'
        '<link href="/a?utm_source=f"/><updated>2031-03-04T00:00:00Z</updated></entry></feed>',
        '<rdf:RDF xmlns:rdf="r" xmlns="p"><item><title>T</title><link>https://v.example/a</link></item></rdf:RDF>',
        "<rss><channel><item><link>https://v.example/a</link></item><item><link>https://v.ex",
        '\ufeff<?xml version="1.0"?>\n<rss><channel>&nbsp;<item><link>https://v.example/a</link></item></channel></rss>',
    ],
)  # fmt: skip
def test_kinds_of_feeds(body: str) -> None:
    found = read_feed(body.encode(), "https://v.example/feed")
    assert [e.url for e in found.pages][:1] == ["https://v.example/a"]


def test_a_news_sitemap_states_title_and_day() -> None:
    (page,) = read_feed(
        b'<urlset xmlns="s" xmlns:news="n"><url><loc>https://v.example/a</loc><news:news><news:publication_date>'
        b"2031-03-04</news:publication_date><news:title>Velm burns</news:title></news:news></url></urlset>",
        "https://v.example/map",
    ).pages
    assert (page.title, page.published.edtf, page.stated) == ("Velm burns", "2031-03-04", "2031-03-04")


def test_hostile_feeds() -> None:
    entities = ["<!ENTITY a0 'aaaaaaaaaa'>"]
    entities += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)]
    item = "<title>&a11;</title><item><link>https://v.example/a</link></item>"
    bomb = f"<!DOCTYPE r [{''.join(entities)}]><rss><channel>{item}</channel></rss>"
    entity = '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    file = f"{entity}<rss><channel><title>&f;</title></channel></rss>"
    assert len(read_feed(bomb.encode(), "https://v.example/").title or "") < 100
    assert "root:" not in (read_feed(file.encode(), "https://v.example/").title or "")
    deep = b"<rss>" + b"<a>" * 100_000
    script = b"<rss><channel><item><link>javascript:alert(1)</link></item></channel></rss>"
    for body in (deep, script):
        assert read_feed(body, "https://v.example/").pages == ()
    for body in (b"", b"\x00\x01", b"words", b"<html><body></body></html>", b"\x1f\x8bxx", b"<a/>"):
        with pytest.raises(UnreadableError):
            read_feed(body, "https://v.example/")
