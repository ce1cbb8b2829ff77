"""Who takes, gives or refuses the blame: claims of responsibility, accusations and denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.data import expressions
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import Mention, Voice
from rashomon.read.sought import Sought
from rashomon.read.voices.around import in_sentence
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY

Kind = Literal["responsibility", "accusation", "denial"]

_TABLE = expressions("voices_stances.tsv", blank=r"\s+")


def _words(part: str) -> Sought:
    return Sought(_TABLE[part], re.IGNORECASE)


_GATE = re.compile(_TABLE["gate"])  # of small letters
_BLAME_GATE = _words("blame gate")
_RESPONSIBILITY, _CLAIMED_BY, _CLAIMED_IT = (
    _words("responsibility"),
    _words("claimed by"),
    _words("claimed it"),
)
_OWN_DEED, _NO_SIDE = _words("own deed"), _words("no side")
_ACCUSED, _BLAMED, _POINTED, _HELD = _words("accused"), _words("blamed"), _words("pointed"), _words("held")
_SAID_BEHIND, _BLAMED_ON = _words("said behind"), _words("blamed on")
_ATTRIBUTED, _PASSIVE = _words("attributed"), _words("passive")
_DENIED = _words("denied")
_NEXT_DEED = re.compile(_TABLE["next deed"])
_NOBODY = _words("nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMention(Mention):
    """One claim of responsibility, accusation or denial; the span is its clause from the verb on.

    ``voice`` is who claims, accuses or denies (None where the report names nobody, as in "is accused of");
    ``party`` is the span of the words for the one said to be behind it (the claimant, the accused, the one
    who denies), ``act`` the span of what it is about, where the clause says so.
    """

    kind: Kind
    voice: Voice | None
    party: tuple[int, int]
    act: tuple[int, int] | None


def find_stances(doc: Document, voices: Sequence[Voice]) -> list[StanceMention]:
    """The claims of responsibility, accusations and denials of a document, in reading order.

    ``voices`` are those of ``find_voices`` for the same document. "No group claimed responsibility" is none.
    """
    return [m for s in doc.sentences for m in stances_in(doc, s, voices)]


def stances_in(doc: Document, s: Sentence, voices: Sequence[Voice]) -> list[StanceMention]:
    """The same of one sentence."""
    text = doc.words_of(s)
    if not _GATE.search(text.lower()):
        return []
    by_place = {(v.field, v.at): v for v in in_sentence(voices, s.index)}
    found = [*_owned_up(doc, s, text, by_place), *_blame(doc, s, text, by_place)]
    return sorted(found, key=lambda m: (m.start, m.kind))


def claims_in(doc: Document, s: Sentence, voices: Sequence[Voice]) -> list[StanceMention]:
    """The claims of responsibility alone: only one of the sentence's own voices can make one there."""
    by_place = {(v.field, v.at): v for v in in_sentence(voices, s.index)}
    text = doc.words_of(s) if by_place else ""
    if not _GATE.search(text.lower()):
        return []
    return sorted(_owned_up(doc, s, text, by_place), key=lambda m: m.start)


def blame_in(doc: Document, s: Sentence, voices: Sequence[Voice]) -> list[StanceMention]:
    """The accusations alone."""
    text = doc.words_of(s)
    if not _BLAME_GATE.search(text):
        return []
    by_place = {(v.field, v.at): v for v in in_sentence(voices, s.index)}
    found = [m for m in _blame(doc, s, text, by_place) if m.kind == "accusation"]
    return sorted(found, key=lambda m: m.start)


def _owned_up(
    doc: Document, s: Sentence, text: str, voices: dict[tuple[str, int], Voice]
) -> Iterator[StanceMention]:
    for pattern in (_RESPONSIBILITY, _CLAIMED_IT, _OWN_DEED):
        for m in pattern.finditer(text):
            yield from _by_speaker(doc, s, m, "responsibility", voices)
    for m in _CLAIMED_BY.finditer(text):
        voice = voices.get((s.field, s.start + m.start(1)))
        if voice is not None:
            claimed = (s.start + m.start(), s.start + m.start(1) - 1)
            yield _mention(
                doc, s, m.start(), "responsibility", voice, (voice.start, voice.end), claimed, voice.end
            )


