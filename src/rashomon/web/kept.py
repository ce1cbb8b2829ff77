"""Answers that take long to work out, kept until the incidents are derived anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request

from rashomon.web.desk import AT_ONCE
from rashomon.web.pages import desk_of

T = TypeVar("T")
PATIENCE = 0.1  # seconds that a page of a large ledger waits for an answer before it goes on without


class _Kept:
    """One answer. It is worked out in a thread of its own, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: str | None = None
        self._answer: Any = None
        self._error: Exception | None = None
        self._thread: threading.Thread | None = None

    def get(self, stamp: str, work_out: Callable[[], Any], patience: float | None) -> Any:
        with self._lock:
            if self._stamp == stamp:
                return self._answer
            thread = self._thread
            if thread is None or not thread.is_alive():
                thread = threading.Thread(target=self._run, args=(stamp, work_out), daemon=True)
                self._thread = thread
                thread.start()
        thread.join(patience)
        if self._stamp is None and self._error is not None:
            raise self._error
        return self._answer

    def _run(self, stamp: str, work_out: Callable[[], Any]) -> None:
        self._error = None
        try:
            self._answer = work_out()
            self._stamp = stamp
        except Exception as error:  # told to the page that asked
            self._error = error


def kept(request: Request, name: str, work_out: Callable[[], T]) -> T | None:
    """What ``work_out`` gives, worked out once for each state of the ledger under this name.

    In a large ledger that may take longer than a moment: it is then what it was for the state before, None
    where there was none, and the page is to be asked for again.
    """
    answers: dict[str, _Kept] = request.app.state.kept
    mine = answers.setdefault(name, _Kept())
    ledger = desk_of(request).ledger
    patience = PATIENCE if ledger.count() > AT_ONCE else None
    answer: T | None = mine.get(ledger.overview.stamp, work_out, patience)
    return answer
