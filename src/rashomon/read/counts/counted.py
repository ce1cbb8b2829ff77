"""What a number counts: the noun after it, or nothing where it is an age, a date or an address."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.counts.addresses import YEARS, is_channel, is_date_or_address, is_numbered
from rashomon.read.counts.ages import ages_end, bare_age, follows_age, is_age, span_end
from rashomon.read.counts.formal import VICTIMS
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.heads import ONE
from rashomon.read.counts.numbers import Quantity, bound_behind, bounded
from rashomon.read.counts.singles import ENDS
from rashomon.read.counts.tables import FAMILIES, PARENTS, SHOOTINGS, THEIR, is_number, tables, word_set
from rashomon.read.counts.unmarked import ends_noun, names_speaker
from rashomon.read.document import Token

_REACH = 8  # tokens between a number and the noun it counts


def counted(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> Group | None:
    """The people or things that a number counts, or None where it counts nothing that is told of."""
    t = tables()
    i = q.last
    if [x.low for x in tokens[q.high : q.high + 3]] in _OF_DEEDS:
        return None  # "a series of shootings, three of which happened in February": no people
    if tokens[q.low].low == "both" and q.high < len(tokens) and tokens[q.high].low.isdecimal():
        return None  # "Ann Lee and Bo Reed, both 24"
    if _is_left_out(tokens, q) or _is_name(tokens, tags, q) or _is_of_deeds(tokens, q):
        return None
    if _is_one_of_harmed(tokens, q.low):
        return None
    if _is_partitive(tokens, q) or _is_caption(tokens, q) or _is_span_of_ages(tokens, q):
        return None
    if q.kind == "digits" and q.first == q.low and bare_age(tokens, tags, q.low):
        return None
    if q.kind in ("digits", "range") and (is_date_or_address(tokens, q) or is_channel(tokens, q)):
        return None
    if q.kind == "words" and is_numbered(tokens, q):
        return None
    if [x.low for x in tokens[q.high : q.high + 1]] == ["and"] and is_age(tokens, tags, q):
        return None  # "shot Ann Lee, 22 and another woman"
    if _of_one_at_home(tokens, tags, q) and is_age(tokens, tags, q):
        return None  # "Ann Lee, 22 of Harlow was shot"
    end = ages_end(tokens, tags, q)
    if end:
        return _aged_row(tokens, tags, q, end)
    end = span_end(tokens, i)
    if end:
        if follows_age(tokens, q):
            return None
        named = q.low > 1 and tokens[q.low - 1].text in (",", "(") and tags[q.low - 2] == "C"
        named = named and tags[end : end + 1] != ["C"]  # "of Harlow, 31-year-old Ann Lee"
        return None if named else _aged(tokens, tags, q)  # "Ann Lee (31 years old)": the name is counted
    several = q.kind in ("digits", "words", "range") and q.value > 1
    head, last, noun = _head(tokens, tags, i, several)
    if head >= 0 and names_speaker(tokens, tags, q.first, head):
        head, last, noun = -1, i, "none"
    if head >= 0 and q.value > 1 and (things := _things_behind_one(tokens, tags, head)):
        head, last, noun = things - 1, things, "thing"
    if noun in ("unit", "time") or (noun in ("none", "unknown") and is_age(tokens, tags, q)):
        return None
    if noun == "none" and tokens[q.first].low == "under":
        return None  # "six children, all of them under 14"
    if q.kind == "digits" and YEARS[0] <= q.value < YEARS[1] and q.first == q.low:
        entry = t.people.get(tokens[head].low) if head >= 0 else None
        if noun == "none" or (entry is not None and entry[1] == "1"):
            return None  # "(Wire 2030) Baker dies"
    group = t.people[tokens[head].low][0] if head >= 0 and tokens[head].low in t.people else HarmGroup.ALL
    behind = bound_behind(tokens, last) if head >= 0 and q.qualifier == Qualifier.EXACT else None
    if behind is not None:  # "14 civilians at least"
        q, last = bounded(q, behind.qualifier), last + len(behind.words)
    of_more = [x.low for x in tokens[q.high : q.high + 1]] == ["of"] and any(
        is_number(tokens, j) for j in range(q.high + 1, min(q.high + 3, head))
    )
    if q.kind == "words" and q.value == 1 and head >= 0 and tokens[head].low in t.people and not of_more:
        kind = "single"
    else:
        kind = q.kind
    return Group(q.first, last, q.low, q.high, q.min, q.max, q.qualifier, kind, head, noun, group)


def _is_of_deeds(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "The toll of 4 shootings": of deeds, not of people."""
    low = tokens[q.high].low if q.high < len(tokens) else ""
    of_toll = [t.low for t in tokens[max(0, q.first - 2) : q.first]] == ["toll", "of"]
    return of_toll and tables().things.get(low) == "attack" and low not in tables().triggers


