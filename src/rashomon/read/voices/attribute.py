"""The voice behind the words at a place: the candidates of a report, weighed by a small linear model.

Each name that speaks in the report is a candidate, and so is nobody (the outlet itself). The features say
where a candidate's cues stand to the words, what lies between, and what kind of sentence it is; the model
(bench/train/voices.py) scores each candidate and the best one wins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.learned import linear
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import Voice
from rashomon.read.voices.names import organisation
from rashomon.read.voices.tables import word_set, words

_SHA256 = "7c9c9c5a7599073126801f8b90f3ce157572ee1680c7b2ba03c04311685b8a59"
_OPENERS = word_set("sentence openers")
_BACKGROUND = word_set("background")
_NUMBERS = {
    w: str(i + 2)
    for i, w in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
}
_EVENTS = word_set("events")
_HAVE = frozenset({"had", "has", "have"})
_BREAKS = word_set("clause breaks")
_CONTRASTS = frozenset({"while", "whilst", "although", "though"})


class Index:
    """The voices and sentences of one document, laid out for many questions about who is behind words."""

    def __init__(self, voices: Sequence[Voice], doc: Document) -> None:
        self.voices = voices
        self.doc = doc
        self.candidates = candidates(voices)
        self.organisations = Counter(organisation(v.name) for v in voices)
        self.numbers = {s.index: _numbers(t.low for t in s.tokens) for s in doc.sentences}
        self.own: dict[int, list[Voice]] = {}
        for v in voices:
            self.own.setdefault(v.sentence, []).append(v)
        self.answers: dict[tuple[object, ...], list[Voice]] = {}  # questions that come down to the same
        self._before: dict[int, list[Voice]] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        for s in doc.sentences:
            self._sentences.setdefault(s.field, []).append(s)
        self._starts = {field: [s.start for s in ss] for field, ss in self._sentences.items()}
        self._words: dict[int, list[int]] = {}

    def before(self, sentence: int) -> list[Voice]:
        """The voices of the sentences before one, headlines aside."""
        if sentence not in self._before:
            self._before[sentence] = [
                v for v in self.voices if v.sentence < sentence and v.form != "headline"
            ]
        return self._before[sentence]

    def word_starts(self, s: Sentence) -> list[int]:
        """Where the words of a sentence start."""
        if s.index not in self._words:
            self._words[s.index] = [t.start for t in s.tokens]
        return self._words[s.index]

    def sentence(self, field: str, position: int) -> Sentence | None:
        """The sentence at a position, or the last one before it."""
        at = bisect_right(self._starts.get(field, []), position)
        return self._sentences[field][at - 1] if at else None


class Place:
    """Where some words stand: their sentence, and the voices in reading order around them."""

    def __init__(self, index: Index, field: str, start: int, end: int) -> None:
        self.voices = index.voices
        self.field, self.start, self.end = field, start, end
        self.sentence = s = index.sentence(field, start)
        self.here = s.index if s else -1
        self.around: list[str] = []
        self.own = index.own.get(self.here, [])
        self.n_own = min(2, len({v.name for v in self.own}))
        self.looked_ahead = False  # see _after
        self.coming: Voice | None = None
        self.n_sentences = len(index.doc.sentences)
        self.organisations = index.organisations
        self.word_starts = starts = index.word_starts(s) if s else []
        words_there = s.tokens[bisect_left(starts, start) : bisect_left(starts, end)] if s else ()
        numbers = _numbers([t.low for t in words_there])
        self.said = {i: n & numbers for i, n in index.numbers.items()} if numbers else {}
        text = index.doc.report.of(field)
        begin = s.start if s else start
        self.others = index.before(self.here)
        # Where nobody speaks in the sentence, all that matters of the place is its sentence, its numbers
        # and whether it is quoted.
        self.question: tuple[object, ...] = (field, start, end)
        self.quoted = sum(text.count(q, begin, start) for q in '"“”') % 2 == 1
        if not self.own:
            self.question = (self.here, self.quoted, *sorted(numbers))


def _numbers(lows: Iterable[str]) -> set[str]:
    return {_NUMBERS.get(w, w) for w in lows if w in _NUMBERS or w[0].isdigit()}


def _after(place: Place) -> Voice | None:
    """The first voice in the sentences that follow."""
    if not place.looked_ahead:
        place.looked_ahead = True
        place.coming = next((v for v in place.voices if v.sentence > place.here), None)
    return place.coming


def candidates(voices: Sequence[Voice]) -> dict[str, list[Voice]]:
    """The voices by name, in the order in which the names first speak."""
    out: dict[str, list[Voice]] = {}
    for v in voices:
        out.setdefault(v.name, []).append(v)
    return out


def features(place: Place, mentions: Sequence[Voice]) -> list[str]:
    """What speaks for and against the one who speaks at ``mentions``; for nobody, ``mentions`` is empty."""
    s = place.sentence
    if s is None:
        return ["nowhere"]
    around = place.around or _around(place, s)
    place.around = around
    n_own = place.n_own
    if not mentions:
        if not n_own:
            around = [*around, f"repeated {any(_repeats(place, v) for v in place.voices)}"]
        return ["none", *(f"none {a}" for a in around)]
    out: list[str] = []
    here = s.index
    same = [v for v in mentions if v.sentence == here]
    kind = mentions[0].kind
    if same:
        out += _same(place, s, same)
        out.append(f"own {n_own}")
    else:
        out.append(f"not own {n_own}")
    earlier = [v for v in mentions if v.sentence < here]
    names_before = place.others
    if earlier:
        last = earlier[-1]
        back = min(5, s.index - last.sentence)
        recent = bool(names_before) and names_before[-1].name == last.name
        kin = bool(names_before) and organisation(names_before[-1].name) == organisation(last.name)
        out.append(f"kin {kin} recent {recent} {bool(same)}")
        out.append(f"back {back} own {n_own}")
        out.append(f"back {back} recent {recent} own {n_own}")
        if not same:
            out.append(f"back {back} form {last.form}")
            out.append(f"carry kind {kind}")
            if recent:
                out += [f"carry {a}" for a in around]
                out.append(f"carry cue {last.cue} back {back}")
                out.append(f"carry told {len(last.chain) > 1}")
                opens = last.scopes and last.scopes[0][1] > last.at
                out.append(f"carry opens {bool(opens)} back {back}")
                out.append(f"carry back {back} kind {kind}")
            else:
                between = len({v.name for v in names_before if (v.sentence, v.at) > (last.sentence, last.at)})
                out.append(f"between {min(3, between)} own {n_own}")
    elif not same:
        ahead = min(mentions, key=lambda v: v.sentence).sentence - s.index
        first = _after(place)
        is_next = first is not None and first.name == mentions[0].name
        out.append(f"ahead {min(4, ahead)} next {is_next} own {n_own} lead {min(2, s.index)}")
        out.append(f"ahead kind {kind}")
    if not same:
        said = place.said
        repeated = bool(said) and any(v.sentence != here and said.get(v.sentence) for v in mentions)
        scoped = repeated and any(_repeats(place, v) for v in mentions)
        out.append(f"number {repeated} {scoped} own {n_own} {'before' if earlier else 'ahead'}")
        if any(v.sentence == here + 1 for v in mentions):
            out.append(f"speaks next own {n_own}")
    total = len(place.voices)
    share = len(mentions) / total if total else 0.0
    body = organisation(mentions[0].name)
    shared = place.organisations[body] / total if total else 0.0
    out.append(f"body share {round(shared * 4)} {'same' if same else 'other'}")
    out.append(f"share {round(share * 4)} {'same' if same else 'other'}")
    out.append(f"kind {kind} {'same' if same else 'other'}")
    if same and earlier:
        out.append("said before")
    return out


def _repeats(place: Place, v: Voice) -> bool:
    """Whether a number above three of the words is said again in the candidate's own sentence."""
    return v.sentence != place.here and any(len(n) > 1 or n > "3" for n in place.said.get(v.sentence, ()))


