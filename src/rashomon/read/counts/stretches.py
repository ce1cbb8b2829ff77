"""Words for how far a figure reaches: "since March", "over 48 hours", "in separate incidents"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?|weekend)"
_COUNT = r"(?:\d+|[a-z]+(?:-[a-z]+)?)"
# "Since dawn", "since early this morning": one day's count, no total's.
_TODAY = (
    r"(?:dawn|daybreak|sunrise|(?:(?:after|past)\s+)?midnight|noon|(?:early|late|this|the|yesterday)\s+(?:\w+\s+)?"
    r"(?:morning|dawn|afternoon|evening|night|today))\b"
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_SINCE = re.compile(
    rf"""
    \b(?:
      since\s+(?!then\b|{_TODAY})[^.,;:"]{{3,70}}
    | (?:over|in|during|within|for|throughout|across)\s+(?:the\s+)?(?:past|last|previous|preceding)
      \s+(?:{_COUNT}\s+)?(?:and\s+a\s+half\s+)?{_UNIT}
    | (?:over|in|during|within|after|for)\s+(?:more\s+than\s+|nearly\s+|almost\s+|less\s+than\s+|just\s+)?
      (?!(?:an?|one|1|half|few)\s+hours?\b){_COUNT}\s+(?:{_UNIT})\b(?!-)(?:\s+of\s+[a-z]+)?
    | (?:in|during|over)\s+the\s+(?:first|second|last)\s+half\s+of\s+(?:the\s+year|[A-Za-z]+)
    | (?:in|during|over)\s+the\s+(?:first|second|last)\s+(?:{_COUNT}\s+)?{_UNIT}[^.,;:]{{0,20}}
    | (?:this|last)\s+(?:week|month|year)\b
    | (?:so\s+far(?!\s+today)|to\s+date|until\s+now|up\s+to\s+now)
      (?:\s+this\s+(?:week|month|year)|\s+in\s+20\d\d)?
    | (?:began|begun|started|erupted|broke\s+out)\s+(?:[a-z]+\s+){{0,6}}
      (?:in|on|more\s+than|after|almost|nearly)\s+[^.,;:]{{3,30}}
    | in\s+(?:the\s+)?(?:{_COUNT}-year(?:-old|-long)?|five-and-a-half-year)\s+[a-z]+
    | (?:between|from)\s+(?:[A-Z]\w+day\s+)?[A-Za-z]+\s+\d+(?:\s+\d{{4}})?\s+(?:and|to|until)\s+
      (?:[A-Z]\w+day\s+)?[A-Za-z]+\s+\d+(?:\s+\d{{4}})?
    | (?:between|from)\s+\d+\s+[A-Za-z]+(?:\s+\d{{4}})?\s+(?:and|to|until)\s+\d+\s+[A-Za-z]+(?:\s+\d{{4}})?
    | in\s+(?:all\s+of\s+)?(?:19|20)\d\d\b
    | (?:the|a)\s+(?:month|week|year)-long\s+[a-z]+
    | in\s+(?:Syrias|Syria's|Iraqs|Iraq's|the|this)\s+(?:[A-Za-z-]+\s+){{0,2}}
      (?:war|conflict|uprising|revolt|rebellion|unrest)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


# "In shootings", "in two separate incidents", "in overnight Harlow shootings": crimes counted together. Not
# "in the shootings" nor "in a string of shootings", which may be one man's.
_SEVERAL = re.compile(
    r"""
    [^.;:!?]{0,90}?\b(?:in|by|during|after|following|from|amid|across|at)\s+
    (?!the\b|a\b|an\b|these\b|those\b|both\b)
    (?:(?:at\s+least|more\s+than|over)\s+)?
    (?:[\w.'’-]+\s+){0,4}?
    (?: shootings | stabbings | homicides | shooting\s+(?:incidents|attacks|scenes)
      | separate\s+(?:[\w-]+\s+){0,2}?
        (?:incidents|scenes|attacks|operations|clashes|bombings|blasts|explosions)
        (?!\s+(?:on|at|against)\b)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "19 men shot over the space of thirty hours", "three clerks were shot in eight hours".
_IN_HOURS = re.compile(
    r"\s*(?:\w+\s+)?(?:within|in|over|during)\s+(?:the\s+(?:span|course|space)\s+of\s+|a\s+span\s+of\s+|a\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}hours\b|\w+-hour\s+(?:period|span|stretch)\b)",
    re.IGNORECASE,
)


_BRINGS = r"\b(?:br(?:ing(?:s|ing)?|ought)|tak(?:es?|en|ing)|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)?)"
_BOUND = r"(?:(?:at\s+least|more\s+than|over|nearly|almost|about|around|some)\s+)?"
_SO_LONG = (
    rf"\b(?:in\s+(?:19|20)\d\d|this\s+(?:year|month)|so\s+far|since\s+(?!then\b|{_TODAY})"
    r"|(?:in|over)\s+the\s+(?:past|last)\s)"
)
_COUNTED = r"(?:number|toll|tally|count|total)"
_OF_A_WAR = re.compile(
    rf"""\b(?:
      (?:toll|total)\b[^.;:]{{0,90}}\b(?:conflict|war|uprising|insurgency|country)\b[^.;:]{{0,12}}\bto\s+
    | toll\b[^.;:]{{0,30}}\bsince\s+(?!then\b|{_TODAY})[^.;:]{{3,60}}
    | (?:murder|homicide|annual|yearly)\s+(?:toll|tally|count)\b[^.;:]{{0,60}}
    | those\s+(?:\w+\s+)?(?:attacks|assaults|strikes|raids|clashes)\s+(?:(?:have|had)\s+)?
      (?:killed|left|claimed|wounded|injured)\s+[^.;:]{{0,20}}
    | (?:feud|rivalry|war|violence|insurgency|unrest|wave|spate)\b[^.;:]{{0,40}}?
      \b(?:has|have)\s+(?:\w+\s+)?(?:claimed|cost|killed|left|taken)\s+[^.;:]{{0,20}}
    | \b(?:have|has)\s+(?:recently|repeatedly|regularly|often)\s+(?:claimed|killed|left|wounded|injured)\s+
      [^.;:]{{0,20}}
    | {_BRINGS}\b[^.;:]{{0,25}}\btotal\s+number\b[^.;:]{{0,80}}\bto\s+{_BOUND}
    | {_BRINGS}\b[^.;:]{{0,25}}\b{_COUNTED}\b[^.;:]{{0,60}}{_SO_LONG}[^.;:]{{0,20}}\bto\s+{_BOUND}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)


def of_a_war(before: str) -> bool:
    """Whether the words up to a number make it the toll of a war or a feud: "the toll of the conflict to
    (34)", "the murder toll stands at (71)", "a feud which has claimed (three lives)", "bringing the number
    of those killed this year to (nine)"."""
    return _OF_A_WAR.search(before) is not None


_TO_NUMBER = re.compile(rf"{_BRINGS}\s+to\s+{_BOUND}$", re.IGNORECASE)
_THE_TOTAL = re.compile(
    rf"\s+the\s+(?:(?:total|overall)\s+(?:number|toll|tally|count)\b|(?:number|toll|tally|count)\b[^.;:]{{0,60}}{_SO_LONG})",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|up|down)\s+(?:to|with|from)\s+(?:[^.;:]{0,25}\band\s+)?$", re.IGNORECASE
)
_IN_A_YEAR = re.compile(
    r"\s+(?:in\s+(?:19|20)\d\d\b|(?:in\s+)?(?:the\s+year\s+before|last\s+year)\b)", re.IGNORECASE
)


def to_the_number(before: str, after: str) -> bool:
    """Whether the words around a bare number make it a total: "taking to (90) the total number of", "against
    (20) in 2019"."""
    if _TO_NUMBER.search(before) is not None:
        return _THE_TOTAL.match(after) is not None
    return _COMPARED.search(before) is not None and _IN_A_YEAR.match(after) is not None


# "Had lost two relatives in previous strikes", "nine cousins since the start of the campaign".
_BEFORE_THIS = re.compile(
    r"""
    [^.;:!?]{0,60}?\b(?:
      in\s+(?:previous|past|prior)\s+(?:[\w-]+\s+){0,2}?
      (?:strikes|air\s?strikes|raids|attacks|bombings|bombardments|wars|conflicts|rounds|clashes)
    | since\s+(?:the\s+)?(?:beginning|start|outbreak|onset)\s+of\s+(?:the\s+|this\s+)?(?:[\w-]+\s+){0,2}?
      (?:war|conflict|campaign|offensive|aggression|escalation|hostilities|fighting|uprising|year|month)
    | since\s+(?:the\s+)?(?:war|conflict|fighting|clashes|hostilities|violence|unrest|insurgency|siege)\s+
      (?:first\s+)?(?:began|begun|started|erupted|flared\s+up|broke\s+out)\b
      (?=\s+(?:[\w-]+\s+)?[\w-]+\s+(?:weeks|months|years)\s+ago|\s+(?:last|in|mid-)\b|\s*(?:$|[.;]))
    | (?:in|over|during)\s+the\s+same\s+(?:period|time|month|year)
    | the\s+overall\s+(?:death\s+)?toll\s+of\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,2}?
      (?:war|conflict|campaign|offensive|assault|fighting|uprising)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "A toll above 700 in nine weeks of fighting", "martyred by the aggression".
_OF_FIGHTING = re.compile(
    r"""
    (?:(?!\band\b)[^.;:!?]){0,60}?\b(?:
      in\s+(?:(?:more|less)\s+than\s+|nearly\s+|almost\s+)?[\w-]+\s+(?:weeks|months|years)\s+of\s+
      (?:war|conflict|fighting|bombardment|violence|aggression|hostilities|attacks|strikes)
    | (?:by|in|under|during)\s+the\s+(?:[\w-]+\s+){0,2}?(?:war|conflict|aggression|uprising|insurgency)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def over_several(after: str) -> bool:
    """Whether the rest of a sentence puts a count together from several crimes, or from a war so far."""
    return (
        _SEVERAL.match(after) is not None
        or _BEFORE_THIS.match(after) is not None
        or _OF_FIGHTING.match(after) is not None
        or _IN_HOURS.match(after) is not None
    )


# "Between 4 and 19 June", "since the start of this week", "in recent months": no one deed lasts so long.
_WEEKS = re.compile(
    rf"""\b(?:
      (?:[Bb]etween|[Ff]rom)\s+(?:[A-Z]\w+day\s+)?(?:[A-Z][a-z]+\s+\d+|\d+\s+[A-Z][a-z]+)(?:\s+\d{{4}})?\s+
      (?:and|to|until)\s+(?:[A-Z]\w+day\s+)?(?:[A-Z][a-z]+\s+\d+|\d+\s+[A-Z][a-z]+)
    | [Ss]ince\s+the\s+(?:beginning|start)\s+of\s+(?:the|this|last)\s+(?:week|month|year)
    | (?:[Ii]n|[Dd]uring)\s+the\s+(?:first|second|last)\s+(?:[a-z]+\s+(?:weeks|months)|half|quarter)\s+of\s+
      (?:the\s+year|this\s+year|last\s+year|(?:19|20)\d\d)
    | (?:[Ii]n|[Dd]uring)\s+{_MONTHS}
      (?:\s+(?:19|20)\d\d)?\s+alone
    | (?:[Dd]uring|[Tt]hroughout)\s+(?:the\s+month\s+of\s+)?
      {_MONTHS}\b(?!\s+\d{{1,2}}\b)
    | (?:[Ii]n|[Oo]ver|[Dd]uring)\s+(?:the\s+)?(?:recent|past\s+few|last\s+few)\s+(?:weeks|months|years)
    )\b""",
    re.VERBOSE,
)


def over_weeks(before: str, after: str) -> bool:
    """Whether the words on either side of a count in its sentence let it run over weeks."""
    told = _WEEKS.search(before[-_REACH:])
    if told is not None and "including" in before[-_REACH:][told.end() :]:
        told = None  # "raids in recent weeks, including one that killed nine"
    return told is not None or _WEEKS.search(after[:_REACH]) is not None


_REACH = 150  # characters


@lru_cache(maxsize=256)  # one sentence's words are asked about again and again
def _told(text: str) -> list[re.Match[str]]:
    return list(_SINCE.finditer(text))


def since(text: str) -> str | None:
    """The words that say from when or over what time a total runs."""
    for m in _told(text):
        if not (m.group()[:5].casefold() == "since" and _anniversary(text[: m.start()])):
            return " ".join(m.group().split())
    return None


_IN_MONTH = re.compile(
    rf"\b(?:in|during|throughout)\s+(?:(?:all|the\s+month)\s+of\s+)?{_MONTHS}\b(?:,?\s+(?:19|20)\d\d\b)?"
    r"(?:\s+alone\b)?(?!\s+\d)|\bof\s+the\s+year\b",
    re.IGNORECASE,
)
# "In October, | 67 people were killed".
_OPENS_MONTH = re.compile(
    rf"^\W*In\s+{_MONTHS}(?:\s+(?:19|20)\d\d)?,?\s+"
    r"(?:(?:at\s+least|more\s+than|some|about|around|nearly|over)\s+)?$"
)


# "(77 were killed) by a gunman", "in an ambush".
_BY_ONE = re.compile(r"[^.;:]{0,60}?\b(?:by|in|during)\s+(?:an?|one)\b")
# "(270 were killed) by shells all over the delta in May."
_ENDS_MONTH = re.compile(
    rf"[^.;:,]{{0,80}}?\bin\s+{_MONTHS}(?:\s+(?:19|20)\d\d)?(?=\s*(?:[.,;]|$)|\s+(?:due|because)\b)",
    re.IGNORECASE,
)


# "(179 were killed) in May due to shelling", "in May in raids on the town": deeds without a number.
_BY_DEEDS = re.compile(
    rf"[^.;:,]{{0,60}}?\bin\s+{_MONTHS}(?:\s+(?:19|20)\d\d)?\s+(?:due\s+to|because\s+of|by|in|as\s+a\s+result\s+of)"
    r"\s+(?!an?\b|one\b|the\b)(?:[\w-]+\s+){0,3}(?:shelling|bombardments?|attacks|strikes|raids|clashes|violence)\b",
    re.IGNORECASE,
)


def by_deeds_of_a_month(after: str) -> bool:
    """Whether a number is what deeds without a number did over a month, be it in one town."""
    return _BY_DEEDS.match(after) is not None


def of_a_month(before: str, after: str) -> bool:
    """Whether the words around a number put it into a month: "In October, (67 were killed)"; not "In July,
    (77 were killed by a gunman)"."""
    if _OPENS_MONTH.match(before) is not None:
        return _BY_ONE.match(after) is None
    return _ENDS_MONTH.match(after) is not None


def in_month(text: str) -> str | None:
    """The words that count over a month or a year: "in July", "throughout March 2019", "of the year"."""
    found = _IN_MONTH.search(text)
    return " ".join(found.group().split()) if found else None


# "Since October 2017 | the revolt has left", "since 1990 | and wounded".
_DATE = re.compile(
    rf"since\s+(?:(?:early|late|mid)[\s-]+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:\s+\d{{4}})?|(?:19|20)\d\d"
    r"|(?:last\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this)\s+[A-Za-z]+)\b",
    re.IGNORECASE,
)
# "Since the coup | to 128", "since the truce began | has killed".
_PAST = re.compile(
    r"\s+(?:to(?:\s+(?:at\s+least|more\s+than|over|nearly|almost|about|around))?(?=\s+\d|$)|with$|according\b"
    r"|(?:has|have|had)\b|said\b|says\b|stands?\b|stood\b"
    r"|and\s+(?:\w+ed|left|hurt|driven|driving|\d+)\b).*$",
    re.IGNORECASE,
)


def stretch(text: str) -> str | None:
    """The words that say over what time a total runs, without what goes on behind them."""
    found = since(text)
    if found is None:
        return in_month(text)
    date = _DATE.match(found)
    return date.group() if date else _PAST.sub("", found) or found


def only_so_far(text: str) -> bool:
    """Whether no words but "so far" and the like say over what time a figure runs: a toll may rise."""
    told = [" ".join(m.group().casefold().split()) for m in _told(text)]
    return bool(told) and all(t in _SO_FAR for t in told)


_SO_FAR = frozenset(("so far", "to date", "until now", "up to now"))


def _anniversary(before: str) -> bool:
    """ "A decade since gunmen stormed the school", not "in the ten years since"."""
    return bool(_AGO.search(before)) and not _OVER.search(before)


_AGO = re.compile(r"\b(?:year|decade|month|week)s?\s+$", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:in|over|during|for|across|throughout|within)\s+(?:[\w-]+\s+){0,3}?\w+\s+$", re.IGNORECASE
)


def how_long(words: Sequence[str]) -> list[str]:
    """What kind of stretch the words of a total run over: hours, days, years, a war, from a date."""
    said = {w.rstrip("s") for w in words}
    spans = [name for name, members in _SPANS.items() if not said.isdisjoint(members)]
    dated = ["long=dated"] if any(_DATED.fullmatch(w) for w in words) else []
    return [f"long={words[0]}{'+'.join(spans)}", *("long=" + name for name in spans), *dated]


_SPANS = {
    "hours": frozenset(("hour",)),
    "days": frozenset(("day", "week", "month", "weekend")),
    "years": frozenset(("year", "decade")),
    "war": frozenset(
        "war conflict uprising revolt offensive operation campaign clash clashe siege truce fighting".split()
    ),
    "weekday": frozenset("monday tuesday wednesday thursday friday saturday sunday".split()),
}
_DATED = re.compile(
    r"(?:19|20)\d\d|(?:mid-|early-|late-)?(?:jan|feb|march|apr|may|june|july|aug|sep|oct|nov|dec)\w*"
)
