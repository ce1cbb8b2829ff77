"""Totals over many incidents: those whose words say so, and leads that add up what follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rashomon.model import POINTS, HarmGroup, Passage, PlacePrecision, Property, Qualifier, Tally, content_id
from rashomon.read.accounts.drafts import Draft, is_far
from rashomon.read.accounts.setting import setting_of
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import PART, Mentions, Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.counts.stretches import since, sums_up
from rashomon.read.counts.tables import OTHERS
from rashomon.read.counts.things import are_deeds
from rashomon.read.document import Document
from rashomon.read.mentions import AT, CountMention, CountOfThings, EventMention, TimeKind, Voice
from rashomon.read.voices import voice_for

_WIDE = frozenset((PlacePrecision.COUNTRY, PlacePrecision.ADMIN1))
_BEFORE = 4  # words before an event
_KINDS = frozenset({HarmGroup.CHILDREN, HarmGroup.WOMEN, HarmGroup.MEN})
_WAR = 10_000  # deaths that no single incident of a day's news has
_SEVERAL = 3  # deeds over weeks, that no one of them is told of
_DAYS = 3  # that a deed may lie in
_SUM = 4  # the least number that is taken for the sum of the next few
# "In all, 12 died", "a total of 20 people were killed", "nine died in the two attacks".
_BODY = 2  # sentences, the title's included, before those that go into each deed
_OPENING = 8  # characters: "In Velm", "Outside Velm"
_LEAD = 3  # sentences, the title's included, in which a sum may be announced


def tallies(
    doc: Document, counts: list[CountMention], things: list[CountOfThings], voices: list[Voice]
) -> list[Tally]:
    """The totals as they stand: of people harmed where the count is a total, and of things; what the title
    says for itself and the text says again, as the text does."""
    out: list[Tally] = []
    seen: set[tuple[str, int | None, int | None, str | None]] = set()
    every: list[CountMention | CountOfThings] = [*(c for c in counts if c.total), *things]
    for m in sorted(every, key=lambda m: (m.field == "title", m.sentence, m.start)):
        what = m.property.value if isinstance(m, CountMention) else m.what
        voice = voice_for(voices, doc, m.field, m.start, m.end)
        name = voice.name if voice else None
        again = name is None and m.field == "title" and any(x[:3] == (what, m.min, m.max) for x in seen)
        if again or (what, m.min, m.max, name) in seen:
            continue
        seen.add((what, m.min, m.max, name))
        p = Passage.of(doc.report, m.start, m.end, m.field)
        out.append(
            Tally(
                id=content_id("t", doc.report.id, what, p.field, p.start, p.end, m.min, m.max),
                report=doc.report.id,
                what=what,
                passage=p,
                min=m.min,
                max=m.max,
                qualifier=m.qualifier,
                since=m.since,
                attributed_to=name,
            )
        )
    return sorted(out, key=lambda t: (t.passage.field != "title", t.passage.start))


def of_several(
    doc: Document, drafts: list[Draft], found: Mentions, things: Sequence[CountOfThings]
) -> list[CountMention]:
    """The counts that the reading of counts took for an incident's and that are of several."""
    return [
        *sums(doc, drafts),
        *of_wars(drafts),
        *of_statistics(doc, found),
        *of_counted_deeds(found, things),
        *of_campaigns(doc, found.counts, found.events, things),
    ]


def sums(doc: Document, drafts: list[Draft]) -> list[CountMention]:
    """Counts of the lead, or told "in all", that are the sum of what the others tell: totals, no claims."""
    out: list[CountMention] = []
    crime = setting_of([t for d in drafts for t in d.tellings]) == "crime"
    parted = {id(d.tellings[0].sentence) for d in drafts if _opens_part(d)}
    for draft in drafts:
        for t in draft.tellings:
            summing = id(t.sentence) in parted or sums_up(doc.words_of(t.sentence))
            if (t.sentence.index > _LEAD and not summing) or (crime and _is_of_one_deed(t)):
                continue
            wholes = [c for c in t.counts if not c.total and c.part_of is None]
            lasting = since(doc.words_of(t.sentence)) is not None
            opens = _opens_with_town(t)
            placed = opens or _is_placed(t)
            rivals = [d for d in drafts if not (placed and _is_elsewhere(d, draft, opens)) or _opens_part(d)]
            added = [c for c in wholes if _adds_up(c, draft, rivals, lasting)]
            # "Five were killed and 12 hurt over the past day": one breath.
            out += wholes if added and lasting else added
    return [c for c in out if not any(_tells_as_its_own(d, c, out) for d in drafts)]


