"""Whom police hold, seek or charge for a crime: named, or described as "a 34-year-old man".

They did it as police have it, no more: whoever is told to have been cleared or let go is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.read.accounts.fillers import Filler, Told
from rashomon.read.accounts.phrases import Form, Phrase
from rashomon.read.document import Document, Sentence

_CERTAIN = 1.0  # as a filler: the words leave no doubt that this is who is accused
_AROUND = 90  # characters before and behind a name that may tell
_HELD = (
    r"(?:(?:later|also|since|now|then|subsequently|formally) )*"
    r"(?:arrested|charged|accused|indicted|arraigned|booked|wanted|convicted|sentenced|jailed|detained"
    r"|taken into (?:police )?custody|in (?:police )?custody|being held|held (?:on|without|in)|found guilty"
    r"|identified as the (?:\w+ )?(?:suspect|shooter|gunman|attacker|assailant))"
)
_BESIDE = r"(?:,? \(?(?:aged? )?\d{1,2}\)?,?)?(?:,? (?:of|from) [A-Z][\w.'’ -]{2,40},)?"
_BEHIND = re.compile(
    rf"{_BESIDE},? (?:who )?(?:(?:(?:has|have|had) been|was|were|is|are) {_HELD}"
    r"|faces (?:[\w-]+ ){0,4}(?:charges?|counts?|murder|homicide)|is facing|pleaded (?:not )?guilty|confessed"
    r"|turned (?:him|her)self in|surrendered to|opened fire|allegedly (?:shot|stabbed|killed|fired|opened))"
)
_SUSPECT = (
    r"(?:suspects?|suspected (?:\w+ )?(?:shooter|gunm[ae]n|killer|attacker)|gunm[ae]n|shooters?|attackers?"
    r"|assailants?|defendants?)"
)
_BEFORE = re.compile(
    rf"\b(?:{_SUSPECT}(?: \w+){{0,3}}?(?:,| as| named| identified as|:)?"
    r"|(?:arrested|charged|detained|indicted)(?: and charged)?|warrants? (?:for|charging))"
    r" (?:\d{1,2}-year-old )?$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Tt]he) ((?:(?:\d{1,2}-year-old|[a-z]+) ){0,2}"
    r"(?:man|woman|boy|girl|teenager|teen|suspect|men|women|boys|teenagers|suspects|youths?))"
    rf"(?:, (?:aged )?\d{{1,2}},)? (?:(?:has|have|had) been|was|were) {_HELD}"
)
_LET_GO = re.compile(r"\b(?:cleared|acquitted|exonerated|released without charge|wrongly|mistaken(?:ly)?)\b")


def with_accused(doc: Document, named: Sequence[tuple[str, int, str]], filled: Sequence[Told]) -> list[Told]:
    """The fillers of an account of a crime, with those accused of it as who did it, and none of them as a
    victim.

    Args:
        named: (field, offset, name) of the people of the report.
    """
    who = list(_named(doc, named)) or list(_described(doc))
    words = [set(p.words) for p in who]
    rest = [t for t in filled if not any(set(t.phrase.words) <= w for w in words)]
    return [*(Told(p, Filler.INDIVIDUAL, _CERTAIN, accused=True) for p in who), *rest]


def _named(doc: Document, named: Sequence[tuple[str, int, str]]) -> Iterator[Phrase]:
    told: set[str] = set()
    for s in doc:
        if not s.tokens:
            continue
        text = doc.report.of(s.field)
        for field, start, name in named:
            if field != s.field or not s.start <= start < s.end or name in told:
                continue
            end = start + len(name)
            around = text[max(s.start, start - _AROUND) : start], text[end : min(s.end, end + _AROUND)]
            if not (_BEFORE.search(around[0]) or _BEHIND.match(around[1])) or _LET_GO.search(
                " ".join(around)
            ):
                continue
            if phrase := _phrase(s, start, end, "name"):
                told.add(name)
                yield phrase


def _described(doc: Document) -> Iterator[Phrase]:
    for s in doc:
        text = doc.report.of(s.field)
        for m in _DESCRIBED.finditer(text, s.start, s.end):
            if _LET_GO.search(text, m.start(), s.end):
                continue
            if phrase := _phrase(s, m.start(1), m.end(1), "person"):
                yield phrase
                return


def _phrase(s: Sentence, start: int, end: int, kind: str) -> Phrase | None:
    """The tokens of a sentence between two offsets."""
    inside = [i for i, t in enumerate(s.tokens) if start <= t.start and t.end <= end]
    if not inside:
        return None
    return Phrase(s, [t.low for t in s.tokens], inside[0], inside[-1] + 1, kind, Form.PLAIN)
