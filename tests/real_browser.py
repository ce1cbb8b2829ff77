"""A real Chromium, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def chromium() -> str | None:
    """The program's path, if it is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for n in names if (path := shutil.which(n))), None)


@contextmanager
def opened() -> Iterator[Any]:
    """The browser, closed again afterwards."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
