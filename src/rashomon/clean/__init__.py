"""Tells a page's article from what stands around it, and deletes nothing."""

from rashomon.clean.page import clean

__all__ = ["clean"]
