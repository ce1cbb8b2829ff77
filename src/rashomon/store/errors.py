"""What can be wrong with a ledger file, each said in one line: what, where, what to do."""

from __future__ import annotations


class LedgerError(Exception):
    """A ledger cannot be opened, read or written as asked. ``str()`` of it is fit to be shown."""


class NotALedgerError(LedgerError):
    """The file exists and is something else. It was not touched."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} is not a rashomon ledger: {why}. It was left as it is; name another file.")


class NewerLedgerError(LedgerError):
    """A later version of the program has written to the ledger."""


class NoLedgerError(LedgerError):
    """There is no file of that name, and none was to be made."""


class ReadOnlyLedgerError(LedgerError):
    """The ledger, or the folder it is to be made in, cannot be written to."""


class NotFoundError(LedgerError):
    """No incident, account or report goes by the name given, or more than one does."""
