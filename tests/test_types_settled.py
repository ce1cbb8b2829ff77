"""The type of an account where one of its words says most, or where it is one more of a kind."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import IncidentType, Report
from rashomon.read.reader import Reader


def types(text: str) -> list[IncidentType]:
    return [a.type for a in Reader().read(clean(Report(id="r1", text=text))).accounts]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A drone killed 14 masons in Galkayo on Monday. Another strike killed a ferryman in Adado on "
            "Saturday.",
            [IncidentType.DRONE, IncidentType.DRONE],
        ),
        (
            "A suicide bomber killed seven pilgrims in Bajaur on Friday.\n\nOn 3 May a similar bombing in "
            "Kurram killed 19 traders.",
            [IncidentType.SUICIDE_BOMB, IncidentType.SUICIDE_BOMB],
        ),
    ],
)
def test_one_more_of_a_kind_is_of_that_kind(text: str, kinds: list[IncidentType]) -> None:
    assert types(text) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "A drone airstrike killed 17 porters in Sebha on Monday. The air raid flattened a shed, and "
            "the air strike shook the town.",
            IncidentType.DRONE,
        ),
        (
            "A van bomb was driven into the yard of a mess in Baidoa on Sunday, killing six.",
            IncidentType.SUICIDE_BOMB,
        ),
        (
            "A car bomb killed nine bakers in Kirkuk on Sunday. Nobody at the mill ruled out a suicide "
            "bombing.",
            IncidentType.BOMB,
        ),
        (
            "Gunmen attacked an army lorry on Friday near Sabha, which had been the scene of several "
            "executions, killing nine soldiers.",
            IncidentType.CLASH,
        ),
        (
            "Troops stormed a tannery near Jalula on Sunday and killed six insurgents in a yard used for "
            "executing deserters.",
            IncidentType.CLASH,
        ),
        (
            "A missile launched from a ridge hit a jeep near Kilis on Monday, killing two police officers.",
            IncidentType.MISSILE,
        ),
    ],
)
def test_the_word_that_says_most_settles_it(text: str, kind: IncidentType) -> None:
    assert types(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Troops killed 13 insurgents in a raid on a quarry near Bambari on Friday.", IncidentType.CLASH),
        (
            "A raid on the hamlet of Lodja left eight weavers dead on Friday, and barns were looted.",
            IncidentType.ATTACK,
        ),
        ("At least 16 people died in a cattle raid near Pibor on Friday.", IncidentType.ATTACK),
        ("A raid near Torit left six dead on Friday, and 40 oxen were stolen.", IncidentType.ATTACK),
        ("A raid on a cattle market in Marib killed eight people on Friday.", IncidentType.AIRSTRIKE),
    ],
)
def test_soldiers_and_robbers_raid_on_foot(text: str, kind: IncidentType) -> None:
    assert types(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen kidnapped 26 weavers from a mill near Zurmi on Friday.", IncidentType.ABDUCTION),
        ("A loitering munition struck a lorry near Goris on Friday, killing a cook.", IncidentType.DRONE),
        ("Shaheds slammed into a dairy in Lutsk on Friday, killing three women.", IncidentType.DRONE),
        ("An Iskander hit a brewery in Lutsk on Friday, killing five.", IncidentType.MISSILE),
        ("Katyushas fell on a mess hall near Dohuk on Friday, wounding six cooks.", IncidentType.SHELLING),
        ("A HIMARS strike on a brickworks in Tokmak killed 14 masons on Friday.", IncidentType.SHELLING),
        ("Unexploded ordnance killed four shepherds in Brega on Friday.", IncidentType.BOMB),
        ("An explosives-laden rickshaw blew up in Chaman on Friday, killing six.", IncidentType.BOMB),
        (
            "A man rammed a van full of explosives into a mill near Afgoye on Friday, killing six guards.",
            IncidentType.SUICIDE_BOMB,
        ),
        ("A truck bomber killed 16 cooks in Gao on Friday.", IncidentType.SUICIDE_BOMB),
        (
            "Drones were launched at Lutsk on Friday. Wreckage of a downed drone killed six grooms.",
            IncidentType.DRONE,
        ),
        (
            "Soldiers killed 14 raiders near Hudur and seized a rifle and nine homemade explosive devices.",
            IncidentType.CLASH,
        ),
        ("An arson attack on a hostel in Izmir killed six tenants on Friday.", IncidentType.ATTACK),
        (
            "Guards shot dead a smith in Ghat on Friday. A league of herders has set up courts there.",
            IncidentType.ATTACK,
        ),
    ],
)
def test_arms_by_their_names(text: str, kind: IncidentType) -> None:
    assert types(text) == [kind]


def test_who_carries_people_off_has_come_by_land() -> None:
    text = (
        "An air strike killed 46 cooks in Benghazi on Monday. It came after an attack on a quay near Murzuq "
        "on Sunday in which 170 people were killed and 22 abducted."
    )
    assert types(text) == [IncidentType.AIRSTRIKE, IncidentType.ATTACK]
