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
