"""Makes the pictures of the review desk in docs/desk/, in a real Chromium.

    python docs/make_screenshots.py [FOLDER [NAME ...]]

They show the shipped examples; map and timeline show made-up incidents.

Each page as NAME-desktop.webp and NAME-phone.webp, and the same with -dark: WebP at a quality at which
letters stay sharp is a third of what PNG takes.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import real_browser
from desk_server import serving
from rashomon import __version__, open_ledger
from rashomon.correcting import Set, places_named
from rashomon.ledger import Ledger
from rashomon.model import (
    Figure,
    Incident,
    IncidentType,
    Place,
    PlacePrecision,
    Property,
    Review,
    Verdict,
    When,
)
from rashomon.store import Database, snapshot

ROOT = Path(__file__).resolve().parents[1]
TOWNS = (
    "Aleppo", "Idlib", "Hama", "Homs", "Douma", "Raqqa", "Manbij", "Azaz", "Palmyra", "Daraa", "Kobani",
    "Deir ez-Zor", "Al Hasakah", "Jisr al-Shughur", "Latakia",
)  # fmt: skip
KINDS = (IncidentType.SHELLING, IncidentType.CLASH, IncidentType.BOMB, IncidentType.ATTACK)
OPEN = """e => {
    for (const d of [e, ...e.querySelectorAll("details")]) if (d.matches("details")) d.open = true;
    e.scrollIntoView();
}"""
QUALITY = 88  # percent
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "desk"
    wanted = set(sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    if real_browser.chromium() is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory() as folder, real_browser.opened() as browser:
        for make in (_example, _made_up):
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
                part = page.locator(address[address.index("#") :])
                part.evaluate("e => e.scrollIntoView()")
                page.wait_for_timeout(600)  # what is asked for as it comes into view
                part.evaluate(OPEN)
            page.wait_for_timeout(600)  # maps draw themselves
            file = stem.with_name(f"{stem.name}-{size}{suffix}.webp")
            taken = page.context.new_cdp_session(page).send(
                "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
            )
            file.write_bytes(base64.b64decode(taken["data"]))
            page.close()
            print(f"{file.name}: {file.stat().st_size // 1000} kB")


def _example(path: Path) -> dict[str, str]:
    """The shipped examples, with a day's work of two people in them; their pages."""
    with open_ledger(path) as ledger:
        ledger.read([ROOT / "examples" / "reports", ROOT / "examples" / "doubtful"])
        return _a_day_of_work(ledger)


def _made_up(path: Path) -> dict[str, str]:
    """Made-up incidents in real towns: the example's, in towns that are on no map, make no map.

    Their places and days are known to every degree: a town, "near" it, a province, a country; a day, some
    days, a month, none.
    """
    chance = Random(7)
    towns = [
        next(p for p in places_named(name) if p.country == "SY" and p.precision == PlacePrecision.TOWN)
        for name in TOWNS
    ]
    incidents = [
        Incident(
            id=f"i-{n:03}", type=chance.choice(KINDS), summary="Made up", when=_when(chance),
            places=(_place(chance.choice(towns), chance),),
        )
        for n in range(260)
    ]  # fmt: skip
    with Database.open(path) as database, database.writing() as connection:
        snapshot.replace(connection, incidents, [], [], snapshot.stamp(connection, __version__))
    return {"map": "/map", "timeline": "/timeline"}


def _place(town: Place, chance: Random) -> Place:
    near = replace(town, name=f"near {town.canonical}", precision=PlacePrecision.NEAR, gazetteer_id=None)
    province = Place(
        name=f"{town.admin1} province", country="SY", admin1=town.admin1, precision=PlacePrecision.ADMIN1
    )
    country = Place(name="Syria", country="SY", precision=PlacePrecision.COUNTRY)
    return chance.choices([town, near, province, country], [12, 1, 2, 1])[0]


def _when(chance: Random) -> When:
    first = date(2016, 1, 1) + timedelta(days=round(chance.triangular(0, 330, 200)))
    days = chance.choices([1, 3, 30, 75, 0], [30, 3, 2, 1, 1])[0]
    return When(earliest=first, latest=first + timedelta(days=days - 1)) if days else When()


def _a_day_of_work(ledger: Ledger) -> dict[str, str]:
    def told_most(kind: IncidentType) -> list[str]:
        found = ledger.incidents(type=kind)
        return [i.id for i in sorted(found, key=lambda i: (-len(i.accounts), i.id))]

    strikes = told_most(IncidentType.AIRSTRIKE)
    shelling = told_most(IncidentType.SHELLING)[0]
    bombing = told_most(IncidentType.BOMB)[0]
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
    noisy = next(r.id for r in ledger.reports() if r.name == "courier-qarsh-market.txt")
    other = strikes[1] if len(strikes) > 1 else shelling
    if not ledger.doubts():
        sys.exit("No pair is in doubt any more, and the queue would be empty: see examples/doubtful.")
    return {
        "incidents": "/",
        "incident": incident,
        "claims": f"{incident}?report={wounded[0]}&claim={wounded[1]}#claims",
        "figures": f"/incidents/{bombing}#figures",
        "lineage": f"{incident}#lineage",
        "codebooks": f"{incident}#codebooks",
        "report": f"/reports/{noisy}",
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
