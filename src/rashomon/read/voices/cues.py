"""Words that give a statement to somebody, with the speaker beside them: "X said", "according to X".

One pass over a sentence's tokens; only tokens that can be a cue are looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Stance
from rashomon.read.counts.tables import word_set as harm_words
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.voices.between import by_phone, posted_there
from rashomon.read.voices.documents import behind_reference, given_by, issued, issuer, read_out
from rashomon.read.voices.gaps import without_verb
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import ARTICLES, LIKELY, LOCATIVE, SURE, Phrase, capital, speaks
from rashomon.read.voices.subjects import (
    before_relative,
    behind_and,
    counts,
    in_relative,
    inverted,
    is_noun,
    opening,
    others,
    passes_on,
    working,
)
from rashomon.read.voices.tables import Verb, known_names, nouns, verbs, word_set, words

_PLEAS = harm_words("pleas")
_PER = frozenset(("according", "per", "citing", "attributed"))
_IN_WITH = frozenset(("in", "with"))
_ANNOUNCING = word_set("documents")
_HEADLINE_END = word_set("headline ends")
_DETERMINERS = frozenset(("a", "an", "the", "this", "some", "no"))
_BLAMES = word_set("blames")
_GOES_ON = word_set("goes on")
_TOLL = word_set("tolls")
_READ = frozenset(("read", "reads"))
_HOLDS = frozenset(("has", "have", "had", "published"))
_LISTS = word_set("lists")
_LISTED = 3  # tokens of "has the names of"
_OWN_ONLY = frozenset(("putting", "suggesting"))  # a saying with its own subject: "with medics putting it at"
_GIVES_OUT = frozenset(("issued", "released", "issues", "releases"))
_BE = frozenset(("was", "were", "is", "are", "been", "being", "be"))
_TENSED = frozenset(("was", "were", "is", "are"))
_WATCHED = frozenset(("monitored", "saw"))
_KILLING = word_set("killing")
_LIVES = word_set("lives")
_OF_THEM = word_set("said of them")
_AS_SUCH = word_set("said as")
_CLAIM = frozenset(("claimed", "claims", "claim"))
_DEEDS = word_set("deeds")
_SPEAKS_OF = frozenset(("spoke", "speaks", "speak", "spoken", "talked", "talks"))
_FINDS = frozenset(("found", "established", "determined", "maintain"))
_COULD = frozenset(("can", "could"))
_POINTS = frozenset(("pointed", "points", "point", "pointing"))
_AT_WHOM = frozenset(("out", "finger", "fingers"))
_GOVERNING = frozenset(("after", "before", "while", "by", "when", "despite", "without"))
_WHENCE = frozenset(("from", "for", "in", "on", "live"))
_HEARERS = word_set("hearers")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence, by token indices: where the speaker stands and how the cue relates to it.

    ``form`` is "before" (X said …), "after" (… said X), "according", "citing", "passive", "participle",
    "colon" (…: monitor) or "headline". ``via`` is the outlet that it was told to.
    """

    sentence: Sentence
    at: int
    last: int  # the last token of cue, speaker and hearer
    speaker: Phrase | None
    form: str
    stance: Stance
    via: Phrase | None = None


def cues(doc: Document) -> Iterator[Cue]:
    """The cues of a document in reading order."""
    table = verbs()
    for s in doc.sentences:
        toks = s.tokens
        loud = s.field == "title" or _shouted(toks)
        floor = 0
        last: Cue | None = None
        for i, t in enumerate(toks):
            verb = table.get(t.low)
            if verb is None:
                if t.low in _READ:
                    cue = _read_out(s, i)
                elif (t.low in _HOLDS and _among(_LISTS, toks, i, _LISTED)) or _states(toks, i):
                    cue = _cue(s, i, leftwards(toks, i, floor), "before", Stance.ASSERTED)
                elif t.low in _PER or (t.low in _IN_WITH and _leads_to(toks, i)):
                    cue = _preposed(s, i)
                else:
                    continue
            elif not loud and t.text[0].isupper() and not (i == 0 and verb.frame != "noun"):
                continue  # Sheikh Said
            else:
                cue = _past_according(s, i, verb, last) or _verbal(s, i, verb, floor)
            if cue is not None:
                yield cue
                floor = max(floor, i + 1)
                last = cue
        if last is not None and last.speaker is not None and last.form == "before":
            for p in without_verb(toks, last.at, last.speaker):
                yield Cue(s, p.last, p.last, p, "participle", last.stance)
        if s.field == "title" or s.index < 3:
            yield from _headline(s)


def _leads_to(toks: tuple[Token, ...], i: int) -> bool:
    """Whether "in" or "with" at ``i`` may lead to who is quoted: "in a statement by", "with reference to"."""
    return behind_reference(toks, i) is not None or (i + 2 < len(toks) and toks[i + 2].low in _ANNOUNCING)


