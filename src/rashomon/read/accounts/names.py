"""The names that a report uses: of people, ships, schools, brands. They weigh matches, and are no claims.

Two reports that name the same "Gorik" or the same "Jomeaux" tell of one thing more likely than two
that share any other word. Places and armed groups are compared as such, and who is quoted speaks on many
incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.read.accounts.words import stem, words_of
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import Mention
from rashomon.read.places.tables import country_lines
from rashomon.read.places.words import words as given

_LEAST_WORDS = 4  # of a sentence: shorter lines are headings and captions as a rule
_TITLE_CASE = 0.6  # share of capitalised words from which a line is a headline, and no capital tells a name
_OPENING = frozenset("\"'“‘(«")

Name = tuple[str, int, str]
"""(field, offset, stem)."""


def names(doc: Document, but: Iterable[Mention]) -> list[Name]:
    """Stems of the words that are written with a capital where the sentence asks for none.

    Args:
        but: places, groups and voices, whose words are no names here.
    """
    taken = {"title": bytearray(len(doc.report.of("title"))), "text": bytearray(len(doc.report.of("text")))}
    for m in but:
        taken[m.field][m.start : m.end] = b"\1" * (m.end - m.start)
    dull = _dull()
    return [
        (s.field, t.start, stem(t.low))
        for s in doc
        for t in _capitalised(s)
        if len(t.low) > 3 and t.low not in dull and not taken[s.field][t.start]
    ]


def _capitalised(sentence: Sentence) -> Sequence[Token]:
    tokens = sentence.tokens
    words = [t for t in tokens if t.low[0].isalpha()]
    capitals = [t for t in words if t.text[0].isupper()]
    if len(words) < _LEAST_WORDS or len(capitals) > _TITLE_CASE * len(words):
        return ()
    opens = {words[0].start, *(tokens[k].start for k, t in enumerate(tokens[:-1], 1) if t.text in _OPENING)}
    return [t for t in capitals if t.start not in opens]


@cache
def _dull() -> frozenset[str]:
    """Words for countries, their people and their capitals, each by itself, common given names, and words
    that tell nothing."""
    held = (row[part] for row in country_lines() for part in ("names", "demonyms", "capital"))
    words = {w for words in held for w in words.casefold().replace("|", " ").split()}
    return given("given") | words_of("stop") | words
