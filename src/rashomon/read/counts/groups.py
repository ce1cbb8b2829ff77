"""Groups of people that a sentence counts: "at least 12 civilians", "its pilot", "Ann Lee, 19,"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rashomon.model import HarmGroup, Qualifier
from rashomon.read.counts.counted import counted
from rashomon.read.counts.group import Group, speaks
from rashomon.read.counts.heads import ONE
from rashomon.read.counts.members import with_names
from rashomon.read.counts.no_persons import is_source
from rashomon.read.counts.numbers import PERHAPS, quantities
from rashomon.read.counts.owned import OWNS, owners
from rashomon.read.counts.singles import WHOSE, of_kin, singles
from rashomon.read.counts.tables import NTH, THEIR, tables, word_set
from rashomon.read.counts.unmarked import told_twice
from rashomon.read.document import Token


def groups(tokens: Sequence[Token], tags: Sequence[str]) -> list[Group]:
    """The counted people of a sentence, left to right; numbers that count something else are left out."""
    out: list[Group] = list(owners(tokens, tags))
    taken = [False] * len(tokens)
    for owner in out:
        taken[owner.first : owner.last] = [True] * (owner.last - owner.first)
    for q in quantities(tokens):
        g = None if taken[q.low] else counted(tokens, tags, q)
        for i in range(q.first, q.last):
            taken[i] = True
        if g is not None:
            for i in range(g.first, g.last):
                taken[i] = True
            out.append(g)
    for g in out:
        if g.kind == "none" and g.noun == "unknown" and tags[g.last : g.last + 2] == ["C", "AUX"]:
            taken[g.last] = True  # "no Norlander was hurt"
    out.extend(singles(tokens, tags, taken))
    out.sort(key=lambda g: (g.low, g.first))
    return with_names(tokens, tags, _lists(tokens, tags, _perhaps_more(tokens, tags, _at_least(tags, out))))


def _at_least(tags: Sequence[str], found: list[Group]) -> list[Group]:
    """ "At least one woman died and another was hurt": at least one is hurt as well."""
    for a, g in pairwise(found):
        between = tags[a.last : g.first]
        bound = a.qualifier == Qualifier.AT_LEAST and a.max is None and a.value == 1
        if bound and g.kind == "another" and between[-1:] == ["AND"] and not {",", "."} & {*between}:
            g.max, g.qualifier = None, Qualifier.AT_LEAST
    return found


def _perhaps_more(tokens: Sequence[Token], tags: Sequence[str], found: list[Group]) -> list[Group]:
    """ "Two people, and possibly three, were killed", "two people (or perhaps three)": one range."""
    out: list[Group] = []
    for g in found:
        a = out[-1] if out else None
        if a is not None and a.qualifier in _BOUNDED and 0 < (a.min or 0) < g.value and g.head < 0:
            between = [t.low for t in tokens[a.last : g.first]]
            perhaps = bool(between) and between[-1] in PERHAPS and len(between) <= _ASIDE
            closed = g.last >= len(tokens) or tags[g.last] in _CLOSES
            if perhaps and closed and between[0] in _OPENS:
                a.max, a.qualifier, a.kind = g.max, Qualifier.ABOUT, "range"
                a.last = g.last + (g.last < len(tokens) and tags[g.last] == ",")
                continue
        out.append(g)
    return out


_BOUNDED = frozenset((Qualifier.EXACT, Qualifier.AT_LEAST))
_ASIDE = 3  # tokens of ", and possibly"
_OPENS = frozenset(", ( - – — and or".split())
_CLOSES = frozenset((",", ".", "AUX", "HAVE", "T"))
_SINGLE = frozenset(("single", "bare", "aged"))
_NOUN = frozenset(("single", "bare"))


def _lists(tokens: Sequence[Token], tags: Sequence[str], found: list[Group]) -> list[Group]:
    """Single people in a row are one count: "a father, a mother and a son" is 3, unless they part a whole."""
    out: list[Group] = []
    for g in found:
        a = out[-1] if out else None
        if a is None:
            out.append(g)
        elif _trades_of_one(tokens, tags, a, g):
            a.min = a.max = 1
            a.kind, a.members, a.last = "bare", [], g.last
        elif (a.kind in _SINGLE or a.kind == "name") and _called(tokens, tags, a, g):
            a.members, a.last = [(a.first, a.last)], g.last
        elif told_twice(tokens, tags, a, g):
            if a.extra == ("the",) or a.kind == "another":
                out[-1] = g  # "the victim a boy of nine"
            else:
                a.members, a.last = [(a.first, a.last)], g.last
        elif a.kind in _NOUN and g.kind in _NOUN and g.first == a.last and tags[g.first] != "DET":
            a.last = a.high = g.last  # "a Border Guard officer" is one
            a.head, a.noun, a.group = g.head, g.noun, g.group
        elif not (_is_next_of_row(tokens, tags, a, g) and _joined(tokens, tags, a, g)):
            out.append(g)
    for k, g in enumerate(out):
        if g.kind == "name" and g.link == "," and not _on_to_people(tokens, tags, g, out[k + 1 : k + 2]):
            last = g.members[0][1]
            g.last = g.high = last
            g.min = g.max = 1
            g.members, g.link = [], ""
    return out


def _is_next_of_row(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """Whether g is one more of the people, or of the names, that a tells of in a row."""
    alike = (g.kind in _SINGLE and a.kind != "name") or g.kind == "name" == a.kind
    if not alike or not (a.kind in _SINGLE or a.kind in ("list", "name")) or not 0 <= g.first - a.last <= 2:
        return False
    if not all(tags[i] in ("AND", ",") or _listed(tokens, i, a, g) for i in range(a.last, g.first)):
        return False
    if (tokens[a.last].text == "(") if g.first > a.last else a.kind == "name":
        return False
    if _same_person(tokens, tags, a, g) or _says_what(tokens, tags, a, g):
        return False
    if is_source(tokens, a.first):
        return False
    if _parts(tags, a.first, g.last) or OWNS in a.extra + g.extra:
        return False
    # "Killed a guard, the mayor said".
    return not (tags[a.last : g.first] in ([","], []) and speaks(tags, g))


def _joined(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """Put g into the row that a is the beginning of; False where that row has ended before it."""
    if a.kind == "list" and a.members and _tells_who(tokens, tags, a, g):
        a.members[-1] = (a.members[-1][0], g.last)
        a.last = a.high = g.last
        return True
    if a.kind == "list" and tokens[a.last].text == "," and _closed(tags, a):
        return False
    if g.kind == "name":
        # A row only if an "and" follows: "Fort Hall, Texas,".
        a.link = "" if "AND" in tags[a.last : g.first] else ","
    a.members = [*(a.members or [(a.first, a.last)]), (g.first, g.last)]
    a.last = a.high = g.last
    a.min = a.max = a.value + 1
    a.kind = "list" if a.kind != "name" else "name"
    a.noun = a.noun if a.noun == g.noun else "all"
    a.group = a.group if a.group == g.group else HarmGroup.ALL
    return True


def _closed(tags: Sequence[str], a: Group) -> bool:
    """ "Its rider and a passer-by, the ministry said": a row that an "and" has ended runs on no further."""
    return len(a.members) > 1 and "AND" in tags[a.members[-2][1] : a.members[-1][0]]


def _listed(tokens: Sequence[Token], i: int, a: Group, g: Group) -> bool:
    """Whether the mark at i parts names of one list: "Ann Lee, 24; Bo Reed, 30; and Cal Moss, 31"."""
    return tokens[i].text == ";" and a.kind == g.kind == "name" and tokens[a.last - 1].low.isdecimal()


def _on_to_people(tokens: Sequence[Token], tags: Sequence[str], g: Group, after: Sequence[Group]) -> bool:
    """ "Ann Lee (19), Bo Lee (21) and their mother", "Ann Lee, Bo Reed, and her two sons": a row of names
    that ends in somebody's kin, or runs on to them."""
    for x in after:
        between = tags[g.last : x.first]
        kin = of_kin(tokens, x)
        return kin and 0 < len(between) < 3 and all(t in ("AND", ",") for t in between)
    return False


