"""Word lists, tables and small models that ship with the package. A table says at its head what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in this folder, split at tabs; lines that begin with ``#`` are comments."""
    for line in files(__name__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def given_names(*, low: bool = False) -> frozenset[str]:
    """Common given names (``given_names.tsv``), with a capital letter or in small letters."""
    return frozenset(row[0].lower() if low else row[0] for row in rows("given_names.tsv"))
