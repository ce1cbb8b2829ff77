"""Which of the people that a page on a crime names were hurt by it.

A name alone tells nothing: suspects, kin, witnesses and police are named on the same page. Words that tell it
are rows of ``data/accounts_hurt.tsv``; so does a count of one person that holds the name ("Ada Reed, 41, was
shot").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import expressions
from rashomon.model import Claim, HarmGroup, Stance
from rashomon.read.accounts.people import Bearer, Named
from rashomon.read.document import Document
from rashomon.read.sought import Sought

_AROUND = 180  # characters before and behind a name that may tell


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: Sought
    behind: re.Pattern[str]
    listed: Sought
    opens: re.Pattern[str]
    kin: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    any_of = expressions("accounts_hurt.tsv")
    return _Patterns(
        before=Sought(rf"\b{any_of['before']} (?:\d{{1,2}}-year-old )?$", re.IGNORECASE),
        behind=re.compile(rf"(?:{any_of['beside']},? (?:who )?{any_of['behind']}|{any_of['owned']})\b"),
        listed=Sought(rf"\b{any_of['listed']}\b"),
        opens=re.compile(rf"\b{any_of['opens']}\b", re.IGNORECASE),
        kin=re.compile(rf"(?:['’]s?)? (?:[\w-]+ ){{0,3}}?{any_of['kin']}\b", re.IGNORECASE),
    )


def hurt(
    doc: Document, people: Sequence[Bearer], counts: Sequence[Claim], rows: Collection[int]
) -> list[Bearer]:
    """The people who were hurt, in the order told.

    Args:
        counts: the claims on people harmed.
        rows: see :func:`rows_of_the_hurt`.
    """
    spans = [
        (p.field, p.start, p.end)
        for c in counts
        if c.stance is not Stance.DENIED and c.group is not HarmGroup.PERPETRATORS and not c.aside
        for p in c.passages()
    ]
    return [p for p in people if any(m.sentence.index in rows or _is_hurt(doc, m, spans) for m in p.mentions)]


def rows_of_the_hurt(doc: Document) -> frozenset[int]:
    """Lines below "Police identified the victims:" that hold a name and an age each, by Sentence.index."""
    out, told = set[int](), _patterns()
    opened = False
    for s in doc:
        words = doc.words_of(s)
        opened = bool(_ROW.match(words)) if opened else words.endswith(":") and bool(told.opens.search(words))
        if opened and not words.endswith(":"):
            out.add(s.index)
    return frozenset(out)


_ROW = re.compile(r"[A-Z][\w.'’\" -]{3,40}(?:, \(?\d{1,3}\)?|, (?:of|from) )[^.]{0,60}$")


def owns_kin(text: str, name: int) -> bool:
    """Whether a text opens with a name, of so many characters, and somebody of theirs: "Ann Lee's son"."""
    owned = text[name : name + 1] in _MARKS or text[name - 2 : name - 1] in _MARKS
    return owned and _patterns().kin.match(text, name) is not None


_MARKS = ("'", "’")


def _is_hurt(doc: Document, m: Named, spans: Sequence[tuple[str, int, int]]) -> bool:
    """Whether one mention of somebody tells that they were hurt."""
    s, told = m.sentence, _patterns()
    if owns_kin(doc.report.of(s.field)[m.start : s.end], m.end - m.start):
        return False  # "the killing of Ann Lee's son": he was killed
    if any(field == s.field and start <= m.start and m.end <= end for field, start, end in spans):
        return True
    text = doc.report.of(s.field)
    before, behind = (
        text[max(s.start, m.start - _AROUND) : m.start],
        text[m.end : min(s.end, m.end + _AROUND)],
    )
    if told.before.search(before) or told.behind.match(behind):
        return True
    return bool(told.listed.search(text, s.start, m.start))
