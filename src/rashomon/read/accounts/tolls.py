"""Whether the words around a count call it a first toll or an update of one."""

from __future__ import annotations

import re
from functools import cache

from rashomon.data import expressions
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention
from rashomon.read.sought import Sought

_BEFORE = 110  # characters of the sentence before a count that speak of it
_BEHIND = 50  # characters behind it: "in its first bulletin"
# What stands before one of these speaks of another count.
_TURN = re.compile(r"\b(?:but|however|though|although|while|later|then|before|until)\b|[;–—]", re.IGNORECASE)


@cache
def _table() -> tuple[tuple[str, Sought], ...]:
    either = expressions("accounts_tolls.tsv").items()
    return tuple((kind, Sought(rf"\b{words}\b", re.IGNORECASE)) for kind, words in either)


def toll(doc: Document, m: CountMention) -> str:
    """ "early", "late" or "": what the words before a count, and between its harm and number, call it.

    An update is told right before its number; a first toll anywhere before it in its clause, or behind it.
    """
    sentence = doc.sentences[m.sentence]
    text = doc.report.of(m.field)
    before = text[max(sentence.start, m.number[0] - _BEFORE) : m.number[0]]
    for kind, pattern in _table():
        if kind == "behind":
            if pattern.search(text, m.number[1], min(sentence.end, m.end + _BEHIND)):
                return "early"
            continue
        found = list(pattern.finditer(before))
        if not found:
            continue
        rest = before[found[-1].end() :]
        if kind == "late" and len(rest.split()) <= 2:
            return kind
        if kind == "early" and not _TURN.search(rest):
            return kind
    return ""
