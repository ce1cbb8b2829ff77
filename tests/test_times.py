"""Expressions of time in made-up sentences: found with exact offsets, resolved from the publication day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import When
from rashomon.read.mentions import TimeKind
from rashomon.read.times import date_of, parse_times
from rashomon.read.times.calendar import add_months
from rashomon.read.times.parts import number
from times_told import THURSDAY, one


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Friday 1 Jul 2016", "2016-07-01"),
        ("July 2 2016", "2016-07-02"),
        ("2013-09-05", "2013-09-05"),
        ("29-07-2016 Shells fell.", "2016-07-29"),
        ("04.07.2015 A mosque", "2015-07-04"),
        ("updated at Jul 282016 A blast", "2016-07-28"),
        ("It was hit on Jan. 24.", "2024-01-24"),
        ("On July 16 people fled.", "2023-07-16"),
        ("In July 16 people fled.", "2023-07"),
        ("It was hit on 20 January.", "2024-01-20"),
        ("It was hit on Nov 21.", "2023-11-21"),
        ("It came on the 17th.", "2024-01-17"),
        ("Shells fell on Tuesday (Jan 23), they said.", "2024-01-23"),
        ("He was shot on Thursday.", "2024-01-25"),
        ("He was shot last Thursday.", "2024-01-18"),
        ("Raids were flown in December.", "2023-12"),
        ("A raid last month", "2023-12"),
        ("He was hurt in a March mortar attack.", "2023-03"),
        ("the May raid killed two", "2023-05"),
        ("It burst five years ago today.", "2019-01-25"),
        ("They hid in Saturday's gas attack.", "2024-01-20"),
        ("A raid last week", "2024-01-15/2024-01-21"),
        ("A raid earlier this week", "2024-01-22/2024-01-25"),
        ("A raid two days ago", "2024-01-23"),
        ("A raid on ٢٠١٦-٠٧-٠١", "2016-07-01"),
        ("the 1980s", "1980-01-01/1989-12-31"),
        ("The council will vote on Tuesday.", "2024-01-30"),
        ("They could strike as early as Friday.", "2024-01-26"),
        ("shelled from Monday to Wednesday", "2024-01-22/2024-01-24"),
        ("Clashes on 5-7 July 2016", "2016-07-05/2016-07-07"),
        ("The 2003 invasion", "2003"),
        ("the beginning of March 2011", "2011-03-01/2011-03-16"),
        ("It sank on December 19,2005.", "2005-12-19"),
    ],
)
def test_a_date_is_resolved_from_publication(text: str, edtf: str) -> None:
    assert one(text).when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "31 June",
        "February 30 2023",
        "They may go.",
        "March on, he said.",
        "2000 people fled.",
        "The raids burnt more than 1900 sheds.",
        "a 27-year-old man",
        "The Sun Microsystems office",
        "the second attack",
        "$500 million a year",
        "Black Friday sales",
        "It fell in 1948 occupied territories.",
        "the lands occupied in 1948",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert parse_times(text, THURSDAY) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On April 2, Pell opened fire on two men.", "2014-04-02"),
        ("He will spend ten years in prison for the July 4 killing.", "2014-07-04"),
        ("He will be tried on April 2 in Dayton.", "2015-04-02"),
    ],
)
def test_a_deed_that_was_done_is_of_the_past_however_far(text: str, edtf: str) -> None:
    assert [t.when.edtf for t in parse_times(text, date(2015, 1, 25)) if t.when.month] == [edtf]


@pytest.mark.parametrize("stamp", ["2024-01-23T22:00:00Z", "2024-01-23T22:00+03:00", "2024-01-23"])
def test_a_time_stamp_is_one_expression(stamp: str) -> None:
    (t,) = parse_times(f"Logged at {stamp} by the unit.", date(2024, 3, 1))
    assert (t.text, t.when.edtf) == (stamp, "2024-01-23")


def test_a_day_the_year_lacks_is_no_date() -> None:
    assert not any(t.when.month for t in parse_times("Killed on 29 February 2023.", THURSDAY))


@pytest.mark.parametrize(
    ("text", "part", "day"),
    [
        ("just after midnight local time on Wednesday", "after midnight", "2024-01-24"),
        ("at dawn on Thursday", "dawn", "2024-01-25"),
        ("early Sunday", "early", "2024-01-21"),
        ("in the early hours of Sunday", "early", "2024-01-21"),
        ("on Saturday (Jan 20) evening", "evening", "2024-01-20"),
        ("at 10:30 p.m. Friday", "10:30 p.m.", "2024-01-19"),
        ("yesterday evening", "evening", "2024-01-24"),
    ],
)
def test_the_part_of_day_is_kept_beside_the_day(text: str, part: str, day: str) -> None:
    found = one(text)
    assert (found.part_of_day, found.when.edtf) == (part, day)


def test_local_time_is_noted_as_a_zone() -> None:
    assert one("It was hit just after midnight local time on Wednesday.").zone == "local time"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("About 24 hours earlier, a base was hit.", (-1, -1)),
        ("Two days later it was hit again.", (2, 2)),
        ("It came hours after the raid.", (0, 1)),
        ("It came days after the raid.", (1, 6)),
        ("The next day it was hit again.", (1, 1)),
        ("The day before, it was hit.", (-1, -1)),
    ],
)
def test_what_counts_from_another_incident_dates_nothing_itself(text: str, offset: tuple[int, int]) -> None:
    found = one(text)
    assert found.backward
    assert found.when.offset == offset
    assert not found.when.known


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since 17 October", "2023-10-17/2024-01-25"),
        ("in the last 24 hours", "2024-01-24/2024-01-25"),
        ("over the past five years", "2019-01-25/2024-01-25"),
        ("since mid-October", "2023-10-08/2024-01-25"),
    ],
)
def test_what_opens_a_total_is_since(text: str, edtf: str) -> None:
    found = one(text)
    assert found.kind == TimeKind.SINCE
    assert found.when.edtf == edtf


def test_durations_and_sets() -> None:
    assert (one("It lasted for three hours.").kind, one("for three hours").value) == (
        TimeKind.DURATION,
        "PT3H",
    )
    assert one("a five-year war").value == "P5Y"
    assert (one("every Friday").kind, one("every Friday").value) == (TimeKind.SET, "XXXX-WXX-5")


def test_without_publication_the_facts_stay_constraints() -> None:
    w = one("He was shot on Tuesday.", None).when
    assert (w.weekday, w.offset, w.known) == (1, (-6, 0), False)
    w = one("He was shot on Nov. 21.", None).when
    assert (w.month, w.day, w.known) == (11, 21, False)
    assert one("He was shot yesterday.", None).when.offset == (-1, -1)


def test_an_interval_of_publication_bounds_a_date() -> None:
    month = When(earliest=date(2024, 1, 2), latest=date(2024, 1, 9))
    assert one("He was shot on Wednesday.", month).when.edtf == "2023-12-27/2024-01-03"
    assert one("It began on October 17.", month).when.edtf == "2023-10-17"


def test_day_and_month_in_doubt_are_settled_only_near_publication() -> None:
    assert one("It was 03/02/2024.", date(2024, 2, 4)).when.edtf == "2024-02-03"
    assert one("It was 03/02/2016.", THURSDAY).when.edtf == "2016-02-03/2016-03-02"
    assert one("It was 25/02/2016.", THURSDAY).when.edtf == "2016-02-25"


def test_today_in_a_statement_may_be_the_day_before() -> None:
    assert one("“Today, our forces struck,” he said.").when.edtf == "2024-01-24/2024-01-25"
    assert one("Our forces struck today.").when.edtf == "2024-01-25"


def test_numbers() -> None:
    assert [number(s) for s in ("two and a half", "twenty-five", "an", "1 1/2", "two thousand")] == [
        2.5,
        25,
        1,
        1.5,
        2000,
    ]
    assert number("several") is None


def test_news_with_no_day_is_of_the_day_before_or_the_day() -> None:
    published = When(earliest=THURSDAY, latest=THURSDAY)
    assert date_of([], published).edtf == "2024-01-24/2024-01-25"
    assert date_of([], When()).offset == (-1, 0)
    stated = parse_times(
        "Since 2011 many fled; in December, on Tuesday, one was shot, hours after.", THURSDAY
    )
    assert date_of(stated, published).edtf == "2024-01-23"


def test_fifty_dates_are_all_found() -> None:
    text = " ".join(f"A raid was flown on {1 + n % 28} March {1970 + n}." for n in range(50))
    assert len(parse_times(text, THURSDAY)) == 50


PIECES = st.sampled_from(
    "Tuesday|last week|Jan. 24|31 June|since 2011|24 hours earlier|يوم|٢٠١٦|the 17th|– |\n\n|(|killed".split(
        "|"
    )
    + "99/99/9999|00:99|Feb 29 2023|9999-12-31|a few days ago|12 Ramadan 1437|1,200|’s|3.5".split("|")
    + ["two thousand years ago", "in the last 99999 years", "0 days ago", "next century"]
)


@given(st.lists(PIECES, max_size=14), st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.none())
def test_offsets_hold_on_any_text(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    last = 0
    for t in parse_times(text, published):
        assert text[t.start : t.end] == t.text
        assert t.start >= last
        last = t.end


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text: str) -> None:
    parse_times(text, THURSDAY)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_of_the_past_is_one_of_the_last_seven_days(published: date, name: str) -> None:
    w = one(f"It was shelled on {name}.", published).when
    assert w.earliest is not None
    assert 0 <= (published - w.earliest).days <= 6
    assert w.earliest.strftime("%A") == name


def test_months_are_added_within_the_calendar() -> None:
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)


@pytest.mark.parametrize("words", ["on 23/24 January 2024", "the night of Jan. 23-24"])
def test_two_days_with_a_stroke_between(words: str) -> None:
    (t,) = parse_times(f"It was hit {words}.", date(2024, 1, 25))
    assert t.when.edtf == "2024-01-23/2024-01-24"


def test_a_day_without_a_year_is_of_the_year_told_beside_it() -> None:
    text = "Shells hit a yard on 9 October 2023. A second fell on October 16th; a third on January 2nd."
    found = parse_times(text)
    assert [t.when.edtf for t in found] == ["2023-10-09", "2023-10-16", "2024-01-02"]
    assert found[1].when.how == "its year is that of 2023-10-09, told beside it"


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst since the fire of 11 May 2001. One. Two. Three. Four. Five. On March 7 they left.",
        "Raids came on 3 May 2009 and on 4 June 2016. On March 7 they left.",
        "It began in 2003. On March 7 they left.",
        "They came on 5 March 2024. On Monday, March 7 they left.",  # it was a Thursday
    ],
)
def test_a_year_that_is_far_or_of_other_things_is_lent_to_no_day(text: str) -> None:
    assert parse_times(text)[-1].when.edtf == "XXXX-03-07"


def test_a_clock_time_ends_no_sentence_before_a_month() -> None:
    (t,) = parse_times("They broke in around 2 a.m. March 27 with others.", date(2016, 8, 5))
    assert t.when.edtf == "2016-03-27"


def test_a_day_of_a_month_with_of() -> None:
    assert [t.when.edtf for t in parse_times("It fell on the 14th of October, 2023.")] == ["2023-10-14"]


def test_of_a_week_that_goes_on_only_what_is_past_is_told() -> None:
    assert one("Three people were killed this week.").when.edtf == "2024-01-22/2024-01-25"
    assert one("They will vote this week.").when.edtf == "2024-01-22/2024-01-28"


def test_a_misprinted_weekday_sends_no_date_years_back() -> None:
    assert one("He was shot on Monday, Jan. 23.").when.edtf == "2024-01-23"  # a Tuesday


def test_weekdays_that_recur() -> None:
    assert [(t.text, t.value) for t in parse_times("They meet on Tuesdays and Fridays.", THURSDAY)] == [
        ("Tuesdays", "XXXX-WXX-2"),
        ("Fridays", "XXXX-WXX-5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It fell on June 31, 2023.",
        "It fell on 29 February 2023.",
        "It fell on 2023-06-31.",
        "It fell on the 31st of June.",
        "It fell on June 31st.",
        "It fell on 31/06/2023.",
    ],
)
def test_nothing_is_left_of_a_day_that_no_month_has(text: str) -> None:
    assert parse_times(text, THURSDAY) == []


def test_a_year_beside_real_days_is_kept() -> None:
    assert [t.when.edtf for t in parse_times("On 2 May 2023 it fell, and in May 2022.", THURSDAY)] == [
        "2023-05-02",
        "2022-05",
    ]
    assert [t.when.edtf for t in parse_times("Of the 30 in March, 2021 saw most.", THURSDAY)][-1:] != [
        "2021-03-30"
    ]


def test_more_years_ago_than_there_were_is_no_day() -> None:
    assert all(m.when.days != 1 for m in parse_times("It fell 3000 years ago today.", THURSDAY))
