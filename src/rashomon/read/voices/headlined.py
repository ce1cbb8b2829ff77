"""A number that the headline gives to somebody and the text says once more without a speaker."""

from __future__ import annotations

from rashomon.read.mentions import Voice
from rashomon.read.voices.around import Index, Place


def headlined(index: Index, place: Place) -> Voice | None:
    """Who the headline says tells the number of a place in the text, where nobody speaks in its sentence and
    nobody else tells that number: "Blast kills nine: hospital", "A blast killed nine in Velm"."""
    if place.own or place.field == "title":
        return None
    above = (v for k in range(place.here - _NEAR, place.here) for v in index.own.get(k, ()))
    if all(_in_text(v) for v in above):
        return None
    telling = [v for sentence in sorted(place.saying()) for v in index.own[sentence]]
    if not telling or any(_in_text(v) or v.name != telling[0].name for v in telling):
        return None
    if telling[0].kind in _NO_SOURCE:
        return None  # "Velm Daily: …" is the outlet's own headline
    return telling[0] if place.here - telling[0].sentence <= _NEAR else None


_NO_SOURCE = frozenset(("", "name", "agency", "document"))
_NEAR = 4  # sentences from the headline to the lead


def _in_text(v: Voice) -> bool:
    """Whether a voice is of the text itself, not of its headline or of this said again above the lead."""
    return v.field != "title" and v.form not in ("colon", "headline")
