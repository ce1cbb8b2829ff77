"""What the parts of the desk share: the ledger, its derivation in the background, and settings."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path
from types import TracebackType

from rashomon.ledger import Ledger, open_ledger
from rashomon.store.errors import LedgerError
from rashomon.web.assets import Assets

AT_ONCE = 5_000  # incidents: up to here deriving is quick, and is done in the server's own process
PATIENCE = 1.5  # seconds that a change waits to be seen in what is derived, before the page goes on


class Desk:
    """The state of a running desk. In ``with``, changes are derived in the background."""

    def __init__(self, ledger: Ledger, *, who: str, tiles: str | None = None) -> None:
        self.ledger = ledger
        self.who = who
        self.tiles = tiles
        self.assets = Assets()
        self.paths: frozenset[str] = frozenset()  # of the parts that there are
        self.name = Path(ledger.name).name
        self._deriver = Deriver(ledger)

    def __enter__(self) -> Desk:
        self.ledger.share()
        self._deriver.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._deriver.stop()
        self.ledger.share(False)

    def changed(self) -> None:
        """Say that something was read, judged or set; waits a moment for what follows from it."""
        self._deriver.wake(PATIENCE)

    @property
    def is_deriving(self) -> bool:
        return self._deriver.is_busy

    @property
    def problem(self) -> str:
        """Why the last derivation failed, "" if it did not."""
        return self._deriver.problem


class Deriver:
    """A thread that derives the incidents anew whenever they are stale.

    In a large ledger this takes minutes; it is then a process of its own, so that pages stay quick.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._wanted = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._stopped = False
        self._thread: threading.Thread | None = None
        self.problem = ""

    @property
    def is_busy(self) -> bool:
        return not self._idle.is_set()

    def start(self) -> None:
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="derive", daemon=True)
        self._thread.start()
        self.wake(0.0)

    def stop(self) -> None:
        self._stopped = True
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def wake(self, patience: float) -> None:
        self._idle.clear()
        self._wanted.set()
        self._idle.wait(patience)

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._stopped:
                return
            try:
                while self._ledger.is_stale and not self._stopped:
                    self._derive()
                self.problem = ""
            except LedgerError as error:
                self.problem = str(error)
            if not self._wanted.is_set():
                self._idle.set()

    def _derive(self) -> None:
        if self._ledger.count() <= AT_ONCE:
            self._ledger.derive()
            return
        process = multiprocessing.get_context("spawn").Process(
            target=_derive_apart, args=(self._ledger.name,), daemon=True
        )
        process.start()
        while process.is_alive():
            process.join(0.5)
            if self._stopped:
                process.terminate()
                process.join()
                return
        if process.exitcode:
            raise LedgerError("The incidents could not be derived anew; see the server's messages.")


def _derive_apart(name: str) -> None:
    with open_ledger(name, create=False, derives=False) as ledger:
        ledger.derive()
