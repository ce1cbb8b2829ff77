"""What every training script shares: fit a logistic model on string features, prune it, write it.

The written file is the same on every machine and in every run (sorted keys, rounded weights, no time
stamp in the gzip header); its SHA-256 is printed and belongs in the module that loads the model.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data"


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    *,
    c: float = 1.0,
    least: int = 2,
    penalty: str = "l2",
) -> dict[str, object]:
    """A logistic regression over feature dicts; features seen in fewer than ``least`` rows are dropped."""
    from collections import Counter

    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(f for row in rows for f in row)
    kept = [{f: v for f, v in row.items() if seen[f] >= least} for row in rows]
    vec = DictVectorizer()
    x = vec.fit_transform(kept)
    solver = "liblinear" if penalty == "l1" else "lbfgs"
    m = LogisticRegression(C=c, max_iter=2000, solver=solver, penalty=penalty, random_state=0)
    m.fit(x, np.array(labels))
    classes = [str(k) for k in m.classes_]
    coef, bias = m.coef_, m.intercept_
    if len(classes) == 2:
        classes = classes[1:]
    weights = {
        name: [round(float(w), 4) for w in coef[:, j]]
        for j, name in enumerate(vec.get_feature_names_out())
        if any(abs(w) >= 0.005 for w in coef[:, j])
    }
    return {"labels": classes, "bias": [round(float(b), 4) for b in bias], "weights": weights}


def write(name: str, model: Mapping[str, object]) -> str:
    """Write ``src/rashomon/data/<name>.json.gz``; returns its SHA-256."""
    raw = json.dumps(model, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    packed = gzip.compress(raw, compresslevel=9, mtime=0)
    (DATA / f"{name}.json.gz").write_bytes(packed)
    digest = hashlib.sha256(packed).hexdigest()
    print(f"{name}: {len(packed):,} bytes, sha256 {digest}")
    return digest
