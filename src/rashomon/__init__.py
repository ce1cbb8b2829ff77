"""Many accounts, one incident: reads news reports of armed violence and keeps an incident ledger.

>>> from rashomon import open_ledger                                    # doctest: +SKIP
>>> with open_ledger("iraq.ledger") as ledger:                          # doctest: +SKIP
...     ledger.read(["pages/"])
...     for incident in ledger.incidents():
...         print(incident.id, incident.when.edtf, incident.summary)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from rashomon.ledger import Ledger, Summary, open_ledger
    from rashomon.model import Account, Claim, Incident, Judgement, Relation, Report, Tally, Verdict, When
    from rashomon.store.errors import LedgerError

_HOMES = {
    "rashomon.ledger": ("Ledger", "Summary", "open_ledger"),
    "rashomon.model": (
        "Account",
        "Claim",
        "Incident",
        "Judgement",
        "Relation",
        "Report",
        "Tally",
        "Verdict",
        "When",
    ),
    "rashomon.store.errors": ("LedgerError",),
}

__all__ = [
    "Account",
    "Claim",
    "Incident",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Relation",
    "Report",
    "Summary",
    "Tally",
    "Verdict",
    "When",
    "__version__",
    "open_ledger",
]


def __getattr__(name: str) -> object:
    """The public names, each brought in when it is first asked for: ``rashomon --help`` must be quick."""
    from importlib import import_module  # noqa: PLC0415

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
