"""Channels that words are posted on are no voices: of "a Facebook post by Ann Lee", "Ann Lee on X" she is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.read.document import Token
from rashomon.read.voices.cues import Cue
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY, SURE, Phrase, capital
from rashomon.read.voices.tables import word_set

_CHANNELS = word_set("channels")
_POSTS = word_set("posts")
_HOLDERS = word_set("holders")
_ON = frozenset(("on", "via", "through", "in"))
_BY = frozenset(("by", "from", "of"))
_REACH = 8  # tokens in which a poster is named behind the post: "a post on Facebook by user X"
_OWNER = ("'s", "’s")


def of_poster(cue: Cue) -> Cue | None:
    """The cue with the one who posted as its speaker, where its own words name a channel or a post; None
    where these name a channel and nobody who posted there."""
    phrase, toks = cue.speaker, cue.sentence.tokens
    if phrase is None or not _is_channel(toks[phrase.first : phrase.last + 1]):
        return cue
    found = _behind_by(toks, phrase) or _owner(toks, phrase) or _holder(toks, phrase) or _before(toks, phrase)
    if found is not None and found.first <= found.last:
        return replace(cue, speaker=found, last=max(cue.last, found.last))
    bare = all(t.low in _CHANNELS or not t.text[0].isalnum() or t.low == "the" for t in _of(toks, phrase))
    return None if bare else cue


def _of(toks: Sequence[Token], p: Phrase) -> Sequence[Token]:
    return toks[p.first : p.last + 1]


def _is_channel(words: Sequence[Token]) -> bool:
    named = any(t.low in _CHANNELS and t.text[0].isupper() for t in words)
    return named or (words[-1].low in _POSTS or any(t.low in _POSTS for t in words[:3]))


def _behind_by(toks: Sequence[Token], p: Phrase) -> Phrase | None:
    """ "A Facebook post from | Ann Lee", "a post on Facebook by user | Ann Lee"."""
    posted = False
    for k in range(p.first, min(len(toks) - 1, p.last + _REACH)):
        t = toks[k]
        posted = posted or t.low in _POSTS
        if posted and t.low in _BY:
            return _named(toks, k + 1)
        if k > p.last and t.low not in _ON and t.low not in _CHANNELS and t.text != "/":
            break
    return None


def _owner(toks: Sequence[Token], p: Phrase) -> Phrase | None:
    """ "Ann Lee's | Facebook page", not "his Facebook page"."""
    for k in range(p.first, p.last):
        if toks[k].low.endswith(_OWNER) and capital(toks[k]):
            return Phrase(p.first, k, SURE)
    return None


def _holder(toks: Sequence[Token], p: Phrase) -> Phrase | None:
    """ "Facebook user | Ann Lee", "the Facebook page | Harlow Today", "the X sources | @harlow"."""
    for k in range(p.first, min(len(toks) - 1, p.last + 3)):
        if toks[k].low in _HOLDERS:
            return _named(toks, k + 1)
        if k > p.last and toks[k].low not in _CHANNELS and toks[k].text != "/":
            break
    return None


def _named(toks: Sequence[Token], k: int) -> Phrase | None:
    """The name that begins at a token, "user" and articles before it left out."""
    while k < len(toks) - 1 and (toks[k].low in _HOLDERS or toks[k].low in ("a", "an", "the")):
        k += 1
    found = rightwards(toks, k) if k < len(toks) and capital(toks[k]) else None
    return Phrase(k, found.last, SURE) if found is not None else None


def _before(toks: Sequence[Token], p: Phrase) -> Phrase | None:
    """ "Ann Lee, in a post | on Facebook", "Ann Lee on | X": who stands before the channel."""
    for k in range(p.first, p.last + 1):
        if toks[k].low in _ON and k > p.first and capital(toks[p.first]):
            end = k - 1
            while end > p.first and not toks[end].text[0].isalnum():
                end -= 1
            return Phrase(p.first, end, SURE)
    if p.first > 1 and toks[p.first - 1].low in _ON:
        left = leftwards(toks, p.first - 1)
        return left if left is not None and left.trust >= LIKELY and capital(toks[left.last]) else None
    return None
