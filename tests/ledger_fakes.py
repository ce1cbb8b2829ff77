"""A reader of a language of one line a telling, so that the ledger can be tested apart from real reading.

``ATTACK 2024-01-23 Arrun 3 police`` tells of an attack that day, there, with three killed, as police say.
``FAULT`` makes the reader fail.
"""

from __future__ import annotations

import re
from io import BytesIO

from invented import count, dated, telling, town
from rashomon.ledger import Ledger
from rashomon.model import (
    CleanReport,
    IncidentType,
    Passage,
    Reading,
    Tally,
    content_id,
)
from rashomon.publish.export_json import dump

LINE = re.compile(r"(ATTACK|BOMB|TALLY) (\d{4}-\d\d-\d\d) (\w+) (\d+) (\w+)")


class LineReader:
    tables = (("standard", "fake"),)

    def read(self, clean: CleanReport) -> Reading:
        report = clean.report
        if "FAULT" in report.text:
            raise ZeroDivisionError("division by\nzero")
        if "BREAK" in report.text:
            raise KeyboardInterrupt
        accounts, tallies = [], []
        for m in LINE.finditer(report.text):
            kind, day, place, killed, voice = m.groups()
            where = Passage.of(report, m.start(), m.end())
            words = Passage.of(report, m.start(4), m.end(4))
            n = int(killed)
            if kind == "TALLY":
                id = content_id("t", report.id, m.start())
                tallies.append(Tally(id=id, report=report.id, what="killed", passage=words, min=n, max=n))
                continue
            site = town(place, float(len(place)), float(ord(place[0])) - 80, canonical=place, country="XA")
            accounts.append(
                telling(
                    report.id,
                    IncidentType(kind.lower()),
                    where,
                    central=not accounts,
                    when=dated(day),
                    places=(site,),
                    claims=(count(n, report=report.id, said=words, attributed_to=voice),),
                    words=("gunmen", "market", place.lower()),
                )
            )
        given = report.published if report.published.known else None
        published = given or dated("2024-02-01")
        return Reading(
            report=report.id, published=published, accounts=tuple(accounts), tallies=tuple(tallies)
        )


def exported(ledger: Ledger) -> bytes:
    """The ledger as `rashomon export` writes it."""
    out = BytesIO()
    dump(ledger, out)
    return out.getvalue()
