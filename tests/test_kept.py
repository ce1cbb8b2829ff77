"""Which tellings make accounts: headlines over several incidents, columns, captions, loot, answers."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import IncidentType, LinkKind, Reading, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2024, 5, 10), latest=date(2024, 5, 10), how="given")


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))


def test_a_headline_over_several_incidents_is_none(reader: Reader) -> None:
    found = read(
        reader,
        "At least 18 villagers were killed when gunmen raided Dioura on Tuesday, officials said.\n\n"
        "Seven soldiers were killed near Tillaberi on Sunday when their patrol was ambushed, the army said.",
        "Round-up: attacks in the Sahel",
    ).accounts
    assert [max(c.min or 0 for c in a.claims) for a in found] == [18, 7]
    assert found[0].central


def test_a_column_in_words_of_war_tells_of_none(reader: Reader) -> None:
    found = read(
        reader,
        "I declared war on my cellar last week. The first assault failed. By noon the enemy had "
        "regained the lost ground. We have been fighting this battle for "
        "ten years, and every spring there is an offensive.",
        "The war on clutter",
    ).accounts
    assert found == ()


def test_the_caption_of_a_strike_of_years_ago_is_not_what_the_page_is_about(reader: Reader) -> None:
    found = read(
        reader,
        "(Photo: A man walks past a building destroyed in an airstrike in Sana'a on March 26, 2015, in "
        "which 14 people died.)\n\nOn Wednesday, two Houthi missiles struck a cargo ship in the Gulf of "
        "Aden.",
        "Ministers meet in Muscat",
    ).accounts
    assert [(a.central, a.when.earliest and a.when.earliest.year) for a in found] == [
        (False, 2015),
        (True, 2024),
    ]


def test_raiders_on_foot_fly_no_strike(reader: Reader) -> None:
    found = read(
        reader,
        "Gunmen killed 14 people in raids on two villages in Plateau. The attackers struck Kopmur at night.",
        "14 killed as raiders hit villages",
    ).accounts
    assert {a.type for a in found} == {IncidentType.ATTACK}


def test_what_is_seized_is_no_attack(reader: Reader) -> None:
    found = read(
        reader,
        "A 22-year-old man was stabbed in Tarrow on Monday. On Tuesday deputies seized two handguns on "
        "Mill Road. Shell casings were found near the park.",
    ).accounts
    assert [a.type for a in found] == [IncidentType.ATTACK]


def test_what_hits_back_elsewhere_is_an_answer(reader: Reader) -> None:
    found = read(
        reader,
        "An Israeli drone strike on a car in Bint Jbeil killed four people on Thursday, sources said. "
        "Hezbollah said it fired rockets at a barracks in Kiryat Shmona in response.",
    )
    types = [a.type for a in found.accounts]
    assert len(types) == 2 and types[1] is IncidentType.SHELLING
    assert [(x.kind, x.source, x.target) for x in found.links] == [
        (LinkKind.RESPONSE_TO, found.accounts[1].id, found.accounts[0].id)
    ]


def test_another_fight_is_another_account(reader: Reader) -> None:
    found = read(
        reader,
        "Two rebels were killed in a gun battle with troops in Modergam on Thursday, officials said. Another "
        "gunfight broke out in Frisal in the afternoon, in which a soldier and four rebels were killed.",
    ).accounts
    assert len(found) == 2


def test_the_spokesman_of_an_army_did_not_do_it(reader: Reader) -> None:
    found = read(
        reader,
        "At least 29 people were killed when the military shelled a camp near Laiza on Monday, said Colonel "
        "Naw Bu, a spokesman for the Kachin Independence Army.",
    ).accounts
    values = {c.value for a in found for c in a.claims if c.property.value == "perpetrator"}
    assert "Kachin Independence Army" not in values


def test_what_happened_months_ago_does_not_date_the_news(reader: Reader) -> None:
    found = read(
        reader,
        "Troops clashed with rebels east of Palmyra and killed 60 of them, the army said. The forces freed "
        "Palmyra from the rebels on November 27 after heavy fighting.",
        "Army kills 60 rebels near Palmyra",
    ).accounts
    assert [a.central for a in found][:1] == [True]
    assert found[0].when.earliest == date(2024, 5, 9)


def test_a_deed_of_a_day_is_told_though_its_place_is_on_no_map(reader: Reader) -> None:
    found = read(
        reader,
        "A barrel bomb killed nine tailors in Douma on Thursday. Two clerks were shot dead in Raqqa on "
        "Wednesday. The army denied it. On Monday mortar shells landed near the Bolivian embassy.",
    ).accounts
    assert [a.when.earliest for a in found] == [date(2024, 5, 9), date(2024, 5, 8), date(2024, 5, 6)]


def test_who_pounds_a_region_without_a_day_or_a_toll(reader: Reader) -> None:
    text = (
        "Jets bombed a depot in Palmyra on Wednesday killing six guards. Rebels shot two clerks dead in "
        "Raqqa. The army denied it. "
    )
    told = read(
        reader, text + "Turkish howitzers and jets pounded hideouts of the PKK in northern Aleppo."
    ).accounts
    lasting = read(reader, text + "Fighting goes on in northern Aleppo.").accounts
    assert (len(told), len(lasting)) == (3, 2)


def test_what_began_what_has_lasted_since(reader: Reader) -> None:
    found = read(
        reader,
        "A barrel bomb killed nine tailors in Douma on Wednesday. The quarter has been cut off since 2021 "
        "when soldiers stormed the last bridge.",
    ).accounts
    assert [(a.when.earliest, a.when.latest) for a in found][1:] == [(date(2021, 1, 1), date(2021, 12, 31))]


@pytest.mark.parametrize(
    "told",
    [
        "The alliance unites militias and Moscow has demanded its end to allow air strikes on a militia.",
        "Its allies in Moscow have always denied raids on clinics.",
        "A February truce between them was agreed at the Geneva peace talks on air strikes.",
    ],
)
def test_a_capital_that_speaks_is_no_site(reader: Reader, told: str) -> None:
    text = (
        "An air strike on Misrata in Libya killed nine people on Friday, medics said. Mortar fire in Tarhuna "
        f"wounded two, and shells fell on Sirte. {told}"
    )
    found = read(reader, text).accounts
    assert not any(p.name in ("Moscow", "Geneva") for a in found for p in a.places)


def test_who_is_shot_at_talks_is_shot_there(reader: Reader) -> None:
    text = (
        "Shells killed three in Misrata, four in Tarhuna and two in Sirte on Monday. A gunman killed the "
        "envoy at the talks in Geneva on Monday."
    )
    found = read(reader, text).accounts
    assert [p.name for a in found[3:] for p in a.places] == ["Geneva"]
