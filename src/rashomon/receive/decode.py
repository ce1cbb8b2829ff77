"""Bytes to text: byte order mark, UTF-8, declared charset, detection; mojibake mended."""

from __future__ import annotations

import codecs
import re

from rashomon.receive.rejected import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF; export its text first"),
    (b"PK\x03\x04", "a ZIP archive or office document; unpack it, or save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"SQLite format 3\x00", "a database; pass a ledger with --ledger"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)
_MARKED = tuple(mark for mark, _ in (*_BOMS, *_MAGIC))
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
# Two foreign characters side by side, or one that is mojibake by itself; and what follows them.
_SUSPECT = re.compile(r"[^\x00-\x7f](?:[^\x00-\x7f]+|(?<=[\x80-\x9fŒœÂÃ]))(?=([^ \t\r\n<>]{0,3}))")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file's bytes, line ends untouched, mojibake repaired by ftfy.

    ``declared`` is the charset that the page itself names; it is believed where it fits.

    Raises:
        UnreadableError: the bytes are no text, or in no charset that can be told.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableError("the file is empty; nothing to read")
    if data.startswith(_MARKED):
        return _finished(_as_marked(data))
    codec16 = _utf16_without_mark(data)
    if codec16:
        return _finished(data.decode(codec16))
    sample = data[:100_000]
    controls = [c for c in _CONTROL if c in sample]  # of which a text has few or none
    if sum(map(sample.count, controls)) > len(sample) * 0.02:
        raise UnreadableError("not a text: it is a binary file; save it as UTF-8 text first")
    return _finished(_by_charset(data, declared))


def _as_marked(data: bytes) -> str:
    """The text of bytes that say at their beginning what they are."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"not a text: it is {what}")
    codec = next(codec for bom, codec in _BOMS if data.startswith(bom))
    try:
        return data.decode(codec)
    except UnicodeDecodeError as e:
        raise UnreadableError(
            f"starts as {codec.removesuffix('-sig').upper()}, but is broken at byte {e.start}; "
            "save it again as UTF-8"
        ) from e


def storable(text: str) -> str:
    """The text with NUL and lone surrogates, which no database keeps, each replaced by U+FFFD.

    The length stays, so offsets that the sender holds stay true.

    >>> storable("a\\x00b")
    'a\\ufffdb'
    """
    try:
        text.encode()  # tells of lone surrogates in half the time that a pattern takes, or less
        clean = "\x00" not in text
    except UnicodeEncodeError:
        clean = False
    return text if clean else _UNSTORABLE.sub("\ufffd", text)


def _finished(text: str) -> str:
    if text.isascii():
        return storable(text)
    # Looking for mojibake takes ftfy as long as trafilatura takes for a page: only what may be some is looked
    # at, and once, with three characters before it (which a pattern would try at every letter of the page).
    found = (text[max(m.start() - 3, 0) : m.end(1)] for m in _SUSPECT.finditer(text))
    spots = "".join(f"{spot} " for spot in dict.fromkeys(found))
    if not spots:
        return storable(text)
    import ftfy  # noqa: PLC0415 (slow to import, as all that is imported late here)
    from ftfy.badness import is_bad  # noqa: PLC0415

    return storable(ftfy.fix_encoding(text) if is_bad(spots) else text)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that lost its mark shows as NUL in every other byte."""
    sample = data[:4000]
    half = len(sample) // 2
    if len(data) % 2 or half < 4 or 0 not in sample:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) > half * 0.7:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    return None


def _by_charset(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    # A UTF-8 file that was cut in the middle of a letter, or into which one foreign letter got.
    if sum(1 for c in lenient if c > "\x7f") - bad > 20 * bad:
        return lenient
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableError("its charset cannot be told; save it again as UTF-8")
    return str(best)
