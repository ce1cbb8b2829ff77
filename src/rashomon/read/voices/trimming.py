"""Where a speaker's words begin and end: what belongs to the clause before, in text that lost its commas."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Token
from rashomon.read.voices.abutting import behind_dateline, behind_object, behind_one
from rashomon.read.voices.speaker import ARTICLES, LOCATIVE, Phrase, capital, part_of, speaks, trust
from rashomon.read.voices.tables import Noun, known_names, nouns, word_set, words

_PLACE_NOUNS = word_set("place nouns")
_FULL = 2  # words of a name, at least


def trimmed(toks: Sequence[Token], first: int, last: int) -> Phrase | None:
    """Cuts a place that belongs to the words before ("in Aleppo | activists said"), and judges the rest."""
    first = behind_one(toks, first, last)
    first = behind_object(toks, behind_dateline(toks, first, last), last)
    before = toks[first - 1].low if first else ""
    if first + 1 < last and toks[first].low in ARTICLES and toks[first + 1].low in word_set("spans"):
        first, before = first + 2, ""  # "earlier in the day | Velm Radio said"
    if first < last and (before, toks[first].low) in _EACH_OTHER:
        first += 1  # "mixed with each other | Omar Harun told"
    if toks[first].text == "fire" and first < last and (before in _FIRES or capital(toks[first + 1])):
        first += 1  # "opened fire | police said", "after rocket fire | Norlanders said"
    if before in LOCATIVE and words().get(toks[first].low) != "determiner":
        k = first
        while k < last and capital(toks[k]) and not _own(toks[k]):
            k += 1
        if k > first and (not capital(toks[k]) or _own(toks[k])) and toks[k].low not in ("for", "of"):
            while k < last and toks[k].low in _PLACE_NOUNS:
                k += 1
            first = k if not capital(toks[k]) or toks[k].text in known_names() else first + 1
    for k in range(first, last):  # "killed 13 people | Doctors Without Borders said"
        noun = nouns().get(toks[k].low)
        if noun is not None and noun.many and not capital(toks[k]):
            after = nouns().get(toks[k + 1].low)
            if capital(toks[k + 1]) or (after is not None and after.many):
                first = k + 1
    first = _behind_clause(toks, first, last)
    while first < last and toks[first].low in _PLACE_NOUNS:
        first += 1
    while first < last and (
        words().get(toks[first].low) in ("preposition", "adverb") or toks[first].low == "and"
    ):
        first += 1
    return Phrase(first, last, trust(toks, first, last))


_FIRES = word_set("fires")
_EACH_OTHER = frozenset((("each", "other"), ("one", "another")))


def _own(t: Token) -> bool:
    """Whether a word speaks for itself, and is no place: a noun that can speak, a known body's name."""
    return speaks(t.low) or t.text in known_names()


def _behind_clause(toks: Sequence[Token], first: int, last: int) -> int:
    """Where a speaker begins behind the words of another clause, its comma lost: "killing Major Omar
    Harun | well-informed sources said", "in a coalition operation | security sources said"."""
    noun = nouns().get(toks[last].low)
    if noun is None or not noun.many or capital(toks[last]):
        return first
    k = last
    while k > first and not capital(toks[k - 1]) and toks[k - 1].low not in word_set("events"):
        if words().get(toks[k - 1].low) in ("determiner", "preposition"):
            return first
        k -= 1
    if k in (first, last) or toks[k].low == "and":
        return first  # "the Watch for Human Rights and | rescue workers"
    if not capital(toks[k - 1]):
        return k
    name = k - 1
    while name > first and capital(toks[name - 1]):
        name -= 1
    known = " ".join(t.text for t in toks[name:k]) in known_names() or any(
        (noun := nouns().get(t.low)) is not None and noun.kind != "person" for t in toks[name:k]
    )
    return k if k - name >= _FULL and not known and not _titled(toks, name) else first


def _titled(toks: Sequence[Token], name: int) -> bool:
    """Whether an article opens the name, as with bodies: "the Free Army's local sources"."""
    return name > 0 and toks[name - 1].low in ARTICLES


