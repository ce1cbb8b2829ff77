"""Named victims and suspects: they propose and weigh matches between reports, and are no claims."""

from __future__ import annotations

import re

from rashomon.read.document import Document

_NAME = (
    r"(?:[A-Z][a-zà-ÿ'’]+|[A-Z]\.)(?:[ -](?:[A-Z][a-zà-ÿA-Z'’]+|[A-Z]\.|Jr\.?|Sr\.?|de|la|van|bin|al)){1,3}"
)
_PATTERNS = (
    re.compile(
        rf"\b({_NAME}),? (?:aged? )?\(?(\d{{1,2}})\)?(?=[,;.)]| of | was | were | and | died | is |\s*$)"
    ),
    re.compile(rf"\b\d{{1,2}}[- ]year[- ]olds? ({_NAME})"),
    re.compile(rf"\b(?:identified|named) (?:\w+ ){{0,6}}?(?:as|by \w+ as) ({_NAME})"),
    re.compile(rf"\b(?:victim|suspect|gunman|shooter|journalist|activist|paramedic|doctor)s? ({_NAME})"),
)
_NOT = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Police County Street Avenue Road The".split()
)
_MOST = 20


def people(doc: Document) -> list[tuple[str, int, str]]:
    """(field, offset, name) of people who are given with an age, or as identified, victim or suspect."""
    out: list[tuple[str, int, str]] = []
    for s in doc:
        words = doc.words_of(s)
        if not any(ch.isdigit() for ch in words) and not re.search(
            r"identif|named|victim|suspect|gunman|journalist|activist|paramedic|doctor", words
        ):
            continue
        for pattern in _PATTERNS:
            for m in pattern.finditer(words):
                name = m.group(1)
                if _NOT.isdisjoint(name.replace("-", " ").split()):
                    out.append((s.field, s.start + m.start(1), name))
    return out[: _MOST * 5]
