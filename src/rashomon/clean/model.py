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

from rashomon.clean.cues import Cue
from rashomon.clean.ngrams import Lexicon
from rashomon.clean.shape import shapes
from rashomon.learned import checked

SHA256 = "192e5ff7ad80d5ddb36699035797f7db5153e1380efc206b26d4c5db1c392b89"


@dataclass(frozen=True)
class LineModel:
    """The words that are known, and a network of one hidden layer: numbers in, log-odds out."""

    words: Lexicon
    hidden: NDArray[np.float32]  # (numbers, units)
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]  # (units,)
    out_bias: float

    def scores(
        self, lines: Sequence[str], lows: Sequence[str], gaps: Sequence[bool], cues: Sequence[Cue | None]
    ) -> list[float]:
        """The log-odds for each line that it is part of the article.

        For ``lines`` and the rest see :func:`rashomon.clean.shape.shapes`.
        """
        if not lines:
            return []
        units = shapes(lines, lows, gaps, cues, self.words) @ self.hidden
        units += self.hidden_bias
        np.maximum(units, 0.0, out=units)
        found: list[float] = (units @ self.out + self.out_bias).tolist()
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
    hidden, bias, out = (np.array(net[k], dtype=np.float32) for k in ("hidden", "hidden_bias", "out"))
    return LineModel(lexicon_of(told["words"]), hidden, bias, out, net["out_bias"])


def lexicon_of(groups: Sequence[tuple[float, float, int, str]]) -> Lexicon:
    """From groups of n-grams: both weights, 1 for frequent words, and the n-grams with tabs between them."""
    weights = [group[:3] for group in groups for _ in range(group[3].count("\t") + 1)]
    grams = [gram for group in groups for gram in group[3].split("\t")]
    return Lexicon.of(grams, np.array(weights, dtype=np.float32).reshape(-1, 3))
