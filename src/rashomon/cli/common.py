"""What the commands share: the ledger option, days, error messages, and where output goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.model import days_of

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.ledger import Ledger

DEFAULT_LEDGER = "rashomon.ledger"
_PIPED_WIDTH = 200  # characters of a line where the output is no terminal

ledger_option = click.option(
    "--ledger",
    "ledger_path",
    envvar="RASHOMON_LEDGER",
    default=DEFAULT_LEDGER,
    show_default=True,
    show_envvar=True,
    metavar="FILE",
    help="The ledger.",
)


class Commands(click.Group):
    """A group of commands whose errors are one line: what is wrong, where, and what to do."""

    def invoke(self, ctx: click.Context) -> Any:
        from rashomon.store.errors import LedgerError  # noqa: PLC0415

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except LedgerError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}") from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of the work, not of the alphabet


class Day(click.ParamType[date]):
    """A day, month or year in ISO form; the first or the last day of it."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            first, last = days_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return last if self._last else first


def existing(path: str) -> Ledger:
    """The ledger at a path, which must be there."""
    from rashomon.ledger import open_ledger  # noqa: PLC0415

    return open_ledger(path, create=False)


def console() -> Console:
    """Standard output: as wide as the terminal, wide enough for whole rows where it is piped."""
    from rich.console import Console  # noqa: PLC0415

    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not out.is_terminal:
        out.width = _PIPED_WIDTH
    return out


def output_path(path: str) -> Path:
    """A path to be written to; says what is wrong with it before any work is done."""
    out = Path(path)
    if out.is_dir():
        raise click.ClickException(f"{path} is a folder: name a file in it.")
    if not out.absolute().parent.is_dir():
        raise click.ClickException(f"Cannot write {path}: there is no folder {out.parent}. Make it first.")
    return out
