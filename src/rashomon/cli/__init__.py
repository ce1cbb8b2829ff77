"""The command line: thin commands over :class:`rashomon.ledger.Ledger`.

Only click is imported at the top of these modules; the rest comes in when a command runs, so that
``rashomon --help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

import click

from rashomon import __version__
from rashomon.cli import (
    correcting,
    gazetteer,
    judging,
    looking,
    over_time,
    publishing,
    reading,
    serving,
    watching,
)
from rashomon.cli.common import Commands

_FOUND = find_spec("rashomon.learned")  # of what is compiled, the one that is found without loading others
_HOW = ", compiled" if _FOUND and not str(_FOUND.origin).endswith(".py") else ""
INTERRUPTED = 130  # what a shell gives for a program ended by Ctrl-C


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rashomon", message=f"%(prog)s, version %(version)s{_HOW}")
def cli() -> None:
    """Read news reports of armed violence into an incident ledger, and look at it.

    A ledger is one file. Commands take it from --ledger, else from the environment variable
    RASHOMON_LEDGER, else it is rashomon.ledger in the present folder.

    \b
    Examples:
      rashomon read pages/
      rashomon incidents --from 2024-01 --place "al-Qaim"
      rashomon show i-4k2
      rashomon report --output page.html

    Exit codes: 0 all went well; 1 something could not be read, found or written; 2 wrong usage;
    130 broken off with Ctrl-C (what was finished is kept).
    """


for module in (reading, watching, looking, over_time, judging, correcting, serving, publishing, gazetteer):
    for command in module.COMMANDS:
        cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = cli.main(args=arguments, prog_name="rashomon", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (``| head``); nothing more can be said to it.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
