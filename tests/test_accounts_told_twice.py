"""The dead of the lead told once more below it: by kind, with their town, by another voice."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.clean import clean
from rashomon.learned import Linear
from rashomon.model import Account, Property, Report, When
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.uniting import unite
from rashomon.read.reader import Reader

TUESDAY = When(earliest=date(2019, 6, 11), latest=date(2019, 6, 11), how="given")
NEVER = Linear(("one",), (-9.0,), {})  # a model that unites nothing


def wounded(account: Account) -> set[int | None]:
    return {c.min for c in account.claims if c.property is Property.WOUNDED}


@pytest.mark.parametrize(
    "text",
    [
        "In Nineveh province the monitor said three shepherds were killed and another five injured in air "
        "strikes on Tel Keppe on Monday.",
        "In the countryside of Nineveh province three rebels died and five others were hurt in "
        "airstrikes on their positions in Tel Keppe and Bashiqa on Monday.",
    ],
)
def test_those_hurt_by_what_killed_the_others(reader: Reader, text: str) -> None:
    [only] = accounts_on(TUESDAY, reader, text)
    assert (killed(only), wounded(only)) == ({3}, {5})
    assert "Tel Keppe" in names(only)


def test_those_hurt_in_the_next_town_are_of_another_account(reader: Reader) -> None:
    text = "Two bakers were killed in Mosul and five injured in Tikrit on Monday when jets hit markets."
    assert [names(a) for a in accounts_on(TUESDAY, reader, text)] == ["Mosul", "Tikrit"]


@pytest.mark.parametrize(
    "text",
    [
        "An air strike on an army-held village along the border of northern Iraq killed twelve pro-army "
        'fighters on Wednesday, a monitoring group said. "A plane hit a car inside the town of Tel Keppe, '
        'killing seven men from the Salt Brigade and five men from the popular committees," said Omar Daud, '
        "director of the Tigris Monitor. The army had no comment.",
        "A car bomb and rocket attack on an army-held district of the Iraqi city of Mosul killed at least 12 "
        "people on Tuesday, the governor said. A monitor reported that seven shoppers and five drivers died "
        "in clashes by the mill in the town of Tel Keppe.",
    ],
)
def test_parts_that_add_up_to_what_the_lead_counts(reader: Reader, text: str) -> None:
    [only] = accounts_on(TUESDAY, reader, text)
    assert killed(only) == {12, 7, 5}
    assert "Tel Keppe" in names(only)


def test_who_some_of_the_dead_were(reader: Reader) -> None:
    text = (
        "Air raids killed 31 people in a village of Nineveh province on Monday, a monitor said. Rescuers "
        "worked through the night. Five nurses were among the dead in Tel Keppe, the Tigris Monitor said."
    )
    [only] = accounts_on(TUESDAY, reader, "MOSUL " + text, title="Jets kill 31 in Mosul")
    assert killed(only) == {31, 5}


def test_further_people_right_behind_a_toll_are_of_it(reader: Reader) -> None:
    text = (
        "Army jets bombed Tel Keppe on Monday. On Sunday two guards were killed in a shelling of Tikrit. "
        "Rebels fired rockets at Bashiqa on Tuesday, and the Tigris Monitor updated to 18 its toll for the "
        "rebels killed in an attempt to enter the heart of Mosul. Two guards were also killed."
    )
    accounts = accounts_on(TUESDAY, reader, text)
    assert next(killed(a) for a in accounts if "Mosul" in names(a)) == {18, 2}


def test_the_day_of_a_toll_is_no_other_day(reader: Reader) -> None:
    text = (
        "MOSUL The death toll from an army raid on a rebel post in northern Iraq has risen to 18, a monitor "
        "said Thursday. The Tigris Monitor said Wednesday's strike destroyed a prison in Nineveh province. "
        "The strike on the village of Tel Keppe killed at least 18 rebels. On Wednesday the monitor reported "
        "that at least five rebels had been killed in that attack and that prisoners fled."
    )
    [only] = accounts_on(TUESDAY, reader, text, title="Raid kills 18 in northern Iraq")
    assert killed(only) == {18, 5}
    assert only.when.earliest == date(2019, 6, 5)


def test_a_large_toll_told_again_with_its_town_needs_no_model(reader: Reader) -> None:
    def rows(first: int, again: int) -> int:
        text = (
            f"Rebel shelling killed {first} people in a part of northern Iraq on Monday, a monitor said. On "
            f"Sunday a bomb went off in Basra. Shelling of Tel Keppe killed {again} people, doctors said."
        )
        _, tellings = reader.tellings(clean(Report(id="r", text=text, published=TUESDAY)))
        apart = [d for t in tellings for d in group([t])]
        return len(unite(apart, "war", NEVER))

    assert rows(43, 43) == rows(43, 41) - 1
    assert rows(3, 3) == rows(3, 2)


@pytest.mark.parametrize(("clashes", "rows"), [("those clashes", 1), ("other clashes", 2)])
def test_words_that_point_back_to_the_deed_need_no_model(reader: Reader, clashes: str, rows: int) -> None:
    text = (
        "At least 22 rebels were killed on Monday in fighting in Nineveh province, the monitor said. "
        f"Four soldiers were killed in {clashes}, with the army taking the village of Bashiqa, it said."
    )
    _, tellings = reader.tellings(clean(Report(id="r", text=text, published=TUESDAY)))
    assert len(group(tellings, NEVER)) == rows


def test_a_bomb_and_then_a_suicide_bomb_of_the_same_large_toll(reader: Reader) -> None:
    text = (
        "A car bomb killed 18 people in northern Iraq on Monday, state media said. A suicide bomber struck a "
        "market in Tel Keppe and killed 18 people, the police said."
    )
    _, tellings = reader.tellings(clean(Report(id="r", text=text, published=TUESDAY)))
    assert len(unite([d for t in tellings for d in group([t])], "war", NEVER)) == 1


@pytest.mark.parametrize("hurt", ["injuring four others", "wounding four more"])
def test_others_hurt_beside_the_dead_of_a_headline_are_of_its_deed(reader: Reader, hurt: str) -> None:
    title = "Guard killed in car bombing"
    text = f"A car bomb went off outside a police station in Basra, killing one guard and {hurt}."
    _, tellings = reader.tellings(clean(Report(id="r", title=title, text=text, published=TUESDAY)))
    assert len(group(tellings)) == 1


def united(reader: Reader, text: str) -> int:
    """How many accounts are left of one for each telling, where no model puts any together."""
    _, tellings = reader.tellings(clean(Report(id="r", text=text, published=TUESDAY)))
    return len(unite([d for t in tellings for d in group([t])], "war", NEVER))


SHELLED = "Rebel shelling killed 43 people in a part of northern Iraq on Monday, a monitor said. "
BOMBED = "A car bomb killed 18 people in northern Iraq on Monday, a monitor said. "
STRUCK = "An air strike killed twelve people in northern Iraq on Monday, a monitor said. "


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SHELLED + "The shelling of Tel Keppe killed 43 people, doctors said.", 1),
        (SHELLED + "In a separate attack, shelling of Tel Keppe killed 43 people, doctors said.", 2),
        (SHELLED + "Another shelling of Tel Keppe killed 43 people, doctors said.", 2),
        (SHELLED + "Army shelling of the rebel-held town of Tel Keppe killed 43 people, doctors said.", 2),
        (BOMBED + "An air strike on Tel Keppe killed 18 people, the police said.", 2),
        (STRUCK + "Seven guards and five drivers died in the blast, police said.", 1),
        (STRUCK + "On Thursday seven guards and five drivers died in a blast, police said.", 2),
        (STRUCK + "In a separate attack seven guards and five drivers died in Tel Keppe, police said.", 2),
    ],
)
def test_as_many_dead_by_chance(reader: Reader, text: str, rows: int) -> None:
    assert united(reader, text) == rows


@pytest.mark.parametrize(
    "text",
    [
        SHELLED + "Army shelling of the rebel-held town of Tel Keppe killed 43 people, doctors said.",
        BOMBED + "An air strike on Tel Keppe killed 18 people, the police said.",
    ],
)
def test_as_many_dead_by_other_means_or_of_the_other_side(reader: Reader, text: str) -> None:
    assert len(accounts_on(TUESDAY, reader, text)) == 2


@pytest.mark.parametrize("opener", ["Earlier", "Also"])
def test_the_next_quarter_of_those_that_the_lead_lists(reader: Reader, opener: str) -> None:
    text = (
        "Six people were killed and 33 injured on Monday in rebel rocket attacks on the neighborhoods of "
        "al-Zuhour, al-Karama, al-Intisar and al-Wahda in Mosul city. Rebels fired a number of rocket "
        "shells, killing a woman and injuring 12 in al-Karama neighborhood. "
        f"{opener} rebels fired rocket shells at al-Zuhour neighborhood, killing 2 people and injuring 9."
    )
    assert [killed(a) for a in accounts_on(TUESDAY, reader, text)] == [{6, 1}, {2}]


def test_those_executed_and_others_told_without_a_comma(reader: Reader) -> None:
    text = "Rebels took a base on Friday. Nine soldiers were executed seven died in a suicide bombing."
    _, tellings = reader.tellings(clean(Report(id="r", text=text, published=TUESDAY)))
    assert [{c.min for c in t.counts} for t in tellings if t.counts] == [{9}, {7}]


def test_a_part_of_the_dead_is_not_the_toll_that_another_gives(reader: Reader) -> None:
    [only] = accounts_on(
        TUESDAY,
        reader,
        "Clashes on Monday in Tel Keppe left 31 people dead, 19 of them guards and 12 of them herders, the "
        "monitor said. A clinic had earlier spoken of 12 people killed in the clashes in Tel Keppe.",
    )
    dead = [c for c in only.claims if c.property is Property.KILLED and c.min == 12]
    assert len(dead) == 2


def quoted(account: Account) -> list[tuple[str | None, str]]:
    return [(c.attributed_to, c.passage.quote) for c in account.claims if c.property is Property.KILLED]


def test_what_the_lead_sums_up_is_quoted_where_it_is_told(reader: Reader) -> None:
    text = (
        "An air raid on a market in Mosul killed 12 people on Monday, a monitor said. "
        "The Tigris Monitor said 12 people were killed when jets hit the fish stalls in Mosul's old town."
    )
    [only] = accounts_on(TUESDAY, reader, text)
    assert [q for _, q in quoted(only)] == ["12 people were killed"]
    bounded = text.replace("said 12 people", "said at least 12 people")
    [only] = accounts_on(TUESDAY, reader, bounded)
    assert [q for _, q in quoted(only)] == ["at least 12 people were killed"]


@pytest.mark.parametrize(
    "again",
    [
        "The Tigris Monitor said 12 people had been killed in the raid.",  # the lead has "at least"
        "The Tigris Monitor said at least 12 soldiers were killed in the raid.",
        "The Tigris Monitor said the toll stood at more than 12 dead.",  # whom, only the lead says
    ],
)
def test_what_is_told_again_in_other_terms_leaves_the_leads_words(reader: Reader, again: str) -> None:
    lead = "An air raid on a market in Mosul killed at least 12 people on Monday, the Tigris Monitor said."
    [only] = accounts_on(TUESDAY, reader, f"{lead} {again}")
    assert quoted(only)[0][1] == "killed at least 12 people"


def test_at_least_by_nobody_named_and_the_number_by_somebody_are_two_claims(reader: Reader) -> None:
    text = (
        "An air raid on a market in Mosul on Monday killed at least 12 people. Smoke rose over the town. "
        "The Tigris Monitor said 12 people were killed."
    )
    [only] = accounts_on(TUESDAY, reader, text)
    assert [v for v, _ in quoted(only)] == [None, "Tigris Monitor"]


def test_a_deed_called_by_its_day_is_the_one_told_so_far(reader: Reader) -> None:
    text = (
        "The teachers said Tuesday they were grieved by the death of 31 pupils in a shooting in Iraq.\n\n"
        "The attack in Ramady left 8 others hurt, the guild said.\n\n"
        "The shops have shut. The buses stand still. “Monday’s sniper attacks in the town of Ramadi must be "
        "the last,” a teacher said."
    )
    found = accounts_on(TUESDAY, reader, text, "Teachers mourn 31 pupils")
    (told,) = found
    assert told.when.earliest == told.when.latest == date(2019, 6, 10)


def test_a_headlines_reports_or_round_number_are_the_texts(reader: Reader) -> None:
    text = "The Tigris Monitor said 87 herders were killed in an air raid on a market in Mosul on Monday."
    for title in (
        "Air raid on Mosul market kills 87 herders: reports",
        "Over 80 Killed In Mosul Market Raid",
    ):
        report = Report(id="r", title=title, text=text, published=TUESDAY)
        [only] = reader.read(clean(report)).accounts
        assert quoted(only) == [("Tigris Monitor", "87 herders were killed")]


def test_some_of_those_counted_before_are_no_count(reader: Reader) -> None:
    text = (
        "An air raid on a market in Mosul on Monday wounded 30 people. Its doctors fear for the lives of "
        "several of the wounded, who were in danger, the Tigris Monitor said."
    )
    [only] = accounts_on(TUESDAY, reader, text)
    assert [c.min for c in only.claims if c.property is Property.WOUNDED] == [30]


def test_a_sentence_that_opens_with_those_harmed_is_of_their_deed(reader: Reader) -> None:
    text = (
        "Nine rangers were killed in an ambush in eastern Iraq near the border with Iran, a forester said."
        "\n\nThe rangers were counting deer in Diyala on Friday and Saturday, he said, adding that about 14 "
        "poachers had been killed.\n\nBesides the nine rangers who died, three were wounded."
    )
    (told,) = accounts_on(TUESDAY, reader, text, "Nine rangers killed while counting deer")
    assert killed(told) == {9, 14}
    assert told.when.earliest == date(2019, 6, 7)


def test_some_of_the_dead_bring_no_date_of_their_guild(reader: Reader) -> None:
    text = (
        "Pirates killed 37 people in two raids on salt works, a pilot said.\n\nAt Derna 21 people were "
        "killed on Sunday.\n\nSixteen people died in a raid on Saturday at Tobruk, a nurse said.\n\n"
        "Four of the dead were singers of the Lamp Guild, a choir founded in December 2017."
    )
    found = accounts_on(TUESDAY, reader, text, "Pirates raid salt works")
    [told] = [a for a in found if 4 in killed(a)]
    assert killed(told) == {16, 4} and told.when.earliest == told.when.latest == date(2019, 6, 8)
