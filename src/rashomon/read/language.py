"""Whether a report is in a language that is read here: cheap signs first, a classifier where they fail."""

from __future__ import annotations

import re

from rashomon.model import CleanReport

_COMMON = frozenset(
    "the of and to in a that was on for by with said at from were is has have killed people".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000  # characters looked at
_LEAST = 16  # words below which no classifier can tell: a headline of names is Pidgin or Tagalog to it
_ENOUGH = 0.12  # share of the commonest English words that settles it


def foreign(clean: CleanReport) -> str | None:
    """The ISO 639-1 code of a report's language where it is not English, else None.

    A stated language is taken at its word only together with the signs in the text; texts too short to
    tell are taken for English.
    """
    text = "\n".join(clean.report.text[b.start : b.end] for b in clean.blocks if b.is_read)[:_SAMPLE]
    words = _WORD.findall(text.casefold())
    if len(words) < _LEAST:
        return None
    if sum(map(_COMMON.__contains__, words)) >= _ENOUGH * len(words):
        return None
    import py3langid  # noqa: PLC0415 - loads a model; English reports never need it

    code = str(py3langid.classify(text)[0])
    return None if code == "en" else code
