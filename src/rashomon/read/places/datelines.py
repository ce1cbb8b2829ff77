"""Place names in the dateline of a report."""

from __future__ import annotations

import re

from rashomon.read.document import Document, Token
from rashomon.read.places.local import in_dateline
from rashomon.read.places.spans import Span

_DASHES = frozenset("- – — -- :".split())
_LONG_DASHES = frozenset("–—")
_RUN_IN = frozenset({"A", "An", "The"})  # that follow the town of a dateline whose dash was lost
_FILED = 8  # tokens of ", 26 October 2024 –"
_STATE_AT = 1  # tokens before a dateline: a bracket at most
# What follows the town of a dateline: its state, the day, the agency, then a dash.
_TO_DASH = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2},?)?(?: \w{3,9}\.? \d{1,2},?)?(?: ?\([^()\n]{2,40}\)|\))? ?"
    r"(?:[-–—]{1,2}|>>|»|::)[ \n]"
)
# The same before a colon: its state, the day or the desk, one of them at least.
_TO_COLON = re.compile(
    r"(?=[,|]| \|)(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?(?:, \w{3,9}\.? \d{1,2})?"
    r"(?: ?\| ?[A-Z][^:|\n]{2,40})?:[ \n][\"“A-Z]"
)
# "VARNA/OSTELIN: Two", "Varna: In a new attack, …": towns alone before a colon.
_TOWNS = re.compile(
    r"(?:[A-Z][A-Z’'-]{2,}(?: [A-Z]{2,})?/)*[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)?(?:/[A-Z]{3,})*: [\"“A-Z]"
)
_PROSE = 15  # tokens of a sentence that is no headline
_SAYS = frozenset({"said", "told", "according", "says", "reported"})
_OPENING = 400  # characters in which a report opens


def opens_dateline(doc: Document, toks: tuple[Token, ...], span: Span) -> bool:
    """Whether a name stands in a dateline: "VARNA —", "Varna, May 3 (AFP) -", "VARNA: A grenade"."""
    if in_dateline(doc, span) or _opens_with_dash(doc, span) or _opens_with_colon(doc, span):
        return True
    if span.sentence.field != "text" or span.first > 2:
        return False
    ahead = toks[span.last : span.last + 14]
    upper = span.name.isupper() and len(span.name) > 2
    credit = any(t.low in {"reuters", "ap", "afp", "upi", "sana", "xinhua", "(ap)"} for t in ahead[:10])
    if upper and not span.first and [t.text for t in ahead[:1]] == [":"]:
        return True  # "VARNA: A grenade went off in Ostelin"
    dash = any(t.text in _DASHES - {":"} for t in ahead[: 14 if upper else 3])
    bracketed = [t.text for t in ahead[:1]] == ["("] and any(
        t.text in _DASHES for t in ahead[3:5]
    )  # "Aden (AFP) -"
    return (upper and (dash or credit)) or (credit and (dash or bracketed)) or _opens_report(span, ahead)


def _opens_with_dash(doc: Document, span: Span) -> bool:
    """Whether a dateline's name and what is added to it lead to a dash: "VARNA, N.Y. >>", "(Varna, Ind.) –".

    Read from the text: the full stop of a state's short name may end the sentence.
    """
    if span.first > _STATE_AT or span.sentence.field != "text":
        return False
    text = doc.report.text
    m = _TO_DASH.match(text, span.end)
    if m is None:
        return False
    bracket = text[max(0, span.start - 1) : span.start] == "("
    if span.name.isupper() and len(span.name) > 2:
        return True
    opens = span.sentence.start < _OPENING
    dated = opens and any(c.isdigit() for c in m.group())
    stated = opens and not span.first and m.group().startswith(", ") and text[m.end() : m.end() + 1].isupper()
    return dated or stated or (bracket and ")" in m.group())


def _opens_with_colon(doc: Document, span: Span) -> bool:
    """Whether a report opens so: "Varna, May 3: Two men", "Varna, Norland: Two", "Varna | News Desk: Two"."""
    if span.sentence.field != "text" or span.sentence.start > _OPENING:
        return False
    if not span.first and _TO_COLON.match(doc.report.text, span.end) is not None:
        return True
    m = _TOWNS.match(doc.report.text, span.sentence.start)
    if m is None or span.end > m.end():
        return False
    words = span.sentence.tokens
    return m.group().split(":")[0].isupper() or (
        len(words) >= _PROSE and words[-1].text in {".", "”", '"'} and any(t.low in _SAYS for t in words)
    )


def _opens_report(span: Span, ahead: tuple[Token, ...]) -> bool:
    """Whether a name opens the text as a dateline: "Varna — ", "Varna, 3 May 2014 – ", "VARNA A man"."""
    texts = [t.text for t in ahead[:_FILED]]
    if span.first or span.sentence.start > _OPENING or not texts:
        return False
    if texts[0] in _LONG_DASHES or (span.name.isupper() and texts[0] in _RUN_IN):
        return True
    dash = next((k for k, t in enumerate(texts) if t in _LONG_DASHES), 0)
    return texts[0] == "," and any(t.isdigit() for t in texts[1:dash])
