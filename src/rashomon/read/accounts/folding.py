"""Accounts with nothing of their own are put together with the account that they speak of.

A page on one round of strikes comes back to it ("the strikes", "the bombardments", a minister's words) and
names in passing wars and campaigns. Such words found no account: they fold into the one whose sides and
kind they fit, or are left out.
"""

from __future__ import annotations

from itertools import islice

from rashomon.model import POINTS, ActorRole, IncidentType, Qualifier
from rashomon.read.accounts.coordinated import hands_changed_before
from rashomon.read.accounts.drafts import Draft, date_relation, is_other_toll
from rashomon.read.accounts.hands import was_taken_then
from rashomon.read.accounts.roles import parts
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import ANSWER, WHICH, Telling
from rashomon.read.accounts.words import has
from rashomon.read.actor_table import kin
from rashomon.read.mentions import EventMention, PlaceMention

_DONE = frozenset({ActorRole.PERPETRATOR})
_SUFFERED = frozenset({ActorRole.TARGET, ActorRole.VICTIM})
_ROUND = 1.5  # a round number in a headline is less than so far below the one told
_THERE = ("same", "within", "near")
_ON_FOOT = frozenset({IncidentType.CLASH, IncidentType.ATTACK})
_LEAD = 2  # sentences, the title's included, that may be a headline
_PHRASE = 8  # words of a sentence that may set it apart
_NEAR = 3  # sentences within which a definite word speaks of the account told last


def sides(tellings: list[Telling]) -> tuple[set[str], set[str]]:
    """(ids of those who did it, ids of those whom it struck), as the words say."""
    done: set[str] = set()
    suffered: set[str] = set()
    for part in parts(Draft(tellings=tellings), IncidentType.ATTACK):
        if part.actor.id is None:
            continue
        (done if part.role in _DONE else suffered if part.role in _SUFFERED else set()).add(part.actor.id)
    return done, suffered


def sides_of(of: Draft | Telling) -> tuple[set[str], set[str]]:
    """The same of an account, found once until it grows, or of one telling."""
    if of.sides is None:
        of.sides = sides(of.tellings if isinstance(of, Draft) else [of])
    return of.sides


def akin(a: set[str], b: set[str]) -> bool:
    """Whether one of some actors, by id, is another of some others or belongs to it."""
    return any(kin(x, y) for x in sorted(a) for y in sorted(b))


