"""The names that a report uses: of people, ships, schools, brands. They weigh matches, and are no claims.

Two reports that name the same "Gorik" or the same "Jomeaux" tell of one thing more likely than two
that share any other word. Places and armed groups are compared as such, and who is quoted speaks on many
incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.read.accounts.words import stems
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
    common = _common()
    return [
        (s.field, t.start, stem)
        for s in doc
        for t in _capitalised(s)
        if not taken[s.field][t.start] and t.low not in common
        for stem in stems((t,))
    ]


def _capitalised(sentence: Sentence) -> Sequence[Token]:
    words = [t for t in sentence.tokens if t.low[0].isalpha()]
    capitals = sum(t.text[0].isupper() for t in words)
    if len(words) < _LEAST_WORDS or capitals > _TITLE_CASE * len(words):
        return ()
    opens = {words[0].start}
    for before, t in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if before.text in _OPENING:
            opens.add(t.start)
    return [t for t in words if t.text[0].isupper() and t.start not in opens]


@cache
def _common() -> frozenset[str]:
    """Words for countries, their people and their capitals, each by itself, and common given names."""
    held = (row[part] for row in country_lines() for part in ("names", "demonyms", "capital"))
    words = {w for words in held for w in words.casefold().replace("|", " ").split()}
    return given("given") | words
