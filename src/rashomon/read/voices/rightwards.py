"""The words of a speaker behind a cue: noun phrases read rightwards from it, by the rules of phrases.py."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.abutting import before_next
from rashomon.read.voices.speaker import (
    LOCATIVE,
    LONGEST,
    NUMBERS,
    OPENERS,
    OWNS,
    SURE,
    TRADES,
    Phrase,
    abbreviated,
    capital,
    numbered,
    part_of,
    singular,
    speaks,
    trust,
)
from rashomon.read.voices.tables import nouns, verbs, word_set, words
from rashomon.read.voices.trimming import body_of, is_office, past_aside, titled_end

_NO_TRADES = word_set("holders").union(verbs())  # a union by "|" with keys would be a mutable set
_BY_WAY_OF = frozenset(("in", "via", "through", "on"))
_FULL = 2  # words of a name, at least
_GO_ON = frozenset("and who which that when while as after in on at".split())


def rightwards(toks: Sequence[Token], start: int) -> Phrase | None:
    """The speaker that begins at ``start``: "according to | the Mayor at least nine …"."""
    k = start
    n = len(toks)
    last = None
    if [t.low for t in toks[k : k + 2]] == ["one", "of"]:  # "said one of | the residents."
        many = rightwards(toks, k + 2)
        return many if many is not None and _is_closed(toks, many.last + 1) else None
    while k < n and k - start < LONGEST:
        t = toks[k]
        part = part_of(t)
        if part in ("noun", "name", "modifier"):
            if t.low in verbs() and not capital(t) and last is not None and not speaks(t.low):
                break
            last = k
            k += 1
        elif last == k - 1 and numbered(toks, k) and _is_closed(toks, k + 1):
            last = k
            k += 1
        elif part == "pronoun":
            if last is None and t.low in ("he", "she", "it", "they"):
                return Phrase(k, k, SURE)
            break
        elif part == "determiner":
            if not _opens_more(toks, start, k, last):
                break
            k += 1
        elif part == "preposition" and last is not None:
            if not _leads_on(toks, k, last):
                break
            k += 1
        elif t.low in ("and", "&") and last is not None and _names_speaker(toks, k + 1):
            k += 1
        elif t.text == "(" and last is not None:
            closing = next((m for m in range(k + 1, min(n, k + 6)) if toks[m].text == ")"), None)
            if closing is None:
                break
            last = closing
            k = closing + 1
        elif t.text == "," and last is not None and _appositive_end(toks, start, k) is not None:
            last = _appositive_end(toks, start, k)
            break
        elif last == k - 1 and (_quoted_name(toks, k) or _unquotes(toks, start, k)):
            k += 1
        elif t.text in ("'", "."):
            if t.text == "." and (k == start or not (len(toks[k - 1].text) <= 1 or abbreviated(toks[k - 1]))):
                break
            k += 1
        elif _is_of_it(toks, start, k, last):
            k += 1
        else:
            break
    if last is None:
        return None
    last = before_next(toks, start, last)
    return Phrase(start, last, trust(toks, start, last))


def _is_of_it(toks: Sequence[Token], start: int, k: int, last: int | None) -> bool:
    """Whether a word of no part of speech of its own goes on with the phrase."""
    if last is not None:
        return toks[k].low.endswith(OWNS) and toks[k - 1].low == "the"  # "the port's | mayor"
    return (not part_of(toks[k]) and _describes(toks, start, k)) or (k == start and _trade(toks, k))


def _quoted_name(toks: Sequence[Token], k: int) -> bool:
    """Whether a name in quotation marks opens at k: "the opposition | "Velm" TV network"."""
    if toks[k].text not in _QUOTED:
        return False
    closing = next((m for m in range(k + 2, min(len(toks), k + _QUOTE)) if toks[m].text in _CLOSING), None)
    return closing is not None and all(capital(t) for t in toks[k + 1 : closing])


def _unquotes(toks: Sequence[Token], start: int, k: int) -> bool:
    return toks[k].text in _CLOSING and any(t.text in _QUOTED for t in toks[start:k])


_QUOTE = 6  # tokens of a name in quotation marks
_QUOTED = frozenset('"“')
_CLOSING = frozenset('"”')


def _opens_more(toks: Sequence[Token], start: int, k: int, last: int | None) -> bool:
    """Whether an article at k opens the phrase, or goes on with it: "the mayor of | the town"; not "said the
    raiders overran | the guards"."""
    if last is None:
        return k == start or bool(part_of(toks[k - 1]))
    return (toks[k - 1].low in LOCATIVE or toks[k - 1].low == "and") and toks[k].low not in NUMBERS


