"""Who is not said to have done it: countries named for the place, those harmed, those told of beside it."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Report
from rashomon.read.reader import Reader


def central(text: str, title: str | None = None) -> Account:
    reading = Reader().read(clean(Report(id="r1", text=text, title=title)))
    return next(a for a in reading.accounts if a.central)


def did(text: str, title: str | None = None) -> list[str]:
    return sorted(a.name for a in central(text, title).actors if a.role is ActorRole.PERPETRATOR)


@pytest.mark.parametrize(
    "text",
    [
        "Kurdish fighters clashed with ISIL in Ras al-Ain near the border with Turkey, killing six.",
        "A landmine in northeast Syria killed seven farmers near Amuda on Thursday.",
        "Air strikes in Tartus Syria killed four weavers on Friday.",
        "Fighters of Hezbollah died in Syria and Iraq on Monday when a bomb killed six of them.",
        "Syria fighting killed twenty people in Hasakah on Monday.",
    ],
)
def test_a_country_that_says_where_did_nothing(text: str) -> None:
    assert not {"Turkey", "Syria", "Iraq"} & set(did(text))


@pytest.mark.parametrize(
    "text",
    [
        "Six officers of Jaish al-Islam killed in Velm blast on Tuesday.",
        "Two men of the jihadist group died in a car bomb blast at a depot near Daruk on Friday.",
    ],
)
def test_those_killed_in_a_blast_did_not_set_it_off(text: str) -> None:
    assert did(text) == []


@pytest.mark.parametrize("verb", ["condemned", "denounced", "confirmed", "praised"])
def test_who_speaks_of_a_deed_behind_by_did_not_do_it(verb: str) -> None:
    assert did(f"The killing of eight potters by soldiers near Ras Dorun was {verb} by rebels.") == [
        "soldiers"
    ]


def test_those_from_whom_others_came_under_attack_did_it() -> None:
    text = "Porters of a caravan came under attack from rebels near Ras Dorun and six of them were killed."
    assert did(text) == ["rebels"]


def test_the_groups_of_fighters_are_who_they_are() -> None:
    text = "Rebel factions shelled the market of Jarabulus on Monday with mortars, killing four people."
    assert did(text) == ["Rebel factions"]


def test_rebels_of_a_country_are_none_of_its_government() -> None:
    account = central("Syria rebels shelled a village near Hama on Monday, killing four people.")
    assert [a.id for a in account.actors if a.role is ActorRole.PERPETRATOR] == [None]


def test_strikes_led_by_a_state_are_its_coalition() -> None:
    for led in ("US-led", "U.S.-led"):
        account = central(f"{led} air strikes killed nine people in Raqqa on Monday.")
        assert [a.id for a in account.actors] == ["us-coalition"]


def test_what_a_group_is_called_before_its_name_is_no_other_group() -> None:
    text = "The Takfiri ISIL beheaded two shepherds near Sukhna on Monday."
    assert did(text) == ["ISIL"]


def test_an_offshoot_is_not_the_group_it_is_near_to() -> None:
    text = "A bomb killed six people in Idlib on Monday. An al-Qaeda offshoot attacked their post as well."
    assert "al-Qaeda" not in did(text)


def test_two_states_that_share_a_noun() -> None:
    text = (
        "Seven were killed in Idlib on Monday in strikes carried out by Russian or Syrian government planes."
    )
    ids = {a.id for a in central(text).actors if a.role is ActorRole.PERPETRATOR}
    assert ids == {"russia", "syria"}


def test_a_group_without_aircraft_did_not_strike_from_the_air() -> None:
    text = (
        "Iraqi warplanes bombed Daruk on Monday, killing six farmers. The air strikes went on at noon as IS "
        "fighters attacked the airfield beside it."
    )
    assert did(text) == ["Iraqi warplanes"]


def test_the_war_at_large_tells_no_doer() -> None:
    text = (
        "A suicide bomber killed nine people in Homs on Monday. The war has gone on since 2012 and Bashar "
        "Assad attacked rebels in many towns."
    )
    assert "Bashar Assad" not in did(text)


def test_who_claims_an_attack_is_its_doer_and_not_its_target() -> None:
    text = (
        "A van bomb killed sixteen people in Tikrit on Friday. Daesh claimed responsibility for the "
        "attack. Kurdish forces have been fighting Daesh in the bombing's wake."
    )
    actors = {(a.id, a.role) for a in central(text).actors}
    assert ("islamic-state", ActorRole.PERPETRATOR) in actors
    assert ("islamic-state", ActorRole.TARGET) not in actors


def test_the_regime_the_army_and_the_government_are_one_side() -> None:
    text = (
        "Syrian government forces shelled Douma on Monday, killing nine. The regime fired rockets at its "
        "market. The army bombarded the town again at night."
    )
    assert did(text) == ["Syrian government forces"]


def test_in_a_battle_the_militants_are_the_group_that_is_named() -> None:
    text = (
        "Syrian troops clashed with ISIL near Palmyra on Monday. Twenty militants and six soldiers were "
        "killed in the fighting, and the terrorists attacked a checkpoint."
    )
    assert did(text) == ["ISIL", "Syrian troops"]


def test_who_fights_in_the_province_at_large_did_not_set_off_the_bomb() -> None:
    text = (
        "A car bomb that was blamed on ISIL killed nine people near Qamishli on Friday, medics said. "
        "The dead were buried at noon. Aid groups brought tents to the camp. One offensive on ISIL in the "
        "province is by regime forces and the other is by the Kurdish YPG."
    )
    assert did(text, "Car bomb kills nine near Qamishli") == ["ISIL"]


@pytest.mark.parametrize(
    "text",
    [
        "Ten rockets were fired from rebel lines at a bakery in Idlib on Friday, killing six.",
        "Mortar fire from rebel territory killed six people in Idlib on Friday.",
        "The army says hit by rebel rockets near Idlib on Friday, with six of its men killed.",
        "Ankara: six soldiers shot dead by rebels near Idlib on Friday.",
    ],
)
def test_whose_ground_it_came_from_did_it_and_who_says_so_did_not(text: str) -> None:
    assert [name.rstrip("s") for name in did(text)] == ["rebel"]


def test_whose_ground_people_fled_from_did_not_shell_them() -> None:
    text = "Shells killed six who fled from rebel areas of Idlib on Friday."
    assert did(text) == []
