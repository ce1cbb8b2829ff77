"""Counts as newsrooms of other places put them, one turn of phrase a test. Invented incidents."""

from __future__ import annotations

import pytest

from counts_told import bounds
from rashomon.model import Block, BlockLabel, CleanReport, HarmGroup, Property, Report
from rashomon.read.counts import find_counts
from rashomon.read.mentions import CountMention
from rashomon.read.sentences import document


def found(text: str, title: str | None = None) -> list[CountMention]:
    report = Report(id="r", text=text, title=title)
    return find_counts(
        document(CleanReport(report=report, blocks=(Block(0, len(text), BlockLabel.ARTICLE),)))
    )[0]


def pairs(text: str, title: str | None = None) -> list[tuple[str, int | None]]:
    return [(m.property.value, m.min) for m in found(text, title) if not m.total]


def test_an_age_that_two_share_is_no_count() -> None:
    text = "Omar Ferris and Leon Tate, both 24 and from Dilbrook, died at the scene."
    assert pairs(text) == [("killed", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "He lied to detectives, claiming the child had the gun.",
        "“We fear we lose, and she knows it,” James Holt, a relative, said.",
        "“We had to lose someone who has two kids,” a cousin said.",
        "Seized were 12 sachets of powder.",
        "He suffered eleven wounds, one of which severed an artery.",
        "The court heard of a series of shootings, three of which happened in May.",
    ],
)
def test_words_of_harm_that_count_nobody(text: str) -> None:
    assert [p for p in pairs(text) if (p[1] and p[1] > 1) or p[0] != "wounded"] == []


def test_lives_that_a_deed_claims_are_counted() -> None:
    assert pairs("A blaze of gunfire swept the bar, claiming three lives.") == [("killed", 3)]


def test_neither_of_two_was_hurt() -> None:
    assert pairs("Neither the driver nor the other passenger was injured.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Omar Ferris and Leon Tate were dead, both having suffered gunshot wounds.",
        "The dead were named as Omar Ferris, 30, and Leon Tate, 31. Both were shot once in the head.",
    ],
)
def test_both_of_the_dead_are_not_hurt_besides(text: str) -> None:
    assert pairs(text) == [("killed", 2)]


def test_the_dead_named_behind_what_they_are() -> None:
    text = "The dead victims were, the coroner said, 67-year-old Omar Ferris and his nephew Leon Tate."
    assert pairs(text) == [("killed", 2)]


def test_whoever_died_behind_a_but_is_not_those_before_it() -> None:
    assert pairs("Police rescued the three, but Omar Ferris succumbed to his injuries.") == [("killed", 1)]


def test_what_somebody_is_between_commas_is_no_further_person() -> None:
    text = "Dead are 25-year-old Omar Ferris, a labourer, and 31-year-old Leon Tate."
    assert pairs(text) == [("killed", 2)]


def test_a_name_with_its_home_is_one_person() -> None:
    (m,) = found("Omar Ferris of Dilbrook was shot on Elm Street.")
    assert (m.min, m.who) == (1, "Omar Ferris of Dilbrook")


@pytest.mark.parametrize("text", ["Her grandson survived with deep cuts.", "A guard escaped with injuries."])
def test_who_survives_with_wounds_is_hurt(text: str) -> None:
    assert pairs(text) == [("wounded", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The shooting is linked to a feud which has claimed three lives in the town.",
        "The murder toll stands at 236.",
        "A wave of violence has killed 40 people in the district.",
    ],
)
def test_the_toll_of_a_feud_or_a_year_is_a_total(text: str) -> None:
    assert [m.total for m in found(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Two cousins were charged on Friday with the fatal shooting of a nurse.",
        "Two men held over the death of a nurse are to appear in court.",
    ],
)
def test_those_accused_of_a_death_are_not_the_dead(text: str) -> None:
    assert pairs(text) == [("killed", 1)]


def test_whose_grandson_died_is_not_the_dead() -> None:
    (m,) = found("Police told of the fatal shooting of Leon Tate's 15-year-old grandson.")
    assert m.text.endswith("grandson")


