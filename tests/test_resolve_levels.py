"""What the comparisons make of two accounts: later news of one deed, counties, the dead among the wounded."""

from __future__ import annotations

from datetime import date

import pytest

from invented import count, dated, passage, telling, town
from rashomon.data import rows
from rashomon.model import IncidentType, PlacePrecision, Property
from rashomon.resolve import levels
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import plain_words
from rashomon.resolve.where import place_level, spots

COUNTY = town("Orvel County", 40.4, 30.6, admin1="Velin", precision=PlacePrecision.ADMIN2)


def crime(report: str, day: int, headline: str) -> Profile:
    when = dated(date(2031, 3, day))
    told = telling(report, IncidentType.ATTACK, passage(), when=when, headline=tuple(headline.split()))
    return Profile(told, when)


def test_news_of_an_arrest_may_give_its_own_day_for_the_deed() -> None:
    deed = crime("a", 2, "two shot outside bakery")
    arrest = crime("b", 16, "suspect arrest bakery shoot")
    again = crime("c", 16, "two shot outside bakery")
    assert levels.date_level(deed, arrest) == "news of what came after, up to a month later"
    assert levels.date_level(arrest, deed) == levels.date_level(deed, arrest)
    assert levels.date_level(deed, again) == "over ten days apart"


def test_an_arrest_before_the_deed_is_of_another() -> None:
    early = crime("a", 2, "suspect arrest bakery shoot")
    deed = crime("b", 16, "two shot outside bakery")
    assert levels.date_level(early, deed) == "over ten days apart"


def test_towns_of_one_county_are_nearer_than_towns_of_one_province() -> None:
    one, other = town("Karsova", 40.0, 30.0, admin1="Velin"), town("Melnik", 41.0, 31.0, admin1="Velin")
    assert place_level(spots([one]), spots([other])) == "same division"
    assert place_level(spots([one, COUNTY]), spots([other, COUNTY])) == "same district"
    assert place_level(spots([one, COUNTY]), spots([COUNTY])) == "one within the other"


def test_a_far_town_does_not_contradict_where_the_province_is_named_too() -> None:
    far, here = town("Dorvan", 43.0, 36.0, admin1="Sarn"), town("Karsova", 40.0, 30.0, admin1="Velin")
    province = town("Velin", admin1="Velin", precision=PlacePrecision.ADMIN1)
    assert place_level(spots([far]), spots([here])) == "contradicting"
    assert place_level(spots([far, province]), spots([here])) == "one in the other's province"


def hit(killed: int | None, wounded: int | None) -> Profile:
    claims = [count(killed)] if killed else []
    claims += [count(wounded, property=Property.WOUNDED)] if wounded else []
    return Profile(telling("a", IncidentType.ATTACK, passage(), claims=tuple(claims)))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ((None, 4), (1, 3), "the same number"),  # one of the four has died since
        ((1, None), (None, 1), "one in each"),
        ((1, 2), (1, 3), "one more or less"),
        ((1, 2), (6, 3), "other numbers"),
        ((None, None), (1, 3), "unknown"),
    ],
)
def test_the_dead_among_the_wounded(a: tuple, b: tuple, level: str) -> None:  # type: ignore[type-arg]
    assert levels.casualties(hit(*a), hit(*b)) == level == levels.casualties(hit(*b), hit(*a))


def test_without_numbers_no_figure_speaks() -> None:
    assert levels.figures(hit(None, None), hit(1, 3)) == "unknown"
    assert levels.figures(hit(1, None), hit(None, 3)) == "none shared"


def test_every_level_of_joint_comparisons_has_plain_words() -> None:
    told = plain_words()
    days, places = {*levels.DAY_KIND.values(), "day unknown"}, levels.PLACE_KINDS
    assert not [(d, p) for d in days for p in places if ("day and place", f"{d}, {p}") not in told]
    assert all(text for *_, text in rows("resolve_levels.tsv"))
