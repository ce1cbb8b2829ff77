"""The review desk in a real Chromium: reading, judging, correcting, intake, two people, hostile words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from desk_server import Desk, serving
from rashomon import open_ledger
from rashomon.resolve.keys import Keys, said
from rashomon.resolve.profile import Profile

REPORTS = Path(__file__).resolve().parents[1] / "examples" / "reports"
HOSTILE = '"><img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>'
STORY = (
    "Warplanes bombed a market in the town of Qarsh on Wednesday, killing 11 people and wounding 30, a "
    f"health official said.\n\n{HOSTILE}\n\nResidents blamed the Orvanian air force."
)


def in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pair of incidents be compared, and be in doubt whatever speaks against it."""

    def all_meet(profiles: Sequence[Profile], keys: Keys) -> Mapping[str, list[list[int]]]:
        found = said(profiles, keys)
        return {**found, "person": [[keys.of("every account"), *mine] for mine in found["person"]]}

    monkeypatch.setattr("rashomon.resolve.keys.said", all_meet)
    for module in ("rashomon.resolve.pairs", "rashomon.resolving"):
        monkeypatch.setattr(f"{module}.DOUBT", -99.0)
        monkeypatch.setattr(f"{module}.worth_a_doubt", lambda scores, apart: scores >= -9900)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the shipped example and of one hostile report; every pair of incidents is in doubt."""
    folder = tmp_path_factory.mktemp("example")
    row = {
        "text": STORY, "title": f"Eleven dead {HOSTILE}", "outlet": f"صحيفة {HOSTILE}",
        "url": "javascript:alert(1)", "published": "2025-03-12",
    }  # fmt: skip
    (folder / "hostile.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    with pytest.MonkeyPatch.context() as monkeypatch, open_ledger(folder / "example.ledger") as ledger:
        in_doubt(monkeypatch)
        ledger.read([REPORTS, folder / "hostile.jsonl"])
        ledger.incidents()
    return folder / "example.ledger"


@pytest.fixture
def desk(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk of the example in which every pair of incidents is in doubt."""
    in_doubt(monkeypatch)
    shutil.copy(example, tmp_path / "example.ledger")
    with serving(tmp_path / "example.ledger") as running:
        yield running


@pytest.fixture
def visit(browser: Any, desk: Desk) -> Iterator[Callable[..., Any]]:
    """Opens a page of the desk in a browser of its own; the test fails when a page complains."""
    problems: list[str] = []
    with ExitStack() as opened:

        def at(path: str, who: str = "", **context: Any) -> Any:
            own = browser.new_context(**context)
            opened.callback(own.close)
            page = own.new_page()
            page.set_default_timeout(20_000)
            page.on("console", lambda m: problems.append(m.text) if m.type in ("error", "warning") else None)
            page.on("pageerror", lambda e: problems.append(str(e)))
            page.goto(desk.base + path)
            if who:
                page.fill("input[name=who]", who)
                with page.expect_navigation():
                    page.press("input[name=who]", "Enter")
            return page

        yield at
    assert [p for p in problems if "status of 4" not in p] == []


def of_market(desk: Desk) -> str:
    """The incident that most reports tell."""
    return max(desk.ledger.incidents(), key=lambda i: len(i.accounts)).id


def test_from_a_number_to_its_words_and_back(visit: Callable[..., Any], desk: Desk) -> None:
    page = visit(f"/incidents/{of_market(desk)}")
    value = page.locator("table a.jump").nth(7)
    claim = value.get_attribute("data-claim")
    value.focus()
    page.keyboard.press("Enter")
    hot = page.locator(f'#reader mark.hot[data-claims~="{claim}"]').first
    hot.wait_for()
    assert claim in page.url  # the address bar holds the view
    page.keyboard.press("b")
    assert page.evaluate("document.activeElement.dataset.claim") == claim
    page.click("text=Back to the claim")
    assert page.evaluate("document.activeElement.id") == f"of-{claim}"
    hot.click()
    assert page.evaluate("document.activeElement.dataset.claim") == claim


def test_filtering_keeps_the_address(visit: Callable[..., Any]) -> None:
    page = visit("/")
    before = page.locator("a.row").count()
    page.keyboard.press("/")
    page.keyboard.type("ostelin bomb")
    page.wait_for_url("**/?q=ostelin*bomb")
    page.wait_for_function(f"document.querySelectorAll('a.row').length < {before}")
    fewer = page.locator("a.row").count()
    page.reload()
    assert page.locator("a.row").count() == fewer > 0
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('a.row').length == {before}")


def test_further_conditions_are_one_press_away(visit: Callable[..., Any]) -> None:
    page = visit("/")
    entries = page.evaluate("history.length")
    actor = page.locator("input[name=actor]")
    assert not actor.is_visible()
    page.focus("#more")
    page.keyboard.press("Space")
    actor.focus()
    page.keyboard.type("northern front")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?actor=northern*front")
    assert page.evaluate("history.length") == entries + 1  # showing more was no step of its own
    page.reload()
    assert actor.is_visible()


