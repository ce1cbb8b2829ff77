"""Which harm befell which group: features of a (group, harm word) pair, and the greedy reading of a sentence.

A small linear model weighs the pairs; what it sees is grammar: the path of coarse tags between number
and harm word, the voice of the verb, lists and sub-counts, and what stands nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.model import Property
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.document import Token

_FAR = 30  # tokens between a group and the harm word
_CLOSE = 6  # tokens between "no" and what there was none of
_NEAR = 3  # harm words looked at on each side

Scorer = Callable[[list[str]], float]


@dataclass(slots=True)
class Parsed:
    """A sentence with its tags, its groups, its harm words and its path alphabet."""

    tokens: Sequence[Token]
    tags: list[str]
    groups: list[Group]
    harms: list[Harm]
    field: str
    items: list[str]  # one a token: its tag, with groups and harm words folded in, "" where folded away


def parsed(
    tokens: Sequence[Token], tags: list[str], groups: list[Group], harms: list[Harm], field: str
) -> Parsed:
    items = ["n" if x in ("w", "C", "#", '"', "DET", "ADV", "DAY") else x for x in tags]
    for h in harms:
        items[h.first] = "T" + h.property[0]
        for i in range(h.first + 1, h.last):
            items[i] = ""
    for g in groups:
        mark = (
            "N"
            if g.kind in ("name", "pronoun")
            else "S"
            if g.kind in ("single", "bare", "aged", "another", "list")
            else "Q"
        )
        if g.noun in ("thing", "weapon", "attack"):
            mark = "X"
        if any(items[i].startswith("T") for i in range(g.first, g.last)):
            continue
        for i in range(g.first, g.last):
            items[i] = ""
        items[g.first] = mark
    out = Parsed(tokens, tags, groups, harms, field, items)
    _join(out)
    return out


def path(items: Sequence[str], start: int, end: int) -> list[str]:
    """The items of [start, end) with runs folded into one."""
    out: list[str] = []
    for x in items[start:end]:
        if x and not (out and out[-1] == x):
            out.append(x)
    return out


_CHAIN = frozenset({"AND", ",", "n", "INCL", "AMONG", "WITH", "OF", "S", "N", "PRON", "MOST"})


def _join(p: Parsed) -> None:
    """Tie each group to the one before it: lists, sub-counts, "four of them"."""
    for k in range(1, len(p.groups)):
        a, b = p.groups[k - 1], p.groups[k]
        if b.first < a.last:
            continue
        between = path(p.items, a.last, b.first)
        if len(between) > 8:
            continue
        words = [t.low for t in p.tokens[a.last : b.first]]
        after = [t.low for t in p.tokens[b.last : b.last + 2]]
        b.link = ">".join(between)
        has_incl = "INCL" in between or "AMONG" in between
        if (
            (
                "AMONG" in between
                and not ({"them", "whom", "which", "those"} & set(words))
                and "INCL" not in between
            )
            and a.parent < 0
            and between[:1] == ["AMONG"]
        ):
            a.parent = k  # "11 children among 18 dead"
            continue
        if (has_incl and "X" not in between) or (
            after[:1] == ["of"] and after[1:] and after[1] in ("them", "whom", "which", "those")
        ):
            b.parent = next(
                (
                    j
                    for j in range(k - 1, -1, -1)
                    if p.groups[j].noun != "thing" and not _families(p, p.groups[j])
                ),
                k - 1,
            )
        elif a.parent >= 0 and a.parent < k - 1 and set(between) <= {"AND", ",", "n", "WITH"}:
            b.parent = a.parent


def _bucket(n: int) -> str:
    return (
        "0"
        if n == 0
        else "1"
        if n == 1
        else "2"
        if n == 2
        else "3-4"
        if n < 5
        else "5-8"
        if n < 9
        else ("9-14" if n < 15 else "15+")
    )


def _size(n: int) -> str:
    return (
        str(n) if n < 3 else "3-9" if n < 10 else "10-99" if n < 100 else "100-999" if n < 1000 else "1000+"
    )


def features(p: Parsed, k: int, h: Harm, chosen: Sequence[Harm | None]) -> list[str]:
    """What speaks for and against group k having come to harm h; ``chosen`` are the groups before it."""
    g = p.groups[k]
    tokens, tags = p.tokens, p.tags
    inside = g.first <= h.first < g.last
    right = h.first >= g.last
    if inside:
        side, between = "I", []
    elif right:
        side, between = "R", path(p.items, g.last, h.first)
    else:
        side, between = "L", path(p.items, h.last, g.first)
    d = _bucket(len(between))
    sf = side + h.form
    n = len(tokens)
    prev = tokens[g.first - 1].low if g.first else "^"
    prevtag = tags[g.first - 1] if g.first else "^"
    nxt = tokens[g.last].low if g.last < n else "$"
    nxttag = tags[g.last] if g.last < n else "$"
    hprev = tags[h.first - 1] if h.first else "^"
    hnext = tokens[h.last].low if h.last < n else "$"
    hnexttag = tags[h.last] if h.last < n else "$"
    pathway = ">".join(between) if len(between) <= 7 else "long"
    short = ">".join(x for x in between if x != "n")
    short = short if len(short) < 24 else "long"
    out = [
        "s=" + side,
        "sd=" + side + d,
        "sf=" + sf,
        "sfd=" + sf + d,
        "sk=" + side + g.kind,
        "sfk=" + sf + "|" + g.kind,
        "p=" + side + pathway,
        "fp=" + sf + pathway,
        "sp=" + side + short,
        "fsp=" + sf + short,
        "w=" + side + h.word,
        "wd=" + side + h.word + d,
        "noun=" + g.noun,
        "nounk=" + g.noun + "|" + g.kind,
        "nounw=" + g.noun + "|" + h.word,
        "q=" + g.qualifier + _size(g.value),
        "prev=" + prev,
        "prevs=" + side + prevtag,
        "nxt=" + nxt,
        "nxts=" + side + nxttag,
        "nxtf=" + sf + nxttag,
        "hp=" + sf + hprev,
        "hpw=" + h.kind + (tokens[h.first - 1].low if h.first else "^"),
        "hn=" + sf + hnexttag,
        "hnw=" + side + h.word + hnext,
        "title=" + p.field + side,
        "prop=" + h.property,
    ]
    if h.both:
        out.append("both")
        out.append("both" + side + d)
    if g.head >= 0:
        out.append("head=" + tokens[g.head].low)
    out.extend("b=" + side + x for x in sorted(set(between)))
    if between:
        out.append("b1=" + side + between[0])
        out.append("bn=" + sf + between[-1])
    # What stands between, and what stands nearer
    lo, hi = (g.last, h.first) if right else (h.last, g.first)
    others = sum(1 for x in p.groups if lo <= x.first and x.last <= hi and x.kind not in ("name", "pronoun"))
    rivals = [x for x in p.harms if lo <= x.first < hi]
    out.append(f"others={side}{min(others, 3)}")
    out.append(f"rivals={side}{min(len(rivals), 2)}")
    if rivals:
        out.append("rivalsame=" + str(all(x.property == h.property for x in rivals)))
    near_r = next((x for x in p.harms if x.first >= g.last), None)
    near_l = next((x for x in reversed(p.harms) if x.last <= g.first), None)
    rank = "both" if near_l and near_r else "one"
    dl = g.first - near_l.last if near_l else 99
    dr = near_r.first - g.last if near_r else 99
    nearer = (dl <= dr) == (side == "L")
    out.append(f"near={side}{rank}{nearer}")
    rival = near_l if side == "R" else near_r
    if rival is not None and rival is not h:
        out.append("rivalform=" + sf + "|" + rival.form + ("=" if rival.property == h.property else "!"))
    # The list or sub-count it stands in
    if g.parent >= 0 and g.parent < k:
        c = chosen[g.parent]
        out.append(
            "par="
            + ("none" if c is None else "same" if c is h else "prop" if c.property == h.property else "other")
        )
        out.append("parside=" + side + ("none" if c is None else "same" if c is h else "x"))
    elif g.parent > k:
        out.append("par=later" + side)
    if k:
        c = chosen[k - 1]
        state = "none" if c is None else "same" if c is h else "prop" if c.property == h.property else "other"
        out.append("last=" + state)
        out.append("lastlink=" + state + g.link[:30] if g.link else "lastlink=far" + state)
        out.append("lastside=" + side + state + p.groups[k - 1].kind)
    held = sum(1 for c in chosen[:k] if c is h)
    out.append(f"held={side}{min(held, 2)}")
    out.append(f"helds={sf}{min(held, 2)}")
    return out


def options(p: Parsed, k: int) -> list[Harm]:
    """The harm words that group k may belong to, nearest first on each side."""
    g = p.groups[k]
    if g.kind == "none":  # "no injuries", "nobody was hurt", "without causing casualties"
        return [h for h in p.harms if 0 <= h.first - g.low <= _CLOSE]
    right = [h for h in p.harms if h.first >= g.last and h.first - g.last <= _FAR][:_NEAR]
    left = [h for h in p.harms if h.last <= g.first and g.first - h.last <= _FAR][-_NEAR:]
    inside = [h for h in p.harms if g.first <= h.first < g.last]
    return [*inside, *reversed(left), *right]


def linked(p: Parsed, score: Scorer) -> list[tuple[Harm, float] | None]:
    """For each group the harm word it belongs to and the score (above 0), or None."""
    chosen: list[Harm | None] = []
    out: list[tuple[Harm, float] | None] = []
    for k in range(len(p.groups)):
        best: tuple[Harm, float] | None = None
        for h in options(p, k):
            if h.property != Property.DISPLACED and (
                p.groups[k].noun == "thing" or _families(p, p.groups[k])
            ):
                continue  # "three mosques were hit", "five families": the number counts no people
            s = score(features(p, k, h, chosen))
            if s > 0 and (best is None or s > best[1]):
                best = (h, s)
        chosen.append(best[0] if best else None)
        out.append(best)
    for k, g in enumerate(p.groups):
        if out[k] is None and g.kind == "vague":
            out[k] = _its_verb(p, g)
        part = out[k]
        if part is not None and 0 <= g.parent < k and part[0].first >= g.last:
            _with_its_parts(p, g.parent, part, out)
    _without_doers(p, out)
    return out


def _without_doers(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "A man shot and killed a woman": of two groups around an active verb the second is harmed.

    "The mother of a girl who died", "friends, including a boy who was killed": nor are those before "who".
    """
    by_harm: dict[int, list[int]] = {}
    for k, hit in enumerate(out):
        if hit is not None:
            by_harm.setdefault(hit[0].first, []).append(k)
    for mine in by_harm.values():
        for k in mine:
            h, _ = out[k] or (None, 0.0)
            if h is None:
                continue
            g = p.groups[k]
            after = [p.groups[j] for j in mine if j != k and p.groups[j].first >= h.last]
            active = h.kind in ("ed", "shot", "base") and h.form.endswith((":", ":perf", ":start"))
            if g.last <= h.first and active and any(_is_object(p, h, x) for x in after):
                out[k] = None
                continue
            nearer = [p.groups[j] for j in mine if j > k and p.groups[j].last <= h.first]
            if g.last <= h.first and any(
                p.tags[x.last : x.last + 1] == ["WHO"] and not _listed(p, g, x) for x in nearer
            ):
                out[k] = None


