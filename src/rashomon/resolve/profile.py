"""An account made ready to compare: small, sorted, with every spelling folded to a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

from rashomon.data import rows
from rashomon.model import (
    Account,
    ActorRole,
    Claim,
    HarmGroup,
    IncidentType,
    Property,
    Qualifier,
    Stance,
    When,
)
from rashomon.resolve.kin import ARMED, families
from rashomon.resolve.names import folded, person_key
from rashomon.resolve.rarity import RARE, UNSEEN, Words, background, rarest
from rashomon.resolve.where import spots

# Violence between people that needs no side of a war.
OF_CRIME = frozenset(
    {IncidentType.ATTACK, IncidentType.EXECUTION, IncidentType.ABDUCTION, IncidentType.OTHER}
)
# What is of crime where no side of a war is named: the police fight robbers, gangs one another.
_OF_BOTH = frozenset({IncidentType.CLASH, IncidentType.BOMB})
_NEARLY_A_DAY = 3  # a publication date known no better than this is not compared
_TOP_WORDS = 40  # the rarest words of an account: the rest tells little and costs room
_TOP_OF_PAGE = 60
_TAKEN = "-taken"  # ends the words that number people taken; the others that open with a digit are ages
_SOON = 3  # days: an arrest or a hearing is news so soon after it


class Profile:
    """What the comparisons look at. ``lo``/``hi`` are ordinals of days, 0 where unknown."""

    __slots__ = (
        "account",
        "afterwards",
        "ages",
        "central",
        "facts",
        "headline",
        "hi",
        "killed",
        "lo",
        "names",
        "numbers",
        "of_crime",
        "outlet",
        "page",
        "people",
        "perpetrators",
        "published",
        "report",
        "sided",
        "spots",
        "surnames",
        "targets",
        "telling",
        "type",
        "undated",
        "weapons",
        "wounded",
    )

    def __init__(
        self,
        account: Account,
        published: When | None = None,
        outlet: str | None = None,
        worded: Worded | None = None,
    ) -> None:
        self.account = account.id
        self.report = account.report
        self.outlet = folded(outlet or "")
        self.type = account.type
        self.central = account.central
        self.lo, self.hi = _days(account.when)
        self.facts = _facts(account.when)
        self.undated = not account.when.wording and account.when.offset is not None
        lo, hi = _days(published)
        self.published = hi if lo and hi - lo < _NEARLY_A_DAY else 0
        self.afterwards = self._may_date_an_aftermath(account)
        self.spots = spots(account.places)
        perpetrators: set[str] = set()
        targets: set[str] = set()
        for actor in account.actors:
            key = actor.id or folded(actor.name)
            if key:
                (perpetrators if actor.role in _DOERS else targets).add(key)
        self.sided = bool(families(frozenset(perpetrators)) & ARMED)
        self.of_crime = account.type in OF_CRIME or (
            account.type in _OF_BOTH and not families(frozenset(perpetrators | targets)) & ARMED
        )
        self.perpetrators = _shared(frozenset(perpetrators))
        self.targets = _shared(frozenset(targets))
        people = [person_key(n) for n in account.people]
        self.people = _shared(frozenset(n for n in people if " " in n))
        self.surnames = _shared(frozenset(n.rsplit(" ", 1)[-1] for n in people if n))
        claims = tuple([c for c in account.claims if not c.aside])  # an aside counts other people
        self.killed = _range(claims, Property.KILLED)
        self.wounded = _range(claims, Property.WOUNDED)
        self.numbers = _shared(frozenset(_numbers(claims) | _taken(account.words)))
        self.weapons = _shared(
            frozenset(
                w
                for c in account.claims
                # What a phrase names ("30 rockets") is worded anew in every report.
                if c.property == Property.WEAPON
                and not c.rule.startswith("phrase")
                and (w := folded(c.value or ""))
            )
        )
        self.ages = _shared(
            frozenset(w for w in account.words if w[0].isdecimal() and not w.endswith(_TAKEN))
        )
        self.telling, self.page, self.headline, self.names = worded or _worded([account])[0]

    def _may_date_an_aftermath(self, account: Account) -> bool:
        """Whether the report is of an arrest, a court or a death in hospital by its title (or, untitled, by
        its words), and gives no day but that of this news: the deed may then be older than its day."""
        if _aftermath().isdisjoint(account.headline or account.words):
            return False
        return self.undated or bool(self.hi and 0 <= self.published - self.hi <= _SOON)


def profiles(
    accounts: Sequence[Account], published: Mapping[str, When], outlets: Mapping[str, str | None]
) -> list[Profile]:
    """Accounts made ready, some thousand at once; ``published`` and ``outlets`` are by report."""
    return [
        Profile(account, published.get(account.report), outlets.get(account.report), worded)
        for account, worded in zip(accounts, _worded(accounts), strict=True)
    ]


Worded = tuple[Words, Words, Words, Words]
"""The rare words of what an account tells, of the whole report, of its title, and the rare names."""


def _worded(accounts: Sequence[Account]) -> list[Worded]:
    tellings = [[w for w in a.words if not w[0].isdecimal()] for a in accounts]
    # A report that says no more than this tells nothing by itself.
    pages = [{*told, *a.beside} if a.beside else () for told, a in zip(tellings, accounts, strict=True)]
    rarity = background()
    names = [[w for w in a.names if rarity.get(w, UNSEEN) >= RARE] for a in accounts]
    texts = (*tellings, *(a.headline for a in accounts), *names)
    found, n = rarest(texts, _TOP_WORDS), len(accounts)
    return list(zip(found[:n], rarest(pages, _TOP_OF_PAGE), found[n : 2 * n], found[2 * n :], strict=True))


@cache
def _aftermath() -> frozenset[str]:
    return frozenset(stem for (stem,) in rows("resolve_afterwards.tsv"))


_DOERS = frozenset({ActorRole.PERPETRATOR, ActorRole.CLAIMANT})


def _days(when: When | None) -> tuple[int, int]:
    if when is None:
        return 0, 0
    lo = when.earliest.toordinal() if when.earliest else 0
    hi = when.latest.toordinal() if when.latest else 0
    return lo, hi


def _facts(when: When) -> When | None:
    """The date with its stated weekday, day or month, where these say more than its bounds."""
    stated = when.weekday is not None or when.day is not None or when.month is not None
    return when if stated and when.days != 1 else None


def _range(claims: tuple[Claim, ...], property: Property) -> tuple[int, int] | None:
    """The span of an account's asserted counts of the whole (its largest claim where no whole is named)."""
    mine = [
        c for c in claims
        if c.property == property and c.stance not in (Stance.DENIED, Stance.CONDITIONAL)
        and (c.min is not None or c.max is not None)
    ]  # fmt: skip
    if not mine:
        return None
    whole = [c for c in mine if c.part_of is None and c.group in (None, HarmGroup.ALL)] or mine
    ceiling = 10**9
    lows = [c.min if c.min is not None else 0 for c in whole]
    highs = [
        ceiling if c.qualifier in (Qualifier.AT_LEAST, Qualifier.VAGUE) or c.max is None else c.max
        for c in whole
    ]
    if whole is mine and len(mine) > 1:  # parts only: the whole is no smaller than any of them
        return max(lows), ceiling
    return min(lows), max(highs)


