"""One report in, its reading out: every reader of mentions in order, then the accounts."""

from __future__ import annotations

from rashomon.model import CleanReport, Reading, When
from rashomon.read.accounts import Mentions, find_accounts, told
from rashomon.read.accounts.tellings import Telling
from rashomon.read.actors import find_actors
from rashomon.read.casing import recased, restored
from rashomon.read.counts import find_counts
from rashomon.read.document import Document
from rashomon.read.events import find_events
from rashomon.read.language import foreign
from rashomon.read.mentions import CountMention
from rashomon.read.places import find_places, open_gazetteer, outlet_town, seat_town
from rashomon.read.sentences import document
from rashomon.read.times import find_times, published_evidence
from rashomon.read.violence import of_violence
from rashomon.read.voices import find_voices

OF_ELSE = "not read: no violence between people is told"


class Reader:
    """Reads cleaned reports. Construct it once a process: it holds the gazetteer and the models."""

    def __init__(self) -> None:
        self._gazetteer = open_gazetteer()

    @property
    def tables(self) -> tuple[tuple[str, str], ...]:
        """(name, hash) of the tables of places that it reads with."""
        return self._gazetteer.tables

    def read(self, clean: CleanReport) -> Reading:
        """Everything that one report tells.

        A report in a language that has no reader here is not read, nor one that is of no violence, and a
        note says so. Never raises on any text; every passage of the result satisfies
        ``report.of(field)[start:end] == quote``.
        """
        report = clean.report
        language = foreign(clean)
        if language is not None:
            return Reading(
                report=report.id, published=report.published, notes=(f"not read: language is {language}",)
            )
        read = recased(clean)
        doc = document(read)
        published, evidence = published_evidence(doc)
        if not of_violence(doc):
            return Reading(
                report=report.id,
                published=published,
                evidence=evidence,
                origins=clean.agencies,
                notes=(OF_ELSE,),
            )
        counts, things = find_counts(doc)
        voices = find_voices(doc)
        found = self._mentions(doc, counts, published)
        accounts = find_accounts(doc, found, things, voices, published)
        reading = Reading(
            report=report.id,
            published=published,
            evidence=evidence,
            accounts=accounts.accounts,
            links=accounts.links,
            tallies=accounts.tallies,
            origins=clean.agencies,
        )
        return reading if read is clean else restored(reading, report)

    def tellings(self, clean: CleanReport) -> tuple[Document, list[Telling]]:
        """The sentences of a report and its stretches that tell of an incident, before they are grouped."""
        doc = document(recased(clean))
        published, _ = published_evidence(doc)
        counts, things = find_counts(doc)
        return doc, told(doc, self._mentions(doc, counts, published), things, find_voices(doc))

    def _mentions(self, doc: Document, counts: list[CountMention], published: When) -> Mentions:
        return Mentions(
            events=find_events(doc),
            counts=counts,
            places=find_places(doc, self._gazetteer),
            times=find_times(doc, published),
            actors=find_actors(doc),
            outlet=outlet_town(doc, self._gazetteer),
            seat=seat_town(doc, self._gazetteer),
        )
