"""Numbers that count nobody: dates, hours, addresses, telephones, stations and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.read.counts.numbers import Quantity
from rashomon.read.counts.tables import is_number, tables, word_set
from rashomon.read.document import Token

YEARS = (1900, 2100)
_MEASURES = frozenset(("time", "unit"))  # kinds of things that a number before a hyphen measures
_SPELLS = ("year-", "month-", "week-", "day-", "hour-")
_PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
_DYING = word_set("dying")
_MONTHS = word_set("months")
_STREET = word_set("street")
_DASHED = re.compile(
    r"\b(?:(?:19|20)\d\d - \d\d? - \d\d?|\d\d? - \d\d? - (?:19|20)\d\d|\d\d? - [A-Z][a-z]+-(?:19|20)?\d\d)\b"
)
_BEARS_NUMBER = word_set("bears a number")
_OF_DECADES = (["'", "s"], ["’", "s"])
_CHANNELS = 100
_CALL_SIGN = 4  # letters of a station's name in the United States, the first a K or W
_NETWORKS = word_set("networks")
_NUMBERED = word_set("numbered")
_OUTLETS = word_set("outlets")


def is_date_or_address(tokens: Sequence[Token], q: Quantity) -> bool:
    """Whether a number counts nobody: of a date, a street, a telephone, a calibre, a picture."""
    before = tokens[q.low - 1].low if q.low else ""
    if q.low and tokens[q.low - 1].text == "[":
        return True  # a footnote's mark
    if tokens[q.low].low.startswith("0") and len(tokens[q.low].low) > 1:
        return True  # "555-0100"
    if before == "." and tokens[q.low - 1].end == tokens[q.low].start:
        return True  # a calibre: ".22"
    if before == "/" or [t.low for t in tokens[q.high : q.high + 1]] == ["/"]:
        return True  # a picture's number: "1 / 6"
    closed = before == "(" and [t.text for t in tokens[q.high : q.high + 1]] == [")"]
    if closed and q.low > 1 and _may_be_name(tokens[q.low - 2]):
        return True  # "her daughter Rim (13) died"
    if q.value >= 100 and _is_telephone(tokens, q):
        return True
    if before == "at" and q.value <= 12 and q.low > 1 and tokens[q.low - 2].low in _DYING:
        return [t.low for t in tokens[max(0, q.low - 5) : q.low - 2]].count(
            "of"
        ) == 0  # "declared dead at 5 in the ward"
    beyond = [t.low for t in tokens[q.high : q.high + 4]]
    if beyond[:1] == ["-"] and any(w.startswith(_SPELLS) and not w.endswith("old") for w in beyond[1:2]):
        return True  # "a 16-year-veteran", "a 9-hour-long"
    if beyond[:1] == ["-"] and any(tables().things.get(w) in _MEASURES for w in beyond[1:2]):
        return True  # "a 24-hour period", "the 48-hour toll", "a 10-mile zone"
    if q.value <= 12 and beyond[:2] == ["in", "the"] and _PARTS_OF_DAY & set(beyond[2:]):
        return True  # "three in the morning"
    if q.value == 911 and q.high < len(tokens):
        return True
    if before == "." and q.low > 1:
        before = tokens[q.low - 2].low  # "Aug. 22"
    after = tokens[q.high].low if q.high < len(tokens) else ""
    if before in _MONTHS and YEARS[0] <= q.value < YEARS[1]:
        return True  # "on 4 June 2021 killed a member of it"
    if before in _MONTHS and q.value <= 31:
        # "In July 16 people died" is of a month and of people: English says "on July 16".
        return after not in tables().people or tokens[q.low - 2].low != "in"
    span = [t.low for t in tokens[max(0, q.low - 4) : q.low]]
    if span[:1] in (["between"], ["from"]) and span[1:2] and span[1] in _MONTHS and q.value <= 31:
        return True  # "between June 11 and 14"
    if q.value <= 31 and (after in _MONTHS or _is_day_beside(tokens, q)):
        return True
    if _is_dashed_date(tokens, q):
        return True
    year = YEARS[0] <= q.value < YEARS[1]
    if year and is_number(tokens, q.high):
        return True  # "on October 29th 2030 one clerk was killed"
    if year and beyond[:2] in _OF_DECADES:
        return True  # "rose to fame in the 1940's, dies at 91"
    if year and before.isdecimal() and q.low > 1:
        return tokens[q.low - 2].low in _MONTHS  # "Mon Mar 4 2030 Bakers killed"
    if before in _BEARS_NUMBER:
        return True  # "Resolution 2030", "school number 7"
    # "900 block of", "12 Main Street"
    return after == "block" or _names_street(tokens[q.high : q.high + 4])


def _is_day_beside(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "On October 10 and 11, many", "on 9 and 28 October": two days of one month."""
    near = [t.low for t in tokens[max(0, q.low - 3) : q.low]]
    beyond = [t.low for t in tokens[q.high : q.high + 3]]
    if len(near) > 2 and near[0] in _MONTHS and near[1].isdecimal() and near[2] in _AND:
        return not beyond or not beyond[0].isalpha() or beyond[0] in _AFTER_DAYS
    return len(beyond) > 2 and beyond[0] in _AND and beyond[1].isdecimal() and beyond[2] in _MONTHS


