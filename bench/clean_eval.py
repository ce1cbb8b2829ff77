"""How much of the article is kept, and how little else: 990 flattened pages, and the fifth held out.

    python bench/clean_eval.py ../shared/datasets/web-pages.tar.gz

Prints, for this program and for keep-everything, jusText and trafilatura over the same lines (each line
as a paragraph), two token F1 figures, and the pages a second of each:

* segments: over the words of the segments that people marked as article and as not article;
* article: kept words against the words of the lines marked as article, mean over the pages where
  trafilatura, reading the HTML, has every marked segment right (it fills in the lines between them).

This program has learned from four fifths of the pages: its figure on all of them flatters it.

Needs html-text and jusText.
"""

from __future__ import annotations

import argparse
import html
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from clean_pages import FlatPage, pages
from rashomon.clean import clean
from rashomon.model import Report

LANGUAGES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "pl": "Polish"}


def ours(page: FlatPage) -> str:
    report = Report(id=page.name, text=page.text)
    return "\n".join(page.text[b.start : b.end] for b in clean(report).blocks if b.is_read)


def everything(page: FlatPage) -> str:
    return page.text


def as_html(page: FlatPage) -> str:
    return "<html><body>" + "".join(f"<p>{html.escape(x)}</p>" for x in page.lines) + "</body></html>"


def justext(page: FlatPage) -> str:
    import justext as library
    import py3langid

    language = LANGUAGES.get(py3langid.classify(page.text[:3000])[0], "English")
    found = library.justext(as_html(page), library.get_stoplist(language))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


def trafilatura(page: FlatPage) -> str:
    import trafilatura as library

    return library.extract(as_html(page), include_comments=False) or ""


def figures(kept: Mapping[str, str], some: Sequence[FlatPage]) -> str:
    """The two F1 figures of the texts kept, over some of the pages."""
    right = missed = wrong = 0
    means = []
    for page in some:
        text = kept[page.name]
        plain = " ".join(text.split())
        for s in page.inside:
            n = len(s.split())
            found = " ".join(s.split()) in plain
            right, missed = right + n * found, missed + n * (not found)
        wrong += sum(len(s.split()) for s in page.outside if " ".join(s.split()) in plain)
        if page.clean:
            a, b = Counter(text.split()), Counter(page.article.split())
            means.append(2 * (a & b).total() / max(a.total() + b.total(), 1))
    return f"{2 * right / (2 * right + missed + wrong):.3f} {sum(means) / len(means):.3f}"


def measure(name: str, keep: Callable[[FlatPage], str], everything: Sequence[FlatPage]) -> None:
    keep(everything[0])  # imports and models are loaded before the clock starts
    begin = time.process_time()
    kept = {p.name: keep(p) for p in everything}
    rate = len(everything) / (time.process_time() - begin)
    held_out = figures(kept, [p for p in everything if p.held_out])
    print(f"{name:22} {held_out:>16} {figures(kept, everything):>16} {rate:9,.0f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("archive", type=Path)
    compare(list(pages(parser.parse_args().archive)))


def compare(found: Sequence[FlatPage]) -> None:
    """Print the table for these pages."""
    print(f"{len(found)} pages, {sum(p.held_out for p in found)} of them held out")
    print(f"{'segments, article':>39} {'of all pages':>16} {'pages/s':>9}")
    for name, keep in (
        ("keep everything", everything),
        ("jusText", justext),
        ("trafilatura on lines", trafilatura),
        ("rashomon clean", ours),
    ):
        measure(name, keep, found)


if __name__ == "__main__":
    main()
