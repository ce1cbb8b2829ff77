"""Each codebook's rule on a small incident by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    Agreement,
    Claim,
    Figure,
    HarmGroup,
    Incident,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Qualifier,
    Stance,
    When,
)
from rashomon.reconcile.conventions import (
    UcdpDeaths,
    acled_fatalities,
    airwars,
    gtd,
    iraq_body_count,
    ucdp_deaths,
    ucdp_sides,
)


def killed(
    low: int | None, high: int | None, best: int | None, group: HarmGroup = HarmGroup.ALL, used: str = "c"
) -> Figure:
    return Figure(property=Property.KILLED, group=group, min=low, max=high, best=best, used=(used,))


def claim(property: Property = Property.KILLED, **values: Any) -> Claim:
    return Claim(id="c", property=property, passage=Passage("text", 0, 1, "x"), **values)


def incident(*figures: Figure, claims: tuple[Claim, ...] = (), **values: Any) -> Incident:
    account = Account(
        id="a", report="r", type=IncidentType.ATTACK, anchor=Passage("text", 0, 1, "x"), claims=claims
    )
    given = {"type": IncidentType.ATTACK, "origins": 1, "agreement": (), "actors": (), **values}
    return Incident(id="i", summary="", when=When(), figures=figures, accounts=(account,), **given)


def actor(name: str, role: ActorRole) -> Actor:
    return Actor(name=name, role=role, id=name.casefold())


def test_acled_takes_the_most_conservative_figure() -> None:
    assert acled_fatalities(incident(killed(4, 9, 7))) == 4
    assert acled_fatalities(incident(killed(None, 9, 9))) == 0
    assert acled_fatalities(incident()) == 0


@pytest.mark.parametrize(("significant", "expected"), [(False, 3), (True, 10)])
def test_acled_counts_deaths_without_a_number_as_three_or_ten(significant: bool, expected: int) -> None:
    vague = incident(killed(2, None, 2), claims=(claim(min=2, qualifier=Qualifier.VAGUE),))
    assert acled_fatalities(vague, significant=significant) == expected


def test_acled_a_word_for_dozens_is_a_number() -> None:
    dozens = incident(killed(12, 24, 12), claims=(claim(min=12, max=24, qualifier=Qualifier.VAGUE),))
    assert acled_fatalities(dozens) == 12


def test_ucdp_parts_add_up_to_best() -> None:
    found = ucdp_deaths(
        incident(
            killed(8, 12, 10),
            killed(1, 1, 1, HarmGroup.PERPETRATORS),
            killed(4, 4, 4, HarmGroup.CIVILIANS),
            killed(2, 2, 2, HarmGroup.COMBATANTS),
            actors=(actor("Army", ActorRole.TARGET),),
        )
    )
    assert found == UcdpDeaths(
        best=10, high=12, low=8, deaths_a=1, deaths_b=2, deaths_civilians=4, deaths_unknown=3
    )


def test_ucdp_combatants_of_no_named_side_are_unknown() -> None:
    found = ucdp_deaths(incident(killed(5, 5, 5), killed(5, 5, 5, HarmGroup.COMBATANTS)))
    assert (found.deaths_b, found.deaths_unknown) == (0, 5)


def test_ucdp_children_and_women_are_civilians_and_never_more_than_the_whole() -> None:
    found = ucdp_deaths(
        incident(killed(5, 5, 5), killed(4, 4, 4, HarmGroup.CHILDREN), killed(3, 3, 3, HarmGroup.WOMEN))
    )
    assert (found.deaths_civilians, found.deaths_unknown, found.best) == (5, 0, 5)


ACCUSED = tuple(actor(name, ActorRole.PERPETRATOR) for name in ("Army", "Rebels"))
DISPUTED = (Agreement(property=Property.PERPETRATOR, state="disputed", origins=2),)


@pytest.mark.parametrize(
    ("values", "grading", "status"),
    [
        ({"actors": (actor("Army", ActorRole.CLAIMANT),)}, "Weak", "declared_strike"),
        (
            {"claims": (claim(Property.RESPONSIBILITY, value="Army"),), "origins": 2},
            "Fair",
            "declared_strike",
        ),
        ({"actors": ACCUSED, "agreement": DISPUTED, "origins": 2}, "Contested", "contested_strike"),
        ({"origins": 2}, "Fair", "likely_strike"),
        ({"origins": 1}, "Weak", "single_source_claim"),
    ],
)
def test_airwars_grades(values: dict[str, Any], grading: str, status: str) -> None:
    found = airwars(incident(killed(2, 3, 2), **values))
    assert (found.grading, found.strike_status) == (grading, status)
    assert (found.killed_min, found.killed_max, found.injured_min) == (2, 3, None)


def test_airwars_confirms_what_the_one_who_struck_says_of_civilians() -> None:
    said = claim(min=2, max=2, group=HarmGroup.CIVILIANS, attributed_to="Army")
    told = incident(killed(2, 2, 2), claims=(said,))
    doer = Actor(name="Army", role=ActorRole.PERPETRATOR)
    struck = replace(told, accounts=(replace(told.accounts[0], actors=(doer,)),))
    assert (airwars(struck).grading, airwars(struck).strike_status) == ("Confirmed", "declared_strike")


def test_codebooks_leave_out_the_slips_that_the_range_keeps() -> None:
    claims = tuple(
        replace(claim(min=n, max=n, qualifier=Qualifier.EXACT), id=f"c{n}") for n in (1, 11, 12, 120)
    )
    range_ = Figure(
        property=Property.KILLED, min=1, max=120, best=12, used=tuple(c.id for c in claims),
        flags=(("c1", "an outlier: 1 against a middle of 12"), ("c120", "an outlier: 120 against …")),
    )  # fmt: skip
    told = incident(range_, claims=claims)
    assert acled_fatalities(told) == 11
    assert (ucdp_deaths(told).low, ucdp_deaths(told).high) == (11, 12)
    assert (airwars(told).killed_min, airwars(told).killed_max) == (11, 12)


def test_airwars_discounts_where_all_killed_were_combatants() -> None:
    assert airwars(incident(killed(3, 3, 3), killed(3, 3, 3, HarmGroup.COMBATANTS))).grading == "Discounted"


def test_airwars_a_denied_claim_of_responsibility_confirms_nothing() -> None:
    denied = claim(Property.RESPONSIBILITY, value="Army", stance=Stance.DENIED)
    assert airwars(incident(killed(2, 2, 2), claims=(denied,))).grading == "Weak"


def test_ibc_counts_civilians_and_is_provisional_on_one_source() -> None:
    one = iraq_body_count(incident(killed(6, 9, 8), killed(2, 2, 2, HarmGroup.COMBATANTS)))
    assert (one.minimum, one.maximum, one.provisional) == (4, 7, True)
    two = iraq_body_count(incident(killed(6, 9, 8), killed(5, 6, 5, HarmGroup.CIVILIANS), origins=2))
    assert (two.minimum, two.maximum, two.provisional) == (5, 6, False)


def test_gtd() -> None:
    groups = (actor("Army", ActorRole.CLAIMANT), actor("Rebels", ActorRole.CLAIMANT))
    found = gtd(incident(killed(6, 9, 8), killed(1, 1, 1, HarmGroup.PERPETRATORS), actors=groups))
    assert (found.nkill, found.nwound, found.nkillter) == (8, None, 1)
    assert (found.claimed, found.compclaim, found.doubtterr) == (1, 1, 0)
    assert gtd(incident(type=IncidentType.CLASH)).doubtterr == 1
    assert gtd(incident()).claimed == 0


def doer(name: str, id: str | None = None) -> Actor:
    return Actor(name=name, role=ActorRole.PERPETRATOR, id=id)


def target(name: str, id: str | None = None) -> Actor:
    return Actor(name=name, role=ActorRole.TARGET, id=id)


ALEPPO = Place(name="Aleppo", country="SY", precision=PlacePrecision.TOWN)
CIVILIANS = killed(4, 4, 4, HarmGroup.CIVILIANS)


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ((doer("Damascus", "syria"), target("Hamas", "hamas")), ("Government of Syria", "Hamas", 1)),
        ((doer("Hamas", "hamas"), target("the army", "syrian-army")), ("Government of Syria", "Hamas", 1)),
        ((doer("regime"), target("rebels")), ("Government of Syria", "rebels", 1)),
        ((doer("rebels"), target("militants")), ("rebels", "militants", 2)),
        ((doer("SDF", "sdf"), target("Hamas", "hamas")), ("Syrian Democratic Forces", "Hamas", 2)),
        ((doer("rebels"),), ("rebels", "Civilians", 3)),
        ((doer("Karim Haddad"), target("rebels")), ("Karim Haddad", "rebels", None)),
        ((), (None, "Civilians", None)),
        ((doer("warplanes"), target("rebels")), (None, "rebels", None)),
    ],
)
def test_ucdp_sides(actors: tuple[Actor, ...], expected: tuple[str | None, str | None, int | None]) -> None:
    found = ucdp_sides(incident(killed(4, 4, 4), CIVILIANS, actors=actors, places=(ALEPPO,)))
    assert (found.a, found.b, found.type_of_violence) == expected


def test_ucdp_fighters_die_on_the_side_that_the_words_name() -> None:
    dead = (
        claim(min=3, max=3, group=HarmGroup.COMBATANTS, who="government soldiers"),
        replace(claim(min=2, max=2, group=HarmGroup.COMBATANTS, who="Hamas fighters"), id="c2"),
    )
    fighters = replace(killed(5, 5, 5, HarmGroup.COMBATANTS), used=("c", "c2"))
    both = (doer("Hamas", "hamas"), doer("the army", "syrian-army"))
    found = ucdp_deaths(
        incident(killed(6, 6, 6), fighters, claims=dead, actors=both, type=IncidentType.CLASH)
    )
    assert (found.deaths_a, found.deaths_b, found.deaths_unknown, found.best) == (3, 2, 1, 6)


def test_two_voices_of_one_report_are_two_sources_for_airwars() -> None:
    voices = ("the civil defence", "a hospital")
    claims = tuple(replace(claim(min=2, max=2, attributed_to=v), id=v) for v in voices)
    found = airwars(incident(killed(2, 2, 2), claims=claims))
    assert (found.grading, found.strike_status) == ("Fair", "likely_strike")
    several = airwars(incident(killed(2, 2, 2), claims=(claim(attributed_to="local sources"),)))
    assert several.strike_status == "likely_strike"
    one = airwars(incident(killed(2, 2, 2), claims=claims[:1]))
    assert one.strike_status == "single_source_claim"


def test_two_reports_that_quote_one_body_are_one_source_for_ibc() -> None:
    one_body = (Agreement(property=Property.KILLED, state="agreed", origins=1),)
    assert iraq_body_count(incident(killed(6, 6, 6), origins=2, agreement=one_body)).provisional
    two = (Agreement(property=Property.KILLED, state="agreed", origins=2),)
    assert not iraq_body_count(incident(killed(6, 6, 6), origins=2, agreement=two)).provisional


def test_gtd_takes_the_figure_of_most_reports_and_of_as_many_the_lowest() -> None:
    def told(*numbers: int) -> Incident:
        claims = [replace(claim(min=n, max=n), id=f"c{k}") for k, n in enumerate(numbers)]
        figure = replace(killed(min(numbers), max(numbers), max(numbers)), used=tuple(c.id for c in claims))
        made = incident(figure)
        accounts = [
            replace(made.accounts[0], id=f"a{k}", report=f"r{k}", claims=(c,)) for k, c in enumerate(claims)
        ]
        return replace(made, accounts=tuple(accounts))

    assert gtd(told(5, 7, 7)).nkill == 7
    assert gtd(told(5, 7, 9)).nkill == 5


def test_airwars_counts_no_fighters() -> None:
    found = airwars(incident(killed(7, 9, 7), killed(1, 1, 1, HarmGroup.COMBATANTS)))
    assert (found.killed_min, found.killed_max) == (6, 8)
    alone = airwars(incident(killed(3, 3, 3), killed(3, 3, 3, HarmGroup.COMBATANTS)))
    assert (alone.killed_min, alone.killed_max, alone.grading) == (0, 0, "Discounted")
