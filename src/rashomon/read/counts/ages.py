"""Ages, which are no counts: "a 19-year-old", "Ann Lee, 27, of Harlow", "Ann Lee (31 years old)"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.numbers import Quantity
from rashomon.read.counts.tables import tables
from rashomon.read.document import Token

DASHES = frozenset(("-", "–"))


_SPANS = ("year", "month", "week", "day")
_OLD_AFTER = frozenset(f"{x}{s}" for x in ("month", "week", "day") for s in ("", "s"))
_BETWEEN = frozenset(("and", "or", "to", "&"))
_ON = frozenset("of was were and died is are has had who whose whom remains remain from".split())


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
    closed = q.high >= len(tokens) or tokens[q.high].text in (",", ".", ")", ";")
    return closed and tokens[i + 1].text in (",", "(") and tokens[i].low in tables().people


_ROW = frozenset((",", "and", "or", "to", "&", "(", *DASHES))


def _is_age_word(low: str) -> bool:
    return _age(low) or tables().numbers.get(low, ("", 0))[0] in ("unit", "ten")


def is_age(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "Ann Lee, 27, of Harlow", "Boy, 6, dies", "Ann Lee (31)", "ages 17 to 26"."""
    if q.kind not in ("digits", "range", "words") or q.value > 110 or q.first != q.low or not q.low:
        return False
    before = q.low - 1
    if tokens[before].low in ("age", "ages", "aged") or follows_age(tokens, q) or _told_age(tokens, tags, q):
        return True
    if tokens[before].low == "also" and before:
        before -= 1
    if tokens[before].low == "both" and before and tokens[before - 1].text in (",", "("):
        return tokens[q.high].low in _BOTH_AGED if q.high < len(tokens) else True
    if tokens[before].text == "." and before > 1 and tokens[before - 1].low in ("jr", "sr"):
        before -= 1
    if tokens[before].text in (",", "(") and before:
        bracketed = tokens[before].text == "(" and tokens[q.high : q.high + 1] and tokens[q.high].text == ")"
        before -= 1
        if tokens[before].text == "." and before > 1 and tokens[before - 1].low in ("jr", "sr"):
            before -= 1
        if bracketed and tags[before] == "C":
            return True  # "Ann Lee (51)"
        if before and tags[before - 1] == "IN" and tags[q.high : q.high + 1] == ["IN"]:
            return False  # "two in Velm, four in Daruk"
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
    # Texts that lost their commas: "Ann Lee 27 was killed"
    following = tags[q.high] if q.high < len(tokens) else "."
    return (
        q.kind == "digits"
        and tags[before] == "C"
        and before > 0
        and tags[before - 1] == "C"
        and following in ("AUX", "T")
        and 12 <= q.value <= 95
        and following == "AUX"
        and tokens[q.high].low == "was"
    )


def _of_one(tokens: Sequence[Token], noun: int, i: int) -> bool:
    """ "One of the brothers, 34, died": of one out of several."""
    chosen = [t.low for t in tokens[max(0, noun - 3) : noun]]
    singular = [t.low for t in tokens[i : i + 2]] in ([",", "was"], [",", "is"], [",", "has"], [",", "died"])
    return singular and chosen[:2] == ["one", "of"]


_ONE_OR_OTHER = frozenset(("one", "other", "another"))
_BOTH_AGED = frozenset(", . ) ; and of from".split())  # "Ann Lee and Bo Reed, both 24 and from Harlow"


def _told_age(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "The mother, who was 24, was shot", "dead at the age of 79", "whose age was given as 17"."""
    before = q.low - 1
    words = [t.low for t in tokens[max(0, before - 5) : q.low]]
    if words[-2:] == ["age", "of"] or _at_death(tokens, tags, q):
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
    return i + 2 >= n or tokens[i + 2].text in (",", ".", ")", ";")


def is_span(low: str) -> bool:
    """ "year", "years", "yr", "month-old": what an age is counted in; plain months and weeks count time."""
    return low in ("year", "years", "yr", "yrs") or (
        low.removesuffix("'s").endswith("-old") and low.startswith(_SPANS)
    )


def with_age(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """The end of a name with its age and home: "Ann Lee, 27, of Harlow," and "Ann Lee (31 years old)"."""
    n = len(tokens)
    i = end
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
    if i < n and _age(tokens[i].low) and i + 1 < n and tokens[i + 1].low == "was":
        return i + 1
    return end


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
