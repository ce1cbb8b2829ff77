"""``rashomon incidents``, ``show`` and ``explain``: what the ledger holds, and why."""

from __future__ import annotations

from datetime import date

import click

from rashomon.cli.common import Day, console, existing, ledger_option
from rashomon.model.vocabulary import IncidentType


@click.command(short_help="List the incidents.")
@ledger_option
@click.option(
    "--from", "since", type=Day(last=False), metavar="DAY", help="That may have been on this day or later."
)
@click.option(
    "--to", "until", type=Day(last=True), metavar="DAY", help="That may have been on this day or earlier."
)
@click.option("--place", metavar="NAME", help="At a place, in a division or country; spelling is folded.")
@click.option("--type", "kind", type=click.Choice([t.value for t in IncidentType]), help="Of one type.")
@click.option(
    "--text", metavar="WORDS", help="With these words in the summary, or in names of places and actors."
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, each incident as in the export.")
def incidents(
    ledger_path: str,
    since: date | None,
    until: date | None,
    place: str | None,
    kind: str | None,
    text: str | None,
    as_json: bool,
) -> None:
    """List the incidents, by day; those of unknown date come last.

    A figure is the range that the claims admit; ≠ marks one that is disputed. DAY is a day, month or
    year (2024-01-23, 2024-01, 2024).

    \b
    Examples:
      rashomon incidents
      rashomon incidents --from 2024-01-20 --to 2024-01 --type airstrike
      rashomon incidents --place anbar --json
    """
    with existing(ledger_path) as ledger:
        found = ledger.incidents(
            since=since, until=until, place=place, type=IncidentType(kind) if kind else None, text=text
        )
    if as_json:
        import json  # noqa: PLC0415

        from rashomon.publish.export_json import incident  # noqa: PLC0415

        click.echo(json.dumps([incident(i) for i in found], ensure_ascii=False, indent=1))
        return
    if not found:
        filtered = any((since, until, place, kind, text))
        click.echo("No incident fits." if filtered else "The ledger holds no incidents.")
        return
    from rashomon.publish import terminal  # noqa: PLC0415

    console().print(terminal.incident_table(found))


@click.command(short_help="Show an incident: who says what, in which words.")
@click.argument("incident")
@ledger_option
def show(incident: str, ledger_path: str) -> None:
    """Show an incident: date, places, actors, figures, links, and each claim under its outlet and voice.

    INCIDENT is an id or the beginning of one; an id that was merged leads to the incident it is now part
    of. Properties run down, outlets across; the sign beside a property says how far the claims agree,
    and the numbers lead to the sentences below, where the claim's own words are underlined. Where it is one
    of a chain of attacks and answers, the chain is given last.

    \b
    Examples:
      rashomon show i-4k2
      rashomon show i-4k2 --ledger iraq.ledger | less
    """
    from rashomon.publish import terminal  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        found = ledger.incident(incident)
        relations = ledger.relations(found.id)
        given = [c for c in ledger.corrections(found.id) if c.withdrawn is None]
        others = {i for r in relations for i in (r.source, r.target)} - {found.id}
        chain = ledger.chain(found.id)
        others |= {link.incident for link in chain}
        names = {i: ledger.incident(i).summary for i in sorted(others)}
        reports = {a.report: ledger.clean_report(a.report) for a in found.accounts}
        published = ledger.published()
    out = console()
    if found.id != incident and not found.id.startswith(incident):
        click.echo(f"{incident} has been merged into {found.id}.")
    out.print(terminal.incident_page(found, given, relations, names, reports, published, out.width))
    if any(abs(link.step) > 1 for link in chain):
        from rashomon.publish import over_time  # noqa: PLC0415

        out.print(over_time.chain_table(found, chain, names))


@click.command(short_help="Say why two things were or were not taken for the same incident.")
@click.argument("first")
@click.argument("second")
@ledger_option
def explain(first: str, second: str, ledger_path: str) -> None:
    """Say why two accounts, incidents or reports were, or were not, taken for the same incident.

    Accounts are compared on each point: the level that holds and its weight (log2 odds: +1 doubles the
    odds that both tell of one incident), what contradicts, and what was judged. The pair that speaks most
    for it is given in full, the others a line each. FIRST and SECOND are ids or file names; of an incident
    and a report that tells of it, the report's account is compared with the incident's others.

    \b
    Examples:
      rashomon explain i-4k2 000_story.txt
      rashomon explain i-4k2 i-9xw
      rashomon explain a-7bq a-k3d --ledger iraq.ledger
    """
    from rashomon.publish import reasons, terminal  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        found = ledger.explain(first, second)
        accounts = ledger.accounts({id for e in found for id in (e.first, e.second)})
        labels = {a.id: terminal.told(ledger.clean_report(a.report), a.anchor) for a in accounts}
    console().print(reasons.explanation_page(found, labels))


COMMANDS = (incidents, show, explain)
