"""The CSV's columns, typed, as a Parquet file. Needs the optional dependency pyarrow."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from rashomon.publish.export_rows import columns, rows

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

_ROWS = 10_000  # rows of a row group: what is held in memory at a time


class MissingDependencyError(ImportError):
    """A library that only this format needs is not installed; the text says how to get it."""


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write Parquet to a binary stream: text as string, counts as int64, degrees as double.

    Raises:
        MissingDependencyError: pyarrow is not installed.
    """
    try:
        pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingDependencyError(
            "Parquet needs pyarrow, which is not installed: pip install 'rashomon[parquet]' (or pyarrow)."
        ) from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in columns(convention).items()])
    with pq.ParquetWriter(out, schema) as writer:
        each = rows(ledger, convention)
        while group := list(islice(each, _ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    return ""
