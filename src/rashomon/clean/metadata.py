"""What a flattened page says of itself: the dateline, the wire services that it credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from rashomon import data

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
    rf"(?:{_WORD})?(?-i:AFP |AP |Reuters |SANA |[A-Z]{{2,5}} )?{DATE}{_CLOCK}"
    rf"(?:\s?\((?:last )?updated:? (?:\d{{3,4}} )?{DATE}{_CLOCK}\))?",
    re.IGNORECASE,
)
STATED_INSIDE = re.compile(
    rf"(?<=\s)(?:posted|published|updated|last updated):? (?:on |at )?{DATE}", re.IGNORECASE
)
# WASHINGTON/BAGHDAD, Nov 21 (Reuters) –   Nov 21 (Reuters) –
# FRANKLIN (Feb. 4, 2014) –   BEIRUT (AP) —   GAZA, Jan. 3 --
# KABUL (Meridian / Press - 3rd May, 2020) At least
_PLACE = r"[A-Z][A-Z'’.-]+(?:[ /-][A-Z][A-Z'’.-]+){0,4}(?:, (?:[A-Z][\w.'’-]+ ?){1,3})?"
_PLACE_MIXED = r"(?:[A-Z][\w.'’-]++[ /]?){1,4}(?:, (?:[A-Z][\w.'’-]++ ?){1,3})?"
_DAY = rf"(?:(?:{WEEKDAYS},? )?(?:{MONTHS} \d{{1,2}}|\d{{1,2}} {MONTHS})(?:,? (?:19|20)\d\d)?)"
_DASH = r"\s*(?:--?|–|—|:|_)\s*"
# What a form needs further on is looked for first: capitals may be taken for a place in many ways.
_BRACKET = r"(?=[^(]*\()"
WIRE = re.compile(
    rf"(?:{_BRACKET}(?:(?:{_PLACE}|{_PLACE_MIXED}),? ?(?i:{_DAY})?,? ?"
    rf"\((?:\d?[A-Z][\w./& -]{{1,30}}|(?i:{_DAY}))\){_DASH}"
    rf"|(?i:{_DAY}) \([A-Z][\w./& -]{{1,30}}\){_DASH})"
    rf"|(?=\D*\d){_PLACE},? (?i:{_DAY}){_DASH}"
    rf"|{_PLACE}\s*(?:--|–|—)\s*"
    rf"|{_BRACKET}{_PLACE} \([A-Z][^()\n]{{1,40}}[-–—,] (?i:{DATE})\)(?:{_DASH}|\s+(?=[A-Z\"“])))"
)
# A credit by its form alone, whoever is named: "OSTELIN (Meridian Press) -", "(Meridian Press)" on a line.
_UNKNOWN = re.compile(
    rf"^{_PLACE}(?:, (?i:{_DAY}),?)? ?\(([A-Z][A-Za-z. ]{{2,30}})\){_DASH}"
    r"|^\(([A-Z][a-z]\w* [A-Z][\w ]{2,30})\)$",
    re.MULTILINE,
)
_NO_NAME = re.compile(rf"(?:{MONTHS}|{WEEKDAYS}|file photo|photo.*)\b.*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([A-Z][\w. -]{1,24}(?:[/,] ?[A-Z][\w. -]{1,24})*)\)")
# Words one of which a credit holds, in lower case, and the credit around them.
_CREDITS = tuple(
    (words, re.compile(pattern, re.MULTILINE))
    for words, pattern in (
        (("source",), r"[Ss](?<=\b.)ources?:?\s+([A-Z][\w./& -]{1,40})"),
        (("inputs from",), r"[Ii](?<=\b.)nputs from\s+([A-Z][\w./& -]{1,40})"),
        (("reporting by",), r"[Rr](?<=\b.)eporting by\s+([A-Z][\w./& -]{1,40})"),
        (("via ",), r"via(?<=\bvia)\s+([A-Z][\w./& -]{1,40})"),
        (("agencies",), r"\b(?:inputs from|reporting from|files from|[Ss]ource|and) ((?:news )?agencies)\b"),
        (("contributed to",), r"\b([A-Z][\w -]{1,24}?) contributed to this (?:report|story|article)"),
        (("copyright", "(c)", "©"), r"(?:\([cC]\)|©|[Cc]opyright) (?:\d{4} )?(?:The )?([A-Z][\w ]{1,30})"),
    )
)
# The same at the start of a line: "Outlet / Agency".
_OUTLET = re.compile(r"([A-Z][\w. -]{1,24}?) ?/ (?=[A-Z])")
CREDIT_WORDS = tuple(dict.fromkeys(("/ ", *(word for words, _ in _CREDITS for word in words))))


@cache
def agency_names() -> dict[str, tuple[str, bool]]:
    """Spelling → (name, whether the bare spelling in a dateline is enough)."""
    return {
        spelling: (name, loose == "yes")
        for name, spelling, loose in list(data.rows("clean_agencies.tsv"))[1:]
    }


def agencies(text: str, dateline: str, held: AbstractSet[str] | None = None) -> tuple[str, ...]:
    """The wire services and outlets that the text credits, in order of mention, each once.

    ``held`` are the ``CREDIT_WORDS`` that the text may hold, in case that is known.

    A credit is the name in brackets, after "Source" or "inputs from", or bare in the dateline; "told
    Reuters" and "(Reuters Photo)" are none.
    """
    names = agency_names()
    if held is None:
        low = text.lower()
        held = {word for word in CREDIT_WORDS if word in low}
    found: dict[str, None] = {}
    if dateline:
        for m in _bare().finditer(dateline):
            found.setdefault(names[m.group()][0])
    credits = [(m.start(), m.group(1), False) for m in _BRACKETS.finditer(text)] if "(" in text else []
    if "/ " in held:
        credits += [(m.start(), m.group(1), True) for m in _in_lines(text, "/ ", _OUTLET)]
    for words, pattern in _CREDITS if held else ():
        if not held.isdisjoint(words):
            credits += [(m.start(), m.group(1), True) for m in pattern.finditer(text)]
    for _, words_found, open_ended in sorted(credits):
        for part in re.split(r"[/,]| and ", words_found):
            hit = names.get(part.strip())
            if hit is None:  # "Source TRTWorld and agencies in Beirut"
                head = part.strip().split(" ")
                hit = names.get(" ".join(head[:2])) or (names.get(head[0]) if open_ended else None)
            if hit:
                found.setdefault(hit[0])
    # Whom a line credits by its form alone.
    for m in _in_lines(text, "(", _UNKNOWN):
        name = m.group(1) or m.group(2)
        if name not in names and not _NO_NAME.fullmatch(name):
            found.setdefault(name)
    return tuple(found)


def _in_lines(text: str, sign: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the lines that hold a sign start as the pattern says."""
    at = text.find(sign)
    while at >= 0:
        m = pattern.match(text, text.rfind("\n", 0, at) + 1)
        if m:
            yield m
        end = text.find("\n", at)
        at = text.find(sign, end) if end >= 0 else -1


@cache
def _bare() -> re.Pattern[str]:
    """The spellings that are a credit when they stand in a dateline, the longest first."""
    spellings = sorted((s for s, (_, loose) in agency_names().items() if loose), key=lambda s: (-len(s), s))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, spellings)) + r")\b")
