"""How sure it is that a line belongs to the article: a small network over the line's numbers.

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
from rashomon.clean.shape import LEXICONS, Lines, shapes
from rashomon.learned import checked

SHA256 = "c11eea9945e6ff4ac7b49940b33ebbbc94c50e8966003e40ea3fd5be054dd0b9"


@dataclass(frozen=True)
class LineModel:
    """The words that are known, and a network of one hidden layer: numbers in, log-odds out."""

    words: Lexicon
    hidden: NDArray[np.float32]  # (numbers, units)
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float64]  # (units,)
    out_bias: float

    def scores(self, lines: Lines) -> list[float]:
        """The log-odds for each line that it is part of the article.

        Weights are dyadic fractions as the numbers are, so that sums are exact: the same on every machine,
        and for a page alone as among others.
        """
        if not lines.texts:
            return []
        units = shapes(lines, self.words) @ self.hidden
        units += self.hidden_bias
        np.maximum(units, 0.0, out=units)
        found: list[float] = (units.astype(np.float64) @ self.out + self.out_bias).tolist()
        return found


@cache
def line_model() -> LineModel:
    """The model that ships with the package.

    Raises:
        DamagedDataError: its file is not the one it was built with.
    """
    return from_file(json.loads(gzip.decompress(checked("clean.json.gz", SHA256))))


def from_file(told: Mapping[str, Any]) -> LineModel:
    """From the model's file: n-grams with their weights, the network's layers."""
    net = told["network"]
    hidden, bias = (np.array(net[k], dtype=np.float32) for k in ("hidden", "hidden_bias"))
    return LineModel(lexicon_of(told["words"]), hidden, bias, np.array(net["out"]), net["out_bias"])


def lexicon_of(groups: Sequence[tuple[Sequence[float], str]]) -> Lexicon:
    """From groups of n-grams: their weights (see ``LEXICONS``), and the n-grams with tabs between them."""
    weights = [weights for weights, grams in groups for _ in range(grams.count("\t") + 1)]
    grams = [gram for _, together in groups for gram in together.split("\t")]
    tenths = np.array(weights, dtype=np.float32).reshape(-1, LEXICONS + 1) * (*[TENTHS] * LEXICONS, 1)
    return Lexicon.of(grams, np.rint(tenths).astype(np.int8))