def _same_person(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "A man, 43-year-old Sami Harun,", "at least one civilian, paramedic Sami Harun,": what stands after
    the comma tells who it is, and so does "a woman" of "the victim, a woman,", of "the victim – a woman",
    "an adviser" of "General Harun, an adviser,", "a 31-year-old" of "another man, a 31-year-old, was"."""
    if a.value == 1 and tokens[a.last].text in _DASHES and g.first == a.last + 1:
        return not _runs_on(tags, g.last)
    if a.kind not in ("single", "bare") or g.first != a.last + 1 or tags[a.last] != ",":
        return False
    behind = [t.low for t in tokens[g.last : g.last + 2]]
    if g.extra == ("the",) and "C" in tags[a.first : a.last] and behind in _CLOSED_BY_ONE:
        return True  # "Mullah Sami Harun, the mayor, was"
    the_one = g.extra == ("the",) and tags[a.last - 1] == "C"  # "Captain Ann Lee, the head of the patrol"
    told_as = (the_one or tokens[g.first].low in ("a", "an")) and not _runs_on(tags, g.last)
    nth = NTH.fullmatch(tokens[a.first + 1].low) is not None or behind in _CLOSED_BY_ONE
    if told_as and (
        nth or a.extra == ("the",) or tags[a.last - 1] == "C" or tokens[a.last - 1].low in _SOUGHT
    ):
        return True
    if a.kind == "bare":
        return False
    if tokens[a.low].low == "one" and not _runs_on(tags, g.last):
        return True
    if g.kind == "aged" and tokens[g.first].low not in ONE:
        return True
    return a.head == a.last - 1 and _bare_with_name(tokens, tags, g)


_DASHES = frozenset("–—-")
_CLOSED_BY_ONE = ([",", "was"], [",", "is"], [",", "has"])  # what closes an aside on one person
_SOUGHT = word_set("who it was")  # "his first victim, a clerk": who it was


def _tells_who(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "Ann Lee, her son and her colleague, cameraman Bo Reed,": who the last of the row is."""
    first, last = a.members[-1]
    unnamed = not any(tag == "C" for tag in tags[first:last])
    return unnamed and tags[a.last] == "," and g.first == a.last + 1 and _bare_with_name(tokens, tags, g)


def _bare_with_name(tokens: Sequence[Token], tags: Sequence[str], g: Group) -> bool:
    """ "Four-year-old Ali", "cameraman Bo Reed", where no "and" leads on to further people."""
    end = next((i for i in range(g.first, g.last) if tags[i] == ","), g.last)  # "Major Ali Dorr, 38"
    named = g.kind == "bare" and end - g.first > 1 and tags[end - 1] == "C"
    return named and (tokens[g.first].low.endswith("-old") or not _runs_on(tags, g.last))


def _runs_on(tags: Sequence[str], at: int) -> bool:
    """Whether an "and" close behind leads on to further people, and not to a further verb of harm."""
    on = next((i + 1 for i in range(at, min(at + 3, len(tags))) if tags[i] == "AND"), len(tags))
    return on < len(tags) and tags[on] != "T"


def _says_what(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "34-year-old Ann Lee, a citizen of Velm and mother of two, was killed": what she is, where no "and"
    leads on to further people."""
    described = a.kind == "aged" and g.kind == "single" and g.extra in (("a",), ("an",), ("the",))
    if not described or tags[a.last] != ",":
        return False
    on = next((i + 1 for i in range(g.last, min(g.last + 3, len(tags))) if tags[i] == "AND"), len(tags))
    return on >= len(tags) or tokens[on].low in tables().people


def _called(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "34-year-old Ann Lee, a clerk, and 31-year-old Bo Reed", "Ann Lee, a clerk, her son and": what she is
    stands between two commas."""
    on = g.last + 1 + (tags[g.last + 1 : g.last + 2] == ["AND"])
    if a.extra in WHOSE and a.group is HarmGroup.COMBATANTS and _bare_with_name(tokens, tags, g):
        return a.head == a.last - 1 and tags[a.last : g.first] == [","]  # "their chief, Major Ali Dorr"
    told = g.kind == "single" and g.extra in _ARTICLES and tags[g.last : g.last + 1] == [","]
    if not told or on >= len(tags):
        return False
    named = "C" in tags[a.first : a.last] and "C" not in tags[g.first : g.last] and tags[a.last] == ","
    if on == g.last + 1 and g.group not in _TRADES:
        return False  # "Ann Lee, a boy, Bo Reed and": further people
    further = tags[on] == "C" or tokens[on].low.endswith("-old") or tokens[on].low.isdecimal()
    further = further or (tokens[on].low in THEIR and g.group in _TRADES)
    return named and further and g.first == a.last + 1


_ARTICLES = (("a",), ("an",))
_TRADES = frozenset((HarmGroup.OTHER, HarmGroup.MEDICS, HarmGroup.JOURNALISTS, HarmGroup.OFFICIALS))


def _trades_of_one(tokens: Sequence[Token], tags: Sequence[str], a: Group, g: Group) -> bool:
    """ "The writer, teacher and activist Karim Dorr was killed", "a poet and singer has died": one person, by
    the verb, where further people would have articles; so are "Karim Dorr, a poet and singer" and "killed
    the poet and singer Karim Dorr"."""
    between = tags[a.last : g.first]
    joined = 0 < len(between) <= 2 and between[-1] in ("AND", ",") and {*between} <= {"AND", ","}
    plain = a.kind in ("single", "bare", "list") and not {"C", "DET"} & {*tags[a.first + 1 : a.last]}
    if not (joined and plain and g.kind == "bare"):
        return False
    named = g.last - g.first > 1 and "C" in tags[g.first : g.last]
    if not named and (between[-1] != "AND" or "C" in tags[g.first : g.last] or a.kind == "bare"):
        return False
    if not named and tags[a.first - 2 : a.first] == ["C", ","] and a.extra in _ARTICLES:
        return not _runs_on(tags, g.last)
    verb = next((i for i in range(g.last, min(g.last + _AGED, len(tags))) if tags[i] in _VERBS), -1)
    if verb >= 0 and tokens[verb].low in ("was", "is", "has"):
        return True
    others = verb >= 0 and tags[verb] in ("AUX", "HAVE", "AND")  # "were": two
    return named and a.extra == ("the",) and between[-1] == "AND" and not others


_VERBS = frozenset(("AUX", "HAVE", "T", ".", "AND", "BY", "SAY"))
_AGED = 7  # tokens between a name and its verb: ", aged 41,", "(41 years old)"


def _parts(tags: Sequence[str], first: int, last: int) -> bool:
    """Whether the list is told as parts of a whole: "including a …", "a … and a … were among the dead"."""
    return (
        any(t in ("INCL", "AMONG") for t in tags[max(0, first - 4) : first])
        or "AMONG" in tags[max(0, first - 15) : first]
        or "AMONG" in tags[last : last + 4]
    )
