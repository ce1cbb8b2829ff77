"""Spans that may be place names: capitalised words that some table knows, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rashomon.read.document import Document, Sentence, Token
from rashomon.read.places.build import TRANSLITERATED
from rashomon.read.places.folding import fold
from rashomon.read.places.gazetteer import Entry, Gazetteer
from rashomon.read.places.words import common_words, words

CAPITAL = "capital"  # a note: the text has "the capital", ``name`` is the town's
FORCE = "force"  # a note: the town of a force that serves its county too
BEHIND_PLACE = "behind a place"  # a note: a place name of several words ends right before
_LONGEST = 6  # tokens of a name
_SERVED = 30_000  # people of a town whose force serves its county too, at least
_INSIDE = words("inside")
_DOTTED = frozenset("st ft mt w u.s u.k u.s.a u.a.e u.n d.c".split())  # "w" of "W.Va."
_NEVER = words("never")
_QUOTES = frozenset("'\"‘’“”")
_GLUES = frozenset(".-'’")
_OPEN_SENTENCES = frozenset("the of as at an en is".split())  # of the articles


@dataclass(slots=True)
class Span:
    """A candidate: tokens [first, last) of a sentence. ``name`` is the text without a possessive ending."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    name: str
    key: str
    entries: tuple[Entry, ...]
    demonym: str | None = None  # country, where the span is an adjective or a people
    score: float = 0.0
    chosen: Entry | None = None
    notes: set[str] = field(default_factory=set)
    titled: bool = False  # stands in a headline in title case, where capitals tell nothing

    @property
    def before(self) -> Token | None:
        return self.sentence.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        toks = self.sentence.tokens
        return toks[self.last] if self.last < len(toks) else None


def capitalised(token: Token) -> bool:
    """Whether a token is written like a name: "Homs", "HOMS", "al-Bab"; no number, no mark."""
    return _capital(token.text)


@lru_cache(maxsize=1 << 16)
def _capital(t: str) -> bool:
    return t[0].isupper() or (t[0].islower() and "-" in t[2:5] and any(c.isupper() for c in t))


def spans(doc: Document, gazetteer: Gazetteer) -> list[Span]:
    """The candidate spans of a document in reading order; they do not overlap."""
    out: list[Span] = []
    for sentence in doc:
        text = doc.report.of(sentence.field)
        toks = sentence.tokens
        titled: bool | None = None
        k, n = 0, len(toks)
        while k < n:
            if not _capital(toks[k].text) or (toks[k].low in _NEVER and not _may_open(toks, k)):
                k += 1
                continue
            span = None if _goes_on(toks, k) else _longest(text, sentence, k, gazetteer)
            span = span or _town_of_force(sentence, k, gazetteer)
            if span is None:
                k += 1
            else:
                titled = in_title_case(sentence) if titled is None else titled
                span.titled = titled
                k = span.last
                if out and out[-1].sentence is sentence and out[-1].last == span.first > out[-1].first + 1:
                    span.notes.add(BEHIND_PLACE)
                if titled or not (
                    _within_name(toks, span.first) or _is_nickname(toks, span.first, span.last)
                ):
                    out.append(span)
    by_ear = list(_heard(doc, out, gazetteer))
    covered = {(s.sentence.index, k) for s in by_ear for k in range(s.first, s.last)}
    out = [s for s in out if (s.sentence.index, s.first) not in covered]
    return sorted([*out, *by_ear], key=lambda s: (s.sentence.index, s.first))


_WITH_ARTICLE = re.compile(r"\b[A-Z][\w'’]+[ -](?:al|el|ad|ar|as|ash|an|az|at|ez)[ -][A-Z][\w'’]+")


