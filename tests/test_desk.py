"""The review desk over HTTP: what it lists, what it refuses, and that nothing of a report is run."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk_server import Desk, serving
from rashomon.model import Actor, ActorRole, Incident, IncidentType, Property
from rashomon.overview import Overview
from rashomon.web.came_about import codebooks
from rashomon.web.judging import lines
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


def at(name: str) -> Callable[[Incident], bool]:
    return lambda i: any(name in (p.canonical or p.name).casefold() for p in i.places)


def least(property: Property, number: int) -> Callable[[Incident], bool]:
    return lambda i: ((f := i.figure(property)) is not None) and (f.min or 0) >= number


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?place=dovrin", at("dovrin")),
        ("?place=Do+vrin", at("dovrin")),
        ("?place=nowhere", lambda _: False),
        ("?from=2025-03-15", lambda i: i.when.latest >= date(2025, 3, 15)),
        ("?to=2025-03-12", lambda i: i.when.earliest <= date(2025, 3, 12)),
        ("?from=2025-03&to=2025-03", lambda i: i.when.edtf.startswith("2025-03")),
        ("?type=bomb", lambda i: i.type == "bomb"),
        ("?actor=northern+front", lambda i: any("Northern Front" in a.name for a in i.actors)),
        ("?killed=3", least(Property.KILLED, 3)),
        ("?wounded=7", least(Property.WOUNDED, 7)),
        ("?origins=3", lambda i: i.origins >= 3),
        ("?disputed=no", lambda i: all(a.state != "disputed" for a in i.agreement)),
        ("?review=checked", lambda _: False),
        ("?review=open", lambda _: True),
    ],
)
def test_filters_stand_in_the_address(desk: Desk, query: str, fits: Callable[[Incident], bool]) -> None:
    _, page, _ = desk.get("/" + query)
    listed = set(re.findall(r'class="row" href="/incidents/([^"]+)"', page))
    assert listed == {i.id for i in desk.ledger.incidents() if fits(i)}


def test_full_text_finds_what_passages_say(desk: Desk) -> None:
    _, page, _ = desk.get("/?q=ostelin")
    assert "<bdi>Ostelin</bdi>" in page
    assert page.count('class="row"') < desk.ledger.count()


def test_what_a_filter_does_not_understand_is_said(desk: Desk) -> None:
    _, page, _ = desk.get("/?from=lately&killed=many&type=magic")
    assert "“lately” is no day" in page
    assert "“many” is no number" in page
    assert page.count('class="row"') == desk.ledger.count()


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


def market(desk: Desk) -> Incident:
    return max(desk.ledger.incidents(), key=lambda i: len(i.accounts))


def test_a_figure_tells_which_claims_count_and_which_were_passed_over(desk: Desk) -> None:
    _, page, _ = desk.get(f"/incidents/{market(desk).id}")
    told = page[page.index("How these figures came about") : page.index('id="claims"')]
    assert "Passed over" in told
    assert "the word of the one who struck" in told
    assert re.search(r'data-claim="c-\w+" data-report="[^"]+" href="/incidents/', told)


def test_a_codebook_tells_how_its_figures_come_about(desk: Desk) -> None:
    found = codebooks(market(desk))
    assert list(found) == ["ACLED", "UCDP GED", "Airwars", "Iraq Body Count", "GTD"]
    ((fatalities, value, rule),) = ((c.name, c.value, c.rule) for c in found["ACLED"])
    assert (fatalities, value) == ("fatalities", "11")
    assert rule.startswith("the lowest figure put forward")
    grading = next(c for c in found["Airwars"] if c.name == "grading")
    assert grading.rule
    assert all(c.rule and c.name for columns in found.values() for c in columns)


def test_compared_values_that_overlap_do_not_differ(desk: Desk) -> None:
    one = market(desk)
    two = next(i for i in desk.ledger.incidents() if i.type == IncidentType.SHELLING)
    state = {line.name: line.state for line in lines(one, two)}
    assert state["Type"] == "other"
    assert state["When"] == "other"
    assert {line.state for line in lines(one, one)} <= {"equal", "silent"}
    later = replace(one, figures=tuple(replace(f, min=12, max=20) for f in one.figures))
    assert {line.name: line.state for line in lines(one, later)}["Killed"] == "partly"


def test_compared_attackers_are_those_whom_somebody_names(desk: Desk) -> None:
    cleared = Actor(name="air force", role=ActorRole.PERPETRATOR, denied_by="Ann Lee", only_denied=True)
    one = replace(market(desk), actors=(cleared,))
    assert "Attacker" not in {line.name for line in lines(one, one)}


def test_an_empty_queue_claims_no_more_than_it_knows(desk: Desk) -> None:
    _, page, _ = desk.get("/queue")
    assert "No pair waits for you" in page or "What argues for and against" in page
    assert "All have been judged" not in page


def test_what_takes_long_to_count_is_shown_when_it_is_ready(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = threading.Event()
    count = Overview.outlets

    def slowly(self: Overview) -> Any:
        ready.wait(30)
        return count(self)

    monkeypatch.setattr(Overview, "outlets", slowly)
    monkeypatch.setattr("rashomon.web.kept.AT_ONCE", 0)
    status, page, _ = desk.get("/sources")
    assert (status, "are being gone through" in page) == (200, True)
    ready.set()
    for _ in range(100):
        _, page, _ = desk.get("/sources")
        if "Meridian Press" in page:
            break
    assert "Meridian Press" in page
