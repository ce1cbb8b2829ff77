"""Patterns that are held only against what may hold them find what they would find anywhere."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

from rashomon.read.reader import Reader
from rashomon.read.sentences import spans
from rashomon.read.sought import Sought

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\b(?:rose|climbed)\s+to\b", ("climbed to", "rose to")),
        (r"\bsince\s+(?!then\b)[^.]{3,70}|\b(?:this|last)\s+years?\b", ("last year", "since ", "this year")),
        (r"(?:an? )?toll of (?:\d+|[a-z]+)", ("toll of ",)),
        (r"\bwar(?:s|ring)?\s*\w*", ("war",)),
        (r"(?:(?:over|in) )?\d+ (?:more )?hours", (" hours",)),
        (r"\d+|\bdead\b", ()),  # no one string
        (r"\w+ (?:of|in) \w+", ()),  # too short to tell
        (r"\d+ dead\nin", (" dead in",)),
        (r"(?:\s\w+)+less", ("less",)),
        (r"(?:Mr\.|M[rs]s) \w+", ("mr. ", "mrs ", "mss ")),
    ],
)
def test_needles_are_what_each_match_holds(pattern: str, needles: tuple[str, ...]) -> None:
    assert Sought(pattern).needles == needles


@pytest.mark.parametrize(
    "text",
    [
        "It ROSE \n to 9",
        "The toll\u00a0rose\tto nine.",
        "rose to",
        "A rose, too",
        "",
        "Climbed  to three rose to two",
    ],
)
def test_the_same_is_found_as_by_the_pattern_alone(text: str) -> None:
    sought = Sought(r"\b(?:rose|climbed)\s+to\b", re.IGNORECASE)
    bare = sought.pattern
    assert [m.span() for m in sought.finditer(text)] == [m.span() for m in bare.finditer(text)]
    for start in range(len(text)):
        found, other = sought.search(text, start, len(text) - 1), bare.search(text, start, len(text) - 1)
        assert (found and found.span()) == (other and other.span())
        assert bool(sought.match(text, start)) == bool(bare.match(text, start))


def test_no_pattern_of_the_reader_loses_what_it_would_find() -> None:
    Reader()
    gc.unfreeze()  # what other tests froze before a fork is not listed
    every = [x for x in gc.get_objects() if isinstance(x, Sought)]
    assert len(every) > 20
    texts = [file.read_text("utf8") for file in sorted(EXAMPLES.rglob("*")) if file.is_file()]
    sentences = [text[a:b] for text in texts for a, b in spans(text)]
    assert len(sentences) > 20
    for s in sentences:
        for sought in every:
            assert sought.may(s) or sought.pattern.search(s) is None, (sought.needles, s)
