"""Accounts with nothing of their own are put together with the account that they speak of.

A page on one round of strikes comes back to it ("the strikes", "the bombardments", a minister's words) and
names in passing wars and campaigns. Such words found no account: they fold into the one whose sides and
kind they fit, or are left out.
"""

from __future__ import annotations

from rashomon.model import POINTS, ActorRole, IncidentType, Qualifier
from rashomon.read.accounts.coordinated import hands_changed_before
from rashomon.read.accounts.drafts import Draft, date_relation, is_other_toll
from rashomon.read.accounts.roles import parts
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import ANSWER, Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.actor_table import kin
from rashomon.read.mentions import EventMention, PlaceMention

_DONE = frozenset({ActorRole.PERPETRATOR})
_SUFFERED = frozenset({ActorRole.TARGET, ActorRole.VICTIM})
_ROUND = 1.5  # a round number in a headline is less than so far below the one told
_THERE = ("same", "within", "near")
_ON_FOOT = frozenset({IncidentType.CLASH, IncidentType.ATTACK})
_LEAD = 2  # sentences, the title's included, that may be a headline
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
    return any(kin(x, y) for x in sorted(a) for y in sorted(b))


def swapped(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    """Whether who did the one suffered the other: a strike and the attack that it answered."""
    crossed = akin(a[0], b[1]) or akin(a[1], b[0])
    return crossed and not akin(a[0], b[0]) and not akin(a[1], b[1])


def fold(drafts: list[Draft]) -> list[Draft]:
    """The accounts without those that hold no day, site or number of their own, whose tellings go to the
    account that fits them best; the order told is kept."""
    if len(drafts) < 2:
        return drafts
    known = {id(d): sides_of(d) for d in drafts}
    homes = [d for d in drafts if not _is_bare(d)] or drafts[:1]
    homes = [d for d in homes if not _tells_again(d, homes[0], known)]
    if drafts[0] not in homes and drafts[0].tellings[0].told:
        homes.insert(0, drafts[0])
    moved: dict[int, list[Telling]] = {}
    for d in drafts:
        if any(d is h for h in homes):
            continue
        home = _home(d, homes, known)
        if _answered(d) and _is_dated(d):
            continue  # another incident, of which too little is told: "for the bombing two days earlier"
        if home is not None:
            moved.setdefault(id(home), []).extend(d.tellings)
        elif _answered(d):
            homes.append(d)
    kept = [joined(h, moved[id(h)]) if id(h) in moved else h for h in drafts if any(h is x for x in homes)]
    return _joined(_echoed(_headed(kept)))


def _headed(drafts: list[Draft]) -> list[Draft]:
    """A headline without a town or a day tells of the account in the text that has its number, else of the
    next one of its kind."""
    head, rest = drafts[0], drafts[1:]
    if head.tellings[0].sentence.index > _LEAD or head.tellings[0].dates:
        return drafts
    told = [d for d in rest if not _answered(d) and date_relation(head.whens, d.whens) != "apart"]
    if _points(head):
        told = [
            d
            for d in told[:1]
            if (_rounds(head, d) or _is_bare_headline(head, d))
            and closest_of(_points(head), d.inner) in _THERE
        ]
    body = next((d for d in told if d.numbers & head.numbers), None) or next(
        (d for d in told[:1] if _rounds(head, d) or _is_bare_headline(head, d)), None
    )
    alone = sum(t.sentence.index > _LEAD for t in head.tellings) <= 1  # the text has not gone on about it
    if (
        body is None
        and alone
        and told
        and not is_other_toll(head.numbers, told[0].numbers)
        and head.sure & (told[0].sure or told[0].open)
    ):
        body = told[0]
    if body is None or _are_two_kinds(head, body):
        return drafts
    return [joined(head, body.tellings), *(d for d in rest if d is not body)]


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
    for d in drafts:
        fits = [k for k, h in enumerate(out) if not _answered(h) and (_is_echo(d, h) or _is_echo(h, d))]
        if len(fits) == 1 and not _answered(d):
            out[fits[0]] = joined(out[fits[0]], d.tellings)
        else:
            out.append(d)
    return out


def _is_echo(d: Draft, of: Draft) -> bool:
    """Whether an account has the day or the site of another, leaves open what that one settles, and no word
    ("another", "separately") sets it apart."""
    if d.sure and d.sure.isdisjoint(of.sure):
        return False
    if not (d.sites or d.whens or any(t.told for t in d.tellings)):
        fits = bool(of.sure)  # "the toll stands at 11, officials say"
    elif not d.sites:
        definite = any(e.definite or owned(t, e) for t in d.tellings for e in t.told)
        fits = definite and date_relation(d.whens, of.whens) == "same" and bool(d.kinds & of.kinds)
    else:
        bare = not d.whens and not d.sure and (not d.tellings[0].told or _is_rival(d.tellings[0]))
        fits = bare and closest_of(d.inner, of.inner) == "same"
    return fits and not any(has("new", t.low) for t in d.tellings)


def _is_rival(t: Telling) -> bool:
    """Whether a telling sets a toll against one told before: "a spokesman however said only six had died"."""
    return all(e.key in words_of("harm") for e in t.told) and has("rival", t.low) is not None


def owned(t: Telling, e: EventMention) -> bool:
    """ "Wednesday's strike", "Wednesdays strike"."""
    before = [x.low for x in t.tokens if x.end <= e.start]
    return bool(before) and before[-1].endswith(("'s", "s'", "days"))


def _joined(drafts: list[Draft]) -> list[Draft]:
    """An answered attack, told again further on at the same place or on its day, is one account."""
    out: list[Draft] = []
    for d in drafts:
        k = next((k for k, h in enumerate(out) if _answered(h) and k and _is_same(h, d)), None)
        if k is None:
            out.append(d)
        else:
            out[k] = joined(out[k], d.tellings)
    return out


def _answered(d: Draft) -> bool:
    return any(t.opened_by.startswith(ANSWER) for t in d.tellings)


def _is_same(a: Draft, b: Draft) -> bool:
    place, date = closest_of(a.inner, b.inner), date_relation(a.whens, b.whens)
    if place == "apart" or date == "apart" or swapped(sides_of(a), sides_of(b)):
        return False
    return place in ("same", "within") or (date == "same" and (place == "wide" or not b.sites))


def _is_dated(d: Draft) -> bool:
    """Whether any day is told of an account, be it one counted from another incident ("two days earlier")."""
    return any(t.dates for t in d.tellings)


def _is_bare(d: Draft) -> bool:
    if any(t.entry == "clock" and t.told for t in d.tellings):
        return False  # a log says when, in so many words
    if hands_changed_before(d.tellings[0]):
        return False  # "... a day after rebels seized it"
    return not (d.sites or d.whens or any(not c.total for t in d.tellings for c in t.counts))


def _tells_again(d: Draft, lead: Draft, known: dict[int, tuple[set[str], set[str]]]) -> bool:
    """Whether an account without a site or number tells of the lead again ("Today our forces struck …")."""
    if d is lead or d.sites or any(not c.total for t in d.tellings for c in t.counts):
        return False
    mine, theirs = known[id(d)], known[id(lead)]
    return (
        akin(mine[0], theirs[0])
        and not swapped(mine, theirs)
        and date_relation(d.whens, lead.whens) in ("same", "overlap", "none")
        and bool(d.kinds & lead.kinds)
    )


def _home(d: Draft, homes: list[Draft], known: dict[int, tuple[set[str], set[str]]]) -> Draft | None:
    mine = known[id(d)]
    best: tuple[tuple[int, int], Draft] | None = None
    for k, h in enumerate(homes):
        theirs = known[id(h)]
        if swapped(mine, theirs) or (d.sure and h.sure and d.sure.isdisjoint(h.sure)):
            continue
        fit = 2 * akin(mine[0], theirs[0]) + akin(mine[1], theirs[1]) + bool(d.kinds & h.kinds)
        near = 0 <= d.tellings[0].sentence.index - h.last.sentence.index <= _NEAR
        rank = (fit + near, -k)
        if best is None or rank > best[0]:
            best = rank, h
    return best[1] if best else None


def joined(home: Draft, tellings: list[Telling]) -> Draft:
    """An account with further tellings, all in the order told."""
    out = Draft()
    for t in sorted([*home.tellings, *tellings], key=lambda t: t.order):
        out.add(t)
    return out
