"""The site of an account and the wider places that hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from rashomon.model import POINTS, Place, PlacePrecision, PlaceRole
from rashomon.model.geography import NEAR_KM, distance_km
from rashomon.read.accounts.antecedents import is_town_unlisted, town_of_part
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.sites import holds, is_quarter, same_place
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.when import date_mention
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document
from rashomon.read.mentions import AT, PlaceMention, PlaceUse

_RANK = {
    PlacePrecision.SITE: 0,
    PlacePrecision.TOWN: 0,
    PlacePrecision.NEAR: 1,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.UNKNOWN: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.AREA: 3,
    PlacePrecision.SEA: 3,
    PlacePrecision.COUNTRY: 4,
}
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)
_MOST_SITES = 6
_LONG = 8  # days: longer than a week
_LOCAL_PAPERS = frozenset({"US", "CA", "AU"})
_NAMED = 6  # letters of a town's name that may be told in an address
_REACH = 40  # characters before a hospital within which what struck it is told
_CLOSE = 15  # characters behind it: "X Hospital was shelled"
_USABLE = (PlaceUse.LOCATIVE, PlaceUse.MODIFIER, PlaceUse.RELATIVE, PlaceUse.OTHER)


def site_mentions(draft: Draft) -> tuple[list[PlaceMention], list[PlaceMention]]:
    """(sites, regions) in the order told: the finest places of the first clause that names any, and
    finer ones that later clauses put inside it; the rest that hold a site are regions."""
    every = [
        p
        for t in draft.tellings
        for p in t.places
        if p.use in _USABLE
        # "Syrian warplanes" names no place.
        and (p.place.precision is not PlacePrecision.COUNTRY or p.use in AT)
    ]
    every = _without_bygone(draft, _without_care(draft, every))
    if not every:
        # Who speaks or comes from there tells the region at most.
        return [], [p for t in draft.tellings for p in t.places if p.use is PlaceUse.ORIGIN][:1]
    distinct: list[PlaceMention] = []
    for p in every:
        if not any(same_place(p, q) for q in distinct):
            distinct.append(p)
    if not distinct:
        return [], []
    finest = min(_RANK[p.place.precision] for p in distinct)
    sites = _of_one_country([p for p in distinct if _RANK[p.place.precision] == finest], every)
    # A place that holds another site is its region ("the town of X in Y").
    regions = [p for p in distinct if p not in sites]
    if any(p.place.country for p in sites):
        # A country that is named as a party ("US strikes on ...") holds no site.
        inside = {p.place.country for p in sites}
        regions = [
            p for p in regions if p.place.precision is not PlacePrecision.COUNTRY or p.place.country in inside
        ]
    inner = [p for p in sites if not any(q is not p and _inside(q, p) for q in sites)]
    regions += [p for p in sites if p not in inner]
    return (inner or sites)[:_MOST_SITES], regions


def _without_care(draft: Draft, every: list[PlaceMention]) -> list[PlaceMention]:
    """The places without the hospitals that were not struck themselves, where another site is told."""
    care = [p for t in draft.tellings for p in t.places if _is_care(t, p)]
    others = [p for p in every if not any(same_place(p, c) for c in care)]
    return others if any(p.place.precision in POINTS for p in others) else every


def _without_bygone(draft: Draft, every: list[PlaceMention]) -> list[PlaceMention]:
    """The places without the streets and towns of what is told as background with a day of its own: "a woman
    was shot on Tarrow Avenue in March", "two weeks after a man was shot in Tarrow"."""
    if sum(p.place.precision in POINTS for p in every) < 2:
        return every
    m = date_mention(draft)
    day = m.when.earliest if m is not None and (m.when.days or _LONG) < _LONG else None
    bygone = [p for t in draft.tellings for p in t.places if _is_bygone(t, p, day)]
    others = [p for p in every if p.place.precision not in POINTS or not any(p is q for q in bygone)]
    return others if any(p.place.precision in POINTS for p in others) else every


def _is_bygone(t: Telling, p: PlaceMention, day: date | None) -> bool:
    """Whether a place stands in a clause on days before the account's, or behind "two weeks after"."""
    if any(m.backward and m.text.casefold().endswith(" after") and m.end <= p.start for m in t.times):
        return True
    if day is None or t.borrowed_time:
        return False
    told = [m.when for m in t.dates if not m.backward]
    return bool(told) and all(w.latest is not None and (day - w.latest).days > 1 for w in told)


def _is_care(t: Telling, p: PlaceMention) -> bool:
    """Whether a place is a hospital beside which no violence is told: "bodies reached X Hospital"."""
    if words_of("care").isdisjoint(p.text.casefold().split()):
        return False
    near = [e for e in t.events if p.start - _REACH < e.end <= p.start or p.end <= e.start < p.end + _CLOSE]
    return all(e.key in words_of("harm") for e in near)


