"""Subjects that an aside parts from their verb, and counts that a clause ahead is not about."""

from __future__ import annotations

from rashomon.model import Property
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group, speaks
from rashomon.read.counts.harm import PASSIVE, Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.plain import destroyed
from rashomon.read.counts.tables import TO_VERB, word_set

CLAUSE = frozenset(("AUX", "HAVE", "VERB", "SAY", "MOD", "T", "WHO", "AFTER"))
_OPENS = 14  # tokens between a subject and the aside that follows it
_RELATIVE = frozenset(("whom", "which", "who", "them"))


def says_so(p: Parsed, g: Group, h: Harm) -> bool:
    """ "15 clerks were wounded, the official, Karim Daud, told the paper", "killing nine, two security
    sources said": those behind the comma, whose verb is to say it; "according to the official"."""
    if _says_of_others(p, g, h):
        return True
    if [t.low for t in p.tokens[max(0, g.first - 2) : g.first]] == ["according", "to"]:
        return True
    if not g.first or p.tags[g.first - 1] != ",":
        return False
    if h.last == g.first - 1 and speaks(p.tags, g):
        return True
    end = g.last
    while end < g.last + _TITLE and p.tags[end : end + 1] == ["w"]:
        end += 1
    said = p.tags[end : end + 1] == ["SAY"] and p.tags[end + 1 : end + 2] != ["TO"]
    return said and p.tokens[end - 1].low in _SPEAKERS


