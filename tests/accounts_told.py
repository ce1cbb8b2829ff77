"""Accounts of a text, and what a test asks of them."""

from __future__ import annotations

from rashomon.clean import clean
from rashomon.model import Account, Property, Report, When
from rashomon.read.reader import Reader


def accounts_on(day: When, reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    """The accounts of a text that was published on ``day``."""
    return reader.read(clean(Report(id="r", text=text, title=title, published=day))).accounts


def killed(account: Account) -> set[int | None]:
    """The numbers of dead that an account gives, each at its least."""
    return {c.min for c in account.claims if c.property is Property.KILLED}


def names(account: Account) -> str:
    """The places of an account in one line."""
    return " ".join(p.name for p in account.places)
