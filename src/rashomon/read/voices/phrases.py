"""The words of a speaker before a verb: noun phrases read leftwards from it.

There is no parse: text that lost its commas defeats parsers as much as it does rules. A phrase grows word
by word while the words can belong to a speaker's name (capitals, nouns that can speak, modifiers, and
prepositions between them) and stops at the first that cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.abutting import quarters
from rashomon.read.voices.appositions import (
    body_before,
    name_before_office,
    named_before,
    opens_with,
    told_apart,
    with_office,
)
from rashomon.read.voices.between import (
    DASHES,
    aside,
    aside_start,
    before_dashes,
    before_including,
    before_knowledge,
    before_message,
    before_quoted,
    before_reached,
    before_verb,
    named_only_as,
)
from rashomon.read.voices.speaker import (
    ARTICLES,
    LIKELY,
    LOCATIVE,
    LONGEST,
    OPENERS,
    OWNS,
    PARTICLES,
    SURE,
    Phrase,
    abbreviated,
    capital,
    numbered,
    part_of,
    speaks,
    trust,
)
from rashomon.read.voices.tables import joints, verbs, word_set, words
from rashomon.read.voices.trimming import (
    before_alias,
    before_network,
    body_of,
    past_aside,
    placed_people,
    trimmed,
)

_OPENING = frozenset('"“”,;.:')
_ASKS = frozenset(("who", "speaking", "talking", "on"))
_CONNECTIVES = frozenset(("but", "and", "as", "while", "that"))
_THERE = LOCATIVE - {"with", "for", "of", "to"} | {"outside"}


def leftwards(toks: Sequence[Token], verb: int, floor: int = 0) -> Phrase | None:
    """The speaker whose verb stands at ``verb``: "killing 11 people the Observatory | reported"."""
    j = before_verb(toks, before_alias(toks, verb - 1, floor), floor)
    j = before_reached(toks, j, floor)
    holder = before_knowledge(toks, j, floor)
    if holder < j:
        inner = leftwards(toks, holder + 1, floor)
        asked = toks[holder + 1].low in _ASKS  # "a source | who asked for anonymity", "| on condition of"
        return inner if inner is None or asked else Phrase(inner.first, j, inner.trust)
    if j < floor:
        return None
    behind = _behind_aside(toks, j, floor)
    if behind is not None:
        return behind
    end = j
    if toks[j].low in ("who", "which") and j > floor:
        j -= 1
        if toks[j].text == ",":
            named = _apposition(toks, j, floor)  # "Ann Lee, head of the council, | who confirmed it"
            if named is not None and (named.first == floor or toks[named.first - 1].text in _OPENING):
                return named
            j -= 1
        if j < floor:
            return None
        end = j
    elif part_of(toks[j]) == "pronoun":
        return Phrase(j, j, SURE)
    alias = named_only_as(toks, j + (toks[j].text != ","), floor)
    if alias is not None:
        return alias
    if toks[j].text in DASHES:  # "Ann Lee – who saw it – said"
        opening = before_dashes(toks, j, floor)
        return leftwards(toks, opening, floor) if opening else None
    if toks[j].text == ",":
        apart = aside(toks, j, floor)  # "the minister, | in a televised address, said"
        if apart is not None:
            return _apposition(toks, apart, floor) or leftwards(toks, apart, floor)
        if j - 3 >= floor and toks[j - 2].text == "," and words().get(toks[j - 1].low) == "adverb":
            return leftwards(toks, j - 1, floor) or leftwards(toks, j - 2, floor)  # "the army, however, said"
        named = _apposition(toks, j, floor)
        return named and Phrase(named.first, before_network(toks, named.first, named.last), named.trust)
    first = _grow_left(toks, j, floor)
    if first is not None and (inner := _who_is_there(toks, first, floor)) is not None:
        return inner
    if first is not None and first - 2 > floor and toks[first - 1].low in _THERE:
        reached = before_reached(toks, first - 2, floor)
        if reached < first - 2:  # "a doctor reached by phone in | the hospital said"
            return leftwards(toks, reached + 1, floor)
    message = before_message(toks, first, floor) if first is not None else None
    if message is not None and (inner := leftwards(toks, message + 1, floor)) and inner.trust >= LIKELY:
        return inner
    quoted = before_quoted(toks, first, floor) if first is not None else None
    if quoted is not None:
        return leftwards(toks, quoted + 1, floor)
    if first is not None and first <= end:
        return _grown(toks, first, end, floor)
    named = told_apart(toks, end, floor) or named_before(toks, end, floor) or body_before(toks, end, floor)
    return named or _unknown_noun(toks, end, floor)


def _behind_aside(toks: Sequence[Token], j: int, floor: int) -> Phrase | None:
    """Who opens the clause before "in a statement on its site | said", "including Velm Radio | said"."""
    start = before_including(toks, j, floor) or aside_start(toks, j, floor)
    found = leftwards(toks, start, floor) if start is not None else None
    if found is None or found.trust < LIKELY:
        return None
    before = toks[found.first - 1].low if found.first > floor else "but"
    opens = before in _CONNECTIVES or before in _OPENING or words().get(before) in ("adverb", "weekday")
    return found if opens else None


def _grown(toks: Sequence[Token], first: int, end: int, floor: int) -> Phrase | None:
    """The speaker that a phrase which stands right before the verb tells of."""
    end = before_network(toks, first, end)
    if all(part_of(t) in ("modifier", "determiner") for t in toks[first : end + 1]):
        return _who_watches(toks, first, floor) or Phrase(first, end, 1)
    relying = _who_relies(toks, first, floor) or with_office(toks, end, floor)
    apart = told_apart(toks, end, floor) or named_before(toks, end, floor) or body_before(toks, end, floor)
    found = relying or apart or trimmed(toks, first, end)
    if found is not None and found.trust == 1 and toks[found.first - 1].low in LOCATIVE:
        return _who_is_over(toks, found.first, end, floor) or opens_with(toks, end, floor) or found
    return found


def _who_is_over(toks: Sequence[Token], first: int, end: int, floor: int) -> Phrase | None:
    """ "The mayor in the northern district of | Velm said": with where that is."""
    k = first - 2
    if k <= floor or toks[first - 1].low != "of" or toks[k].low not in word_set("place nouns"):
        return None
    while k > floor and (part_of(toks[k - 1]) == "modifier" or toks[k - 1].low in word_set("compass")):
        k -= 1
    if k - 3 < floor or toks[k - 1].low not in ARTICLES or toks[k - 2].low not in LOCATIVE:
        return None
    start = _grow_left(toks, k - 3, floor) if speaks(toks[k - 3].low) else None
    return None if start is None else Phrase(start, end, SURE)


def _who_is_there(toks: Sequence[Token], first: int, floor: int) -> Phrase | None:
    """ "The Watch, based in | Bremen, said", "medics sent to | the ruin told": those who are there."""
    at = first - 3 if toks[max(0, first - 2)].low == "next" else first - 2  # "living next to | the school"
    if at <= floor - (at < first - 2) or toks[at].low not in word_set("settled"):
        return None
    inner = leftwards(toks, at, floor)
    return inner if inner is not None and inner.trust >= LIKELY else None


def _at_the_scene(toks: Sequence[Token], first: int, end: int, floor: int) -> Phrase | None:
    """ "A nurse at the scene of | the blast said": with where she is."""
    if first - 4 < floor or toks[first - 1].low != "of" or toks[first - 2].low not in _SCENES:
        return None
    inner = leftwards(toks, first - 1, floor)
    return Phrase(inner.first, end, SURE) if inner is not None and inner.trust >= LIKELY else None


_SCENES = frozenset(("scene", "site", "spot", "centre", "center"))


def _who_is_at(toks: Sequence[Token], first: int, end: int, floor: int) -> Phrase | None:
    """ "Witnesses at | the scene said", "a cousin of one of | the dead told": as a whole."""
    at = _past_one(toks, first, floor)
    there = at < first or toks[at - 1].low in _THERE
    if at - 2 < floor or not there or not speaks(toks[at - 2].low):
        return None
    start = _grow_left(toks, at - 2, floor)
    return None if start is None else Phrase(start, end, SURE)


def _who_watches(toks: Sequence[Token], first: int, floor: int) -> Phrase | None:
    """ "A group counting | the raids said", "a panel looking into | the fire said": who does it."""
    first -= first > floor and toks[first - 1].low in ("into", "at", "on", "for")
    if first - 2 < floor or not toks[first - 1].low.endswith("ing") or not speaks(toks[first - 2].low):
        return None
    start = _grow_left(toks, first - 2, floor)
    return None if start is None else Phrase(start, first - 2, SURE)


def _who_relies(toks: Sequence[Token], first: int, floor: int) -> Phrase | None:
    """ "The monitor, which depends on | residents of Velm, said": the one who relies on them."""
    k = first - 1
    if k - 2 < floor or toks[k].low != "on" or toks[k - 1].low not in _RELIES:
        return None
    k -= 2
    while k > floor and (toks[k].low in ("which", "that", "who") or toks[k].text == ","):
        k -= 1
    start = _grow_left(toks, k, floor)
    return None if start is None else Phrase(start, k, SURE)


_RELIES = frozenset("relies relying rely depends depending".split())


def _grow_left(toks: Sequence[Token], j: int, floor: int) -> int | None:
    """The first token of the phrase that ends at ``j``, or None where ``j`` cannot end one."""
    first = None
    k = j
    while k >= floor and j - k < LONGEST:
        t = toks[k]
        part = part_of(t)
        if (
            part in ("noun", "name", "modifier")
            or (numbered(toks, k) and (k == j or speaks(toks[j].low)))
            or (not part and first == k + 1 and _may_stand_before(toks, k, floor))
            or (part == "adverb" and first == k + 1 and k > floor and capital(t) and capital(toks[k - 1]))
        ):
            first = k
            k -= 1
        elif part == "month" and (first or k) == k and k > floor and part_of(toks[k - 1]) == "name":
            first = k  # "Ziad Orin said"
            k -= 1
        elif t.low in PARTICLES and first == k + 1 and k > floor and capital(toks[k - 1]):
            k -= 1  # "Norte de Santander"
        elif part == "determiner" and first is not None:
            first = k
            of = _past_one(toks, k, floor) - 1
            if of - 1 >= floor and toks[of].low in LOCATIVE and _links(toks, of):
                k = of - 1
                first = k + 1
                continue
            named = name_before_office(toks, k, floor)
            if named is not None:
                first = named
                break
            joined = k - 2 >= floor and toks[k - 1].low == "and"
            if joined and _ends_name(toks[k - 2]):
                k -= 2
                continue
            break
        elif (part == "preposition" and first is not None and first == k + 1 and _links(toks, k)) or (
            t.low in ("and", "&")
            and first == k + 1
            and k > floor
            and (_ends_speaker(toks, k - 1, floor) or quarters(toks, k))
        ):
            k -= 1
        elif t.text in (")", "]"):  # "Human Rights (SOHR) said"
            opening = next((m for m in range(k - 1, max(floor, k - 6) - 1, -1) if toks[m].text in "(["), None)
            if opening is None:
                break
            k = opening - 1
        elif (t.text == "'" and k > floor and toks[k - 1].low.endswith("s")) or (
            t.text == "." and first == k + 1 and k > floor and abbreviated(toks[k - 1])
        ):
            k -= 1
        else:
            break
    return first


def _past_one(toks: Sequence[Token], k: int, floor: int) -> int:
    """Behind "of" in "a cousin of | one of" the dead, who begin at ``k``; else ``k``."""
    return k - 2 if [t.low for t in toks[max(floor, k - 3) : k]] == ["of", "one", "of"] else k


def _may_stand_before(toks: Sequence[Token], k: int, floor: int) -> bool:
    """Whether a word of no known part may stand before a noun that speaks: "the city's | mayor", "the
    outlawed | group", "the Velm coordination | center"."""
    low = toks[k].low
    if low.endswith(OWNS):
        return True
    return low.replace("-", "").isalpha() and _opens_phrase(toks, k - 1, floor) and low not in verbs()


