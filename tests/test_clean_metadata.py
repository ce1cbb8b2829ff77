"""Clean: what a page says of itself: headline, day, agency, author."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaned import BODY, LINES, cleaned
from rashomon.clean import metadata
from rashomon.model import BlockLabel

L = BlockLabel


def test_the_headline_is_found_and_its_repetition() -> None:
    c = cleaned("Rocket kills two in Velm market", "Rocket kills two in Velm market", *BODY)
    assert c.title and c.title.quote == "Rocket kills two in Velm market"
    assert [b.label for b in c.blocks[:2]] == [L.TITLE, L.TITLE]


def test_a_dateline_and_its_agency() -> None:
    c = cleaned("VELM/OSTRA, March 4 (Reuters) – " + BODY[0], *BODY[1:])
    assert c.dateline and c.dateline.quote == "VELM/OSTRA, March 4 (Reuters) –"
    assert c.agencies == ("Reuters",)
    assert c.report.text[c.blocks[1].start :].startswith("Two traders")


def test_told_an_agency_is_no_credit() -> None:
    assert cleaned(BODY[0].replace("the mayor said", "the mayor told Reuters"), *BODY[1:]).agencies == ()


def test_a_day_behind_the_headline_is_a_dateline() -> None:
    c = cleaned("Rocket kills two in Velm Posted: Tuesday, March 4, 2031 10:39 PM EST", *BODY)
    assert c.dateline and c.dateline.quote.startswith("Posted: Tuesday, March 4, 2031")


@pytest.mark.parametrize("day", ["Published March 4 2031", "Published: March 4, 2031 10:30"])
def test_a_sentence_behind_the_day_on_its_line_is_of_the_text(day: str) -> None:
    c = cleaned(day + " Nine porters died as a mine went off near Velm.", *BODY)
    assert [(b.label, c.report.text[b.start : b.end]) for b in c.blocks[:2]] == [
        (L.DATELINE, day),
        (L.ARTICLE, "Nine porters died as a mine went off near Velm."),
    ]


def test_what_a_page_says_of_itself() -> None:
    c = cleaned(
        "Rocket kills two in Velm market",
        "By Ann Example and Jon Aske",
        "Published: March 4, 2031",
        "Last updated: March 5, 2031 10:06 AM",
        "Smoke rises over the old town of Velm on Tuesday. (Photo by Mara Lindqvist)",
        "VELM (AP) — " + BODY[0],
        *BODY[1:],
        "Copyright 2031 The Ostra Courier. All rights reserved.",
    )
    found = metadata(c)
    assert found.byline and found.byline.quote == "Ann Example and Jon Aske"
    assert found.published and found.published.quote == "March 4, 2031"
    assert found.updated and found.updated.quote == "March 5, 2031"
    assert found.outlet and found.outlet.quote == "Ostra Courier"
    assert [p.quote for p in found.credits] == ["Mara Lindqvist"]
    assert found.agencies == ("AP",)
    text = c.report.text
    for p in (found.byline, found.published, found.updated, found.outlet, *found.credits):
        assert text[p.start : p.end] == p.quote
    assert [name for name, _ in found.rows()] == [
        "title", "dateline", "byline", "published", "updated", "outlet", "agencies", "photos",
    ]  # fmt: skip


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", " "]))
@settings(max_examples=100, deadline=None)
def test_metadata_are_passages(lines: list[str], gap: str) -> None:
    c = cleaned(*lines, "By Ann Example", "© 2031 Ostra", gap=gap)
    found = metadata(c)
    for p in (found.byline, found.published, found.updated, found.outlet, *found.credits):
        assert p is None or (p.quote and c.report.text[p.start : p.end] == p.quote)


def test_a_dateline_in_brackets_without_a_dash() -> None:
    c = cleaned("VELM (Meridian News / Ostra - 13th September, 2031) " + BODY[0], *BODY[1:])
    assert c.dateline and "13th September, 2031" in c.dateline.quote and "traders" not in c.dateline.quote
