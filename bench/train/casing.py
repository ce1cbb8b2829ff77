"""Rebuild ``data/casing_words.txt.gz``: the words that news writes in lower case.

    python bench/train/casing.py ../shared

Counted over the running text of the Syria set (groups dev_a … dev_e), a part of the GVA pages (report ids
that begin with 0–7), the odd lines of the Airwars assessments and PolNeAR's training part. Text in one case
throughout gets capital letters by it: see ``rashomon.read.casing``.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fit import DATA

sys.path.append(str(Path(__file__).resolve().parents[1]))
from sets import jsonl

SYRIA = ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 8  # of a line that is running text
_LEAST_LOWER = 0.5  # share of its words in lower case
_SHARE = 0.2  # of a word's uses inside sentences that are in lower case, at the least
_SURE = 2  # times that a word is seen in lower case


def texts(shared: Path) -> Iterator[str]:
    data = shared / "datasets"
    for row in jsonl(data / "syria/reports.jsonl"):
        if row["id"].startswith(SYRIA):
            yield row["text"]
    for row in jsonl(data / "gva/reports.jsonl"):
        if row["id"][0] in "01234567":
            yield row["text"]
    for k, row in enumerate(jsonl(data / "airwars-gaza/reports.jsonl")):
        if k % 2 == 0:
            yield row["text"]
    for path in sorted((data / "polnear/train/text").rglob("*.txt")):
        yield path.read_text("utf8", errors="replace")


def main(shared: Path) -> None:
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts(shared):
        for line in text.split("\n"):
            found = list(_WORD.finditer(line))
            small = sum(m.group()[0].islower() for m in found)
            if len(found) < _LEAST_WORDS or small < _LEAST_LOWER * len(found):
                continue
            for m in found:
                word = m.group()
                if word.islower():
                    lower[word] += 1
                elif re.search(r"[a-z,] $", line[: m.start()]):  # no beginning of a sentence
                    capital[word.lower()] += 1
    kept = sorted(w for w, n in lower.items() if n >= _SURE and len(w) > 1 and n >= _SHARE * (n + capital[w]))
    packed = gzip.compress("\n".join(kept).encode(), compresslevel=9, mtime=0)
    (DATA / "casing_words.txt.gz").write_bytes(packed)
    print(f"{len(kept):,} words, {len(packed):,} bytes, SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
