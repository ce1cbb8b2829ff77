"""The accounts that a report's tellings make; one of no known day is parted by its times, too."""

from __future__ import annotations

from rashomon.model import When
from rashomon.read.accounts.drafts import Draft, whens
from rashomon.read.accounts.folding import fold
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.headlines import with_text
from rashomon.read.accounts.setting import setting_of
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.uniting import unite
from rashomon.read.document import Document
from rashomon.read.times import as_if_dated


def parted(doc: Document, found: Mentions, tellings: list[Telling], published: When) -> list[Draft]:
    """The accounts of these tellings. Days that are only assumed part them, and are known to nothing else."""
    assumed = as_if_dated(doc, found.times, published)
    if assumed is found.times:
        return _united(doc, tellings)
    instead = dict(zip(found.times, assumed, strict=True))
    known = [t.times for t in tellings]
    for t in tellings:
        t.times = [instead.get(m, m) for m in t.times]
    drafts = _united(doc, tellings)
    for t, times in zip(tellings, known, strict=True):
        t.times = times
        t.roles.clear()
    for d in drafts:
        d.whens = list(dict.fromkeys(w for t in d.tellings for w in whens(t)))
        d.own_days, d.dated = [], 0
    return drafts


def _united(doc: Document, tellings: list[Telling]) -> list[Draft]:
    return unite(with_text(doc, fold(group(tellings))), setting_of(tellings))
