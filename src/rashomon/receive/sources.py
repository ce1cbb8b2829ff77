"""Files, folders, globs and standard input to reports, one at a time."""

from __future__ import annotations

import glob
import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any, BinaryIO

from rashomon.model import Report, report_id
from rashomon.receive import csv_rows, json_rows, warc
from rashomon.receive.decode import decode
from rashomon.receive.page import looks_like_html, read_page
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, bounded, too_large
from rashomon.receive.rows import read_row

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json.gz": "json",
    ".jsonl.gz": "json",
    ".ndjson.gz": "json",
    ".csv": "table",
    ".tsv": "table",
    ".csv.gz": "table",
    ".tsv.gz": "table",
    ".warc": "warc",
    ".warc.gz": "warc",
}
READABLE = (
    "text (.txt), HTML (.html), JSON Lines (.jsonl, .json, .ndjson), tables (.csv, .tsv) and WARC (.warc)"
)


def receive(
    paths: Iterable[Path | str], columns: Mapping[str, str] | None = None
) -> Iterator[Report | Rejected]:
    """Every report in the paths, in their order, and a :class:`Rejected` for each that cannot be read.

    A path is a file, a folder (all files of a known kind below it, sorted by name; hidden ones are passed
    over), a glob pattern, or ``-`` for standard input. Reports are made as they are asked for and none is
    kept. A report that is received twice comes twice, each time under the name it came by: where it came
    from is worth keeping. Another content under an id already used is rejected; 16 bytes of hash a report
    are kept to know that. Nothing is raised for bad input.

    Args:
        columns: under what names our fields stand in tables and JSON rows, where it is not the usual
            one (:data:`rashomon.receive.rows.NAMES`); see :func:`rashomon.receive.rows.column_map`.
    """
    contents: dict[int, int] = {}
    source = _Source(columns)
    for given in paths:
        for item in source.expanded(str(given)):
            if isinstance(item, Report):
                key, content = hash(item.id), hash((item.text, item.title or ""))
                if contents.setdefault(key, content) != content:
                    yield Rejected(
                        item.name,
                        f"its id {item.id!r} was already used in this input for another text; "
                        "give each report its own id, or leave `id` out",
                    )
                    continue
            yield item
    yield from source.never_met()


class _Source:
    """Reads one path after the other; a file that two of them lead to is read once."""

    def __init__(self, columns: Mapping[str, str] | None) -> None:
        self._columns = columns
        self._unmet = set((columns or {}).items())  # of the fields, those whose column no row has had yet
        self._any_row = False
        self._files: set[tuple[int, int]] = set()

    def expanded(self, given: str) -> Iterator[Report | Rejected]:
        if given == "-":
            yield from self._read(sys.stdin.buffer, "-", "", given)
            return
        path = Path(given)
        try:
            if path.is_dir():
                yield from self._folder(path)
                return
            if path.exists():
                yield from self._file(path, path.name)
                return
        except (OSError, ValueError) as e:  # ValueError: a NUL in the path
            yield Rejected(given, f"cannot be opened ({getattr(e, 'strerror', None) or e})")
            return
        found = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207
        if not found:
            why = "matches no file" if glob.has_magic(given) else "there is no such file or folder"
            yield Rejected(given, f"{why}; check the path")
        for one in found:
            hit = Path(one)
            yield from self._folder(hit) if hit.is_dir() else self._file(hit, hit.name)

    def _folder(self, folder: Path) -> Iterator[Report | Rejected]:
        problems: list[Rejected] = []
        some = False
        for here, folders, names in os.walk(
            folder,
            onerror=lambda e: problems.append(Rejected(str(e.filename), f"cannot be opened ({e.strerror})")),
        ):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(names):
                path = Path(here, name)
                if name.startswith(".") or _kind(name) is None:
                    continue
                some = True
                yield from self._file(path, path.relative_to(folder).as_posix())
        yield from problems
        if not some and not problems:
            yield Rejected(str(folder), f"no file in this folder is of a kind that can be read: {READABLE}")

    def _file(self, path: Path, name: str) -> Iterator[Report | Rejected]:
        try:
            stat = path.stat()
            if not S_ISREG(stat.st_mode):
                yield Rejected(str(path), "is no file; a device or pipe is read as -, from standard input")
                return
            identity = (stat.st_dev, stat.st_ino)
            if identity in self._files:
                return
            self._files.add(identity)
            with path.open("rb") as stream:
                yield from self._read(stream, name, path.name, str(path))
        except OSError as e:
            yield Rejected(str(path), f"cannot be read ({e.strerror or e})")

    def _read(self, stream: BinaryIO, name: str, file_name: str, shown: str) -> Iterator[Report | Rejected]:
        """The reports in one open file; ``shown`` is its name in messages."""
        raw: Any = stream
        buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
        kind = _kind(file_name) or _sniffed(buffered.peek(4096)[:4096])
        if kind == "text" and self._columns and not _kind(file_name):
            kind = "table"  # of unknown name, but the user has said what its columns are
        try:
            if kind == "warc":
                yield from warc.records(buffered, name)
            elif kind in {"json", "table"}:
                packed = buffered.peek(2)[:2] == b"\x1f\x8b"
                source: Any = io.BufferedReader(gzip.GzipFile(fileobj=buffered)) if packed else buffered
                if kind == "json":
                    yield from self._rows(json_rows.rows(source, name), shown)
                else:
                    yield from self._rows(csv_rows.rows(source, name, self._columns or {}), shown)
            else:
                yield _one(buffered, name, kind)
        except UnreadableError as e:
            yield Rejected(shown, str(e))
        except (EOFError, zlib.error, gzip.BadGzipFile) as e:
            yield Rejected(shown, f"the packed file is broken or cut short ({e}); what came before was read")

    def never_met(self) -> Iterator[Rejected]:
        """The columns that were named and that no row had: its field was looked for under the usual names."""
        for field, column in sorted(self._unmet) if self._any_row else ():
            yield Rejected(
                f"--columns {field}={column}", "no row has a column of this name; check its spelling"
            )

    def _rows(self, rows: Iterable[tuple[str, Any] | Rejected], shown: str) -> Iterator[Report | Rejected]:
        empty = True
        for row in rows:
            empty = False
            if isinstance(row, Rejected):
                yield row
                continue
            where, value = row
            self._any_row = True
            if self._unmet and isinstance(value, dict):
                self._unmet = {(f, c) for f, c in self._unmet if c not in value}
            try:
                yield read_row(value, where, self._columns)
            except UnreadableError as e:
                yield Rejected(where, str(e))
        if empty:
            yield Rejected(shown, "the file is empty; nothing to read")


def _kind(name: str) -> str | None:
    low = name.lower()
    return next((kind for suffix, kind in _KINDS.items() if low.endswith(suffix)), None)


def _one(stream: BinaryIO, name: str, kind: str) -> Report:
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        raise UnreadableError(too_large(f"the file has over {MAX_PAGE // 1_000_000} MB"))
    if kind == "page":
        return read_page(data, name)
    text = decode(data)
    if looks_like_html(text[:2000]):
        return read_page(data, name)
    return Report(id=report_id(text), text=bounded(text), name=name)


def _sniffed(head: bytes) -> str:
    """The kind of a file without a telling name, by its first bytes."""
    if head.startswith((b"\x1f\x8b", b"WARC/")):
        return "warc"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]")):
        return "json"
    return "page" if looks_like_html(head.decode("utf-8", "replace")) else "text"
