"""Synthetic reports and accounts, any number, drawn from what the development sets look like.

    python bench/make_accounts.py --incidents 100000 --reports 300000 --ledger big.ledger
    python bench/make_accounts.py --incidents 1000     only counts them

What happens is drawn by ``invented_worlds.py``; publication gaps, errors of figures, days and places, and the
spellings of names are drawn from the tables below, which hold statistics of the development sets (shares and
deciles) and nothing of their texts. The same seed gives the same accounts. As a library: :func:`told` yields
(report, its accounts).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from invented_worlds import Draw, Event, events
from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    Block,
    BlockLabel,
    Claim,
    CleanReport,
    HarmGroup,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Qualifier,
    Reading,
    Report,
    When,
    account_id,
    claim_id,
    report_id,
)

BACKGROUND = 40  # incidents back that a report may mention besides its own


GAPS = {0: 0.49, 1: 0.31, 2: 0.08, 3: 0.03, 4: 0.02, 6: 0.02, 10: 0.02, 20: 0.02, 45: 0.01}  # to publication
SAME_NUMBER = 0.55  # two accounts of one incident give the same number
OFF_BY_A_DAY = 0.05  # an account misdates its incident, across midnight or by mistake
MISPLACED = 0.03  # an account names another town of the division
UNRESOLVED = 0.12  # a town in a spelling that no gazetteer knows
COPIED = 0.06  # a report is another outlet's text
WORDS = (4, 10, 12, 14, 16, 19, 23, 28, 36, 50)  # deciles of the number of stems of an account
ON_PAGE = 50  # stems that a report's other sentences add to these
NAMES = 8  # stems of names on a page, beside those of its incident
SHARED_WORDS = 0.32  # share of an account's stems that are its incident's own
VOICES = ("police", "residents", "a medical source", "the Observatory", "officials", "state media")
SWAPS = (("a", "e"), ("q", "k"), ("sh", "ch"), ("ou", "u"), ("i", "ee"), ("z", "s"), ("kh", "k"), ("y", "i"))


def told(incidents: int, reports: int, seed: int = 1) -> Iterator[tuple[Report, Reading]]:
    """That many reports, in the order of the days of the incidents that they tell of.

    An incident has a Pareto number of reports, one at least, about ``reports / incidents`` on the average;
    there are about that many incidents, and more until all reports have been told.
    """
    draw = Draw(seed)
    r = draw.chance
    recent: deque[Event] = deque(maxlen=BACKGROUND)
    owed = 0.0
    left = reports
    mean = reports / incidents
    shape = mean / (mean - 1) if mean > 1.01 else 60.0  # a Pareto distribution's mean is shape/(shape-1)
    for n, event in enumerate(events(draw)):
        drawn = min(400.0, r.paretovariate(max(shape, 1.15))) + owed
        count = max(1, min(int(drawn), left))
        owed = max(-5.0, min(5.0, drawn - count))
        texts: list[tuple[Report, Reading]] = []
        for k in range(count):
            if texts and r.random() < COPIED:
                done = _copy(draw, *texts[int(r.random() ** 3 * len(texts))], n, k)
            else:
                done = _report(draw, event, recent, n, k)
            texts.append(done)
            left -= 1
            yield done
        if left < 1:
            return
        recent.append(event)


def _report(draw: Draw, event: Event, recent: deque[Event], n: int, k: int) -> tuple[Report, Reading]:
    r = draw.chance
    world = event.world
    out = event.day + timedelta(days=int(draw.of(GAPS)))  # type: ignore[call-overload]
    others: list[Event] = []
    while recent and r.random() < world.more_accounts and len(others) < 8:
        other = r.choice(recent)
        if other.world is world and other not in others:
            others.append(other)
        elif r.random() < 0.3:
            break
    outlet = f"Outlet {int(world.outlets * r.random() ** 1.5)}"
    text, drafts = f"Report {n}-{k}. ", []
    for e in (event, *others):
        sentence, draft = _telling(draw, e, len(text), out)
        text += sentence
        drafts.append(draft)
    id = report_id(text)
    when = When(earliest=out, latest=out, how="given")
    report = Report(id=id, text=text, outlet=outlet, published=when)
    page = {*r.sample(event.words, len(event.words) // 2), *(draw.word() for _ in range(ON_PAGE))}
    headline = (*r.sample(event.words, 3), *(draw.word() for _ in range(3)))
    names = tuple(sorted({*r.sample(event.words, 4), *(draw.word() for _ in range(NAMES))}))
    accounts = tuple(
        replace(a, beside=tuple(sorted(page.difference(a.words))), headline=headline, names=names)
        for a in (_account(draw, report, d, central=not i) for i, d in enumerate(drafts))
    )
    return report, Reading(report=id, published=when, accounts=accounts)


def _copy(draw: Draw, report: Report, reading: Reading, n: int, k: int) -> tuple[Report, Reading]:
    """The same text under another outlet's name (and one line more at its end)."""
    text = f"{report.text}Copy {n}-{k}."
    id = report_id(text)
    outlet = f"Outlet {int(2000 * draw.chance.random())}"
    accounts = tuple(
        replace(
            a, id=account_id(id, a.anchor, a.type), report=id,
            claims=tuple(replace(c, id=claim_id(
                id, c.property, c.passage, c.value, c.min, c.max, c.qualifier, c.who, c.attributed_to
            )) for c in a.claims),
        )
        for a in reading.accounts
    )  # fmt: skip
    return (
        replace(report, id=id, text=text, outlet=outlet),
        Reading(report=id, published=reading.published, accounts=accounts),
    )


