"""Claims for tests of figures: made in a line, told by reports and voices."""

from __future__ import annotations

from invented import count, passage
from rashomon.model import Claim, HarmGroup, Property, Qualifier, Stance
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