def _of_one_country(sites: list[PlaceMention], every: list[PlaceMention]) -> list[PlaceMention]:
    """The sites in the country that most of the account's places lie in."""
    votes = Counter(p.place.country for p in every if p.place.country and p.place.precision in POINTS)
    if not votes or len({p.place.country for p in sites if p.place.country}) < 2:
        return sites
    country = max(votes, key=lambda c: votes[c])  # the first told of equals
    return [p for p in sites if p.place.country in (country, None)]


def _inside(fine: PlaceMention, wide: PlaceMention) -> bool:
    return any(w.name.casefold() == wide.text.casefold() for w in fine.within) or holds(wide, fine)


def places(
    draft: Draft,
    located: tuple[list[PlaceMention], list[PlaceMention]],
    around: Sequence[PlaceMention] = (),
    homes: Sequence[PlaceMention] = (),
    outlet: Place | None = None,
    local: bool = False,
    back: tuple[PlaceMention | None, bool] = (None, False),
    towns: Sequence[PlaceMention] = (),
) -> tuple[Place, ...]:
    """The account's places: sites first, then regions, each with its role; ``located`` are its own ones as
    :func:`site_mentions` finds them.

    ``around`` are the report's places outside the account's own clauses, best first: where those clauses
    name no town, the town that the report names most stands in as a region, as readers take it; on a
    ``local`` page also the one that somebody struck is said to be from. ``homes`` are the town and county
    that such a page is about (see :func:`jurisdictions`): regions, whatever quarter or hamlet it names.
    Where it names none, the town in its ``outlet``'s address stands in. ``back``: see ``antecedents``.
    ``towns``: all that the report names, the most often named first, for the one that holds a quarter.
    """
    sites, regions = located
    if not sites and _from_abroad(regions, around):
        regions = []
    told, pointed = back
    if told is not None and not any(_is_town(p) for p in [*sites, *regions]):
        if pointed and not sites:
            sites = [told]
        elif pointed or not sites:
            regions = [*regions, told]
    regions = [*regions, *(town_of_part(p) for p in sites if p.town is not None)]
    told_there = [p.place for p in [*sites, *regions]]
    homes = [p for p in homes if not (_is_elsewhere(p.place, told_there) or _is_desk(p, told_there))]
    if not local and any(p.within and is_town_unlisted(p) for p in sites):
        around = ()  # a village is in its division, not in the next town that the report names
    around = [p for p in around if not (_is_elsewhere(p.place, told_there) or _is_desk(p, told_there))]
    own = list(regions)
    if not any(_is_town(p) for p in [*sites, *regions, *homes]):
        from_there = [p for t in draft.tellings for p in t.places if local and p.use is PlaceUse.ORIGIN]
        for named in (around, from_there):
            regions += [p for p in named if _is_town(p)][:1]
    regions += homes
    if local and not any(_is_town(p) or is_town_unlisted(p) for p in [*sites, *regions]):
        regions += [p for p in around if p.use is PlaceUse.LOCATIVE and is_town_unlisted(p)][:1]
    if local and not any(_is_town(p) for p in [*sites, *own]):
        regions += [p for p in around if p.use is PlaceUse.LOCATIVE and _is_town(p)][:1]
    placed = any(_is_town(p) for p in [*sites, *regions])
    if not local and not placed:
        regions += _town_of(sites, towns)
    out = [
        p.place if p.place.role is PlaceRole.SITE else replace(p.place, role=PlaceRole.SITE) for p in sites
    ]
    known = {p.name.casefold() for p in out}
    wider = [p.place for p in regions] + [w for p in sites for w in p.within]
    if local and outlet and not placed and _may_hold(outlet, [*out, *wider]):
        wider.append(outlet)
    for place in wider:
        if place.name.casefold() not in known:
            known.add(place.name.casefold())
            out.append(replace(place, role=PlaceRole.REGION))
    return tuple(out)


def _from_abroad(regions: Sequence[PlaceMention], around: Sequence[PlaceMention]) -> bool:
    """Whether those places only tell who spoke, from another country than that which the report is about."""
    here = next((p.place.country for p in around if p.place.country), None)
    return bool(here) and all(
        p.use is PlaceUse.ORIGIN and p.place.country not in (here, None) for p in regions
    )


