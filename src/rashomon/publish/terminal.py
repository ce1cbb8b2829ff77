"""The ledger in a terminal: tables and lists of text that rich draws. No markup is read from reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rashomon.model import (
    COUNTS,
    Account,
    Actor,
    ActorRole,
    Aspect,
    Claim,
    CleanReport,
    Correction,
    HarmGroup,
    Incident,
    LinkKind,
    Passage,
    Place,
    PlaceRole,
    Property,
    Relation,
    Stance,
    When,
    day_words,
)
from rashomon.model.geography import told_sites, town_of
from rashomon.publish import wording
from rashomon.read.sentences import spans

SIGNS = {"disputed": "≠", "compatible": "≈", "agreed": "=", "single": "·"}
LEGEND = "≠ disputed   ≈ compatible   = agreed   · told once"
_STANCES = {Stance.DENIED: "denied: ", Stance.ALLEGED: "alleged: ", Stance.CONDITIONAL: "not as a fact: "}
_LINKS = {
    LinkKind.RESPONSE_TO: ("answers", "answered by"),
    LinkKind.PART_OF: ("part of", "has as a part"),
    LinkKind.POSSIBLY_SAME: ("possibly the same as", "possibly the same as"),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLUMN = 26  # characters that an outlet's column wants
_LIKELIEST = 5  # incidents that may be the same, shown in full
_MOST_QUOTES = 3  # claims passed over for one reason, shown in full
_LONGEST = 400  # characters of a sentence that are shown


def plain(words: str) -> str:
    """Words of a report made safe for a terminal: no control characters, no turns of direction, one line.

    >>> plain("all\\n clear\\x1b[2J")
    'all clear�[2J'
    """
    return _CONTROL.sub("\ufffd", " ".join(words.split()))


def incident_table(incidents: Iterable[Incident]) -> Table:
    """One row an incident."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("incident", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("where")
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("wounded", justify="right", no_wrap=True)
    table.add_column("reports", justify="right")
    table.add_column("origins", justify="right")
    for i in incidents:
        disputed = {a.property for a in i.agreement if a.state == "disputed"}
        table.add_row(
            i.id,
            day_words.day(i.when),
            wording.TYPE_WORDS[i.type],
            Text(_where(i.places)),
            *(
                wording.figure(i.figure(p)) + (" ≠" if p in disputed else "")
                for p in (Property.KILLED, Property.WOUNDED)
            ),
            str(len({a.report for a in i.accounts})),
            str(i.origins),
        )
    return table


def _where(places: Sequence[Place]) -> str:
    sites = told_sites(places)
    words = [plain(p.name) for p in sites[:2]] + (["…"] if len(sites) > 2 else [])
    if town := town_of(sites, places):
        words.append(plain(town.name))
    country = next((p.country for p in places if p.country), None)
    return ", ".join(words) + (f" ({country})" if country else "") if words else "unknown"