def _around(place: Place, s: Sentence) -> list[str]:
    """The kind of sentence that the words stand in, and the kind of report."""
    lows = [t.low for t in s.tokens]
    known = words()
    opener = lows[0] if lows and lows[0] in _OPENERS else known.get(lows[0], "other") if lows else ""
    own = place.n_own
    names = {v.name for v in place.voices}
    out = [
        f"own {own}",
        f"opener {opener} own {min(1, own)}",
        f"index {min(4, s.index)} own {min(1, own)}",
        f"names {min(4, len(names))} own {min(1, own)}",
        f"density {round(4 * len(place.voices) / max(1, place.n_sentences))} own {min(1, own)}",
        f"field {s.field}",
        f"quoted {place.quoted} own {min(1, own)}",
    ]
    if not own:
        out += [f"has {w}" for w in sorted(set(lows) & _BACKGROUND)]
        if lows[:1] == ["the"] and set(lows[1:4]) & _EVENTS:
            out.append("the event")
        if "weekday" in map(known.get, lows):
            out.append("has weekday")
        if not _HAVE.isdisjoint(lows):
            out.append("has perfect")
        n = len(lows)
        out.append(f"length {'short' if n < 12 else 'middle' if n < 30 else 'long'}")
        before = [v for v in place.voices if v.sentence < s.index]
        out.append(f"since voice {min(5, s.index - before[-1].sentence) if before else 'never'}")
    else:
        side = {("A" if v.at >= place.end else "B") for v in place.own}
        out.append("sides " + "".join(sorted(side)))
        out.append(f"scoped {any(_in_scope(v, place) for v in place.own)}")
    return out


