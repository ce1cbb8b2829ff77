"""Accounts gathered into items: those that no comparison can tell apart are compared once, as one.

An item's id is a hash of what its accounts say, so that the same accounts make the same items in any order
of arrival. An account that a person has judged is an item of its own, and so is a second one that a report
tells in the very same words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.resolve.content import facet_keys, id_of
from rashomon.resolve.facets import Facets
from rashomon.resolve.profile import Profile


class Items:
    """The items of some accounts, by number: in the order of their ids once they are :meth:`arranged`."""

    def __init__(self, judged: Collection[str] = ()) -> None:
        self.ids: list[int] = []
        self.accounts: list[list[str]] = []
        self.facets = Facets()
        self._judged = frozenset(judged)
        self._number: dict[int, int] = {}
        self.reports: list[list[str]] = []  # of the accounts, one each

    def add(self, p: Profile) -> int | None:
        """Put an account where it belongs, in any order; gives the number of the item if it is a new one."""
        account, keys = p.account, facet_keys(p)
        id, again = id_of(keys, account) if account in self._judged else id_of(keys), 0
        while (number := self._number.get(id)) is not None:
            mine, reports = self.accounts[number], self.reports[number]
            if p.report not in reports:
                mine.append(account)
                reports.append(p.report)
                self.facets.told_too(number, p.report)
                return None
            k = reports.index(p.report)  # one report tells it twice: the first by id stays
            mine[k], account = sorted((mine[k], account))
            again += 1
            id = id_of(keys, "told again", again)
        number = self._number[id] = len(self.ids)
        self.ids.append(id)
        self.accounts.append([account])
        self.reports.append([p.report])
        self.facets.add(p, keys)
        return number

    def restore(self, id: int, p: Profile, accounts: Sequence[str], reports: Sequence[str]) -> None:
        """Put in an item as it was kept; ``p`` is the profile of one of its accounts."""
        self.ids.append(id)
        self.accounts.append(list(accounts))
        self.reports.append(list(reports))
        self.facets.add(p)
        for report in reports:
            if report != p.report:
                self.facets.told_too(len(self.ids) - 1, report)

    def arranged(self) -> list[int]:
        """Number the items by their ids; gives the old number of each."""
        order = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        self.ids = [self.ids[k] for k in order]
        self.accounts = [self.accounts[k] for k in order]
        self.reports = [self.reports[k] for k in order]
        self.facets.arrange(order)
        self._number = {}
        return order

    def number_of(self) -> dict[str, int]:
        """Account id → number of its item, of all accounts."""
        return {a: number for number, accounts in enumerate(self.accounts) for a in accounts}
