"""Clauses that leave words out: "his aide died and the driver gravely hurt", "six of them children; nine more
hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.clauses import speaker_at
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import PASSIVE, Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.plain import BETWEEN, DONE

_ROW = frozenset(("AND", ","))
_OPENS = frozenset((",", "AND", "BUT", "AFTER", ":", "WITH"))  # before a clause that leaves out its auxiliary
_CLOSES = frozenset((".", ",", ":", "IN", "AND", "BY", "AFTER", "DAY", "BUT", "AMONG", '"'))
_WHERE = 4  # tokens between people and their verb: "as many as 20 on both sides wounded"
IN_PHRASE = frozenset(("IN", "DET", "ADV", "w", "C"))
_ABOARD = 5  # tokens: "none of the 120 people on board the ship"


def without_auxiliary(p: Parsed, out: Hits) -> None:
    """ "A ferryman died and his aunt and two sons wounded": behind a verb with its auxiliary a bare
    participle is the verb of the people right before it."""
    for b, h in zip(p.harms, p.harms[1:], strict=False):
        told = b.form.rpartition(":")[2] in PASSIVE or b.kind in ("adj", "intr") or _bare(p, b)
        bare = h.kind in DONE and h.form.rpartition(":")[2] in ("", "and") and not h.both
        if not (told and bare) or not (p.tags[h.last : h.last + 1] in _ENDS or speaker_at(p, h.last)):
            continue
        row = _row_before(p, h, b.last)
        first = p.groups[row[0]].first if row else 0
        if b.property is h.property and (b.last >= h.first or any(out[k] is not None for k in row)):
            continue  # "two clerks were killed and a guard martyred"
        if row and (p.tags[first - 1] in _OPENS or (first == b.last and b.kind in DONE)):
            for k in row:
                out[k] = (h, 0.0)


def _bare(p: Parsed, h: Harm) -> bool:
    """ "(The toll is) 12 killed"."""
    return h.kind in DONE and any(g.last == h.first and g.kind in ("digits", "words") for g in p.groups)


_ENDS: tuple[list[str], ...] = ([], *([tag] for tag in sorted(_CLOSES)))


def _row_before(p: Parsed, h: Harm, floor: int) -> list[int]:
    """The people of the row that ends right before the word of harm h, none of them before ``floor``."""
    row: list[int] = []
    at = h.first
    while at > floor and p.tags[at - 1] == "ADV":
        at -= 1
    for k in range(len(p.groups) - 1, -1, -1):
        g = p.groups[k]
        if g.first >= h.first:
            continue
        between = p.tags[g.last : at]
        joined = 0 < len(between) <= 2 and _ROW.issuperset(between)
        told = between == [","] and "," in p.tags[g.first : g.last]  # "its head, Ali Dorr, 38, beheaded"
        near = not row and (not between or told or (between[0] == "IN" and _phrase(between)))
        if g.first < floor or g.noun in NO_PEOPLE or g.kind in ("none", "pronoun") or g.parent >= 0:
            break
        if not (joined if row else near):
            break
        if row and between[0] == "," and p.tokens[p.groups[row[0]].low].low == "others":
            break  # "five died, a woman and four children, and others injured"
        row.insert(0, k)
        if g.head < 0 and g.kind in ("digits", "words"):
            break  # "guards and the bomber, and a dozen injured"
        at = g.first
    return row


def _phrase(between: Sequence[str]) -> bool:
    return len(between) <= _WHERE and IN_PHRASE.issuperset(between)


def told_by(p: Parsed, out: Hits) -> None:
    """ "About 30 were left injured a village nurse told the paper": who speaks was not hurt; those before the
    verb were."""
    for k, g in enumerate(p.groups):
        hit = out[k]
        if hit is None or g.kind not in ("single", "name", "bare") or hit[0].last != g.first:
            continue
        before = next((j for j in range(k) if p.groups[j].last == hit[0].first), -1)
        on = next((i for i in range(g.last, min(g.last + _SPEAKER, len(p.tags))) if p.tags[i] != "w"), -1)
        numbered = before >= 0 and p.groups[before].kind in ("digits", "words", "plural", "vague")
        if numbered and p.tags[on : on + 1] == ["SAY"] and p.groups[before].noun not in NO_PEOPLE:
            out[before], out[k] = out[before] or hit, None


_SPEAKER = 3  # tokens between "a village" and "told"


def of_nobody(p: Parsed, out: Hits) -> None:
    """ "None of the 120 people on board the ferry was hurt", "the blast hurt nobody"."""
    for k, g in enumerate(p.groups):
        if g.kind != "none" or out[k] is not None or g.noun in NO_PEOPLE:
            continue
        if g.head < 0:
            h = next((h for h in p.harms if _hurts_none(p, g, h)), None)
            out[k] = (h, 0.0) if h is not None and p.tokens[g.low].low in _NOBODY else None
            continue
        h = next((h for h in p.harms if h.first >= g.last), None)
        if h is None or not (h.form.rpartition(":")[2] in PASSIVE or h.kind == "intr"):
            continue
        verb = h.first
        while verb > g.last and p.tags[verb - 1] in BETWEEN:
            verb -= 1
        between = p.tags[g.last : verb]
        if verb < h.first and len(between) <= _ABOARD and IN_PHRASE.issuperset(between):
            out[k] = (h, 0.0)


def _hurts_none(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The blast hurt nobody", "no Norlander was hurt": also where the table has no such noun."""
    passive = h.form.rpartition(":")[2] in PASSIVE
    if not passive:
        return h.last == g.first and h.kind in _ACTS
    verb = p.tags[g.last + 1 : h.first]
    return p.tags[g.last : g.last + 1] == ["C"] and bool(verb) and all(t in BETWEEN for t in verb)


_ACTS = frozenset(("ed", "ing", "base", "shot"))
_NOBODY = frozenset(("no", "nobody", "none"))  # "no one" begins with "no"
