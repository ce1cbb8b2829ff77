"""The parts of a speaker's phrase: its own name, the noun it is about, the person in it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Token
from rashomon.read.voices.speaker import capital
from rashomon.read.voices.tables import nouns, words

ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "that", "this", "these", "those"))


def proper(toks: Sequence[Token]) -> Sequence[Token]:
    """A body's own name out of a name and what it is: "the Karam Committees, a grassroots group", "an
    umbrella group of militias, the Resistance"."""
    comma = next((k for k, t in enumerate(toks) if t.text == ","), 0)
    if not comma or comma + 2 >= len(toks):
        return toks
    first, rest = toks[:comma], toks[comma + 1 :]
    if rest[0].low in ("a", "an") and capital(first[0]) and head_noun(first)[0] != "person":
        return first if head_noun(rest)[0] not in ("", "person", "resident") else toks
    named = rest[0].low == "the" and capital(rest[1]) and capital(rest[-1])
    if named and not any(capital(t) for t in first[:2]) and head_noun(first)[0] not in ("", "person"):
        return rest[1:]
    return toks


def one_name(a: str, b: str) -> bool:
    """Whether two names are one, also "Syrian state TV" and "Syria's state TV" or "Syrias state TV"."""
    first, second = a.casefold().split(), b.casefold().split()
    if first == second:
        return True
    if len(first) < 2 or first[1:] != second[1:]:
        return False
    owner, adjective = sorted((first[0], second[0]), key=lambda w: not w.endswith("s"))
    stem = owner.removesuffix("s").rstrip("'’")
    return (
        owner.endswith("s")
        and len(stem) >= _STEM
        and adjective[: len(stem) - 1] == stem[:-1]
        and (len(adjective) - len(stem) <= _ENDING)
    )


_HEADED = frozenset(("body", "group"))
_PLACES = frozenset(("in", "from", "at", "near"))
_STEM = 4  # letters of a country's name
_ENDING = 3  # letters that make it an adjective: "Iraq-i", "Sudan-ese"


def bare(inner: Sequence[Token]) -> Sequence[Token]:
    """The words of a speaker's phrase without articles and what follows a comma."""
    k = 0
    while k < len(inner) and (inner[k].low in ARTICLES or not _worded(inner[k])):
        k += 1
    end = len(inner)
    for m in range(k + 1, end - 1):  # "Dana Vale, 59, of Daruk, who saw it"
        if inner[m].text == "," and (inner[m + 1].text[0].isdigit() or inner[m + 1].low in ("who", "which")):
            end = m
            break
    while end > k and (not _worded(inner[end - 1]) and inner[end - 1].text not in ")."):
        end -= 1
    return inner[k:end]


def _worded(t: Token) -> bool:
    """A word, or the handle of who posts: "@harlow_today"."""
    return t.text[0].isalnum() or (t.text[0] == "@" and len(t.text) > 1)


def head_noun(toks: Sequence[Token]) -> tuple[str, bool, str]:
    """(kind, whether many, word) of the noun that a phrase is about: the last one before a preposition."""
    found: tuple[str, bool, str] = ("", False, "")
    for i, t in enumerate(toks):
        part = words().get(t.low, "")
        if part == "preposition" and i:
            break
        noun = nouns().get(t.low)
        if noun is not None:
            if capital(t) and i and toks[i - 1].text == "General" and (noun.many or noun.kind in _HEADED):
                return "body", False, t.low  # "the General Staff", no general
            if (
                found[0] == "person"
                and not found[1]
                and noun.kind in ("body", "group", "agency")
                and capital(t)
            ):
                continue
            found = (noun.kind, noun.many, t.low)
    if not found[0] and all(capital(t) or t.text == "." for t in toks):
        return "name", False, ""
    return found


def person_in(toks: Sequence[Token], kind: str) -> str:
    """The personal name in a phrase: two capitals or more behind or before a role."""
    if kind not in ("person", "reporter", "activist", "resident", "name", ""):
        return ""
    runs: list[list[Token]] = [[]]
    for k, t in enumerate(toks):
        placed = not runs[-1] and k and toks[k - 1].low in _PLACES and t.low not in given_names(low=True)
        if placed and capital(t):
            continue  # "an activist in | Deir Orin"
        if (capital(t) and t.low not in nouns() and words().get(t.low, "") in ("", "month")) or (
            t.text == "." and runs[-1] and len(runs[-1][-1].text) == 1
        ):
            runs[-1].append(t)
        elif runs[-1]:
            runs.append([])
    best = [r for r in runs if len(r) >= 2 and r[0].text != "."]
    if not best or (kind in ("", "name") and len(best[0]) != len(toks) and kind != "name"):
        return ""
    if kind in ("", "name"):
        return ""
    run = best[-1]
    return " ".join(t.text for t in run if t.text != ".")
