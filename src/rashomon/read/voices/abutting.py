"""Where one noun phrase ends and the next begins with no mark between them.

Text that lost its commas runs a clause into its speaker: "fighting in Velm | officials said", "according to
Orin | Norlandish jets struck". English needs an object behind a preposition, and a name takes no adjective of
a nation behind it; where only a comma could have stood, the words are parted as if it did.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.data import given_names, rows
from rashomon.read.counts.tables import tables
from rashomon.read.document import Token
from rashomon.read.voices.speaker import LOCATIVE, NUMBERS, OWNS, PARTICLES, TRADES, capital, part_of, speaks
from rashomon.read.voices.tables import known_names, nouns, verbs, word_set, words

_PLACE_NOUNS = word_set("place nouns")
_NEEDS_OBJECT = LOCATIVE | word_set("needs object")
_COMPASS = word_set("compass")
_FULL = 2  # words of a name, at least
_BRACKET = 6  # tokens of "(Velm Wire)" behind a dateline
_BARE = word_set("bare singulars")
_NO_END = frozenset(("determiner", "preposition", "adverb", "pronoun", "conjunction", "weekday", "month"))


@cache
def _nations() -> frozenset[str]:
    """Adjectives of nations, in small letters: "iraqi", "kurdish"."""
    table = list(rows("places_countries.tsv"))
    owners = (f"{name.casefold()}s" for row in table for name in row[1].split("|"))  # its apostrophe lost
    return word_set("nations").union(owners, (w for row in table for w in row[2].casefold().split("|")))


@cache
def _capitals() -> frozenset[str]:
    """Capitals, which stand for their governments when they speak, in small letters."""
    return frozenset(w for row in rows("places_countries.tsv") for w in row[3].casefold().split("|"))


def behind_object(toks: Sequence[Token], first: int, last: int) -> int:
    """Where the speaker of a phrase begins whose first words are what the clause before ends with: "in
    central Velm | police and medics said", "in the blast | Orin said"."""
    relative = last + 1 < len(toks) and toks[last + 1].low in ("who", "which", "that", ",")
    if not first or relative:
        return _behind_thing(toks, first, last)
    spelt = toks[first].low in NUMBERS  # "killed | four residents | medics said"
    counted = spelt or toks[first - 1].text[0].isdigit() or toks[first - 1].low in tables().numbers
    if not counted and toks[first - 1].low not in _NEEDS_OBJECT:
        return _behind_thing(toks, first, last)
    cuts = (k for k in range(first + 1, last + 1) if _ends_phrase(toks, first, k - 1))
    at = [k for k in cuts if _opens_speaker(toks, k, last) and not _tied(toks, first, k)]
    people = next((k for k in at if _people(toks[k - 1]) and not _post(toks[k])), None)
    if people or counted:  # "five soldiers | police said"
        return people or first
    return at[0] if at else _behind_thing(toks, first, last)


def behind_dateline(toks: Sequence[Token], first: int, last: int) -> int:
    """Where a speaker begins behind a dateline: "KABUL (Velm Wire) | Rebels said"."""
    for k in range(first, last):
        if not (toks[k].text.isupper() and toks[k].text.isalpha() and toks[k].text not in known_names()):
            continue
        closing = next((m for m in range(k + 1, min(last, k + _BRACKET)) if toks[m].text == ")"), k)
        bracket = closing > k and toks[k + 1].text == "("
        begin = closing + 1 if bracket else k + 1
        named = toks[k].low in _capitals() or toks[k].low in word_set("datelines")
        if (named or (bracket and k == 0)) and capital(toks[begin]) and not toks[begin].text.isupper():
            return begin
    return first


def behind_one(toks: Sequence[Token], first: int, last: int) -> int:
    """Where many speak behind one thing, for "a" takes no plural: "hit a bus | security sources said"."""
    noun = nouns().get(toks[last].low)
    one = tables().people.get(toks[last - 1].low) if last > first else None
    whole = toks[first - 1 : first + 1] if first else toks[:1]
    of_nation = last > first and toks[last - 1].low in _nations()  # "the Norlandish officials"
    if (
        one is not None
        and not of_nation
        and one[1] == "1"
        and noun is not None
        and any(t.low in _ARTICLES for t in whole)
    ):
        return last if (noun.many or toks[last].low == "police") and last - first <= 2 else first
    if toks[first].low not in ("a", "an") or noun is None or not noun.many or toks[last].low in _BARE:
        return first
    if any(words().get(t.low) in _NO_END or t.low in _OF_MANY for t in toks[first + 1 : last]):
        return first
    k = first + 1
    while k < last and part_of(toks[k]) == "modifier":
        k += 1
    return k + 1 if k < last else first


