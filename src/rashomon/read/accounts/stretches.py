"""Sentences cut into stretches of one incident each, at words that may open another."""

from __future__ import annotations

from collections import defaultdict

from rashomon.model import POINTS, BlockLabel, IncidentType, PlacePrecision, Property
from rashomon.read.accounts.coordinated import (
    CAME,
    LEAVING,
    came_as,
    changes_hands_again,
    counts_again,
    is_bygone,
    is_deed_beside,
    is_hit_back,
    next_in_headline,
    was_done_before,
)
from rashomon.read.accounts.hands import SINCE_IT, days_taken
from rashomon.read.accounts.since import first_day, since_when
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import (
    ANNIVERSARY,
    AS,
    HEADLINE,
    PART,
    SINCE,
    USED,
    WHERE,
    WHICH,
    Mentions,
    Telling,
    leads_back,
    stands_at,
)
from rashomon.read.accounts.words import phrases, words_of
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import CountMention, Mention, PlaceMention, TimeMention

_TOGETHER = ("along", "together")  # "killed along with two guards"
_OF_TIME = ("before", "after")  # "before dawn", "after Friday prayers"
_ROW = frozenset({"and", ","})  # between the names of a row
_INTO = frozenset({",", "in", "of", "the"})
_HOW = frozenset({"when", "as", "after"})
_MOOD = 6  # words: "despite the political unease in Zarn"
_APPOSED = 4  # words: "Zarn, a border town"
_TO_ITS_PLACE = 6  # characters: "Zarn, the site of"
_SUPPOSED = (["if"], ["imagine"], ["suppose"])
_NAMED = (["the"], ["this"], ["that"])
_HARM = {Property.KILLED, Property.WOUNDED}
_RELATIVE = frozenset({"that", "which"})
_ON = "on"  # opens a stretch with a day of its own
_LED = 3  # words from the comma to a place
_LOCAL = (*POINTS, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1, PlacePrecision.AREA)
_CLAIMS = frozenset(("claimed", "claims"))
_TO_SITE = 32  # characters: "six in a northern district of Velm"


def stretches(doc: Document, found: Mentions) -> list[Telling]:
    """The stretches that hold an event word of a single incident or a count that is no total."""
    by: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for name in ("events", "counts", "places", "times", "actors"):
        for m in getattr(found, name):
            by[m.sentence][name].append(m)
    out: list[Telling] = []
    for s in doc:
        here = by.get(s.index)
        if here is None or not (here["events"] or here["counts"]):
            continue
        if s.block in (BlockLabel.BYLINE, BlockLabel.DATELINE) or is_supposed(s):
            continue
        for t in _split(s, here):
            if not _is_total(t) and (t.told or any(not c.total for c in t.counts)):
                t.order = len(out)
                out.append(t)
    return out


def is_supposed(s: Sentence) -> bool:
    """ "If a bomb burst in Orin and killed sixty, no radio would be silent": nothing of it was."""
    low = [t.low for t in s.tokens]
    if low[:1] not in _SUPPOSED or "would" not in low:
        return False
    # "If confirmed, the raid that killed 12 would be the worst", "if the raid which …": what was is named.
    return not words_of("stated").intersection(low[1:2]) and not (low[1:2] in _NAMED and _RELATIVE & {*low})


def _is_total(t: Telling) -> bool:
    """Whether a stretch gives totals and tells of nothing else: "280,000 people have been killed"."""
    return bool(t.counts) and all(c.total for c in t.counts) and _all_harm(t)


def _all_harm(t: Telling) -> bool:
    """Whether no event word besides the harm's own stands by totals, or none with a place or day."""
    return all(e.type is IncidentType.ATTACK and not e.sure for e in t.told) or not (t.sites or t.dates)


def _split(s: Sentence, here: dict[str, list[Mention]]) -> list[Telling]:
    whole = _filled(s, s.start, s.end, here)
    parts = [whole]
    cuts = _boundaries(s, here)
    tells = [stands_at(m) for m in (*whole.told, *whole.counts)]
    for k, (start, opener) in enumerate(cuts):
        last = parts[-1]
        following = next((at for at, words in cuts[k + 1 :] if words.startswith("turn:")), s.end)
        if not (last.start < start < last.end and any(start <= at for at in tells)):
            continue  # what tells of nothing is no stretch of its own
        left = _filled(s, last.start, start, here)
        right = _filled(s, start, last.end, here)
        if opener == SINCE and right.told:
            right.times = [first_day(m) if m.start == start else m for m in right.times]
        if _apart(left, right, opener, following) and not _is_of_left(s, here, last, start, cuts[k + 1 :]):
            if opener in WHICH and not right.sites:
                near = [p for p in left.sites if _is_of_place(s, p, start)]
                right.places = right.places + near
            left.opened_by, left.left = last.opened_by, last.left
            left.answered = is_hit_back(left, right, opener)
            right.opened_by, right.left = opener, left
            parts[-1:] = [left, right]
        elif right.is_led_back and right.sites and right.told and not (left.told or left.counts):
            last.places = right.places  # "buried in Orin, three days after a shell killed them near Velm"
    if len(parts) > 1:
        _share(parts)
    return parts


