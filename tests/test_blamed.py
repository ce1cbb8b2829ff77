"""Those blamed in a sentence that tells of no deed. The reports are invented."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Property, Report, Stance
from rashomon.read.reader import Reader


def accounts(text: str) -> tuple[Account, ...]:
    return Reader().read(clean(Report(id="r1", text=text))).accounts


def doers(account: Account) -> list[tuple[str, str | None]]:
    return [(a.name, a.attributed_to) for a in account.actors if a.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    ("told", "doer"),
    [
        ("Damascus blamed the opposition.", ("opposition", "Damascus")),
        ("The mayor pointed the finger at the Taliban.", ("Taliban", "mayor")),
        ("Herders accused the Syrian army.", ("Syrian army", "Herders")),
        ("The deaths were blamed on the Taliban.", ("Taliban", None)),
        ("It was quiet by noon. The governor blamed the Taliban for it.", ("Taliban", "governor")),
    ],
)
def test_who_is_blamed_for_what_was_told_before_did_it_as_the_accuser_has_it(
    told: str, doer: tuple[str, str | None]
) -> None:
    (account,) = accounts(f"Rockets fell on a mill in Daruk on Friday, killing nine people. {told}")
    assert doers(account) == [doer]
    (claim,) = (c for c in account.claims if c.property is Property.PERPETRATOR)
    assert (claim.value, claim.attributed_to, claim.stance) == (*doer, Stance.ALLEGED)


@pytest.mark.parametrize(
    "told",
    [
        "The opposition accused the Syrian army of stealing wheat.",
        "Talks went on. Roads stayed open. Shops did too. Schools as well. Damascus blamed the opposition.",
    ],
)
def test_blame_for_other_things_or_far_from_the_deed_names_no_doer(told: str) -> None:
    (account,) = accounts(f"Rockets fell on a mill in Daruk on Friday, killing nine people. {told}")
    assert doers(account) == []
