"""Counts of people harmed, and totals of attacks and troops, in a document.

Per sentence: a gate (is there a harm word), the counted groups (``groups``, on the grammar of ``numbers``),
the harm words (``harm``), a model that ties each group to its harm word or to none (``link``), and one
that tells incident counts from totals over many incidents (``totals``). Both models are small, linear, over
readable features, and rebuilt by ``bench/train/counts.py``.
"""

from __future__ import annotations

from rashomon.learned import linear
from rashomon.read.counts.elided import with_elided
from rashomon.read.counts.find import found_in, mentions, sorted_out
from rashomon.read.counts.named import with_named
from rashomon.read.counts.of_them import with_their_parts
from rashomon.read.counts.things import count_things
from rashomon.read.counts.verdicts import with_verdicts
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention, CountOfThings

__all__ = ["find_counts"]

_LINK = "9d37fe0f07085348de45349904ba589f750c4ceb1558488b9e934d41574c5595"
_TOTAL = "8e622474c911915421e5306445874cce60b8ad394634fa2c6dba63e5e45e9b38"


def find_counts(doc: Document) -> tuple[list[CountMention], list[CountOfThings]]:
    """The counts of people harmed, and the totals of things, both in reading order.

    Spans index the field of the report as received. ``number`` and ``trigger`` are spans of the same
    field; ``part_of`` is the ``number`` span of the count that a sub-count belongs to.

    Raises:
        rashomon.learned.DamagedDataError: a model is not the one that the package was built with.
    """
    found = found_in(doc, linear("counts_link", _LINK).score)
    sort = linear("counts_total", _TOTAL)
    counts = mentions(doc, found, sorted_out(doc, found, sort))
    counts = with_their_parts(doc, with_elided(doc, with_named(doc, counts)))
    return with_verdicts(doc, counts), count_things(doc)
