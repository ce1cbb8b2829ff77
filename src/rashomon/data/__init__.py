"""Word lists, tables and small models that ship with the package. A table says at its head what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in this folder, split at tabs; lines that begin with ``#`` are comments."""
    for line in files(__name__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The sets of a table of (set, words): all words of the rows that have one name, parted at blanks."""
    sets: dict[str, list[str]] = {}
    for key, words in rows(name):
        sets.setdefault(key, []).extend(words.split())
    return {key: frozenset(words) for key, words in sets.items()}


def expressions(name: str, blank: str = " ") -> dict[str, str]:
    """What a table of (part, regular expression) has of each part, as one expression of alternatives.

    ``<part>`` in it stands for another part.

    Args:
        blank: what a blank in it stands for.
    """
    parts: dict[str, list[str]] = {}
    for part, expression in rows(name):
        parts.setdefault(part, []).append(expression)

    def whole(part: str) -> str:
        return re.sub(r"(?<!P)<([a-z ]+)>", lambda m: whole(m[1]), f"(?:{'|'.join(parts[part])})")

    return {part: whole(part).replace(" ", blank) for part in parts}


@cache
def given_names(*, low: bool = False) -> frozenset[str]:
    """Common given names (``given_names.tsv``), with a capital letter or in small letters."""
    return frozenset(row[0].lower() if low else row[0] for row in rows("given_names.tsv"))
