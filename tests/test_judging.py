"""Splitting, explaining and contradictory judgements, as a user meets them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger_fakes import LineReader
from rashomon import Ledger, LedgerError, Verdict, open_ledger
from rashomon.cli import cli


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)
    for name, killed in (("a", 3), ("b", 3), ("c", 4), ("d", 4)):
        text = f"The {name} page tells.\nATTACK 2024-01-23 Arrun {killed} police\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf8")
    (tmp_path / "e.txt").write_text("Elsewhere.\nATTACK 2024-03-02 Dovrin 9 mayor\n", encoding="utf8")
    with open_ledger(tmp_path / "x.ledger") as opened:
        opened.read([tmp_path])
        yield opened


def sizes(ledger: Ledger) -> list[int]:
    return sorted(len(i.accounts) for i in ledger.incidents(place="arrun"))


def test_split_and_undo(ledger: Ledger) -> None:
    [arrun] = ledger.incidents(place="arrun")
    given = ledger.split(arrun.id, ["c.txt", "d.txt"], who="me", why="the second round")
    assert sizes(ledger) == [2, 2]
    oldest = arrun.accounts[0].id
    assert oldest in {a.id for a in ledger.incident(arrun.id).accounts}
    assert {j.why for j in ledger.judgements()} == {"the second round"}
    left = {j.first for j in given} | {j.second for j in given}
    assert left == {a.id for a in arrun.accounts}
    assert len(ledger.withdraw()) == len(given)
    assert [i.id for i in ledger.incidents(place="arrun")] == [arrun.id]


def test_a_split_survives_further_reports(ledger: Ledger, tmp_path: Path) -> None:
    [arrun] = ledger.incidents(place="arrun")
    away = arrun.accounts[-1].id
    ledger.split(arrun.id, [away], who="me")
    more = tmp_path / "f.txt"
    more.write_text("Once more.\nATTACK 2024-01-23 Arrun 3 police\n", encoding="utf8")
    ledger.read([more])
    assert sum(sizes(ledger)) == 5
    apart = {a.id for a in ledger.incident(away).accounts}
    assert apart.isdisjoint(a.id for a in arrun.accounts[:-1])


def test_what_cannot_be_split(ledger: Ledger) -> None:
    [arrun] = ledger.incidents(place="arrun")
    with pytest.raises(LedgerError, match="nor a report that tells of it"):
        ledger.split(arrun.id, ["e.txt"], who="me")
    with pytest.raises(LedgerError, match="both sides"):
        ledger.split(arrun.id, [a.id for a in arrun.accounts], who="me")


def test_explain_incidents_accounts_and_reports(ledger: Ledger) -> None:
    [arrun], [dovrin] = ledger.incidents(place="arrun"), ledger.incidents(place="dovrin")
    found = ledger.explain(arrun.id, dovrin.id)
    assert len(found) == 4
    assert {e.verdict for e in found} == {Verdict.DIFFERENT}
    a, b = (x.id for x in arrun.accounts[:2])
    [one] = ledger.explain(a, b)
    assert {one.first, one.second} == {a, b}
    assert one.verdict == Verdict.SAME
    assert len(ledger.explain("a.txt", "e.txt")) == 1
    assert len(ledger.explain(arrun.id, a)) == 3
    assert ledger.incident(a).id == arrun.id
    with pytest.raises(LedgerError, match="nothing to compare"):
        ledger.explain(a, a)


def test_contradictory_judgements_are_told(ledger: Ledger, tmp_path: Path) -> None:
    [arrun] = ledger.incidents(place="arrun")
    a, b, c = (x.id for x in arrun.accounts[:3])
    ledger.judge(a, b, Verdict.SAME, who="Ada")
    ledger.judge(b, c, Verdict.SAME, who="Ada")
    ledger.judge(a, c, Verdict.DIFFERENT, who="Bo")
    [(first, second, what)] = ledger.conflicts()
    assert {first, second} == {a, c}
    assert "2 judgements" in what
    assert any("contradict" in note for note in ledger.explain(a, b)[0].notes)
    shown = CliRunner().invoke(cli, ["log", "--ledger", str(tmp_path / "x.ledger")]).output
    assert "Contradiction:" in shown
    ledger.withdraw()
    assert ledger.conflicts() == []


def test_split_on_the_command_line(ledger: Ledger, tmp_path: Path) -> None:
    [arrun] = ledger.incidents(place="arrun")
    path = str(tmp_path / "x.ledger")
    done = CliRunner().invoke(cli, ["split", arrun.id, "d.txt", "--why", "later", "--ledger", path])
    assert done.exit_code == 0, done.output
    assert f"{arrun.id}: 3 accounts." in done.output
    assert sizes(ledger) == [1, 3]
    told = CliRunner().invoke(cli, ["explain", "a.txt", "d.txt", "--ledger", path])
    assert "judged different" in told.output


def test_explain_tells_what_narrowed_the_days(tmp_path: Path) -> None:
    told = {
        "a": ("2024-01-25", "Air strikes killed two men in Jurf al-Sakhar, Iraq, on Wednesday, police said."),
        "b": (None, "Air strikes in Jurf al-Sakhar, Iraq, killed two men on Wednesday, a source said."),
    }
    rows = [
        {"id": id, "title": "Air strikes kill two in Jurf al-Sakhar", "text": text, "published": published}
        for id, (published, text) in told.items()
    ]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf8")
    with open_ledger(tmp_path / "l.ledger") as ledger:
        ledger.read([tmp_path / "r.jsonl"], workers=1)
        (incident,) = ledger.incidents()
        assert incident.when.edtf == "2024-01-24"
        (found,) = ledger.explain("a", "b")
    notes = [n for n in found.notes if n.startswith("day of b: published")]
    assert notes == ["day of b: published 2024-01-24/2024-01-30: narrowed by the dates of what it tells"]
