"""Rebuild ``data/roles.json.gz``: which role of an incident a noun phrase fills.

    python bench/train/roles.py ../shared

Learned from MUC-4's training part alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fit import fit, write

sys.path.append(str(Path(__file__).resolve().parents[1]))
from muc_eval import ROLES, plain
from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.accounts.fillers import NONE, Filler, Scene, features, gathered
from rashomon.read.reader import Reader
from sets import jsonl

_LEAST = 0.05  # weights below which a feature is left out
OF = dict(
    zip(
        ROLES,
        (Filler.INDIVIDUAL, Filler.ORGANISATION, Filler.TARGET, Filler.VICTIM, Filler.WEAPON),
        strict=True,
    )
)


def examples(shared: Path, part: str) -> Iterator[tuple[list[str], str]]:
    """The features and the role of every phrase of the documents that is judged."""
    reader = Reader()
    for row in jsonl(shared / f"datasets/muc4/{part}.json"):
        key = {plain(m[0]): OF[role] for role in ROLES for e in row["extracts"][role] for m in e}
        doc, tellings = reader.tellings(clean(Report(id=row["docid"], text=row["doctext"])))
        scene = Scene.of(tellings)
        for phrases in gathered(doc, scene) if scene.events else ():
            yield features(phrases, scene), str(key.get(plain(" ".join(phrases[0].words)), NONE))


def main(shared: Path) -> None:
    rows = list(examples(shared, "train"))
    model = fit([dict.fromkeys(f, 1.0) for f, _ in rows], [role for _, role in rows], c=0.5, least=3)
    model["weights"] = {f: w for f, w in model["weights"].items() if max(map(abs, w)) >= _LEAST}
    write("roles", model)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
