"""Where the public sets lie, when they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from loopback import Site, served

# The same examples on every run: CI tells of what a change broke, never of a lucky draw.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public sets beside the project; the test is skipped where it is missing."""
    if not SHARED.exists():
        pytest.skip("the public sets are not beside the project (../shared)")
    return SHARED


@pytest.fixture
def site() -> Iterator[Site]:
    """A web host on loopback."""
    with served() as here:
        yield here
