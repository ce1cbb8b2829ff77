"""What a speaker is besides a name, by which later words take them up: "the spokesman", "Maj. Gen. Orin"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.voices.cues import Cue
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import ARTICLES, SURE, Phrase, capital, speaks
from rashomon.read.voices.tables import nouns, verbs, word_set, words
from rashomon.read.voices.trimming import is_office


def in_apposition(cue: Cue) -> set[str]:
    """The words, up to a preposition, that tell behind a name who it is: "Ann Lee, | a spokeswoman"."""
    k = _behind_name(cue)
    told: set[str] = set()
    for t in cue.sentence.tokens[k : k + _LONG] if k else ():
        part = words().get(t.low)
        if part in ("preposition", "pronoun", "adverb") or not t.low.replace("-", "").isalpha():
            break
        if t.low in verbs() or t.low in word_set("no part of a name"):
            break
        told.add(t.low)
    told -= ARTICLES
    return told if any(speaks(low) for low in told) else set()


def apposition(cue: Cue) -> Sequence[Token]:
    """The whole of it: "Ann Lee | a spokeswoman for the Velm clinic | said"."""
    k, toks = _behind_name(cue), cue.sentence.tokens
    if not k or not any(map(is_office, in_apposition(cue))):
        return ()
    phrase = Phrase(k, cue.at - 1, SURE) if cue.at > k else rightwards(toks, k)
    if phrase is None or phrase.trust < SURE or phrase.last - k >= _WHOLE:
        return ()
    if (
        toks[k - 1].text == ","
        and toks[phrase.last + 1 : phrase.last + 2]
        and toks[phrase.last + 1].text not in ",."
    ):
        return ()  # "according to Harun, the army | killed nine"
    more = (
        m for m in range(k + 1, phrase.last) if toks[m].low in ("a", "an")
    )  # "the mayor of Velm | a town"
    told = toks[k : next((m for m in more if words().get(toks[m - 1].low) != "preposition"), phrase.last + 1)]
    return () if any(t.low in verbs() or t.text in ",;:" for t in told) else told


def _behind_name(cue: Cue) -> int:
    """Where the words begin that tell who one is that is named; 0 where none do."""
    p, toks = cue.speaker, cue.sentence.tokens
    if p is None or not capital(toks[p.first + (toks[p.first].low in ARTICLES and p.first < p.last)]):
        return 0
    k = next((k + 1 for k in range(p.first, p.last) if toks[k].text == ","), p.last + 1)
    k += k < len(toks) and toks[k].text == ","
    tells = k < len(toks) and (toks[k].low in ARTICLES or (is_office(toks[k].low) and not capital(toks[k])))
    return k if tells else 0


_WHOLE = 12  # tokens
_LONG = 8  # tokens of "a former deputy provincial police chief"


def surname_behind_rank(toks: Sequence[Token]) -> str:
    """The surname of "Maj. Gen. | Orin", "Colonel | Orin": a name of one word behind titles alone."""
    k = 0
    while k < len(toks) - 1 and (_titles(toks[k]) or toks[k].text == "."):
        k += 1
    alone = k > 0 and k == len(toks) - 1 and capital(toks[k])
    return toks[k].text if alone and toks[k].low not in nouns() else ""


def abbreviated_rank(toks: Sequence[Token]) -> bool:
    """Whether a title opens the words in its short form, which a name must follow: "Maj."."""
    return toks[0].low in word_set("titles")


def _titles(t: Token) -> bool:
    return t.low in word_set("titles") or (is_office(t.low) and capital(t))


def unnamed(cue: Cue) -> bool:
    """Whether the speaker of a cue is one of a kind: "a Norlandish nurses' guild", "nurses' guild"."""
    if cue.speaker is None:
        return False
    toks = cue.sentence.tokens[cue.speaker.first : cue.speaker.last + 1]
    return toks[0].low in ("a", "an") or not any(capital(t) for t in toks[toks[0].low == "the" :])


def stems(lows: set[str]) -> set[str]:
    """The beginnings of the words that tell one from another, without "the" and "of"."""
    return {
        low[:_STEM] for low in lows if low.isalpha() and words().get(low) not in ("determiner", "preposition")
    }


_STEM = 6  # letters that "region" and "regional" share
