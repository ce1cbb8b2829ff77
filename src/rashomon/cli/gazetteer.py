"""``rashomon gazetteer``: look a name up, add places of one's own, take them out."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.common import Commands, existing


@click.group(cls=Commands, short_help="Look up and add places.")
def gazetteer() -> None:
    """Look a name up in the gazetteer, or add places of your own to it.

    It holds the towns of GeoNames from 500 people up, countries and their divisions, and a table of what
    armies fight over. It is made once, at the first read, and kept in your cache folder (RASHOMON_CACHE).

    \b
    Examples:
      rashomon gazetteer find "Jurf al-Sakhar"
      rashomon gazetteer add villages.tsv
    """


_TOLD_EVERY = 100_000  # rows


def _tell(what: str, rows: int) -> None:
    """Say on a terminal how far a long table is read."""
    if what == "places" and rows % _TOLD_EVERY == 0:
        click.echo(f"{rows:,} places read …", err=True)


@gazetteer.command(short_help="Add a table of places.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def add(file: Path) -> None:
    """Add the places of FILE for all later reads: a GeoNames dump (.txt or .gz), a CSV with column names
    (OCHA's administrative units and settlements, or name, lat, lon and more), or a table with tabs between
    the columns id, name, variants (with | between), kind, country, division, lat, lon, population.

    A file that cannot be read adds nothing, and says why; one added before is left as it is.

    Reports that a ledger already holds keep the places they were read with.

    \b
    Examples:
      rashomon gazetteer add SY.txt
      rashomon gazetteer add syr_admbnda.csv
      rashomon gazetteer add villages.tsv
    """
    from rashomon.read.places import open_gazetteer  # noqa: PLC0415
    from rashomon.read.places.tables import TableError  # noqa: PLC0415

    places = open_gazetteer()
    before = places.tables
    try:
        count = places.add_table(file, _tell)
    except TableError as error:
        raise click.ClickException(str(error)) from error
    told = f"{count:,} {'place' if count == 1 else 'places'}"
    click.echo(f"{told} of {file} added." if places.tables != before else f"{file} was there: {told}.")


@gazetteer.command(short_help="Take an added table out.")
@click.argument("table")
def remove(table: str) -> None:
    """Take out a TABLE that was added: its file's name, or its hash as `rashomon gazetteer tables` tells.

    Reports that a ledger already holds keep the places they were read with.

    \b
    Examples:
      rashomon gazetteer remove villages.tsv
    """
    from rashomon.read.places import open_gazetteer  # noqa: PLC0415

    places = open_gazetteer()
    try:
        places.remove_table(table)
    except KeyError:
        added = ", ".join(name for name, _ in places.tables[1:]) or "none"
        raise click.ClickException(f"No table {table!r} was added. Added: {added}") from None
    click.echo(f"{table} taken out.")


@gazetteer.command(short_help="Look a name up.")
@click.argument("name")
def find(name: str) -> None:
    """Show what places a NAME may stand for, the likeliest first, in any of its spellings.

    \b
    Examples:
      rashomon gazetteer find "Ain al-Asad"
    """
    from rashomon.read.places import open_gazetteer  # noqa: PLC0415

    entries = open_gazetteer().lookup(name)
    for e in entries:
        where = f"{e.lat:.4f} {e.lon:.4f}" if e.lat is not None and e.lon is not None else "no point"
        people = f"{e.population:,} people" if e.population else ""
        click.echo("  ".join(x for x in (e.id, e.name, e.kind, e.admin1, e.country, where, people) if x))
    if not entries:
        raise click.ClickException(f"The gazetteer has no {name!r}. Add a table: rashomon gazetteer add FILE")


@gazetteer.command(short_help="List the tables in use.")
@click.option("--ledger", "ledger_path", metavar="FILE", help="A ledger: the tables that it was read with.")
def tables(ledger_path: str | None) -> None:
    """List the tables of places, with a hash of each: those that reads use now, or that a ledger was read
    with. Where the two differ, reading the same reports again may find other places.

    \b
    Examples:
      rashomon gazetteer tables
      rashomon gazetteer tables --ledger iraq.ledger
    """
    if ledger_path is not None:
        with existing(ledger_path) as ledger:
            found = ledger.gazetteers()
    else:
        from rashomon.read.places import open_gazetteer  # noqa: PLC0415

        found = list(open_gazetteer().tables)
    for name, digest in found:
        click.echo(f"{digest}  {name}")


COMMANDS = (gazetteer,)
