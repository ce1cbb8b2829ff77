"""What a match of a grammar rule states: one function a reading, named in ``times_rules.tsv``."""

from __future__ import annotations

import re

from rashomon.read.times import counted, dates, lengths, periods
from rashomon.read.times.calendar import Stated
from rashomon.read.times.parts import Around

_READINGS = {**dates.READINGS, **periods.READINGS, **counted.READINGS, **lengths.READINGS}


def read(name: str, m: re.Match[str], around: Around) -> Stated | None:
    """What the match of a rule with that reading states; None: the words are no time after all.

    Raises:
        KeyError: no reading has that name (a row of ``times_rules.tsv`` is wrong).
    """
    return _READINGS[name](m, around)
