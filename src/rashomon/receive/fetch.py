"""One web page, by its address, to a report."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from rashomon.model import Report, report_id
from rashomon.receive.address import FetchError
from rashomon.receive.decode import decode
from rashomon.receive.page import host, looks_like_html, plain_url, read_page
from rashomon.receive.rejected import Rejected, UnreadableError, bounded
from rashomon.receive.web import Fetched, Web

_FEED = ("<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex")


def fetch_page(url: str, *, web: Web | None = None) -> Report | Rejected:
    """Fetch one page and draw its report, as :func:`rashomon.receive.page.read_page` does for a file.

    Args:
        url: an http or https address.
        web: how to fetch; :class:`~rashomon.receive.web.Web` tells the bounds. Unless given, private
            addresses are refused, and robots.txt is not asked, as for a page that a person names.

    Returns:
        The report, its ``url`` the page's canonical address where the page names one on its own host,
        its ``name`` that address; or why there is none. Nothing is raised for what the web answers.
    """
    try:
        fetched = (web or Web(robots=False)).get(url)
        return read_fetched(fetched)
    except (FetchError, UnreadableError) as e:
        return Rejected(url, str(e))


def read_fetched(fetched: Fetched) -> Report:
    """The report in a fetched page.

    Raises:
        UnreadableError: there is none in it.
    """
    body, url = fetched.body or b"", plain_url(fetched.url)
    if fetched.kind in {"", "text/plain"} or not fetched.kind.startswith(("text/html", "application/xhtml")):
        text = decode(body, fetched.charset)
        start = text[:2000].lstrip("\ufeff \t\r\n")
        if any(mark in start[:600].lower() for mark in _FEED) and start.startswith("<"):
            raise UnreadableError("it is a feed or sitemap; follow it with `rashomon watch`")
        if not looks_like_html(start):
            if not fetched.kind.startswith("text/") and fetched.kind:
                raise UnreadableError(f"it is no page but {fetched.kind}; save its text instead")
            id = report_id(text, None, url)
            return Report(id=id, text=bounded(text), url=url, outlet=host(url), name=url)
    report = read_page(body, url, charset=fetched.charset, base=url)
    canonical = plain_url(report.url or "")
    if not _same_host(canonical, url):
        canonical = url
    return replace(
        report,
        id=report_id(report.text, report.title, canonical),
        url=canonical,
        name=canonical,
        outlet=report.outlet or host(canonical),
    )


def _same_host(a: str, b: str) -> bool:
    one, two = host(a), host(b)
    return bool(one) and one == two and urlsplit(a).scheme in {"http", "https"}
