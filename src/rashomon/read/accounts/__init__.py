"""Mentions put together into accounts: what one report tells of each incident."""

from rashomon.read.accounts.build import find_accounts, told
from rashomon.read.accounts.tellings import Mentions

__all__ = ["Mentions", "find_accounts", "told"]
