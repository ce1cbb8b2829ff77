"""A reader of a language of one line a telling, so that the ledger can be tested apart from real reading.

``ATTACK 2024-01-23 Arrun 3 police`` tells of an attack that day, there, with three killed, as police say.
``FAULT`` makes the reader fail.
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

from rashomon.ledger import Ledger
from rashomon.model import (
    Account,
    Claim,
    CleanReport,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Qualifier,
    Reading,
    Tally,
    When,
    account_id,
    claim_id,
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
            claim = Claim(
                id=claim_id(report.id, Property.KILLED, words, None, n, n, attributed_to=voice),
                property=Property.KILLED,
                passage=words,
                min=n,
                max=n,
                qualifier=Qualifier.EXACT,
                attributed_to=voice,
            )
            accounts.append(
                Account(
                    id=account_id(report.id, where, IncidentType(kind.lower())),
                    report=report.id,
                    type=IncidentType(kind.lower()),
                    anchor=where,
                    central=not accounts,
                    when=When(earliest=date.fromisoformat(day), latest=date.fromisoformat(day)),
                    places=(
                        Place(
                            name=place,
                            canonical=place,
                            country="XA",
                            gazetteer_id=f"test:{place}",
                            lat=float(len(place)),
                            lon=float(ord(place[0])) - 80,
                            precision=PlacePrecision.TOWN,
                        ),
                    ),
                    claims=(claim,),
                    words=("gunmen", "market", place.lower()),
                )
            )
        given = report.published if report.published.known else None
        published = given or When(earliest=date(2024, 2, 1), latest=date(2024, 2, 1), how="given")
        return Reading(
            report=report.id, published=published, accounts=tuple(accounts), tallies=tuple(tallies)
        )


def exported(ledger: Ledger) -> bytes:
    """The ledger as `rashomon export` writes it."""
    out = BytesIO()
    dump(ledger, out)
    return out.getvalue()
