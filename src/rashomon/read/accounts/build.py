"""From mentions to the accounts, links and tallies of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.model import (
    Account,
    AccountLink,
    IncidentType,
    Passage,
    Tally,
    When,
    account_id,
)
from rashomon.read.accounts.accused import with_accused
from rashomon.read.accounts.answers import split_answers
from rashomon.read.accounts.beside import with_asides
from rashomon.read.accounts.cast import cast
from rashomon.read.accounts.claims import count_claims, other_claims
from rashomon.read.accounts.drafts import WARLIKE, Draft, setting_of
from rashomon.read.accounts.entries import mark_entries
from rashomon.read.accounts.fillers import Told, fillers, of_drafts
from rashomon.read.accounts.folding import fold
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.implied import implied_harm
from rashomon.read.accounts.kinds import evidenced, incident_type, is_central, is_incident
from rashomon.read.accounts.links import links
from rashomon.read.accounts.names import Name, names
from rashomon.read.accounts.other_days import day_around, settled, with_sibling_day
from rashomon.read.accounts.people import people
from rashomon.read.accounts.scenes import with_scenes
from rashomon.read.accounts.stamps import is_stamp
from rashomon.read.accounts.tallies import is_hollow, of_campaigns, sums, tallies
from rashomon.read.accounts.tellings import ANSWER, Mentions, Telling, stretches
from rashomon.read.accounts.uniting import unite
from rashomon.read.accounts.unnumbered import unnumbered_claims
from rashomon.read.accounts.when import date_of_account
from rashomon.read.accounts.where import antecedent, jurisdictions, places, towns_by_use, with_nearest
from rashomon.read.accounts.words import ages, stems
from rashomon.read.document import Document
from rashomon.read.mentions import (
    CountMention,
    CountOfThings,
    Mention,
    PlaceMention,
    PlaceUse,
    TimeMention,
    Voice,
)

_MOST_WORDS = 60
_MOST_ON_PAGE = 200
_AT = (PlaceUse.LOCATIVE, PlaceUse.RELATIVE)
_SAID = frozenset({"said", "reported", "announced", "confirmed", "stated", "claimed", "added"})
_BEGAN = frozenset({"began", "begun", "started"})
_PERIOD = 10  # words in which a period is said to have begun
_OUTBREAK = frozenset({"outbreak", "start", "beginning", "onset"})


@dataclass(frozen=True, slots=True)
class Found:
    accounts: tuple[Account, ...]
    links: tuple[AccountLink, ...]
    tallies: tuple[Tally, ...]


def find_accounts(
    doc: Document, found: Mentions, things: list[CountOfThings], voices: list[Voice], published: When
) -> Found:
    """The accounts of a document, in the order told, with the links between them and the tallies.

    ``published`` bounds news with no stated day; every passage indexes the report as received.
    """
    tellings = told(doc, found, things, voices)
    drafts = unite(fold(group(tellings)), setting_of(tellings))
    page = evidenced(drafts)
    totals = [*sums(drafts), *of_campaigns(doc, found.counts, found.events, things)]
    counts: list[CountMention] = [replace(c, total=True) if c in totals else c for c in found.counts]
    for d in drafts if totals else ():
        for t in d.tellings:
            t.counts = [c for c in t.counts if c not in totals]
            t.roles.clear()
    drafts = [d for d in drafts if not (totals and is_hollow(d) and _announces(d, totals))]
    central = [is_central(d, drafts) for d in drafts]
    if drafts and not any(central):
        central[0] = True
    kept = [
        (d, c) for d, c in zip(drafts, central, strict=True) if c or _is_answered(d) or is_incident(d, drafts)
    ]
    with_scenes(doc, found, [d for d, _ in kept])
    for d, _ in kept:
        d.until = published.latest + timedelta(days=1) if published.latest else None
    named = people(doc)
    police, sides = _police_and_sides(found)
    # As on the pages that asides are learned from.
    crime = police > sides and setting_of([t for d in drafts for t in d.tellings]) == "crime"
    local = not any(d.sure & WARLIKE for d, _ in kept)
    around = towns_by_use(found.places, local)
    papers = {p.gazetteer_id for p in (found.seat, found.outlet) if p}
    homes = jurisdictions(doc, found.places, papers) if local else []
    accounts: list[Account] = []
    lead: When | None = None
    first = next((d for d, c in kept if c), None)
    elsewhere = {t.sentence.index for d, _ in kept if d is not first for t in d.tellings}
    beside = day_around(doc, found, elsewhere) if local or len(kept) == 1 else None
    headline, whole = _words_of(doc) if kept else ((), ())
    written = names(doc, (*found.places, *found.actors, *voices)) if kept else []
    shown = [d for d, _ in kept]
    filled = of_drafts(fillers(doc, [t for d in drafts for t in d.tellings], shown), shown)
    for (d, c), own in zip(kept, filled, strict=True):
        kind = incident_type(d, drafts[0], page)
        account = _account(
            doc, found, d, kind, c, voices, published, lead, beside if d is first else None, named, around,
            homes, local, local and sides <= police, len(kept) == 1,
            with_accused(doc, named, own) if c and crime else own,
        )  # fmt: skip
        told_here = frozenset(account.words)
        account = replace(
            account, headline=headline, beside=tuple(w for w in whole if w not in told_here),
            names=_names_of(written, None if c else d),
        )  # fmt: skip
        if c and crime:
            account = replace(account, claims=tuple(with_asides(doc, account.claims)))
        if lead is None and c:
            lead = account.when
        accounts.append(account)
    if local:
        accounts = with_sibling_day(accounts)
    return Found(
        tuple(accounts), tuple(links(doc, shown, accounts)), tuple(tallies(doc, counts, things, voices))
    )


def _police_and_sides(found: Mentions) -> tuple[int, int]:
    """How often police are told of, and how often sides of a war."""
    kinds = [a.kind for a in found.actors]
    return kinds.count("police"), sum(k not in ("police", "person", "unknown") for k in kinds)


def told(doc: Document, found: Mentions, things: list[CountOfThings], voices: list[Voice]) -> list[Telling]:
    """The stretches of a document that each tell of one incident; what training and reading share.

    Places that speak, days on which a campaign began and attacks that are only counted are left out.
    """
    spans = {(m.field, at) for m in things for at in range(m.start, m.end)}
    settled = replace(
        found,
        places=[p for p in found.places if not _is_speaker(p, voices)],
        times=[
            t for t in found.times if not (_opens_period(doc, t) or _of_speech(doc, t) or is_stamp(doc, t))
        ],
        events=[replace(e, generic=True) if (e.field, e.start) in spans else e for e in found.events],
    )
    return mark_entries(doc, split_answers(stretches(doc, settled)))


def _words_of(doc: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of the content words of the title, and of the whole report in the order of sentences."""
    title: set[str] = set()
    page: dict[str, None] = {}
    for s in doc:
        if len(page) >= _MOST_ON_PAGE:
            break
        found = stems(s.tokens)
        page.update(dict.fromkeys(sorted(found)))
        if s.field == "title":
            title |= found
    return tuple(sorted(title)), tuple(page)


