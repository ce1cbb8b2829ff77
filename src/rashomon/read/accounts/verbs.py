"""What the verbs behind an actor tell of its part: whether it is their subject, and does or suffers them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.accounts.around import Around
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, words_of
from rashomon.read.document import Token
from rashomon.read.mentions import ActorMention, EventMention

_ARMS = cues("arms")
_MET = 8  # words behind "shot" among which the drones stand that were met
_NEXT = 3  # words behind an auxiliary among which its participle stands
_DIES = cues("dies")
_HURT = cues("hurt")
_WHEREBY = cues("whereby")
_REACHING = cues("reaching")
_ASIDE = 16  # words of an aside
_VERB = 30  # characters from an actor to its verb, and where "of" or "from" follows it
_FAR_VERB = 60
_SPEAKS = words_of("spoke")
_OF_SPEAKER = frozenset(("it", "its", "they", "their", "he", "his", "she", "her"))
_PASSIVE = cues("passive")
_AUX = cues("aux")


def reach(w: Around) -> int:
    """How many characters behind an actor its verb may stand: "soldiers loyal to the former ruler shot"."""
    return _VERB if _REACHING.isdisjoint(w.after[:1]) else _FAR_VERB


def does_behind_aside(t: Telling, w: Around) -> bool:
    """Whether it does what is told behind an aside on it: "the X, a splinter group, killed"."""
    low = [x.low for x in w.toks[w.end : w.end + _ASIDE]]
    if low[:1] != [","] or "," not in low[1:]:
        return False
    k = w.end + low.index(",", 1) + 1
    while k < len(w.toks) and w.toks[k].low in _AUX:
        k += 1
    verb = next((e for e in t.events if not e.noun and k < len(w.toks) and e.start == w.toks[k].start), None)
    behind = next((x.low for x in w.toks if verb and x.start >= verb.end), "by")
    return verb is not None and is_finite(verb.text) and behind != "by" and behind not in _WHEREBY


def is_harmed(toks: Sequence[Token], a: ActorMention, e: EventMention) -> bool:
    """Whether the verb behind an actor is of its own harm: "fighters of X died", "officers of X killed in a
    raid", where a headline leaves out "were"."""
    if any(a.end <= x.start < e.start and not x.text.isalpha() for x in toks):
        return False
    if e.text.casefold() in _DIES:
        return True
    behind = [x.low for x in toks if x.start >= e.end][:2]
    whereby = bool(behind) and behind[0] in _WHEREBY and behind != ["at", "least"]
    return e.text.casefold() in _HURT and whereby


def suffers(t: Telling, toks: Sequence[Token]) -> bool:
    """Whether the auxiliary right behind an actor makes it the sufferer: "were shelled", "have been the
    target", "came under fire"; not so "were advancing" and "was released"."""
    at = next(k for k, x in enumerate(toks) if x.low in _PASSIVE)
    behind = toks[at + 1 : at + 1 + _NEXT]
    if {x.low for x in behind} & {"target", "targets", "under", "victim", "victims"}:
        return True
    starts = {e.start for e in t.events if not e.noun and not e.text.endswith("ing")}
    return any(x.start in starts for x in behind)


def is_of_arms(toks: Sequence[Token], e: EventMention) -> bool:
    """ "Shot down 12 of 20 drones": who meets an attack does not carry it out."""
    behind = [x.low for x in toks if x.start >= e.start][:_MET]
    return any(w[0].isdigit() for w in behind) and not _ARMS.isdisjoint(behind)


def is_subject(toks: Sequence[Token], a: ActorMention, verb: int) -> bool:
    """Whether nothing between the name and the verb makes it the sufferer or cuts it off."""
    between = {x.low for x in toks if a.end <= x.start < verb}
    if between & _SPEAKS and not between & _OF_SPEAKER:
        return False  # "X said a drone had hit the depot"
    return between.isdisjoint(_PASSIVE) and not between & {",", ";", ":", "who", "which", "whose", "that"}


def is_suffered(toks: Sequence[Token], e: EventMention) -> bool:
    """ "The army says hit by rockets"."""
    return next((x.low for x in toks if x.start >= e.end), "") == "by"


def is_finite(verb: str) -> bool:
    """Whether a verb has a subject of its own; a form in -ing has not."""
    return not verb.casefold().endswith("ing")
