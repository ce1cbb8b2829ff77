"""Claims of an account on people harmed: a count each, with its voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import (
    BlockLabel,
    Claim,
    HarmGroup,
    Passage,
    Property,
    Qualifier,
    Retold,
    Stance,
    claim_id,
)
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.tolls import toll
from rashomon.read.counts.verdicts import RULE as VERDICT
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention, Mention, Voice
from rashomon.read.voices import in_sentence, voice_for

_HEAD = 3  # sentences, the title's included, among which the title may be said again
_LEAD = 4  # the last sentence, the title's included, that may sum up what follows
_COPY = 0.9  # share of a sentence's words that the title has, above which it is the title


@dataclass(frozen=True, slots=True)
class Said:
    """A count with its voice, before equal ones are put together."""

    mention: CountMention
    voice: Voice | None
    headline: bool = False  # the title, or a copy of it at the head of the text
    lead: bool = False  # the first sentence of the text, which sums up what follows
    also: tuple[Said, ...] = ()  # the same said elsewhere

    @property
    def name(self) -> str | None:
        return self.voice.name if self.voice else None


def passage(doc: Document, m: Mention) -> Passage:
    """The words of a mention, as a passage of its report."""
    return Passage.of(doc.report, m.start, m.end, m.field)


def count_claims(doc: Document, draft: Draft, voices: list[Voice]) -> list[Claim]:
    """One claim a number and voice; sub-counts point to the claim of the whole."""
    said: list[Said] = []
    lead: int | None = None  # the first sentence below the headline
    for t in draft.tellings:
        headline, at = is_headline(doc, t), t.sentence.index
        if lead is None and not headline:
            lead = at
        for c in t.counts:
            if not c.total:
                voice = voice_for(voices, doc, c.field, _own_words(c, voices), c.end)
                said.append(Said(c, voice, headline, at == lead and at <= _LEAD))
    kept = _once(said)
    out: list[Claim] = []
    ids: dict[tuple[str, int, int], str] = {}
    for s in kept:
        claim = _count_claim(doc, s)
        ids.setdefault((s.mention.field, *s.mention.number), claim.id)
        out.append(claim)
    return [
        replace(c, part_of=ids.get((s.mention.field, *s.mention.part_of)))
        if s.mention.part_of is not None
        else c
        for c, s in zip(out, kept, strict=True)
    ]


def _own_words(c: CountMention, voices: Sequence[Voice]) -> int:
    """Where the words of a count begin for its voice: "X said seven were killed; Y said | eight"."""
    number = c.number[0]
    parted = any(c.start <= v.at < number for v in in_sentence(voices, c.sentence))
    return number if parted else c.start


def is_headline(doc: Document, t: Telling) -> bool:
    """Whether a telling stands in the title or in the title said again before the text."""
    s = t.sentence
    if s.field == "title" or s.block is BlockLabel.TITLE:
        return True
    title = doc.report.title
    if not title or s.index > _HEAD:
        return False
    words = {x.low for x in s.tokens if x.low[0].isalnum()}
    shared = sum(w in title.casefold() for w in words)
    return shared >= _COPY * len(words)


def _once(said: list[Said]) -> list[Said]:
    """Drops what is said again: the same number by the same voice, or unattributed in the same bounds beside
    a named voice; and a vague word of the headline or lead for a number that is given."""
    kept: list[Said] = []
    for s in said:
        twin = next((k for k, o in enumerate(kept) if _again(o, s)), None)
        if twin is None:
            kept.append(s)
        else:
            better, other = (s, kept[twin]) if _better(s, kept[twin]) else (kept[twin], s)
            if better.headline and not other.headline and other.mention.part_of is None:
                # A headline gives a number roughly: the text has its bounds, the headline its voice.
                better, other = replace(other, voice=other.voice or better.voice), better
            also = kept[twin].also
            if other.mention.part_of is None and better.mention.part_of is None:
                also = (*also, replace(other, also=()))
            kept[twin] = replace(better, also=also)
    exact = [k.mention for k in kept if k.mention.qualifier is not Qualifier.VAGUE]
    return [
        k
        for k in kept
        if not (k.headline or (k.name is None and k.mention.sentence <= _HEAD))
        or not any(_says_less(k.mention, x) or _rounds(k, x) for x in exact)
    ]


def _says_less(vague: CountMention, exact: CountMention) -> bool:
    """ "Dozens were killed", where the same account gives their number."""
    number = exact.min if exact.min is not None else exact.max
    return (
        vague.qualifier is Qualifier.VAGUE
        and vague.property is exact.property
        and vague.part_of is None
        and not _beside(vague, exact)
        and _same_group(vague.group, exact.group)
        and number is not None
        and number >= (vague.min or 0)
    )


def _rounds(k: Said, exact: CountMention) -> bool:
    """ "Over 70 killed" of a headline, where its account counts 73."""
    low, number = k.mention.min or 0, exact.min or 0
    over = k.mention.qualifier is Qualifier.AT_LEAST and _OVER.search(k.mention.text) is not None
    headed = k.headline and over and not low % 10
    near = exact.max == number and low < number <= low * _ROUNDED
    alike = k.mention.property is exact.property and _same_group(k.mention.group, exact.group)
    return headed and near and alike


_OVER = re.compile(r"\b(?:over|more than)\b", re.IGNORECASE)
_ROUNDED = 1.15  # times a number that a headline rounds down


def _again(a: Said, b: Said) -> bool:
    x, y = a.mention, b.mention
    if x.property is not y.property or x.stance is not y.stance or VERDICT in (x.rule, y.rule):
        return False
    if (x.qualifier is Qualifier.VAGUE) != (y.qualifier is Qualifier.VAGUE):
        return False
    if (x.min if x.min is not None else x.max) != (y.min if y.min is not None else y.max):
        return False
    if None not in (x.min, x.max, y.min, y.max) and x.max != y.max:
        return False  # "between 7 and 13", and "seven"
    if x.persons and y.persons:
        if x.persons != y.persons:
            return False
    elif not _same_group(x.group, y.group) or _beside(x, y) or _part_and_whole(x, y):
        return False
    if a.name is None or b.name is None:
        return a.name == b.name or a.headline or b.headline or (x.min, x.max) == (y.min, y.max)
    # "Nine die: reports", and whose they are in the text.
    return a.name.casefold() == b.name.casefold() or a.headline != b.headline


def _beside(x: CountMention, y: CountMention) -> bool:
    """Two numbers of one sentence count two things."""
    return x.sentence == y.sentence and x.field == y.field and x.number != y.number


def _part_and_whole(x: CountMention, y: CountMention) -> bool:
    """ "Ten of them soldiers", and "ten people were killed": one counts some of the other's dead."""
    told = x.property is Property.KILLED and x.who != y.who
    return told and (x.part_of is None) != (y.part_of is None)