_ARTICLES = frozenset(("a", "an", "the", "its", "his", "their"))
_OF_MANY = NUMBERS | {"and", "few", "couple", "hundred", "thousand"}


def before_next(toks: Sequence[Token], first: int, last: int) -> int:
    """The last token of a speaker behind whom the next phrase follows at once: "according to Orin |
    Norlandish jets struck", "a source | Rebels stormed", "claimed by the Home Guard | police said"."""
    after = toks[last + 1] if last + 1 < len(toks) else None
    said = after is not None and after.low in verbs() and verbs()[after.low].frame == "say"
    cuts = [k for k in range(first + 1, last + 1) if _ends_phrase(toks, first, k - 1)]
    for k in cuts:
        known = toks[k - 1].text in known_names() and _adjective(toks[k])
        if known or _of_a_nation(toks, k) or _behind_many(toks, k):
            return k - 1
    if said:
        at = [k for k in cuts if _bare(toks, k, last) and not (capital(toks[k]) and capital(toks[k - 1]))]
        people = next((k for k in at if _people(toks[k - 1])), None)
        plain = next((k for k in at if capital(toks[k - 1])), None)
        return (people or plain or last + 1) - 1
    return last


def _ends_phrase(toks: Sequence[Token], first: int, k: int) -> bool:
    """Whether a noun phrase that begins at ``first`` can end at ``k``."""
    t = toks[k]
    part = part_of(t)
    if part in _NO_END or part == "mark" or t.low in PARTICLES or t.low == "and":
        return False
    if _adjective(t):
        return _quarter(toks, k)
    if t.low.endswith(OWNS):
        return False
    return part != "modifier" or t.low in _PLACE_NOUNS or (capital(t) and k > first and "-" not in t.low)


def _adjective(t: Token) -> bool:
    """Whether a word is of a nation ("Iraqi") or of a quarter of the sky, and a noun must follow."""
    return t.low in _COMPASS or (t.low in _nations() and capital(t) and not _of_one_nation(t))


def quarters(toks: Sequence[Token], k: int) -> bool:
    """Whether "and" at ``k`` joins quarters of one land: "North | and East Orland"."""
    return toks[k - 1].low in _COMPASS and toks[k + 1].low in _COMPASS and capital(toks[k + 1])


def _quarter(toks: Sequence[Token], k: int) -> bool:
    """Whether the word at ``k`` is a quarter of the sky by itself: "from the south | Orin said"."""
    t = toks[k]
    return t.low in _COMPASS and not t.low.endswith("ern") and not capital(t) and toks[k - 1].low == "the"


def _of_one_nation(t: Token) -> bool:
    """Whether a word is the people of a nation: "Palestinians", not "Iraqs", which lost its apostrophe."""
    return capital(t) and t.low.endswith("s") and t.low[:-1] in _nations()


def _opens_speaker(toks: Sequence[Token], k: int, last: int) -> bool:
    """Whether a speaker can begin at ``k`` and end at ``last``, with no article before it."""
    t, before = toks[k], toks[k - 1]
    placed = t.low in _PLACE_NOUNS and not _people(before)  # but "eleven clerks | district police said"
    if placed or words().get(t.low) in _NO_END or t.text == "(":
        return False
    if t.low in PARTICLES or t.low == "and":
        return False
    if not capital(t):
        held = _office(before) and not capital(before)  # "police chief", "army spokesman"
        return not held and _bare(toks, k, last)
    if " ".join(x.text for x in toks[k : last + 1]) in known_names() or (k == last and t.low in _capitals()):
        return True
    if not capital(before):
        run = next((m for m in range(k, last + 1) if not (capital(toks[m]) or toks[m].text == ".")), last + 1)
        told = (
            run - k >= _FULL and run <= last and _office(toks[run])
        )  # "the school | Ann Lee head of the police"
        named = run > last or told or _of_body(toks, k, last)
        free = part_of(before) != "modifier" or before.low in _PLACE_NOUNS or _quarter(toks, k - 1)
        return named and free and not _office(before)
    if t.low in word_set("titles") or _post(t):
        return k < last and not _called(before)
    if _of_body(toks, k, last):
        return not _called(before)
    return t.low in given_names(low=True) and k < last and not _called(before)


