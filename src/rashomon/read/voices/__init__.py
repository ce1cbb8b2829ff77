"""Who says what: the voices that a report quotes, and the voice behind any words of it."""

from rashomon.read.voices.around import in_sentence
from rashomon.read.voices.attribute import voice_for
from rashomon.read.voices.find import find_voices
from rashomon.read.voices.stances import StanceMention, blame_in, claims_in, find_stances

__all__ = [
    "StanceMention",
    "blame_in",
    "claims_in",
    "find_stances",
    "find_voices",
    "in_sentence",
    "voice_for",
]
