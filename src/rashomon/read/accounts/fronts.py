"""Whether a sentence turns to another front of a war: by country, town, day or arm, or a deed told as new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import POINTS, ActorRole, IncidentType, PlacePrecision, Property, When
from rashomon.read.accounts.coordinated import BEFORE_DEED, is_further
from rashomon.read.accounts.drafts import ELSEWHERE, Draft, counted_relation, date_relation, numbers, whens
from rashomon.read.accounts.folding import akin, owned, sides_of
from rashomon.read.accounts.roles import told_parts
from rashomon.read.accounts.sites import closest_of, inner, several_towns
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import has, words_of
from rashomon.read.events import fallen_craft
from rashomon.read.mentions import AT, EventMention, PlaceMention

HEAD = 3  # sentences, the title's included, that may be a headline
LEAD = 2  # sentences, the title's included, that tell the news
PHRASE = 8  # words of a sentence that may say so
OPENING = 8  # characters: "Just hours earlier"
_LONG_OPENING = 16  # characters: "Meanwhile, in Niger"
_FEW = 5  # people
_FROM_AIR = frozenset({IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.CHEMICAL})
_NOT_FROM_AIR = frozenset({IncidentType.BOMB, IncidentType.SUICIDE_BOMB, IncidentType.EXECUTION})
_STRIKES = _FROM_AIR | _NOT_FROM_AIR
_LISTED = 3  # sites of one sentence: a list of what follows
_ONE_DAY = (1, 2)  # days of a day or a night
_PROVINCES = frozenset({PlacePrecision.ADMIN1})
_KNOWN = frozenset(("the", "their", "its", "his"))
_IN = len(" in ")


def is_other_front(t: Telling, d: Draft) -> bool:
    """Whether a sentence turns to a fresh deed in a country, on a day or in a town that the account is not
    told of: "In Niger, gunmen killed 11", "On Tuesday evening, jets struck Varna"."""
    if t.start != t.sentence.start or t.sentence.index < LEAD:
        return False
    again = numbers(t) & d.numbers
    if has("front", t.low[:PHRASE]) or _opens_with_town(t):
        again = {(p, n) for p, n in again if n > 1}  # a single person may have died in the next town, too
    there = closest_of(t.inner, d.inner)
    here = there in ("same", "within") and not _is_other_loss(t, d)
    if again and (here or numbers(t) <= d.numbers):
        elsewhere = there == "apart" or (there == "wide" and all(n <= _FEW for _, n in again))
        few = there == "apart" and all(n <= _FEW for _, n in again) and _tells_of_one(t)
        if not (few or (elsewhere and _is_on_other_day(t, d))):
            return False  # as many may have died in the next town on another day
    return bool(fresh(t)) and (
        _is_other_country(t, d) or _is_day_of_its_own(t, d) or _is_other_town(t, d) or _is_new_deed(t, d)
    )


def _opens_with_town(t: Telling) -> bool:
    """ "In Varna a shell hit a square"."""
    first = next((p for p in t.sites if p.place.precision in POINTS and p.use in AT), None)
    return first is not None and first.start - t.sentence.start <= OPENING


def _tells_of_one(t: Telling) -> bool:
    """ "A car bomb": a single deed told as new."""
    return any(e.noun and not e.plural and is_indefinite(t, e) for e in t.told)


def _is_on_other_day(t: Telling, d: Draft) -> bool:
    """Whether it tells of a day or a night that is none of the account's."""
    mine = [w for w in whens(t) if w.days in _ONE_DAY]
    return bool(mine) and date_relation(mine, d.whens) == "apart"


def _is_new_deed(t: Telling, d: Draft) -> bool:
    """ "In Varna, a blast killed five": a deed told as new, with a loss of its own and a town that is not the
    account's."""
    if not _tells_of_one(t) or not _is_other_loss(t, d):
        return False
    mine = _points(p for p in t.sites if p.use in AT)
    there = closest_of(inner(mine), _points(d.sites))  # "a house in Velm camp in Daruk" is told of Daruk
    return (bool(mine) and there != "same") or counted_relation(t.inner, d) in ELSEWHERE


