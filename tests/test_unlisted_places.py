"""Towns that no gazetteer has, kept by name in the region they are said to be in; invented reports."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.model import PlacePrecision
from rashomon.read.mentions import PlaceMention, PlaceUse
from rashomon.read.places import Gazetteer, find_places, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(gazetteer: Gazetteer, text: str, title: str | None = None) -> dict[str, PlaceMention]:
    out: dict[str, PlaceMention] = {}
    for m in find_places(doc(text, title), gazetteer):
        out.setdefault(m.text, m)
    return out


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("Gunmen attacked Tarwe and Kolbas communities in Bokkos on Sunday.", "Kolbas", "Bokkos"),
        ("They entered Tarwe, in the Bankass cercle of Mali's Mopti region.", "Tarwe", "Bankass cercle"),
        ("A gang stormed Pont-Vrel, a town in Haiti's Artibonite region.", "Pont-Vrel", "Artibonite region"),
        ("It was hit in the Zarwan area of Lakki Marwat district.", "Zarwan", "Lakki Marwat district"),
        ("Six died at Tin-Velda, a hamlet near Gorom-Gorom in Oudalan.", "Tin-Velda", "near Gorom-Gorom"),
        ("It hit the village of al-Varsha in Sudan's Gezira state.", "al-Varsha", "Gezira state"),
        ("They were shot in Barangay Varnon, Ampatuan, Maguindanao del Sur.", "Barangay Varnon", "Ampatuan"),
        ("A girl was attacked in southwest Delhi's Tarwela on Sunday.", "Tarwela", "southwest Delhi"),
        ("A man was beaten to death in Blantyre's Tarwela township.", "Tarwela", "Blantyre"),
        ("Two died in Mazai Zarbo, on the outskirts of Quetta.", "Mazai Zarbo", "outskirts of Quetta"),
    ],
)  # fmt: skip
def test_a_town_is_kept_by_name_with_what_holds_it(
    gazetteer: Gazetteer, text: str, name: str, holder: str
) -> None:
    m = read(gazetteer, text)[name]
    assert m.place.precision is PlacePrecision.TOWN and m.place.lat is None and m.place.gazetteer_id is None
    assert m.within[0].name == holder


@pytest.mark.parametrize("verb", ["killed", "kills", "left nine dead and wounded", "has claimed"])
def test_a_name_before_the_verb_of_harm_is_a_place(gazetteer: Gazetteer, verb: str) -> None:
    found = read(gazetteer, f"Minna saw it again: a bomb at Tin-Varsh {verb} nine traders.")
    assert ("Tin-Varsh" in found) is (verb != "has claimed")
    assert "Tin-Varsh" not in read(gazetteer, "Traders fled.", f"Bomb in Tin-Varsh {verb} nine traders")


def test_a_town_told_once_is_found_again(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked Tarwe and Kolbas villages in Bokkos. Six others died in Kolbas, police said."
    found = [m for m in find_places(doc(text), gazetteer) if m.text == "Kolbas"]
    assert [m.use for m in found] == [PlaceUse.LOCATIVE, PlaceUse.LOCATIVE]
    assert all(text[m.start : m.end] == "Kolbas" for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Interior in Gaza said 12 were killed.",
        "They wrote on Facebook, Homs residents said, that two were killed.",
        "Rebels stormed the depot in Homs and took Odran Pell from his bed.",
        "Police arrested Mario Tarrow. Shots were fired at Tarrow in Homs.",
        "Two died in the rebel-held area, and two in the Alawite neighbourhood.",
    ],
)
def test_bodies_people_and_sects_are_no_towns(gazetteer: Gazetteer, text: str) -> None:
    unlisted = [m for m in find_places(doc(text), gazetteer) if m.place.canonical is None]
    assert not unlisted


def test_a_report_written_in_the_capital_does_not_lie_there(gazetteer: Gazetteer) -> None:
    text = "Khartoum, 26 October 2024 – Twelve people were killed in the village of Varsha on Friday."
    m = read(gazetteer, text)["Varsha"]
    assert m.within == () and m.place.admin1 is None


def test_far_towns_of_a_report_from_the_capital_keep_their_points(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "BAMAKO, Mali (AP) — Gunmen killed two in Bandiagara on Monday, officials said.")
    assert found["Bandiagara"].place.lat is not None


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Gunmen struck in Kulgam district on Sunday.", "Kulgam district", PlacePrecision.ADMIN2),
        ("Rebels killed 12 in Beni territory, North Kivu.", "Beni territory", PlacePrecision.ADMIN2),
        ("They struck in Bokkos Local Government Area of Plateau State, Nigeria.",
         "Bokkos Local Government Area", PlacePrecision.ADMIN2),
        ("A strike on Sagaing village killed nine in Myanmar.", "Sagaing village", PlacePrecision.ADMIN1),
        ("Gunmen struck in Mali's Mopti region.", "Mopti region", PlacePrecision.ADMIN1),
    ],
)  # fmt: skip
def test_the_next_word_makes_a_division(
    gazetteer: Gazetteer, text: str, name: str, precision: PlacePrecision
) -> None:
    assert read(gazetteer, text)[name].place.precision is precision


def test_a_capital_that_is_bombed_is_a_site(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Warplanes carried out 18 raids on Sanaa, Hodeidah and Taiz overnight.")
    assert {found[n].use for n in ("Sanaa", "Hodeidah", "Taiz")} == {PlaceUse.LOCATIVE}


def test_a_town_beyond_the_border_is_told_of_too(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A house was hit in Bint Jbeil, Lebanon. Sirens sounded in Kiryat Shmona.")
    assert found["Kiryat Shmona"].place.country == "IL"


def test_what_opens_an_unlisted_name_is_part_of_it(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer, "Gunmen killed eight in the community of La Valdivia, in Manabi province, Ecuador."
    )
    assert "Valdivia" not in found and found["La Valdivia"].place.country == "EC"


def test_a_namesake_far_away_is_not_nearby(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A bomb went off in Jamundi, Colombia, and another in nearby Robles.")
    assert found["Robles"].place.gazetteer_id is None


def test_where_somebody_was_bound_for_is_no_site(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "The convoy was on its way from Quetta to Bannu when it was hit in Peshawar.")
    assert found["Bannu"].use is PlaceUse.ORIGIN and found["Peshawar"].use is PlaceUse.LOCATIVE


@pytest.mark.parametrize(
    "text",
    [
        "KANSAS CITY, Mo. - Four people were shot overnight.",
        "MARLBOROUGH, N.Y. >> A woman was shot on Sunday.",
        "(Laurel, Ind.) – An officer is on leave.",
        "Pemba, Mozambique, Feb 12 - Insurgents killed five.",
    ],
)
def test_datelines(gazetteer: Gazetteer, text: str) -> None:
    assert next(iter(read(gazetteer, text).values())).use is PlaceUse.DATELINE


def test_a_first_name_after_an_age_is_no_county(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Pittsburgh police charged 30-year-old Harrison Tarrow. Harrison was held.")
    assert "Harrison" not in found


@pytest.mark.parametrize(
    "text",
    [
        "A strike in Rafah killed Munther Karni Tarrow (51) and two others.",
        "A strike in Rafah killed the wife of Hilal Tarrow on Monday.",
        "A strike in Rafah hit the Sarraj family home on Monday.",
        "A strike in Rafah was shown by Al-Aqsa TV on Monday.",
        "A strike in Rafah killed Musab Hilal Tarrow on Monday.",
        "A strike in Rafah killed 37-year old Basim al-Rimal at home.",
        "In Rafah a drone killed 23 year old Lama Tarrow and her aunt.",
        "In Rafah the grandmother of Nabil Hatem was killed on Monday.",
    ],
)
def test_people_families_and_channels_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert set(read(gazetteer, text)) == {"Rafah"}


@pytest.mark.parametrize(
    "who", ["The Ministry of the Interior in Gaza", "According to Gaza the raid came late. A mayor"]
)
def test_who_speaks_sits_there(gazetteer: Gazetteer, who: str) -> None:
    found = read(gazetteer, f"{who} said that nine people were killed in Rafah.")
    assert found["Gaza"].use == PlaceUse.ORIGIN


def test_a_town_behind_one_that_ends_like_a_given_name_is_a_place(gazetteer: Gazetteer) -> None:
    assert "Hebron" in read(gazetteer, "Shells fell on Kafr Qasim Hebron and Jabalia on Monday.")


def test_a_name_inside_a_schools_is_no_town(gazetteer: Gazetteer) -> None:
    text = "A pupil of Stonewall Jackson High School was shot on Monday in Dayton, Ohio, police said."
    assert set(read(gazetteer, text)) == {"Dayton", "Ohio"}
    assert "Dayton" in read(gazetteer, "A pupil of Dayton High School was shot on Monday in Ohio, they said.")


@pytest.mark.parametrize("text", ["Mogadishu's Hodan district", "the Hodan district of Mogadishu"])
def test_a_district_of_a_city_is_a_part_of_it(gazetteer: Gazetteer, text: str) -> None:
    found = read(gazetteer, f"In {text} gunmen shot dead an elder on Monday.")
    assert found["Hodan district"].place.precision is PlacePrecision.TOWN


def test_the_village_of_a_longer_name_is_not_the_town_that_it_opens_with(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A shell hit a house in the village of Dera Varno Tarrow in Kotli district.")
    assert "Dera" not in found and found["Dera Varno Tarrow"].within[0].name == "Kotli district"


def test_a_spokesman_for_a_city_is_no_town(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A man was shot, said Orin Pellow, a spokesman for the city of Varnfield.")
    assert "Orin Pellow" not in found
    assert "tell NBC 4" not in read(gazetteer, "A man was shot in Chicago, police sources tell NBC 4 News.")


def test_the_day_behind_a_city_is_no_part_of_its_name(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A bomb killed 25 people in the central city of Homs Wednesday, police said.")
    assert "Homs" in found and "Homs Wednesday" not in found


def test_a_town_stands_behind_its_street(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Two were killed in a shooting on Galle Road, Tarwela, last night, in Sri Lanka.")
    assert found["Tarwela"].place.precision is PlacePrecision.TOWN


def test_a_town_or_region_that_is_called_so_is_a_place(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Troops fought in al-Sarqaya town and seized back al-Nurmiyah region near Mosul.")
    assert {"al-Sarqaya", "al-Nurmiyah"} <= found.keys()


def test_a_day_ends_the_name_of_a_village(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Raiders sneaked into the village of Gajurbo Thursday evening, in Borno state.")
    assert "Gajurbo" in found and "Gajurbo Thursday" not in found
