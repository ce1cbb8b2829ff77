"""Accounts that were opened apart and tell of one incident are put together: pairs judged by a small model.

The tellings are grouped left to right, and a headline's incident is not known again at once where the text
gives it a town, a day and numbers of its own. What the grouping keeps apart is looked at once more here, when
all that is told of both is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.learned import Linear, linear
from rashomon.model import POINTS, Property, Qualifier
from rashomon.read.accounts.apart import is_another, is_like_it, is_separate
from rashomon.read.accounts.drafts import (
    PLACES,
    Draft,
    bucket,
    closest,
    counted_relation,
    date_relation,
    is_other_toll,
    numbers,
)
from rashomon.read.accounts.folding import akin, joined, owned, sides_of, swapped
from rashomon.read.accounts.fronts import by_other_means, by_other_side, is_fallen_craft, is_set_beside
from rashomon.read.accounts.items import BACKDROP, ITEM, RECALLED
from rashomon.read.accounts.onward import days_of
from rashomon.read.accounts.sites import closest_of, several_towns
from rashomon.read.accounts.tellings import ANSWER
from rashomon.read.accounts.words import has

SHA256 = "4a5ead5eca858be7d3cabd2e61c67db87cc6d9c4226446bd7f38de294579a985"
_SURE = 8.0  # log-odds
_LEAST = 0.25  # log-odds: two incidents as one mislead more than one as two
_BACK = 12  # accounts before one that it is held against, besides the first: keeps long round-ups linear
_FIRST = 100  # accounts that are held against the first one, for the same reason
_LEAD = 4  # sentences, the title's included, that may tell the news
_NEWS = 3  # sentences, the title's included, that count the dead of the news together
_MANY = 10  # people: fewer may come to the same by chance
_TOLD_WITHIN = 3  # days from a deed to a statement on it
_ROUND = 1.05  # times "more than 500" that a sum may be
_KINDS = 3  # numbers that a sentence adds up
_HEAD = 2  # sentences, the title's included, that may be a headline


def model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds that two accounts are of one incident."""
    return linear("accounts_unite", SHA256)


class Seen:
    """An account with what is asked of it again and again, found once."""

    def __init__(self, draft: Draft, rank: int) -> None:
        self.draft = draft
        self.rank = rank  # by the order told
        self.first = draft.tellings[0].sentence.index
        self.last = draft.last.sentence.index
        self.numbers = {p for p, _ in draft.numbers}
        self.answered = any(t.opened_by.startswith(ANSWER) for t in draft.tellings)
        self.head = all(t.sentence.index <= _HEAD for t in draft.tellings)
        self.fine = any(p.place.precision in POINTS for p in draft.sites)
        self.own = "".join(
            letter
            for letter, said in (
                ("f", self.fine),
                ("s", draft.sites),
                ("d", draft.whens),
                ("n", self.numbers),
            )
            if said
        )


def unite(drafts: list[Draft], setting: str, weights: Linear | None = None) -> list[Draft]:
    """The accounts, those of one incident put together, the likeliest pair first; the order told is kept.

    ``weights`` stands in for the model that ships, for training.
    """
    if len(drafts) < 2:
        return drafts
    weights = weights or model()
    seen = [Seen(d, k) for k, d in enumerate(drafts)]
    scores = _scored(pairs(seen), weights, setting)
    while scores:
        a, b = max(scores, key=lambda p: (scores[p], -p[0].rank, -p[1].rank))
        both = Seen(joined(a.draft, b.draft.tellings), a.rank)
        seen = [both if s is a else s for s in seen if s is not b]
        scores = {p: s for p, s in scores.items() if a not in p and b not in p}
        scores |= _scored(pairs(seen, both), weights, setting)
    return [s.draft for s in seen]


def _scored(
    found: Iterator[tuple[Seen, Seen]] | list[tuple[Seen, Seen]], weights: Linear, setting: str
) -> dict[tuple[Seen, Seen], float]:
    scores = {
        (a, b): _SURE
        if setting == "war"
        and any(of(a, b) for of in (_is_one, _is_lead, _counts_some, _counts_by_kind, _is_its_toll))
        else weights.score(pair_features(a, b, setting))
        for a, b in found
    }
    return {pair: s for pair, s in scores.items() if s > _LEAST}


def _is_one(a: Seen, b: Seen) -> bool:
    """Whether both are of one day, one kind and one camp or village, so small that no gazetteer has it: in a
    city several may be told of."""
    x, y = a.draft, b.draft
    days = {w.earliest for w in x.whens if w.days == 1} & {w.earliest for w in y.whens if w.days == 1}
    fine = [[p for p in d.inner if p.place.precision in POINTS] for d in (x, y)]
    if any(p.place.gazetteer_id for sites in fine for p in sites):
        return False
    kinds = not (x.sure and y.sure and x.sure.isdisjoint(y.sure))
    same = bool(days) and kinds and all(fine) and closest_of(*fine) == "same"
    return (
        same and not swapped(sides_of(x), sides_of(y)) and not any(has("new", t.low) for t in y.tellings[:1])
    )


