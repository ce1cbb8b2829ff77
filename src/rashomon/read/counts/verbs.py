"""Which verb is whose, once the people of a sentence have theirs: last verbs, second verbs, doers."""

from __future__ import annotations

from rashomon.model import Property
from rashomon.read.counts.clauses import past_who, speaker_at
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.owned import OWNS
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.plain import BETWEEN, CRIMES, DONE, is_subject
from rashomon.read.counts.rows import SINGLE
from rashomon.read.counts.tables import word_set

_OBJECTS = frozenset(("him", "them", "me", "us"))


def headlined(p: Parsed, out: Hits) -> None:
    """ "Teen shot near a club dies", "One of those whom the shooting sent to hospital has died": a last verb
    that nobody stands beside is the first person's, in a headline and after "one of"."""
    for h in p.harms:
        if h.word not in ("dies", "died") or any(hit is not None and hit[0] is h for hit in out):
            continue
        first = next((k for k, g in enumerate(p.groups) if g.noun not in NO_PEOPLE), -1)
        if first < 0 or p.groups[first].last > h.first:
            continue
        g = p.groups[first]
        one_of = g.value == 1 and g.kind == "words" and p.tokens[g.high].low == "of"
        if one_of or (p.field == "title" and h.word == "dies" and g.kind in SINGLE):
            out[first] = (h, 0.0)


def after_relative(p: Parsed, out: Hits) -> None:
    """ "A victim who fled a house where three were killed was hurt", "a boy who was shot has died": the verb
    behind what tells who somebody is, and that nobody stands beside, is his."""
    for h in p.harms:
        verb = h.first
        while verb and (
            p.tags[verb - 1] in ("AUX", "HAVE", "ADV", "FOUND") or p.tokens[verb - 1].low == "found"
        ):
            verb -= 1
        died = h.kind == "intr" and h.word in ("died", "dies") and not _amid(p, h.first)
        if (verb == h.first and not died) or not (
            h.kind == "intr" or _pronounced(p, h, verb) or (h.kind in DONE and h.form.endswith(":pas"))
        ):
            continue
        before = [k for k, g in enumerate(p.groups) if g.last <= verb and g.noun not in NO_PEOPLE]
        if not before:
            continue
        k = before[0]
        taken = [j for j, hit in enumerate(out) if hit is not None and hit[0] is h]
        if any(j == k or p.tokens[p.groups[j].first - 1].low != "by" for j in taken):
            continue
        g = p.groups[k]
        who = max(past_who(p, g.last) - 1, g.last)
        tells = p.tokens[who].low in ("who", "whose") or (who > g.last and p.tags[who] == "SAY")
        tells = tells or p.tokens[g.last].low in _BEFELL  # "a woman shot by her husband has died"
        doers = [j for j in before if j != k and p.tokens[p.groups[j].first - 1].low == "by"]
        beside = any(p.groups[j].last == verb for j in before if j not in doers) or p.tags[verb - 1] in (
            "AND",
            "WHO",
            "BUT",
        )
        if tells and g.kind in SINGLE and verb > who + 1 and not beside:
            for j in taken:
                out[j] = None  # "shot by her husband has died"
            worse = out[k] is None or h.property is Property.KILLED
            out[k] = (h, 0.0) if worse else out[k]


_BEFELL = word_set("befell whom")
_AMID = frozenset(("AND", "WHO", "BUT", ",", "PRON"))


def _amid(p: Parsed, verb: int) -> bool:
    """Whether another clause ends right before a verb, not one between commas: ", who was ill, died"."""
    if p.tags[verb - 1] != ",":
        return p.tags[verb - 1] in _AMID
    opens = max((i for i in range(verb - 1) if p.tags[i] == ","), default=-1)
    return p.tags[opens + 1 : opens + 2] != ["WHO"]


def _pronounced(p: Parsed, h: Harm, verb: int) -> bool:
    """ "(A clerk who was stabbed) was pronounced dead", "(a suspect who fled) was found dead"."""
    so = "FOUND" in p.tags[verb : h.first] or any(t.low == "found" for t in p.tokens[verb : h.first])
    return h.kind == "adj" and h.word in ("dead", "deceased") and so


