"""Whom police hold, seek or charge for a crime: named, or described as "a 34-year-old man".

The words that tell it are rows of ``data/accounts_accused.tsv``. Whoever is told to have been cleared or let
go is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import expressions
from rashomon.read.accounts.people import Bearer
from rashomon.read.accounts.phrases import Form, Phrase
from rashomon.read.document import Document, Sentence
from rashomon.read.sought import Sought

_AROUND = 90  # characters before and behind a name that may tell
_OFTEN = r"(?:(?:later|also|since|now|then|subsequently|formally) )*"


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: Sought
    behind: re.Pattern[str]
    described: Sought
    let_go: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    any_of = expressions("accounts_accused.tsv")

    def filled(part: str) -> str:
        return any_of[part].replace("{HELD}", _OFTEN + any_of["held"]).replace("{SUSPECT}", any_of["suspect"])

    return _Patterns(
        before=Sought(rf"\b{filled('before')} (?:\d{{1,2}}-year-old )?$", re.IGNORECASE),
        behind=re.compile(rf"{any_of['beside']},? (?:who )?{filled('behind')}"),
        described=Sought(rf"\b{filled('described')}"),
        let_go=re.compile(rf"\b{any_of['let-go']}\b"),
    )


def is_accused(doc: Document, s: Sentence, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence name one whom police hold or seek: "a warrant for …"."""
    text, told = doc.report.of(s.field), _patterns()
    before, behind = text[max(s.start, start - _AROUND) : start], text[end : min(s.end, end + _AROUND)]
    if not (told.before.search(before) or told.behind.match(behind)):
        return False
    return not told.let_go.search(f"{before} {behind}")


def accused(doc: Document, people: Sequence[Bearer]) -> list[Phrase]:
    """Those whom a report on a crime accuses of it, each once: by name, else the first that it describes."""
    by_name = [p for p in people if any(is_accused(doc, m.sentence, m.start, m.end) for m in p.mentions)]
    return [q for p in by_name if (q := phrase_of(p))] or list(_described(doc))[:1]


def phrase_of(p: Bearer) -> Phrase | None:
    """Somebody as a phrase, where they are named in full first; None where they never are."""
    m = next((m for m in p.mentions if m.full), None)
    return _phrase(m.sentence, m.start, m.end, "name") if m else None


def _described(doc: Document) -> Iterator[Phrase]:
    told = _patterns()
    for s in doc:
        text = doc.report.of(s.field)
        for m in told.described.finditer(text, s.start, s.end):
            if told.let_go.search(text, m.start(), s.end):
                continue
            if phrase := _phrase(s, m.start(1), m.end(1), "person"):
                yield phrase


def _phrase(s: Sentence, start: int, end: int, kind: str) -> Phrase | None:
    """The tokens of a sentence between two offsets."""
    inside = [i for i, t in enumerate(s.tokens) if start <= t.start and t.end <= end]
    if not inside:
        return None
    return Phrase(s, [t.low for t in s.tokens], inside[0], inside[-1] + 1, kind, Form.PLAIN)