def _tells_as_its_own(d: Draft, total: CountMention, totals: Sequence[CountMention]) -> bool:
    """Whether an account says a number of its lead again for one town and day, or with a part, as no sum."""
    told = [(t, c) for t in d.tellings for c in t.counts]
    same = [(t, c) for t, c in told if c.property is total.property and c.min == total.min and not c.total]
    if not any(c is total for _, c in same):
        return False
    own = ((t, c) for t, c in same if not any(c is x for x in totals))
    return any(_is_placed(t) or any(x.part_of == c.number for x in t.counts) for t, c in own)


def _opens_part(d: Draft) -> bool:
    return d.tellings[0].opened_by == PART


def _is_placed(t: Telling) -> bool:
    """Whether a stretch tells of a town and a day: "11 died on Friday when jets hit a bus in Velm"; the town
    of "11 died on Friday, including six in Velm" is that of the six."""
    parts = [c.number[0] for c in t.counts if c.part_of is not None and c.who is None]
    towns = (p for p in t.sites if p.place.precision in POINTS and p.start < min(parts, default=t.end))
    return any(m.when.days == 1 for m in t.dates) and any(towns)


def _opens_with_town(t: Telling) -> bool:
    """ "In Velm, three died", below the headline and the first sentence."""
    towns = (p for p in t.sites if p.place.precision in POINTS)
    return t.sentence.index >= _BODY and any(p.start - t.sentence.start <= _OPENING for p in towns)


def _is_elsewhere(d: Draft, own: Draft, near: bool) -> bool:
    """Whether an account lies in another town than ``own``, of which a number of that town is no sum;
    ``near``: the next one is told of as another."""
    there = ("same", "within") if near else ("same", "within", "near")
    return d is not own and closest_of(d.inner, own.inner) not in there


def _is_of_one_deed(t: Telling) -> bool:
    """ "Seven guests were wounded in a shooting on a ferry": a deed, in the singular."""
    return any(e.noun and not (e.plural or e.definite) for e in t.told)


def of_wars(drafts: list[Draft]) -> list[CountMention]:
    """Deaths by the ten thousand without a day: of a war, no incident ("the enclave, where more than 30,000
    have been killed")."""
    return [
        c
        for d in drafts
        for t in d.tellings
        if not any(m.when.days == 1 for m in t.dates)
        for c in t.counts
        if c.property is Property.KILLED and not c.total and (c.min or c.max or 0) >= _WAR
    ]


def of_campaigns(
    doc: Document,
    counts: Sequence[CountMention],
    events: Sequence[EventMention],
    things: Sequence[CountOfThings],
) -> list[CountMention]:
    """Counts "in the attacks" right after a number of attacks, or told with it ("82 raids in a day killed
    nine"): totals of that campaign; not so "in the latest of those attacks"."""
    deeds = [m for m in things if m.what.rstrip("s") in words_of("summed deed")]
    lasting = {m.sentence: m.end for m in deeds if m.since is not None}
    looking_back = {
        e.sentence
        for e in events
        if e.definite and e.plural and e.sentence - 1 in lasting and not _is_one_of(doc, e)
    }
    return [
        c
        for c in counts
        if not c.total and (c.sentence in looking_back or lasting.get(c.sentence, c.start) < c.start)
    ]


def of_counted_deeds(found: Mentions, things: Sequence[CountOfThings]) -> list[CountMention]:
    """Counts right behind a number of deeds over weeks, in a sentence that names no deed, town or day of its
    own: "last month there were 39 attacks. Nine people were killed and 23 injured"."""
    over = {m.sentence for m in found.times if m.kind is TimeKind.DATE and m.when.over_a_week}
    over &= {m.sentence for m in things if (m.min or 0) >= _SEVERAL and are_deeds(m)}
    own = {p.sentence for p in found.places if p.use in AT} | {m.sentence for m in found.times}
    own |= {e.sentence for e in found.events if e.key not in words_of("harm")}
    return [c for c in found.counts if not c.total and c.sentence - 1 in over and c.sentence not in own]


