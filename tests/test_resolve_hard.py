"""Resolving what wears it down: copies, round-ups, accounts that say nothing; and its fast path."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random

import numpy as np
import pytest

from invented import dated
from rashomon.model import Account, IncidentType, Judgement, Verdict, When
from rashomon.resolve import kept, resolve
from rashomon.resolve.block import OF_NO_DAY, USUAL, Bound, block_pairs, candidates, pairs_in_block
from rashomon.resolve.columns import Columns
from rashomon.resolve.facets import Facets
from rashomon.resolve.keys import Keys
from rashomon.resolve.levels import levels
from rashomon.resolve.profile import Profile
from rashomon.resolve.resolution import Workings
from rashomon.resolve.side_by_side import in_order
from rashomon.resolve.weights import score, setting
from test_resolve import account, groups, judged

TOWNS = ("Karsova", "Melnik", "Dorvan", None)
WORDS = ("market noon smoke stalls", "market dawn bakery flour", "road convoy ambush lorry", "")
PAGE = [f"{a}{b}" for a in ("kiln", "oboe", "tarn", "vole") for b in ("ar", "es", "in", "ot")]
KINDS = (IncidentType.AIRSTRIKE, IncidentType.CLASH, IncidentType.ATTACK, IncidentType.OTHER)


def some(rng: Random, n: int) -> Account:
    return account(
        f"r{rng.randrange(n)}", rng.choice((None, 9, 10, 11, 20)), rng.choice(TOWNS),
        killed=rng.choice((None, 0, 3, 4, 12)), type=rng.choice(KINDS),
        by=rng.choice(("Velin army", "rebels", "")),
        on=rng.choice(("Velin army", "rebels", "")), words=rng.choice(WORDS), number=rng.randrange(90),
        people=rng.choice(((), ("Ivo Tarnik",), ("Ivo Tarnik", "Mira Solen"))), central=rng.random() < 0.5,
        beside=" ".join(rng.sample(PAGE, rng.choice((0, 6, 12)))), headline=rng.choice(WORDS),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_pairs_score_the_same_one_by_one_and_by_the_thousand(seed: int) -> None:
    rng = Random(seed)
    profiles = [Profile(some(rng, 40), outlet=rng.choice(("Herald", "Post", None))) for _ in range(60)]
    facets = Facets()
    facets.extend(Columns.of(profiles, Keys()), range(len(profiles)))
    first, second = (x.astype(np.int32) for x in np.triu_indices(len(profiles), 1))
    scores, apart = facets.scores(first, second)
    for k, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        a, b = profiles[i], profiles[j]
        found = score(levels(a, b), setting(a, b))
        expected = (found.total, bool(found.against))
        assert (scores[k] / 100, bool(apart[k])) == expected
        assert facets.score(i, j) == expected
    quick, _ = facets.scores(first, second, 0.0)
    assert [s for s in quick.tolist() if s >= 0] == [s for s in scores.tolist() if s >= 0]


def test_items_as_they_are_kept_score_the_same() -> None:
    rng = Random(3)
    stated = [When(weekday=1, offset=(-6, 0)), When(day=9, month=3, latest=date(2031, 3, 12)), When()]
    told = [some(rng, 40) for _ in range(60)]
    told = [replace(a, when=rng.choice((a.when, *stated)), names=("Kiln", "Tarnik")) for a in told]
    profiles = [Profile(a, outlet=rng.choice(("Herald", None))) for a in told]
    at_once, again = Facets(), Facets()
    at_once.extend(Columns.of(profiles, Keys()), range(60))
    said = list(kept.said(at_once))
    again.extend(kept.columns(said, [a.id for a in told], [a.report for a in told]), range(60))
    first, second = (x.astype(np.int32) for x in np.triu_indices(60, 1))
    for one, other in zip(at_once.scores(first, second), again.scores(first, second), strict=True):
        assert one.tolist() == other.tolist()
    assert list(kept.said(again)) == said


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_the_number_of_processes_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.resolve.resolution._AT_ONCE", 30)
    monkeypatch.setattr("rashomon.resolve.pairs._BATCH", 200)
    monkeypatch.setattr("rashomon.resolve.grouping._BATCH", 50)
    rng = Random(7)
    accounts = [some(rng, 150) for _ in range(250)]
    said = zip(accounts[:9:3], accounts[40:], (Verdict.SAME, Verdict.DIFFERENT, Verdict.SAME), strict=False)
    judgements = [judged(a, b, verdict, n) for n, (a, b, verdict) in enumerate(said)]

    def found(processes: int) -> tuple[object, ...]:
        w = Workings()
        resolution = resolve(accounts, judgements, workings=w, processes=processes)
        pairs = [[column.tolist() for column in columns] for columns in w.beside()]
        return resolution, list(w.items()), list(w.blocks()), list(w.tellings()), pairs

    one = found(1)
    assert one == found(2) == found(3)


@pytest.mark.parametrize("at_once", [0, 5, 10**6])
def test_a_large_part_is_clustered_as_a_small_one(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    rng = Random(11)
    accounts = [some(rng, 40) for _ in range(200)]
    table = resolve(accounts)
    monkeypatch.setattr("rashomon.resolve.grouping._SMALL", 0)
    monkeypatch.setattr("rashomon.resolve.grouping._WORTH_COLUMNS", at_once)
    assert resolve(accounts) == table
    assert max(map(len, table.clusters)) > 5


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_process_that_is_killed_loses_nothing() -> None:
    first = os.getpid()

    def work(n: int) -> int:
        if n == 3 and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return n * n

    assert list(in_order(work, range(12), 2)) == [n * n for n in range(12)]


@pytest.mark.parametrize(("key", "bound"), [(1, USUAL), (-1, OF_NO_DAY)])
def test_a_large_block_gives_pairs_with_a_few_of_its_members(key: int, bound: Bound) -> None:
    assert len(list(pairs_in_block(key, range(bound.most)))) == bound.most * (bound.most - 1) // 2
    many = list(pairs_in_block(key, range(5_000)))
    assert len(many) == len(set(many)) < bound.hubs * 5_000


@pytest.mark.parametrize("bound", [USUAL, OF_NO_DAY])
def test_all_blocks_at_once_admit_what_each_admits(bound: Bound) -> None:
    rng = Random(5)
    blocks = {
        (-1 if bound is OF_NO_DAY else 1) * rng.getrandbits(60): sorted(rng.sample(range(200), k))
        for k in range(1, 120, 4)
    }
    owned = [(key, item) for key, items in blocks.items() for item in items]
    keys, items = np.array(owned, np.int64).T
    each = {a * 200 + b for key, mine in blocks.items() for a, b in pairs_in_block(key, mine)}
    assert block_pairs(keys, items.astype(np.int32), 200).tolist() == sorted(each)


def test_a_name_of_many_years_gives_few_pairs_beside_those_of_one_season() -> None:
    def told(n: int, day: date) -> Profile:
        one = account(f"r{n:04}", None, None, by="", on="", words=f"w{n}", names="bervund")
        return Profile(replace(one, when=dated(day)))

    years = [told(n, date(2003, 1, 1) + timedelta(days=40 * n)) for n in range(300)]
    season = [told(900 + n, date(2019, 5, 1) + timedelta(days=n)) for n in range(20)]
    pairs = {tuple(pair) for pair in candidates([*years, *season]).tolist()}
    assert {(300 + i, 300 + j) for i, j in combinations(range(20), 2)} <= pairs
    assert len(pairs) < 190 + (OF_NO_DAY.hubs + 4) * 320


def test_many_pages_that_differ_by_a_word_are_one_incident() -> None:
    accounts = [account(f"r{n:05}", killed=12, words=f"market noon smoke stalls w{n}") for n in range(600)]
    assert len(candidates([Profile(a) for a in accounts])) < USUAL.most * len(accounts)
    assert [len(c) for c in resolve(accounts).clusters] == [600]


def test_a_round_up_joins_forty_incidents_and_merges_none() -> None:
    days = [(d, t, k) for d in range(1, 29, 3) for t in ("Karsova", "Dorvan") for k in KINDS[:2]]
    news = [account(f"n{n:02}", d, t, type=k, killed=n + 2) for n, (d, t, k) in enumerate(days)]
    roundup = [
        account("roundup", d, t, type=k, killed=n + 2, number=n, central=False)
        for n, (d, t, k) in enumerate(days)
    ]
    found = groups([*news, *roundup])
    assert len(found) >= len(days)
    assert all(g.count("roundup") <= 1 for g in found)
    assert sum(len(g) == 2 for g in found) > len(days) / 2


def test_accounts_without_day_and_place_join_nothing_by_kind_alone() -> None:
    bare = [account(f"r{n}", None, None, by="", on="", words="gunmen fire") for n in range(300)]
    assert len(groups([*bare[:1], account("x", 10)])) == 2
    told = [account(f"s{n}", None, None, by="", on="", words=f"x{n} y{n} z{n}") for n in range(300)]
    assert len(groups(told)) == 300


def test_contradictory_judgements_across_a_chain_are_all_told() -> None:
    them = [account(f"r{n}", 1 + 5 * n, killed=n) for n in range(5)]
    same = [judged(a, b, Verdict.SAME, n) for n, (a, b) in enumerate(pairwise(them))]
    different: list[Judgement] = [judged(them[0], them[4], Verdict.DIFFERENT, 10)]
    different.append(judged(them[1], them[3], Verdict.DIFFERENT, 11))
    found = resolve(them, [*same, *different])
    assert {frozenset(c[:2]) for c in found.conflicts} == {
        frozenset((them[0].id, them[4].id)),
        frozenset((them[1].id, them[3].id)),
    }
