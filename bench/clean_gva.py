"""Whether cleaning loses a sentence on 100 local news pages that were looked at line by line.

    python bench/clean_gva.py ../shared/datasets/gva/reports.jsonl

``clean_gva.tsv`` tells for each page which ranges of its text are article, comments or other noise. Prints
the pages that lost something of their article, how much noise is still read, whether comments are, and the
rate.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import Report

TABLE = Path(__file__).with_name("clean_gva.tsv")


@dataclass(frozen=True)
class Found:
    """What became of the pages."""

    pages: int
    lost: dict[str, list[str]]  # page → what of its article is not read
    noise: int  # words of noise
    noise_read: int
    comments_read: int
    seconds: float  # of the processor, for cleaning


def ranges() -> dict[str, list[tuple[int, int, str]]]:
    out = defaultdict(list)
    for line in TABLE.read_text(encoding="utf8").splitlines():
        if not line.startswith(("#", "id\t")):
            id, start, end, kind = line.split("\t")
            out[id].append((int(start), int(end), kind))
    return dict(out)


def measure(reports: Path) -> Found:
    """Clean the pages of the list and compare."""
    wanted = ranges()
    lost: dict[str, list[str]] = {}
    noise = noise_read = comments_read = pages = 0
    seconds = 0.0
    clean(Report(id="first", text="The model is loaded before the clock starts.\n\nRead more\n\nShare"))
    with reports.open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["id"] not in wanted:
                continue
            pages += 1
            text = row["text"]
            read = bytearray(len(text))
            began = time.process_time()
            blocks = clean(Report(id=row["id"], text=text, title=row.get("title"))).blocks
            seconds += time.process_time() - began
            for b in blocks:
                if b.is_read:
                    read[b.start : b.end] = b"\1" * (b.end - b.start)
            for start, end, kind in wanted[row["id"]]:
                if kind == "article":
                    cut = "".join(
                        " " if r else c for c, r in zip(text[start:end], read[start:end], strict=True)
                    )
                    if cut.split():
                        lost.setdefault(row["id"], []).append(" ".join(cut.split()))
                    continue
                kept = "".join(c if r else " " for c, r in zip(text[start:end], read[start:end], strict=True))
                words = len(kept.split())
                noise, noise_read = noise + len(text[start:end].split()), noise_read + words
                comments_read += words if kind == "comments" else 0
    return Found(pages, lost, noise, noise_read, comments_read, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", type=Path)
    found = measure(parser.parse_args().reports)
    print(f"{found.pages - len(found.lost)} of {found.pages} pages lost nothing of their article")
    print(f"{found.noise_read} of {found.noise} words of noise are read, {found.comments_read} of comments")
    print(f"{found.pages / found.seconds:,.0f} pages a second of the processor")
    for id, what in sorted(found.lost.items()):
        print(f"{id}: {sum(len(w.split()) for w in what)} words")


if __name__ == "__main__":
    main()