def is_by_other_arm(t: Telling, d: Draft) -> bool:
    """ "Rebel mortars killed four", below a lead on air raids that killed 27: a loss of its own, by nothing
    that the account is told of."""
    one = {n for _, n in numbers(t)} == {1}  # of one deed as of the next a single person may have died
    turns = has("front", t.low[:PHRASE]) is not None
    if t.start != t.sentence.start or not (turns or t.sentence.index >= HEAD):
        return False
    if not (one or _is_other_loss(t, d)):
        return False
    kinds = {e.type for e in fresh(t) if e.key not in words_of("harm")} | set(t.means())
    if not kinds or not kinds.isdisjoint(d.kinds):
        return False
    if turns:
        return True
    # What one side's shells and bombs did is told of one deed in so many words.
    mine = sides_of(t)[0]
    elsewhere = bool(t.inner) and closest_of(t.inner, d.inner) not in ("same", "within")
    return elsewhere or bool(mine and not akin(mine, sides_of(d)[0]))


def is_fallen_craft(t: Telling, d: Draft) -> bool:
    """ "Rebels shot down a helicopter near Varna", below raids: a deed of its own."""
    fell = next((e.type is IncidentType.OTHER for e in deeds(t)), False)
    if not fell or IncidentType.OTHER in d.kinds or t.start != t.sentence.start or numbers(t) & d.numbers:
        return False
    craft = fallen_craft(t.low)
    known = any(k and t.low[k - 1] in _KNOWN for k in craft)
    return bool(craft) and not known and bool(t.sites or whens(t) or numbers(t))


def is_on_other_side(t: Telling, d: Draft) -> bool:
    """ "Rockets on the government-held port killed six", below raids on a rebel-held part: a loss of its
    own on land that the other side holds, or on that of those who did what the account tells of."""
    if t.start != t.sentence.start or not _is_other_loss(t, d) or IncidentType.CLASH in d.sure:
        return False
    land, mine = _land([t]), _doers([t])
    if not (land or mine):
        return False
    theirs = _land(d.tellings)
    if len(land) == len(theirs) == 1:
        return land != theirs
    did = _doers(d.tellings)
    on_theirs = len(did) == 1 and land == did != mine and not theirs
    return on_theirs or (len(mine) == 1 and theirs == mine != did and not land)


_HELD = ("-held", "-controlled")
_SIDES = {"state": "state", "force": "state", "rebel": "rebel", "jihadist": "rebel"}


def _land(tellings: Sequence[Telling]) -> set[str]:
    """Which sides hold the land that is told of: "rebel-held", "government-controlled"."""
    words = [x.low.rpartition("-")[0] for t in tellings for x in t.tokens if x.low.endswith(_HELD)]
    return {side for side in ("state", "rebel") if not words_of(f"land of {side}").isdisjoint(words)}


def _doers(tellings: Sequence[Telling]) -> set[str]:
    """Of which sides those are who did it."""
    did = [p for t in tellings for p in told_parts(t) if p.role is ActorRole.PERPETRATOR]
    return {_SIDES.get(p.actor.kind, "") for p in did} - {""}


def by_other_side(these: Sequence[Telling], those: Sequence[Telling]) -> bool:
    """Whether the army or state did the one and rebels the other, and neither was a fight between them."""
    did = _doers(these)
    if len(did) != 1 or any(e.type is IncidentType.CLASH for t in (*these, *those) for e in t.told):
        return False
    others = _doers(those)
    return len(others) == 1 and did != others


def by_other_means(these: set[IncidentType], those: set[IncidentType]) -> bool:
    """Whether one kind of deed came from the air, and the other cannot have."""
    both = ((these, those), (those, these))
    return these.isdisjoint(those) and any(a & _FROM_AIR and b & _NOT_FROM_AIR for a, b in both)


