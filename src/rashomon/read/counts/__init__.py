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

_LINK = "6da6e69bfcad7026c56a4969e30421d1cdcf3dd7726e02af4bc0e4661d3cd984"
_TOTAL = "9b32280d48f3ae484d1a00475a1b5f5e90e28db0703d50a1f711d425155c760c"


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