def _states(toks: tuple[Token, ...], i: int) -> bool:
    """ "The guild | released a statement that it had lost nine"."""
    ends = range(i + 2, min(i + _LISTED + 2, len(toks) - 1)) if toks[i].low in _GIVES_OUT else ()
    return any(toks[k].low in _ANNOUNCING and toks[k + 1].low == "that" for k in ends)


def _shouted(toks: tuple[Token, ...]) -> bool:
    return not any(t.text[0].islower() for t in toks)


def _preposed(s: Sentence, i: int) -> Cue | None:
    """ "according to X", "citing X", "in a statement by X"."""
    toks = s.tokens
    low = toks[i].low
    nxt = toks[i + 1].low if i + 1 < len(toks) else ""
    if low == "according" and nxt == "to":
        phrase = rightwards(toks, i + 2)
        given = issuer(toks, phrase) or given_by(toks, i + 2)
        return _cue(s, i, given or phrase, "according", Stance.ASSERTED)
    if low == "attributed" and nxt == "to":
        return None
    if nxt and (k := behind_reference(toks, i)) is not None:
        phrase = rightwards(toks, k)
        return _cue(s, i, phrase, "citing", Stance.ASSERTED) if phrase and phrase.trust else None
    if low == "in" and nxt in ("a", "the", "an"):
        k = i + 3
        if k + 1 < len(toks) and toks[k].low in ("by", "from", "released", "issued", "published"):
            k += 2 if toks[k + 1].low == "by" else 1
            phrase = rightwards(toks, k)
            if phrase is not None and phrase.trust >= LIKELY:
                return _cue(s, i, phrase, "according", Stance.ASSERTED)
    return None


def _read_out(s: Sentence, i: int) -> Cue | None:
    """ "…", read a statement by X; "…", an army statement read."""
    found = read_out(s.tokens, i)
    return _cue(s, i, found[0], found[1], Stance.ASSERTED) if found is not None else None


def _cue(
    s: Sentence, i: int, phrase: Phrase | None, form: str, stance: Stance, via: Phrase | None = None
) -> Cue | None:
    if phrase is None:
        return None
    return Cue(s, i, max(i, phrase.last, via.last if via else 0), phrase, form, stance, via)


def _verbal(s: Sentence, i: int, verb: Verb, floor: int) -> Cue | None:
    """What the verb of saying at i gives to whom; ``floor``: the token behind the cue before it."""
    toks = s.tokens
    nxt = toks[i + 1].low if i + 1 < len(toks) else ""
    prev = _auxiliary(toks, i)
    if verb.frame == "citing":
        phrase = rightwards(toks, i + 1)  # no "citing different numbers"
        if phrase is None or phrase.trust < LIKELY or nxt == "its":
            return None  # who cites its own staff speaks for itself
        return Cue(s, i, phrase.last, phrase, "citing", verb.stance, _passer_on(toks, i, phrase))
    if verb.frame == "participle":
        return _participle(s, i, verb, floor, prev)
    if _says_nothing(toks, i, verb, prev, nxt):
        return None
    if verb.frame == "quoted" or (toks[i].low in _REPORTED and _as_saying(toks, i)):
        return _quoted(s, i, verb, floor, prev)
    passive = (prev in _TENSED or prev in ("been", "also")) and nxt == "by"
    if passive or (nxt == "by" and verb.frame != "object" and not by_phone(toks, i + 2)):
        phrase = rightwards(toks, i + 2)
        return _cue(s, i, phrase, "passive", verb.stance) if phrase and phrase.trust >= LIKELY else None
    if prev in _TENSED and (verb.frame != "say" or toks[i].low != "quoted"):
        return None
    return _spoken(s, i, verb, floor, nxt)


def _past_according(s: Sentence, i: int, verb: Verb, last: Cue | None) -> Cue | None:
    """ "A source in Velm, according to an agency, | said": who opens the sentence, by way of the agency."""
    if last is None or last.form != "according" or verb.frame != "say" or last.speaker is None:
        return None
    toks, at = s.tokens, last.at
    if any(t.text not in (",", ")") for t in toks[last.speaker.last + 1 : i]):
        return None
    phrase = leftwards(toks, at - (at > 0 and toks[at - 1].text == ","), 0)
    if phrase is None or phrase.trust < LIKELY or any(t.low not in ARTICLES for t in toks[: phrase.first]):
        return None
    return Cue(s, i, i, phrase, "before", verb.stance, last.speaker)


