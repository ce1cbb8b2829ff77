"""Train the model that finds the voice behind a claim, from the Syria set's casualty claims and tallies.

    python bench/train/voices.py ../shared/datasets [--cross]

Each claim is one choice among the names that speak in its report and nobody; the weights maximise the
probability of the choices that the set's readers made (a conditional logit with an L2 penalty). With
--cross nothing is written: each group of months is scored by a model trained on the others.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from rashomon.clean import clean
from rashomon.read.sentences import document
from rashomon.read.voices.around import Index, Place
from rashomon.read.voices.attribute import features
from rashomon.read.voices.find import find_voices
from sets import report_of
from train.fit import write
from voices_eval import agrees, claims, rows


class Choice(NamedTuple):
    """One claim: its group, whether it is a tally, (name, features) of each candidate, which are right."""

    group: str
    tally: bool
    options: list[tuple[str, list[str]]]
    right: list[bool]


def choices(data: Path, groups: str) -> list[Choice]:
    out: list[Choice] = []
    for row in rows(data / "syria"):
        if row["id"][4] not in groups:
            continue
        doc = document(clean(report_of(row)))
        voices = find_voices(doc)
        index = Index(voices, doc)
        for tallies in (False, True):
            for field, a, b, gold in claims(row, tallies):
                place = Place(index, field, a, b)
                options = [("", features(place, ()))]
                options += [(name, features(place, ms)) for name, ms in index.candidates.items()]
                right = [agrees(gold, name or None) for name, _ in options]
                out.append(Choice(row["id"][4], tallies, options, right))
    return out


def train(sample: Sequence[Choice], penalty: float, least: int = 3) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    sample = [c for c in sample if any(c.right)]
    seen = collections.Counter(f for c in sample for _, fs in c.options for f in set(fs))
    index = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    data, cols, ptr, group, right = [], [], [0], [], []
    for k, choice in enumerate(sample):
        for (_, fs), good in zip(choice.options, choice.right, strict=True):
            counted = collections.Counter(index[f] for f in fs if f in index)
            cols += list(counted)
            data += list(counted.values())
            ptr.append(len(cols))
            group.append(k)
            right.append(good)
    x = csr_matrix((np.array(data, float), cols, ptr), shape=(len(group), len(index)))
    g, r, n = np.array(group), np.array(right), len(sample)

    def share(score: Any, mask: Any) -> Any:
        top = np.full(n, -np.inf)
        np.maximum.at(top, g, np.where(mask, score, -np.inf))
        e = np.where(mask, np.exp(score - top[g]), 0.0)
        total = np.bincount(g, e, n)
        return e / total[g], np.log(total) + top

    def loss(w: Any) -> Any:
        score = x @ w
        p, log_all = share(score, np.ones_like(r))
        q, log_right = share(score, r)
        return float(np.sum(log_all - log_right) + penalty * w @ w / 2), x.T @ (p - q) + penalty * w

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return {f: round(float(w[i]), 3) for f, i in index.items() if abs(w[i]) >= 0.01}


def right_share(weights: dict[str, float], sample: Sequence[Choice]) -> tuple[int, int]:
    hits = 0
    for choice in sample:
        scores = [sum(weights.get(f, 0.0) for f in fs) for _, fs in choice.options]
        hits += choice.right[max(range(len(scores)), key=scores.__getitem__)]
    return hits, len(sample)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--groups", default="abcde")
    parser.add_argument("--penalty", type=float, default=6.0)
    parser.add_argument("--cross", action="store_true")
    args = parser.parse_args()
    sample = choices(args.data, args.groups)
    if not args.cross:
        weights = train(sample, args.penalty)
        write(
            "voices", {"labels": ["speaks"], "bias": [0.0], "weights": {f: [w] for f, w in weights.items()}}
        )
        return
    hits = total = 0
    for held in args.groups:
        weights = train([c for c in sample if c.group != held], args.penalty)
        h, n = right_share(weights, [c for c in sample if c.group == held and not c.tally])
        hits, total = hits + h, total + n
        print(f"dev_{held}: {h / n:.4f} of {n}")
    print(f"all, each group by the others: {hits / total:.4f}")


if __name__ == "__main__":
    main()
