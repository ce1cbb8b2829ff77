"""Tells a page's article from what stands around it, and deletes nothing."""

from rashomon.clean.found import Metadata, metadata
from rashomon.clean.page import clean, clean_all

__all__ = ["Metadata", "clean", "clean_all", "metadata"]
