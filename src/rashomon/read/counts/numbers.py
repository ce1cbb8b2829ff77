"""Quantities in a sentence: digits, words, ranges, vague plurals, and the words that bound them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Qualifier
from rashomon.read.counts.figure import figure
from rashomon.read.counts.tables import OTHERS, Bound, tables, word_set
from rashomon.read.document import Token

_DASHES = frozenset("-–—")
_MONEY = word_set("money")
_TELLERS = word_set("tellers")
_CHANGES = word_set("changes a toll")
_GOES = word_set("goes")
_REVISED = 25  # the same, where a count was "revised from 14 to 17 and that of the injured from 30 to 43"
_CHANGED = 5  # words before the first of two figures of a toll
# Behind "no" and "nobody" these leave a number open: "no fewer than nine", "nobody knows how many".
_NO_NONE = word_set("behind no number")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of tokens [first, last), of which [low, high) are the number itself, without its bounds.

    ``kind``: digits, words, range, plural ("dozens"), vague ("several"), none ("no"), pair.
    """

    first: int
    last: int
    low: int
    high: int
    min: int | None
    max: int | None
    qualifier: Qualifier
    kind: str

    @property
    def value(self) -> int:
        """The figure the words hold, whichever way it bounds."""
        return self.min if self.min is not None else (self.max or 0)


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """The quantities of a sentence, left to right, with no regard to what they count."""
    numbers = tables().numbers
    out: list[Quantity] = []
    i, n = 0, len(tokens)
    floor = 0  # bounds must not reach into the number before
    while i < n:
        low = tokens[i].low
        first = low[0]
        if low == "many" and out and _as_many_again(tokens, i):
            before = out[-1]
            out.append(replace(before, first=i - 1, last=i + 1, low=i - 1, high=i + 1))
            i = floor = i + 1
            continue
        if first.isdigit() or low in numbers or (("-" in low) and low.split("-", 1)[0] in numbers):
            q = _quantity(tokens, i, floor)
            if q is not None:
                q = _up_to_more(tokens, q)
                out.append(q)
                i = floor = q.last
                continue
        i += 1
    return out


def _as_many_again(tokens: Sequence[Token], i: int) -> bool:
    """ "Killing ten and wounding as many": the number before it again."""
    ahead = [t.low for t in tokens[i + 1 : i + 2]]
    closed = ahead in ([], ["."], [","], [";"], ["others"], ["more"], ["injured"], ["wounded"], ["hurt"])
    return closed and i > 1 and tokens[i - 1].low == "as"


