"""A label for every line of a page of many lines: the model's score, the line's own words, its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.clean.cues import cue_table, lowered, word_set
from rashomon.clean.line import NOTES, Line, ends_sentence
from rashomon.clean.model import line_model
from rashomon.clean.shape import Lines
from rashomon.clean.wrapped import mark_flowing, mark_wrapped
from rashomon.model import READ_LABELS, BlockLabel

L = BlockLabel
# By themselves, being given to most lines: an enum takes longer to look at.
ARTICLE, NAVIGATION, RELATED = L.ARTICLE, L.NAVIGATION, L.RELATED
_MARKS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# A person in a list ("Ann Example, 25, of …"), a headline with its own day behind it.
_LISTED = re.compile(r", \d{1,3}(?:,|$)|\b(?:posted|updated|published):?\s")
# Pictures that writers of messages put before a sentence; the pages learned from have none.
_PICTURES = re.compile("^[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff ]+")
_CLOCK = re.compile(r"\d{1,2}:\d\d\b")
_PAGE_NUMBER = re.compile(r"(?:page |seite |p\. ?)?\d{1,3}(?: ?(?:of|von|/) ?\d{1,3})?")
_TRAIL = re.compile(r"\s[›»>]\s")  # between the names of the sections that a page is in
_HEAD_NUMBER = re.compile(r"(?<=\s)(?:page|seite|p\.) ?\d{1,3}(?: ?(?:of|von|/) ?\d{1,3})?$")
_HEAD_LONGEST = 120  # characters
_NUMBER = re.compile(r"\d+")
_OPENINGS = ("live:", "video:", "watch:", "photos:")  # of a headline; further down, of a link
_LINKS = (L.NAVIGATION, L.RELATED, L.COMMENTS)
SENTENCE_WORDS = 8
LONG_WORDS = 25
SENTENCE_LEAST = -3.0  # log-odds under which a sentence is no core of an article


@dataclass(frozen=True, slots=True)
class How:
    """How a text came to be, as the log-odds that a line of it needs in order to be read."""

    sentence: float
    short: float  # a line that is no sentence
    inside: float  # the same, between two paragraphs


# Most scrapers leave some noise around the article, and a lost sentence costs more than noise that is read;
# a page that was flattened whole is mostly noise, and there the model's word counts for more.
SCRAPED = How(-3.0, -1.0, -2.0)
WHOLE = How(0.0, 0.0, 0.0)
DRAWN = How(-5.0, -5.0, -6.0)  # from HTML, which left most noise behind
LINKED_LEAST = -1.5  # log-odds above which a sentence ends the links under "Read more"
FEW_LINES = 6
NEAR = 3  # lines from the article beyond which a byline or a date is not its own
SURE = 1.0  # log-odds above which a line is taken for article whatever its words remind of
SURE_OF_PROSE = 3.0  # the same where the words are those of an appeal or a notice, which are sentences, too
COMMENTS_BEFORE = 2.0  # times as much sure article behind a heading as before it, and it heads no comments
COPYRIGHT_WORDS = 20  # a line of the page below the comments, no longer one of a reader
KNOWN_WORDS = 60  # different words of an article from which those that it lacks tell of another story
LIVE_LEAST = 3  # sentences behind a time of day
TICKER = 0.5  # share of the words of a page without an article from which timed lines are what it tells
COMMENTS_AFTER = 40  # words of article that must stand before "Comments" for it to open the comments


def _bare(text: str) -> str:
    """The line without pictures before it and the numbers of notes behind it."""
    return NOTES.sub("", _PICTURES.sub("", text)) or text


def scored_lines(pages: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[tuple[list[Line], bool]]:
    """The lines of some pages with their scores, not yet labelled, and whether the page was flattened whole.

    Each page is its lines, at least one, and for each whether an empty line stands before it. Measuring many
    pages at once takes less time for each.
    """
    sizes = [len(texts) for texts, _ in pages]
    texts = [text for page, _ in pages for text in page]
    gaps = [gap for _, page in pages for gap in page]
    bare = [text if text[0] < "\u200d" and text[-1] != "]" else _bare(text) for text in texts]
    lows = lowered(bare)
    words = [text.count(" ") + 1 for text in bare]
    cues = cue_table().find_all(lows, words)
    scores, whole = line_model().scores(Lines(bare, lows, gaps, cues, sizes))
    lines = map(Line, texts, lows, words, scores, cues, gaps)
    return [(list(islice(lines, size)), flattened) for size, flattened in zip(sizes, whole, strict=True)]


def label_lines(lines: list[Line], title: str | None, *, whole: bool, drawn: bool = False) -> None:
    """Gives each line of a page its label and the reason.

    ``whole``: the page was flattened whole, so that most of it is noise.
    ``drawn``: the text was drawn from HTML, which left most noise behind; only what a line says of itself
    and comments are cut then, nothing for its looks.
    """
    how = DRAWN if drawn else WHOLE if whole else SCRAPED
    _printed(lines)
    mark_wrapped(lines)
    mark_flowing(lines)
    _sentences(lines)
    first, last = _core(lines)
    # A story's page may be a headline above those of other stories.
    _ticker(lines, little_else=first > last and not title)
    _comments(lines)
    _titles(lines, first, title, how)
    _related(lines)
    _told_by_cue(lines, first, last, how)
    if how is SCRAPED:  # of a page flattened whole the model has seen the like
        _strangers(lines, first, last, title)
    _rest(lines, first, last, how)


def _ticker(lines: list[Line], little_else: bool) -> None:
    """Lines that start with a time of day are links to other stories, save in a ticker and where told live.

    ``little_else``: the page has no article and no title; it is a ticker where such lines are most of it. On
    a page that is told live as many of them and more are sentences.
    """
    timed = [x for x in lines if x.low[0].isdigit() and _CLOCK.match(x.low)]
    links = [x for x in timed if x.cue and x.cue.label is L.RELATED]
    told = sum(1 for x in timed if x.cue is None and x.sentence)
    live = told >= LIVE_LEAST and told >= len(links)
    if live or (little_else and sum(x.words for x in links) > TICKER * sum(x.words for x in lines)):
        for x in links:
            x.set(ARTICLE, "")


def _printed(lines: list[Line]) -> None:
    """The head or foot of a printed page: the same words beside or before two numbers of pages or more."""
    ends = [i for i, x in enumerate(lines) if x.low[-1].isdigit() and len(x.low) <= _HEAD_LONGEST]
    alone = [i for i in ends if lines[i].words <= 4 and _PAGE_NUMBER.fullmatch(lines[i].low)]
    within = [i for i in ends if _HEAD_NUMBER.search(lines[i].low)]
    heads = Counter([_HEAD_NUMBER.sub("", lines[i].low) for i in within])
    within = [i for i in within if heads[_HEAD_NUMBER.sub("", lines[i].low)] >= 2]
    for i in within:
        lines[i].set(L.NAVIGATION, "head or foot of a printed page")
    numbered = sorted({*alone, *within})
    if len(numbered) < 2:
        return
    beside: dict[str, list[Line]] = {}
    for i in numbered:
        for x in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2]):
            beside.setdefault(_NUMBER.sub("#", x.low), []).append(x)
    for alike in beside.values():
        if len(alike) >= 2 and not ends_sentence(alike[0].text):
            for x in alike:
                x.set(L.NAVIGATION, "head or foot of a printed page")


def _sentences(lines: list[Line]) -> None:
    """Marks eight words closed as a sentence is, or with a sentence's end inside; or more than a link has."""
    for x in lines:
        x.sentence = (
            x.words >= LONG_WORDS
            or x.flows
            or (x.words >= SENTENCE_WORDS and (ends_sentence(x.text) or ". " in x.text[25:]))
        )


