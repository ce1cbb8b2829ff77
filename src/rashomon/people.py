"""The half of the ledger that takes people's word: judgements on pairs, and corrections by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from rashomon import correcting, judging, naming
from rashomon.model import Correction, Explanation, Judgement, Verdict
from rashomon.opened import Opened
from rashomon.store import corrections, judgements, queue, snapshot
from rashomon.store.queue import Doubt


class People(Opened):
    """See :class:`rashomon.ledger.Ledger`."""

    def explain(self, first: str, second: str) -> list[Explanation]:
        """Why accounts were or were not taken for the same incident, one explanation a pair of accounts.

        The pair that speaks most for it comes first.

        Args:
            first, second: each an account, an incident or a report. Of an incident and a report that tells
                of it, the report's account is compared with the incident's others.

        Raises:
            NotFoundError: there is nothing of that name, or there is nothing to compare.
        """
        with self._fresh() as connection:
            return judging.explain(connection, first, second)

    def split(self, incident: str, accounts: Iterable[str], *, who: str, why: str = "") -> list[Judgement]:
        """Say that some accounts of an incident are of another one. The id stays with the oldest account.

        Args:
            incident: its id.
            accounts: those that leave it together, as ids or as reports that tell of it.

        Returns:
            Judgements like those of :meth:`judge`, which :meth:`withdraw` withdraws together.

        Raises:
            NotFoundError: one is none of the incident's, or none would be left.
        """
        with self._fresh() as connection:
            same, different = judging.split(connection, incident, list(accounts))
        now = datetime.now(UTC)
        given = judging.of(same, Verdict.SAME, who, why, now)
        given += judging.of(different, Verdict.DIFFERENT, who, why, now)
        self._give(given)
        return given

    def judge(
        self,
        first: str,
        second: str,
        verdict: Verdict,
        *,
        who: str,
        why: str = "",
        when: datetime | None = None,
    ) -> list[Judgement]:
        """Say whether accounts are of the same incident. It outranks the program and survives re-reading.

        Args:
            first, second: an account, an incident (all its accounts), or a report (its account in the
                incident that is the other; else the one that it is mostly about).
            who, why: are kept in the log.
            when: now, unless given.

        Returns:
            One judgement a pair of accounts that had to be judged: two incidents that are the same are
            one with all their accounts, a report that is not of an incident is different from each of its
            accounts. They are withdrawn together.

        Raises:
            NotFoundError: there is nothing of that name, or both are the same account.
        """
        with self._fresh() as connection:
            pairs = judging.pairs(connection, first, second, verdict)
        given = judging.of(pairs, verdict, who, why, when or datetime.now(UTC))
        self._give(given)
        return given

    def _give(self, given: Sequence[Judgement]) -> None:
        with self._database.writing() as connection:
            for judgement in given:
                judgements.add(connection, judgement)
            judgements.changed(connection, given)

    def judgements(self) -> list[Judgement]:
        """The log: all judgements in the order in which they were given, the withdrawn among them."""
        with self._database.reading() as connection:
            return list(judgements.each(connection))

    def withdraw(self, name: str | None = None) -> list[Judgement | Correction]:
        """Withdraw a judgement or correction, by id or its beginning; without one, the last that stands.

        Those that were given together with it are withdrawn with it.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        with self._database.writing() as connection:
            together = correcting.withdrawn_with(connection, name)
            correcting.withdraw(connection, together)
        return together

    def correct(
        self,
        incident: str,
        what: correcting.Set,
        *,
        who: str,
        why: str = "",
        when: datetime | None = None,
        seen: str | None = None,
    ) -> Correction:
        """Set a value of an incident by hand, note something or say how far it was checked.

        It overrides what follows from the claims, which stay, and survives re-reading, merges and splits.

        Args:
            seen: the id of the last correction of the same that its author knew of, "" for none; None
                sets it in any case.

        Raises:
            NotFoundError: there is no such incident.
            ConflictError: somebody has set the same since ``seen``.
        """
        with self._fresh() as connection:
            moment = when or datetime.now(UTC)
            given = correcting.of_incident(connection, incident, what, who, why, moment)
        with self._database.writing() as connection:
            correcting.keep(connection, given, seen)
        return given

    def call_noise(self, name: str, *, who: str, why: str = "", when: datetime | None = None) -> Correction:
        """Say that a claim or an account (by its full id) is noise: it is kept, and counts no longer.

        Raises:
            NotFoundError: there is no such claim or account.
        """
        with self._database.writing() as connection:
            given = correcting.of_noise(connection, name, who, why, when or datetime.now(UTC))
            correcting.keep(connection, given, None)
        return given

    def corrections(self, incident: str | None = None) -> list[Correction]:
        """Corrections in the order in which they were given, the withdrawn too; all, or of one incident."""
        with self._database.reading() as connection:
            if incident is None:
                return list(corrections.each(connection))
            return corrections.of_incident(connection, incident)

    def log(self) -> list[Judgement | Correction]:
        """All judgements and corrections in the order in which they were given, the withdrawn too."""
        with self._database.reading() as connection:
            return correcting.log(connection)

    def doubts(self, limit: int = 50, of: str | None = None) -> list[Doubt]:
        """Pairs of incidents that may be one and that nobody has judged, the most doubtful first."""
        with self._fresh() as connection:
            return queue.pairs(connection, limit, of)

    def progress(self) -> tuple[int, int]:
        """How many doubtful pairs have been judged, and how many are left."""
        with self._fresh() as connection:
            return queue.progress(connection)

    def judged(self, first: str, second: str) -> list[Judgement]:
        """The judgements that stand between the accounts of two incidents, oldest first.

        Raises:
            NotFoundError: there is no incident of that name.
        """
        with self._fresh() as connection:
            sides = [{a.id for a in naming.accounts(connection, name)} for name in (first, second)]
            both = sides[0] | sides[1]
            return [j for j in judgements.of(connection, sorted(both)) if {j.first, j.second} <= both]

    def compare(self, first: str, second: str) -> list[Explanation]:
        """Why two incidents are or are not one: a pair of accounts each, what speaks most for it first.

        Raises:
            NotFoundError: there is nothing of that name.
        """
        with self._fresh() as connection:
            return judging.compare(connection, first, second)

    def incidents_of(self, names: Iterable[str]) -> dict[str, str]:
        """The id of the incident that each name means now: an account's, a claim's, or an incident's own.

        Names that mean none are left out.
        """
        with self._fresh() as connection:
            return naming.incidents_of(connection, list(dict.fromkeys(names)))

    def conflicts(self) -> list[tuple[str, str, str]]:
        """Judgements that contradict one another: (account, account, in what)."""
        with self._fresh() as connection:
            return snapshot.conflicts(connection)