def _bare(toks: Sequence[Token], k: int, last: int) -> bool:
    """Whether words in small letters open one who speaks without an article: many, or one with a name."""
    ends = (
        m - 1 for m in range(k + 1, last) if words().get(toks[m].low) == "preposition" or toks[m].low == "and"
    )
    end = next(ends, last)
    if capital(toks[end]):
        if any(_office(t) and not capital(t) for t in toks[k:end]):
            return True
        return speaks(toks[end].low) and all(capital(t) or part_of(t) == "modifier" for t in toks[k:end])
    noun = nouns().get(toks[end].low)
    return noun is not None and not capital(toks[k]) and (noun.many or toks[end].low in _BARE)


def _tied(toks: Sequence[Token], first: int, k: int) -> bool:
    """Whether a name at ``k`` goes on behind what ties a body to another: "the state-run Velm | Centre"."""
    while k > first and capital(toks[k]):
        k -= 1
    return "-" in toks[k].low and part_of(toks[k]) == "modifier" and not toks[k].low.endswith(_HELD)


_HELD = ("-held", "-controlled")  # as towns are


def _people(t: Token) -> bool:
    """Whether a noun is of many who need no article: "militants", "officials", "Palestinians"."""
    noun = nouns().get(t.low)
    return _of_one_nation(t) or (noun is not None and noun.many and not capital(t))


def _office(t: Token) -> bool:
    """Whether a word is what one person or one body is, with a name behind it: "captain", "agency"."""
    noun = nouns().get(t.low)
    return noun is not None and not noun.many


def _post(t: Token) -> bool:
    """Whether a word is what one person is: "captain"."""
    return _office(t) and nouns()[t.low].kind == "person"


def _called(t: Token) -> bool:
    """Whether a name goes on behind a word: a given name, a title."""
    return t.low in given_names(low=True) or t.low in word_set("titles") or _post(t)


def _of_body(toks: Sequence[Token], k: int, last: int) -> bool:
    """Whether a body's name with its adjective begins at ``k``: "Interior Ministry", "Iraqi officials"."""
    modifier = words().get(toks[k].low) == "modifier" or toks[k].low in _nations()
    return modifier and any(speaks(t.low) for t in toks[k + 1 : last + 1])


def _of_a_nation(toks: Sequence[Token], k: int) -> bool:
    """Whether a nation's adjective before a plain noun opens a phrase at ``k``: "| Norlandish jets"."""
    if not capital(toks[k]) or toks[k].low not in _nations() or k + 1 >= len(toks):
        return False
    after, before = toks[k + 1], toks[k - 1]
    plain = after.low.isalpha() and not capital(after) and after.low not in verbs()
    press = after.low in _PRESS and words().get(before.low) == "modifier"  # "the official Norlandish agency"
    return plain and words().get(after.low) not in _NO_END and before.low != "free" and not press


_PRESS = word_set("the press")


def _behind_many(toks: Sequence[Token], k: int) -> bool:
    """Whether a name opens a phrase at ``k`` behind people of a kind, whom no name follows: "residents |
    Rebels stormed", nor a document: "an official statement | Velm Radio reported"."""
    noun = nouns().get(toks[k - 1].low)
    source = noun is not None and noun.kind in ("source", "document") and not capital(toks[k - 1])
    return (source or _people(toks[k - 1])) and capital(toks[k])


def _behind_thing(toks: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins behind a thing that nobody is: "the blast | Orin said"."""
    k = last
    while k > first and part_of(toks[k]) == "name":
        k -= 1
    word = toks[k].low
    thing = k < last and word.isalpha() and not part_of(toks[k]) and not capital(toks[k])
    return k + 1 if thing and word not in PARTICLES and word != "and" and not word.endswith(TRADES) else first
