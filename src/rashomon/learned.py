"""Small linear models that ship with the package: a JSON of weights, checked by hash when loaded.

A model is rebuilt by its script in ``bench/train/``. Features are strings, so every weight can be read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


class DamagedDataError(Exception):
    """A file that ships with the package is not the one it was built with."""


@dataclass(frozen=True)
class Linear:
    """A linear classifier over string features: one weight a label and feature, one bias a label.

    ``weights[feature]`` lists a weight for each of ``labels``; binary models have one label, the
    positive one. Unknown features weigh nothing.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    # The weights of the first label alone: one look-up a feature where only one label is asked for.
    _first: dict[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", {name: weights[0] for name, weights in self.weights.items()})

    def score(self, features: Iterable[str]) -> float:
        """The raw score (log-odds) of the first label, the one of a binary model."""
        out = self.bias[0]
        for weight in filter(None, map(self._first.get, features)):
            out += weight
        return out

    def probability(self, features: Iterable[str]) -> float:
        """For a binary model: the probability of its one label."""
        return 1.0 / (1.0 + math.exp(-self.score(features)))


@cache
def linear(name: str, sha256: str) -> Linear:
    """The model ``rashomon/data/<name>.json.gz``.

    Raises:
        DamagedDataError: the file's SHA-256 is not the one given.
    """
    raw = checked(f"{name}.json.gz", sha256)
    d = json.loads(gzip.decompress(raw))
    return Linear(tuple(d["labels"]), tuple(d["bias"]), {k: tuple(v) for k, v in d["weights"].items()})


def checked(name: str, sha256: str) -> bytes:
    """The bytes of ``rashomon/data/<name>``, if they are the ones that the package was built with."""
    raw = files("rashomon.data").joinpath(name).read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != sha256:
        raise DamagedDataError(
            f"rashomon/data/{name} is damaged: its SHA-256 is {found}, not {sha256}. Install rashomon again."
        )
    return raw
