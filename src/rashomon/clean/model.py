"""How sure it is that a line belongs to the article: a small network over the line's numbers, then a second
look at what is doubtful.

Built by ``bench/train/clean.py`` from the pages of the trafilatura evaluation set, whose article was marked.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.ngrams import TENTHS, Lexicon
from rashomon.clean.second_look import Steps, looked_again
from rashomon.clean.shape import LEXICONS, Lines, Looks, Measured, measured
from rashomon.learned import checked

SHA256 = "31d833396256593549b4004a402801c5423d027d87d5c86ee25a054c3d795951"


@dataclass(frozen=True)
class LineModel:
    """The words that are known, a network of one hidden layer (numbers in, log-odds out), the second look."""

    words: Lexicon
    hidden: NDArray[np.float32]  # (numbers, units)
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float64]  # (units,)
    out_bias: float
    steps: Steps

    def scores(self, lines: Lines) -> tuple[NDArray[np.float64], list[bool], Looks]:
        """The log-odds for each line that it is part of the article; for each page, whether it was
        flattened whole; what the lines look like.

        The lines must be one at least. A line has the same log-odds on a page alone as among others.
        """
        found = measured(lines, self.words)
        scores = self.first_look(found)
        whole = looked_again(scores, found, self.steps)
        return scores, whole, found.looks

    def first_look(self, found: Measured) -> NDArray[np.float64]:
        """The log-odds by the network alone.

        Weights are dyadic fractions as the numbers are, so that sums are exact: the same on every machine.
        """
        units = self.hidden.T @ found.columns
        units += self.hidden_bias[:, None]
        np.maximum(units, 0.0, out=units)
        scores: NDArray[np.float64] = self.out @ units.astype(np.float64) + self.out_bias
        return scores


@cache
def line_model() -> LineModel:
    """The model that ships with the package.

    Raises:
        DamagedDataError: its file is not the one it was built with.
    """
    return from_file(json.loads(gzip.decompress(checked("clean.json.gz", SHA256))))


def from_file(told: Mapping[str, Any]) -> LineModel:
    """From the model's file: n-grams with their weights, the network's layers, the steps."""
    net = told["network"]
    hidden, bias = (np.array(net[k], dtype=np.float32) for k in ("hidden", "hidden_bias"))
    steps = Steps.of(told["steps"])
    return LineModel(lexicon_of(told["words"]), hidden, bias, np.array(net["out"]), net["out_bias"], steps)


def lexicon_of(groups: Sequence[Sequence[Any]]) -> Lexicon:
    """From groups of n-grams: their weights (see ``LEXICONS``), and the n-grams with tabs between them."""
    weights = [weights for weights, grams in groups for _ in range(grams.count("\t") + 1)]
    grams = [gram for _, together in groups for gram in together.split("\t")]
    tenths = np.array(weights, dtype=np.float32).reshape(-1, LEXICONS + 1) * (*[TENTHS] * LEXICONS, 1)
    return Lexicon.of(grams, np.rint(tenths).astype(np.int8))
