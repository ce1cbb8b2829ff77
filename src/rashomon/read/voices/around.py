"""Where words stand among the voices of a document: what is asked when somebody behind them is sought."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import Voice
from rashomon.read.voices.known import organisation
from rashomon.read.voices.quotations import Quotation, quotations, speaker

_NUMBERS = {
    w: str(i + 2)
    for i, w in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
}


class Index:
    """The voices and sentences of one document, laid out for many questions about who is behind words."""

    def __init__(self, voices: Sequence[Voice], doc: Document) -> None:
        self.voices = voices
        self.doc = doc
        self.candidates = candidates(voices)
        self.organisations = Counter(organisation(v.name) for v in voices)
        self.own: dict[int, list[Voice]] = {}
        for v in voices:
            self.own.setdefault(v.sentence, []).append(v)
        self.answers: dict[tuple[object, ...], list[Voice]] = {}  # questions that come down to the same
        self.owning: dict[str, bool] = {}  # by name: whether it is only said to own up to a deed
        self.says: dict[tuple[str, str], set[int]] = {}  # number and name: the sentences that hold both
        for at, own in self.own.items():
            told = _numbers([t.low for t in doc.sentences[at].tokens])
            for n, name in product(told, {v.name for v in own}):
                self.says.setdefault((n, name), set()).add(at)
                self.says.setdefault((n, ""), set()).add(at)
        self._spoken = [v for v in voices if v.form != "headline"]
        self._sentences: dict[str, list[Sentence]] = {}
        for s in doc.sentences:
            self._sentences.setdefault(s.field, []).append(s)
        self._starts = {field: [s.start for s in ss] for field, ss in self._sentences.items()}
        self._words: dict[int, list[int]] = {}
        self._quotations: dict[str, list[Quotation]] = {}
        self._outside: dict[str, list[Voice]] = {}  # the voices that stand in no quotation

    def before(self, sentence: int) -> Voice | None:
        """The last voice of the sentences before one, headlines aside."""
        at = bisect_left(self._spoken, sentence, key=_sentence)
        return self._spoken[at - 1] if at else None

    def after(self, sentence: int) -> Voice | None:
        """The first voice of the sentences behind one."""
        at = bisect_right(self.voices, sentence, key=_sentence)
        return self.voices[at] if at < len(self.voices) else None

    def word_starts(self, s: Sentence) -> list[int]:
        """Where the words of a sentence start."""
        if s.index not in self._words:
            self._words[s.index] = [t.start for t in s.tokens]
        return self._words[s.index]

    def quotation(self, field: str, position: int) -> Quotation | None:
        """The quotation around a position."""
        found = self._quoted(field)
        at = bisect_right(found, position, key=lambda q: q.start)
        return found[at - 1] if at and position < found[at - 1].end else None

    def speaker(self, field: str, quote: Quotation) -> Voice | None:
        """Who speaks in a quotation."""
        if field not in self._outside:
            self._outside[field] = [
                v for v in self.voices if v.field == field and self.quotation(field, v.at) is None
            ]
        return speaker(quote, self._outside[field], self._sentences[field])

    def _quoted(self, field: str) -> list[Quotation]:
        if field not in self._quotations:
            self._quotations[field] = quotations(self.doc.report.of(field))
        return self._quotations[field]

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
        self.leans: list[str] = []
        self.own = index.own.get(self.here, [])
        self.n_own = min(2, len({v.name for v in self.own}))
        self.n_sentences = len(index.doc.sentences)
        self.organisations = index.organisations
        self.word_starts = starts = index.word_starts(s) if s else []
        words_there = s.tokens[bisect_left(starts, start) : bisect_left(starts, end)] if s else ()
        self._numbers = numbers = _numbers([t.low for t in words_there])
        self._says = index.says
        text = index.doc.report.of(field)
        begin = s.start if s else start
        self.last = index.before(self.here)
        self.coming = index.after(self.here)
        self.n_names = len(index.candidates)
        # Where nobody speaks in the sentence, all that matters of the place is its sentence, its numbers
        # and the quotation.
        self.question: tuple[object, ...] = (field, start, end)
        self.quotation = index.quotation(field, start)
        self.quoted = sum(text.count(q, begin, start) for q in '"“”') % 2 == 1
        if not self.own:
            self.question = (self.here, self.quoted, self.quotation, *sorted(numbers))

    def repeats(self, name: str, least: int = 0) -> bool:
        """Whether one of the words' numbers, of ``least`` and more, stands in another sentence in which the
        voice of that name speaks; "" for any voice."""
        said = (self._says.get((n, name), ()) for n in self._numbers if len(n) > 1 or n >= str(least))
        return any(len(at) > (self.here in at) for at in said)

    def said_here(self, mentions: Sequence[Voice]) -> list[Voice]:
        """Those of all mentions of a voice that stand in the sentence."""
        return [v for v in self.own if v.name == mentions[0].name] if mentions else []

    def saying(self) -> set[int]:
        """The sentences with a voice that hold one of the words' numbers."""
        return set().union(*(self._says.get((n, ""), ()) for n in self._numbers))


def span(mentions: Sequence[Voice], sentence: int) -> tuple[int, int]:
    """The first and the next after the last of the mentions, in reading order, in a sentence."""
    return bisect_left(mentions, sentence, key=_sentence), bisect_right(mentions, sentence, key=_sentence)


def in_sentence(mentions: Sequence[Voice], sentence: int) -> Sequence[Voice]:
    """Those of the mentions that stand in a sentence."""
    first, last = span(mentions, sentence)
    return mentions[first:last]


def _sentence(v: Voice) -> int:
    return v.sentence


def _numbers(lows: Iterable[str]) -> set[str]:
    return {_NUMBERS.get(w, w) for w in lows if w in _NUMBERS or w[0].isdigit()}


def candidates(voices: Sequence[Voice]) -> dict[str, list[Voice]]:
    """The voices by name, in the order in which the names first speak."""
    out: dict[str, list[Voice]] = {}
    for v in voices:
        out.setdefault(v.name, []).append(v)
    return out
