"""From mentions to the accounts, links and tallies of one report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.model import (
    POINTS,
    Account,
    AccountLink,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    Tally,
    When,
    account_id,
)
from rashomon.read.accounts.afar import afar
from rashomon.read.accounts.agents import agents
from rashomon.read.accounts.answers import split_answers
from rashomon.read.accounts.arms import page_types
from rashomon.read.accounts.beside import with_asides
from rashomon.read.accounts.blamed import Blamed, blamed
from rashomon.read.accounts.captions import without_captions
from rashomon.read.accounts.captives import taken
from rashomon.read.accounts.cast import cast
from rashomon.read.accounts.claims import count_claims
from rashomon.read.accounts.coordinated import hands_changed_before
from rashomon.read.accounts.counted_days import is_of_the_last
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.entries import mark_entries
from rashomon.read.accounts.fillers import CERTAIN, Filler, Told, fillers, of_drafts
from rashomon.read.accounts.ground import ground_taken
from rashomon.read.accounts.headlines import own_numbers
from rashomon.read.accounts.implied import implied_harm, those_left
from rashomon.read.accounts.items import ITEM
from rashomon.read.accounts.kept import incidents, past_apart
from rashomon.read.accounts.kinds import incident_type
from rashomon.read.accounts.links import links
from rashomon.read.accounts.listed import listed, of_entries, without_headings, without_totals
from rashomon.read.accounts.literal import literal
from rashomon.read.accounts.named import with_named
from rashomon.read.accounts.other_days import (
    settled,
    with_day_told_last,
    with_days_of_items,
    with_sibling_day,
)
from rashomon.read.accounts.page import Page
from rashomon.read.accounts.parted import parted
from rashomon.read.accounts.scenes import with_scenes
from rashomon.read.accounts.setting import of_armed_groups
from rashomon.read.accounts.shared import with_shared_doers
from rashomon.read.accounts.since import of_series, since_when
from rashomon.read.accounts.stamps import is_stamp
from rashomon.read.accounts.stretches import stretches
from rashomon.read.accounts.tallies import is_hollow, of_several, tallies
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.unnumbered import unnumbered_claims
from rashomon.read.accounts.when import date_of_account, day_told_next, since_day_before
from rashomon.read.accounts.where import places, site_mentions, with_nearest
from rashomon.read.accounts.worded import worded_claims
from rashomon.read.accounts.words import ages, words_of
from rashomon.read.counts.things import are_deeds
from rashomon.read.document import Document
from rashomon.read.mentions import (
    AT,
    CountMention,
    CountOfThings,
    Mention,
    PlaceMention,
    TimeKind,
    TimeMention,
    Voice,
)
from rashomon.read.voices import in_sentence

_MOST_WORDS = 60
_LOCAL = POINTS | {PlacePrecision.ADMIN2}
_JUST_BEFORE = 3  # sentences from a site to the speaker who tells the toll
_TITLE = 8  # characters that a voice has besides a name: "a spokesman for"
_PERIOD = 10  # words in which a period is said to have begun


@dataclass(frozen=True, slots=True)
class Found:
    """What a report tells: its accounts in the order told, the links that it states between them, its
    totals."""

    accounts: tuple[Account, ...]
    links: tuple[AccountLink, ...]
    tallies: tuple[Tally, ...]


def find_accounts(
    doc: Document, found: Mentions, things: list[CountOfThings], voices: list[Voice], published: When
) -> Found:
    """The accounts of a document, in the order told, with the links between them and the tallies.

    ``published`` bounds news with no stated day; every passage indexes the report as received.
    """
    under = listed(doc, found)
    found = without_totals(found, under)
    tellings = without_captions(doc, told(doc, found, things, voices))
    rest, entered = of_entries(found, tellings, under)
    drafts = parted(doc, found, rest, published)
    if entered:
        drafts = sorted([*without_headings(drafts), *entered], key=lambda d: d.tellings[0].order)
    drafts = own_numbers(doc, past_apart(drafts, published))
    types = page_types(drafts)
    totals = frozenset(of_several(doc, drafts, found, things))
    counts: list[CountMention] = [replace(c, total=True) if c in totals else c for c in found.counts]
    drafts = _without_totals(drafts, totals) if totals else drafts
    drafts = literal(doc, tellings, drafts)
    kept = incidents(doc, drafts, published)
    shown = [d for d, _ in kept]
    with_scenes(doc, found, shown)
    for d in shown:
        d.until = published.latest + timedelta(days=1) if published.latest else None
        d.dating = []
    main = next((d for d, central in kept if central), None)
    page = Page.of(doc, found, voices, published, drafts, shown, main)
    filled = of_drafts(fillers(doc, [t for d in drafts for t in d.tellings], shown), shown)
    accused = blamed(doc, found, tellings, shown, voices)
    accounts: list[Account] = []
    lead: When | None = None
    for (d, central), own, by in zip(kept, filled, accused, strict=True):
        kind = incident_type(d, drafts[0], types, accounts[-1].type if accounts else None)
        before = accounts[-1].when if accounts else None
        of_before = is_of_the_last(d) or hands_changed_before(d.tellings[0])
        base = day_told_next(d, shown, published) or (before if of_before else lead) or before
        when = _when(page, d, kind, central, base, d is main)
        account = _account(page, d, kind, central, when, own, by)
        lead = account.when if lead is None and central else lead
        accounts.append(account)
    if page.local and not of_armed_groups(tellings):
        accounts = with_days_of_items(doc, found, with_sibling_day(accounts), shown)
    elif not page.local:
        accounts = with_day_told_last(accounts, published)
    return Found(
        tuple(accounts), tuple(links(doc, shown, accounts)), tuple(tallies(doc, counts, things, voices))
    )


def _without_totals(drafts: list[Draft], totals: frozenset[CountMention]) -> list[Draft]:
    """The drafts without the counts that are totals, and without those that do no more than announce one."""
    for d in drafts:
        d.sides = None
        for t in d.tellings:
            t.counts = [c for c in t.counts if c not in totals]
            t.roles.clear()
            t.sides = None
    whole = {(c.field, c.number) for c in totals}
    announced = {c.sentence for c in totals}
    spread = {
        t.sentence.index for d in drafts for t in d.tellings if any(_is_part(c, whole) for c in t.counts)
    }
    return [d for d in drafts if not (_announces(d, announced) and (is_hollow(d) or _is_spread(d, spread)))]


def _is_part(c: CountMention, whole: Collection[tuple[str, tuple[int, int]]]) -> bool:
    return c.part_of is not None and (c.field, c.part_of) in whole


def _is_spread(d: Draft, spread: Collection[int]) -> bool:
    """Whether an account only gave a toll told place by place: "killed 13 in Varna: six in Velm, …"."""
    left = any(not c.total for t in d.tellings for c in t.counts)
    return not left and any(t.sentence.index in spread for t in d.tellings)


def told(doc: Document, found: Mentions, things: list[CountOfThings], voices: list[Voice]) -> list[Telling]:
    """The stretches of a document that each tell of one incident; what training and reading share.

    Places that speak, days on which a campaign began and attacks that are only counted are left out.
    """
    rounds = [m for m in things if are_deeds(m) and not _is_one_round(found, m)]
    spans = {(m.field, at) for m in rounds for at in range(m.start, m.end)}
    far = afar(doc, found.places)
    settled = replace(
        found,
        places=[
            p
            for p in found.places
            if p not in far and not (_is_speaker(p, voices) or _is_of_office(p, found, voices))
        ],
        times=[
            t
            for t in found.times
            if not (
                _opens_period(doc, t)
                or _of_speech(doc, t)
                or of_series(doc.sentences[t.sentence], t)
                or is_stamp(doc, t)
            )
        ],
        events=[
            *(replace(e, generic=True) if (e.field, e.start) in spans else e for e in found.events),
            *ground_taken(doc, found),
        ],
    )
    return mark_entries(doc, split_answers(stretches(doc, settled)))


def _is_one_round(found: Mentions, m: CountOfThings) -> bool:
    """Whether counted attacks are one incident: "jets carried out 60 strikes on the town on Thursday"."""
    if m.since is not None:
        return False
    days = [
        t for t in found.times
        if t.sentence == m.sentence and t.kind is TimeKind.DATE and t.when.days in (1, 2) and not t.backward
    ]  # fmt: skip
    return bool(days) and any(
        p.sentence == m.sentence and p.use in AT and p.place.precision in POINTS for p in found.places
    )


def _is_speaker(p: PlaceMention, voices: list[Voice]) -> bool:
    """Whether the place is all there is of a voice: "the Pentagon said"."""
    return p.use not in AT and any(
        v.start <= p.start and p.end <= v.end and v.end - v.start <= p.end - p.start + 4
        for v in in_sentence(voices, p.sentence)
    )


def _is_of_office(p: PlaceMention, found: Mentions, voices: list[Voice]) -> bool:
    """Whether a place only says what a voice is the head of ("director of Varna's health office") or where it
    is ("a Varna source", "villagers in nearby Varna"), beside one where it happened or just behind it."""

    def speaks(q: PlaceMention) -> Voice | None:
        said = in_sentence(voices, q.sentence)
        return next((v for v in said if v.start <= q.start and q.end <= v.end), None)

    voice = speaks(p)
    if voice is None:
        return False
    sites = [q for q in found.places if q.use in AT and q.place.precision in _LOCAL and not speaks(q)]
    if any(q.sentence == p.sentence for q in sites):
        return True
    if p.use in AT and words_of("beside").isdisjoint(voice.text.casefold().split()):
        return False
    toll = all(e.key in words_of("harm") for e in found.events if e.sentence == p.sentence)
    return toll and any(0 < p.sentence - q.sentence <= _JUST_BEFORE for q in sites)


def _around(doc: Document, m: Mention) -> tuple[list[str], list[str]]:
    low = [(x.start, x.low) for x in doc.sentences[m.sentence].tokens]
    return [w for at, w in low if at < m.start], [w for at, w in low if at >= m.end]


def _opens_period(doc: Document, t: TimeMention) -> bool:
    """ "since attacks began on October 17", "since the outbreak of the war in 2011"."""
    if since_when(doc.sentences[t.sentence], t):
        return False  # "the siege began on May 3 when troops took the road"
    before, _ = _around(doc, t)
    since = before[-_PERIOD:]
    lasting = "since" in since and not words_of("outbreak").isdisjoint(since[since.index("since") :])
    began = not words_of("began").isdisjoint(before[-3:]) or _broke_out(before)
    if began and t.when.weekday is not None and t.when.day is None:
        began = words_of("deed").isdisjoint(before[-_PERIOD:])  # "an attack which started on Tuesday"
    return (lasting or began) and not t.backward


def _broke_out(before: list[str]) -> bool:
    """ "the war broke out on April 15"; fighting that broke out then is an incident."""
    at = max((k for k, w in enumerate(before[-4:]) if w in ("broke", "erupted")), default=None)
    return at is not None and not words_of("strife").isdisjoint(before[-4:][max(0, at - 1) : at])


def _of_speech(doc: Document, t: TimeMention) -> bool:
    """Whether the day is that of a saying, which had happened before: "said on Thursday that it had"; or of
    what the speaker is at: "said on Thursday that it was investigating"."""
    before, after = _around(doc, t)
    at = before[-2:-1] if before[-1:] == ["on"] else before[-1:]
    if words_of("spoke").isdisjoint(at):
        return False
    own = after[after[:1] == ["that"] :]
    busy = own[:1] in _OF_SPEAKER and own[1:2] in _IS and own[2:3] != [] and own[2].endswith("ing")
    return busy or "had" in after[:4]


_OF_SPEAKER = (["it"], ["he"], ["she"])
_IS = (["was"], ["is"])


def _announces(draft: Draft, announced: Collection[int]) -> bool:
    return all(t.sentence.index in announced for t in draft.tellings)


def _when(page: Page, draft: Draft, kind: IncidentType, central: bool, base: When | None, main: bool) -> When:
    """The day of an account: ``base`` is the one that it may be counted from ("24 hours earlier"); ``main``:
    it is the first that the report is about."""
    # A page on one crime tells little else; one on a day of a war tells of much beside.
    crime = page.local or kind is IncidentType.ATTACK
    beside = page.beside if main and crime else None
    when = date_of_account(draft, page.published, central, base, beside)
    if not page.local:
        when = since_day_before(draft, when)
    return settled(page.doc, page.found, when, page.published) if central and crime else when


def _account(
    page: Page,
    draft: Draft,
    kind: IncidentType,
    central: bool,
    when: When,
    filled: Sequence[Told],
    accused: Sequence[Blamed],
) -> Account:
    """A draft as the account that a page tells, with the fillers that are its own and those blamed for it."""
    doc, voices = page.doc, page.voices
    anchor = _anchor(doc, draft)
    harmed = [
        *count_claims(doc, draft, voices),
        *(unnumbered_claims(doc, draft, voices, page.alone, page.police) if central else ()),
        *(implied_harm(doc, draft, voices) if central else ()),
        *(those_left(doc, draft, voices) if central else ()),
    ]
    filled = [f for f in filled if not _speaks(f, voices)]
    if central and page.recalls:
        harmed = with_asides(doc, list({c.id: c for c in harmed}.values()))
    filled = with_named(page, harmed, filled, crime=central and page.crime)
    filled += [Told(p, Filler.INDIVIDUAL, CERTAIN, agent=True) for p in agents(draft, kind)]
    located = site_mentions(draft)
    others = worded_claims(doc, draft, kind, when, located[0], voices, filled, accused, page.found.times)
    actors = cast(doc, draft, kind, voices, filled, accused)
    actors, others = with_shared_doers(doc, draft, kind, when, voices, (actors, others))
    claims = {c.id: c for c in [*harmed, *others]}
    told = list(dict.fromkeys(w for t in draft.tellings for w in sorted(t.stems())))[:_MOST_WORDS]
    numbered = (w for t in draft.tellings for w in (*ages(t.tokens), *taken(t.tokens)))
    words = (*dict.fromkeys(numbered), *told)
    told_here = frozenset(words)
    sentences = {t.sentence.index: t.sentence for t in draft.tellings}
    bearers = [
        name
        for field, at, _, name in page.people
        if central or any(s.field == field and s.start <= at < s.end for s in sentences.values())
    ]
    return Account(
        id=account_id(doc.report.id, anchor, kind),
        report=doc.report.id,
        type=kind,
        anchor=anchor,
        central=central,
        when=when,
        places=_places(page, draft, central, located),
        actors=actors,
        claims=tuple(claims.values()),
        people=tuple(dict.fromkeys(bearers)),
        words=words,
        headline=page.headline,
        beside=tuple(w for w in page.words if w not in told_here),
        names=page.all_names() if central else page.names_in(draft),
    )


def _places(
    page: Page, draft: Draft, central: bool, located: tuple[list[PlaceMention], list[PlaceMention]]
) -> tuple[Place, ...]:
    back = page.antecedents.of(draft)
    if not central:
        return places(draft, located, back=back, towns=page.towns)
    entry = draft.tellings[0].entry
    around = [] if entry == "clock" else page.towns  # not the towns of other entries
    if entry == ITEM:
        around = [p for p in around if p.place.gazetteer_id]  # nor the quarters of other items
    sites = places(draft, located, around, page.homes, page.found.outlet, page.local, back, page.towns)
    return with_nearest(sites, page.found.seat) if page.local and page.found.seat else sites


def _speaks(f: Told, voices: list[Voice]) -> bool:
    """Whether a phrase only says who somebody is that speaks: "a spokesman for the army"."""
    p = f.phrase
    return f.role not in (Filler.TARGET, Filler.WEAPON) and any(
        v.field == p.sentence.field
        and v.start <= p.start
        and p.end <= v.end
        and v.end - v.start > p.end - p.start + _TITLE
        for v in voices
    )


def _anchor(doc: Document, draft: Draft) -> Passage:
    """The words that introduce the incident: the first event word, else the first count."""
    t = draft.tellings[0]
    m = t.told[0] if t.told else t.counts[0] if t.counts else None
    if m is None:
        return Passage.of(doc.report, t.start, t.end, t.sentence.field)
    return Passage.of(doc.report, m.start, m.end, m.field)
