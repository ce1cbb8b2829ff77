"""The words that a speaker's name is made of, and how sure they are to be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.read.document import Token
from rashomon.read.voices.tables import known_names, nouns, word_set, words

ARTICLES = frozenset(("a", "an", "the"))
LOCATIVE = frozenset(("in", "on", "near", "at", "from", "to", "inside", "of", "with", "for"))
_TIES = tuple(f"-{tie}" for tie in sorted(word_set("ties")))  # "government-backed"
_SIDES = ("pro-", "anti-")
LONGEST = 22  # tokens in one speaker's phrase
OPENERS = frozenset(("the", "a", "an", "another", "some", "several", "its", "his", "her", "their"))
NUMBERS = word_set("numbers")
OWNS = ("'s", "’s")
PARTICLES = word_set("particles")
TRADES = tuple(sorted(word_set("trade endings")))  # "beekeeper", "fisherman"
SURE, LIKELY = 3, 2  # trust in the words of a speaker


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last] of a sentence that name a speaker; ``trust`` is how sure the words are, 0 to 3."""

    first: int
    last: int
    trust: int


def capital(t: Token) -> bool:
    """Whether a word is written as a name is."""
    return t.text[0].isupper() or t.text[0] == "@" or (t.low.startswith("al-") and len(t.low) > 3)


def numbered(toks: Sequence[Token], k: int) -> bool:
    """Whether the number at ``k`` is a part of a name, as with stations: "Ostrem 24", "Channel 12"."""
    own = k > 0 and toks[k].low.isdecimal() and len(toks[k].low) < _HUNDRED
    return own and capital(toks[k - 1]) and part_of(toks[k - 1]) in ("name", "noun")


_HUNDRED = 3  # digits


def abbreviated(t: Token) -> bool:
    """Whether a full stop behind the word is a title's or an initial's: "Maj.", "Mr.", "E."."""
    return t.text[0].isupper() and (len(t.text) == 1 or t.low in word_set("titles"))


def singular(low: str) -> str:
    """The noun behind a possessive that lost its apostrophe ("SANAs"), else the word itself."""
    return low[:-2] if low.endswith("'s") else low


def speaks(low: str) -> bool:
    """Whether a noun can speak, in the singular or the plural."""
    return low in nouns() or singular(low) in nouns()


def part_of(t: Token) -> str:
    """The part that a word plays in a speaker's name: "noun" (it can speak), "name", "modifier" …"""
    low = t.low
    if t.text.isupper() and t.text in known_names():
        return "name"  # "IS said" is no verb
    part = words().get(low, "")
    if part in ("pronoun", "determiner", "preposition", "adverb", "weekday"):
        return part
    if speaks(low):
        return "noun"
    if part == "month":
        return "month" if capital(t) else ""
    if part:
        return part
    if t.text[0].isdigit():
        return "number"
    if not (t.text[0].isalpha() or (t.text[0] == "@" and len(t.text) > 1)):
        return "mark"
    if capital(t):
        return "name"
    tied = low.endswith(_TIES) or low.startswith(_SIDES)
    if tied or ("-" in low and words().get(low.rsplit("-", 1)[1]) == "modifier"):
        return "modifier"  # "government-appointed", "pro-government", "military-civilian"
    return ""


def trust(toks: Sequence[Token], first: int, last: int) -> int:
    """How sure it is that the words name a speaker, 0 to 3."""
    inner = toks[first : last + 1]
    if " ".join(t.text for t in inner if t.low != "the") in known_names():
        return 3
    if any(speaks(t.low) for t in inner):
        return 3
    if all(words().get(t.low) == "modifier" for t in inner):
        return 1
    before = toks[first - 1].low if first else ""
    if any(part_of(t) == "name" for t in inner):
        return 1 if before in LOCATIVE else 2
    return 0