def _core(lines: list[Line]) -> tuple[int, int]:
    """The first and last line that are article beyond doubt; (n, -1) where none is."""
    sure = [i for i, x in enumerate(lines) if x.cue is None and x.sentence and x.score > SENTENCE_LEAST]
    return (sure[0], sure[-1]) if sure else (len(lines), -1)


def _comments(lines: list[Line]) -> None:
    """From the heading of the comments on, all is comments; above the article it is a link to them."""
    before = 0
    behind = sum(x.words for x in lines if x.score > SURE)
    for i, x in enumerate(lines):
        if x.score > SURE:
            behind -= x.words
        if x.cue and x.cue.label is L.COMMENTS:
            if before >= COMMENTS_AFTER and behind <= COMMENTS_BEFORE * before:
                for y in lines[i:]:
                    if y.cue and (
                        (y.cue.whole and y.cue.label in (L.DONATION, L.NAVIGATION))
                        or (y.cue.label is L.COPYRIGHT and y.words <= COPYRIGHT_WORDS)
                    ):
                        y.set(y.cue.label, y.cue.words)
                    y.set(L.COMMENTS, f"after “{x.text[:40]}”")
                return
            x.set(L.NAVIGATION, "a link to the comments")
        elif x.cue is None and x.sentence:
            before += x.words


