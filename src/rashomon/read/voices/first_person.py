"""Speech that says "we" and names nobody: it goes on with who spoke last, where quotation marks are lost."""

from __future__ import annotations

from rashomon.read.document import Sentence
from rashomon.read.mentions import Voice
from rashomon.read.voices.around import Index, Place
from rashomon.read.voices.tables import nouns, word_set

_BACK = 2  # sentences back to the one who speaks on
_AHEAD = 4  # sentences on to "…, Ann Lee said" at the end of what was quoted


def of_self(index: Index, place: Place) -> Voice | None:
    """Who says the words of a place in whose sentence somebody speaks of themselves and nobody is named.

    It is who spoke last, a sentence or two before, else who is named next: "We saw it. It burned, Ann said".
    """
    s = place.sentence
    if s is None or place.own or not says_we(s):
        return None
    first = s.index
    while first > 0 and (before := index.doc.sentences[first - 1]).field == s.field and says_we(before):
        first -= 1
    if place.last is not None and first - place.last.sentence <= _BACK:
        return place.last
    if (near := next((v for v in index.own.get(s.index + 1, ()) if v.field == s.field), None)) is not None:
        return near
    coming = (v for n in range(2, _AHEAD + 1) for v in index.own.get(s.index + n, ()))
    later = next(coming, None)
    closes = later is not None and later.field == s.field and all(b <= later.at for _, _, b in later.scopes)
    return later if closes else None


def says_we(s: Sentence) -> bool:
    """Whether a sentence has a word of the first person, other than an outlet's "our correspondent"."""
    own = word_set("first person")
    for k, t in enumerate(s.tokens):
        if t.low in own and (t.text == "I" or t.text != t.text.upper()):
            noun = nouns().get(s.tokens[k + 1].low) if k + 1 < len(s.tokens) else None
            if noun is None or noun.kind != "reporter":
                return True
    return False
