"""Train the model that finds the voice behind a claim, from the Syria set's casualty claims and tallies and
from reports written for the project (voices_sentences.txt).

    python bench/train/voices.py ../shared/datasets [--cross]

Each claim is one choice among the names that speak in its report and nobody; the weights maximise the
probability of the choices that the set's readers made (a conditional logit with an L2 penalty). With
--cross nothing is written: each group of months, and what may be read of group g, which trains nothing, is
scored by a model trained on the others, among the names that grammar leaves to choose from.
"""

from __future__ import annotations

import argparse
import collections
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.sentences import document
from rashomon.read.voices.around import Index, Place
from rashomon.read.voices.attribute import eligible, features
from rashomon.read.voices.find import find_voices
from sets import report_of
from train.fit import write
from voices_eval import agrees, claims, rows

GROUPS = "abcdef"  # months to train on
PENALTY = 6.0
# Where nobody speaks in the sentence, pages of other wars give fewer voices than the months that train, least
# where it tells what had been. Added to the weights that are found; months left out gain a little by it too.
PRIOR = {"none own 0": 0.1, "none has perfect": 0.5}
OWN = Path(__file__).with_name("voices_sentences.txt")
OWN_WEIGHT = 2  # how often each report written for the project counts
_MARK = re.compile(r"\[([^]]*)\]\{([^}]*)\}")


class Choice(NamedTuple):
    """One claim: its group, whether it is a tally, the features of each candidate, which of them are right,
    and which grammar leaves to choose from."""

    group: str
    tally: bool
    options: list[list[str]]
    right: list[bool]
    eligible: list[bool]


def choices(data: Path, groups: str) -> list[Choice]:
    out: list[Choice] = []
    every = list(rows(data / "syria"))
    closed = {row["id"] for row in [r for r in every if r["id"][4] == "g"][1::2]}
    for row in every:
        if row["id"][4] not in groups or row["id"] in closed:
            continue
        doc = document(clean(report_of(row)))
        voices = find_voices(doc)
        index = Index(voices, doc)
        for tallies in (False, True):
            for field, a, b, gold in claims(row, tallies):
                out.append(_choice(index, row["id"][4], tallies, (field, a, b), gold))
    return out


def _choice(index: Index, group: str, tally: bool, words: tuple[str, int, int], gold: str | None) -> Choice:
    place = Place(index, *words)
    names = {"": [], **index.candidates}
    options = [features(place, mentions) for mentions in names.values()]
    left = eligible(index, place)
    right = [agrees(gold, name or None) for name in names]
    return Choice(group, tally, options, right, [name in left for name in names])


def own() -> list[Choice]:
    """The claims of the reports written for the project, in the group "own"."""
    out: list[Choice] = []
    for line in OWN.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        text, marks, at = "", [], 0
        for m in _MARK.finditer(line):
            text += line[at : m.start()]
            marks.append((("text", len(text), len(text) + len(m[1])), m[2] or None))
            text, at = text + m[1], m.end()
        doc = document(clean(Report(id="own", text=text + line[at:])))
        index = Index(find_voices(doc), doc)
        out += [_choice(index, "own", False, words, gold) for words, gold in marks]
    return out


def samples(data: Path, groups: str = GROUPS) -> list[Choice]:
    """All that trains: the claims of some months, and those of the reports written for the project."""
    return choices(data, groups) + OWN_WEIGHT * own()


def model(weights: dict[str, float]) -> dict[str, Any]:
    return {"labels": ["speaks"], "bias": [0.0], "weights": {f: [w] for f, w in weights.items()}}


def train(sample: Sequence[Choice], penalty: float = PENALTY, least: int = 3) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
    from threadpoolctl import threadpool_limits

    sample = [c for c in sample if any(c.right)]
    seen = collections.Counter(f for c in sample for fs in c.options for f in set(fs))
    index = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    data, cols, ptr, group, right = [], [], [0], [], []
    for k, choice in enumerate(sample):
        for fs, good in zip(choice.options, choice.right, strict=True):
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

    with threadpool_limits(1):
        w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    found = {f: round(float(w[i]), 3) for f, i in index.items() if abs(w[i]) >= 0.01}
    return found | {f: round(found.get(f, 0.0) + more, 3) for f, more in PRIOR.items()}


def right_share(weights: dict[str, float], sample: Sequence[Choice]) -> tuple[int, int]:
    hits = 0
    for choice in sample:
        scores = [sum(weights.get(f, 0.0) for f in fs) for fs in choice.options]
        left = [k for k, may in enumerate(choice.eligible) if may]
        hits += choice.right[max(left, key=scores.__getitem__)]
    return hits, len(sample)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--groups", default=GROUPS)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--cross", action="store_true")
    args = parser.parse_args()
    sample = samples(args.data, args.groups + "g" * args.cross)
    if not args.cross:
        write("voices", model(train(sample, args.penalty)))
        return
    found = {"claims": [0, 0], "tallies": [0, 0]}
    for held in args.groups + "g":
        weights = train([c for c in sample if c.group not in (held, "g")], args.penalty)
        for what, of in found.items():
            hits, n = right_share(
                weights, [c for c in sample if c.group == held and c.tally is (what == "tallies")]
            )
            of[0] += hits
            of[1] += n
            print(f"dev_{held}, {what}: {hits / n:.4f} of {n}")
    for what, (hits, n) in found.items():
        print(f"all, each group by the others, {what}: {hits / n:.4f} of {n}")


if __name__ == "__main__":
    main()
