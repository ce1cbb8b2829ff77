"""What a report tells as a whole: that against which each of its accounts is built."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import When
from rashomon.read.accounts.antecedents import Antecedents
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.hurt import rows_of_the_hurt
from rashomon.read.accounts.names import Name, names
from rashomon.read.accounts.other_days import day_around
from rashomon.read.accounts.people import Bearers, Mentioned, people
from rashomon.read.accounts.setting import WARLIKE, setting_of
from rashomon.read.accounts.tellings import Mentions
from rashomon.read.accounts.when import is_long_past
from rashomon.read.accounts.where import jurisdictions, towns_by_use
from rashomon.read.accounts.words import stems
from rashomon.read.document import Document
from rashomon.read.mentions import PlaceMention, TimeMention, Voice

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report with its mentions, and what all of it says of each account that it tells."""

    doc: Document
    found: Mentions
    voices: list[Voice]
    published: When
    people: list[Mentioned]
    bearers: Bearers  # the same with their further mentions
    rows_of_hurt: frozenset[int]  # sentences that each name somebody hurt, below a line that says so
    names: list[Name]  # by field and offset
    headline: tuple[str, ...]  # stems of the content words of the title
    words: tuple[str, ...]  # the same of the whole report, in the order of sentences
    local: bool  # no act of war is told
    police: bool  # police are told of oftener than sides of a war, and no act of war is told
    crime: bool  # no act of war is, and the words are those of police and courts
    recalls: bool  # on such a page, whose police are told of most, counts of another crime may be recalled
    alone: bool  # it tells of one incident
    towns: list[PlaceMention]  # the places that it names, best first
    homes: list[PlaceMention]  # the town and county that a local page is about
    antecedents: Antecedents  # the places that an account without one may speak of
    beside: TimeMention | None  # the first day told outside the deed

    @classmethod
    def of(
        cls,
        doc: Document,
        found: Mentions,
        voices: list[Voice],
        published: When,
        drafts: Sequence[Draft],
        kept: Sequence[Draft],
        main: Draft | None,
    ) -> Page:
        """The page whose tellings make ``drafts``, of which those ``kept`` are accounts; ``main`` is the
        first that it is about."""
        police, sides = _police_and_sides(found)
        crime = setting_of([t for d in drafts for t in d.tellings]) == "crime"
        # "The two had been fighting", "a confrontation": no act of war, where police and courts speak.
        recalls = police > sides and crime
        local = recalls or not any(d.sure & WARLIKE for d in kept)
        papers = {p.gazetteer_id for p in (found.seat, found.outlet) if p}
        elsewhere = {t.sentence.index for d in kept if d is not main for t in d.tellings}
        beside = day_around(doc, found, elsewhere) if local or len(kept) == 1 else None
        if beside and sides > police and is_long_past(beside.when, published):
            beside = None  # armies: "a truce took effect on February 27"
        if beside and is_long_past(beside.when, published) and not any(c.isdigit() for c in beside.text):
            beside = None  # a feast of the year: "the largest party since St. Patrick's Day"
        headline, words = _words_of(doc) if kept else ((), ())
        return cls(
            doc=doc,
            found=found,
            voices=voices,
            published=published,
            people=people(doc),
            bearers=Bearers(doc),
            rows_of_hurt=rows_of_the_hurt(doc),
            names=sorted(names(doc, (*found.places, *found.actors, *voices))) if kept else [],
            headline=headline,
            words=words,
            local=local,
            police=local and sides <= police,
            crime=local and crime,
            recalls=recalls,  # as on the pages that asides are learned from
            alone=len(kept) == 1,
            towns=towns_by_use(found.places, local),
            homes=jurisdictions(doc, found.places, papers) if local else [],
            antecedents=Antecedents(found.places),
            beside=beside,
        )

    def names_in(self, draft: Draft) -> tuple[str, ...]:
        """The names in a draft's own sentences, each once and sorted."""
        spans = {(t.sentence.field, t.sentence.start, t.sentence.end) for t in draft.tellings}
        told = set[str]()
        for field, start, end in spans:
            first, stop = bisect_left(self.names, (field, start)), bisect_left(self.names, (field, end))
            told.update(stem for _, _, stem in self.names[first:stop])
        return tuple(sorted(told))

    def all_names(self) -> tuple[str, ...]:
        """The names of the report, each once and sorted."""
        return tuple(sorted({stem for _, _, stem in self.names}))


def _police_and_sides(found: Mentions) -> tuple[int, int]:
    """How often police are told of, and how often sides of a war."""
    kinds = [a.kind for a in found.actors]
    return kinds.count("police"), sum(k not in ("police", "person", "unknown") for k in kinds)


def _words_of(doc: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of the content words of the title, and of the whole report in the order of sentences."""
    title: set[str] = set()
    page: dict[str, None] = {}
    for s in doc:
        if len(page) >= _MOST_WORDS:
            break
        found = stems(s.tokens)
        page.update(dict.fromkeys(sorted(found)))
        if s.field == "title":
            title |= found
    return tuple(sorted(title)), tuple(page)
