"""Who a speaker's words stand for: "it", "the monitor" and "Abdel Rahman" get the name they refer to.

A name is given as the report puts it at its fullest; short forms of a known body are spelled out
(data/voices_bodies.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.voices.cues import Cue
from rashomon.read.voices.identity import SPOKESMEN, Speaker, may_be, named_alone, named_group, spoke_before
from rashomon.read.voices.known import (
    HOME,
    alias_pattern,
    find_body,
    fold,
    fullest,
    inside_longer_name,
    is_alias,
    speakers_for,
    with_other_names,
)
from rashomon.read.voices.parts import ARTICLES, bare, head_noun, one_name, person_in, proper
from rashomon.read.voices.pronouns import introduced, told_of, who_spoke
from rashomon.read.voices.speaker import Phrase, capital, speaks
from rashomon.read.voices.tables import Body, nouns, word_set, words
from rashomon.read.voices.taken_up import (
    abbreviated_rank,
    apposition,
    in_apposition,
    stems,
    surname_behind_rank,
    unnamed,
)

_DEFINITE = frozenset(("the", "its", "that", "this", "these", "those"))
_OF_MONITOR = word_set("of monitors")
_WATCHING = frozenset(("monitor", "monitoring", "watchdog"))
_BY = frozenset(("by", "from", "in", "a", "an", "the"))
_ISSUERS = word_set("kinds that issue statements")
_GROUP_KINDS = word_set("kinds of groups")
_WATCHERS = word_set("kinds that watch")
_GROUPS = word_set("groups")
_NEAR = 400  # characters back to a group that has not spoken
_HARD = word_set("hard-line")


def _are_two(name: str) -> bool:
    """Whether two who can speak share a name: "army and police", no "Council of Doctors and Nurses"."""
    sides = name.casefold().split(" and ")
    one = {"of", "for"} & set(sides[0].split())
    return len(sides) > 1 and not one and all(any(map(speaks, side.split())) for side in sides)


class Names:
    """The speakers of one report, in the order in which they speak."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._speakers: list[Speaker] = []  # the last one to speak is last
        self._known_monitors: list[Body] | None = None

    def _monitors(self) -> list[Body]:
        """Known monitors that the report names anywhere, the most often named first."""
        if self._known_monitors is None:
            self._known_monitors = self._find_monitors()
        return self._known_monitors

    def _find_monitors(self) -> list[Body]:
        pattern, table = alias_pattern()
        seen: dict[str, tuple[int, Body]] = {}
        for text in (self._doc.report.text, self._doc.report.title or ""):
            for m in pattern.finditer(text):
                body = table.get(m.group()) or table.get(re.sub(r"['’]?s$", "", m.group()))
                if body is not None and body.kind in ("monitor", "ngo", "rescue"):
                    n, _ = seen.get(body.name, (0, body))
                    seen[body.name] = (n + 1, body)
        return [b for _, b in sorted(seen.values(), key=lambda e: (-e[0], e[1].name))]

    def speaker(self, cue: Cue) -> Speaker | None:
        """The speaker of a cue; None where a pronoun or a participle has nobody to stand for."""
        if cue.speaker is None:
            return self._speakers[-1] if self._speakers else None
        s = self._resolve(cue.sentence, cue.speaker, cue.form == "headline")
        if s is not None:
            if s in self._speakers:
                self._speakers.remove(s)
            self._speakers.append(s)
            s.sentence = cue.sentence.index
            s.words |= in_apposition(cue)
            told = apposition(cue) if s.person and s.name.endswith(s.person) else ()
            if told:
                s.name = f"{s.name}, {self._text(cue.sentence, told)}"
        return s

    def settle(self, said: Sequence[tuple[Cue, Speaker]]) -> None:
        """Looks ahead: "a governor said … Governor X told", and adds the body that a person speaks for."""
        for i, (cue, s) in enumerate(said):
            if s.kind in _GROUP_KINDS and s.merged is None and unnamed(cue):
                s.merged = named_group(s, cue, said[i + 1 :])
            elif s.merged is None and unnamed(cue):
                s.merged = named_alone(s, cue, said, i)
            if s.kind != "person" or s.person or s.many or s.merged or s.body is not None:
                continue
            head = next((w for w in sorted(s.words) if (n := nouns().get(w)) and n.kind == "person"), "")
            if head in SPOKESMEN and i and spoke_before(cue, said[i - 1]):
                continue  # "The mission confirmed it. A spokesman said nine … A rebel spokesman, Ann Lee,"
            for later, other in said[i + 1 :]:
                if later.sentence.index > cue.sentence.index + 3:
                    break
                if head and other.person and head in other.words and may_be(s, other):
                    s.merged = other
                    break
        for _, s in said:
            if s.body is not None and not s.person:
                s.name = with_other_names(s.name, s.body, self._doc.report.text)
            if s.person and s.body is None:
                s.body = speakers_for().get(fold(s.person))
            if s.person and s.body is not None and s.body.name not in s.name and s.body in self._monitors():
                s.name = f"{s.name} ({s.body.name})"
        for cue, s in said:
            told, named = self._told_as(cue, s), s.merged or s
            own, more = fold(named.name), fold(re.sub(r"^an? ", "", told))
            if told and named.name[0].isupper() and not (more in own or own in more):
                named.name = f"{named.name}, {told}"

    def _told_as(self, cue: Cue, s: Speaker) -> str:
        """What one who is named elsewhere is told to be: "a monitoring group"."""
        p, toks = cue.speaker, cue.sentence.tokens
        if p is None or not (toks[p.first].low in ("a", "an") or (s.merged and unnamed(cue))):
            return ""
        if toks[p.first].low == "the" and s.merged and s.merged.kind != "name":
            return ""  # "the governor", who is "Governor X" later
        text = self._text(cue.sentence, toks[p.first : p.last + 1])
        return text[0].lower() + text[1:] if p.first < p.last else ""

    def via(self, sentence: Sentence, phrase: Phrase) -> str:
        """The name of an outlet that something was told to."""
        toks = bare(sentence.tokens[phrase.first : phrase.last + 1])
        return self._text(sentence, toks)

    def _text(self, sentence: Sentence, toks: Sequence[Token]) -> str:
        text = self._doc.report.of(sentence.field)[toks[0].start : toks[-1].end]
        return re.sub(r"\s+", " ", text)

    def _resolve(self, sentence: Sentence, phrase: Phrase, headline: bool) -> Speaker | None:
        inner = sentence.tokens[phrase.first : phrase.last + 1]
        first = inner[0].low
        if inner[-1].low.endswith("year-old") and not any(speaks(t.low) for t in inner):
            return self._pronoun(sentence, phrase.first, "he")  # "the 40-year-old said"
        if len(inner) == 1 and words().get(first) == "pronoun":
            return self._pronoun(sentence, phrase.first, first)
        if len(inner) == 1 and first in word_set("first person"):
            return None  # "we counted ten bodies"
        no_one = first == "no" and len(inner) > 1 and inner[1].text != "."
        if no_one or words().get(first) == "nobody":
            return None  # "nobody claimed it", "no witness said": that nobody spoke
        toks = proper(bare(inner))
        if not toks:
            return None
        text = re.sub(r"['’]s$", "", self._text(sentence, toks))
        lows = {t.low for t in toks}
        kind, many, head = head_noun(toks)
        person = person_in(toks, kind)
        if kind == "person" and not person and first in _DEFINITE and lows & _OF_MONITOR:
            for s in reversed(self._speakers):  # "the head of the monitor"
                body = s.body or speakers_for().get(fold(s.person))
                if s.person and body is not None and body.kind == "monitor":
                    return s
        short = next((s for s in reversed(self._speakers) if f"({text})" in s.name), None)
        if short is not None:
            return short  # "the Home Guard (HG)", then "HG"
        ranked = self._ranked(toks)
        if ranked is not None:
            return ranked
        hit = find_body(text)
        if hit is not None:
            return self._of_body(text, hit, kind, many, person, lows, toks)
        if person or (kind in ("", "name") and all(capital(t) or t.text == "." for t in toks)):
            known = self._known_person(person or text)
            if known is not None:
                if len(text) > len(known.name) and len(toks) <= 14:
                    known.name = text
                known.words |= lows
                return known
            full = fullest(person or text, self._doc.report.text) if not kind or kind == "name" else text
            return self._new(full, kind or "name", many, None, person or text, lows)
        monitor = self._monitor(lows, kind, first in _DEFINITE or headline or first in ("a", "an"))
        if monitor is not None:
            return monitor
        if first in _DEFINITE or (head and lows - ARTICLES <= word_set("issued")):
            at = toks[0].start if sentence.field == "text" else 0
            known = self._again(head, lows, any(capital(t) for t in toks), capital(toks[-1]), at)
            if known is not None:
                return known
        same = next((s for s in reversed(self._speakers) if one_name(s.name, text)), None)
        return same or self._new(text, kind, many, None, "", lows)

    def _new(
        self, name: str, kind: str, many: bool, body: Body | None, person: str, lows: set[str]
    ) -> Speaker:
        return Speaker(name, kind, many, body, person, set(lows))

    def _pronoun(self, sentence: Sentence, at: int, low: str) -> Speaker | None:
        last = self._speakers[-1] if self._speakers else None
        quiet = last is None or last.sentence < sentence.index - 1
        told = told_of(self._doc, sentence, at, low) if quiet else None
        if told is None and last is not None:
            return who_spoke(low, self._speakers)
        told = told or introduced(self._doc, sentence, at)
        return self._resolve(*told, False) if told is not None else None

    def _of_body(
        self,
        text: str,
        hit: tuple[re.Match[str], Body],
        kind: str,
        many: bool,
        person: str,
        lows: set[str],
        toks: Sequence[Token],
    ) -> Speaker:
        m, body = hit
        alias = re.sub(r"['’]?s$", "", m.group()) if m.group() not in alias_pattern()[1] else m.group()
        told = inside_longer_name(text, m) or body.name in text  # "the SRC, also known as Velm Rescue Corps"
        expand = alias if told else self._spelled_out(alias, body)
        full = text[: m.start()] + expand + text[m.start() + len(alias) :]
        rest = [t for t in toks if not (m.start() <= t.start - toks[0].start < m.end())]
        plain = all(t.low in body.words or t.low in ARTICLES or t.text in "()" or is_alias(t, body) or
                    t.low in ("for", "of", "so-called", "activist", "activists", "known") or
                    (kind == "document" and (t.low in _BY or t.low in nouns() or t.low.endswith("-based")))
                    for t in rest)  # fmt: skip
        if person:
            known = self._known_person(person)
            if known is not None:
                if known.body is None or len(full) > len(known.name):
                    known.name = full
                known.body = body
                known.words |= lows
                return known
            return self._new(full, "person", False, body, person, lows)
        own = set(body.name.casefold().split())
        namesake = inside_longer_name(text, m) and any(t.low.isalpha() and t.low not in own for t in rest)
        if plain or (kind in ("monitor", "agency") and body.kind == kind and not namesake):
            known = next(
                (
                    s
                    for s in reversed(self._speakers)
                    if s.body is body and not s.person and s.kind == body.kind
                ),
                None,
            )
            if known is not None:
                if len(expand) > len(known.name):
                    known.name = expand
                return known
            return self._new(expand, body.kind, False, body, "", lows)
        if body.kind != "monitor" and kind != "person":
            full = text  # "the Media Centre of the IRC" is called so
        same = next((s for s in reversed(self._speakers) if s.name.casefold() == full.casefold()), None)
        return same or self._new(full, kind or body.kind, many, body, "", lows)

    def _spelled_out(self, alias: str, body: Body) -> str:
        """The full name for a short form; initials are spelled out only where the report does so too."""
        short = next((n for n in body.short if n.casefold() == alias.casefold()), None)
        if short is None:
            return alias
        home = body.name[:HOME]
        if home not in self._doc.report.text and home not in (self._doc.report.title or ""):
            return alias
        part = set(short.casefold().split()) <= set(body.name.casefold().split())
        return body.name if part or body.kind == "monitor" or body.name in self._doc.report.text else alias

    def _known_person(self, name: str) -> Speaker | None:
        low = name.casefold()
        for s in reversed(self._speakers):
            p = s.person.casefold()
            if p and (p == low or p.endswith(" " + low) or low.endswith(" " + p)):
                return s
        return None

    def _ranked(self, toks: Sequence[Token]) -> Speaker | None:
        """ "Colonel Harun", where Colonel Omar Harun has spoken: one known by the surname."""
        ranked = surname_behind_rank(toks)
        known = self._known_person(ranked) if ranked else None
        if known is None or abbreviated_rank(toks):
            return known
        return known if toks[0].low in known.words else None

    def _monitor(self, lows: set[str], kind: str, known: bool) -> Speaker | None:
        """A monitor by its plain words ("a monitoring group", "the Britain-based monitor")."""
        if not known or not (lows & word_set("monitors") or kind in ("monitor", "group")):
            return None
        if kind == "group" and not lows & {"monitoring", "watchdog", "observatory"}:
            for s in reversed(self._speakers):
                if (
                    s.body is not None
                    and not s.person
                    and lows <= (s.body.words | {"group"})
                    and s.kind == s.body.kind
                ):
                    return s
        for body in self._monitors():
            if lows <= body.words | {"syria", "syrian", "war", "opposition", "pro-opposition", "activist"}:
                known_s = next(
                    (
                        s
                        for s in reversed(self._speakers)
                        if s.body is body and not s.person and s.kind == body.kind
                    ),
                    None,
                )
                return known_s or self._new(body.name, body.kind, False, body, "", lows)
        return None

    def _again(self, head: str, lows: set[str], named: bool, own: bool, at: int) -> Speaker | None:
        """The one that "the source", "the same sources", "the official" takes up; ``named`` words stand for
        one that is named so, with a name of its ``own`` at its end ("its spokesman, Ann Lee")."""
        stem = head.rstrip("s")
        if self._speakers and head in ("source", "sources") and lows - ARTICLES == {"same", head}:
            return self._speakers[-1]  # whoever was quoted last
        lows = lows - {"same"}
        if not stem:
            return None
        noun = nouns().get(head)
        spoke = any(head in s.words and not s.person for s in self._speakers)
        for s in reversed(self._speakers):
            if head in _GROUPS and len(lows) == 1 and s.kind in _GROUP_KINDS and not s.person:
                return s
            one = noun is not None and noun.many and not s.many and head not in s.words
            if one and s.body is None:
                continue  # "the officials" are not the one official who spoke
            if s.person and noun is not None and noun.kind != "person" and (lows - {head} or spoke):
                continue  # "the aid centre" is not "Ann Lee, head of the centre for aid"
            if _are_two(s.name):
                continue  # "the army" is not "the army and the police"
            if noun is not None and noun.kind == "monitor" and s.kind != "person" and s.words & _WATCHING:
                return s
            if any(w.rstrip("s") == stem for w in s.words) and (len(lows) <= 1 or lows - {head} <= s.words):
                return s
        if noun is not None and noun.kind == "agency" and len(lows) == 1:  # "the channel" of "Velm TV"
            outlet = next((s for s in reversed(self._speakers) if s.kind == "agency"), None)
            if outlet is not None:
                return outlet
        if head in {"statement", "communique", "agency"} | SPOKESMEN and not own:
            for s in reversed(self._speakers):
                if s.kind in ("body", "armed", "military", "group", "agency", "government"):
                    return s
        issued = len(lows) == 1 or lows <= word_set("issued")  # "the statement", "an emailed statement"
        if noun is not None and noun.kind == "document" and issued and self._speakers:
            return next((s for s in reversed(self._speakers) if s.kind in _ISSUERS), None)
        last = self._speakers[-1] if self._speakers else None
        if last is not None and noun is not None and noun.kind == "person" and head in last.words:
            shared = stems(lows - {head}) & stems(
                last.words
            )  # "the head of the region" of its administration
            if 2 * len(shared) >= len(stems(lows - {head})):
                return last
        if head in _GROUPS and not named:
            said = lows - {head}  # "the outlawed group" is no monitor that nobody calls outlawed
            for s in reversed(self._speakers):
                if s.kind in _GROUP_KINDS and not s.person:
                    known = s.body.words if s.body is not None else s.words
                    if not said or s.kind not in _WATCHERS or said <= known:
                        return s
            return self._told_of_before(at, said) if said else self._by_name()
        if len(lows) == 1 and head in ("source", "sources", "official"):
            for s in reversed(self._speakers):
                if s.kind in ("source", "person", "body"):
                    return s
        return None

    def _by_name(self) -> Speaker | None:
        """Who "the group" is where only one whose name tells nothing spoke: "Jund al-Velm said"."""
        last = self._speakers[-1] if self._speakers else None
        bare = last is not None and last.kind == "name" and " " in last.name
        given = last is not None and last.name.split(" ", 1)[0].casefold() in given_names(low=True)
        return last if bare and not given else None

    def _told_of_before(self, at: int, said: set[str]) -> Speaker | None:
        """The group that words before ``at`` name where it has not spoken yet: "Nusra stormed Velm. The
        jihadist group said"."""
        pattern, table = alias_pattern()
        for m in reversed(list(pattern.finditer(self._doc.report.text, max(0, at - _NEAR), at))):
            body = table.get(m.group()) or table.get(re.sub(r"['’]?s$", "", m.group()))
            if body is not None and body.kind in _GROUP_KINDS and said <= body.words | _HARD:
                return self._new(m.group(), body.kind, False, body, "", set(body.words))
        return None