def _town_of(sites: Sequence[PlaceMention], towns: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The town of the report that the quarters of a city lie in, as far as points or divisions tell."""
    # "Metula barracks" leans on a town of its own.
    quarters = [p for p in sites if is_quarter(p) and not (p.place.canonical and p.place.lat is None)]
    if not quarters or len(quarters) < len(sites):
        return []
    return [t for t in towns if _is_town(t) and all(_may_lie_in(p.place, t.place) for p in quarters)][:1]


def _may_lie_in(quarter: Place, town: Place) -> bool:
    km = distance_km(quarter, town)
    if km is not None:
        return km <= NEAR_KM
    return bool(quarter.admin1) and (quarter.country, quarter.admin1) == (town.country, town.admin1)


def _is_elsewhere(town: Place, told: Sequence[Place]) -> bool:
    """Whether towns or divisions are told of, and none in the town's: a report written in the capital.

    Not of American pages, which are written where it happened, and name far towns that were misread.
    """
    divisions = {(p.country, p.admin1) for p in told if p.admin1}
    placed = bool(divisions) or any(p.precision in _TOWNS for p in told)
    return town.country not in _LOCAL_PAPERS and placed and (town.country, town.admin1) not in divisions


def _is_desk(p: PlaceMention, told: Sequence[Place]) -> bool:
    """Whether a dateline lies in none of the countries told of: where the agency sits."""
    lands = {q.country for q in told if q.country}
    return p.use is PlaceUse.DATELINE and bool(lands) and p.place.country not in {*lands, *_LOCAL_PAPERS}


def _may_hold(town: Place, others: Sequence[Place]) -> bool:
    """Whether no other place lies in another country or division than the town does."""
    return all(
        p.country in (None, town.country) and (not p.admin1 or p.admin1 == town.admin1) for p in others
    )


def with_nearest(places: tuple[Place, ...], seat: Place) -> tuple[Place, ...]:
    """The places of a crime and the town of the outlet that tells of it, where a site lies within 25 km of it
    and no place is called so: "near Omaha", as nearness and no point (UCDP GED codebook, where_prec 2)."""
    if any(seat.name.casefold() in p.name.casefold() for p in places):
        return places
    for p in places:
        km = distance_km(p, seat) if p.precision in POINTS else None
        if km is not None and km <= NEAR_KM and (p.country, p.admin1) == (seat.country, seat.admin1):
            near = replace(
                seat, name=f"near {seat.name}", gazetteer_id=None, lat=None, lon=None,
                precision=PlacePrecision.NEAR, role=PlaceRole.REGION,
            )  # fmt: skip
            return (*places, near)
    return places


def jurisdictions(
    doc: Document, mentions: Sequence[PlaceMention], papers: Collection[str | None] = ()
) -> list[PlaceMention]:
    """The town and the county that a page on a crime is about: whose police or sheriff speak, its dateline.

    Two signs make a town, and its police alone one that the page's outlet is of (``papers``, ids of the
    gazetteer); a county is told by its sheriff's office or the dateline alone.
    """
    signs: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    for p in mentions:
        named = bool(p.place.gazetteer_id) or p.use is PlaceUse.DATELINE
        town = p.place.precision is PlacePrecision.TOWN and named and not is_quarter(p)
        if not town and p.place.precision is not PlacePrecision.ADMIN2:
            continue
        tokens = doc.sentences[p.sentence].tokens
        after = next((x.low for x in tokens if x.start >= p.end), "")
        key = p.place.gazetteer_id or p.text.casefold()
        found = 2 * (p.use is PlaceUse.DATELINE) + (p.use is PlaceUse.OUTLET) + (after in words_of("force"))
        if found:
            forced = after in words_of("force")
            signs[key] += found if town else 2 * (forced or p.use is PlaceUse.DATELINE)
            if town and forced and (key in papers or _in_address(doc, p)):
                signs[key] += 1
            first.setdefault(key, p)
    best: dict[PlacePrecision, str] = {}
    for key, p in first.items():
        held = best.get(p.place.precision)
        if signs[key] >= 2 and (held is None or signs[key] > signs[held]):
            best[p.place.precision] = key
    return [first[key] for key in best.values()]


def _in_address(doc: Document, p: PlaceMention) -> bool:
    """Whether the host of the page's address holds a town's name: "riverfallsjournal.com"."""
    host = (urlsplit(doc.report.url or "").hostname or "").casefold().replace("-", "")
    name = "".join(c for c in p.text.casefold() if c.isalpha())
    return len(name) >= _NAMED and name in host


def _is_town(p: PlaceMention) -> bool:
    """A town, or near one, that a gazetteer knows: no quarter, street or building."""
    return p.place.precision in _TOWNS and bool(p.place.canonical) and not is_quarter(p)


def towns_by_use(mentions: Sequence[PlaceMention], local: bool = False) -> list[PlaceMention]:
    """Places the report names, the most often named first.

    ``local``: a page on a crime, whose dateline is the town that it happened in as a rule; that of a war
    report is where the agency sits. The town in the outlet's own name comes last.
    """

    def key(p: PlaceMention) -> str:
        return p.place.gazetteer_id or p.text.casefold()

    weight: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    worth = {PlaceUse.DATELINE: 6 if local else 2, PlaceUse.ORIGIN: 2, PlaceUse.OUTLET: 1}
    ties = (PlaceUse.ORIGIN, PlaceUse.OUTLET)
    located = {key(p) for p in mentions if p.use not in ties}  # not only as who speaks
    for p in mentions:
        if key(p) not in located and not (local and p.use is PlaceUse.OUTLET):
            continue
        weight[key(p)] += worth.get(p.use, 4)
        first.setdefault(key(p), p)
    return sorted(first.values(), key=lambda p: -weight[key(p)])
