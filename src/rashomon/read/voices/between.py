"""What stands between a speaker and the verb of saying and is neither: how they were reached, what they know,
who quotes them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.speaker import SURE, Phrase, capital, speaks
from rashomon.read.voices.tables import word_set, words

_KNOWS = word_set("knows")
_REACHED = word_set("reached")
_PHONE = frozenset(("phone", "telephone", "email", "e-mail", "skype", "whatsapp", "telegram", "signal"))
_BY = frozenset(("by", "via", "over"))
_HOLDS = ("with", "speaking", "talking")  # "with knowledge", "speaking on condition of anonymity"
_NAMED_AS = frozenset(("as", "name"))
_FAR = 9  # tokens from "with" to the verb: "with direct knowledge of the strike in Velm"


def before_reached(toks: Sequence[Token], j: int, floor: int) -> int:
    """The last token of "residents | reached by phone", "a guard | contacted via Skype"."""
    if j - 2 < floor or toks[j].low not in _PHONE or toks[j - 1].low not in _BY:
        return j
    return j - 3 if j - 3 >= floor and toks[j - 2].low in _REACHED else j - 2


def before_day(toks: Sequence[Token], j: int, floor: int) -> int:
    """The last token of "the agency | on Sunday, 5 May," before a verb: a day of a month at ``j`` and what
    leads to it."""
    k = j
    while k > floor and (toks[k].text[0].isdigit() or _dated(toks[k]) or toks[k].text in ",."):
        k -= 1
    day = toks[k + 1 : j + 1]
    if not any(t.text[0].isdigit() for t in day) or not any(words().get(t.low) == "month" for t in day):
        return j
    while k > floor and toks[k].low in _LEADS_TO_DAY:
        k -= 1
    alone = toks[k].text == "," and not any(t.text == "," for t in toks[floor:k])
    return k - 1 if alone and k > floor else k


def _dated(t: Token) -> bool:
    return words().get(t.low) in ("month", "weekday")


_LEADS_TO_DAY = frozenset(("on", "late", "early"))


def by_phone(toks: Sequence[Token], k: int) -> bool:
    """Whether "by" before ``k`` tells how it was said: "said by phone"."""
    return k < len(toks) and toks[k].low in _PHONE


def before_knowledge(toks: Sequence[Token], j: int, floor: int) -> int:
    """The last token of "an official | with direct knowledge of it", "a source | close to the group"."""
    for k in range(j, max(floor, j - _FAR), -1):
        if toks[k].text == ",":
            return j
        if toks[k].low in _KNOWS:
            leads = {*_HOLDS, "who", toks[k].low}
            back = range(k - 1, max(floor, k - _FAR) - 1, -1)
            return next((m for m in back if speaks(toks[m].low) and toks[m + 1].low in leads), j)
    return j


def before_quoted(toks: Sequence[Token], first: int, floor: int) -> int | None:
    """The last token of "a source | quoted by" Reuters, whose name begins at ``first``."""
    if first - 3 < floor or toks[first - 1].low != "by" or toks[first - 2].low not in _REACHED:
        return None
    return first - 3 if speaks(toks[first - 3].low) or capital(toks[first - 3]) else None


def before_message(toks: Sequence[Token], first: int, floor: int) -> int | None:
    """The last token before "in a call to" those whose name begins at ``first``: "The Guard | in a message to
    Velm Radio took the blame"."""
    if first <= floor or toks[first - 1].low not in _TO:
        return None
    for k in range(first - 2, max(floor, first - _MESSAGE), -1):
        said = toks[k + 1].low in word_set("messages")  # "in comments to"
        if toks[k].low in _IN and (said or toks[k + 1].low in ("a", "an", "its", "his", "her")):
            message = any(t.low in word_set("messages") for t in toks[k + 1 : first])
            return k - 1 if message else None
    return None


_TO = frozenset(("to", "on", "with", "by", "of", "from"))
_IN = frozenset(("in", "via", "through"))
_MESSAGE = 9  # tokens of "in a short message sent to"


def named_only_as(toks: Sequence[Token], comma: int, floor: int) -> Phrase | None:
    """The name before a comma in "One, who asked to be known only as Ann Lee, said"."""
    first = comma
    while first > floor and capital(toks[first - 1]):
        first -= 1
    named = first < comma and first - 1 > floor and toks[first - 1].low in _NAMED_AS
    asked = any(t.low in word_set("named") for t in toks[max(floor, first - 5) : first])
    return Phrase(first, comma - 1, SURE) if named and asked else None
