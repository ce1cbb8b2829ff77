"""Where a page comes from: the town that its address names, and the town that its outlet is known to sit in.

A hint on what a local page is about and on which of many namesakes it means; no place told of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from rashomon.data import rows
from rashomon.model import Place, PlaceRole
from rashomon.read.document import Document
from rashomon.read.places.gazetteer import Entry, Gazetteer

_SOME_SIZE = 20_000  # people of a town that an address may be named for
_NEEDS = 6  # letters of such a name
_DEEP = 4  # parts of an address's path that may be sections
_STATION = re.compile(r"^(?:my|the|click|go|abc|nbc|cbs|fox|news|ktv|channel)*\d*(?:my|the)?")
_CITY = re.compile(r"[A-Z][A-Z .'’/-]{2,}(?:, | \(| [-–—] )")


def of_outlet(doc: Document, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that may be meant in a page's address: "mysanantonio.com", "abc7chicago.com",
    "dnainfo.com/chicago/…", "chicago.suntimes.com". See :func:`seat` for what is known."""
    parts = urlsplit(doc.report.url or "")
    host = (parts.hostname or "").removeprefix("www.").split(".")
    labels = [x for x in host[:-1] if x not in {"co", "com"}]
    for label in [*reversed(labels), parts.path.strip("/").split("/")[0].replace("-", "")]:
        rest = _STATION.sub("", label.casefold())
        for end in range(len(rest), _NEEDS - 1, -1):
            known = gazetteer.exact(rest[:end])
            entries = tuple(e for e in known if e.kind in {"town", "admin1"} and e.quality < 2)
            if entries:
                return entries[:20]
    return ()


def seat(doc: Document, gazetteer: Gazetteer) -> Entry | None:
    """The town in which the outlet of a page's address is known to sit: places_outlets.tsv."""
    host = (urlsplit(doc.report.url or "").hostname or "").casefold().split(".")
    for k in range(len(host) - 1):
        known = _seats().get(".".join(host[k:]))
        if known:
            town, division = known
            return next(
                (
                    e
                    for e in gazetteer.exact(town)
                    if e.kind == "town"
                    and e.country == "US"
                    and e.admin1 == gazetteer.divisions.get(division)
                ),
                None,
            )
    return None


def seat_town(doc: Document, gazetteer: Gazetteer) -> Place | None:
    """:func:`seat` as a region."""
    known = seat(doc, gazetteer)
    return replace(known.place(known.name), role=PlaceRole.REGION) if known else None


def outlet_town(doc: Document, gazetteer: Gazetteer) -> Place | None:
    """The town that a page comes from, as a region: its outlet's, else one of some size in its address.

    None where a dateline names another town, known or not: "OSTELIN, March 20 (Meridian Press)".
    """
    if any(_CITY.match(doc.words_of(s)) for s in doc.text_sentences[:1]):
        return None
    known = seat(doc, gazetteer)
    best = _in_path(doc, gazetteer, known) or known
    if best is None:
        towns = [e for e in of_outlet(doc, gazetteer) if e.kind == "town" and e.population >= _SOME_SIZE]
        best = max(towns, key=lambda e: (e.population, e.id), default=None)
    return replace(best.place(best.name), role=PlaceRole.REGION) if best else None


def _in_path(doc: Document, gazetteer: Gazetteer, known: Entry | None) -> Entry | None:
    """The town that a page's address files it under, in the state of its outlet or in one named before it:
    "/news/local/hampton/…", "/virginia/hampton/…"."""
    state = known.admin1 if known else None
    found: Entry | None = None
    for part in urlsplit(doc.report.url or "").path.strip("/").split("/")[:_DEEP]:
        if not part.replace("-", "").isalpha():
            continue
        here = [e for e in gazetteer.exact(part) if e.country == "US"]
        named = next((e.admin1 for e in here if e.kind == "admin1"), None)
        if named:
            state = state or named
            continue
        towns = [
            e for e in here if e.kind == "town" and e.admin1 == state and e.population >= _SOME_SIZE // 2
        ]
        found = max(towns, key=lambda e: (e.population, e.id), default=found)
    return found


@cache
def _seats() -> dict[str, tuple[str, str]]:
    """Host to (town, code of its division)."""
    return {
        host: (town, f"US.{state}")
        for state, town, hosts in rows("places_outlets.tsv")
        for host in hosts.split()
    }
