"""Parts of those told before: "among them were nine women", "48 of them were clerks", "two were among them".

What befell them, and whether their number is a total, is told by the count of the whole, a sentence or two
before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.read.counts.group import NO_PEOPLE, Group, speaks
from rashomon.read.counts.groups import groups
from rashomon.read.counts.harm import tag
from rashomon.read.counts.parsed import Parsed, parsed
from rashomon.read.counts.spans import harm_group, who
from rashomon.read.counts.tables import tables
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import CountMention
from rashomon.read.sought import Sought

_RULE = "counts:of_them"
_VICTIMS = r"the\s+(?:victims|casualties|deceased)"
_THEM = rf"(?:them|these|those(?=\s+\w+\s+(?:were|was|are|is)\b)|the\s+total|{_VICTIMS})"
_BE = r"(?:were|was|are|is)"
# "Among them were", "of these", "they included", at the head of a sentence: whoever is counted behind.
_BEFORE = re.compile(
    rf"(?:\w+\s+)?(?:among\s+{_THEM}\s+(?:\w+\s+)?{_BE}\b|(?:they|these)\s+includ(?:e|ed)\b)"
    rf"|of\s+{_THEM}\b",  # "ten of them belonged to one family" counts no family
    re.IGNORECASE,
)
_BEHIND = Sought(
    rf"\b{_BE}\s+(?:also\s+)?among\s+(?:them|these|{_VICTIMS})\b|\bof\s+(?:them|these|{_VICTIMS})\s+{_BE}\b",
    re.IGNORECASE,
)
_KINDS = frozenset("digits words range pair single plural vague".split())
_BACK = 2  # sentences to the whole


def with_their_parts(doc: Document, counts: Sequence[CountMention]) -> list[CountMention]:
    """The counts of a document with the parts of theirs that are told in sentences without a word of harm."""
    if not counts:
        return []
    of: dict[int, list[CountMention]] = {}
    for c in counts:
        of.setdefault(c.sentence, []).append(c)
    whole: list[CountMention] = []
    out: list[CountMention] = []
    for s in doc:
        mine = of.get(s.index)
        if mine:
            whole = mine if s.field == "text" else []
        elif whole and s.index - whole[0].sentence <= _BACK:
            out += _parts(doc, s, whole)
        out += mine or ()
    return out


def _parts(doc: Document, s: Sentence, whole: Sequence[CountMention]) -> Iterator[CountMention]:
    text = doc.report.text
    before = _BEFORE.match(text, s.start, s.end)
    behind = _BEHIND.search(text, s.start, s.end)
    if not (before or behind):
        return
    tags = tag(s.tokens)
    p = parsed(s.tokens, tags, groups(s.tokens, tags), [], s.field)
    for g in p.groups:
        start, end = s.tokens[g.first].start, s.tokens[g.last - 1].end
        told = (behind and end <= behind.end()) or (before and start >= before.end())
        base = _whole_of(g, whole)
        if not told or base is None or not _are_people(p, g) or _is_speaker(p, g):
            continue
        cue = before or behind
        assert cue is not None
        start, end = min(start, cue.start()), max(end, cue.end())
        yield CountMention(
            sentence=s.index, field=s.field, start=start, end=end, text=text[start:end],
            property=base.property, min=g.min, max=g.max, qualifier=g.qualifier, who=who(p, g, text),
            group=harm_group(p, g), number=(s.tokens[g.low].start, s.tokens[g.high - 1].end),
            trigger=cue.span(), stance=base.stance, total=base.total, since=base.since, part_of=base.number,
            rule=_RULE,
        )  # fmt: skip


def _is_speaker(p: Parsed, g: Group) -> bool:
    """ "Among them were nine cooks | a doctor said", "said a doctor": who speaks, with no "and" before."""
    if "SAY" in p.tags[max(0, g.first - 1) : g.first]:
        return True
    return speaks(p.tags, g) and p.tags[max(0, g.first - 1)] not in ("AND", ",")


def _whole_of(g: Group, whole: Sequence[CountMention]) -> CountMention | None:
    """The count that a group can be a part of, where there is no doubt what befell those whom it counts."""
    larger = [c for c in whole if (c.min or c.max or 0) > g.value > 0 and c.part_of is None]
    return larger[-1] if len({c.property for c in larger}) == 1 else None


def _are_people(p: Parsed, g: Group) -> bool:
    """Whether a group has a noun for people, be it behind "of them were": "twelve of them were clerks"."""
    if g.kind not in _KINDS or g.noun in NO_PEOPLE:
        return False
    if g.head >= 0:
        return g.noun != "unknown"
    at = g.last
    while at < len(p.tokens) and (p.tokens[at].low in _TO_NOUN or p.tags[at] == "AUX"):
        at += 1
    entry = tables().people.get(p.tokens[at].low) if at < len(p.tokens) else None
    if entry is None or entry[1] != "n":
        return False
    g.head, g.group, g.noun = at, entry[0], entry[0].value
    return True


_TO_NOUN = frozenset("of them these those the victims casualties deceased were are was".split())
