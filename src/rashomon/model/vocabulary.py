"""The closed word lists of the ledger: types, qualifiers, stances, precisions, roles."""

from __future__ import annotations

from enum import StrEnum


class IncidentType(StrEnum):
    """What kind of violence an incident is (docs/architecture.md maps each to ACLED, PLOVER and CAMEO)."""

    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    MISSILE = "missile"  # cruise, ballistic, naval
    SHELLING = "shelling"  # artillery, mortar, rockets
    BOMB = "bomb"  # car bomb, IED, mine
    SUICIDE_BOMB = "suicide_bomb"
    CHEMICAL = "chemical"
    CLASH = "clash"  # battle, offensive, ambush
    ATTACK = "attack"  # shooting, massacre, other violence against people
    EXECUTION = "execution"
    ABDUCTION = "abduction"
    OTHER = "other"


class Property(StrEnum):
    """What a claim is about. The first five count people (``min``, ``max``); the rest hold ``value``."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    DATE = "date"
    PLACE = "place"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM = "victim"
    WEAPON = "weapon"
    TYPE = "type"
    RESPONSIBILITY = "responsibility"
    REASON = "reason"


COUNTS = (Property.KILLED, Property.WOUNDED, Property.MISSING, Property.ABDUCTED, Property.DISPLACED)


class Qualifier(StrEnum):
    """How a number is bounded. "More than 150" is ``at_least`` 150; "dozens" is ``vague``."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    ABOUT = "about"
    VAGUE = "vague"


class Stance(StrEnum):
    """How firmly the voice puts a claim."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONDITIONAL = "conditional"  # feared, planned, hypothetical


class HarmGroup(StrEnum):
    """Who was harmed, as a class; the report's own words stay in ``Claim.who``."""

    ALL = "all"  # "people", "persons", or nobody named
    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    COMBATANTS = "combatants"
    OFFICIALS = "officials"  # police, guards and other state personnel who are not soldiers
    MEDICS = "medics"
    JOURNALISTS = "journalists"
    PERPETRATORS = "perpetrators"  # the attackers themselves
    OTHER = "other"


class ActorRole(StrEnum):
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM = "victim"
    CLAIMANT = "claimant"  # who claimed responsibility


class DatePrecision(StrEnum):
    """How fine a date is known (ACLED time_precision and UCDP date_prec are derived from it)."""

    DAY = "day"
    DAYS = "days"  # two to six days
    WEEK = "week"
    MONTH = "month"  # eight days to a month
    YEAR = "year"  # more than a month, up to a year
    LONGER = "longer"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How fine a place is known; the order is from fine to coarse."""

    SITE = "site"  # a building, base, street or landmark
    TOWN = "town"  # neighbourhood, village, town or city
    NEAR = "near"  # within some 25 km of a named place
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    AREA = "area"  # a line or a vague region: "western Iraq", "near the Syrian border"
    COUNTRY = "country"
    SEA = "sea"  # international waters or airspace
    UNKNOWN = "unknown"  # named, but in no gazetteer


POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR})
"""Precisions of a place that is a point on the map, more or less: no division, country or sea."""


class PlaceRole(StrEnum):
    SITE = "site"  # where it happened
    REGION = "region"  # a wider area that holds the site


class LinkKind(StrEnum):
    """How one incident (or account) stands to another."""

    RESPONSE_TO = "response_to"
    PART_OF = "part_of"
    POSSIBLY_SAME = "possibly_same"


class Verdict(StrEnum):
    """A judgement on two accounts."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Aspect(StrEnum):
    """What of an incident (noise: of a claim or an account) a correction is about."""

    FIGURE = "figure"
    DATE = "date"
    PLACES = "places"
    TYPE = "type"
    ACTORS = "actors"
    NOISE = "noise"
    NOTE = "note"
    REVIEW = "review"


class Review(StrEnum):
    """How far people have dealt with an incident."""

    OPEN = "open"  # nobody has said anything of it yet
    FLAGGED = "flagged"  # somebody wants a second look
    CHECKED = "checked"
    CHANGED = "changed"  # it was checked, and its accounts are others since


class BlockLabel(StrEnum):
    """What a stretch of a report's text is. Only the first six are read."""

    __hash__ = str.__hash__  # looked up for each line of a page: an enum's own is a call of Python

    ARTICLE = "article"
    TITLE = "title"
    CAPTION = "caption"
    QUOTE_BOX = "quote_box"
    DATELINE = "dateline"
    BYLINE = "byline"
    RELATED = "related_link"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    DONATION = "donation"
    BOILERPLATE = "boilerplate"
    BIOGRAPHY = "biography"
    COPYRIGHT = "copyright"


READ_LABELS = frozenset(
    {
        BlockLabel.ARTICLE,
        BlockLabel.TITLE,
        BlockLabel.CAPTION,
        BlockLabel.QUOTE_BOX,
        BlockLabel.DATELINE,
        BlockLabel.BYLINE,
    }
)