def _is_lead(a: Seen, b: Seen) -> bool:
    """Whether the sentences below a headline go on about its deed: of no other kind, day, side or toll, in no
    other place, and in no more than one town told of both."""
    x, y = a.draft, b.draft
    first = y.tellings[0]
    deed = next((e for e in first.told if e.noun or e.sure), None)
    if deed is None or not (deed.definite or owned(first, deed)):
        return False
    if a.rank or b.first > _LEAD or first.opened_by or has("new", first.low) or several_towns(x.home):
        return False
    if _kinds(x, y) in ("apart", "open") or _numbers(a, b) == "other" or _who(a, b) in ("swapped", "apart"):
        return False
    return closest_of(x.inner, y.inner) in ("same", "within", "near") or not (a.fine and b.fine)


def _counts_some(a: Seen, b: Seen) -> bool:
    """Whether it counts some of those whom the account told last counted, however exactly it says where:
    "five nurses were among those killed in the raids on a suburb of Velm"."""
    x, y = a.draft, b.draft
    first = y.tellings[0]
    if x.last_before(first.order) != first.order - 1:
        return False
    deed = any(e.definite or owned(first, e) for e in first.told)
    most = max((n for _, n in x.numbers), default=-1)
    whole = (
        all(n <= most for _, n in numbers(first))
        and bool(a.numbers)
        and deed
        and has("of the toll", first.low) is not None
    )
    return whole and _kinds(x, y) != "apart" and date_relation(x.whens, y.whens) != "apart"


def _counts_by_kind(a: Seen, b: Seen) -> bool:
    """Whether one sentence counts by their kinds those whom the lead counted together: "the raid killed 23",
    and then "fourteen guards and nine drivers died in the blast at Velm"."""
    if a.first > _NEWS or b.answered or closest_of(a.draft.inner, b.draft.inner) == "apart":
        return False
    if _is_told_apart(a.draft, b.draft):
        return False
    return _is_sum(a.draft, b.draft) or (b.first <= _NEWS and _is_sum(b.draft, a.draft))


def _is_sum(news: Draft, d: Draft) -> bool:
    """Whether what a sentence of ``d`` adds up to is a number that the first sentences give."""
    whole = [c for t in news.tellings if t.sentence.index <= _NEWS for c in t.counts if not c.total]
    told = {(c.property.value, c.min): c.qualifier is Qualifier.AT_LEAST for c in whole if c.min}
    return any(
        n >= _MANY and p == q and (n == m or (least and m < n <= m * _ROUND))
        for p, n in _sums(d)
        for (q, m), least in told.items()
    )


def _is_its_toll(a: Seen, b: Seen) -> bool:
    """Whether both count as many dead, ten or more, and none counts more: the headline's deed, told again
    with the name of its town."""
    most = [max((n for p, n in s.draft.numbers if p == Property.KILLED.value), default=0) for s in (a, b)]
    alike = _kinds(a.draft, b.draft) != "apart" or b.first <= _NEWS  # a bomb, and then a suicide bomb
    same = a.first <= _NEWS and most[0] == most[1] >= _MANY and alike
    return same and not _is_told_apart(a.draft, b.draft)


def _is_told_apart(x: Draft, y: Draft) -> bool:
    """Whether y is of another day, side or arm, or told as another deed, so that as many may have died by
    chance: "in a separate attack", "a similar raid", "the army's shells" after those of rebels."""
    first = y.tellings[0]
    if is_separate(first) or is_another(first) or is_like_it(first, x) or _days(x, y) == "apart":
        return True
    return by_other_means(x.sure, y.sure) or by_other_side(x.tellings, y.tellings)


def _sums(d: Draft) -> set[tuple[str, int]]:
    """What two or three numbers of one kind of harm in a sentence come to, none of them a part of another."""
    out: set[tuple[str, int]] = set()
    for t in d.tellings:
        for harm in {c.property for c in t.counts}:
            counts = [c for c in t.counts if c.property is harm and not c.total and c.part_of is None]
            found = [n for c in counts if (n := c.min if c.min is not None else c.max)]
            if len(found) == len(counts) and 2 <= len(found) <= _KINDS:
                out.add((harm.value, sum(found)))
    return out


def pairs(seen: list[Seen], of: Seen | None = None) -> Iterator[tuple[Seen, Seen]]:
    """The pairs (of one), the one told first before the other, that no word, day or place sets apart."""
    for k, b in enumerate(seen):
        first = seen[: b.rank < _FIRST]
        for a in {id(s): s for s in (*first, *seen[max(0, k - _BACK) : k])}.values():
            asked = a is not b and (of is None or of is a or of is b)
            if asked and (_may_be_one(a, b) or _counts_some(a, b) or _counts_by_kind(a, b)):
                yield a, b


