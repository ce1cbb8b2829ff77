"""How an incident moved as reports came in: invented incidents, each test one rule."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest

from ledger_fakes import LineReader
from rashomon import Ledger, open_ledger
from rashomon.model import Account, Actor, ActorRole, Change, HarmGroup, Moment
from rashomon.publish import export_atom
from rashomon.reconcile.history import history
from rashomon.reconcile.incidents import from_accounts
from test_reconcile import account, claim, meta

ATOM = "{http://www.w3.org/2005/Atom}"


def replayed(*days: int) -> list[tuple[str | None, str, str | None, str | None]]:
    """The history of an incident of which report r0, r1 … tells that many more each, a day after another."""
    accounts = [
        account(f"r{n}", claim(killed, report=f"r{n}", voice=f"v{n}")) for n, killed in enumerate(days)
    ]
    metas = {f"r{n}": meta(f"r{n}", 11 + n) for n in range(len(days))}
    moments = {f"r{n}": Moment(date(2031, 3, 11 + n)) for n in range(len(days))}
    found = history(from_accounts("i-1", accounts, metas), metas, moments)
    return [(c.report, c.what, c.before, c.after) for c in found]


def test_the_first_report_tells_and_later_ones_move() -> None:
    found = replayed(4, 4, 6)
    assert [x[:2] for x in found] == [("r0", "told"), ("r2", "killed")]
    assert found[1][2:] == ("4", "4–6 (best 4)")


def test_the_words_that_changed_a_figure_are_kept() -> None:
    accounts = [account("r0", claim(4)), account("r1", claim(6, report="r1", voice="b", words="six died"))]
    metas = {"r0": meta("r0", 11), "r1": meta("r1", 12)}
    moments = {r: Moment(date(2031, 3, 11)) for r in metas}
    found = history(from_accounts("i-1", accounts, metas), metas, moments)
    assert [c.quotes for c in found if c.what == "killed"] == [("six died",)]


def test_the_order_of_accounts_changes_nothing_and_undated_reports_come_last() -> None:
    accounts = [account(f"r{n}", claim(n + 2, report=f"r{n}", voice=f"v{n}")) for n in range(5)]
    metas = {f"r{n}": meta(f"r{n}", 11 + n % 2) for n in range(5)}
    moments = {f"r{n}": Moment(date(2031, 3, 11 + n % 2)) for n in range(1, 5)}
    expected = history(from_accounts("i-1", accounts, metas), metas, moments)
    assert expected[-1].report == "r0"
    Random(5).shuffle(accounts)
    assert history(from_accounts("i-1", accounts, metas), metas, moments) == expected


def test_what_no_report_of_the_incident_brought_is_said_to_come_from_elsewhere() -> None:
    from rashomon.model import When

    accounts, metas = [account("r0", claim(4))], {"r0": meta("r0", 11)}
    shown = replace(from_accounts("i-1", accounts, metas), when=When(earliest=date(2031, 3, 9)))
    found = history(shown, metas, {})
    assert [(c.report, c.what) for c in found] == [("r0", "told"), (None, "date")]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)
    rows = [
        '{"id": "r1", "text": "ATTACK 2024-01-23 Arrun 3 police", "published": "2024-01-23"}',
        '{"id": "r2", "text": "ATTACK 2024-01-23 Arrun 5 medics", "published": "2024-01-25",'
        ' "url": "https://paper.example/a?b=1&c=2"}',
        '{"id": "r3", "text": "BOMB 2024-01-20 Dovrin 9 mayor", "published": "2024-01-20"}',
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf8")
    ledger = open_ledger(tmp_path / "x.ledger")
    ledger.read([tmp_path / "rows.jsonl"])
    return ledger


def test_what_changed_since_a_day(ledger: Ledger) -> None:
    found = ledger.changes(since=date(2024, 1, 24))
    assert [(c.report, c.what, c.before) for c in found] == [("r2", "killed", "3")]
    assert next(c.report for c in ledger.changes(since=date(2024, 1, 21))) == "r1"
    assert {c.by for c in ledger.changes(by="arrived")} == {"arrived"}
    assert not ledger.changes(since=date(2024, 2, 1))


@pytest.mark.parametrize("by", ["published", "arrived"])
def test_what_changed_since_a_day_is_the_tail_of_all_changes(tmp_path: Path, by: str) -> None:
    rows = [
        f'{{"id": "r{n}", "text": "ATTACK 2024-01-{day} Arrun {n + 2} voice{n}"{published}}}'
        for n, (day, published) in enumerate(
            [(20, ', "published": "2024-01-20"'), (20, ""), (20, ', "published": "2024-01-26"'), (24, "")]
        )
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.ingest._reader", LineReader)
        ledger = open_ledger(tmp_path / "x.ledger")
        ledger.read([tmp_path / "rows.jsonl"])
    everything = ledger.changes(by=by)
    days = sorted({c.day for c in everything if c.day})
    for day in [*days, date(2024, 1, 1), date(2999, 1, 1)]:
        assert ledger.changes(since=day, by=by) == [c for c in everything if c.day and c.day >= day]


def test_the_feed_is_sound_and_its_ids_stay(ledger: Ledger) -> None:
    def feed() -> bytes:
        out = io.BytesIO()
        export_atom.dump(ledger, out)
        return out.getvalue()

    root = ET.fromstring(feed())
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(ledger.changes())
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2024-01-25T00:00:00Z"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://paper.example/a?b=1&c=2"
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    assert feed() == feed()


def test_words_of_a_report_cannot_break_the_feed(ledger: Ledger) -> None:
    id = ledger.incidents()[0].id
    bad = Change(
        id="h-1", incident=id, day=None, by="published", report=None, what="place", group=HarmGroup.ALL,
        before="<b>", after="]]>\x0b & \ud800", quotes=("<script>",),
    )  # fmt: skip
    out = io.BytesIO()
    export_atom.write(ledger, [bad], out)
    entry = ET.fromstring(out.getvalue()).find(f"{ATOM}entry")
    assert entry is not None
    assert "<b>" in (entry.findtext(f"{ATOM}title") or "")
    assert "&lt;script&gt;" in (entry.findtext(f"{ATOM}content") or "")


def test_another_word_for_who_did_it_is_no_change() -> None:
    def by(report: str, name: str, id: str | None = None) -> Account:
        doer = Actor(name=name, role=ActorRole.PERPETRATOR, id=id)
        return replace(account(report, claim(4, report=report)), actors=(doer,))

    names = (("SDF", "sdf"), ("fighters", None), ("Syrian Democratic Forces", "sdf"), ("Hamas", "hamas"))
    accounts = [by(f"r{n}", name, id) for n, (name, id) in enumerate(names)]
    metas = {a.report: meta(a.report, 11 + n) for n, a in enumerate(accounts)}
    moments = {a.report: Moment(date(2031, 3, 11 + n)) for n, a in enumerate(accounts)}
    found = history(from_accounts("i-1", accounts, metas), metas, moments)
    assert [(c.report, c.after) for c in found if c.what == "perpetrator"] == [
        ("r3", "Hamas; Syrian Democratic Forces")
    ]
