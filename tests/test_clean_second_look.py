"""Clean: what a doubtful line's page tells of it, once all lines have been looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from cleaned import BODY
from rashomon.clean.model import line_model
from rashomon.clean.scored import as_lines
from rashomon.clean.second_look import Steps, looked_again, numbers
from rashomon.clean.shape import Measured, measured

MENU = ("Home", "Ostra", "Sport", "Weather", "Shop", "Contact", "Log in", "Jobs", "Radio", "Video", "Help")
OWN = "Rocket struck Velm, the mayor said"
ANOTHER = "Chess club of Kell seeks new members"


def seen(*lines: str) -> Measured:
    page, *_ = as_lines(lines, [False] * len(lines), [len(lines)])
    return measured(page, line_model().words)


def test_lines_that_differ_by_a_number_alone_are_not_the_same() -> None:
    lines = ("Kell, 12 days", "Kell, 13 days", "Sport", "Kell, 12 days", "Weather", "Sport")
    assert seen(*lines).looks.repeated.tolist() == [True, False, True, True, False, True]


def scores(*lines: str) -> np.ndarray:
    """The article is sure, the menu is noise, all else is doubtful."""
    return np.array([5.0 if x in BODY else -6.0 if x in MENU else -0.5 for x in lines])


def told(lines: Sequence[str], line: str) -> list[float]:
    at = np.array([lines.index(line)])
    found: list[float] = numbers(scores(*lines), seen(*lines), at)[0].tolist()
    return found


def after(lines: Sequence[str], line: str) -> float:
    """The line's log-odds after the second look of the model that ships."""
    found = scores(*lines)
    looked_again(found, seen(*lines), line_model().steps)
    return float(found[lines.index(line)])


def test_a_line_is_told_by_its_page() -> None:
    lines = [*MENU, *BODY, ANOTHER, *MENU[:4], OWN, "Related stories", ANOTHER + " today"]
    words = sum(len(x.split()) for x in BODY)
    all_words = sum(len(x.split()) for x in lines)
    best, share, runs, far, since, _ = told(lines, ANOTHER)
    assert (best, runs, far, since) == (5.0, 1, 1, 400) and share == pytest.approx(words / all_words)
    assert told(lines, OWN)[3] == 6
    assert told([OWN, *lines], OWN)[3] == -len(MENU) - 1
    assert told(lines, ANOTHER + " today")[4] == 1  # line behind "Related stories"


def test_the_share_of_its_words_that_stand_side_by_side_in_the_sure_article() -> None:
    lines = [*MENU, *BODY, ANOTHER, OWN]
    # "rocket struck", "struck Velm", "Velm ,", ", the", "the mayor" and "mayor said" stand there, the
    # beginning and the end of the line do not.
    assert told(lines, OWN)[5] == pytest.approx(6 / 8)
    assert told(lines, ANOTHER)[5] == 0


def test_a_doubtful_line_in_the_words_of_the_article_gains_on_one_in_others() -> None:
    lines = [*MENU, *MENU, *BODY, ANOTHER, OWN]
    assert after(lines, OWN) > after(lines, ANOTHER)


def test_a_doubtful_line_far_from_the_article_loses_to_one_beside_it() -> None:
    assert after([*MENU, *BODY, OWN, *MENU * 20], OWN) > after([*MENU, *BODY, *MENU * 20, OWN], OWN)


def test_only_doubtful_lines_of_a_page_flattened_whole_are_looked_at_again() -> None:
    up = Steps.of([{"bounds": [], "heights": [9.0]}, *[{"bounds": [], "heights": [0.0]}] * 5])
    lines = [*MENU, *MENU, *BODY, OWN]
    found = scores(*lines)
    assert looked_again(found, seen(*lines), up) == [True]
    assert found[-1] == 3.0  # it stays doubtful
    assert found[:-1].tolist() == scores(*lines)[:-1].tolist()
    few = scores(*BODY, OWN)
    assert looked_again(few, seen(*BODY, OWN), up) == [False] and few.tolist() == scores(*BODY, OWN).tolist()
