"""``rashomon judge``, ``split``, ``log`` and ``undo``: a person's word, which outranks the program."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from rashomon.cli.common import console, existing, ledger_option
from rashomon.model.vocabulary import Verdict

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


@click.command(short_help="Say whether two accounts are of the same incident.")
@click.argument("first")
@click.argument("second")
@click.argument("verdict", type=click.Choice([v.value for v in Verdict]))
@click.option("--why", default="", metavar="WORDS", help="The reason, kept in the log.")
@click.option("--who", default=None, metavar="NAME", help="Who says so; the login name unless given.")
@ledger_option
def judge(first: str, second: str, verdict: str, why: str, who: str | None, ledger_path: str) -> None:
    """Say whether two accounts are of the same incident. It outranks the program and outlives re-reading.

    FIRST and SECOND are each an incident (all its accounts), a report (id or file name: its account in
    the incident that is the other, else the one it is mostly about), or an account.

    \b
    Examples:
      rashomon judge i-4k2 i-9xw same --why "one strike, told on two days"
      rashomon judge i-4k2 001_story.txt different --why "that is the second round"
    """
    from rashomon.publish.wording import many  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        given = ledger.judge(first, second, Verdict(verdict), who=who or login(), why=why)
        pairs = many(len(given), "pair")
        click.echo(
            f"{given[0].id}: {first} and {second} {verdict}, says {given[0].who} ({pairs} of accounts)."
        )
        _contradictions(ledger)


@click.command(short_help="Say that accounts of an incident are of another one.")
@click.argument("incident")
@click.argument("accounts", nargs=-1, required=True)
@click.option("--why", default="", metavar="WORDS", help="The reason, kept in the log.")
@click.option("--who", default=None, metavar="NAME", help="Who says so; the login name unless given.")
@ledger_option
def split(incident: str, accounts: tuple[str, ...], why: str, who: str | None, ledger_path: str) -> None:
    """Take accounts out of an incident; together they become another one.

    ACCOUNTS are accounts of the incident, or reports that tell of it (ids or file names). The incident's
    id stays with its oldest account. `rashomon undo` puts them back.

    \b
    Examples:
      rashomon split i-4k2 003_story.txt a-7bq --why "that is the second round"
    """
    from rashomon.publish.wording import many  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        given = ledger.split(incident, accounts, who=who or login(), why=why)
        leaving = next(j for j in given if j.verdict == Verdict.DIFFERENT)
        sides = {i.id: i for i in (ledger.incident(leaving.first), ledger.incident(leaving.second))}
        for id, found in sorted(sides.items()):
            click.echo(f"{id}: {many(len(found.accounts), 'account')}. {found.summary}")
        _contradictions(ledger)


@click.command(short_help="List what people judged and set.")
@ledger_option
def log(ledger_path: str) -> None:
    """List all judgements and corrections, oldest first; those withdrawn are marked.

    A line is a decision, with the incidents that it is on now. Below stands what judgements contradict
    one another in.

    \b
    Examples:
      rashomon log
    """
    from rashomon.publish import terminal  # noqa: PLC0415
    from rashomon.publish.wording import about  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        said = ledger.log()
        if said:
            console().print(terminal.log_table(said, ledger.incidents_of(about(said))))
        else:
            click.echo("Nothing has been judged or set by hand.")
        _contradictions(ledger)


@click.command(short_help="Withdraw a judgement or correction.")
@click.argument("name", metavar="[ID]", required=False)
@ledger_option
def undo(name: str | None, ledger_path: str) -> None:
    """Withdraw the last judgement or correction, or that of an id; it stays in the log, marked so.

    \b
    Examples:
      rashomon undo
      rashomon undo j-3fa
    """
    from rashomon.publish.wording import about, decided, now_of  # noqa: PLC0415

    with existing(ledger_path) as ledger:
        taken = ledger.withdraw(name)
        names = about(taken)
        of = now_of(names, ledger.incidents_of(names))
    click.echo(f"Withdrawn: {taken[0].id} ({of}: {decided(taken)}).")


def _contradictions(ledger: Ledger) -> None:
    for a, b, what in ledger.conflicts():
        click.echo(f"Contradiction: {a} and {b}: {what}. See `rashomon log`; `rashomon undo` withdraws.")


def login() -> str:
    """The login name, where there is one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


COMMANDS = (judge, split, log, undo)
