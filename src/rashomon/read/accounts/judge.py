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
from itertools import accumulate
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
class _Models:
    """Both models. The network has one hidden layer over features and word vectors."""

    row: dict[str, int]  # of each feature in ``added``
    added: Vector  # what a feature adds to the hidden layer, then to the linear scores; first row: the biases
    vectors: Vector
    out: Vector
    out_bias: Vector

    def scores(self, features: Sequence[Sequence[str]], vectors: Vector) -> Vector:
        """The mean of both models' raw scores of each label for each phrase."""
        rows: list[int] = []
        starts: list[int] = []
        for names in features:
            starts.append(len(rows))
            rows.append(0)
            rows += filter(None, map(self.row.get, names))
        added = np.add.reduceat(self.added[rows], starts, axis=0)
        size = len(self.out)
        hidden = np.maximum(vectors @ self.vectors + added[:, :size], 0)
        scores: Vector = (hidden @ self.out + self.out_bias + added[:, size:]) / 2
        return scores


@cache
def _words() -> _Words:
    head, bytes_ = _unpacked(*WORDS)
    words = head["words"].split(" ")
    rows = np.frombuffer(bytes_, np.int8).reshape(len(words), -1)
    vectors = np.concatenate([rows, np.zeros_like(rows[:1])]).astype(np.float32)
    return _Words({w: k for k, w in enumerate(words)}, vectors * np.float32(head["scale"]))


@cache
def _models() -> _Models:
    head, bytes_ = _unpacked(*NETWORK)
    scale = np.array(head["scale"], np.float32)
    rows = np.frombuffer(bytes_, np.int8).reshape(-1, len(scale)).astype(np.float32) * scale
    names, model = head["features"], linear(*MODEL)
    row = {name: k for k, name in enumerate(dict.fromkeys((*names, *model.weights)), 1)}
    added = np.zeros((len(row) + 1, len(scale) + len(model.labels)), np.float32)
    added[0] = *head["bias"], *model.bias
    added[1 : len(names) + 1, : len(scale)] = rows[: len(names)]
    added[[row[name] for name in model.weights], len(scale) :] = list(model.weights.values())
    return _Models(
        row,
        added,
        rows[len(names) :],
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
        told = [s for s in doc if s.tokens]
        row, unknown = _words().row.get, len(_words().row)
        rows = [row(t.low, unknown) for s in told for t in s.tokens]
        self._every = _words().vectors[[*rows, unknown]]  # the last stands for a word that is not there
        self._sums = np.concatenate([np.zeros((1, self._every.shape[1])), self._every.cumsum(0, np.float64)])
        ends = list(accumulate(len(s.tokens) for s in told))
        sentences = [(end - len(s.tokens), end) for s, end in zip(told, ends, strict=True)]
        self._stretch = {s.index: stretch for s, stretch in zip(told, sentences, strict=True)}
        means = self._means(np.array(sentences))
        self._report = np.concatenate([means.mean(axis=0), means[:_OPENING].mean(axis=0)])

    def around(self, asked: Sequence[Sequence[Phrase]]) -> Vector:
        """What each phrase, what stands around it and the report mean, the mean over all mentions of it."""
        seen = [self._mention(p) for mentions in asked for p in mentions]
        words = self._every[[at for at, _ in seen]]
        means = self._means(np.array([stretches for _, stretches in seen]))
        beside = np.stack([words, means[:, :3]], axis=2).reshape(len(seen), -1)
        every = np.concatenate([beside, means[:, 3]], axis=1)
        sizes = [len(mentions) for mentions in asked]
        mean = np.add.reduceat(every, [0, *accumulate(sizes[:-1])], axis=0) / np.array(sizes)[:, None]
        found: Vector = np.concatenate(
            [mean, np.tile(self._report, (len(asked), 1))], axis=1, dtype=np.float32
        )
        return found

    def _mention(self, p: Phrase) -> tuple[list[int], list[tuple[int, int]]]:
        """Which words of the report are the last of a phrase, the one before and the one behind it, and which
        stretches the phrase, what stands before and behind it, and its sentence."""
        start, end = self._stretch[p.sentence.index]
        first, last = start + p.first, start + p.last
        words = [last - 1, first - 1 if first > start else -1, last if last < end else -1]
        before, after = (max(start, first - _AROUND), first), (last, min(end, last + _AROUND))
        return words, [(first, last), before, after, (start, end)]

    def _means(self, stretches: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The mean of the words in each stretch, 0 where it holds none."""
        first, end = stretches[..., 0], stretches[..., 1]
        sizes = np.maximum(end - first, 1)[..., None]
        means: npt.NDArray[np.float64] = (self._sums[end] - self._sums[first]) / sizes
        return means


def labels() -> tuple[str, ...]:
    """What a phrase can be: the order of ``probabilities``."""
    return linear(*MODEL).labels


def probabilities(
    doc: Document, asked: Sequence[tuple[Sequence[Phrase], Sequence[str]]]
) -> list[list[float]]:
    """The probability of each label for each of the phrases (all mentions of one, and their features)."""
    if not asked:
        return []
    vectors = Meanings(doc).around([mentions for mentions, _ in asked])
    scores = _models().scores([names for _, names in asked], vectors)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: list[list[float]] = (weights / weights.sum(axis=1, keepdims=True)).tolist()
    return found
