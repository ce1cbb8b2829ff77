"""Parts of a whole: "nine died, four of them children", "two, a cook and a clerk", "8 (5 clerks, 3 guards)".

Each pass reads what became of the groups of a sentence and mends it; ``link`` runs them in three steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import HarmGroup, Property
from rashomon.read.counts.asides import CLAUSE
from rashomon.read.counts.clauses import OF_THEM, let_go
from rashomon.read.counts.gaps import IN_PHRASE
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Hits, Parsed, families
from rashomon.read.counts.plain import BETWEEN, DONE
from rashomon.read.counts.tables import OTHERS, TO_VERB, tables, word_set

_COUNTED = NUMBERED | {"pair", "range"}


def spelt_out(p: Parsed, out: Hits) -> None:
    """ "Three clerks, a nun and her two cousins, were killed", "two men, identified as A and B,": what
    stands behind a number and comes to it tells who they were, and of nobody further."""
    for k, g in enumerate(p.groups):
        if g.value < 2 or g.parent >= 0 or out[k] is None or g.noun in NO_PEOPLE or g.kind not in _COUNTED:
            continue
        row = list(_row_behind(p, k))
        if not row or p.tags[g.last] == "AND" or "INCL" in p.tags[max(0, g.first - 1) : g.first]:
            continue
        named = any(t.low in _NAMED for t in p.tokens[g.last : g.last + 3])
        if named or _comes_to(g, [p.groups[j] for j in row]):
            for j in row:
                p.groups[j].parent = k


_NAMED = word_set("spelt out")


_ROW = frozenset((",", "AND", "ADV", ":"))


_BETWEEN = 3  # tokens between two people of a row: ", identified as"


def _row_behind(p: Parsed, k: int) -> Iterator[int]:
    """The groups that stand in a row behind group k, one comma or "and" after the other."""
    last = p.groups[k].last
    for j in range(k + 1, len(p.groups)):
        g = p.groups[j]
        between = p.tags[last : g.first]
        words = {t.low for t in p.tokens[last : g.first]}
        plain = all(t in _ROW for t in between) or (
            j == k + 1 and bool(words & _NAMED) and between[:1] == [","]
        )
        single = j > k + 1 and all(t in _ROW or t == "C" for t in between)  # "Ali and Omar Harun"
        most = _BETWEEN * (2 if words & _NAMED else 1) + single
        if (
            (not between and (j > k + 1 or p.groups[k].head < 0))
            or len(between) > most
            or not (plain or single)
            or g.noun in NO_PEOPLE
        ):
            return
        yield j
        last = g.last


def _comes_to(g: Group, row: Sequence[Group]) -> bool:
    """Whether the people of a row are as many as g, those who are only named after that left aside."""
    total = 0
    for x in row:
        if total == g.value and x.kind != "name":
            return False
        if total < g.value:
            total += x.value
    fighters = HarmGroup.COMBATANTS in {x.group for x in row}
    return total == g.value and fighters == (g.group is HarmGroup.COMBATANTS)


def bracketed(p: Parsed, out: Hits) -> None:
    """ "Two were hurt (including a guard)", "(among them a nurse)": part of those before the bracket."""
    for k, g in enumerate(p.groups):
        whole = out[g.parent] if 0 <= g.parent < k else None
        if out[k] is None and whole is not None and g.noun not in NO_PEOPLE:
            words = [t.text for t in p.tokens[max(0, g.first - 3) : g.first]]
            tags = p.tags[max(0, g.first - 3) : g.first]
            if "(" in words and not _INSIDE.isdisjoint(tags[words.index("(") :]):
                out[k] = whole


_INSIDE = frozenset(("INCL", "AMONG"))


def before_others(p: Parsed, out: Hits) -> None:
    """ "31 were killed, including seven nuns, and two others hurt": the nuns are of the killed."""
    for k, hit in enumerate(out):
        g = p.groups[k]
        if hit is None or g.last > hit[0].first or k + 1 >= len(p.groups):
            continue
        h = hit[0]
        left = next((x for x in reversed(p.harms) if x.last <= g.first), None)
        if left is None or left.property == h.property or not _parts_told(p, left, g):
            continue
        between = [x for x in p.groups[k + 1 :] if x.last <= h.first]
        if any(_begins_anew(p, x, h) for x in between):
            out[k] = (left, 0.0)


def of_them(p: Parsed, out: Hits) -> None:
    """ "Lost eight members, four of them children; others were hurt": the four are of the eight, where no
    verb of their own stands close behind."""
    for k, g in enumerate(p.groups):
        hit, whole = out[k], out[g.parent] if 0 <= g.parent < k else None
        words = [t.low for t in p.tokens[g.high : g.high + 2]]
        if (
            whole is None
            or let_go(p, g, whole[0])
            or words[:1] != ["of"]
            or words[1:] not in (["them"], ["whom"])
        ):
            continue
        own = hit[0].first if hit is not None else _next_verb(p, g)
        if (own - g.last > _OWN_VERB or _so_hurt(p, g, whole[0])) and whole[0].last <= g.first:
            out[k] = whole


def _so_hurt(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Eighteen dockers were hurt, five of them severely, a nurse said": no verb but that of the whole."""
    how = [t.low for t in p.tokens[g.high + 2 : g.high + 3]]
    return g.kind != "vague" and h.property is Property.WOUNDED and not _HOW_HURT.isdisjoint(how)


