"""Figures of crimes, from small invented reports: the killer's own death, the shot who died."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import HarmGroup, Property, Report
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told

READER = Reader()


def best(text: str, title: str | None = None) -> dict[Property, int | None]:
    reading = READER.read(clean(Report(id="r", text=text, title=title)))
    told = [
        Told(claim=c, report="r", time=0, origin="r", voice=c.attributed_to or "")
        for a in reading.accounts
        if a.central
        for c in a.claims
    ]
    return {f.property: f.best for f in figures(told) if f.group is HarmGroup.ALL}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("HARLOW, Ohio - A man shot and killed two people on Elm Street on Sunday, then killed himself.", 3),
        ("HARLOW, Ohio - A man fatally shot three people at a bar before turning the gun on himself.", 4),
        (
            "HARLOW, Ohio - Three people, the gunman included, are dead after he shot himself on Elm Street.",
            3,
        ),
        (
            "HARLOW, Ohio - A boy, 4, found a gun on Sunday and shot himself to death. The boy died at home.",
            1,
        ),
    ],
)
def test_a_killer_s_own_death_is_added_to_those_whom_he_killed(text: str, killed: int) -> None:
    assert best(text)[Property.KILLED] == killed


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("HARLOW, Ohio - Four people were shot on Elm Street on Sunday. One of them died, police said.", 3),
        ("HARLOW, Ohio - A man was killed on Elm Street on Sunday. A woman was also shot.", 1),
        ("HARLOW, Ohio - A man was killed on Elm Street on Sunday. A third person was shot in the arm.", 2),
    ],
)
def test_the_shot_who_died_are_no_wounded(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


def test_police_tell_of_what_they_investigate() -> None:
    text = (
        "HARLOW, Ohio - Police shot two men after a robbery on Elm Street on Sunday. Both men died, police "
        "said. A clerk said that one man was killed."
    )
    assert best(text)[Property.KILLED] == 2


@pytest.mark.parametrize(
    ("title", "killed"),
    [
        ("Third person dies after shooting on Elm Street", 3),
        ("Two adults, one child found shot to death in Harlow", 3),
        ("Father, two daughters shot to death in Harlow", 3),
    ],
)
def test_headlines(title: str, killed: int) -> None:
    assert (
        best("HARLOW, Ohio - Police were called to Elm Street on Sunday.", title)[Property.KILLED] == killed
    )


def test_people_of_two_kinds_harmed_in_one_breath_are_added() -> None:
    text = "HARLOW, Ohio - A shooting on Elm Street on Sunday injured three adults and a 9-year-old child."
    assert best(text)[Property.WOUNDED] == 4


def test_the_hurt_who_have_died_by_a_later_report_are_no_wounded() -> None:
    pages = [
        "HARLOW, Ohio - A man was killed and two women were critically injured on Elm Street on Sunday.",
        "HARLOW, Ohio - Two people were killed on Elm Street on Sunday. The second victim died on Tuesday.",
    ]
    told = [
        Told(claim=c, report=str(day), time=day, origin=str(day), voice=c.attributed_to or "")
        for day, text in enumerate(pages, start=1)
        for a in READER.read(clean(Report(id=str(day), text=text))).accounts
        for c in a.claims
    ]
    found = {f.property: f.best for f in figures(told) if f.group is HarmGroup.ALL}
    assert found == {Property.KILLED: 2, Property.WOUNDED: 1}


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("HARLOW, Ohio - Two women were shot on Elm Street on Sunday. A third victim was grazed.", 3),
        ("HARLOW, Ohio - A man was killed and two women were shot on Elm Street on Sunday. A fourth victim "
         "was grazed by a bullet.", 3),
    ],
)  # fmt: skip
def test_a_fourth_victim_makes_four(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Six pupils and two adults were fatally shot in Harlow, Ohio, on Sunday.", 8, None),
        ("In Harlow, Ohio, a woman shot and killed her son and two grandchildren before turning the gun on "
         "herself.", 4, None),
        ("Police in Harlow, Ohio, investigate the shooting deaths of a pastor, his wife and their three "
         "children.", 5, None),
        ("Two officers were shot and the gunman was killed in Harlow, Ohio, on Sunday.", 1, 2),
        ("HARLOW, Ohio - Karl Moss (62), his wife Nina (58), their sons Al (20) and Bo (17), and their "
         "grandchildren Cal (4), Dan (2) and Ed (1) were killed in a shooting on Sunday.", 7, None),
        ("A man in Harlow, Ohio, shot his four children on Sunday. Five people were found dead.", 5, 0),
    ],
)  # fmt: skip
def test_people_in_one_breath_and_what_is_left_of_the_shot(
    text: str, killed: int, wounded: int | None
) -> None:
    found = best(text)
    assert (found.get(Property.KILLED), found.get(Property.WOUNDED)) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Two nuns were in critical condition and two others hurt by a gunman in Harlow, Ohio.", 4),
        ("One man was hit in the hand and another in the thigh, police in Harlow, Ohio said.", 2),
        ("Two men were shot in Harlow, Ohio. One was grazed in the hand, the other was hit in the leg.", 2),
        ("Three teens were wounded, one fatally, in Harlow, Ohio.", 2),
        (
            "HARLOW, Ohio - Three people died in a shooting on Elm Street on Sunday, police said. The three "
            "victims were taken to hospitals.",
            0,
        ),
    ],
)
def test_who_is_beside_whom(text: str, wounded: int) -> None:
    assert best(text).get(Property.WOUNDED, 0) == wounded


def test_of_those_stabbed_the_one_who_died_is_not_hurt() -> None:
    text = (
        "HARLOW, Ohio - Three people with stab wounds were found on Elm Street on Sunday. "
        "One of them, a man in his 40s, succumbed to his injuries."
    )
    found = best(text)
    assert (found[Property.KILLED], found[Property.WOUNDED]) == (1, 2)


@pytest.mark.parametrize(
    ("title", "killed"),
    [
        ("Girl, 9, dead after gunfire at Harlow barn", 2),  # she is not he
        ("Boy, 9, dead after gunfire at Harlow barn", 1),  # he may be
    ],
)
def test_a_killer_s_own_death_beside_one_of_the_other_sex(title: str, killed: int) -> None:
    text = "HARLOW, Ohio - Police said that the suspect, an old neighbor, then shot and killed himself."
    assert best(text, title)[Property.KILLED] == killed


def test_the_dead_told_as_shot_and_as_taken_away_are_not_hurt() -> None:
    text = (
        "HARLOW, Ohio - A man was jailed over the shooting that killed three people in Harlow on Monday "
        "evening, a sheriff said. Three people, including a nun, were shot at a mill. All three were taken "
        "to hospitals, where nobody could save them."
    )
    assert not best(text).get(Property.WOUNDED)


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        (
            "HARLOW, Ohio - One man was killed and three others were wounded on Sunday, police said. "
            "A gunman at the door of a club on Elm Street fired a rifle, striking the four men.",
            3,
        ),
    ],
)
def test_those_struck_may_have_died(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


def test_a_headline_s_killer_is_added_to_those_whom_it_says_he_killed() -> None:
    text = (
        "HARLOW, Ohio - A baker shot two other bakers and a guard in Harlow on Sunday, before he turned the "
        "weapon on himself, police said. The three dead victims lay by the ovens."
    )
    assert best(text, "Baker Fatally Shoots 3 Colleagues, Self at Harlow Mill")[Property.KILLED] == 4


def test_a_doer_who_died_as_well_is_one_more() -> None:
    text = "HARLOW, Ohio - Three people were killed at a depot on Sunday. The gunman was also killed."
    assert best(text)[Property.KILLED] == 4
    for told in ("The gunman was killed by police.", "The suspect is also deceased."):
        text = f"HARLOW, Ohio - Three people were killed at a depot on Sunday. {told}"
        assert best(text)[Property.KILLED] == 3


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        (
            "HARLOW, Ohio - A clerk shot two robbers on Elm Street on Sunday. Both robbers were shot in the "
            "chest. One of the robbers died at the scene.",
            1,
        ),
        (
            "HARLOW, Ohio - Deputies found one man dead and two men with gunshot wounds on Sunday. The "
            "injured burglar died in a clinic. Two people were killed in all.",
            1,
        ),
        (
            "HARLOW, Ohio - Four people were shot on Elm Street on Sunday. One clerk died. Two boys and "
            "another clerk were all hit. A boy and a nurse were also hurt.",
            3,
        ),
    ],
)
def test_the_dead_come_off_those_told_in_one_breath_with_others(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


def test_the_dead_come_off_what_a_second_voice_counts() -> None:
    text = (
        "HARLOW, Ohio - The Harlow Herald reports that two cooks were shot dead in a barn on Sunday, and "
        "that a third cook was gravely wounded. Three people were shot, the station KWXL reports. Two of the "
        "victims died."
    )
    assert best(text)[Property.WOUNDED] == 1


def test_a_triple_shooting_counts_the_dead() -> None:
    text = (
        "HARLOW, Ohio - A triple shooting on Sunday left one man dead. The shooting on Elm Street injured "
        "three people: a boy, a woman and a 28-year-old man."
    )
    assert best(text)[Property.WOUNDED] == 2


def test_who_was_one_of_several_is_one_of_them() -> None:
    text = "Clerk killed, 58-year-old was one of six shot outside a rink in Harlow, Ohio, on Sunday."
    assert best(text)[Property.WOUNDED] == 5


def test_a_row_of_people_counts_wherever_the_report_tells_of_it() -> None:
    text = (
        "HARLOW, Ohio - Hymns were sung for seven people killed and three nurses wounded by a cook who "
        "opened fire at a mill on Sunday. The church was full on Monday. Lee had kept the mill's books for "
        "years, and his brother had left it. An eighth clerk and three nurses who ran to help were wounded."
    )
    assert best(text)[Property.WOUNDED] == 4


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        (
            "HARLOW, Ohio - A cook is dead and five other guests were hurt on Sunday after a row at a mill. "
            "Six people were injured, the clinic said.",
            5,
        ),
        ("HARLOW, Ohio - Three critically wounded at a mill on Sunday. The shots injured seven guests.", 7),
        (
            "HARLOW, Ohio - A raider shot six clerks at a mill on Sunday. Two more were wounded as they ran.",
            8,
        ),
        (
            "HARLOW, Ohio - A clerk dropped his pistol at a mill on Sunday and died of it. Neither the "
            "miller or the other clerk was hurt.",
            None,
        ),
    ],
)
def test_how_many_were_hurt_where_a_page_gives_several_numbers(text: str, wounded: int | None) -> None:
    assert best(text).get(Property.WOUNDED) == wounded


def test_who_dies_by_his_own_hand_after_he_killed_others_is_one_more() -> None:
    text = (
        "HARLOW, Ohio - He died of a self-inflicted wound, having allegedly shot and killed 61-year-old "
        "Lena Holt and 44-year-old Rob Dass at a mill on Sunday."
    )
    assert best(text)[Property.KILLED] == 3


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        (
            "HARLOW, Ohio - Two nuns walked into a mill with bullet wounds on Sunday, and a third gunshot "
            "victim was found by a canal, police said.",
            3,
        ),
        ("HARLOW, Ohio - Four bakers were shot at a mill on Sunday. A fifth victim went to a hospital with a "
         "gunshot wound.", 5),
    ],
)  # fmt: skip
def test_a_further_victim_of_the_shooting_is_counted_on(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


def test_a_woman_who_was_shot_is_not_the_man_who_died() -> None:
    text = (
        "HARLOW, Ohio - Deputies broke into a boathouse on Sunday and found a man dead there. "
        "His sister had called them from a barn. She said that he had aimed at her. "
        "His sister was shot in the hand. The man was found dead of a wound at his own hand."
    )
    assert best(text) == {Property.KILLED: 1, Property.WOUNDED: 1}


def test_of_two_numbers_of_one_page_the_one_that_more_voices_give_is_its_figure() -> None:
    text = (
        "HARLOW, Ohio - Eight nuns were wounded at a mill on Sunday, an official said. The sheriff said "
        "that 12 people had been wounded. Eight people were wounded, a clinic said."
    )
    assert best(text)[Property.WOUNDED] == 8


def test_who_also_died_is_one_more_of_the_dead() -> None:
    text = (
        "HARLOW, Ohio - A burglar was killed by guards on Sunday after he shot a baker at a mill, they said. "
        "She lay by the oven with a bullet in her neck. The victim also died."
    )
    assert best(text)[Property.KILLED] == 2


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        (
            "HARLOW, Ohio - Two men were shot on Sunday. A 24-year-old was hit in the leg and is stable. A "
            "35-year-old was hit in the chest and died at a clinic.",
            1,
        ),
        ("HARLOW, Ohio - Two men were shot at a mill on Sunday. A woman was hit in the arm.", 3),
        ("HARLOW, Ohio - Two men were shot at a mill on Sunday. A third man was also hit in the arm.", 3),
    ],
)
def test_people_told_of_behind_a_number_of_their_kind_are_some_of_it(text: str, wounded: int) -> None:
    assert best(text)[Property.WOUNDED] == wounded


def test_the_deputy_who_was_shot_is_not_the_man_who_died() -> None:
    text = "HARLOW, Ohio - A man was shot to death on Sunday. The deputy was shot in the leg."
    assert best(text) == {Property.KILLED: 1, Property.WOUNDED: 1}


def test_one_of_the_suspects_is_a_further_person_beside_an_officer() -> None:
    text = (
        "HARLOW, Ohio - Two robbers fired at deputies at a ferry on Sunday, wounding Deputy Lena Holt. "
        "One of the robbers was hit in the heel."
    )
    assert best(text)[Property.WOUNDED] == 2
