"""Pages that were flattened to one line: debris is peeled off both ends, the rest is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.clean.metadata import STATED
from rashomon.model import Block, BlockLabel

L = BlockLabel
_SPACE = re.compile(r"\s*")
_HEAD = (
    (
        L.NAVIGATION,
        re.compile(r"SEND https?\S*|(?:Get short URL|Short URL)(?: \d{1,6}){0,3}\b|title:|Home(?: [>/|])+"),
    ),
    (
        L.NAVIGATION,
        re.compile(
            r"(?:Share|Tweet|Print|Email|Facebook|Twitter|WhatsApp|Telegram)(?= (?:Share|Tweet|Print|Email|Facebook|Twitter|WhatsApp|Telegram|[A-Z]))"
        ),
    ),
    (
        L.BYLINE,
        re.compile(r"(?:AFP|AP|Reuters|DPA|SANA|Xinhua|Agencies)(?= (?i:mon|tue|wed|thu|fri|sat|sun|\d))"),
    ),
)
_TAIL = (
    (
        L.RELATED,
        re.compile(
            r"(?:Read Also|Read also|Read more|Read More|See also|See Also|Related|Related (?:Articles|Stories|News))\s*:?$"
        ),
    ),
    (
        L.NAVIGATION,
        re.compile(
            r"(?<=[.)\"”\s])(?:Twitter|Facebook|Tweet|Share|Print|Email|WhatsApp|Telegram|Tags?|Comments?)$"
        ),
    ),
    (L.NAVIGATION, re.compile(r"(?<=[.!?] )\d{1,3}(?:-\d{1,3})?$|(?<=; FNA reported\. )\d+$")),
    (
        L.BOILERPLATE,
        re.compile(
            r"Our Standards:? ?The Thomson Reuters Trust Principles\.?$|This (?:article|story) is an edited translation from our \w+ edition\.?$"
        ),
    ),
    (
        L.BYLINE,
        re.compile(r"\(?(?:With (?:inputs|reporting|files) from|Sources?:?) [A-Z][\w./& -]{1,40}\)?\.?$"),
    ),
    (L.BYLINE, re.compile(r"\((?:Additional )?(?:Reporting|Writing|Editing) by [^()]{3,300}\)$")),
    (
        L.BYLINE,
        re.compile(
            r"(?<=[.!?\"”)] )(?:Additional reporting|Reporting|Writing|Editing|Compiled|Translated) by [^.!?]{3,300}\.?$"
        ),
    ),
    (
        L.BYLINE,
        re.compile(
            r"(?<=[.!?] )[A-Z][a-z]+(?: (?:al-|Al-|[A-Z])[a-z.]*){1,2}(?:(?: ?/ ?| )[A-Z][a-z]+(?: (?:al-|[A-Z])[a-z.]+){1,2})?\.?$"
        ),
    ),
    (L.COPYRIGHT, re.compile(r"(?:©|\(c\)|Copyright) ?(?:19|20)\d\d.{0,200}$|All rights reserved\.?$", re.I)),
)


def peel(text: str, start: int, end: int, title: str | None) -> Iterator[Block]:
    """The blocks of text[start:end], one long line: title, date and site's debris, article, credits."""
    head: list[Block] = []
    at, wanted = start, _letters(title or "")
    for _ in range(8):
        at = _SPACE.match(text, at, end).end()  # type: ignore[union-attr]
        after = _title_end(text, at, end, wanted)
        if after and not any(b.label is L.TITLE for b in head):
            head.append(Block(at, after, L.TITLE, "the report's title"))
            at = after
            continue
        m = STATED.match(text, at, end)
        if m:
            head.append(Block(at, m.end(), L.DATELINE, "states the day of publication"))
            at = m.end()
            continue
        for label, pattern in _HEAD:
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
        for label, pattern in _TAIL:
            found = pattern.search(text, max(at, stop - 420), stop)
            if found and found.start() > at and found.end() > found.start():
                begin = found.start()
                tail.append(Block(begin, stop, label, f"“{text[begin:stop][:40]}”"))
                stop = begin
                break
        else:
            break
    yield from head
    if at < stop:
        yield Block(at, stop, L.ARTICLE)
    yield from reversed(tail)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _title_end(text: str, at: int, end: int, wanted: str) -> int:
    """Where the title ends that stands at ``at``, spelled like ``wanted`` but for marks and a suffix; else 0."""
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