def is_of_other_means(t: Telling, d: Draft) -> bool:
    """ "An air strike on Velm killed 18", below a car bomb that killed as many: a deed told as new, with a
    toll and a place, by other means or of the other side; or one by other means in a place apart from it."""
    there = closest_of(t.inner, d.inner)
    told = {e.type for e in deeds(t)}
    if there == "apart" and len(told) == 1 and t.start == t.sentence.start:
        fought = told == {IncidentType.CLASH} and told.isdisjoint(d.kinds) and bool(d.kinds & _STRIKES)
        if fought or by_other_means(told, d.sure or d.kinds):
            return True
    deed = next((e for e in fresh(t) if e.noun and e.sure), None)
    if t.start != t.sentence.start or deed is None or not (numbers(t) and inner(t.sites)):
        return False
    if t.told[0] is not deed or there == "same":
        return False
    return by_other_means({deed.type}, d.sure) or by_other_side([t], d.tellings)


def _is_other_country(t: Telling, d: Draft) -> bool:
    """ "In Niger, armed men killed 37 villagers": no site that the account could share."""
    named = {p.place.country for p in t.places if p.use in AT and p.place.country}
    first = t.places[0] if t.places else None
    if first is None or first.place.precision is not PlacePrecision.COUNTRY or not (named and t.counts):
        return False
    if first.use not in AT or first.start - t.sentence.start > _LONG_OPENING:
        return False
    theirs = {p.place.country for x in d.tellings for p in x.places if p.use in AT and p.place.country}
    return bool(theirs) and named.isdisjoint(theirs)


def _is_day_of_its_own(t: Telling, d: Draft) -> bool:
    """Whether it opens with a single day that none of the account's is, or tells of one and of a site or of
    people who did it that are not the account's."""
    mine = [w for w in opening_days(t) if w.days in _ONE_DAY]
    theirs = [w for w in d.whens if w.days in _ONE_DAY]
    if mine and theirs:
        return date_relation(mine, theirs) == "apart"
    mine = [w for w in whens(t) if w.days == 1]
    if not (mine and theirs) or date_relation(mine, theirs) != "apart":
        return False
    together = ("same", "within", "none", "we_none")
    if closest_of(t.inner, d.inner) not in together or (
        closest_of(_points(t.inner), _points(d.inner)) not in together
    ):
        return True
    doers, others = sides_of(t)[0], sides_of(d)[0]
    return bool(doers and others) and not akin(doers, others)


def _is_other_town(t: Telling, d: Draft) -> bool:
    """Whether it tells of a town that lies apart from all those of the account, and of another kind of deed,
    or with a word or a number that sets it apart."""
    mine = _leading(_points(p for p in t.sites if p.use in AT or _is_object(t, p)))
    there = _told_below(d)
    inside = d.inner if there is d.sites else inner(there)
    relation = closest_of(inner(mine), inner(_points(there)) or inside)
    if (label := _label(t)) is not None and closest_of([label], inside) == "apart":
        return True
    if not mine and (districts := _districts(t.sites)):
        relation = closest_of(districts, _points(there) + _districts(there))
    elif not mine and (mine := [p for p in t.sites if p.place.precision in _PROVINCES and p.use in AT]):
        relation = closest_of(mine, inside)
        if relation != "apart":
            return False  # "in the north of the country", and then its province
    opens = t.low[:PHRASE]
    if relation in ("apart", "near", "wide", "within") and has("front", opens):
        return True
    if relation == "apart" and numbers(t) and not d.numbers and several_towns(d.home):
        return True  # after a lead that lists towns, an item that counts for one more
    if relation != "apart":
        return False
    if mine and mine[0].start - t.sentence.start <= _LONG_OPENING:
        return True  # "In Varna two shells fell on a yard"
    first = t.told[0]
    if first.sure and first.plural and not first.definite and first.start - t.sentence.start <= OPENING:
        return True  # "Heavy air raids hit Varna"
    if has("another", opens):
        return True  # "it said another bomber had struck a post in Varna"
    kinds = {e.type for e in t.told if e.sure}
    if not kinds and fresh(t):
        open_kinds = {e.type for e in fresh(t)} - {IncidentType.ATTACK}
        if open_kinds and open_kinds.isdisjoint(d.kinds):
            return True  # "shot down a jet over Varna"
    return bool(kinds and d.sure and kinds.isdisjoint(d.sure)) or _is_other_loss(t, d)


