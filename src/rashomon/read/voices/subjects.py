"""Whose a verb of saying is where no subject stands right before it: behind a relative clause, "and" or the
verb itself."""

from __future__ import annotations

from rashomon.read.document import Token
from rashomon.read.voices.documents import behind_reference
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY, NUMBERS, SURE, Phrase, capital, speaks
from rashomon.read.voices.tables import nouns, verbs, word_set, words

BREAKS = frozenset(',"”')  # marks that end what was said
_QUOTES = frozenset('"“”')
_THEIRS = frozenset(("his", "her", "their", "its", "my", "our"))
_BEFORE_OTHERS = frozenset("while whilst whereas and but although though ; ,".split())


def others(toks: tuple[Token, ...], i: int) -> Phrase | None:
    """ "Some sources said five, while others | reported nine"; not "and another reported missing"."""
    if toks[i].low == "reported" and i + 1 < len(toks) and toks[i + 1].low in _FATES:
        return None
    k = i - 1
    while k > 0 and words().get(toks[k].low) == "adverb":
        k -= 1
    opens = k == 0 or (k > 0 and toks[k - 1].low in _BEFORE_OTHERS)
    return Phrase(k, k, SURE) if k >= 0 and opens and toks[k].low in ("others", "another") else None


_FATES = frozenset("missing dead killed wounded injured hurt kidnapped captured abducted".split())


def counts(toks: tuple[Token, ...], left: Phrase) -> bool:
    """ "Seven suspected members", "two Velmian states": a number, and nobody who suspects or states."""
    inner = toks[left.first : left.last + 1]
    return inner[0].low in NUMBERS and not any(speaks(t.low) for t in inner)


def opening(toks: tuple[Token, ...], least: int = SURE) -> Phrase | None:
    """Who opens the sentence, for a second verb of theirs: "The army retook Velm and | said", also behind
    "In a statement,"."""
    start = 0
    if toks[0].low in word_set("asides"):
        start = next((k + 1 for k, t in enumerate(toks) if t.text == ","), 0)
    found = rightwards(toks, start)
    return found if found is not None and found.trust >= least else None


def working(toks: tuple[Token, ...], i: int) -> Phrase | None:
    """ "Monks digging by torchlight | say", "divers searching the quay | gave a count": who
    opens, with what they do and no verb up to the one at i."""
    found = opening(toks)
    if found is None or found.last + 2 >= i or not toks[found.last + 1].low.endswith("ing"):
        return None
    rest = toks[found.last + 2 : i]
    plain = not any(t.low in verbs() or t.low in word_set("no part of a name") - {"and"} for t in rest)
    return found if plain and not any(t.low.endswith("ed") or t.text in ",;:" for t in rest) else None


def behind_and(toks: tuple[Token, ...], i: int) -> bool:
    """Whether the verb at i goes on with the subject of the one before: "confirmed the attack but said",
    "had no names of the dead however said"."""
    k = i - 1
    while k > 0 and toks[k].low in ("also", "later", "then"):
        k -= 1
    if k > 0 and toks[k].low == "however":
        near = range(max(0, k - _OBJECT), k)
        of = next((j for j in reversed(near) if words().get(toks[j].low) == "preposition"), k)
        return of < k and not any(speaks(t.low) or capital(t) for t in toks[of + 1 : k])
    return k > 0 and toks[k].low in ("but", "and")


_OBJECT = 3  # tokens of a preposition and its noun


def before_relative(toks: tuple[Token, ...], i: int, floor: int) -> Phrase | None:
    """The subject before a relative clause: "Doctor X, who works in the region, said", "the group that runs
    the camp said"."""
    for k in range(floor + 1, i - 2):
        that = toks[k].low == "that" and speaks(toks[k - 1].low)
        if _unnamed(toks, k) and not any(t.low in verbs() for t in toks[k + 2 : i]):
            return leftwards(toks, k, floor)
        if toks[k].low not in ("who", "which") and not that:
            continue
        phrase = leftwards(toks, k, floor)
        if phrase is not None and phrase.trust >= LIKELY:
            if phrase.first <= floor + 1 and k - 1 <= floor + 11:
                return phrase
            before = toks[phrase.first - 1].text if phrase.first else ""
            if before in _QUOTES or (before.lower() in _BEFORE_OTHERS and phrase.trust == SURE):
                return phrase
        if k < floor + 12:
            return None
    return None