def _passer_on(toks: tuple[Token, ...], i: int, source: Phrase) -> Phrase | None:
    """ "Citing a source, | Reuters said": who passes it on."""
    comma = source.last + 1
    if i > 2 or comma + 1 >= len(toks) or toks[comma].text != ",":
        return None
    phrase = rightwards(toks, comma + 1)
    return phrase if phrase is not None and phrase.trust >= LIKELY else None


def _auxiliary(toks: tuple[Token, ...], i: int) -> str:
    """The form of "be" before a verb, also behind an adverb; else the word right before it."""
    k = i - 1
    while k > 0 and toks[k].low not in _BE and (toks[k].low == "not" or words().get(toks[k].low) == "adverb"):
        k -= 1
    if k >= 0 and toks[k].low in _BE and toks[k].text not in known_names():  # IS
        return toks[k].low
    return toks[i - 1].low if i and toks[i - 1].text not in known_names() else ""


def _participle(s: Sentence, i: int, verb: Verb, floor: int, prev: str) -> Cue | None:
    """ "With the Observatory reporting", and "an official disputed that, saying nine died"."""
    toks = s.tokens
    if toks[i].low == "reporting" and i + 1 < len(toks) and toks[i + 1].low in _WHENCE:
        return None
    own = leftwards(toks, i, floor) if speaks(prev) else None
    if own is not None and own.trust == SURE and own.last == i - 1 and toks[own.first - 1].low == "with":
        return Cue(s, i, i, own, "before", verb.stance)
    if toks[i].low in _OWN_ONLY:
        return None
    governed = prev in _GOVERNING  # "called for calm after | claiming"
    goes_on = not floor and (governed or toks[i].low in _GOES_ON)
    subject = opening(toks, LIKELY if governed else SURE) if goes_on else None
    return Cue(s, i, i, subject, "participle", verb.stance)


def _quoted(s: Sentence, i: int, verb: Verb, floor: int, prev: str) -> Cue | None:
    """ "X was quoted", and "the agency quoted X"."""
    if prev in _TENSED:
        return _cue(s, i, leftwards(s.tokens, i, floor), "before", verb.stance)
    if i + 1 < len(s.tokens) and s.tokens[i + 1].low == "by":
        told = leftwards(s.tokens, i, floor)
        via = rightwards(s.tokens, i + 2)
        sure = told is not None and told.trust == SURE and via is not None
        return _cue(s, i, told, "before", verb.stance, via) if sure else None
    phrase = rightwards(s.tokens, i + 1)
    if phrase is None or phrase.trust < LIKELY:
        return None
    via = leftwards(s.tokens, i, floor)
    return _cue(s, i, phrase, "citing", verb.stance, via if via and via.trust >= LIKELY else None)


_REPORTED = frozenset(("reported", "reports"))


def _as_saying(toks: tuple[Token, ...], i: int) -> bool:
    """ "The agency reported | residents and medics as saying"."""
    phrase = rightwards(toks, i + 1)
    rest = toks[phrase.last + 1 : phrase.last + 3] if phrase is not None else ()
    return len(rest) > 1 and rest[0].low == "as" and rest[1].low in _GOES_ON


def _says_nothing(toks: tuple[Token, ...], i: int, verb: Verb, prev: str, nxt: str) -> bool:
    """Whether the words around the verb at i make it no saying."""
    low = toks[i].low
    if (
        (low in _SPEAKS_OF and nxt != "of")
        or (low in _FINDS and nxt != "that")
        or (low in _POINTS and not _among(_AT_WHOM, toks, i, 3))
    ):
        return True
    if verb.stance is Stance.DENIED and _among(_PLEAS, toks, i, 3):
        return True  # "a judge denied the man bail"
    if low in _CLAIM and _among(_LIVES, toks, i, 7):
        return True
    if (nxt in ("of", "to") and low in _OF_THEM) or (nxt == "to" and low == "added"):
        return True  # "people accused of witchcraft", "men suspected to be bandits": no accusers
    if low == "posted" and posted_there(toks, i):
        return True
    if (prev == "as" and nxt != "by") or (nxt == "as" and low in _AS_SUCH):
        return True  # "as reported, ten people died", "a force described as small"
    if prev in _DETERMINERS or (verb.frame == "noun" and is_noun(toks, i)):
        return True
    if verb.frame == "blame" and not _among(_BLAMES, toks, i, 5):
        return True  # "rebels took the village", "people who took part"
    if verb.frame == "toll" and not _among(_KILLING if low in _WATCHED else _TOLL, toks, i, 5):
        return True
    if low == "confirm" and (prev in _COULD or (prev == "only" and toks[i - 2].low in _COULD)):
        return False
    return prev in _NOT_DONE and not (prev == "to" and i > 3 and toks[i - 2].low == "on")


def _among(some: frozenset[str], toks: tuple[Token, ...], i: int, reach: int) -> bool:
    """Whether one of some words stands within so many tokens behind the one at i."""
    return any(t.low in some for t in toks[i + 1 : i + 1 + reach])


