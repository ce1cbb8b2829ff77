"""Lines that come again on an outlet's pages, whatever these are about: its template, no part of a story.

The cleaner looks at one page alone and reads a teaser ("Nine killed as bomb hits market") that stands in
the article as part of it. Over many pages of one outlet it shows: their articles differ, the line does not.
What is template follows from the set of an outlet's pages, so that neither their order nor how many are read
at a time makes a difference; pages that were read before are judged anew, and their claims in such lines are
put aside, like those that a person calls noise.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from rashomon.clean.line import ends_sentence
from rashomon.model import BlockLabel, CleanReport, Passage, Reading
from rashomon.reconcile.lineage import Signature, alike
from rashomon.store import cleanings, resolving, templates
from rashomon.store.templates import OutletPage, PageLine, Repeated

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEAST = 5  # different pages on which a headline must stand; fewer may be the same event told again
LEAST_SENTENCE = 10  # the same of a sentence, which agencies repeat as background to a story
SHARE = 0.2  # of the outlet's pages from the first that has the line to the last
SHARE_SENTENCE = 2 / 3
SHORTEST, LONGEST = 3, 60  # words
PART = 0.5  # of the words that are read of a page; more is no part beside an article, but the page
VERSION = 0.5  # of the words, in runs of five, that two versions of one article share
LOOKED_AT = 100  # pages that are compared with one another
# What a page says of itself, its title, authors and datelines, is its own however often it comes.
_LABELS = (BlockLabel.ARTICLE, BlockLabel.CAPTION, BlockLabel.QUOTE_BOX, BlockLabel.RELATED)
_WORD = re.compile(r"\w+")


def page_lines(page: CleanReport, reading: Reading) -> OutletPage:
    """What of one page is kept for learning its outlet's template: its short and middling lines.

    Of sentences amid other sentences, which are nearly always the article's own, those that tell something;
    of noise the headlines of other stories, which on another page of the outlet may be taken for article.
    """
    text, blocks = page.report.text, page.blocks
    told = [p for p in _passages(reading) if p.field == "text"]
    words = [_WORD.findall(text[b.start : b.end].casefold()) if b.label in _LABELS else [] for b in blocks]
    read = [w for b, w in zip(blocks, words, strict=True) if b.is_read]
    longest = max(read, key=lambda w: (len(w), w), default=[])
    total = sum(map(len, read))
    lines = []
    for i, b in enumerate(blocks):
        mine = words[i]
        if not SHORTEST <= len(mine) <= min(LONGEST, PART * total):
            continue
        sentence = ends_sentence(text[b.start : b.end])
        amid = sentence and 0 < i < len(blocks) - 1 and blocks[i - 1].is_read and blocks[i + 1].is_read
        if amid and not any(b.start <= p.start and p.end <= b.end for p in told):
            continue
        lines.append(PageLine(b.start, b.end, _hash(mine), sentence))
    return OutletPage(_hash(longest), tuple(lines))


def learn(connection: Connection) -> None:
    """Find the templates of outlets whose pages have changed; reports with lines judged otherwise change."""
    for outlet in templates.uncounted(connection):
        found = templates.repeated(connection, outlet, LEAST)
        template = [r.line for r in found if _is_template(connection, outlet, r)]
        resolving.note_changed(connection, templates.settle(connection, outlet, template))


def _is_template(connection: Connection, outlet: str, found: Repeated) -> bool:
    least, share = (LEAST_SENTENCE, SHARE_SENTENCE) if found.sentence else (LEAST, SHARE)
    beside = templates.published_between(connection, outlet, found.first, found.last)
    if found.pages < max(least, share * beside):
        return False
    holders = templates.holders(connection, outlet, found.line, LOOKED_AT)
    signatures = cleanings.signatures(connection, [report for report, _ in holders])
    return _different([(signatures.get(report, ()), article) for report, article in holders]) >= least


def _different(pages: list[tuple[Signature, int]]) -> int:
    """How many pages are no copies or later versions of one before, by signature and longest block."""
    counted: list[Signature] = []
    articles = set()
    for signature, article in pages:
        if article not in articles and all(alike(signature, other) < VERSION for other in counted):
            counted.append(signature)
        articles.add(article)
    return len(counted)


def _passages(reading: Reading) -> list[Passage]:
    claims = [c.passage for a in reading.accounts for c in a.claims]
    return [*(a.anchor for a in reading.accounts), *claims, *(t.passage for t in reading.tallies)]


def _hash(words: list[str]) -> int:
    return int.from_bytes(
        blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest(), signed=True
    )