def _unnamed(toks: tuple[Token, ...], k: int) -> bool:
    """Whether "who" at ``k`` tells that somebody is not named: "a source | who asked not to be named due to
    rules on speaking to the press said"."""
    if toks[k].low != "who" or k + 3 >= len(toks) or toks[k + 1].low not in word_set("who asks"):
        return False
    return not _UNNAMED.isdisjoint(t.low for t in toks[k + 2 : k + _ASKED])


_UNNAMED = frozenset(("anonymous", "anonymity", "named", "identified", "name"))
_RULES = 18  # tokens of "who wished to stay unnamed because of rules on speaking to"
_ASKED = 8  # tokens of "who asked not to be named"


def in_relative(toks: tuple[Token, ...], left: Phrase) -> bool:
    """ "The group which backs | the opposition said": the object of a relative clause."""
    if any(_unnamed(toks, k) for k in range(max(1, left.first - _RULES), left.first)):
        return True
    before = [t.low for t in toks[max(0, left.first - 2) : left.first]]
    if words().get(toks[left.first - 1].low) == "preposition" and left.first:
        k = next((k for k in range(left.first - 1, 1, -1) if toks[k].low in ("who", "which")), 0)
        run = toks[k : left.first]
        named = k and (capital(toks[k - 1]) or speaks(toks[k - 1].low))
        if named and all(t.low not in verbs() and t.text not in ",;:" for t in run):
            return True  # "Ann Lee who sits in the upper house of | parliament said", "nurses who were at …"
    return len(before) > 1 and before[0] in ("who", "which") and before[1] not in BREAKS


def passes_on(toks: tuple[Token, ...], i: int, left: Phrase, floor: int) -> bool:
    """ "A source quoted by | Reuters said", "Citing a source, | Reuters said", "| Reuters reported citing a
    source": the words are the source's."""
    if _cites_behind(toks, i):
        return True
    if floor and toks[floor - 1].low == "according" and _reaches(toks, floor + 1, left):
        return True  # "according to a statement | Velm Radio reported"
    if floor and toks[floor].low == "by" and left.first == floor + 1:
        return True
    if floor and toks[left.first].low in _THEIRS and left.first - floor in (0, 1) and toks[floor].low in _ITS:
        return True  # "She said (that) | her office had verified nine"
    if floor and toks[i - 1].low == "had" and left.last == i - 2 and left.first - floor <= _HEARER:
        return True  # "Ann Lee told a reporter | the hospital had recorded nine"
    first = next((k for k, t in enumerate(toks[:3]) if t.low in _CITING), None)
    begins = behind_reference(toks, 0)
    if begins is not None:
        first = begins - 1  # "With reference to a doctor the agency said"
    if first is None or left.first <= first or toks[first + 1].low in _THEIRS:
        return False  # "Citing its reporter, | the agency said": it speaks for itself
    comma = toks[left.first - 1].text == ","
    if not comma and any(t.low in word_set("of monitors") for t in toks[left.first : left.last + 1]):
        return False
    return _reaches(toks, first + 1, Phrase(left.first - comma, left.last, left.trust))


def _reaches(toks: tuple[Token, ...], start: int, left: Phrase) -> bool:
    """Whether a source named from ``start`` on ends where the speaker of the verb begins."""
    source = rightwards(toks, start)
    return source is not None and source.trust >= LIKELY and source.last + 1 == left.first


def _cites_behind(toks: tuple[Token, ...], i: int) -> bool:
    """Whether somebody is cited right behind the verb at i, the day aside: "reported on Monday, citing X"."""
    k = i + 1
    while k < len(toks) and (toks[k].low in (",", "on") or words().get(toks[k].low) == "weekday"):
        k += 1
    start = behind_reference(toks, k) if k < len(toks) else None
    if start is None and k + 1 < len(toks) and toks[k].low in _CITING:
        start = k + 1
    source = rightwards(toks, start) if start is not None else None
    return source is not None and source.trust >= LIKELY and toks[k + 1].low not in _THEIRS


_HEARER = 4  # tokens of whom it is told
_ITS = _THEIRS | {"that"}
_CITING = frozenset(("citing", "quoting"))