def test_what_was_said_stands_in_the_log_in_words(visit: Callable[..., Any], desk: Desk) -> None:
    pair = desk.ledger.doubts()[0]
    address = f"/compare?a={pair.first}&b={pair.second}"
    page = visit(address, who="Nadia")
    page.keyboard.press("d")
    page.wait_for_selector("text=Kept, and in the log")
    page.goto(desk.base + "/log")
    said = page.inner_text("table.log")
    for id in (pair.first, pair.second):
        assert desk.ledger.incident(id).places[0].name in said
    assert pair.first not in said


def test_judging_by_keyboard_and_undoing(visit: Callable[..., Any], desk: Desk) -> None:
    doubts = desk.ledger.doubts()
    page = visit("/queue", who="Nadia")
    page.keyboard.press("d")

    page.wait_for_url("**/queue?done=*")
    (judged,) = {(j.who, j.verdict.value, j.when) for j in desk.ledger.judgements()}
    assert judged[:2] == ("Nadia", "different")
    assert len(desk.ledger.doubts()) == len(doubts) - 1
    page.keyboard.press("z")
    page.wait_for_url("**/queue")
    assert all(j.withdrawn for j in desk.ledger.judgements())
    desk.ledger.derive()
    assert len(desk.ledger.doubts()) == len(doubts)


def test_same_joins_two_incidents(visit: Callable[..., Any], desk: Desk) -> None:
    first = desk.ledger.doubts()[0]
    before = desk.ledger.count()
    page = visit(f"/compare?a={first.first}&b={first.second}")
    page.fill("input[name=why]", "one and the same")
    page.locator("h1").click()
    page.keyboard.press("s")
    page.wait_for_load_state()
    page.wait_for_selector("text=They are one incident")
    assert desk.ledger.count() == before - 1
    assert [j.why for j in desk.ledger.judgements()][:1] == ["one and the same"]


def test_two_people_judge_at_once(visit: Callable[..., Any], desk: Desk) -> None:
    pair = desk.ledger.doubts()[0]
    address = f"/compare?a={pair.first}&b={pair.second}"
    nadia, omar = visit(address, who="Nadia"), visit(address, who="Omar")
    nadia.keyboard.press("d")
    nadia.wait_for_selector("text=Kept, and in the log")
    omar.keyboard.press("u")
    omar.wait_for_selector("text=Somebody was quicker")
    assert "Nadia" in omar.inner_text("main")
    assert {j.who for j in desk.ledger.judgements()} == {"Nadia"}
    omar.click("text=Say it all the same")
    omar.wait_for_selector("text=Kept, and in the log")
    assert {j.who for j in desk.ledger.judgements()} == {"Nadia", "Omar"}


def test_two_people_set_one_figure(visit: Callable[..., Any], desk: Desk) -> None:
    address = f"/incidents/{of_market(desk)}/correct"
    nadia, omar = visit(address, who="Nadia"), visit(address, who="Omar")
    for page, number in ((nadia, "12"), (omar, "13")):
        page.fill("#date input[name=days]", f"2025-03-{number}")
        page.fill("#date input[name=why]", "the ministry")
        with page.expect_navigation():
            page.click("text=Set date")
    assert "Somebody was quicker" in omar.inner_text("main")
    assert "date 12 Mar 2025" in omar.inner_text("main")
    assert "date 13 Mar 2025" in omar.inner_text("main")
    omar.click("text=Say it all the same")
    omar.wait_for_selector("text=set by Omar")
    assert [c.who for c in desk.ledger.corrections()] == ["Nadia", "Omar"]


def test_correcting_marks_what_was_set_and_undo_takes_it_back(visit: Callable[..., Any], desk: Desk) -> None:
    incident = of_market(desk)
    page = visit(f"/incidents/{incident}")
    page.keyboard.press("e")
    page.wait_for_url("**/correct")
    page.fill("#figure input[name=range]", "twelve")
    page.fill("#figure input[name=why]", "the hospital's list")
    page.click("text=Set figure")
    page.wait_for_selector("text=is no figure")
    page.fill("#figure input[name=range]", "12-15")
    page.fill("#figure input[name=why]", "the hospital's list")
    page.click("text=Set figure")
    page.wait_for_selector("text=killed 12–15, set by Tester")
    assert "the hospital's list" in page.inner_text("main")
    page.keyboard.press("z")
    page.wait_for_url(f"**/incidents/{incident}")
    assert "set by Tester" not in page.inner_text("main")


