"""A report's own date: from its head, its address, or what an invented text mentions."""

from __future__ import annotations

from datetime import date

from invented import doc
from rashomon.model import Block, BlockLabel, CleanReport, Report, When
from rashomon.read.sentences import document
from rashomon.read.times import parse_times, published_evidence


def dated(text: str, url: str | None = None) -> When:
    when, evidence = published_evidence(doc(text, url=url))
    for _, passage in evidence:
        if passage is not None:
            assert text[passage.start : passage.end] == passage.quote
    return when


def reasons(text: str) -> str:
    return " | ".join(why for why, _ in published_evidence(doc(text))[1])


def test_a_date_that_came_with_the_report_is_taken_unless_the_page_gives_an_earlier_one() -> None:
    given = When(earliest=date(2013, 9, 6), latest=date(2013, 9, 6))
    assert published_evidence(doc("Thu Sep 5 2013 Two were shot.", published=given))[0] == given
    assert published_evidence(doc("Shot on Thu Sep 5 2013, he died.", published=given))[0] == given
    captured = When(earliest=date(2017, 1, 28), latest=date(2017, 1, 28))
    when, evidence = published_evidence(doc("Thu Sep 5 2013 Two were shot.", published=captured))
    assert when.edtf == "2013-09-05"
    assert "capture" in evidence[1][0]
    told = doc("Two men died March 30, 2013, in Velm. A man was held on Monday.", published=captured)
    assert published_evidence(told)[0] == captured


def test_the_head_of_the_text() -> None:
    for head in ("Thu Sep 5 2013", "Published September 5 2013", "05-09-2013", "Last updated at Sep 52013"):
        assert dated(f"{head} Two men were shot in Velm. They died.").edtf == "2013-09-05", head


def test_a_date_after_a_headline_but_not_one_told_of() -> None:
    assert dated("Two shot in Velm Friday 2 May 2014 Two men were shot in Velm.").edtf == "2014-05-02"
    told = dated("Two men were shot in Velm on 2 May 2014, the town council said.")
    assert (told.earliest, told.latest) == (date(2014, 5, 2), None)


def test_the_address() -> None:
    assert dated("Two were shot.", "https://velm.example/news/2014/02/04/two-shot.html").edtf == "2014-02-04"
    assert dated("Two were shot.", "https://velm.example/2014/02/two-shot.html").edtf == "2014-02"


def test_a_head_that_the_text_contradicts_is_set_aside() -> None:
    text = "Fri 1 Jul 2016 " + "The council of Velm met and spoke of the harvest at length. " * 8
    text += "It was shelled on 5 March 2019, and ten people were killed."
    when = dated(text)
    assert when.earliest == date(2019, 3, 5)
    assert "set aside" in reasons(text)


def test_a_footer_year_and_a_far_year_anchor_nothing() -> None:
    when = dated("5 May 2014 Two were shot in Velm. It was taken in 2003. Copyright 2031 Velm Gazette.")
    assert when.edtf == "2014-05-05"
    assert dated("Two were shot in Velm. © 2031 Velm Gazette").earliest is None


def test_nothing_said_is_nothing_known() -> None:
    assert dated("Two men were shot in Velm. They died.") == When()


def test_an_office_bounds_and_former_does_not() -> None:
    when = dated("President Barack Obama condemned the raid on Velm.")
    assert (when.earliest, when.latest) == (date(2009, 1, 20), date(2017, 1, 20))
    assert dated("Former President Barack Obama condemned the raid on Velm.") == When()
    assert dated("President Bashir al-Noor condemned the raid on Velm.") == When()


def test_an_epoch_bounds_from_below() -> None:
    assert dated("The group said so on X, formerly known as Twitter.").earliest == date(2023, 7, 24)


def test_a_weekday_with_a_date_picks_the_year() -> None:
    text = "Velm was hit on Tuesday (Jan 23). President Joe Biden spoke. It was hit on Saturday (Jan 20) too."
    when = dated(text)
    assert (when.earliest, when.latest) == (date(2024, 1, 23), date(2024, 1, 26))


def test_a_dateline_without_a_year() -> None:
    text = "VELM, Nov 21 (Orbis) - Forces struck Velm, officials said on Tuesday. President Joe Biden spoke."
    assert dated(text).edtf == "2023-11-21"
    alone = dated("VELM, Nov 21 (Orbis) - Forces struck the town of Velm.")
    assert (alone.earliest, alone.latest) == (None, None)


