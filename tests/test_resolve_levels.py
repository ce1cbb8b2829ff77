"""What the comparisons make of two accounts: later news of one deed, counties, the dead among the wounded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from invented import count, dated, passage, telling, town
from rashomon.data import rows
from rashomon.model import IncidentType, Place, PlacePrecision, Property, When
from rashomon.resolve import level_kinds, levels
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import CRIME, GROUNDS, ONE_REPORT, WAR, plain_words, score, weights
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
    assert place_level(spots([far, province]), spots([here])) == "far apart, province shared"
    assert place_level(spots([province]), spots([here])) == "one in the other's province"


def test_towns_that_no_map_knows_are_others_where_their_names_differ() -> None:
    one, other = (Place(name=name, precision=PlacePrecision.TOWN) for name in ("Dorvan", "Karsova"))
    assert place_level(spots([one]), spots([other])) == "other names"
    assert place_level(spots([one]), spots([])) == "unknown"


@pytest.mark.parametrize(
    ("other", "level"), [("40 E. Fifth Ave", "same site"), ("40 W. Fifth Ave", "same division")]
)
def test_a_street_is_the_same_however_short_it_is_written(other: str, level: str) -> None:
    one, two = (
        town(name, admin1="Velin", precision=PlacePrecision.SITE, gazetteer_id=None)
        for name in ("40 East 5th Avenue", other)
    )
    assert place_level(spots([one]), spots([two])) == level


def test_a_quarter_of_a_large_city_is_not_as_near_to_it_as_a_village_to_its_town() -> None:
    def within(id: str) -> str:
        whole = replace(town("Karsova", 40.0, 30.0), gazetteer_id=id)
        quarter = town("Old Mill", precision=PlacePrecision.SITE)
        return place_level(spots([whole]), spots([whole, quarter]))

    large = next(rows("resolve_cities.tsv"))[0]
    assert (within(large), within("x:1")) == ("site in the same city", "one within the other")


def bombed(report: str, when: When, *, central: bool) -> Profile:
    places = (town("Karsova", 40.0, 30.0),)
    told = telling(report, IncidentType.BOMB, passage(), when=when, places=places, central=central)
    return Profile(told, dated(date(2031, 3, 3)))


def test_what_is_mentioned_of_another_year_is_another_incident() -> None:
    news = bombed("a", dated(date(2031, 3, 2)), central=True)
    week, year = (bombed("b", dated(day), central=False) for day in (date(2031, 2, 14), date(2028, 3, 2)))
    assert levels.date_level(news, year) == "months apart"
    assert score(levels.levels(news, year), WAR).against
    assert not score(levels.levels(news, week), WAR).against  # told in passing, and dated loosely


def test_news_without_a_day_is_of_the_weeks_before_its_publication() -> None:
    news = When(earliest=date(2031, 3, 2), latest=date(2031, 3, 3), offset=(-1, 0))
    undated = bombed("a", news, central=True)
    weeks, year = (bombed("b", dated(day), central=True) for day in (date(2031, 2, 14), date(2029, 7, 2)))
    assert levels.date_level(undated, year) == "months apart"
    assert levels.date_level(undated, weeks) == "undated news, up to a month later"


def test_a_weekday_that_fits_is_no_ground() -> None:
    known, monday = dated(date(2031, 3, 3)), When(weekday=0)
    fits = levels.date_level(bombed("a", known, central=True), bombed("b", monday, central=True))
    assert fits == "stated weekday fits" and fits not in GROUNDS["date"]
    march = When(month=3)
    assert levels.date_level(bombed("a", known, central=True), bombed("b", march, central=True)) == (
        "stated day fits"
    )


def test_weekdays_that_lie_apart_do_not_fit() -> None:
    friday, saturday, sunday = (
        bombed("a", When(weekday=n, offset=(-6, 0), wording="then"), central=True) for n in (4, 5, 6)
    )
    assert levels.date_level(friday, sunday) == "stated day does not fit"
    assert levels.date_level(friday, saturday) == "unknown"  # a night belongs to both
    assert levels.date_level(friday, friday) == "stated weekday fits"


def copied(report: str, *told: str) -> Profile:
    page = [f"stem{n}" for n in range(30)]
    beside = tuple(sorted({*page} - {*told}))
    return Profile(telling(report, IncidentType.SHELLING, passage(), words=told, beside=beside, central=True))


def test_what_copies_tell_in_different_passages_is_two() -> None:
    bakery, harbour = ("stem1", "stem2", "stem3", "stem4"), ("stem5", "stem6", "stem7", "stem8")
    assert levels.report(copied("a", *bakery), copied("b", *harbour)) == ONE_REPORT
    assert levels.report(copied("a", *bakery), copied("b", *bakery)) == "two reports"


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


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (4, 7, "close"),
        (4, 12, "apart"),  # the smaller of two tolls tells whether many died
        (22, 31, "close, ten or more"),
        (22, 57, "apart, ten or more"),
        (22, 22, "equal, ten or more"),
        (22, 90, "far apart"),
    ],
)
def test_rival_tolls_of_many_dead_are_levels_of_their_own(a: int, b: int, level: str) -> None:
    assert levels.killed(hit(a, None), hit(b, None)) == level == levels.killed(hit(b, None), hit(a, None))


def test_rival_tolls_of_many_dead_say_more_for_one_incident_than_those_of_few() -> None:
    table = weights(WAR)
    for level in ("close", "apart"):
        assert table["killed", f"{level}, ten or more"] > table["killed", level]


@pytest.mark.parametrize("setting", [WAR, CRIME])
def test_one_kind_of_violence_never_says_less_than_kinds_told_for_one_another(setting: str) -> None:
    table = weights(setting)
    kin = table["type", "kin"] + table["kind", "not the same"]
    kinds = [key for key in table if key[0] == "kind" and key[1] not in ("not the same", "both other")]
    assert len(kinds) > 8
    assert all(table["type", "same"] + table[key] >= kin for key in kinds)
    assert table["type", "different"] <= table["type", "kin"]


def named(*people: str) -> Profile:
    return Profile(telling("a", IncidentType.ATTACK, passage(), people=people))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Robert Tavish", "Rob Tavish", "one full name"),
        ("Maksim Dorvenko", "Maks Dorvenko", "one full name"),
        ("Robert Tavish", "Rob Karsen", "other people"),
        ("Robert Tavish", "Helen Tavish", "one surname"),
        ("Robert Tavish", "R. Tavish", "one surname"),
    ],
)
def test_a_short_given_name_is_the_same_name(a: str, b: str, level: str) -> None:
    assert levels.people(named(a), named(b)) == level == levels.people(named(b), named(a))


def test_without_numbers_no_figure_speaks() -> None:
    assert levels.figures(hit(None, None), hit(1, 3)) == "unknown"
    assert levels.figures(hit(1, None), hit(None, 3)) == "none shared"


def test_every_level_of_joint_comparisons_has_plain_words() -> None:
    told = plain_words()
    days, places = {*level_kinds.DAY_KIND.values(), "day unknown"}, {*level_kinds.PLACE_KIND.values()}
    assert not [(d, p) for d in days for p in places if ("day and place", f"{d}, {p}") not in told]
    assert all(text for *_, text in rows("resolve_levels.tsv"))


@pytest.mark.parametrize(
    ("shared", "tied"),
    [
        ({}, False),
        ({"place": "same region"}, False),
        ({"figures": "a large one shared"}, False),
        ({"place": "same region", "figures": "a large one shared"}, True),
        ({"date": "stated weekday fits", "place": "one in the other's province"}, True),
    ],
)
def test_two_facts_tie_that_alone_are_too_common(shared: dict[str, str], tied: bool) -> None:
    """Of an undated strike somewhere in a province."""
    alike = dict.fromkeys(levels.COMPARISONS, "unknown")
    alike |= {"kind": "both chemical", "wording": "all but equal"}
    assert score(alike | shared, WAR).ungrounded != tied


def test_as_many_taken_is_a_figure_and_no_age() -> None:
    one, other, more = (
        Profile(telling(r, IncidentType.CLASH, passage(), words=(f"{n}-taken", "pirate")))
        for r, n in (("a", 26), ("b", 26), ("c", 17))
    )
    assert levels.figures(one, other) == "a large one shared"
    assert levels.figures(one, more) == "none shared"
    assert levels.ages(one, more) == "unknown"