def of_statistics(doc: Document, found: Mentions) -> list[CountMention]:
    """Counts that go on with the totals of a lead: "1,214 died in March. Snipers killed 71. Torture took 40".

    They do as far as no sentence between names a town or a day, and not where news comes before the total:
    "A raid killed nine on Monday. The feud has cost 240 lives since May. Near the port a mine killed two".
    """
    out: list[CountMention] = []
    news = next((c.sentence for c in found.counts if not c.total and c.field == "text"), len(doc.sentences))
    most: dict[Property, int] = {}
    at = {p.sentence for p in found.places if p.place.precision not in _WIDE and p.use in AT}
    at |= {m.sentence for m in found.times if m.when.days is not None and m.when.days <= _DAYS}
    counted: dict[int, list[CountMention]] = {}
    for c in found.counts:
        counted.setdefault(c.sentence, []).append(c)
    for s in doc:
        mine = counted.get(s.index, [])
        lasting = [c for c in mine if c.total and c.since is not None and s.index <= min(_LEAD, news)]
        if not mine or (s.index in at and not lasting):
            most = {} if s.index in at else most
            continue
        for c in mine:
            n = c.min if c.min is not None else c.max or 0
            if c in lasting:
                most[c.property] = max(n, most.get(c.property, 0))
            elif not c.total and most and 1 < n < most.get(c.property, 0):
                out.append(c)
    return out


def _is_one_of(doc: Document, e: EventMention) -> bool:
    before = [x.low for x in doc.sentences[e.sentence].tokens if x.end <= e.start][-_BEFORE:]
    return "of" in before and not words_of("one of them").isdisjoint(before)


def _adds_up(total: CountMention, own: Draft, drafts: list[Draft], lasting: bool) -> bool:
    """Whether a number is the sum of what others tell; where it is told over a ``lasting`` time, of some."""
    n = total.min if total.min is not None else total.max
    if not n or total.qualifier is Qualifier.VAGUE:
        return False
    others = [d for d in drafts if d is not own and not is_far(d.whens, own.whens)]
    mine = _harm(own, total.property, total)
    whole = (total.property, total.number)
    part = max(
        (c.min or 0 for t in own.tellings for c in t.counts if (c.property, c.part_of) == whole), default=0
    )
    # "Bombs in the capital kill 21", of whom those of another city are none.
    inside = [d for d in others if closest_of(d.inner, own.inner) in ("same", "within", "near")]
    # "Attacks elsewhere left six dead", and then each of them.
    later = [d for d in others if d.tellings[0].order > own.last.order]
    for parts in (others, inside, later):
        given = [p for d in parts if (p := _harm(d, total.property, total))]
        if mine in given:
            mine = 0  # a headline that tells of both: "gunmen kill 20, army kills 10"
        if not given or len(given) + (mine > 0) < 2:
            continue
        if len(given) == 2 and max(given) < part:
            continue  # "seven, six of them cooks, … four … three" is no sum
        # Its own account must not hold a finer site that the number could be about.
        if sum(given) == n or (mine > 0 and sum(given) + mine == n):
            return True
    return lasting and _next_add_up(n, own, drafts, total)


def _next_add_up(n: int, own: Draft, drafts: list[Draft], total: CountMention) -> bool:
    """Whether what the next accounts tell, one after the other, comes to a number, whatever follows them."""
    at = next(k for k, d in enumerate(drafts) if d is own)
    told = accumulate(_harm(d, total.property, total) for d in drafts[at + 1 :])
    return n >= _SUM and n in list(told)[1:]


def _harm(draft: Draft, property: Property, besides: CountMention) -> int:
    """The people of one account, the largest whole number it gives; sub-counts are part of it."""
    best = 0
    for t in draft.tellings:
        for c in t.counts:
            if c is besides or c.total or c.property is not property:
                continue
            if c.part_of is not None and not (t.opened_by == PART and c.part_of == besides.number):
                continue
            if besides.group in _KINDS and c.group is not besides.group:
                continue  # "five children were killed": no sum of a baby and four women
            if c.group is HarmGroup.PERPETRATORS or c.qualifier is Qualifier.VAGUE:
                continue
            n = c.min if c.min is not None else c.max or 0
            n += _one_before(t.counts, c)
            same = besides.min if besides.min is not None else besides.max
            if n != same:
                best = max(best, n)
    return best


def _one_before(counts: Sequence[CountMention], c: CountMention) -> int:
    """1 where somebody is told of right before "and seven others": "a mayor and seven others"."""
    k = next((k for k, x in enumerate(counts) if x is c), 0)
    a = counts[k - 1] if k else None
    if a is None or a.sentence != c.sentence or a.property is not c.property or a.total or a.max != 1:
        return 0
    more = not OTHERS.isdisjoint(c.text.casefold().split()) and a.part_of is None
    return int(more and c.number[0] - a.end < _NEXT)


_NEXT = 60  # characters from a count to the others beside it


def is_hollow(draft: Draft) -> bool:
    """Whether an account is left with nothing of its own once its total is taken away."""
    if any(not c.total for t in draft.tellings for c in t.counts):
        return False
    return not any(p.place.precision in (PlacePrecision.TOWN, PlacePrecision.SITE) for p in draft.sites)
