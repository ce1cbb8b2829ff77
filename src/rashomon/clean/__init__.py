"""Tells a page's article from what stands around it, and deletes nothing."""

from rashomon.clean.found import Metadata, metadata
from rashomon.clean.page import clean

__all__ = ["Metadata", "clean", "metadata"]