def _ends_speaker(toks: Sequence[Token], k: int, floor: int) -> bool:
    """Whether the token at k may end the first of two speakers: "the army | and the police"."""
    t = toks[k]
    if not _ends_name(t):
        return False
    named = capital(t) and not _after_place_preposition(toks, k, floor)
    return speaks(t.low) or body_of(toks, k) or named


def _ends_name(t: Token) -> bool:
    """Whether a word may end a name: "Human Rights", "Civil Defence" as well."""
    return part_of(t) in ("noun", "name") or (capital(t) and part_of(t) == "modifier")


def _opens_phrase(toks: Sequence[Token], k: int, floor: int) -> bool:
    """Whether an article stands at ``k``, or one word with a capital or modifiers behind one."""
    while k > floor and part_of(toks[k]) == "modifier" and not capital(toks[k]):
        k -= 1
    if k < floor:
        return False
    return toks[k].low in ARTICLES or (capital(toks[k]) and k > floor and toks[k - 1].low in ARTICLES)


def _links(toks: Sequence[Token], k: int) -> bool:
    """Whether the preposition at ``k`` ties a speaker to its body: "a source at …", "Observatory for …"."""
    before = past_aside(toks, k)
    if before == 0:
        return False
    left = toks[before - 1]
    if k + 1 < len(toks) and (left.text, toks[k].text, toks[k + 1].text) in joints():
        return True
    if toks[k].low in ("of", "for") and capital(left) and not left.low.endswith("day"):
        named = k + 1 + (toks[min(k + 1, len(toks) - 1)].low in ARTICLES)  # "the Lions of | the Coast"
        return toks[k].low == "for" or speaks(left.low) or capital(toks[min(named, len(toks) - 1)])
    holds = speaks(left.low) or body_of(toks, before - 1) or placed_people(toks, before - 1)
    return holds and not (toks[k].low == "on" and words().get(toks[k + 1].low) == "weekday")


