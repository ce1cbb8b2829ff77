"""Clauses that leave words out: "his aide died and the driver gravely hurt", "six of them children; nine more
hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Property
from rashomon.read.counts.clauses import speaker_at
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import PASSIVE, Harm
from rashomon.read.counts.parsed import Parsed, families
from rashomon.read.counts.plain import BETWEEN, DONE

Hits = list[tuple[Harm, float] | None]  # what became of each group

_ROW = frozenset(("AND", ","))
_OPENS = frozenset((",", "AND", "BUT", "AFTER", ":", "WITH"))  # before a clause that leaves out its auxiliary
_CLOSES = frozenset((".", ",", ":", "IN", "AND", "BY", "AFTER", "DAY", "BUT", "AMONG", '"'))
_WHERE = 4  # tokens between people and their verb: "as many as 20 on both sides wounded"
_IN_PHRASE = frozenset(("IN", "DET", "ADV", "w", "C"))
_ABOARD = 5  # tokens: "none of the 120 people on board the ship"


def without_auxiliary(p: Parsed, out: Hits) -> None:
    """ "A ferryman died and his aunt and two sons wounded": behind a verb with its auxiliary a bare
    participle is the verb of the people right before it."""
    for b, h in zip(p.harms, p.harms[1:], strict=False):
        told = b.form.rpartition(":")[2] in PASSIVE or b.kind in ("adj", "intr") or _bare(p, b)
        bare = h.kind in DONE and h.form.rpartition(":")[2] in ("", "and") and not h.both
        if (
            not (told and bare)
            or b.property is h.property
            or not (p.tags[h.last : h.last + 1] in _ENDS or speaker_at(p, h.last))
        ):
            continue
        row = _row_before(p, h, b.last)
        first = p.groups[row[0]].first if row else 0
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
    return len(between) <= _WHERE and _IN_PHRASE.issuperset(between)


def of_the_hurt(p: Parsed, out: Hits) -> None:
    """ "Two of the wounded have since died", "four of the 19 injured died": they did."""
    for k, g in enumerate(p.groups):
        if g.kind not in ("digits", "words") or [t.low for t in p.tokens[g.high : g.high + 1]] != ["of"]:
            continue
        behind = [h for h in p.harms if h.first >= g.high][:2]
        if (
            len(behind) < 2
            or behind[0].property is not Property.WOUNDED
            or behind[0].kind not in ("ed", "shot")
        ):
            continue
        hurt, death = behind
        near = behind[0].first - g.high <= _OF_HURT and not {"AUX", "VERB", "."} & {
            *p.tags[g.high : hurt.first]
        }
        between = p.tags[hurt.last : death.first]
        later = all(t in BETWEEN or t == "AFTER" for t in between)
        placed = death.kind == "intr" and len(between) <= _SCENE and _IN_PHRASE.issuperset(between)
        if near and (later or placed) and death.property is Property.KILLED and death.kind in ("intr", "ed"):
            out[k] = (death, 0.0)


_OF_HURT = 4  # tokens: "of the 19 wounded"
_SCENE = 5  # tokens: "(of the five shot) in the crowded club"


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


def both_together(p: Parsed, out: Hits) -> None:
    """ "20 victims, eight dead and 12 hurt": the sum of the dead and the hurt is neither."""
    for k in range(len(p.groups) - 2):
        hit, a, b = out[k], out[k + 1], out[k + 2]
        if hit is None or a is None or b is None or a[0].property is b[0].property:
            continue
        g, x, y = p.groups[k : k + 3]
        if any(z.parent >= 0 or z.kind not in ("digits", "words") for z in (g, x, y)):
            continue
        near = y.first - g.last <= _TOGETHER and hit[0] in (a[0], b[0])
        if near and g.value == x.value + y.value and x.value and y.value and g.last <= hit[0].first:
            out[k] = None


_TOGETHER = 8  # tokens from the sum to its second part


def among_whole(p: Parsed, out: Hits) -> None:
    """ "A cook and three guests were among the nine people killed": a part told before its whole."""
    for k, g in enumerate(p.groups):
        whole = out[g.parent] if g.parent > k else None
        if whole is None or out[k] is not None or g.noun in NO_PEOPLE or g.kind == "name":
            continue
        between = p.tags[g.last : p.groups[g.parent].first]
        if "AMONG" in between[:3] and all(t in BETWEEN or t in ("AMONG", "DET") for t in between):
            out[k] = whole
            if k and out[k - 1] is None and p.tags[p.groups[k - 1].last : g.first] == ["AND"]:
                out[k - 1], p.groups[k - 1].parent = whole, g.parent


def with_whole(p: Parsed, out: Hits) -> None:
    """ "19 died, among them seven pupils of a school; a further 52 were hurt": a part told right behind its
    whole suffered what the whole did, not what a later clause tells of others."""
    for k, g in enumerate(p.groups):
        whole = out[g.parent] if 0 <= g.parent < k else None
        if whole is None or whole[0].last > g.first or g.noun in NO_PEOPLE:
            continue
        before = p.tags[max(0, g.first - 2) : g.first]
        if families(p, g) or not (before[-1:] == ["INCL"] or before[:1] == ["AMONG"]):
            continue
        hit = out[k]
        if hit is None or (hit[0].first >= g.last and _another_clause(p, k, hit[0])):
            out[k] = whole


def _another_clause(p: Parsed, k: int, h: Harm) -> bool:
    """Whether a semicolon and further people stand between group k and h, whose they are."""
    g = p.groups[k]
    stop = next((i for i in range(g.last, h.first) if p.tokens[i].text == ";"), -1)
    return stop >= 0 and any(stop < x.first < h.first and x.noun not in NO_PEOPLE for x in p.groups)


def of_nobody(p: Parsed, out: Hits) -> None:
    """ "None of the 120 people on board the ferry was hurt", "the blast hurt nobody"."""
    for k, g in enumerate(p.groups):
        if g.kind != "none" or out[k] is not None or g.noun in NO_PEOPLE:
            continue
        if g.head < 0:
            active = (h for h in p.harms if h.last == g.first and h.kind in _ACTS)
            h = next((h for h in active if h.form.rpartition(":")[2] not in PASSIVE), None)
            out[k] = (h, 0.0) if h is not None and p.tokens[g.low].low in _NOBODY else None
            continue
        h = next((h for h in p.harms if h.first >= g.last), None)
        if h is None or not (h.form.rpartition(":")[2] in PASSIVE or h.kind == "intr"):
            continue
        verb = h.first
        while verb > g.last and p.tags[verb - 1] in BETWEEN:
            verb -= 1
        between = p.tags[g.last : verb]
        if verb < h.first and len(between) <= _ABOARD and _IN_PHRASE.issuperset(between):
            out[k] = (h, 0.0)


_ACTS = frozenset(("ed", "ing", "base", "shot"))
_NOBODY = frozenset(("no", "nobody", "none"))  # "no one" begins with "no"


def in_bracket(p: Parsed, out: Hits) -> None:
    """ "Fatalities: 6 (4 civilians, 2 police)": the parts in a bracket share what the first came to."""
    for k in range(1, len(p.groups)):
        a, g, hit = p.groups[k - 1], p.groups[k], out[k - 1]
        if hit is None or out[k] is not None or g.noun in NO_PEOPLE or a.first < 1:
            continue
        opens = p.tokens[a.first - 1].text == "(" or (out[k - 1] is not None and _in_row(p, k - 1))
        if opens and p.tags[a.last : g.first] in ([","], ["AND"], [",", "AND"]) and _closed(p, g):
            out[k], g.parent = hit, a.parent


def _in_row(p: Parsed, k: int) -> bool:
    """Whether group k stands in a bracket that opened with the one before it."""
    return k > 0 and p.tokens[p.groups[k - 1].first - 1].text == "("


def _closed(p: Parsed, g: Group) -> bool:
    return [t.text for t in p.tokens[g.last : g.last + 1]] in ([")"], [","])
