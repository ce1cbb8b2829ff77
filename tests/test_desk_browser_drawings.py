"""Map, timeline, tallies and sources in a real browser: by mouse, by keyboard, and as axe sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk_server import Desk


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    yield page
    context.close()
    assert problems == []  # nothing that the content security policy had to stop, among others


def open_map(page: Any, desk: Desk, query: str = "") -> None:
    page.goto(f"{desk.base}/map{query}")
    page.wait_for_selector('#map[data-ready="marks"] .mark')


def test_a_mark_lists_its_incidents(page: Any, desk: Desk) -> None:
    open_map(page, desk, "#at=34.78,36.72,12")
    page.click('[aria-label="2 incidents at Homs"]')
    page.wait_for_selector('#here a[href="/incidents/i-a1"]')
    assert page.locator("#here a[data-row]").count() == 2
    assert "Map" in page.title()  # no script of a place's name ran


def test_the_map_by_keyboard(page: Any, desk: Desk) -> None:
    open_map(page, desk, "#at=34.78,36.72,12")
    page.focus('[aria-label="1 incident at Talbiseh"]')
    page.keyboard.press("Enter")
    page.wait_for_selector('#here a[href="/incidents/i-a3"]')
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda address: not address.endswith("#at=34.780,36.720,12"))


def test_a_region_is_a_shape_with_words_and_no_point(page: Any, desk: Desk) -> None:
    open_map(page, desk, "#at=35.2,37.2,8")
    page.wait_for_selector("path.area")
    page.click('[aria-label="2 incidents somewhere in Hama"]')
    page.wait_for_selector('#here a[href="/incidents/i-d1"]')
    assert page.locator('.mark.point[aria-label*="Hama"]').count() == 0


def test_the_filter_changes_the_map_without_loading_the_page(page: Any, desk: Desk) -> None:
    open_map(page, desk)
    page.evaluate("window.same = true")
    page.select_option('select[name="type"]', "clash")
    for gone in (".mark.point", ".mark.cluster"):
        page.wait_for_selector(gone, state="detached")
    page.wait_for_selector(".mark.ring")
    assert "type=clash" in page.url
    assert page.evaluate("window.same")
    assert "3</b> incidents on the map" in page.inner_html("#results")
    page.click(".parts >> text=Timeline")
    page.wait_for_selector(".timeline")
    assert "type=clash" in page.url


def test_what_is_in_view_can_be_listed(page: Any, desk: Desk) -> None:
    open_map(page, desk, "#at=33.35,43.78,9")
    page.click("#inview")
    page.wait_for_selector(".rows")
    assert page.locator(".row").count() == 1
    page.go_back()
    page.wait_for_selector('#map[data-ready="marks"]')
    assert "#at=33.350,43.780,9" in page.url


def test_the_timeline_by_keyboard(page: Any, desk: Desk) -> None:
    page.goto(f"{desk.base}/timeline?from=2024&to=2024")
    page.focus('svg.columns a[tabindex="0"]')
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Mar 2024")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?from=2024-03-01&to=2024-03-31")
    assert "by day" in page.inner_text(".steps")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Any, desk: Desk, example: Desk, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    _, listed, _ = example.get("/?origins=3")
    incident = listed[listed.index('href="/incidents/') + 6 :].split('"')[0]
    found = []
    for running, path in (
        (desk, "/map"), (desk, "/timeline"), (desk, "/timeline?from=2024&to=2024"),
        (example, "/tallies?once=yes"), (example, "/sources"), (example, incident),
    ):  # fmt: skip
        page.goto(running.base + path)
        if path == "/map":
            page.wait_for_selector('#map[data-ready="marks"] .mark')
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        answer = Axe().run(page).response
        found += [
            (path, v["id"], [n["html"][:120] for n in v["nodes"][:3]])
            for v in answer["violations"]
            if v["impact"] in ("serious", "critical")
        ]
    context.close()
    assert found == []


def test_on_a_telephone_nothing_is_wider_than_the_screen(browser: Any, desk: Desk, example: Desk) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    for running, path in ((desk, "/map"), (desk, "/timeline"), (example, "/tallies"), (example, "/sources")):
        page.goto(running.base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()
