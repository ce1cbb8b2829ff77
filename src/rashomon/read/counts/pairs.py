"""What a small linear model sees of a pair of a group of people and a harm word.

It is grammar: the path of coarse tags between number and harm word, the voice of the verb, lists and
sub-counts, and what stands nearer.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed, path

_STEPS = 7  # items of a way that is told in full
_SHORT = 24  # characters of one without its plain words
_BUCKETS = ("0", "1", "2", *["3-4"] * 2, *["5-8"] * 4, *["9-14"] * 6)  # of numbers up to 14


def _bucket(n: int) -> str:
    return _BUCKETS[n] if n < len(_BUCKETS) else "15+"


def _size(n: int) -> str:
    return (
        str(n) if n < 3 else "3-9" if n < 10 else "10-99" if n < 100 else "100-999" if n < 1000 else "1000+"
    )


def features(p: Parsed, k: int, h: Harm, chosen: Sequence[Harm | None]) -> list[str]:
    """What speaks for and against group k having come to harm h; ``chosen`` are the groups before it."""
    g = p.groups[k]
    if g.first <= h.first < g.last:
        side, between = "I", []
    elif h.first >= g.last:
        side, between = "R", path(p.items, g.last, h.first)
    else:
        side, between = "L", path(p.items, h.last, g.first)
    return [
        *_by_itself(p, g, h, side, between),
        *_way(p, g, h, side, between),
        *_rivals(p, g, h, side),
        *_before(p, k, h, side, chosen),
    ]


def _by_itself(p: Parsed, g: Group, h: Harm, side: str, between: Sequence[str]) -> list[str]:
    """What group and harm are, how far apart they stand, and the words that touch them."""
    tokens, tags = p.tokens, p.tags
    d = _bucket(len(between))
    sf = side + h.form
    n = len(tokens)
    prev = tokens[g.first - 1].low if g.first else "^"
    prevtag = tags[g.first - 1] if g.first else "^"
    nxt = tokens[g.last].low if g.last < n else "$"
    nxttag = tags[g.last] if g.last < n else "$"
    hprev = tags[h.first - 1] if h.first else "^"
    hnexttag = tags[h.last] if h.last < n else "$"
    pathway = ">".join(between) if len(between) <= _STEPS else "long"
    short = ">".join(x for x in between if x != "n")
    short = short if len(short) < _SHORT else "long"
    return [
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
        "title=" + p.field + side,
        "prop=" + h.property,
    ]


def _way(p: Parsed, g: Group, h: Harm, side: str, between: Sequence[str]) -> list[str]:
    """What stands on the way from group to harm."""
    out = []
    if h.both:
        out.append("both")
        out.append("both" + side + _bucket(len(between)))
    if g.head >= 0:
        out.append("head=" + p.tokens[g.head].low)
    out.extend("b=" + side + x for x in sorted(set(between)))
    if between:
        out.append("b1=" + side + between[0])
        out.append("bn=" + side + h.form + between[-1])
    return out


def _rivals(p: Parsed, g: Group, h: Harm, side: str) -> list[str]:
    """Other groups and harms between the two, and the harms that stand nearer."""
    lo, hi = (g.last, h.first) if h.first >= g.last else (h.last, g.first)
    others = sum(1 for x in p.groups if lo <= x.first and x.last <= hi and x.kind not in ("name", "pronoun"))
    rivals = [x for x in p.harms if lo <= x.first < hi]
    out = [f"others={side}{min(others, 3)}", f"rivals={side}{min(len(rivals), 2)}"]
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
        same = "=" if rival.property == h.property else "!"
        out.append("rivalform=" + side + h.form + "|" + rival.form + same)
    return out


def _before(p: Parsed, k: int, h: Harm, side: str, chosen: Sequence[Harm | None]) -> list[str]:
    """What became of the groups before it, and of the list or sub-count that it stands in."""
    g = p.groups[k]
    out = []
    if 0 <= g.parent < k:
        c = chosen[g.parent]
        out.append("par=" + _beside(c, h))
        out.append("parside=" + side + ("none" if c is None else "same" if c is h else "x"))
    elif g.parent > k:
        out.append("par=later" + side)
    if k:
        state = _beside(chosen[k - 1], h)
        out.append("last=" + state)
        out.append("lastlink=" + state + g.link[:30] if g.link else "lastlink=far" + state)
        out.append("lastside=" + side + state + p.groups[k - 1].kind)
    held = sum(1 for c in chosen[:k] if c is h)
    out.append(f"held={side}{min(held, 2)}")
    out.append(f"helds={side + h.form}{min(held, 2)}")
    return out


def _beside(c: Harm | None, h: Harm) -> str:
    """The harm that another group came to, beside h."""
    if c is None:
        return "none"
    return "same" if c is h else "prop" if c.property == h.property else "other"