_OF_DEEDS = [["of", "which", w] for w in sorted(word_set("deeds that had"))]
# Behind the age of one person: "a girl of 15 died".
_GO_ON = word_set("goes on behind a noun")
_WHOLE_OF = frozenset("the those these his her their our".split())


def _is_partitive(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "One of the six", "image 1 of 4": the six are not told of, one of them is."""
    i = q.low
    while i > 0 and tokens[i - 1].low in _WHOLE_OF:
        i -= 1
    if i < 2 or tokens[i - 1].low != "of":
        return False
    before = tokens[i - 2].low
    if before in PARENTS:
        return True  # "a mother of three", "the parents of the five siblings"
    entry = tables().people.get(before)
    behind = tokens[q.high : q.high + 1]
    members = q.high + 1 < len(tokens) and tokens[q.high + 1].low in tables().people
    if entry is not None and behind and behind[0].low in FAMILIES and not members:
        return True  # "nine members of one family", not "the bodies of two family members"
    if (
        entry is not None
        and entry[1] == "1"
        and behind
        and (behind[0].text in ",.);" or behind[0].low in _GO_ON)
    ):
        return True  # "a man of 40, died", "killed a girl of 15 in Velm"
    if _is_one_of_harmed(tokens, i - 2):
        return False
    return (before in tables().numbers or before.isdecimal()) and not _harmed_behind(tokens, q)


def _of_one_at_home(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "(Ann Lee, 22) of Harlow was": a town, and the verb of one person."""
    i = q.high + 1
    while tags[q.high : q.high + 1] in (["OF"], ["FROM"]) and tags[i : i + 1] == ["C"]:
        i += 1
    return q.kind == "digits" and i > q.high + 1 and i < len(tokens) and tokens[i].low in ("was", "is", "has")


def _is_one_of_harmed(tokens: Sequence[Token], one: int) -> bool:
    """ "Ann Lee was one of nine people killed in", ", one of ten who died": the nine are told of, she is one
    of them."""
    is_one = one - (one > 1 and tokens[one - 1].low in _ONLY)
    if tokens[one].low != "one" or not one or tokens[is_one - 1].low not in _IS_ONE:
        return False
    i = one + 1
    if [t.low for t in tokens[i : i + 1]] != ["of"]:
        return False
    i += 1
    while i < len(tokens) and tokens[i].low in _WHOLE_OF:
        i += 1
    if not is_number(tokens, i):
        return False
    ahead = [t.low for t in tokens[i + 1 : i + 1 + _REACH]]
    at = next((k for k, w in enumerate(ahead) if w in _BEFELL), -1)
    return at >= 0 and all(w.isalpha() for w in ahead[:at])


_BEFELL = word_set("befell")
_ONLY = frozenset(("just", "only"))
_IS_ONE = frozenset(("was", "is", "were", "are", "as", ",", "been", "be", "became", "among"))


def _harmed_behind(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "Two of the 33 people wounded by the mine": the 33 were, too."""
    i = q.high + (q.high < len(tokens) and tokens[q.high].low in tables().people)
    entry = tables().triggers.get(tokens[i].low) if i < len(tokens) else None
    return entry is not None and entry[1] in ("ed", "shot") and entry[0] is not Property.ABDUCTED


def _is_span_of_ages(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "Nine children between six and twelve": how old they were."""
    spans = q.kind == "range" and q.first > 0 and tokens[q.first].low == "between"
    entry = tables().people.get(tokens[q.first - 1].low) if spans else None
    return entry is not None and entry[1] == "n"


def _is_left_out(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "Killed all but six of the clerks": those who were not; "in Dalm, a city of six million"."""
    before = [t.low for t in tokens[max(0, q.first - 2) : q.first]]
    return before == ["all", "but"] or (before[1:] == ["of"] and before[0] in _PEOPLED)


_PEOPLED = word_set("peopled")


def _is_name(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "(Channel 5)", "(Harlow 24)": a name that ends in a number."""
    ends = q.kind == "digits" and [t.text for t in tokens[q.high : q.high + 1]] == [")"]
    return ends and q.low > 1 and tags[q.low - 1] == "C" and tokens[q.low - 1].low not in tables().people


def _is_caption(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "26 of 111 Friends gather": the picture's number, the caption begins after it."""
    ahead = tokens[q.high : q.high + 3]
    return (
        q.kind == "digits"
        and len(ahead) == 3
        and ahead[0].low == "of"
        and ahead[1].low.isdecimal()
        and ahead[2].text[0].isupper()
    )


def _aged_row(tokens: Sequence[Token], tags: Sequence[str], q: Quantity, end: int) -> Group | None:
    """ "Their 6- and 10-year-old sons": two; "two kids, 11 and 13 years old": the ages of the two."""
    if q.low and tokens[q.low - 1].text in (",", "("):
        return None
    head, last, _ = _head(tokens, tags, end)
    entry = tables().people.get(tokens[head].low) if head >= 0 else None
    if entry is None and tokens[end - 1].low[-4:] not in ("-old", "olds"):
        return None
    group = entry[0] if entry else HarmGroup.ALL
    first = q.low - 1 if q.low and tokens[q.low - 1].low in ONE else q.low
    if entry is None:
        head, last = end - 1, end
    return Group(first, last, first, last, 2, 2, Qualifier.EXACT, "list", head, group.value, group)


def _aged(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> Group | None:
    """ "a 19-year-old", "a 12-year-old girl": one person, and the number is no count."""
    n = len(tokens)
    i = span_end(tokens, q.high)
    first = q.low
    before = [t.low for t in tokens[max(0, first - _SPAN) : first]]
    if before[-1:] == ["to"] and {"ages", "aged", "age"} & {*before}:
        return None  # "four cousins ages 2 weeks to 9 years"
    if first and tokens[first - 1].low in ONE:
        first -= 1
    named = i < n and tags[i] == "C"  # "killed were 25-year-old Ann Lee and"
    if first == q.low and i < n and not named and tags[q.first - 1 if q.first else 0] == "AUX":
        return None  # "was 19 years old"
    head, last, noun = _head(tokens, tags, i)
    t = tables()
    person = head >= 0 and tokens[head].low in t.people and t.people[tokens[head].low][1] == "1"
    if noun in NO_PEOPLE or (not person and not tokens[i - 1].low.endswith(("old", "olds", "o"))):
        return None
    group = t.people[tokens[head].low][0] if person else HarmGroup.ALL
    native = [t.low for t in tokens[last : last + 3 : 2]] == ["and", "of"] and not is_number(tokens, last + 1)
    if person and native and tags[last + 1] == "w":
        last += 2  # "a 57-year-old farmer and native of Velm"
    if q.value < 18:
        group = HarmGroup.CHILDREN
    if person and {t.low for t in tokens[max(0, first - 1) : first + 1]} & THEIR:
        while last < n and last < i + _NAME and tags[last] == "C":  # "her 4-year-old niece Rim"
            last += 1
    # The name that follows: "19-year-old Ann Lee"
    if not person:
        last = i
        while last < n and last < i + _NAME and tags[last] == "C":
            last += 1
        if last > i and tokens[last : last + 1] and tokens[last].low in ("of", "from"):
            last += 1  # "25-year-old Ann Lee of Harlow"
            while last < n and tags[last] == "C":
                last += 1
        head = i - 1
    return Group(first, last, first, last, 1, 1, Qualifier.EXACT, "aged", head, group.value, group)


_SPAN = 5  # tokens: "ages 3 months to"
_NAME = 7  # words at most: "Rafi Ziad Munir Hatim Talal al-Dorr"


def _head(
    tokens: Sequence[Token], tags: Sequence[str], i: int, several: bool = False
) -> tuple[int, int, str]:
    """The noun that a number at i counts: (index, end of the phrase, class); of ``several`` people also
    behind what befell them."""
    t = tables()
    people, things = t.people, t.things
    n = len(tokens)
    start = i
    if i + 1 < n and tags[i] == '"' and tokens[i].low != "|" and tokens[i + 1].low in people:
        i += 1  # "“several” civilians"
    found, noun = -1, "none"
    if i < n and tokens[i].low == "of":  # "three of his comrades", "four of the children"
        i += 1
        noun = "of"
        i += [t.low for t in tokens[i : i + 1]] in _WHOSE_PART and is_number(tokens, i + 1)
    stop = min(n, start + _REACH)
    j = i
    while j < stop:
        tag = tags[j]
        low = tokens[j].low
        if tag == "#" or low in t.numbers or _spells(low):
            if _opens_age(tokens, j) or (j == i and noun == "of"):
                j += 1  # "two of the 33 people", "nine of 14 tankers"
                continue
            break  # another number begins
        if low == "|":
            break  # the next cell of a row
        if low == "other" and found < 0 and j + 1 < stop and tokens[j + 1].low in things:
            j += 1  # "three other mosques"
            continue
        if low in people and not (tag == "T" and low in _HARM_NOUNS and found >= 0):
            if found >= 0 and ends_noun(tokens, tags, found, j):
                break
            found, noun = j, people[low][0].value
        elif low in things and tag != "AUX":
            kind = things[low]
            if found >= 0 or (kind == "time" and low.endswith("day") and tokens[j].text[0].isupper()):
                break  # "wounded 40 Tuesday"
            if kind in ("unit", "time"):
                return j, j + 1, kind
            # "10 Islamic State fighters": a thing word may stand before the noun
            nxt = _next_person(tokens, tags, j + 1, stop)
            if nxt < 0:
                return j, j + 1, kind
            j = nxt
            continue
        elif several and tag == "T" and j == i and _prenominal(tokens, tags, j):
            j += 1  # "three killed civilians", "the 16 injured family members"
            continue
        elif several and tag == "SAY" and j == i and _told_of(tokens, tags, j):
            j += 1  # "seven identified members", "five reported civilian deaths"
            continue
        elif tag in ENDS or (tag == "DET" and (j > i or noun != "of")) or found >= 0:
            break
        j += 1
    if found < 0:
        unknown = start < n and tags[start] in "wC"
        return -1, start, noun if noun == "of" else "unknown" if unknown else "none"
    return found, found + 1, noun


def _things_behind_one(tokens: Sequence[Token], tags: Sequence[str], head: int) -> int:
    """Where "30 | rebel positions", "nine militant observation posts" ends: whose many things are counted,
    for the noun of people stands in the singular; 0 where people are."""
    people, things = tables().people, tables().things
    for j in range(head + 1, min(head + 1 + _THINGS, len(tokens))):
        low = tokens[j].low
        entry = people.get(tokens[head].low)
        if entry is None or entry[1] != "1" or tags[j] not in ("w", "C") or low in people:
            return 0
        if low in things and low.endswith("s") and (j + 1 >= len(tokens) or tokens[j + 1].low not in people):
            return j + 1
    return 0


_THINGS = 3  # words behind "rebel": "weapons storage sites"
_WHOSE_PART = [[word] for word in sorted(_WHOLE_OF)]


def _opens_age(tokens: Sequence[Token], j: int) -> bool:
    """Whether an age begins with the number at j: "five-year", "12-year-old", "12 year"."""
    behind = [t.low for t in tokens[j + 1 : j + 3]]
    return any("-" in low for low in behind[:1]) or any(low.startswith("year") for low in behind[1:])


def _spells(low: str) -> bool:
    """ "Thirty-one", also behind a year that no stop parts from it; not "two-year-old"."""
    pieces = low.split("-")
    return len(pieces) > 1 and all(tables().numbers.get(p, ("",))[0] in ("unit", "ten") for p in pieces)


def _prenominal(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether the participle at i stands before the people it tells of."""
    if tokens[i].low in SHOOTINGS and any(t.low in VICTIMS for t in tokens[i + 1 : i + 2]):
        return True  # "two shooting victims"
    kind = tables().triggers[tokens[i].low][1] if tokens[i].low in tables().triggers else ""
    ahead = [
        t.low in tables().people and tags[j] != "T" for j, t in enumerate(tokens[i + 1 : i + 3], start=i + 1)
    ]
    family = tokens[i + 1 : i + 2] and tokens[i + 1].low in ("family", "civilian", "police")
    return kind == "ed" and (ahead[:1] == [True] or bool(family and ahead[1:] == [True]))


def _told_of(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether the participle at i stands before people: "identified members", "confirmed civilian deaths"."""
    return tokens[i].low.endswith("ed") and _next_person(tokens, tags, i + 1, i + 3) > 0


_HARM_NOUNS = word_set("harm counted")


def _next_person(tokens: Sequence[Token], tags: Sequence[str], i: int, stop: int) -> int:
    people = tables().people
    for j in range(i, min(stop, i + 4, len(tokens))):
        if tokens[j].low in people:
            return j
        if tags[j] == "#" or tokens[j].low in tables().numbers or tokens[j].low.endswith("ing"):
            return -1  # "nine tankers carrying nurses", "by 40 air strikes 52 fighters killed"
        if tags[j] in ENDS or tags[j] in ("AND", "ADV", "DAY", "DET"):
            return -1
    return -1
