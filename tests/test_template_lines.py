"""Lines that stand on page after page of one outlet are its template and tell nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon import Ledger, open_ledger
from rashomon.model import BlockLabel, Property, Report, When, days_of
from rashomon.template_lines import LEAST

TEASER = "Nine killed as car bomb hits Kirkuk market, 14 wounded"
PROMOTED = "A car bomb killed nine people and wounded 14 at a market in Kirkuk on 2 March."
WIRE = "A car bomb killed nine people and wounded 14 at a market in Kirkuk on Saturday, police said."
# What thirty pages of a small town's paper are about; the rest of a page is made of its words.
SUBJECTS = """harbour crane tariff gulls pilot; school canteen lentils queue headmaster; theatre curtain
play violin usher; orchard frost blossom ladder cider; tram depot ticket timetable conductor; library
roof leak atlas reader; bakery oven rye dawn apprentice; chess hall clock gambit veteran; ferry engine
fog rope skipper; museum vault amber lamp curator; stadium turf drain goal coach; vineyard slope hail
press cellar; bridge rivet paint scaffold welder; clinic ward kettle roster nurse; mill wheel sluice
flour miller; choir psalm organ bench tenor; market stall scale cheese trader; forest path owl permit
ranger; archive ledger mould glove clerk; pool tile towel lane diver; garage lift piston oil mechanic;
kennel leash vet biscuit breeder; quarry dust chalk lorry foreman; studio glaze kiln clay potter;
airfield hangar glider wind instructor; brewery hops cask label taster; court bench robe docket usher;
printer ink plate proof binder; farm barn hay goat cooper; dock net herring ice gutter""".replace(
    "\n", " "
).split(";")


def page(number: int, *beside: str, lead: str = "", outlet: str = "The Dorrin Courier") -> Report:
    """A page of its own about nothing violent, unless ``lead`` tells of it, with lines behind its article."""
    a, b, c, d, e = SUBJECTS[number % 30].split()
    paragraphs = [
        lead or f"The {a} will be closed until the {b} has been looked at, the town said on Monday evening.",
        f"A {e} who has worked there for {number + 3} years showed visitors the {c} and asked for patience.",
        f"“We need a new {d} more than a new {b},” the {e} said, pointing at what was left of the old {c}.",
        f"Money for the {a} is to come from the {d} fund, of which {number + 11} thousand crowns are left.",
    ]
    day = days_of(f"2024-03-{3 + number % 25:02}")
    return Report(
        id=f"p{number:02}-{outlet[-4:]}", text="\n\n".join([*paragraphs, *beside]), outlet=outlet,
        title=f"Town talks about the {a} and its {b}",
        published=When(earliest=day[0], latest=day[1], how="given"),
    )  # fmt: skip


def told_of_kirkuk(ledger: Ledger) -> set[str]:
    return {
        a.report
        for i in ledger.incidents()
        for a in i.accounts
        if any(c.property == Property.PLACE and "Kirkuk" in (c.value or "") for c in a.claims)
    }


def read(path: Path, *batches: Sequence[Report], keep_noise: bool = False) -> Ledger:
    ledger = open_ledger(path)
    for some in batches:
        ledger.add(some, keep_noise=keep_noise)
        ledger.derive()
    return ledger


@pytest.mark.parametrize("line", [TEASER, PROMOTED])
def test_a_line_on_every_page_of_an_outlet_tells_nothing(tmp_path: Path, line: str) -> None:
    own = "Gunmen killed four people in Mosul on Monday, police said."
    pages = [page(n, line, lead=own if n == 7 else "") for n in range(30)]
    with read(tmp_path / "l", pages) as ledger:
        assert told_of_kirkuk(ledger) == set()
        assert [a.report for i in ledger.incidents() for a in i.accounts] == ["p07-rier"]
        clean = ledger.clean_report("p03-rier")
        grey = [b for b in clean.blocks if not b.is_read]
        assert [clean.report.text[b.start : b.end] for b in grey] == [line]
        assert grey[0].label is BlockLabel.RELATED


def test_noise_that_is_kept_is_read(tmp_path: Path) -> None:
    pages = [page(n, PROMOTED) for n in range(12)]
    with read(tmp_path / "l", pages, keep_noise=True) as ledger:
        assert len(told_of_kirkuk(ledger)) == 12


def test_a_wire_sentence_in_the_article_is_kept(tmp_path: Path) -> None:
    """The same wire on many outlets, and in ten versions on one of them."""
    elsewhere = [page(n, lead=WIRE, outlet=f"Paper {n:04}") for n in range(12)]
    article = page(40, lead=WIRE).text
    versions = [
        Report(id=f"v{n}", text=f"{article}\n\nThe number of the day was {n}.", outlet="The Dorrin Courier")
        for n in range(12)
    ]
    with read(tmp_path / "l", [*elsewhere, *versions, *(page(n) for n in range(3))]) as ledger:
        assert len(told_of_kirkuk(ledger)) == 24


def test_a_headline_on_few_pages_is_read(tmp_path: Path) -> None:
    pages = [page(n, TEASER if n < LEAST - 1 else "") for n in range(30)]
    with read(tmp_path / "few", pages) as ledger:
        told = told_of_kirkuk(ledger)
    with read(tmp_path / "enough", [*pages[:29], page(29, TEASER)]) as ledger:
        assert told_of_kirkuk(ledger) == set()
    assert told


def test_the_article_itself_keeps_what_the_line_repeats(tmp_path: Path) -> None:
    pages = [page(n, TEASER, lead=WIRE if n == 4 else "") for n in range(20)]
    with read(tmp_path / "l", pages) as ledger:
        (incident,) = ledger.incidents()
        (account,) = incident.accounts
        assert account.report == "p04-rier"
        text = pages[4].text
        assert all(c.passage.start < text.index(TEASER) for c in account.claims if c.passage.field == "text")


def test_a_dateline_is_the_pages_own(tmp_path: Path) -> None:
    lead = "KIRKUK, Iraq (AP) — Gunmen killed {} people at a checkpoint on Monday, police said."
    pages = [page(n, lead=lead.format(n + 2)) for n in range(8)]
    with read(tmp_path / "l", pages) as ledger:
        blocks = ledger.clean_report("p03-rier").blocks
    assert all(b.is_read for b in blocks)
    assert blocks[0].label is BlockLabel.DATELINE


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_make_no_difference(tmp_path: Path, seed: int) -> None:
    """Pages that were read while the line stood on few of them are judged anew."""
    rng = random.Random(seed)
    pages = [page(n, TEASER if n % 3 else PROMOTED, lead=WIRE if n % 8 == 0 else "") for n in range(24)]
    pages += [page(n, outlet="Paper 0001", lead=WIRE) for n in range(3)]
    with read(tmp_path / "once", pages) as ledger:
        expected = _held(ledger)
    mixed = rng.sample(pages, len(pages))
    cuts = sorted(rng.sample(range(1, len(pages)), 4))
    batches = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(pages)], strict=True)]
    with read(tmp_path / "grown", *batches) as ledger:
        assert _held(ledger) == expected


def _held(ledger: Ledger) -> list[object]:
    return sorted(
        (i.summary, [(a.id, [c.id for c in a.claims], [c.id for c in a.noise]) for a in i.accounts])
        for i in ledger.incidents()
    )
