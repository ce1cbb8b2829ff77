"""The phrases of a sentence that may name who did it, whom or what it struck and with what.

Runs of words up to a noun, and names by their letters; each in the forms that a coder may have written down:
"two gunmen" and "gunmen", "Colonel Diaz" and "Diaz", "members of the Front" and "members".
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.data import rows, word_sets
from rashomon.learned import checked
from rashomon.read.casing import is_plain
from rashomon.read.document import Sentence, Token

CLASSES = ("word_classes.tsv.gz", "8653f36faf67a373b07ec6915c6dfe0cf731661ff31812252606b4e3915c8c61")
_LONGEST = 6  # words of a phrase
_LONGEST_OF = 8  # words behind its "of"


class Form(StrEnum):
    """What a phrase is cut to."""

    PLAIN = "plain"
    TITLED = "titled"  # "Colonel Diaz"
    NUMBERED = "numbered"  # "two gunmen"
    BARE = "bare"  # without its first word: "armed forces" of "Syrian armed forces"
    WITHIN = "within"  # stands before another noun: "FMLN" of "FMLN gunmen", "bomb" of "bomb attack"
    WHOLE = "whole"  # "members of the Front"


@dataclass(slots=True)
class Phrase:
    """The words [first, last) of a sentence, without an article; ``low`` are all its words.

    Never changed; only not frozen because making a frozen one takes three times as long.
    """

    sentence: Sentence
    low: list[str]
    first: int
    last: int
    kind: str  # "name", "short" (all capitals), "weapon", "thing", "person", "noun"
    form: Form

    @property
    def head(self) -> str:
        return self.low[self.last - 1].removesuffix("'s")

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.low[self.first : self.last])

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end


@cache
def listed() -> dict[str, frozenset[str]]:
    """The word lists of ``data/roles_words.tsv`` by part; persons with those that the other readers know."""
    lists = word_sets("roles_words.tsv")
    counted = {noun for noun, *_ in rows("counts_people.tsv")}
    armed = {w for part, words, *_ in rows("actor_nouns.tsv") if part == "h" for w in words.split("|")}
    return {**lists, "person": lists["person"] | counted | armed}


@cache
def _kinds() -> dict[str, str]:
    """The kind of thing that a known noun names."""
    return {w: kind for kind in ("person", "thing", "weapon") for w in sorted(listed()[kind])}


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    breaks: frozenset[str]  # no phrase runs over them
    stops: frozenset[str]  # those that are no verbs
    participles: frozenset[str]
    qualities: frozenset[str]  # may be left off before a noun
    counted: frozenset[str]  # articles and numbers, no part of a phrase
    particles: frozenset[str]
    titles: frozenset[str]


@cache
def _words() -> _Words:
    lists = listed()
    lines = gzip.decompress(checked(*CLASSES)).decode().splitlines()
    classes = {name: set(words.split()) for name, words in (line.split("\t") for line in lines)}
    known = set(_kinds())
    return _Words(
        nouns=frozenset(classes["noun"] | known),
        breaks=lists["break"] | ((classes["verb"] | classes["other"]) - known),
        stops=lists["break"],
        participles=frozenset(classes["participle"] - known),
        qualities=frozenset(classes["adjective"] | (classes["participle"] - known)),
        counted=lists["article"] | lists["size"],
        particles=lists["particle"],
        titles=lists["title"],
    )


def left_edge(p: Phrase) -> int:
    """Where a phrase begins with what stands before it and is none of what it depends on: "two", "Mayor"."""
    low, b, skipped = p.low, p.first, _skipped()
    while b and (low[b - 1] in skipped or low[b - 1][0].isdigit()):
        b -= 1
    return b


@cache
def _skipped() -> frozenset[str]:
    lists = listed()
    return lists["article"] | lists["size"] | lists["title"]


def is_noun(word: str) -> bool:
    """Whether a word in small letters is known as a noun first of all."""
    return word in _words().nouns and word not in _words().breaks


def phrases_of(s: Sentence) -> Iterator[Phrase]:
    """The phrases of a sentence, each in its forms, left to right."""
    run = _Run(s)
    first, n = 0, len(run.low)
    while first < n:
        if run.breaks[first]:
            first += 1
            continue
        end = first + 1
        while end < n and not run.breaks[end]:
            end += 1
        yield from run.within(first, end)
        first = end


def _is_capital(word: str) -> bool:
    return word[0].isupper() or ("-" in word and not word.islower() and word[0].isalpha())  # "al-Rahma"


class _Run:
    """One sentence while its phrases are cut."""

    def __init__(self, s: Sentence) -> None:
        self.sentence = s
        self.toks: tuple[Token, ...] = s.tokens
        self.low = [x.low for x in s.tokens]
        self.known = _words()
        self.capital = [_is_capital(x.text) for x in s.tokens]
        if self.capital and not s.tokens[0].text.isupper() and is_plain(self.low[0]):
            self.capital[0] = False  # "Gunmen" at the head of a sentence
        if sum(self.capital) * 2 > len(self.capital):  # a headline, where capitals tell no name
            self.capital = [False] * len(self.capital)
        for k in range(2, len(self.low) - 1):  # "Ada J. Reed"
            if (
                self.low[k] == "."
                and len(self.low[k - 1]) == 1
                and self.capital[k - 1]
                and self.capital[k + 1]
            ):
                self.capital[k] = True
        for k in range(1, len(self.low) - 2):  # "Juan de la Cruz"
            if self.low[k] in self.known.particles and self.capital[k - 1]:
                two = self.low[k + 1] in self.known.particles and self.capital[k + 2]
                self.capital[k] = self.capital[k + 1] or two
        known = self.known
        self.counted = [w in known.counted or w[0].isdigit() for w in self.low]
        self.nouns = [
            not counted and (capital or w.removesuffix("'s") in known.nouns)
            for w, capital, counted in zip(self.low, self.capital, self.counted, strict=True)
        ]
        self.breaks = [
            self._breaks(k, low) if low[0].isalnum() else not self.capital[k]
            for k, low in enumerate(self.low)
        ]

    def _breaks(self, k: int, low: str) -> bool:
        """Whether no phrase runs over token ``k``, a word."""
        known = self.known
        if self.capital[k]:
            return low in known.stops and low not in known.particles and not self.toks[k].text.isupper()
        if low in known.breaks or (low.endswith("ly") and low not in known.nouns):
            return True
        if low not in known.participles:
            return False
        before = self.low[k - 1] if k else "are"  # "two armed men", "by armed men"; not "men armed …"
        of_noun = before in known.counted or before[0].isdigit() or before in known.stops
        return not of_noun or before in listed()["passive"]

    def within(self, first: int, end: int) -> Iterator[Phrase]:
        """The phrases of a stretch that nothing breaks: up to the last of each run of nouns."""
        k, nouns = first, self.nouns
        while k < end:
            while k < end and self.counted[k]:
                k += 1
            last = k
            while last < end and not nouns[last]:
                last += 1
            if last >= end:
                return
            while last < end and nouns[last]:
                last += 1
                if self.low[last - 1].endswith("'s"):
                    break
            yield from self._forms(k, last)
            k = last

    def _make(self, first: int, last: int, form: Form, kind: str = "") -> Phrase:
        kind = kind or _kinds().get(self.low[last - 1].removesuffix("'s"), "noun")
        return Phrase(self.sentence, self.low, first, last, kind, form)

    def _forms(self, first: int, last: int) -> Iterator[Phrase]:
        kinds = _kinds()
        for k in range(first, last - 1):
            if self.low[k] in kinds:
                yield self._make(k, k + 1, Form.WITHIN)
        name = last
        while name > first and self.capital[name - 1]:
            name -= 1
        if name == last:
            yield from self._common(first, last)
            return
        yield from self._name(first, name, last)
        before = name
        while before > first and not self.nouns[before - 1]:
            before -= 1
        if before > first and self.low[before - 1] not in self.known.titles:  # "the party leader Ana Diaz"
            yield self._make(max(first, before - _LONGEST), before, Form.PLAIN)

    def _name(self, first: int, name: int, last: int) -> Iterator[Phrase]:
        """A name with and without the title before it."""
        bare = name
        while bare < last - 1 and self.low[bare] in self.known.titles:
            bare += 1
        kind = self._kind_of_name(bare, last)
        yield self._make(bare, last, Form.PLAIN, kind)
        if bare > name:
            yield self._make(name, last, Form.TITLED, kind)
        elif name > first and self.low[name - 1] in self.known.titles:
            yield self._make(name - 1, last, Form.TITLED, kind)

    def _kind_of_name(self, first: int, last: int) -> str:
        if last - first == 1 and self.toks[first].text.isupper() and len(self.toks[first].text) > 1:
            return "short"
        known = _kinds().get(self.low[last - 1].removesuffix("'s"))
        return f"named {known}" if known else "name"

    def _common(self, first: int, last: int) -> Iterator[Phrase]:
        """A phrase that ends in a plain noun, in its forms."""
        start = max(first, last - _LONGEST)
        plain = self._make(start, last, Form.PLAIN)
        yield plain
        counted = start == first and first > 0 and self.counted[first - 1]
        if counted and self.low[first - 1] not in listed()["article"] and plain.kind != "thing":
            yield self._make(first - 1, last, Form.NUMBERED)
        name = start
        while name < last and self.capital[name]:
            name += 1
        if name > start:
            yield self._make(start, name, Form.WITHIN, self._kind_of_name(start, name))
            yield self._make(name, last, Form.BARE)
        elif last - start > 1 and self.low[start] in self.known.qualities:
            yield self._make(start + 1, last, Form.BARE)
        end = self._of(last)
        if end:
            yield self._make(start, end, Form.WHOLE, plain.kind)

    def _of(self, last: int) -> int:
        """Where the phrase ends that "of" behind a word like "members" opens, 0 where there is none."""
        if last + 1 >= len(self.low) or self.low[last] != "of":
            return 0
        if self.low[last - 1] not in listed()["whole"]:
            return 0
        first = last + 1 + (self.low[last + 1] in listed()["article"])
        end = first
        while end < len(self.low) and end - first < _LONGEST_OF and not self.breaks[end]:
            end += 1
        while end > first and not self.nouns[end - 1]:
            end -= 1
        return end if end > first else 0
