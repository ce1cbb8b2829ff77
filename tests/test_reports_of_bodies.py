"""Monitors, aid groups, communiqués: parts told apart, voices from elsewhere, rival tolls (invented)."""

from __future__ import annotations

import pytest

from accounts_told import accounts_on, killed, names
from counts_told import bounds, one
from invented import doc
from rashomon.clean import clean
from rashomon.model import IncidentType, Qualifier, Report, When
from rashomon.read.counts import find_counts
from rashomon.read.reader import Reader
from voices_told import behind

K, W = "killed", "wounded"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Parts of those told before, in a sentence without a word of harm.
        ("The list holds 120 people slain in May. Among them were 48 clerks and nine girls.",
         [(K, 120, 120), (K, 48, 48), (K, 9, 9)]),
        ("Raiders slew 70 villagers. 31 of them were farmers.", [(K, 70, 70), (K, 31, 31)]),
        ("A shell killed 16 people in Velm. Five girls were among them.", [(K, 16, 16), (K, 5, 5)]),
        ("Jets killed 16 people. They included two nurses.", [(K, 16, 16), (K, 2, 2)]),
        # Nor those who speak, the house they are of, or goods.
        ("A shell slew 40 marchers. Ten of them were pupils said a teacher.", [(K, 40, 40), (K, 10, 10)]),
        ("Eighteen people died in Velm. Ten of them belonged to one family.", [(K, 18, 18)]),
        ("A raid killed 18 people. Among them were two sacks of flour.", [(K, 18, 18)]),
        ("Gunmen abducted 40 pupils. Among them were nine girls said a teacher.",
         [("abducted", 40, 40), ("abducted", 9, 9)]),
        # Not where it is open what befell them.
        ("Jets killed 16 people and hurt 20. Five girls were among them.", [(K, 16, 16), (W, 20, 20)]),
        # Those shot in a massacre died.
        ("It recalls the massacre in which guards shot 22 farmers.", [(K, 22, 22)]),
        ("Our planes wiped out 30 gunmen near Velm.", [(K, 30, 30)]),
        ("A girl of nine shot by a rifleman lived for two days.", []),
        ("Raids on Velm killed nine. The health office put the dead at 12.", [(K, 9, 9), (K, 12, 12)]),
        ("A second gendarme was sniped at a gate.", [(K, 1, 1)]),
        ("The watch put the number of clerks killed between May 11 and 14 at 160.", [(K, 160, 160)]),
        ("Raid leaves 26 martyrs and wounded in Velm.", []),
        ("Raids left 26 martyrs and wounded 40 in Velm.", [(K, 26, 26), (W, 40, 40)]),
        ("A raid killed two clerks. The watch believes the number was at least eight.",
         [(K, 2, 2), (K, 8, None)]),
    ],
)  # fmt: skip
def test_counts(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Reports by the Velm Watch about 35 clerks killed in Orin are false.", Qualifier.EXACT),
        ("Any news about 35 clerks killed in Orin is false.", Qualifier.EXACT),
        ("The Velm Watch reports about 35 clerks killed in Orin.", Qualifier.ABOUT),
    ],
)
def test_what_is_told_about(text: str, qualifier: Qualifier) -> None:
    assert one(text).qualifier is qualifier


def test_people_of_a_town_nearby_speak() -> None:
    text = "Villagers in the nearby hamlet of Luz said they had buried 30 bodies."
    assert behind(text, "30 bodies") == "Villagers in the nearby hamlet of Luz"


def test_where_a_source_is_from_is_no_site_of_what_it_tells(reader: Reader) -> None:
    text = (
        "Unknown jets hit a farm in Sirte on Sunday. An official denied that its planes were near while "
        "a Misrata military source said that seven gunmen were killed."
    )
    [only] = accounts_on(When(), reader, text)
    assert killed(only) == {7}
    assert names(only) == "Sirte"


