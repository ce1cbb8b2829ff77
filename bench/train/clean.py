"""Build src/rashomon/data/clean.json.gz: which lines of a flattened page belong to the article.

    python bench/train/clean.py ../shared/datasets/web-pages.tar.gz           builds it, and writes its hash
    python bench/train/clean.py ../shared/datasets/web-pages.tar.gz --check   says whether it is what ships

Takes some four minutes, a third of them for loading the pages.
The pages are flattened by html-text. A line is article where trafilatura, reading the HTML, keeps it and
the marked segments of the page do not contradict. Each page is learned twice: whole, and as a scraper
leaves it, the article with some of what stands around it. A fifth of the pages is held out
(bench/clean_eval.py measures on it). The steps of the second look are learned on whole pages, each of which
was first looked at by a network that had not seen it. Needs html-text and scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clean_pages import FlatPage, pages
from rashomon.clean.characters import characters
from rashomon.clean.cues import cue_table
from rashomon.clean.letters import letters
from rashomon.clean.model import from_file, lexicon_of
from rashomon.clean.ngrams import Lexicon, written_grams
from rashomon.clean.second_look import DOUBT, STEPS_ROUND, numbers
from rashomon.clean.shape import STEP, Lines, Measured, measured
from train.fit import DATA, write
from train.steps import steps

FOLDS = 4
NETWORKS = 2  # of other chance, averaged: their units stand side by side in one layer
UNITS = 16
EPOCHS = 12
BATCH = 512
RATE = 2e-3  # of learning, falling to nothing
DECAY = 3e-4
DROPPED = 0.1  # share of the numbers left out at each step
SCRAPED_WEIGHT = 0.5
LONG = 10  # words; the second lexicon is learned from lines as long as this
HIDDEN_STEP = 256  # weights are multiples of one over this, see rashomon.clean.model
OUT_STEP = 4096
GRAM_PAGES = 4  # on so many pages an n-gram must stand
GRAM_C = 0.1  # inverse strength of what keeps weights small
GRAM_LEAST = 0.05  # weight; a smaller one is left out


@dataclass(frozen=True)
class PageLines:
    """Lines of a page as the model sees them, with their labels and weights."""

    lines: list[str]
    gaps: list[bool]
    labels: np.ndarray
    weights: np.ndarray

    @cached_property
    def seen(self) -> Lines:
        """As they are measured."""
        found = letters(characters(self.lines))
        lows = found.characters.lines()
        cues, _ = cue_table().find_all(found, lows)
        return Lines(found, lows, self.gaps, cues, [len(self.lines)])

    def part(self, at: Sequence[int]) -> PageLines:
        lines, gaps = ([of[i] for i in at] for of in (self.lines, self.gaps))
        return PageLines(lines, gaps, self.labels[at], self.weights[at])

    def measured(self, words: Lexicon) -> Measured:
        return measured(self.seen, words)


def lines_of(p: FlatPage) -> PageLines:
    return PageLines(list(p.lines), list(p.gaps), np.array(p.labels), np.array(p.weights))


def scraped(page: PageLines, whole_reference: bool, chance: random.Random) -> PageLines | None:
    """The page as a scraper leaves it: cut near both ends of its article, some noise inside left out."""
    article = np.flatnonzero(page.labels)
    if not len(article) or not whole_reference:
        return None
    first = max(0, int(article[0]) - chance.choice((0, 1, 2, 4)))
    last = min(len(page.lines), int(article[-1]) + 1 + chance.choice((0, 0, 1, 3, 8)))
    kept = chance.choice((0.3, 0.6, 1.0))
    at = [i for i in range(first, last) if page.labels[i] or chance.random() < kept]
    return page.part(at) if len(at) > 3 else None


class GramTable:
    """Which n-grams stand in which lines of the pages learned from."""

    def __init__(self, train: Sequence[PageLines]) -> None:
        lines = [[written_grams(low) for low in p.seen.lows] for p in train]
        pages_with = Counter(g for page in lines for g in {g for line in page for g in line})
        self.grams = sorted(g for g, n in pages_with.items() if n >= GRAM_PAGES)
        index = {g: i for i, g in enumerate(self.grams)}
        cols: list[int] = []
        ends = [0]
        for line in (line for page in lines for line in page):
            cols += [index[g] for g in line if g in index]
            ends.append(len(cols))
        shape = len(ends) - 1, len(index)
        self.stands = csr_matrix((np.ones(len(cols), dtype=np.float32), cols, ends), shape=shape)
        self.stands.sum_duplicates()
        self.stands.data[:] = 1
        self.long = np.array([low.count(" ") + 1 >= LONG for p in train for low in p.seen.lows])
        self.labels = np.concatenate([p.labels for p in train])
        self.weights = np.concatenate([p.weights for p in train])

    def learned(self, long: bool, words: bool) -> np.ndarray:
        """A weight for each n-gram: log-odds of its line being article.

        From ``long`` lines or all of them; for all n-grams, or ``words`` alone.
        """
        some = (self.weights > 0) & (self.long | (not long))
        which = np.array([" " not in g or not words for g in self.grams])
        weights = self.weights[some] / self.weights[some].mean()
        m = LogisticRegression(C=GRAM_C, max_iter=60)
        m.fit(self.stands[some][:, which], self.labels[some], sample_weight=weights)
        out = np.zeros(len(self.grams))
        out[which] = np.where(np.abs(m.coef_[0]) >= GRAM_LEAST, np.round(m.coef_[0], 1), 0.0)
        return out


def lexicons(train: Sequence[PageLines], frequent: Sequence[str]) -> list[tuple[list[float], str]]:
    """The n-grams by weights, see :func:`rashomon.clean.model.lexicon_of`."""
    table, common = GramTable(train), set(frequent)
    each = [table.learned(long, words) for words in (False, True) for long in (False, True)]
    groups: dict[tuple[float, ...], list[str]] = {}
    for gram, weights in zip(table.grams, np.stack(each, axis=1).tolist(), strict=True):
        group = *(w or 0.0 for w in weights), float(gram in common)  # no -0.0
        if any(group):
            groups.setdefault(group, []).append(gram)
    return [([*group], "\t".join(grams)) for group, grams in sorted(groups.items())]


def frequent_words(train: Sequence[PageLines]) -> list[str]:
    """The 500 words that stand on most pages' article lines, digits and marks apart."""
    seen: Counter[str] = Counter()
    for p in train:
        article = (low for low, y in zip(p.seen.lows, p.labels, strict=True) if y)
        seen.update({w for low in article for w in low.split() if w.isalpha()})
    return sorted(w for w, _ in sorted(seen.items(), key=lambda t: (-t[1], t[0]))[:500])


