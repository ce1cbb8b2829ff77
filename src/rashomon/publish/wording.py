"""Values as people read them: the same words in the terminal, on pages and in summaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby

from rashomon.data import rows
from rashomon.model import (
    POINTS,
    Account,
    Actor,
    Aspect,
    Claim,
    Correction,
    Figure,
    HarmGroup,
    Judgement,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
    Qualifier,
    When,
)
from rashomon.model.day_words import day
from rashomon.model.geography import told_sites, town_of
from rashomon.reconcile.summary import in_a_row
from rashomon.reconcile.told import bounds
from rashomon.reconcile.values import SEPARATED

TYPE_WORDS = {
    "airstrike": "Air strike",
    "drone": "Drone attack",
    "missile": "Missile attack",
    "shelling": "Shelling",
    "bomb": "Bombing",
    "suicide_bomb": "Suicide bombing",
    "chemical": "Chemical attack",
    "clash": "Clash",
    "attack": "Attack",
    "execution": "Execution",
    "abduction": "Abduction",
    "other": "Other incident",
}


def many(n: int, one: str, several: str | None = None) -> str:
    """A number of things: "1 report", "2,000 reports", "2 tallies"."""
    return f"{n:,} {one if n == 1 else several or one + 's'}"


def count(low: int | None, high: int | None, qualifier: Qualifier | None = None) -> str:
    """A claimed number with its bounds.

    >>> count(12, None, Qualifier.AT_LEAST), count(10, 15), count(None, 30), count(24, None, Qualifier.VAGUE)
    ('at least 12', '10–15', 'up to 30', '24 or more (in words)')
    """
    if low is None and high is None:
        return "not stated"
    if qualifier == Qualifier.VAGUE:
        return f"{low:,} or more (in words)" if high is None else f"{low:,}–{high:,} (in words)"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    text = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"about {text}" if qualifier == Qualifier.ABOUT else text


def figure(f: Figure | None) -> str:
    """The range of a figure in the least space: "1–2", "≥ 12", "?" where nothing bounds it, "" without one.

    >>> from rashomon.model import Property
    >>> [figure(Figure(property=Property.KILLED, min=a, max=b)) for a, b in ((1, 2), (12, None))]
    ['1–2', '≥ 12']
    """
    if f is None:
        return ""
    if f.min is None and f.max is None:
        return "?"
    if f.min is None:
        return f"≤ {f.max:,}"
    if f.max is None:
        return f"≥ {f.min:,}"
    return f"{f.min:,}" if f.min == f.max else f"{f.min:,}–{f.max:,}"


PRECISION_WORDS = {
    PlacePrecision.SITE: "site",
    PlacePrecision.TOWN: "town",
    PlacePrecision.NEAR: "near it",
    PlacePrecision.ADMIN2: "district",
    PlacePrecision.ADMIN1: "province",
    PlacePrecision.AREA: "area",
    PlacePrecision.COUNTRY: "country",
    PlacePrecision.SEA: "sea",
    PlacePrecision.UNKNOWN: "in no gazetteer",
}
_WIDE = frozenset(PRECISION_WORDS) - POINTS


def place(p: Place) -> str:
    """The name of a place; wide ones as the report has them, so that a province is no town of its name.

    >>> place(Place(name="near Tadmur", canonical="Palmyra", precision=PlacePrecision.NEAR))
    'near Palmyra'
    """
    if p.precision in _WIDE:
        return p.name
    return (
        f"near {p.canonical}" if p.precision == PlacePrecision.NEAR and p.canonical else p.canonical or p.name
    )


def country(code: str | None) -> str:
    """The name of a country by its two letters; "" for none."""
    return countries().get(code or "", code or "")


@cache
def countries() -> dict[str, str]:
    """Country code → name (see the table's header)."""
    return {row[0]: row[1].split("|")[0] for row in rows("places_countries.tsv")}


def places(found: Sequence[Place]) -> list[str]:
    """Where it happened, in as few names as say it: the sites; without any the finest of the regions.

    A wide place is left out beside a finer one, "near Palmyra" beside Palmyra itself.
    """
    sites = [p for p in told_sites(found) if p.precision not in _WIDE]
    if town := town_of(sites, found):
        sites.append(town)
    wide = [p for p in found if p.role == PlaceRole.SITE] or list(found)
    finest = min((_FINENESS[p.precision] for p in wide), default=0)
    chosen = sites or [p for p in wide if _FINENESS[p.precision] == finest]
    named = {p.canonical or p.name for p in chosen if p.precision != PlacePrecision.NEAR}
    return list(
        dict.fromkeys(
            place(p) for p in chosen if p.precision != PlacePrecision.NEAR or p.canonical not in named
        )
    )


_FINENESS = {p: n for n, p in enumerate(PlacePrecision)}


def claim_value(c: Claim) -> str:
    """What a claim says, without its voice: the number with bounds and whom, or the value."""
    if c.min is None and c.max is None:
        return c.value or c.passage.quote
    text = count(c.min, c.max, c.qualifier)
    if not c.who or c.who == "people":
        return text
    # "at least one fighter" already says how many.
    whole = c.who.casefold().startswith(("at least", "up to", "about", "some", "more than"))
    return f"{text}: {c.who}" if whole else f"{text} {c.who}"


def counted_as(c: Claim, f: Figure) -> str:
    """How a claim that a figure spans was counted, where the figure is not the claim's number; else ""."""
    if c.min is None or f.max is None:
        return ""
    if c.qualifier == Qualifier.VAGUE and c.max is None:
        low, high = bounds(c)
        return f"told in words, and counted as {low}" + (f" to {high}" if high not in (None, low) else "")
    died = f.property == Property.WOUNDED and f.group == HarmGroup.ALL and c.min > f.max
    return "counted less those told to have died" if died else ""


def voice(c: Claim) -> str:
    """The chain of voices behind a claim, nearest first: "a medical source ← Reuters"; "" for the outlet."""
    chain = c.chain or ((c.attributed_to,) if c.attributed_to else ())
    return " ← ".join(chain)


def whose(actor: Actor) -> list[tuple[str, str]]:
    """Whose word it is that an actor had its part: ("says", voice) or ("say", voices); ("denied by", …)."""
    out = []
    if actor.attributed_to:
        voices = actor.attributed_to.split(SEPARATED)
        out.append(("say" if len(voices) > 1 else "says", in_a_row(voices)))
    if actor.denied_by:
        out.append(("denied by", in_a_row(actor.denied_by.split(SEPARATED))))
    return out


Word = Judgement | Correction


def decisions(log: Iterable[Word]) -> list[list[Word]]:
    """What people said, a decision at a time: what one person gave at one moment belongs together and is
    withdrawn together (a judgement on two incidents is on many pairs of their accounts)."""
    given = sorted(log, key=lambda x: (x.when, x.who))
    return [list(those) for _, those in groupby(given, key=lambda x: (x.when, x.who))]


def decided(those: Sequence[Word]) -> str:
    """A decision in a few words: "the same incident", "split", "killed 3–5; date 4 May 2021"."""
    verdicts = {x.verdict for x in those if isinstance(x, Judgement)}
    return "split" if len(verdicts) > 1 else "; ".join(dict.fromkeys(said(x) for x in those))


def about(those: Iterable[Word]) -> list[str]:
    """The ids of the accounts, claims or incidents that a decision is on."""
    names = (n for x in those for n in ((x.first, x.second) if isinstance(x, Judgement) else (x.subject,)))
    return list(dict.fromkeys(names))


def now_of(names: Iterable[str], incidents: Mapping[str, str]) -> str:
    """The incidents that accounts, claims or incidents are of now, each once; of none: their own ids."""
    return " ".join(dict.fromkeys(incidents.get(n, n) for n in names))


def said(x: Word) -> str:
    """What a person said, in a few words: "killed 3–5", "the same incident", "checked"."""
    if isinstance(x, Judgement):
        return {"same": "the same incident", "different": "different incidents", "unsure": "unsure"}[
            x.verdict
        ]
    if x.figure is not None:
        group = "" if x.figure.group == HarmGroup.ALL else f" {x.figure.group.value}"
        bounds = "not stated" if x.figure.min is None and x.figure.max is None else figure(x.figure)
        return f"{x.figure.property.value}{group} {bounds}"
    if x.date is not None:
        return f"date {day(x.date)}"
    if x.places is not None:
        return "place " + (", ".join(p.canonical or p.name for p in x.places) or "unknown")
    if x.type is not None:
        return f"type {TYPE_WORDS[x.type].lower()}"
    if x.actors is not None:
        return "actors " + ("; ".join(f"{a.name} ({a.role.value})" for a in x.actors) or "unknown")
    if x.aspect == Aspect.NOISE:
        quote = x.passage.quote if x.passage else ""
        return f"noise: “{quote[:60]}{'…' if len(quote) > 60 else ''}”"
    return f"note: {x.words}" if x.aspect == Aspect.NOTE else f"review: {x.words}"


def in_order(accounts: Iterable[Account], published: Mapping[str, When]) -> list[Account]:
    """Accounts in the order in which their reports were published, those of unknown day last."""

    def key(a: Account) -> tuple[date, str, str]:
        when = published.get(a.report)
        return (when.earliest if when and when.earliest else date.max), a.report, a.id

    return sorted(accounts, key=key)
