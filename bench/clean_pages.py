"""The 990 pages of the trafilatura evaluation set, flattened by html-text, each line marked.

Each page has segments that belong to its article and segments that do not. A line that holds one is
marked by it; the other lines by whether trafilatura keeps them when it reads the HTML, on the pages where
trafilatura has all the segments right. A line that nothing marks surely has weight 0.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE_WEIGHT = 200.0
MARKED_WEIGHT = 12.0  # what people marked is what is measured, and they marked what is hard to tell
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True)
class FlatPage:
    name: str
    text: str
    lines: tuple[str, ...]
    gaps: tuple[bool, ...]  # an empty line before
    labels: tuple[int, ...]
    weights: tuple[float, ...]
    article: str  # the reference: the lines marked as article
    inside: tuple[str, ...]  # segments of the article
    outside: tuple[str, ...]  # segments of the rest
    clean: bool  # trafilatura has every segment right

    @property
    def bucket(self) -> int:
        return _chance(self.name) // 5

    @property
    def held_out(self) -> bool:
        return _chance(self.name) % 5 == 0


def _chance(name: str) -> int:
    return int(hashlib.sha1(name.encode()).hexdigest(), 16)


@dataclass(frozen=True)
class MarkedPage:
    """A page as its site sent it, and the segments that people marked."""

    name: str
    html: bytes
    inside: list[str]  # segments of the article
    outside: list[str]  # segments of the rest

    @property
    def held_out(self) -> bool:
        return _chance(self.name) % 5 == 0


def marked_pages(archive: Path) -> list[MarkedPage]:
    """The pages of ``web-pages.tar.gz``, in the order of its list.

    Read in the order of the archive, which can only be read forward: a seek back unpacks it from its start.
    """
    with tarfile.open(archive, "r|gz") as tar:
        found = {Path(m.name).name: file.read() for m in tar if (file := tar.extractfile(m)) is not None}
    entries = json.loads(found["evaldata.json"]).values()
    return [
        MarkedPage(e["file"], found[e["file"]], e["with"], e["without"])
        for e in entries
        if e["file"] in found
    ]


def pages(archive: Path, only_held_out: bool = False) -> Iterator[FlatPage]:
    """The same pages, flattened, each line marked."""
    import html_text
    import trafilatura

    for page in marked_pages(archive):
        if only_held_out and not page.held_out:
            continue
        html = decoded(page.html)
        kept = trafilatura.extract(html, include_comments=False) or ""
        yield mark(page.name, html_text.extract_text(html), kept, page.inside, page.outside)


def decoded(page: bytes) -> str:
    from charset_normalizer import from_bytes

    try:
        return page.decode()
    except UnicodeDecodeError:
        return str(from_bytes(page).best())


def mark(name: str, text: str, kept: str, inside: list[str], outside: list[str]) -> FlatPage:
    """The page's lines with their labels and weights."""
    found = list(_LINE.finditer(text))
    lines = tuple(m.group().rstrip() for m in found)
    ends = [0, *(m.end() for m in found)]
    gaps = tuple("\n\n" in text[a : m.start()] for a, m in zip(ends, found, strict=False))
    ours, theirs = [_plain(s) for s in inside], [_plain(s) for s in outside]
    body = [re.sub(r"^[-|]\s*", "", _plain(x)) for x in kept.split("\n") if x.strip()]
    whole, alone = "\n".join(body), set(body)
    flat = _plain(kept)
    clean = all(s in flat for s in ours) and not any(s in flat for s in theirs)
    plain = [_plain(line) for line in lines]
    by_kept = [_by_kept(p, whole, alone, body) for p in plain]
    sure = [i for i, k in enumerate(by_kept) if k == 1]
    labels, weights, marked = [], [], set()
    for i, (p, k) in enumerate(zip(plain, by_kept, strict=True)):
        # A short line counts as kept only among lines that are kept: "Home" may be a heading, too.
        label = int(k == 1 or (k == 2 and bool(sure) and sure[0] - 4 <= i <= sure[-1] + 4))
        size = min(3.0, 1.0 + len(p) / 150)
        weight = size if clean and sure else 0.0
        if any(s in p and len(s) > 0.3 * len(p) for s in theirs):
            label, weight = 0, 2 * size
            marked.add(len(labels))
        if any(s in p and (len(s) > 0.3 * len(p) or len(s) > 20) for s in ours):
            label, weight = 1, 2 * size
            marked.add(len(labels))
        labels.append(label)
        weights.append(weight)
    # No page teaches more than another: some are lists of two thousand lines.
    share = min(1.0, PAGE_WEIGHT / max(sum(weights), 1.0))
    weights = [share * w + MARKED_WEIGHT * (i in marked) for i, w in enumerate(weights)]
    article = "\n".join(x for x, y in zip(lines, labels, strict=True) if y)
    return FlatPage(
        name,
        text,
        lines,
        gaps,
        tuple(labels),
        tuple(weights),
        article,
        tuple(inside),
        tuple(outside),
        bool(clean and sure),
    )


def _by_kept(line: str, whole: str, alone: set[str], body: list[str]) -> int:
    """0: not kept, 1: kept for sure, 2: a short line that is among the kept."""
    if len(line) >= 40:
        return int(line in whole or any(len(b) >= 40 and b in line for b in body))
    return 2 if line in alone or (len(line) >= 12 and line in whole) else 0


def _plain(text: str) -> str:
    return " ".join(text.split())