def _says_of_others(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Two officers and a clerk of the mill said nine people were killed": others are behind the verb."""
    said = next((i for i in range(g.last, h.first) if p.tags[i] == "SAY"), -1)
    if said > 0 and p.tags[said + 1] not in _GO_ON and speaks(p.tags, g):
        return True  # "Ann Lee, 50, said her neighbours were killed"
    if said < 0 or p.tags[said + 1] in _GO_ON or not _PHRASE.issuperset(p.tags[g.last : said]):
        return False
    return any(
        said < x.first and x.last <= h.first and x.kind in NUMBERED and x.noun not in NO_PEOPLE
        for x in p.groups
    )


_PHRASE = frozenset(("AND", "DET", "w", "C", "IN", "OF", "FROM", "TO", "WITH", "#"))
_GO_ON = frozenset(("INCL", "AMONG", "AND", ",", "BUT"))
_TITLE = 3  # words between a number and who speaks: "two senior security | sources"
_SPEAKERS = word_set("speakers") | word_set("tellers")


def past_asides(p: Parsed, out: Hits) -> None:
    """ "Nine members of the family, including two women and a boy aged 9, were killed": nine were.

    The words between are what the subject is of, then an aside in commas or dashes without a verb of its
    own, then the verb.
    """
    for k, g in enumerate(p.groups):
        hit = out[k]
        if g.value > 1 and g.parent < 0 and g.head >= 0 and g.noun not in NO_PEOPLE:
            h = next((h for h in p.harms if h.first > g.last and (_passive(h) or destroyed(g, h))), None)
            opens = _aside(p, g, h) if h is not None else -1
            if hit is not None and hit[0] is not h and _of_others(p, g, hit[0]):
                hit = None
            if h is None or opens < 0 or (hit is not None and hit[0] is not h):
                continue
            out[k] = hit or (h, 0.0)
            for j, x in enumerate(p.groups[k + 1 :], start=k + 1):
                if x.last <= opens:
                    out[j] = None  # "of the Harun family": a name, and nobody further
                elif x.last <= h.first and x.noun not in NO_PEOPLE:
                    x.parent = k
                    old = out[j]
                    out[j] = (h, 0.0) if old is not None and old[0].last <= g.first else old


def _of_others(p: Parsed, g: Group, h: Harm) -> bool:
    """ "One was killed and (three guards, including a cook, were hurt)": the verb before is of the one."""
    return _passive(h) and h.last == g.first - 1 and p.tags[h.last] == "AND"


def suffered(p: Parsed, out: Hits) -> None:
    """ "Two jawans of the Border Police (BP) sustained bullet injuries": those before the verb did."""
    for h in p.harms:
        if h.word not in _WOUNDS or any(hit is not None and hit[0] is h for hit in out):
            continue
        verb = next(
            (i for i in range(h.first - 1, max(-1, h.first - _WOUND), -1) if p.tags[i] == "SUFFER"), -1
        )
        if verb < 0 or any(t in CLAUSE for t in p.tags[verb + 1 : h.first]):
            continue
        for k in range(len(p.groups) - 1, -1, -1):
            g = p.groups[k]
            bare = g.kind in ("bare", "name")
            who = p.tags[g.last : verb] in (["WHO"], [",", "WHO"])  # "a guard, 30, who sustained injuries"
            of_body = "OF" in p.tags[max(0, g.first - 1 - bare) : g.first]  # "a member of the task force"
            of_body = of_body and not who
            if g.last > verb or g.noun in NO_PEOPLE or g.kind == "name" or of_body:
                continue
            between = p.tags[g.last : verb]
            if who:
                between = []
            if p.tags[g.last : g.last + 1] in (["AND"], [","]) and "AND" in between:
                break  # "his wife, children and grandchildren suffered injuries"
            more = g.kind in ("vague", "plural") and p.tokens[g.last - 1].low in _MORE
            named = (g.head >= 0 or g.kind == "pronoun" or more) and g.kind != "none"
            if out[k] is None and named and len(between) <= _OPENS and not any(t in _PARTS for t in between):
                out[k] = (h, 0.0)
            break


_MORE = frozenset(("more", "others"))
_WOUNDS = word_set("injuries")
_WOUND = 6  # tokens from "sustained" to "injuries"
_PARTS = (CLAUSE - {"AUX", "HAVE"}) | {"."}


def _passive(h: Harm) -> bool:
    return h.kind in ("ed", "shot") and h.form.rpartition(":")[2] in PASSIVE


def _aside(p: Parsed, g: Group, h: Harm) -> int:
    """The token that opens an aside after ``g`` that runs up to the verb, -1 where there is more."""
    verb = h.first
    while verb > g.last and p.tags[verb - 1] in TO_VERB:
        verb -= 1
    if verb == h.first or "was" in (t.low for t in p.tokens[verb : h.first]):
        return -1
    marks = (",", "INCL")
    opens = next((i for i in range(g.last, min(verb, g.last + _OPENS)) if p.tags[i] in marks), -1)
    if opens < 0 or any(t in CLAUSE for t in p.tags[g.last : opens]):
        return -1
    if p.tokens[opens].text == "(" and ")" in (t.text for t in p.tokens[opens : verb - 1]):
        return -1  # "his wife (39) and their two daughters (8 and 11) were": each has her own
    including = p.tags[opens] == "INCL" or p.tags[opens + 1] in ("INCL", "AMONG")
    if not including and (p.tags[verb - 1] != "," or p.tokens[opens].low == ","):
        return -1  # in dashes, or "including"; commas alone part clauses too
    plain = all(
        tag not in CLAUSE or _of_relative(p, i)
        for i, tag in enumerate(p.tags[opens + 1 : verb], start=opens + 1)
    )
    return opens if plain else -1


def _of_relative(p: Parsed, i: int) -> bool:
    """ "Two of whom were pregnant"."""
    return any(t.low in _RELATIVE for t in p.tokens[max(0, i - 2) : i + 1])


def of_the_dead(p: Parsed, out: Hits) -> None:
    """ "Ann Lee and Bo Reed were dead, both having suffered gunshot wounds": nobody further was hurt."""
    for k, g in enumerate(p.groups):
        hit = out[k]
        if hit is None or g.kind != "pair" or p.tokens[g.low].low != "both" or not g.first:
            continue
        told = next((x for x in reversed(out[:k]) if x is not None), None)
        dead = told is not None and told[0].property is Property.KILLED and told[0].last <= g.first
        if dead and p.tags[g.first - 1] == "," and hit[0].property is Property.WOUNDED:
            out[k] = None
