"""``rashomon tallies``: what the ledger tells over time."""

from __future__ import annotations

import click

from rashomon.cli.common import console, existing, ledger_option


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
    from rashomon.publish.export_rows import source_name  # noqa: PLC0415

    if shown:
        console().print(over_time.series_table(shown, {r.id: source_name(r) for r in reports}))
    if what is not None and not found:
        click.echo(f"No total counts {what!r}. There are: {', '.join(kinds) or 'none'}.")
    elif len(found) > len(shown):
        click.echo(f"{len(found) - len(shown)} more totals are told once; --all lists them.")
    elif not found:
        click.echo("No report gives a total over many incidents.")


COMMANDS = (tallies,)
