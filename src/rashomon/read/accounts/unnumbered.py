"""People harmed of whom no number is told: "injuring others", "deaths and injuries were reported"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.data import rows
from rashomon.model import Claim, Property, Qualifier
from rashomon.read.accounts.claims import uncounted_claim
from rashomon.read.accounts.drafts import Draft
from rashomon.read.document import Document
from rashomon.read.mentions import Voice
from rashomon.read.sought import Sought

LEAST = 2  # what a plural without any number says: more than one


Stretch = tuple[str, int, int]  # field, [start, end)


@cache
def _table() -> dict[tuple[Property, str], Sought]:
    found: dict[tuple[Property, str], list[str]] = {}
    for property, where, words in rows("accounts_unnumbered.tsv"):
        found.setdefault((Property(property), where), []).append(words)
    return {key: Sought(rf"(?<![\w-])(?<!how )(?:{'|'.join(w)})", re.IGNORECASE) for key, w in found.items()}


def unnumbered_claims(
    doc: Document, draft: Draft, voices: list[Voice], alone: bool, peace: bool
) -> list[Claim]:
    """A vague claim of more than one for each property that an account tells of and counts nowhere.

    "At least one" counts nowhere: beside it a plural says that there were more. So does any count of one
    person, but for local news, which come back to their one victim in ever new words.

    Args:
        alone: whether the report tells of this incident only: then plain words for it are read in every
            sentence, not in the account's own alone, but for local news.
        peace: whether it is local news, without sides of a war.
    """
    counted = {
        c.property
        for t in draft.tellings
        for c in t.counts
        if (c.max or c.min or 0) > 1 or (peace and c.qualifier is not Qualifier.AT_LEAST)
    }
    mine = [
        (t.sentence.field, t.start, t.end)
        for t in sorted(draft.tellings, key=lambda t: (t.sentence.index, t.start))
    ]
    every = [(s.field, s.start, s.end) for s in doc.sentences] if alone and not peace else []
    out = []
    for property in (Property.KILLED, Property.WOUNDED):
        if property not in counted:
            found = [
                *_found(doc, mine, _table()[property, "told"]),
                *_found(doc, every or mine, _table()[property, "plain"]),
            ]
            out += [
                uncounted_claim(doc, property, LEAST, Qualifier.VAGUE, at, voices, "plural without a number")
                for at in _best(doc, found)
            ]
    return out


def _found(doc: Document, stretches: list[Stretch], pattern: Sought) -> list[Stretch]:
    """The first place in each stretch that the pattern fits and no "no" and no number stands before."""
    out: list[Stretch] = []
    for field, start, end in stretches:
        text = doc.report.of(field)
        told = (
            m
            for m in pattern.finditer(text, start, end)
            if not _is_set_aside(text[start : m.start()]) and not _COUNTED.match(text, m.end())
        )
        m = next(told, None)
        if m is not None:
            out.append((field, m.start(), m.end()))
    return out


def _is_set_aside(before: str) -> bool:
    """Whether "no" or "without" stands among the last words before, or a number that is told; a search of all
    that stands before would try each of its words."""
    words = before.rsplit(None, _SUBJECT)[-_SUBJECT:] if before[-1:].isspace() else []
    near = " ".join(words[-_NEGATED:]) + " "
    far = " ".join(words) + " "
    return bool(words and (_NONE.search(near) or _NEITHER.search(far) or _NUMBERED.search(far)))


_SUBJECT = 9  # words of "five soldiers of the army were"
_NEGATED = 3  # words of "no armed men"
_NONE = re.compile(r"\b(?:no|any|without|nor)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_NEITHER = re.compile(r"\bneither\s", re.IGNORECASE)  # "neither the cook or the | other guest was hurt"
# "One | other person was hurt", "nine clerks were | killed and wounded": a number of them is told.
_NUMERAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = re.compile(
    rf"\b(?:(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*|{_NUMERAL}|another)\s+"
    r"(?:(?:[\w'’-]+\s+){1,7}(?:were|was|been|are|being)\s+)?\Z",
    re.IGNORECASE,
)

# "Killed and wounded | 18 gunmen": the number stands behind.
_COUNTED = re.compile(
    r"\s+(?:(?:at|least|about|some|around|nearly|over|more|than|up|to)\s+){0,2}"
    rf"(?:\d+|{_NUMERAL})\b",
    re.IGNORECASE,
)


def _best(doc: Document, found: list[Stretch]) -> list[Stretch]:
    """The first that tells a size ("dozens of wounded and dead"), else the first."""
    found.sort(key=lambda x: (x[0] != "title", x[1], -x[2]))
    sized = [x for x in found if _SIZES.search(doc.report.of(x[0])[x[1] : x[2]])]
    return (sized or found)[:1]


_SIZES = re.compile(r"\b(?:dozens|scores|hundreds|tens|many|large numbers?)\b", re.IGNORECASE)