@dataclass
class Draft:
    event: Event
    start: int
    end: int
    when: When
    places: tuple[Place, ...]
    marks: list[tuple[Property, int, int, str | None, int | None]]
    voice: str | None


def _telling(draw: Draw, e: Event, at: int, out: date) -> tuple[str, Draft]:
    """One account's sentence, and where in it what is said."""
    r, world = draw.chance, e.world
    voice = r.choice(VOICES) if r.random() < 0.6 else None
    parts: list[str] = []
    marks: list[tuple[Property, int, int, str | None, int | None]] = []

    def add(
        words: str, property: Property | None = None, value: str | None = None, n: int | None = None
    ) -> None:
        start = at + sum(map(len, parts))
        parts.append(words)
        if property:
            marks.append((property, start, start + len(words), value, n))

    def figure(n: int) -> int:
        if r.random() < SAME_NUMBER**0.5 or n == 0:
            return n
        return max(1, round(n * r.choice((0.5, 0.8, 0.9, 1.1, 1.2, 1.5)) + r.choice((-1, 0, 1))))

    add(f"{e.kind.value.replace('_', ' ').title()}: ")
    if e.by and r.random() < world.sided:
        add(e.by[0], Property.PERPETRATOR, e.by[0])
        add(" struck ")
    if e.on and r.random() < world.targeted:
        add(e.on[0], Property.TARGET, e.on[0])
        add(" ")
    places = _places(draw, e)
    if places:
        add("at ")
        add(places[0].name, Property.PLACE, places[0].name)
        add(", ")
    for property, number, share in (
        (Property.KILLED, e.killed, world.killed / 0.85), (Property.WOUNDED, e.wounded, world.wounded / 0.7),
    ):  # fmt: skip
        if number and r.random() < share:
            n = figure(number)
            add(str(n), property, None, n)
            add(" killed, " if property == Property.KILLED else " wounded, ")
    when = _when(draw, e, out)
    if when.wording:
        add(when.wording, Property.DATE, when.wording)
        add(", ")
    if voice:
        add(f"{voice} said")
    add(". ")
    sentence = "".join(parts)
    return sentence, Draft(e, at, at + len(sentence) - 1, when, places, marks, voice)


def _places(draw: Draw, e: Event) -> tuple[Place, ...]:
    r, kind = draw.chance, draw.of(e.world.finest)
    town = e.town
    if r.random() < MISPLACED:
        near = [p for p in draw.towns[e.world.countries][0][:400] if p.admin1 == town.admin1]
        town = r.choice(near) if near else town
    if r.random() < UNRESOLVED:
        name = town.name.lower()
        for old, new in r.sample(SWAPS, 2):
            name = name.replace(old, new, 1)
        town = replace(town, name=name.title(), gazetteer_id=None, canonical=None, lat=None, lon=None)
    region = Place(name=str(town.admin1), canonical=town.admin1, gazetteer_id=f"test:{town.admin1}",
                   country=town.country, admin1=town.admin1, precision=PlacePrecision.ADMIN1)  # fmt: skip
    land = Place(name=str(town.country), country=town.country, gazetteer_id=f"test:{town.country}",
                 precision=PlacePrecision.COUNTRY)  # fmt: skip
    if kind == "none":
        return ()
    if kind == "site" and e.site:
        return (
            Place(name=e.site, country=town.country, admin1=town.admin1, precision=PlacePrecision.SITE),
            town,
        )
    if kind == "town":
        return (town, region) if r.random() < 0.5 else (town,)
    return (region,) if kind == "admin1" else (land,)


