"""Ages, which are no counts: "a 19-year-old", "Ann Lee, 27, of Harlow", "Ann Lee (31 years old)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rashomon.data import given_names
from rashomon.read.counts.numbers import Quantity
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Token

DASHES = frozenset(("-", "–"))


_SPANS = ("year", "yr", "month", "week", "day")
_OLD_AFTER = frozenset(f"{x}{s}" for x in ("month", "week", "day") for s in ("", "s"))
_BETWEEN = frozenset(("and", "or", "to", "&"))
_ON = frozenset("of was were and died is are has had who whose whom remains remain from all both".split())


def span_end(tokens: Sequence[Token], i: int) -> int:
    """The end of the words at i that make the number before them an age, or 0.

    "-year-old", "years old", "-month old", "y/o"; plain "years" as well, plain months and weeks not.
    """
    n = len(tokens)
    while i < n and tokens[i].low in DASHES:
        i += 1
    if i >= n:
        return 0
    low = tokens[i].low
    if low in ("yo", "y.o", "y.o."):
        return i + 1
    if low == "y" and i + 2 < n and tokens[i + 1].low == "/" and tokens[i + 2].low == "o":
        return i + 3
    end = i + 1
    while end < n and tokens[end].low in DASHES:
        end += 1
    old = end < n and tokens[end].low in ("old", "olds")
    if is_span(low) or (low in _OLD_AFTER and old):
        return end + 1 if old else i + 1
    return 0


def ages_end(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> int:
    """The end of a row of ages that begins with q ("6- and 10-year-old", "11 and 13 years old"), or 0."""
    i = q.high
    n = len(tokens)
    while i < n and tokens[i].low in DASHES:
        i += 1
    if i + 1 < n and tokens[i].low in _BETWEEN and _age(tokens[i + 1].low) and tags[i + 1] == "#":
        return span_end(tokens, i + 2)
    return 0


def follows_age(tokens: Sequence[Token], q: Quantity) -> bool:
    """Whether q stands in a row of ages, not first: "ages 22, 24 and 20", "the 6- and 10-year-old"."""
    i = q.low - 1
    passed = False
    while i > 0 and (tokens[i].low in _ROW or _is_age_word(tokens[i].low)):
        passed = passed or _is_age_word(tokens[i].low)
        i -= 1
    if not passed:
        return False
    if tokens[i].low in ("age", "ages", "aged") or span_end(tokens, q.high) > 0:
        return True
    if [t.low for t in tokens[i - 1 : i + 1]] == ["ages", "of"]:
        return True  # "all between the ages of 30 and 44"
    if tokens[i].text[:1].isupper() and tokens[i + 1].low in DASHES:
        return _closes(tokens, q.high)  # "Ann and Bo Lee -- 19 and 17 -- were shot"
    closed = q.high >= len(tokens) or tokens[q.high].text in (",", ".", ")", ";")
    return closed and tokens[i + 1].text in (",", "(") and tokens[i].low in tables().people


_ROW = frozenset((",", "and", "or", "to", "&", "(", *DASHES))


def _is_age_word(low: str) -> bool:
    return _age(low) or tables().numbers.get(low, ("", 0))[0] in ("unit", "ten")


def is_age(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "Ann Lee, 27, of Harlow", "Boy, 6, dies", "Ann Lee (31)", "ages 17 to 26"."""
    if q.kind not in ("digits", "range", "words") or q.value > 110 or not q.low:
        return False
    if (q.first and _told_age(tokens, tags, q)) or _of_the_other(tokens, q):
        return True
    if q.first != q.low:
        return False
    before = q.low - 1
    if tokens[before].low in ("age", "ages", "aged") or follows_age(tokens, q):
        return True
    if tokens[before].low in ("also", "now") and before:
        before -= 1
    beside = (
        tokens[before - 1].text in (",", "(")
        or tags[before - 1] == "C"
        or tokens[before - 1].low in tables().people
    )
    if tokens[before].low == "both" and before and beside:
        return tokens[q.high].low in _BOTH_AGED if q.high < len(tokens) else True
    if tokens[before].text == "." and before > 1 and tokens[before - 1].low in ("jr", "sr"):
        before -= 1
    if tokens[before].low in DASHES and q.kind == "digits" and _in_row(tokens, q):
        while before and tokens[before].low in DASHES:
            before -= 1
        return tags[before] == "C" and not _ends_place(tags, before)
    if tokens[before].text in (",", "(") and before:
        bracketed = tokens[before].text == "(" and tokens[q.high : q.high + 1] and tokens[q.high].text == ")"
        before -= 1
        if tokens[before].text == "." and before > 1 and tokens[before - 1].low in ("jr", "sr"):
            before -= 1
        if bracketed and tags[before] == "C":
            return True  # "Ann Lee (51)"
        if tags[q.high : q.high + 1] == ["IN"] and _ends_place(tags, before):
            return False  # "two in Port Velm, four in Daruk"
        following = tokens[q.high].text if q.high < len(tokens) else "."
        person = tables().people.get(tokens[before].low)
        closed = following in (",", ")", "(", ".", ";", ":", "-", "–", "—")
        if q.kind == "digits" and following[:1].isupper() and _whole_name(tokens, tags, before):
            return True  # a caption: "Ann Lee, 11 Handout", "kills man, 18 Ann Lee"
        if q.kind == "digits" and following in (",", ")") and tokens[before].low in _ONE_OR_OTHER:
            return True  # "one, 25, died; the other, 31, lived"
        if person is not None and (_in_row(tokens, q) or _of_one(tokens, before, q.high)):
            return True  # "two men, 25 and 30,"
        return (tags[before] == "C" or (person is not None and person[1] in "12")) and (
            closed or following in _ON or (q.high < len(tokens) and tags[q.high] in ("IN", "AFTER", "DAY"))
        )
    return False