def test_each_property_can_be_set_by_hand(visit: Callable[..., Any], desk: Desk) -> None:
    incident = of_market(desk)
    form = f"/incidents/{incident}/correct"
    page = visit(form, who="Nadia")

    def give(part: str, button: str) -> None:
        page.fill(f"#{part} input[name=why]", "seen myself")
        with page.expect_navigation():
            page.click(f"text={button}")
        page.goto(desk.base + form)

    page.fill("#date input[name=days]", "2025-03-11/2025-03-12")
    give("date", "Set date")
    page.select_option("#type select[name=type]", "drone")
    give("type", "Set type")
    page.fill("#actors input[name=actor] >> nth=0", "نادية")
    give("actors", "Set actors")
    page.locator("#pick").scroll_into_view_if_needed()
    page.wait_for_selector("#pick[data-ready]")
    colour = "getComputedStyle(document.body).getPropertyValue('--land')"
    assert page.evaluate(colour)  # without it land is drawn black
    page.click("#pick", position={"x": 300, "y": 120})
    page.fill("#places input[name=name]", "The crossing")
    give("places", "Set place")

    now = desk.ledger.incident(incident)
    assert now.when.edtf == "2025-03-11/2025-03-12"
    assert now.type.value == "drone"
    assert now.actors[0].name == "نادية"
    (place,) = now.places
    assert (place.name, place.lat is not None) == ("The crossing", True)
    page.goto(desk.base + f"/incidents/{incident}")
    assert page.locator(".locator .spot").count() == 1
    assert page.locator("dd .hand").count() == 4
    assert page.locator("bdi", has_text="نادية").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.goto(desk.base + "/map")
    page.wait_for_selector("#map[data-ready] .mark.point")
    page.goto(desk.base + "/log")
    said = page.inner_text("table.log")
    assert all(words in said for words in ("type drone attack", "place The crossing", "actors نادية", "date"))


def test_noise_is_struck_out_and_counts_no_longer(visit: Callable[..., Any], desk: Desk) -> None:
    incident = desk.ledger.incident(of_market(desk))
    claim = next(c for a in incident.accounts for c in a.claims if c.property.value == "wounded")
    page = visit(f"/incidents/{incident.id}")
    page.click(f'a.tiny[href*="{claim.id}"]')
    page.fill("#noise input[name=why]", "not from there")
    page.click("text=Call it noise")
    page.wait_for_selector(f"li.struck #of-{claim.id}")
    now = desk.ledger.incident(incident.id)
    assert claim.id in {c.id for a in now.accounts for c in a.noise}
    assert claim.id not in {id for f in now.figures for id in f.used}


def test_intake_reads_and_says_what_failed(visit: Callable[..., Any], desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"no text": 1}\n')
    page = visit("/intake")
    page.set_input_files("input[type=file]", [str(broken)])
    page.fill("textarea[name=text]", "Gunmen shot dead three policemen in the town of Tressel on 4 May 2025.")
    page.fill("textarea[name=addresses]", "http://127.0.0.1:9/inside")
    page.click("text=Read them")
    page.wait_for_selector(".job:not([aria-busy]) table.failed", timeout=60_000)
    said = page.inner_text(".job")
    assert "1 report read" in said
    assert "broken.jsonl" in said
    assert "127.0.0.1" in said
    assert str(tmp_path) not in said
    page.goto(desk.base + "/?place=tressel")
    assert page.locator("a.row").count() == 1


def test_hostile_words_are_shown_and_never_run(visit: Callable[..., Any], desk: Desk) -> None:
    incident = of_market(desk)
    report = next(r.id for r in desk.ledger.reports() if r.title and HOSTILE in r.title)
    desk.post(f"/incidents/{incident}/correct", {"aspect": "note", "note": HOSTILE}, who="x")
    for path in (
        f"/incidents/{incident}?report={report}", f"/reports/{report}", f"/incidents/{incident}/correct",
        f"/?q={'%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E'}", "/log", "/queue", "/map", "/timeline",
    ):  # fmt: skip
        page = visit(path)
        page.wait_for_timeout(100)
        assert "Rashomon" in page.title()
        assert page.locator("main img:not(.leaflet-container img)").count() == 0
        assert page.locator("main script").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(visit: Callable[..., Any], desk: Desk, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    incident = of_market(desk)
    desk.post(f"/incidents/{incident}/correct", {"aspect": "type", "type": "bomb", "why": "seen"})
    pair = desk.ledger.doubts()[0]
    page = visit("/", color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    found = []
    for path in (
        "/", "/?q=nothing", f"/incidents/{incident}", f"/incidents/{incident}/correct", "/queue",
        f"/compare?a={pair.first}&b={pair.second}", "/intake", "/log", "/nowhere",
    ):  # fmt: skip
        page.goto(desk.base + path)
        found += [
            (path, v["id"], [n["html"][:160] for n in v["nodes"][:3]])
            for v in Axe().run(page).response["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        if width < 500:  # nothing is wider than the screen
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert found == []
