"""Clean: text that was wrapped at a fixed width."""

from __future__ import annotations

import numpy as np
import pytest

from cleaned import BODY, cleaned
from rashomon.clean import clean
from rashomon.model import BlockLabel, Report

L = BlockLabel


WRAPPED = """VELM, March 4 (Meridian Press) - At least twelve people were kil-
led and thirty others were wounded on Tuesday when a rocket fired by the
Ostra Front struck the central market of Velm, a spokesman for the gover-
nor said. The rocket landed at about 10 a.m., when the market was full of
people, and set fire to a dozen stalls, he said.

A doctor at the town's hospital, Ann Example, said that twenty-
five of the wounded were children. She said that the hospital had no more
blood and that the worst cases had been taken to the al-
Noor clinic in Kell, forty kilometres to the south."""


def test_a_paragraph_that_was_wrapped_is_one_block() -> None:
    c = clean(Report(id="r", text=WRAPPED))
    assert [b.label for b in c.blocks] == [L.DATELINE, L.ARTICLE, L.ARTICLE]


def test_a_transcript_in_capitals_is_put_together() -> None:
    lines = (
        "ON CAMERA",
        "TWO MONTHS AGO A BOY FROM VELM LOST HIS LITTLE",
        "BROTHER AND HIS MOTHER IN WHAT THE POLICE CALL A",
        "MURDER-SUICIDE IN THE OLD TOWN.",
        "HE SURVIVED, AND DAY BY DAY HE IS MAKING A SLOW",
        "RECOVERY.",
    )
    c = cleaned(*lines)
    assert [b.start for b in c.blocks] == [c.report.text.index(lines[i]) for i in (0, 1, 4)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Share", "more videos", "latest news", "all of our photos", "subscribe to the letter"),
        ("10:01 ROCKET HITS MARKET IN VELM -GOVERNOR", "10:04 AT LEAST FIVE KILLED IN VELM MARKET -MINISTRY"),
        BODY,
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(lines: tuple[str, ...]) -> None:
    from rashomon.clean.wrapped import joined

    assert not joined([*lines] * 3, np.zeros(3 * len(lines), dtype=np.bool_), range(3 * len(lines)))
