"""The ledger on disk: SQLAlchemy Core over one SQLite file. Knows :mod:`rashomon.model` alone.

:class:`Database` opens a file and gives transactions; the modules beside it are functions on a transaction:
:mod:`reports`, :mod:`readings`, :mod:`judgements`, :mod:`identity`, :mod:`snapshot`.
"""

from rashomon.store.database import Database
from rashomon.store.errors import (
    LedgerError,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
    NotFoundError,
    ReadOnlyLedgerError,
)

__all__ = [
    "Database",
    "LedgerError",
    "NewerLedgerError",
    "NoLedgerError",
    "NotALedgerError",
    "NotFoundError",
    "ReadOnlyLedgerError",
]