def _is_object(p: Parsed, h: Harm, g: Group) -> bool:
    return all(tag in ("ADV", "DET") for tag in p.tags[h.last : g.first])


def _listed(p: Parsed, a: Group, b: Group) -> bool:
    """ "A man and a woman who were killed": both stand before the "who"."""
    return all(tag in ("AND", ",") for tag in p.tags[a.last : b.first])


def _its_verb(p: Parsed, g: Group) -> tuple[Harm, float] | None:
    """ "Others were reportedly wounded": words for an unknown number go with the verb they touch."""
    i = g.last
    while i < len(p.tags) and p.tags[i] in ("AUX", "ADV", "HAVE"):
        i += 1
    found = next((h for h in p.harms if h.first == i and h.kind in ("ed", "shot")), None)
    return (found, 0.0) if found is not None and i > g.last else None


_FAMILIES = frozenset(("families", "household", "households"))


def _families(p: Parsed, g: Group) -> bool:
    return g.head >= 0 and p.tokens[g.head].low in _FAMILIES


def _with_its_parts(
    p: Parsed, whole: int, part: tuple[Harm, float], out: list[tuple[Harm, float] | None]
) -> None:
    """ "Seven people, including two women and a boy, were killed": the verb after the list is the whole's."""
    g = p.groups[whole]
    if out[whole] is None and g.noun not in ("thing", "weapon", "attack", "unit"):
        before = next((h for h in p.harms if h.last <= g.first and g.first - h.last <= 2), None)
        if before is None:
            out[whole] = part
