"""Learn the weights of the comparisons' levels from pairs whose answer is known.

    python bench/train/resolve.py ../shared/datasets

Writes ``src/rashomon/data/resolve_levels.tsv`` (the plain words of a level are kept from the file as it
is; a person may edit them) and ``resolve_words.tsv`` (how rare a word is in news of violence).
"""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import resolve_eval
from rashomon.model import Account, When
from rashomon.resolve import levels, profile
from rashomon.resolve.block import candidates
from rashomon.resolve.profile import Profile

DATA = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data"
HEADER = "# comparison\tlevel\tweight (log2 odds; written by bench/train/resolve.py)\tin plain words\n"


def write_words(texts: Sequence[Sequence[str]], least: int = 4) -> None:
    """idf in log2 of every word that at least ``least`` accounts use."""
    seen = Counter(w for words in texts for w in set(words))
    with (DATA / "resolve_words.tsv").open("w", encoding="utf8") as f:
        f.write(
            "# stem\tidf: log2 of (accounts / accounts that use it); words that are missing count as rare\n"
        )
        for w, n in sorted(seen.items()):
            if n >= least:
                f.write(f"{w}\t{math.log2(len(texts) / n):.2f}\n")
    profile.background.cache_clear()


def pairs(
    accounts: Sequence[Account], gold: dict[str, str], published: dict[str, When]
) -> tuple[list[dict[str, str]], list[int]]:
    """The levels of every candidate pair and of every true pair, and whether they are the same incident."""
    profiles = sorted((Profile(a, published.get(a.report)) for a in accounts), key=Profile.order)
    chosen = {tuple(p) for p in candidates(profiles).tolist()}
    by = defaultdict(list)
    for i, p in enumerate(profiles):
        by[gold[p.account]].append(i)
    true = {p for g in by.values() for p in itertools.combinations(g, 2)}
    print(f"candidates {len(chosen):,} for {len(profiles):,} accounts; "
          f"true pairs among them {len(true & chosen)} of {len(true)}")  # fmt: skip
    x, y = [], []
    for i, j in sorted(chosen | true):
        a, b = profiles[i], profiles[j]
        if a.report != b.report:
            x.append(levels.levels(a, b))
            y.append(int(gold[a.account] == gold[b.account]))
    return x, y


def fit(x: list[dict[str, str]], y: list[int], c: float = 0.3) -> dict[tuple[str, str], float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vec = DictVectorizer()
    m = LogisticRegression(C=c, max_iter=3000).fit(vec.fit_transform(x), y)
    out = {("start", ""): float(m.intercept_[0]) / math.log(2)}
    for name, w in zip(vec.get_feature_names_out(), m.coef_[0], strict=True):
        comparison, level = str(name).split("=", 1)
        out[comparison, level] = float(w) / math.log(2)
    return out


def write(weights: dict[tuple[str, str], float]) -> None:
    path = DATA / "resolve_levels.tsv"
    texts = {}
    if path.is_file():
        for line in path.read_text("utf8").splitlines():
            if line and not line.startswith("#"):
                comparison, level, _, text = line.split("\t")
                texts[comparison, level] = text
    order = {name: i for i, name in enumerate(("start", *levels.COMPARISONS))}
    with path.open("w", encoding="utf8") as f:
        f.write(HEADER)
        for comparison, level in sorted(weights, key=lambda k: (order[k[0]], -weights[k], k[1])):
            text = texts.get((comparison, level), f"{comparison}: {level}")
            f.write(f"{comparison}\t{level}\t{weights[comparison, level]:.2f}\t{text}\n")
    for table in (levels.weights, levels.plain_words, levels._table):
        table.cache_clear()


def main() -> None:
    datasets = Path(sys.argv[1])
    accounts, gold, published = [], {}, {}
    for report, row in resolve_eval.rows(datasets / "syria", resolve_eval.DEVELOPMENT):
        published[str(report["id"])] = resolve_eval.dated(row)
        for account, incident in resolve_eval.accounts(report, row):
            accounts.append(account)
            gold[account.id] = incident
    write_words([a.words for a in accounts])
    x, y = pairs(accounts, gold, published)
    print(f"{len(x):,} pairs, {sum(y)} of them the same incident")
    write(fit(x, y))


if __name__ == "__main__":
    main()
