"""Resolving over a ledger: all accounts at once, or those of further reports, with the same outcome.

What was found is kept in the ledger (:mod:`rashomon.store.resolving`): items, their blocking keys, and the
pairs that are worth a doubt. A pair depends on its two items and on the blocks they are in; a cluster on
the part of the ledger that likely pairs and judgements hold together. So a further report changes the
pairs near its accounts, and only the parts that these touch are clustered anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rashomon.model import Account, Judgement, Verdict, When
from rashomon.resolve import kept
from rashomon.resolve.block import bound, pairs_in_block
from rashomon.resolve.columns import Columns
from rashomon.resolve.grouping import clusters
from rashomon.resolve.items import Items
from rashomon.resolve.keys import Keys
from rashomon.resolve.pairs import DOUBT, Pairs, worth_a_doubt
from rashomon.resolve.parts import ALWAYS, MERGE, Beside, Longs, parts_touched
from rashomon.resolve.profile import Profile, profiles
from rashomon.resolve.resolution import Workings, resolve
from rashomon.resolve.ruling import Ruling
from rashomon.store import corrections, judgements, neighbours, readings, reports, resolving
from rashomon.store.neighbours import Neighbours, Scored
from rashomon.store.resolving import Telling

if TYPE_CHECKING:
    from sqlalchemy import Connection

Edge = tuple[int, int]  # two items by id, the smaller first
_LIKELY = round(100 * MERGE)
_KEPT = 3000  # accounts, the first by id, kept for whoever asks again: a small ledger is read once


@dataclass(slots=True)
class Found:
    """What resolving found anew.

    ``clusters`` are all groups of the parts that were looked at; an account of ``gone`` stands no more.
    ``doubted`` are accounts whose doubtful pairs may have changed.
    """

    clusters: list[tuple[str, ...]]
    gone: list[str] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)
    conflicts: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class Anew:
    """All accounts resolved at once, and the rows to keep."""

    found: Found
    workings: Workings
    possibly_same: tuple[tuple[str, str, float], ...]
    accounts: dict[str, Account]  # the first ones, by id

    def tellings(self) -> Iterator[Telling]:
        return (Telling(*row) for row in self.workings.tellings())

    def keep(self, connection: Connection) -> None:
        """Put this in the place of what was kept before."""
        w = self.workings
        resolving.clear(connection)
        neighbours.clear(connection)
        resolving.add_items(connection, w.items())
        resolving.add_tellings(connection, self.tellings())
        resolving.add_blocks(connection, w.blocks())
        neighbours.add(connection, (Neighbours(*columns) for columns in w.beside()))


def anew(connection: Connection) -> Anew:
    """Resolve all accounts of the ledger."""
    published = {r.report: r.published for r in readings.each(connection)}
    workings = Workings()
    noise = _noise(connection)
    accounts = readings.accounts(connection)
    first = {a.id: a for a in islice(accounts, _KEPT)}
    resolution = resolve(
        (a for a in chain(first.values(), accounts) if a.id not in noise),
        judgements.standing(connection),
        published=published,
        outlets=reports.outlets(connection),
        workings=workings,
    )
    found = Found(list(resolution.clusters), conflicts=resolution.conflicts)
    return Anew(found, workings, resolution.possibly_same, first)


def further(connection: Connection, changed: Sequence[str]) -> Found:
    """Resolve what reports have changed that were read or judged since, and keep it."""
    return _Further(connection, changed).found()


class _Further:
    def __init__(self, connection: Connection, changed: Sequence[str]) -> None:
        self._connection = connection
        self._changed = changed
        self._judged = judgements.standing(connection)
        self._new: dict[int, tuple[list[int], kept.Said]] = {}  # item → its keys and what it says
        self._touched: set[int] = set()  # items to begin from when parts are looked for
        self._doubted: set[int] = set()  # items whose pairs have changed

    def found(self) -> Found:
        connection = self._connection
        before = resolving.of_reports(connection, self._changed)
        items = self._items_of_reports()
        now = [
            Telling(account, report, id)
            for id, accounts, told_by in zip(items.ids, items.accounts, items.reports, strict=True)
            for account, report in zip(accounts, told_by, strict=True)
        ]
        old, new = {t.account: t for t in before}, {t.account: t for t in now}
        moved = {a for a in old.keys() | new.keys() if old.get(a) != new.get(a)}
        resolving.remove_tellings(connection, sorted(moved & old.keys()))
        resolving.add_tellings(connection, sorted(new[a] for a in moved & new.keys()))
        self._move({t.item for t in (*before, *now) if t.account in moved})
        # A judgement changes no pair: begin from all that it is about, as from all that stood together.
        self._touched.update(t.item for t in now)
        beside = readings.beside(connection, [t.account for t in before])
        self._touched.update(t.item for t in resolving.of_accounts(connection, beside))
        groups = self._groups()
        doubted = resolving.of_items(connection, sorted(self._doubted | self._touched))
        return Found(
            clusters=groups,
            gone=sorted(old.keys() - new.keys()),
            doubted={t.account for t in doubted},
            conflicts=self._ruling_of_all().conflicts,
        )

    def _items_of_reports(self) -> Items:
        """The accounts of the changed reports, as items of their own."""
        items = Items({x for j in self._judged for x in (j.first, j.second)})
        noise = _noise(self._connection)
        told = (a for a in readings.of_reports(self._connection, self._changed) if a.id not in noise)
        found = _profiles(self._connection, told)
        columns = Columns.of(found, Keys())
        ends = np.cumsum(columns.many).tolist()
        keys = [columns.hashes[ends[k] - columns.many[k] : ends[k]].tolist() for k in items.add(columns)]
        self._new = {
            id: (mine, told) for id, mine, told in zip(items.ids, keys, kept.said(items.facets), strict=True)
        }
        return items

    def _move(self, touched: set[int]) -> None:
        """Bring items, blocks and pairs to what the tellings say, for items whose accounts have changed."""
        connection = self._connection
        standing = {t.item for t in resolving.of_items(connection, sorted(touched))}
        known = resolving.keys(connection, sorted(touched))
        gone = {id: known[id] for id in sorted(known.keys() - standing)}
        stay = standing & known.keys()
        fresh = {id: self._new[id][0] for id in sorted(standing - known.keys())}
        every = {**known, **fresh}
        blocks = sorted({k for mine in every.values() for k in mine})
        heads = _heads(connection, blocks)
        self._note(neighbours.pairs(connection, {*gone, *stay}))
        neighbours.remove(connection, {*gone, *stay})
        resolving.remove_items(connection, gone)
        resolving.add_items(connection, ((id, *self._new[id]) for id in fresh))
        resolving.add_blocks(connection, sorted((k, id) for id, mine in fresh.items() for k in mine))
        lost, gained = self._shifted(heads, gone, fresh)
        self._drop({e for e in lost if gone.keys().isdisjoint(e)})
        keys = {id: every[id] for id in standing}
        gained = {e for e in gained if keys.keys().isdisjoint(e)}
        there = neighbours.among(connection, gained)
        gained -= {(p.first, p.second) for p in there}  # another block admits them already
        self._score(self._candidates(keys, heads) | gained)
        self._touched |= standing

    def _shifted(
        self, heads: dict[int, list[int]], gone: Mapping[int, list[int]], fresh: Mapping[int, list[int]]
    ) -> tuple[set[Edge], set[Edge]]:
        """The pairs that blocks no longer admit, and those that they admit now, those of other items among
        them; ``heads`` are as they were before, and are brought to what they are now."""
        out, come = _by_key(gone), _by_key(fresh)
        lost: set[Edge] = set()
        gained: set[Edge] = set()
        for key in sorted(out.keys() | come.keys()):
            head, left, new = heads.get(key, []), out.get(key, set()), come.get(key, set())
            most, hubs = bound(key)
            if len(head) <= most:
                before, after = head, sorted({*head} - left | new)
                if not left and len(after) <= most:
                    heads[key] = after
                    continue
            else:
                if not left and min(new) > head[hubs - 1]:
                    continue
                after = resolving.block(self._connection, key)
                before = sorted({*after} - new | left)
            heads[key] = after
            if min(len(before), len(after)) > most:
                lost |= _by_first_ones(hubs, before, after)
                gained |= _by_first_ones(hubs, after, before)
            else:
                was, now = set(pairs_in_block(key, before)), set(pairs_in_block(key, after))
                lost |= was - now
                gained |= now - was
        return lost, gained

    def _drop(self, lost: set[Edge]) -> None:
        """Take out pairs that one block no longer admits, unless another one does."""
        connection = self._connection
        there = neighbours.among(connection, lost)
        if not there:
            return
        keys = resolving.keys(connection, sorted({i for p in there for i in (p.first, p.second)}))
        shared = {p: sorted({*keys[p.first]} & {*keys[p.second]}) for p in there}
        every = sorted({k for mine in shared.values() for k in mine})
        heads = _heads(connection, every)
        gone = [p for p in there if not any(_admits(k, heads[k], p) for k in shared[p])]
        self._note(gone)
        neighbours.change(connection, {(p.first, p.second) for p in gone}, ())

    def _candidates(self, keys: Mapping[int, Sequence[int]], heads: Mapping[int, Sequence[int]]) -> set[Edge]:
        """The pairs that blocks admit with these items; ``heads`` are the first items of their blocks."""
        whole: dict[int, list[int]] = {}
        out: set[Edge] = set()
        for id, mine in keys.items():
            for key in mine:
                others = heads[key]
                most, hubs = bound(key)
                if len(others) > most:
                    others = others[:hubs]
                    if id in others:
                        if key not in whole:
                            whole[key] = resolving.block(self._connection, key)
                        others = whole[key]
                out.update((id, x) if id < x else (x, id) for x in others if x != id)
        return out

    def _score(self, wanted: set[Edge]) -> None:
        edges = sorted(wanted)
        if not edges:
            return
        items = self._items(sorted({i for e in edges for i in e}))
        number = {id: n for n, id in enumerate(items.ids)}
        first = np.array([number[a] for a, _ in edges], np.int32)
        second = np.array([number[b] for _, b in edges], np.int32)
        scores, apart = items.facets.scores(first, second, DOUBT)
        found = [
            Scored(*edges[k], int(scores[k]), bool(apart[k]))
            for k in np.flatnonzero(worth_a_doubt(scores, apart)).tolist()
            if not (apart[k] and items.facets.one_report(int(first[k]), int(second[k])))
        ]
        neighbours.change(self._connection, (), found)
        self._note(found)

    def _note(self, pairs: Iterable[Scored]) -> None:
        """Pairs that come or go: both items are looked at again."""
        for p in pairs:
            self._doubted.update((p.first, p.second))
            if p.score >= _LIKELY and not p.apart:
                self._touched.update((p.first, p.second))

    def _groups(self) -> list[tuple[str, ...]]:
        """The parts of the ledger that were touched, clustered anew."""
        beside = _likely_beside(self._connection, self._ruling_of_all().same)
        touched = {t.item for t in resolving.of_items(self._connection, sorted(self._touched))}
        found = parts_touched(touched, beside)
        items = self._items(sorted(x for part in found for x in part))
        ids = np.array(items.ids, np.int64)
        parts = [np.searchsorted(ids, part).tolist() for part in found if len(part) > 1]
        scored = neighbours.of_items(self._connection, items.ids)
        scored = scored.where((scored.item < scored.other) & np.isin(scored.other, ids))
        first, second = (np.searchsorted(ids, x).astype(np.int32) for x in scored[:2])
        pairs = Pairs(first, second, scored.score, scored.apart)
        groups = clusters(items, parts, pairs, Ruling.of(self._judged, items.number_of()))
        return sorted(tuple(sorted(a for k in group for a in items.accounts[k])) for group in groups)

    def _items(self, ids: Sequence[int]) -> Items:
        """Items that are kept, made ready to be compared."""
        tellings: dict[int, list[Telling]] = {}
        for t in sorted(resolving.of_items(self._connection, ids)):
            tellings.setdefault(t.item, []).append(t)
        said = resolving.said(self._connection, ids)
        accounts = [[t.account for t in tellings[id]] for id in ids]
        reports_ = [[t.report for t in tellings[id]] for id in ids]
        first, second = ([names[0] for names in each] for each in (accounts, reports_))
        items = Items()
        items.restore(
            ids, kept.columns([kept.Said(*said[id]) for id in ids], first, second), accounts, reports_
        )
        items.arranged()
        return items

    def _ruling_of_all(self) -> Ruling:
        """What all judgements say, by item id."""
        named = sorted({x for j in self._judged for x in (j.first, j.second)})
        return Ruling.of(
            self._judged, {t.account: t.item for t in resolving.of_accounts(self._connection, named)}
        )


def _likely_beside(connection: Connection, same: Iterable[Edge]) -> Beside:
    """Looks up the likely pairs around items, and judgements of "same"."""
    judged = np.array([link for a, b in same for link in ((a, b), (b, a))], np.int64).reshape(-1, 2)

    def beside(items: Longs) -> tuple[Longs, Longs, npt.NDArray[np.float64]]:
        found = neighbours.of_items(connection, items.tolist())
        found = found.where((found.score >= _LIKELY) & ~found.apart)
        told = judged[np.isin(judged[:, 0], items)]
        return (
            np.concatenate((found.item, told[:, 0])),
            np.concatenate((found.other, told[:, 1])),
            np.concatenate((found.score / 100, np.full(len(told), ALWAYS))),
        )

    return beside


def _noise(connection: Connection) -> set[str]:
    """The accounts that stand for those that people called noise."""
    return set(readings.heirs(connection, corrections.noise(connection).accounts).values())


def settled(judged: Iterable[Judgement]) -> list[tuple[str, str]]:
    """The pairs of accounts whose last judgement is that they are different."""
    last = {frozenset((j.first, j.second)): j for j in sorted(judged, key=lambda j: (j.when, j.id))}
    return [(j.first, j.second) for j in last.values() if j.verdict == Verdict.DIFFERENT]


def _profiles(connection: Connection, accounts: Iterable[Account]) -> list[Profile]:
    held = list(accounts)
    ids = sorted({a.report for a in held})
    published: dict[str, When] = {r.report: r.published for r in readings.each(connection, ids)}
    return profiles(held, published, reports.outlets(connection, ids))


def _heads(connection: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """The first items of each key's block that there is, one more than give all pairs at most."""
    asked: dict[int, list[int]] = {}
    for key in keys:
        asked.setdefault(bound(key).most, []).append(key)
    found = (resolving.block_heads(connection, some, most + 1) for most, some in asked.items())
    return {key: head for heads in found for key, head in heads.items()}


def _by_key(items: Mapping[int, Sequence[int]]) -> dict[int, set[int]]:
    out: dict[int, set[int]] = {}
    for id, keys in items.items():
        for key in keys:
            out.setdefault(key, set()).add(id)
    return out


def _by_first_ones(hubs: int, block: Sequence[int], other: Sequence[int]) -> set[Edge]:
    """The pairs of a large block with first items that are not among the other's: it, before and after."""
    gone = set(block[:hubs]).difference(other[:hubs])
    return {(a, x) if a < x else (x, a) for a in gone for x in block if x != a}


def _admits(key: int, head: Sequence[int], p: Scored) -> bool:
    """Whether a block admits a pair of its members."""
    most, hubs = bound(key)
    return len(head) <= most or p.first in head[:hubs]
