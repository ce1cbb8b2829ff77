"""What a flattened page says of itself: the dateline, the wire services that it credits."""

from __future__ import annotations

import re
from functools import cache

from rashomon.clean.cues import rows

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAYS = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_ZONE = r"(?:gmt|utc|est|edt|cst|cdt|pst|pdt|local time)"
_CLOCK = (
    r"(?:[\s,|–-]+(?:at )?\d{1,2}[:.]?\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?" + rf"(?:\s?{_ZONE})?(?!\d))?"
)
DATE = (
    rf"(?:{WEEKDAYS}\.?,? )?"
    rf"(?:{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS},? (?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
)
_WORD = (
    r"(?:first |last |originally )?"
    r"(?:published|updated|posted|created|modified|last updated|date of publication|publication date)"
    r"(?: (?:on|at|:|date))?\s?:?\s?"
)
# A stretch that gives the publication date, at the start of a text or line.
STATED = re.compile(
    rf"(?:{_WORD})?(?:AFP |AP |Reuters |SANA |[A-Z]{{2,5}} )?{DATE}{_CLOCK}"
    rf"(?:\s?\((?:last )?updated:? (?:\d{{3,4}} )?{DATE}{_CLOCK}\))?",
    re.IGNORECASE,
)
STATED_INSIDE = re.compile(
    rf"(?<=\s)(?:posted|published|updated|last updated):? (?:on |at )?{DATE}", re.IGNORECASE
)
# WASHINGTON/BAGHDAD, Nov 21 (Reuters) –   FRANKLIN (Feb. 4, 2014) –   BEIRUT (AP) —   GAZA, Jan. 3 --
_PLACE = r"[A-Z][A-Z'’.-]+(?:[ /-][A-Z][A-Z'’.-]+){0,4}(?:, (?:[A-Z][\w.'’-]+ ?){1,3})?"
_PLACE_MIXED = r"(?:[A-Z][\w.'’-]+[ /]?){1,4}(?:, (?:[A-Z][\w.'’-]+ ?){1,3})?"
_DAY = rf"(?:(?:{WEEKDAYS},? )?(?:{MONTHS} \d{{1,2}}|\d{{1,2}} {MONTHS})(?:,? (?:19|20)\d\d)?)"
_DASH = r"\s*(?:--?|–|—|:|_)\s*"
WIRE = re.compile(
    rf"(?:(?:{_PLACE}|{_PLACE_MIXED}),? ?(?i:{_DAY})?,? ?\((?:[A-Z][\w./& -]{{1,30}}|(?i:{_DAY}))\){_DASH}"
    rf"|{_PLACE},? (?i:{_DAY}){_DASH}|{_PLACE}\s*(?:--|–|—)\s*)"
)
_BRACKETS = re.compile(r"\(([A-Z][\w. -]{1,24}(?:[/,] ?[A-Z][\w. -]{1,24})*)\)")
_CREDIT = re.compile(
    r"(?:\bsources?:?|\binputs? from|\bagencies:?|\breporting by|\bvia)\s+([A-Z][\w./& -]{1,40})"
    r"|\b(?:inputs from|reporting from|files from|source|and) ((?:news )?agencies)\b"
    r"|^([A-Z][\w. -]{1,24}?) ?/ (?=[A-Z])"
    r"|\b([A-Z][\w -]{1,24}?) contributed to this (?:report|story|article)"
    r"|\(c\) (?:\d{4} )?([A-Z]\w+)",
    re.MULTILINE,
)


@cache
def agency_names() -> dict[str, tuple[str, bool]]:
    """Spelling → (name, whether the bare spelling in a dateline is enough)."""
    return {spelling: (name, loose == "yes") for name, spelling, loose in rows("clean_agencies.tsv")}


def agencies(text: str, dateline: str) -> tuple[str, ...]:
    """The wire services and outlets that the text credits, in order of mention, each once.

    A credit is the name in brackets, after "Source" or "inputs from", or bare in the dateline; "told
    Reuters" and "(Reuters Photo)" are none.
    """
    names = agency_names()
    found: dict[str, None] = {}
    for spelling, (name, loose) in names.items():
        if loose and dateline and re.search(rf"\b{re.escape(spelling)}\b", dateline):
            found.setdefault(name)
    for m in sorted([*_BRACKETS.finditer(text), *_CREDIT.finditer(text)], key=lambda m: m.start()):
        words = next(g for g in m.groups() if g)
        for part in re.split(r"[/,]| and ", words):
            hit = names.get(part.strip())
            if hit is None:  # "Source TRTWorld and agencies in Beirut"
                head = part.strip().split(" ")
                hit = names.get(" ".join(head[:2])) or (names.get(head[0]) if m.re is _CREDIT else None)
            if hit:
                found.setdefault(hit[0])
    return tuple(found)
