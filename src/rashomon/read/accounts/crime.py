"""Who did it and who was hurt, on a page about a crime: by what it says of each of the people that it names.

Words beside a name on such a page tell little to the model of roles, which knows wars: suspects, kin, streets
and charges are named there as victims are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Claim
from rashomon.read.accounts.accused import accused, phrase_of
from rashomon.read.accounts.fillers import CERTAIN, Filler, Told
from rashomon.read.accounts.hurt import hurt
from rashomon.read.accounts.people import NO_NAME, bearers
from rashomon.read.accounts.phrases import Phrase, listed
from rashomon.read.document import Document


def of_crime(
    doc: Document, named: Sequence[tuple[str, int, int, str]], counts: Sequence[Claim], filled: Sequence[Told]
) -> list[Told]:
    """The fillers of an account of a crime: those accused of it as who did it, as police have it; of the
    people named, those hurt as its victims; and what else the model found that is neither.

    Args:
        named: (field, start, end, name) of the people of the report.
        counts: the claims on people harmed.
    """
    people = bearers(doc, [*named, *_further(doc, named, filled)])
    did = accused(doc, people)
    suffered = [p for b in hurt(doc, people, counts) if (p := phrase_of(b)) and not _is_one_of(p, did)]
    return [
        *(Told(p, Filler.INDIVIDUAL, CERTAIN, accused=True) for p in did),
        *(Told(p, Filler.VICTIM, CERTAIN) for p in suffered),
        *(t for t in filled if not _is_one_of(t.phrase, did + suffered) and _can_be(t)),
    ]


def _further(
    doc: Document, named: Sequence[tuple[str, int, int, str]], filled: Sequence[Told]
) -> Iterator[tuple[str, int, int, str]]:
    """Whom the model takes for victims, by names that are not known for people's."""
    for t in filled:
        p, field = t.phrase, t.phrase.sentence.field
        name = doc.report.of(field)[p.start : p.end]
        new = not any(f == field and start < p.end and p.start < end for f, start, end, _ in named)
        full = p.kind == "name" and p.last - p.first > 1 and NO_NAME.isdisjoint(name.split())
        if t.role is Filler.VICTIM and full and new:
            yield field, p.start, p.end, name


def _is_one_of(p: Phrase, known: Sequence[Phrase]) -> bool:
    return any(set(p.words) <= set(k.words) for k in known)


def _can_be(t: Told) -> bool:
    """Whether what the model found can be so on a page on a crime: whoever is named and was hurt is known by
    other words; who is told to have been shot shot nobody; people are hurt and not struck."""
    p = t.phrase
    if t.role is Filler.VICTIM:
        return p.kind in _COMMON
    if t.role is Filler.INDIVIDUAL:
        return not (p.kind in _COMMON and _suffers(p))
    return not (t.role is Filler.TARGET and p.kind == "person")


_COMMON = ("person", "noun")


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
