"""The voice behind the words at a place: the candidates of a report, weighed by a small linear model.

Each name that speaks in the report is a candidate, and so is nobody (the outlet itself). The features say
where a candidate's cues stand to the words, what lies between, and what kind of sentence it is; the model
(bench/train/voices.py) scores each candidate and the best one wins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from rashomon.learned import linear
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import Voice
from rashomon.read.voices.around import Index, Place, span
from rashomon.read.voices.clauses import (
    clauses_set_apart,
    contrasted,
    in_another_clause,
    in_gloss,
    in_scope,
    only_owns_up,
    owns_up,
    refuses,
)
from rashomon.read.voices.first_person import of_self
from rashomon.read.voices.headlined import headlined
from rashomon.read.voices.known import organisation
from rashomon.read.voices.leaning import leans_on
from rashomon.read.voices.tables import word_set, words

_SHA256 = "9a4ce1f9f4c6fc695259f9a6343f2a5e70d6536622c4edd5a555a7c1fb868dc8"
_OPENERS = word_set("sentence openers")
_BACKGROUND = word_set("background")
_HAVE = frozenset({"had", "has", "have"})
_BREAKS = word_set("clause breaks")
_MANY = 4  # people: a number that few sentences have by chance


def features(place: Place, mentions: Sequence[Voice]) -> list[str]:
    """What speaks for and against the one who speaks at ``mentions``; for nobody, ``mentions`` is empty."""
    s = place.sentence
    if s is None:
        return ["nowhere"]
    n_own = place.n_own
    if not place.around:
        place.around = _around(place, s)
        place.leans = [] if n_own else leans_on(s)
    around = place.around
    if not mentions:
        if not n_own:
            repeated = place.repeats("", _MANY)
            around = [*around, *place.leans, f"repeated {repeated}"]
        return ["none", *(f"none {a}" for a in around)]
    out: list[str] = []
    here = s.index
    at, past = span(mentions, here)
    same = mentions[at:past] if n_own else []
    kind = mentions[0].kind
    if same:
        out += _same(place, s, same)
        out.append(f"own {n_own}")
    else:
        out.append(f"not own {n_own}")
    if at:
        out += _earlier(place, mentions[at - 1], bool(same))
    elif not same:
        ahead = mentions[0].sentence - here
        is_next = place.coming is not None and place.coming.name == mentions[0].name
        out.append(f"ahead {min(4, ahead)} next {is_next} own {n_own}")
        out.append(f"ahead kind {kind}")
        if is_next:
            out += [f"coming {a} ahead {min(3, ahead)}" for a in place.leans]
    if not same:
        repeated = place.repeats(mentions[0].name)
        scoped = repeated and place.repeats(mentions[0].name, _MANY)
        out.append(f"number {repeated} {scoped} own {n_own} {'before' if at else 'ahead'}")
        if past < len(mentions) and mentions[past].sentence == here + 1:
            out.append(f"speaks next own {n_own}")
    total = len(place.voices)
    share = len(mentions) / total if total else 0.0
    body = organisation(mentions[0].name)
    shared = place.organisations[body] / total if total else 0.0
    out.append(f"body share {round(shared * 4)} {'same' if same else 'other'}")
    out.append(f"share {round(share * 4)} {'same' if same else 'other'}")
    out.append(f"kind {kind} {'same' if same else 'other'}")
    return out


def _earlier(place: Place, last: Voice, same: bool) -> list[str]:
    """What speaks for and against one who spoke before, at ``last`` for the last time; ``same``: and who
    speaks in the sentence itself."""
    n_own, kind = place.n_own, last.kind
    back = min(5, place.here - last.sentence)
    recent = place.last is not None and place.last.name == last.name
    out = [
        f"back {back} own {n_own}",
        f"back {back} recent {recent} own {n_own}",
    ]
    if same:
        return out
    out += [f"back {back} form {last.form}", f"carry kind {kind}"]
    if not recent:
        return out
    opens = last.scopes and last.scopes[0][1] > last.at
    return [
        *out,
        *(f"carry {a}" for a in place.around),
        *(f"carry {a} back {min(3, back)}" for a in place.leans),
        f"carry cue {last.cue} back {back}",
        f"carry told {len(last.chain) > 1}",
        f"carry opens {bool(opens)} back {back}",
        f"carry back {back} kind {kind}",
    ]


def _around(place: Place, s: Sentence) -> list[str]:
    """The kind of sentence that the words stand in, and the kind of report."""
    lows = [t.low for t in s.tokens]
    known = words()
    opener = lows[0] if lows and lows[0] in _OPENERS else known.get(lows[0], "other") if lows else ""
    own = place.n_own
    out = [
        f"own {own}",
        f"opener {opener} own {min(1, own)}",
        f"names {min(4, place.n_names)} own {min(1, own)}",
        f"density {round(4 * len(place.voices) / max(1, place.n_sentences))} own {min(1, own)}",
        f"quoted {place.quoted} own {min(1, own)}",
    ]
    if not own:
        out += [f"has {w}" for w in sorted(set(lows) & _BACKGROUND)]
        if "weekday" in map(known.get, lows):
            out.append("has weekday")
        if not _HAVE.isdisjoint(lows):
            out.append("has perfect")
        n = len(lows)
        out.append(f"length {'short' if n < 12 else 'middle' if n < 30 else 'long'}")
    else:
        side = {("A" if v.at >= place.end else "B") for v in place.own}
        out.append("sides " + "".join(sorted(side)))
        out.append(f"scoped {any(in_scope(v, place) for v in place.own)}")
    return out


def _same(place: Place, s: Sentence, same: Sequence[Voice]) -> list[str]:
    """The candidate's cues in the sentence itself."""
    out: list[str] = []
    starts = place.word_starts
    here = bisect_right(starts, place.start) - 1
    for v in same:
        at = bisect_right(starts, v.at) - 1
        side = "A" if v.at >= place.end else "B" if v.at < place.start else "I"
        lo, hi = min(at, here), max(at, here)
        others = [
            o
            for o in place.own
            if o.name != v.name and min(v.at, place.start) < o.at < max(v.at, place.start)
        ]
        n = min(2, len(others))
        scoped = in_scope(v, place)
        out.append(f"{side} {v.form} scoped {scoped}")
        out.append(f"{side} {v.form} others {n}")
        out.append(f"{side} cue {v.cue}")
        closest = not others
        out.append(f"{side} {v.form} closest {closest} scoped {scoped} quoted {place.quoted}")
        rivals = [o for o in place.own if o.name != v.name]
        out.append(f"{side} closest {closest} rivals {min(2, len(rivals))}")
        gap = hi - lo
        size = "near" if gap < 6 else "mid" if gap < 15 else "far" if gap < 30 else "farther"
        out.append(f"{side} {v.form} gap {size}")
        if side == "B":
            after = [t.low for t in s.tokens[at + 1 : at + 4] if t.text[0].isalnum()]
            nxt = after[0] if after else ""
            shape = (
                nxt
                if nxt in _BREAKS or nxt in ("that", "on", "in")
                else "ing"
                if nxt.endswith("ing")
                else words().get(nxt, "")
            )
            out.append(f"B {v.form} next {shape} scoped {scoped}")
        else:
            rest = len(s.tokens) - at
            out.append(
                f"{side} {v.form} rest {'end' if rest < 5 else 'some' if rest < 12 else 'long'} others {n}"
            )
    return out