def _heard(doc: Document, found: list[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """Arabic names that no spelling matches, by their sound, in the countries that the document names."""
    countries: set[str | None] = {s.demonym for s in found if s.demonym}
    countries |= {s.entries[0].country for s in found if s.entries and s.entries[0].kind == "country"}
    near = frozenset(c for c in countries if c in TRANSLITERATED)
    taken = {
        (s.sentence.index, k)
        for s in found
        for k in range(s.first, s.last)
        if s.last - s.first > 1 or (s.entries[:1] and s.entries[0].country in near)
    }
    for sentence in doc if near else ():
        for m in _WITH_ARTICLE.finditer(doc.words_of(sentence)):
            entries = tuple(e for e in gazetteer.heard(m.group(), near) if e.id in gazetteer.own)
            start, end = sentence.start + m.start(), sentence.start + m.end()
            at = [k for k, t in enumerate(sentence.tokens) if t.start < end and t.end > start]
            if entries and at and not any((sentence.index, k) in taken for k in at):
                name = m.group()
                yield Span(sentence, at[0], at[-1] + 1, start, end, name, fold(name), entries)


def _may_open(toks: tuple[Token, ...], k: int) -> bool:
    """ "New York", "The Hague": a common word that opens a longer name; "Varna, MS": one that is a state's
    short name."""
    word = toks[k].text
    if len(word) == 2 and word.isupper() and k > 1 and toks[k - 1].text == ",":
        return _capital(toks[k - 2].text)
    return (
        toks[k].low in {"new", "the", "el", "two", "most"} and k + 1 < len(toks) and capitalised(toks[k + 1])
    )


def _within_name(toks: tuple[Token, ...], k: int) -> bool:
    """Whether the name of one who holds an office goes on at ``k``: "Varna" in "mayor Omar Varna Lind"."""
    first = k
    while first and _capital(toks[first - 1].text) and toks[first - 1].low not in words("title"):
        first -= 1
    return 0 < first < k and toks[first - 1].low in words("title")


def _is_nickname(toks: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether quote marks set it within somebody's name: "Omar 'Varna' Lind", "Omar 'The Varna' Lind"."""
    if first and toks[first - 1].low == "the":
        first -= 1
    if toks[last - 1].text in _QUOTES:
        last -= 1  # taken for that of a possessive
    if first < 2 or last + 1 >= len(toks) or {toks[first - 1].text, toks[last].text} - _QUOTES:
        return False
    return toks[first - 2].text.istitle() and toks[last + 1].text.istitle()


def _goes_on(toks: tuple[Token, ...], k: int) -> bool:
    """Whether a word that only opens names stands before: "Valdivia" of an unknown "La Valdivia"."""
    if not k:
        return False
    b = toks[k - 1]
    opens = b.text.istitle() and b.low in words("article") and b.low not in _OPEN_SENTENCES
    return opens and b.end + 1 == toks[k].start


def _longest(text: str, sentence: Sentence, k: int, gazetteer: Gazetteer) -> Span | None:
    toks, demonyms, nouns = sentence.tokens, gazetteer.demonyms, _bare_nouns()
    for last in range(_reach(toks, k), k, -1):
        end = toks[last - 1].end
        if (
            last < len(toks)
            and toks[last].text == "."
            and toks[last].start == end
            and toks[last - 1].low in _DOTTED
        ):
            end += 1
        raw = text[toks[k].start : end]
        for name in _bare(raw):
            if len(name) < 2:
                continue
            listed = k > 1 and toks[k - 1].text == ","  # "Franklin, Ind.", "Gary, IN"
            if name.casefold().removeprefix("the ") in nouns and not (
                listed and _shortens_division(name, gazetteer)
            ):
                continue
            if (
                last == k + 1
                and toks[k].low in words("article")
                and last < len(toks)
                and capitalised(toks[last])
            ):
                continue  # "Tal" of an unknown "Tal Qarmid"
            key = fold(name)
            demonym = demonyms.get(key)
            entries = () if demonym else gazetteer.lookup(name)
            if len(name) <= 3 and name not in {"US", "UK", "UAE", "USA", "DRC"}:
                states = tuple(e for e in entries if e.kind == "admin1" and listed)
                entries = states or tuple(
                    e for e in entries if e.quality == 0 and e.kind != "country" and not name.isupper()
                )
            if demonym or entries:
                return Span(
                    sentence, k, last, toks[k].start, toks[k].start + len(name), name, key, entries, demonym
                )
    return None


def _town_of_force(sentence: Sentence, k: int, gazetteer: Gazetteer) -> Span | None:
    """The town of a force that serves a town and its county: "the Charlotte-Mecklenburg Police"."""
    t = sentence.tokens[k]
    town, _, county = t.text.partition("-")
    if not county[:1].isupper() or not town.istitle():
        return None
    then = {x.low for x in sentence.tokens[k + 1 : k + 3]}
    if then.isdisjoint(words("jurisdiction")) and "county" not in then:
        return None
    states = {e.admin1 for e in gazetteer.exact(f"{county} County") if e.country == "US"}
    entries = tuple(
        e for e in gazetteer.exact(town) if e.kind == "town" and e.country == "US" and e.admin1 in states
    )
    if not entries or entries[0].population < _SERVED:
        return None
    span = Span(sentence, k, k + 1, t.start, t.start + len(town), town, fold(town), entries)
    span.notes.add(FORCE)
    return span


def _reach(toks: tuple[Token, ...], k: int) -> int:
    """The token after the longest name that could begin at ``k``."""
    last = k + 1
    j = k + 1
    while j < len(toks) and j < k + _LONGEST:
        t = toks[j]
        glued = t.start == toks[j - 1].end
        if t.text in {"A", "An"}:
            break  # "BEIRUT A helicopter …": a dateline run into the text
        if capitalised(t):
            last = j + 1
        elif t.text in _GLUES and (glued and (t.text != "." or toks[j - 1].low in _DOTTED)):
            pass
        elif t.low not in _INSIDE:
            break
        j += 1
        if toks[j - 1].text.endswith(("'s", "’s")):
            break
    return last


def _shortens_division(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is the short name of a division, whatever else it is: "Miss", "MS"."""
    return any(e.kind == "admin1" and e.quality == 1 for e in gazetteer.exact(name))


@cache
def _bare_nouns() -> frozenset[str]:
    """Words that some division or village bears as its whole name, and that never mean it alone: "North"."""
    uses = ("compass", "feature", "group", "title", "part", "division")
    return _NEVER.union(*(words(use) for use in uses))


def _bare(raw: str) -> Iterator[str]:
    """The name, then without "'s" or a bare plural-like s ("Syrias", "Aleppos": scraped without
    apostrophes)."""
    for ending in ("'s", "’s", "'", "’"):
        if raw.endswith(ending):
            yield raw[: -len(ending)]
            return
    yield raw
    if raw.endswith("s") and len(raw) > 4 and not raw.endswith(("ss", "us", "is")):
        yield raw[:-1]


def features(
    span: Span, doc_counts: Counter[str], locative: set[str], personal: set[str]
) -> dict[str, float]:
    """What the recognition model weighs. ``locative`` and ``personal`` are keys of names that the document
    uses elsewhere after a preposition of place, or with a first name or title."""
    people = f"people={_size(span)}"
    told = [*_of_entries(span, people), *_of_neighbours(span), *_of_name(span, people)]
    for what, keys in (("locative elsewhere", locative), ("personal elsewhere", personal)):
        if span.key in keys:
            told += [what, f"{what}|{people}"]
    told += [note for note in ("container", "contained") if note in span.notes]
    told.append(f"count={min(doc_counts[span.key], 4)}")
    return dict.fromkeys(told, 1.0)


def _size(span: Span) -> int:
    """The number of digits of the population of the largest place of that name."""
    population = max((e.population for e in span.entries), default=0)
    return len(str(population)) if population else 0


def _kind(span: Span) -> str:
    return "demonym" if span.demonym else span.entries[0].kind if span.entries else "none"


def _of_entries(span: Span, people: str) -> Iterator[str]:
    """What the gazetteer tells of the places of that name."""
    yield "kind=" + _kind(span)
    yield people
    yield f"tokens={min(span.last - span.first, 3)}"
    yield f"quality={min((e.quality for e in span.entries), default=0)}"
    if any(e.id.startswith("rashomon:") for e in span.entries):
        yield "own"
    kinds = {e.kind for e in span.entries}
    yield from ("any=" + k for k in ("country", "admin1", "admin2", "region") if k in kinds)


def _of_neighbours(span: Span) -> Iterator[str]:
    """The two words before and behind the name, themselves and by class."""
    toks, kind = span.sentence.tokens, _kind(span)
    b1 = toks[span.first - 1] if span.first else None
    b2 = toks[span.first - 2] if span.first > 1 else None
    a1 = toks[span.last] if span.last < len(toks) else None
    a2 = toks[span.last + 1] if span.last + 1 < len(toks) else None
    yield "b1=" + (b1.low if b1 else "^")
    yield "a1=" + (a1.low if a1 else "$")
    yield "b2=" + (b2.low if b2 else "^")
    yield "a2=" + (a2.low if a2 else "$")
    cap_b = bool(b1 and capitalised(b1) and b1.low not in words("compass") and b1.low not in _NEVER)
    caps = f"caps={cap_b:d}{bool(a1 and capitalised(a1)):d}"
    yield caps
    yield f"{caps}|{kind}"
    cb1, cb2, ca1, ca2 = _class(b1), _class(b2), _class(a1), _class(a2)
    yield f"b={cb1}"
    yield f"a={ca1}"
    yield f"bb={cb2}|{cb1}"
    yield f"aa={ca1}|{ca2}"
    yield f"ba={cb1}|{ca1}"
    yield f"b|kind={cb1}|{kind}"
    yield f"a|kind={ca1}|{kind}"
    if a1 and a1.text == "," and a2 and a2.text[:1].isupper():
        yield "comma-name"
    if b1 and b1.text == "," and b2 and b2.text[:1].isupper():
        yield "name-comma"
    if b1 is None:
        yield "initial"


def _of_name(span: Span, people: str) -> Iterator[str]:
    """The name itself: its letters, its field, what else it may be."""
    s = span.sentence
    alone = span.last - span.first == 1
    before = "b=" + _class(s.tokens[span.first - 1] if span.first else None)
    if span.name.isupper() and len(span.name) > 3:
        yield "upper"
    yield "field=" + s.field
    if alone and s.tokens[span.first].low in words("given"):
        yield "given"
    if alone and span.key in common_words():
        yield from ("common", "common|" + before)
    if span.titled:
        yield from ("titled", f"titled|{people}", "titled|" + before)


@cache
def _class_of() -> dict[str, str]:
    """Lower-case word to its part in telling places from people and groups."""
    table: dict[str, str] = {w: w for w in "in at near from to of outside around and the with by for".split()}
    for use in ("feature", "group", "say", "title", "part", "settlement", "division", "compass"):
        table.update(dict.fromkeys(words(use), use))
    return table


def _class(t: Token | None) -> str:
    if t is None:
        return "edge"
    known = _class_of().get(t.low)
    if known:
        return known
    first = t.text[0]
    if first.isupper():
        return "given" if t.low in words("given") else "Name"
    if not first.isalnum():
        return first
    if first.isdigit():
        return "number"
    return "Name" if capitalised(t) else "word"


def in_title_case(s: Sentence) -> bool:
    """A headline in title case, where capitals tell nothing."""
    long = [t.text[0] for t in s.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum([c.isupper() for c in long]) > 0.75 * len(long)


def elsewhere(found: list[Span]) -> tuple[Counter[str], set[str], set[str]]:
    """How often each name stands in the document, which follow prepositions of place, which name people."""
    counts: Counter[str] = Counter()
    locative: set[str] = set()
    personal: set[str] = set()
    for s in found:
        counts[s.key] += 1
        b, a = s.before, s.after
        named = bool(b and (b.low in words("given") or b.low in words("title")) and b.text[0].isupper())
        if b and b.low in {"in", "at", "near", "outside", "around"} and not (a and capitalised(a)):
            locative.add(s.key)
        if named or (s.last - s.first == 1 and s.key in words("given") and a and capitalised(a)):
            personal.add(s.key)
    return counts, locative, personal
