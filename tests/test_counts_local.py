"""Counts as local news puts them: ages, deaths told by whose they are, the doer's own. Invented incidents."""

from __future__ import annotations

import pytest

from rashomon.model import Block, BlockLabel, CleanReport, HarmGroup, Property, Report, Stance
from rashomon.read.counts import find_counts
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention
from rashomon.read.sentences import document


def doc(text: str, title: str | None = None) -> Document:
    report = Report(id="r", text=text, title=title)
    return document(CleanReport(report=report, blocks=(Block(0, len(text), BlockLabel.ARTICLE),)))


def found(text: str, title: str | None = None) -> list[CountMention]:
    return find_counts(doc(text, title))[0]


def pairs(text: str, title: str | None = None) -> list[tuple[str, int | None]]:
    return [(m.property.value, m.min) for m in found(text, title)]


@pytest.mark.parametrize(
    "text",
    [
        "The mother, who was 34, was shot at dawn.",
        "The clerk, who the office said was 26, was shot at dawn.",
        "The driver, whose age was given as 31 by police, was shot at dawn.",
        "Maria Holt, three (pictured), was shot at dawn.",
        "A mother of three was shot at dawn.",
    ],
)
def test_ages_and_children_at_home_are_no_counts(text: str) -> None:
    assert all(m.min == 1 for m in found(text))


def test_other_numbers_beside_harm_words_are_no_counts() -> None:
    assert pairs("Call the Homicide Division at 555 308-3600.") == []
    assert pairs("Passenger fatally shoots driver 1 / 6 Back to the pictures.") == [("killed", 1)]
    assert pairs("He was found dead on Saturday at the age of 79.") == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A teen's death is under investigation.", "teen"),
        ("Two were charged in the 5-year-old's shooting death.", "5-year-old"),
        ("A judge set bail over Maria Holt's murder.", "Maria Holt"),
        ("They mourned the boy's tragic death.", "boy"),
    ],
)
def test_a_death_told_by_whose_it_is(text: str, who: str) -> None:
    (m,) = found(text)
    assert (m.property.value, m.min, m.who) == ("killed", 1, who)


@pytest.mark.parametrize(
    "text",
    [
        "The man's murder trial began on Monday.",
        "The judge's death sentence was upheld.",
        "The army's killing of protesters went on.",
    ],
)
def test_whose_trial_sentence_or_deed_it_is_did_not_die(text: str) -> None:
    assert all(m.who not in ("man", "judge", "army") for m in found(text))


def test_a_death_taken_for_granted_is_asserted() -> None:
    (m,) = found("Police look for a man wanted in the death of a woman.")
    assert m.stance is Stance.ASSERTED
    (m,) = found("Tests will show if the shooting death of one boy was an accident.")
    assert m.stance is Stance.ASSERTED


def test_fatal_shootings() -> None:
    assert pairs("A tailor was held in the fatal shooting Sunday of an 11-year-old girl.") == [("killed", 1)]
    assert pairs("", "Teens named in double fatal shooting") == [("killed", 2)]
    assert pairs("A sailor suffered a fatal gunshot wound.") == [("killed", 1)]
    assert pairs("", "Homicide victim identified") == [("killed", 1)]


def test_places_are_no_people() -> None:
    assert pairs("They were taken to Harlow Hospital, where all were pronounced dead.") == []
    assert [m.who for m in found("", "4 shot on Harlow Street, 2 die") if m.who] == []


def test_a_headlines_last_verb_is_its_first_persons() -> None:
    assert pairs("", "Harlow boy shot in the head dies; man in custody") == [("killed", 1)]
    assert pairs("", "5-year-old who by accident shot himself dies") == [("killed", 1)]


def test_headlines_without_and() -> None:
    assert pairs("", "3 clerks, 1 child found stabbed to death in barn") == [("killed", 3), ("killed", 1)]
    assert pairs("", "Rooftop shooter kills 1, injures 3") == [("killed", 1), ("wounded", 3)]
    three = found("", "Man kills wife, 2 sons, then himself")
    assert [(m.min, m.group) for m in three] == [
        (1, HarmGroup.WOMEN), (2, HarmGroup.CHILDREN), (1, HarmGroup.PERPETRATORS)
    ]  # fmt: skip
    assert len(found("", "Grandmother kills daughter, grandchildren, self")) == 2


def test_a_shot_into_ones_own_limb_is_no_death() -> None:
    assert pairs("The suspect later shot himself in the foot and fled.") == [("wounded", 1)]
    assert pairs("She shot herself to death.") == [("killed", 1)]


def test_months_are_no_years() -> None:
    found_ = found("A 1-year-old girl died on Monday. The 17-month-old was killed at home.")
    assert [m.persons for m in found_] == [(1,), (1,)]


