"""The table of armed groups, forces and states: names, plain nouns, kinship, sound (``data/actors.tsv``,
``data/actor_nouns.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from rashomon.data import rows

ARTICLES = frozenset("al el ul an ar as ash at ad az the of wal wa in".split())
_LEAST_SOUND = 5  # letters of a skeleton below which sound alone proves nothing


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A row of ``data/actors.tsv``."""

    id: str
    kind: str
    side: str
    parent: str | None
    names: tuple[str, ...]


@cache
def table() -> dict[str, ActorEntry]:
    """Every known actor by id."""
    return {
        id: ActorEntry(id, kind, side, parent or None, tuple(names.split("|")))
        for id, kind, side, parent, names in rows("actors.tsv")
    }


@cache
def ancestors(id: str) -> tuple[str, ...]:
    """An actor's id, its parent's, and so on up: ``("kataib-hezbollah", "islamic-resistance-iraq", …)``."""
    out: list[str] = []
    entry = table().get(id)
    while entry is not None and entry.id not in out:
        out.append(entry.id)
        entry = table().get(entry.parent) if entry.parent else None
    return tuple(out)


def kin(first: str, second: str) -> bool:
    """Whether one actor is the other or a part of it ("syrian-air-force" of "syria")."""
    return first in ancestors(second) or second in ancestors(first)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """How a transliterated word sounds, roughly: consonants, with those merged that spellings exchange.

    >>> skeleton("Kataib") == skeleton("Ketaib") == skeleton("Qadab")
    True
    >>> skeleton("Hezbollah") == skeleton("Hizballah")
    True
    """
    s = re.sub(r"[^a-z]", "", anyascii(word).lower())
    s = re.sub(r"^(?:al|el)(?=[b-df-hj-np-tv-z])", "", s) if "-" in word else s
    s = s.replace("kh", "h").replace("gh", "g").replace("sh", "s").replace("th", "t").replace("dh", "d")
    s = s.replace("ph", "f").replace("ck", "k")
    s = s.translate(str.maketrans("qcgzdpbvj", "kkkstbbfk"))
    s = re.sub(r"[aeiouyw]", "", s[:1]) + re.sub(r"[aeiouyw]", "", s[1:])
    s = s.rstrip("h") or s
    return re.sub(r"(.)\1+", r"\1", s)


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.][^\W_]+)*\.?", name)


def key(word: str) -> str:
    """A word as names are looked up by it: in small letters, without the mark of an owner."""
    return word.casefold().replace("’", "'").removesuffix("'s")


@dataclass(frozen=True)
class Names:
    """The names of ``actors.tsv``, by their words and, against other spellings, by their sound; values are
    ids."""

    exact: dict[tuple[str, ...], str]
    sound: dict[tuple[str, ...], str]
    first_exact: dict[str, tuple[int, ...]]  # how many words the names have that begin so, the most first
    first_sound: frozenset[str]
    capital: frozenset[str]  # single words that count only as written in capitals: "IS", "US"


@cache
def known_names() -> Names:
    """The names of the table, read once."""
    exact: dict[tuple[str, ...], str] = {}
    sound: dict[tuple[str, ...], str] = {}
    capital: set[str] = set()
    for entry in table().values():
        for name in entry.names:
            words = tuple(key(w) for w in _parts(name))
            exact.setdefault(words, entry.id)
            if len(words) == 1 and name.isupper():
                capital.add(words[0])
            bones = tuple(skeleton(w) for w in words if w not in ARTICLES)
            sounds = len(bones) >= 2 and all(bones) and len("".join(bones)) >= _LEAST_SOUND
            if sounds and entry.kind != "state":
                sound.setdefault(bones, entry.id)
    lengths: dict[str, set[int]] = {}
    for words in exact:
        lengths.setdefault(words[0], set()).add(len(words))
    return Names(
        exact,
        sound,
        {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()},
        frozenset(w[0] for w in sound),
        frozenset(capital),
    )


@dataclass(frozen=True)
class Nouns:
    """The words of ``actor_nouns.tsv`` by their part: who is told of without a name, and what stands around
    it."""

    heads: dict[str, str]
    modifiers: frozenset[str]
    states: dict[str, str]
    bands: frozenset[str]  # the last word, or the first before "of", of the name of any armed group
    deeds: frozenset[str]  # what forces do that is no event word by itself: "fire"
    deed_modifiers: frozenset[str]  # words between a state's adjective and the deed: "Russian overnight"
    doubts: frozenset[str]  # no part of a name: "suspected"
    tails: frozenset[str]  # what fighters are many of: "rebel factions"
    said: frozenset[str]  # behind "jets", before "to be Turkish": "believed"


@cache
def plain_nouns() -> Nouns:
    """The nouns of the table, read once."""
    heads: dict[str, str] = {}
    modifiers: set[str] = set()
    states: dict[str, str] = {}
    sets: dict[str, set[str]] = {
        "m": modifiers,
        "g": set(),
        "d": set(),
        "o": set(),
        "q": set(),
        "t": set(),
        "b": set(),
    }
    for part, words, kind, *_ in rows("actor_nouns.tsv"):
        for w in words.split("|"):
            if part == "h":
                heads[w] = kind
            elif part == "x":
                states[w] = kind
            else:
                sets[part].add(w)
    g, d, o, q, tails, said = (frozenset(sets[part]) for part in "gdoqtb")
    return Nouns(heads, frozenset(modifiers), states, g, d, o, q, tails, said)
