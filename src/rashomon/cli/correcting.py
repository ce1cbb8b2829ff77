"""``rashomon correct``: values set by hand, which outrank the program's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from rashomon.cli.common import existing, ledger_option
from rashomon.cli.judging import login
from rashomon.model.vocabulary import COUNTS, ActorRole, IncidentType, Property, Review

if TYPE_CHECKING:
    from rashomon.correcting import Set
    from rashomon.model import Place


class _Given(TypedDict):
    """The options that set a value."""

    figures: tuple[str, ...]
    day: str | None
    place: str | None
    at: str | None
    kind: str | None
    actors: tuple[str, ...]
    note: str | None
    review: str | None


_REVIEWS = [Review.CHECKED.value, Review.FLAGGED.value, Review.OPEN.value]


@click.command(short_help="Set a value of an incident by hand.")
@click.argument("name", metavar="INCIDENT")
@click.option(
    "--figure", "figures", multiple=True, metavar="WHAT=RANGE", help="killed=3-5, wounded=12, missing=4+."
)
@click.option("--date", "day", metavar="DAYS", help="A day, month, year, or first/last; - for unknown.")
@click.option("--place", metavar="NAME", help="A place that the gazetteer has; - for unknown.")
@click.option("--at", metavar="LAT,LON", help="The point of the place, where the gazetteer lacks it.")
@click.option("--type", "kind", type=click.Choice([t.value for t in IncidentType]), help="Its type.")
@click.option("--actor", "actors", multiple=True, metavar="ROLE=NAME", help="All its actors, one each.")
@click.option("--note", metavar="WORDS", help="A note to be kept with it.")
@click.option("--review", type=click.Choice(_REVIEWS), help="How far it has been looked at.")
@click.option("--noise", is_flag=True, help="INCIDENT is a claim (c-…) or account (a-…) that is noise.")
@click.option("--why", default="", metavar="WORDS", help="The reason, kept in the log.")
@click.option("--who", default=None, metavar="NAME", help="Who says so; the login name unless given.")
@ledger_option
def correct(
    name: str, noise: bool, why: str, who: str | None, ledger_path: str, **given: Unpack[_Given]
) -> None:
    """Set a value of an incident by hand. It outranks the program, and claims stay as they were read.

    Several values may be set at once. Noise is kept, marked, and counts no longer. `rashomon log` lists
    what was set, `rashomon undo` takes it back.

    \b
    Examples:
      rashomon correct i-4k2 --figure killed=3-5 --why "the ministry's list has five names"
      rashomon correct i-4k2 --place "Jurf al-Sakhar" --date 2024-01-23
      rashomon correct i-4k2 --actor "perpetrator=United States" --actor "target=Kataib Hezbollah"
      rashomon correct c-7xw2pmk3 --noise --why "a reader's comment"
    """
    from rashomon.publish.wording import said  # noqa: PLC0415

    me = who or login()
    with existing(ledger_path) as ledger:
        if noise:
            done = [ledger.call_noise(name, who=me, why=why)]
        else:
            try:
                wanted = _wanted(given, me)
            except ValueError as error:
                raise click.UsageError(str(error)) from error
            if not wanted:
                raise click.UsageError("Nothing is to be set: give --figure, --date, --place or another.")
            now = datetime.now(UTC)  # one moment for all: `undo` withdraws what was given together
            done = [ledger.correct(name, what, who=me, why=why, when=now) for what in wanted]
    for c in done:
        click.echo(f"{c.id}: {c.subject}: {said(c)}, says {c.who}.")


def _wanted(given: _Given, who: str) -> list[Set]:
    """What the options ask to be set.

    Raises:
        ValueError: one of them cannot be understood.
    """
    from rashomon.correcting import Set, figure_of, when_of  # noqa: PLC0415
    from rashomon.model import Actor, Figure  # noqa: PLC0415

    out = []
    for words in given["figures"]:
        what, _, bounds = words.partition("=")
        if what not in {p.value for p in COUNTS}:
            raise ValueError(f"“{what}” is no figure: it is one of {', '.join(COUNTS)}.")
        low, high = figure_of(bounds)
        out.append(Set(figure=Figure(property=Property(what), min=low, max=high, best=low)))
    if given["day"] is not None:
        out.append(Set(date=when_of(given["day"], who)))
    if given["place"] is not None or given["at"] is not None:
        out.append(Set(places=_places(given["place"] or "", given["at"])))
    if given["kind"] is not None:
        out.append(Set(type=IncidentType(given["kind"])))
    if given["actors"]:
        them = []
        for words in given["actors"]:
            role, _, name = words.partition("=")
            if role not in {r.value for r in ActorRole} or not name.strip():
                raise ValueError(f"“{words}”: write ROLE=NAME, the role one of {', '.join(ActorRole)}.")
            them.append(Actor(name=name.strip(), role=ActorRole(role)))
        out.append(Set(actors=tuple(them)))
    if given["note"] is not None:
        out.append(Set(note=given["note"]))
    if given["review"] is not None:
        out.append(Set(review=Review(given["review"])))
    return out


def _places(name: str, at: str | None) -> tuple[Place, ...]:
    from rashomon.correcting import place_at, places_named  # noqa: PLC0415

    if at is not None:
        try:
            lat, lon = (float(x) for x in at.split(","))
        except ValueError:
            raise ValueError(f"“{at}” is no point: write LAT,LON in degrees, as 32.85,44.2.") from None
        return (place_at(name, lat, lon),)
    if name == "-":
        return ()
    found = places_named(name)
    if not found:
        raise ValueError(f"The gazetteer has no {name!r}. Give its point: --at LAT,LON.")
    return (found[0],)


COMMANDS = (correct,)
