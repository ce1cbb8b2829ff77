"""Build src/rashomon/data/clean.json.gz: which lines of a flattened page belong to the article.

    python bench/train/clean.py ../shared/datasets/web-pages.tar.gz

The pages are flattened by html-text. A line is article where trafilatura, reading the HTML, keeps it and
the marked segments of the page do not contradict. Each page is learned twice: whole, and as a scraper
leaves it, the article with some of what stands around it. A fifth of the pages is held out
(bench/clean_eval.py measures on it). Needs html-text and scikit-learn.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clean_pages import FlatPage, pages
from rashomon.clean.cues import cue_table, lowered
from rashomon.clean.model import words_of
from rashomon.clean.shape import Words, shapes
from train.fit import write

FOLDS = 4
UNITS = 48
EPOCHS = 12
BATCH = 512
RATE = 2e-3  # of learning, falling to nothing
DECAY = 3e-4
DROPPED = 0.1  # share of the numbers left out at each step
SCRAPED_WEIGHT = 0.5
LEVELS = (0.35, 0.6, 1.0, 1.6)  # of words' weights; those nearer to nothing are left out
LONG = 10  # words; the second lexicon is learned from lines as long as this


@dataclass(frozen=True)
class Lines:
    """Lines of a page as the model sees them, with their labels and weights."""

    lines: list[str]
    lows: list[str]
    gaps: list[bool]
    cues: list[Any]
    labels: np.ndarray
    weights: np.ndarray

    def part(self, at: Sequence[int]) -> Lines:
        def some(of: list[Any]) -> list[Any]:
            return [of[i] for i in at]

        return Lines(
            some(self.lines), some(self.lows), some(self.gaps), some(self.cues),
            self.labels[at], self.weights[at],
        )  # fmt: skip

    def rows(self, words: Words) -> np.ndarray:
        return shapes(self.lines, self.lows, self.gaps, self.cues, words)


def lines_of(p: FlatPage) -> Lines:
    lows = lowered(p.lines)
    cues = cue_table().find_all(lows, [x.count(" ") + 1 for x in p.lines])
    return Lines(list(p.lines), lows, list(p.gaps), cues, np.array(p.labels), np.array(p.weights))


def scraped(page: Lines, whole_reference: bool, chance: random.Random) -> Lines | None:
    """The page as a scraper leaves it: cut near both ends of its article, some noise inside left out."""
    article = np.flatnonzero(page.labels)
    if not len(article) or not whole_reference:
        return None
    first = max(0, int(article[0]) - chance.choice((0, 1, 2, 4)))
    last = min(len(page.lines), int(article[-1]) + 1 + chance.choice((0, 0, 1, 3, 8)))
    kept = chance.choice((0.3, 0.6, 1.0))
    at = [i for i in range(first, last) if page.labels[i] or chance.random() < kept]
    return page.part(at) if len(at) > 3 else None


def lexicon(train: Sequence[Lines], least: int, c: float) -> dict[str, float]:
    """A weight for each word of lines of at least so many words: log-odds of its line being article."""
    seen = Counter(w for p in train for w in {w for low in p.lows for w in low.split()})
    index = {w: i for i, w in enumerate(sorted(w for w, n in seen.items() if n >= 4 and len(w) <= 30))}
    cols: list[int] = []
    ends, y, weight = [0], [], []
    for p in train:
        for low, label, w in zip(p.lows, p.labels, p.weights, strict=True):
            words = low.split()
            if w == 0 or len(words) < least:
                continue
            cols += [index[x] for x in sorted(set(words)) if x in index]
            ends.append(len(cols))
            y.append(label)
            weight.append(w)
    x = csr_matrix((np.ones(len(cols)), cols, ends), shape=(len(y), len(index)))
    m = LogisticRegression(C=c, max_iter=200)
    m.fit(x, y, sample_weight=weight)
    return {w: round(float(m.coef_[0][i]), 2) for w, i in index.items() if abs(m.coef_[0][i]) >= 0.1}


def lexicons(train: Sequence[Lines], frequent: Sequence[str]) -> list[tuple[float, float, int, str]]:
    """The words by kind, see :func:`rashomon.clean.model.words_of`: few kinds, so that they stay at hand."""
    one, two, common = lexicon(train, 1, 0.5), lexicon(train, LONG, 0.3), set(frequent)
    kinds: dict[tuple[float, float, int], list[str]] = {}
    for w in sorted({*one, *two, *frequent}):
        kind = level(one.get(w, 0.0)), level(two.get(w, 0.0)), int(w in common)
        if any(kind):
            kinds.setdefault(kind, []).append(w)
    return [(*kind, " ".join(words)) for kind, words in sorted(kinds.items())]


def level(weight: float) -> float:
    """The weight as one of a few."""
    nearest = min((0.0, *LEVELS), key=lambda v: abs(v - abs(weight)))
    return nearest if weight > 0 else -nearest if nearest else 0.0


def frequent_words(train: Sequence[Lines]) -> list[str]:
    """The 500 words that stand on most pages' article lines, digits and marks apart."""
    seen: Counter[str] = Counter()
    for p in train:
        article = (low for low, y in zip(p.lows, p.labels, strict=True) if y)
        seen.update({w for low in article for w in low.split() if w.isalpha()})
    return sorted(w for w, _ in sorted(seen.items(), key=lambda t: (-t[1], t[0]))[:500])


