"""Pages that were flattened to one line: debris is peeled off both ends, the rest is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.clean.cues import word_set
from rashomon.clean.metadata import STATED, agency_names
from rashomon.model import Block, BlockLabel

L = BlockLabel
_SPACE = re.compile(r"\s*")
_BY = re.compile(r"by (?:\S+ ){2,8}", re.IGNORECASE)
_WORD = re.compile(r"(?<= )\S+")
_TOPIC = re.compile(r"\S+")
_SUFFIX = re.compile(r"\s+[-|–—»]\s+")
_AFTER = r"(?<=[.!?\"”’)] )"  # a sentence ended before
_NAMES = r"[A-Z][a-z]+(?: (?:al-|Al-|[A-Z])[a-z.]*){1,2}"
# What stands before the text, and behind it; (label, pattern), tried in turn until none fits.
_HEAD = (
    (L.NAVIGATION, r"SEND https?\S*|(?:Get )?[Ss]hort URL(?: \d{1,6}){0,3}\b|title:|Home(?: [>/|])+"),
    (L.NAVIGATION, r"(?:Share|Tweet|Print|Email|Facebook|WhatsApp|Telegram)(?= [A-Z])"),
    (L.BYLINE, r"(?:AFP|AP|Reuters|DPA|SANA|Xinhua|Agencies)(?= (?:[A-Z]|\d))"),
)
_TAIL = (
    (L.COMMENTS, r"Community standards ?Discussion\b.{0,200}$"),
    (L.RELATED, r"(?:Read Also|Read also|Read more|Read More|See also|See Also|Related(?: [A-Z]\w+)?)\s*:?$"),
    (
        L.NAVIGATION,
        r"(?<=[.)\"”\s])(?:Twitter|Facebook|Tweet|Share|Print|Email|WhatsApp|Telegram|Comments?)$",
    ),
    (L.NAVIGATION, r"(?<=[.!?\"”’)\d] )(?:Related )?Tags?:? [^.!?\"]{3,250}$"),
    # An editor's mark and the number of a desk: "SSH 11", "218-11".
    (L.NAVIGATION, _AFTER + r"(?:[A-Z]{2,4}(?:[ /][A-Z]{2,4})?(?: \d{1,3})?|\d{1,3}(?:-\d{1,3})?)$"),
    (L.NAVIGATION, _AFTER + r"(?:More ?)?Images?$"),
    (L.BOILERPLATE, r"Our Standards:? ?The Thomson Reuters Trust Principles\.?$"),
    (L.BOILERPLATE, r"This (?:article|story) is an edited translation from our \w+ edition\.?$"),
    (L.BOILERPLATE, r"About [^.!?\"]{0,200}\b(?:Terms of Use|Privacy Policy|Cookie Policy)$"),
    (L.BYLINE, r"\(?(?:With (?:inputs|reporting|files) from|Sources?:?) [A-Z][\w./& -]{1,40}\)?\.?$"),
    (L.BYLINE, r"\((?:Additional )?(?:Reporting|Writing|Editing) by [^()]{3,300}\)$"),
    (
        L.BYLINE,
        _AFTER + r"(?:Additional reporting|Reporting|Writing|Editing|Translated) by [^.!?]{3,300}\.?$",
    ),
    (L.BYLINE, _AFTER + rf"{_NAMES}(?:(?: ?/ ?| ){_NAMES})?\.?$"),
    (L.COPYRIGHT, r"(?:©|\([cC]\)|Copyright) ?(?:19|20)\d\d.{0,200}$|All [Rr]ights [Rr]eserved\.?$"),
)
_AGENCIES = sorted(map(re.escape, agency_names()), reverse=True)
_HEADS = tuple((label, re.compile(p)) for label, p in _HEAD)
_TAILS = tuple((label, re.compile(p)) for label, p in _TAIL)
_TAGS = re.compile(_AFTER + r"(?:Tags|Topics):? (?=[A-Za-z])")
_TAGS_LONGEST = 300  # characters from the heading to the first word of which topics have none
# A heading over headlines of other stories, behind the end of a sentence, a number of shares or a source.
_RELATED = re.compile(
    r"(?<=[.!?\"”’)\w] )(?:(?:Related|More|Latest) (?:News|Stories|Articles|Content|Headlines)|(Related)):? "
    r"(?=[A-Z\"“‘'\d])"
)
_STOP = re.compile(r"[.!?](?=[\"”’)]? |$)")
_HEADLINES = 80  # characters at least without the end of a sentence, behind such a heading
_REST = 1_600  # characters of links and of the site's own that may stand behind it, at most
_SHORT = 15  # characters that a caption has at least
# A photograph's credit amid the text; its caption follows: "Agency First Last Wounded Carried From Clinic".
_CREDIT = re.compile(rf"{_AFTER}(?:{'|'.join(_AGENCIES)}) (?:/ )?[A-Z][\w.'’-]+ [A-Z][\w'’-]+ (?=[A-Z])")


def peel(text: str, start: int, end: int, title: str | None) -> Iterator[Block]:
    """The blocks of text[start:end], one long line: title, date and site's debris, article, credits."""
    head: list[Block] = []
    at = start
    # A page's <title> carries the site's name behind the headline: "… - World - Example Online".
    headlines = [_letters(t) for t in (title or "", *_SUFFIX.split(title or "")[:1])]
    for _ in range(8):
        at = _SPACE.match(text, at, end).end()  # type: ignore[union-attr]
        after = max(_title_end(text, at, end, wanted) for wanted in headlines)
        byline = None if after else _BY.match(text, at, end)
        for word in _WORD.finditer(byline.group()) if byline else ():
            # "by Staff Writer Ten Killed In …": the title tells where the name ends.
            here = at + word.start()
            if any(_title_end(text, here, end, wanted) for wanted in headlines):
                head.append(Block(at, here - 1, L.BYLINE, "before the title"))
                at, after = here, max(_title_end(text, here, end, wanted) for wanted in headlines)
                break
        if after and not any(b.label is L.TITLE for b in head):
            head.append(Block(at, after, L.TITLE, "the report's title"))
            at = after
            continue
        m = STATED.match(text, at, end)
        if m:
            head.append(Block(at, m.end(), L.DATELINE, "states the day of publication"))
            at = m.end()
            continue
        for label, pattern in _HEADS:
            m = pattern.match(text, at, end)
            if m and m.end() > at:
                head.append(Block(at, m.end(), label, f"“{m.group()[:40]}”"))
                at = m.end()
                break
        else:
            break
    stop, tail = end, []
    for _ in range(8):
        while stop > at and text[stop - 1].isspace():
            stop -= 1
        for label, pattern in _TAILS:
            found = pattern.search(text, max(at, stop - 420), stop)
            if found and found.start() > at and found.end() > found.start():
                begin = found.start()
                tail.append(Block(begin, stop, label, f"“{text[begin:stop][:40]}”"))
                stop = begin
                break
        else:
            break
    related = _others_stories(text, at, stop)
    if related < stop:
        tail.append(Block(related, stop, L.RELATED, f"“{text[related:stop][:40]}”"))
        stop = related
    yield from head
    tags = _TAGS.search(text, at, min(stop, at + 900))
    begins = _after_topics(text, tags.end(), stop) if tags else 0
    if tags and begins:
        yield Block(at, tags.start() - 1, L.ARTICLE)
        yield Block(tags.start(), begins - 1, L.NAVIGATION, "topic words")
        at = begins
    yield from _with_captions(text, at, stop)
    yield from reversed(tail)


