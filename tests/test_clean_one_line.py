"""Clean: pages that were flattened to one line."""

from __future__ import annotations

import pytest

from cleaned import BODY, cleaned, read
from rashomon.model import BlockLabel

L = BlockLabel


def test_a_page_on_one_line_is_peeled_at_both_ends() -> None:
    title = "Rocket kills two in Velm market"
    c = cleaned(
        f"Published March 4 2031 SEND httpsexa.mple9x2 {title}. {' '.join(BODY)} "
        "Source AFP and agencies Read Also",
        title=title + " - World - Ostra Online",
    )
    assert [b.label for b in c.blocks] == [L.DATELINE, L.NAVIGATION, L.TITLE, L.ARTICLE, L.BYLINE, L.RELATED]
    assert read(c).count("Two traders") == 1 and BODY[-1] in read(c)
    assert c.dateline and c.dateline.quote == "Published March 4 2031"
    assert c.agencies == ("AFP", "agencies")


@pytest.mark.parametrize(
    ("topics", "lead"),
    [
        ("Velm Ostra Front siege markets", "Four Marrow militiamen were killed in the old town on Monday."),
        (
            "Velm Centre for Human Rights the Ostra Front",
            "Ostran troops and gunmen repelled a raid by rebels.",
        ),
        ("Velm air raids", "Jets thought to belong to the army of Ostra struck a village on Sunday."),
        ("Velm truce", "The Ostra Front announced on Tuesday that six of its fighters had been killed."),
        ("Velm armed groups Karsova " + "Ostra Front regime forces " * 6, "A bomb in Velm killed a farmer."),
    ],
)
def test_topic_words_end_where_the_sentence_begins(topics: str, lead: str) -> None:
    head = "Four die in Velm. " + "It was the fourth raid on the town in as many weeks. " * 4
    c = cleaned(f"{head}Tags {topics.strip()} {lead} " + "Nothing more was known by the evening. " * 4)
    text = c.report.text
    noise = [text[b.start : b.end] for b in c.blocks if not b.is_read]
    assert noise == [f"Tags {topics.strip()}"]


@pytest.mark.parametrize(
    "links",
    [
        "... 81 Related Ostra Army Loses Two Posts Near Karsova Envoy Arrives for Talks At Least Twelve "
        "Civilians Killed in Velm Tags raids Velm Ostra",
        "Source AFP Related News Market blast kills eight in Karsova - monitor Ostran border could close "
        "envoy says Strike kills 54 near Velm A picture is worth a word. Follow us for more. We thank you.",
    ],
)
def test_headlines_of_other_stories_end_a_page_on_one_line(links: str) -> None:
    c = cleaned(f"{' '.join(BODY)} {links}")
    assert "Karsova" not in read(c) and BODY[-1] in read(c)


def test_related_is_a_word_like_others() -> None:
    prose = "Related deaths rose to nine, the clinic said. Related Ostran troops left the village by night. "
    c = cleaned(prose + " ".join(BODY))
    assert read(c).startswith(prose.strip())


def test_a_photographs_credit_and_caption_amid_a_line_are_no_part_of_the_sentence_behind() -> None:
    shot = "Reuters Ilan Koster Marrow Militia Seizes Bridge in Battle for Karsova"
    c = cleaned(
        f"{BODY[0]} {shot} The day before a farmer told Reuters that jets had hit his barn. {BODY[1]}"
    )
    assert [b.label for b in c.blocks] == [L.ARTICLE, L.CAPTION, L.ARTICLE]
    assert c.report.text[c.blocks[1].start : c.blocks[1].end] == shot
    kept = cleaned(f"{BODY[0]} Reuters Ilan Koster reported from the village that jets hit a barn. {BODY[1]}")
    assert [b.label for b in kept.blocks] == [L.ARTICLE]
