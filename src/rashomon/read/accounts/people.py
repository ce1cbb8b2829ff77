"""Named victims and suspects: they propose and weigh matches between reports, and are no claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.data import expressions, given_names, word_sets
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.places.spans import in_title_case

_WORD = r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])?[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)*"
_PARTICLE = r"(?:de|la|las|los|del|van|von|bin|ibn|al|el|abu)"
# Capitalised words in a row, with initials, nicknames in quotes or brackets, and particles between them.
_NAME = re.compile(
    rf"\b{_WORD}(?:[  ](?:[“\"‘'(][^”\"’')]{{2,20}}[”\"’')][  ])?"
    rf"(?:{_PARTICLE}[  ])?(?:[A-Z]\.|{_WORD})){{1,4}}"
)
_SUFFIX = re.compile(r"[\s,]+[JS]r$")
_QUOTED = re.compile(r"[“\"‘'(][^”\"’')]*[”\"’')]")
_AROUND = expressions("people_around.tsv")
_BEFORE = re.compile(rf"{_AROUND['before']},? ?$", re.IGNORECASE)
_AFTER = re.compile(rf"^{_AROUND['behind']}")
_WORDS = word_sets("people_words.tsv")
NO_NAME = _WORDS["no-name"]
_OFFICIAL = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS['official']))})\.?,? ?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|the|this|another) $", re.IGNORECASE)
_HOUSE = re.compile(rf"^ (?:[a-z]+ )?(?:{'|'.join(sorted(_WORDS['house']))})\b")
_MOST = 100


Mentioned = tuple[str, int, int, str]
"""(field, start, end, name)."""


def people(doc: Document) -> list[Mentioned]:
    """(field, start, end, name) of people who are given with an age, or as victims, suspects or their kin.

    A common given name before a surname tells a person too, and alone does where every word of a headline
    has a capital; whoever bears an office ("Chief", "Judge", "spokesman") is left out, for officials speak
    on many incidents. The name is without what stands in quotes or brackets in it.
    """
    given = given_names()
    out: list[Mentioned] = []
    for s in doc:
        words = doc.words_of(s)
        for m in _NAME.finditer(words):
            end = m.end() - len(suffix.group()) if (suffix := _SUFFIX.search(m.group())) else m.end()
            name = " ".join(_QUOTED.sub(" ", words[m.start() : end]).split())
            parts = name.split()
            if len(parts) < 2 or not NO_NAME.isdisjoint(parts):
                continue
            before, after = words[max(0, m.start() - 40) : m.start()], words[m.end() : m.end() + 40]
            told = parts[0] in given or _AFTER.search(after) or _BEFORE.search(before)
            if not told or (parts[0] not in given and in_title_case(s)):
                continue
            if _OFFICIAL.search(before) or (_ARTICLE.search(before) and _HOUSE.search(after)):
                continue  # who speaks on many incidents; "a Lena Dorr boutique"
            out.append((s.field, s.start + m.start(), s.start + end, name))
    return out[:_MOST]


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of somebody: the characters [start, end) of the sentence's field."""

    sentence: Sentence
    start: int
    end: int
    full: bool  # by first and last name


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody that a report names: each mention by full name, or by a surname that nobody else bears."""

    name: str
    mentions: tuple[Named, ...]


class Bearers:
    """The people whom a report names, found once for each set of names: mostly one for all its accounts."""

    def __init__(self, doc: Document) -> None:
        self._found: dict[tuple[Mentioned, ...], list[Bearer]] = {}
        self._with: dict[str, dict[int, Sentence]] = {}  # by word with a capital: most sentences name nobody
        for s in doc:
            for t in s.tokens:
                if t.text[0].isupper():
                    self._with.setdefault(_bare(t), {})[s.index] = s

    def of(self, named: Sequence[Mentioned]) -> list[Bearer]:
        """Those of some mentions by full name, in the order told, each with all its mentions."""
        key = tuple(named)
        if key not in self._found:
            words = {w for *_, name in key for w in name.split()}
            told = {k: s for w in words for k, s in self._with.get(w, {}).items()}
            self._found[key] = _bearers([told[k] for k in sorted(told)], key)
        return self._found[key]


def _bearers(sentences: Sequence[Sentence], named: Sequence[Mentioned]) -> list[Bearer]:
    spans = {(field, start): (end, _key(name)) for field, start, end, name in named}
    first_of = {_key(name): name for *_, name in reversed(named)}
    alone = {last: (given, last) for given, last in first_of}
    shared = {last for given, last in first_of if alone[last] != (given, last)}
    found: dict[tuple[str, str], list[Named]] = {}
    for s in sentences:
        behind = s.start
        for k, t in enumerate(s.tokens):
            if t.start < behind:
                continue
            if (s.field, t.start) in spans:
                behind, who = spans[s.field, t.start]
                found.setdefault(who, []).append(Named(s, t.start, behind, True))
                continue
            last = _bare(t)
            if last not in alone or last in shared:
                continue
            before = s.tokens[k - 1].text if k else ""
            after = s.tokens[k + 1].text if k + 1 < len(s.tokens) else ""
            if not _is_of_name(before, after):
                found.setdefault(alone[last], []).append(Named(s, t.start, t.start + len(last), False))
    return [Bearer(first_of[who], tuple(told)) for who, told in found.items()]


def _key(name: str) -> tuple[str, str]:
    """Somebody's first and last name, by which "Ada J. Reed" and "Ada Reed" are one."""
    parts = name.split()
    return parts[0], parts[-1]


def _bare(t: Token) -> str:
    """A word without the mark of an owner."""
    return t.text if t.text.isalpha() else _POSSESSIVE.sub("", t.text)


_POSSESSIVE = re.compile(r"['’]s?$")


def _is_of_name(before: str, after: str) -> bool:
    """Whether a surname is part of another name: "Marta Reed", "Lt. Reed", "Reed County"."""
    return before == "." or before[:1].isupper() or after in NO_NAME
