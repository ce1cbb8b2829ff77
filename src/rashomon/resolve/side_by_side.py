"""Work spread over processes that see all that this one holds; what comes of it is the same as in one."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

_MOST = 4  # processes: beyond that, the one that gives out the work has more to do than they
_AHEAD = 2  # pieces given out for each process before the first of them is collected

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def processes() -> int:
    """How many processes can share this one's memory and have a core each; 1 where none can.

    They are forked, which is safe on Linux and beside no other thread.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def in_order(
    work: Callable[[_Piece], _Result], pieces: Iterable[_Piece], processes: int
) -> Iterator[_Result]:
    """What ``work`` makes of each piece, in their order.

    Pieces and results pass between the processes; what ``work`` sees besides is as it is at the first piece.
    A process that is ended from outside, for lack of memory, say, loses nothing: this one does the rest.
    """
    if processes < 2:
        yield from map(work, pieces)
        return
    waiting: deque[tuple[_Piece, Future[_Result] | None]] = deque()

    def first() -> _Result:
        piece, promise = waiting.popleft()
        try:
            return work(piece) if promise is None else promise.result()
        except BrokenProcessPool:
            return work(piece)

    with ProcessPoolExecutor(processes, get_context("fork"), _begin, (work,)) as pool:
        for piece in pieces:
            waiting.append((piece, _given(pool, piece)))
            if len(waiting) > processes * _AHEAD:
                yield first()
        while waiting:
            yield first()


def _given(pool: ProcessPoolExecutor, piece: Any) -> Future[Any] | None:
    try:
        return pool.submit(_do, piece)
    except BrokenProcessPool:
        return None


_work: Callable[[Any], Any]  # of a forked process


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 (set once, in a process of its own)
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process breaks off
    gc.disable()  # what is shared stays shared as long as nobody walks over it


def _do(piece: Any) -> Any:
    return _work(piece)