def _told_below(d: Draft) -> list[PlaceMention]:
    """The sites of an account; those of the text where its headline lists several towns, and those that what
    is told below counts for where its first sentence lists quarters."""
    if several_towns(d.home):
        below = [p for x in d.tellings if x.sentence.index >= HEAD for p in x.sites]
    elif len(_points(d.tellings[0].sites)) >= _LISTED:
        below = [p for x in d.tellings[1:] if numbers(x) for p in x.sites]
    else:
        return d.sites
    return below if _points(below) else d.sites


def _is_object(t: Telling, p: PlaceMention) -> bool:
    """ "Troops recaptured Velm"."""
    return any(not e.noun and e.end + 1 == p.start for e in t.told)


def _leading(sites: list[PlaceMention]) -> list[PlaceMention]:
    """The sites without one that only says where the one right before it lies: "in Velm in Daruk"."""
    ends = {p.end + _IN for p in sites}
    return [p for p in sites if p.start not in ends]


def _label(t: Telling) -> PlaceMention | None:
    """The place that a sentence of a digest is headed with: "Daruk The army shelled a post"."""
    toks = t.sentence.tokens
    for p in t.sites[:1]:
        behind = next((x for x in toks if x.start >= p.end), None)
        if p.start == t.sentence.start and behind is not None and behind.start == p.end + 1:
            return p if behind.text.istitle() and behind.low in words_of("below a heading") else None
    return None


def opening_days(t: Telling) -> list[When]:
    """The days and months that its sentence opens with, not counted back from others."""
    return [m.when for m in t.dates if m.start - t.sentence.start <= OPENING and not m.backward]


def is_indefinite(t: Telling, e: EventMention) -> bool:
    """ "A suicide blast": an article before its noun, of which two words may tell more."""
    before = [x.low for x in t.tokens if x.end <= e.start][-BEFORE_DEED:]
    return "a" in before or "an" in before


def deeds(t: Telling) -> list[EventMention]:
    """Its words of a deed but for those that only tell what befell people."""
    return [e for e in t.told if e.key not in words_of("harm")]


def fresh(t: Telling) -> list[EventMention]:
    """Its words of a deed that do not take up what was told; those that only tell what befell people are
    none, unless it counts them."""
    found = deeds(t)
    if found and (found[0].definite or owned(t, found[0])):
        return []
    return found or (t.told if t.counts else [])


def _is_other_loss(t: Telling, d: Draft) -> bool:
    """Whether its greatest number of dead, else of wounded, is none of the account's, which has such."""
    for harm in (Property.KILLED, Property.WOUNDED):
        mine = [n for p, n in numbers(t) if p == harm.value]
        if mine:
            return (harm.value, max(mine)) not in d.numbers and any(p == harm.value for p, _ in d.numbers)
    return False


def _districts(sites: Iterable[PlaceMention]) -> list[PlaceMention]:
    return [p for p in sites if p.place.precision is PlacePrecision.ADMIN2]


def _points(sites: Iterable[PlaceMention]) -> list[PlaceMention]:
    return [p for p in sites if p.place.precision in POINTS]


def is_set_beside(t: Telling, d: Draft) -> bool:
    """ "The leader also told of another, smaller attack in the next town": a further deed."""
    if not _names_another(t) or (numbers(t) and numbers(t) <= d.numbers):
        return False
    return d.last.sentence is not t.sentence and not _names_another(d.tellings[0])


def _names_another(t: Telling) -> bool:
    """Whether a deed of its own, in the singular, is told as "another" one."""
    return any(is_further(t, e) for e in t.told)