def _after_place_preposition(toks: Sequence[Token], k: int, floor: int) -> bool:
    while k >= floor and capital(toks[k]):
        k -= 1
    return k >= floor and toks[k].low in ("in", "near", "of", "on", "from")


def _apposition(toks: Sequence[Token], comma: int, floor: int) -> Phrase | None:
    """ "Omar Nazari, head of the council, | said": the name that the words between commas are about.

    The farthest comma whose left side opens the clause wins ("X, 59, of Y, who saw it, said"), else the
    nearest one with a role behind it.
    """
    nearest = None
    for k in range(comma - 1, max(floor, comma - 28) - 1, -1):
        if toks[k].text in '.;"”' and len(toks[k - 1].text) > 4:
            break
        if toks[k].text != "," or k == floor:
            continue
        if toks[k + 1].low.endswith("ing") and not capital(toks[k + 1]):
            break  # "raids on Velm, leading to the death of five, the spokesman said"
        first = _grow_left(toks, k - 1, floor)
        if first is None and k - 4 >= floor and toks[k - 3].low in LOCATIVE and speaks(toks[k - 4].low):
            first = _grow_left(toks, k - 4, floor)  # "The head of the dig, | Ann Lee, said"
        placed = first and first > floor and toks[first - 1].low in LOCATIVE
        if first is None or (placed and toks[k + 1].low in LOCATIVE):
            continue  # none; "in Velm, in the hills of Orland, said Ann Lee"
        opens = first == floor or toks[first - 1].text in _OPENING or toks[first - 1].low in _CONNECTIVES
        inner = toks[k + 1 : comma]
        role = any(speaks(t.low) for t in inner) or (bool(inner) and inner[0].text[0].isdigit())
        if (opens and trust(toks, first, k - 1) >= LIKELY) or (nearest is None and role):
            placed = not opens and toks[first - 1].low in LOCATIVE and toks[k + 1].low in OPENERS
            # "mass in Velm, the vicar, X, said"
            nearest = Phrase(k + 1 if placed else first, comma - 1, SURE)
    return nearest


def _unknown_noun(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "the boy's uncle said": a plain noun behind an article, trusted little."""
    if toks[end].low in _CONNECTIVES:
        return None
    for k in range(end, max(floor, end - 3) - 1, -1):
        t = toks[k]
        if t.low.endswith(("ing", "ed")) or t.low in verbs() or (k == end and t.low in words()):
            return None
        if t.low in OPENERS and k < end:
            if (inner := _who_is_there(toks, k, floor) or _at_the_scene(toks, k, end, floor)) is not None:
                return inner
            return _who_watches(toks, k, floor) or _who_is_at(toks, k, end, floor) or Phrase(k, end, 1)
        if not t.low.replace("'", "").isalpha() or words().get(t.low) in ("preposition", "adverb", "pronoun"):
            return None
    if end == floor and toks[end].low.isalpha() and toks[end].low not in verbs():
        return Phrase(end, end, 0)
    return None