def _blame(
    doc: Document, s: Sentence, text: str, voices: dict[tuple[str, int], Voice]
) -> Iterator[StanceMention]:
    for m in _DENIED.finditer(text):
        yield from _by_speaker(doc, s, m, "denial", voices)
    for pattern in (_ACCUSED, _BLAMED, _ATTRIBUTED, _POINTED, _HELD, _SAID_BEHIND):
        for m in pattern.finditer(text):
            yield from _accusation(doc, s, m, voices)
    for m in _BLAMED_ON.finditer(text):
        voice = voices.get((s.field, s.start + m.start(1)))
        accused = _named(s, s.start + m.start("who"), s.start + m.end("who"))
        yield _mention(doc, s, m.start(), "accusation", voice, accused, None, accused[1])
    for m in _PASSIVE.finditer(text):
        party = _subject(s, m.start())
        if party is not None:
            voice = voices.get((s.field, s.start + m.start(1)))
            act = _act(s, m, "act")
            yield _mention(
                doc, s, m.start(), "accusation", voice, party, act, act[1] if act else s.start + m.end()
            )


def _by_speaker(
    doc: Document, s: Sentence, m: re.Match[str], kind: Kind, voices: dict[tuple[str, int], Voice]
) -> Iterator[StanceMention]:
    """A stance whose holder is the subject of the verb."""
    at = s.start + m.start(1)
    voice = voices.get((s.field, at))
    before = doc.report.of(s.field)[max(s.start, at - 40) : at]
    if voice is None or _NOBODY.search(before) or _NOBODY.search(f" {voice.text} "):
        return
    if m.re is _OWN_DEED.pattern and _NO_SIDE.search(f"{voice.name} {voice.text}"):
        return
    act = _act(s, m, "act")
    end = act[1] if act else s.start + m.end()
    yield _mention(doc, s, m.start(), kind, voice, (voice.start, voice.end), act, end)


def _accusation(
    doc: Document, s: Sentence, m: re.Match[str], voices: dict[tuple[str, int], Voice]
) -> Iterator[StanceMention]:
    groups = m.groupdict()
    who = "who" if groups.get("who") else "who2"
    act_name = "act" if groups.get("act") else "act2"
    voice = voices.get((s.field, s.start + m.start(1)))
    if voice is None or not groups.get(who):
        return
    narrow = _named(s, s.start + m.start(who), s.start + m.end(who))
    act = _act(s, m, act_name)
    last = max(narrow[1], act[1] if act else 0)
    yield _mention(doc, s, m.start(), "accusation", voice, narrow, act, last)


def _act(s: Sentence, m: re.Match[str], name: str) -> tuple[int, int] | None:
    """What it is about, up to the next thing that the same subject does."""
    words = m.groupdict().get(name)
    if not words:
        return None
    stop = _NEXT_DEED.search(words)
    words = words[: stop.start()] if stop else words
    start = s.start + m.start(name)
    return start, start + len(words.rstrip(" .,:"))


def _named(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """The words of [start, end) that name somebody, without what trails behind them."""
    first = next((i for i, t in enumerate(s.tokens) if t.start >= start), None)
    phrase = rightwards(s.tokens, first) if first is not None else None
    if phrase is not None and phrase.trust >= LIKELY and s.tokens[phrase.last].end <= end:
        return start, s.tokens[phrase.last].end
    words = s.tokens[first].text if first is not None else ""
    return (start, start + len(words)) if words and end - start > 60 else (start, end)


def _subject(s: Sentence, offset: int) -> tuple[int, int] | None:
    """The words of the subject of a verb phrase that begins ``offset`` characters into the sentence."""
    at = next((i for i, t in enumerate(s.tokens) if t.start >= s.start + offset), 0)
    phrase = leftwards(s.tokens, at) if at else None
    if phrase is None:
        return None
    return s.tokens[phrase.first].start, s.tokens[phrase.last].end


def _mention(
    doc: Document,
    s: Sentence,
    offset: int,
    kind: Kind,
    voice: Voice | None,
    party: tuple[int, int],
    act: tuple[int, int] | None,
    end: int,
) -> StanceMention:
    start = s.start + offset
    return StanceMention(
        sentence=s.index,
        field=s.field,
        start=start,
        end=end,
        text=doc.report.of(s.field)[start:end],
        kind=kind,
        voice=voice,
        party=party,
        act=act,
    )
