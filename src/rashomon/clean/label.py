"""A label for every line of a page of many lines: the model's score, the line's own words, its place."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rashomon.clean.cues import cue_table, word_set
from rashomon.clean.line import PageLines, ends_sentence, where
from rashomon.clean.wrapped import mark_flowing, mark_wrapped
from rashomon.model import READ_LABELS, BlockLabel

L = BlockLabel
# By themselves, being given to most lines: an enum takes longer to look at.
ARTICLE, NAVIGATION, RELATED = L.ARTICLE, L.NAVIGATION, L.RELATED
_LETTERS = re.compile(r"[^\W\d_]+")
# A person in a list ("Ann Example, 25, of …"), a headline with its own day behind it.
_LISTED = re.compile(r", \d{1,3}(?:,|$)|\b(?:posted|updated|published):?\s")
_CLOCK = re.compile(r"\d{1,2}:\d\d\b")
_PAGE_NUMBER = re.compile(r"(?:page |seite |p\. ?)?\d{1,3}(?: ?(?:of|von|/) ?\d{1,3})?")
_TRAIL = re.compile(r"\s[›»>]\s")  # between the names of the sections that a page is in
_HEAD_NUMBER = re.compile(r"(?<=\s)(?:page|seite|p\.) ?\d{1,3}(?: ?(?:of|von|/) ?\d{1,3})?$")
_HEAD_LONGEST = 120  # characters
_NUMBER = re.compile(r"\d+")
_OPENINGS = ("live:", "video:", "watch:", "photos:")  # of a headline; further down, of a link
_LINKS = (L.NAVIGATION, L.RELATED, L.COMMENTS)
SENTENCE_WORDS = 8
LINK_WORDS = 4  # of a headline of another story
SHORT_SENTENCE_WORDS = 5  # of one that tells nothing of where the article is
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


def label_lines(page: PageLines, title: str | None, *, whole: bool, drawn: bool = False) -> None:
    """Gives each line of a page its label and the reason.

    ``whole``: the page was flattened whole, so that most of it is noise.
    ``drawn``: the text was drawn from HTML, which left most noise behind; only what a line says of itself
    and comments are cut then, nothing for its looks.
    """
    how = DRAWN if drawn else WHOLE if whole else SCRAPED
    page.odds = page.scores.tolist()
    _printed(page)
    mark_wrapped(page)
    mark_flowing(page)
    _sentences(page)
    first, last = _core(page)
    # A story's page may be a headline above those of other stories.
    _ticker(page, little_else=first > last and not title)
    _comments(page, page.cued)
    _titles(page, first, title, how)
    _related(page, page.cued)
    _told_by_cue(page, page.cued, first, last, how)
    if how is SCRAPED:  # of a page flattened whole the model has seen the like
        _strangers(page, first, last, title)
    _rest(page, first, last, how)


def _ticker(page: PageLines, little_else: bool) -> None:
    """Lines that start with a time of day are links to other stories, save in a ticker and where told live.

    ``little_else``: the page has no article and no title; it is a ticker where such lines are most of it. On
    a page that is told live as many of them and more are sentences.
    """
    cues, words = page.cues, page.words
    timed = [i for i in where(page.looks.number_first) if _CLOCK.match(page.lows[i])]
    links = [i for i in timed if (cue := cues[i]) and cue.label is RELATED]
    told = sum(1 for i in timed if cues[i] is None and i in page.sentences)
    live = told >= LIVE_LEAST and told >= len(links)
    if live or (little_else and sum(words[i] for i in links) > TICKER * sum(words)):
        for i in links:
            page.set(i, ARTICLE, "")


def _printed(page: PageLines) -> None:
    """The head or foot of a printed page: the same words beside or before two numbers of pages or more."""
    lows = page.lows
    alone: list[int] = []
    heads: dict[str, list[int]] = {}
    for i in where(page.looks.number_last):
        low = lows[i]
        if len(low) > _HEAD_LONGEST:
            continue
        if page.words[i] <= 4 and _PAGE_NUMBER.fullmatch(low):
            alone.append(i)
        if ("p" in low or "seite" in low) and _HEAD_NUMBER.search(low):  # "page", "p."
            heads.setdefault(_HEAD_NUMBER.sub("", low), []).append(i)
    within = [i for its in heads.values() if len(its) >= 2 for i in its]
    for i in within:
        page.set(i, NAVIGATION, "head or foot of a printed page")
    numbered = sorted({*alone, *within})
    if len(numbered) < 2:
        return
    beside: dict[str, list[int]] = {}
    for i in numbered:
        for k in (i - 1, i + 1):
            if 0 <= k < len(lows):
                beside.setdefault(_NUMBER.sub("#", lows[k]), []).append(k)
    for alike in beside.values():
        if len(alike) >= 2 and not ends_sentence(page.texts[alike[0]]):
            for k in alike:
                page.set(k, NAVIGATION, "head or foot of a printed page")


def _sentences(page: PageLines) -> None:
    """Marks eight words closed as a sentence is, or with a sentence's end inside; or more than a link has."""
    texts, words, many = page.texts, page.words, page.looks.words
    likely = where((many >= SENTENCE_WORDS) & (page.looks.may_close | (many >= LONG_WORDS)))
    page.sentences = page.flows.union(
        [
            i
            for i in likely
            if words[i] >= LONG_WORDS or texts[i].find(". ", 25) >= 0 or ends_sentence(texts[i])
        ]
    )


