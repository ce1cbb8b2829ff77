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
from rashomon.clean.shape import Words, shapes
from rashomon.learned import checked

SHA256 = "1b50a5e28836ed033b856e69e517c96276e1b293f9f77692223ea4e30716757c"


@dataclass(frozen=True)
class LineModel:
    """The words that are known, and a network of one hidden layer: numbers in, log-odds out."""

    words: Words
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
    """From the model's file: words with their weights, frequent words, the network's layers."""
    net = told["network"]
    hidden, bias, out = (np.array(net[k], dtype=np.float32) for k in ("hidden", "hidden_bias", "out"))
    return LineModel(words_of(told["words"]), hidden, bias, out, net["out_bias"])


def words_of(kinds: Sequence[tuple[float, float, int, str]]) -> Words:
    """From the kinds of words: weight in each lexicon, 1 for frequent words, and the words themselves."""
    weights = np.array([(0.0, 0.0, 0), *(kind[:3] for kind in kinds)], dtype=np.float32)
    known = {word: i for i, (*_, words) in enumerate(kinds, start=1) for word in words.split(" ")}
    return Words(known, weights.T.copy())
