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

_LINK = "27b397b5443d100911d0971c32a90deff3a849a46f36babef55d6f79c2a9a23d"
_TOTAL = "19fa60a2b1aaef9eb9b76e8c884d19542a6a04000dabc689c7897bb6fdc304fb"


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
