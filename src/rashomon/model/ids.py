"""Ids made from content: the same content has the same id on every machine and in every run."""

from __future__ import annotations

import base64
import hashlib


def content_id(prefix: str, *parts: object, length: int = 13) -> str:
    """``prefix-`` and ``length`` base-32 characters (65 bits at 13) of SHA-256 over the parts.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ.

    >>> content_id("c", "ab", "c") == content_id("c", "a", "bc")
    False
    """
    said: list[bytes] = []
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        said += (len(data).to_bytes(8, "big"), data)
    digest = hashlib.sha256(b"".join(said)).digest()
    needed = -(-length // 8) * 5  # bytes: eight characters stand for five
    return f"{prefix}-{base64.b32encode(digest[:needed]).decode().lower()[:length]}"
