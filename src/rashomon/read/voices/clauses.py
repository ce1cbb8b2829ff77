"""Who cannot be behind words, for the clause that they stand in is another's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rashomon.model import Stance
from rashomon.read.document import Sentence
from rashomon.read.mentions import Voice
from rashomon.read.voices.around import Index, Place
from rashomon.read.voices.tables import verbs, word_set, words

_CONTRASTS = frozenset({"while", "whilst", "although", "though"})
_AGAINST = _CONTRASTS | {"whereas", "but", "however"}
_TRAILS = 20  # characters
_DEEDS = word_set("deeds")
_WAS = (["was"], ["were"], ["been"])
_OF_DEED = 6  # words from "claimed" to the attack
_BLAMES = word_set("blaming")
_OPENS_CLAUSE = frozenset((",", "in", "of"))
_JUDGING = word_set("judging")  # "the strike was condemned by" tells nothing of its dead
_THAT = frozenset(("that", "which", "where"))


def clauses_set_apart(place: Place) -> list[tuple[int, Voice]]:
    """Where a clause of the sentence begins that sets one voice against another, with that voice: "… while
    Reuters spoke of ten", "…; others reported four"; in reading order."""
    s = place.sentence
    if s is None:
        return []
    out = []
    for v in place.own:
        at = bisect_left(place.word_starts, v.start)
        while at > 0 and words().get(s.tokens[at - 1].low) in ("determiner", "adverb"):
            at -= 1
        before = s.tokens[at - 1] if at else None
        if before is None:
            continue
        against = v.form == "before" and before.low in _AGAINST
        if against or (before.text == ";" and not _trails(s, v, [before.start])):
            out.append((before.start, v))
    return out


def _without_verb(v: Voice) -> bool:
    """ "Police say seven, the hospital nine": it speaks for the number right behind it alone (gaps.py)."""
    return v.form == "participle" and v.start <= v.at < v.end and v.cue not in verbs()


_NUMBER = 20  # characters from such a speaker to its number


def _trails(s: Sentence, v: Voice, marks: Sequence[int]) -> bool:
    """Whether a voice is all that stands behind the last semicolon: "…; the army said"."""
    return v.start - marks[-1] <= _TRAILS and s.end - v.end <= _TRAILS


def in_another_clause(place: Place, mentions: Sequence[Voice], apart: Sequence[tuple[int, Voice]]) -> bool:
    """Whether all that a candidate says in the sentence stands on the other side of such a beginning.

    Words before one are none of its voice's; words behind one are of nobody who spoke before it.
    """
    here = place.said_here(mentions)
    if here and _parted_by_semicolon(place, here):
        return True
    for v in filter(_without_verb, place.own):
        its = 0 <= place.start - v.end < _NUMBER
        if (its and v not in here) or (not its and list(here) == [v]):
            return True
    if here and _of_the_other(place, here):
        return True
    for start, voice in apart:
        if place.end <= start and here and all(v.at >= start for v in here):
            return len(here) == len(mentions) or any(v.at < start for v in place.own)
        if start < place.start and voice.at < place.start and all(v.at < start for v in here):
            return not any(v.name == voice.name for v in mentions)
    return False