def networks(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> dict[str, Any]:
    """The mean of a few networks, as one."""
    each = [network(x, y, weight, seed) for seed in range(NETWORKS)]
    hidden = stepped(np.hstack([n[0] for n in each]), HIDDEN_STEP)
    # So that sums are exact in single precision, with 24 bits.
    assert (np.abs(x).max(axis=0) @ np.abs(hidden)).max() < 2**24 / (STEP * HIDDEN_STEP)
    return {
        "hidden": hidden.tolist(),
        "hidden_bias": stepped(np.hstack([n[1] for n in each]), STEP * HIDDEN_STEP).tolist(),
        "out": stepped(np.hstack([n[2] for n in each]) / NETWORKS, OUT_STEP).tolist(),
        "out_bias": float(stepped(np.mean([n[3] for n in each]), OUT_STEP)),
    }


def stepped(x: np.ndarray, step: float) -> np.ndarray:
    """Rounded to multiples of one over ``step``."""
    return np.rint(x * step) / step


def network(x: np.ndarray, y: np.ndarray, weight: np.ndarray, seed: int) -> list[np.ndarray]:
    """One hidden layer of rectified units, learned by Adam; the numbers' scale goes into its weights."""
    chance = np.random.default_rng(seed)
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
    return [hidden, layers[1] - mean @ hidden, layers[2], layers[3]]


@dataclass(frozen=True)
class Fold:
    """Whole pages measured with words learned from the others, and what the network learns from them."""

    pages: list[PageLines]
    whole: list[Measured]
    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def folds_of(train: Sequence[FlatPage], whole: Sequence[PageLines], frequent: Sequence[str]) -> list[Fold]:
    chance = random.Random(1)
    parts = [scraped(x, p.clean, chance) for p, x in zip(train, whole, strict=True)]
    folds = []
    for fold in range(FOLDS):
        inside = [i for i, p in enumerate(train) if p.bucket % FOLDS == fold]
        rest = sorted(set(range(len(train))) - set(inside))
        words = lexicon_of(lexicons([whole[i] for i in rest], frequent))
        found: list[Measured] = []
        rows, labels, weights = [], [], []
        for i in inside:
            found.append(whole[i].measured(words))
            part = parts[i]
            for page, page_rows, weight in (
                (whole[i], found[-1].columns.T, 1.0),
                (part, part and part.measured(words).columns.T, SCRAPED_WEIGHT),
            ):
                if page is None or page_rows is None:
                    continue
                some = page.weights > 0
                rows.append(page_rows[some])
                labels.append(page.labels[some])
                weights.append(weight * page.weights[some])
        each = np.vstack(rows), np.concatenate(labels), np.concatenate(weights)
        folds.append(Fold([whole[i] for i in inside], found, *each))
    return folds


def learned_from(folds: Sequence[Fold]) -> dict[str, Any]:
    """The network, from the rows of some folds."""
    rows, labels, weights = ([getattr(f, k) for f in folds] for k in ("rows", "labels", "weights"))
    return networks(np.vstack(rows).astype(np.float32), np.concatenate(labels), np.concatenate(weights))


def second_look(folds: Sequence[Fold]) -> list[Any]:
    """The steps, from the doubtful lines of each fold as a network sees them that learned from the others."""
    x, y, weights, log_odds = [], [], [], []
    for fold in folds:
        net = learned_from([f for f in folds if f is not fold])
        model = from_file({"words": [], "network": net, "steps": []})
        for page, found in zip(fold.pages, fold.whole, strict=True):
            scores = model.first_look(found)
            doubtful = np.flatnonzero((np.abs(scores) < DOUBT) & (page.weights > 0))
            if len(doubtful):
                x.append(numbers(scores, found, doubtful))
                y.append(page.labels[doubtful])
                weights.append(page.weights[doubtful])
                log_odds.append(scores[doubtful])
    columns = (np.concatenate(each) for each in (y, weights, log_odds))
    return steps(np.vstack(x), *columns, STEPS_ROUND)


def build(train: Sequence[FlatPage]) -> dict[str, Any]:
    """The model's file: the words, the network learned from what other pages' words say of each page, and
    the steps of the second look."""
    whole = [lines_of(p) for p in train]
    frequent = frequent_words(whole)
    folds = folds_of(train, whole, frequent)
    return {"words": lexicons(whole, frequent), "network": learned_from(folds), "steps": second_look(folds)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where the model differs")
    args = parser.parse_args()
    train = [p for p in pages(args.archive) if not p.held_out]
    print(f"{len(train)} pages, {sum(len(p.lines) for p in train):,} lines", flush=True)
    built = build(train)
    if args.check:
        same = json.loads(gzip.decompress((DATA / "clean.json.gz").read_bytes())) == json.loads(
            json.dumps(built)
        )
        print("ships" if same else "DIFFERS")
        return 0 if same else 1
    module = DATA.parent / "clean" / "model.py"
    told = re.sub(r'^SHA256 = ".*"$', f'SHA256 = "{write("clean", built)}"', module.read_text(), flags=re.M)
    module.write_text(told)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
