"""Which country a place is in, where a page names others as parties or by chance; invented reports."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.mentions import PlaceMention
from rashomon.read.places import Gazetteer, find_places, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(gazetteer: Gazetteer, text: str) -> dict[str, PlaceMention]:
    out: dict[str, PlaceMention] = {}
    for m in find_places(doc(text), gazetteer):
        out.setdefault(m.text, m)
    return out


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # A country that only speaks or is blamed holds no village.
        (
            "A bomb went off in Pulwama district last week. India accused Pakistan of it. On Monday two"
            " rebels died in Tarrowgund village.",
            "Tarrowgund village",
            "IN",
        ),
        # Nor does the country on the other side of the border that the village is near.
        (
            "A woman was killed in Belgorod region. It was in the village of Zelvy Log, two hours from the"
            " border and from Ukraine's Kharkiv region.",
            "Zelvy Log",
            "RU",
        ),
        ("Raiders killed eight men on Saturday in Tarsagne, near the border with Nigeria.", "Tarsagne", None),
    ],
)
def test_a_village_is_not_of_a_country_that_is_only_a_party(
    gazetteer: Gazetteer, text: str, name: str, country: str | None
) -> None:
    assert read(gazetteer, text)[name].place.country == country


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Two died in Bavaria on Monday. France is on alert; in Paris and Lyon, police patrol.", "Bavaria",
         "DE", "Bayern"),
        ("Turkish jets hit Duhok province on Monday. Turkey has bases in Hakkari and Van.", "Duhok province",
         "IQ", "Duhok"),
        ("A man shot three in Port Arthur, Tasmania on Sunday. US laws differ.", "Port Arthur", "AU",
         "Tasmania"),
    ],
)  # fmt: skip
def test_a_province_of_another_country_stays_one(
    gazetteer: Gazetteer, text: str, name: str, country: str, admin1: str
) -> None:
    place = read(gazetteer, text)[name].place
    assert (place.country, place.admin1) == (country, admin1)


def test_towns_in_a_list_with_a_province_are_not_in_it(gazetteer: Gazetteer) -> None:
    assert (
        read(gazetteer, "Police searched homes in Lyon, Bavaria and Ontario.")["Lyon"].place.country == "FR"
    )


def test_countries_in_a_list_are_not_in_one_another(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Oil comes from Turkey, the U.S. and Japan. Troops crossed from Turkey.")
    assert found["Turkey"].place.country == "TR"
    assert read(gazetteer, "Two men were shot in Georgia, U.S., on Friday.")["Georgia"].place.country == "US"


def test_a_village_is_not_its_far_namesake(gazetteer: Gazetteer) -> None:
    text = "A strike hit Nyaung Kone village in Pale Township, Sagaing region, on Tuesday."
    assert read(gazetteer, text)["Nyaung Kone village"].place.admin1 == "Sagaing"


def test_a_mosque_called_like_a_far_city_is_not_there(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "A bomb went off at Salem Mosque in Maiduguri, in Nigeria's Borno state.")
    assert not any(m.place.country == "IN" for m in found.values())


def test_a_district_without_a_word_of_one_is_not_across_the_border(gazetteer: Gazetteer) -> None:
    text = "Soldiers died in Gomal on Sunday, and in Bannu and Peshawar. Afghanistan was blamed."
    assert not any(m.text == "Gomal" and m.place.admin1 == "Paktika" for m in read(gazetteer, text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot six guards in El Aguaje, Michoacan.",
        "Gunmen shot six guards in El Aguaje, a town in Michoacan.",
        "Gunmen shot six guards in El Aguaje, a village in the municipality of Aguililla.",
        "Gunmen shot six guards in El Aguaje, a town in the Aguililla region of Michoacan state.",
    ],
)
def test_a_town_is_in_the_division_that_the_words_put_it_in(gazetteer: Gazetteer, text: str) -> None:
    place = read(gazetteer, f"{text} Mexico sent troops.")["El Aguaje"].place
    assert (place.admin1, place.lat) == ("Michoacán de Ocampo", None)  # those that are known are elsewhere


def test_a_well_known_town_stays_where_it_is(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Police in Guadalajara, a city in Michoacan, said a guard was shot in Mexico.")
    assert found["Guadalajara"].place.admin1 == "Jalisco"
