"""Text to sentences and tokens, fast, with offsets into the text as received.

Built for newspaper English that scrapers have been at: missing commas and quotes, "p.m.Saturday",
headlines without a full stop, initials and titles that end in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon import data
from rashomon.model import BlockLabel, CleanReport
from rashomon.read.document import Document, Sentence, Token

_TOKEN = re.compile(
    r"""
    \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?    # 12,500, and not the day and year of 19,2005
  | \d++(?:[.:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])   # 12  3.5  10:30  21st
  | (?:[^\W\d_]\.){2,}                    # U.S.  p.m.
  | [@#]\w+
  | [^\W_]+(?:['’ʼ`-][^\W_]+)*            # words, with al-Asad, Qa'im, government's
  | \.{2,} | [^\w\s] | _
    """,
    re.VERBOSE,
)
_SETS = data.word_sets("sentences_sets.tsv")
ABBREVIATIONS = _SETS["abbreviations"]
_CLOSING = _SETS["closing"]
_OPENING = re.compile(
    r"\s+(?:The|A|An|He|She|They|It|His|Her|Their|This|That|There|When|While|After|At|As|In|On|One|Two|Three|No"
    r"|Both|Police|Officers|Deputies|Detectives|Investigators|Witnesses|Authorities|According)\s+(?=[a-z\d])"
)
_STOP = r"[.!?…]+[\"'”’»)\]]*(?=\s|$|[A-Z“\"])"
# A photograph's credit behind its caption.
CREDIT = re.compile(
    r"\((?:[^()\n]{0,30}\b)?(?i:photos?|AFP|AP|Reuters|Getty|EPA|and agencies)\b[^()\n]{0,30}\)"
)
_CREDITED = CREDIT.pattern + r"(?=\s+[A-Z“\"])"  # and the report's first sentence behind it
_END = re.compile(f"{_STOP}|{_CREDITED}|\\n\\s*\\n|\\n")
_END_WRAPPED = re.compile(f"{_STOP}|{_CREDITED}")
_CAPTION = 5  # words in small letters that a caption has at least, and a dateline has not
_BROKEN = re.compile(r"(?<=[^\W\d_])\u00ad\s*|(?<=\w)[-\u2010]\u00ad?\s*\n\s*(?=\w)")  # inside a word
_FIGURE = re.compile(r"\d")
_BEFORE_WORD = re.compile(r"[\s(\[“\"]")
_LAST_WORD = 40  # characters before a full stop that are tried first for the word that it stands behind
_DAY = re.compile(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2}\.? \d|[A-Z]{2,4}\b|Sept\.? \d"
    r"|(?:January|February|March|April|June|July|August|September|October|November|December) \d)"
)
_MAX_SENTENCE = 1500  # characters; longer runs without a stop are cut at white space


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of text[start:end].

    >>> [t.text for t in tokens("At least 1,200 al-Qa'im residents fled.")]
    ['At', 'least', '1,200', 'al-Qa\\'im', 'residents', 'fled', '.']
    """
    stop = len(text) if end is None else end
    out = []
    for m in _TOKEN.finditer(text, start, stop):
        word = m.group()
        low = word.casefold()
        if not low.isascii():
            low = low.replace("’", "'").replace("ʼ", "'")
        start_at, end_at = m.span()
        out.append(Token(word, low, start_at, end_at))
    return tuple(out)


def _whole(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of text[start:end], words that go over a line's end with a hyphen put together.

    ``text`` of such a token is the word, while its offsets hold the hyphen and the line's end, too.
    """
    found = tokens(text, start, end)
    if text.find("\n", start, end) < 0 and text.find("\u00ad", start, end) < 0:
        return found
    broken = {m.start(): m.end() for m in _BROKEN.finditer(text, start, end)}
    out: list[Token] = []
    behind = -1  # where the second half of a broken word begins
    for t in found:
        if t.start == behind:
            first = out.pop()
            soft = "\u00ad" in text[first.end : t.start]
            hyphen = "-" if not soft and _keeps_hyphen(first, t) else ""
            word, low = first.text + hyphen + t.text, first.low + hyphen + t.low
            out.append(Token(word, low, first.start, t.end))
        elif t.start < behind:
            continue  # the hyphen itself
        else:
            out.append(t)
        behind = broken.get(t.end, behind)
    return tuple(out)


def _keeps_hyphen(first: Token, second: Token) -> bool:
    """Whether it is part of the word: "al-Noor", "UN-led", "twenty-five", "30-year-old"; not "killed"."""
    head = first.text.rpartition("-")[2]
    capitals = second.text.isupper() and head.isupper()  # of a text that is all in capitals
    named = not second.text[0].islower() or (head.isupper() and len(head) > 1)
    return bool(named and not capitals) or bool(_FIGURE.search(head)) or head.casefold() in _hyphenated()


@cache
def _hyphenated() -> frozenset[str]:
    return frozenset(word for word, _ in data.rows("hyphenated.tsv"))


def spans(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end] as (start, end), white space trimmed.

    A line's end ends a sentence, too, unless the text is a paragraph that was ``wrapped``.
    """
    stop = len(text) if end is None else end
    begin = start
    for m in (_END_WRAPPED if wrapped else _END).finditer(text, start, stop):
        first = m.group()[0]
        if first == "." and not _ends_sentence(text, begin, m.start(), m.end(), stop):
            continue
        if first == "(" and not is_captioning(text[begin : m.start()]):
            continue
        yield from _trimmed(text, begin, m.end())
        begin = m.end()
    yield from _trimmed(text, begin, stop)


def is_captioning(words: str) -> bool:
    """Whether words before a credit are a caption, no dateline."""
    return sum(w.islower() for w in words.split()) >= _CAPTION


def _ends_sentence(text: str, begin: int, dot: int, after: int, stop: int) -> bool:
    """Whether the full stop at ``dot`` ends a sentence: not after titles, initials, or before lower case."""
    near = max(begin, dot - _LAST_WORD)
    words = _BEFORE_WORD.split(text[near:dot])
    if len(words) == 1 and near > begin:
        words = _BEFORE_WORD.split(text[begin:dot])
    last = words[-1].casefold()
    following = text[after : after + 40].lstrip()[:1] if after < stop else ""
    if following and (following.islower() or following in ",;:"):
        return False
    if last in ABBREVIATIONS:
        # "p.m." may end a sentence, but not in "10 p.m. Sunday"; titles and months never do.
        if last in _CLOSING and _OPENING.match(text, after):
            return True  # "on Oak St. The victim was"
        return last in {"a.m", "p.m"} and following.isupper() and not _DAY.match(text, after)
    if len(last) == 1 and last.isalpha() and last != "i":
        # An initial: "Lloyd J. Austin"; not so the site of "wrote on X."
        return text[max(begin, dot - 5) : dot] == " on X"
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _MAX_SENTENCE:
        cut = text.rfind(" ", start + _MAX_SENTENCE // 2, start + _MAX_SENTENCE)
        cut = cut if cut > start else start + _MAX_SENTENCE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def document(clean: CleanReport) -> Document:
    """The sentences of a cleaned report: its title, then every block that is read."""
    out: list[Sentence] = []
    report = clean.report
    if report.title:
        for a, b in spans(report.title):
            out.append(Sentence(len(out), "title", a, b, tokens(report.title, a, b), BlockLabel.TITLE))
    for block in clean.blocks:
        if not block.is_read:
            continue
        for a, b in spans(report.text, block.start, block.end, wrapped=True):  # a block is a paragraph
            toks = _whole(report.text, a, b)
            if toks:
                out.append(Sentence(len(out), "text", a, b, toks, block.label))
    return Document(clean, tuple(out))
