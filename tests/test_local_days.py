"""Days, places and counts of local news, one phenomenon a page. All incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, Property, Report, When
from rashomon.read.reader import Reader
from rashomon.read.times import parse_times

DAY = When(earliest=date(2016, 7, 6), latest=date(2016, 7, 6), how="given")  # a Wednesday


def central(reader: Reader, text: str, title: str | None = None) -> Account:
    reading = reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))
    return next(a for a in reading.accounts if a.central)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Two hurt on Elm Street this afternoon. — Ann Lee (@annlee) May 3, 2016", "2016-05-03"),
        ("Two were hurt on Sunday. (Published Tuesday, May 3, 2016)", "2016-05-01"),
        ("Two were hurt on Sunday. Photo taken Tuesday, May 3, 2016", "2016-05-01"),
        ("Two were hurt on Sunday.\n\nIt rained. (Published Tuesday, May 3, 2016)", "2016-07-03"),
    ],
)
def test_the_days_of_a_post_or_a_caption_count_from_its_own(text: str, edtf: str) -> None:
    first = parse_times(text, date(2016, 7, 6))[0]
    assert first.when.edtf == edtf
    assert first.when.how.endswith("publication" if edtf == "2016-07-03" else "the post or picture")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A Father's Day shooting left two dead.", "2016-06-19"),
        ("It was on Mother’s Day.", "2016-05-08"),
        ("Two were shot on St. Patrick's Day.", "2016-03-17"),
        ("Two were shot on Good Friday.", "2016-03-25"),
        ("The fire was on Presidents' Day.", "2016-02-15"),
        ("They met on Juneteenth.", "2016-06-19"),
    ],
)
def test_feasts_whose_names_hold_an_apostrophe_or_a_plain_word(text: str, edtf: str) -> None:
    assert [t.when.edtf for t in parse_times(text, date(2016, 7, 6))] == [edtf]


def test_a_birthday_dates_no_deed(reader: Reader) -> None:
    text = (
        "A man and his baby son were shot dead inside a home in Dunmore, police said.\n\n"
        "The boy had celebrated his first birthday on May 18."
    )
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_what_somebody_is_accused_of_doing_was_on_the_day_behind_it(reader: Reader) -> None:
    text = (
        "A suspect was charged Friday in the shooting death of a baby.\n\n"
        "Karl Ferris is accused of firing into the home on Elm Street and Mill Road on May 27.\n\n"
        "Her uncle said that a death so close to Memorial Day was hard to bear."
    )
    assert central(reader, text, "Suspect charged in death of baby").when.edtf == "2016-05-27"


@pytest.mark.parametrize(
    "lead",
    [
        "A father was sentenced to 30 years in prison Tuesday for the shooting death of his son.",
        "A man turned himself in to Dunmore homicide detectives Tuesday to face murder charges in it.",
    ],
)
def test_the_day_of_a_sentence_is_not_that_of_what_it_is_for(reader: Reader, lead: str) -> None:
    text = f"{lead}\n\nThe boy was shot to death at 9 p.m. on May 28 in a home on Elm Street."
    assert central(reader, text).when.edtf == "2016-05-28"


def test_the_day_on_which_somebody_was_found_dead_goes_before_one_far_down(reader: Reader) -> None:
    text = (
        "Karl Ferris, 34, was found dead about 7 a.m. Tuesday in a Dunmore home, shot by the residents.\n\n"
        "He had held the couple in a room.\n\nHe was shot several times.\n\n"
        "The sheriff thanked the public.\n\nNeighbours heard the shots.\n\n"
        "Ferris was awaiting trial for murder and other charges in the April 28 abduction of a nurse."
    )
    assert central(reader, text, "Homeowner shot escaped prisoner").when.edtf == "2016-07-05"


def test_one_victim_is_no_total_of_what_happened_there_before(reader: Reader) -> None:
    text = (
        "A 16-year-old boy was fatally shot Saturday evening on a block in Dunmore where three other"
        " homicides have taken place in the past 18 months, according to authorities.\n\n"
        "A man was wounded at that corner on June 6."
    )
    account = central(reader, text, "Teenager fatally shot in Dunmore")
    assert account.when.edtf == "2016-07-02"


def test_a_weekday_told_with_its_hour_is_a_certain_one(reader: Reader) -> None:
    text = "A child was shot in a car, he said. Deputies were called just before 10:30 a.m. on a Sunday."
    assert central(reader, text).when.edtf == "2016-07-03"
    text = "A child was shot in a car, the sheriff said. Such calls come in on a Sunday."
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_a_feast_of_months_ago_dates_no_news(reader: Reader) -> None:
    text = (
        "Five people were shot during a party at a banquet hall in Dunmore.\n\n"
        "The owner said that he had last rented it out for St. Patrick's Day."
    )
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_a_station_has_a_number_and_nobody_is_hurt_by_it(reader: Reader) -> None:
    text = (
        "The State Police, Post 6 has asked its Critical Incident Team to look into a shooting by a trooper"
        " in Dunmore on Monday. A man was later pronounced dead."
    )
    assert not [c for c in central(reader, text).claims if c.property is Property.WOUNDED]


def test_a_hunting_accident_is_told_of_as_a_shooting(reader: Reader) -> None:
    text = "The shooter in a fatal hunting accident in Dunmore on Monday has been named."
    account = central(reader, text, "Shooter in hunting accident identified")
    assert {(c.property, c.min) for c in account.claims} >= {(Property.KILLED, 1)}


def test_men_of_a_town_that_is_called_like_a_person_tell_of_the_town(reader: Reader) -> None:
    text = (
        "Three Taylor men were shot on Monday. Taylor police found Bo Reed, 18, with a wound to his leg.\n\n"
        "Taylor Reed, 30, was let go."
    )
    report = Report(id="r", text=text, url="http://www.freep.com/1", published=DAY)
    (account,) = reader.read(clean(report)).accounts
    assert ("Taylor", "Michigan") in [(p.name, p.admin1) for p in account.places]
