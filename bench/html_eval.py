"""From HTML: the article's segments found and others kept out, on the 990 pages, beside trafilatura alone.

    python bench/html_eval.py ../shared/datasets/web-pages.tar.gz [--every N]

F is counted as trafilatura's own evaluation does, over the segments that people marked on each page. Both
read each page in turn, so that what else the machine does falls on both; seconds are of the processor.
"""

from __future__ import annotations

import argparse
import json
import tarfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rashomon.clean import clean
from rashomon.receive import UnreadableError, read_page


@dataclass
class Score:
    found: int = 0
    missed: int = 0
    wrong: int = 0
    seconds: float = 0.0

    def add(self, text: str, inside: list[str], outside: list[str]) -> None:
        self.found += sum(s in text for s in inside)
        self.missed += sum(s not in text for s in inside)
        self.wrong += sum(s in text for s in outside)

    @property
    def f(self) -> float:
        return 2 * self.found / (2 * self.found + self.missed + self.wrong)


def alone(page: bytes) -> str:
    import trafilatura

    tree = trafilatura.load_html(page)
    found = (
        trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
        if tree is not None
        else None
    )
    return (found.text if found else None) or ""


def received(page: bytes) -> str:
    try:
        return read_page(page, "page").text
    except UnreadableError:
        return ""


def cleaned(page: bytes) -> str:
    try:
        report = read_page(page, "page")
    except UnreadableError:
        return ""
    return "\n".join(report.text[b.start : b.end] for b in clean(report).blocks if b.is_read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--every", type=int, default=1, help="every n-th page only")
    args = parser.parse_args()
    ways: dict[str, Callable[[bytes], str]] = {
        "trafilatura": alone,
        "rashomon receive": received,
        "rashomon receive and clean": cleaned,
    }
    scores = {name: Score() for name in ways}
    with tarfile.open(args.archive) as tar:
        files = {Path(m.name).name: m for m in tar.getmembers() if m.isfile()}
        listed = tar.extractfile(files["evaldata.json"])
        assert listed is not None
        entries = [e for e in json.load(listed).values() if e["file"] in files][:: args.every]
        for way in ways.values():  # imports and models are loaded before the clock starts
            way(b"<html><body><p>Two were hurt in the market on Tuesday, police said.</p></body></html>")
        for entry in entries:
            file = tar.extractfile(files[entry["file"]])
            assert file is not None
            page = file.read()
            for name, way in ways.items():
                began = time.process_time()
                text = way(page)
                scores[name].seconds += time.process_time() - began
                scores[name].add(text, entry["with"], entry["without"])
    print(f"{len(entries)} pages")
    for name, s in scores.items():
        each = 1000 * s.seconds / len(entries)
        print(f"{name:28} F {s.f:.3f}   missed {s.missed}, wrong {s.wrong}   {each:.1f} ms")


if __name__ == "__main__":
    main()
