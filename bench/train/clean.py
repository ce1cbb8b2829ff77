"""Build src/rashomon/data/clean.json.gz: which lines of a flattened page belong to the article.

    python bench/train/clean.py ../shared/datasets/web-pages.tar.gz

The pages are flattened by html-text. A line is article where trafilatura, reading the HTML, keeps it and
the marked segments of the page do not contradict. A fifth of the pages is held out (bench/clean_eval.py
measures on it). Needs html-text and scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clean_pages import FlatPage, pages
from rashomon.clean.model import (
    FIRST,
    SECOND,
    WIDTH,
    first_slots,
    second_slots,
)
from rashomon.clean.shape import shapes
from train.fit import write

FOLDS = 4


def lexicon(train: list[FlatPage]) -> dict[str, float]:
    """A weight for each word that stands on at least four pages: log-odds of its line being article."""
    spread: Counter[str] = Counter()
    for p in train:
        spread.update({w for line in p.lines for w in line.lower().split()})
    index = {w: i for i, w in enumerate(sorted(w for w, n in spread.items() if n >= 4 and len(w) <= 30))}
    rows, cols, y, weight = [], [], [], []
    n = 0
    for p in train:
        for line, label, wt in zip(p.lines, p.labels, p.weights, strict=True):
            if wt == 0:
                continue
            for w in sorted(set(line.lower().split())):
                if w in index:
                    rows.append(n)
                    cols.append(index[w])
            y.append(label)
            weight.append(wt)
            n += 1
    x = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(n, len(index)))
    m = LogisticRegression(C=0.5, max_iter=300)
    m.fit(x, y, sample_weight=weight)
    return {w: round(float(m.coef_[0][i]), 2) for w, i in index.items() if abs(m.coef_[0][i]) >= 0.15}


def frequent_words(train: list[FlatPage]) -> frozenset[str]:
    """The 400 words that stand on most pages' article lines, digits and marks apart."""
    seen: Counter[str] = Counter()
    for p in train:
        seen.update(
            {
                w
                for ln, y in zip(p.lines, p.labels, strict=True)
                if y
                for w in ln.lower().split()
                if w.isalpha()
            }
        )
    return frozenset(w for w, _ in sorted(seen.items(), key=lambda t: (-t[1], t[0]))[:400])


def one_hot(slots: np.ndarray) -> csr_matrix:
    n, k = slots.shape
    cols = (slots + np.arange(k) * WIDTH).ravel()
    return csr_matrix((np.ones(n * k), cols, np.arange(0, n * k + 1, k)), shape=(n, k * WIDTH))


def fit(slots: list[np.ndarray], some: list[FlatPage], c: float) -> tuple[np.ndarray, float]:
    y = np.concatenate([p.labels for p in some])
    w = np.concatenate([p.weights for p in some])
    m = LogisticRegression(C=c, max_iter=400)
    x = one_hot(np.vstack(slots))
    m.fit(x[w > 0], y[w > 0], sample_weight=w[w > 0])
    return m.coef_[0].reshape(-1, WIDTH), float(m.intercept_[0])


def score(slots: np.ndarray, table: np.ndarray, bias: float) -> np.ndarray:
    return table.ravel()[slots + np.arange(slots.shape[1]) * WIDTH].sum(axis=1) + bias


def folds(train: list[FlatPage]) -> list[tuple[list[int], list[int]]]:
    out = []
    for k in range(FOLDS):
        inside = [i for i, p in enumerate(train) if p.bucket % FOLDS == k]
        out.append(([i for i in range(len(train)) if i not in set(inside)], inside))
    return out


def build(train: list[FlatPage]) -> dict[str, object]:
    common = frequent_words(train)
    rows: list[tuple[np.ndarray, np.ndarray]] = [None] * len(train)  # type: ignore[list-item]
    # Each pass is trained on what the pass before says of pages it has not seen.
    for rest, inside in folds(train):
        words = lexicon([train[i] for i in rest])
        for i in inside:
            rows[i] = shapes(train[i].lines, train[i].gaps, words, common)
    one = [first_slots(r) for r, _ in rows]
    unseen: list[np.ndarray] = [None] * len(train)  # type: ignore[list-item]
    for rest, inside in folds(train):
        table, bias = fit([one[i] for i in rest], [train[i] for i in rest], 0.1)
        for i in inside:
            unseen[i] = score(one[i], table, bias)
    first, first_bias = fit(one, train, 0.1)
    two = [second_slots(r, w, s) for (r, w), s in zip(rows, unseen, strict=True)]
    second, second_bias = fit(two, train, 0.1)
    weights: dict[str, list[float]] = {f"word:{w}": [v] for w, v in lexicon(train).items()}
    weights |= {f"frequent:{w}": [1] for w in sorted(common)}
    weights["1:bias"] = [round(first_bias, 3)]
    for kind, names, table in (("1", FIRST, first), ("2", SECOND, second)):
        for slot, value in zip(*np.nonzero(np.abs(table) >= 0.01), strict=True):
            weights[f"{kind}:{names[slot]}={value}"] = [round(float(table[slot, value]), 2)]
    return {"labels": ["article"], "bias": [round(second_bias, 3)], "weights": weights}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    args = parser.parse_args()
    train = [p for p in pages(args.archive) if not p.held_out]
    print(f"{len(train)} pages, {sum(len(p.lines) for p in train):,} lines")
    write("clean", build(train))


if __name__ == "__main__":
    main()