def _core(page: PageLines) -> tuple[int, int]:
    """The first and last line that are article beyond doubt; (n, -1) where none is."""
    sure = [i for i in page.sentences if page.cues[i] is None and page.odds[i] > SENTENCE_LEAST]
    return (min(sure), max(sure)) if sure else (len(page.texts), -1)


def _comments(page: PageLines, cued: Sequence[int]) -> None:
    """From the heading of the comments on, all is comments; above the article it is a link to them."""
    cues, words = page.cues, page.words
    for i in cued:
        if (head := cues[i]) and head.label is L.COMMENTS:
            before = sum(words[k] for k in page.sentences if k < i and cues[k] is None)
            behind = page.looks.words[i + 1 :][page.scores[i + 1 :] > SURE].sum()
            under = f"after “{page.texts[i][:40]}”"
            if before < COMMENTS_AFTER or behind > COMMENTS_BEFORE * before:
                page.set(i, NAVIGATION, "a link to the comments")
                continue
            for k in cued:
                if (
                    k >= i
                    and (cue := cues[k])
                    and (
                        (cue.whole and cue.label in (L.DONATION, NAVIGATION))
                        or (cue.label is L.COPYRIGHT and words[k] <= COPYRIGHT_WORDS)
                    )
                ):
                    page.set(k, cue.label, cue.words)
            page.set_all(np.arange(len(words)) >= i, L.COMMENTS, under)
            return


def _titles(page: PageLines, first: int, title: str | None, how: How) -> None:
    """The headline: the report's title, or a line before the article that looks like one; and repetitions.

    On a page that was flattened whole only the one nearest to the article is taken: others stand among links.
    """
    headline = title if _plain(title or "") else _likely_headline(page, first, how)
    wanted = _plain(headline or "")
    if headline is None or not wanted:
        return
    opening = next((w for w in headline.lower().split() if w.isascii() and w.isalnum()), "")
    least, most = min(len(wanted), 25), 2 * len(wanted) + 20
    places = where((page.sizes >= least) & (page.sizes <= most))
    if how is WHOLE:
        # The nearest before the article, else the first behind its beginning.
        upper = [i for i in places if i <= first]
        places = [*reversed(upper), *places[len(upper) :]]
    texts = page.texts
    found = (i for i in places if texts[i] == headline or _repeats(page, i, wanted, opening))
    for i in islice(found, 1 if how is WHOLE else None):
        page.set(i, L.TITLE, "the headline" if title is None else "the report's title")


def _repeats(page: PageLines, i: int, wanted: str, opening: str) -> bool:
    """Whether a line of like length is the headline whose letters and whose first plain word are given."""
    low = page.lows[i]
    # Of two that are alike, one holds the first word of the other.
    if opening not in low:
        ends = (low.partition(" ")[0], low.rpartition(" ")[2])
        if any(word not in wanted and word.isascii() and word.isalnum() for word in ends):
            return False
    plain = _plain(page.texts[i])
    alike = plain in wanted or (wanted in plain and len(plain) < 1.5 * len(wanted))
    return plain == wanted or (len(plain) > 25 and alike and i not in page.sentences)


def _likely_headline(page: PageLines, first: int, how: How) -> str | None:
    """Before the first paragraph, the first line that looks like a headline, best one that comes again."""
    texts, lows = page.texts, page.lows
    if lows[0].startswith(_OPENINGS) and page.words[0] >= 5:
        return texts[0]
    least = SENTENCE_LEAST if how is WHOLE else -math.inf
    words = page.looks.words[: first + 1]
    likely = [
        i
        for i in where((page.scores[: first + 1] > least) & (words >= 4) & (words <= 30))
        if page.cues[i] is None and not page.told[i] and i not in page.flows
    ]
    best = [i for i in likely if page.looks.repeated[i]]
    if how is not WHOLE:  # an alert of the weather may stand above the headline
        best += [i for i in likely if page.odds[i] > 0 and i not in page.sentences]
    return next((texts[i] for i in (*best, *likely) if _headline(texts[i], lows[i], page.words[i])), None)


def _headline(text: str, low: str, words: int) -> bool:
    return (
        not text.endswith((".", ":", ","))
        and (words >= 6 or any(w[0].islower() for w in text.split()))
        and not _TRAIL.search(text)
        and not _menu(low.split())
    )


def _menu(words: list[str]) -> bool:
    """Whether a line is the names of a site's sections, for the better part."""
    whole = cue_table().whole
    return 2 * sum([whole.get(w) is NAVIGATION for w in words]) >= len(words)