def voice_for(voices: Sequence[Voice], doc: Document, field: str, start: int, end: int) -> Voice | None:
    """The voice behind the words [start, end) of a field ("text" or "title"); None where the outlet itself
    speaks. ``voices`` are those of :func:`find_voices` for the same document.

    Of the voices with the winning name the one nearest to the words is given.
    """
    if not voices:
        return None
    index = _index(voices, doc)
    place = Place(index, field, start, end)
    best = index.answers.get(place.question)
    if best is None:
        best = index.answers[place.question] = _best(index, place)
    return nearest(place, best) if best else None


def _best(index: Index, place: Place) -> list[Voice]:
    """The mentions of the winning name; none where nobody wins."""
    names = eligible(index, place)
    if len(names) == 1:
        return index.candidates.get(names[0], [])
    model = linear("voices", _SHA256)
    best: list[Voice] = []
    best_score = -inf
    for name in names:
        mentions = index.candidates.get(name, [])
        score = model.score(features(place, mentions))
        if score > best_score:
            best, best_score = mentions, score
    return best


def eligible(index: Index, place: Place) -> list[str]:
    """The names, "" for nobody, that grammar leaves to choose from: one alone where it settles who speaks."""
    quoted = _quoted(index, place) or of_self(index, place) or headlined(index, place)
    if quoted is not None:
        return [quoted.name]
    out = [""]
    apart = clauses_set_apart(place)
    # Only those who speak in the words' own sentence can be kept from them by how it is built.
    owned = bool(place.own) and any(owns_up(place, mentions) for mentions in index.candidates.values())
    for name, mentions in index.candidates.items():
        if place.own and in_gloss(place, mentions):
            continue
        if place.own and (contrasted(place, mentions) or in_another_clause(place, mentions, apart)):
            continue
        if refuses(place, mentions) if place.own else only_owns_up(index, mentions):
            continue
        if owned and (owns_up(place, mentions) or all(v.sentence != place.here for v in mentions)):
            continue
        out.append(name)
    return out


def _quoted(index: Index, place: Place) -> Voice | None:
    """Who speaks in the quotation that the words stand in, where its own sentence names nobody outside it."""
    quote = place.quotation
    if quote is None or any(index.quotation(v.field, v.at) is None for v in place.own):
        return None
    return index.speaker(place.field, quote)


_last: list[Index] = []  # a document is asked about many times in a row


def _index(voices: Sequence[Voice], doc: Document) -> Index:
    if not (_last and _last[0].voices is voices and _last[0].doc is doc):
        _last[:] = [Index(voices, doc)]
    return _last[0]


def nearest(place: Place, mentions: Sequence[Voice]) -> Voice:
    """The mention, of some in reading order, that a reader would point at: in the sentence, else the last
    before, else the next."""
    first, past = span(mentions, place.here)
    if first == past:  # none in the sentence
        first, past = span(mentions, mentions[first - 1 if first else 0].sentence)
    return min(mentions[first:past], key=lambda v: (abs(v.at - place.start), v.at))