def network(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, Any]:
    """One hidden layer of rectified units, learned by Adam; the numbers' scale goes into its weights."""
    chance = np.random.default_rng(0)
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 0.1)
    x = (x - mean) / scale
    weight = weight / weight.mean()
    n, d = x.shape
    layers = [
        chance.standard_normal((d, UNITS)) * np.sqrt(2 / d),
        np.zeros(UNITS),
        chance.standard_normal(UNITS) * np.sqrt(1 / UNITS),
        np.zeros(1),
    ]
    slow, fast = [np.zeros_like(p) for p in layers], [np.zeros_like(p) for p in layers]
    steps, step = EPOCHS * (n // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(n)
        for start in range(0, n - BATCH + 1, BATCH):
            at = order[start : start + BATCH]
            a = x[at] * (chance.random((BATCH, d)) > DROPPED) / (1 - DROPPED)
            z = a @ layers[0] + layers[1]
            units = np.maximum(z, 0)
            off = (1 / (1 + np.exp(-(units @ layers[2] + layers[3]))) - y[at]) * weight[at] / BATCH
            back = np.outer(off, layers[2]) * (z > 0)
            slopes = [
                a.T @ back + DECAY * layers[0],
                back.sum(axis=0),
                units.T @ off + DECAY * layers[2],
                off.sum(keepdims=True),
            ]
            step += 1
            rate = RATE * (1 - step / steps) + 1e-5
            for k, slope in enumerate(slopes):
                slow[k] += 0.1 * (slope - slow[k])
                fast[k] += 0.001 * (slope**2 - fast[k])
                move = slow[k] / (1 - 0.9**step) / (np.sqrt(fast[k] / (1 - 0.999**step)) + 1e-8)
                layers[k] = layers[k] - rate * move
    hidden = layers[0] / scale[:, None]
    return {
        "hidden": np.round(hidden, 3).tolist(),
        "hidden_bias": np.round(layers[1] - mean @ hidden, 3).tolist(),
        "out": np.round(layers[2], 3).tolist(),
        "out_bias": round(float(layers[3][0]), 3),
    }


def build(train: Sequence[FlatPage]) -> dict[str, Any]:
    """The model's file: the words, and the network learned from what other pages' words say of each page."""
    whole = [lines_of(p) for p in train]
    frequent = frequent_words(whole)
    chance = random.Random(1)
    parts = [scraped(x, p.clean, chance) for p, x in zip(train, whole, strict=True)]
    rows, labels, weights = [], [], []
    for fold in range(FOLDS):
        inside = [i for i, p in enumerate(train) if p.bucket % FOLDS == fold]
        rest = sorted(set(range(len(train))) - set(inside))
        words = words_of(lexicons([whole[i] for i in rest], frequent))
        for i in inside:
            for page, weight in ((whole[i], 1.0), (parts[i], SCRAPED_WEIGHT)):
                if page is None:
                    continue
                some = page.weights > 0
                rows.append(page.rows(words)[some])
                labels.append(page.labels[some])
                weights.append(weight * page.weights[some])
    found = network(np.vstack(rows).astype(np.float32), np.concatenate(labels), np.concatenate(weights))
    return {"words": lexicons(whole, frequent), "network": found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    args = parser.parse_args()
    train = [p for p in pages(args.archive) if not p.held_out]
    print(f"{len(train)} pages, {sum(len(p.lines) for p in train):,} lines")
    write("clean", build(train))


if __name__ == "__main__":
    main()
