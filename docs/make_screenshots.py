"""Makes the pictures of the review desk in docs/desk/, in a real Chromium.

    python docs/make_screenshots.py [FOLDER [NAME ...]]

They show the shipped example; map and timeline show made-up incidents (bench/make_accounts.py).

Each page as NAME-desktop.png and NAME-phone.png, and the same with -dark.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import real_browser
from desk_server import serving
from rashomon import open_ledger
from rashomon.correcting import Set
from rashomon.ledger import Ledger
from rashomon.model import Figure, IncidentType, Property, Review, Verdict

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "desk"
    wanted = set(sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    if real_browser.chromium() is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory() as folder, real_browser.opened() as browser:
        for make in (_example, _synthetic):
            path = Path(folder) / f"{make.__name__.strip('_')}.ledger"
            pages = {n: p for n, p in make(path).items() if not wanted or n in wanted}
            with serving(path, who="Nadia") as desk:
                for name, address in pages.items():
                    _shots(browser, desk.base + address, out / name)


def _shots(browser: Browser, address: str, stem: Path) -> None:
    for size, (width, height) in SIZES.items():
        for suffix, scheme in SCHEMES.items():
            page: Page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            page.goto(address)
            page.wait_for_load_state("networkidle")
            if "#" in address:
                page.locator(address[address.index("#") :]).scroll_into_view_if_needed()
            page.wait_for_timeout(600)  # maps draw themselves
            file = stem.with_name(f"{stem.name}-{size}{suffix}.png")
            page.screenshot(path=file)
            page.close()
            print(f"{file.name}: {file.stat().st_size // 1000} kB")


def _example(path: Path) -> dict[str, str]:
    """The shipped example, with a day's work of one person in it; its pages."""
    with open_ledger(path) as ledger:
        ledger.read([ROOT / "examples" / "reports"])
        return _a_day_of_work(ledger)


def _synthetic(path: Path) -> dict[str, str]:
    """Made-up incidents in real towns: the example's four, in towns that are on no map, make no map."""
    make = [sys.executable, ROOT / "bench" / "make_accounts.py", "--incidents", "900", "--reports", "2500"]
    subprocess.run([*make, "--ledger", path], check=True)
    with open_ledger(path) as ledger:
        ledger.derive()
    return {"map": "/map?place=Syria#map", "timeline": "/timeline"}


def _a_day_of_work(ledger: Ledger) -> dict[str, str]:
    def told_most(kind: IncidentType) -> list[str]:
        found = ledger.incidents(type=kind)
        return [i.id for i in sorted(found, key=lambda i: (-len(i.accounts), i.id))]

    strikes = told_most(IncidentType.AIRSTRIKE)
    shelling = told_most(IncidentType.SHELLING)[0]
    figure = Figure(property=Property.KILLED, min=11, max=14, best=14)
    ledger.correct(
        strikes[0], Set(figure=figure), who="Nadia", why="the health directorate's list has fourteen names"
    )
    ledger.correct(strikes[0], Set(note="Ask the Courier who counted the six."), who="Omar")
    ledger.correct(shelling, Set(review=Review.CHECKED), who="Nadia")
    if len(strikes) > 1:
        ledger.judge(strikes[0], strikes[1], Verdict.DIFFERENT, who="Omar", why="a week apart")
    incident = f"/incidents/{strikes[0]}"
    wounded = next(
        (a.report, c.id)
        for a in ledger.incident(strikes[0]).accounts
        for c in a.claims
        if c.property == Property.WOUNDED
    )
    other = strikes[1] if len(strikes) > 1 else shelling
    return {
        "incidents": "/",
        "incident": incident,
        "claims": f"{incident}?report={wounded[0]}&claim={wounded[1]}#claims",
        "compare": f"/compare?a={strikes[0]}&b={other}",
        "queue": "/queue",
        "correct": f"{incident}/correct",
        "tallies": "/tallies",
        "sources": "/sources",
        "intake": "/intake",
        "log": "/log",
    }


if __name__ == "__main__":
    main()
