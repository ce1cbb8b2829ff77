"""What becomes of input that cannot be read: one plain message, and the rest is read on."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PAGE = 20_000_000  # bytes of one page, text file or JSON row; longer ones are rejected


@dataclass(frozen=True, slots=True)
class Rejected:
    """One file, row or record that was not read.

    ``name`` is the path as given, with ``:line`` for a row of a file; ``reason`` says in plain words what
    is wrong and what to do about it.
    """

    name: str
    reason: str


class UnreadableError(Exception):
    """Raised inside ``receive`` for one page; its message becomes ``Rejected.reason``."""


def too_large(size: str) -> str:
    """The reason for a page over :data:`MAX_PAGE`."""
    return f"{size}, and a page may have {MAX_PAGE // 1_000_000} MB at most; split it, or leave it out"