def test_a_weekday_is_of_the_dateline_that_has_a_weekday_and_no_year() -> None:
    text = "Sunday, June 9 - The council said that the mill of Velm burned down on Thursday night."
    when = dated(text)
    assert when.edtf == "XXXX-06-09"
    assert [m.when.edtf for m in parse_times(text, when)] == ["XXXX-06-09", "XXXX-06-06"]
    turned = "Sunday, March 1 - The mill of Velm burned down on Friday."  # of February, 27 or 28
    assert parse_times(turned, dated(turned))[-1].when.edtf == ""


def test_last_month_beside_its_name() -> None:
    text = "President Joe Biden spoke. Velm was hit last month. The raids in December killed two."
    text += " It began in May 2023."
    when = dated(text)
    assert (when.earliest, when.latest) == (date(2024, 1, 1), date(2025, 1, 20))
    assert "December is called last month" in reasons(text)


def test_a_contradicting_clue_is_set_aside_and_told() -> None:
    text = "President Joe Biden spoke. It was agreed under President George Bush. Velm was shelled."
    assert dated(text).earliest == date(2021, 1, 20)
    assert "set aside" in reasons(text)


def test_a_line_at_the_foot_says_when_the_page_was_published() -> None:
    foot = "Two men were shot in Velm on Sunday.\nThe council met.\nPublished: 2024-02-25T07:45:00Z"
    assert dated(foot).edtf == "2024-02-25"
    assert dated("Two men were shot in Velm.\nPosted on 3 May 2014 at 10:15\n").edtf == "2014-05-03"
    assert not dated("Two men were shot in Velm.\nPublished by Velm Press, all rights reserved\n").known


def test_when_the_deed_was_done_is_no_head_of_the_page() -> None:
    for opening in (
        "At dawn on 2 May 2014,",
        "In the early hours of Friday, 2 May 2014,",
        "On the evening of 2 May 2014,",
        "Shortly before 11:40 PM on Friday 2 May 2014,",
    ):
        when = dated(f"{opening} shells hit a mill in Velm. Two men were killed.")
        assert (when.earliest, when.latest) == (date(2014, 5, 2), None), opening


def test_the_entries_of_a_list_of_past_events_are_no_date_of_publication() -> None:
    text = (
        "March 4 (ONA) - Eleven people were killed in Velm on Monday. Some of the deadliest attacks:\n\n"
        "* January 12, 2020 - Gunmen kill 22 people in Karsova.\n"
        "* May 3, 2021 - A truck bomb kills 31 in Velm."
    )
    assert dated(text).earliest != date(2020, 1, 12)
    assert dated("January 12, 2020 - Gunmen killed 22 people in Karsova.").edtf == "2020-01-12"


def test_the_day_of_a_photo_is_not_the_page_s() -> None:
    text = (
        "Gunmen attack a village\n\n"
        "Soldiers stand guard near the old bridge of Velm, Norland, March 2, 2018\n\n"
        "Gunmen have stormed a market, killing nine people, an official said."
    )
    assert dated(text).edtf != "2018-03-02"


def test_a_date_that_opens_a_line_cut_as_no_part_of_the_article_is_the_page_s_own() -> None:
    head, told = "Tue Mar 4 2014 By Our Writers", "Two men were shot in Velm on Monday."
    text = f"{head}\n\n{told}"
    at = text.index(told)
    blocks = (Block(0, len(head), BlockLabel.NAVIGATION), Block(at, len(text), BlockLabel.ARTICLE))
    page = document(CleanReport(report=Report(id="r1", text=text), blocks=blocks))
    when, evidence = published_evidence(page)
    assert when.edtf == "2014-03-04"
    assert evidence[0][1] is not None and evidence[0][1].quote == "Tue Mar 4 2014"


def test_a_year_of_something_planned_bounds_nothing() -> None:
    assert dated("A bomb killed two in Velm. The peacekeepers are set to leave in 2031.") == When()
    assert dated("A bomb killed two in Velm. The peacekeepers left in 2031.").earliest == date(2031, 1, 1)


def test_a_later_day_above_the_page_is_that_of_its_capture() -> None:
    text = "Monday, March 4, 2030\n\nBomb kills two in Velm\nJune 11, 2024\nA bomb killed two in Velm."
    assert dated(text).edtf == "2024-06-11"
    assert dated(text.replace("2024", "2031")).edtf == "2030-03-04"