def before_alias(toks: Sequence[Token], end: int, floor: int) -> int:
    """The last token of "the rescue units, | also known as the "Grey Caps","."""
    k = end - (end > floor and toks[end].text == ",")
    if k - 3 < floor or toks[k].text not in '"”' or not capital(toks[k - 1]):
        return end
    opening = next((m for m in range(k - 1, max(floor, k - _ALIAS), -1) if toks[m].text in '"“'), 0)
    m = opening - 1 - (opening > 0 and toks[opening - 1].low in ARTICLES)
    if opening == 0 or m < floor + 2 or [toks[m - 1].low, toks[m].low] != ["known", "as"]:
        return end
    m -= 2
    while m > floor and toks[m].low in (",", "also", "better", "commonly", "widely"):
        m -= 1
    return m


_ALIAS = 7  # tokens of a name in quotation marks


def before_network(toks: Sequence[Token], first: int, last: int) -> int:
    """The last token of "the monitor, | with a network of medics in Velm, said"."""
    for k in range(first + 1, last):
        if toks[k].low == "with" and any(t.low == "network" for t in toks[k + 1 : k + 4]):
            return k - 2 if toks[k - 1].text == "," else k - 1
    return last


def placed_people(toks: Sequence[Token], k: int) -> bool:
    """Whether those whose place goes on end at ``k``: "activists in the district of Velm | in Daruk"."""
    last = k
    while k > 0 and last - k < _PLACED:
        noun = nouns().get(toks[k].low)
        if toks[k].low == "people":
            return False
        if noun is not None and _local(noun) and k < last:
            return toks[k + 1].low in LOCATIVE
        beside = capital(toks[k]) or part_of(toks[k]) == "modifier"  # "the nearby village"
        if not beside and toks[k].low not in LOCATIVE | ARTICLES | _WHERE:
            return False
        k -= 1
    noun = nouns().get(toks[k].low)
    return k < last and noun is not None and _local(noun) and toks[k + 1].low in LOCATIVE


_WHERE = word_set("place nouns") | word_set("compass")


def _local(noun: Noun) -> bool:
    """Whether people are told by where they are: activists, residents, doctors."""
    return noun.kind in _LOCALS or (noun.kind == "person" and noun.many)


_PLACED = 8  # tokens of "activists in the district of Velm"
_LOCALS = frozenset(("activist", "source", "resident", "reporter"))


def past_aside(toks: Sequence[Token], k: int) -> int:
    """Where the brackets before ``k`` open: "the Internal Security Forces | (ISF) of Velm"."""
    if k < 1 or toks[k - 1].text != ")":
        return k
    return next((m for m in range(k - 2, max(0, k - 6), -1) if toks[m].text == "("), k)


def body_of(toks: Sequence[Token], k: int) -> bool:
    """Whether a body's name ends at ``k`` behind "of" or "for": "the Ministry of Health | in Velm", "the head
    of the Grey Caps | in Velm"."""
    while k > 1 and capital(toks[k]):
        k -= 1
    headed = toks[k].low == "the" and k > 1
    k -= headed
    own = is_office(toks[k - 1].low) if headed else capital(toks[k - 1])
    return toks[k].low in ("of", "for") and speaks(toks[k - 1].low) and own


def titled_end(toks: Sequence[Token], k: int) -> int | None:
    """The last token of ", General Omar Harun" behind an office: a title or a given name, then a name."""
    titled = is_office(toks[k].low) or toks[k].low in word_set("titles")
    end = k + titled
    while end < len(toks) and part_of(toks[end]) == "name":
        end += 1
    given = k < len(toks) and toks[k].low in given_names(low=True)
    return end - 1 if (titled or given) and end - k - titled >= _NAMED else None


def is_office(low: str) -> bool:
    """Whether a word is what one person is: "mayor", "commander"."""
    noun = nouns().get(low)
    return noun is not None and noun.kind == "person" and not noun.many


_NAMED = 2  # words of a full name
