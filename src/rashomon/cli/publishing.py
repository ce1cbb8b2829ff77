"""``rashomon export`` and ``rashomon report``: the ledger out."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from rashomon.cli.common import existing, ledger_option, output_path

FORMATS = ("json", "jsonl", "csv", "acled", "ucdp", "geojson", "parquet", "atom")
_NO_CONVENTION = {"json": "keeps every claim.", "atom": "lists changes of the ranges."}
CODEBOOKS = ("acled", "ucdp", "airwars", "ibc", "gtd")


@click.command(short_help="Export the ledger.")
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="The format.",
)
@click.option(
    "--convention",
    type=click.Choice(CODEBOOKS),
    help="Add the figures by this codebook's rules (jsonl, csv, geojson, parquet).",
)
@click.option("--output", required=True, metavar="FILE", help="Where to; - for standard output.")
def export(ledger_path: str, form: str, convention: str | None, output: str) -> None:
    """Export the ledger. A file appears whole or not at all; one that is there is replaced.

    \b
    json     one object: reports, incidents (with accounts and claims), relations, tallies
    jsonl    one incident a line, as in json
    csv      one row an incident, in plain columns
    acled    ACLED's columns, one row a day and place; fatalities by its rule
    ucdp     UCDP GED's columns; best, high and low by its rule
    geojson  one feature an incident; a point only where a site or town is known
    parquet  the columns of csv, typed; needs pyarrow; not to standard output
    atom     a feed of how incidents changed, as `rashomon changes` lists them

    Every row has the id of its incident; every claim in json and jsonl has start and end: text[start:end]
    of the report as received is its quote. docs/exports.md lists the columns.

    \b
    Examples:
      rashomon export --format json --output ledger.json
      rashomon export --output - | jq '.incidents[].summary'
      rashomon export --format csv --convention airwars --output incidents.csv
      rashomon export --format acled --output acled.csv
    """
    if convention and form in ("json", "acled", "ucdp", "atom"):
        raise click.UsageError(
            f"--convention goes with jsonl, csv, geojson and parquet: {form} "
            + _NO_CONVENTION.get(form, "has its own codebook's figures.")
        )
    if output == "-" and form == "parquet":
        raise click.UsageError("Parquet does not go to standard output: name a file.")
    module = import_module(f"rashomon.publish.export_{form}")
    path = None if output == "-" else output_path(output)
    with existing(ledger_path) as ledger:
        more = () if form == "json" else (convention,)
        try:
            if path is None:
                left_out = module.dump(ledger, sys.stdout.buffer, *more)
            else:
                from rashomon.publish.atomic import atomic_file  # noqa: PLC0415

                with atomic_file(path) as out:
                    left_out = module.dump(ledger, out, *more)
        except ImportError as error:
            raise click.ClickException(str(error)) from error
    if left_out:
        click.echo(left_out, err=True)
    if path is not None:
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