def _others_stories(text: str, start: int, end: int) -> int:
    """Where the headlines of other stories begin that end a page; ``end`` where there are none."""
    for heading in _RELATED.finditer(text, max(start, end - _REST), end):
        first = _STOP.search(text, heading.end(), end)
        run = text[heading.end() : first.end() if first else end]
        if len(run) >= _HEADLINES and (not heading[1] or _in_capitals(run.split())):
            return heading.start()
    return end


def _in_capitals(words: list[str]) -> bool:
    """Whether the long words begin with capitals as a headline's do."""
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return 2 * sum(w[0].isupper() for w in long) > len(long) > 2


def _with_captions(text: str, start: int, end: int) -> Iterator[Block]:
    """text[start:end] as article, the credits and captions of photographs amid it apart."""
    at = start
    for credit in _CREDIT.finditer(text, start, end):
        begins = _after_caption(text, credit.end(), end)
        if credit.start() < at or begins - credit.end() < _SHORT or _STOP.search(text, credit.end(), begins):
            continue
        if at < credit.start() - 1:
            yield Block(at, credit.start() - 1, L.ARTICLE)
        yield Block(credit.start(), begins - 1, L.CAPTION, f"credit “{credit.group().strip()}”")
        at = begins
    if at < end:
        yield Block(at, end, L.ARTICLE)


def _after_caption(text: str, start: int, end: int) -> int:
    """Where the sentence begins behind a caption, whose long words have capitals all: the last word before
    the first long one without a capital that sentences begin with, else the last with a capital.
    """
    capitals: list[re.Match[str]] = []
    for word in _TOPIC.finditer(text, start, end):
        w = word.group().strip("\"'“‘”’().,")
        if w[:1].isupper():
            capitals.append(word)
        elif len(w) > 3 and w.isalpha():
            openers = [
                c for c in capitals[-4:] if c.group().strip("\"'“‘").lower() in word_set("begin sentences")
            ]
            return (openers or capitals)[-1].start() if capitals else start
    return end + 1 if capitals else start


def _after_topics(text: str, start: int, end: int) -> int:
    """Where the sentence begins behind topic words that stand without a mark; 0 where that cannot be told.

    Topics hold no verb and few words of grammar: before the first of these the nearest word with a capital
    begins the sentence, or, in the same run of words, one that sentences begin with ("The Islamic State").
    """
    words = list(_TOPIC.finditer(text, start, min(end, start + _TAGS_LONGEST)))
    for i, word in enumerate(words[:-1]):
        if word.group()[-1] in ".!?" and words[i + 1].group()[0].isupper():
            return words[i + 1].start()
        if not _is_prose(word.group(), words[i - 1].group() if i else "A", words[i + 1].group()):
            continue
        capitals = [w for w in words[:i] if w.group()[0].isupper()]
        openers = [w for w in capitals if w.group().lower() in word_set("begin sentences")]
        return (openers or capitals)[-1].start() if capitals and i > 1 else 0
    return 0


def _is_prose(word: str, before: str, after: str) -> bool:
    if word in word_set("not in topics"):  # save within names ("Observatory for Human Rights")
        return not (before[0].isupper() and after[0].isupper() and word in ("of", "at"))
    past = len(word) > 4 and word.islower() and word.endswith("ed")
    return past and word not in word_set("participles in topics")


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _title_end(text: str, at: int, end: int, wanted: str) -> int:
    """Where the title ends that stands at ``at``, its letters being ``wanted``; 0 where it does not."""
    if len(wanted) < 15:
        return 0
    k = 0
    for i in range(at, min(end, at + 3 * len(wanted))):
        c = text[i]
        if not c.isalnum():
            continue
        for d in c.casefold():
            if k >= len(wanted) or wanted[k] != d:
                return 0
            k += 1
        if k == len(wanted):
            after = i + 1
            while after < end and text[after] in ".!?\"'”’":
                after += 1
            return after
    return 0
