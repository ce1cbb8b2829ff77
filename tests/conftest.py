"""What many tests need: the public sets where they lie beside the project, a browser, a host on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import real_browser
from loopback import Site, served
from rashomon.read.reader import Reader

# The same examples on every run: CI tells of what a change broke, never of a lucky draw.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "reports"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public sets beside the project; the test is skipped where it is missing."""
    if not SHARED.exists():
        pytest.skip("the public sets are not beside the project (../shared)")
    return SHARED


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader of reports, with the tables and models that ship."""
    return Reader()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real Chromium; the test is skipped where there is none."""
    if real_browser.chromium() is None:
        pytest.skip("no Chromium on this machine")
    with real_browser.opened() as running:
        yield running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A desk of the small ledger that its drawings are tested on."""
    from desk_ledger import make
    from desk_server import serving

    with serving(make(tmp_path_factory.mktemp("drawn") / "drawn.ledger")) as running:
        yield running


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A desk of the shipped example."""
    from desk_server import serving

    with serving(tmp_path_factory.mktemp("example") / "example.ledger", EXAMPLE) as running:
        yield running


@pytest.fixture
def site() -> Iterator[Site]:
    """A web host on loopback."""
    with served() as here:
        yield here
