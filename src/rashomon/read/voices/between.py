"""What stands between a speaker and the verb of saying and is neither: how they were reached, what they know,
who quotes them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.speaker import LONGEST, SURE, Phrase, capital, part_of, speaks
from rashomon.read.voices.tables import nouns, word_set, words

_KNOWS = word_set("knows")
_REACHED = word_set("reached")
_PHONE = word_set("phones")
_BY = frozenset(("by", "via", "over"))
_HOLDS = ("with", "speaking", "talking", "on")  # "with knowledge", "(speaking) on condition of anonymity"
_NAMED_AS = frozenset(("as", "name"))
_WENT = frozenset(("went", "goes", "go"))
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


def before_verb(toks: Sequence[Token], j: int, floor: int) -> int:
    """Steps left over adverbs, "on Friday", "in a statement" and auxiliaries."""
    while j >= floor:
        t = toks[j]
        part = words().get(t.low, "")
        if part == "adverb" and part_of(t) == "adverb":
            j -= 1
        elif part == "weekday" and j > floor:
            k = j - 1
            while k > floor and toks[k].low in ("early", "late", "on", "last"):
                k -= 1
            if k == j - 1 and not _who_speaks(toks, k, floor):
                break
            j = k if k == j - 1 or toks[k].low not in ("on", "late", "early") else k - 1
        elif (
            t.low in ("statement", "interview", "report")
            and j - 2 >= floor
            and toks[j - 2].low in ("in", "via")
        ):
            j -= 3
        elif t.low == "to" and j - 2 >= floor and toks[j - 2].low in _WENT:
            j -= 3  # "he went on to say"
        elif t.low == "part" and j - 2 >= floor and toks[j - 2].low in ("for", "on"):
            j -= 3 if toks[j - 3].text != "," else 4  # "the ministry, for its part, said"
        elif (k := before_day(toks, j, floor)) < j:
            j = k
        else:
            break
    return j


def _who_speaks(toks: Sequence[Token], k: int, floor: int) -> bool:
    """Whether one who can speak ends at ``k``, before a bare weekday: "Mayor Ann Lee | Sunday told"."""
    if toks[k].low == "here":
        return True
    named = k > floor and part_of(toks[k]) == part_of(toks[k - 1]) == "name"
    return named or part_of(toks[k]) == "noun"


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


def before_dashes(toks: Sequence[Token], j: int, floor: int) -> int:
    """Where the dash opens that closes at ``j``; 0 where none does."""
    closing = dash_start(toks, j)
    opening = next((k for k in range(closing - 1, floor, -1) if toks[k].text in DASHES), 0)
    return dash_start(toks, opening) if opening else 0


def dash_start(toks: Sequence[Token], k: int) -> int:
    """The first mark of the dash at ``k``: "--" is two."""
    while k > 0 and toks[k - 1].text in DASHES:
        k -= 1
    return k


def aside(toks: Sequence[Token], comma: int, floor: int) -> int | None:
    """The comma before words between commas that tell when or how it was said, for the one behind them."""
    for k in range(comma - 1, max(floor, comma - LONGEST), -1):
        if toks[k].text == ",":
            return k if toks[k + 1].low in word_set("asides") and toks[k - 1].text != "," else None
    return None


DASHES = frozenset(("-", "--", "–", "—"))


def posted_there(toks: Sequence[Token], i: int) -> bool:
    """Whether "posted" at ``i`` tells of a message, and nobody's post: "in a letter | posted there"."""
    before = [t.low for t in toks[max(0, i - _MESSAGE_AT) : i]]
    return bool(before) and before[-1] in word_set("occasions") and not _LEADS.isdisjoint(before)


_MESSAGE_AT = 4  # tokens of "in a short statement"


def aside_start(toks: Sequence[Token], j: int, floor: int) -> int | None:
    """Where words begin that tell how it was said and end at ``j``, their commas lost: "the army | in a
    statement posted on its site", "the mayor | during a visit to Velm", "the guild | through its office"."""
    for k in range(j - 1, max(floor, j - _ASIDE), -1):
        if toks[k].text in ",;:":
            return None
        if toks[k].low in _LEADS and toks[k + 1].low in _ITS:
            means = word_set("means") if toks[k].low in ("via", "through") else word_set("occasions")
            if any(t.low in means for t in toks[k + 2 : min(j + 1, k + _NOUN)]):
                return k
    return None


_ASIDE = 14  # tokens of "in a statement posted on its site late on Sunday"
_NOUN = 6  # tokens from "in" to the noun of "in a brief joint press conference"
_LEADS = frozenset(("in", "via", "through", "during", "at"))
_ITS = frozenset(("a", "an", "its", "his", "her", "their", "the", "separate"))


def before_including(toks: Sequence[Token], j: int, floor: int) -> int | None:
    """The end of "local media | including Velm Radio" before ``j``, with or without commas."""
    for k in range(j - 1, max(floor, j - _ASIDE), -1):
        if toks[k].low == "including":
            end = k - (toks[k - 1].text == ",")
            noun = nouns().get(toks[end - 1].low) if end > floor else None
            return end if noun is not None and noun.many and noun.kind in _TELLERS else None
        if toks[k].text in ",;:" and toks[k + 1].low != "including" and k < j:
            return None
    return None


_TELLERS = frozenset(("agency", "monitor", "activist", "source", "ngo", "group"))
