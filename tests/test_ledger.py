"""The ledger: stages put together, nothing finished lost, the same from any order, judgements that last."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger_fakes import LineReader, exported
from rashomon import Ledger, LedgerError, Verdict, open_ledger
from rashomon.model import Incident, Report
from rashomon.publish.atomic import atomic_file
from rashomon.publish.export_json import dump

PAGES = {
    "a.txt": "Gunmen came to the market.\nATTACK 2024-01-23 Arrun 3 police\n",
    "b.txt": "The market of Arrun again.\nATTACK 2024-01-23 Arrun 4 medics\nBOMB 2024-01-10 Tellin 1 army\n",
    "c.txt": "Far away, another story.\nATTACK 2024-03-02 Dovrin 9 mayor\n",
    "d.txt": "A year of it.\nTALLY 2024-01-01 Arrun 151 ministry\nBOMB 2024-01-10 Tellin 2 police\n",
}


@pytest.fixture(autouse=True)
def _line_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf8")
    return folder


@pytest.fixture
def ledger(tmp_path: Path, pages: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "a.ledger") as opened:
        opened.read([pages])
        yield opened


def at(ledger: Ledger, place: str) -> Incident:
    [found] = ledger.incidents(place=place)
    return found


def test_reads_once(ledger: Ledger, pages: Path) -> None:
    assert [(len(i.accounts), i.places[0].name) for i in ledger.incidents()] == [
        (2, "Tellin"),
        (2, "Arrun"),
        (1, "Dovrin"),
    ]
    before = Path(ledger.name).read_bytes()
    again = ledger.read([pages])
    assert (again.read, again.known, again.rejected) == (0, 4, ())
    assert (again.reports, again.accounts, again.claims, again.tallies, again.incidents) == (4, 5, 5, 1, 3)
    assert Path(ledger.name).read_bytes() == before


def test_the_same_ledger_from_any_order(tmp_path: Path, pages: Path) -> None:
    files = sorted(pages.iterdir())
    seen = set()
    for n, order in enumerate(itertools.permutations(files)):
        with open_ledger(tmp_path / f"{n}.ledger") as ledger:
            ledger.read(order)
            seen.add(exported(ledger))
    assert len(seen) == 1


def test_the_same_incidents_from_any_batches(tmp_path: Path, pages: Path, ledger: Ledger) -> None:
    def told(one: Ledger) -> list[list[str]]:
        return sorted(sorted(a.id for a in i.accounts) for i in one.incidents())

    with open_ledger(tmp_path / "b.ledger") as other:
        for file in sorted(pages.iterdir(), reverse=True):
            other.read([file])
        assert told(other) == told(ledger)


def test_a_page_that_fails_is_named_and_the_rest_is_read(tmp_path: Path, pages: Path) -> None:
    (pages / "bad.txt").write_text("FAULT", encoding="utf8")
    with open_ledger(tmp_path / "b.ledger") as ledger:
        summary = ledger.read([pages, tmp_path / "missing.txt"])
        assert summary.read == 4
        reasons = {p.name.rsplit("/", 1)[-1]: p.reason for p in ledger.problems}
        assert "ZeroDivisionError: division by zero" in reasons["bad.txt"]
        assert "there is no such file" in reasons["missing.txt"]
        assert ledger.read([pages]).known == 4


def test_an_id_used_for_another_text_is_refused(tmp_path: Path, ledger: Ledger) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "x", "text": "BOMB 2024-05-05 Arrun 1 army"}), encoding="utf8")
    ledger.read([rows])
    rows.write_text(json.dumps({"id": "x", "text": "another"}), encoding="utf8")
    ledger.read([rows])
    [problem] = ledger.problems
    assert "'x'" in problem.reason
    assert ledger.clean_report("x").report.text.startswith("BOMB")


def test_broken_off_keeps_what_was_finished(tmp_path: Path, pages: Path) -> None:
    (pages / "c1.txt").write_text("BREAK", encoding="utf8")
    with open_ledger(tmp_path / "b.ledger") as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.read([pages])
        assert [r.name for r in sorted(ledger.reports(), key=lambda r: r.name)] == ["a.txt", "b.txt", "c.txt"]
        assert len(ledger.incidents()) == 3
        (pages / "c1.txt").unlink()
        assert (ledger.read([pages]).read, ledger.read([pages]).known) == (1, 4)


def test_looking_up(ledger: Ledger) -> None:
    arrun = at(ledger, "arrun")
    assert ledger.incident(arrun.id[:6]).id == arrun.id
    with pytest.raises(LedgerError, match="may be any of"):
        ledger.incident("i-")
    with pytest.raises(LedgerError, match="There is no incident 'i-none'"):
        ledger.incident("i-none")
    assert ledger.clean_report("a.txt").report.text == PAGES["a.txt"]
    with pytest.raises(LedgerError, match=r"There is no report 'z\.txt'"):
        ledger.clean_report("z.txt")
    assert [t.min for t in ledger.tallies()] == [151]


def test_a_report_of_no_outlet_is_told_by_its_file(ledger: Ledger) -> None:
    [id] = [r.id for r in ledger.reports() if r.name == "a.txt"]
    assert ledger.overview.told_by([id]) == {id: "a.txt"}


def test_explain(ledger: Ledger) -> None:
    arrun = at(ledger, "arrun")
    [inside] = ledger.explain(arrun.id, "a.txt")
    assert inside.verdict == Verdict.SAME
    outside = ledger.explain(arrun.id, "c.txt")
    assert [e.verdict for e in outside] == [Verdict.DIFFERENT] * 2
    assert any("date" in h.comparison for h in outside[0].hits)
    with pytest.raises(LedgerError, match="this report alone"):
        ledger.explain(at(ledger, "dovrin").id, "c.txt")


def test_judged_different_and_undone(ledger: Ledger) -> None:
    arrun = at(ledger, "arrun")
    [given] = ledger.judge(arrun.id, "a.txt", Verdict.DIFFERENT, who="me", why="two attacks")
    assert {given.first, given.second} == {a.id for a in arrun.accounts}
    apart = ledger.incidents(place="arrun")
    assert [len(i.accounts) for i in apart] == [1, 1]
    assert arrun.id in {i.id for i in apart}
    assert [j.id for j in ledger.withdraw()] == [given.id]
    assert [i.id for i in ledger.incidents(place="arrun")] == [arrun.id]
    assert ledger.incident(next(i.id for i in apart if i.id != arrun.id)).id == arrun.id
    [logged] = ledger.judgements()
    assert logged.withdrawn is not None
    with pytest.raises(LedgerError, match="nothing to withdraw"):
        ledger.withdraw()


def test_judged_same_leaves_a_redirect(ledger: Ledger) -> None:
    arrun, dovrin = at(ledger, "arrun"), at(ledger, "dovrin")
    ledger.judge(arrun.id, dovrin.id, Verdict.SAME, who="me")
    merged = ledger.incident(dovrin.id)
    assert merged.id == ledger.incident(arrun.id).id == arrun.id
    assert len(merged.accounts) == 3
    ledger.withdraw()
    assert ledger.incident(dovrin.id).id == dovrin.id
    with pytest.raises(LedgerError, match="one and the same"):
        ledger.judge("c.txt", "c.txt", Verdict.SAME, who="me")


def test_ids_stay_when_reports_come_in(ledger: Ledger, pages: Path) -> None:
    before = {i.id for i in ledger.incidents()}
    (pages / "e.txt").write_text("Earlier.\nATTACK 2024-01-23 Arrun 2 witnesses\n", encoding="utf8")
    ledger.read([pages])
    assert {i.id for i in ledger.incidents()} == before
    assert len(at(ledger, "arrun").accounts) == 3


def test_judgements_survive_reading_anew(
    ledger: Ledger, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrun = at(ledger, "arrun")
    ledger.judge(arrun.id, "a.txt", Verdict.DIFFERENT, who="me")
    monkeypatch.setattr("rashomon.ledger.__version__", "9.9")
    # The later reader takes a different stretch of the text as an account's anchor, so all ids change.
    monkeypatch.setattr(
        "ledger_fakes.LINE",
        re.compile(r"(ATTACK|BOMB|TALLY) (\d{4}-\d\d-\d\d) (\w+) (\d+) (\w{4})"),
    )
    old = {a.id for i in ledger.incidents() for a in i.accounts}
    ids = {i.id for i in ledger.incidents()}
    assert ledger.read([pages]).read == 4
    found = ledger.incidents()
    assert not {a.id for i in found for a in i.accounts} & (
        old - {a.id for a in at(ledger, "tellin").accounts}
    )
    assert {i.id for i in found} == ids
    assert [len(i.accounts) for i in ledger.incidents(place="arrun")] == [1, 1]


def test_export_is_whole_or_not_at_all(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.json"
    out.write_text("what was there before", encoding="utf8")

    def fails(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("rashomon.publish.export_json._tally", fails)
        with pytest.raises(OSError, match="disk full"), atomic_file(out) as file:
            dump(ledger, file)
    assert out.read_text(encoding="utf8") == "what was there before"
    assert {p.name for p in tmp_path.iterdir()} == {"a.ledger", "out.json", "pages"}
    with atomic_file(out) as file:
        dump(ledger, file)
    assert out.read_bytes() == exported(ledger)


def test_looking_at_a_ledger_waits_for_no_stage_to_be_loaded() -> None:
    code = (
        "import sys, rashomon.ledger; sys.exit(not {'numpy', 'rashomon.reconcile'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"outlet": "Herald", "url": "https://www.post.example/a", "name": "a.txt"}, "Herald"),
        ({"url": "https://www.post.example/a", "name": "a.txt"}, "post.example"),
        ({"url": "https://[broken/a", "name": "a.txt"}, "a.txt"),
        ({}, "r1"),
    ],
)
def test_a_report_goes_by_the_best_name_that_is_known(known: dict[str, str], name: str) -> None:
    assert Report(id="r1", text="", **known).source == name  # type: ignore[arg-type]
