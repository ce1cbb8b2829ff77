"""What a phrase fills: rare words are seen by their neighbours in meaning."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.accounts.judge import Meanings, labels, probabilities
from rashomon.read.accounts.phrases import phrases_of
from rashomon.read.document import Document
from rashomon.read.reader import Reader


def read(word: str) -> Document:
    text = f"... The sentry held a {word} near Tarvo, where a bomb hurt two cooks."
    return Reader().tellings(clean(Report(id="r1", text=text)))[0]


def meaning(word: str) -> np.ndarray:
    doc = read(word)
    phrase = next(p for s in doc for p in phrases_of(s) if p.head == word)
    return Meanings(doc).around([[phrase]])[0]


@pytest.mark.parametrize(
    ("rare", "like", "unlike"), [("shotgun", "rifle", "church"), ("chapel", "church", "rifle")]
)
def test_rare_words_lie_near_those_of_like_meaning(rare: str, like: str, unlike: str) -> None:
    def apart(word: str) -> float:
        return float(np.linalg.norm(meaning(rare) - meaning(word)))

    assert apart(like) < apart(unlike)


def test_probabilities_of_all_labels_make_one() -> None:
    doc = read("rifle")
    asked = [([p], [f"head {p.head}"]) for s in doc for p in phrases_of(s)]
    for found in probabilities(doc, asked):
        assert len(found) == len(labels())
        assert sum(found) == pytest.approx(1, abs=1e-5)
