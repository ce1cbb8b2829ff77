"""What the people whom a report names are to its incident: hurt by it, accused of it, or neither.

The words beside one mention tell the model of roles little: heads of state, suspects, kin and witnesses
are named where victims are. Here every mention of somebody counts, and of a victim one must tell harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Claim
from rashomon.read.accounts.accused import accused, phrase_of
from rashomon.read.accounts.fillers import CERTAIN, Filler, Told
from rashomon.read.accounts.hurt import hurt, owns_kin
from rashomon.read.accounts.page import Page
from rashomon.read.accounts.people import NO_NAME
from rashomon.read.accounts.phrases import Phrase, listed


def with_named(page: Page, counts: Sequence[Claim], filled: Sequence[Told], *, crime: bool) -> list[Told]:
    """The fillers of an account, without those named as victims of whom nothing says that they were hurt:
    no words beside them, nobody hurt in the same sentence, nor the model with some certainty.

    On a page about a crime also with those accused of it as who did it, as police have it, and with everybody
    else who is named and was hurt as its victims.

    Args:
        counts: the account's claims on people harmed.
        crime: whether the account is that of the crime which the page is about.
    """
    doc = page.doc
    filled = [t for t in filled if not (t.role is Filler.VICTIM and _owns(page, t.phrase))]
    people = page.bearers.of(_named(page, filled))
    suffered = [p for b in hurt(doc, people, counts, page.rows_of_hurt) if (p := phrase_of(b))]
    if not crime:
        rows = {p.sentence.index for p in suffered}
        return [
            t
            for t in filled
            if not _is_full_name(t)
            or _is_one_of(t.phrase, suffered)
            or (_is_told_with(t, rows) and not _tells(page, t.phrase))
        ]
    did = accused(doc, people)
    suffered = [p for p in suffered if not _is_one_of(p, did)]
    return [
        *(Told(p, Filler.INDIVIDUAL, CERTAIN, accused=True) for p in did),
        *(Told(p, Filler.VICTIM, CERTAIN) for p in suffered),
        *(t for t in filled if not _is_one_of(t.phrase, did + suffered) and _can_be(t)),
    ]


def _owns(page: Page, p: Phrase) -> bool:
    """ "The killing of Ann Lee's son": she is not the one who was killed."""
    text = page.doc.report.of(p.sentence.field)
    return owns_kin(text[p.start : p.sentence.end], p.end - p.start)


def _is_full_name(t: Told) -> bool:
    """Whether it is somebody's first and last name, taken for a victim's."""
    return t.role is Filler.VICTIM and t.phrase.kind == "name" and t.phrase.last - t.phrase.first > 1


def _is_told_with(t: Told, rows: set[int]) -> bool:
    """Whether a victim's name stands with that of somebody hurt ("killed A, B and C": the words of harm are
    beside A alone), or the model is sure enough."""
    return t.probability >= _NAMED or t.phrase.sentence.index in rows


def _tells(page: Page, p: Phrase) -> bool:
    """Whether a name is that of who tells of it: a voice's, or behind "according to"."""
    field = p.sentence.field
    if any(v.field == field and v.start <= p.start and p.end <= v.end for v in page.voices):
        return True
    return bool(_ACCORDING.search(page.doc.report.of(field), p.sentence.start, p.start))


_ACCORDING = re.compile(r"\b[Aa]ccording to (?:[\w/@'’-]+ ){0,5}\Z")
_NAMED = 0.4  # probability from which the model's word is enough for a victim's name


def _named(page: Page, filled: Sequence[Told]) -> list[tuple[str, int, int, str]]:
    """The people of a page as (field, start, end, name), with those whom the model takes for victims by names
    that are not known for people's; no town."""
    out = list(page.people)
    for t in filled:
        p, field = t.phrase, t.phrase.sentence.field
        name = page.doc.report.of(field)[p.start : p.end]
        new = not any(f == field and start < p.end and p.start < end for f, start, end, _ in page.people)
        if _is_full_name(t) and new and NO_NAME.isdisjoint(name.split()):
            out.append((field, p.start, p.end, name))
    towns = {(m.field, m.start, m.end) for m in page.found.places}
    return [n for n in out if n[:3] not in towns]


def _is_one_of(p: Phrase, known: Sequence[Phrase]) -> bool:
    return any(set(p.words) <= set(k.words) for k in known)


def _can_be(t: Told) -> bool:
    """Whether what the model found can be so on a page on a crime: whoever is named and was hurt is known by
    other words; who is told to have been shot shot nobody; people are hurt and not struck."""
    p = t.phrase
    if t.role is Filler.VICTIM:
        return p.kind in _COMMON
    if t.role is Filler.INDIVIDUAL:
        return not (p.kind in _COMMON and (_suffers(p) or p.head in listed()["helper"]))
    return t.role is not Filler.TARGET or (p.kind != "person" and t.probability >= _STRUCK)


_COMMON = ("person", "noun")
_STRUCK = 0.35  # probability below which a thing is mostly where people were shot, and not what was struck


def _suffers(p: Phrase) -> bool:
    """ "Teenage boy shot in Fairview", "man has been found dead": not "man shot his neighbour"."""
    low, lists = p.low, listed()
    k = p.last
    while k < len(low) and low[k] in lists["passive"]:
        k += 1
    if k >= len(low) or low[k] not in lists["suffers"]:
        return False
    follows = low[k + 1] if k + 1 < len(low) else "."
    return k > p.last or follows in lists["suffers-how"] or not follows[0].isalnum()