_HOW_HURT = word_set("gravely hurt") | word_set("lightly hurt")


def later_of_them(p: Parsed, out: Hits) -> None:
    """ "237 people have been killed since May, it said, 162 of them in the city", "… adding that nine of them
    were nurses": of those counted before in the sentence, where nothing tells what else befell them."""
    for k, g in enumerate(p.groups):
        words = [t.low for t in p.tokens[g.high : g.high + 2]]
        if out[k] is not None or g.parent >= 0 or g.kind not in NUMBERED or words not in OF_THEM:
            continue
        whole = next((j for j in range(k - 1, -1, -1) if p.groups[j].kind in _COUNTED), -1)
        hit = out[whole] if whole >= 0 else None
        if hit is None or hit[0].last > g.first or p.groups[whole].value <= g.value:
            continue
        verb = g.high + 2
        are = p.tags[verb : verb + 1] == ["AUX"] and _is_noun(p, verb + 1)
        if are or _next_verb(p, g) - g.last > _OWN_VERB or _so_hurt(p, g, hit[0]):
            out[k], g.parent = hit, whole


def and_others(p: Parsed, out: Hits) -> None:
    """ "A leader in the militia and three herders were killed": a phrase tells of him before the others."""
    for k, g in enumerate(p.groups):
        j = next((j for j in range(k + 1, len(p.groups)) if p.tags[p.groups[j].first - 1] == "AND"), k)
        b, hit = p.groups[j], out[j]
        if out[k] is not None or hit is None or hit[0].first < b.last or b.kind not in NUMBERED:
            continue
        between = p.tags[g.last : b.first]
        opens = p.tags[max(0, g.first - 1) : g.first] in ([], [","], ["SAY"]) or g.first == 0
        opens = opens or p.tokens[g.first - 1].low == "that"
        alone = g.kind == "single" and g.head >= 0 and g.noun not in NO_PEOPLE and g.parent < 0
        told = between[:1] in (["IN"], ["OF"], ["FROM"]) and between[-1:] == ["AND"]
        if alone and opens and told and len(between) <= _PHRASE and _IN_ROW.issuperset(between[:-1]):
            out[k] = hit


_PHRASE = 8  # tokens: "in the militia of the town and"
_IN_ROW = IN_PHRASE | {"OF", "FROM"}


def from_sides(p: Parsed, out: Hits) -> None:
    """ "32 died, 15 from the army, ten from the militias and a nurse": those of one side after the other."""
    for k in range(1, len(p.groups)):
        a, g, hit = p.groups[k - 1], p.groups[k], out[k - 1]
        if out[k] is not None or hit is None or hit[0].last > a.first or a.kind not in NUMBERED:
            continue
        bare = g.kind in NUMBERED and g.head < 0 and p.tags[g.last : g.last + 1] == ["FROM"]
        between = p.tags[a.last : g.first]
        if bare and not CLAUSE.intersection(between) and _ROW.intersection(between[-2:]):
            out[k], g.parent = hit, a.parent


def _is_noun(p: Parsed, i: int) -> bool:
    entry = tables().people.get(p.tokens[i].low) if i < len(p.tokens) else None
    return entry is not None and entry[1] == "n"