def _titles(lines: list[Line], first: int, title: str | None, how: How) -> None:
    """The headline: the report's title, or a line before the article that looks like one; and repetitions.

    On a page that was flattened whole only the one nearest to the article is taken: others stand among links.
    """
    headline = title if _plain(title or "") else _likely_headline(lines, first, how)
    wanted = _plain(headline or "")
    if headline is None or not wanted:
        return
    opening = next((w for w in headline.lower().split() if w.isascii() and w.isalnum()), "")
    # The nearest before the article, else the first behind its beginning.
    upper = range(min(first, len(lines) - 1), -1, -1)
    places = (*upper, *range(first + 1, len(lines))) if how is WHOLE else range(len(lines))
    found = (i for i in places if _repeats(lines[i], wanted, opening))
    for i in islice(found, 1 if how is WHOLE else None):
        lines[i].set(L.TITLE, "the headline" if title is None else "the report's title")


def _repeats(x: Line, wanted: str, opening: str) -> bool:
    """Whether a line is the headline whose letters and whose first plain word are given."""
    if not min(len(wanted), 25) <= len(x.text) <= 2 * len(wanted) + 20:
        return False
    # Of two that are alike, one holds the first word of the other.
    head = x.low.partition(" ")[0]
    if head not in wanted and opening not in x.low and head.isascii() and head.isalnum():
        return False
    plain = _plain(x.text)
    alike = plain in wanted or (wanted in plain and len(plain) < 1.5 * len(wanted))
    return plain == wanted or (len(plain) > 25 and alike and not x.sentence)


def _likely_headline(lines: list[Line], first: int, how: How) -> str | None:
    """Before the first paragraph, the first line that looks like a headline, best one that comes again."""
    if how is not WHOLE and lines and lines[0].low.startswith(_OPENINGS) and lines[0].words >= 5:
        return lines[0].text
    times = Counter([x.low for x in lines])
    upper = [x for x in lines[: first + 1] if how is not WHOLE or x.score > SENTENCE_LEAST]
    repeated = (x.text for x in upper if times[x.low] > 1 and _headline(x))
    return next(repeated, None) or next((x.text for x in upper if _headline(x)), None)


def _headline(x: Line) -> bool:
    return (
        x.label is None
        and x.cue is None
        and not x.flows
        and 4 <= x.words <= 30
        and not x.text.endswith((".", ":", ","))
        and not _TRAIL.search(x.text)
        and not _menu(x.low.split())
        and (any(w[0].islower() for w in x.text.split()) or x.words >= 6)
    )


def _menu(words: list[str]) -> bool:
    """Whether a line is the names of a site's sections, for the better part."""
    known = [cue_table().whole.get(w) for w in words]
    return 2 * sum(1 for hit in known if hit is L.NAVIGATION) >= len(words)


