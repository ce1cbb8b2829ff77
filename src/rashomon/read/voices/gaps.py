"""Speakers whose verb is left out, for another's stands before: "Police say seven, the hospital | nine"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.read.counts.tables import tables
from rashomon.read.document import Token
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY, NUMBERS, SURE, Phrase, capital

_ABOUT = frozenset(("of", "at", "only", "just", "about", "around", "some", "least", "over", "nearly"))
_OF_DEAD = frozenset(("dead", "deaths", "killed", "wounded", "injured", "victims", "casualties"))
_ENDS = frozenset(".,;")


def without_verb(toks: Sequence[Token], at: int, speaker: Phrase) -> Iterator[Phrase]:
    """Those who give no more than a number behind a comma, and whose verb is the one at ``at``.

    A bare name does so only beside another: "Kyiv said five were killed, Moscow two".
    """
    bare = all(capital(t) for t in toks[speaker.first : speaker.last + 1])
    for k in range(at + 1, len(toks) - 2):
        if toks[k].text not in ",;":
            continue
        start = k + 1 + (toks[k + 1].low in ("and", "but", "while"))
        phrase = rightwards(toks, start) if start < len(toks) else None
        named = bare or toks[start].low == "the"
        if phrase is None or phrase.trust < (LIKELY if named else SURE):
            continue
        number = phrase.last + 1
        while number < len(toks) and toks[number].low in _ABOUT:
            number += 1
        if number < len(toks) and _is_number(toks[number]) and _ends(toks, number + 1):
            yield phrase


def _is_number(t: Token) -> bool:
    return t.text[0].isdigit() or t.low in NUMBERS or t.low in tables().numbers


def _ends(toks: Sequence[Token], k: int) -> bool:
    return k >= len(toks) or toks[k].text in _ENDS or toks[k].low in _OF_DEAD