def as_follows(p: Parsed, out: Hits) -> None:
    """ "The toll of the week reached 171 as follows: 60 gunmen 111 villagers": the parts of a sum."""
    lows = [t.low for t in p.tokens]
    at = next((i for i in range(1, len(lows)) if lows[i - 1 : i + 1] == ["as", "follows"]), -1)
    whole = next((k for k, g in enumerate(p.groups) if out[k] is not None and g.last <= at), -1)
    if at < 0 or whole < 0:
        return
    for k, g in enumerate(p.groups):
        listed = g.first > at and g.head >= 0 and g.kind in NUMBERED and g.noun not in NO_PEOPLE
        if listed and out[k] is None and g.value < p.groups[whole].value:
            out[k] = out[whole]
            g.parent = g.parent if g.parent >= 0 else whole


def _next_verb(p: Parsed, g: Group) -> int:
    """Where the next harm or verb stands behind g: "one of whom was arrested" tells what became of him."""
    verbs = (i for i in range(g.last, len(p.tags)) if p.tags[i] in CLAUSE)
    return next(verbs, len(p.tags) + _OWN_VERB + 1)


_OWN_VERB = 6  # tokens: "two of them fatally", "one of whom later died"


def _parts_told(p: Parsed, h: Harm, g: Group) -> bool:
    return any(t in ("INCL", "AMONG") for t in p.tags[h.last : g.first])


def _begins_anew(p: Parsed, g: Group, h: Harm) -> bool:
    """Whether ", and four others were", ", and one child was" opens the next clause."""
    if "AND" not in p.tags[max(0, g.first - 2) : g.first]:
        return False
    words = {t.low for t in p.tokens[g.first : g.last + 1]}
    alone = g.value == 1 and "was" in (t.low for t in p.tokens[g.last : h.first])
    return alone or bool(OTHERS & words)


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
        placed = death.kind == "intr" and len(between) <= _SCENE and IN_PHRASE.issuperset(between)
        if near and (later or placed) and death.property is Property.KILLED and death.kind in ("intr", "ed"):
            out[k] = (death, 0.0)


_OF_HURT = 4  # tokens: "of the 19 wounded"


_SCENE = 5  # tokens: "(of the five shot) in the crowded club"


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


def whole_of_part(p: Parsed, out: Hits) -> None:
    """ "86 people wounded 19 of them gravely", "59 hurt 25 of whom are in hospital": the participle between a
    whole and its part is the whole's."""
    for k, g in enumerate(p.groups):
        hit = out[k]
        if hit is None or not 0 <= g.parent < k or out[g.parent] is not None or hit[0].last != g.first:
            continue
        whole = p.groups[g.parent]
        of_them = [t.low for t in p.tokens[g.high : g.high + 2]] in OF_THEM
        between = p.tags[whole.last : hit[0].first]
        larger = whole.kind in NUMBERED and whole.value > g.value and whole.noun not in NO_PEOPLE
        if of_them and larger and hit[0].kind in DONE and TO_VERB.issuperset(between):
            out[g.parent] = hit


def in_next_attack(p: Parsed, out: Hits) -> None:
    """ "Killed nine in a raid that hit a mill and another four in a raid on Velm": what is struck stands
    between, and they suffered what the first did."""
    for k, g in enumerate(p.groups):
        hit, whole = out[k], next((x for x in out[:k] if x is not None), None)
        if whole is None or g.kind not in NUMBERED or (hit is not None and hit[0].last >= g.first - 1):
            continue
        verb = hit[0].first if hit is not None else g.first
        relative = any(t.low in ("that", "which") for t in p.tokens[whole[0].last : verb])
        words = [t.low for t in p.tokens[max(0, g.first - 2) : g.last]]
        others = "and" in words[:2] and ("another" in words or not OTHERS.isdisjoint(words))
        if others and relative and (hit is not None or _next_verb(p, g) - g.last > _OWN_VERB):
            out[k] = whole


# Who is told beside a number is a part of it before rows are looked at: a part makes no row with others.
# What the whole came to is shared when rows have theirs, and with the last parts when no doer has it.
TOLD_BESIDE = (before_others, spelt_out, bracketed)
SHARED = (of_them, whole_of_part, with_whole, both_together, in_bracket)
LEFT = (in_next_attack, of_the_hurt, among_whole, later_of_them, as_follows, from_sides, and_others)