def _quantity(tokens: Sequence[Token], i: int, floor: int) -> Quantity | None:
    t = tables()
    low = tokens[i].low
    kind, value = t.numbers.get(low, ("", 0))
    if low in ("many", "few") and i and tokens[i - 1].low in ("as", "how"):
        return None
    if kind in ("plural", "vague"):
        return _vague(tokens, i, floor, kind, value)
    if kind == "none":
        ahead = [x.low for x in tokens[i + 1 : i + 3]]
        if low == "any" and (not _denied(tokens, i) or _LOST.isdisjoint(ahead)):
            return None
        if not _NO_NONE.isdisjoint(ahead[:1]) or not _TELLERS.isdisjoint(ahead):
            return None  # "no fewer than", "no other source spoke of deaths"
        end = i + 1 + (low == "no" and i + 1 < len(tokens) and tokens[i + 1].low == "one")
        return Quantity(i, end, i, end, 0, 0, Qualifier.EXACT, "none")
    if kind in ("pair", "both"):
        end = i + 2 if i + 1 < len(tokens) and tokens[i + 1].low == "of" and kind == "pair" else i + 1
        first = _article(tokens, i, floor) if low == "couple" else i
        return Quantity(first, end, i, end, 2, 2, Qualifier.EXACT, "pair")
    if kind in ("group", "ordinal"):
        return None
    if kind == "scale" and low != "dozen" and not (i and tokens[i - 1].low in ("a", "per", "one")):
        return None
    if _is_money(tokens, i):
        return None
    found = figure(tokens, i)
    if found is None:
        return None
    number, j, how = found
    if _is_no_more(tokens, i, j):
        return None
    start = i
    if low in ("dozen", "hundred", "thousand", "million") and i and tokens[i - 1].low in ("a", "one"):
        start = i - 1
        if start >= 2 and tokens[start - 1].low == "of" and tokens[start - 2].low in ("quarter", "half"):
            number //= 4 if tokens[start - 2].low == "quarter" else 2
            start -= 3 if start >= 3 and tokens[start - 3].low in ("a", "one") else 2
        elif start >= 1 and tokens[start - 1].low == "half":
            number //= 2
            start -= 1
    top = number
    # "12-15", "10 to 15", "between 10 and 15", "two or three"
    if j + 1 < len(tokens) and (tokens[j].text in _DASHES or tokens[j].low in ("to", "and", "or")):
        joint = tokens[j].low
        second = figure(tokens, j + 1)
        between = start > 0 and tokens[start - 1].low == "between"
        from_ = start > 0 and tokens[start - 1].low == "from"
        if second is not None and second[0] > number and (joint != "and" or between):
            if joint in _DASHES and len(low) == 3 and len(tokens[j + 1].low) == 4:
                return None  # a telephone: "555-0134"
            gap = joint in _DASHES and tokens[j].start > tokens[j - 1].end  # "killed 10 - 25 of them"
            if joint != "or" or second[0] <= number + 2:
                top, j = (second[0], second[1]) if not gap else (number, j)
                how = "range" if top > number else how
                if top > number and (between or from_):
                    start -= 1
    return _bounded(tokens, start, j, floor, number, top, how)


def _denied(tokens: Sequence[Token], i: int) -> bool:
    """Whether "any" at i stands under a plain "not": "did not cause any deaths", not "not clear if any"."""
    before = [t.low for t in tokens[max(0, i - _UNDER_NOT) : i]]
    denied = any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in before)
    return denied and not _CAUSES.isdisjoint(before)


_UNDER_NOT = 4  # words from "not" to "any"
_CAUSES = word_set("causes")
_LOST = word_set("losses")


