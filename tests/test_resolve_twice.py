"""What one report tells twice, and what two rounds of strikes share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented import count, town
from rashomon.model import Account, IncidentType, Property
from rashomon.resolve import explain
from rashomon.resolve.levels import levels
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import ONE_REPORT, TOLD_TWICE
from test_resolve import account, groups


def of_report(a: Account, b: Account) -> str:
    return levels(Profile(a), Profile(b))["report"]


def wounded(a: Account, number: int) -> Account:
    return replace(a, claims=(count(number, report=a.report, property=Property.WOUNDED),))


def test_what_is_told_again_in_passing_may_be_the_same() -> None:
    news = account("one", killed=7)
    assert of_report(news, account("one", central=False, number=1)) == TOLD_TWICE
    assert of_report(news, account("one", central=False, number=1, killed=3)) == ONE_REPORT


def test_two_tellings_that_are_both_the_news_or_share_a_figure_may_be_the_same() -> None:
    news = account("one", killed=31)
    assert of_report(news, account("one", number=1, killed=28)) == TOLD_TWICE
    assert of_report(news, account("one", central=False, number=1, killed=31)) == TOLD_TWICE
    assert of_report(news, account("one", central=False, number=1, killed=28)) == ONE_REPORT


@pytest.mark.parametrize(("day", "place"), [(12, "Karsova"), (10, "Melnik"), (10, "Dorvan")])
def test_another_day_or_place_of_one_report_is_another_incident(day: int, place: str) -> None:
    again = account("one", day, place, central=False, number=1)
    assert of_report(account("one", killed=7), again) == ONE_REPORT


def test_two_tolls_of_bombs_of_no_side_are_two_blasts_of_a_day() -> None:
    def blast(number: int, killed: int) -> Account:
        return replace(account("one", number=number, killed=killed), type=IncidentType.BOMB, actors=())

    assert of_report(blast(0, 6), blast(1, 2)) == ONE_REPORT
    assert of_report(blast(0, 6), blast(1, 6)) == TOLD_TWICE
    assert groups([blast(0, 6), blast(1, 2)]) == [["one"], ["one"]]


def test_a_second_telling_keeps_no_other_report_away() -> None:
    news, again = account("one", killed=7), account("one", central=False, number=1)
    other = account("two", killed=7, words="market warplane noon stalls vendors")
    assert groups([news, again, other]) == [["one", "one", "two"]]


def test_a_second_telling_alone_is_not_joined_to_the_first() -> None:
    news, again = account("one", killed=7), account("one", central=False, number=1, words="queue clinic")
    assert groups([news, again]) == [["one"], ["one"]]


def test_another_town_and_three_times_the_wounded_is_another_round() -> None:
    away = replace(account("one"), places=(town("Tolsk", 42.0, 30.0, admin1="Velin"),))
    few, many = wounded(away, 3), wounded(account("two"), 20)
    assert any("wounded" in why for why in explain(few, many).contradictions)
    assert not explain(few, wounded(account("two"), 4)).contradictions


def test_one_report_of_many_that_splits_a_raid_in_two_keeps_the_others_together() -> None:
    words = "market warplane noon stalls vendors butcher"
    others = [account(f"r{k}", killed=7, words=f"{words} witness{k}") for k in range(6)]
    twice = [
        account("split", number=n, killed=7, words=f"{words} {told}", central=False)
        for n, told in enumerate("xy")
    ]
    assert groups([*others, *twice]) == [["r0", "r1", "r2", "r3", "r4", "r5", "split", "split"]]
    assert len(groups([others[0], *twice])) == 2  # one of two pairs is forbidden: that is no stray one
