"""``rashomon read`` and ``rashomon clean``: pages in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rashomon.cli.common import console, ledger_option

if TYPE_CHECKING:
    from rashomon.ingest import Progress
    from rashomon.ledger import Summary

_SHOWN = 50  # pages that could not be read, named one by one


def _column_map(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str] | None:
    from rashomon.receive.rows import column_map  # noqa: PLC0415

    try:
        return column_map(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


columns_option = click.option(
    "--columns",
    callback=_column_map,
    metavar="FIELD=COLUMN,…",
    help="Under what names fields stand in tables and JSON rows, where under other names than ours.",
)


@click.command(short_help="Read pages into a ledger.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Processes to read with; one for each processor unless given. It changes nothing in the ledger.",
)
@columns_option
@click.option("--keep-noise", is_flag=True, help="Also read what is taken for page noise.")
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    ledger_path: str,
    workers: int | None,
    columns: dict[str, str] | None,
    keep_noise: bool,
) -> None:
    """Read pages into a ledger, which is made if there is none.

    PATH is a file, a folder, a pattern, or - for standard input: text, HTML, JSON Lines (one report a
    row: text or html, and if known id, title, url, outlet, published, language), CSV with the same
    names for columns (others by --columns), or WARC. Reports that the ledger already holds are passed
    over, so a command that was broken off is simply given again.

    What cannot be read is named with the reason, the rest is read, and the exit code is 1.

    \b
    Examples:
      rashomon read pages/ --ledger iraq.ledger
      rashomon read 'crawl/*.html' more.jsonl
      rashomon read archive.csv --columns text=body,published=date
      curl -s https://example.org/story.html | rashomon read -
    """
    from rashomon.ledger import open_ledger  # noqa: PLC0415
    from rashomon.read.places.gazetteer import is_built  # noqa: PLC0415

    with open_ledger(ledger_path) as ledger:
        if not is_built():
            click.echo("First run: making the gazetteer of 250,000 places (some 20 seconds) …", err=True)
        try:
            with bar() as progress:
                processes = workers or os.cpu_count() or 1
                summary = ledger.read(
                    paths, columns=columns, keep_noise=keep_noise, progress=progress, workers=processes
                )
        except KeyboardInterrupt:
            from rashomon.publish.wording import many  # noqa: PLC0415

            kept = len(ledger.reports())
            click.echo(
                f"Broken off. {ledger.name} holds the {many(kept, 'report')} finished so far; "
                "give the same command again to go on.",
                err=True,
            )
            raise
    tell(summary, ledger_path)
    if summary.rejected:
        ctx.exit(1)


@contextmanager
def bar(what: str = "Reading") -> Iterator[Progress | None]:
    """A progress bar on a terminal, nothing where messages go to a file."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    with Progress(
        TextColumn(what),
        BarColumn(),
        TextColumn("{task.completed} pages"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None)

        def progress(number: int, name: str) -> None:
            bar.update(task, completed=number, description=Text(name[-40:]).plain)

        yield progress


def tell(summary: Summary, ledger: str) -> None:
    from rashomon.publish.wording import many  # noqa: PLC0415

    click.echo(
        f"{many(summary.read, 'report')} read, {summary.known} already known, "
        f"{len(summary.rejected)} not read."
    )
    click.echo(
        f"{ledger} holds {many(summary.reports, 'report')}: {many(summary.accounts, 'account')}, "
        f"{many(summary.claims, 'claim')}, {many(summary.tallies, 'tally', 'tallies')} "
        f"→ {many(summary.incidents, 'incident')}."
    )
    for note, number in summary.notes:
        click.echo(f"{many(number, 'report')} kept, {note}.", err=True)
    for problem in summary.rejected[:_SHOWN]:
        click.echo(f"Not read: {problem.name}: {problem.reason}", err=True)
    if len(summary.rejected) > _SHOWN:
        click.echo(f"Not read: {len(summary.rejected) - _SHOWN} more.", err=True)


@click.command(short_help="Show what is kept and cut of a page, and why.")
@click.argument("file", metavar="FILE")
@columns_option
@click.pass_context
def clean(ctx: click.Context, file: str, columns: dict[str, str] | None) -> None:
    """Show what is kept of a page and what is cut as page noise, and why. No ledger is needed.

    Each block is marked + (read) or - (cut) with its label and the reason; above them stands what the
    page says of itself: dateline, byline, days, agencies, whose photos, whose page.

    \b
    Examples:
      rashomon clean story.html
      rashomon clean reports.jsonl | less
    """
    from rashomon.clean import clean as clean_report  # noqa: PLC0415
    from rashomon.publish import terminal  # noqa: PLC0415
    from rashomon.receive import Rejected, receive  # noqa: PLC0415

    out = console()
    failed = False
    for item in receive([file], columns):
        if isinstance(item, Rejected):
            click.echo(f"Not read: {item.name}: {item.reason}", err=True)
            failed = True
            continue
        out.print(terminal.heading(item.name))
        for line in terminal.cleaned(clean_report(item)):
            out.print(line)
    if failed:
        ctx.exit(1)


COMMANDS = (read, clean)