_NOT_DONE = frozenset("to be been being will would could should may might must can".split())


def _spoken(s: Sentence, i: int, verb: Verb, floor: int, nxt: str) -> Cue | None:
    toks = s.tokens
    left = leftwards(toks, i, floor) or others(toks, i)
    last = i
    via = None
    if toks[i].low in ("told", "tells"):
        via = rightwards(toks, i + 1) if nxt not in _HEARERS else None
        if via is not None and via.trust < LIKELY:
            via = None
    if floor and behind_and(toks, i):
        return Cue(s, i, i, None, "participle", verb.stance)
    weak = left is None or left.trust < LIKELY
    if weak and not floor and verb.frame in ("say", "toll") and behind_and(toks, i):
        left = opening(toks) or left
    elif weak and not floor:
        left = working(toks, i) or left
    if left is None or left.trust < SURE or in_relative(toks, left):
        left = before_relative(toks, i, floor) or left
    if left is not None and passes_on(toks, i, left, floor):
        return None
    owns_up = toks[i].low in _CLAIM and _among(_DEEDS, toks, i, 3)
    told = toks[i].low in ("told", "tells")
    if verb.frame == "say" and nxt not in ("that", "") and not told and not owns_up:
        right = rightwards(toks, i + 1)
        if right is not None and inverted(toks, i, left, right, floor):
            right = issued(toks, right)
            return Cue(s, i, max(i, right.last), right, "after", verb.stance)
    if left is None or (left.trust == 0 and verb.frame != "say") or counts(toks, left):
        return None
    if left.trust == 0 and not (via or nxt == "that"):
        return None
    if left.trust == 1 and (verb.frame != "say" or toks[i].low in _CLAIM):
        return None  # "the strikes near Velm claimed nine civilians"
    if via is not None:
        last = via.last
    return Cue(s, i, last, left, "before", verb.stance, via)


def _plain_voice(low: str) -> bool:
    """A noun for those who tell, not the outlet whose name ends its headlines ("- The Daily Post")."""
    noun = nouns().get(low)
    return noun is not None and noun.kind in ("person", "resident", "activist", "source", "monitor", "body")


_GOVERNS = LOCATIVE | word_set("governs")
_DASHES = frozenset("-–—")
_TAIL = 6  # tokens from the dash on that a headline's voice may take


def _apart(toks: tuple[Token, ...], i: int) -> bool:
    """Whether the dash at i parts words, and joins no two into one ("10-Year-Old")."""
    return toks[i - 1].end < toks[i].start or (i + 1 < len(toks) and toks[i].end < toks[i + 1].start)


def _headline(s: Sentence) -> Iterator[Cue]:
    """ "Strike kills ten: monitor", "… NGO" at a headline's end, "Monitor: ten killed"."""
    toks = s.tokens
    n = len(toks)
    for i, t in enumerate(toks[: 90 if s.field == "text" else n]):
        if t.text == ":" and 0 < i < n - 1:
            if i <= 8:
                phrase = leftwards(toks, i)
                if phrase is not None and phrase.first == 0 and phrase.trust == SURE:
                    yield Cue(s, i, i, phrase, "colon", Stance.ASSERTED)
                    continue
            if n - i <= 8 or s.field == "text":
                phrase = rightwards(toks, i + 1)
                if phrase is not None and phrase.trust == SURE and (phrase.last >= n - 3):
                    yield Cue(s, i, phrase.last, phrase, "colon", Stance.ASSERTED)
        elif t.text in _DASHES and s.field == "title" and i > 2 and n - i <= _TAIL and _apart(toks, i):
            phrase = rightwards(toks, i + 1)  # "… leaves ten dead - medics"
            if phrase is not None and phrase.last == n - 1 and _plain_voice(toks[n - 1].low):
                yield Cue(s, i, phrase.last, phrase, "colon", Stance.ASSERTED)
    if s.field == "title":
        end = n - 1
        for k, t in enumerate(toks):
            if t.text == "|" and k > 2:
                end = k - 1
                break
        if end < 0:
            return
        t = toks[end]
        if t.low in _HEADLINE_END and t.text[0].isupper() and end > 2:
            first = end
            while first > 1 and words().get(toks[first - 1].low) == "modifier" and capital(toks[first - 1]):
                first -= 1
            if toks[first - 1].low in _GOVERNS:
                return  # "a school run by UN", "an attack on police", "wounds Minister"
            if toks[first - 1].text != ":" and not (
                speaks(toks[first - 1].low) and toks[first - 1].low == t.low
            ):
                yield Cue(s, first, end, Phrase(first, end, SURE), "headline", Stance.ASSERTED)