def test_the_mother_of_a_child_killed_is_not_killed() -> None:
    title = "Mother of boy, 5, killed in accidental shooting is charged with neglect"
    assert pairs("The case goes on.", title) == [("killed", 1)]


def test_somebody_also_killed_is_one_more() -> None:
    text = "His father was killed at the car wash. Leon Tate, 22, was also shot and killed."
    assert [m.persons for m in found(text)] == [(1,), (2,)]


def test_a_shot_at_oneself_told_as_an_accident_is_no_death() -> None:
    text = (
        "A boy accidentally shot himself. He had opened a drawer with a pistol and shot himself in the hip."
    )
    assert {p for p, _ in pairs(text)} == {"wounded"}


@pytest.mark.parametrize("text", ["They fled when two people shot at them.", "Two men shot at her."])
def test_those_who_shoot_at_somebody_are_not_hurt(text: str) -> None:
    assert pairs(text) == []


def test_a_suspected_dealer_and_the_slain_suspect_are_one() -> None:
    text = "A suspected drug pusher was killed in a raid. Police named the slain suspect on Monday."
    assert {n for m in found(text) for n in m.persons} == {1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A boy shot Karl Ferris in the leg.", [("wounded", 1)]),
        ("A guard was pistol-whipped.", [("wounded", 1)]),
        ("The gang of five struck Karl Ferris on the head with a machete.", []),
        (
            "They are charged with the attempted murder of a second boy, 16, who suffered stab wounds.",
            [("wounded", 1)],
        ),
    ],
)
def test_whom_an_assault_hurt(text: str, told: list[tuple[str, int]]) -> None:
    assert pairs(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her boyfriend, who was only 19, was killed.", [("killed", 1, 1)]),
        ("A baker who police say is about 30 was shot and killed.", [("killed", 1, 1)]),
        ("He was held over the fatal shooting of his girlfriend, who was also 17.", [("killed", 1, 1)]),
        ("Mark T. Orin Jr., 21 of Harlow was shot and killed.", [("killed", 1, 1)]),
        ("Ann Dell, 21 of Harlow was killed.", [("killed", 1, 1)]),
        ("Two men, one 17 and the other 21, were shot.", [("wounded", 2, 2)]),
        ("On Monday, 21 of the guests were killed.", [("killed", 21, 21)]),
    ],
)
def test_an_age_in_other_words_counts_nobody(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Michael, Kurt, Jenna and Kelly Orin were shot dead.", [("killed", 4, 4)]),
        ("Gunmen shot Mary, Kate and Ann Orin at their home.", [("wounded", 3, 3)]),
        ("The robber who shot a police dog has been found dead.", [("killed", 1, 1)]),
        ("A suspect who fled the scene was later found dead.", [("killed", 1, 1)]),
        ("A robber opened fire, striking Officer Lee Orin in the arm.", [("wounded", 1, 1)]),
        ("A robber shot him in the leg.", [("wounded", 1, 1)]),
        ("She killed her first victim, a 34-year-old florist, in his shop.", [("killed", 1, 1)]),
        ("The thief, 41-year-old Lee Orin, and his female victim were both shot.", [("wounded", 2, 2)]),
        ("The toll of 4 shootings in 4 days: soldier killed", [("killed", 1, 1)]),
    ],
)
def test_words_of_crime_reporters_count_everybody_once(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert bounds(text) == expected


def test_whom_somebody_quoted_speaks_of_is_not_counted_with_him() -> None:
    assert bounds("According to the father, the boy is in critical condition.") == [("wounded", 1, 1)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Homeowner shoots intruder dead", [("killed", 1)]),
        ("Woman shoots husband dead after fight", [("killed", 1)]),
        ("Father kills two children, then fatally shoots self", [("killed", 2), ("killed", 1)]),
    ],
)
def test_who_shoots_in_a_headline_is_not_the_one_hit(title: str, expected: list[tuple[str, int]]) -> None:
    text = "Police are on the scene."
    report = Report(id="r", text=text, title=title)
    clean = CleanReport(report=report, blocks=(Block(0, len(text), BlockLabel.ARTICLE),))
    assert [(m.property.value, m.min) for m in find_counts(document(clean))[0]] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lena Holt, 51; Rob Dass, 44; and Vera Quill, 29 all died in the fire hall.", [("killed", 3)]),
        ("He was tried for the deaths of Paul and Vera Quill -- 46 and 43 -- in a barn.", [("killed", 2)]),
        ("One of the armed raiders, 41, was shot in the hand.", [("wounded", 1)]),
    ],
)
def test_ages_that_close_a_row_or_stand_behind_dashes(text: str, told: list[tuple[str, int]]) -> None:
    assert pairs(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Officials said two nurses and six patients were shot at the clinic.", [2, 6]),
        ("Five clerks heading to a lunch for a retired colleague were shot.", [5]),
        ("Medics treated six shooting victims on the pier.", [6]),
        ("He spoke of the other two stabbing victims.", [2]),
        ("Three others are in the hospital after the brawl.", [3]),
        ("A 61-year-old was listed as critical.", [1]),
        ("One round grazed the jaw of a 52-year-old nurse.", [1]),
        ("The gunfire left a cook paralyzed.", [1]),
        ("Guards thought that the clerk was paralyzed after a stroke.", []),
        ("Her uncle died of lung cancer, and a baker was shot.", [1]),
        ("A librarian was shot in the street.", [1]),
        ("Two welders and a nanny were wounded.", [2, 1]),
        ("Two more guests – both cooks – were taken to a hospital.", [2]),
        ("The two waiters killed in the noon shooting of seven guests were cousins.", [7]),
        ("A clerk remains in a coma after the brawl.", [1]),
        ("The clerk “was hit by gunfire”, the statement said.", [1]),
        ("The clerk was undergoing treatment for asthma when he was hit.", [1]),
        ("A third rider, a 52-year-old clerk, was treated for a cut hand and later released.", [1]),
    ],
)
def test_the_hurt_as_crime_pages_tell_of_them(text: str, told: list[int]) -> None:
    assert [n for harm, n in pairs(text) if harm == "wounded"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They held a vigil after the murder of 19-year-olds Holly Dass and Vera Quill.", [("killed", 2)]),
        ("Holt and Quill were pronounced dead in the yard.", [("killed", 2)]),
        ("Velm and Daruk were shelled at dawn.", []),
        ("A clerk stabbed and drove over her cousin.", []),
        ("A teacher faces counts including manslaughter after a pupil was killed.", [("killed", 1)]),
        ("The mayor of Pell County, Ohio was killed.", [("killed", 1)]),
        ("Nurses say each guest suffered a knife wound.", []),
        ("The fire that killed Rob Dass left his niece and two cooks with burns.", [("killed", 1)]),
        ("They came to arrest a clerk, and three were killed in Velm.", [("killed", 3)]),
        ("One was pronounced dead; the other, 58, went home.", [("killed", 1)]),
        ("Four aunts lay in the burned cellar.", []),
    ],
)
def test_who_it_was_and_who_it_was_not(text: str, told: list[tuple[str, int]]) -> None:
    assert [t for t in pairs(text) if t != ("wounded", None)] == told


def test_who_was_but_one_of_several_counts_them_all() -> None:
    text = "Vera was only one of nine pupils wounded at the fair."
    assert ("wounded", 9) in pairs(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Raiders kill town police chief, 11 others in Dorwick.", HarmGroup.OFFICIALS),
        ("Six police officers were shot dead in Dorwick.", HarmGroup.OFFICIALS),
        ("Landmine kills navy captain, wounds cook near Dorwick.", HarmGroup.COMBATANTS),
    ],
)
def test_an_office_before_whoever_a_headline_names_is_of_him(text: str, group: HarmGroup) -> None:
    first = found(text)[0]
    assert (first.property, first.group) == (Property.KILLED, group)
    assert first.min == (6 if text.startswith("Six") else 1)