def inverted(toks: tuple[Token, ...], i: int, left: Phrase | None, right: Phrase, floor: int) -> bool:
    """Whether "… said X" has X as its subject."""
    if i == floor or right.trust < LIKELY:
        return False
    if any(t.low in word_set("no part of a name") - {"and"} for t in toks[right.first : right.last + 1]):
        return False  # "said its monks killed six thieves"
    after = toks[right.last + 1].low if right.last + 1 < len(toks) else "."
    ends = not after[0].isalnum() or words().get(after) == "weekday" or after in _CLOSES
    if toks[i - 1].low in ("who", "which"):
        return False  # "the girl's aunt, who said her father had died"
    if toks[right.first].low in NUMBERS and speaks(toks[i - 1].low):
        return False  # "a clerk said nine men “were beaten”": of whom it is said
    named = right.trust == SURE and any(capital(t) for t in toks[right.first : right.last + 1])
    if toks[i - 1].text in BREAKS and ends and (capital(toks[right.first]) or (named and after == ".")):
        # "… fled and shot at police, said Lt. Ann Lee", "…," added Lt. Lee, "…, said sheriff Lee."
        weak = left is None or left.trust < LIKELY
        return weak or toks[i].low in ("said", "says") or toks[i - 1].text in _QUOTES
    if words().get(toks[right.first].low) == "pronoun" and (after[0].isalnum() or left is not None):
        return False  # "… said he would" is what was said
    if left is not None and left.trust >= LIKELY and left.first == floor:
        return False
    if left is not None and left.last == i - 1 and toks[right.first].low in _THEIRS:
        return False  # "Ann Lee said his brother had died"
    if left is not None and left.first > floor and _is_told_apart(toks, right):
        return True
    if left is not None and left.trust == SURE:
        opens = left.first == floor or toks[left.first - 1].text in ',"”;'
        role = any(speaks(t.low) for t in toks[left.first : left.last + 1])
        pronoun = words().get(toks[left.last].low) == "pronoun"
        if right.trust == SURE and ends and not opens and not pronoun and toks[i].low in ("said", "says"):
            return True
        return (
            not opens
            and not pronoun
            and role
            and ends
            and toks[i].low in ("said", "says")
            and (toks[left.first - 1].low in ("of", "to", "with", "by", "from", "against", "in"))
        )
    if not ends and toks[i - 1].text not in BREAKS and _side(toks, right):
        return False  # "The watch, set up in May, said troops shot at them"
    if right.trust <= (left.trust if left else 0):
        return ends and toks[i].low in ("said", "says") and toks[i - 1].text in ',"”'
    if after in ("have", "has", "had", "was", "were", "is", "are", "will", "would"):
        return False
    return ends or not (after.endswith("ed") and after not in verbs()) or toks[i - 1].text in ',"”'


_CLOSES = frozenset("on adding who which whose in released issued published".split())


def _is_told_apart(toks: tuple[Token, ...], p: Phrase) -> bool:
    """ "Said | Omar Harun a spokesman for the brigades": a full name, who that is, and no verb behind it."""
    rest = toks[p.last + 1 :]
    full = p.last > p.first and all(capital(t) for t in toks[p.first : p.last + 1])
    if not full or not rest or rest[0].low not in ("a", "an", "the"):
        return False
    return any(speaks(t.low) for t in rest[1:6]) and not any(
        t.low in word_set("no part of a name") for t in rest
    )


def _side(toks: tuple[Token, ...], p: Phrase) -> bool:
    """Whether bare words name some who fight or are harmed, and none who tell: "troops", "two soldiers"."""
    inner = toks[p.first : p.last + 1]
    if any(capital(t) or (words().get(t.low) == "determiner" and t.low not in NUMBERS) for t in inner):
        return False
    noun = nouns().get(inner[-1].low)
    return noun is None or noun.kind in _BODIES or inner[-1].low in word_set("fighters")


_BODIES = frozenset(("body", "group", "armed"))


def is_noun(toks: tuple[Token, ...], i: int) -> bool:
    """ "media reports said" against "the Observatory reports", "a police report" against "locals report"."""
    nxt = toks[i + 1].low if i + 1 < len(toks) else ""
    prev = toks[i - 1].low if i else ""
    if toks[i].low == "report" and (not nxt.isalnum() or prev not in nouns() or not nouns()[prev].many):
        return True  # not "locals report nine dead"
    if nxt in verbs() or nxt in ("of", "from", "by", "in", "have", "were", "are", "about"):
        return True
    if i == 0 or not (prev in nouns() or capital(toks[i - 1]) or prev in ("it", "he", "she")):
        return True
    return prev in ("media", "press", "police", "news", "activists", "sources") and nxt != "that"
