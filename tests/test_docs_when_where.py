"""The examples of docs/when-and-where.md are run."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "when-and-where.md"


def test_the_examples_hold() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 8 and failed == 0