def _same_group(a: HarmGroup, b: HarmGroup) -> bool:
    return (
        a is b
        or HarmGroup.ALL in (a, b)
        or HarmGroup.OTHER in (a, b)
        or {a, b} <= {HarmGroup.COMBATANTS, HarmGroup.PERPETRATORS}
    )


def _better(new: Said, old: Said) -> bool:
    """The saying whose own sentence names the voice is kept, else one with a voice from elsewhere; among
    equals a sentence of the body before a headline, and before the lead, which sums it up."""
    if new.name == old.name and _of_he(new) and not _of_he(old):
        return False  # "A clerk was hurt. He got a head wound, the nurse said"
    if (said_by := _said_by(new)) != (before := _said_by(old)):
        return said_by > before
    if old.headline != new.headline:
        return old.headline
    return old.lead and not new.lead and _says_as_much(new.mention, old.mention)


def _of_he(s: Said) -> bool:
    return s.mention.rule.startswith("counts:pronoun")


def _says_as_much(body: CountMention, lead: CountMention) -> bool:
    """Whether several people whom a lead counts are told of further on in no less exact words, whom among
    them; a lead leaves bounds out as a headline does ("25 soldiers", and then "at least 25 soldiers")."""
    several = body.min is not None and body.min > 1 and body.min == lead.min
    bounds = body.max == lead.max or (lead.qualifier is Qualifier.EXACT and body.max is None)
    return several and bounds and body.group is lead.group and (body.who is not None or lead.who is None)


def _said_by(s: Said) -> int:
    """How well the words of a count show its voice: 2 in their own sentence, 1 elsewhere, 0 not at all."""
    if s.voice is None:
        return 0
    return 2 if s.voice.sentence == s.mention.sentence else 1


def _count_claim(doc: Document, s: Said) -> Claim:
    m = s.mention
    p = passage(doc, m)
    stance = m.stance
    if s.voice is not None and stance is Stance.ASSERTED:
        stance = s.voice.stance
    return Claim(
        id=claim_id(doc.report.id, m.property, p, None, m.min, m.max, m.qualifier, m.who, s.name, stance),
        property=m.property,
        passage=p,
        min=m.min,
        max=m.max,
        qualifier=m.qualifier,
        who=m.who,
        group=m.group,
        attributed_to=s.name,
        chain=s.voice.chain if s.voice else (),
        stance=stance,
        persons=m.persons,
        also=tuple(
            sorted((_retold(doc, x) for x in s.also), key=lambda r: (r.passage.field, r.passage.start))
        ),
        toll=toll(doc, m),
        rule=m.rule,
    )


def uncounted_claim(
    doc: Document,
    property: Property,
    least: int,
    qualifier: Qualifier,
    at: tuple[str, int, int],
    voices: list[Voice],
    rule: str,
) -> Claim:
    """A claim of at least so many, by words without a number: ``at`` is their field, start and end."""
    field, start, end = at
    voice = voice_for(voices, doc, field, start, end)
    name, stance = (voice.name, voice.stance) if voice else (None, Stance.ASSERTED)
    p = Passage.of(doc.report, start, end, field)
    return Claim(
        id=claim_id(doc.report.id, property, p, None, least, None, qualifier, None, name, stance),
        property=property, passage=p, min=least, qualifier=qualifier, group=HarmGroup.ALL,
        attributed_to=name, chain=voice.chain if voice else (), stance=stance, rule=rule,
    )  # fmt: skip


def _retold(doc: Document, s: Said) -> Retold:
    m = s.mention
    return Retold(passage=passage(doc, m), min=m.min, max=m.max, qualifier=m.qualifier, attributed_to=s.name)
