"""Who "he", "she", "it" and "they" stand for: one who spoke before, or whom the words before are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from rashomon.read.document import Document, Sentence, Token
from rashomon.read.voices.parts import head_noun, person_in
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY, SURE, Phrase, capital
from rashomon.read.voices.tables import verbs, word_set, words

_PERSONAL = frozenset(("he", "she", "who"))
_BACK = 2  # sentences back to one whom "he" stands for
_PEOPLE = word_set("kinds of people")
_NO_PERSON = word_set("kinds of bodies")


class Spoke(Protocol):
    """What is asked of one who spoke before."""

    kind: str
    many: bool
    person: str


S = TypeVar("S", bound=Spoke)


def who_spoke(low: str, speakers: Sequence[S]) -> S | None:
    """The last of those who spoke, in the order in which they did, whom a pronoun can stand for."""
    back = reversed(speakers)
    if low in _PERSONAL:
        fits = (s for s in back if s.person or (s.kind in _PEOPLE and not s.many))
    elif low == "they":
        fits = (s for s in back if s.many)
    else:
        fits = (s for s in back if not s.many and s.kind not in _PEOPLE)
    return next(fits, speakers[-1] if speakers else None)


def told_of(doc: Document, s: Sentence, before: int, low: str) -> tuple[Sentence, Phrase] | None:
    """Whom the words before a pronoun at token ``before`` are about where nobody has spoken in them: the
    subject of the sentence before, "Villagers disputed this. They said", or of its own, "The governor
    came to Velm, where she said"."""
    for of in (s, *(p for p in doc.sentences[max(0, s.index - 1) : s.index] if p.field == s.field)):
        toks = of.tokens if of is not s else of.tokens[:before]
        start = 0
        if toks and toks[0].low in word_set("asides"):
            start = next((k + 1 for k, t in enumerate(toks) if t.text == ","), len(toks))
        phrase = rightwards(toks, start) if start < len(toks) else None
        phrase = phrase and _with_apposition(toks, phrase)
        if phrase is None or phrase.trust < LIKELY or not _acts(toks, phrase.last + 1):
            continue
        kind, many, _ = head_noun(toks[phrase.first : phrase.last + 1])
        named = kind == "name" and low in _PERSONAL and phrase.last > phrase.first
        if phrase.trust < SURE and not named:
            continue
        fits = kind in (_PEOPLE if low in _PERSONAL else _NO_PERSON)
        if named or (many if low == "they" else fits and not many):
            return of, phrase
    return None


def _acts(toks: Sequence[Token], k: int) -> bool:
    """Whether a verb of the subject's own deed stands at ``k`` or behind where they are from: "of Velm |
    visited", "was in tears", not "was hit"."""
    while k < len(toks) and (toks[k].text == "," or words().get(toks[k].low) == "adverb"):
        if toks[k].low in _WAS or toks[k].low == "had":
            break
        k += 1
    for at in range(k, min(len(toks) - 1, k + _FROM)):
        low = toks[at].low
        if low == "had" and words().get(toks[at + 1].low) == "determiner":
            return True  # "The council | had a different count"
        if low in _WAS:
            return words().get(toks[at + 1].low) in ("preposition", "determiner")
        plain = at == k and low.isalpha() and not capital(toks[at]) and not words().get(low)
        if plain or low in verbs() or low.endswith("ed"):
            return True
    return False


_WAS = frozenset(("was", "were", "is", "are"))
_FROM = 5  # tokens of "from the hills of Velm"


def _with_apposition(toks: Sequence[Token], p: Phrase) -> Phrase:
    """ "The rebels' spokesman, | Ann Lee, disagreed": with the words between commas."""
    if p.last + 1 >= len(toks) or toks[p.last + 1].text != ",":
        return p
    closing = next((k for k in range(p.last + 2, min(len(toks), p.last + _APART)) if toks[k].text == ","), 0)
    return Phrase(p.first, closing - 1, p.trust) if closing else p


_APART = 10  # tokens between commas


def introduced(doc: Document, sentence: Sentence, before: int) -> tuple[Sentence, Phrase] | None:
    """The person named before "he said", where nobody spoke yet: "Governor X came. He said"."""
    for s in (sentence, *reversed(doc.sentences[max(0, sentence.index - _BACK) : sentence.index])):
        toks = s.tokens if s is not sentence else s.tokens[:before]
        for k, t in enumerate(toks):
            phrase = rightwards(toks, k) if capital(t) and s.field == sentence.field else None
            inner = toks[phrase.first : phrase.last + 1] if phrase is not None else ()
            if inner and person_in(inner, head_noun(inner)[0]):
                return s, Phrase(k, k + len(inner) - 1, SURE)
    return None
