"""Known bodies (data/voices_bodies.tsv) by the names that reports give them."""

from __future__ import annotations

import re
from functools import cache

from rashomon.read.document import Token
from rashomon.read.voices.parts import ARTICLES
from rashomon.read.voices.tables import Body, bodies, nouns, word_set, words


@cache
def alias_pattern() -> tuple[re.Pattern[str], dict[str, Body]]:
    """What finds a known body by any of its names, and whom each name stands for."""
    table: dict[str, Body] = {}
    for body in bodies():
        for name in (body.name, *body.short, *body.other):
            table.setdefault(name, body)
            if body.kind == "monitor" and len(name) > 5:
                table.setdefault(name.casefold(), body)  # "the observatory"
    longest = sorted(table, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?:['’]?s)?(?!\w)"), table


def find_body(text: str) -> tuple[re.Match[str], Body] | None:
    """The first known body that words name, and where."""
    pattern, table = alias_pattern()
    m = pattern.search(text)
    if m is None:
        return None
    found = m.group()
    body = table.get(found) or table.get(re.sub(r"['’]?s$", "", found))
    return (m, body) if body and not _of_another(text, m, body) else None


def _of_another(text: str, m: re.Match[str], body: Body) -> bool:
    """Whether a short form is the end of another's name: "the Velmian Civil Defence", "Federation of Red
    Cross Societies"."""
    before = _LAST_NAME.search(text, 0, m.start())
    if before is None or m.group() == body.name:
        return False
    low = before.group(1).casefold()
    if before.group().rstrip().endswith(" of"):
        noun = nouns().get(low)
        return noun is not None and noun.kind in ("body", "group")  # not "Director of Civil Defence"
    own = {w.casefold()[:HOME] for w in body.name.split()}
    return low not in body.words and low[:HOME] not in own and low not in nouns() and low not in ARTICLES


HOME = 5  # letters that "Syria" and "Syrian" share
_LAST_NAME = re.compile(r"(?<![\w'’-])([A-Z][\w’]*(?:-[A-Z][\w’]*)*)(?:['’]s|\s+of)?\s+\Z")


def fold(name: str) -> str:
    """A name without what spelling varies in."""
    return re.sub(r"\W+", "", name).casefold()


@cache
def speakers_for() -> dict[str, Body]:
    """The bodies by the folded names of the people known to speak for them."""
    return {fold(p): b for b in bodies() for p in b.people}


@cache
def organisation(name: str) -> str:
    """The known body in a speaker's name ("Observatory director X"), else the name itself."""
    hit = find_body(name)
    return hit[1].name if hit else name


def with_other_names(name: str, body: Body, text: str) -> str:
    """ "Velm Rescue (Grey Caps, VRC)", for a body that a report calls by further names or initials."""
    initials = [s for s in body.short if s.isupper() and s.isalpha() and len(s) > _NOT_SPELLED]
    if name in body.other:  # "Médecins Sans Frontières (MSF)"
        others = [s for s in initials if f"{name} ({s})" in text]
    elif fold(name) in map(fold, (body.name, *body.short)):
        others = [o for o in (*body.other, *initials) if o not in name]
    else:
        return name
    told = [
        o
        for o in others
        if o in text
        and fold(o)[:_STEM] != fold(name)[:_STEM]
        and re.search(rf"(?<!\w){re.escape(o)}(?!\w)", text)
    ]
    return f"{name} ({', '.join(dict.fromkeys((told[0], told[-1])))})" if told else name


_NOT_SPELLED = 2  # letters of initials that are as good as a name: "UN"
_STEM = 6  # letters in which other spellings of a name agree


_TITLES = "|".join(sorted(title.capitalize() for title in word_set("titles")))
_FORENAMES = re.compile(
    rf"(?:(?!(?:The|A|In|On|But|And|Neither|Both) )(?<!\w)(?:[A-Z][\w'’-]+|(?:{_TITLES}|[A-Z])\.) ){{1,3}}$"
)
_PLACED = re.compile(r"(?<!\w)(?:in|near|across|inside|outside|around) $")


def fullest(name: str, text: str) -> str:
    """The longest run of capitals in a report's text that ends in ``name``: a surname's full name."""
    if len(name) < _SHORTEST or not name[0].isalpha():
        return name
    best = name
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _FORENAMES.search(text, max(0, at - 60), at)
        begin = behind_days(text, before.start(), at) if before else at
        placed = _PLACED.search(text, max(0, begin - 10), begin)  # "killed in Velm | Orin said"
        if not text[end : end + 1].isalnum() and end - begin > len(best) and placed is None:
            best = text[begin:end]
        at = text.find(name, end)
    return best


_SHORTEST = 3  # letters of a name


def behind_days(text: str, start: int, end: int) -> int:
    """Where a name begins behind what lost its comma: "on Friday | Siege Watch", "30 June | Watch",
    "Separately | Omar Harun"."""
    while word := text[start:end].split(" ", 1)[0].casefold():
        dated = words().get(word) == "month" and text[start - 2 : start - 1].isdigit()
        if not dated and words().get(word) not in ("weekday", "adverb", "conjunction"):
            break
        start += len(word) + 1
    return start


def inside_longer_name(text: str, m: re.Match[str]) -> bool:
    """Whether a short form stands inside a longer capitalised name, where it must not be spelled out."""
    after = text[m.end() :].lstrip()
    return after.startswith(("for ", "of ")) and m.group() not in ("Pentagon",)


def is_alias(t: Token, body: Body) -> bool:
    """Whether a word stands in one of a body's names."""
    return any(t.text in name.split() for name in (body.name, *body.short, *body.other))
