"""Capital letters for text that has none, or nothing else: names are told by them everywhere downstream.

Old wire copy, teleprinter feeds and some exports come in one case throughout. Such text gets the letters that
a newspaper would give it, one for one, so that every offset holds; what is quoted stays as received.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rashomon.data import given_names, rows
from rashomon.learned import checked
from rashomon.model import Account, Claim, CleanReport, Passage, Reading, Report
from rashomon.read.actor_table import table
from rashomon.read.sentences import ABBREVIATIONS

WORDS = ("casing_words.txt.gz", "1e7b718b2e63ff11964a9267b399ba27dbd0412f9e2e84c9087055740b1ed6cf")
_WORD = re.compile(r"(?<!\d)(?:[^\W\d_]\.){2,}|(?<!\d)[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST = 120  # letters below which nothing is said of a text's case
_HEAD = 500  # characters looked at first
_ODD = 0.004  # share of letters of the other case that text in one case may have
_END = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*$")
_HOURS = frozenset({"a.m.", "p.m.", "e.g.", "i.e."})
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_STOPS = frozenset("is us as am an at it in no so who or".split())  # abbreviations that are words as well


def is_caseless(text: str) -> bool:
    """Whether a text is written in capitals, or in small letters, throughout."""
    for part in (text[:_HEAD], text):  # most texts show by their head that they have both
        upper = sum(map(str.isupper, part))
        lower = sum(map(str.islower, part))
        if min(upper, lower) > _ODD * len(text):
            return False
    return upper + lower >= _LEAST and min(upper, lower) <= _ODD * (upper + lower)


def cased(text: str) -> str:
    """A text in one case with the capital letters of newspaper English; as long as it was.

    >>> cased("gunmen killed juan perez near bogota.")
    'Gunmen killed Juan Perez near Bogota.'
    """
    low = "".join(_one(c, c.lower()) for c in text)
    found = list(_WORD.finditer(low))
    words = [m.group() for m in found]
    short = _abbreviations(low, words)
    out, done = [], 0
    for k, m in enumerate(found):
        word = m.group()
        begins = k == 0 or _begins(low, found[k - 1], m)
        out += [low[done : m.start()], _form(word, words[k + 1 : k + 2], short, begins)]
        done = m.end()
    out.append(low[done:])
    return _named("".join(out), low)


def recased(clean: CleanReport) -> CleanReport:
    """The report as it is read: itself, unless its text is in one case throughout."""
    report = clean.report
    if not is_caseless(report.text):
        return clean
    title = report.title
    if title and (title.isupper() or title.islower()):
        title = cased(title)
    return replace(clean, report=replace(report, text=cased(report.text), title=title))


def restored(reading: Reading, report: Report) -> Reading:
    """A reading of the recased report, with every passage quoted as the report has it."""
    return replace(
        reading,
        evidence=tuple((why, p and _again(report, p)) for why, p in reading.evidence),
        accounts=tuple(_account(report, a) for a in reading.accounts),
        links=tuple(replace(x, passage=_again(report, x.passage)) for x in reading.links),
        tallies=tuple(replace(x, passage=_again(report, x.passage)) for x in reading.tallies),
    )


def _account(report: Report, a: Account) -> Account:
    return replace(a, anchor=_again(report, a.anchor), claims=tuple(_claim(report, c) for c in a.claims))


def _claim(report: Report, c: Claim) -> Claim:
    also = tuple(replace(x, passage=_again(report, x.passage)) for x in c.also)
    return replace(c, passage=_again(report, c.passage), also=also)


def _again(report: Report, p: Passage) -> Passage:
    return Passage.of(report, p.start, p.end, p.field)


def _begins(low: str, last: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a sentence begins at a word: behind a full stop that ends no abbreviation or initial."""
    between = low[last.end() : word.start()]
    if "\n" in between:
        return True
    if not _END.search(low[last.start() : word.start()]):
        return False
    word_before = last.group()
    if word_before.endswith("."):
        return False
    return between[:1] != "." or (word_before not in ABBREVIATIONS and len(word_before) > 1)


def _abbreviations(low: str, words: Iterable[str]) -> frozenset[str]:
    """Words that the text itself sets in brackets behind a name: "(eln)"; and those without a vowel."""
    told = {w for w in re.findall(r"\(([^\W\d_]{2,8})\)", low) if not is_plain(w)}
    return frozenset(told | {w for w in words if 1 < len(w) < 8 and not _VOWEL.search(w)} - ABBREVIATIONS)


def _form(word: str, after: list[str], short: frozenset[str], begins: bool) -> str:
    if "." in word:
        return word if word in _HOURS else _upper(word)
    base = re.sub(r"['’]s$", "", word)
    if base in short or base in _acronyms():
        return _upper(base) + word[len(base) :]
    if base == "i" or base.startswith(("i'", "i’")):
        return "I" + word[1:]
    is_name = not is_plain(base) or (base in given_names(low=True) and bool(after) and not is_plain(after[0]))
    return _upper(word[0]) + word[1:] if begins or is_name else word


def _upper(word: str) -> str:
    return "".join(_one(c, c.upper()) for c in word)


def _one(letter: str, other: str) -> str:
    """The other case of a letter, where that is one letter too."""
    return other if len(other) == 1 else letter


def _named(text: str, low: str) -> str:
    """With the armed groups of the table written as it writes them."""
    for name in _group_names():
        at = low.find(name.lower())
        while at >= 0:
            end = at + len(name)
            if not low[at - 1 : at].isalpha() and not low[end : end + 1].isalpha():
                text = text[:at] + name + text[end:]
            at = low.find(name.lower(), end)
    return text


@cache
def _group_names() -> tuple[str, ...]:
    """Names of several words, as given; the shorter ones first, which longer ones then overwrite."""
    names = {n for e in table().values() for n in e.names if " " in n and len(n.lower()) == len(n)}
    return tuple(sorted(names, key=lambda n: (len(n), n)))


@cache
def _acronyms() -> frozenset[str]:
    names = {n.lower() for e in table().values() for n in e.names if n.isupper() and n.isalpha()}
    return frozenset(names) - _STOPS


@cache
def _plain() -> frozenset[str]:
    packed = checked(*WORDS)
    listed = {row[0] for row in rows("counts_people.tsv")} | {
        w for part, words, *_ in rows("actor_nouns.tsv") if part in "hm" for w in words.split("|")
    }
    return frozenset(gzip.decompress(packed).decode().split()) | {w for w in listed if w.islower()}


@cache
def is_plain(word: str) -> bool:
    """Whether a word (in lower case) is no name: listed, inflected from that, or English by form."""
    if word in _plain() or (len(word) == 1 and word in "aio"):
        return True
    for part, ending, *instead in rows("casing_suffixes.tsv"):
        if not word.endswith(ending) or len(word) < len(ending) + 3:
            continue
        if part == "e" and len(word) > len(ending) + 3:
            return True
        if part == "s" and word[: -len(ending)] + (instead[0] if instead else "") in _plain():
            return True
    return False