def _names_of(written: Sequence[Name], draft: Draft | None) -> tuple[str, ...]:
    """The names of a report, each once and sorted; those of a draft's own sentences where one is given."""
    if draft is None:
        return tuple(sorted({stem for _, _, stem in written}))
    spans = {(t.sentence.field, t.sentence.start, t.sentence.end) for t in draft.tellings}
    found = {stem for field, at, stem in written for f, a, b in spans if f == field and a <= at < b}
    return tuple(sorted(found))


def _is_speaker(p: PlaceMention, voices: list[Voice]) -> bool:
    """Whether the place is all there is of a voice: "the Pentagon said"."""
    return p.use not in _AT and any(
        v.field == p.field
        and v.start <= p.start
        and p.end <= v.end
        and v.end - v.start <= p.end - p.start + 4
        for v in voices
    )


def _around(doc: Document, m: Mention) -> tuple[list[str], list[str]]:
    low = [(x.start, x.low) for x in doc.sentences[m.sentence].tokens]
    return [w for at, w in low if at < m.start], [w for at, w in low if at >= m.end]


def _opens_period(doc: Document, t: TimeMention) -> bool:
    """ "since attacks began on October 17", "since the outbreak of the war in 2011"."""
    before, _ = _around(doc, t)
    since = before[-_PERIOD:]
    lasting = "since" in since and not _OUTBREAK.isdisjoint(since[since.index("since") :])
    return (lasting or not _BEGAN.isdisjoint(before[-3:])) and not t.backward


