"""Answers that take long to work out, kept until the incidents are derived anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request

from rashomon.web.pages import desk_of

T = TypeVar("T")


class _Kept:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stamp: str | None = None
        self.answer: Any = None


def kept(request: Request, name: str, work_out: Callable[[], T]) -> T:
    """What ``work_out`` gives, worked out once for each state of the ledger under this name."""
    mine = _answers(request).setdefault(name, _Kept())
    stamp = desk_of(request).ledger.overview.stamp
    with mine.lock:
        if mine.stamp != stamp:
            mine.answer, mine.stamp = work_out(), stamp
        answer: T = mine.answer
        return answer


def _answers(request: Request) -> dict[str, _Kept]:
    found = getattr(request.app.state, "kept", None)
    if found is None:
        found = request.app.state.kept = {}
    assert isinstance(found, dict)
    return found