def _is_of_place(s: Sentence, p: PlaceMention, start: int) -> bool:
    """Whether a clause is on a place: "Zarn, the site of", "Zarn, a town that"."""
    between = [x.low for x in s.tokens if p.end <= x.start < start]
    town = len(between) <= _APPOSED and not words_of("town").isdisjoint(between[-1:])
    return 0 <= start - p.end <= _TO_ITS_PLACE or (town and p.end < start)


def _is_of_left(
    s: Sentence, here: dict[str, list[Mention]], last: Telling, start: int, later: list[tuple[int, str]]
) -> bool:
    """Whether a clause goes on about those before, and what is told apart comes behind it: "three died in A |
    when their truck hit a mine | and two in B", "killed two | and wounded nine | while a shell hit B"."""
    led = {m.start for m in here["times"] if isinstance(m, TimeMention) and leads_back(m)}
    between = (_filled(s, start, at, here) for at, _ in later if at in led)
    if any(not (t.told or t.counts) for t in between):
        return True  # "died in a raid | with rebels in Velm, a week after six were killed in Daruk"
    if not later or later[0][1].startswith("turn:"):
        return False
    at, opener = later[0]
    clause = _filled(s, start, at, here)
    word = next(t.low for t in s.tokens if t.start >= start)
    how = word in _HOW and not clause.counts
    # "Shelled A, killing two, and B was bombed".
    how = how or (word == "," and any(w in LEAVING for w in clause.low[1:2]))
    more = word == "and" and clause.counts and all(e.key in words_of("harm") for e in clause.events)
    on = not clause.sites and bool(how or more)
    return on and _apart(_filled(s, last.start, at, here), _filled(s, at, last.end, here), opener, s.end)


def _filled(s: Sentence, start: int, end: int, here: dict[str, list[Mention]]) -> Telling:
    t = Telling(order=0, sentence=s, start=start, end=end)
    for name, mentions in here.items():
        if mentions:
            setattr(t, name, [m for m in mentions if start <= stands_at(m) < end])
    t.places = [
        p for p in t.places if not (_of_a_war(t, p) or _of_the_times(t, p) or _of_those_who_fire(t, p))
    ]
    return t


def _of_a_war(t: Telling, p: PlaceMention) -> bool:
    """Whether a place only says which war is spoken of: "since the war in X", "linked to the X war"."""
    behind = t.sentence.tokens[t.sentence.begun(p.end) :][:1]
    return (bool(behind) and behind[0].low in words_of("war noun")) or _follows(t, p, "war")


def _of_the_times(t: Telling, p: PlaceMention) -> bool:
    """Whether a place only says where a mood prevails: "despite unease in X"; not "amid unrest in X"."""
    if t.counts and len(t.places) == 1:
        return False
    here = t.sentence.ended(p.start)
    before = t.sentence.tokens[max(0, here - _MOOD) : here]
    at = next((x.end for x in reversed(before) if x.low in words_of("mood")), -1)
    led = at >= 0 and before[-1].low == "in"
    return led and not any(at <= stands_at(m) < p.start for m in (*t.events, *t.counts))


def _of_those_who_fire(t: Telling, p: PlaceMention) -> bool:
    """Whether a place says where those stand who strike another: "gunmen positioned in X and Y shelled Z"."""
    if not any(q.start >= p.end for q in t.places):
        return False
    before = t.sentence.tokens[: t.sentence.ended(p.start)]
    k = len(before)
    while k and (before[k - 1].low in _ROW or before[k - 1].text[0].isupper()):
        k -= 1
    if k == len(before):
        return _follows(t, p, "post")
    return before[-1].low in _ROW and _ends_with([x.low for x in before[max(0, k - 3) : k]], "post")


def _follows(t: Telling, p: PlaceMention, part: str) -> bool:
    """Whether a place stands right after words of that part of the table."""
    at = t.sentence.ended(p.start)
    return _ends_with([x.low for x in t.sentence.tokens[max(0, at - 3) : at]], part)


def _ends_with(low: list[str], part: str) -> bool:
    return any(end == len(low) for _, end, _ in phrases(part).find(low)) if low else False


