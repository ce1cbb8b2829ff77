"""Words that tell of violence."""

import pytest

from invented import doc
from rashomon.model import IncidentType, Stance
from rashomon.read.events import find_events
from rashomon.read.mentions import EventMention


def events(text: str) -> list[EventMention]:
    return find_events(doc(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two air strikes hit Velden.", IncidentType.AIRSTRIKE),
        ("Helicopters dropped barrel bombs on Velden.", IncidentType.AIRSTRIKE),
        ("Mortar fire killed a farmer.", IncidentType.SHELLING),
        ("A rocket attack on Velden wounded two.", IncidentType.SHELLING),
        ("A cruise missile struck the depot.", IncidentType.MISSILE),
        ("A car bomb went off in Velden.", IncidentType.BOMB),
        ("A man blew himself up at the gate.", IncidentType.SUICIDE_BOMB),
        ("A chlorine gas attack was reported.", IncidentType.CHEMICAL),
        ("Fierce clashes broke out near Velden.", IncidentType.CLASH),
        ("Gunmen opened fire on a bus.", IncidentType.ATTACK),
        ("The group beheaded three captives.", IncidentType.EXECUTION),
        ("Two nurses were kidnapped.", IncidentType.ABDUCTION),
        ("A drone strike killed a commander.", IncidentType.DRONE),
        ("A drone air strike killed nine drovers.", IncidentType.DRONE),
        ("An Israeli bombing of a house killed nine drovers.", IncidentType.AIRSTRIKE),
        ("Nine raiders died in an air operation near Velden.", IncidentType.AIRSTRIKE),
    ],
)
def test_sure_words_settle_the_type(text: str, kind: IncidentType) -> None:
    assert kind in {e.type for e in events(text) if e.sure}


def test_a_drone_that_was_shot_down_struck_nothing() -> None:
    assert [e.type for e in events("Border guards shot down a scout drone near Velden.")] == [
        IncidentType.OTHER
    ]
    assert IncidentType.DRONE in {e.type for e in events("The army shot down 31 of 40 drones.")}


def test_an_attack_leaves_its_type_open() -> None:
    (e,) = events("The attack came at dawn.")
    assert not e.sure
    assert e.definite


@pytest.mark.parametrize(
    "text",
    [
        "Months of shelling emptied the town.",
        "Daily air strikes have emptied the town.",
        "He called for an end to air strikes.",
        "The army will bomb the town.",
        "The air campaign began in May; air strikes since then were few.",
    ],
)
def test_habits_plans_and_campaigns_are_no_single_incident(text: str) -> None:
    assert all(e.generic for e in events(text) if e.sure)


def test_a_longer_phrase_is_one_event() -> None:
    assert [e.key for e in events("A suicide car bomb exploded.")] == ["suicide car bomb", "exploded"]


def test_denied_and_alleged() -> None:
    stances = [e.stance for e in events("An alleged air strike hit Velden.")]
    assert stances[0] is Stance.ALLEGED


def test_offsets_hold_on_any_script() -> None:
    text = "Śląsk “airstrikes” — Ḥalab: ７ killed\u00a0in shelling."
    d = doc(text)
    found = find_events(d)
    assert found
    assert all(text[e.start : e.end] == e.text for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels battling the army hold Velden.",
        "Schools in Velden were shut for fear of air strikes.",
        "The rebels focused their efforts on capturing Velden.",
        "They were key partners in the fight against the militia.",
        "Fighters travelled to Velden to attack.",
        "Velden has regularly been bombed.",
    ],
)
def test_traits_purposes_and_habits_are_no_single_incident(text: str) -> None:
    assert events(text)
    assert all(e.generic for e in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "Velden has been under siege for two years.",
        "Convoys with flour reached the besieged district of Velden.",
        "Velden was besieged.",
        "For weeks Velden has been the scene of clashes and looting.",
        "The port has been split since soon after fighting began in 2014.",
        "Recapturing the town would cut the supply road.",
        "Since then the group has seized large parts of the country.",
        "They hold the city and the swathes of land that they captured in 2014.",
    ],
)
def test_how_a_place_stands_is_no_incident(text: str) -> None:
    assert events(text)
    assert all(e.generic for e in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels besieged the base at Velden on Monday.",
        "Troops laid siege to Velden on Monday.",
        "Rebels broke the army's siege of Velden on Saturday.",
        "Since Sunday clashes between dockers and guards have shaken Velden.",
        "Velden was the scene of clashes on Friday.",
        "Rebels seized large parts of Velden on Thursday.",
    ],
)
def test_who_lays_or_breaks_a_siege_fights(text: str) -> None:
    assert any(not e.generic for e in events(text))


def test_troops_that_were_fighting_did() -> None:
    assert not any(e.generic for e in events("Rebels were fighting the army in Velden on Friday."))


@pytest.mark.parametrize(
    "text",
    [
        "Marines seized a rocket-propelled grenade and rifles in the boat.",
        "Two mortar shells were found under the bridge.",
        "The men were armed with rockets.",
        "Sappers defused a roadside bomb.",
        "The guards recovered nine rifles, a mortar, three rockets and two grenades.",
        "Mortars, bullets and grenades were found on deck.",
    ],
)
def test_an_arm_that_is_only_held_or_found_is_no_incident(text: str) -> None:
    assert all(e.generic for e in events(text) if e.noun)


def test_an_arm_that_is_used_is_one() -> None:
    assert any(not e.generic for e in events("Two mortar shells were fired at the bridge."))


@pytest.mark.parametrize(
    "text", ["A 500-pound bomb fell on Velden.", "A man of 250 pound came to Velden.", "Jets pound Velden."]
)
def test_a_weight_is_no_bombardment(text: str) -> None:
    assert ("pound" in {e.text for e in events(text)}) is text.startswith("Jets")


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Injuries were reported after an alleged northern airstrike on a house in Velm.", False),
        ("Nine casualties were reported in a possible airstrike on a house in Velm.", False),
        ("The town is bracing for a possible airstrike.", True),
    ],
)
def test_what_is_alleged_happened_and_what_is_possible_may(text: str, general: bool) -> None:
    assert [e.generic for e in find_events(doc(text)) if e.text == "airstrike"] == [general]


@pytest.mark.parametrize(
    "text",
    [
        "The brigade regained the strategic town of Velden.",
        "The brigade took a number of villages near Velden.",
        "In May the brigades expelled a rival militia from Velden.",
        "Troops freed Velden from the militants in March.",
        "The army won back Velden.",
    ],
)
def test_ground_that_changes_hands_was_fought_for(text: str) -> None:
    assert {e.type for e in events(text)} == {IncidentType.CLASH}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor took refuge in the town.",
        "Nurses took residents of the town to a school.",
        "The ministry expelled two envoys from the country.",
    ],
)
def test_who_took_no_ground_did_not_fight(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "A general strike closed the ports of Velden.",
        "The dockers went on strike.",
        "Fire crews attacked the barn.",
        "The win strikes another blow against the league's leaders.",
    ],
)
def test_idioms_are_no_deeds(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    "text", ["Tank crews fought the gunmen in Velden.", "The mill was destroyed by arson."]
)
def test_fire_hides_no_deed(text: str) -> None:
    assert events(text)


def test_operations_that_were_executed_put_nobody_to_death() -> None:
    assert IncidentType.EXECUTION not in {
        e.type for e in events("Since May 92 raider operations were executed.")
    }
    assert IncidentType.EXECUTION in {e.type for e in events("Nine drovers taken in the raid were executed.")}
