"""Many accounts, one incident: reads news reports of armed violence and keeps an incident ledger."""

__version__ = "0.1.0"
