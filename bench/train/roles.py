"""Rebuild ``data/roles_gate.json.gz``, ``data/roles.json.gz`` and ``data/roles_network.gz``: which role of an
incident a phrase fills.

    python bench/train/roles.py ../shared

Learned from MUC-4's training part alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fit import fit, write
from network import fit_network, write_network

sys.path.append(str(Path(__file__).resolve().parents[1]))
from muc_eval import ROLES, plain
from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.accounts.fillers import NONE, Filler, Scene, features, gathered, plain_features
from rashomon.read.accounts.judge import Meanings
from rashomon.read.reader import Reader
from sets import jsonl

_FILLED = "filled"
_LEAST = 0.03  # weights below which a feature is left out
OF = dict(
    zip(
        ROLES,
        (Filler.INDIVIDUAL, Filler.ORGANISATION, Filler.TARGET, Filler.VICTIM, Filler.WEAPON),
        strict=True,
    )
)


class Example(NamedTuple):
    """A phrase that is judged, and the role it fills."""

    plain: list[str]
    features: list[str]
    vectors: np.ndarray
    role: str


def examples(shared: Path, part: str) -> Iterator[Example]:
    """Every phrase of the documents that is judged."""
    reader = Reader()
    for row in jsonl(shared / f"datasets/muc4/{part}.json"):
        key = {plain(m[0]): OF[role] for role in ROLES for e in row["extracts"][role] for m in e}
        doc, tellings = reader.tellings(clean(Report(id=row["docid"], text=row["doctext"])))
        scene = Scene.of(tellings)
        meanings = Meanings(doc)
        for phrases in gathered(doc, scene, every=True) if scene.events else ():
            role = str(key.get(plain(" ".join(phrases[0].words)), NONE))
            few = plain_features(phrases, scene)
            yield Example(few, features(phrases, scene, few), meanings.around([phrases])[0], role)


def main(shared: Path) -> None:
    rows = list(examples(shared, "train"))
    filled = [_FILLED if r.role != NONE else "-" for r in rows]
    write("roles_gate", fit([dict.fromkeys(r.plain, 1.0) for r in rows], filled, c=0.2, least=3))
    # From all phrases: of those that pass the gate alone, fewer fillers of unseen documents are found.
    model = fit([dict.fromkeys(r.features, 1.0) for r in rows], [r.role for r in rows], c=0.1, least=3)
    model["weights"] = {f: w for f, w in model["weights"].items() if max(map(abs, w)) >= _LEAST}
    write("roles", model)
    vectors = np.stack([r.vectors for r in rows])
    write_network("roles_network", *fit_network([r.features for r in rows], vectors, [r.role for r in rows]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