def _related(page: PageLines, cued: Sequence[int]) -> None:
    """Links to other stories: under their heading, around "Read more", and the same words twice."""
    cues, told = page.cues, page.told
    heads = (i for i in cued if not told[i] and (cue := cues[i]) and cue.label is RELATED and cue.whole)
    head = next(heads, len(told))
    under = reason = ""
    for i in range(head, len(told)):
        if told[i]:
            under = ""
            continue
        cue = cues[i]
        if cue and cue.label is RELATED and cue.whole:
            page.set(i, RELATED, cue.words)
            under = page.texts[i][:40]
            reason = f"under “{under}”"
            short = i > 0 and i - 1 not in page.sentences and page.words[i - 1] >= 4
            if short and not told[i - 1] and _twice(page.lows[i - 1], page.lows):
                page.set(i - 1, RELATED, f"before “{under}”")
        elif under:
            if page.words[i] > 40 or (page.odds[i] > LINKED_LEAST and i in page.sentences):
                under = ""
            else:
                page.set(i, RELATED, reason)


def _twice(low: str, lows: Sequence[str]) -> bool:
    """A linked headline, caption and all, comes as the same words twice or as two lines alike."""
    half = len(low) // 2
    return low[:half].strip() == low[half:].strip() or lows.count(low) > 1


def _told_by_cue(page: PageLines, cued: Sequence[int], first: int, last: int, how: How) -> None:
    """What a line's own words say, where its place on the page admits it."""
    for i in cued:
        cue, score = page.cues[i], page.odds[i]
        if page.told[i] or cue is None:
            continue
        label = cue.label
        inside = first <= i <= last
        if how is WHOLE and label in READ_LABELS and not first - NEAR <= i <= last + NEAR and score < 0:
            label = NAVIGATION  # the day and the author of another story
        sure = SURE if label in READ_LABELS or label in _LINKS else SURE_OF_PROSE
        if how is WHOLE and abs(score) > sure and (label in READ_LABELS) != (score > 0):
            continue  # the model knows of the words, too
        if label is L.BIOGRAPHY and i < last - (last - first) // 3 and not page.words[i] <= 25:
            continue  # "is a reporter" in the middle of the article may be about someone in it
        weak = label in (NAVIGATION, RELATED, L.DONATION)
        if weak and inside and not cue.whole and score > SURE and i in page.sentences:
            continue
        if label is L.COMMENTS:
            label = NAVIGATION
        page.set(i, label, f"“{cue.words[:40]}”")


def _strangers(page: PageLines, first: int, last: int, title: str | None) -> None:
    """Headlines of other stories: no sentence, and few of their words stand in this article or its title."""
    if last - first < 3:
        return
    doubtful = [
        i
        for i in where((page.looks.words >= 5) & (page.looks.words < LONG_WORDS))
        if not page.told[i]
        and page.cues[i] is None
        and i not in page.flows
        and _may_be_strange(page.texts[i], page.lows[i])
    ]
    if not doubtful:
        return
    known = set(_LETTERS.findall((title or "").lower()))
    others = page.sentences.difference(page.are(set(L) - {L.TITLE, L.CAPTION}))
    for i in others:
        if first <= i <= last:
            known.update(_LETTERS.findall(page.lows[i]))
    if len(known) < KNOWN_WORDS:
        return
    for i in doubtful:
        own = [w for w in _LETTERS.findall(page.lows[i]) if len(w) >= 4 and w not in word_set("in any story")]
        strange = [w for w in own if w not in known and w.rstrip("s") not in known]
        if len(own) >= 3 and len(strange) > len(own) / 2:
            page.set(i, RELATED, f"headline of another story: “{strange[0]}” stands nowhere else")


def _may_be_strange(text: str, low: str) -> bool:
    return (
        not ends_sentence(text)
        and not text.endswith((":", ",", "-"))
        and (text[0].isupper() or text[0].isdigit() or text[0] in ">►»")
        and word_set("not in headlines").isdisjoint(low.split())
        and not _LISTED.search(low)
    )


def _rest(page: PageLines, first: int, last: int, how: How) -> None:
    """What no word decides: the model's score, stricter on lines that are no sentence."""
    words = page.looks.words
    sentence = (words >= SHORT_SENTENCE_WORDS) & page.stopped
    sentence[list(page.sentences)] = True
    least = np.full(len(words), how.short)
    least[first + 1 : last] = how.inside
    least[sentence] = how.sentence
    # A report of a few lines, none of them a sentence, is a headline and what stands under it.
    if first > last and len(words) <= FEW_LINES:
        np.minimum(least, SENTENCE_LEAST, out=least)
    read = page.scores > least
    read[list(page.flows)] = True
    page.set_all(read, ARTICLE, "")
    links = words >= LINK_WORDS
    links[: last + 1] = False
    page.set_all(links, RELATED, "after the article, no sentence")
    page.set_all(sentence, L.BOILERPLATE, "unlike the article around it")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
