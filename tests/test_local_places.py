"""Places of local news, in invented pages: streets, quarters, people and outlets named like towns."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.model import PlacePrecision
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places import Gazetteer, find_places, open_gazetteer, outlet_town
from rashomon.read.places.local import outlet_tail
from rashomon.read.places.mgrs import to_degrees


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(
    gazetteer: Gazetteer, text: str, title: str | None = None, url: str | None = None
) -> dict[str, PlaceMention]:
    return {m.text: m for m in find_places(doc(text, title, url=url), gazetteer)}


def test_a_street_called_like_a_town_is_a_street(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Officers were called to a home on Hillside Drive in Dayton, Ohio, on Friday.")
    assert found["Hillside Drive"].place.precision is PlacePrecision.SITE
    assert "Hillside" not in found


def test_a_surname_called_like_a_town_is_no_place(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "Dustin Ferguson was shot in Dayton, Ohio, on Friday. Ferguson was taken away. "
        "Police arrested Marlo Carter. Carter, 31, was charged.",
    )
    assert "Dayton" in found
    assert "Ferguson" not in found and "Carter" not in found


def test_the_side_of_a_town_is_its_quarter(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "New York police said a man was shot on the Lower East Side on Friday.")
    assert found["Lower East Side"].place.gazetteer_id is None


def test_a_quarter_called_like_a_far_town_has_no_point(gazetteer: Gazetteer) -> None:
    text = "Chicago police said a man was shot in Austin. Chicago police asked for help."
    austin = read(gazetteer, text)["Austin"]
    assert austin.place.lat is None and austin.place.gazetteer_id is None
    told = read(gazetteer, text.replace("Austin.", "Austin, Texas."))["Austin"]
    assert told.place.lat is not None


def test_the_outlets_town_in_a_title_is_no_site(gazetteer: Gazetteer) -> None:
    title = "Man shot at mall in Tupelo - WXYZ Action News 5 - Memphis, Tennessee"
    found = read(gazetteer, "A man was shot.", title)
    assert found["Tupelo"].use is not PlaceUse.OUTLET
    assert found["Memphis"].use is PlaceUse.OUTLET


@pytest.mark.parametrize(
    ("title", "tail"),
    [
        ("One dead in crash - KXYZ.com", " - KXYZ.com"),
        ("One dead in crash | Salem Herald | Salem, Oregon", " | Salem Herald | Salem, Oregon"),
        ("Strike on Homs - five dead", ""),
        ("Strike on Homs", ""),
        (None, ""),
    ],
)
def test_where_a_title_ends(title: str | None, tail: str) -> None:
    assert (title or "")[outlet_tail(title) :] == tail


def test_who_comes_from_there_and_where_the_wounded_are_taken_are_no_sites(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "A Houston man was shot in Dayton. Jo Sutt, 32, of Dunbar was taken to Columbus General Hospital.",
    )
    assert found["Houston"].use is PlaceUse.ORIGIN
    assert found["Dunbar"].use is PlaceUse.ORIGIN
    assert found["Dayton"].use is PlaceUse.LOCATIVE


@pytest.mark.parametrize(
    ("url", "town"),
    [
        ("http://www.clickorlando.com/news/1", "Orlando"),
        ("http://chicago.outlet.example.com/2016/1", "Chicago"),
        ("http://www.mysanantonio.com:80/x", "San Antonio"),
        ("http://www.wsbtv.com:80/x", "Atlanta"),
        ("http://homicides.suntimes.com/x", "Chicago"),
        ("http://www.dailypress.com/news/hampton/x", "Hampton"),  # of Newport News
        ("http://patch.com/maryland/annapolis/x", "Annapolis"),
        ("http://www.qrst.com/x", None),
        (None, None),
    ],
)
def test_the_town_in_an_address(gazetteer: Gazetteer, url: str | None, town: str | None) -> None:
    place = outlet_town(doc("A man was shot.", url=url), gazetteer)
    assert (place.name if place else None) == town


def test_a_respelt_plain_word_is_no_place(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "A boy was shot.", "Girl, 8, Dies Days After Shooting") == {}


def test_an_unknown_village_before_a_known_region(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "The raids killed 17 fighters in Kanzabra in Latakia countryside on Monday.")
    assert found["Kanzabra"].place.precision is PlacePrecision.TOWN
    group = read(gazetteer, "The raids struck Ahrar al-Sham in Idlib on Monday.")
    assert not any("Ahrar" in name for name in group)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The crater lies at 38S MB 44000 88000.", 33.329, 44.398),
        ("Grid 18SUJ2348006470 was named.", 38.889, -77.035),
        ("Seen near 56H LH 348 512.", -33.867, 151.214),
    ],
)
def test_grid_references(gazetteer: Gazetteer, text: str, lat: float, lon: float) -> None:
    (m,) = [m for m in read(gazetteer, text).values() if m.place.lat is not None]
    assert m.place.lat == pytest.approx(lat, abs=0.002) and m.place.lon == pytest.approx(lon, abs=0.002)


def test_grid_squares_that_do_not_exist_are_passed_over() -> None:
    assert to_degrees(38, "S", "ZZ", 1, 1) is None
    assert to_degrees(61, "S", "MB", 1, 1) is None
    assert to_degrees(38, "I", "MB", 1, 1) is None


def test_a_name_that_twenty_places_bear_is_one_of_them_or_has_its_state(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.exact("Springfield")) >= 20
    text = "A man was shot in Springfield. Police in Joplin, Missouri, and in Branson, Missouri, are looking."
    assert read(gazetteer, text)["Springfield"].place.admin1 == "Missouri"


OMAHA = "http://www.ketv.com/news/1"


def test_the_seat_of_the_outlet_tells_namesakes_apart(gazetteer: Gazetteer) -> None:
    assert (
        read(gazetteer, "A man was shot in Lincoln on Friday.", url=OMAHA)["Lincoln"].place.admin1
        == "Nebraska"
    )
    elsewhere = read(gazetteer, "A man was shot in Lincoln, Maine, on Friday.", url=OMAHA)
    assert elsewhere["Lincoln"].place.admin1 == "Maine"


def test_police_of_a_town_called_like_a_man(gazetteer: Gazetteer) -> None:
    text = "Officers of the Logan Police Department found the boy."
    assert "Logan" in read(gazetteer, text, url="http://www.ksl.com/1")
    assert "Logan" not in read(gazetteer, "Logan told police he is well, Marlo Logan said.", url=OMAHA)


def test_a_town_that_no_gazetteer_has(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "The boy was shot at a home in Ostelin Friday, deputies said.", url=OMAHA)
    assert found["Ostelin"].place.precision is PlacePrecision.TOWN
    assert found["Ostelin"].place.admin1 == "Nebraska" and found["Ostelin"].place.lat is None
    assert not read(gazetteer, "The boy was shot in Superior Court, deputies said.", url=OMAHA)
    found = read(gazetteer, "OSTELIN, Neb. (QRST) — A boy was shot on Friday.", url=OMAHA)
    assert found["OSTELIN"].use is PlaceUse.DATELINE


def test_a_street_without_the_word_for_it(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "It happened at 40th and Pennsylvania on Friday.", url=OMAHA)
    assert "Pennsylvania" not in found


def test_persons_and_streets_called_like_far_towns_are_no_places(gazetteer: Gazetteer) -> None:
    text = "The shots came from a car on Winslow. Williams ran off, and Devon was taken to Riley Hospital."
    assert not read(gazetteer, text, url=OMAHA)


def test_a_far_town_keeps_its_point_where_its_state_is_told(gazetteer: Gazetteer) -> None:
    text = "The man fled to his home in Winslow, Arizona. A Winslow officer found him."
    found = read(gazetteer, text, url=OMAHA)["Winslow"].place
    assert found.admin1 == "Arizona" and found.lat is not None


def test_a_quarter_of_several_words_is_no_town_of_its_last(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "He was shot at his home in the Ostelin Manor neighborhood.", url=OMAHA)
    assert "Manor" not in found
    assert found["Ostelin Manor neighborhood"].place.precision is PlacePrecision.TOWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jawad Pell, of Raleigh, was shot.", "Raleigh"),
        ("The boy was taken to the medical center in Raleigh.", "Raleigh"),
        ("He died at a hospital in Raleigh.", "Raleigh"),
        ("The truck burned after delivering humanitarian aid to Aleppo.", "Aleppo"),
        ("Orin Pell, 32, of the 4400 block of Alder Street, was shot.", "4400 block of Alder Street"),
    ],
)
def test_homes_hospitals_and_ends_of_journeys_are_no_sites(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert read(gazetteer, text)[name].use is PlaceUse.ORIGIN


@pytest.mark.parametrize("name", ["'Memphis'", "‘Memphis’", "'The Memphis'"])
def test_a_nickname_is_no_town(gazetteer: Gazetteer, name: str) -> None:
    assert list(read(gazetteer, f"Orin {name} Pell was shot dead in Detroit on a Friday.")) == ["Detroit"]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("A monitor based in Raleigh said nine people were killed.", PlaceUse.ORIGIN),
        ("An activist who is based in Raleigh said nine people were killed.", PlaceUse.ORIGIN),
        ("Nine soldiers based in Raleigh were killed.", PlaceUse.LOCATIVE),
    ],
)
def test_where_those_who_tell_are_based(gazetteer: Gazetteer, text: str, use: PlaceUse) -> None:
    assert read(gazetteer, text)["Raleigh"].use is use


def test_a_dateline_run_into_the_text(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "BEIRUT A helicopter was shot down in Idlib province on Monday.")
    assert found["BEIRUT"].use is PlaceUse.DATELINE and "BEIRUT A" not in found


def test_somebody_named_like_a_town(gazetteer: Gazetteer) -> None:
    assert not read(gazetteer, "He was seen by a witness named Warren.")
    assert "Warren" in read(gazetteer, "It happened in a town named Warren.")


def test_a_town_that_is_called_west_of_a_country(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "It happened in the Town of West Sweden, deputies said.")
    assert found["West Sweden"].place.country is None


def test_roads_keep_their_numbers_and_patrols_are_none(gazetteer: Gazetteer) -> None:
    text = "It was on McNichols Road near County Road 2217 and Georgia Highway 174."
    assert {"McNichols Road", "County Road 2217", "Georgia Highway 174"} <= set(read(gazetteer, text))
    assert "Missouri Highway" not in read(gazetteer, "The Missouri Highway Patrol said so.")


def test_a_ship_called_like_a_town_is_no_place(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "The frigate Jaffna shelled a dhow in Bosaso on Friday. The Jaffna then towed the wreck away.",
    )
    assert set(found) == {"Bosaso"}
    assert "Jaffna" in read(gazetteer, "A tailor was shot in Jaffna on Friday.")


def test_what_is_bombed_is_a_place(gazetteer: Gazetteer) -> None:
    assert set(read(gazetteer, "Jets bombed Misrata killing nine clerks.")) == {"Misrata"}


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("NATCHEZ, Miss. – A man was shot at a home, police said.", "NATCHEZ", "Mississippi"),
        ("GULFPORT, MS (WXYZ) - A man was shot.", "GULFPORT", "Mississippi"),
        ("A Tupelo, Miss., man was shot.", "Tupelo", "Mississippi"),
        ("A Logan, W.Va., man was shot.", "Logan", "West Virginia"),
        ("LOGAN, W. Va. -- A man was shot.", "LOGAN", "West Virginia"),
        ("Police in Lebanon, OR, said a man was shot.", "Lebanon", "Oregon"),
        ("GARY, IN (WXYZ) - A man was shot.", "GARY", "Indiana"),
        ("A Dayton, Nev., man was shot.", "Dayton", "Nevada"),  # that none there is known alters nothing
        ("Charlotte-Mecklenburg Police said a man was shot.", "Charlotte", "North Carolina"),
        ("Police in Athens-Clarke County said a man was shot.", "Athens-Clarke County", "Georgia"),
    ],
)
def test_the_short_name_of_a_state_and_the_name_of_a_force_tell_the_town(
    gazetteer: Gazetteer, text: str, name: str, state: str
) -> None:
    assert read(gazetteer, text)[name].place.admin1 == state


def test_a_state_goes_before_a_small_town_that_is_called_like_it(gazetteer: Gazetteer) -> None:
    url = "http://www.nbcphiladelphia.com/1"
    found = read(gazetteer, "A girl was struck by gunfire in California.", url=url)["California"]
    assert found.place.precision is PlacePrecision.ADMIN1
    for name, text in (
        ("California", "A girl was struck by gunfire in California, Pa."),
        ("Nevada", "NEVADA, Mo. (AP) – A girl was struck by gunfire in Nevada on Monday."),
    ):
        assert read(gazetteer, text, url=url)[name].place.precision is PlacePrecision.TOWN


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Two men were shot near Tarrow Park in Philadelphia.", "Park"),
        ("She was shot near Orin's Ferry.", "Ferry"),
        ("He was shot in the Tarrow Gap area.", "Gap"),
        ("The Tarrow Police Bureau said a man was shot.", "Bureau"),
        ("Metro police said a man was shot.", "Metro"),
    ],
)
def test_the_last_word_of_an_unknown_name_is_no_county(gazetteer: Gazetteer, text: str, ending: str) -> None:
    assert ending not in read(gazetteer, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OSTELIN – A man shot himself with a friend's rifle, police said.", "OSTELIN"),
        ("OSTELIN TOWNSHIP (WXYZ) — A man was shot, police said.", "OSTELIN TOWNSHIP"),
        ("A man was mending a fence outside his Ostelin Flats home when bullets hit him.", "Ostelin Flats"),
    ],
)
def test_a_dateline_and_the_home_of_somebody_tell_towns_that_no_gazetteer_has(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert read(gazetteer, text, url="http://buffalonews.com/1")[name].place.admin1 == "New York"


@pytest.mark.parametrize("lead", ["UPDATE – A man", "WXYZ – A man", "WATCH LIVE — A man", "FILE - A man"])
def test_what_else_stands_before_a_dash_is_no_town(gazetteer: Gazetteer, lead: str) -> None:
    assert not read(gazetteer, f"{lead} was shot, police said.", url="http://buffalonews.com/1")


def test_the_house_of_a_town_tells_the_town(gazetteer: Gazetteer) -> None:
    text = "A roofer was grazed by bullets outside a Fullerton home. Medics left the Fullerton home."
    assert read(gazetteer, text, url="http://www.latimes.com/1")["Fullerton"].place.admin1 == "California"


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("A man was shot in the 1700 block of St. Anselm Avenue.", "1700 block of St. Anselm Avenue"),
        ("A man was shot near Old St. James Road.", "Old St. James Road"),
        ("A man was shot at SW 5th Avenue.", "SW 5th Avenue"),
        ("A man was shot on NE 12th Street.", "NE 12th Street"),
        ("A man was shot on Martin Luther King Jr. Drive.", "Martin Luther King Jr. Drive"),
        ("A man was shot on FM 1960, police said.", "FM 1960"),
    ],
)
def test_streets_keep_the_whole_of_their_names(gazetteer: Gazetteer, text: str, street: str) -> None:
    assert street in read(gazetteer, text)


@pytest.mark.parametrize(
    ("title", "streets"),
    [
        ("Man Shot On Oak Grove Road In Dayton, Two Hurt In Lane Crash", {"Oak Grove Road"}),
        ("Roofer Charged With Wounding Plumber In Alleged Road Rage Quarrel", set()),
    ],
)
def test_a_headline_in_title_case_names_no_street_of_its_small_words(
    gazetteer: Gazetteer, title: str, streets: set[str]
) -> None:
    found = read(gazetteer, "A teen was shot.", title).values()
    assert {m.text for m in found if m.place.precision is PlacePrecision.SITE} == streets


def test_who_died_is_no_place_and_crossing_streets_are_none(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "A man in Dayton, Ohio, was charged in the death of Orvel Wilkes. Two others were hit in the 500"
        " blocks of Springfield and Chester Avenues.",
    )
    assert "Dayton" in found
    assert "Wilkes" not in found and "Springfield" not in found and "Chester" not in found
