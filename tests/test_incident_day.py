"""The day that the ledger shows where the accounts of one incident give different ones."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from rashomon import open_ledger
from rashomon.model import When
from rashomon.reconcile.dates import solve
from rashomon.reconcile.incident_day import incident_date

D = date(2016, 8, 5)


def on(n: int, wording: str = "Friday") -> When:
    day = D + timedelta(days=n)
    return When(earliest=day, latest=day, wording=wording)


def unstated(n: int) -> When:
    day = D + timedelta(days=n)
    return When(earliest=day - timedelta(days=1), latest=day, offset=(-1, 0))


def told(**days: int) -> dict[str, date]:
    return {a: D + timedelta(days=n) for a, n in days.items()}


def test_a_report_of_the_day_itself_settles_a_tie_of_days_far_apart() -> None:
    dates = {"a": on(0), "b": on(-5)}
    found = incident_date(dates, told_on=told(a=1, b=0))
    assert found.edtf == "2016-08-05" and "disagree" in found.how
    # Where each has a report of its own day, or none has, nothing is settled.
    assert incident_date(dates, told_on=told(a=1, b=-4)).edtf == "2016-07-31"  # told of before the other
    assert incident_date(dates, told_on=told(a=9, b=9)).edtf == "2016-07-31/2016-08-05"
    assert incident_date({"a": on(0), "b": on(-1)}, told_on=told(a=0, b=9)).edtf == "2016-08-04/2016-08-05"


def test_days_of_reports_on_something_else_count_only_by_themselves() -> None:
    dates = {"a": on(0), "b": on(-9)}
    assert incident_date(dates, told_on=told(a=0), aside={"b"}).edtf == "2016-08-05"
    assert incident_date({"a": unstated(0), "b": on(-9)}, aside={"b"}).edtf == "2016-07-27"
    solved = solve(
        {"r": on(0), "s": on(-8)}, dates, {"a": "r", "b": "s"}, [["a", "b"]], aside=["b"]
    ).incidents[0]
    assert solved.edtf == "2016-08-05"


def test_days_that_most_accounts_admit() -> None:
    dates = {"a": unstated(0), "b": unstated(1), "c": unstated(-20)}
    found = incident_date(dates)
    assert found.edtf == "2016-08-05" and "2 of 3" in found.how


def test_later_reports_without_a_day_follow_up_on_the_first() -> None:
    dates = {"a": unstated(0), "b": unstated(5)}
    assert incident_date(dates).edtf == "2016-08-04/2016-08-05"
    stated = When(earliest=D + timedelta(days=4), latest=D + timedelta(days=5), wording="this week")
    assert incident_date({"a": unstated(0), "b": stated}).edtf == "2016-08-04/2016-08-10"


def test_explain_says_what_the_publication_of_an_undated_page_was_inferred_from(tmp_path: Path) -> None:
    told = "A car bomb killed nine people beside a bakery in Homs"
    rows = [
        {
            "id": "a",
            "text": f"HOMS, March 12 (Reuters) - {told} on Tuesday. President Barack Obama spoke of it.",
        },
        {"id": "b", "published": "2013-03-14", "text": f"{told} on March 12, officials said."},
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf8")
    with open_ledger(tmp_path / "l.ledger") as ledger:
        ledger.read([path], workers=1)
        notes = [n for n in ledger.explain("a", "b")[0].notes if n.startswith("day of a: published")]
    assert any("the dateline says March 12" in n for n in notes)
    assert any("Obama: in that office" in n for n in notes)
    assert not any(n.startswith("day of b") for n in notes)  # given with the report


def test_the_first_page_tells_of_its_own_week_though_a_later_one_gives_an_older_date() -> None:
    sunday = When(earliest=date(2015, 3, 22), latest=date(2015, 3, 22), weekday=6, offset=(-6, 0))
    other = When(earliest=date(2015, 3, 1), latest=date(2015, 3, 1), month=3, day=1)
    told_on = {"a": date(2015, 3, 25), "b": date(2015, 5, 8)}
    assert incident_date({"a": sunday, "b": other}, told_on=told_on).earliest == date(2015, 3, 22)