def _numbers(claims: tuple[Claim, ...]) -> set[tuple[str, int]]:
    out = set()
    for c in claims:
        if c.property in (Property.KILLED, Property.WOUNDED, Property.MISSING, Property.ABDUCTED):
            n = c.min if c.min is not None else c.max
            if n and c.qualifier != Qualifier.VAGUE:
                out.add((str(c.property), n))
    return out


def _taken(words: Sequence[str]) -> set[tuple[str, int]]:
    return {("taken", int(w.removesuffix(_TAKEN))) for w in words if w.endswith(_TAKEN)}


_Set = TypeVar("_Set", frozenset[str], frozenset[tuple[str, int]])
_sets: dict[object, object] = {}


def _shared(values: _Set) -> _Set:
    """One object for equal sets: a ledger of a million accounts names the same few actors and numbers."""
    if len(_sets) > 500_000:
        _sets.clear()
    return _sets.setdefault(values, values)  # type: ignore[return-value]


# Types that reports use for one and the same incident. Kin is symmetric.
_KIN_GROUPS = (
    (IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.MISSILE),
    (IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.MISSILE),
    (IncidentType.AIRSTRIKE, IncidentType.CHEMICAL),
    (IncidentType.SHELLING, IncidentType.CHEMICAL),
    (IncidentType.BOMB, IncidentType.SUICIDE_BOMB),
    (IncidentType.CLASH, IncidentType.ATTACK, IncidentType.SHELLING),
    (IncidentType.CLASH, IncidentType.SUICIDE_BOMB),
    (IncidentType.ATTACK, IncidentType.BOMB, IncidentType.SUICIDE_BOMB),
    (IncidentType.ATTACK, IncidentType.EXECUTION, IncidentType.ABDUCTION),
    (IncidentType.DRONE, IncidentType.SHELLING),
)
KIN = frozenset((a, b) for group in _KIN_GROUPS for a in group for b in group if a != b)
