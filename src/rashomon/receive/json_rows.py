"""JSON Lines, a JSON array, or one JSON object: row by row, in memory for one row at a time."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Protocol

from rashomon.receive.decode import decode
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, too_large

_CHUNK = 1 << 16


class Bytes(Protocol):
    """What is needed of a file: ``read`` and ``readline`` with a limit, as bytes."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


class _Recoded:
    """A UTF-16 file as UTF-8 bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")

    def read(self, size: int, /) -> bytes:
        return self._text.read(size).encode("utf-8", "replace")

    def readline(self, size: int, /) -> bytes:
        return self._text.readline(size).encode("utf-8", "replace")


def rows(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, Any] | Rejected]:
    """Each row as (``name:line``, value); a row that is no JSON is a :class:`Rejected`, and reading goes on.

    ``name`` is the file's name. In an array or a lone object, rows are counted instead of lines.
    """
    head = stream.peek(4096)[:4096]
    source: Bytes = stream
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        source = _Recoded(stream)
        head = head.decode("utf-16", "ignore").encode("utf-8", "replace")
    elif head.startswith(codecs.BOM_UTF8):
        stream.read(3)
        head = head[3:]
    first = head.lstrip()
    if first.startswith(b"["):
        yield from _array(source, name)
        return
    line = first.split(b"\n", 1)[0].rstrip()
    if first.startswith(b"{") and b"\n" in first and not line.endswith(b"}"):
        # A lone object over several lines; a file of one row a line ends each in a brace.
        whole = source.read(MAX_PAGE + 1)
        try:
            yield f"{name}:1", json.loads(_text(whole))
            return
        except (ValueError, RecursionError, UnreadableError) as e:
            if len(whole) > MAX_PAGE:
                yield Rejected(f"{name}:1", too_large("the JSON object is too large"))
                return
            if b"\n{" not in whole:
                yield Rejected(f"{name}:1", _broken(e, "the file must be one JSON object"))
                return
            source = io.BytesIO(whole)
    yield from _lines(source, name)


def _lines(source: Bytes, name: str) -> Iterator[tuple[str, Any] | Rejected]:
    number = 0
    while raw := source.readline(MAX_PAGE + 1):
        number += 1
        if len(raw) > MAX_PAGE:
            size = len(raw)
            while not raw.endswith(b"\n") and (raw := source.readline(_CHUNK)):
                size += len(raw)
            yield Rejected(f"{name}:{number}", too_large(f"the line has {size / 1e6:.1f} MB"))
            continue
        if not raw.strip():
            continue
        try:
            yield f"{name}:{number}", json.loads(_text(raw))
        except (ValueError, RecursionError, UnreadableError) as e:
            yield Rejected(f"{name}:{number}", _broken(e, "every line must be one JSON object"))


def _array(source: Bytes, name: str) -> Iterator[tuple[str, Any] | Rejected]:
    decoder, feed = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8")("replace")
    buffer, number, at_end = "", 0, False
    want = _CHUNK
    opened = False
    while True:
        buffer = buffer.lstrip(" \t\r\n," if opened else " \t\r\n[")
        opened = opened or bool(buffer)
        if buffer.startswith("]"):
            return
        value, after, error = None, 0, None
        if buffer:
            try:
                value, after = decoder.raw_decode(buffer)
            except (ValueError, RecursionError) as e:
                error = e
        # A number or word at the end of the buffer may go on; an object is whole once it parses.
        if after and (at_end or after < len(buffer)):
            number += 1
            yield f"{name}:{number}", value
            buffer, want = buffer[after:], _CHUNK
            continue
        if len(buffer) > MAX_PAGE:
            yield Rejected(f"{name}:{number + 1}", too_large("a row of the array is too large"))
            return
        if at_end:
            reason = _broken(error, "the rows before it were read, those after it were not")
            yield Rejected(f"{name}:{number + 1}", reason if buffer else "the array ends without its `]`")
            return
        chunk = source.read(want)
        want = min(want * 2, MAX_PAGE)  # doubling keeps parsing a long row again from being quadratic
        at_end = not chunk
        buffer += feed.decode(chunk, at_end)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw)


def _broken(error: Exception | None, what: str) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at character {error.pos + 1} ({error.msg}); {what}"
    if isinstance(error, RecursionError):
        return f"JSON nested too deep; {what}"
    return f"broken JSON ({error}); {what}" if error else f"broken JSON; {what}"
