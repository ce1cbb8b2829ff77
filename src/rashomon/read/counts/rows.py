"""People in one row: what befell one of them befell all ("a father and his two sons were killed")."""

from __future__ import annotations

from itertools import pairwise

from rashomon.model import Property
from rashomon.read.counts.formal import VICTIM
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.singles import WHOSE, of_kin
from rashomon.read.counts.tables import THEIR, tables, word_set

SINGLE = frozenset(
    "single bare aged name pronoun another self list".split()
)  # kinds of groups told of one by one
STOPS = frozenset((".", ",", "IN", "DAY", "AFTER", "AND", "BY", "AMONG", "WITH", "BUT", '"', ":"))


def joined(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "A father and his two sons were killed": what one of a row of people suffered, all of them did."""
    n = len(p.groups)
    for k in range(n - 1, 0, -1):
        hit, a, b = out[k], p.groups[k - 1], p.groups[k]
        if hit is None or out[k - 1] is not None or a.parent >= 0 or b.parent >= 0:
            continue
        row = _row(p, a, b) or (p.field == "title" and _headed(p, a, b))
        if b.head < 0 and b.kind in NUMBERED and hit[0].first == b.last:
            continue  # "among the dead were a guard and the bomber, and a dozen injured"
        she = a.kind == "pronoun" and p.tags[a.last : b.first] != ["AND"]
        if (
            p.tags[a.last : b.first] == [",", "AND"]
            and a.kind in _ONE
            and p.tokens[a.first - 1].low in _SEEKS
        ):
            continue  # "they came to arrest a clerk, and three were killed in Velm"
        one_by_one = a.kind in SINGLE or (a.kind in NUMBERED and p.field == "title" and _headed(p, a, b))
        if row and hit[0].first >= b.last and one_by_one and not she:
            out[k - 1] = hit
        rowed = b.kind == "list" or goes_on(p, b)
        if rowed and a.kind in ("name", "aged") and hit[0].last <= a.first and _row(p, a, b):
            out[k - 1] = hit  # "killed four of the family: Ali Harun, his wife Nadia and his son Omar"
    for k in range(1, n):
        hit, a, b = out[k - 1], p.groups[k - 1], p.groups[k]
        if hit is None or out[k] is not None or p.field != "title" or hit[0].first < b.last:
            continue
        if _headed(p, a, b) and a.parent < 0 and b.parent < 0:
            out[k] = hit
    for k in range(1, n):
        hit, a, b = out[k - 1], p.groups[k - 1], p.groups[k]
        if hit is None or out[k] is not None or a.parent >= 0 or b.parent >= 0 or b.kind == "pronoun":
            continue
        closed = b.last >= len(p.tags) or p.tags[b.last] in STOPS
        if (_row(p, a, b) and hit[0].last <= a.first and closed and b.kind in SINGLE) or (
            (a.last <= hit[0].first and _beside(p, hit[0], b))
            or _and_self(p, hit[0], a, b)
            or (_row(p, a, b) and b.kind in SINGLE and _were(p, b, hit[0]))
        ):
            out[k] = hit


_ONE = frozenset(("single", "bare", "aged"))
_SEEKS = word_set("of the law")


def with_row(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "Two bakers and a nun were carried home": a plural verb behind one person is that of the row, and so
    is "two bakers and six nuns were among the victims"."""
    for k in range(1, len(p.groups)):
        hit, a, b = out[k], p.groups[k - 1], p.groups[k]
        one = hit is not None and ((b.value == 1 and b.kind in SINGLE) or hit[0].form == VICTIM)
        one = one and a.parent < 0 and b.parent < 0
        if hit is not None and one and out[k - 1] is None and _were(p, b, hit[0]) and _row(p, a, b):
            out[k - 1] = hit


def _were(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Two guards and one clerk | were killed"."""
    between = range(g.last, h.first)
    plural = any(p.tokens[i].low in ("were", "have") for i in between)
    return plural and all(p.tags[i] in ("AUX", "HAVE", "ADV") for i in between)


def gapped(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "One was hit in the ear and the other in the knee": who is told with no more than a part of the
    body suffered what the one before did."""
    for k in range(1, len(p.groups)):
        hit, g = out[k - 1], p.groups[k]
        if hit is None or out[k] is not None or hit[0].property is not Property.WOUNDED:
            continue
        between = p.tokens[hit[0].last : g.first]
        told = g.kind in SINGLE or (g.kind in NUMBERED and g.noun not in NO_PEOPLE)
        where = between[:1] and between[0].low in _WHERE and p.tags[g.first - 1] in ("AND", ",")
        if told and where and _in_body(p, hit[0].last, g.first) and _in_body(p, g.last, g.last + _BODY):
            out[k] = hit


def _in_body(p: Parsed, first: int, end: int) -> bool:
    """Whether tokens [first, end) begin "in the thigh", "in his left hand"."""
    words = [t.low for t in p.tokens[first : min(end, first + _BODY)]]
    return bool(words) and words[0] in _WHERE and bool(_BODY_PARTS & set(words))


_WHERE = frozenset(("in", "on"))
_BODY = 5  # tokens: "in his upper left thigh"
_BODY_PARTS = word_set("body parts")


def in_rows(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "Ali Darwi, his wife, their five children and a neighbour were killed": a row of people that an "and"
    ends shares the verb behind it, or before it, where nobody in it has another."""
    n = len(p.groups)
    k = 0
    while k < n:
        end = k + 1
        while end < n and _row_goes_on(p, p.groups[end - 1], p.groups[end]):
            end += 1
        last = p.groups[end - 1]
        ends = last.last if last.kind in ("list", "name") else last.first
        if end - k > 1 and "AND" in p.tags[p.groups[end - 2].last : ends]:
            _share(p, out, k, end)
        k = end


def _share(p: Parsed, out: list[tuple[Harm, float] | None], k: int, end: int) -> None:
    """Gives what one of the row of groups [k, end) suffered to those of it of whom nothing is told."""
    first, last = p.groups[k].first, p.groups[end - 1].last
    hits = [x for x in out[k:end] if x is not None]
    kin = end - k > 2 and all(_whose(p, g) for g in p.groups[k + 1 : end])
    before = out[k]
    if kin and before is not None and 0 <= first - before[0].last <= 1:
        out[k:end] = [before] * (end - k)  # "killed Ali Darwi, his wife and two children, and injured"
    elif before is not None and _of_all(p, before[0], first):
        out[k:end] = [x or before for x in out[k:end]]  # "the deaths of two judges and three clerks"
    elif len({x[0].first for x in hits}) == 1 and not first <= hits[0][0].first < last:
        counted = any(g.kind not in SINGLE and not _whose(p, g) for g in p.groups[k:end])
        counted = counted and (first > 0 or end - k < _LIST) and not _numbers_were(p, k, end, hits[0][0])
        if not counted or (out[k] is not None and out[end - 1] is not None):
            out[k:end] = [x or hits[0] for x in out[k:end]]
    elif before is not None and before[0].last == first and _ends(p, end - 1):
        out[k:end] = [x or before for x in out[k:end]]  # "killed a clerk, two of his friends and a guard"
    elif kin:
        behind = next((x for x in hits if x[0].first >= last), None)
        out[k:end] = [x or behind for x in out[k:end]]


def _numbers_were(p: Parsed, k: int, end: int, h: Harm) -> bool:
    """ "Two nurses and six patients were shot": two numbers of people with one verb, and nothing that
    governs them."""
    row = p.groups[k:end]
    numbers = len(row) == 2 and all(g.kind in NUMBERED and g.head >= 0 for g in row)
    free = not p.groups[k].first or p.tags[p.groups[k].first - 1] in _FREE
    return numbers and free and h.first > row[-1].last and _were(p, row[-1], h)


_FREE = frozenset((",", "SAY", ".", '"', ":", "AND", "AFTER"))  # tags before a subject


def _of_all(p: Parsed, h: Harm, first: int) -> bool:
    """Whether people are told of from ``first`` on right behind "the murder of"."""
    return h.kind == "noun" and p.tags[h.last : first] == ["OF"]


def _ends(p: Parsed, k: int) -> bool:
    """Whether a row of people that are a verb's object ends with group k."""
    last = p.groups[k].last
    return p.tags[last : last + 1] in ([], ["."], [","], ["IN"], ["DAY"], ["AFTER"])


_LIST = 3  # people of a row that begins a sentence: "a colonel, two captains and five conscripts lost"


def _row_goes_on(p: Parsed, a: Group, b: Group) -> bool:
    between = p.tags[a.last : b.first]
    people = a.noun not in NO_PEOPLE and b.noun not in NO_PEOPLE and "none" not in (a.kind, b.kind)
    plain = 0 < len(between) <= 2 and all(t in ("AND", ",") for t in between)
    return people and plain and p.tokens[a.last].text != "(" and a.parent < 0 and b.parent < 0


def _whose(p: Parsed, g: Group) -> bool:
    words = [t.low for t in p.tokens[g.first : g.last]]
    of_them = words[1:2] == ["of"] and not THEIR.isdisjoint(words[2:3])
    return of_them or of_kin(p.tokens, g)


def _headed(p: Parsed, a: Group, b: Group) -> bool:
    """ "3 adults, 1 child found dead", as headlines put it without an "and"."""
    people = NO_PEOPLE | {"none", "unknown"}
    return p.tags[a.last : b.first] == [","] and a.noun not in people and b.noun not in people


def _and_self(p: Parsed, h: Harm, a: Group, b: Group) -> bool:
    """ "Kills three, self", "killed two people, then himself"."""
    between = zip(p.tags[a.last : b.first], p.tokens[a.last : b.first], strict=True)
    near = all(tag in (",", "AND", "ADV") or t.low in tables().people for tag, t in between)
    return b.kind == "self" and near and h.property is Property.KILLED and h.last <= a.first


def _beside(p: Parsed, h: Harm, g: Group) -> bool:
    """ "Killed along with his wife", "died in the raid together with four pupils"."""
    words = [t.low for t in p.tokens[h.last : g.first]]
    if words[-2:] in (["along", "with"], ["together", "with"]):
        words = words[:-2]
    elif words[-1:] == ["alongside"]:
        words = words[:-1]
    else:
        return False
    where = not words or (len(words) <= _WHEREABOUTS and words[0] in _WHERE | {"at", "by"})
    nearer = any(h.last <= x.first < g.first for x in p.groups)
    return where and not nearer and g.noun not in NO_PEOPLE


_WHEREABOUTS = 5  # tokens: "in the strike", "at home by the bomb"


def _row(p: Parsed, a: Group, b: Group) -> bool:
    """Whether a and b stand in one row: "a and b", "a, b and c", "a, his wife and his children"."""
    between = _past_office(p, a, b)
    row = b.kind == "list" or (b.kind == "name" and b.value > 1) or goes_on(p, b)
    return (
        0 < len(between) <= 3
        and ("AND" in between or row)
        and all(t in ("AND", ",", "ADV") for t in between)
        and a.noun not in NO_PEOPLE
        and b.noun not in NO_PEOPLE
        and "none" not in (a.kind, b.kind)
    )


def _past_office(p: Parsed, a: Group, b: Group) -> list[str]:
    """The tags between two people, without what the first is of: "the governor of Velm and four guards"."""
    between = p.tags[a.last : b.first]
    if a.kind in ("single", "bare") and between[:1] == ["OF"]:
        ends = next((i for i, tag in enumerate(between) if i and tag not in ("DET", "C", "w")), len(between))
        return between[ends:] if ends <= _OFFICE else between
    if between[:2] == [",", "WHO"] and between[-2:] == [",", "AND"] and between.count(",") == 2:
        return between[-2:]  # "Ann Lee, who was pregnant, and her son"
    return between


_OFFICE = 5  # tokens: "of the Velm town council"


def goes_on(p: Parsed, b: Group) -> bool:
    """Whether kin of somebody ("his wife") stand in a row: one that comes to an "and", with commas alone
    between its people, or that goes on with further kin."""
    if b.extra not in WHOSE:
        return False
    at = p.groups.index(b)
    for x, after in pairwise(p.groups[at:]):
        between = p.tags[x.last : after.first]
        if after.noun in NO_PEOPLE or not all(t in ("AND", ",") for t in between) or len(between) > 2:
            return False
        kin = of_kin(p.tokens, after)
        if "AND" in between or kin or (after.kind == "list" and "AND" in p.tags[after.first : after.last]):
            return True
    return False
