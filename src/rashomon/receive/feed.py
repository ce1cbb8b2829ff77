"""RSS, Atom and RDF feeds, sitemaps and their indexes, to the addresses that they name."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from rashomon.model import When
from rashomon.receive.decode import storable
from rashomon.receive.page import looks_like_html, plain_url
from rashomon.receive.published import given
from rashomon.receive.rejected import MAX_PAGE, UnreadableError, too_large

MOST_ENTRIES = 50_000  # as many as a sitemap may have by its own rules
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page (or, in an index, a sitemap) that a feed names, and what the feed says of it."""

    url: str
    title: str | None = None
    published: When = field(default_factory=When)
    stated: str = ""  # the feed's words for when it last changed


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds: pages, or (the index of a site's sitemaps) further feeds; newest first."""

    title: str | None
    pages: tuple[Entry, ...] = ()
    feeds: tuple[Entry, ...] = ()


def read_feed(body: bytes, url: str) -> Feed:
    """The feed or sitemap in what was fetched from ``url``; of an HTML page, the feeds that it offers.

    Broken XML is read as far as it goes. Entities are not expanded, and nothing else is fetched for it.

    Raises:
        UnreadableError: it is none, or names no page.
    """
    from lxml import etree  # noqa: PLC0415

    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body)
    if looks_like_html(body[:2000].decode("utf-8", "replace").lstrip("\ufeff")):
        return _offered(body, url)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableError("it is neither a feed nor a sitemap; give the address of an RSS or Atom feed")
    kind = _name(root)
    pages: list[Entry] = []
    feeds: list[Entry] = []
    title = None
    for element in root.iter("{*}item", "{*}entry", "{*}url", "{*}sitemap"):
        if len(pages) + len(feeds) >= MOST_ENTRIES:
            break
        entry = _entry(element, url)
        if entry:
            (feeds if _name(element) == "sitemap" else pages).append(entry)
    for element in root.iter("{*}title"):
        if _name(element.getparent()) in {"channel", "feed"}:
            title = _words(element)
            break
    if kind not in {"rss", "feed", "RDF", "urlset", "sitemapindex"} and not pages and not feeds:
        raise UnreadableError(f"it is neither a feed nor a sitemap but a <{kind}>")
    if kind in {"urlset", "sitemapindex"}:  # feeds are in order; sitemaps in any
        pages.sort(key=_changed, reverse=True)
        feeds.sort(key=_changed, reverse=True)
    return Feed(title, tuple({e.url: e for e in pages}.values()), tuple({e.url: e for e in feeds}.values()))


def _changed(entry: Entry) -> str:
    return entry.stated if _ISO.match(entry.stated) else ""


def _entry(element: Any, base: str) -> Entry | None:
    link, title, published, changed = "", None, "", ""
    for child in element.iter():
        name, parent = _name(child), child.getparent()
        if parent is not element and _name(parent) != "news":
            continue
        if name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                link = link or child.get("href")
        elif name in {"link", "loc"}:
            link = link or _words(child) or ""
        elif name == "guid" and child.get("isPermaLink", "true") != "false" and not link:
            words = _words(child) or ""
            link = words if words.startswith("http") else ""
        elif name == "title":
            title = title or _words(child)
        elif name in {"pubDate", "published", "date", "publication_date", "issued"}:
            published = published or _words(child) or ""
        elif name in {"updated", "modified", "lastmod"}:
            changed = changed or _words(child) or ""
    try:
        link = plain_url(urljoin(base, link.strip())) if link.strip() else ""
    except ValueError:
        link = ""
    if not link.startswith(("http://", "https://")):
        return None
    when = given(published or None, "stated by the feed")
    return Entry(storable(link), title, when, (changed or published)[:60])


def _offered(body: bytes, url: str) -> Feed:
    from lxml import html  # noqa: PLC0415

    try:
        tree = html.fromstring(body)
    except (ValueError, AssertionError, LookupError):
        tree = None
    found = [] if tree is None else tree.xpath("//link[@rel='alternate'][@href]")
    feeds = [Entry(urljoin(url, x.get("href"))) for x in found if (x.get("type") or "").lower() in _FEEDS]
    if not feeds:
        raise UnreadableError("it is a page that offers no feed; give the address of a feed or sitemap")
    return Feed(None, feeds=(feeds[0],))  # the others are of its comments, of sections


def _name(element: Any) -> str:
    """An element's name without its namespace; empty for what is none."""
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _words(element: Any) -> str | None:
    words = " ".join("".join(element.itertext()).split())
    return storable(words)[:2000] or None


def _unpacked(body: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            out = packed.read(MAX_PAGE + 1)
    except (EOFError, OSError, zlib.error) as e:
        raise UnreadableError(f"the packed sitemap is broken ({e})") from e
    if len(out) > MAX_PAGE:
        raise UnreadableError(too_large("the sitemap is too large"))
    return out
