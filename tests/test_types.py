"""What kind of incident it was, by what its own sentences tell."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import IncidentType, Report
from rashomon.read.reader import Reader


def types(text: str) -> list[IncidentType]:
    return [a.type for a in Reader().read(clean(Report(id="r1", text=text))).accounts]


@pytest.mark.parametrize(
    "text",
    [
        "Suspected jihadists killed 22 farmers in the village of Dembo in Burkina Faso on Thursday.",
        "A suspected Boko Haram attack on the village of Dalori killed 12 people on Sunday.",
        "Militants killed five labourers in Kulgam on Tuesday.",
        "Al-Shabaab fighters stormed a hotel in Mogadishu on Saturday, killing 14 people.",
    ],
)
def test_one_side_that_kills_people_attacks(text: str) -> None:
    assert types(text) == [IncidentType.ATTACK]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes between the army and rebels killed 12 people in Goma on Friday.",
        "Islamic State fighters attacked an army post near Palmyra on Sunday, killing nine soldiers.",
        "Rebels captured the town of Harem on Sunday, killing 30 soldiers and three civilians.",
        "Gunmen attacked an army outpost near Djibo on Sunday, killing 24 soldiers.",
        "At least 12 gunmen died in a shootout with marines near Reynosa on Sunday.",
        "A constable died in an encounter with militants in Kupwara on Sunday.",
        "Two troopers were killed and three others hurt when raiders opened fire on a toll post near "
        "Turbat on Monday.",
        "Six policemen died on Sunday when their van came under attack outside Loralai.",
        "Sentries killed three suicide bombers in bomb belts at the gate of a mill in Turbat on Monday.",
        "A sentry shot a suicide bomber dead in Turbat on Monday.",
    ],
)
def test_two_sides_fight(text: str) -> None:
    assert types(text) == [IncidentType.CLASH]


def test_the_means_of_another_incident_are_its_own() -> None:
    text = (
        "Regime forces bombed Saraqib with chlorine on Monday, causing 30 cases of suffocation. Separately, "
        "12 civilians were killed when Russian jets raided the hamlet of Abu Duhour on Monday."
    )
    assert types(text) == [IncidentType.CHEMICAL, IncidentType.AIRSTRIKE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Su-34 bomber hit Hajin once more on Sunday, killing 11.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "Long-range bombers hit targets near Hajin on Sunday, killing 11 people.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "Twin bombers blew themselves up by a Karbala depot on Sunday, killing 11.",
            IncidentType.SUICIDE_BOMB,
        ),
        ("Nine had trouble breathing after shells with chlorine fell on Saraqib.", IncidentType.CHEMICAL),
        ("Jets struck a chemical weapons factory near Hama on Friday, killing two.", IncidentType.AIRSTRIKE),
    ],
)
def test_crafts_are_no_attackers_and_what_is_hit_is_no_means(text: str, expected: IncidentType) -> None:
    assert types(text) == [expected]


def test_what_else_a_report_tells_of_speaks_where_an_account_does_not() -> None:
    raids = "Warplanes raided Saraqib on Monday and Sarmin on Tuesday. "
    alone = "Maarat was hit on Wednesday, and 12 people were killed there."
    assert types(raids + alone)[-1] is IncidentType.AIRSTRIKE


@pytest.mark.parametrize(
    "text",
    [
        "The air force destroyed a depot of the rebels in Harem on Monday, killing six fighters.",
        "Military jets killed at least 20 people who fled heavy fighting near Harem on Monday.",
    ],
)
def test_who_flies_strikes_from_the_air(text: str) -> None:
    assert types(text) == [IncidentType.AIRSTRIKE]


def test_a_rocket_that_hits_is_shelling_whatever_attack_it_is_called() -> None:
    text = (
        "A rocket that hit a tannery in Jableh on Friday killed nine workers and wounded 31, the deadliest "
        "attack of the siege, the police said."
    )
    assert types(text) == [IncidentType.SHELLING]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Sailors foiled an attack on a freighter off Socotra on Sunday, catching seven men in a neatly "
            "executed boarding action.",
            IncidentType.EXECUTION,
        ),
        (
            "Soldiers came on helicopters and attacked the pirates' camp near Mukalla, killing two.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "Raiders broke off an attack on a yacht off Socotra on sighting a helicopter. Sailors seized six "
            "of them in a dinghy.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "A clerk of the civil aviation board and an aviation worker were killed by a bomb in Velm.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "Robbers stole gold worth two million in a raid on a jeweller in Lyon on Monday.",
            IncidentType.CLASH,
        ),
    ],
)
def test_words_of_another_kind_do_not_settle_it(text: str, kind: IncidentType) -> None:
    assert types(text) and kind not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Troops backed by Norlandic air strikes recaptured the hamlet of Senn on Sunday killing 14 gunmen.",
        "Riflemen retook the town of Daruk on Monday with the support of coalition air strikes. Nine "
        "raiders died.",
        "Militiamen aided by jets stormed the district of Orva on Friday. Four of their men fell.",
        "Loyalists advanced on the port of Velm on Tuesday backed by artillery and helicopters. A medic "
        "counted 17 dead.",
        "Amid heavy shelling the army recaptured the bridge at Karsk on Friday and six soldiers died.",
    ],
)
def test_strikes_that_help_those_who_take_ground_are_no_deed_of_their_own(text: str) -> None:
    assert types(text) == [IncidentType.CLASH]


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed a depot near Senn on Tuesday in support of troops who captured a nearby hill. Six "
        "gunmen died in the strike.",
        "Air raids backed by artillery killed 11 herders in the town of Senn on Friday.",
    ],
)
def test_strikes_that_others_help_are_the_deed(text: str) -> None:
    assert types(text) == [IncidentType.AIRSTRIKE]


@pytest.mark.parametrize(
    "text",
    [
        "Army crews bombed Tarmala with chlorine-filled barrel bombs at dawn on Friday, medics said.",
        "Helicopters dropped barrel bombs filled with chlorine on Saraqib on Monday, and 20 people fell ill.",
        "Regime forces fired shells loaded with sarin at Saraqib on Monday, killing three people.",
    ],
)
def test_bombs_full_of_gas_are_a_chemical_attack(text: str) -> None:
    assert types(text) == [IncidentType.CHEMICAL]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Government bombs killed six herders in a rebel-held quarter of Kadugli on Tuesday.",
            IncidentType.AIRSTRIKE,
        ),
        (
            "Fighter jets pounded trenches outside Zalingei on Monday, destroying a store of artillery "
            "shells and killing 14 fighters.",
            IncidentType.AIRSTRIKE,
        ),
        ("The coalition struck a feast in Mocha on Monday, killing 40 guests.", IncidentType.AIRSTRIKE),
        (
            "The army bombed the market of Nyala with heavy artillery on Saturday, killing nine traders.",
            IncidentType.SHELLING,
        ),
        (
            "Army crews fired a surface-to-surface missile at a depot in Agdam on Sunday, killing four.",
            IncidentType.SHELLING,
        ),
        (
            "Army planes bombed Halabja with mustard gas on 16 March 1988, killing 90 people.",
            IncidentType.CHEMICAL,
        ),
        (
            "Helicopters dropped chlorine-filled barrel bombs on Arbat on Wednesday, leaving 30 choking.",
            IncidentType.CHEMICAL,
        ),
        (
            "A truck bomb killed 38 people at a police base in Lashkar Gah on Thursday.\n\nIt was the "
            "deadliest attack of the year. A suicide bomber drove the truck into the gate, a clerk said.",
            IncidentType.SUICIDE_BOMB,
        ),
        (
            "Militants killed a captured pilot near Lashio on Friday, two days after his jet came down.",
            IncidentType.EXECUTION,
        ),
        (
            "Rebels shot down an army helicopter near Pinlebu on Tuesday, killing its crew of four.",
            IncidentType.OTHER,
        ),
    ],
)
def test_what_did_the_deed_settles_it(text: str, kind: IncidentType) -> None:
    assert types(text) == [kind]


def test_where_ground_changes_hands_no_arm_of_the_page_is_guessed() -> None:
    text = (
        "Warplanes raided Saraqib on Monday and Sarmin on Tuesday, killing nine people. On Wednesday rebels "
        "captured the town of Harem, where six died."
    )
    assert types(text)[-1] is IncidentType.CLASH


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Shells killed three people in Aleppo, four in Homs and two in Idlib on Monday.",
            [IncidentType.SHELLING] * 3,
        ),
        ("A drone crashed into a tower in Kherson on Monday, killing three people.", [IncidentType.DRONE]),
        ("Militants shot three captives near Palma on Monday.", [IncidentType.EXECUTION]),
        ("Shells killed captives in a jail in Sirte on Monday.", [IncidentType.SHELLING]),
        ("At a rally in Lima on Monday tear gas was fired; two people were killed.", [IncidentType.ATTACK]),
        ("An explosion of cylinders of gas in Beirut on Monday killed nine people.", [IncidentType.BOMB]),
        ("Helicopters dropped barrels of gas on Saraqeb on Monday, killing nine.", [IncidentType.CHEMICAL]),
    ],
)
def test_what_a_row_leaves_out_what_strikes_and_whom_it_strikes(text: str, kinds: list[IncidentType]) -> None:
    assert types(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Two bakers were killed in Tubas. They were shot in the neck by Israeli forces in a raid on Monday.",
        "Israeli forces searched houses and killed two bakers in a raid on Tubas on Monday.",
    ],
)
def test_people_who_face_each_other_are_no_air_strike(text: str) -> None:
    assert types(text) == [IncidentType.ATTACK]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A man shot his wife and then himself at their house in Akron, Ohio, on Friday.",
            IncidentType.ATTACK,
        ),
        ("The army bombed the market of Nertiti on Friday, killing 60 people.", IncidentType.AIRSTRIKE),
        ("Militants bombed a church in Marawi on Sunday, killing 12 worshippers.", IncidentType.BOMB),
        ("A glide bomb struck a shop in Kupiansk on Sunday, killing 12 people.", IncidentType.AIRSTRIKE),
        ("A US AC-130 gunship killed 14 militants near Kunduz on Friday.", IncidentType.AIRSTRIKE),
        ("Two bombs dropped by a drone killed four policemen in Tumaco on Sunday.", IncidentType.DRONE),
        (
            "A suicide driver rammed his lorry into a camp near Samarra on Sunday, killing nine soldiers.",
            IncidentType.SUICIDE_BOMB,
        ),
        (
            "Two girls wearing explosive vests killed 20 people in a market in Madagali on Monday.",
            IncidentType.SUICIDE_BOMB,
        ),
        (
            "Farmers and herders clashed near Benalla on Monday; 11 people died, police said.",
            IncidentType.CLASH,
        ),
        ("The town of Masisi fell to rebels on Friday.", IncidentType.CLASH),
        ("Rebels seized nine engineers at a dam near Saravena on Friday.", IncidentType.ABDUCTION),
        ("Suspected cultists whisked away four lecturers near Ibadan on Monday.", IncidentType.ABDUCTION),
    ],
)
def test_words_for_the_arm_and_the_deed(text: str, expected: IncidentType) -> None:
    assert types(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Militants killed all 11 men they kidnapped from a bus in Mingora on Friday.",
            IncidentType.EXECUTION,
        ),
        ("Rebels killed a pilot they had captured near Kaya on Friday.", IncidentType.EXECUTION),
        ("Rebels killed 12 guards after they captured the base of Kaya on Friday.", IncidentType.CLASH),
        ("Troops shot dead four gunmen who had seized a bus near Kaya on Friday.", IncidentType.CLASH),
    ],
)
def test_who_kills_those_he_took_executes_them(text: str, expected: IncidentType) -> None:
    assert types(text) == [expected]


def test_an_arm_that_is_destroyed_struck_nobody() -> None:
    text = "Soldiers killed nine militants and destroyed a car bomb near Qaim on Friday."
    assert types(text) == [IncidentType.CLASH]
    text = "A clinic was destroyed by a car bomb near Qaim on Friday, killing three nurses."
    assert types(text) == [IncidentType.BOMB]


def test_what_a_group_is_notorious_for_is_no_deed() -> None:
    text = (
        "Three marines were killed in an encounter with Abu Sayyaf gunmen in Patikul on Friday. The group is "
        "notorious for bombings and beheadings."
    )
    assert types(text) == [IncidentType.CLASH]


def test_a_warplane_that_crashes_strikes_nothing() -> None:
    text = (
        "Warplane crashes into market in Binnish, kills 14.\n\nFourteen people were killed on Monday when "
        "an army warplane crashed into a market in Binnish, which fell to a coalition of rebels in May."
    )
    assert types(text)[0] == IncidentType.OTHER


def test_missiles_of_an_armed_group_are_fire_from_the_ground() -> None:
    text = "At least five people were killed on Friday when rebels fired {} missile at a camp near Seiyun."
    assert types(text.format("a")) == [IncidentType.SHELLING]
    assert types(text.format("a ballistic")) == [IncidentType.MISSILE]
    assert types("A Norlandic missile killed five people in Seiyun on Friday.") == [IncidentType.MISSILE]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday fighting aircraft pounded a camp in Dembo, killing nine raiders.",
        "A joint air operation in Dembo killed six militants on Thursday.",
    ],
)
def test_fighting_planes_fight_no_battle(text: str) -> None:
    assert types(text) == [IncidentType.AIRSTRIKE]


def test_helicopters_that_back_troops_strike_nothing() -> None:
    text = (
        "Norland soldiers killed six farmers on Monday when they took the port of Velm. Their trucks came "
        "backed by attack helicopters. Tanks fired at a mill."
    )
    assert types(text) == [IncidentType.CLASH]


@pytest.mark.parametrize(
    "asked",
    [
        "Experts still asked whether it was a suicide attack or a gas pipe, a fireman said.",
        "Nobody could tell if the explosion was a suicide bombing.",
    ],
)
def test_what_is_only_asked_is_no_type(asked: str) -> None:
    assert types(f"A blast killed five people in Quetta on Sunday, police said. {asked}") == [
        IncidentType.BOMB
    ]
