"""Sentences and tokens: offsets that hold, stops that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.sentences import spans, tokens


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Four were hurt.", ["Two died.", "Four were hurt."]),
        ("Gen. Lloyd J. Holt of the U.S. Army spoke.", ["Gen. Lloyd J. Holt of the U.S. Army spoke."]),
        ("It began at 10 p.m. Sunday in Qarsh.", ["It began at 10 p.m. Sunday in Qarsh."]),
        ("It began at 10 p.m. Police came.", ["It began at 10 p.m.", "Police came."]),
        ("He saw “no one.” She left.", ["He saw “no one.”", "She left."]),
        ("A headline without a stop\nThe lead follows.", ["A headline without a stop", "The lead follows."]),
        ("It cost 2.5 million. dozens ran", ["It cost 2.5 million. dozens ran"]),
        (
            "A man sweeps glass off a street in Qarsh May 3 2019 (Meridian Photo) Ten people died.",
            ["A man sweeps glass off a street in Qarsh May 3 2019 (Meridian Photo)", "Ten people died."],
        ),
        ("QARSH, Orin (Reuters) Ten people died.", ["QARSH, Orin (Reuters) Ten people died."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(max_size=400))
def test_spans_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    found = list(spans(text))
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    inside = {n for a, b in found for n in range(a, b)}
    assert all(c.isspace() for n, c in enumerate(text) if n not in inside)


@given(st.text(max_size=200))
def test_tokens_are_their_own_words(text: str) -> None:
    for t in tokens(text):
        assert text[t.start : t.end] == t.text
        assert not t.text.isspace()


def test_one_long_paragraph_is_cut_at_spaces() -> None:
    text = "word " * 40_000
    assert all(b - a <= 1500 for a, b in spans(text))
    assert sum(len(s.split()) for s in sentences(text)) == 40_000


def words_of(text: str) -> list[tuple[str, str]]:
    from rashomon.model import Block, BlockLabel, CleanReport, Report
    from rashomon.read.sentences import document

    report = Report(id="r", text=text)
    doc = document(CleanReport(report=report, blocks=(Block(0, len(text), BlockLabel.ARTICLE),)))
    return [(t.text, text[t.start : t.end]) for s in doc for t in s.tokens]


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("Six people were kil-\nled there.", "killed", "kil-\nled"),
        ("Six people were kil-  \r\n  led there.", "killed", "kil-  \r\n  led"),
        ("The al-\nNoor clinic closed.", "al-Noor", "al-\nNoor"),
        ("Some twenty-\nfive were hurt.", "twenty-five", "twenty-\nfive"),
        ("A 30-\nyear-old man died.", "30-year-old", "30-\nyear-old"),
        ("Two were woun\u00added.", "wounded", "woun\u00added"),
        ("An un-\nusu-\nal quiet.", "unusual", "un-\nusu-\nal"),
        ("kil-\nled", "killed", "kil-\nled"),
        ("UN-\nled talks failed.", "UN-led", "UN-\nled"),
        ("SIX PEOPLE WERE KIL-\nLED THERE.", "KILLED", "KIL-\nLED"),
        ("A car ex-\nploded.", "exploded", "ex-\nploded"),
    ],
)
def test_a_word_that_goes_over_the_lines_end_is_read_whole(text: str, word: str, quote: str) -> None:
    assert (word, quote) in words_of(text)


def test_a_dash_between_words_is_no_hyphen() -> None:
    found = [word for word, _ in words_of("The town -\nbesieged for a year - fell, and 12-\n14 people died.")]
    assert {"town", "besieged", "fell"} <= set(found) and "townbesieged" not in found


@given(st.text(st.sampled_from("ab1 -\n\r\u00ad.A"), max_size=40))
def test_tokens_of_a_wrapped_text_are_in_order(text: str) -> None:
    if not text.strip():
        return
    from rashomon.model import Block, BlockLabel, CleanReport, Report
    from rashomon.read.sentences import document

    block = Block(0, len(text), BlockLabel.ARTICLE)
    doc = document(CleanReport(report=Report(id="r", text=text), blocks=(block,)))
    found = [t for s in doc for t in s.tokens]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(c.isalnum() for t in found for c in t.text) == sum(c.isalnum() for c in text)


def test_a_street_ends_a_sentence_where_another_begins() -> None:
    text = (
        "He was hit at N.E. 12th St. and Oak Ave. The victim is 20. "
        "She was at St. Anne's on Elm St. Police came."
    )
    assert [text[a:b] for a, b in spans(text)] == [
        "He was hit at N.E. 12th St. and Oak Ave.",
        "The victim is 20.",
        "She was at St. Anne's on Elm St.",
        "Police came.",
    ]
