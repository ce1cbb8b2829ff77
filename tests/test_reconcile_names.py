"""What places and doers are called in a row that several reports tell of: invented incidents."""

from __future__ import annotations

from dataclasses import replace

from claims_told import account, claim, meta, one
from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    IncidentType,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
    When,
)
from rashomon.reconcile.summary import summary
from rashomon.reconcile.values import in_full


def test_places_are_named_in_full() -> None:
    town = PlacePrecision.TOWN
    named = [
        Place(name="FT. WORTH", canonical="Fort Worth", precision=town),
        Place(name="St. Louis", canonical="St. Louis", precision=town),
        Place(name="USA", precision=PlacePrecision.COUNTRY),
        Place(name="100 block of St. Clair Street", precision=PlacePrecision.SITE),
    ]
    full = ["Fort Worth", "Saint Louis", "USA", "100 block of St. Clair Street"]
    assert [in_full(p).name for p in named] == full


def test_plain_nouns_that_a_longer_name_holds_are_not_told_twice() -> None:
    names = ("rebel", "rebel fighters", "gunmen")
    sides = [Actor(name=n, role=ActorRole.PERPETRATOR) for n in names]
    text = summary(IncidentType.CLASH, When(), (), sides, ())
    assert text == "Clashes, date unknown; between rebel fighters and gunmen"


def test_a_group_that_is_known_stands_for_the_plain_nouns_beside_it() -> None:
    sides = [
        Actor(name="militants", role=ActorRole.PERPETRATOR),
        Actor(name="Velin Front", role=ActorRole.PERPETRATOR, id="velin-front"),
    ]
    assert summary(IncidentType.BOMB, When(), (), sides, ()) == "Bombing, date unknown; blamed on Velin Front"


def test_an_unknown_town_in_two_spellings_is_one_place() -> None:
    def at(report: str, name: str) -> Account:
        unknown = Place(name=name, precision=PlacePrecision.TOWN, role=PlaceRole.SITE)
        return replace(account(report), places=(unknown,))

    accounts = [at("r1", "Qarsova"), at("r2", "Karsova"), at("r3", "Karsova"), at("r3", "Dornik")]
    found = one(accounts, [meta("r1"), meta("r2"), meta("r3")])
    assert [p.name for p in found.places] == ["Karsova", "Dornik"]


def test_a_plane_is_blamed_for_nothing() -> None:
    planes = Actor(name="Warplanes", role=ActorRole.PERPETRATOR)
    owner = Actor(name="Sarn air force", role=ActorRole.PERPETRATOR)
    assert "blamed" not in summary(IncidentType.AIRSTRIKE, When(), (), (planes,), ())
    assert summary(IncidentType.AIRSTRIKE, When(), (), (planes, owner), ()).endswith(
        "blamed on Sarn air force"
    )


def blame_on(*names: tuple[str, str | None], type: IncidentType = IncidentType.AIRSTRIKE) -> str:
    """How far reports agree on who did it, each naming one."""
    accounts = [
        replace(
            account(f"r{n}", claim(4, report=f"r{n}")), type=type,
            actors=(Actor(name=name, role=ActorRole.PERPETRATOR, id=id),),
        )
        for n, (name, id) in enumerate(names)
    ]  # fmt: skip
    found = one(accounts, [meta(a.report) for a in accounts])
    return next(a.state for a in found.agreement if a.property == Property.PERPETRATOR)


def test_other_words_for_one_doer_are_no_dispute() -> None:
    assert blame_on(("Syria", "syria"), ("Syrian air force", "syrian-air-force")) == "compatible"
    assert blame_on(("an attacker", None), ("Hamas", "hamas")) == "compatible"
    assert blame_on(("rebels", None), ("Hamas", "hamas")) == "compatible"
    assert blame_on(("the army", None), ("Hamas", "hamas")) == "disputed"
    assert blame_on(("Syria", "syria"), ("Russia", "russia")) == "disputed"
    both = (("Syrian army", "syrian-army"), ("Hamas", "hamas"))
    assert blame_on(*both, type=IncidentType.CLASH) == "compatible"


def test_a_kind_within_another_is_no_dispute() -> None:
    def of(*types: IncidentType) -> str:
        accounts = [replace(account(f"r{n}", number=n), type=t) for n, t in enumerate(types)]
        found = one(accounts, [meta(a.report) for a in accounts])
        return next(a.state for a in found.agreement if a.property == Property.TYPE)

    assert of(IncidentType.BOMB, IncidentType.SUICIDE_BOMB) == "compatible"
    assert of(IncidentType.OTHER, IncidentType.EXECUTION) == "compatible"
    assert of(IncidentType.AIRSTRIKE, IncidentType.SHELLING) == "disputed"


def test_a_street_is_told_once_and_with_its_town() -> None:
    street, short, block, fairview = (
        Place(name=name, precision=precision, role=role, admin1="Ohio")
        for name, precision, role in (
            ("Elm Avenue", PlacePrecision.SITE, PlaceRole.SITE),
            ("Elm Ave", PlacePrecision.SITE, PlaceRole.SITE),
            ("200 block of Elm Avenue", PlacePrecision.SITE, PlaceRole.SITE),
            ("Fairview", PlacePrecision.TOWN, PlaceRole.REGION),
        )
    )
    at = [summary(IncidentType.ATTACK, When(), places, (), ()) for places in (
        [street, short, block, fairview], [short, street], [replace(fairview, role=PlaceRole.SITE), block],
    )]  # fmt: skip
    assert at == [
        "Attack at 200 block of Elm Avenue (Fairview, Ohio), date unknown",
        "Attack at Elm Ave (Ohio), date unknown",
        "Attack at Fairview and 200 block of Elm Avenue (Ohio), date unknown",
    ]
