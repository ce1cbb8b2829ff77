"""From HTML: the article's segments found and others kept out, on the 990 pages, beside trafilatura alone.

    python bench/html_eval.py ../shared/datasets/web-pages.tar.gz [--every N]

F is counted as trafilatura's own evaluation does, over the segments that people marked on each page. Both
read each page in turn, so that what else the machine does falls on both; seconds are of the processor.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clean_eval import LANGUAGES
from clean_pages import marked_pages
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


def justext(page: bytes) -> str:
    import justext as library
    import py3langid

    found = library.justext(page, library.get_stoplist("English"))
    language = LANGUAGES.get(py3langid.classify(" ".join(p.text for p in found)[:3000])[0], "English")
    if language != "English":
        found = library.justext(page, library.get_stoplist(language))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


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
        "jusText": justext,
        "trafilatura": alone,
        "rashomon receive": received,
        "rashomon receive and clean": cleaned,
    }
    scores = {name: Score() for name in ways}
    pages = marked_pages(args.archive)[:: args.every]
    for way in ways.values():  # imports and models are loaded before the clock starts
        way(b"<html><body><p>Two were hurt in the market on Tuesday, police said.</p></body></html>")
    for page in pages:
        for name, way in ways.items():
            began = time.process_time()
            text = way(page.html)
            scores[name].seconds += time.process_time() - began
            scores[name].add(text, page.inside, page.outside)
    print(f"{len(pages)} pages")
    for name, s in scores.items():
        each = 1000 * s.seconds / len(pages)
        print(f"{name:28} F {s.f:.3f}   missed {s.missed}, wrong {s.wrong}   {each:.1f} ms")


if __name__ == "__main__":
    main()
