"""Claims and accounts for tests of reconciling: made in a line, told by reports and voices."""

from __future__ import annotations

from datetime import date

from invented import count, dated, passage, telling, town
from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    Claim,
    HarmGroup,
    Incident,
    IncidentType,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
    Qualifier,
    Stance,
)
from rashomon.reconcile import ReportMeta, reconcile
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told

LATE = 2_000  # an offset below a report's lead


def claim(
    low: int | None,
    high: int | None = None,
    *,
    report: str = "r1",
    at: int = LATE,
    qualifier: Qualifier = Qualifier.EXACT,
    group: HarmGroup = HarmGroup.ALL,
    property: Property = Property.KILLED,
    voice: str | None = "the ministry",
    words: str = "killed",
    stance: Stance = Stance.ASSERTED,
    part_of: str | None = None,
) -> Claim:
    return count(
        low, high, report=report, said=passage(at, words), property=property, qualifier=qualifier,
        group=group, attributed_to=voice, stance=stance, part_of=part_of,
    )  # fmt: skip


def told(c: Claim, report: str = "r1", time: int = 10, origin: str = "") -> Told:
    return Told(claim=c, report=report, time=time, origin=origin or report, voice=c.attributed_to or "")


def killed(*claims: Told, group: HarmGroup = HarmGroup.ALL) -> tuple[int | None, int | None, int | None]:
    f = next(f for f in figures(claims) if f.property == Property.KILLED and f.group == group)
    return f.min, f.max, f.best


def account(report: str, *claims: Claim, number: int = 0, at: str = "Karsova", day: int = 10) -> Account:
    return telling(
        report, IncidentType.AIRSTRIKE, passage(number), when=dated(date(2031, 3, day)), claims=claims,
        places=(
            town(at, admin1="Velin"),
            Place(name="Velin", country="ZZ", precision=PlacePrecision.ADMIN1, role=PlaceRole.REGION),
        ),
        actors=(Actor(name="Sarn air force", role=ActorRole.PERPETRATOR, attributed_to="a monitor"),),
    )  # fmt: skip


def meta(report: str, day: int = 11, **more: object) -> ReportMeta:
    return ReportMeta(id=report, published=dated(date(2031, 3, day)), **more)  # type: ignore[arg-type]


def one(accounts: list[Account], metas: list[ReportMeta], **more: object) -> Incident:
    found = reconcile([[a.id for a in accounts]], accounts, {m.id: m for m in metas}, **more)  # type: ignore[arg-type]
    return found.incidents[0]
