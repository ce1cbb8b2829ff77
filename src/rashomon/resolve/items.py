"""Accounts gathered into items: those that no comparison can tell apart are compared once, as one.

An item's id is a hash of what its accounts say, so that the same accounts make the same items in any order
of arrival. An account that a person has judged is an item of its own, and so is a second one that a report
tells in the very same words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.resolve.columns import Columns
from rashomon.resolve.content import id_of
from rashomon.resolve.facets import Facets


class Items:
    """The items of some accounts, by number: in the order of their ids once they are :meth:`arranged`."""

    def __init__(self, judged: Collection[str] = ()) -> None:
        self.ids: list[int] = []
        self.accounts: list[list[str]] = []
        self.facets = Facets()
        self._judged = frozenset(judged)
        self._number: dict[int, int] = {}
        self.reports: list[list[str]] = []  # of the accounts, one each

    def add(self, columns: Columns) -> list[int]:
        """Put accounts where they belong, in any order; gives the places, among them, of those that make a
        new item, in the order of the items' numbers."""
        new = [
            k
            for k, each in enumerate(zip(columns.accounts, columns.reports, columns.ids, strict=True))
            if self._is_new(*each)
        ]
        self.facets.extend(columns, new)
        return new

    def _is_new(self, account: str, report: str, said: int) -> bool:
        id, again = id_of((said, account)) if account in self._judged else said, 0
        while (number := self._number.get(id)) is not None:
            mine, reports = self.accounts[number], self.reports[number]
            if report not in reports:
                mine.append(account)
                reports.append(report)
                self.facets.told_too(number, report)
                return False
            k = reports.index(report)  # one report tells it twice: the first by id stays
            mine[k], account = sorted((mine[k], account))
            again += 1
            id = id_of((said, "told again", again))
        self._number[id] = len(self.ids)
        self.ids.append(id)
        self.accounts.append([account])
        self.reports.append([report])
        return True

    def restore(
        self,
        ids: Sequence[int],
        columns: Columns,
        accounts: Sequence[Sequence[str]],
        reports: Sequence[Sequence[str]],
    ) -> None:
        """Put in items as they were kept; ``columns`` are of one account of each."""
        for number, mine in enumerate(reports, len(self.ids)):
            for report in mine:
                if report != columns.reports[number - len(self.ids)]:
                    self.facets.told_too(number, report)
        self.facets.extend(columns, range(len(ids)))
        self.ids.extend(ids)
        self.accounts.extend(map(list, accounts))
        self.reports.extend(map(list, reports))

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
