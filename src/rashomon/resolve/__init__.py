"""From accounts to incidents: which reports tell of the same one, and why."""

from rashomon.resolve.explain import explain
from rashomon.resolve.resolution import Resolution, resolve

__all__ = ["Resolution", "explain", "resolve"]
