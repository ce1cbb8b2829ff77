"""Rate of reading WARC files beside that of their parser alone, over a WARC of invented pages.

    python bench/warc_rate.py                   3,000 pages; of HTML, whose reading takes far longer, 200
    python bench/warc_rate.py --pages 20000 --html 1000

Rates in pages a second of one processor, over the same gzipped file: fastwarc alone, by which `receive` reads
it, and warcio alone, the common parser (each record's body is read); `receive` where the pages are plain text
(what Rashomon adds to the parser), and where they are HTML (dominated by trafilatura; see bench/html_eval.py
for that against peers).
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rashomon.receive import Rejected, receive

WORDS = """harbour market council bridge tram library orchard ferry school theatre river mayor plan winter
roof road vote fund repair spring visitor baker engine crane window paper garden report evening""".split()


def paragraph(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def text_page(chance: random.Random) -> str:
    return "\n\n".join(paragraph(chance, chance.randint(20, 80)) for _ in range(chance.randint(6, 25)))


def html_page(chance: random.Random) -> str:
    menu = "".join(
        f'<li><a href="/{w}/{n}">{w.title()}</a></li>' for n, w in enumerate(chance.choices(WORDS, k=60))
    )
    body = "".join(f"<p>{p}</p>" for p in text_page(chance).split("\n\n"))
    title = paragraph(chance, 7)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>{paragraph(chance, 30)}</footer></body></html>"
    )


def warc(path: Path, pages: Iterable[str], kind: str) -> float:
    """Write the pages as records of a gzipped WARC, each a member of its own; gives their size in MB."""
    size = 0
    with path.open("wb") as out:
        for number, page in enumerate(pages):
            body = page.encode()
            size += len(body)
            http = b"HTTP/1.1 200 OK\r\nContent-Type: %s; charset=utf-8\r\n" % kind.encode()
            http += b"Content-Length: %d\r\n\r\n" % len(body) + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://velm.example/{number}\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                "WARC-Date: 2031-03-04T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return size / 1e6


def warcio_alone(path: Path) -> int:
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as stream:
        return sum(1 for record in ArchiveIterator(stream) if record.content_stream().read())


def fastwarc_alone(path: Path) -> int:
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as stream:
        return sum(
            1
            for record in ArchiveIterator(io.BytesIO(stream.read()), parse_http=True)
            if record.reader.read()
        )


def received(path: Path) -> int:
    return sum(not isinstance(item, Rejected) for item in receive([path]))


def timed(what: str, pages: int, megabytes: float, run: Callable[[Path], int], path: Path) -> None:
    start = time.process_time()
    try:
        got = run(path)
    except ImportError:
        print(f"{what:34} not installed")
        return
    took = time.process_time() - start
    assert got == pages, (what, got, pages)
    each = 1000 * took / pages
    print(f"{what:34} {pages / took:9,.0f} pages/s {megabytes / took:8.1f} MB/s {each:7.2f} ms a page")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--html", type=int, default=200)
    args = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        plain, html = Path(folder, "plain.warc.gz"), Path(folder, "html.warc.gz")
        size = warc(plain, (text_page(chance) for _ in range(args.pages)), "text/plain")
        html_size = warc(html, (html_page(chance) for _ in range(args.html)), "text/html")
        received(html)  # imports and first tables are not measured
        timed("fastwarc alone", args.pages, size, fastwarc_alone, plain)
        timed("warcio alone", args.pages, size, warcio_alone, plain)
        timed("receive, pages of plain text", args.pages, size, received, plain)
        timed("warcio alone, HTML", args.html, html_size, warcio_alone, html)
        timed("receive, HTML", args.html, html_size, received, html)


if __name__ == "__main__":
    main()
