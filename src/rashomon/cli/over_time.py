"""``rashomon tallies``, ``history``, ``changes`` and ``lineage``: who told what when, and whence."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

import click

from rashomon.cli.common import Day, console, existing, ledger_option

if TYPE_CHECKING:
    from rashomon.ledger import Ledger
    from rashomon.model import Change

_FOOT = "* day of arrival; the report has no date of publication that is known"
by_option = click.option(
    "--by",
    type=click.Choice(["published", "arrived"]),
    default="published",
    show_default=True,
    help="The time that a report counts under; without a known date of publication its arrival.",
)


@click.command(short_help="List totals over many incidents as series over time.")
@ledger_option
@click.option("--what", metavar="WORD", help="Of one kind: attacks, strikes, killed, troops …")
@click.option("--all", "every", is_flag=True, help="Totals that are told once, and disputed by none, too.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, each series as in the export.")
def tallies(ledger_path: str, what: str | None, every: bool, as_json: bool) -> None:
    """List totals over many incidents ("at least 151 attacks since 17 October") as series over time.

    Totals that count the same thing, of the same people, in the same countries, from the same start make
    one series, by day of publication. ≠ marks totals that contradict: a later one that is smaller, or two
    for one day that cannot both hold.

    \b
    Examples:
      rashomon tallies
      rashomon tallies --what attacks
      rashomon tallies --all --json
    """
    with existing(ledger_path) as ledger:
        found = ledger.series()
        reports = ledger.reports()
    kinds = sorted({s.what for s in found})
    found = [s for s in found if what is None or s.what == what]
    shown = [s for s in found if every or len(s.points) > 1 or any(len(p.reports) > 1 for p in s.points)]
    if as_json:
        import json  # noqa: PLC0415

        from rashomon.publish.export_json import series  # noqa: PLC0415

        click.echo(json.dumps([series(s) for s in shown], ensure_ascii=False, indent=1))
        return
    from rashomon.publish import over_time  # noqa: PLC0415

    if shown:
        console().print(over_time.series_table(shown, {r.id: r.source for r in reports}))
    if what is not None and not found:
        click.echo(f"No total counts {what!r}. There are: {', '.join(kinds) or 'none'}.")
    elif len(found) > len(shown):
        more = len(found) - len(shown)
        click.echo(f"{more} more {'totals are' if more > 1 else 'total is'} told once; --all lists all.")
    elif not found:
        click.echo("No report gives a total over many incidents.")


@click.command(short_help="Show how an incident moved as reports came in.")
@click.argument("incident")
@ledger_option
@by_option
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, one object a change.")
def history(incident: str, ledger_path: str, by: str, as_json: bool) -> None:
    """Show how an incident's figures, date, place and blame moved as its reports came in.

    The accounts are replayed in the order in which their reports were published; each line is what one
    report changed, with its words.

    \b
    Examples:
      rashomon history i-4k2
      rashomon history i-4k2 --by arrived
    """
    with existing(ledger_path) as ledger:
        found = ledger.history(incident, by=by)
        if as_json:
            _write(ledger, found, "json", sys.stdout.buffer)
            return
        click.echo(ledger.incident(incident).summary)
        names = _names(ledger)
    _print(found, names, incidents=False)


@click.command(short_help="Say what changed since a day.")
@ledger_option
@click.option("--since", type=Day(last=False), metavar="DAY", help="Leave out what came in before.")
@by_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "atom"]),
    default="text",
    show_default=True,
    help="atom: a feed, one entry a change.",
)
@click.option("--output", default="-", metavar="FILE", help="Where to; - (as it is) for standard output.")
def changes(ledger_path: str, since: date | None, by: str, form: str, output: str) -> None:
    """Say what changed since a day, incident by incident, with the words that changed it.

    DAY is a day, month or year. A feed has the newest change first, and the same ids every time it is
    written, so that a feed reader shows each change once.

    \b
    Examples:
      rashomon changes --since 2024-01-23
      rashomon changes --since 2024-01-23 --by arrived
      rashomon changes --format atom --output changes.atom
    """
    if form == "text" and output != "-":
        raise click.UsageError("--output goes with --format json or atom.")
    with existing(ledger_path) as ledger:
        found = ledger.changes(since=since, by=by)
        if form == "text":
            names = _names(ledger)
        elif output == "-":
            _write(ledger, found, form, sys.stdout.buffer)
        else:
            from rashomon.cli.common import output_path  # noqa: PLC0415
            from rashomon.publish.atomic import atomic_file  # noqa: PLC0415

            with atomic_file(output_path(output)) as out:
                _write(ledger, found, form, out)
    if form != "text":
        return
    if found:
        _print(found, names, incidents=True)
    else:
        click.echo(f"Nothing came in since {since}." if since else "The ledger holds no incidents.")


@click.command(short_help="Show which reports of an incident draw on one another.")
@click.argument("incident")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="As a JSON object of nodes and edges.")
def lineage(incident: str, ledger_path: str, as_json: bool) -> None:
    """Show which reports of an incident draw on one another, and how many are independent.

    A copy has half of the shorter text in common with another report, or more; a passage sentences; a quote
    an unusual quotation. Credits name an agency or outlet. The words in common are shown.

    \b
    Examples:
      rashomon lineage i-4k2
      rashomon lineage i-4k2 --json
    """
    with existing(ledger_path) as ledger:
        found = ledger.lineage(incident)
    if as_json:
        import json  # noqa: PLC0415

        from rashomon.publish.export_json import lineage as as_object  # noqa: PLC0415

        click.echo(json.dumps(as_object(found), ensure_ascii=False, indent=1))
        return
    from rashomon.publish import over_time  # noqa: PLC0415

    console().print(over_time.lineage_table(found))


def _names(ledger: Ledger) -> dict[str, str]:
    from rashomon.publish.export_rows import source_names  # noqa: PLC0415

    return source_names(ledger)


def _print(found: list[Change], names: dict[str, str], *, incidents: bool) -> None:
    from rashomon.publish import over_time  # noqa: PLC0415

    console().print(over_time.change_table(found, names, incidents=incidents))
    if any(c.by == "arrived" for c in found):
        click.echo(_FOOT)


def _write(ledger: Ledger, found: list[Change], form: str, out: BinaryIO) -> None:
    if form == "atom":
        from rashomon.publish import export_atom  # noqa: PLC0415

        export_atom.write(ledger, found, out)
    else:
        import json  # noqa: PLC0415

        from rashomon.publish.export_json import change  # noqa: PLC0415

        rows = json.dumps([change(c) for c in found], ensure_ascii=False, indent=1)
        out.write(rows.encode("utf-8", "replace") + b"\n")


COMMANDS = (history, lineage, changes, tallies)
