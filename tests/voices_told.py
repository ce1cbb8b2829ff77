"""What a test asks of voices."""

from __future__ import annotations

from invented import doc
from rashomon.read.voices import find_voices, voice_for


def behind(text: str, words: str, title: str | None = None, field: str = "text") -> str | None:
    """The voice behind some words of a text."""
    d = doc(text, title)
    at = d.report.of(field).index(words)
    voice = voice_for(find_voices(d), d, field, at, at + len(words))
    return voice.name if voice else None
