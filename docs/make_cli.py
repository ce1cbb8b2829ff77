"""Writes docs/cli.md from the commands' own help: ``python docs/make_cli.py``. A test compares the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from rashomon.cli import cli

HEAD = """# The command line

Made from the commands' own help by `python docs/make_cli.py`; do not edit.
"""


def text() -> str:
    """The whole of docs/cli.md."""
    top = click.Context(
        cli,
        info_name="rashomon",
        terminal_width=100,
        max_content_width=100,
        help_option_names=cli.context_settings["help_option_names"],  # as a run has them
    )
    parts = [HEAD, _section("rashomon", cli.get_help(top))]
    for path, context in walk(top):
        parts.append(_section(f"rashomon {path}", context.command.get_help(context)))
    return "\n".join(parts)


def walk(parent: click.Context, path: str = "") -> Iterator[tuple[str, click.Context]]:
    """Every command below a group, as (its words after ``rashomon``, its context)."""
    group = parent.command
    assert isinstance(group, click.Group)
    for name, command in group.commands.items():
        context = click.Context(
            command, info_name=name, parent=parent, terminal_width=100, max_content_width=100
        )
        yield f"{path}{name}", context
        if isinstance(command, click.Group):
            yield from walk(context, f"{path}{name} ")


def _section(name: str, help_text: str) -> str:
    body = "\n".join(line.rstrip() for line in help_text.splitlines())
    return f"## {name}\n\n```text\n{body}\n```\n"


if __name__ == "__main__":
    Path(__file__).with_name("cli.md").write_text(text(), encoding="utf8")
