"""A ledger that grew, in any order and any batches, holds what one made in one go holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select

from invented import count, telling, town
from rashomon.derive import derive
from rashomon.model import (
    Account,
    AccountLink,
    Actor,
    ActorRole,
    Block,
    BlockLabel,
    CleanReport,
    IncidentType,
    Judgement,
    LinkKind,
    Passage,
    Reading,
    Report,
    Verdict,
    When,
)
from rashomon.reconcile import signature
from rashomon.resolve.block import Bound
from rashomon.store import Database, judgements, readings, schema, snapshot, sources
from rashomon.store.readings import Done
from rashomon.store.templates import OutletPage, PageLine

SEEDS = int(os.environ.get("RASHOMON_SEEDS", "10"))  # more of them: RASHOMON_SEEDS=200 pytest …
KEPT = (
    schema.items, schema.tellings, schema.blocks, schema.neighbours, schema.outlet_pages, schema.outlet_lines
)  # fmt: skip
TOWNS = {"Karsova": (40.0, 30.0), "Melnik": (40.05, 30.1), "Dorvan": (43.0, 36.0)}
SCENES = ("market noon smoke stalls", "market dawn bakery flour", "road convoy ambush lorry")
TEXTS = [" ".join(f"{w}{n}" for n in range(30)) for w in ("alder", "birch", "cedar")]


def done(rng: Random, number: int, day: date | None = None) -> Done:
    """One report on one to three incidents of a small war, in which much is alike."""
    out = day or date(2031, 3, 1) + timedelta(days=rng.randrange(9))
    open_day = rng.random() < 0.3
    text = rng.choice(TEXTS) if rng.random() < 0.4 else " ".join(str(rng.random()) for _ in range(14))
    published = When(earliest=out - timedelta(days=3 if open_day else 0), latest=out, how="given")
    report = Report(
        id=f"r{number:03}", text=f"{text} {number}", outlet=rng.choice(("Herald", "Post", None)),
        published=published,
    )  # fmt: skip
    accounts = [account(rng, report, n, out) for n in range(rng.choice((1, 1, 2, 3)))]
    links = [
        AccountLink(source=a.id, target=b.id, kind=LinkKind.RESPONSE_TO, passage=a.anchor)
        for a, b in pairwise(accounts)
        if rng.random() < 0.5
    ]
    reading = Reading(
        report=report.id, published=published, accounts=tuple(accounts), links=tuple(links),
        origins=(rng.choice(("Agence X", "AGENCE X", "Wire")),) if rng.random() < 0.3 else (),
    )  # fmt: skip
    clean = CleanReport(report=report, blocks=(Block(0, len(report.text), BlockLabel.ARTICLE),))
    teaser = PageLine(0, rng.choice((4, 20)), rng.choice((1, 2)), rng.random() < 0.2)
    page = OutletPage(number, (teaser,) if rng.random() < 0.5 else ())
    return Done(clean, reading, signature(text), page)


def account(rng: Random, report: Report, n: int, out: date) -> Account:
    kind = rng.choice((IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.CLASH))
    anchor = Passage.of(report, n, n + 1)
    name = rng.choice((*TOWNS, None))
    killed = rng.choice((None, 1, 4, 12))
    span = Passage.of(report, 5 + n, 7 + n)
    claims = () if killed is None else (count(killed, report=report.id, said=span),)
    places = (town(name, *TOWNS[name], admin1=name[0]),) if name else ()
    day = out - timedelta(days=rng.choice((0, 0, 1, 5)))
    when = rng.choice(
        (
            When(earliest=day, latest=day, wording="that day"),
            When(earliest=out - timedelta(days=1), latest=out, offset=(-1, 0)),
            When(offset=(-1, 0)),
            When(),
        )
    )
    return telling(
        report.id, kind, anchor, central=n == 0,
        when=when, places=places, claims=claims, words=tuple(rng.choice(SCENES).split()),
        actors=(Actor(name=rng.choice(("army", "rebels")), role=ActorRole.PERPETRATOR),),
    )  # fmt: skip


def judged(rng: Random, accounts: Sequence[str], minute: int) -> Judgement:
    first, second = sorted(rng.sample(list(accounts), 2))
    return Judgement(
        id=f"j{minute}", first=first, second=second, who="Ada",
        verdict=rng.choice((Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)),
        when=datetime(2031, 5, 1, minute // 60, minute % 60, tzinfo=UTC),
    )  # fmt: skip


def store(database: Database, them: Sequence[Done]) -> None:
    with database.writing() as connection:
        readings.add(connection, them, "1")
        snapshot.touch(connection, [d.reading.report for d in them])


def judge(database: Database, given: Iterable[Judgement], *, withdrawn: bool = False) -> None:
    with database.writing() as connection:
        for j in given:
            if withdrawn:
                judgements.withdraw(connection, j.id, datetime(2031, 6, 1, tzinfo=UTC))
            else:
                judgements.add(connection, j)
        judgements.changed(connection, list(given))


def held(database: Database) -> dict[str, object]:
    """All that is derived, each incident named by its accounts instead of its id."""
    with database.reading() as connection:
        incidents = list(snapshot.incidents(connection))
        name = {i.id: " ".join(sorted(a.id for a in i.accounts)) for i in incidents}
        reports = list(connection.scalars(select(schema.reports.c.id)))
        return {
            "incidents": sorted(
                (name[i.id], [a.id for a in i.accounts], i.type, i.summary, i.when, i.figures, i.places,
                 i.actors, i.agreement, i.origins)
                for i in incidents
            ),
            "relations": sorted(
                (name[r.source], name[r.target], r.kind, r.why, r.quotes) if r.kind != LinkKind.POSSIBLY_SAME
                else (*sorted((name[r.source], name[r.target])), r.kind, r.why, r.quotes)
                for r in snapshot.relations(connection)
            ),
            "conflicts": sorted(snapshot.conflicts(connection)),
            "origins": sources.of(connection, reports),
            **{t.name: rows(connection, t) for t in KEPT},
        }  # fmt: skip


def rows(connection: Connection, table: object) -> list[tuple[object, ...]]:
    return sorted(tuple(row) for row in connection.execute(select(table)))  # type: ignore[call-overload]


def same(one: dict[str, object], other: dict[str, object]) -> None:
    for what, value in one.items():
        assert value == other[what], what


@pytest.fixture(params=[False, True], ids=["usual blocks", "small blocks"])
def small_blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr("rashomon.resolve.block.USUAL", Bound(4, 2))
        monkeypatch.setattr("rashomon.resolve.block.OF_NO_DAY", Bound(3, 1))
        monkeypatch.setattr("rashomon.resolve.parts.MOST", 4)
    monkeypatch.setattr("rashomon.derive._FEW", 0)  # always from what has changed
    monkeypatch.setattr("rashomon.template_lines.LEAST", 2)
    monkeypatch.setattr("rashomon.template_lines.LEAST_SENTENCE", 3)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_order_and_any_batches(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    them = [done(rng, n) for n in range(rng.choice((6, 14, 30)))]
    again = {d.reading.report: done(rng, int(d.reading.report[1:])) for d in them if rng.random() < 0.1}
    ids = [a.id for d in them for a in d.reading.accounts]
    given = [judged(rng, ids, n) for n in range(rng.choice((0, 3, 8)))] if len(ids) > 1 else []
    taken = [j for j in given if rng.random() < 0.4]
    with Database.open(tmp_path / "once.ledger") as database:
        store(database, them)
        store(database, list(again.values()))
        judge(database, given)
        judge(database, taken, withdrawn=True)
        derive(database, "1")
        expected = held(database)
    with Database.open(tmp_path / "grown.ledger") as database:
        store(database, [])
        derive(database, "1")
        left = rng.sample(them, len(them))
        while left:
            size = rng.randint(1, 1 + len(left) // 2)
            store(database, left[:size])
            left = left[size:]
            derive(database, "1")
        for some in (list(again.values())[::2], list(again.values())[1::2]):
            store(database, some)
            derive(database, "1")
        for j in given:
            judge(database, [j])
            derive(database, "1")
        for j in taken:
            judge(database, [j], withdrawn=True)
            derive(database, "1")
        same(held(database), expected)
