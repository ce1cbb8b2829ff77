"""Cues and names put together: the voices of a document."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.model import Stance
from rashomon.read.casing import is_plain
from rashomon.read.document import Document, Token
from rashomon.read.mentions import Voice
from rashomon.read.voices.channels import of_poster
from rashomon.read.voices.cues import Cue, cues
from rashomon.read.voices.identity import Speaker
from rashomon.read.voices.names import Names
from rashomon.read.voices.phrases import leftwards
from rashomon.read.voices.speaker import LIKELY, SURE
from rashomon.read.voices.tables import verbs, words


def find_voices(doc: Document) -> list[Voice]:
    """The voices that a document quotes, one for each cue, in reading order.

    A voice's span is the speaker's words ("it", "a monitoring group"), ``name`` who they stand for;
    ``scopes`` is the stretch of its own sentence that the cue vouches for on its face. What is said in
    sentences without a cue is settled by :func:`rashomon.read.voices.voice_for`.
    """
    names = Names(doc)
    found: list[tuple[Cue, Speaker, tuple[str, ...]]] = []
    per_sentence: dict[int, list[Cue]] = {}
    for said in cues(doc):
        cue = of_poster(said)
        if cue is not None and _plain_words(cue):
            continue
        speaker = names.speaker(cue) if cue is not None else None
        if cue is None or speaker is None:
            continue
        found.append((cue, speaker, _carriers(doc, cue, names)))
        per_sentence.setdefault(cue.sentence.index, []).append(cue)
    names.settle([(cue, s) for cue, s, _ in found])
    out = [_voice(doc, cue, s.merged or s, via, per_sentence[cue.sentence.index]) for cue, s, via in found]
    # "A Reuters report citing X said": both cues are X's, and the longer chain is the whole one.
    chains: dict[tuple[int, int, str], tuple[str, ...]] = {}
    for v in out:
        at = (v.sentence, v.start, v.name)
        if len(v.chain) > len(chains.get(at, ())):
            chains[at] = v.chain
    whole = [(v, chains[v.sentence, v.start, v.name]) for v in out]
    out = [v if v.chain is chain else replace(v, chain=chain) for v, chain in whole]
    out.sort(key=lambda v: (v.field != "title", v.at, v.start))
    return out


def _plain_words(cue: Cue) -> bool:
    """Whether the speaker of a headline is named by its capitals alone, which all its words have: "Rebels
    admit | Killing nine"."""
    p, s = cue.speaker, cue.sentence
    if p is None or s.field != "title" or p.trust == SURE:
        return False
    return all(is_plain(t.low) for t in s.tokens[p.first : p.last + 1])


def _carriers(doc: Document, cue: Cue, names: Names) -> tuple[str, ...]:
    """Who passed it on, nearest to the speaker first."""
    out: list[str] = []
    if cue.via is not None:
        out.append(names.via(cue.sentence, cue.via))
    elif cue.form == "citing":
        at = _reporting(cue.sentence.tokens, cue.at)
        phrase = leftwards(cue.sentence.tokens, at)
        if phrase is not None and phrase.trust >= LIKELY and phrase.last == at - 1:
            out.append(re.sub(r"\s+reports?$", "", names.via(cue.sentence, phrase)))
    for agency in doc.clean.agencies:
        if not any(agency.casefold() in o.casefold() for o in out):
            out.append(agency)
    return tuple(out)


def _reporting(toks: tuple[Token, ...], citing: int) -> int:
    """Where the one who cites ends: at the verb before "Reuters | reported on Monday, citing", else there."""
    k = citing - 1
    while k > 0 and (toks[k].low in (",", "on") or words().get(toks[k].low) == "weekday"):
        k -= 1
    return k if k > 0 and toks[k].low in verbs() else citing


def _voice(doc: Document, cue: Cue, speaker: Speaker, via: tuple[str, ...], others: list[Cue]) -> Voice:
    s = cue.sentence
    toks = s.tokens
    first, last = (cue.speaker.first, cue.speaker.last) if cue.speaker else (cue.at, cue.at)
    start, end = toks[first].start, toks[last].end
    text = doc.report.of(s.field)
    chain = (speaker.name, *(v for v in via if v.casefold() != speaker.name.casefold()))
    return Voice(
        sentence=s.index,
        field=s.field,
        start=start,
        end=end,
        text=text[start:end],
        name=speaker.name,
        chain=chain,
        scopes=tuple((s.field, a, b) for a, b in _scope(cue, others) if a < b),
        stance=cue.stance,
        cue=toks[cue.at].low,
        at=toks[cue.at].start,
        form=cue.form,
        kind=speaker.kind,
    )


def _scope(cue: Cue, others: list[Cue]) -> list[tuple[int, int]]:
    """What the cue vouches for in its own sentence, as its form has it."""
    s = cue.sentence
    toks = s.tokens
    first = min(cue.speaker.first, cue.at) if cue.speaker else cue.at
    begin, stop = s.start, s.end
    for o in others:
        if o is cue:
            continue
        o_first = min(o.speaker.first, o.at) if o.speaker else o.at
        if o_first > cue.last and o.form in ("before", "participle", "citing"):
            stop = min(stop, toks[o_first].start)
        elif o.last < first:
            begin = max(begin, toks[o.last].end)
    before = (begin, toks[first].start)
    after = (toks[cue.last].end, stop)
    n_before = sum(1 for t in toks[:first] if t.start >= begin and t.text[0].isalnum())
    n_after = sum(1 for t in toks[cue.last + 1 :] if t.end <= stop and t.text[0].isalnum())
    if cue.form == "headline" or (cue.form in ("colon", "according", "passive", "after") and n_before >= 3):
        return [before]
    if cue.form in ("colon", "according", "participle", "citing"):
        return [after]
    nxt = next((t.low for t in toks[cue.last + 1 :] if t.text != ","), "")
    if nxt == "that" or n_before < 4 or cue.stance is Stance.DENIED:
        return [after]  # what is told before "but the army denied responsibility" is not the army's
    ends = n_after <= 3 or words().get(nxt) in ("weekday", "preposition") or nxt.endswith("ing")
    if ends and n_before >= 4:
        return [before] if n_after <= 3 else [before, after]
    return [after]