def test_who_kills_others_then_himself_is_none_of_them() -> None:
    victims, himself = found("", "Clerk killed 9-year-old boy, wife, himself")
    assert not set(victims.persons) & set(himself.persons)
    first, second = found("One 5-year-old boy took a pistol and shot himself to death. The boy died at home.")
    assert first.persons == second.persons


def test_nobody_is_no_person() -> None:
    assert [m.persons for m in found("Nobody was injured.")] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Later, an adult male was fatally stabbed.",
        "One of five people in the car has died.",
    ],
)
def test_one_dead(text: str) -> None:
    assert pairs(text) == [("killed", 1)]


def test_a_plurals_verb_is_no_has() -> None:
    text = "The victim of the brawl that sent six people to a clinic has died."
    assert 5 not in [m.min for m in found(text) if m.property is Property.KILLED]


def test_breathing_is_no_harm_where_it_is_no_trouble() -> None:
    assert pairs("The sailor was conscious and breathing.") == []
    assert pairs("Twenty people suffered from breathing problems.") == [("wounded", 20)]


def test_what_several_shootings_come_to_is_a_total() -> None:
    assert [m.total for m in found("Six tailors were hurt in two separate shootings on Sunday.")] == [True]
    assert [m.total for m in found("Six people were injured in the shootings on Sunday.")] == [False]


def test_animals_are_no_people() -> None:
    assert pairs("Suspects killed a police K-9 during the raid.") == []


def test_nobody_who_knows_how_many_is_no_zero() -> None:
    told = "Three people were killed on Elm Street. Nobody knows how many others were injured."
    assert ("wounded", 0) not in pairs(told)
    assert ("wounded", 0) in pairs("Three people were killed on Elm Street. Nobody was injured.")


def test_those_after_by_did_it() -> None:
    assert pairs("A grandmother was stabbed and killed, by her niece, on Sunday.") == [("killed", 1)]


@pytest.mark.parametrize(
    "text",
    ["76 traders were killed and injured in strikes on the market.", "Strikes left 30 dead or wounded."],
)
def test_the_dead_and_the_hurt_in_one_number_are_neither(text: str) -> None:
    assert pairs(text) == []


def test_two_numbers_beside_killed_and_wounded_are_told_apart() -> None:
    text = "Three were killed and wounded 10 others."
    assert pairs(text) == [("killed", 3), ("wounded", 10)]


def test_a_headline_repeats_the_total_of_its_lead() -> None:
    text = "Seven people were killed and 14 injured in shootings across Harlow since Friday night."
    assert [m.total for m in found(text, "Violent weekend: 7 dead")] == [True, True, True]


def test_people_told_of_one_by_one_are_no_total_and_many_homicides_are_one() -> None:
    assert [m.total for m in found("The deaths of the tailor and boy shocked many.")] == [False]
    assert [m.total for m in found("The city, including the 85 homicides, is changing.")][-1:] == [True]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Harlow died at the scene.", [("killed", 1)]),
        ("Applause died down.", []),
        ("A clerk was shot and pronounced dead at home.", [("killed", 1)]),
        ("A clerk was shot through the chest and later pronounced dead at Mercy Hospital.", [("killed", 1)]),
        ("A boy shot himself through the head and died.", [("killed", 1)]),
        ("Gunfire claimed the life of 19-year-old Ann Lee.", [("killed", 1)]),
        ("The victim later passed away at the hospital.", [("killed", 1)]),
        ("A body was found inside a burned car.", [("killed", 1)]),
        ("The body found belongs to the car's owner.", []),
        ("He is accused of gunning down his neighbor.", [("killed", 1)]),
        ("Karl and Nina Moss were found dead.", [("killed", 2)]),
        ("The victims, who died at home, were named as Ann Lee, 24, and Bo Reed, 30.", [("killed", 2)]),
        ("Both sailors are expected to survive.", [("wounded", 2)]),
        ("He was evacuated to the base hospital.", [("wounded", 1)]),
        ("A woman shot by her husband has died.", [("killed", 1)]),
        ("They prayed for Cal Moss, who was gunned down.", [("killed", 1)]),
        ("The shooting of a store clerk was caught on film.", [("wounded", 1)]),
        ("A shooting claimed one life.", [("killed", 1)]),
        ("One man died; the other was shot through the arm.", [("killed", 1), ("wounded", 1)]),
        ("A mayoral candidate was shot dead.", [("killed", 1)]),
        ("Two people, and possibly three, were killed.", [("killed", 2)]),
        ("Call Harlow police at 618-555-0134 about the killing.", []),
    ],
)  # fmt: skip
def test_deaths_and_wounds_in_other_words(text: str, counts: list[tuple[str, int]]) -> None:
    assert pairs(text) == counts


