"""An account made ready to compare: small, sorted, with every spelling folded to a key."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

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
from rashomon.resolve.where import Spot, spots

UNSEEN = 1000  # rarity of a word that the background table does not have
RARE = 750  # a word from this rarity up is rare
_NEARLY_A_DAY = 3  # a publication date known no better than this is not compared
_TOP_WORDS = 40  # the rarest words of an account: the rest tells little and costs room
_TOP_OF_PAGE = 60


class Words(NamedTuple):
    """The rarest of some words, the rarest first, and the root of the sum of their squared rarities."""

    stems: tuple[str, ...]
    norm: float

    @classmethod
    def of(cls, words: Iterable[str], most: int) -> Words:
        rare = background().__getitem__
        stems = sorted(sorted(words), key=rare, reverse=True)[:most]
        return cls(tuple(stems), math.sqrt(sum([n * n for n in map(rare, stems)])))


class Profile:
    """What the comparisons look at. ``lo``/``hi`` are ordinals of days, 0 where unknown."""

    __slots__ = (
        "account",
        "ages",
        "central",
        "facts",
        "headline",
        "hi",
        "killed",
        "lo",
        "names",
        "numbers",
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

    def __init__(self, account: Account, published: When | None = None, outlet: str | None = None) -> None:
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
        self.spots: tuple[Spot, ...] = spots(account.places)
        perpetrators: set[str] = set()
        targets: set[str] = set()
        for actor in account.actors:
            key = actor.id or folded(actor.name)
            if key:
                (perpetrators if actor.role in _DOERS else targets).add(key)
        self.sided = bool(families(frozenset(perpetrators)) & ARMED)
        self.perpetrators = _shared(frozenset(perpetrators))
        self.targets = _shared(frozenset(targets))
        people = [person_key(n) for n in account.people]
        self.people = _shared(frozenset(n for n in people if " " in n))
        self.surnames = _shared(frozenset(n.rsplit(" ", 1)[-1] for n in people if n))
        claims = tuple([c for c in account.claims if not c.aside])  # an aside counts other people
        self.killed = _range(claims, Property.KILLED)
        self.wounded = _range(claims, Property.WOUNDED)
        self.numbers = _shared(frozenset(_numbers(claims)))
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
        ages = [w for w in account.words if w[0].isdecimal()]
        self.ages = _shared(frozenset(ages))
        words = [w for w in account.words if not w[0].isdecimal()] if ages else account.words
        self.telling = Words.of(words, _TOP_WORDS)
        # A report that says no more than this tells nothing by itself.
        page = (
            sorted((*words, *account.beside)) if account.beside else ()
        )  # two sorted runs: quicker than a set
        self.page = Words.of(dict.fromkeys(page), _TOP_OF_PAGE)
        self.headline = Words.of(account.headline, _TOP_WORDS)
        rarity = background()
        self.names = Words.of([w for w in account.names if rarity[w] >= RARE], _TOP_WORDS)

    @property
    def passing(self) -> bool:
        """Told beside the news, and with no number of people killed or wounded."""
        return not (self.central or self.killed or self.wounded)


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


_Set = TypeVar("_Set", frozenset[str], frozenset[tuple[str, int]])
_sets: dict[object, object] = {}


def _shared(values: _Set) -> _Set:
    """One object for equal sets: a ledger of a million accounts names the same few actors and numbers."""
    if len(_sets) > 500_000:
        _sets.clear()
    return _sets.setdefault(values, values)  # type: ignore[return-value]


class _Rarities(dict[str, int]):
    def __missing__(self, word: str) -> int:
        return UNSEEN


@cache
def background() -> Mapping[str, int]:
    """How rare a word is in news of violence: stem → idf in hundredths of a bit (``resolve_words.tsv``).

    News of war and of crime count for one half each, however many reports of each were looked at.

    Whole numbers add up the same in any order. A word that the table has not, looked up by its key, is as
    rare as :data:`UNSEEN`. A fixed table, not the ledger at hand: two accounts then score the same whatever
    else is stored.
    """
    return _Rarities((word, round(100 * float(value))) for word, value in rows("resolve_words.tsv"))


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
