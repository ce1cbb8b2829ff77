"""Which of two numbers are rivals: figures of one count, on which the report's voices differ."""

from __future__ import annotations

# A number is raised by others of the report, up to 1.5 n + 2 whoever gives them and up to 1.75 n + 3 where
# somebody is quoted with them. Above, a number is more often another count (a family's losses since the war
# began, three raids together) than this one's.
_FURTHEST = (1.5, 2)
_FURTHEST_QUOTED = (1.75, 3)


def is_near(least: int, number: int, quoted: bool) -> bool:
    """Whether a number is near enough to another, lower one to be of the same count; ``quoted``: somebody is
    quoted with it."""
    factor, more = _FURTHEST_QUOTED if quoted else _FURTHEST
    return number <= least * factor + more
