"""``rashomon export`` and ``rashomon report``: the ledger out."""

from __future__ import annotations

import sys

import click

from rashomon.cli.common import existing, ledger_option, output_path


@click.command(short_help="Export the ledger.")
@ledger_option
@click.option(
    "--format",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    expose_value=False,
    help="The format.",
)
@click.option("--output", required=True, metavar="FILE", help="Where to; - for standard output.")
def export(ledger_path: str, output: str) -> None:
    """Export the ledger. A file appears whole or not at all; one that is there is replaced.

    json is one object with reports, incidents (with accounts and claims), relations and tallies. Every
    claim has start and end: text[start:end] of the report as received is its quote.

    \b
    Examples:
      rashomon export --format json --output ledger.json
      rashomon export --output - | jq '.incidents[].summary'
    """
    from rashomon.publish import export_json  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        if output == "-":
            export_json.dump(ledger, sys.stdout.buffer)
            return
        path = output_path(output)
        export_json.write_json(ledger, path)
    click.echo(f"Wrote {path}.", err=True)


@click.command(short_help="Make one HTML page of the ledger.")
@ledger_option
@click.option("--output", required=True, metavar="FILE", help="The page to write.")
def report(ledger_path: str, output: str) -> None:
    """Make one self-contained HTML page of the ledger, to open in any browser: no server, no network.

    \b
    Examples:
      rashomon report --output page.html
    """
    from rashomon.publish.page import write_page  # noqa: PLC0415

    path = output_path(output)
    with existing(ledger_path) as ledger:
        write_page(ledger, path)
    click.echo(f"Wrote {path}.", err=True)


COMMANDS = (export, report)