def _in_scope(v: Voice, place: Place) -> bool:
    return any(f == place.field and a <= place.start < b for f, a, b in v.scopes)


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
        scoped = _in_scope(v, place)
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
        mid = {t.low for t in s.tokens[lo + 1 : hi]} & _BREAKS
        out += [f"{side} over {w}" for w in sorted(mid)]
        if any(t.text in '"“”' for t in s.tokens[lo:hi]):
            out.append(f"{side} over quote")
        if any(t.text in ",;" for t in s.tokens[lo:hi]):
            out.append(f"{side} over comma")
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
    model = linear("voices", _SHA256)
    best: list[Voice] = []
    best_score = model.score(features(place, ()))
    apart = _clauses_set_apart(place)
    owned = any(_owns_up(place, mentions) for mentions in index.candidates.values())
    for mentions in index.candidates.values():
        if _contrasted(place, mentions) or _in_another_clause(place, mentions, apart):
            continue
        if owned and (_owns_up(place, mentions) or all(v.sentence != place.here for v in mentions)):
            continue
        score = model.score(features(place, mentions))
        if score > best_score:
            best, best_score = mentions, score
    return best


def _clauses_set_apart(place: Place) -> list[tuple[int, Voice]]:
    """Where a clause of the sentence begins that sets one voice against another, with that voice: "… while
    Reuters spoke of ten", "…; others reported four"; in reading order."""
    s = place.sentence
    if s is None:
        return []
    out = []
    for v in place.own:
        at = bisect_left(place.word_starts, v.start)
        while at > 0 and words().get(s.tokens[at - 1].low) in ("determiner", "adverb"):
            at -= 1
        before = s.tokens[at - 1] if at else None
        if before is None:
            continue
        against = v.form == "before" and before.low in _AGAINST
        if against or (before.text == ";" and not _trails(s, v, [before.start])):
            out.append((before.start, v))
    return out


def _trails(s: Sentence, v: Voice, marks: Sequence[int]) -> bool:
    """Whether a voice is all that stands behind the last semicolon: "…; the army said"."""
    return v.start - marks[-1] <= _TRAILS and s.end - v.end <= _TRAILS


_TRAILS = 20  # characters
_AGAINST = _CONTRASTS | {"whereas", "but", "however"}


def _in_another_clause(place: Place, mentions: Sequence[Voice], apart: Sequence[tuple[int, Voice]]) -> bool:
    """Whether all that a candidate says in the sentence stands on the other side of such a beginning.

    Words before one are none of its voice's; words behind one are of nobody who spoke before it.
    """
    here = [v for v in mentions if v.sentence == place.here]
    if here and _parted_by_semicolon(place, here):
        return True
    for start, voice in apart:
        if place.end <= start and here and all(v.at >= start for v in here):
            return len(here) == len(mentions) or any(v.at < start for v in place.own)
        if start < place.start and voice.at < place.start and all(v.at < start for v in here):
            return not any(v.name == voice.name for v in mentions)
    return False


def _owns_up(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "The group claimed an attack that killed ten": it says that it struck, and another how many died."""
    here = [v for v in mentions if v.sentence == place.here]
    if len(here) != 1 or not here[0].cue.startswith("claim") or here[0].at > place.start:
        return False
    s = place.sentence
    lows = [t.low for t in s.tokens if here[0].at < t.start < place.start] if s is not None else []
    deed = next((k for k, low in enumerate(lows) if low in _DEEDS), -1)
    return 0 <= deed < _OF_DEED and not _THAT.isdisjoint(lows[deed + 1 :]) and "that" not in lows[:1]


_DEEDS = word_set("deeds")
_OF_DEED = 6  # words from "claimed" to the attack
_THAT = frozenset(("that", "which", "where"))


def _parted_by_semicolon(place: Place, here: Sequence[Voice]) -> bool:
    """Whether somebody else speaks in the words' own part of a sentence that semicolons part."""
    s = place.sentence
    marks = [t.start for t in s.tokens if t.text == ";"] if s is not None else []
    if s is None or not marks or all(_trails(s, v, marks) for v in here):
        return False
    own = bisect_left(marks, place.start)
    parts = {bisect_left(marks, v.at) for v in here}
    return own not in parts and any(bisect_left(marks, v.at) == own for v in place.own)


def _contrasted(place: Place, mentions: Sequence[Voice]) -> bool:
    """ "While 23 people were killed, one witness spoke of 29": he is set against the clause before him."""
    s = place.sentence
    if s is None or not s.tokens or s.tokens[0].low not in _CONTRASTS:
        return False
    starts = place.word_starts
    clause = next((i for i, t in enumerate(s.tokens) if t.start >= place.end and t.text == ","), None)
    if clause is None or not all(v.sentence == s.index for v in mentions):
        return False
    cues = [bisect_right(starts, v.at) - 1 for v in mentions]
    said_of = (t.low for at in cues for t in s.tokens[at + 1 : at + 3])
    return min(cues) > clause and "," not in said_of


_last: list[Index] = []  # a document is asked about many times in a row


def _index(voices: Sequence[Voice], doc: Document) -> Index:
    if not (_last and _last[0].voices is voices and _last[0].doc is doc):
        _last[:] = [Index(voices, doc)]
    return _last[0]


def nearest(place: Place, mentions: Iterable[Voice]) -> Voice:
    """The mention that a reader would point at: in the sentence, else the last before, else the next."""
    here = place.sentence.index if place.sentence else 0
    return min(
        mentions,
        key=lambda v: (
            v.sentence != here,
            v.sentence > here,
            abs(v.sentence - here),
            abs(v.at - place.start),
            v.at,
        ),
    )
