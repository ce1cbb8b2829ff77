"""How likely a phrase fills each role of an incident.

Two models are asked and their log-odds averaged: a linear one over what is written, which knows what it has
seen often, and a small network over what the words mean, which takes a rare word for its neighbours. Both
are rebuilt by ``bench/train/roles.py``, the meanings of words by ``bench/train/word_vectors.py`` (from the
input layer of all-MiniLM-L6-v2, Apache-2.0).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.learned import checked, linear
from rashomon.read.accounts.phrases import Phrase
from rashomon.read.document import Document

MODEL = ("roles", "e5c0c546a0eaf39efb7fbff4ab3f162a0f2999fc3184e29e4159355dca0c2a0c")
NETWORK = ("roles_network.gz", "c43a3f44b3427b596c533cc5bd57cc6c8385c0c8c5b9e53206c46951eea45bee")
WORDS = ("word_vectors.gz", "e071f425728128f811e858c0579c145ca6066bc803415e98116ac1c15b03e462")
_AROUND = 5  # words on each side
_OPENING = 3  # sentences that tell what a report is about

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Words:
    row: dict[str, int]
    vectors: Vector  # the last row is that of unknown words, all 0


@dataclass(frozen=True, slots=True)
class _Network:
    """One hidden layer over features and word vectors."""

    row: dict[str, int]  # of each feature in ``features``
    features: Vector
    vectors: Vector
    bias: Vector
    out: Vector
    out_bias: Vector

    def scores(self, features: Sequence[Sequence[str]], vectors: Vector) -> Vector:
        """The raw score of each label for each phrase."""
        hidden: Vector = vectors @ self.vectors + self.bias
        for k, names in enumerate(features):
            known = [row for name in names if (row := self.row.get(name)) is not None]
            hidden[k] += self.features[known].sum(axis=0)
        scores: Vector = np.maximum(hidden, 0) @ self.out + self.out_bias
        return scores


@cache
def _words() -> _Words:
    head, bytes_ = _unpacked(*WORDS)
    words = head["words"].split(" ")
    rows = np.frombuffer(bytes_, np.int8).reshape(len(words), -1)
    vectors = np.concatenate([rows, np.zeros_like(rows[:1])]).astype(np.float32)
    return _Words({w: k for k, w in enumerate(words)}, vectors * np.float32(head["scale"]))


@cache
def _network() -> _Network:
    head, bytes_ = _unpacked(*NETWORK)
    scale = np.array(head["scale"], np.float32)
    rows = np.frombuffer(bytes_, np.int8).reshape(-1, len(scale)).astype(np.float32) * scale
    names = head["features"]
    return _Network(
        {name: k for k, name in enumerate(names)},
        rows[: len(names)],
        rows[len(names) :],
        np.array(head["bias"], np.float32),
        np.array(head["out"], np.float32),
        np.array(head["out_bias"], np.float32),
    )


def _unpacked(name: str, sha256: str) -> tuple[dict[str, Any], bytes]:
    """A line of JSON and the bytes behind it."""
    head, _, rows = gzip.decompress(checked(name, sha256)).partition(b"\n")
    return json.loads(head), rows


class Meanings:
    """The vectors of the words of a report, looked up once."""

    def __init__(self, doc: Document) -> None:
        self._known: dict[int, tuple[Vector, Vector]] = {}
        told = [s for s in doc if s.tokens]
        row, unknown = _words().row.get, len(_words().row)
        every = _words().vectors[[row(t.low, unknown) for s in told for t in s.tokens]]
        ends = np.cumsum([len(s.tokens) for s in told]).tolist()
        starts = [0, *ends[:-1]]
        sizes = np.array([[len(s.tokens)] for s in told])
        means: Vector = (np.add.reduceat(every, starts, axis=0) / sizes).astype(np.float32)
        for k, s in enumerate(told):
            self._known[s.index] = every[starts[k] : ends[k]], means[k]
        self._report = np.concatenate([means.mean(axis=0), means[:_OPENING].mean(axis=0)])

    def around(self, phrases: Sequence[Phrase]) -> Vector:
        """What a phrase, what stands around it and the report mean: the mean over its mentions."""
        every = np.stack([self._mention(p) for p in phrases]).mean(axis=0)
        return np.concatenate([every, self._report])

    def _mention(self, p: Phrase) -> Vector:
        vectors, mean = self._known[p.sentence.index]
        none = np.zeros_like(mean)
        before, after = vectors[max(0, p.first - _AROUND) : p.first], vectors[p.last : p.last + _AROUND]
        return np.concatenate(
            [
                vectors[p.last - 1],
                vectors[p.first : p.last].mean(axis=0),
                *((before[-1], before.mean(axis=0)) if len(before) else (none, none)),
                *((after[0], after.mean(axis=0)) if len(after) else (none, none)),
                mean,
            ]
        )


def labels() -> tuple[str, ...]:
    """What a phrase can be: the order of ``probabilities``."""
    return linear(*MODEL).labels


def probabilities(
    doc: Document, asked: Sequence[tuple[Sequence[Phrase], Sequence[str]]]
) -> list[list[float]]:
    """The probability of each label for each of the phrases (all mentions of one, and their features)."""
    if not asked:
        return []
    meanings = Meanings(doc)
    vectors = np.stack([meanings.around(phrases) for phrases, _ in asked])
    features = [names for _, names in asked]
    scores = (_network().scores(features, vectors) + [linear(*MODEL).scores(names) for names in features]) / 2
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: list[list[float]] = (weights / weights.sum(axis=1, keepdims=True)).tolist()
    return found