def _describes(toks: Sequence[Token], start: int, k: int) -> bool:
    """Whether a word of no known part stands between an article and its noun: "a Velm | cart driver"."""
    low = toks[k].low
    if not (0 < k - start < 4 and toks[start].low in OPENERS and low not in verbs()):
        return False
    return low.isalpha() or low.endswith(OWNS)


def _trade(toks: Sequence[Token], k: int) -> bool:
    """Whether a plain word tells what the one named behind it does: "beekeeper Ann Lee"."""
    named = k + 2 < len(toks) and capital(toks[k + 1]) and capital(toks[k + 2])
    return named and toks[k].low.isalpha() and toks[k].low.endswith(TRADES) and toks[k].low not in _NO_TRADES


def _leads_on(toks: Sequence[Token], k: int, last: int) -> bool:
    """Whether the preposition at ``k`` continues the speaker ("a source in Aleppo"), not the sentence."""
    if k + 1 >= len(toks):
        return False
    nxt = toks[k + 1]
    part = words().get(singular(nxt.low), "")
    if part in ("weekday", "month") or nxt.low in ("least", "most", "dawn", "night"):
        return False
    if toks[k].low in _BY_WAY_OF and part == "determiner" and _document(toks, k + 2):
        return False  # "the network | in a statement"
    if toks[last].text == ")":
        last = past_aside(toks, last + 1) - 1  # "the Police Officer (CPO) of Velm"
    if not (
        speaks(toks[last].low)
        or body_of(toks, last)
        or (toks[k].low in ("for", "of") and capital(toks[last]))
    ):
        return False
    if part == "determiner":
        owner = k + 2 < len(toks) and toks[k + 2].low.endswith(OWNS)  # "the head of the town's | council"
        return nxt.low in ("the", "a", "an") and k + 2 < len(toks) and (owner or part_of(toks[k + 2]) in (
            "noun", "name", "modifier"))  # fmt: skip
    return part_of(nxt) in ("noun", "name", "modifier")


def _document(toks: Sequence[Token], k: int) -> bool:
    """Whether a noun for what is written stands at ``k``, or behind one word that tells it apart."""
    return any(t.low in nouns() and nouns()[t.low].kind == "document" for t in toks[k : k + 2])


def _names_speaker(toks: Sequence[Token], k: int) -> bool:
    while k < len(toks) - 1 and words().get(toks[k].low) in ("determiner", "modifier"):
        if speaks(toks[k].low) and not speaks(toks[k + 1].low):
            break  # "and a doctor"
        k += 1
    return k < len(toks) and speaks(toks[k].low)


def _appositive_end(toks: Sequence[Token], start: int, comma: int) -> int | None:
    """The last token of ", head of the Observatory" behind a name, where one follows."""
    k = comma + 1
    if k >= len(toks):
        return None
    if not capital(toks[comma - 1]):
        office = next((t.low for t in toks[start:comma] if speaks(t.low)), "")
        if not is_office(toks[comma - 1].low) and not is_office(office):
            return None
        end = k
        while end < len(toks) and part_of(toks[end]) == "name" and capital(toks[end]):
            end += 1
        # "the ministry's spokesman, | Omar Harun,", "the head of the council, | Ann Lee."
        full = end - k >= _FULL and (end >= len(toks) or not toks[end].text[0].isalnum())
        return end - 1 if full else titled_end(toks, k)
    if not _names_speaker(toks, k):
        return None
    phrase = rightwards(toks, k)
    if phrase is None or phrase.trust < SURE or not _is_closed(toks, phrase.last + 1):
        return None  # "according to Sabri, the armed men | attacked a post"
    return phrase.last


def _is_closed(toks: Sequence[Token], k: int) -> bool:
    """Whether what stands in apposition ends before ``k``: no verb follows of which it is the subject."""
    return k >= len(toks) or not toks[k].text.isalpha() or toks[k].low in _GO_ON
