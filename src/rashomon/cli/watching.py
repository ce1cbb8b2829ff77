"""``rashomon watch``: feeds and sitemaps followed, what is new in them read."""

from __future__ import annotations

import re
import time
from typing import Any

import click

from rashomon.cli.common import ledger_option
from rashomon.cli.reading import bar, tell

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST = 60.0  # seconds; no feed changes sooner


class Span(click.ParamType[float]):
    """A length of time, as 90s, 15m, 2h or 1d; in seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        m = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s?([smhd])", str(value).strip().lower())
        if not m:
            self.fail(f"{value!r} is no length of time: write 90s, 15m, 2h or 1d.", param, ctx)
        return float(m.group(1)) * _UNITS[m.group(2)]


@click.command(short_help="Follow feeds and sitemaps.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@ledger_option
@click.option("--every", type=Span(), default="15m", show_default=True, metavar="TIME", help="How often.")
@click.option("--once", is_flag=True, help="One round, then end: for cron and the like.")
@click.option(
    "--most", type=click.IntRange(min=1), default=100, show_default=True, metavar="N",
    help="Pages a feed and round; the rest comes with the next.",
)  # fmt: skip
@click.option(
    "--delay", type=Span(), default="2s", show_default=True, metavar="TIME",
    help="Pause between two requests to one host; longer where its robots.txt asks for it.",
)  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Also fetch from addresses of the local network.")
@click.pass_context
def watch(
    ctx: click.Context,
    feeds: tuple[str, ...],
    ledger_path: str,
    every: float,
    once: bool,
    most: int,
    delay: float,
    allow_private: bool,
) -> None:
    """Follow feeds and sitemaps: fetch the pages that are new in them and read them into a ledger.

    FEED is the address of an RSS or Atom feed, of a sitemap or an index of sitemaps, or of a page that
    offers a feed. A feed that has not changed is not sent again, a page that was fetched is not fetched
    again unless its feed says that it changed. robots.txt is kept to, a busy host is given time, and no
    address of the local network is fetched unless allowed. End it with Ctrl-C: what was read is kept.

    \b
    Examples:
      rashomon watch https://example.org/rss --ledger iraq.ledger
      rashomon watch https://example.org/sitemap.xml --once --most 500
    """
    from rashomon.ledger import open_ledger  # noqa: PLC0415
    from rashomon.receive.web import Web  # noqa: PLC0415

    every = max(every, _LEAST)
    with open_ledger(ledger_path) as ledger:
        try:
            while True:
                began = time.monotonic()
                with bar("Watching") as progress:
                    web = Web(allow_private=allow_private, delay=delay)
                    summary = ledger.watch(feeds, web=web, most=most, progress=progress)
                tell(summary, ledger_path)
                if once:
                    break
                time.sleep(max(began + every - time.monotonic(), 1.0))
        except KeyboardInterrupt:
            click.echo(f"Ended. {ledger.name} keeps what was read.", err=True)
            raise
    if summary.rejected:
        ctx.exit(1)


COMMANDS = (watch,)
