"""Who takes, gives or refuses the blame: claims of responsibility, accusations and denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import Mention, Voice
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import LIKELY

Kind = Literal["responsibility", "accusation", "denial"]

_GATE = re.compile(  # of small letters
    r"responsib|accountab|credit|accus|blam|finger|den(?:y|ie)|claim|behind|carried out|attribut|reject"
    r"|dismiss|refut"
    r"|\b(?:it|they|its|their|our|we|group|movement|militia|militants?|fighters)\b"
)
_BLAME_GATE = re.compile(r"responsib|accountab|accus|blam|finger|behind|attribut", re.I)
_RESPONSIBILITY = re.compile(
    r"\b(claim(?:s|ed|ing)?|took|takes?|taking|assum(?:es|ed)|accept(?:s|ed)|admit(?:s|ted))\s+(?:\w+\s+){0,2}?"
    r"(?:responsibility|credit)(?:\s+for\s+(?P<act>[^;\"”]{3,120}))?",
    re.I,
)
_CLAIMED_BY = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosions?|assaults?|strikes?|raids?|shootings?|killings?|operations?"
    r"|responsibility)\b[^;\"”]{0,60}?\b(claimed)\s+by\s",
    re.I,
)
_ATTACKS = (
    r"(?:attacks?|bombings?|blasts?|explosions?|assaults?|strikes?|raids?|shootings?|killings?|ambush(?:es)?"
    r"|assassinations?|hijack(?:ings?)?|massacres?|beheadings?|kidnappings?|abductions?|shelling|barrages?|operations?|rocket\s+fire)"
)
# "Claimed the attack", "claims drone attack on a base", not "claimed the attack killed ten".
_CLAIMED_IT = re.compile(
    rf"\b(claim(?:s|ed|ing)?)\s+(?P<act>(?:(?!that\b|to\b|no\b|it\b|of\b|responsibility\b|previous\b|earlier\b|past\b|similar\b)[\w’'-]+\s+){{0,5}}?{_ATTACKS})\b"
    r"(?=\s+(?:on|in|at|against|that|which|near|as|by|via|through|targeting|and)\b(?!\s+(?:was|were|had))"
    r"|\s*(?:[.,;:\"”]|$))",
    re.I,
)
_OWN_DEED = re.compile(
    r"""
    \b(said|says|announced|confirmed|claimed|claims|declared|stated|acknowledged|admitted|boasted)
    (?:\s+(?:in|on|via|through|at)\s+(?:[^\s,;:"”]+\s+){0,7}?[^\s,;:"”]+ | \s+(?:later|also|\w+day)){0,2}?
    \s*,?\s*:?\s*[“"']?
    (?:that\s+)?
    (?:one\s+of\s+)?(?: to(?=\s+have\b) | it | they | we | (?:its|their|our|his)\s+(?:[\w-]+\s+){0,2}?[\w-]+
        (?<!\bbeen)(?<!\bwas)(?<!\bwere)
      | the\s+(?:group|movement|militia|organi[sz]ation|armed\s+group) )
    \s+(?:also\s+)?(?:
        (?:had\s+|have\s+|has\s+)?(?:earlier\s+|also\s+|successfully\s+)?
        (?: carried\s+out | conducted | launched | perpetrated | mounted | staged | targeted | struck | hit
          | attacked | bombed | shelled | bombarded | fired | ambushed | detonated | blown\s+up | blew\s+up
          | stormed | raided | assassinated | executed | killed | slaughtered
          | overrun | overran )
      | (?:had\s+been\s+|was\s+|were\s+|is\s+|are\s+)?(?:behind | responsible\s+for)
      | (?:had\s+been|was|were|is|are)\s+responsible(?=\s*(?:[.;]|$)) )
    (?: \s+(?!by\b)(?P<act>[^;"”]{2,120}) | (?<=responsible) )
    """,
    re.I | re.VERBOSE,
)
# Who says so of what they saw or look into.
_NO_SIDE = re.compile(
    r"police|sheriff|deput|officer|prosecut|witness|resident|villager|hospital|medic|doctor|observatory|monitor"
    r"|agency|news|media|television|\btv\b|newspaper|radio|channel",
    re.I,
)
_ACCUSED = re.compile(
    r"\b(accus(?:e|es|ed|ing))\s+(?!by\b|of\b)[\"“']?(?P<who>[^;\"”]{2,90}?)[\"”']?"
    r"(?:\s+of\s+(?P<act>[\"“]?[^;\"”]{2,120})|(?=[;.]|$))",
    re.I,
)
_BLAMED = re.compile(
    r"\b(blam(?:e|es|ed|ing))\s+(?!by\b|for\b)(?:(?P<act>(?:(?!\bfor\b)[^;\"”]){2,60}?)\s+on\s+"
    r"(?P<who>[^;\"”]{2,80})|[\"“']?(?P<who2>[^;\"”]{2,80}?)[\"”']?"
    r"(?:\s+for\s+(?P<act2>[^;\"”]{3,120})|(?=[;.,\"”]|$)))",
    re.I,
)
_POINTED = re.compile(
    r"\b(point(?:s|ed|ing)?)\s+(?:the|a|its|their|an?\s+\w+)\s+fingers?\s+at\s+(?P<who>[^;\"”]{2,80}?)"
    r"(?:\s+(?:for|over|in)\s+(?P<act>[^;\"”]{3,120})|(?=[;\"”]|\.?$))",
    re.I,
)
_HELD = re.compile(
    r"\b(h(?:eld|olds?|olding))\s+(?P<who>[^;\"”]{2,80}?)\s+(?:\w+ly\s+)?(?:responsible|accountable)\s+for\s+"
    r"(?P<act>[^;\"”]{3,120})",
    re.I,
)
_SAID_BEHIND = re.compile(
    r"\b(sa(?:id|ys|y)|believ(?:e|es|ed)|suspect(?:s|ed)?|alleg(?:e|es|ed)|claim(?:s|ed)|insist(?:s|ed)?)\s+(?:that\s+)?"
    r"(?P<who>(?!(?:it|they|he|she|its|their|we|in|on|via|through)\b)[^;,”]{2,60}?)\s+(?:was|were|is|are|had\s+been)\s+"
    r"(?:(?:likely|probably|also)\s+)?(?:responsible|behind|to\s+blame)(?:\s+(?:for\s+)?(?P<act>(?:the|this|that|a)\s"
    r"[^;\"”]{3,120}))?",
    re.I,
)
_BLAMED_ON = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosions?|assaults?|strikes?|raids?|shootings?|killings?|ambush(?:es)?"
    r"|massacres?|kidnappings?|abductions?|shelling|deaths?|violence|incidents?)\b(?:\s+[^\s;,\"”]+){0,5}?,?\s+"
    r"(blamed(?:\s+by\s+(?P<by>[^;\"”]{2,40}?))?\s+on|attributed(?:\s+by\s+(?P<by2>[^;\"”]{2,40}?))?\s+to)\s+"
    r"(?P<who>[^;\"”]{2,80})",
    re.I,
)
_ATTRIBUTED = re.compile(
    r"\b(attribut(?:es|ed|ing))\s+(?P<act>the\s[^;\"”]{2,60}?|it)\s+to\s+(?P<who>[^;]{2,80})", re.I
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:widely\s+|repeatedly\s+|also\s+)?(accused|blamed)\s+"
    r"(?:by\s+(?P<by>[^;\"”]{2,60}?)\s+)?(?:of|for)\s+(?P<act>[^;\"”]{3,120})",
    re.I,
)
_DENIED = re.compile(
    r"\b(den(?:y|ies|ied|ying)|rejected|rejects|dismissed|refuted)\s+(?P<act>(?:(?:any|all|such|the|these|those|"
    r"previous)\s+)*(?:involvement|responsibility|role|part|knowledge|links?|connection|wrongdoing|blame|accusations?|allegations?|claims?|charges?|reports?|\w+ing\b|it\b"
    r"|this\b|them\b|(?:her|his|their|its|the)\s+(?:report|findings|version|account|figures?|statement|claim)\b|that\b|there\b|having\b|its\b|their\b|hitting|targeting)[^;\"”]{0,120})",
    re.I,
)
_NEXT_DEED = re.compile(r",?\s+(?:(?:and|but)\s+(?:\w+ed|said|says)|according to)\b")
_NOBODY = re.compile(
    r"(?:^|\W)(?:no\s+(?:one|group|organi[sz]ation|party|militant\s+group)|nobody|none)\W", re.I
)


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
    by_place = {(v.field, v.at): v for v in voices if v.sentence == s.index}
    found = [*_owned_up(doc, s, text, by_place), *_blame(doc, s, text, by_place)]
    return sorted(found, key=lambda m: (m.start, m.kind))


def claims_in(doc: Document, s: Sentence, voices: Sequence[Voice]) -> list[StanceMention]:
    """The claims of responsibility alone: only one of the sentence's own voices can make one there."""
    by_place = {(v.field, v.at): v for v in voices if v.sentence == s.index}
    text = doc.words_of(s) if by_place else ""
    if not _GATE.search(text.lower()):
        return []
    return sorted(_owned_up(doc, s, text, by_place), key=lambda m: m.start)


def blame_in(doc: Document, s: Sentence, voices: Sequence[Voice]) -> list[StanceMention]:
    """The accusations alone."""
    text = doc.words_of(s)
    if not _BLAME_GATE.search(text):
        return []
    by_place = {(v.field, v.at): v for v in voices if v.sentence == s.index}
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
    if m.re is _OWN_DEED and _NO_SIDE.search(f"{voice.name} {voice.text}"):
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
