"""How an incident moved as reports came in: its accounts are replayed in order, and each step compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rashomon.model import (
    COUNTS,
    Account,
    ActorRole,
    Change,
    Figure,
    HarmGroup,
    Incident,
    Moment,
    PlaceRole,
    Property,
    content_id,
)
from rashomon.model.account import in_role
from rashomon.read.actor_table import ancestors, table
from rashomon.reconcile.incidents import from_accounts
from rashomon.reconcile.lineage import ReportMeta, name_key
from rashomon.reconcile.summary import told_names

_MOST_QUOTES = 3
_UNKNOWN = Moment(None)

Values = dict[tuple[str, HarmGroup], str]  # what is compared from step to step


def history(
    incident: Incident, reports: Mapping[str, ReportMeta], moments: Mapping[str, Moment]
) -> tuple[Change, ...]:
    """The changes that the reports of an incident brought, in the order in which they came in.

    Reports come in by ``moments``, those without a day last, of one day those that credit nobody else first,
    then by id. After each the incident is
    derived anew from what had come in until then, so the last step is the incident as it stands; what
    still differs is due to what the same reports tell of other incidents, and is logged without a report.

    Args:
        reports: what is known of the incident's reports, by id.
        moments: when each came in, by id.
    """
    by_report: dict[str, list[Account]] = defaultdict(list)
    for account in incident.accounts:
        by_report[account.report].append(account)
    order = sorted(
        by_report, key=lambda r: (moments.get(r, _UNKNOWN).day or date.max, _draws(reports.get(r)), r)
    )
    out: list[Change] = []
    until_now: list[Account] = []
    before: Values = {}
    for report in order:
        until_now += by_report[report]
        now = from_accounts(incident.id, until_now, reports)
        after = values(now)
        moment = moments.get(report, _UNKNOWN)
        if len(until_now) == len(by_report[report]):
            first = Change(
                id=content_id("h", incident.id, report, "told"), incident=incident.id, day=moment.day,
                by=moment.by, report=report, what="told", after=now.summary,
            )  # fmt: skip
            out.append(first)
        else:
            out += _changes(incident.id, before, after, moment, report, by_report[report])
        before = after
    last = moments.get(order[-1], _UNKNOWN) if order else _UNKNOWN
    out += _changes(incident.id, before, values(incident), last, None, ())
    return tuple(out)


def _draws(meta: ReportMeta | None) -> bool:
    """Whether a report credits somebody, and not its own outlet: what it draws on was there before it."""
    return (
        meta is not None
        and bool(meta.origins)
        and name_key(meta.outlet or "") not in map(name_key, meta.origins)
    )


def values(i: Incident) -> Values:
    """What a history follows, each value as people read it."""
    out: Values = {
        (f.property.value, f.group): _range(f)
        for f in i.figures
        if f.min is not None and f.group != HarmGroup.OTHER
    }
    for what, text in (
        ("date", i.when.edtf),
        ("place", _joined(p.canonical or p.name for p in i.places if p.role == PlaceRole.SITE)),
        ("type", i.type.value),
        ("perpetrator", _joined(_named(i, ActorRole.PERPETRATOR))),
        ("claimant", _joined(_named(i, ActorRole.CLAIMANT))),
    ):
        if text:
            out[what, HarmGroup.ALL] = text
    return out


def _named(i: Incident, role: ActorRole) -> list[str]:
    """The groups and states in a role, each by the table's name and without its parts; where there are none
    the plain nouns that say most. That one paper writes "fighters" and another "rebels" is no change."""
    ids = {a.id for a in in_role(i.actors, role) if a.id}
    whole = [id for id in ids if not any(other != id and other in ancestors(id) for other in ids)]
    return [table()[id].names[0] if id in table() else id for id in whole] or told_names(
        i.actors, role, enough=1
    )


def _range(f: Figure) -> str:
    span = f"{f.min}" if f.min == f.max else f"{f.min}–{f.max}"
    return span if f.best in (f.min, None) and f.min == f.max else f"{span} (best {f.best})"


def _joined(names: Iterable[str]) -> str:
    return "; ".join(sorted(dict.fromkeys(names)))


_ORDER = {what: n for n, what in enumerate([*COUNTS, "date", "place", "type", "perpetrator", "claimant"])}
_GROUPS = {group: n for n, group in enumerate(HarmGroup)}
# The properties of claims that speak of a value.
_SPEAK_OF = {
    "date": (Property.DATE,), "place": (Property.PLACE,), "type": (Property.TYPE, Property.WEAPON),
    "perpetrator": (Property.PERPETRATOR, Property.RESPONSIBILITY),
    "claimant": (Property.RESPONSIBILITY,),
}  # fmt: skip


def _changes(
    id: str, before: Values, after: Values, moment: Moment, report: str | None, told: Iterable[Account]
) -> Iterator[Change]:
    for key in sorted({*before, *after}, key=lambda k: (_ORDER[k[0]], _GROUPS[k[1]])):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        what, group = key
        speaking = _SPEAK_OF.get(what) or (Property(what),)
        quotes = dict.fromkeys(
            c.passage.quote for a in told for c in a.claims if c.property in speaking
            and group in (HarmGroup.ALL, c.group)
        )  # fmt: skip
        yield Change(
            id=content_id("h", id, report or "", what, group, old or "", new or ""), incident=id,
            day=moment.day, by=moment.by, report=report, what=what, group=group, before=old, after=new,
            quotes=tuple(quotes)[:_MOST_QUOTES],
        )  # fmt: skip