def _may_be_one(a: Seen, b: Seen) -> bool:
    if a.answered or b.answered or b.draft.tellings[0].entry in (BACKDROP, ITEM, RECALLED):
        return False
    first = b.draft.tellings[0]
    if is_fallen_craft(first, a.draft) or is_set_beside(first, a.draft):
        return False
    if _days(a.draft, b.draft) == "apart" or _is_led_back_from(b.draft, a.draft):
        return False
    return closest_of(a.draft.inner, b.draft.inner) != "apart" and not _are_of_row(a.draft, b.draft)


def _is_led_back_from(y: Draft, x: Draft) -> bool:
    """ "Killed 13, a week after 34 died there": y is what x came after."""
    t = y.tellings[0]
    return t.is_led_back and x.last.sentence is t.sentence and not numbers(t) & x.numbers


def _are_of_row(x: Draft, y: Draft) -> bool:
    """ "Killed eight in Velm and two in the next district": one sentence counts for each."""
    t = y.tellings[0]
    here = next((s for s in reversed(x.tellings) if s.sentence is t.sentence), None)
    if here is None or not (t.opened_by and t.sites and here.sites):
        return False
    return is_other_toll(numbers(t), numbers(here))


def pair_features(a: Seen, b: Seen, setting: str) -> list[str]:
    """What speaks for and against two accounts, ``a`` told first, being of one incident."""
    x, y = a.draft, b.draft
    place = closest_of(x.inner, y.inner)
    date = _days(x, y)
    kind = _kinds(x, y)
    number = _numbers(a, b)
    first = y.tellings[0]
    low = [t.low for t in first.tokens]
    who = _who(a, b)
    gap = bucket(max(0, b.first - a.last))
    shared = len(x.stems & y.stems) / (min(len(x.stems), len(y.stems)) or 1)
    counted = _counted(x, y)
    out = [
        "any",
        f"counted {counted} number {number}",
        f"counted {counted} kind {kind}",
        f"place {place}",
        f"date {date}",
        f"kind {kind}",
        f"number {number}",
        f"who {who}",
        f"gap {gap}",
        f"own {a.own}+{b.own}",
        f"place {place} number {number}",
        f"place {place} date {date}",
        f"place {place} kind {kind}",
        f"number {number} kind {kind}",
        f"date {date} number {number}",
        f"words {min(4, int(shared * 5))}",
        f"words {min(4, int(shared * 5))} number {number}",
        f"opened {first.opened_by}",
        f"first {a.rank == 0}",
        f"first {a.rank == 0} place {place}",
        f"first {a.rank == 0} number {number}",
        f"head {a.head} {b.head}",
        f"head {a.head} place {place} number {number}",
        f"definite {any(e.definite for e in first.told)}",
        f"told {bool(first.told)}",
        f"{setting} place {place}",
        f"{setting} number {number}",
    ]
    if new := has("new", low):
        out += ["new", f"new {new}"]
    if has("same", low):
        out.append("same")
    if has("past", low):
        out.append("past")
    if several_towns(x.home):
        out += ["several towns", f"several towns number {number}"]
    if a.last == b.first:
        out.append("one sentence")
    return out


def _days(x: Draft, y: Draft) -> str:
    """How their days stand to each other, but for those of a mere statement a few days on."""
    relation = date_relation(x.whens, y.whens)
    days = [(w.earliest, w.latest) for d in (x, y) for w in d.whens if w.earliest and w.latest]
    if relation != "apart" or (max(b for _, b in days) - min(a for a, _ in days)).days > _TOLD_WITHIN:
        return relation
    return date_relation(days_of(x), days_of(y))


def _kinds(x: Draft, y: Draft) -> str:
    if x.sure & y.sure:
        return "same"
    if x.sure and y.sure:
        return "apart"
    return "open same" if x.kinds & y.kinds else "open"


def _counted(x: Draft, y: Draft) -> str:
    """How the sites that one account's numbers are told with stand to those of the other's."""
    relations = [counted_relation(sites, x) for sites in y.counted]
    return closest(PLACES, relations) if relations else "none"


def _numbers(a: Seen, b: Seen) -> str:
    """How the numbers of people harmed stand to each other."""
    x, y = a.draft.numbers, b.draft.numbers
    if x & y:
        return "shared"
    if not x or not y:
        return "none" if not x and not y else "ours" if x else "theirs"
    if not a.numbers & b.numbers:
        return "of other harm"
    most = {p: max(n for q, n in x if q == p) for p in a.numbers & b.numbers}
    return "fewer" if all(n < most[p] for p, n in y if p in most) else "other"


def _who(a: Seen, b: Seen) -> str:
    mine, theirs = sides_of(a.draft), sides_of(b.draft)
    if swapped(mine, theirs):
        return "swapped"
    same = akin(mine[0], theirs[0]) + akin(mine[1], theirs[1])
    if same:
        return f"same {same}"
    return "apart" if mine[0] and theirs[0] else "open"
