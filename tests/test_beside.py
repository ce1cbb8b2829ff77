"""Counts beside what a page on one crime tells, on invented reports."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, HarmGroup, Property, Report
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import ASIDE, Told

PAGE = (
    "Two clerks were wounded in a shooting from a car near Harlow late on Monday, police said. "
    "A 47-year-old tailor was shot through the leg and a nun was struck in the arm, deputies said. "
    "Both were driven to a clinic in stable condition. "
    "Officers found shell casings in the road. "
    "Nobody has been arrested, and detectives asked witnesses to call. "
    "Neighbors said that they heard a car speed away. "
    "The council will meet on Thursday. "
    "The street has seen such violence before. "
    "In July of last year, 16-year-old Omar Reed was shot and killed in a separate shooting there."
)


@pytest.fixture(scope="module")
def account() -> Account:
    report = Report(id="r", title="Two wounded in shooting from a car near Harlow", text=PAGE)
    return next(a for a in Reader().read(clean(report)).accounts if a.central)


def test_a_victim_recalled_from_last_year_is_no_death_of_this_incident(account: Account) -> None:
    told = [Told(claim=c, report="r", time=0, origin="r", voice="") for c in account.claims]
    found = {f.property: f for f in figures(told) if f.group == "all"}
    killed = found.get(Property.KILLED)
    assert killed is None or killed.best in (None, 0)
    assert found[Property.WOUNDED].best == 2


def test_what_is_passed_over_is_kept_and_says_why(account: Account) -> None:
    recalled = [c for c in account.claims if c.property is Property.KILLED]
    told = [Told(claim=c, report="r", time=0, origin="r", voice="") for c in account.claims]
    for c in recalled:  # where the accounts have not parted it from this one
        assert c.aside
        assert any(c.id == x and why == ASIDE for f in figures(told) for x, why in f.passed_over)


def test_the_pages_own_dead_are_not_beside_it() -> None:
    text = "A 58-year-old tailor was shot and killed in Harlow on Sunday. The victim died beside a kiosk."
    report = Report(id="r", title="Man shot and killed in Harlow", text=text)
    [account] = Reader().read(clean(report)).accounts
    assert not any(c.aside for c in account.claims)


def test_a_part_above_its_whole_is_a_slip_and_not_beside() -> None:
    text = (
        "Five people were killed, including nine children, when a rocket hit a house in Harlow on Monday, "
        "police said."
    )
    [account] = Reader().read(clean(Report(id="r", text=text))).accounts
    assert [(c.min, c.aside) for c in account.claims if c.property == Property.KILLED] == [
        (5, False),
        (9, False),
    ]


def test_a_raised_toll_is_never_beside() -> None:
    text = (
        "A bomber struck a checkpoint near Daruk on Monday, killing five troopers and injuring 17 others, "
        "officials said. Two of the wounded later succumbed to their injuries, raising the toll to seven."
    )
    (account,) = [a for a in Reader().read(clean(Report(id="r", text=text))).accounts if a.central]
    assert [c.aside for c in account.claims if c.property is Property.KILLED and c.min == 7] == [False]


def test_the_death_of_who_did_it_is_the_page_s() -> None:
    text = (
        "Karl Ferris argued with his neighbour in Harlow on Monday before killing her friend, police said. He"
        " ended his life with a rifle beside a silo."
    )
    report = Report(
        id="r", title="Police: Harlow man argued with neighbour before killing her friend", text=text
    )
    account = next(a for a in Reader().read(clean(report)).accounts if a.central)
    assert not any(c.aside for c in account.claims if c.group is HarmGroup.PERPETRATORS)
