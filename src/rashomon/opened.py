"""An open ledger: its database, and incidents that are derived before they are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rashomon import __version__
from rashomon.store import Database, snapshot

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rashomon.receive import Rejected


class Opened:
    """What the halves of :class:`rashomon.ledger.Ledger` stand on."""

    def __init__(self, database: Database, *, derives: bool = True) -> None:
        self._database = database
        self._derives = derives
        self.problems: tuple[Rejected, ...] = ()  # what the last ``read`` could not read

    @property
    def name(self) -> str:
        """The path or URL that the ledger was opened with."""
        return self._database.name

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def share(self, shared: bool = True) -> None:
        """Let many read while one writes, or go back to a ledger that is one file between transactions."""
        self._database.share(shared)

    @property
    def is_stale(self) -> bool:
        """Whether something was read, judged or set since the incidents were last derived."""
        with self._database.reading() as connection:
            return snapshot.is_stale(connection, __version__)

    def derive(self) -> None:
        """Derive the incidents anew. Looking something up does it, unless opened with ``derives=False``."""
        from rashomon.derive import derive  # noqa: PLC0415 (brings in numpy)

        derive(self._database, __version__)

    @contextmanager
    def _fresh(self) -> Iterator[Connection]:
        """A reading transaction that sees incidents derived from all that was read and judged."""
        if self._derives and self.is_stale:
            self.derive()
        with self._database.reading() as connection:
            yield connection
