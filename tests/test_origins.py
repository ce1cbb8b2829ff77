"""The same article received twice is one report, and where it came from is kept, in whatever order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from ledger_fakes import exported
from rashomon import ingest, open_ledger
from rashomon.model import Report
from rashomon.receive.published import given

TEXT = (
    "VELM, March 4 - Two traders were killed and four people wounded when a rocket struck the market of "
    "Velm on Tuesday, the mayor said."
)


def report(name: str, id: str = "x", **more: object) -> Report:
    return Report(id=id, text=TEXT, name=name, **more)  # type: ignore[arg-type]


def held(tmp_path: Path, items: Sequence[Report], number: object, workers: int = 1) -> tuple[object, ...]:
    with open_ledger(tmp_path / f"{number}.ledger") as ledger:
        summary = ledger.add(items, workers=workers)
        (one,) = ledger.reports()
        incidents = [(i.id, i.when.edtf) for i in ledger.incidents()]
        assert summary.read + summary.known == len(items) and not summary.rejected
        return one, ledger.origins(), ledger.published(), incidents


def test_two_files_one_report_two_origins(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(TEXT)
    with open_ledger(tmp_path / "x.ledger") as ledger:
        summary = ledger.read([tmp_path / "in"])
        assert (summary.read, summary.known, summary.reports) == (1, 1, 1)
        assert list(ledger.origins().values()) == [["a.txt", "b/c.txt"]]
        (tmp_path / "in" / "d.txt").write_text(TEXT)
        assert ledger.read([tmp_path / "in"]).read == 0
        assert list(ledger.origins().values()) == [["a.txt", "b/c.txt", "d.txt"]]
        assert json.loads(exported(ledger))["reports"][0]["names"] == ["a.txt", "b/c.txt", "d.txt"]


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_the_order_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(ingest, "BATCH", batch)
    copies = [
        report("bare.txt"),
        report("dated.txt", published=given("2031-03-05")),
        report("full.txt", published=given("2031-03-05"), outlet="Courier", url="https://velm.example/a"),
    ]
    seen = [held(tmp_path, some, n) for n, some in enumerate(permutations(copies))]
    assert all(s == seen[0] for s in seen)
    assert seen[0][1] == {"x": ["bare.txt", "dated.txt", "full.txt"]}
    assert isinstance(seen[0][0], Report) and seen[0][0].outlet == "Courier"


def test_another_text_under_an_id_that_is_under_way_is_refused(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger") as ledger:
        other = Report(id="x", text="Something else was said.", name="b.txt")
        summary = ledger.add([report("a.txt"), other])
        assert [r.name for r in summary.rejected] == ["b.txt"] and summary.reports == 1


def test_noise_is_read_on_request_and_left_out_again(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    lines = [TEXT, "The market, the largest of the valley, had opened an hour before, the council said."] * 2
    lines[2:] = ["Nobody claimed the attack, and the mayor asked residents to stay away from the old town."]
    lines += ["3 Comments", "forty people were killed in Kell on Monday and nobody writes about it."]
    page.write_text("\n\n".join(lines))
    with open_ledger(tmp_path / "x.ledger") as ledger:
        seen = []
        for keep in (False, True, True, False):
            summary = ledger.read([page], keep_noise=keep)
            seen.append((summary.read, any("forty" in c.passage.quote for a in ledger.incidents()
                                            for b in a.accounts for c in b.claims)))  # fmt: skip
    assert seen == [(1, False), (1, True), (0, True), (1, False)]
