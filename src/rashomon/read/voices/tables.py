"""The word tables of the voices reader, loaded once: cue verbs, nouns that can speak, known bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.data import rows, word_sets
from rashomon.model import Stance


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: how it takes its subject (see data/voices_cues.tsv) and the stance that it lends."""

    frame: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can speak: "source", "activists", "ministry"."""

    kind: str
    many: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A body that reports quote: its name, other spellings, and the plain words it goes by."""

    name: str
    kind: str
    short: tuple[str, ...]  # expanded to ``name``: "SOHR", "the Observatory"
    other: tuple[str, ...]  # names of their own: "White Helmets"
    words: frozenset[str]  # "Britain-based", "monitor"
    people: tuple[str, ...]  # who are known to speak for it


@cache
def verbs() -> dict[str, Verb]:
    """The verbs of saying, by form (``voices_cues.tsv``)."""
    return {form: Verb(frame, Stance(stance)) for form, frame, stance in rows("voices_cues.tsv")}


@cache
def nouns() -> dict[str, Noun]:
    """The nouns that can speak, by word (``voices_heads.tsv``)."""
    return {word: Noun(kind, number == "many") for word, kind, number in rows("voices_heads.tsv")}


@cache
def words() -> dict[str, str]:
    """Function words and modifiers of speakers' names, and the part that each plays."""
    return dict(rows("voices_words.tsv"))


@cache
def bodies() -> tuple[Body, ...]:
    """The bodies that reports quote (``voices_bodies.tsv``)."""
    return tuple(
        Body(
            name,
            kind,
            tuple(s for s in short.split("|") if s),
            tuple(s for s in other.split("|") if s),
            frozenset(plain.split()),
            tuple(s for s in people.split("|") if s),
        )
        for name, kind, short, other, plain, people in rows("voices_bodies.tsv")
    )


@cache
def known_names() -> frozenset[str]:
    """Every name that one of those bodies goes by."""
    return frozenset(n for b in bodies() for n in (b.name, *b.short, *b.other))


def word_set(name: str) -> frozenset[str]:
    """A set of data/voices_sets.tsv."""
    return word_sets("voices_sets.tsv")[name]


@cache
def joints() -> frozenset[tuple[str, str, str]]:
    """(word, preposition, word) inside known names: ("Resistance", "in", "Iraq")."""
    out = set()
    for name in known_names():
        parts = name.split()
        for a, b, c in zip(parts, parts[1:], parts[2:], strict=False):
            if b.islower() and len(b) <= 3:
                out.add((a, b, c))
    return frozenset(out)