def _plain(text: str) -> str:
    return _MARKS.sub("", text.casefold())


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
            if (x.sentence and x.score > LINKED_LEAST) or x.words > 40:
                under = ""
            else:
                x.set(L.RELATED, f"under “{under}”")


def _twice(x: Line, lines: list[Line]) -> bool:
    """A linked headline, caption and all, comes as the same words twice or as two lines alike."""
    half = len(x.low) // 2
    doubled = x.low[:half].strip() == x.low[half:].strip()
    return doubled or sum(1 for y in lines if y.low == x.low) > 1


def _told_by_cue(lines: list[Line], first: int, last: int, how: How) -> None:
    """What a line's own words say, where its place on the page admits it."""
    for i, x in enumerate(lines):
        if x.label is not None or x.cue is None:
            continue
        label = x.cue.label
        inside = first <= i <= last
        if how is WHOLE and label in READ_LABELS and not first - NEAR <= i <= last + NEAR and x.score < 0:
            label = L.NAVIGATION  # the day and the author of another story
        sure = SURE if label in READ_LABELS or label in _LINKS else SURE_OF_PROSE
        if how is WHOLE and abs(x.score) > sure and (label in READ_LABELS) != (x.score > 0):
            continue  # the model knows of the words, too
        if label is L.BIOGRAPHY and i < last - (last - first) // 3 and not x.words <= 25:
            continue  # "is a reporter" in the middle of the article may be about someone in it
        weak = label in (L.NAVIGATION, L.RELATED, L.DONATION)
        if weak and inside and not x.cue.whole and x.sentence and x.score > SURE:
            continue
        if label is L.COMMENTS:
            label = L.NAVIGATION
        x.set(label, f"“{x.cue.words[:40]}”")


def _strangers(lines: list[Line], first: int, last: int, title: str | None) -> None:
    """Headlines of other stories: no sentence, and few of their words stand in this article or its title."""
    if last - first < 3:
        return
    doubtful = [
        x
        for x in lines
        if x.label is None
        and 5 <= x.words < LONG_WORDS
        and x.cue is None
        and not x.flows
        and not ends_sentence(x.text)
        and not x.text.endswith((":", ",", "-"))
        and (x.text[0].isupper() or x.text[0].isdigit() or x.text[0] in ">►»")
        and word_set("not in headlines").isdisjoint(x.low.split())
        and not _LISTED.search(x.low)
    ]
    if not doubtful:
        return
    known = set(_LETTERS.findall((title or "").lower()))
    for x in lines[first : last + 1]:
        if x.sentence and x.label in (None, L.TITLE, L.CAPTION):
            known.update(_LETTERS.findall(x.low))
    if len(known) < KNOWN_WORDS:
        return
    for x in doubtful:
        own = [w for w in _LETTERS.findall(x.low) if len(w) >= 4 and w not in word_set("in any story")]
        strange = [w for w in own if w not in known and w.rstrip("s") not in known]
        if len(own) >= 3 and len(strange) > len(own) / 2:
            x.set(L.RELATED, f"headline of another story: “{strange[0]}” stands nowhere else")


def _rest(lines: list[Line], first: int, last: int, how: How) -> None:
    """What no word decides: the model's score, stricter on lines that are no sentence."""
    for i, x in enumerate(lines):
        if x.label is not None:
            continue
        inside = first < i < last
        least = how.sentence if x.sentence else how.inside if inside else how.short
        # A report of a few lines, none of them a sentence, is a headline and what stands under it.
        if (
            x.flows
            or x.score > least
            or (first > last and len(lines) <= FEW_LINES and x.score > SENTENCE_LEAST)
        ):
            x.set(ARTICLE, "")
        elif x.words >= 4 and i > last:
            x.set(RELATED, "after the article, no sentence")
        elif x.sentence:
            x.set(L.BOILERPLATE, "unlike the article around it")
        else:
            x.set(NAVIGATION, "short, and no part of the running text")