def _of_speech(doc: Document, t: TimeMention) -> bool:
    """Whether the day is that of a saying, which had happened before: "said on Thursday that it had"."""
    before, after = _around(doc, t)
    at = before[-2:-1] if before[-1:] == ["on"] else before[-1:]
    return not _SAID.isdisjoint(at) and "had" in after[:4]


def _is_answered(draft: Draft) -> bool:
    """Whether another incident is said to answer it: then it is one, however little is told of it."""
    return any(t.opened_by.startswith(ANSWER) for t in draft.tellings)


def _announces(draft: Draft, totals: list[CountMention]) -> bool:
    return all(any(c.sentence == t.sentence.index for c in totals) for t in draft.tellings)


def _account(
    doc: Document,
    found: Mentions,
    draft: Draft,
    kind: IncidentType,
    central: bool,
    voices: list[Voice],
    published: When,
    base: When | None,
    beside: TimeMention | None,
    named: list[tuple[str, int, str]],
    around: list[PlaceMention],
    homes: list[PlaceMention],
    local: bool,
    peace: bool,
    alone: bool,
    filled: Sequence[Told],
) -> Account:
    # A page on one crime tells little else; one on a day of a war tells of much beside.
    crime = local or kind is IncidentType.ATTACK
    when = date_of_account(draft, published, central, base, beside if crime else None)
    if central and crime:
        when = settled(doc, found, when, published)
    anchor = _anchor(doc, draft)
    towns = around
    if draft.tellings[0].entry == "clock":
        around = []  # the towns of other entries
    back = antecedent(draft, found.places)
    sites = (
        places(draft, around, homes, found.outlet, local, back, towns)
        if central
        else places(draft, back=back, towns=towns)
    )
    if local and central and found.seat:
        sites = with_nearest(sites, found.seat)
    claims = [
        *count_claims(doc, draft, voices),
        *(unnumbered_claims(doc, draft, voices, alone, peace) if central else ()),
        *(implied_harm(doc, draft, voices) if central else ()),
        *other_claims(doc, draft, kind, when, voices, filled),
    ]
    told = list(dict.fromkeys(w for t in draft.tellings for w in sorted(t.stems())))[:_MOST_WORDS]
    words = list(dict.fromkeys(age for t in draft.tellings for age in ages(t.tokens))) + told
    sentences = {t.sentence.index: t.sentence for t in draft.tellings}
    bearers = [
        name
        for field, at, name in named
        if central or any(s.field == field and s.start <= at < s.end for s in sentences.values())
    ]
    return Account(
        id=account_id(doc.report.id, anchor, kind),
        report=doc.report.id,
        type=kind,
        anchor=anchor,
        central=central,
        when=when,
        places=sites,
        actors=cast(doc, draft, kind, voices, filled),
        claims=tuple({c.id: c for c in claims}.values()),
        people=tuple(dict.fromkeys(bearers)),
        words=tuple(words),
    )


def _anchor(doc: Document, draft: Draft) -> Passage:
    """The words that introduce the incident: the first event word, else the first count."""
    t = draft.tellings[0]
    m = t.told[0] if t.told else t.counts[0] if t.counts else None
    if m is None:
        return Passage.of(doc.report, t.start, t.end, t.sentence.field)
    return Passage.of(doc.report, m.start, m.end, m.field)