def _boundaries(s: Sentence, here: dict[str, list[Mention]]) -> list[tuple[int, str]]:
    """(offset, words) of clause boundaries, left to right."""
    low = [t.low for t in s.tokens]
    out: dict[int, str] = {}
    times = {m.start for m in here["times"] if isinstance(m, TimeMention) and not m.backward}
    for part in ("turn", "cut"):
        for first, _, words in phrases(part).find(low):
            of_time = words in _OF_TIME and s.tokens[first].start in times
            if first and not of_time and not (words == "with" and low[first - 1] in _TOGETHER):
                at = s.tokens[first].start
                # Of "came days after" and "after" the longer one opens the stretch.
                if at not in out:
                    out[at] = words if part == "cut" else f"turn:{words}"
    ends = {p.end + 1 for p in here["places"]}
    done = {m.trigger[1] + 1 for m in here["counts"] if isinstance(m, CountMention)}
    for m in here["counts"]:
        if isinstance(m, CountMention) and (
            m.number[0] in ends  # "nine died in Velm seven in Daruk"
            or (m.number[0] in done and m.number[1] < m.trigger[0])  # "nine were shot seven died in a blast"
        ):
            out.setdefault(m.number[0], ",")
    on = {t.end + 1: t.start for t in s.tokens if t.low == "on"}
    for m in here["times"]:
        if isinstance(m, TimeMention) and m.when.days == 1 and on.get(m.start, s.start) > s.start:
            out.setdefault(on[m.start], _ON)  # "on 3 May 12 died in Velm on 4 May eight in Senn"
        if isinstance(m, TimeMention) and m.start > s.start and leads_back(m):
            # Of "two days after" and the "after" in it the whole opens the stretch.
            out = {at: words for at, words in out.items() if not m.start < at < m.end}
            out[m.start] = f"turn:{m.text.casefold()}"
        # "besieged since May 3 when troops advanced": the day is that of the advance.
        if isinstance(m, TimeMention) and m.start > s.start and since_when(s, m):
            out[m.start] = SINCE
    out |= dict.fromkeys(_parts_by_place(here), PART)
    out |= dict.fromkeys(next_in_headline(s, here), HEADLINE)
    return sorted(out.items())


def _parts_by_place(here: dict[str, list[Mention]]) -> list[int]:
    """Where the parts of a whole begin that are told place by place: "killed 13: six in Velm, seven in
    Daruk"."""
    counts = [m for m in here["counts"] if isinstance(m, CountMention) and not m.total]
    sites = [p for p in here["places"] if isinstance(p, PlaceMention) and p.place.precision in _LOCAL]
    out: list[int] = []
    for whole in counts:
        parts = [c for c in counts if c.part_of == whole.number and c.property is whole.property]
        at = [next((p for p in sites if 0 < p.start - c.number[1] <= _TO_SITE), None) for c in parts]
        named = [p.text.casefold() for p in at if p is not None]
        if len(parts) > 1 and len(set(named)) == len(parts) and sum(c.min or 0 for c in parts) == whole.min:
            out += [c.number[0] for c in parts]
    return out


def _apart(left: Telling, right: Telling, opener: str, following: int) -> bool:
    """Whether a boundary divides two incidents rather than two clauses on one; ``following`` is where the
    next turn stands, behind which another day says nothing of this boundary."""
    a, b = left.told, right.told
    if opener == PART:
        return True
    if opener == SINCE or (opener == SINCE_IT and days_taken(right)):
        return bool(b)
    led = right.is_led_back
    came = left.counts or not (a or CAME.isdisjoint(x.low for x in left.tokens))
    if led and came and any(not c.total for c in right.counts):
        return True  # "the raid came a week after 34 were killed"
    if not (a or left.counts) or not (b or right.counts):
        return False
    if opener in (ANNIVERSARY, HEADLINE):
        return opener == ANNIVERSARY or closest_of(left.inner, right.inner) == "apart"
    past = (opener == WHERE or opener in WHICH) and is_bygone(left, right)
    if opener in WHICH or (past and right.counts):
        return past
    if opener in USED:
        return bool(a and b and right.sites) and not b[0].definite
    if opener == "," and (_lies_in(right) or _gives_parts(left, right)):
        return False
    if opener == "and" and _is_other_harm(left, right):
        return False
    if is_deed_beside(left, right, opener) or (led and changes_hands_again(left, right)):
        return True
    if was_done_before(left, right, opener):
        return True
    kinds_a = {e.type for e in a if e.sure}
    kinds_b = {e.type for e in b if e.sure}
    other_kind = bool(kinds_a and kinds_b and kinds_a.isdisjoint(kinds_b))
    sites_a = {p.text.casefold() for p in left.sites}
    sites_b = {p.text.casefold() for p in right.sites}
    other_site = bool(sites_a and sites_b and sites_a.isdisjoint(sites_b))
    if opener == "," and other_site and a and b and left.start == left.sentence.start and left.is_led_back:
        return True  # "hours after rebels seized Velm, a bomb went off in Daruk"
    other_day = _is_on_other_day(left, right, following)
    another = _is_told_as_other(left, right)
    both = bool(left.counts and right.counts)
    if opener == AS and came_as(left):
        return bool(b) and (not right.told[0].definite) and _is_elsewhere_or_said(right)
    if opener == _ON:
        return other_day and both and not sites_a & sites_b
    if opener.startswith("turn:"):
        # "Two days after raiders seized one town, and a week after a bomb in the next".
        counted = led and (both or (bool(a) and (left.is_led_back or other_site)))
        return bool(b) and (other_kind or other_day or counted or (other_site and bool(right.counts)))
    if other_day and all(any(t.when.over_a_week for t in p.dates) for p in (left, right)):
        return bool(a and b)  # "seized the town in June 2018 and lost it in October 2019"
    return (
        (other_kind and (other_site or both))
        or (other_site and both)
        or (another and (both or other_kind))
        or (other_site and other_kind)
    )


