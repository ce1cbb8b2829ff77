"""Posts and pictures in a page that carry a day of their own, from which their "today" counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rashomon.read.document import Document
from rashomon.read.times.calendar import interval
from rashomon.read.times.hit import Hit

_REACH = 60  # characters before a day in which its mark stands
_LONG = 600  # characters of a post or of the words under a picture, at most
# "… — Ann Lee (@annlee) May 3, 2016", and under a picture "… (Published Tuesday, May 3, 2016)", "… Photo
# taken Tuesday, May 3, 2016".
_MARK = re.compile(r"(?:\(@\w+\)\s*|\((?:published|posted)(?: on)? |\bphoto (?:was )?taken (?:on )?)$", re.I)


def days_of_posts(doc: Document, hits: Sequence[Hit], ref: date) -> dict[int, date]:
    """The day that each expression of time counts from, by its place among ``hits``, where it is not the day
    of publication ``ref``: that of the post, or of the picture, whose words it is one of."""
    out: dict[int, date] = {}
    for k, hit in enumerate(hits):
        st = hit.stated
        if st.year is None or st.month is None or st.day is None:
            continue
        text = doc.report.of(hit.sentence.field)
        if not _MARK.search(text, max(0, hit.start - _REACH), hit.start):
            continue
        span = interval(st, ref)
        if span is None or span[0] >= ref:
            continue
        begin = max(text.rfind("\n", 0, hit.start), hit.start - _LONG)
        for j in range(k - 1, -1, -1):
            if hits[j].sentence.field != hit.sentence.field or hits[j].start < begin or j in out:
                break
            out[j] = span[0]
    return out