def far_subject(p: Parsed, out: Hits) -> None:
    """ "A woman who was with him was grazed", "both pilots of the helicopter shot down near Velm were
    killed": what befell the head of a long phrase, where nobody stands nearer to the verb."""
    for h in p.harms:
        verb = h.first
        while verb and p.tags[verb - 1] in ("AUX", "HAVE", "ADV"):
            verb -= 1
        passive = h.kind in DONE and h.form.endswith((":pas", ":pasperf"))
        taken = any(
            x is not None and x[0] is h and g.last <= verb for g, x in zip(p.groups, out, strict=True)
        )
        if not passive or verb == h.first or taken:
            continue
        k = next((k for k, g in enumerate(p.groups) if _heads(p, g, verb, h)), -1)
        if k >= 0 and out[k] is None:
            out[k] = (h, 0.0)


def after_being(p: Parsed, out: Hits) -> None:
    """ "The mother was flown abroad after being gravely hurt": what befell the subject, where nobody has
    the verb."""
    for h in p.harms:
        being = h.first - 1
        while being > 0 and p.tags[being] == "ADV":
            being -= 1
        told = being > 0 and p.tokens[being].low == "being" and p.tokens[being - 1].low in ("after", "from")
        if not told or h.kind not in DONE or any(hit is not None and hit[0] is h for hit in out):
            continue
        k = next((k for k, g in enumerate(p.groups) if g.last < being and g.noun not in NO_PEOPLE), -1)
        if k >= 0 and out[k] is None and "AUX" in p.tags[p.groups[k].last : being - 1]:
            out[k] = (h, 0.0)


def _heads(p: Parsed, g: Group, verb: int, h: Harm) -> bool:
    """Whether g is told of up to a verb, by a clause with "who" or by "of" and the like, and nobody else."""
    between = p.tags[g.last : verb]
    if g.noun in NO_PEOPLE or g.kind not in _NOUNS or p.tags[g.first - 1 : g.first] in _GOVERNED:
        return False
    clause = between[:1] == ["WHO"]
    doing = between[:1] == ["w"] and p.tokens[g.last].low.endswith("ing")  # "two men standing at a gate were"
    if _told_what(p, g, verb):
        return g.value == 1 and "were" not in (t.low for t in p.tokens[verb : h.first])
    if (
        g.kind in ("name", "bare")
        or not (clause or doing or between[:1] in (["OF"], ["IN"], ["FROM"], ["WITH"]))
        or len(between) > _LONG
    ):
        return False
    if any(t in _ENDS_PHRASE for t in between) or (not clause and "AUX" in between):
        return False
    were = "was" not in (t.low for t in p.tokens[verb : h.first])
    beside = (x for x in p.groups if g.last <= x.first and x.last <= verb and x.noun not in NO_PEOPLE)
    many = were and g.kind in NUMBERED  # of "five men who came for a friend were" the one is no subject
    return were == (g.value > 1) and all(
        x.kind in ("pronoun", "name") or (many and x.value == 1) for x in beside
    )


def _told_what(p: Parsed, g: Group, verb: int) -> bool:
    """ "Ann Lee, a teacher at the town's school, was": what she is, between two commas."""
    between = p.tags[g.last : verb]
    article = between[:2] == [",", "DET"] and p.tokens[g.last + 1].low in ("a", "an", "the")
    told = article and between[-1] == "," and 2 < len(between) <= _LONG
    return told and not any(t in _ENDS_PHRASE for t in between[1:-1])


_LONG = 14  # tokens between a subject and its verb
_NOUNS = frozenset("single aged list words digits pair name bare".split())
_GOVERNED = [[tag] for tag in "OF IN FROM WITH TO FOR BY AMONG INCL AFTER T VERB".split()]
_ENDS_PHRASE = frozenset(", . : AND BUT SAY AFTER".split())


def outlived(p: Parsed, out: Hits) -> None:
    """ "A man was shot and later died", "two were taken to a clinic, where they died": of two verbs of one
    subject the death."""
    for k, hit in enumerate(out):
        g = p.groups[k]
        if hit is None or hit[0].property is not Property.WOUNDED:
            continue
        if hit[0].first < g.last and g.kind != "self":  # "a boy shot himself in the head and died"
            continue
        told = max(hit[0].last, g.last)
        for h in p.harms:
            if h.first < told or h.property is not Property.KILLED or not _is_death(h):
                continue
            before = h.first
            while before > told and p.tags[before - 1] in ("ADV", "AUX", "HAVE", "FOUND"):
                before -= 1
            shared = before > told and p.tags[before - 1] in ("AND", "BUT", ",")
            shared = shared or [t.low for t in p.tokens[max(told, before - 2) : before]] in _WHERE_THEY
            between = any(told <= x.first < h.first and x.noun != "thing" for x in p.groups)
            if shared and not between and not any(_follows(p, h, x) for x in p.groups if x.first >= h.last):
                out[k] = (h, hit[1])
            break


