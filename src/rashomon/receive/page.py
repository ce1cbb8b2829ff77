"""An HTML page to a report: its text and metadata drawn by trafilatura, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from rashomon.model import Report, When, report_id
from rashomon.receive.decode import decode, storable
from rashomon.receive.published import given
from rashomon.receive.rejected import MAX_PAGE, UnreadableError, bounded, too_large

MAX_DEPTH = 250  # elements within elements; a real page has some twenty to sixty
MAX_ELEMENTS = 60_000  # trafilatura takes some 5 s for as many

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_JSON_LD = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")
_META = "//meta[@property='article:published_time' or @name='article:published_time']/@content"
MAX_ATTRIBUTES = 500  # of one element; libxml2 takes hours over a hundred thousand
_OVERLOADED = re.compile(
    r"<[a-zA-Z][^\s<>]*+(?:\s++[^\s=<>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+){500}"
)
# Parameters that say how a reader came to a page, and nothing of the page.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid", "ref_src", "at_medium", "ito")
# What browsers (Chromium's "save as", the extension SingleFile) write on top of a page they save.
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s{1,9}url: )(https?://[^\s<>]{1,2000})"
)
# One child step a level: libxml2 walks the tree once, where counting ancestors would be quadratic.
_TOO_DEEP = "boolean(" + "/*" * (MAX_DEPTH + 1) + ")"
# Without the search in running text, which gives a copyright year as the first of January.
_DATES = {"original_date": True, "extensive_search": False}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL
)
_LANG = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)


def read_page(
    page: bytes | str,
    name: str,
    *,
    id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: When | None = None,
    language: str | None = None,
    charset: str | None = None,
    base: str | None = None,
) -> Report:
    """The report drawn from an HTML page; what the sender states goes before what the page says.

    ``text`` is the text that trafilatura takes for the page's own (reader comments are left out), or all
    of the page's text where it finds none; ``raw`` holds the page as it came. ``base`` is where it was
    fetched from, if that is not to be its ``url``.

    Raises:
        UnreadableError: too large, too deep, too many elements, or no text in it.
    """
    raw = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    if len(raw) > MAX_PAGE:
        raise UnreadableError(too_large(f"the page has {len(raw) / 1e6:.1f} MB"))
    if isinstance(page, bytes):
        declared = _CHARSET.search(page[:4096])
        html = decode(page, charset or (declared.group(1).decode("ascii", "ignore") if declared else None))
    else:
        html = storable(page)
    tree = _tree(html)
    stated = [("JSON-LD datePublished", m.group(1)) for m in [_JSON_LD.search(html)] if m]
    if tree is not None:
        stated += [("article:published_time", str(x)) for x in tree.xpath(_META)[:1]]
    found = _extract(tree, url or base)
    text = bounded(storable((found.text if found else "") or _all_text(html)))
    if not text.strip():
        raise UnreadableError("the page has no text; if a script fills it, save it from a browser")
    title = title or (storable(found.title) if found and found.title else None)
    url = url or _address(found.url if found else None, html)
    lang = _LANG.search(html[:20_000])
    return Report(
        id=id or report_id(text, title, url),
        text=text,
        title=title,
        outlet=outlet or (found.sitename if found else None) or host(url),
        url=url,
        published=published
        if published and (published.earliest or published.wording)
        else _day(stated, found),
        author=found.author if found else None,
        language=language or (lang.group(1).lower() if lang else None),
        name=name,
        media_type="text/html",
        raw=raw,
    )


def host(url: str | None) -> str | None:
    """The host of an address, without "www.": the outlet where none is named.

    >>> host("https://www.example.org:443/a")
    'example.org'
    """
    if not url:
        return None
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None


def plain_url(url: str) -> str:
    """An address without fragment and tracking parameters.

    >>> plain_url("https://velm.example/a?id=3&utm_source=x#top")
    'https://velm.example/a?id=3'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = parts.query
    if any(name in query for name in _TRACKING):
        kept = [(k, v) for k, v in parse_qsl(query, True) if not k.lower().startswith(_TRACKING)]
        query = urlencode(kept)
    return parts._replace(query=query, fragment="").geturl()


def looks_like_html(head: str) -> bool:
    """Whether the first characters of a file are those of an HTML page."""
    return _HTML.match(head) is not None


def _address(stated: str | None, html: str) -> str | None:
    """The address of a page that is known by its content alone, written as where it is fetched from there."""
    saved = None if stated else _SAVED.search(html[:5000])
    return plain_url(saved.group(1) if saved else stated or "") or None


def _tree(html: str) -> Any:
    from trafilatura import load_html  # noqa: PLC0415

    if len(html) > 200_000 and _OVERLOADED.search(html):  # no smaller page has enough for it to matter
        raise UnreadableError(
            f"an element has over {MAX_ATTRIBUTES} attributes, as none of a readable page has; save its text"
        )
    tree = load_html(html)
    if tree is None:
        return None
    if tree.xpath(_TOO_DEEP):
        raise UnreadableError(
            f"elements are nested more than {MAX_DEPTH} deep, as no readable page is; save its text instead"
        )
    count = int(tree.xpath("count(//*)"))
    if count > MAX_ELEMENTS:
        raise UnreadableError(
            f"the page has {count:,} elements, and {MAX_ELEMENTS:,} are the limit; save its text instead"
        )
    return tree


def _extract(tree: Any, url: str | None) -> Any:
    if tree is None:
        return None
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        return bare_extraction(
            tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError):
        return None  # a page that breaks trafilatura still has its plain text


def _all_text(html: str) -> str:
    from trafilatura import html2txt  # noqa: PLC0415

    try:
        return str(html2txt(html))
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError):
        return ""


def _day(stated: Iterable[tuple[str, str]], found: Any) -> When:
    """The publication day: as the page's metadata states it, zone and all, else as htmldate finds it."""
    for what, value in stated:
        when = given(value, f"the page states {what}")
        if when.known:
            return when
    return given(found.date if found else None, "found in the page by htmldate")