def swapped(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    """Whether who did the one suffered the other: a strike and the attack that it answered."""
    crossed = akin(a[0], b[1]) or akin(a[1], b[0])
    return crossed and not akin(a[0], b[0]) and not akin(a[1], b[1])


def is_reverse_of(t: Telling, d: Draft) -> bool:
    """Whether who did what a telling tells suffered what an account tells."""
    mine = sides_of(t)  # often nobody, and those of an account are dear
    return any(mine) and swapped(mine, sides_of(d))


def fold(drafts: list[Draft]) -> list[Draft]:
    """The accounts without those that hold no day, site or number of their own, whose tellings go to the
    account that fits them best; the order told is kept."""
    if len(drafts) < 2:
        return drafts
    homes = [d for d in drafts if not _is_bare(d)] or drafts[:1]
    homes = [d for d in homes if not _tells_again(d, homes[0])]
    if drafts[0] not in homes and drafts[0].tellings[0].told:
        homes.insert(0, drafts[0])
    open_ = _Homes(homes)
    moved: dict[int, list[Telling]] = {}
    for d in drafts:
        if id(d) in open_.ids:
            continue
        if _answered(d) and _is_dated(d):
            continue  # another incident, of which too little is told: "for the bombing two days earlier"
        home = open_.best_for(d)
        if home is not None:
            moved.setdefault(id(home), []).extend(d.tellings)
        elif _answered(d):
            open_.add(d)
    kept = [joined(h, moved[id(h)]) if id(h) in moved else h for h in drafts if id(h) in open_.ids]
    return _joined(_echoed(_headed(kept)))


def _headed(drafts: list[Draft]) -> list[Draft]:
    """A headline without a town or a day tells of the account in the text that has its number, else of the
    next one of its kind."""
    head, rest = drafts[0], drafts[1:]
    if head.tellings[0].sentence.index > _LEAD or head.tellings[0].dates:
        return drafts
    told = [d for d in rest if not _answered(d) and date_relation(head.whens, d.whens) != "apart"]
    told = [d for d in told if not _is_parted(d, head)]
    if _points(head):
        told = [
            d
            for d in told[:1]
            if (_rounds(head, d) or _is_bare_headline(head, d))
            and closest_of(_points(head), d.inner) in _THERE
        ]
    body = next(
        (d for d in told if d.numbers & head.numbers and not _is_further(d.tellings[0])), None
    ) or next((d for d in told[:1] if _rounds(head, d) or _is_bare_headline(head, d)), None)
    alone = sum(t.sentence.index > _LEAD for t in head.tellings) <= 1  # the text has not gone on about it
    if (
        body is None
        and alone
        and told
        and not _is_further(told[0].tellings[0])
        and not is_other_toll(head.numbers, told[0].numbers)
        and head.sure & (told[0].sure or told[0].open)
    ):
        body = told[0]
    if body is None or _are_two_kinds(head, body):
        return drafts
    return [joined(head, body.tellings), *(d for d in rest if d is not body)]


def _is_further(t: Telling) -> bool:
    """ "Depots were also hit in Varna": a further deed; not "nine were also hurt in the raid"."""
    return has("new", t.low[:_PHRASE]) is not None and not any(e.definite for e in t.told)


def _is_parted(d: Draft, head: Draft) -> bool:
    """Whether an account's first words are a clause that was parted from the other's ("Velm, which …"), or
    tell how ground was lost that it won back."""
    t = d.tellings[0]
    return (t.opened_by in WHICH and any(t.left is x for x in head.tellings)) or was_taken_then(t, head)


def _is_bare_headline(head: Draft, d: Draft) -> bool:
    """Whether a headline that gives a town and no number names the deed of the account told first below it:
    "Survivors tell of ambush at Velm"."""
    lines = all(t.sentence.index <= _LEAD for t in head.tellings)
    return bool(lines and _points(head)) and not head.numbers and not _are_two_kinds(head, d)


def _are_two_kinds(a: Draft, b: Draft) -> bool:
    """Whether sure words make two deeds of two accounts; an ambush is told of as shooting."""
    mine, theirs = a.sure - _ON_FOOT, b.sure - _ON_FOOT
    if a.sure & _ON_FOOT and b.sure & _ON_FOOT:
        return False
    return bool(a.sure and b.sure) and a.sure.isdisjoint(b.sure) and bool(mine or theirs)


def _rounds(head: Draft, d: Draft) -> bool:
    """Whether a headline gives an account's number roundly: "kills more than 20", and then "22 people"."""
    least = [
        (c.property.value, c.min)
        for t in head.tellings
        for c in t.counts
        if not c.total and c.qualifier is Qualifier.AT_LEAST and c.min is not None
    ]
    return any(p == q and n <= m < _ROUND * n for p, n in least for q, m in d.numbers)


def _points(d: Draft) -> list[PlaceMention]:
    return [p for p in d.sites if p.place.precision in POINTS]


def _echoed(drafts: list[Draft]) -> list[Draft]:
    """Accounts that name a kind, a day or a site too few for an incident of their own go to the one account
    that they can be of: "Wednesday's strike", a headline that names the town and the toll."""
    out: list[Draft] = []
    others, echoes = list[int](), set[int]()  # places in ``out``; few accounts may echo another
    for d in drafts:
        if _answered(d):
            out.append(d)
            continue
        mine = _may_echo(d)
        held = others if mine else echoes
        found = (k for k in held if (mine and _is_echo(d, out[k])) or (k in echoes and _is_echo(out[k], d)))
        fits = list(islice(found, 2))
        k = fits[0] if len(fits) == 1 else len(out)
        if k < len(out):
            out[k] = joined(out[k], d.tellings)
            echoes.discard(k)
        else:
            others.append(k)
            out.append(d)
        if mine if out[k] is d else _may_echo(out[k]):
            echoes.add(k)
    return out


def _may_echo(d: Draft) -> bool:
    """Whether an account has too little for an incident of its own, and no word ("another", "separately")
    sets it apart."""
    if any(has("new", t.low) for t in d.tellings):
        return False
    if d.sites:
        return not (d.whens or d.sure) and not d.tellings[0].told
    told = [(t, e) for t in d.tellings for e in t.told]
    return any(e.definite or owned(t, e) for t, e in told) if told or d.whens else True


def _is_echo(d: Draft, of: Draft) -> bool:
    """Whether an account that may echo another has the day or the site of one and leaves open what that one
    settles."""
    if d.sure and d.sure.isdisjoint(of.sure):
        return False
    if d.sites:
        return closest_of(d.inner, of.inner) == "same"
    if d.whens or any(t.told for t in d.tellings):
        return date_relation(d.whens, of.whens) == "same" and bool(d.kinds & of.kinds)
    return bool(of.sure)  # "the toll stands at 11, officials say"


def owned(t: Telling, e: EventMention) -> bool:
    """ "Wednesday's strike", "Wednesdays strike"."""
    before = [x.low for x in t.tokens if x.end <= e.start]
    return bool(before) and before[-1].endswith(("'s", "s'", "days"))


def _joined(drafts: list[Draft]) -> list[Draft]:
    """An answered attack, told again further on at the same place or on its day, is one account."""
    out: list[Draft] = []
    answered: list[int] = []  # places in ``out``
    for d in drafts:
        k = next((k for k in answered if _is_same(out[k], d)), None)
        if k is not None:
            out[k] = joined(out[k], d.tellings)
            continue
        if out and _answered(d):
            answered.append(len(out))
        out.append(d)
    return out


def _answered(d: Draft) -> bool:
    return any(t.opened_by.startswith(ANSWER) for t in d.tellings)


def _is_same(a: Draft, b: Draft) -> bool:
    place, date = closest_of(a.inner, b.inner), date_relation(a.whens, b.whens)
    if place == "apart" or date == "apart" or swapped(sides_of(a), sides_of(b)):
        return False
    if place in ("same", "within"):
        return True
    told_again = date == "same" and (place == "wide" or not b.sites)
    return told_again and (bool(b.tellings[0].opened_by) or not is_other_toll(a.numbers, b.numbers))


def _is_dated(d: Draft) -> bool:
    """Whether any day is told of an account, be it one counted from another incident ("two days earlier")."""
    return any(t.dates for t in d.tellings)


def _is_bare(d: Draft) -> bool:
    if any(t.entry == "clock" and t.told for t in d.tellings):
        return False  # a log says when, in so many words
    if hands_changed_before(d.tellings[0]):
        return False  # "... a day after rebels seized it"
    return not (d.sites or d.whens or any(not c.total for t in d.tellings for c in t.counts))


def _tells_again(d: Draft, lead: Draft) -> bool:
    """Whether an account without a site or number tells of the lead again ("Today our forces struck …")."""
    if d is lead or d.sites or any(not c.total for t in d.tellings for c in t.counts):
        return False
    mine, theirs = sides_of(d), sides_of(lead)
    return (
        akin(mine[0], theirs[0])
        and not swapped(mine, theirs)
        and date_relation(d.whens, lead.whens) in ("same", "overlap", "none")
        and bool(d.kinds & lead.kinds)
    )


class _Homes:
    """The accounts that others may go to, by all that decides how well one fits: its sides and types, of
    which the first alone is asked, and where it was told last."""

    def __init__(self, homes: list[Draft]) -> None:
        self.ids = set[int]()
        self._homes = list[Draft]()
        self._alike: dict[tuple[frozenset[str] | frozenset[IncidentType], ...], int] = {}
        self._at: dict[int, list[int]] = {}
        for h in homes:
            self.add(h)

    def add(self, h: Draft) -> None:
        k = len(self._homes)
        self._homes.append(h)
        self.ids.add(id(h))
        done, suffered = sides_of(h)
        alike = frozenset(done), frozenset(suffered), frozenset(h.sure), frozenset(h.open)
        self._alike.setdefault(alike, k)
        self._at.setdefault(h.last.sentence.index, []).append(k)

    def best_for(self, d: Draft) -> Draft | None:
        """The account that fits one with nothing of its own best, the first told of equals."""
        first = d.tellings[0].sentence.index
        near = {k for at in range(first - _NEAR, first + 1) for k in self._at.get(at, ())}
        ranked = [
            (fit + (k in near), -k) for k in {*self._alike.values(), *near} if (fit := self._fit(d, k)) >= 0
        ]
        return self._homes[-max(ranked)[1]] if ranked else None

    def _fit(self, d: Draft, k: int) -> int:
        h = self._homes[k]
        mine, theirs = sides_of(d), sides_of(h)
        if swapped(mine, theirs) or (d.sure and h.sure and d.sure.isdisjoint(h.sure)):
            return -1
        return 2 * akin(mine[0], theirs[0]) + akin(mine[1], theirs[1]) + bool(d.kinds & h.kinds)


def joined(home: Draft, tellings: list[Telling]) -> Draft:
    """An account with further tellings, all in the order told."""
    out = Draft()
    for t in sorted([*home.tellings, *tellings], key=lambda t: t.order):
        out.add(t)
    return out
