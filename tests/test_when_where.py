"""The day and the place of an account, and of an incident, on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, PlaceRole, Report, When
from rashomon.read.reader import Reader
from rashomon.reconcile.dates import solve
from rashomon.reconcile.incident_day import incident_date

DAY = When(earliest=date(2016, 8, 5), latest=date(2016, 8, 5), how="given")  # a Friday


def first(reader: Reader, text: str, title: str | None = None, url: str | None = None) -> Account:
    report = Report(id="r", text=text, title=title, published=DAY, url=url)
    return reader.read(clean(report)).accounts[0]


def sites(a: Account) -> set[str]:
    return {p.name for p in a.places if p.role is PlaceRole.SITE}


def regions(a: Account) -> set[str]:
    return {p.name for p in a.places if p.role is PlaceRole.REGION}


def test_the_scene_stands_in_the_sentence_after(reader: Reader) -> None:
    a = first(
        reader,
        "Deputies are looking for whoever killed one man and wounded three others.\n\n"
        "It happened around 5 p.m. Tuesday on Tarrow Lane in Dayton, Ohio.",
    )
    assert a.when.edtf == "2016-08-02"
    assert "Tarrow Lane" in sites(a) and "Dayton" in {p.name for p in a.places}


@pytest.mark.parametrize(
    "text",
    [
        "Police on Thursday said that two men were shot dead on Monday in Dayton, Ohio.",
        "A man was arrested Thursday over the shooting that killed two men on Monday in Dayton, Ohio.",
        "Two men were shot on Monday in Dayton, Ohio. One of them died Thursday of his wounds.",
        "The sheriff told a news conference Thursday that two men were killed on Monday in Dayton, Ohio.",
        "Two men were shot in Dayton, Ohio, police said Thursday. It was reported at 9 p.m. Monday.",
        "On Thursday, the chief said two men were shot. The men were shot on Monday in Dayton, Ohio.",
        "Ohio police charged a cook with murder Thursday. Two men were shot dead on Monday in Dayton, Ohio.",
        "Two men were shot dead in Dayton, Ohio, on Monday. (Published Thursday, Aug. 4, 2016)",
        "Two men were shot in Dayton, Ohio. One of them died Thursday, three days after being shot.",
        "Two men were shot dead in Dayton, Ohio, this week. It was just after 9 p.m. Monday, a witness said.",
        "Two men were shot in Dayton, Ohio, on Monday. Orin Pell, 20, died at a hospital Wednesday night.",
        "A man shot in Dayton, Ohio, died Wednesday. Police look for boys who fled the Monday shooting.",
        "The man who shot two in Dayton, Ohio, was captured in a barn Wednesday. The shooting was Monday.",
        "After two shootings on Sunday, gunfire erupted again in Dayton, Ohio, on Monday and hurt two men.",
        "On Thursday, detectives named five suspects in a shooting which occurred at a house in the 700 "
        "block of Tarrow Lane in Dayton, Ohio, on Monday.",
        "A man was charged over a shooting in Dayton, Ohio. Police told the Varna Post Thursday that both "
        "victims lived there. They were shot on Monday.",
        "Two men were shot dead in Dayton, Ohio, on Monday. A permit issued August 4 hung there.",
        "Jul AUG Sep 4 2015 2016 2017 1 captures\n\nTwo men were shot dead in Dayton, Ohio, on Monday.",
        "Two men were shot dead in Dayton, Ohio. The school will speak of the shooting Saturday. "
        "It happened on Monday.",
    ],
)
def test_the_day_of_the_deed_before_that_of_the_word_or_the_arrest(reader: Reader, text: str) -> None:
    assert first(reader, text).when.edtf == "2016-08-01"


def test_a_day_told_beside_the_deed_serves_where_none_is_told_of_it(reader: Reader) -> None:
    text = (
        "One boy was shot in the eye.\n\nHis aunt came home on Tuesday night and saw him run towards her car."
    )
    assert first(reader, text).when.edtf == "2016-08-02"


def test_the_towns_police_and_the_countys_sheriff_say_where(reader: Reader) -> None:
    a = first(
        reader,
        "A man was shot on the West Side on Thursday, Chicago police said. Chicago police ask for help.\n\n"
        "The Cook County sheriff's office said so too.",
    )
    assert {"Chicago", "Cook County"} <= sites(a) | regions(a)
    quiet = first(reader, "CHICAGO (XYZ) — A man was shot at Tarrow Park on Thursday.")
    assert "CHICAGO" in regions(quiet)


def test_the_city_points_back(reader: Reader) -> None:
    report = Report(
        id="r", published=DAY,
        text="Air strikes on the city of Aleppo killed nine civilians on Thursday, a monitor said.\n\n"
        "Separately, a suicide bomber killed two people at a bakery in Homs on Tuesday.\n\n"
        "Shelling wounded six soldiers beside a mill of the city on Wednesday.",
    )  # fmt: skip
    found = reader.read(clean(report)).accounts
    assert "Homs" in sites(found[-1])


def test_a_local_page_that_names_no_town_has_its_outlets(reader: Reader) -> None:
    a = first(reader, "A man was shot on Tarrow Lane on Thursday.", url="http://www.clickorlando.com/news/1")
    assert "Orlando" in regions(a) and "Orlando" not in sites(a)
    far = first(reader, "Two men were shot dead in Sudan on Thursday.", url="http://www.clickorlando.com/n/1")
    assert "Orlando" not in regions(far)


def day(n: int) -> When:
    return When(earliest=date(2016, 8, n), latest=date(2016, 8, n))


def test_nothing_happens_after_it_was_told_of() -> None:
    dates = {"a": day(1), "b": day(19), "c": day(19)}
    assert incident_date(dates).edtf == "2016-08-19"
    told = {"a": date(2016, 8, 2), "b": date(2016, 8, 20), "c": date(2016, 8, 20)}
    assert incident_date(dates, told_on=told).edtf == "2016-08-01"
    # Where every day contradicts the publication, none is cut off.
    assert incident_date(dates, told_on={"a": date(2016, 7, 1)}).edtf == "2016-08-19"


def test_the_solver_uses_the_days_of_publication() -> None:
    reports = {"r": day(2), "s": day(20)}
    found = solve(reports, {"a": day(1), "b": day(19)}, {"a": "r", "b": "s"}, [["a", "b"]])
    assert found.incidents[0].edtf == "2016-08-01"


def test_a_court_months_later_bounds_the_deed_and_dates_nothing(reader: Reader) -> None:
    a = first(
        reader, "A judge sentenced a Dayton man Wednesday to 20 years for the shooting death of two men."
    )
    assert a.when.earliest is None and a.when.latest == date(2016, 8, 3)
    told = first(
        reader,
        "A judge sentenced a Dayton man Wednesday to 20 years for killing two men. They were shot on May 2.",
    )
    assert told.when.edtf == "2016-05-02"


def test_a_hearing_to_come_dates_nothing(reader: Reader) -> None:
    a = first(reader, "A tailor is to stand in court Monday over an attack that killed two men on Thursday.")
    assert a.when.edtf == "2016-08-04"


def test_a_year_far_down_is_of_something_else(reader: Reader) -> None:
    text = (
        "Two men were shot dead in Dayton, Ohio.\n\nOne was shot in the ear. Both were shot at once.\n\n"
        "A bystander was wounded in the shooting too.\n\nShootings killed many men there in 2014."
    )
    assert first(reader, text).when.edtf == "2016-08-04/2016-08-05"


def test_a_page_brought_up_to_date_tells_of_the_day_after(reader: Reader) -> None:
    text = "Two men were shot dead early Saturday at a bar in Dayton, Ohio."
    assert first(reader, text).when.edtf == "2016-08-06"
    assert first(reader, text.replace("early Saturday", "last Saturday")).when.edtf == "2016-07-30"
    # News of what came after may well speak of last week's days.
    assert first(reader, text, "Man charged over shooting in Dayton").when.edtf == "2016-07-30"


def test_the_town_near_which_a_suburb_lies(reader: Reader) -> None:
    url = "http://www.ketv.com/news/1"
    a = first(reader, "A tailor was shot dead in Papillion on Friday.", url=url)
    assert sites(a) == {"Papillion"} and "near Omaha" in regions(a)
    (near,) = [p for p in a.places if p.name == "near Omaha"]
    assert near.lat is None and near.gazetteer_id is None
    assert "near Omaha" not in regions(first(reader, "A tailor was shot dead in Lincoln on Friday.", url=url))


def test_the_day_of_filing_in_a_dateline_is_not_that_of_the_deed(reader: Reader) -> None:
    text = (
        "Khartoum, 5 August 2016 – Nine people were killed in the village of Qarsh on Thursday, a group said."
    )
    a = first(reader, text)
    assert a.when.edtf == "2016-08-04" and "Khartoum" not in sites(a)


def test_a_weekends_shooting_is_of_the_weekend(reader: Reader) -> None:
    a = first(reader, "Two people died in weekend shootings in Dayton, Ohio, police said.")
    assert (a.when.earliest, a.when.latest) == (date(2016, 7, 29), date(2016, 7, 31))


def test_a_deed_dated_after_the_page_is_taken_for_no_day_of_it(reader: Reader) -> None:
    a = first(reader, "Two men were shot dead in Dayton, Ohio. The trial opens on 12 March 2031.")
    assert a.when.latest is None or a.when.latest <= date(2016, 8, 5)


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        (  # the weekday of a deed told weeks later is that of the date
            "Man charged in boy's shooting",
            "A boy was shot and killed Monday in Dayton, Ohio. Papers say that he was shot on July 18.",
            "2016-07-18",
        ),
        (  # months lie between: the day of the arrest is not the deed's
            "Second arrest in Dayton shooting",
            "Over two months after the shooting of one boy in Dayton, Ohio, men met at a barn Tuesday "
            "and shots were fired. The boy was shot on May 20.",
            "2016-05-20",
        ),
        (  # a day of the calendar with its hour, though a court stands beside
            "Man gets 20 years in girl's death",
            "A man was sentenced in the shooting of a girl in Dayton, Ohio. He was accused by prosecutors of "
            "breaking in around 4 a.m. March 28 with three others.",
            "2016-03-28",
        ),
        (  # what the deed is called by
            "Mother of boy charged in shooting",
            "A boy was shot on Monday in Dayton, Ohio. Police called the July 18 shooting an accident.",
            "2016-07-18",
        ),
        (  # the indictment only says so
            "Two men charged in Dayton shooting",
            "Two men were charged in a shooting. According to the indictment read on Tuesday, the men on "
            "May 9 shot three people in Dayton, Ohio.",
            "2016-05-09",
        ),
        (  # the crime that the charge is for
            "Tailor faces murder charge in fatal shooting",
            "A tailor will be arraigned Friday on a murder charge over the death of a man.\n\nFour people "
            "were driven to hospitals after being shot in Dayton, Ohio, on June 27.",
            "2016-06-27",
        ),
        (  # it began when he fled
            "Man arrested in shooting of mother",
            "A man was arrested Wednesday over the fatal shooting of one clerk in Dayton, Ohio. Police had "
            "looked for him since early Sunday when he drove off from the house.",
            "2016-07-31",
        ),
        (  # any such day
            "Teen faces charge in shooting",
            "A boy was shot in Dayton, Ohio, in July, police said. The pupils were home on a rainy Friday "
            "afternoon, and a shot was fired. It was July 15.",
            "2016-07-15",
        ),
        (  # long before
            "One man shot dead, two wounded",
            "A cook was shot dead in Dayton, Ohio, on Thursday night. A month earlier, on June 13, a man was "
            "shot on that corner. Back on May 2, two were killed there.",
            "2016-08-04",
        ),
        (  # a weekday after the arrest is that of the week before
            "Second suspect in boy's shooting arrested",
            "A second suspect in the shooting of one boy was arrested Thursday, police said. The pupil was "
            "shot in Dayton, Ohio, at about 7:40 p.m. Friday.",
            "2016-07-29",
        ),
        (  # the day of the arrest, told a second time in other words
            "Man arrested in shooting of mother",
            "A man was arrested Wednesday over the fatal shooting of one clerk in Dayton, Ohio. He was found "
            "Wednesday in Varna. The family had moved there before the night of Sunday.",
            "2016-07-31",
        ),
        (  # nobody was arrested before the deed
            "Mother arrested after boy is shot",
            "A mother was arrested on Wednesday after a boy was shot in Dayton, Ohio. The boy went home on "
            "Thursday and is well.",
            "2016-08-03",
        ),
    ],
)
def test_other_days_of_a_page_settle_the_deeds(reader: Reader, title: str, text: str, day: str) -> None:
    assert first(reader, text, title).when.edtf == day


def test_a_page_is_not_brought_up_to_date_where_a_further_day_would_lie_ahead(reader: Reader) -> None:
    title = "Boy dies in Dayton"
    shot = "A boy was shot by accident at home Saturday in Dayton, Ohio, the school said."
    assert first(reader, shot, title).when.edtf == "2016-08-06"
    told = shot + " His class met in the hall on Sunday."
    assert first(reader, told, title).when.edtf == "2016-07-30"


def test_a_weekday_and_a_date_of_one_deed_belong_together(reader: Reader) -> None:
    text = (
        "A car bomb in Homs killed 14 people on Thursday, the governor said. The blast on March 7 hit a shop."
    )
    when = reader.read(clean(Report(id="r", text=text))).accounts[0].when
    assert (when.weekday, when.edtf) == (3, "XXXX-03-07")


def test_a_dateline_gives_the_month_where_no_year_is_told(reader: Reader) -> None:
    text = "RAQQA, March 17 - A roadside bomb killed four soldiers near Raqqa on Thursday, residents said."
    assert reader.read(clean(Report(id="r", text=text))).accounts[0].when.edtf == "XXXX-03"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "Militants executed at least 70 of their own men in Raqqa in recent days, sources said.",
            "2016-07-30/2016-08-05",
        ),
        (  # the beginning of a war dates no blast in it
            "A bomber killed four people on Friday in Tartus. The blast, the first to hit the town since the "
            "outbreak of the war in 2011, killed a baker.",
            "2016-08-05",
        ),
        (
            "Raiders seen in Manbij, Syria, August 1 2016 (Velin Photo) Air strikes killed 15 people in "
            "Manbij on Friday.",
            "2016-08-05",
        ),
        (  # a later clause on long wars makes no background of news
            "Shells killed nine people in Homs. Another four people were killed by strikes on Idlib. The "
            "strikes go on, years into the war.",
            "2016-08-04/2016-08-05",
        ),
    ],
)
def test_days_of_news_of_a_war(reader: Reader, text: str, edtf: str) -> None:
    assert {a.when.edtf for a in reader.read(clean(Report(id="r", text=text, published=DAY))).accounts} == {
        edtf
    }


def test_what_a_deed_came_after_is_counted_back(reader: Reader) -> None:
    text = "Shells hit Homs on Friday and killed two. The shelling came two days after a bomb killed six."
    whens = {a.when.edtf for a in reader.read(clean(Report(id="r", text=text, published=DAY))).accounts}
    assert whens == {"2016-08-05", "2016-08-03"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Homs on Thursday, killing three, two days after a rocket killed 12 in Idlib.",
        "Two days after a rocket killed 12 people in Idlib, rebels shelled Homs on Thursday and killed "
        "three.",
    ],
)
def test_what_came_first_is_counted_back_from_what_its_sentence_tells_next(reader: Reader, text: str) -> None:
    found = reader.read(clean(Report(id="r", text=text, published=DAY))).accounts
    assert {(a.when.edtf, *sorted(sites(a))) for a in found} == {
        ("2016-08-04", "Homs"),
        ("2016-08-02", "Idlib"),
    }


def test_a_sentence_may_open_with_a_time_that_leads_on(reader: Reader) -> None:
    assert first(reader, "Two days after, shells killed six people in Aleppo.").when.earliest is not None
    assert (
        first(reader, "Days after. Shells killed six people in Aleppo on Thursday.").when.edtf == "2016-08-04"
    )


def test_a_convict_is_no_court(reader: Reader) -> None:
    a = first(reader, "A convicted felon shot himself by accident in a yard in Dayton, Ohio.")
    assert a.when.edtf == "2016-08-04/2016-08-05"


def test_police_of_the_town_in_the_address(reader: Reader) -> None:
    text = "A boy was shot on Monday. River Falls police said that he is well."
    a = first(reader, text, url="http://www.riverfallsgazette.com/1")
    assert "River Falls" in regions(a)


def test_an_unlisted_town_that_a_local_page_tells_of_beside_the_deed(reader: Reader) -> None:
    text = (
        "A man was shot by his brother on Monday, the Tyler County Sheriff's Office said. They were outside "
        "a home in Ostelin, the sheriff said."
    )
    a = first(reader, text, url="http://www.beaumontenterprise.com/1")
    assert "Ostelin" in sites(a) | regions(a)