def _ends_place(tags: Sequence[str], last: int) -> bool:
    """Whether a name that ends at a token stands behind "in": "(two in) Port Velm"."""
    first = last
    while first > 0 and tags[first - 1] == "C":
        first -= 1
    return first > 0 and tags[first - 1] == "IN"


def bare_age(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether the number at i is the age of whoever stands right before it, in texts that have no commas:
    "Ann Lee 27 was killed", "a girl 16 and", "Captain Reed 44".

    A number may as well begin a clause ("they raided Tel Dorr 12 were killed"), so what stands before it has
    to be a noun for one person, or a name that begins with a given name or follows such a noun; a plural
    verb behind it takes two people ("Ann Lee 27 and Bo Reed 30 were killed").
    """
    if not 0 < i < len(tokens) or not _age(tokens[i].low) or int(tokens[i].low) > _OLDEST:
        return False
    after = tokens[i + 1].low if i + 1 < len(tokens) else "."
    following = tags[i + 1] if i + 1 < len(tokens) else "."
    if tokens[i - 1].text == "." and i > 1 and tokens[i - 2].low in ("jr", "sr"):
        return following in _BEHIND_NAME and after not in _SEVERAL
    noun = _one_person(tokens, i - 1) and tokens[i - 1].low not in BEFORE_NOUN
    first = i - noun
    while first > 0 and (tags[first - 1] == "C" or _initial(tokens, first - 1)):
        first -= 1
    if following not in (_BEHIND_NOUN if noun else _BEHIND_NAME):
        return False
    if following in ("OF", "FROM") and tags[i + 2 : i + 3] != ["C"]:
        return False
    if after in _SEVERAL:
        opens = first - (noun and first > 0 and tags[first - 1] == "DET")
        if not _age_before(tokens, tags, opens):
            return False  # "two raiders and a guard | 58 were hurt"
    if noun:
        return True
    if i > first and after in _OF_ONE and int(tokens[i].low) > 1:
        return True  # "on Radio Velm Sami Dorr 28 was shot": of 28 one would say "were"
    if first > 0 and tags[first - 1] in _TO_PLACE:
        return False
    if first < i and after in _ARTICLES and "SAY" not in tags[i + 2 : i + 5]:
        return True  # "Dorr 58 a colonel since June"
    if i - first < _FULL_NAME:
        return False
    if _age_before(tokens, tags, first) or (following == "AND" and _age_behind(tokens, tags, i + 2)):
        return True
    given = tokens[first].low in given_names(low=True) or following == "DET"  # "Sami Dorr 34 a teacher"
    return given or _one_person(tokens, first) or (first > 0 and _one_person(tokens, first - 1))


def _age_behind(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "(Ann Lee 27 and) Bo Reed 30": whether a further name with a number begins at i."""
    end = i
    while tags[end : end + 1] == ["C"]:
        end += 1
    return end - i >= _FULL_NAME and end < len(tokens) and _age(tokens[end].low)


def _age_before(tokens: Sequence[Token], tags: Sequence[str], first: int) -> bool:
    """ "Ann Lee 27 and (Bo Reed 30)": whether a name with its age ends right before the name at ``first``."""
    joined = first > 1 and tags[first - 1] == "AND" and tags[first - 2] == "#"
    return joined and bare_age(tokens, tags, first - 2)


def _initial(tokens: Sequence[Token], i: int) -> bool:
    """Whether the stop at i is that of an initial: "Jim K. Brooks"."""
    return tokens[i].text == "." and i > 1 and len(tokens[i - 1].text) == 1 and tokens[i - 1].text.isupper()


def _one_person(tokens: Sequence[Token], i: int) -> bool:
    entry = tables().people.get(tokens[i].low)
    return entry is not None and entry[1] == "1"


_OLDEST = 99
_FULL_NAME = 2  # words, at least
_BEHIND_NOUN = frozenset(("AUX", "HAVE", "T", "AND", ".", "WHO", "SAY", "SUFFER"))
_BEHIND_NAME = _BEHIND_NOUN | {"OF", "FROM", "IN", "AFTER", "DAY", "DET"}
_OF_ONE = frozenset(("was", "is", "has"))
_ARTICLES = frozenset(("a", "an"))
_SEVERAL = frozenset(("were", "are", "have"))
BEFORE_NOUN = frozenset(("local", "senior", "female", "male"))  # stand before the noun for a person
_TO_PLACE = frozenset(("IN", "FROM", "TO", "OF"))


def _of_one(tokens: Sequence[Token], noun: int, i: int) -> bool:
    """ "One of the brothers, 34, died": of one out of several."""
    chosen = [t.low for t in tokens[max(0, noun - 4) : noun]]
    singular = [t.low for t in tokens[i : i + 2]] in ([",", "was"], [",", "is"], [",", "has"], [",", "died"])
    return singular and ["one", "of"] in (chosen[:2], chosen[1:3])  # "one of the armed brothers, 34, was"


_ONE_OR_OTHER = frozenset(("one", "other", "another"))
_BOTH_AGED = frozenset(", . ) ; and of from were".split())  # "Ann Lee and Bo Reed, both 24 and from Harlow"


def _of_the_other(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "Two men, one 17 and the other 21, were shot"."""
    words = [t.low for t in tokens[max(0, q.low - 6) : q.low]]
    return (
        q.kind == "digits"
        and words[-2:] == ["the", "other"]
        and any(a == "one" and _age(b) for a, b in pairwise(words))
    )


def _told_age(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "The mother, who was only 24, was shot", "dead at the age of 79", "whose age was given as 17"."""
    before = q.first - 1
    while before > 1 and tokens[before].low in _BARELY:
        before -= 1
    words = [t.low for t in tokens[max(0, before - 5) : before + 1]]
    if words[-2:] in (["age", "of"], ["ages", "of"]) or _at_death(tokens, tags, q):
        return True
    if words[-1] == "as" and "age" in words:
        return True
    if words[-1] not in ("was", "is", "turned") or before < 1 or q.kind == "range":
        return False
    subject = tokens[before - 1].low
    if subject in _PERSONAL or tags[before - 1] == "SAY" or "who" in words[-3:]:
        return True
    entry = tables().people.get(subject)
    return (entry is not None and entry[1] == "1") or _whole_name(tokens, tags, before - 1)


_PERSONAL = frozenset(("who", "he", "she"))
_BARELY = word_set("barely")
_DIES = frozenset(("dies", "died"))
_TOLL = frozenset("number numbers toll count figure total".split())


def _at_death(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "Dies at 94", "died at 87 after a long illness": no hour, and nobody further."""
    if q.low < 2 or tokens[q.low - 1].low != "at" or tokens[q.low - 2].low not in _DIES or q.value <= 12:
        return False
    if any(t.low in _TOLL for t in tokens[: q.low]):
        return False  # "put the number of those who died at 14"
    return q.high >= len(tokens) or tags[q.high] in (".", ",", ":", "AFTER", "IN", "AND")


def _whole_name(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether a single person ends at i: "man", or two capitalised words that no "in" puts in a place."""
    entry = tables().people.get(tokens[i].low)
    if entry is not None:
        return entry[1] == "1"
    if i < 1 or tags[i] != "C" or tags[i - 1] != "C":
        return False
    while i > 0 and tags[i - 1] == "C":
        i -= 1
    return i == 0 or tags[i - 1] not in ("IN", "FROM", "TO")


def _in_row(tokens: Sequence[Token], q: Quantity) -> bool:
    """Whether q is the first of a row of numbers that a comma closes: "25 and 30,", "4, 6 and 9."."""
    i = q.high
    n = len(tokens)
    while i + 1 < n and tokens[i].text == "," and _age(tokens[i + 1].low):
        i += 2
    if i < n and tokens[i].text == ",":
        i += 1
    if i + 1 >= n or tokens[i].low != "and" or not _age(tokens[i + 1].low):
        return False
    return _closes(tokens, i + 2)


def _closes(tokens: Sequence[Token], i: int) -> bool:
    return i >= len(tokens) or tokens[i].text in (",", ".", ")", ";") or tokens[i].low in DASHES


def is_span(low: str) -> bool:
    """ "year", "years", "yr", "month-old": what an age is counted in; plain months and weeks count time."""
    return low in ("year", "years", "yr", "yrs") or (
        low.removesuffix("'s").endswith("-old") and low.startswith(_SPANS)
    )


def with_age(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """The end of a name with its age and home: "Ann Lee, 27, of Harlow," and "Ann Lee (31 years old)"."""
    n = len(tokens)
    i = end
    if i < n and tokens[i].text == "." and tokens[i - 1].low in ("jr", "sr"):
        i += 1
    if i < n and tokens[i].text in (",", "(") and i + 1 < n and _age(tokens[i + 1].low):
        if not _ends_age(tokens, tags, i + 2):
            return end
        i += 2
        while i < n and tokens[i].low in ("years", "year", "old", "-", "months"):
            i += 1
        if i < n and tokens[i].text == ")":
            i += 1
        if i + 2 < n and tokens[i].text == "," and tokens[i + 1].low == "of" and tags[i + 2] == "C":
            i += 2
            while i < n and (tags[i] == "C" or (tokens[i].text == "," and i + 1 < n and tags[i + 1] == "C")):
                i += 1
        return i
    if i + 2 < n and tokens[i].text == "," and tokens[i + 1].low == "of" and tags[i + 2] == "C":
        i += 2
        while i < n and (tags[i] == "C" or (tokens[i].text == "," and i + 1 < n and tags[i + 1] == "C")):
            i += 1
        return i
    if bare_age(tokens, tags, i):
        return _past_home(tags, i + 1) if tags[i + 1 : i + 2] == ["OF"] else i + 1
    return end


def _past_home(tags: Sequence[str], i: int) -> int:
    """The end of the home told behind an age: "Ann Lee 27 of Harlow"."""
    end = i + 1
    while tags[end : end + 1] == ["C"]:
        end += 1
    return end if end > i + 1 else i


def _ends_age(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether a number before i may be an age: not "his wife, 2 sons", "Oak Street, 2 die"."""
    if i < len(tokens) and (tokens[i].low in _PLURAL or tags[i] == "#"):
        return False
    for t, tag in zip(tokens[i : i + 4], tags[i : i + 4], strict=True):
        entry = tables().people.get(t.low)
        if entry is not None:
            return entry[1] == "1" and tag == "C"
        if tag not in ("w", "T"):
            return True
    return True


_PLURAL = frozenset("die dead more others other were are have".split())


def _age(low: str) -> bool:
    return low.isdecimal() and len(low) <= 3 and 0 < int(low) <= 110


def past_ages(tokens: Sequence[Token], tags: Sequence[str], i: int) -> int:
    """The token behind ", aged 19 and 32," at i, else i."""
    at = i + (tags[i : i + 1] == [","])
    if [t.low for t in tokens[at : at + 1]] != ["aged"]:
        return i
    return next((k + 1 for k in range(at + 1, len(tags)) if tags[k] == ","), i)