def _is_on_other_day(left: Telling, right: Telling, following: int) -> bool:
    """Whether a stretch has days and none of the one before. "Found on Friday, two days after he was seized":
    a counted time alone is no day of another incident."""
    later = [t for t in right.dates if not (t.start == right.start and leads_back(t))]
    if not left.dates or all(t.start >= following for t in later):
        return False
    return {t.text.casefold() for t in left.dates}.isdisjoint(t.text.casefold() for t in later)


def _is_told_as_other(left: Telling, right: Telling) -> bool:
    """Whether words or a count of its own set a stretch apart: "elsewhere", "in a separate attack"."""
    if any(x.low in words_of("elsewhere") and not _is_of_same_deed(x, left, right) for x in right.tokens[:5]):
        return True
    return counts_again(left, right) or any(x.low in words_of("separate") for x in right.tokens)


def _is_other_harm(left: Telling, right: Telling) -> bool:
    """ "Killed two | and wounded nine in a quarter of Velm": those hurt by what killed the others, of whom no
    town of their own is told."""
    last = max(left.counts, key=stands_at, default=None)
    first = min(right.counts, key=stands_at, default=None)
    if last is None or first is None or {last.property, first.property} != _HARM:
        return False
    if any(c.property is last.property for c in right.counts) or _tells_before(right, first):
        return False
    here = [p for p in left.sites if p.start >= last.start]
    return not here and closest_of(right.inner, left.inner) != "apart"


def _tells_before(t: Telling, c: CountMention) -> bool:
    """Whether a stretch names a place or a deed before it counts: "and in Orin four were hurt"."""
    at = min(c.number[0], c.trigger[0])
    return any(m.start < at for m in (*t.places, *t.times)) or any(
        e.start < at and e.key not in words_of("harm") for e in t.told
    )


def _gives_parts(left: Telling, right: Telling) -> bool:
    """ "Killing 13 guests of Ada Lind, a miller in Velm, including nine cooks and a porter of the Velm
    Bank": a part of them."""
    ends = {x.end + 1 for x in right.tokens if x.low == "including"}
    wholes = {c.number for c in left.counts}
    return not right.told and all(c.number[0] in ends or c.part_of in wholes for c in right.counts)


def _lies_in(right: Telling) -> bool:
    """ "in Velm, in Daruk province": a comma that only leads from a place to the one that holds it."""
    first = min((p.start for p in right.places), default=right.end)
    led = [t.low for t in right.tokens if t.start < first]
    return first < right.end and 1 < len(led) <= _LED and _INTO.issuperset(led)


def _is_elsewhere_or_said(right: Telling) -> bool:
    """Whether a clause names a place or day of its own, or who says it."""
    first = right.told[0].start
    said = any(x.low in words_of("saying") or x.low in _CLAIMS for x in right.tokens if x.start < first)
    return said or bool(right.sites) or bool(right.dates)


def _is_of_same_deed(another: Token, left: Telling, right: Telling) -> bool:
    """ "Killed a clerk and wounded another three in Varna", "one guard was killed and another hurt in the
    raid": other harm, and no place of the first."""
    told = {c.property for c in left.counts}
    counted = any(
        c.property not in told and (c.number[0] == another.start or 0 < c.number[0] - another.end <= 1)
        for c in right.counts
    )
    return counted and not (left.sites and (right.sites or right.dates))


def _share(parts: list[Telling]) -> None:
    """Coordinate clauses share the time that one of them states."""
    dated = next((t for t in parts if t.dates), None)
    if dated is None:
        return
    counted = all(m.backward for m in dated.dates)  # "... and a day later" says nothing of what stands before
    for t in parts:
        if counted and t.start < dated.start:
            continue
        if not t.dates and not t.opened_by.startswith("turn:") and not dated.opened_by.startswith("turn:"):
            t.times = list(dated.times)
            t.borrowed_time = True
