"""The review desk over HTTP: what it lists, what it refuses, and that nothing of a report is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_server import Desk, serving
from rashomon.web.query import View, view

REPORTS = Path(__file__).resolve().parents[1] / "examples" / "reports"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving(tmp_path_factory.mktemp("desk") / "example.ledger", REPORTS) as running:
        yield running


def test_the_list_says_what_happened_where_and_how_many(desk: Desk) -> None:
    status, page, _ = desk.get("/")
    assert status == 200
    assert "Shelling, <bdi>Dovrin</bdi>" in page
    assert "≠ disputed" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?place=dovrin", 1), ("?place=Do+vrin", 1), ("?place=nowhere", 0), ("?q=hospital", 1),
        ("?from=2025-03-15", 2), ("?to=2025-03-12", 1), ("?from=2025-03&to=2025-03", 4), ("?type=bomb", 1),
        ("?actor=northern+front", 2), ("?killed=5", 1), ("?origins=3", 1), ("?disputed=no", 1),
        ("?review=checked", 0), ("?review=open", 4),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(desk: Desk, query: str, found: int) -> None:
    _, page, _ = desk.get("/" + query)
    assert page.count('class="row"') == found


def test_what_a_filter_does_not_understand_is_said(desk: Desk) -> None:
    _, page, _ = desk.get("/?from=lately&killed=many&type=magic")
    assert "“lately” is no day" in page
    assert "“many” is no number" in page
    assert page.count('class="row"') == 4


def test_a_view_and_its_query_string_are_one() -> None:
    given = {"q": "a b", "from": "2024-01-01", "disputed": "yes", "order": "deadliest", "box": "1,2,3,4"}
    wanted = view({**given, "page": "3"})
    rest = "?from=2024-01-01&disputed=yes&q=a+b&box=1%2C2%2C3%2C4"
    assert wanted.query() == rest + "&order=deadliest&page=3"
    assert wanted.query(page=None, order=None) == rest
    assert View().query() == ""


def test_other_sites_are_kept_out(desk: Desk) -> None:
    assert desk.get("/", host="evil.example")[0] == 403
    assert desk.post("/who", {"who": "x"}, origin="http://evil.example")[0] == 403
    assert desk.post("/who", {"who": "x"}, origin=None)[0] == 403
    _, _, headers = desk.get("/")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_pages_load_only_our_own_files(desk: Desk) -> None:
    _, page, _ = desk.get("/")
    for part in page.split('src="')[1:] + page.split('href="')[1:]:
        address = part.split('"')[0]
        assert address.startswith(("/", "#")), address
    assert "<script>" not in page
    assert " style=" not in page


def test_what_is_not_there_is_said(desk: Desk) -> None:
    for address in ("/incidents/i-none", "/reports/none", "/nowhere", "/static/none.js"):
        status, page, _ = desk.get(address)
        assert status == 404, address
        assert "Traceback" not in page
