"""The expressions of ``data/reconcile_words.tsv``, which says of each what it is held against."""

from __future__ import annotations

import re

from rashomon.data import expressions

_TABLE = expressions("reconcile_words.tsv", blank=r"\s+")


def pattern(part: str) -> re.Pattern[str]:
    """The pattern of a part; letters' case does not count."""
    return re.compile(_TABLE[part], re.IGNORECASE)