def in_gloss(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "…, the army said, referring to the town where rockets killed nine": what is referred to, the outlet
    tells itself, and nobody whose verb stands before."""
    s = place.sentence
    toks = s.tokens if s is not None else ()
    at = [k for k, t in enumerate(toks[:-1]) if t.low == "referring" and toks[k + 1].low == "to"]
    gloss = max((toks[k].start for k in at if toks[k].start < place.start), default=-1)
    told = any(v.at < gloss for v in place.own)
    return told and not any(v.at > gloss for v in place.said_here(mentions))


def _of_the_other(place: Place, here: Sequence[Voice]) -> bool:
    """ "According to one seven died according to another nine": each tells what stands behind its name."""
    told = [v for v in place.own if v.form == "according" and v.at <= place.start]
    opens = len(told) > 1 or any(v.form == "according" and v.at > place.start for v in place.own)
    s = place.sentence
    if not told or not opens or s is None or told[0].at != s.start:
        return False
    return all(v.form == "according" for v in here) and told[-1] not in here


def owns_up(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "The group claimed an attack that killed ten", "ten died in an attack claimed by the group": it says
    that it struck, and another how many died."""
    here = place.said_here(mentions)
    if len(here) != 1 or not here[0].cue.startswith("claim"):
        return False
    s = place.sentence
    if here[0].form == "passive" and s is not None:
        before = [t.low for t in s.tokens if t.start < here[0].at]
        # "An attack in Velm that was claimed by it", "a bomb that killed six in Velm and was claimed by it".
        far = any(low in _THAT for low in before[-_OF_DEED:]) or before[-1:] in _WAS
        return not _DEEDS.isdisjoint(before if far else before[-_OF_DEED:])
    if here[0].at > place.start:
        return False
    lows = [t.low for t in s.tokens if here[0].at < t.start < place.start] if s is not None else []
    deed = next((k for k, low in enumerate(lows) if low in _DEEDS), -1)
    return 0 <= deed < _OF_DEED and not _THAT.isdisjoint(lows[deed + 1 :]) and "that" not in lows[:1]


def only_owns_up(index: Index, mentions: Sequence[Voice]) -> bool:
    """Whether all that somebody is said to have said is that the deed was theirs: "took responsibility"."""
    name = mentions[0].name
    if name not in index.owning:
        text = index.doc.report.of
        index.owning[name] = all(
            any(text(f)[a:b].lstrip().startswith(_THEIRS) for f, a, b in v.scopes) for v in mentions
        )
    return index.owning[name]


_THEIRS = ("responsibility", "credit")


def refuses(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "A strike killed nine, but the army denied responsibility", "it denied a role in the strike,
    which killed nine": it tells nothing of the nine."""
    here = place.said_here(mentions)
    return bool(here) and all(
        (v.form == "passive" and v.cue in _JUDGING)
        or (v.stance is not Stance.ASSERTED and _outside(v, place))
        or _speaks_of_it_later(v, place)
        for v in here
    )


def _speaks_of_it_later(v: Voice, place: Place) -> bool:
    """ "A raid killed nine after X accused Y of it", "a raid that killed nine, which X said was an error",
    "in what X said was the worst in a year"."""
    s = place.sentence
    if s is None or v.at < place.start or v.form != "before":
        return False
    before = [t.low for t in s.tokens if place.end <= t.start < v.start and t.low not in ("the", "a", "an")]
    opens = before[-1] if before else ""
    return opens in ("which", "what") or (opens in _LATER and v.cue in _BLAMES)


_LATER = frozenset(("after", "when", "before", "since", "as"))


def _outside(v: Voice, place: Place) -> bool:
    """Whether words stand beyond what a denial or an accusation reaches: before it, or in the clause that
    tells more of the deed."""
    if v.stance is Stance.DENIED and not in_scope(v, place):
        return True
    s = place.sentence
    if s is None or v.at > place.start or not (v.stance is Stance.DENIED or v.cue in _BLAMES):
        return False
    before = [t for t in s.tokens if t.start < v.start and t.low not in ("the", "a", "an")]
    behind = [t for t in s.tokens if v.at < t.start < place.start]
    opens = any(a.low in _OPENS_CLAUSE and b.low in _THAT for a, b in pairwise(behind))
    # "The raid, which the army blamed on rebels, killed nine."
    return opens or (bool(before) and before[-1].low in _THAT and any(t.text == "," for t in behind))


def in_scope(v: Voice, place: Place) -> bool:
    """Whether a place in a text lies in the words that a voice is behind."""
    return any(f == place.field and a <= place.start < b for f, a, b in v.scopes)


def _parted_by_semicolon(place: Place, here: Sequence[Voice]) -> bool:
    """Whether somebody else speaks in the words' own part of a sentence that semicolons part."""
    s = place.sentence
    marks = [t.start for t in s.tokens if t.text == ";"] if s is not None else []
    if s is None or not marks or all(_trails(s, v, marks) for v in here):
        return False
    own = bisect_left(marks, place.start)
    parts = {bisect_left(marks, v.at) for v in here}
    return own not in parts and any(bisect_left(marks, v.at) == own for v in place.own)


def contrasted(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "While 23 people were killed, one witness spoke of 29": he is set against the clause before him."""
    s = place.sentence
    if s is None or not s.tokens or s.tokens[0].low not in _CONTRASTS:
        return False
    starts = place.word_starts
    clause = next((i for i, t in enumerate(s.tokens) if t.start >= place.end and t.text == ","), None)
    if clause is None or not all(v.sentence == s.index for v in mentions):
        return False
    cues = [bisect_right(starts, v.at) - 1 for v in mentions]
    said_of = (t.low for at in cues for t in s.tokens[at + 1 : at + 3])
    return min(cues) > clause and "," not in said_of
