"""A sender's publication date to an interval of days."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from rashomon.model import When, days_of

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?!\d))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?=$|[T\s])")


def given(value: object, how: str = "given as published") -> When:
    """The day, month or year that an ISO 8601 date or time (or an RFC 2822 one, as in feeds) names.

    The day is the one in the zone that the value states: 2024-01-24T00:30:00+03:00 is the 24th. What
    cannot be read leaves the bounds unknown and says so in ``how``; no day is ever guessed.

    >>> given("2024-01-23T22:10:00Z").edtf
    '2024-01-23'
    >>> given("2024-02").edtf
    '2024-02'
    """
    if value is None or value == "":
        return When()
    words = str(value).strip()
    m = _ISO.match(words) or _COMPACT.match(words) or _SLASHED.match(words)
    try:
        if m:
            first, last = days_of("-".join(part for part in m.groups() if part))
            if not 1900 <= first.year <= 2200:
                raise ValueError
        else:
            first = last = parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return When(wording=words[:80], how=f"{how}, but not understood: use YYYY-MM-DD")
    return When(earliest=first, latest=last, wording=words[:80], how=how)
