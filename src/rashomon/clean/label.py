"""A label for every line of a page of many lines: the model's score, the line's own words, its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clean.cues import Cue, cue_table
from rashomon.clean.model import line_model
from rashomon.model import BlockLabel

L = BlockLabel
_CLOSERS = "\"'”“’»)]"
SENTENCE_WORDS = 8
SENTENCE_LEAST = -3.0  # log-odds under which a line is noise although it has the shape of a sentence
SHORT_LEAST = -1.0  # the same for a line that has not
COMMENTS_AFTER = 40  # words of article that must stand before "Comments" for it to open the comments


@dataclass(slots=True)
class Line:
    """One line under way to its label."""

    text: str
    low: str
    words: int
    score: float
    cue: Cue | None
    gap: bool  # an empty line before
    label: BlockLabel | None = None
    reason: str = ""

    @property
    def sentence(self) -> bool:
        """At least eight words, closed as a sentence is."""
        return self.words >= SENTENCE_WORDS and ends_sentence(self.text)

    def set(self, label: BlockLabel, reason: str) -> None:
        if self.label is None:
            self.label, self.reason = label, reason


def ends_sentence(text: str) -> bool:
    """Whether a line closes as a sentence does: with a stop, perhaps inside quotes or brackets."""
    end = text.rstrip(_CLOSERS)
    return bool(end) and end[-1] in ".!?…" or (text[-1:] in '"”' and text[-2:-1] in ",.!?")


def label_lines(texts: Sequence[str], gaps: Sequence[bool], title: str | None) -> list[Line]:
    """The lines with their labels. ``gaps[i]`` tells whether an empty line stands before line i."""
    table = cue_table()
    scores = line_model().scores(texts, gaps).tolist()
    lines = []
    for text, gap, score in zip(texts, gaps, scores, strict=True):
        low, words = text.lower().replace("’", "'"), text.count(" ") + 1
        lines.append(Line(text, low, words, score, table.find(low, words), gap))
    first, last = _core(lines)
    _comments(lines)
    _titles(lines, first, title)
    _related(lines)
    _told_by_cue(lines, first, last)
    _rest(lines, first, last)
    return lines


def _core(lines: list[Line]) -> tuple[int, int]:
    """The first and last line that are article beyond doubt; (n, -1) where none is."""
    sure = [i for i, x in enumerate(lines) if x.cue is None and x.sentence and x.score > SENTENCE_LEAST]
    return (sure[0], sure[-1]) if sure else (len(lines), -1)


def _comments(lines: list[Line]) -> None:
    """From the heading of the comments on, all is comments; above the article it is a link to them."""
    before = 0
    for i, x in enumerate(lines):
        if x.cue and x.cue.label is L.COMMENTS:
            if before >= COMMENTS_AFTER:
                for y in lines[i:]:
                    if y.cue and y.cue.label in {L.COPYRIGHT, L.NAVIGATION} and y.cue.whole:
                        y.set(y.cue.label, y.cue.words)
                    y.set(L.COMMENTS, f"after “{x.text[:40]}”")
                return
            x.set(L.NAVIGATION, "a link to the comments")
        elif x.cue is None and x.sentence:
            before += x.words


def _titles(lines: list[Line], first: int, title: str | None) -> None:
    """The headline: the report's title, or a line before the article that looks like one; and repetitions."""
    wanted = _plain(title or "")
    if not wanted:
        times = Counter(x.low for x in lines)
        upper = [x for x in lines[: first + 1] if _headline(x)]
        repeated = [x for x in upper if times[x.low] > 1]
        if repeated or upper:
            wanted = _plain((repeated or upper)[0].text)
    if not wanted:
        return
    for x in lines:
        plain = _plain(x.text)
        if plain == wanted or (len(plain) > 25 and not x.sentence and (plain in wanted or wanted in plain)):
            x.set(L.TITLE, "the headline" if title is None else "the report's title")


def _headline(x: Line) -> bool:
    return (
        x.label is None
        and x.cue is None
        and 4 <= x.words <= 30
        and not x.text.endswith((".", ":", ","))
        and (any(w[0].islower() for w in x.text.split()) or x.words >= 6)
    )


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _related(lines: list[Line]) -> None:
    """Links to other stories: under their heading, around "Read more", and the same words twice."""
    under = ""
    for i, x in enumerate(lines):
        if x.label is not None:
            under = ""
            continue
        cue = x.cue
        if cue and cue.label is L.RELATED and cue.whole:
            x.set(L.RELATED, cue.words)
            under = x.text[:40]
            for y in lines[max(i - 1, 0) : i]:
                if not y.sentence and y.words >= 4 and y.label is None and _twice(y, lines):
                    y.set(L.RELATED, f"before “{under}”")
        elif under:
            if x.sentence and x.score > 0:
                under = ""
            elif x.words > 40:
                under = ""
            else:
                x.set(L.RELATED, f"under “{under}”")


def _twice(x: Line, lines: list[Line]) -> bool:
    """A linked headline, caption and all, comes as the same words twice or as two lines alike."""
    half = len(x.low) // 2
    doubled = x.low[:half].strip() == x.low[half:].strip()
    return doubled or sum(1 for y in lines if y.low == x.low) > 1


def _told_by_cue(lines: list[Line], first: int, last: int) -> None:
    """What a line's own words say, where its place on the page admits it."""
    for i, x in enumerate(lines):
        if x.label is not None or x.cue is None:
            continue
        label = x.cue.label
        inside = first <= i <= last
        if label is L.BIOGRAPHY and i < last - (last - first) // 3 and not x.words <= 25:
            continue  # "is a reporter" in the middle of the article may be about someone in it
        if inside and not x.cue.whole and x.sentence and label in {L.NAVIGATION, L.RELATED, L.DONATION}:
            if x.score > 1.0:
                continue
        if label is L.COMMENTS:
            label = L.NAVIGATION
        x.set(label, f"“{x.cue.words[:40]}”")


def _rest(lines: list[Line], first: int, last: int) -> None:
    """What no word decides: the model's score, stricter on lines that are no sentence."""
    for i, x in enumerate(lines):
        if x.label is not None:
            continue
        inside = first < i < last
        least = SENTENCE_LEAST if x.sentence else SHORT_LEAST - (1.0 if inside else 0.0)
        if x.score > least:
            x.set(L.ARTICLE, "")
        elif x.words >= 4 and i > last:
            x.set(L.RELATED, "after the article, no sentence")
        elif x.sentence:
            x.set(L.BOILERPLATE, "unlike the article around it")
        else:
            x.set(L.NAVIGATION, "short, and no part of the running text")
