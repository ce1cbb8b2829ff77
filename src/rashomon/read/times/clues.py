"""What a text mentions that bounds its own age: people in office, things that began on a known day.

Facts live in ``data/offices.tsv`` and ``data/epochs.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.data import rows
from rashomon.model import Passage
from rashomon.read.document import Document, Sentence
from rashomon.read.times.lexicon import words

_REACH = 7  # tokens before a name in which its title is looked for
_GONE = frozenset(words("out of office"))


@dataclass(frozen=True, slots=True)
class Clue:
    """Spans of days in which the report can have been published, as far as this one thing tells.

    ``None`` for a first or last day: no bound on that side. Spans are in order.
    """

    spans: tuple[tuple[date | None, date | None], ...]
    reason: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class _Office:
    name: tuple[str, ...]
    titles: tuple[str, ...]
    terms: tuple[tuple[date, date | None], ...]
    office: str


@cache
def _offices() -> dict[str, tuple[_Office, ...]]:
    """The offices by the last word of the holder's name."""
    terms: dict[tuple[str, str, str], list[tuple[date, date | None]]] = {}
    for office, name, titles, first, *last in rows("offices.tsv"):
        end = date.fromisoformat(last[0]) if last and last[0] else None
        terms.setdefault((office, name, titles), []).append((date.fromisoformat(first), end))
    out: dict[str, list[_Office]] = {}
    for (office, name, titles), spans in terms.items():
        words = tuple(name.split())
        out.setdefault(words[-1], []).append(
            _Office(words, tuple(titles.split("|")), tuple(sorted(spans, key=lambda s: s[0])), office)
        )
    return {k: tuple(v) for k, v in out.items()}


@cache
def _epochs() -> tuple[tuple[date, str, re.Pattern[str]], ...]:
    return tuple((date.fromisoformat(d), what, re.compile(p)) for d, what, p in rows("epochs.tsv"))


def _bare(low: str) -> str:
    """A name's token without article and possessive: "al-Sudani's" is sudani."""
    low = low.removesuffix("'s")
    return re.sub(r"^(?:al|el|as|ash|an|ad|ar)-", "", low)


def offices(doc: Document) -> Iterator[Clue]:
    """People whom the text gives their office: it was written in their term. "Former" disables."""
    table, seen = _offices(), set()
    for s in doc.text_sentences:
        toks = s.tokens
        for i, tok in enumerate(toks):
            if not tok.text[0].isupper() and tok.text[:3] not in ("al-", "el-"):
                continue
            for office in table.get(_bare(tok.low), ()):
                key = (office.office, office.name)
                n = len(office.name)
                named = tuple(_bare(t.low) for t in toks[max(0, i - n + 1) : i + 1]) == office.name
                if key in seen or not named or (i + 1 < len(toks) and _goes_on(toks[i + 1].low)):
                    continue
                found = _titled(s, i - n + 1, office.titles)
                if found is not None:
                    seen.add(key)
                    yield _office_clue(doc, s, found, i, office)


def _goes_on(low: str) -> bool:
    """Whether a full name goes on: "Bashir al-Assad" is no Bashir."""
    return low in ("al", "el", "bin", "ibn") or low.startswith(("al-", "el-"))


def _titled(s: Sentence, i: int, titles: tuple[str, ...]) -> int | None:
    """The token at which the title before the name at ``i`` begins, if it has one now."""
    before = s.tokens[max(0, i - _REACH) : i]
    if any(t.low in _GONE or t.low.startswith(("ex-", "then-", "former")) for t in before):
        return None
    words = [t.low for t in before]
    for k in range(len(words) - 1, -1, -1):
        if words[k] in (",", ";", ".", ":") or words[k] in ("and", "said", "told", "that"):
            return None
        for title in titles:
            parts = title.split()
            # Only given names (capitals) may stand between the title and the name.
            rest = before[k + len(parts) :]
            if words[k : k + len(parts)] == parts and len(rest) <= 4:
                given = all(t.text[0].isupper() or t.text in (".", "al", "bin", "ben") for t in rest)
                return max(0, i - _REACH) + k if given else None
    return None


def _office_clue(doc: Document, s: Sentence, first: int, last: int, office: _Office) -> Clue:
    passage = Passage.of(doc.report, s.tokens[first].start, s.tokens[last].end, s.field)
    terms = " or ".join(f"{a} to {b or 'a day not known'}" for a, b in office.terms)
    return Clue(tuple(office.terms), f"{passage.quote}: in that office from {terms}", passage)


def epochs(doc: Document) -> Iterator[tuple[Clue, Sentence]]:
    """Things that nobody could mention before a known day, each once, with the sentence."""
    text = doc.report.text
    for day, what, pattern in _epochs():
        first = pattern.search(text)
        for s in doc.text_sentences if first is not None else ():
            m = pattern.search(text, s.start, s.end)
            if m:
                passage = Passage.of(doc.report, m.start(), m.end())
                yield Clue(((day, None),), f"{what} cannot be told of before {day}", passage), s
                break
