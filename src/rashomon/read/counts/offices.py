"""Victims behind words for their office: "killed the league's archivist, Omar Dell", "kill army captain"."""

from __future__ import annotations

from rashomon.model import Property
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import THINGS_TOO, Harm
from rashomon.read.counts.parsed import Hits, Parsed, has_given_name
from rashomon.read.counts.tables import tables

_KILLS = ("", "perf", "start")  # forms of the verb that have whom it killed behind them
_VERBS = ("ed", "ing", "base", "shot")
_OFFICE = 8  # words: "the deputy head of the league's archive"
_NOUNS = 3  # "district police (chief)"
_NOUN = frozenset(("w", "C"))
_OF_OFFICE = frozenset(("DET", "w", "C", "OF"))
_CLOSES: tuple[list[str], ...] = ([","], ["AND"], ["."], [])
_NO_NOUN = ("ly", "ing", "'s", "’s")


def by_office(p: Parsed, out: Hits) -> None:
    """Give whom an office leads to the verb before it: a name, of which no table has the office ("killed the
    league's archivist, Omar Dell,", "killed League archivist Omar Dell"), or one person as headlines have
    them ("Gunmen kill army captain")."""
    for k, g in enumerate(p.groups):
        if g.kind not in ("name", "bare") or out[k] is not None:
            continue
        verb = next((h for h in reversed(p.harms) if h.last <= g.first), None)
        if verb is not None and (_in_headline if g.kind == "bare" else _is_office)(p, verb, g):
            out[k] = (verb, 0.0)


def _in_headline(p: Parsed, h: Harm, g: Group) -> bool:
    """ "Kill army captain", "injures district police chief": the present, and nothing but nouns between."""
    tags, low = p.tags[h.last : g.first], [t.low for t in p.tokens[h.last : g.first]]
    if not 0 < len(tags) <= _NOUNS or {*tags} - _NOUN or any(w.endswith("ly") for w in low):
        return False
    return h.kind == "base" and h.word not in THINGS_TOO and g.value == 1 and g.head >= 0


def _kills(h: Harm) -> bool:
    told = h.kind in _VERBS and h.form.partition(":")[2] in _KILLS
    return told and h.property is Property.KILLED and h.word not in THINGS_TOO


def _is_office(p: Parsed, h: Harm, g: Group) -> bool:
    if not _kills(h):
        return False
    tags, low = p.tags[h.last : g.first], [t.low for t in p.tokens[h.last : g.first]]
    apposed = tags[-1:] == [","]
    if apposed:
        tags, low = tags[:-1], low[:-1]
    if not 1 < len(tags) + apposed <= _OFFICE or {*tags} - _OF_OFFICE or tags[-1] != "w":
        return False
    things, head = tables().things, low[tags.index("OF") - 1] if "OF" in tags else low[-1]
    if head.endswith(_NO_NOUN) or head in things or p.tokens[g.last - 1].low in things:
        return False
    if not apposed:
        return "OF" not in tags and has_given_name(p, g)
    one = tags[0] == "DET" and not head.endswith("s")  # no "killed shepherds, Omar Dell said"
    return one and p.tags[g.last : g.last + 1] in _CLOSES