def _is_no_more(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether the number at [i, end) is what a toll was before: "rose from 12 to 15"."""
    if not i or tokens[i - 1].low != "from" or _figure_behind(tokens, end) is None:
        return False
    before = [t.low for t in tokens[max(0, i - _CHANGED) : i - 1]]
    far = [t.low for t in tokens[max(0, i - _REVISED) : i - 1]]
    return not _CHANGES.isdisjoint(before) or ("revised" in far and "ranging" not in before)


def _figure_behind(tokens: Sequence[Token], end: int) -> tuple[int, int, str] | None:
    """The number after "to" at ``end``, words that bound it aside: "to at least 34"."""
    if end >= len(tokens) or tokens[end].low != "to":
        return None
    return next((f for k in range(end + 1, min(end + 4, len(tokens))) if (f := figure(tokens, k))), None)


def _article(tokens: Sequence[Token], i: int, floor: int) -> int:
    """Where "an elderly couple" begins, i where no article stands close before."""
    words = (j for j in range(i - 1, max(floor, i - 3) - 1, -1) if tokens[j].low in ("a", "an", "the"))
    first = next(words, i)
    return first if all(t.low.isalpha() and t.text.islower() for t in tokens[first + 1 : i]) else i


def _is_money(tokens: Sequence[Token], i: int) -> bool:
    """ "₹10 lakh", "Rs 8 lakh", "Rs. 50,000"."""
    if i > 1 and tokens[i - 1].text == "." and tokens[i - 2].low == "rs":
        return True
    return i > 0 and tokens[i - 1].low in _MONEY


PERHAPS = word_set("perhaps")
_AS_MANY: tuple[list[str], ...] = (["up", "to"], ["as", "many", "as"])
_OR_MORE: tuple[list[str], ...] = (
    ["more", "than"],
    ["over"],
    [],
)  # these only behind "possibly": "18 and possibly more than 25"


def _up_to_more(tokens: Sequence[Token], q: Quantity) -> Quantity:
    """ "At least four, and possibly up to six", "at least 18 and potentially more than 25": one range."""
    if q.qualifier != Qualifier.AT_LEAST or q.min is None:
        return q
    words = [t.low for t in tokens[q.last : q.last + 7]]
    at = int(words[:1] == [","])
    if words[at : at + 1] not in (["and"], ["but"], ["or"]):
        return q
    perhaps = words[at + 1 : at + 2] and words[at + 1] in PERHAPS
    at += 2 if perhaps else 1
    bounds = (b for b in (*_AS_MANY, *(_OR_MORE if perhaps else ())) if words[at : at + len(b)] == b)
    bound = next(bounds, None)
    if bound is None or q.last + at + len(bound) >= len(tokens):
        return q
    most = figure(tokens, q.last + at + len(bound))
    if most is None or most[0] <= q.min:
        return q
    return replace(q, last=most[1], high=most[1], max=most[0], qualifier=Qualifier.ABOUT, kind="range")


def _vague(tokens: Sequence[Token], i: int, floor: int, kind: str, value: int) -> Quantity | None:
    numbers = tables().numbers
    low, start, j = tokens[i].low, i, i + 1
    if low in ("number", "numbers"):
        if j >= len(tokens):
            return None
        if tokens[j].text in _QUOTES and j + 1 < len(tokens) and tokens[j + 1].low == "of":
            j += 2  # "“a number” of injuries"
        elif tokens[j].low == "of":
            j += 1
        elif tokens[j].low not in ("were", "was") and not _harmed(tokens[j].low):
            return None  # "a large number were injured", "an unknown number wounded"
        start = i
        while start > floor and i - start < 3 and tokens[start - 1].low in _NUMBER_OF:
            start -= 1
        if start == i and low == "number":
            return None  # "the number of" is no count
    elif low == "handful":
        start = i - 1 if i > floor and tokens[i - 1].low == "a" else i
        j += j < len(tokens) and tokens[j].low == "of"
    elif low == "few":
        if not (i > floor and tokens[i - 1].low in ("a", "quite")):
            return None
        start = i - 1
    elif kind == "plural":
        # "tens of thousands of", "hundreds of thousands of", "several thousands"
        while j + 1 < len(tokens) and tokens[j].low == "of":
            inner = numbers.get(tokens[j + 1].low)
            if inner is None or inner[0] not in ("plural", "scale"):
                break
            scale = {"thousands": 1000, "millions": 10**6, "dozens": 12, "hundreds": 100}.get(
                tokens[j + 1].low, inner[1]
            )
            value, j = value * scale, j + 2
        j += j < len(tokens) and tokens[j].low == "of"
    else:
        # "several dozen", "many hundreds", "several hundred thousand"
        scaled = False
        while j < len(tokens) and numbers.get(tokens[j].low, ("", 0))[0] in ("scale", "plural"):
            word = numbers[tokens[j].low]
            size = {"thousands": 1000, "millions": 10**6, "dozens": 12, "hundreds": 100}.get(
                tokens[j].low, word[1]
            )
            value, j, scaled = value * size, j + 1, True
        if scaled:
            j += j < len(tokens) and tokens[j].low == "of"
    first = start
    if first > floor and tokens[first - 1].low in ("so", "another"):
        first -= 1
    return Quantity(first, j, start, j, value, None, Qualifier.VAGUE, kind)


def _harmed(low: str) -> bool:
    entry = tables().triggers.get(low)
    return entry is not None and entry[1] == "ed"


_NUMBER_OF = word_set("before number of")


_QUOTES = frozenset("“”\"'’")
_QUOTED = frozenset("than least".split())
_TELLERS_NAME = 8  # tokens of "by the London-based Watch"
_BY = frozenset(("by", "from"))
_THE = frozenset("the any some these those such its their earlier media false".split())
_TOLD = word_set("told news")
_TELL = word_set("tells news")


def _bounded(
    tokens: Sequence[Token], low: int, high: int, floor: int, number: int, top: int, kind: str
) -> Quantity:
    t = tables()
    first, last = low, high
    qualifier: Qualifier | None = None
    if _in_brackets(tokens, low, high):
        first, last = low - 1, high + 1
    if first > floor + 2 and tokens[first - 1].text in _QUOTES and tokens[first - 2].low in _QUOTED:
        first -= 1  # “more than” 27
    # Bounds stack: "a total of at least 12", "some 30 or so", "at least another 12".
    moved = True
    while moved and first > floor:
        moved = False
        for bound in t.before.get(tokens[first - 1].low, ()):
            k = len(bound.words)
            if first - k >= floor and all(tokens[first - k + x].low == w for x, w in enumerate(bound.words)):
                if bound.words[0] == "about" and _is_topic(tokens, first - k):
                    break  # "reported about the two dead"
                if bound.words[0] == "up" and first > k and tokens[first - k - 1].low in _GOES:
                    break  # "the toll has gone up to 31"
                first -= k
                qualifier = qualifier or bound.qualifier
                moved = True
                break
    behind = bound_behind(tokens, last)
    if behind is not None:
        last += len(behind.words)
        qualifier = qualifier or behind.qualifier
    if (
        last < len(tokens)
        and tokens[last].low == "of"
        and kind == "words"
        and tokens[last - 1].low == "dozen"
    ):
        last += 1
    q = Quantity(first, last, low, high, number, top, Qualifier.EXACT, kind)
    if top > number:
        return replace(q, qualifier=Qualifier.ABOUT)
    return bounded(q, qualifier)


def _is_topic(tokens: Sequence[Token], about: int) -> bool:
    """Whether "about" names what is told: "reported | about", "reports by the Watch | about"."""
    told = about and tokens[about - 1].low
    if told in _TELL or (told in _TOLD and (about == 1 or tokens[about - 2].low in _THE)):
        return True
    by = next((k for k in range(about - 1, max(0, about - _TELLERS_NAME), -1) if tokens[k].low in _BY), 0)
    return by > 0 and tokens[by - 1].low in _TOLD


def _in_brackets(tokens: Sequence[Token], low: int, high: int) -> bool:
    """ "Killed (31) people and (5) others", as some newsrooms write numbers."""
    if not low or high + 1 >= len(tokens) or (tokens[low - 1].text, tokens[high].text) != ("(", ")"):
        return False
    ahead = tokens[high + 1].low
    return ahead in tables().people or ahead in OTHERS or tokens[high + 1].low in tables().triggers


def bounded(q: Quantity, qualifier: Qualifier | None) -> Quantity:
    """An exact figure with what words at it say of its bound."""
    if qualifier is None:
        return q
    least = None if qualifier == Qualifier.UP_TO else q.min
    most = None if qualifier == Qualifier.AT_LEAST else q.max
    return replace(q, min=least, max=most, qualifier=qualifier)


def bound_behind(tokens: Sequence[Token], i: int) -> Bound | None:
    """The words at i that bound the number or the people before them, "or more", "14 civilians at least"; not
    the number after them, as in "in 2016 at least 16"."""
    t = tables()
    for bound in t.after.get(tokens[i].low, ()) if i < len(tokens) else ():
        end = i + len(bound.words)
        if tuple(x.low for x in tokens[i:end]) == bound.words:
            ahead = tokens[end].low if end < len(tokens) else "."
            number = ahead[0].isdigit() or (bound.words[0] == "at" and ahead.split("-", 1)[0] in t.numbers)
            return None if number or ahead == "than" else bound  # "and more than 30 wounded"
    return None
