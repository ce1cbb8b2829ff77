"""Which part the words around a side give it: who did it, who was struck, who only speaks or stands near."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, Property, Report
from rashomon.read.reader import Reader


def central(text: str) -> Account:
    reading = Reader().read(clean(Report(id="r1", text=text)))
    return next(a for a in reading.accounts if a.central)


def of(text: str, role: ActorRole) -> list[str]:
    return sorted(a.name for a in central(text).actors if a.role is role)


def did(text: str) -> list[str]:
    return of(text, ActorRole.PERPETRATOR)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Monday's attacks of the Salween Front on Parnu killed seven people.", "Salween Front"),
        ("A raid of the Israeli air force on Rafah on Monday killed three cooks.", "Israeli air force"),
        ("Four herders perished in Kidal on Monday in an operation of the Malian army.", "Malian army"),
        ("The murder of four herders in Kidal on Monday was the work of JNIM.", "JNIM"),
        ("Four herders met their deaths at the hands of the Taliban in Zabul on Monday.", "Taliban"),
        ("The blast that killed four herders in Zabul on Monday was attributed to the Taliban.", "Taliban"),
        (
            "Officials attributed the blast in Zabul, in which four herders died on Monday, to the Taliban.",
            "Taliban",
        ),
    ],
)
def test_nouns_for_a_deed_before_who_did_it(text: str, who: str) -> None:
    assert did(text) == [who]


@pytest.mark.parametrize(
    "how",
    [
        "by members of the Taliban",
        "by suspected members of the Taliban",
        "by men belonging to the Taliban",
        "by a group of men believed to belong to the Taliban",
    ],
)
def test_what_members_do_the_group_does(how: str) -> None:
    assert "Taliban" in did(f"Four herders were murdered {how} in Zabul on Monday.")


@pytest.mark.parametrize("what", ["is suspected of killing", "has been accused of murdering"])
def test_whom_others_suspect_is_told_to_have_done_it(what: str) -> None:
    assert did(f"The Ruvu Liberation Front {what} four herders near Lindi on Monday.") == [
        "Ruvu Liberation Front"
    ]


def test_an_army_that_apologises_did_it() -> None:
    assert did("The Chadian army apologised for an air strike that hit four fishermen on Monday.") == [
        "Chadian army"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram killed 31 soldiers at an outpost near Damasak on Saturday.",
        "Boko Haram ambushed a supply column near Damasak on Saturday and killed 31 soldiers.",
        "Thirty-one soldiers died near Damasak on Saturday when Boko Haram stormed their outpost.",
        "The wounds sustained by the soldiers whom Boko Haram ambushed near Damasak on Saturday were light.",
    ],
)
def test_who_is_set_upon_is_hurt_and_no_doer(text: str) -> None:
    assert did(text) == ["Boko Haram"]
    assert of(text, ActorRole.VICTIM) == ["soldiers"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers clashed with Boko Haram near Damasak on Saturday; 31 soldiers were killed.",
        "Boko Haram attacked an outpost near Damasak on Saturday but soldiers repelled it; nine men died.",
    ],
)
def test_both_sides_of_a_battle_fought(text: str) -> None:
    assert {"Boko Haram"} < {name.removesuffix("s") for name in did(text)}


def test_who_takes_ground_in_a_raid_did_it() -> None:
    assert did("Rebels seized a customs post in Nimule on Monday after killing four clerks.") == ["Rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "Malian soldiers accompanied by Wagner mercenaries killed five millers near Kita on Friday.",
        "Malian soldiers and the Wagner mercenaries beside them killed five millers near Kita on Friday.",
    ],
)
def test_those_who_come_along_do_it_too(text: str) -> None:
    assert "Malian soldiers" in did(text)


def test_soldiers_of_a_far_country_and_their_verb() -> None:
    assert did("Soldiers from the Central African Republic shot dead six miners in Garoua on Monday.") == [
        "Soldiers"
    ]


def test_who_tells_of_a_strike_by_others_did_not_carry_it_out() -> None:
    assert did("Ukraine's army said a Russian drone had struck a clinic in Izium; two nurses died.") == [
        "Russian drone"
    ]


def test_a_group_that_tells_of_its_own_dead_claims_nothing() -> None:
    found = central("The Houthis said one of their cooks had been killed in a raid near Dhamar on Friday.")
    assert [a.name for a in found.actors if a.role is ActorRole.CLAIMANT] == []


def test_land_held_by_a_group_is_where_it_came_from() -> None:
    text = "Two rockets fired from land held by the Taliban killed three cooks in Zabul on Monday."
    assert of(text, ActorRole.TARGET) == []


def test_jihadists_linked_to_a_group_did_it() -> None:
    assert did("Jihadists linked to JNIM murdered four herders near Kidal on Monday.") == ["Jihadists"]


def test_the_genitive_is_no_part_of_a_name() -> None:
    assert did("JNIM's raid on a dispensary in Kidal on Monday killed four herders.") == ["JNIM"]


def test_a_short_name_in_the_genitive() -> None:
    account = central("The RSF's gunners shelled a grain market in Kadugli on Monday, killing four.")
    assert "rsf" in {a.id for a in account.actors}


def test_sides_that_trade_fire() -> None:
    text = "The RSF and the Chadian army traded artillery fire in Sinja on Monday; four tailors died."
    assert did(text) == ["Chadian army", "RSF"]


def test_who_throws_a_grenade_did_it() -> None:
    assert did("Masked gunmen hurled a grenade into a tavern in Yopal on Sunday, injuring two.") == [
        "Masked gunmen"
    ]


@pytest.mark.parametrize(
    "who",
    [
        "Boko Haram, a sect that grew up in Borno,",
        "Boko Haram, which is allied with nobody,",
        "Fighters loyal to the former chief of Boko Haram",
    ],
)
def test_the_verb_behind_what_is_said_of_a_side_by_the_way(who: str) -> None:
    assert len(did(f"{who} killed eleven loggers near Gamboru on Friday.")) == 1


def test_those_of_whom_it_is_said_by_the_way_that_they_were_killed_did_nothing() -> None:
    text = "Taliban fighters, killed in May, lay in graves near Zabul where a blast hurt three men."
    assert did(text) == []


@pytest.mark.parametrize(
    ("what", "who"),
    [
        ("are believed to have laid the bomb that killed two rangers", ["Taliban"]),
        ("are reported to have been slain in a raid in which two rangers died", []),
    ],
)
def test_what_a_side_is_believed_to_have_done(what: str, who: list[str]) -> None:
    assert did(f"The Taliban {what} in Zabul on Monday.") == who


def test_a_doer_is_no_victim_of_its_own_deed() -> None:
    found = central("Eleven loggers, killed by Boko Haram on Friday, were laid to rest in Gamboru.")
    assert not [c for c in found.claims if c.property is Property.VICTIM and c.value == "Boko Haram"]
