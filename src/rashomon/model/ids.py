"""Ids made from content: the same content has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base 32, as of RFC 4648


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
    pairs = -(-length // 2)  # of characters, which stand for ten bits
    bits = int.from_bytes(digest, "big") >> (256 - 10 * pairs)
    said_in = [_PAIRS[(bits >> shift) & 1023] for shift in range(10 * pairs - 10, -1, -10)]
    return f"{prefix}-{''.join(said_in)[:length]}"


_PAIRS = [a + b for a in _LETTERS for b in _LETTERS]
