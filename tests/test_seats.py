"""A county is shown with its seat where nothing finer is told."""

from dataclasses import replace

from rashomon.model import Place, PlacePrecision, PlaceRole
from rashomon.reconcile.seats import with_seats

COUNTY = Place(
    name="Navarro County", precision=PlacePrecision.ADMIN2, country="US", admin1="Texas",
    gazetteer_id="geonames:4713849",
)  # fmt: skip
HAMLET = Place(name="Ostelin", precision=PlacePrecision.TOWN, country="US", admin1="Texas")
TOWN = Place(
    name="Eureka", precision=PlacePrecision.TOWN, country="US", admin1="Texas", gazetteer_id="geonames:1"
)


def names(*places: Place) -> list[str]:
    return [p.name for p in with_seats(places)]


def test_a_county_alone_or_beside_an_unlisted_hamlet_has_its_seat() -> None:
    assert names(COUNTY) == ["Navarro County (Corsicana)"]
    assert names(HAMLET, COUNTY) == ["Ostelin", "Navarro County (Corsicana)"]


def test_it_stays_the_county() -> None:
    (shown,) = with_seats([COUNTY])
    assert (shown.precision, shown.lat, shown.gazetteer_id) == (
        PlacePrecision.ADMIN2, None, COUNTY.gazetteer_id,
    )  # fmt: skip


def test_beside_a_town_that_is_the_site_it_needs_none() -> None:
    assert names(TOWN, COUNTY) == ["Eureka", "Navarro County"]
    outlet = replace(TOWN, role=PlaceRole.REGION)
    assert names(outlet, COUNTY)[1] == "Navarro County (Corsicana)"


def test_a_name_that_may_be_no_countys_is_left() -> None:
    assert names(replace(COUNTY, name="Navarro")) == ["Navarro"]