def incident_page(
    incident: Incident,
    given: Sequence[Correction],
    relations: Sequence[Relation],
    names: Mapping[str, str],
    reports: Mapping[str, CleanReport],
    published: Mapping[str, When],
    width: int,
) -> RenderableType:
    """One incident: what follows from its claims, then the claims, outlets across, and their sentences.

    Args:
        given: what people set or noted of it, and still stands.
        relations: those from and to the incident.
        names: summaries of the related incidents, by id.
        reports: the reports of its accounts, by id.
        published: their days of publication.
        width: characters of a line.
    """
    columns: dict[str, list[Account]] = defaultdict(list)
    for a in wording.in_order(incident.accounts, published):
        report = reports[a.report].report
        columns[plain(report.source)].append(a)
    notes = _Notes(reports)
    tables = []
    per_table = max(1, (width - 16) // _COLUMN)
    names_of_columns = list(columns)
    for start in range(0, len(columns), per_table):
        some = names_of_columns[start : start + per_table]
        tables.append(_claims_table(incident, {name: columns[name] for name in some}, published, notes))
    return Group(
        Text(f"{incident.id}  {plain(incident.summary)}", style="bold"),
        Text(),
        _facts(incident, given, relations, names),
        Text(),
        *tables,
        Text(LEGEND, style="dim"),
        Text(),
        *notes.lines(),
    )


def _facts(
    incident: Incident, given: Sequence[Correction], relations: Sequence[Relation], names: Mapping[str, str]
) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    when = day_words.day(incident.when)
    table.add_row("when", Text(when + (f"   ({plain(incident.when.how)})" if incident.when.how else "")))
    sites = [p for p in incident.places if p.role == PlaceRole.SITE]
    regions = [p for p in incident.places if p.role != PlaceRole.SITE]
    for n, p in enumerate(sites):
        parts = [plain(w) for w in (p.admin1, p.country) if w]
        at = f", {p.lat:.3f} {p.lon:.3f}" if p.lat is not None and p.lon is not None else ""
        known = f" = {plain(p.canonical)}" if p.canonical and p.canonical != p.name else ""
        detail = f"   ({', '.join([*parts, p.precision.value])}{at})"
        table.add_row("" if n else "where", Text(plain(p.name) + known + detail))
    if regions:
        named = "; ".join(f"{plain(p.name)} ({p.precision.value})" for p in regions)
        table.add_row("" if sites else "where", Text(f"in: {named}"))
    if not incident.places:
        table.add_row("where", "unknown")
    for role in ActorRole:
        named = "; ".join(_actor(a) for a in incident.actors if a.role == role)
        if named:
            table.add_row(role.value, Text(named))
    _figures(table, incident)
    words = [c for c in given if c.aspect in (Aspect.NOTE, Aspect.REVIEW)]
    for c in (*incident.corrections, *words):
        why = f": {plain(c.why)}" if c.why else ""
        table.add_row("set by hand", Text(f"{plain(wording.said(c))}   ({c.id}, by {plain(c.who)}{why})"))
    reports = len({a.report for a in incident.accounts})
    origins = wording.many(incident.origins, "independent origin")
    table.add_row("told by", f"{wording.many(reports, 'report')} of {origins}")
    _linked(table, incident, relations, names)
    return table


def _figures(table: Table, incident: Incident) -> None:
    """The figures, each with how claims were counted that give another number, those passed over and why, and
    what looks wrong."""
    claims = {c.id: c for a in incident.accounts for c in (*a.claims, *a.noise)}
    for f in incident.figures:
        whom = "" if f.group == HarmGroup.ALL else f", {f.group.value}"
        best = f"   (best {f.best})" if f.best is not None and f.min != f.max else ""
        table.add_row(f"{f.property.value}{whom}", Text(wording.figure(f) + best))
        how = {id: wording.counted_as(claims[id], f) for id in claims.keys() & set(f.used)}
        over = {id: f"passed over, {why}" for id, why in f.passed_over if id in claims}
        for why, quotes in _by_reason(claims, {id: h for id, h in how.items() if h} | over):
            more = f" and {len(quotes) - _MOST_QUOTES} more" if len(quotes) > _MOST_QUOTES else ""
            table.add_row("", Text(f"{', '.join(quotes[:_MOST_QUOTES])}{more}: {plain(why)}", style="dim"))
        for why in sorted({why for _, why in f.flags}):
            table.add_row("", Text(f"! {plain(why)}"))


def _by_reason(claims: Mapping[str, Claim], reasons: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """(reason, the words of the claims that it is noted of, each once), reasons in their own order."""
    out: dict[str, dict[str, None]] = defaultdict(dict)
    for id in sorted(reasons, key=lambda id: (reasons[id], claims[id].passage.start, id)):
        out[reasons[id]].setdefault(f"“{plain(claims[id].passage.quote)}”")
    return [(why, list(quotes)) for why, quotes in out.items()]


def _linked(
    table: Table, incident: Incident, relations: Sequence[Relation], names: Mapping[str, str]
) -> None:
    """The related incidents: what reports state first, then the likeliest of those that may be the same."""
    order = sorted(relations, key=lambda r: (r.kind == LinkKind.POSSIBLY_SAME, -(r.score or 0.0)))
    stated = sum(r.kind != LinkKind.POSSIBLY_SAME for r in relations)
    for r in order[: stated + _LIKELIEST]:
        forward = r.source == incident.id
        other = r.target if forward else r.source
        words = _LINKS[r.kind][0 if forward else 1]
        why = f"   ({plain(r.why)})" if r.why else ""
        table.add_row(words, Text(f"{other}  {plain(names.get(other, ''))}{why}"))
        for _, quote in r.quotes[:2]:
            table.add_row("", Text(f"“{plain(quote)}”", style="dim"))
    if (more := len(order) - stated - _LIKELIEST) > 0:
        table.add_row("", Text(f"and {more} more, less likely", style="dim"))


def _actor(actor: Actor) -> str:
    known = f" [{actor.id}]" if actor.id else ""
    whose = (f", {how} {plain(who)}" for how, who in wording.whose(actor))
    return plain(actor.name) + known + "".join(whose)


def _claims_table(
    incident: Incident, columns: Mapping[str, Sequence[Account]], published: Mapping[str, When], notes: _Notes
) -> Table:
    states = {a.property: a.state for a in incident.agreement}
    table = Table(show_lines=True, header_style="bold")
    table.add_column("")
    for name, accounts in columns.items():
        days = {day_words.day(published[a.report]) for a in accounts if a.report in published}
        table.add_column(Text(name + "\n" + ", ".join(sorted(days))), overflow="fold")
    for p in Property:
        cells = [[c for a in accounts for c in a.claims if c.property == p] for accounts in columns.values()]
        if not any(cells):
            continue
        reports = [{c.id: a.report for a in accounts for c in a.claims} for accounts in columns.values()]
        label = Text(f"{p.value} {SIGNS.get(states.get(p, ''), '')}", style="bold")
        filled = [_cell(cell, of, notes) for cell, of in zip(cells, reports, strict=True)]
        table.add_row(label, *filled)
    return table


def _cell(claims: Sequence[Claim], report_of: Mapping[str, str], notes: _Notes) -> Text:
    """A cell's claims, what is said alike by one voice on one line with all its sentences."""
    lines: dict[str, list[int]] = defaultdict(list)
    for c in claims:
        voice = wording.voice(c)
        said = _STANCES.get(c.stance, "") + plain(wording.claim_value(c))
        group = f" ({c.group.value})" if c.group and c.property in COUNTS and c.group != HarmGroup.ALL else ""
        line = said + ("" if c.who else group) + (f" — {plain(voice)}" if voice else "")
        number = notes.number(report_of[c.id], c.passage)
        if number not in lines[line]:
            lines[line].append(number)
    out = Text()
    for n, (line, numbers) in enumerate(lines.items()):
        out.append("\n" if n else "")
        out.append(line)
        out.append(f" [{', '.join(map(str, numbers))}]", style="dim")
    return out


class _Notes:
    """Numbers the sentences that claims stand in, in the order in which they are first cited."""

    def __init__(self, reports: Mapping[str, CleanReport]) -> None:
        self._reports = reports
        self._numbers: dict[tuple[str, str, int, int], int] = {}
        self._passages: dict[tuple[str, str, int, int], list[Passage]] = defaultdict(list)

    def number(self, report: str, passage: Passage) -> int:
        start, end = _sentence(self._reports[report], passage)
        key = (report, passage.field, start, end)
        if passage not in self._passages[key]:
            self._passages[key].append(passage)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def lines(self) -> Iterator[Text]:
        for (report, field, start, end), number in self._numbers.items():
            of = self._reports[report].report
            line = Text(f"[{number}] ", style="bold")
            line.append(f"{plain(of.source)}{', title' if field == 'title' else ''}: ")
            at = start
            for p in sorted(self._passages[report, field, start, end], key=lambda p: p.start):
                if p.start >= at:
                    line.append(_visible(of.of(field)[at : p.start]), style="dim")
                    line.append(_visible(p.quote), style="underline")
                    at = p.end
            line.append(_visible(of.of(field)[at:end]), style="dim")
            yield line


def _visible(words: str) -> str:
    """As :func:`plain`, with the white space at the ends kept as one blank."""
    inner = plain(words)
    if len(inner) > _LONGEST:
        inner = inner[: _LONGEST // 2] + " … " + inner[-_LONGEST // 2 :]
    lead = " " if words[:1].isspace() else ""
    return lead + inner + (" " if words[-1:].isspace() and inner else "")


def _sentence(clean: CleanReport, passage: Passage) -> tuple[int, int]:
    """The sentence, or the run of sentences, that a passage stands in."""
    text = clean.report.of(passage.field)
    low, high, wrapped = 0, len(text), False
    if passage.field == "text":
        for block in clean.blocks:
            if block.start <= passage.start < block.end:
                low, high, wrapped = block.start, max(block.end, passage.end), True
                break
    holding = [
        (a, b) for a, b in spans(text, low, high, wrapped=wrapped) if a < passage.end and passage.start < b
    ]
    return (
        min([passage.start, *(a for a, _ in holding)]),
        max([passage.end, *(b for _, b in holding)]),
    )


def told(clean: CleanReport, passage: Passage, longest: int = 70) -> str:
    """The outlet and the beginning of the sentence that a passage stands in, to know an account by."""
    start, end = _sentence(clean, passage)
    words = plain(clean.report.of(passage.field)[start:end])
    short = words if len(words) <= longest else words[: longest - 1] + "…"
    return f"{plain(clean.report.source)}: “{short}”"


def cleaned(clean: CleanReport) -> Iterator[Text]:
    """What a report says of itself; its text, what was kept marked ``+``, what was cut ``-``, and why."""
    from rashomon.clean import metadata  # noqa: PLC0415 (only where a page is cleaned)

    report = clean.report
    for name, given in (
        ("title", report.title),
        ("outlet", report.outlet),
        ("author", report.author),
        ("published", report.published.edtf if report.published.known else None),
        ("address", report.url),
        ("language", report.language),
    ):
        if given:
            yield Text.assemble((f"{name}: ", "bold"), plain(given), (" (as received)", "dim"))
    for name, found in metadata(clean).rows():
        yield Text.assemble((f"{name}: ", "bold"), plain(found))
    for block in clean.blocks:
        words = plain(clean.report.text[block.start : block.end])
        mark, style = ("+", "") if block.is_read else ("-", "dim")
        why = f"{block.label.value}{f': {block.reason}' if block.reason else ''}"
        yield Text.assemble((f"{mark} ", "bold"), (f"[{why}] ", "cyan"), (words, style))
    kept = sum(b.end - b.start for b in clean.blocks if b.is_read)
    total = sum(b.end - b.start for b in clean.blocks)
    yield Text(f"kept {kept:,} of {total:,} characters in {len(clean.blocks)} blocks", style="bold")


def log_table(log: Iterable[wording.Word], incidents: Mapping[str, str]) -> Table:
    """The log of judgements and corrections, oldest first, a line a decision.

    Args:
        incidents: the incident that each account, claim or incident named in the log is of now.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "when", "who", "of", "said", "why"):
        table.add_column(name, no_wrap=name not in ("of", "said", "why"))
    for those in wording.decisions(log):
        x = those[0]
        note = f" (withdrawn {x.withdrawn:%Y-%m-%d %H:%M})" if x.withdrawn else ""
        table.add_row(
            x.id,
            f"{x.when:%Y-%m-%d %H:%M}",
            Text(plain(x.who)),
            wording.now_of(wording.about(those), incidents),
            Text(plain(wording.decided(those))),
            Text(plain(x.why) + note),
            style="dim strike" if x.withdrawn else None,
        )
    return table


def heading(words: str) -> Rule:
    return Rule(Text(plain(words)), align="left", style="dim")
