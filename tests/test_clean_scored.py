"""Clean: what the labels make of lines whose log-odds of being article are given."""

from __future__ import annotations

import numpy as np
import pytest

from cleaned import BODY
from rashomon.clean.label import label_lines
from rashomon.clean.scored import scored_pages
from rashomon.clean.second_look import flattened_whole
from rashomon.model import BlockLabel

L = BlockLabel


def labelled(*lines: tuple[str, float], whole: bool) -> list[BlockLabel]:
    """The labels of lines that have these log-odds."""
    ((page, _),) = scored_pages([([text for text, _ in lines], [True] * len(lines))])
    page.scores = np.array([score for _, score in lines])
    label_lines(page, None, whole=whole)
    return page.labels


SURE = tuple((line, 5.0) for line in BODY)


@pytest.mark.parametrize(("menu", "whole"), [(11, False), (12, True)])
def test_many_lines_of_noise_make_a_page_flattened_whole(menu: int, whole: bool) -> None:
    # Beside a long article they are few of the words, and yet no scraper leaves so many.
    scores = np.array([5.0] * 20 + [-1.0] + [-6.0] * menu)
    words = np.array([40] * 20 + [12] + [1] * menu)
    assert flattened_whole(scores, words, np.array([len(words)])).tolist() == [whole]


def test_in_a_page_flattened_whole_the_score_decides() -> None:
    for whole, label in ((False, L.ARTICLE), (True, L.BOILERPLATE)):
        doubtful = ("Whoever reads this in the valley should tell it to a neighbour.", -1.0)
        assert labelled(*SURE, doubtful, whole=whole)[-1] is label


def test_the_headline_is_no_line_of_the_menu() -> None:
    menu = ("All about the valley and its towns", -6.0)
    headline = ("Two killed as rocket hits market in Velm", -2.0)
    labels = labelled(menu, *[("Imprint", -6.0)] * 12, headline, *SURE, whole=True)
    assert (labels[0], labels[13]) == (L.NAVIGATION, L.TITLE)


def test_a_short_sentence_behind_the_article_is_read() -> None:
    sentence, link = ("Dozens then left the valley.", -2.0), ("Bridge reopened to all cars", -2.0)
    assert labelled(*SURE, sentence, link, whole=False)[-2:] == [L.ARTICLE, L.RELATED]


def test_the_first_line_is_the_headline_of_a_live_page_flattened_whole() -> None:
    live = ("Live: Rockets hit Velm as talks collapse", -2.0)
    assert labelled(live, *[("Imprint", -6.0)] * 12, *SURE, whole=True)[0] is L.TITLE


def test_an_alert_above_the_headline_is_no_headline() -> None:
    lines = [("Frost warning until Sunday 9 AM", -1.0), ("Rocket hits market in the valley", 1.0), *SURE]
    assert labelled(*lines, whole=False)[1] is L.TITLE
