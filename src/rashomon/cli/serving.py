"""``rashomon serve``: the review desk."""

from __future__ import annotations

import threading

import click

from rashomon.cli.common import ledger_option
from rashomon.cli.judging import login

MISSING = (
    "The review desk needs packages that are not installed here. Install them with:\n"
    "    pip install 'rashomon[web]'"
)


@click.command(short_help="Open the review desk in the browser.")
@ledger_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@click.option("--who", default=None, metavar="NAME", help="Whose name judgements carry; the login name.")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A name the desk may be reached by as well."
)
@click.option(
    "--tiles", default=None, metavar="URL", help="A map tile server: https://tiles.example/{z}/{x}/{y}.png"
)
def serve(
    ledger_path: str, port: int, host: str, no_browser: bool, who: str | None, hosts: tuple[str, ...],
    tiles: str | None,
) -> None:  # fmt: skip
    """Open the review desk: see incidents, compare accounts, correct by hand. Ctrl-C ends it.

    The desk has no log-in. It listens on this machine alone unless --host says otherwise; whoever reaches
    it may read and judge.

    \b
    Examples:
      rashomon serve --ledger iraq.ledger
      rashomon serve --ledger iraq.ledger --port 9000 --no-browser --who "Nadia"
    """
    try:
        import uvicorn  # noqa: PLC0415

        from rashomon.web import create_app  # noqa: PLC0415
    except ImportError as error:
        raise click.ClickException(f"{MISSING}\n({error})") from error
    from rashomon.ledger import open_ledger  # noqa: PLC0415
    from rashomon.web.guard import LOOPBACK  # noqa: PLC0415

    with open_ledger(ledger_path, derives=False) as ledger:
        names = hosts if host in (*LOOPBACK, "0.0.0.0", "::") else (host, *hosts)
        app = create_app(ledger, who=who or login(), hosts=names, tiles=tiles)
        config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
        server = uvicorn.Server(config)
        try:
            listening = config.bind_socket()
        except SystemExit:  # how uvicorn says that it cannot; its message stands above
            raise click.ClickException(
                f"Cannot listen on {host}, port {port}: name another with --port."
            ) from None
        shown = "localhost" if host in ("0.0.0.0", "::", *LOOPBACK) else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        click.echo(f"The review desk of {ledger_path}: {address}   (Ctrl-C ends it)")
        if not ledger.count():
            add = f"rashomon read FOLDER --ledger {ledger_path}"
            click.echo(f"{ledger_path} holds no incident yet. To fill it: {add}", err=True)
        if host not in LOOPBACK:
            click.echo("It listens beyond this machine: whoever reaches it may read and judge.", err=True)
        if not no_browser:
            import webbrowser  # noqa: PLC0415

            threading.Timer(0.8, webbrowser.open, (address,)).start()
        server.run(sockets=[listening])


COMMANDS = (serve,)