def _when(draw: Draw, e: Event, out: date) -> When:
    r, kind = draw.chance, draw.of(e.world.dates)
    day = e.day
    if r.random() < OFF_BY_A_DAY:
        day += timedelta(days=r.choice((-1, 1)))
    if kind == "undated" and (out - e.day).days <= 1:
        return When(earliest=out - timedelta(days=1), latest=out, offset=(-1, 0), how="news of the day")
    if kind == "month":
        first = day.replace(day=1)
        return When(earliest=first, latest=first + timedelta(days=27), wording=f"in {first:%B}")
    if kind == "half":
        return When(latest=out, wording="earlier")
    if kind == "days":
        return When(earliest=day - timedelta(days=1), latest=day + timedelta(days=1), wording="these days")
    return When(earliest=day, latest=day, wording=f"on {day:%d %B %Y}")


def _account(draw: Draw, report: Report, d: Draft, *, central: bool) -> Account:
    r, e = draw.chance, d.event
    anchor = Passage.of(report, d.start, d.end)
    claims, actors = [], []
    for property, start, end, value, n in d.marks:
        span = Passage.of(report, start, end)
        qualifier = Qualifier.AT_LEAST if n and r.random() < 0.15 else Qualifier.EXACT if n else None
        most = None if qualifier == Qualifier.AT_LEAST else n
        claims.append(
            Claim(
                id=claim_id(report.id, property, span, value, n, most, qualifier, None, d.voice),
                property=property, passage=span, value=value, min=n, max=most, qualifier=qualifier,
                group=HarmGroup.ALL if n else None, attributed_to=d.voice,
            )
        )  # fmt: skip
        if property in (Property.PERPETRATOR, Property.TARGET):
            side = e.by if property == Property.PERPETRATOR else e.on
            role = ActorRole.PERPETRATOR if property == Property.PERPETRATOR else ActorRole.TARGET
            actors.append(Actor(name=str(value), role=role, id=side[1] if side else None))
    count = WORDS[int(r.random() * 10)]
    own = r.sample(e.words, min(len(e.words), max(1, round(count * SHARED_WORDS * r.uniform(0.6, 1.6)))))
    words = {*own, *(draw.word() for _ in range(count - len(own)))}
    return Account(
        id=account_id(report.id, anchor, e.kind), report=report.id, type=e.kind, anchor=anchor,
        central=central, when=d.when, places=d.places, actors=tuple(actors), claims=tuple(claims),
        people=e.people if r.random() < 0.7 else e.people[:1], words=tuple(sorted(words)),
    )  # fmt: skip


def fill(path: Path, incidents: int, reports: int, seed: int) -> int:
    """Write the reports into a ledger as if they had been read; gives the number of accounts."""
    from rashomon import __version__
    from rashomon.reconcile import signature
    from rashomon.store import Database, readings, snapshot
    from rashomon.store.readings import Done

    accounts = 0
    batch: list[Done] = []
    began = time.monotonic()
    with Database.open(path) as database:

        def store() -> None:
            with database.writing() as connection:
                readings.add(connection, batch, __version__)
                snapshot.touch(connection, [d.reading.report for d in batch])
            batch.clear()

        for n, (report, reading) in enumerate(told(incidents, reports, seed), 1):
            accounts += len(reading.accounts)
            block = Block(0, len(report.text), BlockLabel.ARTICLE)
            clean = CleanReport(report=report, blocks=(block,))
            batch.append(Done(clean, reading, signature(report.text)))
            if len(batch) == 5000:
                store()
                print(f"{n:,} reports, {time.monotonic() - began:.0f} s", file=sys.stderr)
        store()
    return accounts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--reports", type=int, help="three an incident unless given")
    parser.add_argument("--ledger", type=Path, help="write them into this ledger; only counted without")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    reports = given.reports or 3 * given.incidents
    if given.ledger:
        accounts = fill(given.ledger, given.incidents, reports, given.seed)
    else:
        accounts = sum(len(reading.accounts) for _, reading in told(given.incidents, reports, given.seed))
    print(f"{reports:,} reports, {accounts:,} accounts of {given.incidents:,} incidents")


if __name__ == "__main__":
    main()
