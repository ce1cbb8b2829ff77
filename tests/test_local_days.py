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
        "Gunmen shot a plumber and his toddler dead in a caravan in Dunmore, police said.\n\n"
        "The girl had had her second birthday on May 18."
    )
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_what_somebody_is_accused_of_doing_was_on_the_day_behind_it(reader: Reader) -> None:
    text = (
        "A roofer was charged Friday with shooting a toddler to death.\n\n"
        "Karl Ferris is accused of firing at a caravan by the Dunmore mill on May 27.\n\n"
        "The pastor said that he had never buried a child so near to Memorial Day."
    )
    assert central(reader, text, "Roofer indicted for toddler's death").when.edtf == "2016-05-27"


@pytest.mark.parametrize(
    "lead",
    [
        "A roofer was sentenced to life without parole Tuesday for shooting his stepson.",
        "A roofer surrendered to the Dunmore homicide squad Tuesday to be booked.",
    ],
)
def test_the_day_of_a_sentence_is_not_that_of_what_it_is_for(reader: Reader, lead: str) -> None:
    text = f"{lead}\n\nSomebody shot the pupil dead at 9 p.m. on May 28 by a boathouse."
    assert central(reader, text).when.edtf == "2016-05-28"


def test_the_day_on_which_somebody_was_found_dead_goes_before_one_far_down(reader: Reader) -> None:
    text = (
        "Karl Ferris, 52, was found dead at dawn Tuesday in a Dunmore barn, shot by its tenants.\n\n"
        "He had locked them in a stable.\n\nThree bullets hit him.\n\n"
        "The sheriff thanked the fire service.\n\nA milkman heard the shots.\n\n"
        "Ferris was about to be tried for murder in the April 28 abduction of a baker."
    )
    assert central(reader, text, "Tenants shot runaway convict").when.edtf == "2016-07-05"


def test_one_victim_is_no_total_of_what_happened_there_before(reader: Reader) -> None:
    text = (
        "A cyclist was fatally shot Saturday night on a street in Dunmore where five other homicides were"
        " counted in the past 30 months, a sheriff said.\n\n"
        "A courier was wounded at its end on June 6."
    )
    account = central(reader, text, "Cyclist fatally shot in Dunmore")
    assert account.when.edtf == "2016-07-02"


def test_a_weekday_told_with_its_hour_is_a_certain_one(reader: Reader) -> None:
    text = "A cook was shot in a van, he said. The call reached deputies shortly after 4:15 a.m. on a Sunday."
    assert central(reader, text).when.edtf == "2016-07-03"
    text = "A cook was shot in a van, the sheriff said. Such calls come in on a Sunday."
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_a_feast_of_months_ago_dates_no_news(reader: Reader) -> None:
    text = (
        "Gunfire hurt six guests of a wedding in a Dunmore boathouse.\n\n"
        "Nobody had hired it, the landlord said, since St. Patrick's Day."
    )
    assert central(reader, text).when.edtf == "2016-07-05/2016-07-06"


def test_a_station_has_a_number_and_nobody_is_hurt_by_it(reader: Reader) -> None:
    text = "The Highway Patrol, Troop 9 has a Critical Incident Board look into a Dunmore shooting of Monday."
    assert not [c for c in central(reader, text).claims if c.property is Property.WOUNDED]


def test_a_hunting_accident_is_told_of_as_a_shooting(reader: Reader) -> None:
    text = "The name of the shooter in a fatal hunting accident near Dunmore on Monday is out."
    account = central(reader, text, "Hunting accident: shooter's name is out")
    assert {(c.property, c.min) for c in account.claims} >= {(Property.KILLED, 1)}


def test_men_of_a_town_that_is_called_like_a_person_tell_of_the_town(reader: Reader) -> None:
    text = (
        "Three Taylor men were shot on Monday. Taylor police found Bo Reed, 18, hit in the foot.\n\n"
        "Taylor Reed, 30, was let go."
    )
    report = Report(id="r", text=text, url="http://www.freep.com/1", published=DAY)
    (account,) = reader.read(clean(report)).accounts
    assert ("Taylor", "Michigan") in [(p.name, p.admin1) for p in account.places]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "A Dunmore man shot his stepson. Jail records show he was being held Tuesday on murder and"
            " trespass charges. The shooting happened Sunday in a caravan.",
            "2016-07-03",
        ),
        (
            "Deputies kept looking Tuesday for the suspects in a shooting that hurt four in Dunmore."
            " The suspects drew rifles at about 9:30 p.m. Saturday by a boathouse, a sheriff said.",
            "2016-07-02",
        ),
        (
            "A roofer shot a plumber dead in Dunmore. The coroner ruled the man's death a homicide Tuesday."
            " He was shot Sunday.",
            "2016-07-03",
        ),
        (
            "A Dunmore baker was shot in the neck in a quarrel. He was declared brain-dead at 5 p.m. Tuesday."
            " He was shot Sunday evening.",
            "2016-07-03",
        ),
        (
            "A man accused of shooting a roofer in Dunmore was charged on Tuesday. On Monday, police said"
            " that he shot the roofer.",
            "2016-07-04",
        ),
        (
            "A clerk shot a boy dead in a Dunmore shop. He was arrested Tuesday on a charge of murder,"
            " three days after the gun went off.",
            "2016-07-02",
        ),
        (
            "Two clerks were wounded while attending a funeral Sunday in Dunmore. They mourned"
            " Karl Ferris, who died May 27.",
            "2016-07-03",
        ),
        ("A roofer was shot in the foot at a Dunmore home on Fathers Day.", "2016-06-19"),
        (
            "Two men were shot dead in Dunmore, the ninth and tenth killed there this year.",
            "2016-07-05/2016-07-06",
        ),
        (
            "Home Dunmore Charges Dropped Against Teen July 6th, 2016 Ada Holm Dunmore News A charge against"
            " a Dunmore teen over a shooting on Friday was dropped. Two were shot.",
            "2016-07-01",
        ),
    ],
)
def test_the_day_of_the_deed_goes_before_what_came_of_it(reader: Reader, text: str, edtf: str) -> None:
    assert central(reader, text).when.edtf == edtf


def test_a_weekday_is_not_moved_to_the_day_of_another_deed_in_a_row_of_them(reader: Reader) -> None:
    text = (
        "The coroner has identified the boy who was shot dead in Dunmore on Friday.\n\n"
        "A woman was shot dead there on May 15 and a man was shot dead on June 24."
    )
    assert central(reader, text, "Coroner identifies Dunmore boy").when.edtf == "2016-07-01"
    text = text.replace("A woman was shot dead there on May 15 and a man", "An officer")
    text = text.replace("June 24", "June 27, 2014")
    assert central(reader, text, "Coroner identifies Dunmore boy").when.edtf == "2016-07-01"
