"""Whether a report is of armed violence at all, or of what harms or speaks like it: a game, an earthquake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from rashomon.data import rows
from rashomon.read.document import Document, Sentence
from rashomon.read.table import Phrases, alternatives

DISASTER = 3  # what a word of a disaster weighs, beside one of a game
ALONE = 2  # something else of this weight accounts for harm that no word of violence explains
OTHER = 3  # something else of this weight, and
SHORT = 60  # fewer words than this are too few to tell
SHARE = 0.5  # fewer words of violence than this share of it: the report is of that


@cache
def _table() -> Phrases[tuple[str, int]]:
    """Each phrase of ``data/violence.tsv`` with its part and line."""
    return Phrases(
        (phrase, (part, line))
        for line, (part, words) in enumerate(rows("violence.tsv"))
        for phrase in alternatives(words)
    )


def words_told(sentences: Iterable[Sentence]) -> Counter[str]:
    """How many lines of each part of the table stand in some sentences."""
    found: set[tuple[str, int]] = set()
    for sentence in sentences:
        found.update(value for _, _, value in _table().find([t.low for t in sentence.tokens]))
    return Counter(part for part, _ in found)


def of_violence(doc: Document) -> bool:
    """Whether a report is of violence.

    It is not where nothing in it tells of any: no word of violence, and none of harm but beside words of
    something else; nor where the words of something else outweigh those of violence. A few words that
    tell of nothing else are read, and so is a page whose title tells of violence alone: what stands under it
    may be lists of other stories.
    """
    title = words_told(s for s in doc if s.field == "title")
    if title["v"] and not (title["o"] or title["d"]):
        return True
    told = words_told(doc)
    other = told["o"] + DISASTER * told["d"]
    if sum(len(s.tokens) for s in doc) < SHORT and not other:
        return True
    if not told["v"]:
        return told["h"] > 0 and other < ALONE
    return other < OTHER or told["v"] >= SHARE * other
