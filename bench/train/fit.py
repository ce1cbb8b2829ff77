"""What every training script shares: fit a logistic model on string features, prune it, write it.

The written file is the same on every machine and in every run (sorted keys, rounded weights, no time
stamp in the gzip header, linear algebra on one thread: several add up in another order); its SHA-256 is
printed and belongs in the module that loads the model.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data"


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    *,
    c: float = 1.0,
    least: int = 2,
    weights: Sequence[float] | None = None,
) -> dict[str, object]:
    """A logistic regression over feature dicts; features seen in fewer than ``least`` rows are dropped.

    ``weights``: what each row counts, 1 where none are given.
    """
    from collections import Counter

    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    seen = Counter(f for row in rows for f in row)
    kept = [{f: v for f, v in row.items() if seen[f] >= least} for row in rows]
    vec = DictVectorizer()
    x = vec.fit_transform(kept)
    m = LogisticRegression(C=c, max_iter=2000, random_state=0)
    with threadpool_limits(1):
        m.fit(x, np.array(labels), sample_weight=weights)
    classes = [str(k) for k in m.classes_]
    coef, bias = m.coef_, m.intercept_
    if len(classes) == 2:
        classes = classes[1:]
    by_name = {
        name: [round(float(w), 4) for w in coef[:, j]]
        for j, name in enumerate(vec.get_feature_names_out())
        if any(abs(w) >= 0.005 for w in coef[:, j])
    }
    return {"labels": classes, "bias": [round(float(b), 4) for b in bias], "weights": by_name}


def fit_choice(
    choices: list[tuple[list[list[str]], int]], weights: list[float], c: float = 1.0, least: int = 3
) -> dict:
    """A conditional logit: of the candidates of each choice the right one scores highest."""
    from collections import Counter

    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
    from threadpoolctl import threadpool_limits

    seen = Counter(f for rows, _ in choices for row in rows for f in row)
    names = sorted(f for f, n in seen.items() if n >= least)
    index = {f: k for k, f in enumerate(names)}
    data, cols, ptr, groups, right, first = [], [], [0], [], [], []
    for g, (rows, k) in enumerate(choices):
        first.append(len(groups))
        right.append(len(groups) + k)
        for row in rows:
            found = [index[f] for f in row if f in index]
            cols += found
            data += [1.0] * len(found)
            ptr.append(len(cols))
            groups.append(g)
    x = csr_matrix((data, cols, ptr), shape=(len(groups), len(names)))
    group, chosen, n = np.array(groups), np.array(right), len(choices)
    weight = np.array(weights)

    def loss(w):
        score = x @ w
        high = np.maximum.reduceat(score, first)
        e = np.exp(score - high[group])
        total = np.bincount(group, e, n)
        p = e / total[group]
        target = np.zeros(len(score))
        target[chosen] = 1.0
        value = -(weight * (score[chosen] - high - np.log(total))).sum() + (w @ w) / (2 * c)
        return value, x.T @ (weight[group] * (p - target)) + w / c

    with threadpool_limits(1):
        w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {f: [round(float(v), 4)] for f, v in zip(names, w, strict=True) if abs(v) >= 0.005}
    return {"labels": ["yes"], "bias": [0.0], "weights": kept}


def write(name: str, model: Mapping[str, object]) -> str:
    """Write ``src/rashomon/data/<name>.json.gz``; returns its SHA-256."""
    raw = json.dumps(model, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return _written(f"{name}.json.gz", raw)


def write_rows(name: str, head: Mapping[str, object], rows: Any) -> str:
    """Write ``src/rashomon/data/<name>.gz``, a line of JSON and the rows rounded to a byte a number;
    returns its SHA-256."""
    import numpy as np

    line = json.dumps(head, sort_keys=True, separators=(",", ":"))
    return _written(
        f"{name}.gz", line.encode() + b"\n" + np.clip(np.rint(rows), -127, 127).astype(np.int8).tobytes()
    )


def _written(name: str, raw: bytes) -> str:
    packed = gzip.compress(raw, compresslevel=9, mtime=0)
    (DATA / name).write_bytes(packed)
    digest = hashlib.sha256(packed).hexdigest()
    print(f"{name}: {len(packed):,} bytes, sha256 {digest}")
    return digest
