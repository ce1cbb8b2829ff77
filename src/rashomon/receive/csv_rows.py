"""A table (CSV, or with tabs or semicolons) row by row, like JSON objects, one row in memory at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain

from rashomon.receive.decode import decode
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError, too_large
from rashomon.receive.rows import NAMES

_DELIMITERS = ",;\t|"
_HEAD = 1 << 16


def rows(
    stream: io.BufferedReader, name: str, mapped: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]] | Rejected]:
    """Each row as (``name:line``, its cells by column name), the line being that on which it ends.

    The first row names the columns, in any case; ``mapped`` tells which of our fields stand in columns of
    other names. A row with more cells than columns is a :class:`Rejected`, and
    reading goes on; after one that is too large or a quote that is never closed it does not.
    """
    csv.field_size_limit(MAX_PAGE)
    names = {n.lower(): n for n in (*chain(*NAMES.values()), *mapped.values())}
    texts = {*NAMES["text"], *NAMES["html"], *(mapped[f] for f in ("text", "html") if f in mapped)}
    text = io.TextIOWrapper(stream, encoding=_codec(stream.peek(_HEAD)[:_HEAD]), errors="replace", newline="")
    lines = _Lines(text)
    try:
        first = next((line for line in lines if line.strip()), "")
        reader = csv.reader(chain([first], lines), delimiter=max(_DELIMITERS, key=first.count))
        columns = [names.get(c.strip().lower(), c.strip()) for c in next(reader, [])]
        if columns and texts.isdisjoint(columns):
            found = ", ".join(columns[:12])
            why = f"no column holds a text (they are {found}); --columns text=NAME says which one does"
            yield Rejected(name, why)
            return
        for cells in reader:
            where = f"{name}:{lines.number}"
            if not any(cells):
                continue
            if any(cells[len(columns) :]):
                yield Rejected(
                    where,
                    f"{len(cells)} cells where there are {len(columns)} columns; "
                    "put quotes around a text that holds the separator",
                )
                continue
            yield where, dict(zip(columns, cells, strict=False))
    except (UnreadableError, csv.Error) as e:
        why = str(e) if isinstance(e, UnreadableError) else f"the table is broken ({e}); a quote may be open"
        yield Rejected(f"{name}:{lines.number}", f"{why}. The rows before it were read, those after were not")
    finally:
        text.detach()


def _codec(head: bytes) -> str:
    for mark, codec in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16")):
        if head.startswith(mark):
            return codec
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return "utf-8"
    except UnicodeDecodeError:
        decode(head)  # a binary file says what it is
        return "cp1252"  # what spreadsheets write that do not write UTF-8


class _Lines:
    """The lines of a text, counted; one that is too long for a page ends them."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_PAGE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MAX_PAGE:
            raise UnreadableError(too_large(f"a line has over {MAX_PAGE / 1e6:.0f} MB"))
        return line
