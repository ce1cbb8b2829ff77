"""Speech in quotation marks over sentences and paragraphs: who speaks it. The reports are invented."""

from __future__ import annotations

import pytest

from rashomon.read.voices.quotations import quotations
from voices_told import behind

LEAD = "Jets hit Velm on Monday, leaving three people dead. The town lies on the river. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # X said: "…" with a sentence further on
        (
            'The agency quoted an army source as saying, "Jets came at dawn. Two gunners were hurt."',
            "army source",
        ),
        # "…" X said, behind several sentences
        ('"It was early. We counted two dead on the road. Nobody helped us," a teacher said.', "teacher"),
        # the same speaker goes on in the next paragraph
        ('"They came at dawn," a teacher said.\n\n"We fled. We counted two dead on the road."', "teacher"),
        # a paragraph that is left open, as speech over several is printed
        ('A teacher told us of it.\n\n"We hid.\n\n"Later we found two dead on the road.', "teacher"),
    ],
)
def test_words_in_a_quotation_are_its_speaker_s(text: str, name: str) -> None:
    assert name in (behind(LEAD + text, "wo ") or "")


def test_the_one_behind_a_quotation_comes_before_the_one_who_spoke_last() -> None:
    text = '"Shells fell," the mayor said.\n\n"We ran. Six of us died," said Dana Vale, a nurse.'
    assert "Dana Vale" in (behind(text, "Six of us") or "")


def test_a_word_in_quotation_marks_is_no_speech() -> None:
    assert quotations('The "caliphate" lost its "last stand" in Velm.') == []


def test_a_mark_that_is_missing_ends_with_its_paragraph() -> None:
    found = quotations('"We saw them come at night\n\nThe army said nothing of that.')
    assert [(q.start, q.end) for q in found] == [(1, 26)]
