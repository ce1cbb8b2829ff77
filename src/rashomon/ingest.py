"""From pages to stored readings: what is known is passed over, what fails is named, the rest is read.

Work is spread over processes in small chunks and collected in the order in which it was given out, so the
number of processes changes nothing in the ledger. What is finished is stored every few seconds.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.circles import no_search_for_circles
from rashomon.model import CleanReport, Report
from rashomon.receive import Rejected
from rashomon.store import Database, LedgerError, gazetteers, readings, reports, snapshot
from rashomon.store.readings import Done
from rashomon.store.reports import Standing

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from rashomon.read.reader import Reader

BATCH = 64  # reports that are looked up in the ledger, and stored, at a time
CHUNK = 8  # reports that a worker process is given at a time
STORE_EVERY = 2.0  # seconds
NOTHING_KNOWN = (1, "")  # behind every fullness
# Worker processes are spawned, so that it works alike on every system and they inherit no open database.
_SPAWNED = multiprocessing.get_context("spawn")
_ENDED = (
    "A worker process was ended from outside, perhaps for lack of memory. What was finished is kept; "
    "run again with fewer workers."
)
_NO_GUARD = (
    "No worker process could start. Each runs the script from its top: put what the script does under "
    '`if __name__ == "__main__":`, or read with workers=1. What was finished is kept.'
)

Progress = Callable[[int, str], None]
_Work = tuple[list[str], Future[list[Done | Rejected]]]  # the ids of some reports, and what becomes of them


@dataclass(slots=True)
class Ingested:
    """What became of the reports of one run."""

    read: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)  # what the reader says of reports, and of how many


def ingest(
    items: Iterable[Report | Rejected],
    database: Database,
    version: str,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    keep_noise: bool = False,
) -> Ingested:
    """Clean, read and store the reports that the ledger does not hold as read by ``version``.

    With ``keep_noise`` page noise is read as well; a report that was read the other way is read again.
    ``progress`` is called with the number of pages dealt with and the name of the last.

    Raises:
        LedgerError: the ledger cannot be written, or a worker process was ended from outside. As on any
            other exception (Ctrl-C, say), what was finished until then is kept.
    """
    if workers > 1 and getattr(multiprocessing.current_process(), "_inheriting", False):
        sys.exit(1)  # a worker that runs a script without a guard, as it starts; the first process tells why
    run = _Run(database, f"{version}+noise" if keep_noise else version, progress)
    pool: Executor = _Inline()
    started = _SPAWNED.Event()
    size, window = 1, 0
    try:
        for number, batch in enumerate(_batches(items)):
            wanted = run.sorted_out(batch)
            if workers > 1 and number == 1:  # the first batch alone is done before processes have started
                pool, size, window = _pool(workers, started), CHUNK, workers * 4
            for start in range(0, len(wanted), size):
                some = wanted[start : start + size]
                run.pending.append(([r.id for r in some], pool.submit(read_all, some, keep_noise)))
                while len(run.pending) > window:
                    run.collect(run.pending.popleft())
        while run.pending:
            run.collect(run.pending.popleft())
    except BrokenProcessPool:
        raise LedgerError(_ENDED if started.is_set() else _NO_GUARD) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        run.keep_finished()
    return run.result


def read_all(chunk: Sequence[Report], keep_noise: bool = False) -> list[Done | Rejected]:
    """Clean and read some reports; one that fails is named with the reason, whatever the reason."""
    reader = _reader()  # outside: a damaged installation is no page's fault
    with no_search_for_circles():
        return _read_all(reader, chunk, keep_noise)


def _read_all(reader: Reader, chunk: Sequence[Report], keep_noise: bool) -> list[Done | Rejected]:
    from rashomon.clean import clean, clean_all  # noqa: PLC0415 (only when there is something to read)

    cleaned: Sequence[CleanReport | None]
    try:
        cleaned = clean_all(chunk, keep_noise=keep_noise)
    except Exception:  # then each alone, so that the one at fault is found
        cleaned = [None] * len(chunk)
    out: list[Done | Rejected] = []
    for report, page in zip(chunk, cleaned, strict=True):
        try:
            done = _read_one(reader, page or clean(report, keep_noise=keep_noise))
            out.append(replace(done, page=None) if keep_noise else done)
        except Exception as error:
            what = " ".join(f"{type(error).__name__}: {error}".split())
            fault = f"could not be read ({what}); this is a fault in rashomon, tell us of it"
            out.append(Rejected(report.name or report.id, fault))
    return out


def _read_one(reader: Reader, page: CleanReport) -> Done:
    from rashomon.reconcile import signature  # noqa: PLC0415
    from rashomon.template_lines import page_lines  # noqa: PLC0415

    reading = reader.read(page)
    kept = " ".join(page.report.text[b.start : b.end] for b in page.blocks if b.is_read)
    return Done(page, reading, signature(kept), page_lines(page, reading))


@cache
def _reader() -> Reader:
    from rashomon.read.reader import Reader  # noqa: PLC0415

    reader = Reader()
    # Modules and tables live as long as the process: unless told so, each full collection walks over them.
    gc.collect()
    gc.freeze()
    return reader


@dataclass(slots=True)
class _Run:
    database: Database
    version: str
    progress: Progress | None
    result: Ingested = field(default_factory=Ingested)
    pending: deque[_Work] = field(default_factory=deque)
    _done: list[Done] = field(default_factory=list)
    # id → content and fullness of what is being read; and what came again, to be kept once that is stored
    _under_way: dict[str, tuple[str, tuple[int, str]]] = field(default_factory=dict)
    _repeated: list[Report] = field(default_factory=list)
    _stored: float = field(default_factory=time.monotonic)
    _seen: int = 0

    def sorted_out(self, batch: Sequence[Report | Rejected]) -> list[Report]:
        """The reports of a batch that are to be read; what becomes of the others is noted.

        Of a report that comes again while it is under way, the fullest particulars are read in the end.
        """
        new: dict[str, Report] = {}
        received = [item for item in batch if isinstance(item, Report)]
        with self.database.reading() as connection:
            standing = iter(reports.standings(connection, received, self.version))
        for item in batch:
            if isinstance(item, Rejected):
                self._rejected(item)
                continue
            stands, content = next(standing), reports.content_hash(item)
            known, fullness = self._under_way.get(item.id, (content, NOTHING_KNOWN))
            if stands is Standing.CLASH or content != known:
                why = f"its id {item.id!r} is the id of another text in the ledger; give it one of its own"
                self._rejected(Rejected(item.name or item.id, why))
            elif stands in (Standing.NEW, Standing.UNREAD) and reports.fullness(item) < fullness:
                self._under_way[item.id] = content, reports.fullness(item)
                if item.id in new:
                    self._again(new[item.id])
                new[item.id] = item
            else:
                self._again(item, noted=stands is Standing.KNOWN)
        return list(new.values())

    def _again(self, report: Report, noted: bool = False) -> None:
        """A report that is known: where it came from is kept with the next that is stored."""
        self.result.known += 1
        self._tell(report.name)
        if not noted:
            self._repeated.append(replace(report, text="", raw=None))

    def collect(self, work: _Work) -> None:
        ids, future = work
        for one, item in zip(ids, future.result(), strict=True):
            if isinstance(item, Rejected):
                self._under_way.pop(one, None)
                self._rejected(item)
            else:
                self._done.append(item)
                self._tell(item.clean.report.name)
        if len(self._done) + len(self._repeated) >= BATCH or time.monotonic() - self._stored > STORE_EVERY:
            self._store()

    def keep_finished(self) -> None:
        """Store what the processes have finished, also when the run is being broken off."""
        while self.pending:
            work = self.pending.popleft()
            try:
                self.collect(work)
            except (CancelledError, BrokenProcessPool):
                continue
        self._store()

    def _store(self) -> None:
        done = {d.clean.report.id: d for d in self._done}  # the last, where one was read again
        waiting: list[Report] = []
        if done or self._repeated:
            with self.database.writing() as connection:
                readings.add(connection, list(done.values()), self.version)
                noted: list[Report] = []
                for r in self._repeated:
                    (waiting if r.id in self._under_way and r.id not in done else noted).append(r)
                reports.add_origins(connection, noted)
                if done:
                    gazetteers.keep(connection, _reader().tables)
                    snapshot.touch(connection, done)
            self.result.read += len(done)
            self.result.notes.update(note for d in done.values() for note in d.reading.notes)
            for id, d in done.items():
                if self._under_way.get(id, ("", NOTHING_KNOWN))[1] == reports.fullness(d.clean.report):
                    del self._under_way[id]
            self._done, self._repeated = [], waiting
        self._stored = time.monotonic()

    def _rejected(self, item: Rejected) -> None:
        self.result.rejected.append(item)
        self._tell(item.name)

    def _tell(self, name: str) -> None:
        self._seen += 1
        if self.progress is not None:
            self.progress(self._seen, name)


class _Inline(Executor):
    """Does each piece of work at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _pool(workers: int, started: Event) -> ProcessPoolExecutor:
    # There is a process for each core: threads of the linear algebra would only take cores from one another.
    for setting in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(setting, "1")
    return ProcessPoolExecutor(workers, mp_context=_SPAWNED, initializer=_begin, initargs=(started,))


def _begin(started: Event) -> None:
    started.set()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process breaks off


def _batches(items: Iterable[Report | Rejected]) -> Iterator[list[Report | Rejected]]:
    them = iter(items)
    while batch := list(islice(them, BATCH)):
        yield batch