_AND = frozenset(("and", "or", "to", "through", "&"))
_AFTER_DAYS = frozenset("in at as by when near during after against".split())


def _is_dashed_date(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "2030-03-04 Bakers killed", "04-03-2030", "04-Mar-2030": dates with hyphens."""
    if "-" not in [t.text for t in (tokens[q.low - 1], *tokens[q.high : q.high + 1])]:
        return False
    around = " ".join(t.text for t in tokens[max(0, q.low - 4) : q.high + 4])
    return _DASHED.search(around) is not None


def _may_be_name(t: Token) -> bool:
    """Whether a capital begins it, and it is no heading: "Wounded (20)" gives a number and no age."""
    return t.text[0].isupper() and t.low not in tables().triggers


def is_numbered(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "Troopers of Post 9", "into Pavilion two": one of several that are called alike."""
    before = tokens[q.low - 1].text if q.low else ""
    return before.istitle() and before.casefold() in _NUMBERED


def is_channel(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "(3TV/CBS 5)", "told KORD 7", "Channel 12", "the Ostrem 24 website": a station's number."""
    before = tokens[q.low - 1].text if q.low else ""
    if is_numbered(tokens, q):
        return True
    if not q.low or q.value >= _CHANNELS:
        return False
    after = tokens[q.high].low if q.high < len(tokens) else ""
    if before[:1].isupper() and (after in _OUTLETS or (not after.isalpha() and _according_to(tokens, q.low))):
        return True
    station = before.isupper() and len(before) == _CALL_SIGN and before[0] in "KW"
    return station or before.casefold() in _NETWORKS


def _according_to(tokens: Sequence[Token], k: int) -> bool:
    """Whether a name that ends before k stands behind "according to": "according to Ostrem 24."."""
    while k and tokens[k - 1].text[:1].isupper():
        k -= 1
    return [t.low for t in tokens[max(0, k - 2) : k]] == ["according", "to"]


def _names_street(after: Sequence[Token]) -> bool:
    """ "12 N. Main Street", not "4 shot on Main Street"."""
    for t in after:
        if t.low in _STREET:
            return t.text[:1].isupper()
        if not t.text[:1].isupper() and t.text != ".":
            return False
    return False


def _is_telephone(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "(618) 555-0100", "618-555-0100", "618 555-0100"."""
    after = [t.text for t in tokens[q.high : q.high + 2]]
    if after and after[0][0].isdigit() and len(after[0]) >= 3:
        return True
    bracket = q.low > 0 and tokens[q.low - 1].text in ("(", ")") and after[:1] in ([")"], ["-"])
    bracket = bracket and not after[-1].isalpha()  # "(103) others"
    return bracket or (after[:1] == ["-"] and len(after) > 1 and len(after[1]) >= 3 and after[1].isdecimal())
