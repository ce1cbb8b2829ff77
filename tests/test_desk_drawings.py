"""Map, timeline, tallies and sources of the desk over HTTP: what is drawn, and what it says in words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desk_ledger import HOSTILE, make, when
from desk_server import Desk, serving
from rashomon.model import Lineage, LineageNode, When
from rashomon.web.lineage import drawn as lanes


def marks(desk: Desk, query: str = "") -> dict[str, Any]:
    status, body, _ = desk.get(f"/map/marks?at=30,30,50,40&zoom=8{query}")
    assert status == 200
    found: dict[str, Any] = json.loads(body)
    return found


def drawn(desk: Desk, query: str = "") -> list[tuple[str, int, str]]:
    return [(m["kind"], m["incidents"], m["name"]) for m in marks(desk, query)["marks"]]


def test_places_are_marks_by_how_well_they_are_known(desk: Desk) -> None:
    assert drawn(desk) == [
        ("cluster", 3, "Homs, Talbiseh"),
        ("point", 1, f"Falluja {HOSTILE}"),
        ("ring", 1, "Palmyra"),
    ]


def test_zooming_in_takes_a_cluster_apart(desk: Desk) -> None:
    found = json.loads(desk.get("/map/marks?at=36,34,37,35&zoom=12")[1])["marks"]
    assert [(m["kind"], m["incidents"], m["name"]) for m in found] == [
        ("point", 2, "Homs"),
        ("point", 1, "Talbiseh"),
    ]


def test_a_division_under_two_names_is_one_region(desk: Desk) -> None:
    found = marks(desk)["regions"]
    assert [(r["country"], r["admin1"], r["incidents"], r["shape"]) for r in found] == [
        ("SY", "Hama", 2, "SY.10"),
        ("IQ", "", 1, "IQ"),
    ]
    shapes = json.loads(desk.get("/map/divisions/SY")[1])
    assert "SY.10" in shapes


@pytest.mark.parametrize(
    ("query", "points", "regions"),
    [("&type=bomb", 2, 0), ("&from=2024-02", 2, 1), ("&place=hama", 0, 1), ("&box=43,33,44,34", 1, 0)],
)
def test_the_filter_of_the_list_holds_on_the_map(desk: Desk, query: str, points: int, regions: int) -> None:
    found = marks(desk, query)
    assert (len(found["marks"]), len(found["regions"])) == (points, regions)


def test_a_stretch_that_is_no_stretch_is_the_world(desk: Desk) -> None:
    for at in ("", "a,b", "nan,0,0,0", "-400,-90,400,90"):
        assert len(json.loads(desk.get(f"/map/marks?at={at}&zoom=1")[1])["marks"]) > 0


def test_what_has_no_place_is_counted_and_the_map_stands_in_a_table(desk: Desk) -> None:
    _, page, _ = desk.get("/map")
    assert "<b>8</b> incidents on the map; <b>1</b> more has no place" in page
    assert re.search(r"<bdi>Homs</bdi></a></td><td class=\"n\">2</td>", page)
    assert re.search(r"<bdi>Hama, Syria</bdi></td><td class=\"n\">2</td>", page)
    assert HOSTILE not in page


def test_a_mark_leads_to_its_incidents(desk: Desk) -> None:
    _, here, _ = desk.get("/map/here?at=36.7,34.7,36.74,34.75")
    assert re.findall(r'href="/incidents/([^"]+)"', here) == ["i-a2", "i-a1"]
    _, here, _ = desk.get("/map/here?country=SY&admin1=Hama")
    assert re.findall(r'href="/incidents/([^"]+)"', here) == ["i-d2", "i-d1"]
    assert "Somewhere in <bdi>Hama, Syria</bdi>" in here
    _, here, _ = desk.get("/map/here?at=43,33,44,34")
    assert HOSTILE not in here


def test_a_tile_server_of_ones_own_may_lie_under_the_map(tmp_path: Path) -> None:
    tiles = "https://tiles.example/{z}/{x}/{y}.png"
    with serving(make(tmp_path / "tiles.ledger"), tiles=tiles) as running:
        _, page, headers = running.get("/map")
    assert f'data-tiles="{tiles}"' in page
    assert "Background: tiles.example" in page
    assert "img-src 'self' data: https://tiles.example;" in headers["content-security-policy"]


def test_the_timeline_puts_only_what_is_sure_into_columns(desk: Desk) -> None:
    _, page, _ = desk.get("/timeline")
    columns = dict(
        re.findall(r'aria-label="([A-Z][a-z]{2} 2024|\d+ [A-Z][a-z]{2} 2024): (\d+) incident', page)
    )
    assert columns == {
        "10 Jan 2024": "2", "12 Jan 2024": "1", "1 Mar 2024": "1", "2 Mar 2024": "1", "20 Mar 2024": "1",
    }  # fmt: skip
    assert "Clash, near Palmyra" not in page
    assert 'aria-label="Clash, Palmyra, 3–5 Feb 2024"' in page
    assert 'aria-label="Clash, Hama province, 25 Jan – 10 Feb 2024"' in page


def test_the_undated_have_a_lane_of_their_own(desk: Desk) -> None:
    _, page, _ = desk.get("/timeline")
    lane = page[page.index('id="undated"') :]
    assert re.findall(r'href="/incidents/([^"]+)"', lane) == ["i-e1"]
    assert "1 incident that the reports do not date" in lane


def test_the_timeline_shows_what_the_filter_asks_for(desk: Desk) -> None:
    _, page, _ = desk.get("/timeline?from=2024&to=2024")
    assert 'aria-label="Jan 2024: 3 incidents"' in page
    assert "by month" in page
    assert 'href="/timeline?from=2024-01-01&amp;to=2024-01-31"' in page
    _, page, _ = desk.get("/timeline?from=2010&to=2024")
    assert "by year" in page
    _, page, _ = desk.get("/timeline?from=2024-02-04&to=2024-02-04")
    assert 'aria-label="Clash, Palmyra, 3–5 Feb 2024"' in page
    _, page, _ = desk.get("/timeline?place=atlantis")
    assert "No incident fits" in page


@pytest.mark.parametrize(
    "window", ["from=0001-01-01&to=0001-01-02", "from=9999-12-30&to=9999-12-31", "from=9999&to=0001"]
)
def test_the_ends_of_the_calendar_break_nothing(desk: Desk, window: str) -> None:
    assert desk.get(f"/timeline?{window}")[0] == 200


def test_many_incidents_of_uncertain_date_are_one_bar_each_time(tmp_path: Path) -> None:
    from desk_ledger import HOMS, when
    from rashomon import __version__
    from rashomon.model import Incident, IncidentType
    from rashomon.store import Database, snapshot

    path = tmp_path / "many.ledger"
    days = [when(f"2023-0{1 + n % 9}-03") for n in range(90)] + [when("2023-04-20", "2023-05-10")] * 7
    with Database.open(path) as database, database.writing() as connection:
        incidents = [
            Incident(id=f"i-{n:03}", type=IncidentType.ATTACK, summary="", when=day, places=(HOMS,))
            for n, day in enumerate(days)
        ]
        snapshot.replace(connection, incidents, [], [], snapshot.stamp(connection, __version__))
    with serving(path) as running:
        _, page, _ = running.get("/timeline")
    assert 'aria-label="7 incidents, some time: 1 Apr – 31 May 2023"' in page
    assert 'aria-label="Apr 2023: 10 incidents"' in page


def test_an_incident_has_a_small_map(desk: Desk) -> None:
    _, page, _ = desk.get("/incidents/i-a1")
    assert 'aria-label="Map with a point at Homs"' in page
    assert '<circle class="spot"' in page
    _, page, _ = desk.get("/incidents/i-b1")
    assert '<circle class="near"' in page
    _, page, _ = desk.get("/incidents/i-d1")
    assert 'aria-label="Map with the region of Hama province"' in page
    assert '<circle class="spot"' not in page
    _, page, _ = desk.get("/incidents/i-f1")
    assert 'class="locator"' not in page


def test_an_incident_has_its_reports_by_origin(example: Desk) -> None:
    _, listed, _ = example.get("/?origins=3")
    first = re.findall(r'href="(/incidents/[^"]+)"', listed)[0]
    status, page, _ = example.get(f"{first}/lineage")
    assert status == 200
    assert "independent origins" in page
    assert page.count("<circle") >= 3
    assert re.search(r"(copies|credits|shares sentences with) <bdi>", page)
    assert example.get("/incidents/i-none/lineage")[0] == 404


def test_a_report_without_a_date_stands_at_no_day() -> None:
    nodes = [
        LineageNode(id=id, report=id, name=id, origin=id, published=day)
        for id, day in (("a", when("2024-01-10")), ("b", when("2024-01-20")), ("c", When()))
    ]
    found = lanes(Lineage(incident="i", nodes=tuple(nodes), edges=(), origins=3))
    x = {d.node.id: d.x for d in found.dots}
    assert x["a"] < x["b"] < x["c"]
    assert [words for words, _, _ in found.days] == ["10 Jan", "20 Jan 2024", "no date"]
    assert found.days[1][1] < x["c"]


def test_sources_tell_copies_from_own_reports(example: Desk) -> None:
    status, page, _ = example.get("/sources")
    assert status == 200
    rows = dict(re.findall(r"<bdi>([^<]+)</bdi></a></th><td [^>]*>(\d+)</td>", page))
    assert rows["Meridian Press"] == "3"
    copies = re.search(r"Harbor Daily.*?Credits or copies.>(.*?)</td>", page, re.DOTALL)
    assert copies is not None
    assert "<bdi>Meridian Press</bdi> <b>1</b>" in copies.group(1)
    for order in ("own", "first", "name", "nonsense"):
        assert example.get(f"/sources?order={order}")[0] == 200


def test_tallies_stand_with_their_sentences(example: Desk) -> None:
    status, page, _ = example.get("/tallies")
    assert status == 200
    assert "2 totals, each told once" in page
    assert '<a class="words" href="/reports/' in page
    assert "<mark>" in page


def test_a_ledger_without_anything_has_pages(tmp_path: Path) -> None:
    with serving(tmp_path / "none.ledger") as empty:
        for path in ("/map", "/timeline", "/tallies", "/sources", "/map/marks", "/map/here"):
            assert empty.get(path)[0] == 200, path
