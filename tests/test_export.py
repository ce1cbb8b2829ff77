"""The JSON export keeps its contract: every key of version 1, null for what is unknown."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from ledger_fakes import LineReader
from rashomon import open_ledger
from rashomon.publish.export_json import dump

CONTRACT: dict[str, set[str]] = {
    "": {"format", "version", "program", "reports", "incidents", "relations", "tallies"},
    "reports": {"id", "name", "outlet", "title", "url", "published"},
    "incidents": {"id", "type", "summary", "date", "places", "actors", "harm", "accounts"},
    "tallies": {
        "report", "what", "min", "max", "qualifier", "since", "attributed_to", "start", "end", "quote"
    },
    "date": {"earliest", "latest", "edtf", "precision"},
    "places": {"name", "country", "admin1", "lat", "lon", "precision", "gazetteer_id", "role"},
    "accounts": {"report", "central", "claims"},
    "claims": {
        "id", "property", "value", "min", "max", "qualifier", "who", "attributed_to", "stance", "field",
        "start", "end", "quote",
    },
}  # fmt: skip
TEXT = "Gunmen in Qaïm 🜂.\nATTACK 2024-01-23 Arrun 3 police\nTALLY 2024-01-01 Arrun 151 army\n"


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)
    rows = [{"id": "r1", "text": TEXT, "outlet": "O"}, {"id": "r2", "text": "Nothing happened."}]
    page = tmp_path / "rows.jsonl"
    page.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf8")
    out = BytesIO()
    with open_ledger(tmp_path / "a.ledger") as ledger:
        ledger.read([page])
        dump(ledger, out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_contract(export: dict[str, Any]) -> None:
    assert (export["format"], export["version"]) == ("rashomon-ledger", 1)
    [incident] = export["incidents"]
    [account] = incident["accounts"]
    rows = {
        "": export,
        "reports": export["reports"][0],
        "incidents": incident,
        "tallies": export["tallies"][0],
        "date": incident["date"],
        "places": incident["places"][0],
        "accounts": account,
        "claims": account["claims"][0],
    }
    for name, keys in CONTRACT.items():
        assert keys <= set(rows[name]), name


def test_what_the_text_says_of_the_report(tmp_path: Path) -> None:
    lines = (
        "Two hurt in Velm market fire",
        "By Ann Example",
        "Updated: March 5, 2031",
        "Two traders were hurt on Tuesday when a rocket struck the market of Velm, the mayor said.",
        "© 2031 Velm Courier. All rights reserved.",
    )
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join(lines), encoding="utf8")
    out = BytesIO()
    with open_ledger(tmp_path / "b.ledger") as ledger:
        ledger.read([page])
        dump(ledger, out)
        text = next(iter(ledger.clean_reports().values())).report.text
    [report] = json.loads(out.getvalue())["reports"]
    assert report["title"] is None and report["outlet"] is None
    found = {f["what"]: f for f in report["found_in_text"]}
    assert {w: found[w]["quote"] for w in ("title", "byline", "updated", "outlet")} == {
        "title": lines[0], "byline": "Ann Example", "updated": "March 5, 2031", "outlet": "Velm Courier"
    }  # fmt: skip
    assert all(text[f["start"] : f["end"]] == f["quote"] for f in report["found_in_text"])


def test_values(export: dict[str, Any]) -> None:
    [incident] = export["incidents"]
    assert incident["harm"]["killed"] == {"min": 3, "max": 3, "best": 3}
    assert incident["harm"]["wounded"] is None
    assert (
        incident["date"]["earliest"] == incident["date"]["latest"] == incident["date"]["edtf"] == "2024-01-23"
    )
    assert incident["date"]["precision"] == "day"
    assert [r["id"] for r in export["reports"]] == ["r1", "r2"]
    [claim] = incident["accounts"][0]["claims"]
    for row in (claim, *export["tallies"]):
        assert row["field"] == "text"
        assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_where_else_a_number_is_told(tmp_path: Path) -> None:
    text = "An air raid on Mosul killed 12 people, the Tigris Monitor said. It said 12 people died in Mosul."
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": text, "published": "2019-06-11"}), encoding="utf8")
    out = BytesIO()
    with open_ledger(tmp_path / "a.ledger") as ledger:
        ledger.read([page])
        dump(ledger, out)
    claims = json.loads(out.getvalue())["incidents"][0]["accounts"][0]["claims"]
    [claim] = [c for c in claims if c["property"] == "killed"]
    [lead] = claim["also"]
    assert (claim["quote"], lead["quote"]) == ("12 people died", "killed 12 people")
    assert (lead["min"], lead["max"], lead["qualifier"]) == (12, 12, "exact")
    assert text[lead["start"] : lead["end"]] == lead["quote"]
