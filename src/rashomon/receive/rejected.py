"""What becomes of input that cannot be read: one plain message, and the rest is read on."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PAGE = 20_000_000  # bytes of one page, text file or JSON row; longer ones are rejected
MAX_TEXT = 2_000_000  # characters of a report's text: some 300,000 words, a long book
MAX_LINES = 40_000


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


def bounded(text: str) -> str:
    """The text as it is, if a report may be as long as that.

    Raises:
        UnreadableError: it may not; the message says so.
    """
    if len(text) > MAX_TEXT:
        raise UnreadableError(
            f"its text has {len(text):,} characters, and {MAX_TEXT:,} are the limit; split it up"
        )
    # A text of fewer characters need not be counted.
    if len(text) > MAX_LINES and (lines := text.count("\n")) > MAX_LINES:
        raise UnreadableError(f"its text has {lines:,} lines, and {MAX_LINES:,} are the limit; split it up")
    return text
