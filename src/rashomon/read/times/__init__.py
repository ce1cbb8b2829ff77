"""Expressions of time in news English: found, and resolved to intervals of days.

``parse_times`` reads plain text; ``find_times`` reads a document of this project; both give
:class:`rashomon.read.mentions.TimeMention`.

>>> from datetime import date
>>> for t in parse_times("Two shells hit the market on Tuesday, days after a raid.", date(2024, 1, 25)):
...     print(t.text, t.when.edtf, t.backward)
Tuesday 2024-01-23 False
days after  True
"""

from __future__ import annotations

from datetime import date

from rashomon.model import Block, BlockLabel, CleanReport, Report, When
from rashomon.read.mentions import TimeMention
from rashomon.read.sentences import document
from rashomon.read.times.assumed import as_if_dated
from rashomon.read.times.choose import date_of
from rashomon.read.times.find import find_times
from rashomon.read.times.publication import published_evidence


def parse_times(text: str, published: date | When | None = None) -> list[TimeMention]:
    """Every expression of time in ``text``, in order; offsets are code points of ``text``.

    Args:
        text: news English, of any length.
        published: the day the text was published, or what is known of it. None: dates without a year and
            weekdays stay constraints (``when.weekday``, ``day``, ``month``, ``offset``).

    >>> parse_times("Clashes on 31 June.")
    []
    """
    known = published if isinstance(published, When) else When(earliest=published, latest=published)
    blocks = (Block(0, len(text), BlockLabel.ARTICLE),)
    return find_times(document(CleanReport(report=Report(id="", text=text), blocks=blocks)), known)


__all__ = ["as_if_dated", "date_of", "find_times", "parse_times", "published_evidence"]