def test_bail_denied_denies_no_shooting() -> None:
    (m,) = found("A judge denied bail for a tailor accused of shooting five people.")
    assert (m.min, m.stance) == (5, Stance.ASSERTED)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One was hit in the ear and the other in the knee.", [("wounded", 1), ("wounded", 1)]),
        ("A nun was shot in the ear and a 13-year-old pupil in the knee.", [("wounded", 1)] * 2),
        ("Two people were caught in the crossfire and wounded on Friday.", [("wounded", 2)]),
        ("A bystander caught in the crossfire was hit in the leg.", [("wounded", 1)]),
        ("Police shot him dead after he fired at them.", [("killed", 1)]),
        ("An officer shot her dead.", [("killed", 1)]),
        ("They fled after they killed her on Monday.", [("killed", 1)]),
        ("Her sister spoke to police.", []),
        ("The second victim was rushed into surgery.", [("wounded", 1)]),
    ],
)
def test_verbs_left_out_and_people_between_them(text: str, told: list[tuple[str, int | None]]) -> None:
    assert pairs(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three killed civilians and two injured soldiers were named.", [("killed", 3), ("wounded", 2)]),
        ("A post named the 16 injured family members.", [("wounded", 16)]),
        ("Hospitals reported one death.", [("killed", 1)]),
        ("Estimates of the dead ranged from four to nine.", [("killed", 4)]),
    ],
)
def test_numbers_before_a_participle_and_of_one_death(text: str, told: list[tuple[str, int]]) -> None:
    assert pairs(text) == told


def test_a_bound_of_a_toll_is_no_fear() -> None:
    (m,) = found("The death toll may run as high as nine, one source said.")
    assert (m.min, m.max, m.stance) == (None, 9, Stance.ALLEGED)


def test_a_headline_s_bail_denied_denies_no_shooting() -> None:
    (m, *_) = found("The man was held.", "Judge denies bond for teen accused of shooting five")
    assert m.stance is Stance.ASSERTED


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        (
            "A bomber killed at least 14 guests and wounded 33 Friday in Harlow.",
            None,
            [("killed", 14), ("wounded", 33)],
        ),
        ("It fell at dawn.", "Four killed as Norlandish Army Chopper Shot Down", [("killed", 4)]),
        ("Carl Reed, 34, of the 1700 block of Alder, sustained gunshot wounds.", None, []),
    ],
)
def test_days_craft_and_streets_are_nobody(
    text: str, title: str | None, told: list[tuple[str, int | None]]
) -> None:
    assert pairs(text, title) == told


def test_spans_of_ages_and_shots_that_missed_count_nobody() -> None:
    assert pairs("Nine children between six and twelve were killed.") == [("killed", 9)]
    assert pairs("A judge was shot at in his car.") == []
    assert pairs("A judge was shot at his home.") == [("wounded", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A baker was closing his shop on Elm Street when a stranger shot at it, hitting him in the foot.",
        "The woman told deputies that a man fired at her car, hitting her in the arm.",
    ],
)
def test_whom_a_shot_hits_may_be_a_pronoun(text: str) -> None:
    assert pairs(text) == [("wounded", 1)]


def test_those_critically_ill_behind_a_death_are_hurt() -> None:
    text = (
        "A man was killed in the attack in Dorwick on Sunday and two women remain critically ill in hospital."
    )
    assert pairs(text) == [("killed", 1), ("wounded", 2)]
    text = (
        "A clerk was killed in the raid and a girl and a boy, aged 7 and 9, remain critically ill in a "
        "clinic with stab wounds."
    )
    assert pairs(text) == [("killed", 1), ("wounded", 2)]


@pytest.mark.parametrize(
    "told",
    [
        "Captain Ivo Marn, 58, was treated and released from a clinic.",
        "Ann Lee, 33, was treated at Dorwick Hospital and released.",
        "Ann Lee, 33, is in critical condition.",
    ],
)
def test_who_was_treated_may_be_told_with_an_age(told: str) -> None:
    text = f"Five people were killed in Dorwick on Sunday. {told}"
    assert pairs(text) == [("killed", 5), ("wounded", 1)]


def test_another_in_the_same_words_is_no_further_one() -> None:
    told = "left one clerk dead and another hurt as rival crews fought over a debt"
    text = f"A shooting {told}. Police found a trail of blood. The shooting on Elm Street {told} at a depot."
    assert {m.persons for m in found(text) if m.property is Property.WOUNDED} == {(2,)}


def test_an_age_behind_a_comma_tells_who_a_further_one_is() -> None:
    text = (
        "A 58-year-old man was killed in a shooting in Dorwick on Sunday. Two clerks were walking by. The "
        "second clerk, a 58-year-old from the mill, was shot in the arm."
    )
    assert pairs(text) == [("killed", 1)]


def test_who_is_detained_in_hospital_is_hurt() -> None:
    text = "A knife attack in Dorwick on Tuesday left one woman dead and three clerks detained in hospital."
    assert pairs(text) == [("killed", 1), ("wounded", 3)]


def test_who_did_it_behind_a_comma_is_not_the_dead() -> None:
    text = "Six shoppers were stabbed, with fatalities, by a stranger who ran through a market in Dorwick."
    assert ("killed", 1) not in pairs(text)