def test_a_spokesman_who_however_tells_another_toll(reader: Reader) -> None:
    text = (
        "Fighters stormed three army posts in Sangin last night and killed 47 troops. Separately a mine "
        "blew up a truck near Gereshk. A spokesman however said that only six guards had died in Sangin."
    )
    assert [killed(a) for a in accounts_on(When(), reader, text)] == [{47, 6}, set()]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Raids on Velm killed 12. The watch said 41 people were slain across Libya on Friday.", True),
        ("Raids on Velm killed 12. Some 61 guards were killed at posts in several provinces.", True),
        ("Raids on Velm killed 12. Bombs in several districts of Velm killed 61 guards.", False),
        ("Raids hit Velm since after midnight and 19 clerks were slain.", False),
        ("Over the past 24 hours 62 gunmen were killed in Ghazni Uruzgan and Helmand provinces.", True),
        ("Planes struck Velm on Friday. Clerks have listed 34 dead so far.", False),
    ],
)
def test_a_toll_of_a_country_is_a_total_and_one_so_far_is_not(text: str, total: bool) -> None:
    assert find_counts(doc(text))[0][-1].total is total


def test_a_day_of_a_front_is_the_sum_of_what_is_told_next(reader: Reader) -> None:
    text = (
        "Seven guards were killed and 13 hurt along the line during the past 24 hours an officer said on "
        "Monday. Four died near Popasna when their cart hit a mine and three were killed by rockets at "
        "Luhansk. In Horlivka nine clerks died in shelling rebels said."
    )
    told = [(killed(a), a.type) for a in accounts_on(When(), reader, text) if killed(a)]
    assert told[0] == ({4}, IncidentType.BOMB)
    assert told[1][0] == {3}
    assert {7} not in [k for k, _ in told]


@pytest.mark.parametrize(
    "where",
    [
        "An officer said in a statement in Tripoli that",
        "A spokesman told reporters in Tripoli that",
        "At a news conference in Tripoli on Sunday a spokesman said",
        "The defence office of the Tripoli Peoples Republic said",
    ],
)
def test_where_somebody_spoke_is_no_site(reader: Reader, where: str) -> None:
    text = f"Gunmen raided a farm near Sirte on Friday. {where} nine guards were killed."
    assert "Tripoli" not in [n for a in accounts_on(When(), reader, text) for n in names(a).split(", ")]


def test_the_wounded_of_the_first_of_two_shells(reader: Reader) -> None:
    text = (
        "Two shells fell in Sirte on Thursday killing two cooks and wounding 13 while another hit a school "
        "in Misrata where a girl lost her life. In Benghazi a car bomb blew up and killed four."
    )
    first = next(a for a in accounts_on(When(), reader, text) if names(a).startswith("Sirte"))
    assert {c.min for c in first.claims if c.property.value == W} == {13}


def test_figures_that_go_on_with_the_totals_of_a_lead(reader: Reader) -> None:
    text = (
        "The Velm Watch says that 914 people were killed in Libya between 1 March and 30 April. "
        "Snipers killed 71 people. Torture took the lives of 40. On May 9 a car bomb in Sirte killed 12."
    )
    reading = reader.read(clean(Report(id="r", text=text)))
    assert [t.min for t in reading.tallies] == [914, 71, 40]
    assert [killed(a) for a in reading.accounts] == [{12}]


def test_no_figures_go_on_with_a_total_told_behind_the_news(reader: Reader) -> None:
    text = (
        "A raid on Sirte left 17 people dead on Thursday. The coast has been lawless since 2011, with over "
        "900 fishermen killed this year. Near Sabha, a mine killed six guards."
    )
    assert [t.min for t in reader.read(clean(Report(id="r", text=text))).tallies] == [900]


def test_a_day_is_no_part_of_who_speaks() -> None:
    text = "Between 1 May and 30 June VELWA documented 40 deaths. VELWA says nine clerks died in a raid."
    assert behind(text, "nine clerks died") == "VELWA"


def test_a_toll_of_a_town_and_day_is_no_sum_of_what_befell_others(reader: Reader) -> None:
    text = (
        "Eleven died on 3 May 2014 when jets hit a bus in Sirte. The guard lost nine men fighting in "
        "Misrata on 4 May. In Benghazi a mine killed two clerks."
    )
    assert [killed(a) for a in accounts_on(When(), reader, text)] == [{11}, {9}, {2}]
