"""Places in invented reports: one phenomenon each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import doc
from rashomon.model import Place, PlacePrecision
from rashomon.model.geography import acled_geo_precision, distance_km, relation, ucdp_where_prec
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places import Gazetteer, find_places, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(
    gazetteer: Gazetteer, text: str, title: str | None = None, url: str | None = None
) -> list[PlaceMention]:
    return find_places(doc(text, title, url=url), gazetteer)


def named(mentions: list[PlaceMention], part: str) -> PlaceMention:
    return next(m for m in mentions if part in m.text)


def test_a_town_is_resolved_to_its_point(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "A shell hit a bakery in Talbisseh in Homs province on Monday."), "Talbisseh")
    assert (m.place.country, m.place.admin1, m.place.precision) == ("SY", "Homs", PlacePrecision.TOWN)
    assert m.use == PlaceUse.LOCATIVE and m.place.lat == pytest.approx(34.84, abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "Two rockets landed south of Baghdad.",
        "Troops advanced in the northern countryside of Homs.",
        "Aleppo's southern countryside was shelled.",
        "The convoy was attacked in western Iraq.",
        "The truck burned 60 kilometres from Damascus.",
        "The truck burned 60km outside Damascus.",
        "A bus was attacked between Homs and Palmyra.",
        "A boat burned 60 nautical miles west of Latakia.",
    ],
)
def test_a_region_that_leans_on_a_place_has_no_point(gazetteer: Gazetteer, text: str) -> None:
    m = read(gazetteer, text)[0]
    assert m.use == PlaceUse.RELATIVE
    assert m.place.precision == PlacePrecision.AREA and m.place.lat is None and m.place.gazetteer_id is None


def test_near_a_town_is_near(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Jets bombed a depot near Manbij in Syria."), "Manbij")
    assert m.place.precision == PlacePrecision.NEAR


def test_a_country_has_no_point(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Fighting continued in Syria."), "Syria")
    assert m.place.precision == PlacePrecision.COUNTRY and m.place.lat is None


def test_the_state_named_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    for state, full in (("Ind.", "Indiana"), ("Tenn.", "Tennessee")):
        m = named(read(gazetteer, f"Three people were shot in Franklin, {state}, police said."), "Franklin")
        assert m.place.admin1 == full


def test_an_accused_named_like_a_town_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Mr. Lloyd Austin spoke to reporters. Austin said the strike was lawful."
    assert not [m for m in read(gazetteer, text) if m.text == "Austin"]


def test_a_government_that_speaks_is_an_origin(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Baghdad said the raid broke international law."), "Baghdad")
    assert m.use == PlaceUse.ORIGIN


def test_an_unknown_village_is_read_from_its_pattern(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Gunmen entered the village of Tal Qarmid in Hama at dawn."), "Tal Qarmid")
    assert m.place.precision == PlacePrecision.TOWN and m.place.country == "SY"


def test_a_name_spelt_by_ear_is_found_in_the_country_named(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Warplanes struck a depot in Zurf al Saqr, Iraq."), "Zurf")
    assert m.place.canonical == "Jurf al-Sakhar"


def test_streets_are_sites(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Police found him in the 2600 block of South Alder Street in Dallas."), "Alder")
    assert m.place.precision == PlacePrecision.SITE and m.text.startswith("2600 block")


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The site lies at 33.7856, 42.4412.", 33.7856, 42.4412),
        ("It fell at 33°30'00\"N 36°15'00\"E.", 33.5, 36.25),
        ("It fell at 33° 30.6' S, 36° 15' W.", -33.51, -36.25),
        ("It fell at 33.5N 36.25E.", 33.5, 36.25),
        ("It fell at N 33.51, E 36.25 on Monday.", 33.51, 36.25),
        ("It fell at 15.3694° N and 44.191° E.", 15.3694, 44.191),
        ("It fell at latitude 15.3694 and longitude -44.191.", 15.3694, -44.191),
        ("It fell at Lat: 33.31, Lon: 44.36.", 33.31, 44.36),
        ("It fell at N 36° 12' 36\", E 37° 6' on Monday.", 36.21, 37.1),
    ],
)
def test_coordinates(gazetteer: Gazetteer, text: str, lat: float, lon: float) -> None:
    (m,) = read(gazetteer, text)
    assert (m.place.lat, m.place.lon) == (lat, lon)


def test_coordinates_off_the_globe_are_passed_over(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "Values of 91.2345, 200.1234 were logged.") == []
    assert read(gazetteer, "Late on, rates rose from 1.25 and 2.75 to 3.125 and 4.5 percent.") == []


def test_the_text_says_what_a_district_is_part_of(gazetteer: Gazetteer) -> None:
    text = "Snow fell on Aleppo citys northern district of Tariq al-Bab."
    m = named(read(gazetteer, text), "Tariq")
    assert [w.canonical for w in m.within] == ["Aleppo"] and m.place.admin1 == "Aleppo"


@pytest.mark.parametrize(
    ("site", "town"),
    [("a Multan market", ["Multan"]), ("Jijiga stadium", ["Jijiga"]), ("a Multan road", [])],
)
def test_a_market_called_by_its_town_is_in_it(gazetteer: Gazetteer, site: str, town: list[str]) -> None:
    m = read(gazetteer, f"A blast tore through {site} at noon.")[0]
    assert m.place.precision == PlacePrecision.SITE
    assert [w.canonical for w in m.within] == town


def test_precisions_in_the_codebooks_words() -> None:
    known = [(p, acled_geo_precision(Place(name="x", precision=p)), ucdp_where_prec(Place(name="x", precision=p)))  # noqa: E501
             for p in PlacePrecision]  # fmt: skip
    assert (PlacePrecision.TOWN, 1, 1) in known and (PlacePrecision.NEAR, 2, 2) in known
    assert (PlacePrecision.COUNTRY, 3, 6) in known and (PlacePrecision.UNKNOWN, None, None) in known


def test_relations() -> None:
    def p(name: str, **more: object) -> Place:
        return Place(name=name, **more)  # type: ignore[arg-type]

    town = p("A", country="SY", admin1="Homs", lat=34.0, lon=36.0, precision=PlacePrecision.TOWN)
    assert relation(town, town) == "same"
    assert relation(town, p("B", country="SY", lat=34.1, lon=36.0, precision=PlacePrecision.TOWN)) == "near"
    assert relation(town, p("C", country="SY", lat=36.0, lon=36.0, precision=PlacePrecision.TOWN)) == "apart"
    assert relation(town, p("Iraq", country="IQ", precision=PlacePrecision.COUNTRY)) == "apart"
    assert relation(p("Syria", country="SY", precision=PlacePrecision.COUNTRY), town) == "within"
    assert relation(p("Homs", country="SY", admin1="Homs", precision=PlacePrecision.ADMIN1), town) == "within"
    assert relation(p("x"), p("y")) == "unknown"
    assert distance_km(town, p("x")) is None


PIECES = [
    "Homs",
    " in ",
    "near ",
    "the village of ",
    "Tal Qarmid",
    "'s",
    "-",
    ". ",
    ", ",
    "\n",
    "é",
    "ال",
    "Ind",
    "33.5",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_offsets_hold_the_words(text: str) -> None:
    for m in read(open_gazetteer(), text):
        assert text[m.start : m.end] == m.text


def test_a_capital_that_speaks_is_no_site(gazetteer: Gazetteer) -> None:
    def uses(text: str) -> dict[str, PlaceUse]:
        return {m.text: m.use for m in find_places(doc(text), gazetteer)}

    spoken = uses("A strike hit a depot in Hilla overnight. The governor accused Washington of the raid.")
    assert spoken["Washington"] is PlaceUse.ORIGIN
    assert spoken["Hilla"] is PlaceUse.LOCATIVE
    told = uses("Two rockets landed overnight. Nine people were wounded in Baghdad by the blasts.")
    assert told["Baghdad"] is PlaceUse.LOCATIVE


def test_a_village_before_its_division_is_read_though_no_gazetteer_has_it(gazetteer: Gazetteer) -> None:
    text = "Fighters killed nine people in Mayikora, Lubero territory, in DR Congo's North Kivu province."
    found = read(gazetteer, text)
    assert named(found, "Mayikora").place.country == "CD"
    assert named(found, "Lubero territory").place.precision == PlacePrecision.ADMIN2


def test_a_body_called_after_a_town_is_no_site(gazetteer: Gazetteer) -> None:
    text = "The Wad Madani Resistance Committee said that nine died in the village of Qarsh in Sudan."
    assert named(read(gazetteer, text), "Wad Madani").use == PlaceUse.ORIGIN


@pytest.mark.parametrize(
    "opens",
    [
        "Khartoum, 26 October 2024 – ",
        "Khartoum — ",
        "Khartoum, Oct 26: ",
        "Khartoum, Sudan: ",
        "Khartoum | Nile News Desk: ",
    ],
)
def test_a_dateline_in_small_letters(gazetteer: Gazetteer, opens: str) -> None:
    m = named(read(gazetteer, opens + "Nine people were killed in Omdurman."), "Khartoum")
    assert m.use == PlaceUse.DATELINE


def test_the_fields_of_an_unlisted_name_are_a_site(gazetteer: Gazetteer) -> None:
    m = named(read(gazetteer, "Fighters hit al-Hail oilfield in Syria on Tuesday."), "al-Hail")
    assert m.text == "al-Hail oilfield" and m.place.precision == PlacePrecision.SITE


def test_a_name_borne_by_twenty_towns_is_the_one_of_its_surroundings(gazetteer: Gazetteer) -> None:
    for near, state in (("Joplin, Missouri", "Missouri"), ("Dayton, Ohio", "Ohio")):
        m = named(
            read(gazetteer, f"A man from {near} was shot dead in Springfield on Friday."), "Springfield"
        )
        assert m.place.admin1 == state


def test_a_distance_and_a_border_make_regions(gazetteer: Gazetteer) -> None:
    far = named(read(gazetteer, "It fell 30 km from Homs in Syria."), "30 km")
    assert far.place.precision == PlacePrecision.AREA and far.place.lat is None
    border = named(read(gazetteer, "A truck burned near the Syrian border on Monday."), "border")
    assert border.place.precision == PlacePrecision.AREA and border.place.lat is None


def test_a_distance_up_to_25_km_is_nearness(gazetteer: Gazetteer) -> None:
    m = read(gazetteer, "A mine went off 12km outside Ramadi.")[0]
    assert (m.text, m.place.precision) == ("12km outside Ramadi", PlacePrecision.NEAR)


def test_off_a_coast_is_the_sea_and_no_country(gazetteer: Gazetteer) -> None:
    m = read(gazetteer, "A tanker was hit off the coast of Yemen.")[0]
    assert (m.text, m.place.precision) == ("off the coast of Yemen", PlacePrecision.SEA)


def test_a_sea_is_no_province_of_its_name(gazetteer: Gazetteer) -> None:
    sea = read(gazetteer, "A drone hit a ship in the Red Sea.")[0].place
    state = read(gazetteer, "A drone hit a market in Red Sea state, Sudan.")[0].place
    assert sea.country is None and (state.country, state.precision) == ("SD", PlacePrecision.ADMIN1)


def test_between_two_sides_is_no_stretch_of_land(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Clashes between Homs and Aleppo supporters went on.")
    assert all(m.place.precision != PlacePrecision.AREA for m in found)


@pytest.mark.parametrize(
    ("text", "site", "beside"),
    [
        ("Rockets fired from Gaza towards Sderot wounded three people.", "Sderot", "Gaza"),
        ("Rockets were launched from Gaza toward the city of Sderot.", "Sderot", "Gaza"),
        ("Militants in Gaza fired a volley of rockets at Sderot, wounding three.", "Sderot", "Gaza"),
        ("Prosecutors in The Hague said that shells fell on Homs.", "Homs", "The Hague"),
        ("A court in Damascus tried four men for an attack in Homs.", "Homs", "Damascus"),
    ],
)
def test_what_is_aimed_at_is_the_site(gazetteer: Gazetteer, text: str, site: str, beside: str) -> None:
    uses = {m.place.name.split(" of ")[-1]: m.use for m in read(gazetteer, text)}
    assert uses[site] is PlaceUse.LOCATIVE and uses[beside] is PlaceUse.ORIGIN


def test_rockets_first_in_a_sentence(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "Fired rockets. Towards Homs. At Homs they fell.")
    assert read(gazetteer, "Rockets") == []


def test_a_mosque_is_not_placed_at_a_far_town_of_a_like_name(gazetteer: Gazetteer) -> None:
    text = "An Israeli air strike hit the al-Taqwa mosque in Gaza City and killed four people."
    named = {m.place.canonical for m in read(gazetteer, text)}
    assert named == {"Israel", "Gaza"}


def test_a_name_is_kept_where_the_text_puts_it_though_only_another_country_has_it(
    gazetteer: Gazetteer,
) -> None:
    found = read(gazetteer, "A bomb killed nine people in Tarim in Homs province on Tuesday.")
    place = named(found, "Tarim").place
    assert (place.country, place.admin1, place.lat, place.gazetteer_id) == ("SY", "Homs", None, None)
    assert named(found, "Tarim").within[0].name == "Homs"
    # One that the country has, in another division than the text says, is that place.
    (town, _) = read(gazetteer, "Clashes in Tuz Khurmatu in Kirkuk province killed six.")
    assert town.place.lat is not None
    # A large town is meant wherever the sentence stands.
    (mumbai, _) = read(gazetteer, "Six were wounded in Mumbai in Idlib province.")
    assert mumbai.place.country == "IN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian state media said that shells killed six in the capital on Monday.", ["Damascus"]),
        ("Rebels fired rockets at the Syrian capital on Monday.", ["Damascus"]),
        ("Raids hit a town northeast of the Iraqi capital.", ["northeast of Baghdad"]),
        ("A bomb went off near the Iraqi capital.", ["near Baghdad"]),
        ("Fighters in Syria left the provincial capital, and the capital of their caliphate.", []),
        ("Shells hit Douma, a suburb of the Syrian capital.", ["Douma"]),
        ("In Ohio a gunman shot two people in the capital.", []),
    ],
)
def test_the_capital_is_a_town(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    at = [m.place.name for m in read(gazetteer, text) if m.use is not PlaceUse.MODIFIER]
    assert [name for name in at if name not in ("Syria", "Ohio")] == expected
    assert all(m.text == text[m.start : m.end] for m in read(gazetteer, text))


def test_a_country_that_owns_a_body_is_no_site(gazetteer: Gazetteer) -> None:
    network = read(gazetteer, "The feud has split clans in Iran's northern smuggling network.")
    assert named(network, "Iran").use is PlaceUse.ORIGIN
    base = read(gazetteer, "Six men were killed in Chad's largest army base.")
    assert named(base, "Chad").use is PlaceUse.LOCATIVE


def test_a_country_that_lost_its_apostrophe_is_no_part_of_a_towns_name(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Jets bombed the city of Nakuru Kenyas tea hub.")
    assert named(found, "Nakuru").place.gazetteer_id == "geonames:184622"


def test_a_part_of_a_town_knows_its_town(gazetteer: Gazetteer) -> None:
    text = "Shells hit northern Sirte, the eastern districts of Sabha, and a farm north of Benghazi."
    assert [m.town and m.town.name for m in read(gazetteer, text)] == [None, "Sabha", None]