_WHERE_THEY = (["where", "they"], ["where", "both"], ["where", "all"], ["and", "they"])


def _is_death(h: Harm) -> bool:
    """ "And died", "and was pronounced dead"."""
    return h.kind in ("ed", "intr") or (h.kind == "adj" and h.word in ("dead", "deceased"))


def without_doers(p: Parsed, out: Hits) -> None:
    """ "A man shot and killed a woman": of two groups around an active verb the second is harmed.

    "The mother of a girl who died", "friends, including a boy who was killed": nor are those before "who".
    """
    for k, hit in enumerate(out):
        if hit is not None and p.groups[k].last <= hit[0].first and _does(p, p.groups[k], hit[0]):
            out[k] = None
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
            after = [p.groups[j] for j in mine if p.groups[j].parent != k and p.groups[j].first >= h.last]
            active = h.kind in ("ed", "shot", "base") and h.form.endswith((":", ":perf", ":start"))
            if g.last <= h.first and active and any(_follows(p, h, x) for x in after):
                out[k] = None
                continue
            if g.last <= h.first and any(_subject_between(p, k, j, h) for j in mine if j > k):
                out[k] = None
                continue
    for k, hit in enumerate(out):
        if hit is None or p.groups[k].last > hit[0].first:
            continue
        who = next((j for j in range(k + 1, len(p.groups)) if _relative(p, p.groups[j], hit[0])), -1)
        if who > 0 and not _listed(p, p.groups[k], p.groups[who]):
            out[k] = None
            out[who] = out[who] or hit


def _does(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Two people opened fire, killing", "three teens face murder charges": those before do it."""
    if _at_somebody(p, h):
        return True
    if OWNS in g.extra or (g.value > 1 and g.last == h.first and g.head < 0 and g.kind == "words"):
        return False  # "a man's murder", "a triple slaying"
    if h.kind == "noun" and _is_accused(p, g, h):
        return True
    return h.kind == "ing" or (h.word in CRIMES and g.head >= 0 and h.kind == "noun")


def _is_accused(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Two cousins were charged with the fatal shooting of", "a man held over the death of"."""
    return any(
        p.tokens[i].low in _ACCUSED and p.tokens[i + 1].low in _OF_WHAT for i in range(g.last, h.first - 1)
    )


_ACCUSED = word_set("accused")
_OF_WHAT = frozenset("with in of for over after on".split())


def _at_somebody(p: Parsed, h: Harm) -> bool:
    """ "Two men walked up and shot him": the verb has its object."""
    how = h.form.partition(":")[2]
    after = p.tokens[h.last].low if h.last < len(p.tokens) else ""
    named = any(x.kind == "name" and x.first == h.last for x in p.groups)  # "the five struck Omar Ferris"
    named = named and not speaker_at(p, h.last)
    active = h.kind in DONE and how in ("", "perf", "start")
    return active and (after in _OBJECTS or named)


def _relative(p: Parsed, g: Group, h: Harm) -> bool:
    """ "A girl who died": the harm stands in the clause that tells who g is."""
    between = p.tags[g.last : h.first]
    return between[:1] == ["WHO"] and g.noun not in NO_PEOPLE and all(t in BETWEEN for t in between[1:])


def _subject_between(p: Parsed, k: int, j: int, h: Harm) -> bool:
    """ "Both were taken to a hospital where Loften died": the nearer subject is the verb's, where the two
    stand in no row, apposition or sum."""
    a, b = p.groups[k], p.groups[j]
    if b.last > h.first or not is_subject(p, b, h) or a.parent == j or b.parent >= 0:
        return False
    between = p.tags[a.last : b.first]
    return bool(between) and any(t in _CLAUSE for t in between)


_CLAUSE = frozenset(("AUX", "HAVE", "AFTER", "SAY", "T", "VERB", "MOD", "WHO", "."))


def _follows(p: Parsed, h: Harm, g: Group) -> bool:
    return all(tag in ("ADV", "DET") for tag in p.tags[h.last : g.first])


def _listed(p: Parsed, a: Group, b: Group) -> bool:
    """ "A man and a woman who were killed": both stand before the "who"."""
    return all(tag in ("AND", ",") for tag in p.tags[a.last : b.first])
